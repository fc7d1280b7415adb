//! The demonstration program: the fictional city of `sample_data`, built through the same imports and commands
//! as anyone's, its dates moved so that its anchor day is today.
//!
//! May use: `import`, `export`, `program`, `domain`.

mod dates;
mod figures;
mod files;
mod issue;
mod meeting_file;
mod player;
mod prepare;
mod record;
mod reference;
mod timeline;
mod values;

pub use files::FILES;

use crate::export::ExportError;
use crate::program::{Clock, Done, ManualClock, Output, Program, ProgramError};
use chrono::{DateTime, TimeDelta, Utc};
use player::Player;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why the demonstration program could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The program says no.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// A memo that went out can't be written.
    #[error(transparent)]
    Memo(#[from] ExportError),
    /// A sample file doesn't say what it should: a fault of this copy of Statroom.
    #[error("The sample data can't be read: {0}")]
    Sample(String),
    /// The file can't be put in place.
    #[error("{} can't be written: {why}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

/// Where the demonstration program is kept unless said otherwise: this person's data folder.
pub fn usual_place() -> PathBuf {
    let folder = directories::ProjectDirs::from("", "", "Statroom")
        .map_or_else(PathBuf::new, |folders| folders.data_dir().to_owned());
    folder.join("Port Alder Stat (demonstration).statroom")
}

/// Makes sure that the demonstration program stands at `place`; one that is there stays as it is.
///
/// # Errors
/// Why it could not be written.
pub fn ensure(place: &Path, clock: &Arc<dyn Clock>) -> Result<(), DemoError> {
    if place.exists() {
        Ok(())
    } else {
        write(place, clock.now())
    }
}

/// Writes the demonstration program anew; one that is there is kept beside it under another name, which is
/// returned.
///
/// # Errors
/// Why it could not be written.
pub fn write_anew(place: &Path, clock: &Arc<dyn Clock>) -> Result<Option<PathBuf>, DemoError> {
    let kept = if place.exists() {
        Some(put_aside(place).map_err(|error| cannot(place, &error))?)
    } else {
        None
    };
    write(place, clock.now())?;
    Ok(kept)
}

fn cannot(place: &Path, error: &std::io::Error) -> DemoError {
    DemoError::File {
        path: place.to_owned(),
        why: error.to_string(),
    }
}

/// Gives what stands at `place` a name nobody has, with the logs that belong to it.
fn put_aside(place: &Path) -> std::io::Result<PathBuf> {
    let stem = place.file_stem().unwrap_or_default().to_string_lossy();
    let free = (1..10_000)
        .map(|number| place.with_file_name(format!("{stem} (before {number}).statroom")))
        .find(|path| !path.exists())
        .ok_or(std::io::ErrorKind::AlreadyExists)?;
    std::fs::rename(place, &free)?;
    for log in ["-wal", "-shm"] {
        let of = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(log);
            PathBuf::from(name)
        };
        if of(place).exists() {
            std::fs::rename(of(place), of(&free))?;
        }
    }
    Ok(free)
}

/// Writes the program under a name of its own and puts it in place when it is whole.
fn write(place: &Path, now: DateTime<Utc>) -> Result<(), DemoError> {
    let folder = place
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| cannot(place, &error))?;
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let part = folder.join(format!(".{name}.{}.part", std::process::id()));
    // Built in memory, where nothing waits for the disk, and copied out in one go.
    build(now)?.back_up(&part, |_progress| true)?;
    std::fs::rename(&part, place).map_err(|error| {
        if let Err(left) = std::fs::remove_file(&part) {
            tracing::warn!("an unfinished file was left behind: {left}");
        }
        cannot(place, &error)
    })
}

/// The demonstration program in memory, as it stands at `now`.
///
/// # Errors
/// When the sample data isn't as it should be.
pub fn build(now: DateTime<Utc>) -> Result<Program, DemoError> {
    let city = files::city()?;
    let meetings = files::meetings()?;
    let shift = dates::Shift::to(city.anchor.0, now, &city.city.time_zone);
    let events = timeline::events(&city, &meetings, &shift);
    let first = events.first().map_or(now, |(at, _)| *at);
    let clock = Arc::new(ManualClock::at(first - TimeDelta::hours(1)));
    let mut program = Program::in_memory(city.city.settings(), clock.clone())?;
    let names = reference::load(&mut program, &shift, &city)?;
    let mut player = Player::new(program, shift, names);
    for (at, event) in &events {
        clock.advance(*at - clock.now());
        player.play(event)?;
    }
    player.into_program()
}

/// The key of what a command made.
fn made<I: From<uuid::Uuid>>(done: &Done) -> Result<I, DemoError> {
    match done.output {
        Output::Id(id) => Ok(id.into()),
        Output::Nothing | Output::Count(_) => {
            Err(DemoError::Sample("something was not made".to_owned()))
        }
    }
}

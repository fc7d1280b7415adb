//! The verbs of the command line, over the same program and export rooms as the app.
//!
//! May use every room. Results go to standard output, everything else to standard error. Usage errors
//! exit 2, failures 1 with one clear sentence.

pub mod args;
mod charting;
mod clock;
mod demonstration;
mod department_template;
mod importing;
mod issued;
mod lists;
mod mappings;
mod packaging;
mod papers;
mod recording;
mod signals;
mod signals_table;

pub use args::Arguments;
pub use clock::{AsOfClock, Machine, SteadyClock, TimeSource};

use crate::domain::city::City;
use crate::export::ExportError;
use crate::program::query;
use crate::program::{Clock, Program, ProgramError};
use args::Verb;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a verb writes.
pub struct Streams<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

impl std::fmt::Debug for Streams<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Streams")
    }
}

/// Why a verb failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program says no.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// A memo can't be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A stream can't be read or written.
    #[error("The output can't be written: {0}.")]
    Stream(#[from] std::io::Error),
    /// Anything else, in a sentence.
    #[error("{0}")]
    Words(String),
}

/// How a verb ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It did what was asked.
    Done,
    /// It ran, and what it found is not as it should be: exit 1.
    Wanting,
    /// Open the app on this program.
    OpenApp(PathBuf),
}

/// The clock a command line asks for.
pub fn clock_for(arguments: &Arguments) -> Arc<dyn Clock> {
    match arguments.as_of {
        Some(day) => Arc::new(AsOfClock::on(day)),
        None => Arc::new(SteadyClock::of(Machine)),
    }
}

/// A new city of this name with settings a stat office can start with; the time zone is the machine's.
pub fn new_city(name: &str) -> City {
    City {
        name: name.trim().to_owned(),
        office: "Office of Performance".to_owned(),
        fiscal_first_month: 7,
        time_zone: iana_time_zone::get_timezone().unwrap_or_else(|_unknown| "UTC".to_owned()),
        meeting_minutes: 90,
        materials_due_days: 14,
        memo_signatory: "Chief of Staff".to_owned(),
        memo_footer: "Internal use only".to_owned(),
        ..City::default()
    }
}

/// Carries a verb out.
///
/// # Errors
/// Why it failed, in one sentence.
pub fn run(
    verb: Verb,
    clock: &Arc<dyn Clock>,
    input: &mut dyn BufRead,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let open = |path: &Path| Program::open(path, Arc::clone(clock), "command line");
    match verb {
        Verb::New {
            file,
            name: _,
            from: Some(package),
        } => packaging::from_package(&package, &file, clock, streams)?,
        Verb::New {
            file,
            name,
            from: None,
        } => {
            let city = new_city(&name.unwrap_or_default());
            Program::create(&file, city, Arc::clone(clock), "command line")?;
            writeln!(streams.out, "{}", file.display())?;
        }
        Verb::Export(arguments) => {
            let program = open(&arguments.program)?;
            packaging::export(&arguments, &program, streams)?;
        }
        Verb::Measures(list) => lists::measures(&open(&list.program)?, list.json, streams)?,
        Verb::Signals(arguments) => signals::signals(&arguments, clock, streams)?,
        Verb::Meetings(list) => lists::meetings(&open(&list.program)?, list.json, streams)?,
        Verb::Actions(arguments) => {
            papers::actions(&open(&arguments.program)?, &arguments, streams)?;
        }
        Verb::Entries {
            program,
            meeting,
            json,
        } => {
            let program = open(&program)?;
            let meeting = query::find_meeting(&program, &meeting)?;
            lists::entries(&program, meeting, json, streams)?;
        }
        Verb::Record { program, meeting } => {
            let mut program = open(&program)?;
            let meeting = query::find_meeting(&program, &meeting)?;
            let kept = recording::record(&mut program, meeting, input, streams)?;
            return Ok(if kept { Ending::Done } else { Ending::Wanting });
        }
        Verb::Memo(arguments) => papers::memo(&open(&arguments.program)?, &arguments, streams)?,
        Verb::Issued {
            program,
            meeting,
            json,
        } => {
            let program = open(&program)?;
            let meeting = query::find_meeting(&program, &meeting)?;
            issued::list(&program, meeting, json, streams)?;
        }
        Verb::Demo(arguments) => return demonstration::write(arguments, clock, streams),
        Verb::Template(arguments) => {
            let program = open(&arguments.program)?;
            department_template::template(&arguments, &program, streams)?;
        }
        Verb::Mappings(arguments) => {
            mappings::mappings(&arguments, &mut open(&arguments.program)?, streams)?;
        }
        Verb::Import(arguments) => return importing::import(&arguments, clock, streams),
        Verb::Chart(arguments) => {
            charting::chart(&open(&arguments.program)?, &arguments, streams)?;
        }
        Verb::Check { program } => return check(&open(&program)?, streams),
        Verb::Backup { program, file } => {
            open(&program)?.back_up(&file, |_progress| true)?;
            writeln!(streams.out, "{}", file.display())?;
        }
    }
    Ok(Ending::Done)
}

/// Says what is wrong with a program, a line each.
fn check(program: &Program, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let faults = program.faults()?;
    if faults.is_empty() {
        writeln!(streams.out, "{} is sound.", program.path().display())?;
        return Ok(Ending::Done);
    }
    for fault in faults {
        writeln!(streams.out, "{}: {}", fault.part, fault.what)?;
    }
    Ok(Ending::Wanting)
}

//! The pictures of the city's papers and its own Word file: read and looked through off the frame.

use crate::domain::edition::MemoEdition;
use crate::domain::papers::PapersPicture;
use crate::export::docx::{LARGEST_TEMPLATE, Template, TemplateFault};
use crate::export::memo::{MemoKind, template_gives, template_says};
use crate::import::picture::{PictureFault, take_for_print};
use crate::program::{Clock, Command, Program, ProgramError, WordTemplate, query};
use crate::ui::models::PapersModel;
use crate::ui::outbox::Then;
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StatroomApp;
use super::issuing::Sent;
use super::jobs::Job;
use super::paper::Sample;
use super::work::Outcome;

/// Where samples lie among the copies that are looked at.
pub(super) const SAMPLES: &str = "samples";

impl StatroomApp {
    /// Reads a picture of the papers.
    pub(super) fn read_papers_picture(
        &mut self,
        place: PapersPicture,
        path: PathBuf,
        ctx: &Context,
    ) {
        self.work = Some(Job::start("Reading the picture", ctx, move |_| {
            Outcome::PapersRead(read_picture(place, &path).map_err(|fault| fault.to_string()))
        }));
    }

    /// Reads the city's own Word file.
    pub(super) fn read_word_template(&mut self, path: PathBuf, ctx: &Context) {
        self.work = Some(Job::start("Reading the Word file", ctx, move |_| {
            Outcome::PapersRead(read_template(&path))
        }));
    }

    /// Writes a memo into the city's own Word file, to be opened in the program that this computer has for such files:
    /// the one that is shown beside the settings.
    pub(super) fn write_sample(&mut self, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let path = session.program.path().to_owned();
        let clock = Arc::clone(&self.parts.clock);
        let kind = self
            .console
            .paper()
            .map_or(MemoKind::Stat, |(kind, _)| kind);
        let wanted = (kind, self.console.memo_edition(kind));
        self.work = Some(Job::start("Writing the sample", ctx, move |_| {
            Outcome::Sent(Sent::SampleWritten(sample(&path, &clock, wanted)))
        }));
    }

    /// Takes in what was read, and says what became of it on the way.
    pub(super) fn papers_were_read(&mut self, command: Command, note: &str) {
        let title = if matches!(command, Command::SetWordTemplate(_)) {
            "The Word memos are written into the file from now on."
        } else {
            "The picture stands on the memos from now on."
        };
        if self.run(command, Then::Nothing) {
            self.tell(title, note, true);
        }
    }
}

fn read_picture(place: PapersPicture, path: &Path) -> Result<(Command, String), PictureFault> {
    let name = name_of(path);
    let bytes = std::fs::read(path).map_err(|error| PictureFault::Unreadable {
        name: name.clone(),
        why: error.to_string(),
    })?;
    let taken = take_for_print(&name, bytes)?;
    let picture = Some(taken.picture);
    Ok((Command::SetPapersPicture { place, picture }, taken.note))
}

fn read_template(path: &Path) -> Result<(Command, String), String> {
    let unreadable = |error: std::io::Error| {
        format!(
            "{} can\u{2019}t be read ({error}). The memos stay as they were.",
            name_of(path)
        )
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_TEMPLATE as u64 {
        return Err(TemplateFault::TooLarge.to_string());
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let template = Template::read(&bytes).map_err(|fault| fault.to_string())?;
    let note = template.says("").join(" ");
    let name = name_of(path);
    let taken = WordTemplate { name, bytes };
    Ok((Command::SetWordTemplate(Some(taken)), note))
}

/// The sample: its name among the copies, and its bytes.
fn sample(
    path: &Path,
    clock: &Arc<dyn Clock>,
    (kind, edition): (MemoKind, MemoEdition),
) -> Result<(PathBuf, Vec<u8>), String> {
    let program = Program::open(path, Arc::clone(clock), "sample");
    let program = program.map_err(|error| error.to_string())?;
    let now = program.now();
    let bytes = Sample::default().word(&program, (kind, edition), now)?;
    // A folder of its own: the last one may still be open in another program, which holds it.
    let folder = now.format("%Y-%m-%d %H%M%S").to_string();
    let name = format!("{} - Sample.docx", kind.label());
    Ok((Path::new(SAMPLES).join(folder).join(name), bytes))
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// How the papers look. A Word file that can't be read is said where its sentences stand.
pub(super) fn model(program: &Program) -> Result<PapersModel, ProgramError> {
    let says = template_says(program);
    Ok(PapersModel {
        view: query::papers(program)?,
        template_gives: template_gives(program).unwrap_or_default(),
        template_says: says.unwrap_or_else(|error| vec![error.to_string()]),
    })
}

//! Taking a file in: read and compared off the frame, shown as a plan with its findings, written off the
//! frame as one step of the window.

use crate::program::query::{self, MeasureBook};
use crate::program::{Clock, Command, HandedStep, Program, ProgramError, StoreError};
use crate::ui::console::importing::model::counted;
use crate::ui::console::importing::{self, Kept};
use crate::ui::outbox::FilePurpose;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;
use eframe::egui::Context;
use std::path::Path;
use std::sync::Arc;

use super::StatroomApp;
use super::jobs::{Job, JobLink};
use super::wizard::GivenPlan;
use super::work::Outcome;

/// The window as the journal and the batches name it, whichever of its connections writes.
const WINDOW: &str = "this window";

/// What the dialog over a running import is called.
const TITLE: &str = "Importing figures";

/// What is said where the program is another than the one that the file was compared with.
const COMPARED_AGAIN: &str = "Measures or figures in it are no longer those that the file was compared with, so it \
    is compared again. Nothing was taken in; look at what would happen now, and import it then.";

/// What became of an import.
#[derive(Debug)]
pub(crate) enum Taken {
    /// The figures are in.
    In(Box<TakenIn>),
    /// What the file was compared with is no longer so, and nothing was taken in.
    Changed,
    /// It was stopped and nothing was taken in.
    Stopped,
    /// It failed, and why; nothing was taken in.
    Failed(String),
}

/// Figures that are in, and what the window needs to show them.
#[derive(Debug)]
pub(crate) struct TakenIn {
    /// Name of the file, and how many figures are new and how many changed.
    name: String,
    counts: (usize, usize),
    step: Option<HandedStep>,
    measures: MeasureBook,
}

/// Writes the figures of a file by a connection of its own, so that the window is drawn meanwhile.
fn take_in(
    given: GivenPlan,
    kept: Kept,
    (program, clock): (&Path, &Arc<dyn Clock>),
    link: &JobLink,
) -> Taken {
    match written(given, kept, (program, clock), link) {
        Ok(taken) => taken,
        Err(ProgramError::Store(StoreError::Stopped)) => Taken::Stopped,
        Err(ProgramError::ComparedBefore) => Taken::Changed,
        Err(error) => Taken::Failed(error.to_string()),
    }
}

fn written(
    given: GivenPlan,
    kept: Kept,
    (program, clock): (&Path, &Arc<dyn Clock>),
    link: &JobLink,
) -> Result<Taken, ProgramError> {
    let GivenPlan { mut planned } = given;
    let mut program = Program::open(program, Arc::clone(clock), WINDOW)?;
    let by = kept.by.as_deref().unwrap_or(WINDOW);
    // Nobody else holds the plan, so that its figures become those of the batch where they lie.
    let mut batch = match Arc::get_mut(&mut planned) {
        Some(planned) => planned.plan.give_batch(by),
        None => planned.plan.batch(by),
    };
    if let (Some(name), Some(used)) = (kept.name, &mut batch.mapping)
        && used.name != name
    {
        used.saved = None;
        used.chosen = true;
        used.name = name;
    }
    let command = Command::ImportFigures(batch);
    program.run_watched(command, &|share| {
        link.progress(share);
        !link.stopped()
    })?;
    link.progress(1.0);
    let plan = &planned.plan;
    let counts = plan.counts;
    let (new, changed) = plan.made.map_or((counts.new, counts.changed), |made| {
        (made.new, made.changed)
    });
    Ok(Taken::In(Box::new(TakenIn {
        name: plan.source.clone(),
        counts: (new, changed),
        step: program.give_step(),
        measures: query::measures(&program)?,
    })))
}

/// Reads a list of people, measures or targets as the command that takes it in, and what to say of it.
///
/// # Errors
/// In a sentence, when the list or the program can't be read.
pub(crate) fn list(
    purpose: &FilePurpose,
    path: &Path,
    program: &Path,
    clock: &Arc<dyn Clock>,
) -> Result<(Command, String), String> {
    let program =
        Program::open(program, Arc::clone(clock), "import").map_err(|error| error.to_string())?;
    let read = if *purpose == FilePurpose::ImportPeople {
        crate::import::lists::people(path, &program)
    } else if *purpose == FilePurpose::ImportMeasures {
        crate::import::lists::measures(path, &program)
    } else {
        crate::import::lists::targets(path, &program)
    };
    read.map_err(|error| error.to_string())
}

impl StatroomApp {
    /// Whether a job writes to the program, so that nothing else may until it is done.
    pub(super) fn is_writing(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.writes)
    }

    /// Takes in what was planned, off the frame.
    pub(super) fn import_planned(&mut self, given: GivenPlan, kept: Kept, ctx: &Context) {
        self.keep_drafts();
        let Some(session) = &self.session else { return };
        let (program, clock) = (
            session.program.path().to_owned(),
            Arc::clone(&self.parts.clock),
        );
        let title = format!("Taking in the figures of {}", given.planned.plan.source);
        let job = Job::start(title, ctx, move |link| {
            Outcome::TakenIn(take_in(given, kept, (&program, &clock), link))
        });
        self.work = Some(job.writing());
    }

    /// Draws the dialog over a running import: how far it is, and a way to stop it.
    pub(super) fn draw_import(&mut self, ctx: &Context) {
        let Some(work) = self.work.as_ref().filter(|work| work.writes) else {
            return;
        };
        if self.is_aside() {
            return;
        }
        // Enter must not stop it, nor Escape: only the button does. While a meeting runs the record must not wait.
        let dialog = Dialog::new(TITLE, "Stop").cancel("Put aside").removes();
        let dialog = if self.runs_a_meeting() {
            dialog.alone()
        } else {
            dialog
        };
        let answer = dialog.show(ctx, |ui| {
            text::body(ui, &format!("{} …", work.name));
            ui.add_space(space::S);
            progress(ui, &work.name, work.share(), Tone::Accent);
            ui.add_space(space::S);
            text::caption(
                ui,
                "All of it is taken in, or nothing when it is stopped. Put aside, it goes on while you look at other pages.",
            );
        });
        match answer {
            Answer::Confirmed => work.stop(),
            Answer::Dismissed if !self.runs_a_meeting() => self.put_aside(),
            Answer::Dismissed | Answer::Waiting => {}
        }
        ctx.request_repaint_after(std::time::Duration::from_millis(50));
    }

    /// Shows what became of an import.
    pub(super) fn figures_taken(&mut self, taken: Taken, ctx: &Context) {
        let kept = "Nothing was taken in; the program is as it was.";
        match taken {
            Taken::In(taken) => {
                let aside = self.is_aside();
                self.wizard = None;
                importing::put_away(ctx);
                self.show_taken(*taken);
                // What comes next stands no more in the way than what went before.
                if aside {
                    self.put_aside();
                }
            }
            Taken::Changed => {
                self.say_of_import("The program changed meanwhile.", COMPARED_AGAIN);
                if let Some(wizard) = &mut self.wizard {
                    wizard.compare_afresh();
                }
            }
            Taken::Stopped => self.not_taken("The import was stopped.", kept),
            Taken::Failed(why) => {
                self.not_taken("The figures were not imported.", &format!("{why} {kept}"));
            }
        }
    }

    /// Shows figures that are in, and begins with the file whose turn it is.
    fn show_taken(&mut self, taken: TakenIn) {
        let Some(session) = &mut self.session else {
            return;
        };
        let shown = session.took_in(taken.step, taken.measures);
        let (new, changed) = (counted(taken.counts.0), counted(taken.counts.1));
        let words = format!("{new} new, {changed} changed from {}.", taken.name);
        self.tell("The figures are in.", &words, true);
        if self.in_turn.is_several() {
            self.file_is_in(&taken.name, taken.counts);
        }
        if let Err(error) = shown {
            let title = "The figures are in, but could not be shown.";
            self.fail(title, &error.to_string());
        }
    }

    /// Says why nothing was taken in, and finds out again what would happen: the plan went into the write.
    fn not_taken(&mut self, title: &str, words: &str) {
        self.say_of_import(title, words);
        if let Some(wizard) = &mut self.wizard {
            wizard.compare_again();
        }
    }

    /// Says it where the import still stands, with all that was chosen in it.
    pub(super) fn say_of_import(&mut self, title: &str, words: &str) {
        if let Some(wizard) = &mut self.wizard {
            wizard.model.said = Some((title.to_owned(), words.to_owned()));
        }
        if self.wizard.is_none() || self.is_aside() {
            self.fail(title, words);
        }
    }

    /// Gives the keyboard back once an import is over.
    pub(super) fn put_import_away(ctx: &Context) {
        Dialog::new(TITLE, "Stop").put_away(ctx);
    }
}

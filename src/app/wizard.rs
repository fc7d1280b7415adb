//! A file on its way in: opened, looked at, read and compared off the frame, one job after the other, while its four
//! steps are drawn over the console.

mod pasting;
mod reading;

use crate::import::PlanOptions;
use crate::import::grid::ReadOptions;
use crate::import::understand::{Layout, Mapping};
use crate::ui::console::importing::{
    self, Asked, ImportModel, ImportStep, ImportView, Looked, Planned,
};
use crate::ui::outbox::FilePurpose;
use crate::ui::verbs::StepVerb;
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StatroomApp;
use super::jobs::{Job, JobState};
use reading::{Opened, Task};

/// Where the table comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// A file.
    File(PathBuf),
    /// The clipboard.
    Pasted(Arc<str>),
}

/// What a job came to.
enum Came {
    /// The file is open.
    Opened(Box<Opened>),
    /// A sheet was looked at: what it is taken for.
    Looked(Looked, Box<Mapping>),
    /// It is known what would happen.
    Planned(Planned),
    /// It can't be read, or not so.
    Failed(String),
    /// Somebody stopped it.
    Stopped,
}

/// An import that is open.
pub(super) struct Wizard {
    pub(super) model: ImportModel,
    view: ImportView,
    from: Origin,
    job: Option<Job<Came>>,
    /// What the job at hand comes to is of no interest any more.
    discards: bool,
    /// What is done once it has ended.
    then: Option<Task>,
}

/// Endings of the files that are tables.
pub(super) const TABLES: [&str; 9] = [
    "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "tdf",
];

impl Wizard {
    fn new(from: Origin) -> Self {
        let name = match &from {
            Origin::File(path) => path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            Origin::Pasted(_) => "the pasted table".to_owned(),
        };
        Self {
            model: ImportModel {
                name,
                ..ImportModel::default()
            },
            view: ImportView::default(),
            from,
            job: None,
            discards: false,
            then: None,
        }
    }

    /// Whether it reads or compares.
    pub(super) const fn works(&self) -> bool {
        self.job.is_some() || self.then.is_some()
    }

    /// Begins something in place of what is under way.
    fn begin(&mut self, task: Task) {
        // Two that read one file would move each other's place in it: the next begins when this one has ended.
        if let Some(job) = &self.job {
            job.stop();
            self.discards = true;
        }
        self.then = Some(task);
    }

    fn go_on(&mut self, ctx: &Context, place: &reading::Place) {
        if let Some(job) = &self.job {
            let came = match job.state() {
                JobState::Running => None,
                JobState::Done(came) => Some(came),
                JobState::Lost | JobState::GivenUp => Some(Came::Failed(
                    "Reading ended unexpectedly; try it again.".to_owned(),
                )),
            };
            if let Some(came) = came {
                self.job = None;
                if !std::mem::take(&mut self.discards) {
                    self.take(came);
                }
            }
        }
        if self.job.is_none()
            && let Some(task) = self.then.take()
        {
            self.job = Some(reading::start(task, place, ctx));
        }
        let works = self.job.as_ref().map(|job| (job.name.clone(), job.share()));
        if works.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
        self.model.works = works;
    }

    /// Takes what a job came to, and begins with what follows.
    fn take(&mut self, came: Came) {
        let model = &mut self.model;
        model.fault = None;
        match came {
            Came::Opened(opened) => {
                let Opened {
                    book,
                    known,
                    sheet,
                    template,
                } = *opened;
                model.name.clone_from(&book.source);
                model.book = Some(book);
                model.known = Some(known);
                model.sheet = sheet;
                if let Some((head, planned)) = template {
                    model.template = Some(Arc::new(head));
                    self.take(Came::Planned(planned));
                    let step = self.first_step();
                    self.view.go(step);
                    return;
                }
                self.look(None, None);
            }
            Came::Looked(looked, mapping) => {
                model.looked = Some(Arc::new(looked));
                model.mapping = *mapping;
                self.plan();
            }
            Came::Planned(planned) => model.planned = Some(Arc::new(planned)),
            Came::Failed(why) => model.fault = Some(why),
            Came::Stopped => {
                model.fault =
                    Some("Reading was stopped. Change something to read it again.".to_owned());
            }
        }
    }

    /// The first step in which something waits for a person, once everything is known.
    fn first_step(&self) -> ImportStep {
        let counts = self
            .model
            .planned
            .as_ref()
            .map(|planned| planned.plan.counts);
        if counts.is_some_and(|counts| counts.refused > 0) {
            ImportStep::Found
        } else {
            ImportStep::Summary
        }
    }

    /// Looks at the sheet, anew for that layout and heading.
    fn look(&mut self, layout: Option<Layout>, heading: Option<(u64, u64)>) {
        let (Some(book), Some(known)) = (&self.model.book, &self.model.known) else {
            return;
        };
        self.model.planned = None;
        self.model.corrections.clear();
        let task = Task::Look {
            book: Arc::clone(book),
            sheet: self.model.sheet,
            layout,
            heading,
            first_month: known.fiscal_first_month,
        };
        self.begin(task);
    }

    /// Reads the sheet as it is to be read, and compares it.
    fn plan(&mut self) {
        let model = &self.model;
        let (Some(book), Some(known)) = (&model.book, &model.known) else {
            return;
        };
        let task = Task::Plan {
            book: Arc::clone(book),
            known: Arc::clone(known),
            sheet: model.sheet,
            mapping: Box::new(model.mapping.clone()),
            options: PlanOptions {
                // A measure that a rule makes was named by whoever wrote the rule.
                create_measures: model.options.create_measures
                    || model.mapping.layout == Layout::Events,
                ..model.options.clone()
            },
            corrections: model.corrections.clone(),
        };
        self.begin(task);
    }

    /// Opens the file anew, read as text in that way.
    fn open(&mut self) {
        self.model.looked = None;
        self.model.planned = None;
        self.model.fault = None;
        self.model.corrections.clear();
        let task = Task::Open {
            from: self.from.clone(),
            reading: self.model.reading,
        };
        self.begin(task);
    }

    fn settle(&mut self, options: PlanOptions) {
        self.model.options = options;
        self.plan();
    }

    fn text(&mut self, reading: ReadOptions) {
        self.model.reading = reading;
        self.open();
    }

    /// Does what was asked for, as far as it is about reading. What is left is the app's.
    fn answer(&mut self, asked: Asked) -> Option<Asked> {
        match asked {
            Asked::Close | Asked::PickFile | Asked::Import => return Some(asked),
            Asked::Stop => {
                if let Some(job) = &self.job {
                    job.stop();
                }
            }
            Asked::Sheet(sheet) => {
                self.model.sheet = sheet;
                self.look(None, None);
            }
            Asked::Text(reading) => self.text(reading),
            Asked::Look(layout, heading) => self.look(Some(layout), Some(heading)),
            Asked::Map(mapping) => {
                self.model.mapping = *mapping;
                self.plan();
            }
            Asked::Settle(options) => self.settle(options),
            Asked::Correct(place, text) => {
                match text {
                    Some(text) => self.model.corrections.insert(place, text),
                    None => self.model.corrections.remove(&place),
                };
                self.plan();
            }
            Asked::CorrectNothing => {
                self.model.corrections.clear();
                self.plan();
            }
        }
        self.model.said = None;
        None
    }
}

impl StatroomApp {
    /// Whether an import is being read or compared.
    #[doc(hidden)]
    pub fn reads_figures(&self) -> bool {
        self.wizard.as_ref().is_some_and(|wizard| wizard.works())
    }

    /// Begins the import of a file.
    pub(super) fn import_file(&mut self, path: &Path) {
        self.import_from(Origin::File(path.to_owned()));
    }

    fn import_from(&mut self, from: Origin) {
        if self.session.is_none() || self.is_writing() {
            return;
        }
        let mut wizard = Wizard::new(from);
        wizard.open();
        self.news = None;
        self.wizard = Some(Box::new(wizard));
    }

    /// Does what a verb of the import's steps says.
    pub(super) fn import_step(&mut self, verb: StepVerb) {
        if let Some(wizard) = &mut self.wizard {
            wizard.view.press(verb);
        }
    }

    /// Draws the import that is open, and does what was asked for in it.
    pub(super) fn draw_wizard(&mut self, ctx: &Context) {
        // While the figures are written the dialog over that stands in its place.
        if self.is_writing() {
            return;
        }
        let (Some(mut wizard), Some(session)) = (self.wizard.take(), &self.session) else {
            return;
        };
        let place = reading::Place {
            program: session.program.path().to_owned(),
            clock: Arc::clone(&self.parts.clock),
        };
        wizard.go_on(ctx, &place);
        let asked = importing::show(ctx, &wizard.model, &mut wizard.view);
        let left = asked.and_then(|asked| wizard.answer(asked));
        wizard.go_on(ctx, &place);
        match left {
            Some(Asked::Close) => {
                importing::put_away(ctx);
                if let Some(job) = &wizard.job {
                    job.stop();
                }
                return;
            }
            Some(Asked::PickFile) => {
                importing::put_away(ctx);
                self.pick(FilePurpose::ImportFigures, ctx);
                return;
            }
            Some(Asked::Import) => {
                if let Some(planned) = wizard.model.planned.clone() {
                    self.import_planned(planned, ctx);
                }
            }
            Some(_) | None => {}
        }
        self.wizard = Some(wizard);
    }
}

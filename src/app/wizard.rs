//! A file on its way in: opened, looked at, read and compared off the frame, one job after the other, while its four
//! steps are drawn over the console.

mod again;
mod answering;
mod aside;
mod copied;
mod in_turn;
mod pasting;
mod reading;
mod showing;
mod values;

use crate::domain::import_names::SavedMapping;
use crate::import::understand::{Layout, Mapping};
use crate::import::{KnownTable, PlanOptions, Recognised, Recognition, dates_of};
use crate::program::query::FigureKnowledge;
use crate::ui::console::importing::{ImportModel, ImportStep, ImportView, Looked, Planned};
use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

use super::jobs::{Job, JobState};
pub(super) use again::GivenPlan;
use copied::copied_paths;
pub(super) use in_turn::{InTurn, called, names};
pub(super) use pasting::Pasting;
use reading::{LastRead, Opened, Task};
use values::Looking;

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
    Looked(Box<Looked>, Box<Mapping>),
    /// How it is to be read by a saved mapping that was chosen.
    Like(Box<Recognised>),
    /// What the program knows now.
    Known(Arc<FigureKnowledge>),
    /// It is known what would happen.
    Planned(Box<Planned>),
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
    /// Somebody stopped what is under way, and what would follow.
    stops: bool,
    /// What is done once it has ended.
    then: Option<Task>,
    /// Saved mappings that nearly fit.
    proposed: Vec<Recognised>,
    /// The saved mapping it is read by.
    saved: Option<SavedMapping>,
    /// What that says, until the sheet was looked at.
    told: Option<Mapping>,
    /// It goes on to where something waits, once what would happen is known.
    hurries: bool,
    /// What was read last of the file.
    read: LastRead,
    /// The figures of a template that was filled in.
    filled: Option<Arc<KnownTable>>,
    /// The values of a column that are being read.
    looking: Option<Looking>,
    /// It was put aside: it goes on while one looks at other pages.
    aside: bool,
}

/// Endings of the files that are tables.
pub(super) const TABLES: [&str; 9] = [
    "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "tdf",
];

impl Wizard {
    fn new(from: Origin, file: u64) -> Self {
        let name = match &from {
            Origin::File(path) => called(path),
            Origin::Pasted(_) => "the pasted table".to_owned(),
        };
        Self {
            model: ImportModel {
                name,
                ..ImportModel::default()
            },
            view: ImportView::of_file(file),
            from,
            job: None,
            discards: false,
            stops: false,
            then: None,
            proposed: Vec::new(),
            saved: None,
            told: None,
            hurries: false,
            read: LastRead::default(),
            filled: None,
            looking: None,
            aside: false,
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
                let stopped = std::mem::take(&mut self.stops);
                if !std::mem::take(&mut self.discards) {
                    self.take(if stopped { Came::Stopped } else { came });
                }
            }
        }
        self.look_at_values(ctx);
        if self.job.is_none()
            && self.looking.is_none()
            && let Some(task) = self.then.take()
        {
            self.job = Some(reading::start(task, place, ctx));
        }
        let works = self.job.as_ref().map(|job| (job.name.clone(), job.share()));
        let waits = || self.then.as_ref().map(|task| (task.name().to_owned(), 0.0));
        let works = works.or_else(waits);
        if works.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
        self.model.works = works;
    }

    /// Takes what a job came to, and begins with what follows.
    fn take(&mut self, came: Came) {
        let model = &mut self.model;
        model.fault = None;
        model.stopped = false;
        match came {
            Came::Opened(opened) => {
                let Opened {
                    book,
                    known,
                    sheet,
                    template,
                    like,
                } = *opened;
                model.name.clone_from(&book.source);
                model.book = Some(book);
                // Where there is no measure yet, none can be meant.
                model.options.create_measures = known.measures.is_empty();
                model.known = Some(known);
                model.sheet = sheet;
                if let Some((head, table, planned)) = template {
                    model.template = Some(Arc::new(head));
                    model.options.create_measures = false;
                    self.filled = Some(table);
                    self.take(Came::Planned(Box::new(planned)));
                    let step = self.first_step();
                    self.view.go(step);
                    return;
                }
                self.like(like);
            }
            Came::Looked(looked, guessed) => {
                model.mapping = match self.told.take() {
                    Some(told) => Mapping {
                        dates: dates_of(&told, &guessed, &looked.guesses),
                        ..told
                    },
                    None => *guessed,
                };
                model.looked = Some(Arc::from(looked));
                self.plan();
            }
            Came::Like(found) => self.read_as(*found),
            Came::Known(known) => {
                model.known = Some(known);
                self.plan();
            }
            Came::Planned(planned) => {
                model.planned = Some(Arc::from(planned));
                if std::mem::take(&mut self.hurries) {
                    let step = self.first_step();
                    self.view.go(step);
                }
            }
            Came::Failed(why) => model.fault = Some(why),
            Came::Stopped => {
                model.fault = Some("Reading was stopped.".to_owned());
                model.stopped = true;
            }
        }
    }

    /// Reads the file as those like it were read, if there were any.
    fn like(&mut self, like: Recognition) {
        self.proposed = like.proposed().to_vec();
        let told = self.proposed.iter().map(|found| {
            let differs = found.differences();
            let several = || "others fit as well".to_owned();
            (
                found.words(),
                if differs.is_empty() {
                    several()
                } else {
                    differs
                },
            )
        });
        self.model.proposed = told.collect();
        match like.found() {
            Some(found) => {
                self.hurries = true;
                self.read_as(found);
            }
            None => self.look(None, None),
        }
    }

    /// Reads the file by a saved mapping.
    fn read_as(&mut self, found: Recognised) {
        let sheets = self.model.book.as_ref().map(|book| book.sheets.iter());
        let at =
            sheets.and_then(|mut sheets| sheets.position(|one| one.name == found.mapping.sheet));
        self.model.sheet = at.unwrap_or(self.model.sheet);
        let differs = found.differences();
        let differs = match differs.as_str() {
            "" => String::new(),
            differs => format!(" In this file {differs}."),
        };
        self.model.remembered = Some(format!("Read as {}.{differs}", found.words()));
        self.model.saved = Some(found.saved.id);
        self.model.proposed.clear();
        let mapping = found.mapping;
        let heading = (mapping.heading_row, mapping.heading_rows);
        self.saved = Some(found.saved);
        let layout = mapping.layout;
        self.told = Some(mapping);
        self.look(Some(layout), Some(heading));
    }

    /// From now on it is no longer read by a saved mapping.
    fn guess_alone(&mut self) {
        self.saved = None;
        self.told = None;
        self.model.remembered = None;
        self.model.saved = None;
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
        let task = Task::Look {
            book: Arc::clone(book),
            sheet: self.model.sheet,
            layout,
            heading,
            first_month: known.fiscal_first_month,
        };
        self.model.planned = None;
        self.model.corrections.clear();
        self.forget_values();
        self.begin(task);
    }

    /// Reads the sheet as it is to be read, and compares it.
    fn plan(&mut self) {
        let model = &self.model;
        let (Some(book), Some(known)) = (&model.book, &model.known) else {
            return;
        };
        if let Some(table) = &self.filled {
            let task = Task::Filled {
                book: Arc::clone(book),
                known: Arc::clone(known),
                table: Arc::clone(table),
                answers: Box::new(model.mapping.clone()),
                options: model.options.clone(),
                corrections: model.corrections.clone(),
            };
            self.begin(task);
            return;
        }
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
            saved: self.saved.clone(),
            last: Arc::clone(&self.read),
        };
        self.begin(task);
    }

    /// Opens the file anew, read as text in that way.
    fn open(&mut self) {
        self.model.looked = None;
        self.model.planned = None;
        self.model.fault = None;
        self.model.corrections.clear();
        self.filled = None;
        self.forget_values();
        let task = Task::Open {
            from: self.from.clone(),
            reading: self.model.reading,
        };
        self.begin(task);
    }
}

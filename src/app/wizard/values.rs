//! The values of columns, read off the frame once somebody wants to choose from them and nothing else reads the file.

use crate::import::grid::Watch;
use crate::import::{ColumnValues, ImportError, column_values};
use crate::ui::console::importing::ColumnRead;
use eframe::egui::Context;
use std::sync::Arc;
use std::time::Duration;

use super::Wizard;
use crate::app::jobs::{Job, JobLink, JobState};

/// The values of a column that are being read.
pub(super) struct Looking {
    column: usize,
    job: Job<Result<ColumnValues, ImportError>>,
    /// Another sheet is read by now, or this one otherwise.
    stale: bool,
}

impl Wizard {
    /// Reads the values of the column that is wanted; makes way for whatever else waits for the file.
    pub(super) fn look_at_values(&mut self, ctx: &Context) {
        self.take_values();
        if let Some(looking) = &self.looking {
            if self.then.is_some() {
                looking.job.stop();
            }
            ctx.request_repaint_after(Duration::from_millis(50));
            return;
        }
        let wanted = self.view.wanted_values();
        if self.job.is_some() || self.then.is_some() {
            return;
        }
        let Some(column) = wanted.filter(|column| !self.model.values.contains_key(column)) else {
            return;
        };
        let (Some(book), Some(looked)) = (self.model.book.clone(), &self.model.looked) else {
            return;
        };
        let (sheet, above) = (self.model.sheet, looked.table.above);
        let corrections = self.model.corrections.clone();
        let read = move |link: &JobLink| {
            let told = |share: f64| link.goes_on(share as f32);
            let sheet = super::reading::one_sheet(&book, sheet)?;
            column_values(sheet, (column, above), &corrections, Watch::new(&told))
        };
        let job = Job::start("Reading the values", ctx, read);
        self.looking = Some(Looking {
            column,
            job,
            stale: false,
        });
        self.model.values.insert(column, ColumnRead::Reading(0.0));
        ctx.request_repaint_after(Duration::from_millis(50));
    }

    /// Takes what was read, or notes how far that is.
    fn take_values(&mut self) {
        let Some(looking) = &self.looking else { return };
        let (column, stale) = (looking.column, looking.stale);
        let read = match looking.job.state() {
            JobState::Running => {
                let share = looking.job.share();
                if !stale {
                    self.model.values.insert(column, ColumnRead::Reading(share));
                }
                return;
            }
            JobState::Done(Ok(values)) => Some(ColumnRead::Read(Arc::new(values))),
            // It made way, and is wanted again if the list is still open.
            JobState::Done(Err(ImportError::Stopped)) => None,
            JobState::Done(Err(error)) => Some(ColumnRead::Failed(error.to_string())),
            JobState::Lost | JobState::GivenUp => {
                let words = "Reading the values ended unexpectedly.";
                Some(ColumnRead::Failed(words.to_owned()))
            }
        };
        self.looking = None;
        if stale {
            return;
        }
        match read {
            Some(read) => self.model.values.insert(column, read),
            None => self.model.values.remove(&column),
        };
    }

    /// Whatever is under way for it comes to an end.
    pub(super) fn end(&mut self) {
        if let Some(job) = &self.job {
            job.stop();
        }
        self.forget_values();
    }

    /// What was read of columns holds no longer.
    pub(super) fn forget_values(&mut self) {
        self.model.values.clear();
        if let Some(looking) = &mut self.looking {
            looking.job.stop();
            looking.stale = true;
        }
    }
}

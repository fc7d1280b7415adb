//! What a person asks of an import that is open, as far as it is about reading.

use crate::domain::ids::MappingId;
use crate::import::PlanOptions;
use crate::import::grid::ReadOptions;
use crate::ui::console::importing::Asked;
use std::sync::Arc;

use super::Wizard;
use super::reading::Task;

impl Wizard {
    fn settle(&mut self, options: PlanOptions) {
        self.model.options = options;
        self.plan();
    }

    fn text(&mut self, reading: ReadOptions) {
        self.model.reading = reading;
        self.open();
    }

    /// Reads it by a saved mapping.
    fn like_saved(&mut self, at: usize) {
        if let (Some(book), Some(known)) = (&self.model.book, &self.model.known) {
            let (book, known) = (Arc::clone(book), Arc::clone(known));
            self.begin(Task::Like { book, known, at });
        }
    }

    /// A saved mapping got another name, or was forgotten: what the program knows is read anew.
    pub(super) fn mapping_changed(&mut self, id: MappingId, name: Option<String>) {
        if self.model.saved == Some(id) {
            match name {
                Some(name) => {
                    self.model.remembered = Some(format!("Read as \u{201c}{name}\u{201d}."));
                    if let Some(saved) = &mut self.saved {
                        saved.name = name;
                    }
                }
                None => self.guess_alone(),
            }
        }
        self.begin(Task::Know);
    }

    /// Does what was asked for, as far as it is about reading. What is left is the app's.
    pub(super) fn answer(&mut self, asked: Asked) -> Option<Asked> {
        match asked {
            Asked::Close
            | Asked::Skip
            | Asked::PickFile
            | Asked::PutAside
            | Asked::Rename(..)
            | Asked::Forget(_)
            | Asked::Import(_) => {
                return Some(asked);
            }
            Asked::Stop => {
                if let Some(job) = &self.job {
                    job.stop();
                    self.stops = true;
                }
            }
            Asked::Again => self.compare_again(),
            Asked::ReadAs(at) => {
                if let Some(found) = self.proposed.get(at).cloned() {
                    self.read_as(found);
                }
            }
            Asked::Like(Some(at)) => self.like_saved(at),
            Asked::Like(None) => {
                self.guess_alone();
                self.look(None, None);
            }
            Asked::Sheet(sheet) => {
                self.model.sheet = sheet;
                self.guess_alone();
                self.look(None, None);
            }
            Asked::Text(reading) => self.text(reading),
            Asked::Look(layout, heading) => {
                self.guess_alone();
                self.look(Some(layout), Some(heading));
            }
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
                self.forget_values();
                self.plan();
            }
            Asked::CorrectNothing => {
                self.model.corrections.clear();
                self.forget_values();
                self.plan();
            }
        }
        self.model.said = None;
        None
    }
}

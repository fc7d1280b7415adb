//! What a person asks of an import that is open, as far as it is about reading.

use crate::import::PlanOptions;
use crate::import::grid::ReadOptions;
use crate::ui::console::importing::Asked;

use super::Wizard;

impl Wizard {
    fn settle(&mut self, options: PlanOptions) {
        self.model.options = options;
        self.plan();
    }

    fn text(&mut self, reading: ReadOptions) {
        self.model.reading = reading;
        self.open();
    }

    /// Does what was asked for, as far as it is about reading. What is left is the app's.
    pub(super) fn answer(&mut self, asked: Asked) -> Option<Asked> {
        match asked {
            Asked::Close | Asked::PickFile | Asked::PutAside | Asked::Import(_) => {
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

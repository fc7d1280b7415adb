//! A plan given away to be written, and made again where nothing came of that.

use crate::ui::console::importing::Planned;
use std::sync::Arc;

use super::Wizard;
use super::reading::Task;

/// What would happen, in the hands of who writes it.
pub(in crate::app) struct GivenPlan {
    /// What would happen.
    pub(in crate::app) planned: Arc<Planned>,
}

impl Wizard {
    /// Whether it is known what the file holds, so that it can be compared.
    const fn is_read(&self) -> bool {
        self.model.looked.is_some() || self.filled.is_some()
    }

    /// Gives the plan away, so that its figures are held but once while they are written.
    pub(super) fn give_plan(&mut self) -> Option<GivenPlan> {
        let planned = self.model.planned.take()?;
        Some(GivenPlan { planned })
    }

    /// Finds out again what would happen, with all that was chosen.
    pub(in crate::app) fn compare_again(&mut self) {
        if self.is_read() {
            self.plan();
        } else {
            self.open();
        }
    }

    /// The same with the program as it is now, and goes to where something waits then.
    pub(in crate::app) fn compare_afresh(&mut self) {
        if self.is_read() {
            self.hurries = true;
            self.begin(Task::Know);
        } else {
            self.open();
        }
    }
}

//! The filters over the list of measures.

use eframe::egui::Ui;

use crate::domain::target::TargetStatus;
use crate::program::query::Unusual;
use crate::ui::console::choices;
use crate::ui::models::Frame;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, filter_chip};
use crate::ui::widgets::filter::{filter, menu};
use crate::ui::widgets::text;
use crate::ui::widgets::text_field::search_box;

use super::{MeasuresState, rows};

/// Draws search and filters, and how many measures they leave.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeasuresState) {
    let directory = &frame.models.directory;
    chip_row(ui, |ui| {
        search_box(ui, "Search measures", &mut state.search, 220.0);
        let priorities = choices::priorities(directory, state.priority);
        let mut at = state.priority.and_then(|id| priorities.place(id));
        if filter(ui, "Priority", priorities.names(), &mut at) {
            state.priority = at.and_then(|at| priorities.at(at));
        }
        let departments = choices::departments(directory, state.department);
        let mut at = state.department.and_then(|id| departments.place(id));
        if filter(ui, "Department", departments.names(), &mut at) {
            state.department = at.and_then(|at| departments.at(at));
        }
        let labels: Vec<&str> = TargetStatus::ALL.iter().map(|one| one.label()).collect();
        let held = state.status;
        let mut at = TargetStatus::ALL.iter().position(|one| Some(*one) == held);
        if filter(ui, "Status", &labels, &mut at) {
            state.status = at.and_then(|at| TargetStatus::ALL.get(at)).copied();
        }
        unusual_filter(ui, state);
        retired_filter(ui, state);
        if state.is_filtered() && ui.add(Button::quiet("Show all").compact()).clicked() {
            state.clear_filters();
        }
        text::caption(ui, &rows::count_words(frame, state));
    });
}

/// What is asked for by what is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// Beyond the usual range, whichever way.
    Any,
    /// This one.
    Only(Unusual),
}

impl Beyond {
    /// Whether a measure is asked for.
    pub(super) fn fits(self, unusual: Unusual) -> bool {
        match self {
            Self::Any => unusual.is_beyond(),
            Self::Only(one) => one == unusual,
        }
    }

    /// A number of its own, from 1.
    pub(super) const fn stamp(self) -> u64 {
        match self {
            Self::Any => 1,
            Self::Only(one) => 2 + one as u64,
        }
    }
}

fn unusual_filter(ui: &mut Ui, state: &mut MeasuresState) {
    let exact = Unusual::ALL.iter().copied().map(Beyond::Only);
    let all: Vec<Beyond> = std::iter::once(Beyond::Any).chain(exact).collect();
    let label = |one: &Beyond| match one {
        Beyond::Any => "Beyond its usual range",
        Beyond::Only(unusual) => unusual.label(),
    };
    let labels: Vec<&str> = all.iter().map(label).collect();
    let held = state.unusual;
    let mut at = all.iter().position(|one| Some(*one) == held);
    if filter(ui, "What is unusual", &labels, &mut at) {
        state.unusual = at.and_then(|at| all.get(at)).copied();
    }
}

/// The measures in use, or those that are no longer reported.
fn retired_filter(ui: &mut Ui, state: &mut MeasuresState) {
    let words = if state.retired { "Retired" } else { "In use" };
    let chip = filter_chip(ui, words, state.retired);
    let at = usize::from(state.retired);
    if let Some(at) = menu(ui, &chip, &["In use", "Retired"], Some(at)) {
        state.retired = at == 1;
    }
}

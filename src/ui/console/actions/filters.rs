//! What of the register is to be seen: search, the eight statuses, department, owner, meeting.

use eframe::egui::Ui;

use crate::domain::action::{ActionKind, ActionPriority, ActionStatus};
use crate::ui::console::choices::{self, Choices};
use crate::ui::models::Frame;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::filter::filter;
use crate::ui::widgets::text;
use crate::ui::widgets::text_field::search_box;
use crate::ui::widgets::tick::tick_box;

use super::{ActionsState, Wanted, rows};

/// Draws the filters.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionsState) {
    let directory = &frame.models.directory;
    chip_row(ui, |ui| {
        let wanted = &mut state.wanted;
        search_box(ui, "Search actions", &mut wanted.search, 220.0);
        words(
            ui,
            "Status",
            ActionStatus::ALL,
            ActionStatus::label,
            &mut wanted.status,
        );
        let departments = choices::departments(directory, wanted.department);
        keyed(ui, "Department", &departments, &mut wanted.department);
        let owners = choices::people(directory, wanted.owner);
        keyed(ui, "Owner", &owners, &mut wanted.owner);
        keyed(ui, "Meeting", &state.meetings, &mut wanted.meeting);
        words(
            ui,
            "Kind",
            ActionKind::ALL,
            ActionKind::label,
            &mut wanted.kind,
        );
        let priorities = (ActionPriority::ALL, ActionPriority::label);
        words(
            ui,
            "Priority",
            priorities.0,
            priorities.1,
            &mut wanted.priority,
        );
        tick_box(ui, &mut wanted.open_only, "Open only");
        let filtered = *wanted != Wanted::default();
        if filtered && ui.add(Button::quiet("Show all").compact()).clicked() {
            *wanted = Wanted::default();
        }
        text::caption(ui, &rows::count_words(frame, state));
    });
}

/// A filter over one of a few words.
fn words<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    all: &[T],
    label: fn(T) -> &'static str,
    value: &mut Option<T>,
) {
    let names: Vec<&str> = all.iter().map(|one| label(*one)).collect();
    let mut at = value.and_then(|held| all.iter().position(|one| *one == held));
    if filter(ui, name, &names, &mut at) {
        *value = at.and_then(|at| all.get(at)).copied();
    }
}

/// A filter over people, departments or meetings.
fn keyed<Id: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    offered: &Choices<Id>,
    value: &mut Option<Id>,
) {
    let mut at = value.and_then(|id| offered.place(id));
    if filter(ui, name, offered.names(), &mut at) {
        *value = at.and_then(|at| offered.at(at));
    }
}

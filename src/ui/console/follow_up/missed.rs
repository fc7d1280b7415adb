//! Adding to the record what was missed in the room.

use eframe::egui::{Key, Ui};

use crate::domain::entry::EntryKind;
use crate::domain::ids::{EntryId, ItemId};
use crate::program::query::MeetingView;
use crate::program::{Command, NewEntry};
use crate::ui::console::choices::one_of;
use crate::ui::console::entry_tools::items;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;

use super::entry::KINDS;

/// The form for an entry that was missed.
#[derive(Debug)]
pub(super) struct MissedState {
    open: bool,
    fresh: bool,
    kind: EntryKind,
    item: Option<ItemId>,
    line: String,
    /// How many entries there were when the line was sent: it is cleared once there are more.
    sent: Option<usize>,
}

impl Default for MissedState {
    fn default() -> Self {
        Self {
            open: false,
            fresh: false,
            kind: EntryKind::Note,
            item: None,
            line: String::new(),
            sent: None,
        }
    }
}

impl MissedState {
    /// Opens the form and puts the keyboard into it.
    pub(super) fn open(&mut self) {
        self.open = true;
        self.fresh = true;
    }
}

/// Asks for a line typed and not yet added: the screen is about to be left.
pub(super) fn keep(view: &MeetingView, state: &mut MissedState, outbox: &mut Outbox) {
    send(view, state, outbox);
    state.line.clear();
}

/// Draws the form, if it is open. The item offered first is that of the chosen entry.
pub(super) fn show(
    ui: &mut Ui,
    view: &MeetingView,
    state: &mut MissedState,
    chosen: Option<EntryId>,
    outbox: &mut Outbox,
) {
    received(view, state);
    if !state.open {
        return;
    }
    let known = state.item.is_some_and(|id| view.item(id).is_some());
    if !known {
        let entry = view.entries.iter().find(|entry| Some(entry.id) == chosen);
        let first = view.agenda().next().map(|one| one.item.id);
        state.item = entry.and_then(|entry| entry.item).or(first);
    }
    ui.add_space(space::S);
    columns(ui, &[1.0, 1.4], 140.0, |ui, index| {
        if index == 0 {
            let field = Field::new("Kind of entry");
            one_of(ui, field, &mut state.kind, &KINDS, EntryKind::label);
        } else {
            let items = items(view, state.item);
            let mut at = state.item.and_then(|id| items.place(id));
            let field = Field::new("Under item").hint("The agenda has no items");
            let _ = field.choice(ui, &mut at, items.names());
            state.item = at.and_then(|at| items.at(at));
        }
    });
    let edited = Field::new("What was missed")
        .hint("@names, due fri, !high and #measure are understood")
        .text(ui, &mut state.line);
    if std::mem::take(&mut state.fresh) {
        edited.response.request_focus();
    }
    let left_by = |key: Key| edited.response.lost_focus() && ui.input(|i| i.key_pressed(key));
    let (entered, escaped) = (left_by(Key::Enter), left_by(Key::Escape));
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let ready = !state.line.trim().is_empty();
        let add = Button::primary("Add to the record")
            .enabled(ready)
            .compact();
        if ui.add(add).clicked() || (entered && ready) {
            send(view, state, outbox);
        }
        if ui.add(Button::quiet("Done").compact()).clicked() || escaped {
            state.open = false;
        }
    });
    ui.add_space(space::S);
}

/// Clears the line once it is on the record.
fn received(view: &MeetingView, state: &mut MissedState) {
    if let Some(before) = state.sent.take()
        && view.entries.len() > before
    {
        state.line.clear();
        state.fresh = true;
    }
}

fn send(view: &MeetingView, state: &mut MissedState, outbox: &mut Outbox) {
    if state.line.trim().is_empty() || !state.open {
        return;
    }
    outbox.run(Command::Record(NewEntry {
        meeting: view.meeting.id,
        item: state.item,
        kind: state.kind,
        typed: state.line.clone(),
        speaker: None,
        afterwards: true,
    }));
    state.sent = Some(view.entries.len());
}

//! The record column of Run: what was said so far, and the line that takes what is said now.
//!
//! The capture line keeps the keyboard. What was typed leaves it only once it is in the program.

mod capture;
mod entries;
mod row;

use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::EntryId;
use crate::domain::meeting::MeetingProgress;
use crate::program::{Command, EntryEdit, NewEntry};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Then};
use crate::ui::tokens::space;
use crate::ui::widgets::text;
use eframe::egui::Ui;

pub use capture::CaptureState;
pub use entries::EntriesState;

/// What the record column remembers.
#[derive(Debug, Default)]
pub struct RecordState {
    capture: CaptureState,
    entries: EntriesState,
    /// The entry chosen to work on.
    chosen: Option<EntryId>,
    /// Words of the chosen entry while they are edited.
    editing: Option<String>,
    /// A kind whose key was pressed and that waits for the next frame.
    pressed: Option<EntryKind>,
}

impl RecordState {
    /// Puts the keyboard into the capture line.
    pub fn focus_capture(&mut self) {
        self.capture.wants_focus = true;
    }

    /// The key of a kind was pressed: records the line as that kind or, when it is empty, turns the chosen or
    /// the last entry into it.
    pub fn record_as(&mut self, kind: EntryKind) {
        self.pressed = Some(kind);
    }

    /// Whether nothing stands in the capture line.
    pub fn capture_is_empty(&self) -> bool {
        self.capture.line.trim().is_empty()
    }

    /// The line is on the record: it is cleared for the next.
    pub fn recorded(&mut self) {
        self.capture.recorded();
        self.chosen = None;
        self.entries.to_end = true;
    }

    /// The line was refused: it stays as typed.
    pub fn refused(&mut self) {
        self.capture.sent = None;
        self.capture.wants_focus = true;
    }

    /// Puts the words of an entry being edited into the outbox.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        let chosen = self.chosen.and_then(|id| entry(models, id));
        if let (Some(words), Some(entry)) = (self.editing.take(), chosen) {
            save_words(entry, words, outbox);
        }
    }
}

/// The entry with this key.
fn entry(models: &Models, id: EntryId) -> Option<&Entry> {
    models
        .meeting
        .as_ref()?
        .entries
        .iter()
        .find(|entry| entry.id == id)
}

/// Asks for an entry's words to be these; words that are empty or the same change nothing.
fn save_words(entry: &Entry, words: String, outbox: &mut Outbox) {
    if words.trim().is_empty() || words == entry.text {
        return;
    }
    outbox.run(Command::EditEntry(EntryEdit {
        entry: entry.id,
        text: words,
        speaker: entry.speaker,
        item: entry.item,
        at: entry.at,
        decided_by: entry.decided_by,
        effect: entry.effect.clone(),
    }));
}

/// Draws the column.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut RecordState, outbox: &mut Outbox) {
    let Some(view) = frame.models.meeting.as_ref() else {
        return;
    };
    let open = view.meeting.progress() != MeetingProgress::Adjourned;
    if let Some(kind) = state.pressed.take() {
        take_kind(frame.models, state, kind, outbox);
    }
    text::section_label(ui, "Record");
    ui.add_space(space::S);
    let below = if open { state.capture.height() } else { 0.0 };
    let room = (ui.available_height() - below).max(80.0);
    entries::show(ui, frame, state, room, outbox);
    if open {
        ui.add_space(space::S);
        capture::show(ui, frame, state, outbox);
    }
}

/// What the key of a kind does.
fn take_kind(models: &Models, state: &mut RecordState, kind: EntryKind, outbox: &mut Outbox) {
    if !state.capture_is_empty() {
        send(models, state, kind, outbox);
        return;
    }
    let Some(view) = models.meeting.as_ref() else {
        return;
    };
    let chosen = state.chosen.or_else(|| {
        let spoken = view
            .entries
            .iter()
            .rev()
            .find(|entry| entry.kind != EntryKind::FollowUp);
        spoken.map(|entry| entry.id)
    });
    if let Some(entry) = chosen {
        outbox.run(Command::ChangeEntryKind { entry, kind });
    }
}

/// Asks for the capture line to be recorded. It stays where it is until it was.
fn send(models: &Models, state: &mut RecordState, kind: EntryKind, outbox: &mut Outbox) {
    let Some(view) = models.meeting.as_ref() else {
        return;
    };
    // Once on its way, a second Enter in the same moment must not record it twice.
    if state.capture_is_empty() || state.capture.sent.is_some() {
        return;
    }
    let typed = state.capture.line.clone();
    state.capture.sent = Some(typed.clone());
    let entry = NewEntry {
        meeting: view.meeting.id,
        item: None,
        kind,
        typed,
        speaker: None,
        afterwards: false,
    };
    outbox.run_then(Command::Record(entry), Then::ClearCapture);
}

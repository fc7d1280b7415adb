//! What becomes of the line when a key asks for it: recorded, a prepared action recorded, an entry turned.

use super::RunState;
use super::capture::{Asked, Capture};
use super::prepared;
use crate::domain::entry::EntryKind;
use crate::program::query::MeetingView;
use crate::program::{Command, NewEntry};
use crate::ui::outbox::{Outbox, Then};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Context, text_edit::TextEditState};

/// Records the line, records or fetches a prepared action, or turns an entry.
pub(super) fn act(ctx: &Context, view: &MeetingView, state: &mut RunState, outbox: &mut Outbox) {
    let Some(asked) = state.capture.asked.take() else {
        return;
    };
    let from_draft = state.capture.prepared.in_line.is_some();
    let kind = match asked {
        Asked::Enter | Asked::Prepared if from_draft => EntryKind::Action,
        Asked::Enter => EntryKind::Note,
        Asked::Kind(kind) => kind,
        Asked::Prepared => return record_prepared(view, state, outbox),
        Asked::EditPrepared => return fetch(ctx, view, &mut state.capture),
    };
    if !state.capture.text.trim().is_empty() {
        state.capture.sent_as = Some(asked);
        record(ctx, view, state, kind, outbox);
    } else if asked == Asked::Enter {
        state.record.open();
    } else {
        turn(view, state, kind, outbox);
    }
}

fn record(
    ctx: &Context,
    view: &MeetingView,
    state: &mut RunState,
    kind: EntryKind,
    outbox: &mut Outbox,
) {
    if state.capture.is_sent() {
        return;
    }
    let typed = state.capture.text.clone();
    let speaker = state.capture.speaking.person();
    let draft = state.capture.prepared.in_line;
    let draft = draft.filter(|_| kind == EntryKind::Action);
    let command = match draft {
        Some(anticipated) => Command::ConfirmAnticipated {
            anticipated,
            typed,
            speaker,
        },
        None => Command::Record(NewEntry {
            meeting: view.meeting.id,
            item: None,
            kind,
            typed,
            speaker,
            afterwards: false,
        }),
    };
    outbox.run_then(command, Then::ClearCapture);
    state.capture.send(ctx.cumulative_frame_nr());
    state.record.let_go();
}

/// Records the next prepared action as it was written; the line keeps what is in it.
fn record_prepared(view: &MeetingView, state: &mut RunState, outbox: &mut Outbox) {
    let open = prepared::open(view);
    let Some(next) = state.capture.prepared.next(&open) else {
        return;
    };
    outbox.run(Command::ConfirmAnticipated {
        anticipated: next.id,
        typed: next.typed.clone(),
        speaker: state.capture.speaking.person(),
    });
    state.capture.speaking.spoke();
    state.record.let_go();
}

/// Puts the words of a prepared action into the line, one after the other; never over other words.
fn fetch(ctx: &Context, view: &MeetingView, capture: &mut Capture) {
    let open = prepared::open(view);
    let holds = capture.prepared.in_line;
    let holds = open.iter().find(|one| Some(one.id) == holds);
    let untouched = holds.is_some_and(|one| one.typed == capture.text);
    if !(capture.text.trim().is_empty() || untouched) {
        return;
    }
    let Some(next) = capture.prepared.fetch_next(&open) else {
        return;
    };
    capture.text.clone_from(&next.typed);
    capture.wants_focus = true;
    if let Some(mut edit) = TextEditState::load(ctx, Capture::id()) {
        let end = CCursor::new(capture.text.chars().count());
        edit.cursor.set_char_range(Some(CCursorRange::one(end)));
        edit.store(ctx, Capture::id());
    }
    ctx.request_repaint();
}

/// Turns the chosen entry, else the last one, into another kind.
fn turn(view: &MeetingView, state: &RunState, kind: EntryKind, outbox: &mut Outbox) {
    let entry = match state.record.chosen() {
        Some(id) => view.entries.iter().find(|entry| entry.id == id),
        None => view
            .entries
            .iter()
            .rfind(|entry| entry.kind != EntryKind::FollowUp),
    };
    if let Some(entry) = entry.filter(|entry| entry.kind != kind) {
        let (entry, kind) = (entry.id, kind);
        outbox.run(Command::ChangeEntryKind { entry, kind });
    }
}

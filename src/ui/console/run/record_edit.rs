//! The chosen entry: its words, its kind, who said it, and what it promises.

use super::RunState;
use super::record::edit_of;
use crate::domain::entry::{Entry, EntryKind};
use crate::program::query::MeetingView;
use crate::program::{Command, EntryEdit};
use crate::ui::console::{action_editor, choices};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::{FocusDirection, ScrollArea, Ui, vec2};

/// The editor takes at most this share of the window's height before it scrolls.
const SHARE: f32 = 0.42;
/// And at least so many points.
const LOWEST: f32 = 140.0;
/// Two fields stand beside each other where each has this much room, in points.
const BESIDE: f32 = 120.0;

/// Draws what can be done with the chosen entry, if one is.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(id) = state.record.chosen() else {
        return;
    };
    let Some(entry) = view.entries.iter().find(|entry| entry.id == id) else {
        state.record.let_go();
        return;
    };
    let highest = (ui.ctx().content_rect().height() * SHARE).max(LOWEST);
    card::frame(ui, space::M as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        bar(ui, frame, entry, state, outbox);
        if state.record.editing {
            ScrollArea::vertical()
                .id_salt("entry editor")
                .max_height(highest)
                .auto_shrink([false, true])
                .show(ui, |ui| editor(ui, frame, entry, state, outbox));
        }
    });
    ui.add_space(space::S);
}

fn bar(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, state: &mut RunState, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        let time = frame.local(entry.at).format("%H:%M").to_string();
        text::caption(
            ui,
            &format!("Chosen: {time} {}", entry.kind.label().to_lowercase()),
        );
        if !state.record.editing && ui.add(Button::secondary("Edit").compact()).clicked() {
            state.record.open();
        }
        let delete = Button::danger("Delete").named("Delete entry").compact();
        if ui.add(delete).clicked() {
            outbox.run(Command::RemoveEntry(entry.id));
            state.record.let_go();
            state.focus_capture();
        }
        let done = Button::quiet("Done")
            .keys("Esc")
            .named("Done with entry")
            .compact();
        if ui.add(done).clicked() {
            state.record.drafts.hurry();
            state.record.save(frame.models, outbox);
            state.record.let_go();
            state.focus_capture();
        }
    });
}

fn editor(
    ui: &mut Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    // A press lets go of the keyboard wherever it lands, so the frame of one is left out.
    let pressing = ui.input(|input| input.pointer.any_click() || input.pointer.any_pressed());
    if !pressing && std::mem::take(&mut state.record.enter) {
        // What is drawn next and can have the keyboard gets it.
        ui.memory_mut(|memory| {
            if let Some(holder) = memory.focused() {
                memory.surrender_focus(holder);
            }
            memory.move_focus(FocusDirection::Next);
        });
    }
    let made = entry.action.filter(|_| entry.kind != EntryKind::FollowUp);
    if made.is_none() {
        let draft = (entry.id, ());
        let _ = state
            .record
            .drafts
            .edit(ui, draft, &entry.text, |ui, words| {
                Field::new("Words").lines(ui, words, 2)
            });
    }
    if entry.kind == EntryKind::FollowUp {
        said_by(ui, frame, entry, outbox);
    } else {
        columns(ui, &[1.0, 1.0], BESIDE, |ui, at| {
            if at == 0 {
                kind(ui, entry, outbox);
            } else {
                said_by(ui, frame, entry, outbox);
            }
        });
    }
    if entry.kind == EntryKind::Decision {
        decided_by(ui, frame, entry, outbox);
    }
    if let Some(action) = made {
        action_editor::show(ui, frame, &mut state.editor, action, outbox);
    }
}

fn kind(ui: &mut Ui, entry: &Entry, outbox: &mut Outbox) {
    let kinds: Vec<EntryKind> = EntryKind::ALL
        .iter()
        .copied()
        .filter(|kind| *kind != EntryKind::FollowUp)
        .collect();
    let mut kind = entry.kind;
    if choices::one_of(ui, Field::new("Kind"), &mut kind, &kinds, EntryKind::label) {
        let entry = entry.id;
        outbox.run(Command::ChangeEntryKind { entry, kind });
    }
}

fn said_by(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, outbox: &mut Outbox) {
    let mut speaker = entry.speaker;
    let people = choices::people(&frame.models.directory, speaker);
    if people.field(ui, Field::new("Said by"), &mut speaker, "Not noted") {
        outbox.run(Command::EditEntry(EntryEdit {
            speaker,
            ..edit_of(entry)
        }));
    }
}

fn decided_by(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, outbox: &mut Outbox) {
    let mut decided_by = entry.decided_by;
    let people = choices::people(&frame.models.directory, decided_by);
    if people.field(ui, Field::new("Decided by"), &mut decided_by, "Not noted") {
        outbox.run(Command::EditEntry(EntryEdit {
            decided_by,
            ..edit_of(entry)
        }));
    }
}

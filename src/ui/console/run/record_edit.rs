//! The chosen entry: its words, its kind, when and by whom it was said, and what it promises or decides.

use super::RunState;
use super::record::edit_of;
use crate::domain::entry::{Entry, EntryKind};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::entry_tools::{self, EntryText};
use crate::ui::console::{action_editor, choices, conflict};
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::{ScrollArea, Ui, vec2};

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
    begin(ui, frame, view, state, outbox);
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
        conflict::of_row(ui, frame.models, entry.id.uuid(), outbox);
        if state.record.editing {
            ScrollArea::vertical()
                .id_salt("entry editor")
                .max_height(highest)
                .auto_shrink([false, true])
                .show(ui, |ui| editor(ui, frame, (view, entry), state, outbox));
        }
    });
    ui.add_space(space::S);
}

/// Does what a key asked for with the chosen entry, else the last one.
fn begin(
    ui: &Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(verb) = state.record.tools.asked.take() else {
        return;
    };
    let chosen = state.record.chosen();
    let entry = match chosen {
        Some(id) => view.entries.iter().find(|entry| entry.id == id),
        None => view.entries.last(),
    };
    let Some(entry) = entry else { return };
    let open = state.record.editing;
    state.record.choose(entry.id);
    if verb == Verb::SplitEntry && open {
        split(ui, frame, entry, state, outbox);
    } else if state.record.tools.start(verb, (frame, view), entry, outbox) {
        state.record.open();
    }
}

/// Splits the entry at the cursor in its words.
fn split(ui: &Ui, frame: &Frame<'_>, entry: &Entry, state: &mut RunState, outbox: &mut Outbox) {
    let made = entry
        .action
        .filter(|_| entry.kind != EntryKind::FollowUp)
        .and_then(|id| frame.models.actions.row(id));
    let record = &mut state.record;
    let words = (entry.id, EntryText::Words);
    let typed = if let Some(row) = made {
        state.editor.words(&row.action)
    } else {
        record.drafts.shown(words, &entry.text)
    };
    let typed = typed.to_owned();
    let done = record.tools.split(ui, entry, &typed, outbox);
    if done {
        record.drafts.forget(words);
        if let Some(row) = made {
            state.editor.forget_words(row.action.id);
        }
    }
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
    (view, entry): (&MeetingView, &Entry),
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let made = entry.action.filter(|_| entry.kind != EntryKind::FollowUp);
    if made.is_none() {
        let trouble = state.record.tools.word_trouble(entry.id);
        let draft = (entry.id, EntryText::Words);
        let drafts = &mut state.record.drafts;
        let edited = drafts.edit(ui, draft, &entry.text, |ui, words| {
            Field::new("Words").error(trouble).lines(ui, words, 2)
        });
        state.record.tools.first(&edited.response);
        state.record.tools.words_in(entry.id, &edited.response);
    }
    tools(ui, frame, (view, entry), state, outbox);
    entry_tools::merge_form(ui, (frame, view), entry, &mut state.record.tools, outbox);
    let mut edit = edit_of(entry);
    columns(ui, &[1.0, 1.0], BESIDE, |ui, at| {
        if at == 1 {
            let people = choices::people(&frame.models.directory, edit.speaker);
            people.field(ui, Field::new("Said by"), &mut edit.speaker, "Not noted");
        } else if entry.kind == EntryKind::FollowUp {
            state.record.tools.item(ui, view, entry, outbox);
        } else {
            kind(ui, entry, outbox);
        }
    });
    columns(ui, &[1.0, 1.0], BESIDE, |ui, at| {
        if at == 1 {
            state.record.tools.time(ui, (frame, view), entry, outbox);
        } else if entry.kind != EntryKind::FollowUp {
            state.record.tools.item(ui, view, entry, outbox);
        }
    });
    if entry.kind == EntryKind::Decision {
        let drafts = &mut state.record.drafts;
        entry_tools::decision(ui, frame, entry, drafts, &mut edit);
    }
    if edit != edit_of(entry) {
        let seen = entry_tools::seen(&state.record.drafts, entry);
        state.record.fold(&mut edit);
        outbox.run(Command::EditEntry(edit).begun_from(&seen));
    }
    if let Some(action) = made {
        if let Some(trouble) = state.record.tools.word_trouble(entry.id) {
            text::toned_caption(ui, trouble, crate::ui::tokens::Tone::Bad);
        }
        action_editor::show(ui, frame, &mut state.editor, action, outbox);
        if let Some(response) = state.editor.words_field() {
            state.record.tools.words_in(entry.id, response);
        }
    }
}

/// What can be done with the entry as a whole.
fn tools(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, entry): (&MeetingView, &Entry),
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let keys = |verb| key_words(ui.ctx(), verb);
        let (split_keys, merge_keys) = (keys(Verb::SplitEntry), keys(Verb::MergeEntry));
        let button = Button::quiet("Split")
            .named(Verb::SplitEntry.label())
            .keys(&split_keys)
            .compact();
        if entry.kind != EntryKind::FollowUp {
            let response = ui.add(button);
            if entry.action.is_some() {
                state.record.tools.first(&response);
            }
            if response.clicked() {
                split(ui, frame, entry, state, outbox);
            }
        }
        let button = Button::quiet("Merge…")
            .named("Merge the entry with another")
            .keys(&merge_keys)
            .compact();
        if ui.add(button).clicked() {
            state.record.tools.begin_merge(view, entry);
        }
    });
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

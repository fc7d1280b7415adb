//! The panel of one entry: its words, who said it, when and under which item, what it is, and the
//! action it made.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId};
use crate::program::query::MeetingView;
use crate::program::{Command, EntryEdit};
use crate::ui::console::action_editor::{self, ActionEditorState};
use crate::ui::console::as_shown;
use crate::ui::console::choices::{self, Choices, one_of};
use crate::ui::console::conflict;
use crate::ui::console::entry_tools::{self, EntryText};
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Selection};
use crate::ui::tokens::{Tone, height, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::{Button, link};
use crate::ui::widgets::card::rule;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::{FollowUpState, made, row, settle};

/// Two fields stand beside each other where each has this much room, in points.
const BESIDE: f32 = 130.0;

/// Kinds a person may choose; work on an earlier action stays what it is.
pub(super) const KINDS: [EntryKind; 8] = [
    EntryKind::Note,
    EntryKind::Action,
    EntryKind::Decision,
    EntryKind::InformationRequest,
    EntryKind::DataRequest,
    EntryKind::DataQualityIssue,
    EntryKind::Recognition,
    EntryKind::ParkingLot,
];

/// The entry as it stands, ready to be changed. An action's words are those of its own panel.
fn edit_of(models: &Models, entry: &Entry, editor: &ActionEditorState) -> EntryEdit {
    let text = made(models, entry).map_or(entry.text.as_str(), |action| editor.words(action));
    EntryEdit {
        entry: entry.id,
        text: text.to_owned(),
        speaker: entry.speaker,
        item: entry.item,
        at: entry.at,
        decided_by: entry.decided_by,
        effect: entry.effect.clone(),
        category: entry.category,
    }
}

/// Puts unsaved words into the edit. True when something is another than before.
fn fold(texts: &mut Drafts<EntryId, EntryText>, edit: &mut EntryEdit) -> bool {
    let mut changed = false;
    for (field, words) in texts.take(edit.entry) {
        let place = match field {
            // An entry without words is refused; the earlier ones stay until there are others.
            EntryText::Words if words.trim().is_empty() => continue,
            EntryText::Words => &mut edit.text,
            EntryText::Effect => &mut edit.effect,
        };
        changed |= *place != words;
        *place = words;
    }
    changed
}

/// Saves the words typed into an entry, where the record still has it.
pub(super) fn save_texts(
    models: &Models,
    view: &MeetingView,
    (texts, editor): (&mut Drafts<EntryId, EntryText>, &ActionEditorState),
    id: EntryId,
    outbox: &mut Outbox,
) {
    let Some(entry) = view.entries.iter().find(|entry| entry.id == id) else {
        return;
    };
    let mut edit = edit_of(models, entry, editor);
    let seen = entry_tools::seen(texts, entry);
    if fold(texts, &mut edit) {
        outbox.run(Command::EditEntry(edit).begun_from(&seen));
    }
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, entry): (&MeetingView, &Entry),
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let action = made(frame.models, entry).map(|action| action.id);
    head(ui, frame, (entry, action), state, outbox);
    if let Some(action) = action.filter(|id| state.merging == Some(*id)) {
        merge(ui, frame, (view, action), &mut state.merging, outbox);
    }
    settle::show(ui, frame, entry, outbox);
    conflict::of_row(ui, frame.models, entry.id.uuid(), outbox);
    if action.is_none() {
        words(ui, entry, state);
    }
    tools(ui, frame, (view, entry), state, outbox);
    if view.shown.contains_key(&entry.id) {
        as_shown::offer(ui, entry.id, outbox);
    }
    entry_tools::merge_form(ui, (frame, view), entry, &mut state.tools, outbox);
    if entry.kind == EntryKind::FollowUp {
        worked(ui, frame, entry, outbox);
    }
    let mut edit = edit_of(frame.models, entry, &state.editor);
    let before = edit.clone();
    let kind = place(ui, frame, (view, entry), (state, &mut edit), outbox);
    if entry.kind == EntryKind::Decision {
        entry_tools::decision(ui, frame, entry, &mut state.entries, &mut edit);
    }
    let moved = edit != before;
    if moved || kind != entry.kind {
        let seen = entry_tools::seen(&state.entries, entry);
        let typed = fold(&mut state.entries, &mut edit);
        if moved || typed {
            outbox.run(Command::EditEntry(edit).begun_from(&seen));
        }
    }
    if kind != entry.kind {
        let entry = entry.id;
        outbox.run(Command::ChangeEntryKind { entry, kind });
    }
    if let Some(action) = action {
        rule(ui);
        action_editor::show(ui, frame, &mut state.editor, action, outbox);
        if let Some(response) = state.editor.words_field() {
            state.tools.words_in(entry.id, response);
        }
    }
}

/// What it is and when it was said, and the ways out of the panel.
fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (entry, action): (&Entry, Option<ActionId>),
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let at = frame.local(entry.at);
    let mut said = at.format("%H:%M:%S").to_string();
    let meeting = frame.models.meeting.as_ref();
    if meeting.is_some_and(|view| view.meeting.held_on != at.date()) {
        said = format!("{}, {said}", dates::prose(at.date()));
    }
    let row = vec2(ui.available_width(), height::CONTROL);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        if ui.add(Button::quiet("Remove").compact()).clicked() {
            outbox.run(Command::RemoveEntry(entry.id));
        }
        let row = action.and_then(|id| frame.models.actions.row(id));
        let open = row.is_some_and(|row| row.action.is_open());
        if open && ui.add(Button::quiet("Merge…").compact()).clicked() {
            state.merging = action;
        }
        if ui.add(Button::quiet("Show the memo").compact()).clicked() {
            state.chosen = None;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            // The panel of an action has its own heading.
            if action.is_some() {
                text::caption(ui, &said);
            } else {
                text::subheading(ui, row::kind_words(entry));
            }
        });
    });
    if action.is_none() {
        text::caption(ui, &said);
    }
}

fn words(ui: &mut Ui, entry: &Entry, state: &mut FollowUpState) {
    let texts = &mut state.entries;
    let key = (entry.id, EntryText::Words);
    let blank = texts.shown(key, &entry.text).trim().is_empty();
    // Some steps need no words; everything else does.
    let wrong = (blank && entry.kind != EntryKind::FollowUp)
        .then_some("It needs words, so the earlier ones are kept.");
    let wrong = wrong.or(state.tools.word_trouble(entry.id));
    let field = Field::new("Words").error(wrong);
    let edited = texts.edit(ui, key, &entry.text, |ui, words| field.lines(ui, words, 3));
    state.tools.words_in(entry.id, &edited.response);
}

/// What can be done with the entry as a whole, by button and by key.
fn tools(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, entry): (&MeetingView, &Entry),
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let mut verb = state.tools.asked.take();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let keys = |verb| key_words(ui.ctx(), verb);
        let (split_keys, merge_keys) = (keys(Verb::SplitEntry), keys(Verb::MergeEntry));
        let button = Button::quiet("Split")
            .named(Verb::SplitEntry.label())
            .keys(&split_keys)
            .compact();
        if entry.kind != EntryKind::FollowUp && ui.add(button).clicked() {
            verb = Some(Verb::SplitEntry);
        }
        let button = Button::quiet("Merge entry…")
            .named("Merge the entry with another")
            .keys(&merge_keys)
            .compact();
        if ui.add(button).clicked() {
            state.tools.begin_merge(view, entry);
        }
    });
    match verb {
        Some(Verb::SplitEntry) => split(ui, frame.models, entry, state, outbox),
        Some(verb) => {
            state.tools.start(verb, (frame, view), entry, outbox);
            ui.ctx().request_repaint();
        }
        None => {}
    }
    if made(frame.models, entry).is_some()
        && let Some(trouble) = state.tools.word_trouble(entry.id)
    {
        text::toned_caption(ui, trouble, Tone::Bad);
    }
}

/// Splits the entry at the cursor in its words.
fn split(ui: &Ui, models: &Models, entry: &Entry, state: &mut FollowUpState, outbox: &mut Outbox) {
    let words = (entry.id, EntryText::Words);
    let action = made(models, entry);
    let typed = match action {
        Some(action) => state.editor.words(action).to_owned(),
        None => state.entries.shown(words, &entry.text).to_owned(),
    };
    if state.tools.split(ui, entry, &typed, outbox) {
        state.entries.forget(words);
        if let Some(action) = action {
            state.editor.forget_words(action.id);
        }
    }
}

/// The earlier action that was worked, with a way to it.
fn worked(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, outbox: &mut Outbox) {
    let Some(row) = entry.action.and_then(|id| frame.models.actions.row(id)) else {
        return;
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::section_label(ui, "Earlier action");
        text::body(ui, &row.action.text);
        if link(ui, "Open it in the register").clicked() {
            outbox.show(Selection::Action(row.action.id));
        }
        if let Some(entry) = row.entry_as_shown() {
            as_shown::offer(ui, entry, outbox);
        }
    });
}

/// What kind it is, who said it, when, and under which item. Gives back the kind it shall be.
fn place(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, entry): (&MeetingView, &Entry),
    (state, edit): (&mut FollowUpState, &mut EntryEdit),
    outbox: &mut Outbox,
) -> EntryKind {
    let mut kind = entry.kind;
    let directory = &frame.models.directory;
    columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
        if index == 1 {
            state.tools.item(ui, view, entry, outbox);
        } else if kind == EntryKind::FollowUp {
            let names = [row::kind_words(entry)];
            let field = Field::new("Kind");
            ui.add_enabled_ui(false, |ui| field.choice(ui, &mut Some(0), &names));
        } else {
            one_of(ui, Field::new("Kind"), &mut kind, &KINDS, EntryKind::label);
        }
    });
    columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
        if index == 0 {
            let people = choices::people(directory, edit.speaker);
            let field = Field::new("Said by");
            people.field(ui, field, &mut edit.speaker, "Not noted");
        } else {
            state.tools.time(ui, (frame, view), entry, outbox);
        }
    });
    kind
}

/// Lets a duplicate become part of another action: one of this meeting, or an open one.
fn merge(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, action): (&MeetingView, ActionId),
    merging: &mut Option<ActionId>,
    outbox: &mut Outbox,
) {
    let mut into = None;
    let field = Field::new("Merge into")
        .hint("Choose the action that goes on")
        .help("This one ends as merged and stays in the history. Undo takes it back.");
    let others = others(frame.models, view, action);
    let edited = field.choice(ui, &mut into, others.names());
    if let (true, Some(into)) = (edited.committed, into.and_then(|at| others.at(at))) {
        outbox.run(Command::MergeAction { action, into });
        *merging = None;
    }
    if ui.add(Button::quiet("Keep them apart").compact()).clicked() {
        *merging = None;
    }
}

/// The actions that another can become part of: those of this meeting first.
fn others(models: &Models, view: &MeetingView, action: ActionId) -> Choices<ActionId> {
    let rows = models.actions.rows.iter();
    let mut rows: Vec<_> = rows
        .filter(|row| row.action.is_open() && row.action.id != action)
        .collect();
    rows.sort_by_key(|row| row.action.meeting != view.meeting.id);
    Choices::new(rows.into_iter().map(|row| {
        let owner = models
            .directory
            .owner_name(row.action.owner, row.action.department);
        let name = match owner.as_str() {
            "" => row.action.text.clone(),
            owner => format!("{} · {owner}", row.action.text),
        };
        (row.action.id, name)
    }))
}

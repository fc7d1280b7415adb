//! The panel of one entry: its words, who said it, when and under which item, what it is, and the
//! action it made.

use chrono::NaiveTime;
use eframe::egui::{Align, Layout, Ui, vec2};

use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId};
use crate::program::query::MeetingView;
use crate::program::{Command, EntryEdit, instant};
use crate::ui::console::action_editor::{self, ActionEditorState};
use crate::ui::console::choices::{self, Choices, one_of};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Selection};
use crate::ui::tokens::{height, space};
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

/// A text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum EntryText {
    Words,
    Effect,
}

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
    if fold(texts, &mut edit) {
        outbox.run(Command::EditEntry(edit));
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
    if action.is_none() {
        words(ui, entry, &mut state.entries);
    }
    if entry.kind == EntryKind::FollowUp {
        worked(ui, frame, entry, outbox);
    }
    let mut edit = edit_of(frame.models, entry, &state.editor);
    let before = edit.clone();
    let kind = place(ui, frame, (view, entry), &mut edit);
    if entry.kind == EntryKind::Decision {
        decision(ui, frame, entry, state, &mut edit);
    }
    let moved = edit != before;
    if moved || kind != entry.kind {
        let typed = fold(&mut state.entries, &mut edit);
        if moved || typed {
            outbox.run(Command::EditEntry(edit));
        }
    }
    if kind != entry.kind {
        let entry = entry.id;
        outbox.run(Command::ChangeEntryKind { entry, kind });
    }
    if let Some(action) = action {
        rule(ui);
        action_editor::show(ui, frame, &mut state.editor, action, outbox);
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

fn words(ui: &mut Ui, entry: &Entry, texts: &mut Drafts<EntryId, EntryText>) {
    let key = (entry.id, EntryText::Words);
    let blank = texts.shown(key, &entry.text).trim().is_empty();
    // Some steps need no words; everything else does.
    let wrong = (blank && entry.kind != EntryKind::FollowUp)
        .then_some("It needs words, so the earlier ones are kept.");
    let field = Field::new("Words").error(wrong);
    let _ = texts.edit(ui, key, &entry.text, |ui, words| field.lines(ui, words, 3));
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
    });
}

/// What kind it is, who said it, when, and under which item. Gives back the kind it shall be.
fn place(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, entry): (&MeetingView, &Entry),
    edit: &mut EntryEdit,
) -> EntryKind {
    let mut kind = entry.kind;
    let directory = &frame.models.directory;
    columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
        if index == 1 {
            let items = items(view, edit.item);
            items.field(ui, Field::new("Item"), &mut edit.item, "Under no item");
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
            time(ui, frame, view, edit);
        }
    });
    kind
}

/// The agenda's items; a dropped one only while the entry belongs to it.
pub(super) fn items(view: &MeetingView, chosen: Option<ItemId>) -> Choices<ItemId> {
    let offered = view
        .items
        .iter()
        .filter(|one| !one.item.dropped || chosen == Some(one.item.id));
    Choices::new(offered.map(|one| {
        let title = match one.number {
            Some(number) => format!("{number}. {}", one.item.title),
            None => one.item.title.clone(),
        };
        (one.item.id, title)
    }))
}

/// The time of day to the minute; its seconds stay while the minute does.
fn time(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, edit: &mut EntryEdit) {
    let at = frame.local(edit.at);
    let minute = |time: NaiveTime| {
        let words = time.format("%H:%M").to_string();
        NaiveTime::parse_from_str(&words, "%H:%M").unwrap_or(time)
    };
    let shown = minute(at.time());
    let mut chosen = Some(shown);
    let _ = Field::new("Time").time(ui, &mut chosen);
    if let Some(time) = chosen.filter(|time| *time != shown) {
        edit.at = instant(at.date().and_time(time), &view.meeting.time_zone);
    }
}

/// Who decided, and what it changes.
fn decision(
    ui: &mut Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    state: &mut FollowUpState,
    edit: &mut EntryEdit,
) {
    let people = choices::people(&frame.models.directory, edit.decided_by);
    let field = Field::new("Decided by");
    people.field(ui, field, &mut edit.decided_by, "Not said");
    let field = Field::new("What it changes").hint("In operation: crews, budget, rules, dates");
    let key = (entry.id, EntryText::Effect);
    let texts = &mut state.entries;
    let _ = texts.edit(ui, key, &entry.effect, |ui, words| {
        field.lines(ui, words, 2)
    });
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

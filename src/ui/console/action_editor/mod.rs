//! The panel of one action: all its facts, to be seen and changed. It stands beside the record after a
//! meeting and beside the register.

mod due;
mod history;
mod owner;

use eframe::egui::{Response, Ui};

use crate::domain::action::{Action, ActionKind, ActionPriority, Deliverable, Term};
use crate::domain::dates;
use crate::domain::ids::{ActionId, DepartmentId};
use crate::program::Command;
use crate::program::query::ActionRow;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::chip::{chip, chip_row, marked_chip};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::{Form, mark_ui};
use crate::ui::widgets::tick::tick_box;
use crate::ui::widgets::{status, text};

use super::choices::{self, Choices, one_of};
use super::conflict;

/// Two fields stand beside each other where each has this much room, in points.
const BESIDE: f32 = 130.0;

/// What the panel remembers: words that are not in the program yet, and steps that are half done.
#[derive(Debug, Default)]
pub struct ActionEditorState {
    texts: Drafts<ActionId, ActionText>,
    date: Option<due::NewDate>,
    newcomer: Option<owner::Newcomer>,
    /// The field of the words, as it was drawn last.
    words: Option<Response>,
}

/// A text of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum ActionText {
    Words,
    DefinitionOfDone,
    Evidence,
    IntendedUse,
}

impl ActionText {
    const fn of(self, action: &mut Action) -> &mut String {
        match self {
            Self::Words => &mut action.text,
            Self::DefinitionOfDone => &mut action.definition_of_done,
            Self::Evidence => &mut action.evidence,
            Self::IntendedUse => &mut action.intended_use,
        }
    }
}

/// The action as it shall be when the frame is over.
#[derive(Debug, Clone)]
struct Edit {
    action: Action,
    support: Vec<DepartmentId>,
    due_reason: String,
    changed: bool,
    /// As it was when the typing into it began.
    seen: Action,
}

impl Edit {
    fn of(row: &ActionRow) -> Self {
        Self {
            action: row.action.clone(),
            support: row.support.clone(),
            due_reason: String::new(),
            changed: false,
            seen: row.action.clone(),
        }
    }

    fn run(self, outbox: &mut Outbox) {
        let change = Command::EditAction {
            action: self.action,
            support: self.support,
            due_reason: self.due_reason,
        };
        outbox.run(change.begun_from(&self.seen));
    }
}

impl ActionEditorState {
    /// Asks for every change of words that is not in the program yet: the screen is being left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        for id in self.texts.hurry() {
            self.save_texts(models, id, outbox);
        }
    }

    /// The field in which the words stood when the panel was drawn last.
    pub(super) const fn words_field(&self) -> Option<&Response> {
        self.words.as_ref()
    }

    /// Gives up what is being typed into the words of an action.
    pub(super) fn forget_words(&mut self, action: ActionId) {
        self.texts.forget((action, ActionText::Words));
    }

    /// The words of an action as they stand in the panel.
    pub fn words<'w>(&'w self, action: &'w Action) -> &'w str {
        let shown = self
            .texts
            .shown((action.id, ActionText::Words), &action.text);
        if shown.trim().is_empty() {
            &action.text
        } else {
            shown
        }
    }

    fn save_texts(&mut self, models: &Models, id: ActionId, outbox: &mut Outbox) {
        let Some(row) = models.actions.row(id) else {
            return;
        };
        let mut edit = Edit::of(row);
        self.fold(&row.action, &mut edit);
        if edit.changed {
            edit.run(outbox);
        }
    }

    /// Puts unsaved words into the action; `model` is what it was before.
    fn fold(&mut self, model: &Action, edit: &mut Edit) {
        for (field, words) in self.texts.begun(model.id) {
            *field.of(&mut edit.seen) = words;
        }
        let action = &mut edit.action;
        for (field, words) in self.texts.take(action.id) {
            // An action without words is refused; the earlier ones stay until there are others.
            if field == ActionText::Words && words.trim().is_empty() {
                continue;
            }
            let place = field.of(action);
            edit.changed |= *place != words;
            *place = words;
        }
    }

    /// Draws one text of several lines.
    fn lines(&mut self, ui: &mut Ui, action: &Action, text: ActionText, field: Field<'_>) {
        let (model, rows) = match text {
            ActionText::Words => (&action.text, 2),
            ActionText::DefinitionOfDone => (&action.definition_of_done, 2),
            ActionText::Evidence => (&action.evidence, 2),
            ActionText::IntendedUse => (&action.intended_use, 1),
        };
        let edited = self.texts.edit(ui, (action.id, text), model, |ui, words| {
            field.lines(ui, words, rows)
        });
        if text == ActionText::Words {
            self.words = Some(edited.response);
        }
    }
}

/// Draws the panel of `action` as wide as there is room, below each other; the caller scrolls it.
pub fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut ActionEditorState,
    action: ActionId,
    outbox: &mut Outbox,
) {
    let Some(row) = frame.models.actions.row(action) else {
        text::muted(
            ui,
            "This action is no longer on the register. Undo brings it back.",
        );
        return;
    };
    ui.push_id(("action editor", action), |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        let mut edit = Edit::of(row);
        head(ui, frame, row);
        words(ui, state, row);
        conflict::of_row(ui, frame.models, action.uuid(), outbox);
        owner::show(ui, frame, (row, &mut state.newcomer), &mut edit, outbox);
        when(ui, frame, state, &mut edit);
        delivery(ui, frame, state, &mut edit);
        if row.action.kind == ActionKind::DataRequest {
            data(ui, frame, state, &mut edit);
        }
        let agreed = "The owner agreed when it was read aloud";
        edit.changed |= tick_box(ui, &mut edit.action.committed, agreed).changed();
        history::show(ui, frame, row);
        if edit.changed {
            state.fold(&row.action, &mut edit);
            edit.run(outbox);
        }
    });
    for due in state.texts.due(ui) {
        state.save_texts(frame.models, due, outbox);
    }
}

/// What it is, how it stands, and what it still lacks.
fn head(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow) {
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::subheading(ui, row.action.kind.label());
        mark_ui(ui, status::of_action(row.status));
        if let Some(late) = row.late_words(frame.models.today) {
            text::toned_caption(ui, &late, Tone::Bad);
        }
    });
    let mut promised = format!(
        "Promised in {} on {}",
        row.meeting_name,
        dates::prose(row.promised_on)
    );
    if !row.topic_title.is_empty() {
        promised = format!("{promised} · {}", row.topic_title);
    }
    text::caption(ui, &promised);
    lacks(ui, &row.action);
    ui.spacing_mut().item_spacing.y = space::M;
}

/// What an open action lacks, as chips; a tick when it lacks nothing.
fn lacks(ui: &mut Ui, action: &Action) {
    if !action.is_open() {
        return;
    }
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let lacks = action.lacks();
        for lack in &lacks {
            chip(ui, lack.label(), Tone::Warn);
        }
        if lacks.is_empty() {
            marked_chip(ui, Form::Ticked, "Complete", Tone::Good);
        }
    });
}

fn words(ui: &mut Ui, state: &mut ActionEditorState, row: &ActionRow) {
    let action = &row.action;
    let shown = (action.id, ActionText::Words);
    let blank = state.texts.shown(shown, &action.text).trim().is_empty();
    let wrong = blank.then_some("It needs words, so the earlier ones are kept.");
    let label = match action.kind {
        ActionKind::Action => "What is to be done",
        ActionKind::InformationRequest => "What is to be answered",
        ActionKind::DataRequest => "What data is asked for",
    };
    let field = Field::new(label).error(wrong);
    state.lines(ui, action, ActionText::Words, field);
}

/// By when, how much it matters and how long it reaches.
fn when(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionEditorState, edit: &mut Edit) {
    let today = frame.models.today;
    columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
        if index == 0 {
            due::field(ui, today, &mut state.date, edit);
        } else {
            let priority = &mut edit.action.priority;
            let field = Field::new("Priority");
            edit.changed |= one_of(
                ui,
                field,
                priority,
                ActionPriority::ALL,
                ActionPriority::label,
            );
        }
    });
    due::reason(ui, &mut state.date, edit);
}

/// What delivery looks like and what shows it.
fn delivery(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionEditorState, edit: &mut Edit) {
    columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
        if index == 0 {
            let all = Deliverable::ALL.iter();
            let offered = Choices::new(all.map(|one| (*one, one.label().to_owned())));
            let value = &mut edit.action.deliverable;
            edit.changed |= offered.field(ui, Field::new("Deliverable"), value, "Not settled");
        } else {
            let term = &mut edit.action.term;
            edit.changed |= one_of(ui, Field::new("Term"), term, Term::ALL, Term::label);
        }
    });
    let action = edit.action.clone();
    let done = Field::new("Definition of done").hint("What must be true for it to be done");
    state.lines(ui, &action, ActionText::DefinitionOfDone, done);
    let evidence = Field::new("Evidence").hint("What shows that it was done");
    state.lines(ui, &action, ActionText::Evidence, evidence);
    let chosen = edit.action.measure;
    let offered = choices::measures(&frame.models.measures, chosen);
    let field = Field::new("Measure it should move");
    edit.changed |= offered.field(ui, field, &mut edit.action.measure, "No measure");
}

/// What only a data request has.
fn data(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionEditorState, edit: &mut Edit) {
    let chosen = edit.action.source_owner;
    let offered = choices::people(&frame.models.directory, chosen);
    let field = Field::new("Who holds the data");
    edit.changed |= offered.field(ui, field, &mut edit.action.source_owner, "Not known");
    let action = edit.action.clone();
    let field = Field::new("What the data is for");
    state.lines(ui, &action, ActionText::IntendedUse, field);
}

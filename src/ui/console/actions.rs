//! The register: every action and request over all meetings, and the one that is chosen beside it.

mod cells;
mod exports;
mod filters;
mod merge_form;
mod panel;
mod rows;
mod step_form;

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::domain::action::{ActionKind, ActionPriority, ActionStatus};
use crate::domain::ids::{ActionId, DepartmentId, MeetingId, PersonId};
use crate::program::query::ActionRow;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Selection, Then};
use crate::ui::tokens::{height, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::card;
use crate::ui::widgets::dialog::Answer;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::table::{Column, Sort, Table, TableState};
use crate::ui::widgets::text;

use super::action_editor::ActionEditorState;
use super::choices::Choices;
use super::order::Order;
use super::page;
use merge_form::MergeForm;
use step_form::StepForm;

/// What the register remembers.
#[derive(Debug, Default)]
pub struct ActionsState {
    wanted: Wanted,
    sort: Option<(Key, bool)>,
    table: TableState,
    chosen: Option<ActionId>,
    order: Order,
    meetings: Choices<MeetingId>,
    editor: ActionEditorState,
    form: Option<Form>,
    /// The panel was closed: the keyboard goes back to the table.
    closed: bool,
}

/// Which actions are to be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Wanted {
    search: String,
    status: Option<ActionStatus>,
    department: Option<DepartmentId>,
    owner: Option<PersonId>,
    meeting: Option<MeetingId>,
    priority: Option<ActionPriority>,
    kind: Option<ActionKind>,
    open_only: bool,
}

/// A form over the chosen action.
#[derive(Debug)]
enum Form {
    /// A step of work on it.
    Step(StepForm),
    /// It becomes part of another.
    Merge(MergeForm),
}

/// What a column shows and what one can sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Status,
    What,
    Owner,
    Department,
    Due,
    Promised,
    Moved,
    Responses,
}

/// The columns of the register by itself.
const WIDE: [(Key, Column<'_>); 8] = [
    (Key::Status, Column::fixed("Status", 196.0)),
    (Key::What, Column::flexible("Action or request", 240.0, 1.0)),
    (Key::Owner, Column::fixed("Owner", 112.0)),
    (Key::Department, Column::fixed("Department", 108.0)),
    (Key::Due, Column::fixed("Due", 112.0)),
    (Key::Promised, Column::fixed("Promised", 128.0)),
    (Key::Moved, Column::fixed("Date moved", 98.0).right()),
    (Key::Responses, Column::fixed("Responses", 92.0).right()),
];

/// Those that are left beside an open action.
const BESIDE: [(Key, Column<'_>); 4] = [
    (Key::Status, Column::fixed("Status", 190.0)),
    (Key::What, Column::flexible("Action or request", 200.0, 1.0)),
    (Key::Owner, Column::fixed("Owner", 108.0)),
    (Key::Due, Column::fixed("Due", 108.0)),
];

/// Width of the panel beside the table, in points.
const PANEL: f32 = 432.0;
/// With less room than this for both, the open action takes the table's place.
const TWO: f32 = 450.0 + space::L + PANEL;

impl ActionsState {
    /// Takes all filters off and puts those of the selection on, or opens the action it names.
    pub fn select(&mut self, selection: Selection) {
        match selection {
            Selection::Measures { .. } | Selection::Unusual => {}
            Selection::Actions { department, status } => {
                self.wanted = Wanted {
                    status,
                    department,
                    ..Wanted::default()
                };
                self.open(None);
            }
            Selection::Action(action) => {
                self.wanted = Wanted::default();
                self.open(Some(action));
            }
        }
    }

    /// Closes the form: what was written in it is kept in the program.
    pub fn close_form(&mut self) {
        self.form = None;
    }

    /// Asks for every change of words that is not in the program yet: the screen is being left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        self.editor.keep(models, outbox);
    }

    fn open(&mut self, action: Option<ActionId>) {
        self.chosen = action;
        self.table.selected = None;
        self.form = None;
        // The place of the chosen row is found when the order is worked out.
        self.order = Order::default();
    }
}

/// Draws the register.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionsState, outbox: &mut Outbox) {
    page::filling(ui, "actions", 560.0, |ui| {
        if frame.models.actions.rows.is_empty() {
            // As high as the head of a page that has buttons.
            ui.horizontal(|ui| text::heading(ui, "Actions"));
            nothing_yet(ui, outbox);
            return;
        }
        page::head(ui, "Actions", |ui| exports::show(ui, frame, outbox));
        rows::keep(frame, state);
        let size = ui.available_size();
        let panel = state.chosen.is_some();
        if panel && size.x < TWO {
            panel::show(ui, frame, state, outbox);
            return;
        }
        let layout = Layout::left_to_right(Align::Min);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let beside = if panel { PANEL + space::L } else { 0.0 };
            let wide = vec2(size.x - beside, size.y);
            ui.spacing_mut().item_spacing.x = space::L;
            let down = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(wide, down, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                list(ui, frame, state, outbox);
            });
            if panel {
                let size = vec2(PANEL, size.y);
                ui.allocate_ui_with_layout(size, down, |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    panel::show(ui, frame, state, outbox);
                });
            }
        });
    });
    form(ui, frame, state, outbox);
}

fn nothing_yet(ui: &mut Ui, outbox: &mut Outbox) {
    card::card(ui, |ui| {
        let words = "Actions, information requests and data requests are recorded in a meeting: \
                     who, what, by when. They stay here until they are closed with evidence.";
        if empty_state(
            ui,
            "Nothing was promised yet",
            words,
            Some("Go to the meetings"),
        ) {
            outbox.act(Verb::GoMeetings);
        }
    });
}

fn list(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionsState, outbox: &mut Outbox) {
    card::frame(ui, space::M as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(ui.available_height());
        ui.spacing_mut().item_spacing.y = space::M;
        filters::show(ui, frame, state);
        if state.order.rows().is_empty() {
            let words = "No action has everything that is asked for above.";
            if empty_state(ui, "Nothing here", words, Some("Show all actions")) {
                state.wanted = Wanted::default();
            }
            return;
        }
        table(ui, frame, state, outbox);
    });
}

fn table(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionsState, outbox: &mut Outbox) {
    let listed: &[(Key, Column<'_>)] = if state.chosen.is_some() {
        &BESIDE
    } else {
        &WIDE
    };
    let columns: Vec<Column<'_>> = listed.iter().map(|(_, column)| *column).collect();
    let key_at = |at: usize| listed.get(at).map(|(key, _)| *key);
    state.table.sort = state.sort.and_then(|(key, descending)| {
        let column = listed.iter().position(|(other, _)| *other == key)?;
        Some(Sort { column, descending })
    });
    let book = &frame.models.actions.rows;
    let order = state.order.rows();
    let row_at = |at: usize| order.get(at).and_then(|place| book.get(*place));
    let name_of = |at: usize| {
        row_at(at)
            .map(|row| rows::spoken(frame, row))
            .unwrap_or_default()
    };
    let mut table = Table::new("Actions", &columns, order.len(), &name_of);
    // Where the action takes the table's place, walking through the rows must not open each.
    let room = ui.available_width() + 2.0 * space::M;
    let alone = state.chosen.is_none() && room < TWO;
    if alone {
        table = table.opens_on_press();
    }
    let output = table
        .row_height(height::ROW_TALL)
        .show(ui, &mut state.table, |ui, at, column| {
            if let (Some(row), Some(key)) = (row_at(at), key_at(column)) {
                cells::cell(ui, frame, row, key);
            }
        });
    if output.sorted {
        let sort = state.table.sort;
        state.sort = sort.and_then(|sort| Some((key_at(sort.column)?, sort.descending)));
    }
    if std::mem::take(&mut state.closed) {
        output.response.request_focus();
    }
    let opened = (output.chose && !alone) || output.opened.is_some();
    let id = |row: &ActionRow| row.action.id;
    if let (true, Some(action)) = (opened, state.table.selected.and_then(row_at).map(id)) {
        // Words half written about another action are kept before this one is shown.
        if state.chosen != Some(action) {
            state.editor.keep(frame.models, outbox);
        }
        state.chosen = Some(action);
    }
}

fn form(ui: &Ui, frame: &Frame<'_>, state: &mut ActionsState, outbox: &mut Outbox) {
    let Some(form) = &mut state.form else { return };
    let (answer, command) = match form {
        Form::Step(form) => {
            let answer = form.show(ui.ctx(), frame);
            (answer, form.command(frame))
        }
        Form::Merge(form) => {
            let answer = form.show(ui.ctx(), frame);
            (answer, form.command())
        }
    };
    match (answer, command) {
        (Answer::Waiting, _) => {}
        (Answer::Confirmed, Some(command)) => outbox.run_then(command, Then::CloseForm),
        (Answer::Confirmed, None) => match form {
            Form::Step(form) => form.say_what_is_missing(),
            Form::Merge(form) => form.say_what_is_missing(),
        },
        (Answer::Dismissed, _) => state.form = None,
    }
}

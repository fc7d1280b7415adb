//! Meetings: those to come, those that were held, those called off; each opens at the stage it is at.

mod form;
mod rows;

pub(super) use form::NextMeeting;

use chrono::NaiveDate;
use eframe::egui::{Key, Modifiers, RichText, Ui};

use crate::domain::dates;
use crate::domain::ids::{DepartmentId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::Command;
use crate::program::query::MeetingRow;
use crate::ui::models::Frame;
use crate::ui::outbox::{MeetingStage, Outbox, Place, Then};
use crate::ui::tokens::{height, palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::dialog::{Answer, confirm_removal};
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::{filter, menu};
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::mark::cell_mark_ui;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::table::{Column, Table, TableState, two_lines};
use crate::ui::widgets::text;
use crate::ui::widgets::text_field::search_box;

use super::choices;
use super::order::Order;
use super::page;
use form::NewMeeting;

/// What the list of meetings remembers.
#[derive(Debug, Default)]
pub struct MeetingsState {
    search: String,
    shown: Shown,
    department: Option<DepartmentId>,
    table: TableState,
    chosen: Option<MeetingId>,
    order: Order,
    dialog: Option<Open>,
}

/// Which meetings are in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    All,
    ToCome,
    Held,
    Cancelled,
}

impl Shown {
    const EVERY: [Self; 4] = [Self::All, Self::ToCome, Self::Held, Self::Cancelled];

    const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::ToCome => "To come",
            Self::Held => "Held",
            Self::Cancelled => "Cancelled",
        }
    }

    const fn holds(self, meeting: &Meeting) -> bool {
        let held = matches!(meeting.progress(), MeetingProgress::Adjourned);
        match self {
            Self::All => true,
            Self::ToCome => !held && !meeting.cancelled,
            Self::Held => held && !meeting.cancelled,
            Self::Cancelled => meeting.cancelled,
        }
    }
}

/// The dialog that is open.
#[derive(Debug, Clone)]
enum Open {
    New(Box<NewMeeting>),
    Next(NextMeeting),
    Remove(MeetingId),
}

impl MeetingsState {
    /// Opens the form for a new meeting.
    pub fn new_meeting(&mut self) {
        self.dialog = Some(Open::New(Box::default()));
    }

    /// Opens the form for the next meeting like this one.
    pub fn plan_next(&mut self, from: MeetingId) {
        self.dialog = Some(Open::Next(NextMeeting::like(from)));
    }

    /// Closes the form: the meeting it asked for is there.
    pub fn close_form(&mut self) {
        self.dialog = None;
    }

    fn is_filtered(&self) -> bool {
        !self.search.trim().is_empty() || self.department.is_some() || self.shown != Shown::All
    }

    fn clear_filters(&mut self) {
        self.search.clear();
        self.department = None;
        self.shown = Shown::All;
    }
}

const WHEN: usize = 1;

const COLUMNS: [Column<'_>; 7] = [
    Column::flexible("Meeting", 200.0, 1.4),
    Column::fixed("When", 168.0),
    Column::flexible("Departments", 130.0, 1.0).unsorted(),
    Column::fixed("Agenda", 130.0).unsorted(),
    Column::fixed("Record", 170.0).unsorted(),
    Column::fixed("Progress", 196.0),
    Column::fixed("", 52.0).unsorted(),
];

/// Draws the list of meetings.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeetingsState, outbox: &mut Outbox) {
    page::filling(ui, "meetings", 440.0, |ui| {
        page::head(ui, "Meetings", |ui| {
            if ui.add(Button::primary("New meeting")).clicked() {
                state.new_meeting();
            }
        });
        if frame.models.meetings.rows.is_empty() {
            empty(ui, state);
        } else {
            rows::keep(frame, state);
            card::frame(ui, space::M as i8).show(ui, |ui| {
                filters(ui, frame, state);
                table(ui, frame, state, outbox);
            });
        }
    });
    dialog(ui, frame, state, outbox);
}

fn empty(ui: &mut Ui, state: &mut MeetingsState) {
    card::card(ui, |ui| {
        let words = "A meeting has a day, an agenda with charts and questions, a record taken as it \
                     is said, and a follow-up memo. Plan the first; its agenda comes next.";
        if empty_state(ui, "No meetings yet", words, Some("Plan the first meeting")) {
            state.new_meeting();
        }
    });
}

fn filters(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeetingsState) {
    let directory = &frame.models.directory;
    page::filters(ui, |ui| {
        let labels = Shown::EVERY.map(Shown::label);
        let held = Shown::EVERY.iter().position(|one| *one == state.shown);
        let pressed = segmented(ui, "Which meetings", &labels, held.unwrap_or(0));
        if let Some(shown) = pressed.and_then(|at| Shown::EVERY.get(at)) {
            state.shown = *shown;
        }
        search_box(ui, "Search meetings", &mut state.search, 220.0);
        chip_row(ui, |ui| {
            let departments = choices::departments(directory, state.department);
            let mut at = state.department.and_then(|id| departments.place(id));
            if filter(ui, "Department", departments.names(), &mut at) {
                state.department = at.and_then(|at| departments.at(at));
            }
            if state.is_filtered() && ui.add(Button::quiet("Show all").compact()).clicked() {
                state.clear_filters();
            }
            text::caption(ui, &rows::count_words(frame, state));
        });
    });
}

fn table(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeetingsState, outbox: &mut Outbox) {
    let book = &frame.models.meetings.rows;
    let order = std::mem::take(&mut state.order);
    if order.rows().is_empty() {
        let words = "No meeting has everything that is asked for above.";
        if empty_state(ui, "Nothing here", words, Some("Show all meetings")) {
            state.clear_filters();
        }
        state.order = order;
        return;
    }
    let row_at = |at: usize| order.rows().get(at).and_then(|place| book.get(*place));
    let name_of = |at: usize| {
        row_at(at)
            .map(|row| rows::spoken(frame, row))
            .unwrap_or_default()
    };
    let table = Table::new("Meetings", &COLUMNS, order.rows().len(), &name_of);
    let table = table.row_height(height::ROW_TALL).opens_on_press();
    let mut asked = None;
    let output = table.show(ui, &mut state.table, |ui, at, column| {
        if let Some(row) = row_at(at) {
            if column + 1 == COLUMNS.len() {
                let chosen = more(ui, row, outbox);
                asked = asked.take().or(chosen);
            } else {
                cell(ui, frame, row, column);
            }
        }
    });
    let chosen = state.table.selected.and_then(row_at);
    state.chosen = chosen.map(|row| row.meeting.id);
    if let Some(row) = output.opened.and_then(row_at) {
        outbox.go(Place::Meeting(
            row.meeting.id,
            MeetingStage::of(row.meeting.progress()),
        ));
    }
    let deletes = output.response.has_focus()
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete));
    if let (true, Some(row)) = (deletes, chosen)
        && row.meeting.started_at.is_none()
    {
        asked = Some(Open::Remove(row.meeting.id));
    }
    state.order = order;
    if asked.is_some() {
        state.dialog = asked;
    }
}

fn cell(ui: &mut Ui, frame: &Frame<'_>, row: &MeetingRow, column: usize) {
    let meeting = &row.meeting;
    match column {
        0 => {
            two_lines(ui, &meeting.name, &rows::below_name(meeting));
        }
        WHEN => {
            let clock = dates::clock(meeting.starts_at);
            two_lines(
                ui,
                &day_words(meeting.held_on),
                &format!("{clock}, {} min", meeting.minutes),
            );
        }
        2 => {
            let names = rows::departments(&frame.models.directory, row);
            muted(
                ui,
                if names.is_empty() {
                    "None chosen"
                } else {
                    &names
                },
            );
        }
        3 => muted(ui, &rows::agenda_words(row)),
        4 => muted(ui, &rows::record_words(row)),
        _ => {
            let mark = rows::mark(meeting, frame.models.today);
            cell_mark_ui(ui, mark, &rows::memo_words(frame, row));
        }
    }
}

/// "Tue Nov 24, 2026".
fn day_words(day: NaiveDate) -> String {
    format!("{} {}", day.format("%a"), dates::prose(day))
}

fn muted(ui: &mut Ui, words: &str) {
    let colour = palette(ui).muted;
    text::one_line(ui, RichText::new(words).color(colour)).on_hover_text(words);
}

/// What can be done with one meeting besides opening it.
fn more(ui: &mut Ui, row: &MeetingRow, outbox: &mut Outbox) -> Option<Open> {
    let meeting = &row.meeting;
    let name = format!(
        "More for {} of {}",
        meeting.name,
        dates::prose(meeting.held_on)
    );
    let button = icon_button(ui, Icon::More, &name);
    let planned = meeting.started_at.is_none();
    let mark = if meeting.cancelled {
        "Restore"
    } else {
        "Mark as cancelled"
    };
    let lines = ["Plan next meeting like this one…", mark, "Remove…"];
    let lines = if planned || meeting.cancelled {
        lines.get(..if planned { 3 } else { 2 })
    } else {
        lines.get(..1)
    };
    match menu(ui, &button, lines.unwrap_or_default(), None)? {
        0 => Some(Open::Next(NextMeeting::like(meeting.id))),
        1 => {
            let turned = Meeting {
                cancelled: !meeting.cancelled,
                ..meeting.clone()
            };
            outbox.run(Command::SaveMeeting(turned).begun_from(meeting));
            None
        }
        _ => Some(Open::Remove(meeting.id)),
    }
}

fn dialog(ui: &Ui, frame: &Frame<'_>, state: &mut MeetingsState, outbox: &mut Outbox) {
    let answer = match &mut state.dialog {
        None => return,
        Some(Open::New(form)) => form.show(ui.ctx(), frame, outbox),
        Some(Open::Next(form)) => form.show(ui.ctx(), frame, outbox),
        Some(Open::Remove(id)) => {
            let rows = &frame.models.meetings.rows;
            match rows.iter().find(|row| row.meeting.id == *id) {
                Some(row) => remove(ui, row, outbox),
                None => Answer::Dismissed,
            }
        }
    };
    if answer == Answer::Dismissed {
        state.dialog = None;
    }
}

/// Asks whether a meeting that was never started shall go.
fn remove(ui: &Ui, row: &MeetingRow, outbox: &mut Outbox) -> Answer {
    let meeting = &row.meeting;
    let words = format!(
        "{} of {} goes with its agenda ({}). Undo brings it back. To keep it for the record, mark \
         it as cancelled instead.",
        meeting.name,
        dates::prose(meeting.held_on),
        rows::agenda_words(row)
    );
    let answer = confirm_removal(ui.ctx(), "Remove this meeting?", &words, "Remove meeting");
    if answer == Answer::Confirmed {
        outbox.run_then(Command::RemoveMeeting(meeting.id), Then::CloseForm);
        return Answer::Dismissed;
    }
    answer
}

//! Measures: all of them in a table, with how they went, where they stand and how fresh they are.

mod filters;
mod rows;

use eframe::egui::{RichText, Ui, vec2};

use crate::domain::ids::{DepartmentId, MeasureId, PriorityId};
use crate::domain::measure::Approval;
use crate::domain::number::NO_FIGURE;
use crate::domain::target::TargetStatus;
use crate::program::query::{MeasureRow, because};
use crate::ui::chart::sparkline_ui;
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Place, Selection, Then, Wish};
use crate::ui::tokens::{Size, Tone, height, palette, space};
use crate::ui::verbs::{ExportVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::dialog::Answer;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::mark::{Mark, cell_mark_ui, small_mark_ui};
use crate::ui::widgets::status;
use crate::ui::widgets::table::{Column, Sort, Table, TableState, two_lines};
use crate::ui::widgets::text;

use super::measure_form::MeasureForm;
use super::order::Order;
use super::page;
use filters::Beyond;

pub use rows::change_words;

/// What the list of measures remembers.
#[derive(Debug)]
pub struct MeasuresState {
    search: String,
    priority: Option<PriorityId>,
    department: Option<DepartmentId>,
    status: Option<TargetStatus>,
    unusual: Option<Beyond>,
    retired: bool,
    table: TableState,
    chosen: Option<MeasureId>,
    order: Order,
    form: Option<MeasureForm>,
}

impl Default for MeasuresState {
    fn default() -> Self {
        let sort = Sort {
            column: STATUS,
            descending: false,
        };
        Self {
            search: String::new(),
            priority: None,
            department: None,
            status: None,
            unusual: None,
            retired: false,
            table: TableState {
                selected: None,
                sort: Some(sort),
            },
            chosen: None,
            order: Order::default(),
            form: None,
        }
    }
}

impl MeasuresState {
    /// Begins a new measure.
    pub fn new_measure(&mut self) {
        self.form = Some(MeasureForm::new_measure());
    }

    /// Closes the form: what was written in it is kept in the program.
    pub fn close_form(&mut self) {
        self.form = None;
    }

    /// Takes all filters off and puts those of the selection on.
    pub fn select(&mut self, selection: Selection) {
        match selection {
            Selection::Measures { priority, status } => {
                self.clear_filters();
                self.priority = priority;
                self.status = status;
            }
            Selection::Unusual => {
                self.clear_filters();
                self.retired = false;
                self.unusual = Some(Beyond::Any);
            }
            Selection::Actions { .. } | Selection::Action(_) => {}
        }
    }

    fn clear_filters(&mut self) {
        self.search.clear();
        self.priority = None;
        self.department = None;
        self.status = None;
        self.unusual = None;
    }

    fn is_filtered(&self) -> bool {
        !self.search.trim().is_empty()
            || self.priority.is_some()
            || self.department.is_some()
            || self.status.is_some()
            || self.unusual.is_some()
    }
}

const STATUS: usize = 5;
const UNUSUAL: usize = 6;
const RELIABLE: usize = 7;
const AS_OF: usize = 8;
const OWNER: usize = 9;

const COLUMNS: [Column<'_>; 10] = [
    Column::flexible("Measure", 176.0, 1.0),
    Column::fixed("36 periods", 112.0).unsorted().gives_way(5),
    Column::fixed("Latest", 116.0).right(),
    Column::fixed("Change", 84.0).right().gives_way(6),
    Column::fixed("Target", 76.0).right().gives_way(4),
    Column::fixed("Target status", 124.0).gives_way(1),
    Column::fixed("Unusual", 134.0),
    Column::fixed("Target reliability", 134.0).gives_way(2),
    Column::fixed("As of", 96.0).gives_way(3),
    Column::fixed("Data owner", 108.0).gives_way(7),
];

/// How many of a measure's latest periods its small line shows.
const PERIODS: usize = 36;

/// Draws the list of measures.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeasuresState, outbox: &mut Outbox) {
    let book = &frame.models.measures;
    page::filling(ui, "measures", 560.0, |ui| {
        page::head(ui, "Measures", |ui| {
            if ui.add(Button::primary("New measure")).clicked() {
                state.new_measure();
            }
            imports(ui, outbox);
            exports(ui, outbox);
        });
        if book.rows.is_empty() {
            empty(ui, state);
        } else {
            rows::keep(frame, state);
            card::frame(ui, space::M as i8).show(ui, |ui| {
                filters::show(ui, frame, state);
                table(ui, frame, state, outbox);
            });
        }
    });
    form(ui, frame, state, outbox);
}

fn form(ui: &Ui, frame: &Frame<'_>, state: &mut MeasuresState, outbox: &mut Outbox) {
    let Some(form) = &mut state.form else { return };
    match form.show(ui.ctx(), &frame.models.directory) {
        Answer::Waiting => {}
        Answer::Confirmed => match form.command() {
            Some(command) => outbox.run_then(command, Then::OpenMeasure),
            None => form.say_what_is_missing(),
        },
        Answer::Dismissed => state.form = None,
    }
}

/// The button behind which the imports stand.
fn imports(ui: &mut Ui, outbox: &mut Outbox) {
    const LISTED: [&str; 4] = [
        "Figures…",
        "Paste a table of figures",
        "Measures from a list…",
        "Targets from a list…",
    ];
    let button = ui.add(Button::secondary("Import"));
    let purpose = match menu(ui, &button, &LISTED, None) {
        Some(0) => FilePurpose::ImportFigures,
        Some(1) => {
            outbox.act(Verb::PasteTable);
            return;
        }
        Some(2) => FilePurpose::ImportMeasures,
        Some(_) => FilePurpose::ImportTargets,
        None => return,
    };
    outbox.wish(Wish::PickFile(purpose));
}

/// The button behind which stands what is written for others.
fn exports(ui: &mut Ui, outbox: &mut Outbox) {
    const LISTED: [&str; 2] = ["All data…", "Department template…"];
    let button = ui.add(Button::secondary("Export"));
    match menu(ui, &button, &LISTED, None) {
        Some(0) => outbox.act(Verb::Export(ExportVerb::Package)),
        Some(_) => outbox.act(Verb::Export(ExportVerb::Template)),
        None => {}
    }
}

fn empty(ui: &mut Ui, state: &mut MeasuresState) {
    card::card(ui, |ui| {
        let words = "A measure is what a department is asked about in a meeting: a name, what it \
                     means, which way is better, and its figures. Write the first down, or take a \
                     list of them in with Import.";
        if empty_state(
            ui,
            "No measures yet",
            words,
            Some("Write the first measure"),
        ) {
            state.new_measure();
        }
    });
}

fn table(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeasuresState, outbox: &mut Outbox) {
    let book = &frame.models.measures.rows;
    let order = state.order.rows();
    if order.is_empty() {
        let words = "No measure has everything that is asked for above.";
        if empty_state(ui, "Nothing here", words, Some("Show all measures")) {
            state.clear_filters();
            state.retired = false;
        }
        return;
    }
    let row_at = |at: usize| order.get(at).and_then(|place| book.get(*place));
    let name_of = |at: usize| {
        row_at(at)
            .map(|row| rows::spoken(frame, row))
            .unwrap_or_default()
    };
    let table = Table::new("Measures", &COLUMNS, order.len(), &name_of);
    let table = table.row_height(height::ROW_TALL).opens_on_press();
    let output = table.show(ui, &mut state.table, |ui, at, column| {
        if let Some(row) = row_at(at) {
            cell(ui, frame, row, column);
        }
    });
    state.chosen = state
        .table
        .selected
        .and_then(row_at)
        .map(|row| row.measure.id);
    if let Some(row) = output.opened.and_then(row_at) {
        outbox.go(Place::Measure(row.measure.id));
    }
}

fn cell(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow, column: usize) {
    let format = &row.measure.format;
    let latest = row.latest.map(|(_, value)| value);
    match column {
        0 => name_cell(ui, frame, row),
        1 => {
            // A measure with fewer figures is drawn shorter, so that a month is as wide in each row.
            let share = row.recent.len().min(PERIODS) as f32 / PERIODS as f32;
            let room = ui.available_width();
            ui.add_space(room * (1.0 - share));
            let size = vec2(ui.available_width(), 28.0);
            sparkline_ui(ui, &row.recent, format, size);
        }
        2 => {
            let words =
                latest.map_or_else(|| NO_FIGURE.to_owned(), |value| format.with_unit(value));
            let words = RichText::new(words).font(Size::Body.semibold());
            text::one_line(ui, words);
        }
        3 => {
            muted(ui, &change_words(row));
        }
        4 => {
            let words = row.target.map(|target| format.set_value(target));
            text::one_line(ui, words.unwrap_or_else(|| NO_FIGURE.to_owned()));
        }
        STATUS => {
            cell_mark_ui(ui, status::of_target(row.status), "");
        }
        UNUSUAL => {
            let early = if row.verdict.early {
                "early estimate"
            } else {
                ""
            };
            let mark = status::of_unusual(row.verdict.unusual);
            let response = cell_mark_ui(ui, mark, early);
            let because = because(row.verdict.signal);
            if !because.is_empty() {
                response.on_hover_text(format!("The latest figure is {because}."));
            }
        }
        RELIABLE => {
            let reliability = row.verdict.reliability;
            let mark = status::of_reliability(reliability, row.measure.frequency);
            cell_mark_ui(ui, mark, "");
        }
        AS_OF => freshness(ui, frame, row),
        _ => muted(
            ui,
            frame.models.directory.person_name(row.measure.data_owner),
        ),
    }
}

fn muted(ui: &mut Ui, words: &str) {
    let colour = palette(ui).muted;
    text::one_line(ui, RichText::new(words).color(colour));
}

/// Name and department; before the department the mark of a measure that is not approved, so that the name has the
/// whole width: what parts two measures often stands at its end.
fn name_cell(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow) {
    let name = &row.measure.name;
    let department = frame
        .models
        .directory
        .department_name(row.measure.department);
    if row.measure.approval == Approval::Approved {
        two_lines(ui, name, department).on_hover_text(name);
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
        let high = Size::Body.line() + Size::Small.line() + 2.0;
        ui.add_space(((ui.available_height() - high) / 2.0).max(0.0));
        text::one_line(ui, text::semibold(name)).on_hover_text(name);
        ui.horizontal(|ui| {
            small_mark_ui(ui, status::of_approval(row.measure.approval));
            let muted = palette(ui).muted;
            text::one_line(ui, text::rich(department, Size::Small).color(muted));
        });
    });
}

/// The mark of a measure that is proposed or returned, as a pill.
pub fn approval_chip(ui: &mut Ui, mark: Mark) {
    crate::ui::widgets::chip::marked_chip(ui, mark.form, mark.word, mark.tone);
}

fn freshness(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow) {
    let (day, late) = rows::freshness_words(frame, row);
    let p = palette(ui);
    if late.is_empty() {
        let muted = text::rich(day, Size::Small).color(p.muted);
        text::one_line(ui, muted);
    } else {
        rows::two_small_lines(ui, &day, (&late, p.tone(Tone::Bad).ink));
    }
}

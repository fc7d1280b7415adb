//! Every figure of a measure in a table: where it came from, what it replaced; corrected by hand.

use eframe::egui::{Align, Color32, Key, Layout, Modifiers, RichText, Ui, vec2};

use crate::domain::dates;
use crate::domain::number::NO_FIGURE;
use crate::domain::observation::{Figure, ReplacedFigure};
use crate::domain::period::Period;
use crate::domain::ratio::is_ratio;
use crate::domain::target::{TargetKind, in_force};
use crate::program::query::MeasurePage;
use crate::ui::console::page;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::text;

use super::MeasureState;
use super::figure_form::{FigureForm, Line, Series, by_hand};
use super::forms::Form;

/// Height of a row in points: two small lines.
const ROW: f32 = 46.0;
/// Height of the table in points: as high as chart and words, so that the page stays as it is.
const TABLE: f32 = 430.0;

const WHOLE: [Column<'_>; 5] = [
    Column::fixed("Period", 128.0).unsorted(),
    Column::fixed("Figure", 118.0).right().unsorted(),
    Column::fixed("Target", 78.0).right().unsorted(),
    Column::flexible("Where it came from", 190.0, 1.2).unsorted(),
    Column::flexible("What it replaced", 150.0, 1.0).unsorted(),
];

const BY_GROUP: [Column<'_>; 5] = [
    Column::fixed("Period", 128.0).unsorted(),
    Column::flexible("Group", 90.0, 0.4).unsorted(),
    Column::fixed("Figure", 118.0).right().unsorted(),
    Column::flexible("Where it came from", 180.0, 1.0).unsorted(),
    Column::flexible("What it replaced", 140.0, 0.8).unsorted(),
];

/// One row: the figure and the group it is of (empty for the whole).
#[derive(Clone, Copy)]
struct Row<'a> {
    dimension: &'a str,
    group: &'a str,
    figure: &'a Figure,
}

/// The rows of a series or a breakdown, the latest period first.
fn rows<'a>(page: &'a MeasurePage, dimension: Option<&str>) -> Vec<Row<'a>> {
    let Some(dimension) = dimension else {
        let whole = page.figures.iter().rev();
        return whole
            .map(|figure| Row {
                dimension: "",
                group: "",
                figure,
            })
            .collect();
    };
    let groups = page
        .groups
        .iter()
        .filter(|group| group.dimension == dimension);
    let mut rows: Vec<Row<'_>> = groups
        .flat_map(|group| {
            let of = |figure| Row {
                dimension: &group.dimension,
                group: &group.group,
                figure,
            };
            group.figures.iter().map(of)
        })
        .collect();
    // Stable: the groups of a period stay in their order.
    rows.sort_by_key(|row| std::cmp::Reverse(row.figure.period));
    rows
}

/// Draws the table with what can be done to the chosen figure.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    state: &mut MeasureState,
    outbox: &mut Outbox,
) {
    let dimension = Some(state.shown.view.dimension.clone()).filter(|name| !name.is_empty());
    let rows = rows(&open.page, dimension.as_deref());
    let chosen = state.figures.selected.and_then(|at| rows.get(at)).copied();
    buttons(ui, open, chosen, (state, outbox));
    let columns = if dimension.is_some() {
        &BY_GROUP
    } else {
        &WHOLE
    };
    let name_of = |at: usize| {
        rows.get(at)
            .map(|row| spoken(open, row))
            .unwrap_or_default()
    };
    let size = vec2(ui.available_width(), TABLE);
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_height(TABLE);
        let table = Table::new("All figures", columns, rows.len(), &name_of);
        let grouped = dimension.is_some();
        let output = table
            .row_height(ROW)
            .show(ui, &mut state.figures, |ui, at, column| {
                if let Some(row) = rows.get(at) {
                    cell(ui, (frame, open), row, which(column, grouped));
                }
            });
        let row = |at: usize| rows.get(at).copied();
        if let Some(row) = output.opened.and_then(row) {
            correct(state, row);
        }
        let holds = output.response.has_focus();
        let delete = holds && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete));
        if let (true, Some(row)) = (delete, state.figures.selected.and_then(row)) {
            withdraw(open, state, row, outbox);
        }
    });
}

/// What a cell shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Period,
    Group,
    Figure,
    Target,
    Source,
    Replaced,
}

const fn which(column: usize, grouped: bool) -> Cell {
    match (column, grouped) {
        (0, _) => Cell::Period,
        (1, true) => Cell::Group,
        (1, false) | (2, true) => Cell::Figure,
        (2, false) => Cell::Target,
        (3, _) => Cell::Source,
        (_, _) => Cell::Replaced,
    }
}

fn buttons(
    ui: &mut Ui,
    open: &MeasureOnPage,
    chosen: Option<Row<'_>>,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    page::filters(ui, |ui| {
        let whole = state.shown.view.dimension.is_empty();
        if whole && ui.add(Button::secondary("Add a figure")).clicked() {
            begin_new(open, state);
        }
        let there = chosen.filter(|row| row.figure.value.is_some());
        let correct_button = Button::secondary("Correct figure").enabled(chosen.is_some());
        if let (true, Some(row)) = (ui.add(correct_button).clicked(), chosen) {
            correct(state, row);
        }
        let withdraw_button = Button::secondary("Withdraw figure").enabled(there.is_some());
        if let (true, Some(row)) = (ui.add(withdraw_button).clicked(), there) {
            withdraw(open, state, row, outbox);
        }
        if chosen.is_none() {
            text::caption(ui, "Choose a figure to correct or withdraw it.");
        }
    });
}

/// Begins a new figure of the whole, for the period after the latest.
pub(super) fn begin_new(open: &MeasureOnPage, state: &mut MeasureState) {
    let next = open.page.figures.last().map(|figure| figure.period.next());
    state.form = Some(Form::Figure(FigureForm::new(Series::default(), next)));
}

fn series(state: &MeasureState, row: Row<'_>) -> Series {
    Series {
        dimension: state.shown.view.dimension.clone(),
        group: row.group.to_owned(),
    }
}

fn correct(state: &mut MeasureState, row: Row<'_>) {
    let series = series(state, row);
    let form = FigureForm::correct(series, row.figure);
    state.form = Some(Form::Figure(form));
}

/// Takes a figure back; what it was stays in its history, and undo brings it back.
fn withdraw(open: &MeasureOnPage, state: &MeasureState, row: Row<'_>, outbox: &mut Outbox) {
    if row.figure.value.is_none() {
        return;
    }
    let line = Line {
        period: row.figure.period,
        value: None,
        parts: None,
    };
    let measure = &open.page.row.measure;
    outbox.run(by_hand(measure, &series(state, row), &line, ""));
}

fn cell(ui: &mut Ui, (frame, open): (&Frame<'_>, &MeasureOnPage), row: &Row<'_>, cell: Cell) {
    let format = &open.page.row.measure.format;
    let muted = palette(ui).muted;
    match cell {
        Cell::Period => {
            text::one_line(ui, row.figure.period.label());
        }
        Cell::Group => {
            text::one_line(ui, row.group);
        }
        Cell::Figure => figure_cell(ui, open, row.figure),
        Cell::Target => {
            let target = target_at(&open.page, row.figure.period);
            let words =
                target.map_or_else(|| NO_FIGURE.to_owned(), |value| format.set_value(value));
            text::one_line(ui, RichText::new(words).color(muted));
        }
        Cell::Source => {
            let (first, second) = source_words(frame, open, row.figure);
            two_small_lines(ui, &first, &second, muted);
        }
        Cell::Replaced => {
            let (first, second) = replaced_words(frame, open, row.figure);
            let warn = palette(ui).tone(Tone::Warn).ink;
            match shown_words(open, row) {
                Some(shown) => two_small_lines(ui, &format!("{first} {second}"), &shown, warn),
                None => two_small_lines(ui, &first, &second, muted),
            }
        }
    }
}

/// The figure; of a ratio also what it is made of, below it.
fn figure_cell(ui: &mut Ui, open: &MeasureOnPage, figure: &Figure) {
    let words = RichText::new(figure_words(open, figure.value)).font(Size::Body.semibold());
    let Some(parts) = parts_words(open, figure) else {
        text::one_line(ui, words);
        return;
    };
    ui.with_layout(Layout::top_down(Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space((ROW - Size::Body.line() - Size::Small.line()) / 2.0 - 1.0);
        text::one_line(ui, words);
        let small = text::rich(parts, Size::Small).color(palette(ui).muted);
        text::one_line(ui, small);
    });
}

/// "410 of 512", where a ratio's figure says it.
pub(super) fn parts_words(open: &MeasureOnPage, figure: &Figure) -> Option<String> {
    let measure = &open.page.row.measure;
    let parts = figure.parts.filter(|_| is_ratio(measure))?;
    Some(parts.words(measure))
}

/// Two lines of less weight in one cell, each whole on hover.
fn two_small_lines(ui: &mut Ui, first: &str, second: &str, second_ink: Color32) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space((ROW - 2.0 * Size::Small.line()) / 2.0 - 1.0);
        for (words, ink) in [(first, palette(ui).text), (second, second_ink)] {
            let small = text::rich(words, Size::Small).color(ink);
            text::one_line(ui, small);
        }
    });
}

/// The target in force at the end of a period.
pub(super) fn target_at(page: &MeasurePage, period: Period) -> Option<f64> {
    let at = (period.frequency(), period.end());
    let target = in_force(&page.row.measure, &page.targets, TargetKind::Target, at);
    target.map(|target| target.value)
}

/// A figure as people read it.
pub(super) fn figure_words(open: &MeasureOnPage, value: Option<f64>) -> String {
    let format = &open.page.row.measure.format;
    value.map_or_else(|| "withdrawn".to_owned(), |value| format.with_unit(value))
}

/// "monthly-update.csv, row 5" and "Nov 20, 2026, Léa Fontaine".
pub(super) fn source_words(
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    figure: &Figure,
) -> (String, String) {
    let Some(batch) = open.page.batches.get(&figure.batch) else {
        return Default::default();
    };
    let source = match figure.row {
        Some(row) => format!("{}, row {row}", batch.source),
        None => batch.source.clone(),
    };
    let day = dates::prose(frame.local(batch.at).date());
    if batch.by.trim().is_empty() {
        (source, day)
    } else {
        (source, format!("{day}, {}", batch.by))
    }
}

/// "93.1% (351 of 377), before 92.8%" and until when the first stood.
pub(super) fn replaced_words(
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    figure: &Figure,
) -> (String, String) {
    let earlier = figure.replaced.iter().rev();
    let measure = &open.page.row.measure;
    let told = |one: &ReplacedFigure| {
        let value = figure_words(open, one.value);
        let parts = one.parts.filter(|_| is_ratio(measure));
        parts.map_or(value.clone(), |parts| {
            format!("{value} ({})", parts.words(measure))
        })
    };
    let values: Vec<String> = earlier.map(told).collect();
    if values.is_empty() {
        return Default::default();
    }
    let until = open.page.batches.get(&figure.batch).map(|batch| {
        let day = dates::prose(frame.local(batch.at).date());
        format!("until {day}")
    });
    (values.join(", before "), until.unwrap_or_default())
}

/// "Shown to Streets Stat on Oct 20, 2026 as 6.2 days", of a figure that is another now.
fn shown_words(open: &MeasureOnPage, row: &Row<'_>) -> Option<String> {
    let of = (row.dimension, row.group);
    let shown = open.page.shown_otherwise(of, row.figure.period)?;
    Some(shown.told(&open.page.row.measure.format))
}

fn spoken(open: &MeasureOnPage, row: &Row<'_>) -> String {
    let mut figure = figure_words(open, row.figure.value);
    if let Some(parts) = parts_words(open, row.figure) {
        figure = format!("{figure}, {parts}");
    }
    if let Some(shown) = shown_words(open, row) {
        figure = format!("{figure}. {shown}");
    }
    let period = row.figure.period.label();
    if row.group.is_empty() {
        format!("{period}: {figure}")
    } else {
        format!("{period}, {}: {figure}", row.group)
    }
}

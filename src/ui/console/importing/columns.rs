//! The second step: which column is what, on the real rows; how dates and numbers are read; the measures, or the rules
//! by which events are counted.

use std::borrow::Cow;

use eframe::egui::{ScrollArea, Ui};

use crate::import::understand::{DateOrder, DecimalMark, Fractions, Layout, Mapping, Role};
use crate::ui::console::page;
use crate::ui::tokens::space;
use crate::ui::widgets::card;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::filter::{menu, pick};
use crate::ui::widgets::text;

use super::frame::{ImportView, notice};
use super::grid::RealRows;
use super::layout::sentence;
use super::model::{Asked, ImportModel, Looked, letters, of_them};
use super::{measures, rules};

/// The least height of what stands here before the page scrolls as a whole.
const LEAST: f32 = 560.0;

/// Up to so many columns nobody has to look for one.
const IN_SIGHT: usize = 8;

/// How many of the rows are shown here.
const ROWS: usize = 25;

/// Draws it.
pub(super) fn show(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let looked = model.looked.clone()?;
    if let Some(fault) = &model.fault {
        notice(ui, "Nothing can be taken in so.", fault);
    }
    let events = model.mapping.layout == Layout::Events;
    // On a small screen the page scrolls as a whole, and what stands in it does not once more.
    let whole = ui.available_height() < LEAST;
    let asked = page::filling(ui, "import, columns", LEAST, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        // It is copied only once something changes in it: a wide sheet has thousands of columns.
        let mut mapping = Cow::Borrowed(&model.mapping);
        settings(ui, model, &mut mapping);
        only_measure(ui, model, &mut mapping);
        find_column(ui, view, &looked);
        let high = (ui.available_height() * if events { 0.36 } else { 0.46 }).max(170.0);
        grid(ui, model, view, &looked, &mut mapping, high);
        if !events {
            because(ui, model, view, &looked);
        }
        if events && whole {
            rules::show(ui, model, view, &looked, &mut mapping);
        } else if events {
            ScrollArea::vertical()
                .id_salt("rules")
                .auto_shrink(false)
                .show(ui, |ui| rules::show(ui, model, view, &looked, &mut mapping));
        } else if let Some(asked) = measures::show(ui, model, view, &mut mapping) {
            return Some(asked);
        }
        match mapping {
            Cow::Owned(changed) if changed != model.mapping => Some(Asked::Map(Box::new(changed))),
            Cow::Owned(_) | Cow::Borrowed(_) => None,
        }
    });
    if asked.is_some() {
        view.worked = true;
    }
    asked
}

/// How dates, decimals and percentages are read.
fn settings(ui: &mut Ui, model: &ImportModel, mapping: &mut Cow<'_, Mapping>) {
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let orders = [DateOrder::Ask, DateOrder::MonthFirst, DateOrder::DayFirst];
        let names = [
            "Ask",
            "Month first (3/4 is March 4)",
            "Day first (3/4 is April 3)",
        ];
        let at = orders
            .iter()
            .position(|one| *one == mapping.dates)
            .unwrap_or(0);
        if let Some(chosen) = pick(ui, "Dates", &names, (at, at > 0)).and_then(|at| orders.get(at))
        {
            mapping.to_mut().dates = *chosen;
        }
        let marks = [DecimalMark::Point, DecimalMark::Comma, DecimalMark::Ask];
        let names = [
            "Point (1,234.5)",
            "Comma (1.234,5)",
            "Ask where it could be either",
        ];
        let at = marks
            .iter()
            .position(|one| *one == mapping.decimals)
            .unwrap_or(0);
        if let Some(chosen) =
            pick(ui, "Decimals", &names, (at, at > 0)).and_then(|at| marks.get(at))
        {
            mapping.to_mut().decimals = *chosen;
        }
        let scales = [
            Fractions::Ask,
            Fractions::Fitting,
            Fractions::Shares,
            Fractions::AsWritten,
        ];
        let names = [
            "Ask where it could be either",
            "As it fits its measure",
            "A share of one: 58%",
            "As written: 0.58%",
        ];
        let at = scales
            .iter()
            .position(|one| *one == mapping.fractions)
            .unwrap_or(0);
        if let Some(chosen) = pick(ui, "0.58 of a measure in percent", &names, (at, at > 0))
            .and_then(|at| scales.get(at))
        {
            mapping.to_mut().fractions = *chosen;
        }
    });
    for about in ["dates", "decimals", "groups"] {
        if let Some(guess) = model.because(about) {
            let words = format!("{}: {}.", sentence(&guess.says), guess.because);
            text::caption(ui, &words.replace(".:", ":"));
        }
    }
}

/// The measure of a file that names none.
fn only_measure(ui: &mut Ui, model: &ImportModel, mapping: &mut Cow<'_, Mapping>) {
    let named = mapping
        .columns
        .iter()
        .any(|column| matches!(column.role, Role::Measure | Role::MeasureId));
    if mapping.layout != Layout::Long || named {
        return;
    }
    let Some(known) = &model.known else { return };
    let told = mapping.measure.clone();
    let mut listed: Vec<String> = known
        .measures
        .iter()
        .filter(|one| !one.retired)
        .map(|one| one.name.clone())
        .collect();
    listed.sort_by_cached_key(|name| name.to_lowercase());
    if !told.is_empty() && !listed.contains(&told) {
        listed.insert(0, told.clone());
    }
    let mut at = listed.iter().position(|name| *name == told);
    let help = "No column listed a measure, so every figure is of this one.";
    let field = Field::new("Measure of this file").help(help).width(420.0);
    if field.choice(ui, &mut at, &listed).committed
        && let Some(name) = at.and_then(|at| listed.get(at))
    {
        mapping.to_mut().measure.clone_from(name);
    }
}

/// A line to find one of many columns by its letters or its heading.
fn find_column(ui: &mut Ui, view: &mut ImportView, looked: &Looked) {
    if looked.table.columns.len() <= IN_SIGHT {
        return;
    }
    let hint = format!(
        "Find one of {} by its letters or heading",
        of_them(looked.table.columns.len(), "column", "columns")
    );
    let field = Field::new("Find a column")
        .label_hidden()
        .hint(&hint)
        .width(420.0);
    let mut at = None;
    if field.choice(ui, &mut at, looked.found_by()).committed {
        let found = at.and_then(|at| looked.table.columns.get(at));
        view.to_column = found.map(|column| column.number);
        view.column = view.to_column;
    }
}

fn grid(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    looked: &Looked,
    mapping: &mut Cow<'_, Mapping>,
    high: f32,
) {
    let roles = |column: usize| {
        let role = model.role(column);
        (role.label().to_owned(), role != Role::Ignored)
    };
    card::frame(ui, space::S as i8).show(ui, |ui| {
        let grid = RealRows {
            name: "Columns",
            sheet: model.sheet,
            rows: &looked.rows,
            most: ROWS,
            heading: (model.mapping.heading_row, looked.table.above),
            marked: None,
            columns: looked.width(),
            to: view.to_column,
            roles: (mapping.layout != Layout::Events).then_some(&roles as _),
        };
        let output = grid.show(ui, high);
        view.to_column = output.to;
        let labels = Role::ALL.map(Role::label);
        for (column, head) in &output.heads {
            if head.has_focus() || head.hovered() {
                view.column = Some(*column);
            }
            let at = Role::ALL
                .iter()
                .position(|role| *role == model.role(*column));
            if let Some(chosen) = menu(ui, head, &labels, at)
                && let Some(role) = Role::ALL.get(chosen)
                && let Some(changed) = model.with_role(*column, *role)
            {
                *mapping = Cow::Owned(changed);
            }
        }
    });
}

/// What speaks for the use of the column that was looked at last.
fn because(ui: &mut Ui, model: &ImportModel, view: &ImportView, looked: &Looked) {
    if let Some(column) = view.column {
        let heading = looked.table.heading_of(column);
        let heading = if heading.is_empty() {
            "without a heading"
        } else {
            heading
        };
        let role = model.role(column);
        let guess = model
            .called(column)
            .and_then(|called| model.because(called).map(|guess| guess.because.clone()));
        let why = guess.map_or(String::new(), |why| format!(" ({why})"));
        let words = format!(
            "Column {}, {heading}: {}{why}",
            letters(column),
            role.label().to_lowercase()
        );
        text::caption(ui, &words);
    } else {
        text::caption(
            ui,
            "Press what stands above a column to say what it holds. The reason of each guess stands here.",
        );
    }
}

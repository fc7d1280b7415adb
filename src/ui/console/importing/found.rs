//! The third step: what was found, cell by cell; the questions first, each answered with one press; and the cell at
//! hand corrected in its row.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::import::{Finding, FindingKind, Level};
use crate::ui::console::page;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::filter;
use crate::ui::widgets::mark::{Form, Mark, cell_mark_ui};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::text;

use super::frame::{ImportView, notice};
use super::grid::one_line;
use super::layout::sentence;
use super::model::{Asked, ImportModel, cell_name, counted, of_them};
use super::planned::{LEVELS, Planned};
use super::{correct, questions, unknown};

const COLUMNS: [Column<'_>; 4] = [
    Column::fixed("Cell", 92.0).unsorted(),
    Column::fixed("Level", 112.0).unsorted(),
    Column::flexible("What was found, and what would help", 150.0, 3.0).unsorted(),
    Column::flexible("As it stands", 96.0, 0.7)
        .unsorted()
        .gives_way(1),
];

/// Draws it.
pub(super) fn show(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let planned = model.planned.clone();
    if let Some(fault) = &model.fault {
        notice(ui, "The sheet can\u{2019}t be read so.", fault);
    }
    let planned = planned?;
    let asked = page::filling(ui, "import, found", 520.0, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let mut asked = questions::show(ui, model, view, &planned);
        asked = asked.or_else(|| unknown::show(ui, model, view, &planned));
        if planned.plan.findings.total() == 0 {
            let words =
                "Every cell that holds a figure was understood, and nothing about them is odd.";
            empty_state(ui, "Nothing was found", words, None);
            return asked.or_else(|| corrected(ui, model));
        }
        card::frame(ui, space::S as i8).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            filters(ui, view, &planned);
            let said = corrected(ui, model);
            let fixed = correct::show(ui, model, view, &planned);
            asked = asked.take().or(said).or(fixed);
            list(ui, view, &planned);
        });
        asked
    });
    if asked.is_some() {
        view.worked = true;
    }
    asked
}

/// Says how many cells were corrected, and takes that back.
fn corrected(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    let count = model.corrections.len();
    if count == 0 {
        return None;
    }
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        let cells = of_them(count, "cell is corrected", "cells are corrected");
        text::caption(
            ui,
            &format!("{cells} here; the file itself stays as it is."),
        );
        let button = Button::quiet("Take the corrections back").compact();
        if ui.add(button).clicked() {
            asked = Some(Asked::CorrectNothing);
        }
    });
    asked
}

/// Which findings are in sight.
fn filters(ui: &mut Ui, view: &mut ImportView, planned: &Planned) {
    let counts = planned.plan.findings.counts();
    let mut changed = false;
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let levels: Vec<String> = LEVELS
            .iter()
            .zip(planned.levels)
            .map(|(level, count)| format!("{} ({})", mark(*level).word, counted(count)))
            .collect();
        changed |= filter(ui, "Level", &levels, &mut view.level);
        let kinds: Vec<String> = counts
            .iter()
            .map(|(kind, count)| format!("{} ({})", kind_words(*kind), counted(*count)))
            .collect();
        changed |= filter(ui, "Kind", &kinds, &mut view.kind);
        let (total, listed) = (
            planned.plan.findings.total(),
            planned.plan.findings.listed().len(),
        );
        let mut words = of_them(total, "finding", "findings");
        if listed < total {
            let more = format!(", the first {} listed", counted(listed));
            words.push_str(&more);
        }
        text::caption(ui, &words);
    });
    let level = view.level.and_then(|at| LEVELS.get(at)).copied();
    let kind = view.kind.and_then(|at| counts.keys().nth(at)).copied();
    let listed = planned.plan.findings.listed();
    let fits = |finding: &Finding| {
        level.is_none_or(|level| finding.kind.level() == level)
            && kind.is_none_or(|kind| finding.kind == kind)
    };
    view.shown.clear();
    let ranked = planned.ranked.iter().copied();
    view.shown
        .extend(ranked.filter(|at| listed.get(*at).is_some_and(fits)));
    if changed || view.findings.selected.is_none() {
        view.findings.selected = Some(0);
    }
    let last = view.shown.len().saturating_sub(1);
    view.findings.selected = view.findings.selected.map(|row| row.min(last));
}

fn list(ui: &mut Ui, view: &mut ImportView, planned: &Planned) {
    let listed = planned.plan.findings.listed();
    let shown = std::mem::take(&mut view.shown);
    let at = |row: usize| shown.get(row).and_then(|at| listed.get(*at));
    let name_of = |row: usize| at(row).map(said).unwrap_or_default();
    if shown.is_empty() {
        text::muted(ui, "No finding is of that level and kind.");
    }
    let table = Table::new("Findings", &COLUMNS, shown.len(), &name_of).row_height(32.0);
    let room = vec2(ui.available_width(), ui.available_height().max(150.0));
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        let output = table.show(ui, &mut view.findings, |ui, row, column| {
            if let Some(finding) = at(row) {
                cell(ui, finding, column);
            }
        });
        if output.opened.is_some() {
            view.fix_focus = true;
        }
        if view.list_focus {
            view.list_focus = false;
            output.response.request_focus();
        }
    });
    view.shown = shown;
}

fn said(finding: &Finding) -> String {
    let place = cell_name(finding.row, finding.column);
    format!(
        "{place}, {}: {}",
        mark(finding.kind.level()).word,
        finding.words()
    )
}

fn cell(ui: &mut Ui, finding: &Finding, column: usize) {
    match column {
        0 => {
            text::one_line(ui, cell_name(finding.row, finding.column));
        }
        1 => {
            cell_mark_ui(ui, mark(finding.kind.level()), "");
        }
        2 => {
            let words = sentence(&finding.words());
            text::one_line(ui, words);
        }
        _ => {
            text::one_line(ui, one_line(&finding.cell, 60));
        }
    }
}

/// How a level is shown.
pub(super) const fn mark(level: Level) -> Mark {
    let (form, tone, word) = match level {
        Level::Error => (Form::Diamond, Tone::Bad, "Refused"),
        Level::Question => (Form::Half, Tone::Accent, "Question"),
        Level::Warning => (Form::Triangle, Tone::Warn, "Warning"),
        Level::Note => (Form::Disc, Tone::Neutral, "Note"),
    };
    Mark { form, tone, word }
}

/// A kind of finding in words: "Unknown measure".
pub(super) fn kind_words(kind: FindingKind) -> &'static str {
    kind.label()
}

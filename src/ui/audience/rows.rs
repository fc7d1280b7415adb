//! A list on the projector: rows of cells in columns, in the largest type in which all of them fit.

use super::frame::Page;
use super::pen::{LEADING, MARGIN, Pen, Run, SMALL, extent};
use crate::ui::fonts::Weight;
use crate::ui::tokens::Tone;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::paint;
use eframe::egui::{Align2, Color32, Rect, Stroke, pos2, vec2};

/// Sizes of type with the air of a row, the largest first.
const SCALES: [Scale; 7] = [
    Scale::of(28.0, 40.0),
    Scale::of(26.0, 34.0),
    Scale::of(26.0, 26.0),
    Scale::of(24.0, 24.0),
    Scale::of(22.0, 20.0),
    Scale::of(SMALL, 16.0),
    Scale::of(SMALL, 10.0),
];

/// Over the words that head a part of a list.
const HEADING_AIR: f32 = 12.0;

/// How large a list is drawn.
#[derive(Debug, Clone, Copy)]
struct Scale {
    size: f32,
    air: f32,
}

impl Scale {
    const fn of(size: f32, air: f32) -> Self {
        Self { size, air }
    }
}

/// Words below a status take no more lines than these.
const NOTE_LINES: usize = 2;

/// One row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Words over it, where a new part of the list begins.
    pub(super) heading: Option<String>,
    /// Its cells, by column.
    pub(super) cells: Vec<Cell>,
    /// It is the one being read.
    pub(super) lit: bool,
}

/// Where a column stands, in 1280ths of the width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Words end at its right side.
    pub(super) figures: bool,
}

/// Words of a cell, each piece below the one before.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    /// Runs of words with the lines they may take. Sizes of runs are shares of the row's own.
    Words(Vec<(Vec<Run>, usize)>),
    /// A status.
    Mark(Mark),
    /// A status with words below it.
    Noted(Mark, Run),
    /// A tick, or nothing; with its name for screen readers.
    Tick(bool, &'static str),
}

/// Draws rows into `area` (in points) and returns where they end.
pub(super) fn list(pen: &mut Pen<'_>, columns: &[Column], rows: &[Row], area: Rect) -> f32 {
    let heights = |scale: Scale| -> f32 {
        rows.iter()
            .map(|row| row_height(pen, columns, row, scale))
            .sum()
    };
    let fits = SCALES
        .into_iter()
        .find(|scale| heights(*scale) <= area.height());
    let scale = fits.unwrap_or(Scale::of(SMALL, 10.0));
    let mut top = area.top();
    for row in rows {
        let high = row_height(pen, columns, row, scale);
        if top + high > area.bottom() + 1.0 {
            break;
        }
        draw(pen, columns, row, scale, (top, high));
        top += high;
    }
    top
}

fn heading_height(pen: &Pen<'_>, row: &Row) -> f32 {
    if row.heading.is_some() {
        pen.points(SMALL * LEADING + HEADING_AIR)
    } else {
        0.0
    }
}

/// Height of a row in points.
fn row_height(pen: &Pen<'_>, columns: &[Column], row: &Row, scale: Scale) -> f32 {
    let cells = columns.iter().zip(&row.cells);
    let highest = cells
        .map(|(column, cell)| cell_height(pen, *column, cell, scale))
        .fold(pen.points(scale.size * LEADING), f32::max);
    highest + pen.points(scale.air) + heading_height(pen, row)
}

fn cell_height(pen: &Pen<'_>, column: Column, cell: &Cell, scale: Scale) -> f32 {
    let width = width_of(pen, column);
    match cell {
        Cell::Words(pieces) => {
            let high = |(runs, lines): &(Vec<Run>, usize)| {
                extent(&pen.lay(&sized(runs, scale), width, *lines)).y
            };
            pieces.iter().map(high).sum::<f32>() + pen.points(drop(pieces, scale))
        }
        Cell::Mark(mark) => mark_height(pen, *mark, scale, width),
        Cell::Noted(mark, note) => {
            let galley = pen.lay(&sized(std::slice::from_ref(note), scale), width, NOTE_LINES);
            mark_height(pen, *mark, scale, width) + extent(&galley).y
        }
        Cell::Tick(..) => pen.points(scale.size * LEADING),
    }
}

/// Height of a status in points.
fn mark_height(pen: &Pen<'_>, mark: Mark, scale: Scale, width: f32) -> f32 {
    let size = mark_size(scale);
    let run = Run::new(mark.word, size, Weight::SemiBold, Color32::BLACK);
    extent(&pen.lay(&[run], width - size * 1.15, 2)).y
}

/// By how much words in smaller type are put lower, to stand on one line with the others.
fn drop(pieces: &[(Vec<Run>, usize)], scale: Scale) -> f32 {
    let first = pieces.first().map_or(&[][..], |(runs, _)| runs.as_slice());
    let largest = sized(first, scale)
        .iter()
        .map(|run| run.size)
        .fold(0.0, f32::max);
    (scale.size - largest).max(0.0) * LEADING * 0.5
}

/// Runs in a row's own size.
fn sized(runs: &[Run], scale: Scale) -> Vec<Run> {
    runs.iter()
        .map(|run| Run {
            size: (run.size * scale.size).max(SMALL),
            ..run.clone()
        })
        .collect()
}

fn mark_size(scale: Scale) -> f32 {
    (scale.size - 4.0).max(SMALL)
}

/// Width of a column in the pen's measure.
fn width_of(pen: &Pen<'_>, column: Column) -> f32 {
    (column.right - column.left) * pen.wide() / 1280.0
}

fn draw(pen: &mut Pen<'_>, columns: &[Column], row: &Row, scale: Scale, (top, high): (f32, f32)) {
    let area = pen.area();
    let heading = heading_height(pen, row);
    let begin = top + heading;
    let sides = (MARGIN, pen.wide() - MARGIN);
    if let Some(words) = &row.heading {
        let run = Run::new(words, SMALL, Weight::SemiBold, pen.p.muted);
        let galley = pen.lay(&[run], sides.1 - sides.0, 1);
        let at = pos2(pen.at(MARGIN, 0.0).x, top + pen.points(HEADING_AIR));
        pen.put(at, galley);
    } else {
        pen.rule(sides, top);
    }
    if row.lit {
        let wide = pen.points(16.0);
        let bar = Rect::from_min_max(
            pos2(area.left() + pen.points(MARGIN) - wide, begin),
            pos2(area.right() - pen.points(MARGIN) + wide, top + high),
        );
        let soft = pen.p.tone(Tone::Accent);
        pen.ui.painter().rect_filled(bar, 0.0, soft.soft);
        let edge = bar.with_max_x(bar.left() + pen.points(5.0));
        pen.ui.painter().rect_filled(edge, 0.0, soft.ink);
    }
    let share = pen.wide() / 1280.0;
    for (column, cell) in columns.iter().zip(&row.cells) {
        let left = pen.at(column.left * share, 0.0).x;
        let at = pos2(left, begin + pen.points(scale.air / 2.0));
        draw_cell(pen, *column, cell, scale, at);
    }
}

fn draw_cell(pen: &mut Pen<'_>, column: Column, cell: &Cell, scale: Scale, at: eframe::egui::Pos2) {
    let width = width_of(pen, column);
    match cell {
        Cell::Words(pieces) => {
            let mut top = at.y + pen.points(drop(pieces, scale));
            for (runs, lines) in pieces {
                let galley = pen.lay(&sized(runs, scale), width, *lines);
                let high = extent(&galley).y;
                let room = Rect::from_min_size(pos2(at.x, top), vec2(pen.points(width), high));
                let anchor = if column.figures {
                    Align2::RIGHT_TOP
                } else {
                    Align2::LEFT_TOP
                };
                pen.put_in(room, anchor, galley);
                top += high;
            }
        }
        Cell::Mark(mark) => {
            let size = mark_size(scale);
            let drop = (scale.size - size) * LEADING / 2.0;
            pen.mark(*mark, at + vec2(0.0, pen.points(drop)), size, width);
        }
        Cell::Noted(mark, note) => {
            draw_cell(pen, column, &Cell::Mark(*mark), scale, at);
            let below = mark_height(pen, *mark, scale, width);
            let galley = pen.lay(&sized(std::slice::from_ref(note), scale), width, NOTE_LINES);
            let drop = pen.points((scale.size - mark_size(scale)) * LEADING / 2.0);
            pen.put(at + vec2(0.0, below + drop), galley);
        }
        Cell::Tick(true, name) => {
            let side = pen.points(scale.size * 0.85);
            let high = pen.points(scale.size * LEADING);
            let spot = Rect::from_min_size(at, vec2(pen.points(width), high));
            let tick = Align2::CENTER_CENTER.align_size_within_rect(vec2(side, side), spot);
            let ink = pen.p.tone(Tone::Good).ink;
            let stroke = Stroke::new(pen.points(3.0), ink);
            paint::tick(pen.ui.painter(), tick, stroke);
            pen.name(spot, name);
        }
        Cell::Tick(false, _) => {}
    }
}

/// Heads of columns, in small type over the first row; returns their height in points.
pub(super) fn heads(pen: &mut Pen<'_>, columns: &[Column], names: &[&str], top: f32) -> f32 {
    let share = pen.wide() / 1280.0;
    for (column, name) in columns.iter().zip(names) {
        let width = width_of(pen, *column);
        let galley = pen.lay(&[pen.muted(*name, SMALL)], width, 1);
        let left = pen.at(column.left * share, 0.0).x;
        let room = Rect::from_min_size(pos2(left, top), vec2(pen.points(width), extent(&galley).y));
        let anchor = if column.figures {
            Align2::RIGHT_TOP
        } else {
            Align2::LEFT_TOP
        };
        pen.put_in(room, anchor, galley);
    }
    pen.points(SMALL * LEADING + 8.0)
}

/// "2 of 3" in the lower right corner, where there are several pages.
pub(super) fn page_number(pen: &mut Pen<'_>, page: Page) {
    if page.of > 1 {
        let words = format!("{} of {}", page.at, page.of);
        let galley = pen.lay(&[pen.muted(words, SMALL)], 200.0, 1);
        let right = pen.wide() - MARGIN;
        let room = pen.rect((right - 200.0, right), (664.0, 692.0));
        pen.put_in(room, Align2::RIGHT_CENTER, galley);
    }
}

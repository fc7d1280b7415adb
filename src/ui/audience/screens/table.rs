//! Figures in a table: as large as they fit, in blocks side by side where there are many periods.

use super::super::pen::{Pen, Run, SMALL, extent};
use crate::program::query::{FigureRow, FigureTable};
use crate::ui::fonts::Weight;
use crate::ui::tokens::Palette;
use crate::ui::widgets::mark::{self, Mark};
use eframe::egui::{Align2, Rect, Stroke, pos2, vec2};

const SIZES: [f32; 5] = [28.0, 26.0, 24.0, 22.0, SMALL];
/// From row to row, in sizes of type.
const ROW: f32 = 1.62;
/// Between two columns and between two blocks, in sizes of type.
const GAP: f32 = 1.1;
const BLOCK_GAP: f32 = 2.6;
/// A short table is not stretched over the whole picture: between columns never more than this.
const WIDEST_GAP: f32 = 7.0;
const MOST_BLOCKS: usize = 3;

/// How a table is set.
struct Setting {
    size: f32,
    /// Widths of the columns, in points.
    widths: Vec<f32>,
    rows_a_block: usize,
    blocks: usize,
    /// Between two columns, in points.
    gap: f32,
}

/// Draws a table into `room` (in points). Returns what to say about rows or columns left out.
pub(super) fn draw(pen: &mut Pen<'_>, table: &FigureTable, room: Rect) -> String {
    let setting = SIZES
        .into_iter()
        .find_map(|size| whole(pen, table, room, size))
        .unwrap_or_else(|| cut(pen, table, room));
    let columns = setting.widths.len().saturating_sub(1);
    let shown = (setting.blocks * setting.rows_a_block).min(table.rows.len());
    let block_wide = setting.widths.iter().sum::<f32>() + setting.gap * columns as f32;
    let mut left = room.left();
    for block in table
        .rows
        .chunks(setting.rows_a_block.max(1))
        .take(setting.blocks)
    {
        draw_block(pen, table, block, &setting, pos2(left, room.top()));
        left += block_wide + pen.points(setting.size * BLOCK_GAP);
    }
    let all = table.columns.len();
    match (shown < table.rows.len(), columns < all) {
        (false, false) => String::new(),
        (true, false) => format!("Latest {shown} of {} periods", table.rows.len()),
        (false, true) => format!("{columns} of {all} columns"),
        (true, true) => format!(
            "Latest {shown} of {} periods, {columns} of {all} columns",
            table.rows.len()
        ),
    }
}

/// The table in this size, if all of it fits.
fn whole(pen: &Pen<'_>, table: &FigureTable, room: Rect, size: f32) -> Option<Setting> {
    let widths = widths(pen, table, size);
    let rows = rows_a_block(pen, room, size);
    let blocks = table.rows.len().div_ceil(rows.max(1)).max(1);
    let gaps = widths.len().saturating_sub(1) as f32;
    let block = widths.iter().sum::<f32>() + pen.points(size * GAP) * gaps;
    let wide = block * blocks as f32 + pen.points(size * BLOCK_GAP) * (blocks - 1) as f32;
    if blocks > MOST_BLOCKS || wide > room.width() {
        return None;
    }
    // Blocks of the same length look better than full ones and a rest.
    let rows_a_block = table.rows.len().div_ceil(blocks);
    let spare = (room.width() - wide) / (gaps * blocks as f32).max(1.0);
    let gap = (pen.points(size * GAP) + spare).min(pen.points(size * WIDEST_GAP));
    Some(Setting {
        size,
        widths,
        rows_a_block,
        blocks,
        gap,
    })
}

/// The part of the table that fits in the smallest type: the latest periods, the first columns.
fn cut(pen: &Pen<'_>, table: &FigureTable, room: Rect) -> Setting {
    let size = SMALL;
    let gap = pen.points(size * GAP);
    let mut widths = widths(pen, table, size);
    let mut wide = 0.0;
    let fitting = widths
        .iter()
        .take_while(|width| {
            wide += **width + if wide > 0.0 { gap } else { 0.0 };
            wide <= room.width()
        })
        .count();
    widths.truncate(fitting.max(1));
    let block = widths.iter().sum::<f32>() + gap * widths.len().saturating_sub(1) as f32;
    let between = pen.points(size * BLOCK_GAP);
    let blocks = ((room.width() + between) / (block + between)) as usize;
    Setting {
        size,
        widths,
        rows_a_block: rows_a_block(pen, room, size).max(1),
        blocks: blocks.clamp(1, MOST_BLOCKS),
        gap,
    }
}

/// Rows that fit below the heads.
fn rows_a_block(pen: &Pen<'_>, room: Rect, size: f32) -> usize {
    let lines = (room.height() / pen.points(size * ROW)) as usize;
    lines.saturating_sub(1)
}

/// The width of every column, the periods' first, in points.
fn widths(pen: &Pen<'_>, table: &FigureTable, size: f32) -> Vec<f32> {
    let wide = |words: &str, weight| {
        let run = Run::new(words, size, weight, pen.p.text);
        extent(&pen.lay(&[run], 4000.0, 1)).x
    };
    let periods = table.rows.iter().map(|row| row.period.label());
    let first = periods.map(|label| wide(&label, Weight::Regular));
    let mut widths = vec![first.fold(wide(&table.head, Weight::Regular), f32::max)];
    for (at, head) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| {
            let words = row.cells.get(at)?;
            let indent = mark_of(table, row, at).map_or(0.0, |_| pen.points(size * 1.15));
            Some(wide(words, Weight::SemiBold) + indent)
        });
        widths.push(cells.fold(wide(head, Weight::Regular), f32::max));
    }
    widths
}

/// The status of a cell, if it is the one that tells it: the last of a table of the whole.
fn mark_of(table: &FigureTable, row: &FigureRow, at: usize) -> Option<Mark> {
    let last = at + 1 == table.columns.len();
    row.status.filter(|_| last).map(mark::of_target)
}

fn draw_block(
    pen: &mut Pen<'_>,
    table: &FigureTable,
    rows: &[FigureRow],
    setting: &Setting,
    at: eframe::egui::Pos2,
) {
    let high = pen.points(setting.size * ROW);
    let size = setting.size;
    let columns = setting.widths.len().saturating_sub(1);
    let wide = setting.widths.iter().sum::<f32>() + setting.gap * columns as f32;
    let heads =
        std::iter::once(table.head.as_str()).chain(table.columns.iter().map(String::as_str));
    let mut left = at.x;
    for (column, (head, width)) in heads.zip(&setting.widths).enumerate() {
        let cell = Rect::from_min_size(pos2(left, at.y), vec2(*width, high));
        let marked = rows
            .first()
            .and_then(|row| mark_of(table, row, column.checked_sub(1)?));
        let anchor = anchor(column, marked.is_some());
        let galley = pen.lay(&[pen.muted(head, size)], 4000.0, 1);
        pen.put_in(cell, anchor, galley);
        left += width + setting.gap;
    }
    let mut top = at.y + high;
    let rule = Stroke::new(pen.points(1.0).max(0.5), pen.p.border);
    for row in rows {
        pen.ui.painter().hline(at.x..=at.x + wide, top, rule);
        draw_row(pen, table, row, setting, pos2(at.x, top));
        top += high;
    }
}

fn anchor(column: usize, marked: bool) -> Align2 {
    if column == 0 || marked {
        Align2::LEFT_CENTER
    } else {
        Align2::RIGHT_CENTER
    }
}

fn draw_row(
    pen: &mut Pen<'_>,
    table: &FigureTable,
    row: &FigureRow,
    setting: &Setting,
    at: eframe::egui::Pos2,
) {
    let p: &Palette = pen.p;
    let size = setting.size;
    let high = pen.points(size * ROW);
    let mut left = at.x;
    for (column, width) in setting.widths.iter().enumerate() {
        let cell = Rect::from_min_size(pos2(left, at.y), vec2(*width, high));
        left += width + setting.gap;
        let Some(index) = column.checked_sub(1) else {
            let run = Run::new(row.period.label(), size, Weight::Regular, p.text);
            let galley = pen.lay(&[run], 4000.0, 1);
            pen.put_in(cell, Align2::LEFT_CENTER, galley);
            continue;
        };
        if let Some(mark) = mark_of(table, row, index) {
            let drop = (high - pen.points(size * super::super::pen::LEADING)) / 2.0;
            pen.mark(mark, cell.min + vec2(0.0, drop), size, 4000.0);
            continue;
        }
        let words = row.cells.get(index).cloned().unwrap_or_default();
        let first = index == 0 && row.status.is_some();
        let weight = if first {
            Weight::SemiBold
        } else {
            Weight::Regular
        };
        let galley = pen.lay(&[Run::new(words, size, weight, p.text)], 4000.0, 1);
        pen.put_in(cell, Align2::RIGHT_CENTER, galley);
    }
}

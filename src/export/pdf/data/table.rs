//! Tables as the template reads them: widths with room for their words, rows that stay whole where a page holds them.

use super::kept::Piece;
use super::{Pen, SMALL};
use crate::chart::face::Face;
use crate::chart::layout::{Weight, Widths as _};
use crate::export::document::{Align, Cell, Paragraph, Run, Table, lines, with_room_for_words};
use serde_json::{Value, json};

/// The space that is left at the right of each cell, in points.
const PADDING: f32 = 12.0;
/// The most lines a row has that is never split across pages; a taller one might not fit any.
const WHOLE_ROW: f32 = 30.0;
/// The most lines of a table that stands on one page, counting one for the space of each row.
const WHOLE_TABLE: f32 = 38.0;
/// The most lines of a table that is kept whole rather than leave a row of it alone.
const SHORT_TABLE: f32 = 26.0;
/// The height of a line, in points.
const LINE_HIGH: f32 = 13.5;
/// Widths are reckoned in hundredths of a point.
const FINE: f32 = 100.0;

impl Pen<'_> {
    pub(super) fn table(&mut self, table: &Table) -> Piece {
        let caption = table.caption.as_ref().filter(|caption| !caption.is_blank());
        let caption = caption.map(|words| {
            let number = self.counts.table();
            json!({ "number": number, "runs": self.words.runs(&words.runs, self.wide / SMALL) })
        });
        let widths = widths(table, self.wide);
        let head = table.has_header().then(|| {
            let empty = Paragraph::new();
            let columns = widths.iter().enumerate();
            let heads: Vec<Value> = columns
                .map(|(at, width)| {
                    let heading = table
                        .columns
                        .get(at)
                        .map_or(&empty, |column| &column.heading);
                    self.words.paragraph(heading, (width - PADDING) / SMALL)
                })
                .collect();
            heads
        });
        let mut lines = 0.0;
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let (read, tall) = self.row(row, &widths);
            lines += tall + 1.0;
            rows.push(read);
        }
        // A note in a row that comes again would come again, under another number.
        let heads = table.columns.iter().flat_map(|column| &column.heading.runs);
        let noted = heads.into_iter().any(|run| run.note_words().is_some());
        let aligns: Vec<&str> = (0..widths.len()).map(|at| side(table.align(at))).collect();
        let said = [&table.title, &table.description].map(|words| self.words.line(words));
        let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
        self.tables += 1;
        let left_over = self.lone.contains(&self.tables);
        let together = (table.together || left_over) && lines < WHOLE_TABLE;
        let marked = rows.len() > 2 && lines < WHOLE_TABLE && !together;
        // Longer ones may leave their last row alone, below their head come again: keeping them whole would leave too
        // much of a page empty.
        let short = lines < SHORT_TABLE;
        let block = json!({
            "kind": "table",
            "summary": said.join(". "),
            "caption": caption,
            "widths": widths,
            "aligns": aligns,
            "head": head,
            "rows": rows,
            "number": marked.then_some(self.tables),
            "short": short,
            "repeat": !noted,
            "together": together,
        });
        Piece {
            tall: together.then_some(lines * LINE_HIGH + 70.0),
            ..Piece::free(block)
        }
    }

    /// A row, and how many lines it has at most.
    fn row(&mut self, row: &[Cell], widths: &[f32]) -> (Value, f32) {
        let empty = Cell::default();
        let mut tallest = 0.0_f32;
        let mut cells: Vec<Value> = Vec::with_capacity(widths.len());
        for (at, width) in widths.iter().enumerate() {
            let room = (width - PADDING) / SMALL;
            let cell = row.get(at).unwrap_or(&empty);
            let shown: Vec<&Paragraph> = cell
                .paragraphs
                .iter()
                .filter(|text| !text.is_blank())
                .collect();
            tallest = tallest.max(shown.iter().map(|text| lines(text, room)).sum());
            cells.push(
                shown
                    .iter()
                    .map(|text| self.words.paragraph(text, room))
                    .collect(),
            );
        }
        let whole = tallest < WHOLE_ROW;
        (json!({ "cells": cells, "whole": whole }), tallest)
    }
}

/// The widths of the columns in points; together the width of the text.
fn widths(table: &Table, wide: f32) -> Vec<f32> {
    let shares = table.widths((wide * FINE) as u32);
    let needs: Vec<u32> = (0..table.width())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let heading = table.columns.get(at).map(|column| &column.heading);
            let texts = cells.flat_map(|cell| &cell.paragraphs).chain(heading);
            let longest = texts.map(longest_word).fold(0.0, f32::max);
            ((longest + PADDING + 1.0) * FINE) as u32
        })
        .collect();
    let fitted = with_room_for_words(&shares, &needs);
    fitted
        .into_iter()
        .map(|width| width as f32 / FINE)
        .collect()
}

/// The widest word of a text, in points.
fn longest_word(text: &Paragraph) -> f32 {
    let of_run = |run: &Run| {
        let words = run.text.split_whitespace();
        let widths = words.map(|word| Face::embedded().width(word, SMALL, Weight::Strong));
        widths.fold(0.0, f32::max)
    };
    text.runs.iter().map(of_run).fold(0.0, f32::max)
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Left => "start",
        Align::Centre => "center",
        Align::Right => "end",
    }
}

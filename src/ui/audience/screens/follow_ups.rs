//! What became of what was promised earlier.

use super::super::frame::{FollowUpRow, FollowUps};
use super::super::pages::MOST_LINES;
use super::super::pen::{MARGIN, Pen, Run};
use super::super::rows::{self, Cell, Column, Row};
use super::{headline, top_line};
use crate::ui::fonts::Weight;
use crate::ui::tokens::Tone;
use crate::ui::widgets::mark;

const COLUMNS: [Column; 5] = [
    column(MARGIN, 92.0),
    column(96.0, 600.0),
    column(620.0, 820.0),
    column(836.0, 1000.0),
    column(1012.0, 1236.0),
];
const HEADS: [&str; 5] = ["", "What was agreed", "Who", "Due", "Status"];

const fn column(left: f32, right: f32) -> Column {
    Column {
        left,
        right,
        figures: false,
    }
}

pub(super) fn draw(pen: &mut Pen<'_>, follow_ups: &FollowUps) {
    top_line(pen, &follow_ups.heading);
    let top = headline(pen, &follow_ups.headline) + 14.0;
    if follow_ups.rows.is_empty() {
        return;
    }
    let top = pen.at(0.0, top).y;
    let heads = rows::heads(pen, &COLUMNS, &HEADS, top);
    let answer = answer_lines(follow_ups.rows.len());
    let rows = follow_ups.rows.iter().map(|row| row_of(pen, row, answer));
    let rows: Vec<Row> = rows.collect();
    let wide = pen.wide();
    let mut area = pen.rect((0.0, wide), (0.0, 656.0));
    area.min.y = top + heads;
    rows::list(pen, &COLUMNS, &rows, area);
    rows::page_number(pen, follow_ups.page);
}

/// Lines that a department's answer may take: few rows leave it room to be read whole.
const fn answer_lines(rows: usize) -> usize {
    match rows {
        0 | 1 => 8,
        2 => 5,
        _ => 3,
    }
}

fn row_of(pen: &Pen<'_>, row: &FollowUpRow, answer: usize) -> Row {
    let text = Run::new(&row.text, 1.0, Weight::SemiBold, pen.p.text);
    let mut said = vec![(vec![text], MOST_LINES)];
    if !row.response.is_empty() {
        said.push((vec![pen.muted(&row.response, 0.8)], answer));
    }
    let missing = |words: &str, lack: &str| {
        let ink = pen.p.tone(Tone::Bad).ink;
        if words.is_empty() {
            Run::new(lack, 0.8, Weight::Regular, ink)
        } else {
            Run::new(words, 1.0, Weight::Regular, pen.p.text)
        }
    };
    Row {
        heading: None,
        cells: vec![
            Cell::Words(vec![(vec![pen.muted(row.number.to_string(), 1.0)], 1)]),
            Cell::Words(said),
            Cell::Words(vec![(vec![missing(&row.owner, "owner missing")], 3)]),
            Cell::Words(vec![(vec![missing(&row.due, "no date")], 2)]),
            Cell::Mark(mark::of_action(row.status)),
        ],
        lit: false,
    }
}

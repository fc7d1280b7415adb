//! Measures with their latest figure, target and status.

use super::super::frame::Scorecard;
use super::super::pages::MOST_LINES;
use super::super::pen::{MARGIN, Pen, Run};
use super::super::rows::{self, Cell, Column, Row};
use super::{headline, top_line};
use crate::domain::number::NO_FIGURE;
use crate::program::query::{ScoreLine, Unusual};
use crate::ui::fonts::Weight;
use crate::ui::widgets::mark;
use crate::ui::widgets::status::of_unusual;
use eframe::egui::Align2;

const COLUMNS: [Column; 6] = [
    column(MARGIN, 374.0, false),
    column(380.0, 532.0, true),
    column(538.0, 632.0, true),
    column(652.0, 902.0, false),
    column(908.0, 1128.0, false),
    column(1134.0, 1236.0, true),
];
const HEADS: [&str; 6] = ["Measure", "Latest", "Target", "Status", "Unusual", "As of"];

const fn column(left: f32, right: f32, figures: bool) -> Column {
    Column {
        left,
        right,
        figures,
    }
}

pub(super) fn draw(pen: &mut Pen<'_>, scorecard: &Scorecard) {
    top_line(pen, &scorecard.heading);
    let top = headline(pen, &scorecard.headline) + 14.0;
    if scorecard.rows.is_empty() {
        let words = "No measure is on the agenda, and the departments have none that is approved.";
        super::lead(pen, words, top);
        return;
    }
    let top = pen.at(0.0, top).y;
    let heads = rows::heads(pen, &COLUMNS, &HEADS, top);
    let rows: Vec<Row> = scorecard.rows.iter().map(|row| row_of(pen, row)).collect();
    let wide = pen.wide();
    let mut area = pen.rect((0.0, wide), (0.0, 656.0));
    area.min.y = top + heads;
    rows::list(pen, &COLUMNS, &rows, area);
    rows::page_number(pen, scorecard.page);
    if !scorecard.updated.is_empty() {
        let foot = pen.rect((MARGIN, wide - MARGIN), (660.0, 692.0));
        let beside = if scorecard.page.of > 1 { 120.0 } else { 0.0 };
        let width = wide - 2.0 * MARGIN - beside;
        let galley = pen.lay(&[pen.updated(&scorecard.updated)], width, 1);
        pen.put_in(foot, Align2::LEFT_CENTER, galley);
    }
}

fn row_of(pen: &Pen<'_>, row: &ScoreLine) -> Row {
    let text = pen.p.text;
    let mut name = vec![Run::new(&row.name, 1.0, Weight::SemiBold, text)];
    if row.proposed {
        name.push(pen.proposed(0.8));
    }
    let figure = |words: &str| if words.is_empty() { NO_FIGURE } else { words }.to_owned();
    let mut latest = vec![(
        vec![Run::new(figure(&row.latest), 1.0, Weight::Bold, text)],
        2,
    )];
    if !row.change.is_empty() {
        latest.push((vec![pen.muted(&row.change, 0.8)], 1));
    }
    let target = pen.muted(figure(&row.target), 1.0);
    let status = mark::of_target(row.status);
    let period = pen.muted(figure(&row.period), 0.8);
    Row {
        heading: None,
        cells: vec![
            Cell::Words(vec![(name, MOST_LINES)]),
            Cell::Words(latest),
            Cell::Words(vec![(vec![target], 2)]),
            if row.reliable.is_empty() {
                Cell::Mark(status)
            } else {
                Cell::Noted(status, pen.muted(row.reliable, 0.8))
            },
            unusual(pen, row.unusual),
            Cell::Words(vec![(vec![period], 2)]),
        ],
        lit: false,
    }
}

/// What is unusual as a mark; what is not is said quietly.
fn unusual(pen: &Pen<'_>, unusual: Unusual) -> Cell {
    match unusual {
        Unusual::Worse | Unusual::Better | Unusual::High | Unusual::Low => {
            Cell::Mark(of_unusual(unusual))
        }
        Unusual::Within | Unusual::NoRange => {
            Cell::Words(vec![(vec![pen.muted(unusual.label(), 0.8)], 2)])
        }
    }
}

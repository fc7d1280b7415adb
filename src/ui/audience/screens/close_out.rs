//! What was agreed today, read aloud.

use super::super::frame::{Agreed, CloseOut, CloseOutRow};
use super::super::pages::MOST_LINES;
use super::super::pen::{CAPTION, HEADLINE, LEAD, MARGIN, Pen, Run};
use super::super::rows::{self, Cell, Column, Row};
use crate::ui::fonts::Weight;
use crate::ui::tokens::Tone;
use eframe::egui::Align2;

const COLUMNS: [Column; 5] = [
    column(MARGIN, 92.0),
    column(96.0, 640.0),
    column(660.0, 930.0),
    column(946.0, 1150.0),
    column(1150.0, 1236.0),
];

const fn column(left: f32, right: f32) -> Column {
    Column {
        left,
        right,
        figures: false,
    }
}

pub(super) fn draw(pen: &mut Pen<'_>, close_out: &CloseOut) {
    let sides = (MARGIN, pen.wide() - MARGIN);
    let meeting = pen.lay(&[pen.muted(&close_out.meeting, CAPTION)], 460.0, 1);
    let room = pen.rect(sides, (40.0, 90.0));
    pen.put_in(room, Align2::RIGHT_CENTER, meeting);
    let title = Run::new("What we agreed today", HEADLINE, Weight::Bold, pen.p.text);
    let title = pen.lay(&[title], sides.1 - sides.0 - 480.0, 1);
    pen.put_in(room, Align2::LEFT_CENTER, title);
    let words = if close_out.rows.is_empty() {
        "Nothing was decided or promised in this meeting"
    } else {
        "Read aloud: owner, date, what done looks like"
    };
    let lead = pen.lay(&[pen.muted(words, LEAD)], sides.1 - sides.0, 1);
    pen.put(pen.at(MARGIN, 94.0), lead);
    let rows: Vec<Row> = close_out.rows.iter().map(|row| row_of(pen, row)).collect();
    let wide = pen.wide();
    let area = pen.rect((0.0, wide), (142.0, 638.0));
    let end = rows::list(pen, &COLUMNS, &rows, area);
    if !close_out.next.is_empty() {
        let galley = pen.lay(
            &[pen.muted(&close_out.next, LEAD)],
            sides.1 - sides.0 - 120.0,
            1,
        );
        // Under a short list, not at the far end of an empty page.
        let top = (end + pen.points(24.0)).min(pen.at(0.0, 660.0).y);
        let left = pen.at(MARGIN, 0.0).x;
        pen.put(eframe::egui::pos2(left, top), galley);
    }
    rows::page_number(pen, close_out.page);
}

fn row_of(pen: &Pen<'_>, row: &CloseOutRow) -> Row {
    let bad = pen.p.tone(Tone::Bad).ink;
    let mut text = vec![Run::new(&row.text, 1.0, Weight::SemiBold, pen.p.text)];
    if row.high {
        text.push(Run::new("\u{2002}▲ High", 0.8, Weight::SemiBold, bad));
    }
    let mut said = vec![(text, MOST_LINES)];
    if !row.done.is_empty() {
        said.push((vec![pen.muted(&row.done, 0.8)], 2));
    }
    let decision = row.kind == Agreed::Decision;
    let missing = |words: &str, lack: &str, weight: Weight| {
        if words.is_empty() {
            Run::new(lack, 0.84, Weight::Regular, bad)
        } else {
            Run::new(words, 1.0, weight, pen.p.text)
        }
    };
    let (nobody, never) = if decision {
        ("not said who decided", "")
    } else {
        ("owner missing", "date missing")
    };
    let owner = missing(&row.owner, nobody, Weight::Regular);
    let due = missing(&row.due, never, Weight::SemiBold);
    Row {
        heading: row.topic.clone(),
        cells: vec![
            Cell::Words(vec![(vec![pen.muted(row.number.to_string(), 1.0)], 1)]),
            Cell::Words(said),
            Cell::Words(vec![(vec![owner], 3)]),
            Cell::Words(vec![(vec![due], 2)]),
            Cell::Tick(row.committed, "Committed"),
        ],
        lit: row.reading,
    }
}

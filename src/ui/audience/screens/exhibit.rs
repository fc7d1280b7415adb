//! One exhibit of an item: what it says, then the chart, the table or the picture, then its source.

use super::super::frame::{Shown, ShownBody, ShownPicture};
use super::super::pen::{CAPTION, LEAD, MARGIN, Pen, Run, SMALL, extent};
use super::{Pictures, TOP, chart, headline_at, spotlight, table, top_line};
use crate::ui::fonts::Weight;
use crate::ui::tokens::Tone;
use crate::ui::widgets::mark;
use eframe::egui::{Align2, Rect, Stroke, StrokeKind, pos2, vec2};

/// The room left and right of the words on the plate of an earlier day.
const AIR: f32 = 14.0;

pub(super) fn draw(pen: &mut Pen<'_>, shown: &Shown, pictures: &Pictures) {
    if let ShownBody::Words(words) = &shown.body
        && words.is_empty()
    {
        title_only(pen, shown);
        return;
    }
    top_line(pen, &shown.heading);
    let mut top = then(pen, shown);
    top = headline_at(pen, &shown.headline, top);
    top = under_headline(pen, shown, top);
    top = updated(pen, shown, top) + 18.0;
    let sides = (MARGIN, pen.wide() - MARGIN);
    let foot = if shown.source.is_empty() {
        684.0
    } else {
        646.0
    };
    let room = pen.rect(sides, (top, foot));
    let mut spot = None;
    let note = match &shown.body {
        ShownBody::Chart(spec) => {
            if let Some(lit) = &shown.spotlight {
                let spots = chart::draw_lit(pen, spec, lit, room);
                spot = spots.lit.map(|place| (lit, place));
                pen.pointed = spots.pointed;
            } else {
                chart::draw(pen, spec, room);
            }
            spec.caution.clone()
        }
        ShownBody::Table(table) => table::draw(pen, table, room),
        ShownBody::Picture(picture) => {
            draw_picture(pen, picture, pictures, room);
            String::new()
        }
        ShownBody::Words(words) => {
            let galley = pen.lay(&[pen.muted(words, 28.0)], sides.1 - sides.0, 4);
            pen.put_in(room, Align2::CENTER_CENTER, galley);
            String::new()
        }
    };
    let line = pen.rect(sides, (656.0, 692.0));
    let source = pen.lay(&[pen.muted(&shown.source, SMALL)], pen.wide() * 0.55, 1);
    pen.put_in(line, Align2::RIGHT_CENTER, source);
    let note = pen.lay(&[pen.muted(note, SMALL)], pen.wide() * 0.36, 1);
    pen.put_in(line, Align2::LEFT_CENTER, note);
    if let Some((lit, place)) = spot {
        spotlight::draw(pen, lit, place, room);
    }
}

/// That this is how it was on an earlier day, on a plate of its own: nobody shall take it for today's. Returns where
/// the headline begins.
fn then(pen: &mut Pen<'_>, shown: &Shown) -> f32 {
    if shown.then.is_empty() {
        return TOP;
    }
    let shades = pen.p.tone(Tone::Warn);
    let words = Run::new(&shown.then, LEAD, Weight::SemiBold, shades.ink);
    let words = pen.lay(&[words], pen.wide() - 2.0 * MARGIN - 2.0 * AIR, 1);
    let size = extent(&words) + vec2(2.0, 0.5) * pen.points(AIR);
    let plate = Rect::from_min_size(pen.at(MARGIN, TOP), size);
    let corner = pen.points(6.0);
    let edge = Stroke::new(pen.points(2.0).max(0.5), shades.line);
    let painter = pen.ui.painter();
    painter.rect(plate, corner, shades.soft, edge, StrokeKind::Inside);
    pen.put_in(plate, Align2::CENTER_CENTER, words);
    TOP + pen.measure(plate.height()) + 6.0
}

/// What is shown exactly, its status, and that it is only proposed.
fn under_headline(pen: &mut Pen<'_>, shown: &Shown, top: f32) -> f32 {
    if shown.about.is_empty() && shown.status.is_none() && !shown.proposed {
        return top;
    }
    let wide = pen.wide() - 2.0 * MARGIN;
    let aside = shown.status.map_or(0.0, |_| 250.0);
    let mut runs = vec![pen.muted(&shown.about, LEAD)];
    if shown.proposed {
        runs.push(pen.proposed(CAPTION));
    }
    let galley = pen.lay(&runs, wide - aside, 2);
    let at = pen.at(MARGIN, top + 4.0);
    let high = pen.measure(extent(&galley).y);
    let rect = pen.put(at, galley);
    if let Some(status) = shown.status {
        let gap = if rect.width() > 1.0 {
            pen.points(20.0)
        } else {
            0.0
        };
        let spot = pos2(rect.right() + gap, rect.top());
        pen.mark(mark::of_target(status), spot, LEAD, aside);
    }
    top + 4.0 + high
}

/// That newer figures have come in since the memo, and whether they are shown.
fn updated(pen: &mut Pen<'_>, shown: &Shown, top: f32) -> f32 {
    if shown.updated.is_empty() {
        return top;
    }
    let galley = pen.lay(&[pen.updated(&shown.updated)], pen.wide() - 2.0 * MARGIN, 1);
    let rect = pen.put(pen.at(MARGIN, top + 4.0), galley);
    top + 4.0 + pen.measure(rect.height())
}

/// An item that has nothing to show: its title, large.
fn title_only(pen: &mut Pen<'_>, shown: &Shown) {
    let heading = super::super::frame::Heading {
        number: None,
        title: String::new(),
        meeting: shown.heading.meeting.clone(),
    };
    top_line(pen, &heading);
    let width = pen.wide() - 2.0 * MARGIN;
    let run = Run::new(&shown.headline, 64.0, Weight::Bold, pen.p.text);
    let galley = pen.fit(&run, &[64.0, 54.0, 44.0, 36.0, 30.0], width, 4);
    let centre = pen.area().center().y;
    let top = centre - extent(&galley).y / 2.0;
    let left = pen.at(MARGIN, 0.0).x;
    if let Some(number) = shown.heading.number {
        let run = Run::new(number.to_string(), 40.0, Weight::Bold, pen.p.accent);
        let number = pen.lay(&[run], 200.0, 1);
        let above = top - extent(&number).y - pen.points(4.0);
        pen.put(pos2(left, above), number);
    }
    pen.put(pos2(left, top), galley);
}

fn draw_picture(pen: &mut Pen<'_>, picture: &ShownPicture, pictures: &Pictures, room: Rect) {
    let Some(drawn) = pictures.get(&picture.hash) else {
        let words = pen.muted(&picture.alt_text, 28.0);
        let galley = pen.lay(&[words], pen.wide() - 2.0 * MARGIN, 6);
        pen.put_in(room, Align2::CENTER_CENTER, galley);
        return;
    };
    let size = drawn.fitted(room.size(), f32::INFINITY);
    let spot = Align2::CENTER_CENTER.align_size_within_rect(size, room);
    drawn.paint(pen.ui, spot);
    // A page is as white as the wall: its edge tells where it ends.
    let edge = pen.p.rule();
    pen.ui
        .painter()
        .rect_stroke(spot, 0.0, edge, StrokeKind::Outside);
    pen.name(spot, &picture.alt_text);
}

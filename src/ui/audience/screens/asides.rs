//! A break, and a question for the panel as a card.

use super::super::frame::{Pause, QuestionCard};
use super::super::pen::{CAPTION, MARGIN, Pen, Run, extent};
use super::top_line;
use crate::ui::fonts::Weight;
use eframe::egui::{Align2, CornerRadius, Stroke, StrokeKind, pos2};

/// How far the card's words stand from its edge.
const INSIDE: f32 = 56.0;

pub(super) fn pause(pen: &mut Pen<'_>, pause: &Pause) {
    let width = pen.wide() - 2.0 * MARGIN;
    let middle = pen.area().center();
    let word = Run::new("Break", 96.0, Weight::Bold, pen.p.text);
    let word = pen.lay(&[word], width, 1);
    let size = extent(&word);
    let top = middle.y - size.y * 0.8;
    pen.put(pos2(middle.x - size.x / 2.0, top), word);
    if !pause.back.is_empty() {
        let back = Run::new(&pause.back, 54.0, Weight::SemiBold, pen.p.accent);
        let back = pen.lay(&[back], width, 1);
        let left = middle.x - extent(&back).x / 2.0;
        pen.put(pos2(left, top + size.y + pen.points(8.0)), back);
    }
    let foot = pen.rect((MARGIN, pen.wide() - MARGIN), (640.0, 680.0));
    let meeting = pen.lay(&[pen.muted(&pause.meeting, CAPTION)], width, 1);
    pen.put_in(foot, Align2::CENTER_CENTER, meeting);
}

pub(super) fn question(pen: &mut Pen<'_>, card: &QuestionCard) {
    top_line(pen, &card.heading);
    let (left, right) = (MARGIN, pen.wide() - MARGIN);
    let room = pen.rect((left, right), (112.0, 648.0));
    let round = CornerRadius::same(pen.points(12.0) as u8);
    let edge = Stroke::new(pen.points(3.0).max(0.5), pen.p.accent);
    pen.ui
        .painter()
        .rect_stroke(room, round, edge, StrokeKind::Inside);
    let above = pen.rect((left + INSIDE, right - INSIDE), (140.0, 180.0));
    let label = Run::new("Question", CAPTION, Weight::SemiBold, pen.p.accent);
    let label = pen.lay(&[label], right - left - 2.0 * INSIDE, 1);
    pen.put_in(above, Align2::LEFT_CENTER, label);
    let words = Run::new(&card.text, 54.0, Weight::SemiBold, pen.p.text);
    let width = right - left - 2.0 * INSIDE;
    let rows = 6;
    let words = pen.fit(&words, &[54.0, 44.0, 36.0, 30.0, 26.0], width, rows);
    let within = pen.rect((left + INSIDE, right - INSIDE), (184.0, 620.0));
    pen.put_in(within, Align2::LEFT_CENTER, words);
}

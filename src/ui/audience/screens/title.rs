//! The title of a meeting, and the page that stands in its place when none is running.

use super::super::frame::{AgendaGroup, Title, Waiting};
use super::super::pen::{CAPTION, LEADING, MARGIN, Pen, Run, SMALL, extent};
use crate::domain::feedback::{Agreement, QUESTION};
use crate::ui::fonts::Weight;
use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, pos2, vec2};

/// Where the agenda begins, as a share of the width.
const AGENDA: f32 = 0.56;
/// Sizes of the agenda's type with the air over each group.
const SCALES: [(f32, f32); 4] = [(26.0, 22.0), (24.0, 18.0), (22.0, 12.0), (SMALL, 8.0)];

pub(super) fn title(pen: &mut Pen<'_>, title: &Title) {
    let right = if title.agenda.is_empty() {
        pen.wide() - MARGIN
    } else {
        pen.wide() * AGENDA - 32.0
    };
    let width = right - MARGIN;
    let city = Run::new(&title.city, CAPTION, Weight::SemiBold, pen.p.accent);
    let city = pen.lay(&[city], width, 1);
    pen.put(pen.at(MARGIN, 64.0), city);
    let name = Run::new(&title.meeting, 64.0, Weight::Bold, pen.p.text);
    let name = pen.fit(&name, &[64.0, 54.0, 44.0, 36.0, 30.0], width, 3);
    let rect = pen.put(pen.at(MARGIN, 104.0), name);
    let mut top = 104.0 + pen.measure(rect.height()) + 8.0;
    let date = pen.lay(&[pen.muted(&title.date, 26.0)], width, 2);
    let rect = pen.put(pen.at(MARGIN, top), date);
    top += pen.measure(rect.height()) + 28.0;
    if !title.purpose.is_empty() {
        let purpose = Run::new(&title.purpose, 30.0, Weight::Regular, pen.p.text);
        let foot = if title.last_time.is_empty() {
            660.0
        } else {
            600.0
        };
        let rows = ((foot - top) / (24.0 * LEADING)).max(1.0) as usize;
        let purpose = pen.fit(&purpose, &[30.0, 26.0, 24.0], width, rows.min(9));
        pen.put(pen.at(MARGIN, top), purpose);
    }
    if !title.last_time.is_empty() {
        let words = pen.lay(&[pen.muted(&title.last_time, CAPTION)], width, 1);
        let room = pen.rect((MARGIN, right), (624.0, 656.0));
        pen.put_in(room, Align2::LEFT_BOTTOM, words);
    }
    if !title.agenda.is_empty() {
        agenda(pen, title);
    }
}

fn agenda(pen: &mut Pen<'_>, title: &Title) {
    let left = pen.wide() * AGENDA;
    let right = pen.wide() - MARGIN;
    let line = pen.at(left - 28.0, 0.0).x;
    let stroke = Stroke::new(pen.points(1.0).max(0.5), pen.p.border);
    let span = pen.at(0.0, 64.0).y..=pen.at(0.0, 656.0).y;
    pen.ui.painter().vline(line, span, stroke);
    let items: usize = title.agenda.iter().map(|group| group.items.len()).sum();
    let high = |(size, air): (f32, f32)| {
        items as f32 * size * 1.42 + title.agenda.len() as f32 * (SMALL * LEADING + air)
    };
    let fits = SCALES.into_iter().find(|scale| high(*scale) <= 540.0);
    let (size, air) = fits.unwrap_or((SMALL, 8.0));
    let mut top = 64.0 - air;
    let mut left_out = 0;
    for group in &title.agenda {
        if top + air + SMALL * LEADING + size * 1.42 > 610.0 {
            left_out += group.items.len();
            continue;
        }
        top += air;
        left_out += group_of(pen, group, (left, right), size, &mut top);
    }
    let total = if left_out > 0 {
        format!("and {left_out} more · {} minutes in all", title.minutes)
    } else {
        format!("{} minutes in all", title.minutes)
    };
    let galley = pen.lay(&[pen.muted(total, SMALL)], right - left, 1);
    let room = pen.rect((left, right), (628.0, 656.0));
    pen.put_in(room, Align2::RIGHT_CENTER, galley);
}

/// One part of the agenda; returns how many of its items had no room.
fn group_of(
    pen: &mut Pen<'_>,
    group: &AgendaGroup,
    (left, right): (f32, f32),
    size: f32,
    top: &mut f32,
) -> usize {
    let name = Run::new(group.name, SMALL, Weight::SemiBold, pen.p.muted);
    let name = pen.lay(&[name], right - left, 1);
    pen.put(pen.at(left, *top), name);
    *top += SMALL * LEADING;
    let mut left_out = 0;
    for item in &group.items {
        if *top + size * 1.42 > 622.0 {
            left_out += 1;
            continue;
        }
        let row = pen.rect((left, right), (*top, *top + size * 1.42));
        let minutes = pen.lay(
            &[pen.muted(format!("{} min", item.minutes), size * 0.86)],
            140.0,
            1,
        );
        let taken = pen.measure(extent(&minutes).x) + 20.0;
        pen.put_in(row, Align2::RIGHT_CENTER, minutes);
        let number = Run::new(
            item.number.to_string(),
            size,
            Weight::SemiBold,
            pen.p.accent,
        );
        let number = pen.lay(&[number], 60.0, 1);
        pen.put_in(row, Align2::LEFT_CENTER, number);
        let words = Run::new(&item.title, size, Weight::Regular, pen.p.text);
        let words = pen.lay(&[words], right - left - 44.0 - taken, 1);
        let indented = Rect::from_min_max(row.min + vec2(pen.points(44.0), 0.0), row.max);
        pen.put_in(indented, Align2::LEFT_CENTER, words);
        *top += size * 1.42;
    }
    left_out
}

pub(super) fn waiting(pen: &mut Pen<'_>, waiting: &Waiting) {
    let width = pen.wide() - 2.0 * MARGIN;
    let run = Run::new(&waiting.headline, 64.0, Weight::Bold, pen.p.text);
    let headline = pen.fit(&run, &[64.0, 54.0, 44.0, 36.0], width, 3);
    let words: Vec<_> = waiting
        .words
        .iter()
        .map(|words| pen.lay(&[pen.muted(words, 28.0)], width, 2))
        .collect();
    let gap = pen.points(24.0);
    let below: f32 = words.iter().map(|galley| extent(galley).y).sum();
    let high = extent(&headline).y + gap + below;
    // The question stands in the lower part, so that thanks go up to make room for it.
    let middle = if waiting.asks { 0.36 } else { 0.5 };
    let mut top = pen.area().top() + pen.area().height() * middle - high / 2.0;
    let city = Run::new(&waiting.city, CAPTION, Weight::SemiBold, pen.p.accent);
    let city = pen.lay(&[city], width, 1);
    let city_top = top - extent(&city).y - pen.points(16.0);
    centred(pen, city, city_top);
    let head_high = extent(&headline).y;
    centred(pen, headline, top);
    top += head_high + gap;
    for galley in words {
        let high = extent(&galley).y;
        centred(pen, galley, top);
        top += high;
    }
    if waiting.asks {
        question(pen);
    }
}

/// The question on the cards, with its six answers as they stand on them.
fn question(pen: &mut Pen<'_>) {
    let width = pen.wide() - 2.0 * MARGIN;
    let words = Run::new(QUESTION, 34.0, Weight::SemiBold, pen.p.text);
    let words = pen.lay(&[words], width, 1);
    let top = pen.at(0.0, 466.0).y;
    centred(pen, words, top);
    let gap = 12.0;
    let answers = Agreement::ALL;
    let wide = (width - gap * (answers.len() - 1) as f32) / answers.len() as f32;
    for (at, answer) in answers.iter().enumerate() {
        let left = MARGIN + at as f32 * (wide + gap);
        let rect = pen.rect((left, left + wide), (530.0, 606.0));
        let edge = Stroke::new(pen.points(1.5).max(0.5), pen.p.border_strong);
        let round = CornerRadius::same(pen.points(6.0) as u8);
        pen.ui
            .painter()
            .rect_stroke(rect, round, edge, StrokeKind::Inside);
        let label = Run::new(answer.label(), SMALL, Weight::Regular, pen.p.text);
        let label = pen.lay(&[label], wide - 16.0, 2);
        pen.put_in(rect, Align2::CENTER_CENTER, label);
    }
    let how = "Tick one box on your card. No name is needed.";
    let how = pen.lay(&[pen.muted(how, CAPTION)], width, 1);
    let top = pen.at(0.0, 626.0).y;
    centred(pen, how, top);
}

fn centred(pen: &mut Pen<'_>, galley: std::sync::Arc<eframe::egui::Galley>, top: f32) {
    let left = pen.area().center().x - extent(&galley).x / 2.0;
    pen.put(pos2(left, top), galley);
}

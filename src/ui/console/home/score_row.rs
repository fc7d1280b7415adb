//! A measure's line on the home screen's scorecard, in the words every scorecard uses.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, FontId, Galley, Rect, Sense, Ui, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use crate::domain::number::NO_FIGURE;
use crate::program::query::{Freshness, MeasureRow, ScoreLine, score_line};
use crate::ui::chart::sparkline_ui;
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, palette, space};
use crate::ui::widgets::mark::{cell_mark_ui, small_mark_ui};
use crate::ui::widgets::paint;
use crate::ui::widgets::status::{of_target, of_unusual};
use crate::ui::widgets::text;

use super::{cell, link_row};

/// Height of a row in points: of two lines, and where there is little room of three.
const ROW: f32 = 46.0;
const TALL: f32 = 66.0;
/// How many of the latest periods a small line shows.
const PERIODS: usize = 36;

/// Widths of the columns after the name.
const LINE: f32 = 70.0;
const LATEST: f32 = 112.0;
const TARGET: f32 = 58.0;
const STATUS: f32 = 180.0;
const UNUSUAL: f32 = 154.0;
const DATA: f32 = 104.0;
/// Below this width the line is left to the measure's page, what is unusual stands under the name and the
/// target under the figure.
const NARROW: f32 = 700.0;
/// From this width on there is room for how fresh the figures are; late ones have a card of their own.
const WIDE: f32 = 900.0;

/// Where the columns stand in a row.
struct Columns {
    name: Rect,
    line: Rect,
    latest: Rect,
    target: Rect,
    status: Rect,
    unusual: Rect,
    data: Rect,
    narrow: bool,
    wide: bool,
}

fn layout(row: Rect) -> Columns {
    let narrow = row.width() < NARROW;
    let wide = row.width() >= WIDE;
    let widths = if narrow {
        // Status ends where the least window does; the name keeps what is left.
        let status = STATUS.min(row.width() * 0.36);
        [0.0, LATEST.min(row.width() * 0.27), 0.0, status, 0.0, 0.0]
    } else {
        let data = if wide { DATA } else { 0.0 };
        [LINE, LATEST, TARGET, STATUS, UNUSUAL, data]
    };
    let mut right = row.right();
    let mut places = widths.map(|_| Rect::NOTHING);
    for (place, width) in places.iter_mut().zip(widths).rev() {
        *place = Rect::from_min_max(pos2(right - width, row.top()), pos2(right, row.bottom()));
        right -= width;
    }
    let [line, latest, target, status, unusual, data] = places;
    let gap = |rect: Rect| rect.with_min_x((rect.left() + space::M).min(rect.right()));
    Columns {
        name: row.with_max_x(right - space::S),
        line,
        latest,
        target,
        status: gap(status),
        unusual: gap(unusual),
        data: gap(data),
        narrow,
        wide,
    }
}

/// The heads of the columns.
pub(super) fn heads(ui: &mut Ui) {
    let size = vec2(ui.available_width(), 30.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let at = layout(rect);
    let p = palette(ui);
    let mut words = vec![
        ("Measure", at.name, Align2::LEFT_CENTER),
        ("Latest, change", at.latest, Align2::RIGHT_CENTER),
        ("Status, reliability", at.status, Align2::LEFT_CENTER),
    ];
    if !at.narrow {
        words.push(("36 periods", at.line, Align2::LEFT_CENTER));
        words.push(("Target", at.target, Align2::RIGHT_CENTER));
        words.push(("Unusual", at.unusual, Align2::LEFT_CENTER));
    }
    if at.wide {
        words.push(("Data", at.data, Align2::LEFT_CENTER));
    }
    for (word, spot, anchor) in words {
        let galley = paint::line(ui, word, Size::Small.semibold(), p.muted, spot.width());
        paint::place(ui.painter(), spot, anchor, galley);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, p.rule());
}

/// Draws a measure's line; says whether it was followed.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow) -> bool {
    let high = if ui.available_width() < NARROW {
        TALL
    } else {
        ROW
    };
    let mut cut = false;
    let response = link_row(ui, &|| said(row), high, |ui| {
        let score = score_line(row);
        let at = layout(ui.max_rect());
        cut = name_cell(ui, frame, row, (&score, &at));
        cut |= latest_cell(ui, &score, &at);
        cut |= status_cell(ui, &score, &at);
        if !at.narrow {
            cut |= further(ui, row, &score, &at);
        }
    });
    let response = if cut {
        response.on_hover_text(said(row))
    } else {
        response
    };
    response.clicked()
}

/// What there is room for on a screen of usual width. Says whether words had to be cut.
fn further(ui: &mut Ui, row: &MeasureRow, score: &ScoreLine, at: &Columns) -> bool {
    let format = &row.measure.format;
    let share = row.recent.len().min(PERIODS) as f32 / PERIODS as f32;
    let line = at.line.shrink2(vec2(0.0, 11.0));
    let line = line.with_min_x(line.right() - line.width() * share);
    cell(ui, line, false, |ui| {
        sparkline_ui(ui, &row.recent, format, line.size());
    });
    let p = palette(ui);
    let target = row.target.map(|target| format.set_value(target));
    let target = target.unwrap_or_else(|| NO_FIGURE.to_owned());
    let font = Size::Body.regular();
    let target = paint::line(ui, &target, font, p.muted, at.target.width());
    let cut = stack(ui, at.target, true, vec![target]);
    cell(ui, at.unusual, false, |ui| {
        let early = if row.verdict.early {
            "early estimate"
        } else {
            ""
        };
        cell_mark_ui(ui, of_unusual(score.unusual), early);
    });
    if at.wide {
        cell(ui, at.data, false, |ui| data_cell(ui, row));
    }
    cut
}

/// A measure's line, for a screen reader.
fn said(row: &MeasureRow) -> String {
    let score = score_line(row);
    let format = &row.measure.format;
    let spoken = row.latest.map_or_else(
        || "no figure".to_owned(),
        |(period, value)| format!("{} {}", format.spoken(value), period.when()),
    );
    let mut parts = vec![score.name, spoken];
    if !score.change.is_empty() {
        parts.push(format!("change {}", score.change));
    }
    if !score.target.is_empty() {
        parts.push(format!("target {}", score.target));
    }
    parts.push(score.status.label().to_owned());
    if !score.reliable.is_empty() {
        parts.push(format!("target {}", score.reliable.to_lowercase()));
    }
    parts.push(score.unusual.label().to_lowercase());
    parts.join(", ")
}

/// Name, and under it what there is room for: that it is proposed, its department, and where columns are few
/// what is unusual. Says whether the name had to be cut.
fn name_cell(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &MeasureRow,
    (score, at): (&ScoreLine, &Columns),
) -> bool {
    let p = palette(ui);
    let directory = &frame.models.directory;
    let department = directory.department_name(row.measure.department);
    let below = match (score.proposed, department.is_empty()) {
        (true, true) => "Proposed".to_owned(),
        (true, false) => format!("Proposed · {department}"),
        (false, _) => department.to_owned(),
    };
    let rows = if score.proposed && !at.narrow { 1 } else { 2 };
    let name = lines_of(ui, (&score.name, Size::Body, p.text), at.name.width(), rows);
    let spare = !at.narrow && name.rows.len() < 2;
    let mut lines = vec![name];
    if spare && !below.is_empty() {
        let font = Size::Small.regular();
        lines.push(paint::line(ui, &below, font, p.muted, at.name.width()));
    }
    if at.narrow {
        let split = at.name.bottom() - Size::Small.line() - space::XS;
        let mark = of_unusual(score.unusual);
        cell(ui, at.name.with_min_y(split), false, |ui| {
            small_mark_ui(ui, mark);
        });
        stack(ui, at.name.with_max_y(split), false, lines)
    } else {
        stack(ui, at.name, false, lines)
    }
}

/// Words in at most so many lines.
fn lines_of(
    ui: &Ui,
    (words, size, ink): (&str, Size, Color32),
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let format = TextFormat {
        font_id: size.regular(),
        color: ink,
        line_height: Some(size.line()),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.append(words, 0.0, format);
    job.wrap.max_width = width.max(1.0);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// The latest figure and how it changed; where columns are few, the target under them. Says whether words
/// had to be cut.
fn latest_cell(ui: &Ui, score: &ScoreLine, at: &Columns) -> bool {
    let p = palette(ui);
    let latest = if score.latest.is_empty() {
        NO_FIGURE
    } else {
        score.latest.as_str()
    };
    let line =
        |words: &str, font: FontId, ink| paint::line(ui, words, font, ink, at.latest.width());
    let mut lines = vec![line(latest, Size::Body.semibold(), p.text)];
    let small = Size::Small.regular();
    if !score.change.is_empty() {
        lines.push(line(&score.change, small.clone(), p.muted));
    }
    if at.narrow && !score.target.is_empty() {
        let target = format!("target {}", score.target);
        lines.push(line(&target, small, p.muted));
    }
    stack(ui, at.latest, true, lines)
}

/// Status, and whether the target can be relied on. Says whether words had to be cut.
fn status_cell(ui: &mut Ui, score: &ScoreLine, at: &Columns) -> bool {
    let spot = at.status;
    let mark = of_target(score.status);
    if score.reliable.is_empty() {
        cell(ui, spot, false, |ui| {
            small_mark_ui(ui, mark);
        });
        return false;
    }
    let rows = if at.narrow { 2 } else { 1 };
    let ink = palette(ui).muted;
    let words = lines_of(ui, (score.reliable, Size::Small, ink), spot.width(), rows);
    let high = Size::Small.line();
    let top = spot.center().y - f32::midpoint(high, words.size().y);
    let above = spot.with_min_y(top).with_max_y(top + high);
    cell(ui, above, false, |ui| {
        small_mark_ui(ui, mark);
    });
    let below = spot.with_min_y(top + high).with_max_y(spot.bottom());
    let cut = words.elided;
    paint::place(ui.painter(), below, Align2::LEFT_TOP, words);
    cut
}

/// Lines below each other, in the middle of a row. Says whether one had to be cut.
fn stack(ui: &Ui, rect: Rect, right: bool, lines: Vec<Arc<Galley>>) -> bool {
    let cut = lines.iter().any(|line| line.elided);
    let high: f32 = lines.iter().map(|line| line.size().y).sum();
    let mut top = rect.center().y - high / 2.0;
    for line in lines {
        let bottom = top + line.size().y;
        let spot = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom));
        let anchor = if right {
            Align2::RIGHT_CENTER
        } else {
            Align2::LEFT_CENTER
        };
        paint::place(ui.painter(), spot, anchor, line);
        top = bottom;
    }
    cut
}

fn data_cell(ui: &mut Ui, row: &MeasureRow) {
    let p = palette(ui);
    let (words, ink) = match row.freshness {
        Freshness::Late(_) => (row.freshness.words(), p.tone(Tone::Warn).ink),
        Freshness::Current | Freshness::Empty => (
            row.latest
                .map_or_else(|| row.freshness.words(), |(period, _)| period.label()),
            p.muted,
        ),
    };
    text::one_line(ui, text::rich(words, Size::Small).color(ink));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stay_within_their_row_and_apart() {
        for width in [300.0, 443.0, 700.0, 727.0, 900.0, 1200.0] {
            let row = Rect::from_min_size(pos2(10.0, 0.0), vec2(width, ROW));
            let at = layout(row);
            assert!(at.name.width() > 90.0, "{width}: {}", at.name.width());
            assert!(at.name.right() <= at.line.left() + 0.1);
            assert!(at.latest.right() <= at.target.left() + 0.1);
            assert!(at.target.right() <= at.status.left());
            assert!(at.status.right() <= at.unusual.left() + 0.1);
            assert!(at.unusual.right() <= at.data.left() + 0.1);
            assert!(at.data.right() <= row.right() + 0.1);
        }
    }
}

//! The measures by priority: how many stand where, and the measures themselves, what wants attention
//! first.

use eframe::egui::{Align, CursorIcon, Layout, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};
use eframe::egui::{Align2, accesskit::Role};

use crate::domain::ids::MeasureId;
use crate::domain::number::NO_FIGURE;
use crate::domain::target::TargetStatus;
use crate::program::query::{Freshness, Home, MeasureBook, MeasureRow, PriorityTally};
use crate::ui::chart::sparkline_ui;
use crate::ui::console::order::Stamp;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Place, Selection};
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::{Button, link};
use crate::ui::widgets::card;
use crate::ui::widgets::mark::{Mark, cell_mark_ui, paint_form, small_mark_ui};
use crate::ui::widgets::status::{of_target, of_unusual};
use crate::ui::widgets::{paint, text};

use super::{cell, link_row, words};

/// How many of a priority's measures are listed before a link leads to the rest.
const LISTED: usize = 6;
/// Height of a row in points.
const ROW: f32 = 34.0;
/// How many of the latest periods a small line shows.
const PERIODS: usize = 36;

/// Widths of the columns after the name.
const LINE: f32 = 88.0;
const LATEST: f32 = 116.0;
const TARGET: f32 = 66.0;
const STATUS: f32 = 116.0;
const UNUSUAL: f32 = 164.0;
const DATA: f32 = 104.0;
/// Below this width the line and the target are left to the measure's page, and what is unusual too.
const NARROW: f32 = 680.0;
/// From this width on there is room for how fresh the figures are; late ones have a card of their own.
const WIDE: f32 = 900.0;

/// The measures to list under each priority, worked out when a status changed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    stamp: Option<u64>,
    lists: Vec<Vec<MeasureId>>,
}

impl Listed {
    fn keep(&mut self, home: &Home, book: &MeasureBook) {
        let mut stamp = Stamp::new();
        for tally in &home.priorities {
            stamp = stamp.with(tally.measures.len() as u64);
            for id in &tally.measures {
                let row = book.row(*id);
                let status = row.map_or(0, |row| row.status as u64);
                let unusual = row.map_or(0, |row| row.verdict.unusual as u64);
                let stamped = stamp.with(id.uuid().as_u128() as u64);
                stamp = stamped.with(status).with(unusual);
            }
        }
        let stamp = stamp.value();
        if self.stamp != Some(stamp) {
            let lists = home.priorities.iter();
            self.lists = lists.map(|tally| worst_first(tally, book)).collect();
            self.stamp = Some(stamp);
        }
    }
}

/// The first measures to list: those off target, then approaching, then the others; of each those that
/// are worse than usual first.
fn worst_first(tally: &PriorityTally, book: &MeasureBook) -> Vec<MeasureId> {
    let mut ids = tally.measures.clone();
    ids.sort_by_key(|id| {
        let row = book.row(*id);
        row.map(|row| (urgency(row.status), row.verdict.unusual))
    });
    ids.truncate(LISTED);
    ids
}

const fn urgency(status: TargetStatus) -> u8 {
    match status {
        TargetStatus::OffTarget => 0,
        TargetStatus::Approaching => 1,
        TargetStatus::Meets => 2,
        TargetStatus::NotScored => 3,
        TargetStatus::NotSet => 4,
        TargetStatus::NoData => 5,
    }
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, listed: &mut Listed, outbox: &mut Outbox) {
    let models = frame.models;
    listed.keep(&models.home, &models.measures);
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text::subheading(ui, "Measures by priority");
        if models.home.priorities.is_empty() {
            ui.add_space(space::S);
            text::muted(
                ui,
                "No measures yet. A measure is what a department is asked about in a meeting.",
            );
            ui.add_space(space::S);
            if ui.add(Button::secondary("Add a measure")).clicked() {
                outbox.act(Verb::NewMeasure);
            }
            return;
        }
        changed(ui, frame, outbox);
        heads(ui);
        for (tally, ids) in models.home.priorities.iter().zip(&listed.lists) {
            ui.push_id(tally.priority, |ui| {
                priority(ui, frame, tally, outbox);
                for id in ids {
                    if let Some(row) = models.measures.row(*id)
                        && measure_row(ui, frame, row)
                    {
                        outbox.go(Place::Measure(*id));
                    }
                }
                rest(ui, frame, tally, ids.len(), outbox);
            });
        }
    });
}

/// How many measures changed beyond their usual range, beside how many would by chance alone; and the
/// way to them.
fn changed(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let changed = &frame.models.home.changed;
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::muted(ui, &words::changed(changed));
        if !changed.measures.is_empty() && link(ui, "Show all that are unusual").clicked() {
            outbox.show(Selection::Unusual);
        }
    });
}

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
        [0.0, LATEST, 0.0, STATUS, 0.0, 0.0]
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

fn heads(ui: &mut Ui) {
    let size = vec2(ui.available_width(), 30.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let at = layout(rect);
    let p = palette(ui);
    let mut words = vec![
        ("Measure", at.name, Align2::LEFT_CENTER),
        ("Latest", at.latest, Align2::RIGHT_CENTER),
        ("Status", at.status, Align2::LEFT_CENTER),
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
        let galley = paint::whole_line(ui, word, Size::Small.semibold(), p.muted);
        paint::place(ui.painter(), spot, anchor, galley);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, p.rule());
}

/// The head of a priority: its name, and how many of its measures stand at each status.
fn priority(ui: &mut Ui, frame: &Frame<'_>, tally: &PriorityTally, outbox: &mut Outbox) {
    let found = tally
        .priority
        .and_then(|id| frame.models.directory.priority(id));
    let name = found.map_or("Without a goal", |priority| priority.name.as_str());
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
        let title = text::semibold(name);
        let label = ui.label(title);
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(name);
        });
        // Without a goal there is no part of the list to lead to.
        let leads = tally.priority.is_some();
        for (status, count) in &tally.statuses {
            if count_link(ui, of_target(*status), (*count, name), leads) {
                outbox.show(Selection::Measures {
                    priority: tally.priority,
                    status: Some(*status),
                });
            }
        }
    });
    ui.add_space(space::XS);
}

/// Shape, number and word of a status in small type; a link where `leads`.
fn count_link(ui: &mut Ui, mark: Mark, (count, of): (usize, &str), leads: bool) -> bool {
    let p = palette(ui);
    let ink = p.tone(mark.tone).ink;
    let words = format!("{count} {}", mark.word.to_lowercase());
    let galley = paint::whole_line(ui, &words, Size::Small.regular(), ink);
    let size = vec2(15.0 + galley.size().x, 22.0);
    let sense = if leads {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let spot = (pos2(rect.left() + 5.0, rect.center().y), 8.5);
    paint_form(ui.painter(), mark.form, spot, ink, p.surface);
    let right = rect.right();
    paint::place(ui.painter(), rect, Align2::RIGHT_CENTER, galley);
    let role = if leads { Role::Link } else { Role::Label };
    let said = format!("{of}: {words}");
    response.widget_info(|| WidgetInfo::labeled(role, true, &said));
    if !leads {
        return false;
    }
    if response.hovered() {
        let line = eframe::egui::Stroke::new(1.0, ink);
        ui.painter()
            .hline(rect.left() + 15.0..=right, rect.bottom() - 2.0, line);
    }
    paint::focus_ring(ui, &response, rect, radius::S);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn measure_row(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow) -> bool {
    let measure = &row.measure;
    let format = &measure.format;
    let latest = row.latest.map_or_else(
        || NO_FIGURE.to_owned(),
        |(_, value)| format.with_unit(value),
    );
    let said = || {
        let spoken = row.latest.map_or_else(
            || "no figure".to_owned(),
            |(period, value)| format!("{} {}", format.spoken(value), period.when()),
        );
        let unusual = row.verdict.unusual.label().to_lowercase();
        let status = row.status.label();
        format!("{}, {spoken}, {status}, {unusual}", measure.name)
    };
    let response = link_row(ui, &said, ROW, |ui| {
        let at = layout(ui.max_rect());
        cell(ui, at.name, false, |ui| name_cell(ui, frame, row));
        cell(ui, at.latest, true, |ui| {
            text::one_line(ui, RichText::new(latest).font(Size::Body.semibold()));
        });
        cell(ui, at.status, false, |ui| {
            small_mark_ui(ui, of_target(row.status));
        });
        if at.narrow {
            return;
        }
        let share = row.recent.len().min(PERIODS) as f32 / PERIODS as f32;
        let line = at.line.shrink2(vec2(0.0, 5.0));
        let line = line.with_min_x(line.right() - line.width() * share);
        cell(ui, line, false, |ui| {
            sparkline_ui(ui, &row.recent, format, line.size());
        });
        cell(ui, at.target, true, |ui| {
            let words = row.target.map(|target| format.set_value(target));
            let words = words.unwrap_or_else(|| NO_FIGURE.to_owned());
            text::one_line(ui, RichText::new(words).color(palette(ui).muted));
        });
        cell(ui, at.unusual, false, |ui| {
            cell_mark_ui(ui, of_unusual(row.verdict.unusual), "");
        });
        if at.wide {
            cell(ui, at.data, false, |ui| data_cell(ui, row));
        }
    });
    response.clicked()
}

/// Name, and the department after it where there is room.
fn name_cell(ui: &mut Ui, frame: &Frame<'_>, row: &MeasureRow) {
    let directory = &frame.models.directory;
    let department = directory.department_name(row.measure.department);
    let p = palette(ui);
    let room = ui.available_width();
    let name = paint::whole_line(ui, &row.measure.name, Size::Body.regular(), p.text);
    let after = paint::whole_line(ui, department, Size::Small.regular(), p.muted);
    let fits = name.size().x + space::S + after.size().x <= room;
    text::one_line(ui, row.measure.name.as_str());
    if fits && !department.is_empty() {
        let muted = text::rich(department, Size::Small).color(p.muted);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(muted));
    }
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

/// The way to the measures of a priority that are not listed.
fn rest(ui: &mut Ui, frame: &Frame<'_>, tally: &PriorityTally, listed: usize, outbox: &mut Outbox) {
    let all = tally.measures.len();
    if all <= listed {
        return;
    }
    ui.add_space(space::XS);
    let found = tally
        .priority
        .and_then(|id| frame.models.directory.priority(id));
    let words = found.map_or_else(
        || format!("{} more under Measures", all - listed),
        |priority| format!("All {all} measures of {}", priority.name),
    );
    if link(ui, &words).clicked() {
        outbox.show(Selection::Measures {
            priority: tally.priority,
            status: None,
        });
    }
    ui.add_space(space::XS);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_misses_its_target_comes_before_what_meets_it() {
        let order: Vec<u8> = TargetStatus::ALL.iter().map(|s| urgency(*s)).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), TargetStatus::ALL.len());
        assert!(urgency(TargetStatus::OffTarget) < urgency(TargetStatus::Meets));
    }

    #[test]
    fn columns_stay_within_their_row_and_apart() {
        for width in [300.0, 680.0, 900.0, 1200.0] {
            let row = Rect::from_min_size(pos2(10.0, 0.0), vec2(width, ROW));
            let at = layout(row);
            assert!(at.name.width() > 50.0, "{width}");
            assert!(at.name.right() <= at.line.left() + 0.1);
            assert!(at.latest.right() <= at.target.left() + 0.1);
            assert!(at.target.right() <= at.status.left());
            assert!(at.status.right() <= at.unusual.left() + 0.1);
            assert!(at.unusual.right() <= at.data.left() + 0.1);
            assert!(at.data.right() <= row.right() + 0.1);
        }
    }
}

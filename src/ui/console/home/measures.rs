//! The measures by priority: how many stand where, and the measures themselves, what wants attention
//! first.

use eframe::egui::{Align2, CursorIcon, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::domain::ids::MeasureId;
use crate::domain::target::TargetStatus;
use crate::program::query::{Home, MeasureBook, PriorityTally};
use crate::ui::console::order::Stamp;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Place, Selection};
use crate::ui::tokens::{Size, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::{Button, link};
use crate::ui::widgets::card;
use crate::ui::widgets::mark::{Mark, paint_form};
use crate::ui::widgets::status::of_target;
use crate::ui::widgets::{paint, text};

use super::{score_row, words};

/// How many of a priority's measures are listed before a link leads to the rest.
const LISTED: usize = 6;

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
        TargetStatus::OtherPeriod => 4,
        TargetStatus::NotSet => 5,
        TargetStatus::NoData => 6,
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
        score_row::heads(ui);
        for (tally, ids) in models.home.priorities.iter().zip(&listed.lists) {
            ui.push_id(tally.priority, |ui| {
                priority(ui, frame, tally, outbox);
                for id in ids {
                    if let Some(row) = models.measures.row(*id)
                        && score_row::show(ui, frame, row)
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
}

//! What is owed, by department and status: a bar for each department in GovEx's order, in words too.

use eframe::egui::{Align, Layout, RichText, Ui, vec2};

use crate::domain::action::ActionStatus;
use crate::domain::ids::DepartmentId;
use crate::program::query::StatusTally;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Selection};
use crate::ui::tokens::{height, palette, space};
use crate::ui::widgets::button::link;
use crate::ui::widgets::card;
use crate::ui::widgets::stacked::{Part, legend_entry, stacked_bar};
use crate::ui::widgets::status::{fill_of, of_action};
use crate::ui::widgets::text;

use super::link_row;

/// Room for the names of departments, and for the sum after a bar.
const NAME: f32 = 104.0;
const SUM: f32 = 28.0;
/// How many departments have a bar of their own before a link leads to the rest.
const LISTED: usize = 12;

/// Draws the card.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let home = &frame.models.home;
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::subheading(ui, "Actions by department");
        if home.departments.is_empty() {
            text::muted(
                ui,
                "Nothing is owed yet. What is promised in a meeting stands here until it is done.",
            );
            return;
        }
        legend(ui, frame, outbox);
        ui.add_space(space::XS);
        let total = |tally: &StatusTally| tally.statuses.iter().map(|(_, n)| n).sum::<usize>();
        let most = home.departments.iter().map(total).max().unwrap_or(1);
        for tally in home.departments.iter().take(LISTED) {
            ui.push_id(tally.department, |ui| {
                department_row(ui, frame, tally, (total(tally), most), outbox);
            });
        }
        let rest = home.departments.len().saturating_sub(LISTED);
        if rest > 0 && link(ui, &format!("{rest} more under Actions")).clicked() {
            ask(outbox, None, None);
        }
    });
}

fn ask(outbox: &mut Outbox, department: Option<DepartmentId>, status: Option<ActionStatus>) {
    outbox.show(Selection::Actions { department, status });
}

/// Every status that occurs, with how many there are in all.
fn legend(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        for (status, count) in &frame.models.home.actions {
            let fill = fill_of(palette(ui), *status);
            if legend_entry(ui, of_action(*status), fill, *count).clicked() {
                ask(outbox, None, Some(*status));
            }
        }
    });
}

fn department_row(
    ui: &mut Ui,
    frame: &Frame<'_>,
    tally: &StatusTally,
    (total, most): (usize, usize),
    outbox: &mut Outbox,
) {
    let known = frame.models.directory.department_name(tally.department);
    let name = if known.is_empty() {
        "No department"
    } else {
        known
    };
    let palette = palette(ui);
    let parts: Vec<Part> = tally
        .statuses
        .iter()
        .map(|(status, count)| Part {
            count: *count,
            fill: fill_of(palette, *status),
            name: status.label(),
        })
        .collect();
    let row = vec2(ui.available_width(), height::CHIP);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let words = || {
            format!(
                "{name}: {}",
                super::words::counted(total, "action", "actions")
            )
        };
        let named = ui.allocate_ui(vec2(NAME, height::CHIP), |ui| {
            ui.set_width(NAME);
            link_row(ui, &words, height::CHIP, |ui| {
                text::one_line(ui, name);
            })
        });
        // Actions without a department can't be asked for by department; they stand among all.
        if named.inner.clicked() {
            ask(outbox, tally.department, None);
        }
        let bar = vec2(ui.available_width() - SUM - space::S, height::CHIP);
        let pressed = ui.allocate_ui(bar, |ui| {
            ui.set_width(bar.x);
            stacked_bar(ui, name, &parts, most, 20.0)
        });
        let at = pressed.inner.and_then(|at| tally.statuses.get(at));
        if let Some((status, _)) = at {
            ask(outbox, tally.department, Some(*status));
        }
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| {
            let muted = palette.muted;
            ui.label(RichText::new(total.to_string()).color(muted));
        });
    });
}

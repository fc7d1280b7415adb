//! Actions that are to move a measure, on its page.

use eframe::egui::Ui;

use crate::domain::dates;
use crate::program::query::ActionRow;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::{Outbox, Selection};
use crate::ui::tokens::space;
use crate::ui::widgets::button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::mark::{of_action, small_mark_ui};
use crate::ui::widgets::text;

/// Draws the card: the open ones first, each a link to itself in the register.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, open: &MeasureOnPage, outbox: &mut Outbox) {
    let rows = &frame.models.actions.rows;
    let of_measure = rows
        .iter()
        .filter(|row| row.action.measure == Some(open.id));
    let (mut linked, done): (Vec<&ActionRow>, Vec<&ActionRow>) =
        of_measure.partition(|row| row.action.is_open());
    linked.extend(done);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Actions on this measure");
        if linked.is_empty() {
            text::muted(
                ui,
                "None yet. An action is linked with # and the measure's short name.",
            );
        }
        let last = linked.len().saturating_sub(1);
        for (at, row) in linked.iter().enumerate() {
            one(ui, frame, row, outbox);
            if at != last {
                rule(ui);
            }
        }
    });
}

fn one(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow, outbox: &mut Outbox) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if button::link(ui, &row.action.text).clicked() {
            outbox.show(Selection::Action(row.action.id));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            small_mark_ui(ui, of_action(row.status));
            text::caption(ui, &words(frame, row));
        });
    });
}

/// "D. Rivera, Streets · due Dec 4, 2026 · promised Oct 20, 2026 in Streets Stat".
fn words(frame: &Frame<'_>, row: &ActionRow) -> String {
    let owner = frame
        .models
        .directory
        .owner_name(row.action.owner, row.action.department);
    let due = row
        .action
        .due
        .map(|due| format!("due {}", dates::prose(due)));
    let promised = format!(
        "promised {} in {}",
        dates::prose(row.promised_on),
        row.meeting_name
    );
    let parts = [
        Some(owner).filter(|owner| !owner.is_empty()),
        due,
        Some(promised),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

//! What a follow-up item works: the actions and requests of an earlier topic, and where they stand.

use crate::domain::dates;
use crate::program::query::{ActionRow, ItemView};
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, space};
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::mark::small_mark_ui;
use crate::ui::widgets::{status, text};
use eframe::egui::Ui;

/// Draws what was agreed, with owner, date, status and the latest response.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, one: &ItemView) {
    card(ui, |ui| {
        text::subheading(ui, "What was agreed");
        if one.follow_ups.is_empty() {
            text::muted(
                ui,
                "No open action or request of an earlier meeting is worked here.",
            );
        }
        for (index, action) in one.follow_ups.iter().enumerate() {
            if index > 0 {
                rule(ui);
            }
            if let Some(row) = frame.models.actions.row(*action) {
                promise(ui, frame, row);
            }
        }
    });
}

fn promise(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow) {
    let action = &row.action;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::strong(ui, &action.text);
        let owner = frame
            .models
            .directory
            .owner_name(action.owner, action.department);
        let owner = if owner.is_empty() {
            "Nobody named".to_owned()
        } else {
            owner
        };
        let due = action.due.map_or_else(
            || "no date".to_owned(),
            |day| format!("due {}", dates::prose(day)),
        );
        let promised = dates::prose(row.promised_on);
        let facts = format!(
            "{owner} · {due} · promised in {} on {promised}",
            row.meeting_name
        );
        text::caption(ui, &facts);
        // A row is as high as a control otherwise.
        ui.spacing_mut().interact_size.y = Size::Small.line();
        ui.horizontal_wrapped(|ui| {
            small_mark_ui(ui, status::of_action(row.status));
            if let Some(late) = row.late_words(frame.models.today) {
                text::toned_caption(ui, &late, Tone::Bad);
            }
            if let Some(change) = row.due_changes.last()
                && let Some(from) = change.from
            {
                text::caption(
                    ui,
                    &format!("was due {}: {}", dates::prose(from), change.reason),
                );
            }
        });
        if !action.standing_reason.trim().is_empty() {
            text::caption(ui, &action.standing_reason);
        }
        if let Some(response) = row.responses.last() {
            let who = frame.models.directory.person_name(response.person);
            let who = if who.is_empty() {
                "The department"
            } else {
                who
            };
            let day = dates::prose(frame.local(response.at).date());
            text::body(ui, &format!("{who} answered on {day}: “{}”", response.text));
        } else if !action.evidence.trim().is_empty() {
            text::body(ui, &format!("Delivered: {}", action.evidence));
        } else {
            text::caption(ui, "No response yet.");
        }
    });
}

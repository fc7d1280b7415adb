//! The date of an action. One that it already had is changed with a reason, which is kept for good.

use chrono::NaiveDate;
use eframe::egui::{CornerRadius, Frame, Key, Margin, Stroke, Ui};

use crate::domain::dates;
use crate::domain::ids::ActionId;
use crate::ui::tokens::{Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::Edit;

/// A date that was chosen and waits for its reason.
#[derive(Debug, Clone)]
pub(super) struct NewDate {
    action: ActionId,
    to: Option<NaiveDate>,
    reason: String,
    fresh: bool,
}

/// The field with the date: the first one is kept at once, another waits for its reason.
pub(super) fn field(ui: &mut Ui, today: NaiveDate, waiting: &mut Option<NewDate>, edit: &mut Edit) {
    let action = &mut edit.action;
    let chosen = waiting.as_ref().filter(|new| new.action == action.id);
    let mut date = chosen.map_or(action.due, |new| new.to);
    let edited = Field::new("Due").date(ui, &mut date, today);
    if !edited.committed {
        return;
    }
    if action.due.is_none() || action.due == date {
        edit.changed |= action.due != date;
        action.due = date;
        *waiting = None;
        return;
    }
    let reason = chosen.map(|new| new.reason.clone()).unwrap_or_default();
    *waiting = Some(NewDate {
        action: action.id,
        to: date,
        reason,
        fresh: true,
    });
}

/// Asks why the date is another.
pub(super) fn reason(ui: &mut Ui, waiting: &mut Option<NewDate>, edit: &mut Edit) {
    let (Some(new), Some(before)) = (waiting.as_mut(), edit.action.due) else {
        return;
    };
    if new.action != edit.action.id {
        return;
    }
    let tone = palette(ui).tone(Tone::Accent);
    let ground = Frame::new()
        .fill(tone.soft)
        .stroke(Stroke::new(palette(ui).line_width, tone.line))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(Margin::same(space::M as i8));
    let before = dates::prose(before);
    let answer = ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        let said = match new.to {
            Some(date) => format!("{before} becomes {}.", dates::prose(date)),
            None => format!("{before} is taken off."),
        };
        text::strong(ui, &said);
        asked(ui, new, &before)
    });
    match answer.inner {
        Some(true) => {
            edit.action.due = new.to;
            new.reason.trim().clone_into(&mut edit.due_reason);
            edit.changed = true;
            *waiting = None;
        }
        Some(false) => *waiting = None,
        None => {}
    }
}

/// The reason and the two buttons; `true` to change the date, `false` to keep it.
fn asked(ui: &mut Ui, new: &mut NewDate, before: &str) -> Option<bool> {
    let field = Field::new("Reason for the new date").help("Kept in its history for good.");
    let edited = field.text(ui, &mut new.reason);
    if std::mem::take(&mut new.fresh) {
        edited.response.request_focus();
    }
    let given = !new.reason.trim().is_empty();
    let entered = edited.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let escaped = edited.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
    let mut answer = match (entered && given, escaped) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    };
    ui.horizontal_wrapped(|ui| {
        let change = Button::primary("Change the date").enabled(given).compact();
        if ui.add(change).clicked() {
            answer = Some(true);
        }
        let keep = format!("Keep {before}");
        if ui.add(Button::quiet(&keep).compact()).clicked() {
            answer = Some(false);
        }
    });
    answer
}

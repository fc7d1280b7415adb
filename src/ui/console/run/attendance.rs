//! Who came: ticked from those invited.

use crate::domain::ids::AttendanceId;
use crate::domain::meeting::{Attendance, Presence};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;
use eframe::egui::{Align, Layout, Ui, vec2};

/// What can be noted, in the order of the buttons.
const NOTED: [Presence; 3] = [Presence::Present, Presence::Represented, Presence::Absent];

/// "Who is here: 7 of 11".
pub(super) fn title(view: &MeetingView) -> String {
    let here = |one: &&Attendance| match one.presence {
        Presence::Present | Presence::Represented => true,
        Presence::Unknown | Presence::Absent => false,
    };
    let count = view.attendance.iter().filter(here).count();
    format!("Who is here: {count} of {}", view.attendance.len())
}

/// Draws everybody who is invited.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    if view.attendance.is_empty() {
        text::muted(ui, "Nobody is invited. People are invited under Prepare.");
        return;
    }
    ui.spacing_mut().item_spacing.y = space::XS;
    let unknown: Vec<AttendanceId> = view
        .attendance
        .iter()
        .filter(|one| one.presence == Presence::Unknown)
        .map(|one| one.id)
        .collect();
    if unknown.len() > 1 {
        let words = format!("The other {} are present", unknown.len());
        if ui.add(Button::secondary(&words).compact()).clicked() {
            for attendance in unknown {
                outbox.run(Command::MarkPresence {
                    attendance,
                    presence: Presence::Present,
                });
            }
        }
    }
    for one in &view.attendance {
        ui.push_id(one.id, |ui| person(ui, frame, one, outbox));
    }
}

fn person(ui: &mut Ui, frame: &Frame<'_>, one: &Attendance, outbox: &mut Outbox) {
    let directory = &frame.models.directory;
    let person = directory.person(one.person);
    let name = person.map_or("Somebody", |person| person.name.as_str());
    let role = person.map_or("", |person| person.role.as_str());
    let labels = NOTED.map(Presence::label);
    let chosen = NOTED.iter().position(|presence| *presence == one.presence);
    let narrow = ui.available_width() < 480.0;
    let mut noted = None;
    let buttons = |ui: &mut Ui| segmented(ui, name, &labels, chosen.unwrap_or(usize::MAX));
    if narrow {
        text::body(ui, name).on_hover_text(role);
        noted = buttons(ui);
    } else {
        let row = vec2(ui.available_width(), crate::ui::tokens::height::CONTROL);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(row, layout, |ui| {
            noted = buttons(ui);
            let layout = Layout::left_to_right(Align::Center);
            ui.with_layout(layout, |ui| {
                let words = text::one_line(ui, text::rich(name, crate::ui::tokens::Size::Body));
                words.on_hover_text(role);
                text::one_line(
                    ui,
                    text::rich(role, crate::ui::tokens::Size::Small)
                        .color(crate::ui::tokens::palette(ui).muted),
                );
            });
        });
    }
    if let Some(presence) = noted.and_then(|at| NOTED.get(at)) {
        outbox.run(Command::MarkPresence {
            attendance: one.id,
            presence: *presence,
        });
    }
}

//! Who came, as what, and who stood in for whom: ticked from those invited.

use crate::domain::attendance::{AttendeeRole, seat_words, takes_part};
use crate::domain::ids::AttendanceId;
use crate::domain::meeting::{Attendance, Meeting, Presence};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::choices::{self, Choices};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, height, palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;
use eframe::egui::{Align, Id, Layout, Ui, vec2};

/// What can be noted, in the order of the buttons.
const NOTED: [Presence; 3] = [Presence::Present, Presence::Represented, Presence::Absent];

/// "Who is here: 7 of 11".
pub(super) fn title(view: &MeetingView) -> String {
    let count = view.attendance.iter().filter(|one| takes_part(one)).count();
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
        ui.push_id(one.id, |ui| person(ui, frame, (view, one), outbox));
    }
}

fn person(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, one): (&MeetingView, &Attendance),
    outbox: &mut Outbox,
) {
    let person = frame.models.directory.person(one.person);
    let name = person.map_or("Somebody", |person| person.name.as_str());
    let role = person.map_or("", |person| person.role.as_str());
    let labels = NOTED.map(Presence::label);
    let chosen = NOTED.iter().position(|presence| *presence == one.presence);
    let narrow = ui.available_width() < 480.0;
    let mut noted = None;
    let mut opened = false;
    let buttons = |ui: &mut Ui| segmented(ui, name, &labels, chosen.unwrap_or(usize::MAX));
    if narrow {
        ui.horizontal_wrapped(|ui| {
            text::body(ui, name).on_hover_text(role);
            opened = seat(ui, &view.meeting, one, name);
        });
        noted = buttons(ui);
    } else {
        let row = vec2(ui.available_width(), height::CONTROL);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(row, layout, |ui| {
            noted = buttons(ui);
            let layout = Layout::left_to_right(Align::Center);
            ui.with_layout(layout, |ui| {
                let words = text::one_line(ui, text::rich(name, Size::Body));
                words.on_hover_text(role);
                opened = seat(ui, &view.meeting, one, name);
                let ink = palette(ui).muted;
                text::one_line(ui, text::rich(role, Size::Small).color(ink));
            });
        });
    }
    if let Some(presence) = noted.and_then(|at| NOTED.get(at)) {
        outbox.run(Command::MarkPresence {
            attendance: one.id,
            presence: *presence,
        });
    }
    further(ui, frame, one, (name, opened), outbox);
}

/// What they are here as, to be pressed and changed. True when it was pressed.
pub(in crate::ui::console) fn seat(
    ui: &mut Ui,
    meeting: &Meeting,
    one: &Attendance,
    name: &str,
) -> bool {
    let words = match seat_words(meeting, one) {
        words if words.is_empty() => "Role".to_owned(),
        words => words,
    };
    let label = format!("Role of {name}: {words}");
    ui.add(Button::quiet(&words).named(&label).compact())
        .clicked()
}

/// The role while it is being chosen, and who stood in for whom.
fn further(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &Attendance,
    (name, opened): (&str, bool),
    outbox: &mut Outbox,
) {
    if one.presence == Presence::Represented {
        stood_in(ui, frame, one, name, outbox);
    }
    role_field(ui, one, (name, opened), outbox);
}

fn stood_in(ui: &mut Ui, frame: &Frame<'_>, one: &Attendance, name: &str, outbox: &mut Outbox) {
    let mut by = one.represented_by;
    let people = choices::people(&frame.models.directory, by);
    let label = format!("Who stood in for {name}");
    if people.field(ui, Field::new(&label), &mut by, "Not said") {
        outbox.run(Command::NoteRepresentative {
            attendance: one.id,
            by,
        });
    }
}

/// The field in which a role is chosen, while it is open; `opened` when its button was just pressed.
pub(in crate::ui::console) fn role_field(
    ui: &mut Ui,
    one: &Attendance,
    (name, opened): (&str, bool),
    outbox: &mut Outbox,
) {
    let id = Id::unique(("role being chosen", one.id));
    let before: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut open = before ^ opened;
    if open {
        let all = AttendeeRole::ALL.iter();
        let offered = Choices::new(all.map(|role| (*role, role.label().to_owned())));
        let mut role = one.role;
        let label = format!("{name} is here as");
        if offered.field(ui, Field::new(&label), &mut role, "Not noted") {
            outbox.run(Command::NoteRole {
                attendance: one.id,
                role,
            });
            open = false;
        }
    }
    if open != before {
        ui.data_mut(|data| data.insert_temp(id, open));
    }
}

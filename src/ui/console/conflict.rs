//! A text that two people changed at the same time: both versions side by side, until somebody settles them.

use crate::domain::conflict::{Kept, TextPlace};
use crate::domain::meeting::MeetingProgress;
use crate::program::Command;
use crate::program::query::{Directory, TextOwner, TwoVersions};
use crate::ui::models::Models;
use crate::ui::outbox::{MeetingStage, Outbox, Place, SettingsPage};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::{lead, text};
use eframe::egui::Ui;
use uuid::Uuid;

/// The versions stand beside each other where each has this much room, in points.
const BESIDE: f32 = 120.0;

/// Draws what is kept beside a text; nothing where there is no other version.
pub(super) fn show(
    ui: &mut Ui,
    models: &Models,
    (place, row): (TextPlace, Uuid),
    outbox: &mut Outbox,
) {
    each(ui, models, outbox, |one| {
        (one.place, one.row.uuid()) == (place, row)
    });
}

/// Draws what is kept beside any text of a row.
pub(super) fn of_row(ui: &mut Ui, models: &Models, row: Uuid, outbox: &mut Outbox) {
    each(ui, models, outbox, |one| one.row.uuid() == row);
}

/// Draws what is kept beside texts of these things; for a page on which they are listed by name.
pub(super) fn of_owners(
    ui: &mut Ui,
    models: &Models,
    outbox: &mut Outbox,
    listed: impl Fn(TextOwner) -> bool,
) {
    each(ui, models, outbox, |one| listed(one.of));
}

fn each(ui: &mut Ui, models: &Models, outbox: &mut Outbox, wanted: impl Fn(&TwoVersions) -> bool) {
    for one in models.conflicts.iter().filter(|one| wanted(one)) {
        ui.push_id(one.id, |ui| versions(ui, &models.directory, one, outbox));
    }
}

fn versions(ui: &mut Ui, directory: &Directory, one: &TwoVersions, outbox: &mut Outbox) {
    card::frame(ui, space::S as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        text::toned_caption(ui, &sentence(directory, one), Tone::Warn);
        columns(ui, &[1.0, 1.0], BESIDE, |ui, index| {
            let (label, words) = if index == 0 {
                ("Stands here", &one.here)
            } else {
                ("The other version", &one.other)
            };
            text::section_label(ui, label);
            let nothing = words.trim().is_empty();
            text::body(ui, if nothing { "(nothing)" } else { words });
        });
        ui.horizontal_wrapped(|ui| {
            for kept in Kept::ALL {
                if *kept == Kept::Both && !one.can_be_both() {
                    continue;
                }
                let keep = ui.add(Button::secondary(kept.label()).compact());
                lead::arrive_at(ui, one.id.uuid(), &keep);
                if keep.clicked() {
                    let (conflict, kept) = (one.id, *kept);
                    outbox.run(Command::SettleText { conflict, kept });
                }
            }
        });
    });
}

/// Where a text with two versions is settled; that of an action in the register.
pub fn place_of(of: TextOwner, models: &Models) -> Place {
    match of {
        TextOwner::City => Place::Settings(SettingsPage::City),
        TextOwner::Papers => Place::Settings(SettingsPage::Papers),
        TextOwner::Department(_) => Place::Settings(SettingsPage::Departments),
        TextOwner::Person(_) => Place::Settings(SettingsPage::People),
        TextOwner::Priority(_) | TextOwner::Goal(_) => Place::Settings(SettingsPage::Priorities),
        TextOwner::Measure(id) => Place::Measure(id),
        TextOwner::Preparation(id) => Place::Meeting(id, MeetingStage::Prepare),
        TextOwner::Record(id) => {
            let rows = models.meetings.rows.iter();
            let mut meetings = rows.map(|row| &row.meeting);
            let meeting = meetings.find(|meeting| meeting.id == id);
            let over = meeting.is_some_and(|it| it.progress() == MeetingProgress::Adjourned);
            let stage = if over {
                MeetingStage::FollowUp
            } else {
                MeetingStage::Run
            };
            Place::Meeting(id, stage)
        }
        TextOwner::Action(_) => Place::Actions,
    }
}

/// "Two people changed the e-mail address of Damaris Rivera at the same time."
fn sentence(directory: &Directory, one: &TwoVersions) -> String {
    let name = match one.of {
        TextOwner::Department(id) => directory.department_name(Some(id)),
        TextOwner::Person(id) => directory.person_name(Some(id)),
        TextOwner::Priority(id) => directory.priority(id).map_or("", |it| it.name.as_str()),
        TextOwner::Goal(id) => directory.goal(id).map_or("", |it| it.name.as_str()),
        TextOwner::City
        | TextOwner::Papers
        | TextOwner::Measure(_)
        | TextOwner::Preparation(_)
        | TextOwner::Record(_)
        | TextOwner::Action(_) => "",
    };
    if name.is_empty() {
        return one.sentence();
    }
    format!(
        "Two people changed the {} of {name} at the same time.",
        one.place.label()
    )
}

//! Who answers for an action: the one accountable person, the department, and those that support it.

use eframe::egui::{CornerRadius, Frame as Ground, Margin, Stroke, Ui};

use crate::domain::action::Action;
use crate::domain::ids::{ActionId, EntryId, PersonId};
use crate::domain::person::Person;
use crate::program::query::{ActionRow, Directory};
use crate::program::{Command, SettledAs, Settlement, mark_of, name_of};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::{BESIDE, Edit, choices};
use crate::ui::console::several::several_departments;

/// The most people offered for a name that may mean several.
const OFFERED: usize = 4;

/// Somebody who was just added to the directory and shall own an action.
#[derive(Debug, Clone)]
pub(super) struct Newcomer {
    action: ActionId,
    name: String,
}

/// Draws owner, department and supporting departments.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (row, newcomer): (&ActionRow, &mut Option<Newcomer>),
    edit: &mut Edit,
    outbox: &mut Outbox,
) {
    let directory = &frame.models.directory;
    receive(directory, newcomer, edit);
    let before = edit.action.owner;
    columns(ui, &[1.4, 1.0], BESIDE, |ui, index| {
        if index == 0 {
            let offered = choices::people(directory, edit.action.owner);
            let mut owner = edit.action.owner;
            if offered.field(ui, Field::new("Owner"), &mut owner, "Nobody yet") {
                give(directory, edit, owner);
            }
        } else {
            let offered = choices::departments(directory, edit.action.department);
            let value = &mut edit.action.department;
            edit.changed |= offered.field(ui, Field::new("Department"), value, "None");
        }
    });
    if before.is_none() && edit.action.owner.is_none() && !row.action.owner_as_typed.is_empty() {
        as_typed(ui, frame, newcomer, edit, outbox);
    }
    let home = edit.action.department;
    edit.changed |= several_departments(
        ui,
        directory,
        ("Supporting departments", home),
        &mut edit.support,
    );
}

/// Sets the owner, and the department where there is none yet.
fn give(directory: &Directory, edit: &mut Edit, owner: Option<PersonId>) {
    edit.action.owner = owner;
    let home = owner.and_then(|id| directory.person(id));
    if edit.action.department.is_none() {
        edit.action.department = home.and_then(|person| person.department);
    }
    edit.changed = true;
}

/// Makes the newcomer the owner once the directory has them.
fn receive(directory: &Directory, newcomer: &mut Option<Newcomer>, edit: &mut Edit) {
    let Some(awaited) = newcomer.as_ref().filter(|new| new.action == edit.action.id) else {
        return;
    };
    let mut people = directory.people.iter();
    let found = people.find(|person| person.name == awaited.name && !person.retired);
    if let Some(person) = found {
        give(directory, edit, Some(person.id));
        *newcomer = None;
    }
}

/// What was typed for the owner, with those it may mean, and a button that makes it somebody new.
fn as_typed(
    ui: &mut Ui,
    frame: &Frame<'_>,
    newcomer: &mut Option<Newcomer>,
    edit: &mut Edit,
    outbox: &mut Outbox,
) {
    let tone = palette(ui).tone(Tone::Warn);
    let ground = Ground::new()
        .fill(tone.soft)
        .stroke(Stroke::new(palette(ui).line_width, tone.line))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(Margin::same(space::M as i8));
    let directory = &frame.models.directory;
    let typed = edit.action.owner_as_typed.clone();
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        let mark = typed.trim_start_matches('@');
        text::strong(ui, &format!("Owner as typed: @{mark}"));
        text::body(ui, "Choose the person, or make it a new person.");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for person in meant(directory, mark) {
                let home = directory.department_name(person.department);
                let words = match home {
                    "" => person.name.clone(),
                    home => format!("{}, {home}", person.name),
                };
                if ui.add(Button::secondary(&words).compact()).clicked() {
                    give(directory, edit, Some(person.id));
                }
            }
            let name = name_of(mark);
            let words = format!("Add {name} as a new person");
            if ui.add(Button::secondary(&words).compact()).clicked() {
                *newcomer = add(frame.models, &edit.action, name, outbox);
            }
        });
    });
}

/// The people a typed name may mean.
fn meant<'d>(directory: &'d Directory, mark: &str) -> Vec<&'d Person> {
    let mark = mark.trim_matches('"').to_lowercase();
    let people = directory.people.iter().filter(|person| !person.retired);
    people
        .filter(|person| {
            let name = person.name.to_lowercase();
            name.split_whitespace().any(|word| word.starts_with(&mark)) || name.starts_with(&mark)
        })
        .take(OFFERED)
        .collect()
}

/// Adds somebody new who owns the action: in one step where the record is at hand, else the person
/// first, who is given the action once the directory has them.
fn add(models: &Models, action: &Action, name: String, outbox: &mut Outbox) -> Option<Newcomer> {
    if let Some((entry, line)) = open_line(models, action) {
        outbox.run(Command::Settle(Settlement {
            entry,
            line,
            with: SettledAs::NewPerson(name),
        }));
        return None;
    }
    let person = Person {
        name: name.clone(),
        department: action.department,
        ..Person::default()
    };
    outbox.run(Command::SavePerson(person));
    Some(Newcomer {
        action: action.id,
        name,
    })
}

/// The line of the open meeting's record that leaves this action's owner open.
fn open_line(models: &Models, action: &Action) -> Option<(EntryId, String)> {
    let entries = &models.meeting.as_ref()?.entries;
    let entry = entries
        .iter()
        .find(|entry| Some(entry.id) == action.entry)?;
    let typed = action.owner_as_typed.trim_start_matches('@');
    let mut lines = entry.unsettled.lines();
    let line = lines.find(|line| {
        let mark = mark_of(line).trim_start_matches('@');
        mark.trim_matches('"') == typed.trim_matches('"')
    })?;
    Some((entry.id, line.to_owned()))
}

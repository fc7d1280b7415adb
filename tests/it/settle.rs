//! What the capture line could not understand is settled afterwards, in one step that can be undone.

use crate::city::{Town, day};
use statroom::domain::action::Action;
use statroom::domain::entry::{Entry, EntryKind};
use statroom::domain::ids::{EntryId, MeetingId, PersonId};
use statroom::domain::meeting::Meeting;
use statroom::program::{Command, NewEntry, ProgramError, SettledAs, Settlement, query};

fn recorded(town: &mut Town, meeting: MeetingId, kind: EntryKind, typed: &str) -> EntryId {
    town.make(Command::Record(NewEntry {
        meeting,
        item: None,
        kind,
        typed: typed.into(),
        speaker: None,
        afterwards: false,
    }))
}

fn entry(town: &Town, meeting: MeetingId, id: EntryId) -> Entry {
    let view = query::meeting(&town.program, meeting).unwrap();
    view.entries
        .into_iter()
        .find(|entry| entry.id == id)
        .unwrap()
}

fn action_of(town: &Town, id: EntryId) -> Action {
    let book = query::actions(&town.program).unwrap();
    let found = book
        .rows
        .into_iter()
        .find(|row| row.action.entry == Some(id));
    found.unwrap().action
}

fn settle(entry: EntryId, line: &str, with: SettledAs) -> Command {
    Command::Settle(Settlement {
        entry,
        line: line.into(),
        with,
    })
}

#[test]
fn an_unknown_name_becomes_a_person_and_the_owner_in_one_step() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let id = recorded(
        &mut town,
        meeting,
        EntryKind::Action,
        "Count the signs @zyx",
    );
    let line = entry(&town, meeting, id).unsettled;
    assert_eq!(line, "@zyx: nobody known by that name");
    assert_eq!(action_of(&town, id).owner_as_typed, "zyx");

    let person: PersonId = town.make(settle(id, &line, SettledAs::NewPerson("Zyx".into())));
    let (settled, action) = (entry(&town, meeting, id), action_of(&town, id));
    assert_eq!(
        (settled.unsettled.as_str(), settled.text.as_str()),
        ("", "Count the signs")
    );
    assert_eq!(settled.typed, "Count the signs @zyx");
    assert_eq!(
        (action.owner, action.owner_as_typed.as_str()),
        (Some(person), "")
    );
    assert_eq!(action.text, "Count the signs");

    town.program.undo().unwrap();
    assert_eq!(entry(&town, meeting, id).unsettled, line);
    assert!(query::directory(&town.program).unwrap().people.is_empty());
}

#[test]
fn an_ambiguous_name_is_settled_on_one_of_those_meant_and_brings_the_department() {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    let ann = town.person("Ann Smith", Some(streets));
    town.person("Bo Smith", None);
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let id = recorded(
        &mut town,
        meeting,
        EntryKind::Decision,
        "Move two crews @smith",
    );
    let line = entry(&town, meeting, id).unsettled;
    town.run(settle(id, &line, SettledAs::Person(ann)));
    assert_eq!(entry(&town, meeting, id).decided_by, Some(ann));
    town.run(Command::ChangeEntryKind {
        entry: id,
        kind: EntryKind::Note,
    });

    let id = recorded(&mut town, meeting, EntryKind::Action, "Ask @smith to count");
    let line = entry(&town, meeting, id).unsettled;
    town.run(settle(id, &line, SettledAs::Person(ann)));
    let action = action_of(&town, id);
    assert_eq!(
        (action.owner, action.department),
        (Some(ann), Some(streets))
    );
    assert_eq!(action.text, "Ask Smith to count");
}

#[test]
fn a_measure_a_date_and_words_left_as_typed_are_settled_too() {
    let mut town = Town::empty();
    let measure = town.measure("response-time", None);
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let typed = "Count the signs #nothing due 2/30";
    let id = recorded(&mut town, meeting, EntryKind::Action, typed);
    let lines = entry(&town, meeting, id).unsettled;
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 2);
    town.run(settle(id, lines[0], SettledAs::Measure(measure)));
    town.run(settle(id, lines[1], SettledAs::Due(day(12, 1))));
    let action = action_of(&town, id);
    assert_eq!(
        (action.measure, action.due),
        (Some(measure), Some(day(12, 1)))
    );
    assert_eq!(entry(&town, meeting, id).unsettled, "");

    let id = recorded(&mut town, meeting, EntryKind::Note, "Thanks to @everybody");
    let line = entry(&town, meeting, id).unsettled;
    town.run(settle(id, &line, SettledAs::AsTyped));
    let note = entry(&town, meeting, id);
    assert_eq!(
        (note.text.as_str(), note.unsettled.as_str()),
        ("Thanks to @everybody", "")
    );
    let again = town.program.run(settle(id, &line, SettledAs::AsTyped));
    assert!(matches!(again, Err(ProgramError::Refused(_))));
}

#[test]
fn an_owner_or_a_date_given_by_hand_settles_the_mark_it_answers() {
    let mut town = Town::empty();
    let ann = town.person("Ann Smith", None);
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let typed = "Count the signs @zyx due 2/30";
    let id = recorded(&mut town, meeting, EntryKind::Action, typed);
    let edit = |action| Command::EditAction {
        action,
        support: Vec::new(),
        due_reason: String::new(),
    };
    let action = Action {
        due: Some(day(12, 1)),
        ..action_of(&town, id)
    };
    town.run(edit(action));
    assert_eq!(
        entry(&town, meeting, id).unsettled,
        "@zyx: nobody known by that name"
    );
    let action = Action {
        owner: Some(ann),
        ..action_of(&town, id)
    };
    town.run(edit(action));
    assert_eq!(entry(&town, meeting, id).unsettled, "");
    assert_eq!(action_of(&town, id).owner_as_typed, "");
}

#[test]
fn a_planned_meeting_has_its_departments_and_its_seats_invited_in_one_step() {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    let chair = town.person("Ann Smith", None);
    let recorder = town.person("Bo Jones", None);
    let meeting = Meeting {
        name: "Streets Stat".into(),
        held_on: day(11, 24),
        chair: Some(chair),
        hot_seat: Some(chair),
        recorder: Some(recorder),
        ..Meeting::default()
    };
    let departments = vec![streets];
    let id: MeetingId = town.make(Command::PlanMeeting {
        meeting,
        departments,
    });
    let view = query::meeting(&town.program, id).unwrap();
    assert_eq!(view.departments, [streets]);
    let invited: Vec<_> = view.attendance.iter().map(|one| one.person).collect();
    assert_eq!(invited, [chair, recorder]);
    town.program.undo().unwrap();
    assert!(query::meetings(&town.program).unwrap().rows.is_empty());
}

//! Undo as one window knows it, and two windows on one file: who changed what, and what is kept.

use crate::city::{Town, day, morning, town_settings};
use chrono::{DateTime, TimeDelta, Utc};
use statroom::domain::agenda::{AgendaItem, ItemKind};
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ItemId, MeetingId, PersonId};
use statroom::domain::meeting::Screen;
use statroom::domain::pace::spent_seconds;
use statroom::domain::person::Person;
use statroom::program::{Command, ManualClock, NewEntry, Program, ProgramError, StoreError, query};
use std::path::Path;
use std::sync::Arc;

fn item(meeting: MeetingId, title: &str) -> AgendaItem {
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind: ItemKind::Standing,
        title: title.into(),
        planned_minutes: 10,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }
}

fn record(town: &mut Town, meeting: MeetingId, typed: &str) {
    town.run(Command::Record(NewEntry {
        meeting,
        item: None,
        kind: EntryKind::Note,
        typed: typed.into(),
        speaker: None,
        afterwards: false,
    }));
}

/// The narrative of a meeting's first item.
fn narrative(town: &Town, meeting: MeetingId) -> String {
    let view = query::meeting(&town.program, meeting).unwrap();
    view.items[0].item.narrative.clone()
}

fn type_narrative(town: &mut Town, meeting: MeetingId, words: &str) {
    let view = query::meeting(&town.program, meeting).unwrap();
    town.run(Command::SaveItem(AgendaItem {
        narrative: words.into(),
        ..view.items[0].item.clone()
    }));
}

#[test]
fn typing_is_one_step_until_four_seconds_pass() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    town.make::<ItemId>(Command::SaveItem(item(meeting, "Response time")));
    for words in ["Rep", "Repairs", "Repairs take"] {
        town.clock.advance(TimeDelta::seconds(4));
        type_narrative(&mut town, meeting, words);
    }
    town.clock.advance(TimeDelta::milliseconds(4001));
    type_narrative(&mut town, meeting, "Repairs take longer");
    town.program.undo().unwrap();
    assert_eq!(narrative(&town, meeting), "Repairs take");
    town.program.undo().unwrap();
    assert_eq!(narrative(&town, meeting), "");
    assert_eq!(
        town.program.undo_name(),
        Some("Edit agenda item"),
        "the item's making is a step of its own"
    );
    town.program.redo().unwrap();
    assert_eq!(narrative(&town, meeting), "Repairs take");
    // Typing on after an undo is a new step, even at once: redone words must not be swallowed by it.
    type_narrative(&mut town, meeting, "Repairs take days");
    town.program.undo().unwrap();
    assert_eq!(narrative(&town, meeting), "Repairs take");
}

#[test]
fn typing_in_one_place_and_then_in_another_is_two_steps() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    town.make::<ItemId>(Command::SaveItem(item(meeting, "Response time")));
    type_narrative(&mut town, meeting, "Repairs");
    let mut view = query::meeting(&town.program, meeting).unwrap().meeting;
    view.purpose = "Agree on nights.".into();
    town.run(Command::SaveMeeting(view));
    type_narrative(&mut town, meeting, "Repairs take longer");
    town.program.undo().unwrap();
    assert_eq!(narrative(&town, meeting), "Repairs");
    let purpose = |town: &Town| {
        query::meeting(&town.program, meeting)
            .unwrap()
            .meeting
            .purpose
    };
    assert_eq!(purpose(&town), "Agree on nights.");
    town.program.undo().unwrap();
    assert_eq!(purpose(&town), "Fix streets faster.");
    assert_eq!(narrative(&town, meeting), "Repairs");
}

#[test]
fn undo_in_a_running_meeting_goes_around_its_moves() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    for title in ["Response time", "Night crew"] {
        town.make::<ItemId>(Command::SaveItem(item(meeting, title)));
    }
    town.run(Command::StartMeeting(meeting));
    record(&mut town, meeting, "Said first");
    let stops = query::meeting(&town.program, meeting).unwrap().stops;
    for stop in &stops {
        town.minutes_pass(2);
        town.run(Command::GoTo {
            meeting,
            item: stop.item,
            screen: stop.screen,
            exhibit: stop.exhibit,
        });
    }
    record(&mut town, meeting, "Said last");
    town.run(Command::Blank {
        meeting,
        blank: true,
    });
    let stands = |town: &Town| {
        let view = query::meeting(&town.program, meeting).unwrap();
        let clocks: Vec<_> = view
            .items
            .iter()
            .flat_map(|item| item.clocks.clone())
            .collect();
        let said: Vec<_> = view
            .entries
            .iter()
            .map(|entry| entry.text.clone())
            .collect();
        (view.stage, clocks, said)
    };
    let (stage, clocks, said) = stands(&town);
    assert_eq!(said, ["Said first", "Said last"]);
    assert!(stage.as_ref().unwrap().blank);
    let undone = town.program.undo().unwrap().unwrap();
    assert_eq!(undone.name, "Record");
    town.program.undo().unwrap().unwrap();
    assert_eq!(stands(&town), (stage.clone(), clocks.clone(), Vec::new()));
    town.program.redo().unwrap().unwrap();
    town.program.redo().unwrap().unwrap();
    assert_eq!(stands(&town), (stage, clocks, said));
    // Leaving the room is no step either: after it, undo still takes the last words back.
    town.run(Command::Adjourn(meeting));
    assert_eq!(town.program.undo_name(), Some("Record"));
    assert_eq!(town.program.faults().unwrap(), Vec::new());
}

#[test]
fn the_time_between_adjourning_and_reopening_is_none_of_the_meetings() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let counted = |town: &Town| {
        let view = query::meeting(&town.program, meeting).unwrap();
        let until = view.meeting.adjourned_at.unwrap_or(town.program.now());
        (until - view.counts_from().unwrap()).num_minutes()
    };
    let began = town.program.now();
    town.run(Command::StartMeeting(meeting));
    town.minutes_pass(6);
    town.run(Command::Adjourn(meeting));
    town.minutes_pass(8);
    assert_eq!(counted(&town), 6);
    town.run(Command::StartMeeting(meeting));
    assert_eq!(counted(&town), 6);
    town.minutes_pass(3);
    assert_eq!(counted(&town), 9);
    town.run(Command::Adjourn(meeting));
    town.minutes_pass(60);
    town.run(Command::StartMeeting(meeting));
    assert_eq!(counted(&town), 9);
    let view = query::meeting(&town.program, meeting).unwrap();
    assert_eq!(view.meeting.started_at, Some(began), "when it began stays");
    assert_eq!(town.program.faults().unwrap(), Vec::new());
}

/// In New York the clocks go back at two on November 1, 2026, and forward at two on March 14, 2027.
#[test]
fn an_hour_told_twice_or_left_out_is_none_of_a_meetings_minutes() {
    let nights = [
        ("2026-11-01T05:45:00Z", day(11, 1)),
        ("2027-03-14T06:45:00Z", day(11, 1) + TimeDelta::days(133)),
    ];
    for (begins, held_on) in nights {
        let mut town = Town::empty();
        let begins: DateTime<Utc> = begins.parse().unwrap();
        town.clock.advance(begins - town.program.now());
        let meeting = town.meeting("Night Stat", held_on);
        let first: ItemId = town.make(Command::SaveItem(item(meeting, "Plows")));
        town.run(Command::StartMeeting(meeting));
        town.run(Command::GoTo {
            meeting,
            item: Some(first),
            screen: Screen::Exhibit,
            exhibit: 0,
        });
        town.minutes_pass(5);
        record(&mut town, meeting, "before the change");
        town.minutes_pass(30);
        record(&mut town, meeting, "after it");
        town.minutes_pass(7);
        town.run(Command::Adjourn(meeting));
        let view = query::meeting(&town.program, meeting).unwrap();
        let over = view.meeting.adjourned_at.unwrap();
        assert_eq!((over - view.counts_from().unwrap()).num_minutes(), 42);
        let seconds = spent_seconds(&view.items[0].clocks, first, over + TimeDelta::hours(3));
        assert_eq!(seconds, 42 * 60, "{held_on}");
        let said: Vec<&str> = view.entries.iter().map(|it| it.typed.as_str()).collect();
        assert_eq!(said, ["before the change", "after it"]);
        assert_eq!(town.program.faults().unwrap(), Vec::new());
    }
}

#[test]
fn a_command_that_changes_no_row_says_that_nothing_was_kept() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    assert!(!town.run(Command::BringFollowUps(meeting)).kept);
    assert!(town.run(Command::StartMeeting(meeting)).kept);
    assert!(!town.run(Command::StartMeeting(meeting)).kept, "it runs");
}

/// Two windows on one file.
fn two_windows(folder: &Path) -> (Town, Town) {
    let path = folder.join("testford.statroom");
    let clock = Arc::new(ManualClock::at(morning()));
    let one = Program::create(&path, town_settings(), clock.clone(), "the first window").unwrap();
    let other = Program::open(&path, clock.clone(), "the second window").unwrap();
    let town = |program| Town {
        program,
        clock: clock.clone(),
    };
    (town(one), town(other))
}

fn rename(town: &mut Town, id: PersonId, name: &str) {
    let directory = query::directory(&town.program).unwrap();
    let person = directory.person(id).unwrap().clone();
    town.run(Command::SavePerson(Person {
        name: name.into(),
        ..person
    }));
}

fn name_of(town: &Town, id: PersonId) -> String {
    let directory = query::directory(&town.program).unwrap();
    directory.person(id).unwrap().name.clone()
}

#[test]
fn one_window_sees_what_the_other_changed_and_its_own_changes_are_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = two_windows(folder.path());
    other.program.changed_elsewhere();
    assert!(!one.program.changed_elsewhere());
    let person = one.person("Ana Smith", None);
    assert!(!one.program.changed_elsewhere());
    assert!(other.program.changed_elsewhere());
    assert!(!other.program.changed_elsewhere(), "told once");
    assert_eq!(name_of(&other, person), "Ana Smith");
    rename(&mut other, person, "Anna Smith");
    assert!(one.program.changed_elsewhere());
    assert_eq!(name_of(&one, person), "Anna Smith");
}

#[test]
fn a_step_whose_row_the_other_window_changed_since_is_not_undone_and_says_who() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = two_windows(folder.path());
    let (ana, bo) = (one.person("Ana Smith", None), one.person("Bo Smith", None));
    rename(&mut one, bo, "Bob Smith");
    rename(&mut one, ana, "Anna Smith");
    rename(&mut other, ana, "Anne Smith");
    let before = one.program.all_rows().unwrap();
    let error = one.program.undo().unwrap_err();
    assert!(matches!(
        error,
        ProgramError::Store(StoreError::ChangedSince { .. })
    ));
    assert_eq!(
        error.to_string(),
        "This can't be undone: the person was changed since, by the second window (Edit person)."
    );
    assert_eq!(one.program.all_rows().unwrap(), before);
    assert_eq!(name_of(&one, ana), "Anne Smith");
    // What nobody touched can still be undone, and the other window can undo its own.
    one.program.undo().unwrap().unwrap();
    assert_eq!(name_of(&one, bo), "Bo Smith");
    other.program.undo().unwrap().unwrap();
    assert_eq!(name_of(&other, ana), "Anna Smith");
    assert_eq!(other.program.undo().unwrap(), None, "it has no other step");
    assert_eq!(one.program.faults().unwrap(), Vec::new());
}

#[test]
fn a_change_while_the_other_window_writes_waits_or_says_so_and_keeps_its_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, _other) = two_windows(folder.path());
    let ana = one.person("Ana Smith", None);
    rename(&mut one, ana, "Anna Smith");
    // Somebody holds the file longer than anybody waits.
    let writer = rusqlite::Connection::open(one.program.path()).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = one.program.undo().unwrap_err();
    assert!(
        matches!(error, ProgramError::Store(StoreError::Busy)),
        "{error}"
    );
    assert_eq!(
        one.program.undo_name(),
        Some("Edit person"),
        "the step is kept"
    );
    writer.execute_batch("ROLLBACK").unwrap();
    one.program.undo().unwrap().unwrap();
    assert_eq!(name_of(&one, ana), "Ana Smith");
}

#[test]
fn the_history_says_who_did_what_and_when_and_undoing_is_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = two_windows(folder.path());
    let ana = one.person("Ana Smith", None);
    one.minutes_pass(5);
    rename(&mut other, ana, "Anna Smith");
    rename(&mut other, ana, "Anna Smith");
    other.minutes_pass(1);
    other.program.undo().unwrap();
    let lines = query::history(&one.program, 10).unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line.by.as_str(),
                line.name.as_str(),
                line.rows,
                (line.at - morning()).num_minutes(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("the second window", "Undo edit person", 1, 6),
            ("the second window", "Edit person", 1, 5),
            ("the first window", "Edit person", 1, 0),
            ("the first window", "Edit settings", 1, 0),
        ]
    );
    assert_eq!(query::history(&one.program, 2).unwrap(), lines[..2]);
}

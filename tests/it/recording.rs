//! The record after it was typed: merged, split, moved, re-timed; who spoke, who came; actions prepared
//! beforehand. Each is one step that undo takes back.

use crate::city::{Town, day};
use chrono::{DateTime, TimeDelta, Utc};
use statroom::domain::action::{Action, ActionPriority, ActionStatus};
use statroom::domain::agenda::{AgendaItem, ItemKind};
use statroom::domain::anticipated::Anticipated;
use statroom::domain::attendance::AttendeeRole;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{ActionStep, DecisionCategory, Entry, EntryKind};
use statroom::domain::ids::{
    ActionId, AnticipatedId, AttendanceId, EntryId, ItemId, MeetingId, PersonId,
};
use statroom::domain::meeting::Presence;
use statroom::export::memo::{MemoLackKind, MemoSources, check_follow_up, follow_up_memo};
use statroom::program::query::{self, ActionRow};
use statroom::program::{
    ActionWork, Command, EntryEdit, EntrySplit, NewEntry, ProgramError, mark_of,
};

/// A meeting that runs, with two items.
struct Room {
    town: Town,
    meeting: MeetingId,
    items: [ItemId; 2],
    people: [PersonId; 3],
}

fn room() -> Room {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    let people = [
        town.person("Dana Rivera", Some(streets)),
        town.person("Rosa O'Brien", Some(streets)),
        town.person("Lena Ortiz", None),
    ];
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let mut item = |title: &str| -> ItemId {
        town.make(Command::SaveItem(AgendaItem {
            id: ItemId::default(),
            meeting,
            position: 0,
            kind: ItemKind::Standing,
            title: title.into(),
            planned_minutes: 20,
            hot_seat: None,
            narrative: String::new(),
            why_now: String::new(),
            data_source: String::new(),
            private_notes: String::new(),
            topic: ItemId::default(),
            dropped: false,
        }))
    };
    let items = [item("Potholes"), item("Response time")];
    town.run(Command::StartMeeting(meeting));
    Room {
        town,
        meeting,
        items,
        people,
    }
}

impl Room {
    fn say(&mut self, kind: EntryKind, typed: &str) -> EntryId {
        self.town.clock.advance(TimeDelta::seconds(40));
        self.town.make(Command::Record(NewEntry {
            meeting: self.meeting,
            item: Some(self.items[0]),
            kind,
            typed: typed.into(),
            speaker: None,
            afterwards: false,
        }))
    }

    fn record(&self) -> Vec<Entry> {
        let view = query::meeting(&self.town.program, self.meeting).unwrap();
        view.entries
    }

    fn entry(&self, id: EntryId) -> Entry {
        let found = self.record().into_iter().find(|entry| entry.id == id);
        found.unwrap()
    }

    fn rows(&self) -> Vec<ActionRow> {
        query::actions(&self.town.program).unwrap().rows
    }

    fn action(&self, id: ActionId) -> Action {
        let found = self.rows().into_iter().find(|row| row.action.id == id);
        found.unwrap().action
    }

    fn made(&self, id: EntryId) -> Action {
        self.action(self.entry(id).action.unwrap())
    }

    fn all_rows(&self) -> Vec<(String, String)> {
        self.town.program.all_rows().unwrap()
    }

    fn refused(&mut self, command: Command) -> String {
        let before = self.all_rows();
        let error = self.town.program.run(command).unwrap_err().to_string();
        assert_eq!(self.all_rows(), before, "a refused step left something");
        error
    }

    /// Runs a command that is one undo step of this name, and takes it back.
    fn one_step(&mut self, command: &Command, name: &str) {
        let before = self.all_rows();
        self.town.run(command.clone());
        assert_eq!(self.town.program.undo_name(), Some(name));
        self.town.program.undo().unwrap();
        assert_eq!(self.all_rows(), before, "{name} was not taken back whole");
        self.town.program.redo().unwrap();
        assert_eq!(self.town.program.faults().unwrap(), []);
    }
}

fn merge(entry: EntryId, into: EntryId, goes_on: Option<ActionId>) -> Command {
    Command::MergeEntries {
        entry,
        into,
        goes_on,
    }
}

#[test]
fn a_note_merged_into_the_one_before_joins_its_words_in_the_order_they_were_said() {
    let mut room = room();
    let first = room.say(EntryKind::Note, "Backlog fell to 410 @zyx");
    let second = room.say(EntryKind::Note, "Two districts carry it @zyx");
    let at = room.entry(first).at;
    room.one_step(&merge(second, first, None), "Merge entries");
    let entries = room.record();
    assert_eq!(entries.len(), 1);
    let one = &entries[0];
    assert_eq!(
        one.text,
        "Backlog fell to 410 @zyx; Two districts carry it @zyx"
    );
    assert_eq!((one.id, one.at), (first, at));
    assert_eq!(one.unsettled, "@zyx: nobody known by that name");
}

#[test]
fn an_action_merged_into_a_note_before_it_keeps_what_was_promised() {
    let mut room = room();
    let note = room.say(EntryKind::Note, "Depot B is short of crews.");
    let promise = room.say(EntryKind::Action, "Plan the night crew @rivera due +2w");
    let action = room.made(promise);
    room.one_step(&merge(promise, note, None), "Merge entries");
    let one = room.entry(note);
    assert_eq!(one.kind, EntryKind::Action);
    let kept = room.made(note);
    assert_eq!((kept.id, kept.entry), (action.id, Some(note)));
    assert_eq!((kept.owner, kept.due), (action.owner, action.due));
    assert_eq!(kept.text, "Depot B is short of crews. Plan the night crew");
    assert_eq!(kept.text, one.text);
}

#[test]
fn of_two_actions_the_chosen_one_goes_on_and_the_other_ends_as_merged() {
    let mut room = room();
    let first = room.say(EntryKind::Action, "Plan the night crew @rivera");
    let second = room.say(EntryKind::Action, "Staff depot B at night @o'brien");
    let (one, two) = (room.made(first), room.made(second));
    let error = room.refused(merge(second, first, None));
    assert_eq!(error, "Which action goes on is wanted.");
    room.one_step(&merge(second, first, Some(two.id)), "Merge entries");
    assert_eq!(room.record().len(), 1);
    let kept = room.made(first);
    assert_eq!((kept.id, kept.owner), (two.id, two.owner));
    assert_eq!(kept.text, "Plan the night crew; Staff depot B at night");
    let ended = room.action(one.id);
    assert_eq!((ended.merged_into, ended.entry), (Some(two.id), None));
    assert_eq!(ended.status(day(10, 27)), ActionStatus::Merged);
}

#[test]
fn what_does_not_belong_together_is_not_merged_and_says_why() {
    let mut room = room();
    let note = room.say(EntryKind::Note, "One");
    let decision = room.say(EntryKind::Decision, "Move two crews");
    let action = room.say(EntryKind::Action, "Plan it @rivera");
    let request = room.say(EntryKind::DataRequest, "Hours by depot");
    let worked = room.made(request).id;
    let step = room.town.make(Command::WorkAction(ActionWork {
        action: worked,
        step: ActionStep::Delivered,
        on: day(10, 27),
        words: "The table".into(),
        new_due: None,
        person: None,
        meeting: Some(room.meeting),
        item: Some(room.items[0]),
    }));
    assert!(
        room.refused(merge(action, decision, None))
            .contains("Turn one of them")
    );
    assert!(
        room.refused(merge(step, decision, None))
            .contains("with a note")
    );
    assert!(
        room.refused(merge(note, note, None))
            .contains("another one")
    );
    let other = room.town.meeting("Water Stat", day(11, 3));
    let elsewhere = room.town.make(Command::Record(NewEntry {
        meeting: other,
        item: None,
        kind: EntryKind::Note,
        typed: "Elsewhere".into(),
        speaker: None,
        afterwards: false,
    }));
    assert!(
        room.refused(merge(elsewhere, note, None))
            .contains("its own meeting")
    );
    // A note goes into either, and a step keeps the action it worked.
    room.one_step(&merge(step, note, None), "Merge entries");
    let one = room.entry(note);
    assert_eq!(
        (one.kind, one.step, one.action),
        (
            EntryKind::FollowUp,
            Some(ActionStep::Delivered),
            Some(worked)
        )
    );
}

#[test]
fn a_split_entry_keeps_what_it_is_and_the_rest_stands_right_after_it() {
    let mut room = room();
    let id = room.say(EntryKind::Action, "Plan the crew and count signs @rivera");
    let after = room.say(EntryKind::Note, "Next");
    let action = room.made(id).id;
    let split = |entry, first: &str, second: &str, kind| {
        Command::SplitEntry(EntrySplit {
            entry,
            first: first.into(),
            second: second.into(),
            kind,
        })
    };
    room.one_step(
        &split(id, "Plan the crew ", " count signs", EntryKind::Note),
        "Split entry",
    );
    let words = |room: &Room| -> Vec<String> {
        room.record().into_iter().map(|entry| entry.text).collect()
    };
    assert_eq!(words(&room), ["Plan the crew", "count signs", "Next"]);
    let entries = room.record();
    assert_eq!(entries[0].action, Some(action));
    assert_eq!(room.action(action).text, "Plan the crew");
    let part = &entries[1];
    assert_eq!((part.kind, part.action), (EntryKind::Note, None));
    assert_eq!((part.at, part.item), (entries[0].at, entries[0].item));
    // Split again, the new part still comes right after what it was split from.
    room.town
        .run(split(id, "Plan", "the crew due +2w", EntryKind::Action));
    assert_eq!(
        words(&room),
        ["Plan", "the crew due +2w", "count signs", "Next"]
    );
    let made = room.made(room.record()[1].id);
    assert_eq!(made.due, Some(day(11, 10)));
    assert_eq!(room.entry(after).text, "Next");
    assert!(
        room.refused(split(id, "Plan", " ", EntryKind::Note))
            .contains("second part")
    );
}

#[test]
fn an_entry_moves_with_its_action_and_stays_within_its_meeting() {
    let mut room = room();
    let id = room.say(EntryKind::Action, "Plan the night crew @rivera");
    let to = room.items[1];
    room.one_step(
        &Command::MoveEntry {
            entry: id,
            item: Some(to),
        },
        "Move entry",
    );
    let action = room.made(id);
    assert_eq!((room.entry(id).item, action.item), (Some(to), Some(to)));
    assert_eq!(action.topic, Some(to));
}

#[test]
fn an_entry_is_given_another_time_of_its_meetings_day() {
    let mut room = room();
    let first = room.say(EntryKind::Note, "First");
    let second = room.say(EntryKind::Note, "Second");
    let at: DateTime<Utc> = room.entry(first).at - TimeDelta::seconds(10);
    let retime = |entry, at| Command::RetimeEntry { entry, at };
    room.one_step(&retime(second, at), "Change time of entry");
    let order: Vec<EntryId> = room.record().iter().map(|entry| entry.id).collect();
    assert_eq!(order, [second, first]);
    let now = room.town.program.now();
    let ahead = room.refused(retime(first, now + TimeDelta::minutes(1)));
    assert!(ahead.contains("still to come"));
    let yesterday = room.refused(retime(first, now - TimeDelta::days(1)));
    assert!(yesterday.contains("not held on that day"));
}

#[test]
fn who_speaks_is_heard_at_the_beginning_of_a_line() {
    let mut room = room();
    let said = room.say(EntryKind::Note, "o'brien: two crews are enough");
    let entry = room.entry(said);
    assert_eq!(entry.speaker, Some(room.people[1]));
    assert_eq!(entry.text, "two crews are enough");
    assert_eq!(entry.typed, "o'brien: two crews are enough");
    let budget = room.say(EntryKind::Note, "Budget: 400k are left");
    assert_eq!(room.entry(budget).text, "Budget: 400k are left");
}

#[test]
fn a_prepared_action_is_recorded_once_and_stays_a_draft_until_then() {
    let mut room = room();
    let item = room.items[0];
    let typed = "Plan the night crew @rivera due +2w !high".to_owned();
    let draft: AnticipatedId = room.town.make(Command::SaveAnticipated(Anticipated {
        item,
        typed: typed.clone(),
        ..Anticipated::default()
    }));
    assert!(room.rows().is_empty(), "a draft is on no register");
    let confirm = Command::ConfirmAnticipated {
        anticipated: draft,
        typed,
        speaker: Some(room.people[2]),
    };
    room.one_step(&confirm, "Record prepared action");
    let entry = room.record()[0].clone();
    assert_eq!((entry.kind, entry.item), (EntryKind::Action, Some(item)));
    assert_eq!(entry.speaker, Some(room.people[2]));
    let action = room.made(entry.id);
    assert_eq!(action.text, "Plan the night crew");
    assert_eq!(action.priority, ActionPriority::High);
    assert!(room.refused(confirm).contains("on the record already"));
    let drafts = |room: &Room| {
        let view = query::meeting(&room.town.program, room.meeting).unwrap();
        view.item(item).unwrap().anticipated.clone()
    };
    assert_eq!(drafts(&room)[0].entry, Some(entry.id));
    // Merged, the draft is still recorded; taken off the record, it is a draft again.
    let note = room.say(EntryKind::Note, "Depot B");
    room.town.run(merge(entry.id, note, None));
    assert_eq!(drafts(&room)[0].entry, Some(note));
    room.one_step(&Command::RemoveEntry(note), "Remove entry");
    assert_eq!(drafts(&room)[0].entry, None);
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn the_next_meeting_has_the_roles_and_none_of_the_drafts() {
    let mut room = room();
    let meeting = room.meeting;
    room.town.run(Command::Invite {
        meeting,
        people: room.people.to_vec(),
    });
    let mayor = invitation(&room, 2);
    room.town.run(Command::NoteRole {
        attendance: mayor,
        role: Some(AttendeeRole::ChiefExecutive),
    });
    room.town.run(Command::SaveAnticipated(Anticipated {
        item: room.items[0],
        typed: "Plan".into(),
        ..Anticipated::default()
    }));
    let next: MeetingId = room.town.make(Command::PlanNext {
        from: meeting,
        held_on: day(11, 24),
        starts_at: chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        reporting_period: String::new(),
    });
    let view = query::meeting(&room.town.program, next).unwrap();
    let roles: Vec<_> = view.attendance.iter().map(|one| one.role).collect();
    assert_eq!(roles, [None, None, Some(AttendeeRole::ChiefExecutive)]);
    assert!(view.items.iter().all(|one| one.anticipated.is_empty()));
}

fn invitation(room: &Room, at: usize) -> AttendanceId {
    let view = query::meeting(&room.town.program, room.meeting).unwrap();
    view.attendance[at].id
}

/// The follow-up memo in Markdown, and what it lacks of attendance.
fn memo(room: &Room) -> (String, Vec<String>) {
    let sources = MemoSources::read(&room.town.program, room.meeting, MemoEdition::PANEL).unwrap();
    let lacks = check_follow_up(&sources).into_iter();
    let lacks = lacks.filter(|lack| lack.kind == MemoLackKind::Attendance);
    let words = lacks.map(|lack| lack.words).collect();
    (format!("{:?}", follow_up_memo(&sources).unwrap()), words)
}

#[test]
fn the_memo_says_who_came_and_who_stood_in_for_the_chief_executive() {
    let mut room = room();
    let meeting = room.meeting;
    room.town.run(Command::Invite {
        meeting,
        people: room.people.to_vec(),
    });
    assert_eq!(memo(&room).1, ["Attendance is not noted."]);
    let [rivera, obrien, mayor] = [0, 1, 2].map(|at| invitation(&room, at));
    room.town.run(Command::MarkPresence {
        attendance: rivera,
        presence: Presence::Present,
    });
    assert_eq!(memo(&room).1, ["Attendance is not noted of 2 of 3."]);
    room.town.run(Command::MarkPresence {
        attendance: obrien,
        presence: Presence::Absent,
    });
    room.town.run(Command::NoteRole {
        attendance: mayor,
        role: Some(AttendeeRole::ChiefExecutive),
    });
    let by = |by| Command::NoteRepresentative {
        attendance: mayor,
        by,
    };
    room.town.run(by(None));
    assert_eq!(
        memo(&room).1,
        ["It is not said who represented the chief executive."]
    );
    assert!(
        room.refused(by(Some(room.people[2])))
            .contains("themselves")
    );
    room.town.run(by(Some(room.people[1])));
    let (words, lacks) = memo(&room);
    assert!(lacks.is_empty());
    assert!(
        words.contains("L. Ortiz, Commissioner (chief executive), by R. O'Brien."),
        "{words}"
    );
    room.town.run(Command::MarkPresence {
        attendance: mayor,
        presence: Presence::Present,
    });
    let view = query::meeting(&room.town.program, meeting).unwrap();
    assert_eq!(view.attendance[2].represented_by, None, "she came herself");
}

#[test]
fn a_decision_has_a_category_and_open_marks_stand_without_their_sign() {
    let mut room = room();
    let id = room.say(
        EntryKind::Decision,
        "Move two crews to #pothole with @zyx in charge",
    );
    let entry = room.entry(id);
    assert_eq!(mark_of(&entry.unsettled), "#pothole");
    room.town.run(Command::EditEntry(EntryEdit {
        entry: id,
        text: entry.text.clone(),
        speaker: None,
        item: entry.item,
        at: entry.at,
        decided_by: Some(room.people[2]),
        effect: "Nights are covered".into(),
        category: Some(DecisionCategory::ResourceAllocation),
    }));
    let action = room.say(EntryKind::Action, "Tell @zyx about #pothole");
    let (words, _) = memo(&room);
    assert!(
        words.contains("Move two crews to pothole with zyx in charge."),
        "{words}"
    );
    assert!(words.contains("; resource allocation."), "{words}");
    let row = room
        .rows()
        .into_iter()
        .find(|row| row.action.entry == Some(action));
    assert_eq!(row.unwrap().said(), "Tell zyx about pothole");
    assert!(
        room.entry(action).text.contains("#pothole"),
        "the record keeps it"
    );
}

#[test]
fn forty_thousand_letters_and_any_script_are_merged_and_split() {
    let mut room = room();
    let long = "再開 Núñez d'Arc 👍 ".repeat(2_000);
    let first = room.say(EntryKind::Note, &long);
    let second = room.say(EntryKind::Note, "rest");
    room.town.run(merge(second, first, None));
    let text = room.entry(first).text;
    assert!(text.len() > 40_000 && text.ends_with("rest"));
    let half = text.char_indices().nth(9_000).unwrap().0;
    let (begin, end) = text.split_at(half);
    room.town.run(Command::SplitEntry(EntrySplit {
        entry: first,
        first: begin.to_owned(),
        second: end.to_owned(),
        kind: EntryKind::Note,
    }));
    let entries = room.record();
    let both = format!("{}{}", entries[0].text, entries[1].text);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(letters(&both), letters(&text));
    let nothing: Result<_, ProgramError> = room.town.program.run(merge(first, first, None));
    assert!(nothing.is_err());
}

//! What was said last time: which meeting, and which of its entries.

use crate::city::{Town, day};
use chrono::NaiveDate;
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind};
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ItemId, MeasureId, MeetingId};
use statroom::program::query::{LastTime, last_time};
use statroom::program::{Command, NewEntry, query};

struct Office {
    town: Town,
    measure: MeasureId,
}

impl Office {
    fn new() -> Self {
        let mut town = Town::empty();
        let measure = town.measure("response-time", None);
        Self { town, measure }
    }

    fn item(&mut self, meeting: MeetingId, title: &str, topic: Option<ItemId>) -> ItemId {
        self.town.make(Command::SaveItem(AgendaItem {
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
            private_notes: format!("Mind {title}."),
            topic: topic.unwrap_or_default(),
            dropped: false,
        }))
    }

    fn shows(&mut self, item: ItemId) {
        self.town.run(Command::SaveExhibit(Exhibit {
            measure: Some(self.measure),
            periods: 24,
            ..Exhibit::new(item, ExhibitKind::Chart)
        }));
    }

    /// Holds a meeting in which these lines are said under these items.
    fn held(
        &mut self,
        on: NaiveDate,
        make: impl FnOnce(&mut Self, MeetingId) -> Vec<(ItemId, EntryKind, &'static str)>,
    ) -> MeetingId {
        let meeting = self.town.meeting("Streets Stat", on);
        let said = make(self, meeting);
        self.town.run(Command::StartMeeting(meeting));
        for (item, kind, typed) in said {
            self.town.minutes_pass(1);
            self.town.run(Command::Record(NewEntry {
                meeting,
                item: Some(item),
                kind,
                typed: typed.into(),
                speaker: None,
                afterwards: false,
            }));
        }
        self.town.run(Command::Adjourn(meeting));
        meeting
    }

    fn last(&self, item: ItemId) -> LastTime {
        last_time(&self.town.program, item).unwrap()
    }
}

fn words(last: &LastTime) -> Vec<&str> {
    let said = last.meeting.iter().flat_map(|said| &said.entries);
    said.map(|entry| entry.text.as_str()).collect()
}

#[test]
fn the_latest_meeting_that_spoke_of_the_topic_or_its_measure_and_only_that() {
    use EntryKind::{Action, Decision, Note, Recognition};
    let mut office = Office::new();
    let mut topic = ItemId::default();
    let august = office.held(day(8, 25), |office, meeting| {
        topic = office.item(meeting, "Response", None);
        vec![
            (topic, Note, "Crews are short"),
            (topic, Action, "Hire two crews due 12/4"),
        ]
    });
    // In September another topic shows the same measure; a third is on nothing of it.
    let mut other = ItemId::default();
    let september = office.held(day(9, 22), |office, meeting| {
        other = office.item(meeting, "Night crews", None);
        let graffiti = office.item(meeting, "Graffiti", None);
        vec![
            (other, Decision, "Two crews stay at night"),
            (other, Recognition, "Thanks to the night crew"),
            (graffiti, Note, "The pilot goes on"),
            (graffiti, Note, "As with #response-time, it is the weekends"),
        ]
    });
    let now = office.town.meeting("Streets Stat", day(10, 27));
    let item = office.item(now, "Response", Some(topic));
    let mut on_topic = office.last(item);
    let said = on_topic.meeting.take().unwrap();
    assert_eq!((said.meeting, said.on), (august, day(8, 25)));
    assert_eq!(said.private_notes, ["Mind Response."]);
    assert!(on_topic.open.is_empty(), "it is among the entries");

    office.shows(item);
    office.shows(other);
    let last = office.last(item);
    let said = last.meeting.as_ref().unwrap();
    assert_eq!((said.meeting, said.on), (september, day(9, 22)));
    assert_eq!(
        words(&last),
        [
            "Two crews stay at night",
            "As with response time, it is the weekends"
        ]
    );
    assert_eq!(said.private_notes, ["Mind Night crews."]);
    // What was promised before and is open stands below; once it is done it doesn't.
    let actions = query::actions(&office.town.program).unwrap();
    let promised = actions.rows[0].action.clone();
    assert_eq!(last.open, [promised.id]);
    let done = statroom::domain::action::Action {
        completed_on: Some(day(10, 1)),
        ..promised
    };
    office.town.run(Command::EditAction {
        action: done,
        support: Vec::new(),
        due_reason: String::new(),
    });
    assert!(office.last(item).open.is_empty());
}

#[test]
fn a_meeting_that_runs_is_yet_to_come_or_was_silent_is_none() {
    let mut office = Office::new();
    let now = office.town.meeting("Streets Stat", day(10, 27));
    let item = office.item(now, "Response", None);
    office.shows(item);
    let nothing = LastTime {
        item,
        meeting: None,
        open: Vec::new(),
    };
    assert_eq!(office.last(item), nothing);
    // One on whose agenda it stood, but nothing was said of it.
    office.held(day(9, 22), |office, meeting| {
        office.item(meeting, "Response", Some(item));
        Vec::new()
    });
    // One that is held on a later day.
    office.held(day(11, 24), |office, meeting| {
        let later = office.item(meeting, "Response", Some(item));
        vec![(later, EntryKind::Note, "Said in November")]
    });
    assert_eq!(office.last(item), nothing);
    office.town.run(Command::StartMeeting(now));
    office.town.run(Command::Record(NewEntry {
        meeting: now,
        item: Some(item),
        kind: EntryKind::Action,
        typed: "Promised just now".into(),
        speaker: None,
        afterwards: false,
    }));
    assert_eq!(office.last(item), nothing, "today is not last time");
}

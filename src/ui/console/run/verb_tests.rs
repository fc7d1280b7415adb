//! What verbs do at the ends of a meeting, and where the ground under it was taken away.

use super::*;
use crate::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, stops};
use crate::domain::course::ItemCourse;
use crate::domain::ids::ExhibitId;
use crate::program::query::{Home, ItemView, MeetingRow, WentOut};
use chrono::DateTime;
use std::collections::HashMap;
use uuid::Uuid;

pub(in super::super) const MEETING: MeetingId = MeetingId::new(Uuid::from_u128(1));

pub(in super::super) fn item_id(number: u128) -> ItemId {
    ItemId::new(Uuid::from_u128(100 + number))
}

pub(in super::super) fn item(number: u128, kind: ItemKind, exhibits: u32) -> ItemView {
    let item = AgendaItem {
        id: item_id(number),
        meeting: MEETING,
        position: number as u32,
        kind,
        title: format!("Item {number}"),
        planned_minutes: 10,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: item_id(number),
        dropped: false,
    };
    let exhibit = |position| Exhibit {
        id: ExhibitId::new(Uuid::from_u128(number * 1000 + u128::from(position))),
        position,
        ..Exhibit::new(item.id, ExhibitKind::Chart)
    };
    ItemView {
        number: Some(number as u32),
        exhibits: (0..exhibits).map(exhibit).collect(),
        questions: Vec::new(),
        anticipated: Vec::new(),
        follow_ups: Vec::new(),
        clocks: Vec::new(),
        course: None,
        item,
    }
}

/// A meeting that runs and stands at its first stop.
pub(in super::super) fn meeting_of(items: Vec<ItemView>) -> Models {
    let mut view = MeetingView {
        issued: Vec::new(),
        texts: crate::domain::memo::MemoTexts::of(MEETING),
        meeting: Meeting {
            id: MEETING,
            started_at: Some(DateTime::UNIX_EPOCH),
            ..Meeting::default()
        },
        departments: Vec::new(),
        attendance: Vec::new(),
        items,
        stage: None,
        look: None,
        aside: None,
        guest: None,
        shown_again: None,
        way_back: None,
        question: None,
        spotlight: None,
        recess: None,
        release: None,
        pause: None,
        stops: Vec::new(),
        entries: Vec::new(),
        promised: Vec::new(),
        shown: HashMap::new(),
    };
    view.stops = stops_of(&view);
    let first = view.stops[0];
    view.stage = Some(Stage {
        id: MEETING,
        screen: first.screen,
        item: first.item,
        exhibit: first.exhibit,
        blank: false,
    });
    Models {
        meeting: Some(view),
        ..Models::default()
    }
}

fn stops_of(view: &MeetingView) -> Vec<Stop> {
    let counted: Vec<_> = view
        .items
        .iter()
        .map(|one| (&one.item, one.exhibits.len()))
        .collect();
    stops(&counted)
}

/// Opening, a standing item with two exhibits, a new one with none, the close-out.
fn usual() -> Models {
    meeting_of(vec![
        item(1, ItemKind::Opening, 0),
        item(2, ItemKind::Standing, 2),
        item(3, ItemKind::New, 0),
        item(4, ItemKind::CloseOut, 0),
    ])
}

/// Does what the verb says and tells where the meeting is then.
fn step(models: &mut Models, verb: Verb) -> Option<(ItemId, Screen, u32)> {
    let command = verb_command(verb, models)?;
    let Command::GoTo {
        meeting,
        item,
        screen,
        exhibit,
    } = command
    else {
        panic!("{command:?}");
    };
    assert_eq!(meeting, MEETING);
    let stage = models.meeting.as_mut()?.stage.as_mut()?;
    (stage.item, stage.screen, stage.exhibit) = (item, screen, exhibit);
    Some((item?, screen, exhibit))
}

fn put(models: &mut Models, item: ItemId, screen: Screen, exhibit: u32) {
    let stage = models.meeting.as_mut().unwrap().stage.as_mut().unwrap();
    (stage.item, stage.screen, stage.exhibit) = (Some(item), screen, exhibit);
}

#[test]
fn next_walks_every_stop_once_and_ends_at_the_last() {
    let mut models = usual();
    let walked: Vec<_> = std::iter::from_fn(|| step(&mut models, Verb::NextStop)).collect();
    assert_eq!(
        walked,
        [
            (item_id(1), Screen::Scorecard, 0),
            (item_id(2), Screen::Exhibit, 0),
            (item_id(2), Screen::Exhibit, 1),
            (item_id(3), Screen::Exhibit, 0),
            (item_id(4), Screen::CloseOut, 0),
        ]
    );
    let back: Vec<_> = std::iter::from_fn(|| step(&mut models, Verb::PreviousStop)).collect();
    let mut expected: Vec<_> = walked.into_iter().rev().skip(1).collect();
    expected.push((item_id(1), Screen::Title, 0));
    assert_eq!(back, expected);
}

#[test]
fn items_are_walked_by_their_first_stops() {
    let mut models = usual();
    assert_eq!(verb_command(Verb::PreviousItem, &models), None);
    let first = step(&mut models, Verb::NextItem);
    assert_eq!(first, Some((item_id(2), Screen::Exhibit, 0)));
    step(&mut models, Verb::NextStop);
    let over_the_second_exhibit = step(&mut models, Verb::NextItem);
    assert_eq!(
        over_the_second_exhibit,
        Some((item_id(3), Screen::Exhibit, 0))
    );
    let to_the_first_exhibit = step(&mut models, Verb::PreviousItem);
    assert_eq!(to_the_first_exhibit, Some((item_id(2), Screen::Exhibit, 0)));
    let to_the_title = step(&mut models, Verb::PreviousItem);
    assert_eq!(to_the_title, Some((item_id(1), Screen::Title, 0)));
    put(&mut models, item_id(4), Screen::CloseOut, 0);
    assert_eq!(verb_command(Verb::NextItem, &models), None);
}

#[test]
fn a_meeting_with_a_single_stop_stays_there() {
    let mut models = meeting_of(Vec::new());
    assert_eq!(models.meeting.as_ref().unwrap().stops.len(), 1);
    for verb in [
        Verb::NextStop,
        Verb::PreviousStop,
        Verb::NextItem,
        Verb::PreviousItem,
    ] {
        assert_eq!(step(&mut models, verb), None, "{verb:?}");
    }
}

#[test]
fn a_dropped_item_is_passed_over() {
    let mut models = usual();
    let view = models.meeting.as_mut().unwrap();
    view.items[1].item.dropped = true;
    view.stops = stops_of(view);
    let walked: Vec<_> = std::iter::from_fn(|| step(&mut models, Verb::NextItem)).collect();
    assert_eq!(
        walked.iter().map(|stop| stop.0).collect::<Vec<_>>(),
        [item_id(3), item_id(4)]
    );
}

#[test]
fn from_an_item_dropped_under_it_the_meeting_goes_on_to_its_neighbours() {
    for (verb, expected) in [
        (Verb::NextStop, item_id(3)),
        (Verb::NextItem, item_id(3)),
        (Verb::PreviousStop, item_id(1)),
        (Verb::PreviousItem, item_id(1)),
    ] {
        let mut models = usual();
        put(&mut models, item_id(2), Screen::Exhibit, 1);
        let view = models.meeting.as_mut().unwrap();
        view.items[1].item.dropped = true;
        view.stops = stops_of(view);
        let stop = step(&mut models, verb).unwrap();
        assert_eq!(stop.0, expected, "{verb:?}");
    }
}

#[test]
fn from_an_item_that_is_gone_altogether_the_meeting_begins_anew() {
    let mut models = usual();
    put(&mut models, item_id(99), Screen::Exhibit, 0);
    let stop = step(&mut models, Verb::NextStop).unwrap();
    assert_eq!(stop, (item_id(1), Screen::Title, 0));
}

#[test]
fn from_a_removed_exhibit_the_meeting_goes_on_after_the_last_one_left() {
    let mut models = usual();
    put(&mut models, item_id(2), Screen::Exhibit, 5);
    assert_eq!(step(&mut models, Verb::NextStop).unwrap().0, item_id(3));
    put(&mut models, item_id(2), Screen::Exhibit, 5);
    let back = step(&mut models, Verb::PreviousStop);
    assert_eq!(back, Some((item_id(2), Screen::Exhibit, 0)));
}

#[test]
fn the_close_out_is_found_on_the_agenda_or_over_the_item_one_is_at() {
    let mut models = usual();
    let planned = step(&mut models, Verb::CloseOut);
    assert_eq!(planned, Some((item_id(4), Screen::CloseOut, 0)));
    assert_eq!(verb_command(Verb::CloseOut, &models), None);
    let mut models = meeting_of(vec![
        item(1, ItemKind::Opening, 0),
        item(2, ItemKind::New, 1),
    ]);
    put(&mut models, item_id(2), Screen::Exhibit, 0);
    let over = step(&mut models, Verb::CloseOut);
    assert_eq!(over, Some((item_id(2), Screen::CloseOut, 0)));
    let back = step(&mut models, Verb::PreviousStop);
    assert_eq!(back, Some((item_id(2), Screen::Exhibit, 0)));
}

#[test]
fn blank_darkens_and_lights_again() {
    let mut models = usual();
    let blank = |models: &Models| verb_command(Verb::Blank, models);
    let meeting = MEETING;
    assert_eq!(
        blank(&models),
        Some(Command::Blank {
            meeting,
            blank: true
        })
    );
    models
        .meeting
        .as_mut()
        .unwrap()
        .stage
        .as_mut()
        .unwrap()
        .blank = true;
    assert_eq!(
        blank(&models),
        Some(Command::Blank {
            meeting,
            blank: false
        })
    );
}

#[test]
fn a_meeting_that_does_not_run_is_not_moved_or_ended() {
    let mut models = usual();
    models.meeting.as_mut().unwrap().meeting.adjourned_at = Some(DateTime::UNIX_EPOCH);
    for verb in Verb::ALL {
        assert_eq!(verb_command(verb, &models), None, "{verb:?}");
    }
}

#[test]
fn start_is_for_the_open_meeting_else_for_the_next_and_never_twice() {
    let mut models = usual();
    assert_eq!(verb_command(Verb::StartOrResume, &models), None, "it runs");
    models.meeting.as_mut().unwrap().meeting.started_at = None;
    let started = verb_command(Verb::StartOrResume, &models);
    assert_eq!(started, Some(Command::StartMeeting(MEETING)));
    let next = MeetingId::new(Uuid::from_u128(2));
    models.meeting = None;
    assert_eq!(verb_command(Verb::StartOrResume, &models), None);
    models.home = Home {
        next_meeting: Some(next),
        ..Home::default()
    };
    models.meetings.rows.push(MeetingRow {
        went_out: WentOut::default(),
        meeting: Meeting {
            id: next,
            ..Meeting::default()
        },
        departments: Vec::new(),
        items: 0,
        planned_minutes: 0,
        entries: 0,
        actions: 0,
        feedback: None,
    });
    let started = verb_command(Verb::StartOrResume, &models);
    assert_eq!(started, Some(Command::StartMeeting(next)));
}

#[test]
fn the_clock_of_a_reopened_meeting_leaves_out_the_time_it_stood_adjourned() {
    let mut models = usual();
    let view = models.meeting.as_mut().unwrap();
    let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(14 * 60 + 34);
    let elapsed = |view: &MeetingView| super::super::clockwork::clockwork(view, now).elapsed;
    assert_eq!(elapsed(view), "14:34");
    let (id, seconds) = (MEETING, 8 * 60);
    view.pause = Some(crate::domain::meeting::MeetingPause { id, seconds });
    assert_eq!(elapsed(view), "6:34");
}

#[test]
fn skipped_and_moved_items_are_gone_past_both_ways_and_can_still_be_gone_to() {
    let out = |number: u128, course: ItemCourse| ItemView {
        course: Some(ItemCourse {
            id: item_id(number),
            ..course
        }),
        ..item(number, ItemKind::Standing, 2)
    };
    let skipped = ItemCourse {
        skipped_after: Some(0),
        ..ItemCourse::default()
    };
    let moved = ItemCourse {
        moved_to: Some(MeetingId::new(Uuid::from_u128(2))),
        ..ItemCourse::default()
    };
    let mut models = meeting_of(vec![
        item(1, ItemKind::Standing, 1),
        out(2, skipped),
        out(3, moved),
        item(4, ItemKind::New, 1),
    ]);
    put(&mut models, item_id(1), Screen::Exhibit, 0);
    let fourth = Some((item_id(4), Screen::Exhibit, 0));
    assert_eq!(step(&mut models, Verb::NextStop), fourth);
    let first = Some((item_id(1), Screen::Exhibit, 0));
    assert_eq!(step(&mut models, Verb::PreviousStop), first);
    assert_eq!(step(&mut models, Verb::NextItem), fourth);
    assert_eq!(
        step(&mut models, Verb::PreviousItem),
        Some((item_id(1), Screen::Title, 0)),
        "the agenda begins at its title"
    );
    let view = models.meeting.as_ref().unwrap();
    assert!(jump(view, item_id(2)).is_some());
    // At it, its exhibits are walked like any other's.
    put(&mut models, item_id(2), Screen::Exhibit, 0);
    let second = Some((item_id(2), Screen::Exhibit, 1));
    assert_eq!(step(&mut models, Verb::NextStop), second);
    assert_eq!(step(&mut models, Verb::NextStop), fourth);
}

//! The pace by hand: with minutes given since, items gone past, and breaks.

use super::super::verb::tests::{MEETING, item, item_id, meeting_of};
use super::*;
use crate::domain::agenda::ItemClock;
use crate::domain::course::ItemCourse;
use crate::domain::ids::{ItemClockId, MeetingId};
use crate::domain::meeting::MeetingPause;
use crate::domain::recess::Recess;
use chrono::TimeDelta;
use uuid::Uuid;

/// So many minutes after the meeting began.
fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
}

/// Three items of ten minutes in a meeting of thirty; the meeting is at the second since minute ten.
fn under_way(change: impl FnOnce(&mut MeetingView)) -> MeetingView {
    let items = (1..=3).map(|number| item(number, ItemKind::New, 1));
    let mut view = meeting_of(items.collect()).meeting.unwrap();
    view.meeting.minutes = 30;
    for (at_item, (from, until)) in [(0, 10), (10, -1)].into_iter().enumerate() {
        view.items[at_item].clocks = vec![clock(at_item as u128 + 1, from, until)];
    }
    view.stage.as_mut().unwrap().item = Some(item_id(2));
    change(&mut view);
    view
}

fn clock(number: u128, from: i64, until: i64) -> ItemClock {
    ItemClock {
        id: ItemClockId::default(),
        item: item_id(number),
        from: at(from),
        until: (until >= 0).then(|| at(until)),
    }
}

fn course(view: &mut MeetingView, place: usize, course: ItemCourse) {
    view.items[place].course = Some(course);
}

fn words(view: &MeetingView, minute: i64) -> String {
    clockwork(view, at(minute)).words
}

#[test]
fn the_end_is_now_and_what_is_left_of_the_item_and_the_items_to_come() {
    let view = under_way(|_| {});
    // 12 + (10 - 2) + 10 = 30.
    assert_eq!(words(&view, 12), "On time · 1 item left");
    // 24 + 0 + 10 = 34: an item that is over has nothing left.
    assert_eq!(words(&view, 24), "4 min over · 1 item left");
    let late = clockwork(&view, at(24));
    assert!(late.late && !clockwork(&view, at(12)).late);
    assert_eq!(late.lines[1].minutes(), "14 / 10 over");
}

#[test]
fn minutes_an_item_was_given_are_minutes_the_meeting_ends_later() {
    let mut view = under_way(|_| {});
    let given = |extended| ItemCourse {
        extended,
        ..ItemCourse::default()
    };
    course(&mut view, 1, given(5));
    // 12 + (15 - 2) + 10 = 35.
    assert_eq!(words(&view, 12), "5 min over · 1 item left");
    assert_eq!(
        clockwork(&view, at(12)).lines[1].minutes(),
        "2 / 10 + 5 min"
    );
    // 24 + (15 - 14) + 10 = 35; the item itself is not over yet.
    let later = clockwork(&view, at(24));
    assert_eq!(later.words, "5 min over · 1 item left");
    assert_eq!(later.lines[1].minutes(), "14 / 10 + 5 min");
    assert_eq!(
        clockwork(&view, at(26)).lines[1].minutes(),
        "16 / 10 + 5 over"
    );
    // An item to come that was given more: 12 + 8 + (10 + 10) = 40.
    let mut view = under_way(|_| {});
    course(&mut view, 2, given(10));
    assert_eq!(words(&view, 12), "10 min over · 1 item left");
}

#[test]
fn items_gone_past_are_out_of_it() {
    let skipped = ItemCourse {
        skipped_after: Some(0),
        ..ItemCourse::default()
    };
    let moved = ItemCourse {
        moved_to: Some(MeetingId::new(Uuid::from_u128(9))),
        ..ItemCourse::default()
    };
    for gone in [skipped, moved] {
        let mut view = under_way(|_| {});
        course(&mut view, 2, gone);
        // 12 + 8 + 0 = 20.
        assert_eq!(words(&view, 12), "10 min under · last item");
        let lines = clockwork(&view, at(12)).lines;
        assert_eq!(lines[2].state, ItemState::Out);
    }
    // Gone past after three minutes: they count, what was left of it does not.
    let mut view = under_way(|view| {
        view.items[1].clocks = vec![clock(2, 10, 13)];
        view.items[2].clocks = vec![clock(3, 13, -1)];
        view.stage.as_mut().unwrap().item = Some(item_id(3));
    });
    let after_one = ItemCourse {
        skipped_after: Some(1),
        ..ItemCourse::default()
    };
    course(&mut view, 1, after_one);
    // 15 + (10 - 2) = 23.
    assert_eq!(words(&view, 15), "7 min under · last item");
    assert_eq!(clockwork(&view, at(15)).lines[1].minutes(), "3 / 10 min");
}

#[test]
fn a_break_is_in_neither_the_clock_nor_the_pace() {
    // The clock of the second item stopped at minute 12, when the break began.
    let mut view = under_way(|view| {
        view.items[1].clocks = vec![clock(2, 10, 12)];
        view.recess = Some(Recess {
            id: MEETING,
            from: at(12),
            back_at: None,
        });
    });
    for minute in [12, 20, 45] {
        let still = clockwork(&view, at(minute));
        assert_eq!((still.elapsed.as_str(), still.late), ("12:00", false));
        assert_eq!(still.words, "On time · 1 item left");
        assert_eq!(still.lines[1].minutes(), "2 / 10 min");
    }
    // Gone on after fifteen minutes, at minute 27; by minute 30 the item has 2 + 3 of its 10.
    view.recess = None;
    let seconds = 15 * 60;
    view.pause = Some(MeetingPause {
        id: MEETING,
        seconds,
    });
    view.items[1].clocks.push(clock(2, 27, -1));
    let on = clockwork(&view, at(30));
    // 15 + (10 - 5) + 10 = 30.
    assert_eq!(on.elapsed, "15:00");
    assert_eq!(on.words, "On time · 1 item left");
    assert_eq!(on.lines[1].minutes(), "5 / 10 min");
}

//! A break in a running meeting, and what is shown to the room on purpose: across a restart, and clocks that move.

use crate::city::{Town, day, morning, town_settings};
use chrono::{DateTime, TimeDelta, Utc};
use statroom::domain::agenda::{AgendaItem, ItemKind, Question};
use statroom::domain::ids::{ItemId, MeetingId, QuestionId};
use statroom::domain::meeting::Screen;
use statroom::domain::pace::spent_seconds;
use statroom::domain::projected::Spotlight;
use statroom::program::query::MeetingView;
use statroom::program::{Clock as _, Command, ManualClock, Program, RoomChange, local_time, query};
use std::path::Path;
use std::sync::Arc;

struct Room {
    town: Town,
    meeting: MeetingId,
    items: Vec<ItemId>,
    questions: Vec<QuestionId>,
}

impl Room {
    fn new(path: &Path, now: DateTime<Utc>) -> Self {
        let clock = Arc::new(ManualClock::at(now));
        let program = Program::create(path, town_settings(), clock.clone(), "console").unwrap();
        let mut town = Town { program, clock };
        let meeting = town.meeting("Streets Stat", day(10, 27));
        let (mut items, mut questions) = (Vec::new(), Vec::new());
        for title in ["Potholes", "Response"] {
            let item: ItemId = town.make(Command::SaveItem(AgendaItem {
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
            }));
            questions.push(town.make(Command::SaveQuestion(Question {
                item,
                text: format!("Why {title}?"),
                ..Question::default()
            })));
            items.push(item);
        }
        town.run(Command::StartMeeting(meeting));
        let mut room = Self {
            town,
            meeting,
            items,
            questions,
        };
        room.go(0);
        room
    }

    fn go(&mut self, item: usize) {
        self.town.run(Command::GoTo {
            meeting: self.meeting,
            item: Some(self.items[item]),
            screen: Screen::Exhibit,
            exhibit: 0,
        });
    }

    fn change(&mut self, change: RoomChange) {
        let meeting = self.meeting;
        self.town.run(Command::InRoom { meeting, change });
    }

    fn view(&self) -> MeetingView {
        query::meeting(&self.town.program, self.meeting).unwrap()
    }

    /// Minutes of the meeting and of each item until now.
    fn minutes(&self) -> (i64, Vec<i64>) {
        let (view, now) = (self.view(), self.town.clock.now());
        let all = view.counts_until(now) - view.counts_from().unwrap();
        let items = view.items.iter();
        let spent = items.map(|one| spent_seconds(&one.clocks, one.item.id, now) / 60);
        (all.num_minutes(), spent.collect())
    }

    fn restart(self, path: &Path) -> Self {
        let clock = self.town.clock.clone();
        drop(self.town);
        let program = Program::open(path, clock.clone(), "console").unwrap();
        assert_eq!(program.faults().unwrap(), Vec::new());
        Self {
            town: Town { program, clock },
            ..self
        }
    }
}

#[test]
fn in_a_break_every_clock_stands_also_across_a_restart_and_going_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path, morning());
    room.town.minutes_pass(4);
    let back = room.town.clock.now() + TimeDelta::minutes(10);
    room.change(RoomChange::Break(Some(back)));
    room.town.minutes_pass(7);
    let mut room = room.restart(&path);
    assert_eq!(room.view().recess.unwrap().back_at, Some(back));
    assert_eq!(room.minutes(), (4, vec![4, 0]));
    // Another time is no other break; going elsewhere starts no clock.
    room.change(RoomChange::Break(None));
    assert_eq!(room.view().recess.unwrap().back_at, None);
    room.go(1);
    room.town.minutes_pass(5);
    assert_eq!(room.minutes(), (4, vec![4, 0]));
    room.change(RoomChange::Resume);
    room.change(RoomChange::Resume);
    room.town.minutes_pass(3);
    assert_eq!(room.minutes(), (7, vec![4, 3]));
    assert!(room.view().recess.is_none());
    assert_eq!(room.view().pause.unwrap().seconds, 12 * 60);
    assert_eq!(room.town.program.faults().unwrap(), Vec::new());
}

#[test]
fn starting_ends_a_break_and_adjourning_in_one_keeps_the_minutes_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path, morning());
    let meeting = room.meeting;
    room.town.minutes_pass(6);
    room.change(RoomChange::Break(None));
    room.town.minutes_pass(2);
    room.town.run(Command::StartMeeting(meeting));
    room.town.minutes_pass(4);
    assert_eq!(room.minutes(), (10, vec![10, 0]));
    room.change(RoomChange::Break(None));
    room.town.minutes_pass(30);
    room.town.run(Command::Adjourn(meeting));
    room.town.minutes_pass(60);
    let mut room = room.restart(&path);
    assert_eq!(room.minutes(), (10, vec![10, 0]));
    assert!(room.view().recess.is_none());
    // Reopened, it goes on: neither the breaks nor the hour after it count.
    room.town.run(Command::StartMeeting(meeting));
    room.town.minutes_pass(1);
    assert_eq!(room.minutes(), (11, vec![11, 0]));
    let change = RoomChange::Break(None);
    room.town.run(Command::Adjourn(meeting));
    let refused = room.town.program.run(Command::InRoom { meeting, change });
    assert!(refused.is_err(), "an adjourned meeting takes no break");
}

#[test]
fn the_hour_that_comes_twice_and_a_clock_set_back_change_no_length() {
    let folder = tempfile::tempdir().unwrap();
    // 1:50 a.m. in New York on November 1, 2026: ten minutes before the clocks go back to one.
    let before: DateTime<Utc> = "2026-11-01T05:50:00Z".parse().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"), before);
    let local = |room: &Room| {
        let time = local_time(room.town.clock.now(), "America/New_York");
        time.format("%H:%M").to_string()
    };
    assert_eq!(local(&room), "01:50");
    room.town.minutes_pass(5);
    room.change(RoomChange::Break(None));
    room.town.minutes_pass(15);
    assert_eq!(local(&room), "01:10");
    room.change(RoomChange::Resume);
    room.town.minutes_pass(5);
    assert_eq!(room.minutes(), (10, vec![10, 0]));
    // Somebody sets the machine's clock back an hour in the middle of a break.
    room.change(RoomChange::Break(None));
    room.town.clock.advance(TimeDelta::hours(-1));
    room.change(RoomChange::Resume);
    assert_eq!(room.view().pause.unwrap().seconds, 15 * 60);
    assert_eq!(room.minutes().1, [10, 0]);
    assert_eq!(room.town.program.faults().unwrap(), Vec::new());
}

#[test]
fn one_question_stands_before_the_room_until_it_is_taken_away_or_the_meeting_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path, morning());
    let meeting = room.meeting;
    let shown = |room: &Room| room.view().question.map(|one| one.question);
    let [first, second] = [room.questions[0], room.questions[1]];
    room.change(RoomChange::Freeze(true));
    room.change(RoomChange::Ask(Some(first)));
    assert!(room.view().aside.is_none(), "it frees a frozen room");
    room.change(RoomChange::Ask(Some(second)));
    let mut room = room.restart(&path);
    assert_eq!(shown(&room), Some(second), "one at a time");
    room.change(RoomChange::Ask(None));
    assert_eq!(shown(&room), None);
    room.change(RoomChange::Ask(Some(first)));
    room.go(1);
    assert_eq!(shown(&room), None, "the meeting went on");
    for blank in [true, false] {
        room.change(RoomChange::Ask(Some(first)));
        room.town.run(Command::Blank { meeting, blank });
        assert_eq!(shown(&room).is_some(), !blank);
    }
    room.town.run(Command::RemoveQuestion(first));
    assert_eq!(shown(&room), None);
    room.change(RoomChange::Ask(Some(second)));
    room.town.run(Command::Adjourn(meeting));
    assert_eq!(shown(&room), None);
    let other = room.town.meeting("Parks Stat", day(10, 28));
    room.town.run(Command::StartMeeting(other));
    let change = RoomChange::Ask(Some(second));
    let foreign = Command::InRoom {
        meeting: other,
        change,
    };
    let refused = room.town.program.run(foreign).unwrap_err();
    assert_eq!(refused.to_string(), "That question is another meeting's.");
}

#[test]
fn a_point_that_is_marked_stands_until_the_room_sees_another_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path, morning());
    let meeting = room.meeting;
    let spot = |line| Spotlight {
        id: meeting,
        line,
        on: day(9, 1),
    };
    let lit = |room: &Room| room.view().spotlight.map(|spot| spot.line);
    room.change(RoomChange::Light(Some(spot(0))));
    room.change(RoomChange::Light(Some(spot(1))));
    let mut room = room.restart(&path);
    assert_eq!(lit(&room), Some(1));
    room.town.run(Command::LookAsPrepared(meeting));
    assert_eq!(lit(&room), None, "looked at another way");
    room.change(RoomChange::Light(Some(spot(0))));
    room.go(1);
    assert_eq!(lit(&room), None, "the meeting went on");
    room.change(RoomChange::Light(Some(spot(0))));
    room.change(RoomChange::Light(None));
    room.change(RoomChange::Light(None));
    assert_eq!(lit(&room), None);
    room.change(RoomChange::Light(Some(spot(0))));
    room.town.run(Command::Adjourn(meeting));
    assert_eq!(lit(&room), None);
}

//! The agenda changed while the meeting runs: items extended, skipped, moved to the next meeting, and those that came
//! up; each across a restart and taken back in one step.

use crate::city::{Town, day, morning, town_settings};
use chrono::NaiveTime;
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::anticipated::Anticipated;
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::{AnticipatedId, ItemId, MeetingId, QuestionId};
use statroom::domain::meeting::Screen;
use statroom::domain::pace::spent_seconds;
use statroom::export::memo::{MemoSources, follow_up_memo};
use statroom::program::query::{ItemView, MeetingView};
use statroom::program::{AgendaChange, Clock as _, Command, ManualClock, NextPlan, Program, query};
use std::path::Path;
use std::sync::Arc;

/// A running meeting with a standing item, a new one with everything on it, and another.
struct Room {
    town: Town,
    meeting: MeetingId,
    items: Vec<ItemId>,
}

fn item(meeting: MeetingId, kind: ItemKind, title: &str) -> AgendaItem {
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind,
        title: title.into(),
        planned_minutes: 15,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }
}

impl Room {
    fn new(path: &Path) -> Self {
        let clock = Arc::new(ManualClock::at(morning()));
        let program = Program::create(path, town_settings(), clock.clone(), "console").unwrap();
        let mut town = Town { program, clock };
        let meeting = town.meeting("Streets Stat", day(10, 27));
        let measure = town.measure("response-time", None);
        let mut items = Vec::new();
        for (kind, title) in [
            (ItemKind::Standing, "Response"),
            (ItemKind::New, "Graffiti"),
            (ItemKind::New, "Lighting"),
        ] {
            let id: ItemId = town.make(Command::SaveItem(AgendaItem {
                narrative: format!("About {title}."),
                private_notes: format!("Mind {title}."),
                ..item(meeting, kind, title)
            }));
            town.run(Command::SaveExhibit(Exhibit {
                measure: Some(measure),
                periods: 24,
                ..Exhibit::new(id, ExhibitKind::Chart)
            }));
            for text in ["Why so late?", "What would help?"] {
                town.run(Command::SaveQuestion(Question {
                    id: QuestionId::default(),
                    item: id,
                    position: 0,
                    text: text.into(),
                    asked: text.starts_with("Why"),
                }));
            }
            town.run(Command::SaveAnticipated(Anticipated {
                id: AnticipatedId::default(),
                item: id,
                position: 0,
                typed: format!("Plan for {title} due next"),
                entry: None,
            }));
            items.push(id);
        }
        town.run(Command::StartMeeting(meeting));
        let mut room = Self {
            town,
            meeting,
            items,
        };
        room.go(1);
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

    fn change(&mut self, change: AgendaChange) {
        self.town.run(Command::OnAgenda(change));
    }

    fn extend(&mut self, item: usize) {
        let item = self.items[item];
        self.change(AgendaChange::Extend { item, minutes: 5 });
    }

    fn skip(&mut self, item: usize, skipped: bool) {
        let item = self.items[item];
        self.change(AgendaChange::Skip { item, skipped });
    }

    fn move_on(&mut self, item: usize, plan: Option<NextPlan>) {
        let item = self.items[item];
        self.change(AgendaChange::MoveOn { item, plan });
    }

    fn refused(&mut self, change: AgendaChange) -> String {
        let refused = self.town.program.run(Command::OnAgenda(change));
        refused.unwrap_err().to_string()
    }

    fn view_of(&self, meeting: MeetingId) -> MeetingView {
        query::meeting(&self.town.program, meeting).unwrap()
    }

    fn view(&self) -> MeetingView {
        self.view_of(self.meeting)
    }

    fn item(&self, item: usize) -> ItemView {
        self.view().item(self.items[item]).unwrap().clone()
    }

    fn rows(&self) -> Vec<(String, String)> {
        let mut rows = self.town.program.all_rows().unwrap();
        rows.sort();
        rows
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

fn in_december() -> NextPlan {
    NextPlan {
        held_on: day(12, 1),
        starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        reporting_period: "November 2026".into(),
    }
}

fn titles(view: &MeetingView) -> Vec<&str> {
    view.agenda().map(|one| one.item.title.as_str()).collect()
}

#[test]
fn an_item_is_given_five_minutes_again_and_again_and_undo_takes_back_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    room.extend(1);
    room.extend(1);
    assert_eq!((room.item(1).extended(), room.item(0).extended()), (10, 0));
    assert_eq!(
        room.item(1).item.planned_minutes,
        15,
        "the plan stays the plan"
    );
    let undone = room.town.program.undo().unwrap().unwrap();
    assert_eq!(undone.name, "Extend item");
    assert_eq!(room.item(1).extended(), 5);
    let mut room = room.restart(&path);
    assert_eq!(room.item(1).extended(), 5);
    let meeting = room.meeting;
    room.town.run(Command::Adjourn(meeting));
    let item = room.items[1];
    let words = room.refused(AgendaChange::Extend { item, minutes: 5 });
    assert_eq!(words, "The meeting isn't running. Start it first.");
}

#[test]
fn a_skipped_item_keeps_its_clock_and_is_taken_up_by_going_there_or_by_saying_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    room.town.minutes_pass(4);
    room.skip(1, true);
    room.go(2);
    room.skip(0, true);
    let mut room = room.restart(&path);
    let now = room.town.clock.now();
    assert!(room.item(1).is_skipped() && room.item(0).is_skipped() && !room.item(2).is_skipped());
    let spent = |one: &ItemView| spent_seconds(&one.clocks, one.item.id, now) / 60;
    assert_eq!(spent(&room.item(1)), 4);
    // Skipped in the very second in which its clock ran, and taken up in the same: counted, not timed.
    room.go(1);
    assert!(!room.item(1).is_skipped());
    assert!(!room.item(1).is_out());
    room.skip(0, false);
    assert!(!room.item(0).is_skipped());
    assert_eq!(room.town.program.undo_name(), Some("Take item up again"));
    room.town.program.undo().unwrap();
    assert!(room.item(0).is_skipped());
    let before = room.rows();
    room.skip(2, true);
    room.skip(2, true);
    room.town.program.undo().unwrap();
    assert_eq!(room.rows(), before, "twice is once");
}

#[test]
fn an_item_moved_on_stands_on_the_next_agenda_with_what_is_open_of_it_and_undo_takes_it_back_whole()
{
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    let next = room.town.meeting("Streets Stat", day(11, 24));
    room.town.meeting("Parks Stat", day(10, 28));
    let before = room.rows();
    room.move_on(1, None);
    let mut room = room.restart(&path);
    assert_eq!(room.item(1).moved_to(), Some(next));
    assert!(room.item(1).is_out());
    let view = room.view_of(next);
    let [copy] = view.items.as_slice() else {
        panic!("{:?}", titles(&view));
    };
    let here = room.item(1).item;
    let there = &copy.item;
    assert_eq!(
        (&there.title, &there.narrative, &there.private_notes),
        (&here.title, &here.narrative, &here.private_notes)
    );
    assert_eq!(there.topic, here.topic, "it goes on with the topic");
    assert_eq!(copy.exhibits.len(), 1);
    assert_eq!(copy.exhibits[0].measure, room.item(1).exhibits[0].measure);
    let asked: Vec<_> = copy.questions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(asked, ["What would help?"], "what was asked was asked here");
    assert_eq!(copy.anticipated[0].typed, "Plan for Graffiti due next");
    let item = room.items[1];
    let words = room.refused(AgendaChange::MoveOn { item, plan: None });
    assert_eq!(
        words,
        "This item stands on the next meeting's agenda already."
    );
    // This window has made no step since the restart; the same again in one window.
    let mut room = Room::new(&folder.path().join("again.statroom"));
    room.town.meeting("Streets Stat", day(11, 24));
    let before_again = room.rows();
    room.move_on(1, None);
    let undone = room.town.program.undo().unwrap().unwrap();
    assert_eq!(undone.name, "Move item to the next meeting");
    assert_eq!(room.rows(), before_again);
    assert_eq!(before.len(), before_again.len() + 1);
}

#[test]
fn without_a_next_meeting_it_says_so_and_one_step_plans_it_and_moves_the_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"));
    let before = room.rows();
    let item = room.items[1];
    let words = room.refused(AgendaChange::MoveOn { item, plan: None });
    assert_eq!(
        words,
        "No meeting is planned after that of Oct 27, 2026. Plan the next one first."
    );
    assert_eq!(room.rows(), before);
    room.move_on(1, Some(in_december()));
    let next = room.item(1).moved_to().unwrap();
    let view = room.view_of(next);
    assert_eq!(view.meeting.held_on, day(12, 1));
    assert_eq!(titles(&view), ["Response", "Graffiti"]);
    // A standing item is there already: what is open of it goes to that one, and no chart stands there twice.
    room.move_on(0, None);
    let view = room.view_of(next);
    assert_eq!(titles(&view), ["Response", "Graffiti"]);
    let standing = &view.items[0];
    assert_eq!((standing.exhibits.len(), standing.questions.len()), (1, 1));
    assert_eq!(standing.item.private_notes, "Mind Response.");
    room.town.program.undo().unwrap();
    room.town.program.undo().unwrap();
    assert_eq!(
        room.rows(),
        before,
        "the planned meeting goes with the step"
    );
}

#[test]
fn a_next_meeting_that_is_removed_gives_the_item_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"));
    let next = room.town.meeting("Streets Stat", day(11, 24));
    room.extend(1);
    room.move_on(1, None);
    room.move_on(2, None);
    room.town.run(Command::RemoveMeeting(next));
    assert!(room.item(1).moved_to().is_none() && room.item(2).moved_to().is_none());
    assert_eq!(room.item(1).extended(), 5);
    assert_eq!(room.town.program.faults().unwrap(), Vec::new());
}

#[test]
fn an_item_that_came_up_stands_after_the_current_one_and_in_the_memo_like_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    let before = room.rows();
    let (meeting, after) = (room.meeting, Some(room.items[0]));
    let title = "  Salt supply ".to_owned();
    let add = AgendaChange::Add {
        meeting,
        after,
        title,
    };
    room.change(add.clone());
    let mut room = room.restart(&path);
    let view = room.view();
    assert_eq!(
        titles(&view),
        ["Response", "Salt supply", "Graffiti", "Lighting"]
    );
    let added = &view.items[1];
    assert!(added.came_up() && !view.items[2].came_up());
    assert_eq!(added.number, Some(2));
    let sources = MemoSources::read(&room.town.program, meeting, MemoEdition::PANEL).unwrap();
    let memo = format!("{:?}", follow_up_memo(&sources).unwrap());
    assert!(memo.contains("Salt supply") && memo.contains("No new items."));
    room.skip(2, true);
    let sources = MemoSources::read(&room.town.program, meeting, MemoEdition::PANEL).unwrap();
    let memo = format!("{:?}", follow_up_memo(&sources).unwrap());
    assert!(memo.contains("It was skipped in this meeting."));
    let words = room.refused(AgendaChange::Add {
        meeting,
        after: None,
        title: " ".into(),
    });
    assert_eq!(words, "The item's title is wanted.");
    let mut room = Room::new(&folder.path().join("again.statroom"));
    let before_again = room.rows();
    assert_eq!(before.len(), before_again.len());
    let (meeting, after) = (room.meeting, Some(room.items[0]));
    let title = "Salt supply".to_owned();
    room.change(AgendaChange::Add {
        meeting,
        after,
        title,
    });
    room.town.program.undo().unwrap();
    assert_eq!(room.rows(), before_again);
}

//! The room's picture kept while the console looks elsewhere: where the meeting is, what its clock counts and
//! where its words go, across a restart.

use crate::city::{Town, day, morning, town_settings};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Stop};
use statroom::domain::entry::EntryKind;
use statroom::domain::excursion::Guest;
use statroom::domain::ids::{ExhibitId, ItemId, MeetingId};
use statroom::domain::meeting::{Screen, StageLook};
use statroom::domain::pace::spent_seconds;
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::program::query::MeetingView;
use statroom::program::{Clock, Command, ManualClock, NewEntry, Program, RoomChange, query};
use std::path::Path;
use std::sync::Arc;

/// A running meeting with three items of ten minutes, the first two with a chart each.
struct Room {
    town: Town,
    meeting: MeetingId,
    items: Vec<ItemId>,
    charts: Vec<ExhibitId>,
}

impl Room {
    fn new(path: &Path) -> Self {
        let clock = Arc::new(ManualClock::at(morning()));
        let program = Program::create(path, town_settings(), clock.clone(), "console").unwrap();
        let mut town = Town { program, clock };
        let meeting = town.meeting("Streets Stat", day(10, 27));
        let measure = town.measure("response-time", None);
        let (mut items, mut charts) = (Vec::new(), Vec::new());
        for title in ["Potholes", "Response", "Graffiti"] {
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
            if title != "Graffiti" {
                charts.push(town.make(Command::SaveExhibit(Exhibit {
                    measure: Some(measure),
                    periods: 24,
                    ..Exhibit::new(item, ExhibitKind::Chart)
                })));
            }
            items.push(item);
        }
        town.run(Command::StartMeeting(meeting));
        let mut room = Self {
            town,
            meeting,
            items,
            charts,
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

    fn freeze(&mut self, frozen: bool) {
        let meeting = self.meeting;
        let change = RoomChange::Freeze(frozen);
        self.town.run(Command::InRoom { meeting, change });
    }

    fn look(&mut self, chart: usize, periods: u32) {
        self.town.run(Command::LookAt(StageLook {
            id: self.meeting,
            exhibit: self.charts[chart],
            dimension: String::new(),
            periods,
            as_table: false,
            form: ChartForm::Bars,
            usual_range: true,
            compared: ComparedWith::Nothing,
        }));
    }

    fn change(&mut self, change: RoomChange) {
        let meeting = self.meeting;
        self.town.run(Command::InRoom { meeting, change });
    }

    fn jump(&mut self, item: usize) {
        self.change(RoomChange::Jump(Stop {
            item: Some(self.items[item]),
            screen: Screen::Exhibit,
            exhibit: 0,
        }));
    }

    /// Another measure, which is no exhibit of the meeting, shown to the room.
    fn show(&mut self) {
        let measure = self
            .town
            .measure(&format!("other-{}", self.minutes()[0]), None);
        let guest = Guest::new(self.meeting, measure, View::of("", 12));
        self.change(RoomChange::Show(guest));
    }

    fn view(&self) -> MeetingView {
        query::meeting(&self.town.program, self.meeting).unwrap()
    }

    /// Items the room and the console are at.
    fn places(&self) -> (usize, usize) {
        let view = self.view();
        let place = |item| {
            self.items
                .iter()
                .position(|one| Some(*one) == item)
                .unwrap()
        };
        let at = view.operator().unwrap().item;
        (place(view.stage.unwrap().item), place(at))
    }

    /// Minutes spent on each item until now.
    fn minutes(&self) -> Vec<i64> {
        let view = self.view();
        let now = self.town.clock.now();
        let items = view.items.iter();
        let spent = items.map(|one| spent_seconds(&one.clocks, one.item.id, now) / 60);
        spent.collect()
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
fn frozen_the_room_its_look_its_clock_and_its_words_stay_where_they_were_across_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    room.look(0, 12);
    room.town.minutes_pass(3);
    room.freeze(true);
    room.go(1);
    room.look(1, 6);
    room.town.minutes_pass(4);
    let mut room = room.restart(&path);
    assert_eq!(room.places(), (0, 1));
    let view = room.view();
    let looks = |view: &MeetingView| {
        let of = |look: Option<StageLook>| look.map(|look| (look.exhibit, look.periods));
        (of(view.look.clone()), of(view.operator_look()))
    };
    let (first, second) = (room.charts[0], room.charts[1]);
    assert_eq!(looks(&view), (Some((first, 12)), Some((second, 6))));
    assert_eq!(room.minutes(), [7, 0, 0]);
    room.town.run(Command::Record(NewEntry {
        meeting: room.meeting,
        item: None,
        kind: EntryKind::Note,
        typed: "Said while the room looks at potholes".into(),
        speaker: None,
        afterwards: false,
    }));
    assert_eq!(room.view().entries[0].item, Some(room.items[0]));
    // Unfrozen, the room comes to where the console is, with its look, and only then its clock begins.
    room.freeze(false);
    room.town.minutes_pass(2);
    assert_eq!(room.places(), (1, 1));
    assert_eq!(looks(&room.view()), (Some((second, 6)), Some((second, 6))));
    assert_eq!(room.minutes(), [7, 2, 0]);
    assert!(room.view().aside.is_none());
}

#[test]
fn unfrozen_where_it_was_frozen_the_clock_of_the_item_never_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"));
    room.look(0, 12);
    room.freeze(true);
    room.freeze(true);
    room.go(2);
    room.town.minutes_pass(5);
    room.go(0);
    room.freeze(false);
    room.freeze(false);
    room.town.minutes_pass(1);
    assert_eq!(room.minutes(), [6, 0, 0]);
    let clocks = room.view().items[0].clocks.len();
    assert_eq!(clocks, 1, "no stretch was cut in two");
    assert_eq!(room.view().look, None, "the console left the look behind");
}

#[test]
fn dark_is_dark_while_frozen_and_the_end_of_the_meeting_frees_the_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"));
    room.freeze(true);
    let meeting = room.meeting;
    let blank = true;
    room.town.run(Command::Blank { meeting, blank });
    assert!(room.view().operator().unwrap().blank && room.view().stage.unwrap().blank);
    room.go(1);
    room.town.run(Command::Adjourn(meeting));
    assert!(room.view().aside.is_none());
    let refused = room.town.program.run(Command::InRoom {
        meeting,
        change: RoomChange::Freeze(true),
    });
    assert!(refused.is_err(), "only a running meeting has a room");
    assert_eq!(room.places().0, 0);
}

#[test]
fn a_measure_shown_out_of_order_outlives_a_restart_and_the_way_back_leads_to_the_same_stop() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    room.look(0, 12);
    room.town.minutes_pass(1);
    room.show();
    room.town.minutes_pass(2);
    let mut room = room.restart(&path);
    assert_eq!(room.view().guest.unwrap().periods, 12);
    assert_eq!(room.minutes(), [3, 0, 0], "the item goes on underneath");
    room.change(RoomChange::Back);
    assert!(room.view().guest.is_none());
    assert_eq!(room.view().look.unwrap().periods, 12, "as it was left");
    // Going on ends it as well, and there is nothing to come back to.
    room.show();
    room.go(1);
    assert!(room.view().guest.is_none());
    room.change(RoomChange::Back);
    assert_eq!(room.places(), (1, 1));
}

#[test]
fn back_leads_to_where_the_meeting_left_its_order_however_far_it_went_since() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let mut room = Room::new(&path);
    room.town.minutes_pass(2);
    room.jump(2);
    room.town.minutes_pass(1);
    room.jump(1);
    let mut room = room.restart(&path);
    room.show();
    room.change(RoomChange::Back);
    assert_eq!(room.places(), (1, 1), "first from the measure out of order");
    room.change(RoomChange::Back);
    assert_eq!(room.places(), (0, 0));
    assert!(room.view().way_back.is_none());
    room.town.minutes_pass(1);
    assert_eq!(room.minutes(), [3, 0, 1]);
    // Come back by hand, the way is walked.
    room.jump(2);
    room.go(0);
    assert!(room.view().way_back.is_none());
}

#[test]
fn frozen_back_is_back_to_the_room_and_showing_a_measure_frees_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("testford.statroom"));
    room.freeze(true);
    room.jump(2);
    assert_eq!(room.places(), (0, 2));
    assert!(room.view().way_back.is_none(), "the room never left");
    room.change(RoomChange::Back);
    assert_eq!(room.places(), (0, 0));
    room.go(1);
    room.show();
    assert!(room.view().aside.is_none());
    assert_eq!(room.places(), (0, 0));
    // A measure kept by freezing stays while the console is elsewhere, and goes when the room follows.
    room.freeze(true);
    room.go(2);
    assert!(room.view().guest.is_some());
    room.freeze(false);
    assert!(room.view().guest.is_none());
    assert_eq!(room.places(), (2, 2));
    let meeting = room.meeting;
    room.town.run(Command::Adjourn(meeting));
    assert!(room.view().way_back.is_none() && room.view().guest.is_none());
}

//! The room sees the released memo's figures: whatever comes in afterwards is announced, shown when somebody says
//! so, and put away again; nothing made of the figures in between changes by itself.

use crate::city::{Town, day, morning, town_settings};
use chrono::NaiveDate;
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind};
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::excursion::Guest;
use statroom::domain::ids::{ExhibitId, ItemId, MeasureId, MeetingId};
use statroom::domain::meeting::Meeting;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::export::markdown;
use statroom::export::memo::{IssueWish, MemoKind, MemoSources, prepare_issue, stat_memo};
use statroom::program::query::{self, ExhibitView, score_line};
use statroom::program::{
    Clock, Command, FigureBatch, FigureLine, ManualClock, Program, RoomChange,
};
use std::path::Path;
use std::sync::Arc;

pub(crate) const KEYS: [&str; 2] = ["response-time", "backlog-age"];

/// A meeting of two measures, the first by district too, with three years of figures each.
pub(crate) struct Room {
    pub(crate) town: Town,
    pub(crate) meeting: MeetingId,
    pub(crate) measures: [MeasureId; 2],
    pub(crate) charts: Vec<ExhibitId>,
}

fn month(number: i32) -> Period {
    let first = NaiveDate::from_ymd_opt(2023, 10, 1).unwrap();
    Period::containing(Frequency::Month, first).plus(number)
}

/// The last month of the memo: September 2026.
pub(crate) const LAST: i32 = 35;

pub(crate) fn line(key: &str, group: &str, number: i32, value: Option<f64>) -> FigureLine {
    FigureLine {
        measure_key: key.into(),
        dimension: if group.is_empty() { "" } else { "District" }.into(),
        group: group.into(),
        period: month(number),
        value,
        parts: None,
        row: None,
    }
}

impl Room {
    pub(crate) fn new(path: &Path) -> Self {
        let clock = Arc::new(ManualClock::at(morning()));
        let program = Program::create(path, town_settings(), clock.clone(), "console").unwrap();
        let mut town = Town { program, clock };
        let measures = KEYS.map(|key| town.measure(key, None));
        let meeting = town.meeting("Streets Stat", day(10, 27));
        let mut charts = Vec::new();
        for measure in measures {
            let item: ItemId = town.make(Command::SaveItem(AgendaItem {
                id: ItemId::default(),
                meeting,
                position: 0,
                kind: ItemKind::KpiReview,
                title: "Response".into(),
                planned_minutes: 10,
                hot_seat: None,
                narrative: String::new(),
                why_now: String::new(),
                data_source: String::new(),
                private_notes: String::new(),
                topic: ItemId::default(),
                dropped: false,
            }));
            charts.push(town.make(Command::SaveExhibit(Exhibit {
                measure: Some(measure),
                periods: 24,
                ..Exhibit::new(item, ExhibitKind::Chart)
            })));
        }
        let mut room = Self {
            town,
            meeting,
            measures,
            charts,
        };
        let steady = |number: i32| 5.0 + f64::from(number % 5) / 10.0;
        let mut lines = Vec::new();
        for number in 0..LAST {
            for key in KEYS {
                lines.push(line(key, "", number, Some(steady(number))));
            }
            for group in ["North", "South"] {
                lines.push(line(KEYS[0], group, number, Some(steady(number) + 1.0)));
            }
        }
        lines.push(line(KEYS[0], "", LAST, Some(6.2)));
        lines.push(line(KEYS[1], "", LAST, Some(6.2)));
        lines.push(line(KEYS[0], "North", LAST, Some(6.0)));
        room.import(lines);
        room
    }

    pub(crate) fn import(&mut self, lines: Vec<FigureLine>) {
        self.town.minutes_pass(30);
        self.town.run(Command::ImportFigures(FigureBatch {
            source: "november.csv".into(),
            source_hash: String::new(),
            by: "test".into(),
            lines: lines.into(),
            ..FigureBatch::default()
        }));
    }

    pub(crate) fn release(&mut self) {
        let wish = IssueWish {
            meeting: self.meeting,
            kind: MemoKind::Stat,
            edition: MemoEdition::PANEL,
            by: None,
        };
        let issue = prepare_issue(&self.town.program, &wish).unwrap();
        self.town.run(Command::IssueMemo(Box::new(issue)));
    }

    pub(crate) fn change(&mut self, change: RoomChange) {
        let meeting = self.meeting;
        self.town.run(Command::InRoom { meeting, change });
    }

    fn meeting(&self) -> Meeting {
        query::meeting(&self.town.program, self.meeting)
            .unwrap()
            .meeting
    }

    pub(crate) fn shown(&self, at: usize) -> ExhibitView {
        let all = query::exhibits(&self.town.program, self.meeting).unwrap();
        let mut all = all.into_iter();
        all.find(|one| one.exhibit.id == self.charts[at]).unwrap()
    }

    fn announced(&self, at: usize) -> Option<String> {
        self.shown(at).updated.map(|updated| updated.sentence())
    }

    /// Everything that can be made of the figures in the room, without what is announced: every exhibit, each
    /// measure looked at in every way, the scorecard.
    fn picture(&self) -> String {
        let program = &self.town.program;
        let mut views = query::exhibits(program, self.meeting).unwrap();
        let meeting = self.meeting();
        for measure in self.measures {
            for form in ChartForm::ALL {
                for compared in ComparedWith::ALL {
                    for (dimension, as_table) in [("", false), ("District", false), ("", true)] {
                        let view = View {
                            form: *form,
                            compared: *compared,
                            ..View::of(dimension, 24)
                        };
                        let guest = Guest::new(self.meeting, measure, view.clone());
                        let guest = guest.seen(view, as_table);
                        views.push(query::guest(program, &meeting, &guest).unwrap());
                    }
                }
            }
        }
        for view in &mut views {
            view.updated = None;
        }
        format!("{views:#?}\n{:#?}", self.scorecard())
    }

    fn scorecard(&self) -> Vec<query::ScoreLine> {
        let program = &self.town.program;
        let view = query::meeting(program, self.meeting).unwrap();
        let book = query::measures(program).unwrap();
        let figures = query::room_figures(program, &view, &book).unwrap();
        let rows = query::scored(&view, &book).into_iter();
        rows.map(|row| score_line(figures.row(row))).collect()
    }

    fn memo(&self) -> String {
        let edition = MemoEdition::of(Edition::Panel);
        let sources = MemoSources::read(&self.town.program, self.meeting, edition).unwrap();
        markdown::write(&stat_memo(&sources).unwrap(), "memo").text
    }

    pub(crate) fn reopen(&mut self) {
        let path = self.town.program.path().to_owned();
        let clock = self.town.clock.clone();
        self.town.program = Program::open(&path, clock, "another window").unwrap();
    }
}

/// The latest figure corrected, an earlier one too, one withdrawn, and a month that came in.
fn newer() -> Vec<FigureLine> {
    vec![
        line(KEYS[0], "", LAST, Some(5.9)),
        line(KEYS[0], "", 10, Some(9.0)),
        line(KEYS[0], "", 12, None),
        line(KEYS[0], "North", LAST, Some(7.5)),
    ]
}

#[test]
fn nothing_the_room_or_the_memo_shows_changes_by_itself_after_the_release() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("town.statroom"));
    let live = room.picture();
    room.release();
    let (before, memo) = (room.picture(), room.memo());
    assert_eq!(before, live);
    assert_eq!((room.announced(0), room.announced(1)), (None, None));
    room.import(newer());
    room.import(vec![line(KEYS[1], "", LAST + 1, Some(5.0))]);
    assert_eq!(room.picture(), before);
    assert_eq!(room.memo(), memo);
    assert!(room.shown(0).headline.contains("6.2"));
    // What is known of the measures elsewhere is the newest.
    let page = query::measure_page(&room.town.program, room.measures[0]).unwrap();
    assert_eq!(page.row.latest.map(|(_, value)| value), Some(5.9));
    // Announced is what the chart shows: the whole, not the districts.
    assert_eq!(
        room.announced(0).unwrap(),
        "Updated since the memo: 6.2 to 5.9 days (Sep 2026) and 2 more figures"
    );
    assert_eq!(
        room.announced(1).unwrap(),
        "Updated since the memo: 6.2 days (Sep 2026) to 5.0 days (Oct 2026)"
    );
    let guest = Guest::new(room.meeting, room.measures[0], View::of("District", 24));
    let by_district = query::guest(&room.town.program, &room.meeting(), &guest).unwrap();
    assert!(
        by_district
            .updated
            .unwrap()
            .words
            .ends_with("and 3 more figures")
    );
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn newer_figures_are_switched_on_for_one_chart_or_all_and_off_and_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("town.statroom"));
    room.release();
    let memo = room.picture();
    room.import(newer());
    room.import(vec![line(KEYS[1], "", LAST + 1, Some(5.0))]);
    room.town.run(Command::StartMeeting(room.meeting));
    let undo = room.town.program.undo_name().map(str::to_owned);
    room.change(RoomChange::NewerFigures(vec![room.measures[0]]));
    assert_eq!(
        room.town.program.undo_name().map(str::to_owned),
        undo,
        "a change of the room is no undo step"
    );
    room.reopen();
    assert!(
        room.shown(0).headline.contains("5.9"),
        "{:?}",
        room.shown(0).headline
    );
    assert!(room.shown(1).headline.contains("6.2"));
    let lines = room.scorecard();
    assert_eq!(
        (lines[0].latest.as_str(), lines[1].latest.as_str()),
        ("5.9 days", "6.2 days")
    );
    assert_eq!(
        room.announced(0).unwrap(),
        "Newer figures than the memo\u{2019}s: 6.2 to 5.9 days (Sep 2026) and 2 more figures"
    );
    // What comes in still later is announced again, and shown when somebody says so.
    let switched = room.picture();
    room.import(vec![line(KEYS[0], "", LAST, Some(5.7))]);
    assert_eq!(room.picture(), switched);
    assert!(
        room.announced(0)
            .unwrap()
            .starts_with("Updated since the memo: 6.2 to 5.7 days")
    );
    room.change(RoomChange::NewerFigures(room.measures.to_vec()));
    assert!(room.shown(0).headline.contains("5.7"));
    assert!(room.shown(1).headline.contains('5'));
    assert_eq!(room.scorecard()[1].period, "Oct 2026");
    room.change(RoomChange::MemoFigures(room.measures.to_vec()));
    assert_eq!(room.picture(), memo);
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn a_release_is_out_whatever_is_undone_and_withdrawn_the_room_sees_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("town.statroom"));
    let step = room.town.program.undo_name().map(str::to_owned);
    room.release();
    assert_eq!(room.town.program.undo_name().map(str::to_owned), step);
    room.import(newer());
    assert!(room.shown(0).headline.contains("6.2"));
    room.town.run(Command::StartMeeting(room.meeting));
    room.change(RoomChange::NewerFigures(vec![room.measures[0]]));
    room.town.run(Command::WithdrawMemo(room.meeting));
    assert!(room.shown(0).headline.contains("5.9"));
    assert_eq!(room.announced(0), None);
    assert!(room.memo().contains("5.9"));
    // Undone, the memo is out again, and the room sees what it was switched to.
    room.town.program.undo().unwrap();
    assert!(room.announced(0).unwrap().starts_with("Newer figures than"));
    // Released anew, the memo is of now.
    room.release();
    assert_eq!(room.announced(0), None);
    assert!(room.memo().contains("5.9 days") && room.shown(0).updated.is_none());
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn an_import_that_is_undone_is_announced_no_more_and_one_before_the_release_is_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("town.statroom"));
    room.import(vec![line(KEYS[1], "", LAST, Some(6.4))]);
    room.release();
    assert_eq!(room.announced(1), None);
    room.import(vec![line(KEYS[1], "", LAST, Some(6.1))]);
    assert!(
        room.announced(1)
            .unwrap()
            .contains("6.4 to 6.1 days (Sep 2026)")
    );
    room.town.program.undo().unwrap();
    assert_eq!(room.announced(1), None);
    // The same figures taken in again are no news either.
    room.import(vec![line(KEYS[1], "", LAST, Some(6.4))]);
    assert_eq!(room.announced(1), None);
    assert!(room.town.clock.now() > morning());
}

#[test]
fn only_a_released_memo_can_be_left_and_a_planned_meeting_with_one_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(&folder.path().join("town.statroom"));
    let meeting = room.meeting;
    assert!(
        room.town
            .program
            .run(Command::WithdrawMemo(meeting))
            .is_err()
    );
    room.release();
    let program = &mut room.town.program;
    let before = program.all_rows().unwrap();
    program.run(Command::RemoveMeeting(meeting)).unwrap();
    program.undo().unwrap();
    assert_eq!(program.all_rows().unwrap(), before);
    assert_eq!(program.faults().unwrap(), []);
}

//! A figure that a meeting saw and that is another now is flagged: before it is taken in, on its measure's page, and
//! where the next meeting is prepared.

use crate::city::day;
use crate::releases::{KEYS, LAST, Room, line};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind};
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{FindingKind, Level, PlanOptions, plan_book};
use statroom::program::{Command, query};

fn room() -> (tempfile::TempDir, Room) {
    let folder = tempfile::tempdir().unwrap();
    let room = Room::new(&folder.path().join("room.statroom"));
    (folder, room)
}

fn hold(room: &mut Room) {
    room.town.run(Command::StartMeeting(room.meeting));
    room.town.minutes_pass(90);
    room.town.run(Command::Adjourn(room.meeting));
    room.town.minutes_pass(90);
}

/// Row and words of what is said of figures that were shown.
fn told(room: &Room, text: &str) -> Vec<(u64, String)> {
    let book = Book::from_bytes("later.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let known = query::figure_knowledge(&room.town.program).unwrap();
    let plan = plan_book(&book, &known, &PlanOptions::default()).unwrap();
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    let findings = plan.findings.listed().iter();
    let shown = findings.filter(|one| one.kind == FindingKind::RevisedShown);
    shown.map(|one| (one.row, one.message.clone())).collect()
}

const LATER: &str = "\
measure,period,value,District
response-time,2026-09,5.9,
response-time,2026-08,5.4,
response-time,2024-01,9,
response-time,2026-09,7,North
backlog-age,2026-10,3,
";

#[test]
fn a_figure_that_was_shown_is_told_before_it_is_revised() {
    let (_folder, mut room) = room();
    assert_eq!(told(&room, LATER), []);
    hold(&mut room);
    // August stays what it was, January 2024 was not on the chart, its districts were not, October is new.
    assert_eq!(
        told(&room, LATER),
        [(
            2,
            "Sep 2026 was shown to Streets Stat on Oct 27, 2026 as 6.2 days; this file makes it 5.9 days".to_owned()
        )]
    );
    assert_eq!(FindingKind::RevisedShown.level(), Level::Warning);
}

#[test]
fn what_was_taken_in_since_is_not_what_was_shown() {
    let (_folder, mut room) = room();
    hold(&mut room);
    room.import(vec![line(KEYS[0], "", LAST, Some(5.9))]);
    let told = told(&room, "measure,period,value\nresponse-time,2026-09,5.5\n");
    assert!(
        told[0]
            .1
            .contains("as 6.2 days; this file makes it 5.5 days"),
        "{told:?}"
    );
    // Back to what the meeting saw, there is nothing to tell.
    assert_eq!(
        self::told(&room, "measure,period,value\nresponse-time,2026-09,6.2\n"),
        []
    );
}

#[test]
fn a_memo_that_is_out_counts_before_its_meeting_begins() {
    let (_folder, mut room) = room();
    room.release();
    let told = told(&room, "measure,period,value\nresponse-time,2026-09,5.9\n");
    assert_eq!(
        told[0].1,
        "Sep 2026 stands in the memo of Streets Stat released on Oct 27, 2026 as 6.2 days; this file makes it 5.9 days"
    );
}

#[test]
fn the_figure_says_so_on_its_measures_page_until_it_is_what_was_shown_again() {
    let (_folder, mut room) = room();
    hold(&mut room);
    let revised = |room: &Room| {
        query::measure_page(&room.town.program, room.measures[0])
            .unwrap()
            .revised
    };
    assert_eq!(revised(&room), []);
    room.import(vec![
        line(KEYS[0], "", LAST, Some(5.9)),
        line(KEYS[0], "North", LAST, Some(1.0)),
    ]);
    let found = revised(&room);
    assert_eq!(found.len(), 1, "{found:?}");
    let page = query::measure_page(&room.town.program, room.measures[0]).unwrap();
    let shown = page.shown_otherwise(("", ""), found[0].period).unwrap();
    assert_eq!(
        shown.told(&page.row.measure.format),
        "Shown to Streets Stat on Oct 27, 2026 as 6.2 days"
    );
    room.town.program.undo().unwrap();
    assert_eq!(revised(&room), []);
}

#[test]
fn the_next_meeting_is_prepared_with_what_changed_since_the_last() {
    let (_folder, mut room) = room();
    hold(&mut room);
    room.import(vec![
        line(KEYS[0], "", LAST, Some(5.9)),
        line(KEYS[0], "", LAST - 1, Some(4.0)),
    ]);
    let next: MeetingId = room.town.meeting("Streets Stat", day(11, 24));
    let item: ItemId = room.town.make(Command::SaveItem(AgendaItem {
        id: ItemId::default(),
        meeting: next,
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
    for measure in room.measures {
        room.town.run(Command::SaveExhibit(Exhibit {
            measure: Some(measure),
            ..Exhibit::new(item, ExhibitKind::Chart)
        }));
    }
    let words = |room: &Room| -> Vec<String> {
        let all = query::exhibits(&room.town.program, next).unwrap();
        all.into_iter().map(|one| one.revised).collect()
    };
    assert_eq!(
        words(&room),
        [
            "6.2 to 5.9 days (Sep 2026) and 1 more figure since Streets Stat on Oct 27, 2026",
            ""
        ]
    );
    room.town.run(Command::StartMeeting(next));
    assert_eq!(words(&room), ["", ""]);
}

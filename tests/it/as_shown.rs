//! What the room saw is kept with what is promised and decided: once for all that is said before one chart, as part
//! of the same step, and able to be drawn again whatever becomes of the figures.

use crate::releases::{KEYS, LAST, Room, line};
use chrono::TimeDelta;
use statroom::chart::ChartSpec;
use statroom::domain::agenda::ExhibitKind;
use statroom::domain::baseline::MeasureRules;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::entry::EntryKind;
use statroom::domain::excursion::Guest;
use statroom::domain::ids::EntryId;
use statroom::domain::meeting::{Screen, StageLook};
use statroom::domain::projected::Spotlight;
use statroom::domain::target::TargetStatus;
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::export::memo::{MemoKind, MemoSources, follow_up_memo, write_paper};
use statroom::export::{docx, markdown};
use statroom::program::query::{self, Drawn, DrawnBody, DrawnPoint, ExhibitBody, ShownThen};
use statroom::program::{Command, EntrySplit, NewEntry, RoomChange};
use std::path::Path;

/// The meeting at its first chart.
fn room(folder: &Path) -> Room {
    let mut room = Room::new(&folder.join("town.statroom"));
    room.town.run(Command::StartMeeting(room.meeting));
    go(&mut room, Screen::Exhibit);
    room
}

fn go(room: &mut Room, screen: Screen) {
    let view = query::meeting(&room.town.program, room.meeting).unwrap();
    room.town.run(Command::GoTo {
        meeting: room.meeting,
        item: Some(view.items[0].item.id),
        screen,
        exhibit: 0,
    });
}

fn say(room: &mut Room, kind: EntryKind, typed: &str) -> EntryId {
    room.town.clock.advance(TimeDelta::minutes(2));
    room.town.make(Command::Record(NewEntry {
        meeting: room.meeting,
        item: None,
        kind,
        typed: typed.into(),
        speaker: None,
        afterwards: false,
    }))
}

fn kept(room: &Room, entry: EntryId) -> Option<ShownThen> {
    query::as_shown(&room.town.program, entry).unwrap()
}

/// How many different pictures are kept.
fn pictures(room: &Room) -> usize {
    let rows = room.town.program.all_rows().unwrap();
    let rows = rows.iter().filter(|(table, _)| table == "as_shown");
    let data = |row: &str| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        row["data"].as_str().unwrap().to_owned()
    };
    let all: std::collections::BTreeSet<String> = rows.map(|(_, row)| data(row)).collect();
    all.len()
}

fn memo(room: &Room, edition: Edition, with_charts: bool) -> markdown::Markdown {
    let edition = MemoEdition {
        with_charts,
        ..MemoEdition::of(edition)
    };
    let sources = MemoSources::read(&room.town.program, room.meeting, edition).unwrap();
    let document = follow_up_memo(&sources).unwrap();
    // Word must take it as well.
    assert!(!docx::write(&document, sources.now).unwrap().is_empty());
    markdown::write(&document, "memo")
}

#[test]
fn the_chart_before_the_room_is_kept_and_drawn_again_after_its_figures_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let before = room.shown(0);
    let note = say(&mut room, EntryKind::Note, "It is slow");
    let action = say(&mut room, EntryKind::Action, "Restore the night crew");
    let decision = say(&mut room, EntryKind::Decision, "Two crews go north");
    assert_eq!(kept(&room, note), None);
    assert_eq!(pictures(&room), 1);
    // Everything about the measure becomes another.
    room.import(vec![
        line(KEYS[0], "", LAST, Some(1.0)),
        line(KEYS[0], "", LAST + 1, Some(0.5)),
    ]);
    room.town.run(Command::RemoveExhibit(room.charts[0]));
    room.reopen();
    let then = kept(&room, action).unwrap();
    let DrawnBody::Chart(input) = &then.drawn.body else {
        panic!("no chart but {:?}", then.drawn.body);
    };
    let ExhibitBody::Chart(spec) = &before.body else {
        panic!("no chart but {:?}", before.body);
    };
    assert_eq!(ChartSpec::line(input), **spec);
    assert_eq!(
        (&then.drawn.headline, &then.drawn.source),
        (&before.headline, &before.source)
    );
    assert_eq!(then.kept.measure, Some(room.measures[0]));
    assert_eq!(then.kept.view(), before.exhibit.view());
    assert_eq!(kept(&room, decision).unwrap().drawn, then.drawn);
    let rows = query::actions(&room.town.program).unwrap().rows;
    assert_eq!(rows[0].shown_at, Some(then.kept.at));
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn what_the_first_version_that_kept_it_drew_can_always_be_drawn() {
    let kept = include_str!("../fixtures/drawn_1.json");
    let drawn: Drawn = serde_json::from_str(kept).unwrap();
    let DrawnBody::Chart(input) = &drawn.body else {
        panic!("no chart but {:?}", drawn.body);
    };
    let spec = ChartSpec::line(input);
    assert_eq!(spec.headline, drawn.headline);
    assert_eq!(drawn.status, Some(TargetStatus::NotSet));
}

#[test]
fn it_is_part_of_the_same_step_and_goes_with_its_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let before = room.town.program.all_rows().unwrap();
    let action = say(&mut room, EntryKind::Action, "Restore the night crew");
    room.town.program.undo().unwrap();
    assert_eq!(room.town.program.all_rows().unwrap(), before);
    room.town.program.redo().unwrap();
    assert!(kept(&room, action).is_some());
    let part: EntryId = room.town.make(Command::SplitEntry(EntrySplit {
        entry: action,
        first: "Restore the night crew".into(),
        second: "and move two trucks".into(),
        kind: EntryKind::Action,
    }));
    assert_eq!(
        kept(&room, part).unwrap().drawn,
        kept(&room, action).unwrap().drawn
    );
    let note = say(&mut room, EntryKind::Note, "and a van");
    room.town.run(Command::MergeEntries {
        entry: part,
        into: note,
        goes_on: None,
    });
    assert_eq!(
        (kept(&room, part).is_some(), kept(&room, note).is_some()),
        (false, true)
    );
    room.town.run(Command::RemoveEntry(action));
    assert_eq!(kept(&room, action), None);
    room.town.program.undo().unwrap();
    assert!(kept(&room, action).is_some());
    // A note that turns out to be a promise keeps what stands there by then.
    let note = say(&mut room, EntryKind::Note, "We shall count them");
    let kind = EntryKind::DataRequest;
    room.town
        .run(Command::ChangeEntryKind { entry: note, kind });
    assert!(kept(&room, note).is_some());
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn what_the_room_sees_is_kept_however_it_is_looked_at_and_nothing_where_it_sees_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let measure = room.measures[1];
    room.town.run(Command::LookAt(StageLook {
        id: room.meeting,
        exhibit: room.charts[0],
        dimension: "District".into(),
        periods: 12,
        as_table: true,
        form: ChartForm::Line,
        usual_range: true,
        compared: ComparedWith::Nothing,
    }));
    let table = say(&mut room, EntryKind::Action, "Look at the north");
    let table = kept(&room, table).unwrap();
    assert!(table.kept.as_table && table.kept.dimension == "District");
    assert!(matches!(&table.drawn.body, DrawnBody::Table(table) if table.rows.len() == 12));
    let guest = Guest::new(room.meeting, measure, View::of("", 24));
    room.change(RoomChange::Show(guest));
    let other = say(&mut room, EntryKind::Action, "Shorten the backlog");
    let other = kept(&room, other).unwrap().kept;
    assert_eq!((other.measure, other.periods), (Some(measure), 24));
    let meeting = room.meeting;
    room.town.run(Command::Blank {
        meeting,
        blank: true,
    });
    let dark = say(&mut room, EntryKind::Action, "In the dark");
    assert_eq!(kept(&room, dark), None);
    room.town.run(Command::Blank {
        meeting,
        blank: false,
    });
    go(&mut room, Screen::Title);
    let title = say(&mut room, EntryKind::Action, "At the title");
    assert_eq!(kept(&room, title), None);
    // The figures that counted before the room, not those that came in since the release.
    room.release();
    room.import(vec![line(KEYS[0], "", LAST, Some(1.0))]);
    go(&mut room, Screen::Exhibit);
    room.town.run(Command::LookAsPrepared(meeting));
    let released = say(&mut room, EntryKind::Action, "As in the memo");
    let released = kept(&room, released).unwrap();
    assert!(
        released.drawn.headline.contains("6.2"),
        "{:?}",
        released.drawn.headline
    );
    assert!(released.drawn.updated.starts_with("Updated since the memo"));
    assert_eq!(room.shown(0).exhibit.kind, ExhibitKind::Chart);
    assert_eq!(room.town.program.faults().unwrap(), []);
}

#[test]
fn the_memo_shows_each_chart_once_where_it_is_asked_for_and_none_that_an_edition_may_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let words = "Restore the night crew due fri";
    say(&mut room, EntryKind::Action, words);
    say(&mut room, EntryKind::Action, "Count the trucks");
    say(&mut room, EntryKind::Decision, "Two crews go north");
    room.import(vec![line(KEYS[0], "", LAST, Some(1.0))]);
    let plain = memo(&room, Edition::Department, false);
    assert!(plain.pictures.is_empty() && !plain.text.contains("As shown"));
    let shown = memo(&room, Edition::Department, true);
    // One below the decisions, one below the two commitments.
    assert_eq!(shown.pictures.len(), 2, "{}", shown.text);
    assert!(
        shown.text.contains("(item 1 and item 2)."),
        "{}",
        shown.text
    );
    assert!(shown.text.contains("6.2 days"), "{}", shown.text);
    assert!(
        shown.text.contains("(decision “Two crews go north”)."),
        "{}",
        shown.text
    );
    room.town.run(Command::SetMeasureRules(MeasureRules {
        suppress_below: 11,
        ..MeasureRules::of(room.measures[0])
    }));
    assert!(memo(&room, Edition::Department, true).pictures.is_empty());
    assert!(memo(&room, Edition::Public, true).pictures.is_empty());
    assert_eq!(memo(&room, Edition::Panel, true).pictures.len(), 2);
    let file = folder.path().join("memo.html");
    let edition = MemoEdition {
        with_charts: true,
        ..MemoEdition::PANEL
    };
    write_paper(
        &room.town.program,
        room.meeting,
        MemoKind::FollowUp,
        edition,
        &file,
    )
    .unwrap();
    let page = std::fs::read_to_string(file).unwrap();
    assert_eq!(page.matches("data:image/png").count(), 2);
}

fn spot(room: &Room, on: chrono::NaiveDate) -> RoomChange {
    RoomChange::Light(Some(Spotlight {
        id: room.meeting,
        line: 0,
        on,
    }))
}

#[test]
fn the_point_the_room_looked_at_is_kept_with_what_is_promised_and_named_in_the_memo() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let ExhibitBody::Chart(spec) = room.shown(0).body else {
        panic!("no chart");
    };
    let point = spec.lines[0].latest().unwrap();
    let on = point.period.start();
    let plain = say(&mut room, EntryKind::Action, "Count the trucks");
    let change = spot(&room, on);
    room.change(change);
    let lit = say(&mut room, EntryKind::Action, "Restore the night crew");
    assert_eq!(kept(&room, plain).unwrap().drawn.spotlight, None);
    let drawn = kept(&room, lit).unwrap().drawn;
    assert_eq!(drawn.spotlight, Some(DrawnPoint { line: 0, on }));
    let named = spec.point_on(0, on).unwrap();
    assert!(named.figure.starts_with("6.2"), "{named:?}");
    let memo = memo(&room, Edition::Panel, true).text;
    let words = format!("The room looked at {}: {}.", named.label, named.figure);
    assert!(memo.contains(&words), "{memo}");
}

#[test]
fn a_chart_as_it_was_is_put_before_the_room_again_and_stays_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = room(folder.path());
    let earlier = say(&mut room, EntryKind::Action, "Restore the night crew");
    let note = say(&mut room, EntryKind::Note, "It is slow");
    room.import(vec![line(KEYS[0], "", LAST, Some(1.0))]);
    // Nothing was kept with a note.
    let refused = room.town.program.run(Command::InRoom {
        meeting: room.meeting,
        change: RoomChange::ShowAgain(Some(note)),
    });
    assert!(refused.is_err());
    room.change(RoomChange::ShowAgain(Some(earlier)));
    room.reopen();
    let view = query::meeting(&room.town.program, room.meeting).unwrap();
    assert_eq!(view.shown_again.map(|shown| shown.entry), Some(earlier));
    // What is promised now is promised before the old chart, and says of which day that is.
    let later = say(&mut room, EntryKind::Action, "Ask why it fell");
    let (then, now) = (kept(&room, earlier).unwrap(), kept(&room, later).unwrap());
    assert_eq!(
        (&now.drawn.body, &now.drawn.headline),
        (&then.drawn.body, &then.drawn.headline)
    );
    assert_eq!(then.words(), now.words());
    assert!(then.words().starts_with("As shown on "), "{}", then.words());
    assert_eq!(now.drawn.then, then.words());
    // One key leads back, and so do the way on and the end of the entry.
    room.change(RoomChange::Back);
    let shown = |room: &Room| {
        let view = query::meeting(&room.town.program, room.meeting).unwrap();
        view.shown_again.is_some()
    };
    assert!(!shown(&room));
    room.change(RoomChange::ShowAgain(Some(earlier)));
    go(&mut room, Screen::Title);
    assert!(!shown(&room));
    room.change(RoomChange::ShowAgain(Some(earlier)));
    room.town.run(Command::RemoveEntry(earlier));
    assert!(!shown(&room));
    room.town.program.undo().unwrap();
    assert!(shown(&room));
    room.town.run(Command::Adjourn(room.meeting));
    assert!(!shown(&room));
    assert_eq!(room.town.program.faults().unwrap(), []);
}

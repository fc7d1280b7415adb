//! Ninety minutes of a meeting, run from the keyboard alone as a script says: the record, its times, owners and
//! dates and the minutes of every item are compared with the script line by line.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use eframe::egui::{Key, Modifiers};
use statroom::app::Monitor;
use statroom::domain::entry::EntryKind;
use statroom::domain::text::AsText;
use statroom::program::query::{self, MeetingView};
use statroom::program::{Clock as _, Program};

use super::stand::Stand;

const SCRIPT: &str = include_str!("../../fixtures/ninety_minutes.tsv");
const DEMO: &str = "demonstration.statroom";

/// One line of the script.
struct Line<'s> {
    at: NaiveTime,
    does: &'s str,
    typed: &'s str,
    kept: &'s str,
    owner: &'s str,
    due: &'s str,
}

/// The lines, in their order.
fn script() -> Vec<Line<'static>> {
    let lines = SCRIPT.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.map(|line| {
        let mut parts = line.split('\t');
        let mut part = || parts.next().unwrap_or_default();
        Line {
            at: part().parse().unwrap(),
            does: part(),
            typed: part(),
            kept: part(),
            owner: part(),
            due: part(),
        }
    });
    lines.collect()
}

/// A time of the meeting's morning, in Port Alder.
fn instant(time: NaiveTime) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    day.and_time(time).and_utc() + TimeDelta::hours(5)
}

/// The key that records a line as this.
fn record_key(kind: EntryKind) -> (Modifiers, Key) {
    match kind {
        EntryKind::Note => (Modifiers::NONE, Key::Enter),
        EntryKind::Action => (Modifiers::ALT, Key::A),
        EntryKind::Decision => (Modifiers::ALT, Key::D),
        EntryKind::InformationRequest => (Modifiers::ALT, Key::I),
        EntryKind::DataRequest => (Modifiers::ALT, Key::R),
        EntryKind::DataQualityIssue => (Modifiers::ALT, Key::Q),
        EntryKind::Recognition => (Modifiers::ALT, Key::W),
        EntryKind::ParkingLot => (Modifiers::ALT, Key::P),
        EntryKind::FollowUp => unreachable!("the script works no earlier action"),
    }
}

/// Does what a line says, at its time.
fn play(stand: &mut Stand, line: &Line<'_>) {
    let ahead = instant(line.at) - stand.clock.now();
    assert!(ahead >= TimeDelta::zero(), "{} comes too early", line.at);
    stand.wait(ahead);
    match line.does {
        "start" => stand.key(Key::F5),
        "next" => stand.key(Key::PageDown),
        "item" => stand.keys(Modifiers::COMMAND, Key::PageDown),
        "blank" | "light" => stand.keys(Modifiers::COMMAND, Key::B),
        "adjourn" => {
            stand.command("Adjourn the meeting");
            stand.key(Key::Enter);
        }
        kind => {
            let kind = EntryKind::from_text(kind).unwrap_or_else(|| panic!("{kind}?"));
            let (held, key) = record_key(kind);
            stand.type_words(line.typed);
            stand.keys(held, key);
        }
    }
    if line.does != "adjourn" {
        assert_eq!(
            stand.holder(),
            "Capture line",
            "after {} {}",
            line.at,
            line.does
        );
    }
}

fn meeting_of(program: &Program) -> MeetingView {
    let rows = query::meetings(program).unwrap().rows;
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let row = rows.iter().find(|row| row.meeting.held_on == day).unwrap();
    query::meeting(program, row.meeting.id).unwrap()
}

/// Compares the record with the script, line by line.
fn compare_record(program: &Program, view: &MeetingView, lines: &[Line<'_>]) {
    let directory = query::directory(program).unwrap();
    let actions = query::actions(program).unwrap();
    let mut title = "Opening";
    let mut entries = view.entries.iter();
    for line in lines {
        if line.does == "item" {
            title = line.typed;
        }
        let Some(kind) = EntryKind::from_text(line.does) else {
            continue;
        };
        let entry = entries
            .next()
            .unwrap_or_else(|| panic!("{} was lost", line.typed));
        let item = &view.item(entry.item.unwrap()).unwrap().item.title;
        let kept = (
            entry.at,
            entry.kind,
            entry.text.as_str(),
            entry.typed.as_str(),
            item.as_str(),
        );
        assert_eq!(kept, (instant(line.at), kind, line.kept, line.typed, title));
        let action = entry
            .action
            .and_then(|id| actions.row(id))
            .map(|row| &row.action);
        assert_eq!(
            action.is_some(),
            kind.action_kind().is_some(),
            "{}",
            line.typed
        );
        let Some(action) = action else { continue };
        assert_eq!(action.text, line.kept);
        assert_eq!(
            directory.person_name(action.owner),
            line.owner,
            "{}",
            line.typed
        );
        let due = action.due.map(|due| due.to_string()).unwrap_or_default();
        assert_eq!(due, line.due, "{}", line.typed);
    }
    assert!(
        entries.next().is_none(),
        "the record holds more than was said"
    );
}

/// Compares the minutes of each item with the script.
fn compare_minutes(view: &MeetingView, lines: &[Line<'_>]) {
    let mut begins = vec![("Opening", instant(lines[0].at))];
    begins.extend(
        lines
            .iter()
            .filter(|line| line.does == "item")
            .map(|line| (line.typed, instant(line.at))),
    );
    let end = instant(lines.last().unwrap().at);
    let ends = begins.iter().skip(1).map(|(_, at)| *at).chain([end]);
    for ((title, from), until) in begins.iter().zip(ends) {
        let item = view.agenda().find(|one| one.item.title == *title);
        let clocks: Vec<_> = item
            .unwrap_or_else(|| panic!("{title}?"))
            .clocks
            .iter()
            .collect();
        let [clock] = clocks.as_slice() else {
            panic!("{title} has {} clocks", clocks.len())
        };
        assert_eq!((clock.from, clock.until), (*from, Some(until)), "{title}");
    }
    assert_eq!(view.meeting.started_at, Some(begins[0].1));
    assert_eq!(view.meeting.adjourned_at, Some(end));
}

#[test]
fn ninety_minutes_leave_the_record_that_the_script_says() {
    let lines = script();
    let said = lines
        .iter()
        .filter(|line| EntryKind::from_text(line.does).is_some());
    assert!(said.count() >= 55 && lines.len() >= 75, "a whole meeting");
    let mut stand = Stand::new();
    let monitor = |index: usize, name: &str| Monitor {
        index,
        name: name.into(),
        bounds: (index as i32 * 1920, 0, 1920, 1080),
        scale: 100,
        is_console: index == 0,
    };
    *stand.monitors.lock().unwrap() = vec![monitor(0, "Laptop"), monitor(1, "Beamer")];
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    for line in &lines {
        play(&mut stand, line);
    }
    stand.must_say("Follow-up memo");
    let program = stand.read(DEMO);
    let view = meeting_of(&program);
    compare_record(&program, &view, &lines);
    compare_minutes(&view, &lines);
    assert_eq!(program.faults().unwrap(), Vec::new());
}

//! The room keeps seeing the released memo's figures; newer ones are announced and switched on by one key.

use eframe::egui::{Key, Modifiers};
use statroom::domain::measure::Measure;
use statroom::domain::period::Period;
use statroom::program::{Command, FigureBatch, FigureLine, query};

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;
use crate::harness::picture;

const ALL: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

/// The latest figure of a measure.
fn latest(stand: &Stand, key: &str) -> (Measure, Period, f64) {
    let rows = query::measures(&stand.read(DEMO)).unwrap().rows;
    let row = rows.into_iter().find(|row| row.measure.key == key).unwrap();
    let (period, value) = row.latest.unwrap();
    (row.measure, period, value)
}

/// Another window corrects the latest figure of a measure; returns how both are said.
pub(super) fn correct(stand: &mut Stand, key: &str, by: f64) -> (String, String) {
    let (measure, period, value) = latest(stand, key);
    let mut elsewhere = stand.read(DEMO);
    let line = FigureLine {
        measure_key: key.into(),
        dimension: String::new(),
        group: String::new(),
        period,
        value: Some(value + by),
        parts: None,
        row: None,
    };
    elsewhere
        .run(Command::ImportFigures(FigureBatch {
            source: "Entered by hand".into(),
            source_hash: String::new(),
            by: "colleague".into(),
            lines: vec![line].into(),
            ..FigureBatch::default()
        }))
        .unwrap();
    stand.wait(chrono::TimeDelta::seconds(2));
    let format = &measure.format;
    (format.plain(value), format.plain(value + by))
}

/// The demonstration's meeting with its memo released, at the chart of response times.
pub(super) fn at_the_chart() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.must_say("Released Nov 20, 2026");
    stand.key(Key::F5);
    for _ in 0..30 {
        if room(&stand).contains("Days, monthly") && stand.says("Street-defect response time") {
            let shown = room(&stand);
            if shown.contains("Street-defect response time was") {
                return stand;
            }
        }
        stand.key(Key::PageDown);
    }
    panic!(
        "the chart of response times was not found: {}",
        room(&stand)
    );
}

#[test]
fn a_figure_corrected_after_the_release_is_announced_and_shown_by_one_key() {
    let mut stand = at_the_chart();
    let before = room(&stand);
    assert!(!before.contains("Updated since the memo"));
    let (was, is) = correct(&mut stand, "street-defect-response", -1.5);
    let announced = room(&stand);
    let words = format!("Updated since the memo: {was} to {is} days (Oct 2026)");
    assert!(announced.contains(&words), "{announced}");
    assert!(
        announced.contains(&format!("response time was {was} days")),
        "{announced}"
    );
    stand.must_say(&words);
    stand.type_words("Half a line");
    stand.picture("app_newer");
    let mut results = stand.window.take_snapshot_results();
    let mut of_room = audience(&stand);
    picture(&mut of_room, "app_newer_room");
    results.extend(of_room.take_snapshot_results());

    stand.keys(Modifiers::COMMAND, Key::U);
    let shown = room(&stand);
    assert!(
        shown.contains(&format!("response time was {is} days")),
        "{shown}"
    );
    assert!(shown.contains("Newer figures than the memo’s"), "{shown}");
    // The key is no key of the capture line, and undo is not about it.
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Half a line");

    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), shown);
    stand.keys(Modifiers::COMMAND, Key::U);
    assert_eq!(room(&stand), announced);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn all_newer_figures_are_switched_on_and_off_by_another_key_the_scorecard_with_them() {
    let mut stand = at_the_chart();
    let (was, is) = correct(&mut stand, "street-defect-response", -1.5);
    correct(&mut stand, "pothole-backlog", 40.0);
    // With the week that came in between the release and the meeting.
    stand.must_say("3 measures were updated since the memo: show all newer figures");
    stand.keys(ALL, Key::U);
    assert!(room(&stand).contains(&format!("response time was {is} days")));
    // The scorecard says what the charts say.
    while !room(&stand).contains("1 of 2") {
        stand.key(Key::PageUp);
    }
    let scorecard = room(&stand);
    assert!(
        scorecard.contains("3 measures were updated since the memo; the newer figures are shown")
    );
    assert!(scorecard.contains(&format!("{is} days")), "{scorecard}");
    // On the scorecard the key for what is on screen is about all of it.
    stand.keys(Modifiers::COMMAND, Key::U);
    let scorecard = room(&stand);
    assert!(scorecard.contains(&format!("{was} days")), "{scorecard}");
    assert!(!scorecard.contains("the newer figures are shown"));
}

#[test]
fn without_newer_figures_the_key_says_so_and_the_line_keeps_its_words() {
    let mut stand = at_the_chart();
    let before = room(&stand);
    stand.type_words("Half a line");
    stand.keys(Modifiers::COMMAND, Key::U);
    stand.must_say("There are no newer figures than the memo’s here.");
    stand.must_say("Half a line");
    assert_eq!(room(&stand), before);
    assert!(!stand.says("Show newer figures"));
}

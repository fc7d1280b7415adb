//! The room keeps its picture while the console looks elsewhere.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;
use crate::harness::picture;

const FROZEN: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const RESPONSE: &str = "Street-defect response time was 6.2 days in Oct 2026";

/// The demonstration's meeting at the first chart of "Response time".
fn at_the_chart() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    for _ in 0..5 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand.key(Key::PageDown);
    assert!(room(&stand).contains(RESPONSE), "{}", room(&stand));
    stand
}

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

#[test]
fn frozen_the_room_sees_the_same_words_wherever_the_console_goes_and_after_a_crash() {
    let mut stand = at_the_chart();
    let before = room(&stand);
    stand.keys(FROZEN, Key::F);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Frozen: the room still sees 7. Response time · Street-defect response time");
    for key in [Key::PageDown, Key::PageDown, Key::PageUp, Key::PageDown] {
        stand.key(key);
        assert_eq!(room(&stand), before, "after {key:?}");
        assert_eq!(stand.holder(), "Capture line");
    }
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(room(&stand), before);
    stand.press_with("2. Pothole backlog");
    stand.must_say("The room sees");
    assert_eq!(room(&stand), before);
    stand.type_words("Said about the response time");
    stand.key(Key::Enter);
    assert_eq!(room(&stand), before);
    stand.picture("app_frozen");
    let mut results = stand.window.take_snapshot_results();
    let mut in_the_room = audience(&stand);
    picture(&mut in_the_room, "app_frozen_room");
    results.extend(in_the_room.take_snapshot_results());
    // Dark wins over it, and light brings the same picture back.
    stand.keys(Modifiers::COMMAND, Key::B);
    assert!(!room(&stand).contains(RESPONSE));
    stand.must_say("Frozen: the room still sees 7.");
    stand.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(room(&stand), before);
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), before);
    stand.must_say("Frozen: the room still sees 7.");
    stand.keys(FROZEN, Key::F);
    let now = room(&stand);
    assert!(now.contains("2 Pothole backlog"), "{now}");
    assert!(!stand.says("Frozen:"));
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn frozen_the_chart_keeps_its_look_while_the_console_looks_another_way() {
    let mut stand = at_the_chart();
    stand.press("12");
    let short = room(&stand);
    stand.keys(FROZEN, Key::F);
    stand.press("All");
    assert_eq!(room(&stand), short);
    stand.press("Table");
    assert_eq!(room(&stand), short);
    stand.press("Unfreeze");
    assert_ne!(room(&stand), short);
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn frozen_not_even_a_correction_gets_through() {
    let mut stand = at_the_chart();
    stand.type_words("Report on the third site @chen due next");
    stand.keys(Modifiers::ALT, Key::A);
    stand.keys(Modifiers::COMMAND, Key::E);
    let read = room(&stand);
    assert!(read.contains("Report on the third site"));
    stand.keys(FROZEN, Key::F);
    stand.type_words("A second promise, made while frozen @chen due next");
    stand.keys(Modifiers::ALT, Key::A);
    assert_eq!(room(&stand), read);
    stand.keys(FROZEN, Key::F);
    assert!(room(&stand).contains("A second promise"));
}

//! The agenda of the running meeting changed from the capture line: extended, skipped, moved on, and what came up.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

/// The demonstration's meeting at the follow-ups on potholes, with words in the capture line.
fn at_the_potholes() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(2));
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.type_words("Half a sentence");
    stand
}

/// The capture line has the keyboard and every word that was in it.
#[track_caller]
fn line_is_whole(stand: &Stand) {
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Half a sentence");
}

#[test]
fn the_item_is_extended_by_one_key_and_the_pace_says_so() {
    let mut stand = at_the_potholes();
    let before = room(&stand);
    stand.keys(Modifiers::ALT, Key::X);
    stand.must_say("2. Pothole backlog, 0 / 10 + 5 min");
    stand.keys(Modifiers::ALT, Key::X);
    stand.must_say("2. Pothole backlog, 0 / 10 + 10 min");
    line_is_whole(&stand);
    assert_eq!(room(&stand), before);
    stand.press_with("Undo: Extend item");
    stand.must_say("2. Pothole backlog, 0 / 10 + 5 min");
    stand.wait(TimeDelta::minutes(16));
    stand.must_say("2. Pothole backlog, 16 / 10 + 5 over");
}

#[test]
fn a_skipped_item_is_gone_past_says_so_and_is_taken_up_again_by_name() {
    let mut stand = at_the_potholes();
    stand.keys(Modifiers::ALT, Key::K);
    line_is_whole(&stand);
    stand.must_say("2. Pothole backlog, Skipped");
    assert!(room(&stand).contains("3 Depot B and the nights"));
    // By name, from the palette, another one; the room stays where it is.
    let before = room(&stand);
    stand.command("skip 4.");
    assert_eq!(room(&stand), before);
    line_is_whole(&stand);
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    assert!(!room(&stand).contains("4 "), "{}", room(&stand));
    let fifth = room(&stand);
    stand.keys(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(room(&stand), before, "nor on the way back");
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(room(&stand), fifth);
    let mut stand = stand.crash_and_start(DEMO);
    stand.must_say("2. Pothole backlog, Skipped");
    stand.command("take up 2.");
    assert!(!stand.says("2. Pothole backlog, Skipped"));
    stand.must_say("2. Pothole backlog");
}

#[test]
fn moving_an_item_on_asks_for_the_next_meeting_once_and_undo_takes_it_all_back() {
    let mut stand = at_the_potholes();
    stand.press_with("9. Graffiti pilot");
    let before = room(&stand);
    stand.keys(Modifiers::ALT, Key::G);
    stand.must_say("Plan the next meeting?");
    stand.must_say("No meeting is planned after this one.");
    assert_eq!(room(&stand), before);
    stand.picture("app_move_on");
    let mut results = stand.window.take_snapshot_results();
    stand.key(Key::Escape);
    line_is_whole(&stand);
    stand.keys(Modifiers::ALT, Key::G);
    stand.press("Plan it and move the item");
    line_is_whole(&stand);
    stand.must_say("9. Graffiti pilot, Moved to Dec 22");
    assert_ne!(room(&stand), before, "the meeting goes on");
    stand.picture("app_moved_on");
    results.extend(stand.window.take_snapshot_results());
    stand.press_with("Undo: Move item to the next meeting");
    assert!(!stand.says("Moved to Dec 22"));
    let program = stand.read(DEMO);
    let list = statroom::program::query::meetings(&program).unwrap();
    let planned = list
        .rows
        .iter()
        .filter(|row| row.meeting.started_at.is_none());
    assert_eq!(planned.count(), 0, "the planned one went with the step");
}

#[test]
fn what_came_up_is_typed_in_place_and_stands_after_the_current_item() {
    let mut stand = at_the_potholes();
    let before = room(&stand);
    stand.keys(Modifiers::ALT, Key::U);
    assert_eq!(stand.holder(), "Item that came up");
    stand.type_words("Salt su");
    stand.key(Key::Escape);
    line_is_whole(&stand);
    stand.keys(Modifiers::ALT, Key::U);
    stand.type_words("Salt supply");
    stand.key(Key::Enter);
    line_is_whole(&stand);
    stand.must_say("3. Salt supply, Added · – / 5 min");
    assert_eq!(room(&stand), before);
    stand.picture("app_came_up");
    let mut results = stand.window.take_snapshot_results();
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    let shown = room(&stand);
    assert!(shown.contains("Salt supply"), "{shown}");
    assert!(!shown.contains("Half a sentence"));
    stand.key(Key::Enter);
    stand.press_tab("Follow up");
    stand.must_say("3. Salt supply");
    results.extend(stand.window.take_snapshot_results());
}

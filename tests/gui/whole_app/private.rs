//! A look at a measure on the console only, shown to the room on purpose, and the way back.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;

const SHOW: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const GRAFFITI: &str = "Graffiti removed in 5 days";

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

/// The demonstration's meeting at the follow-ups on potholes.
fn at_the_potholes() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(2));
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    assert!(room(&stand).contains("2 Pothole backlog"));
    stand
}

/// Looks at the graffiti measure on the console only.
fn look_at_graffiti(stand: &mut Stand) {
    stand.keys(Modifiers::COMMAND, Key::M);
    stand.type_words("graffiti");
    stand.key(Key::Enter);
}

#[test]
fn a_private_look_stays_on_the_console_until_it_is_shown_and_the_way_back_is_one_key() {
    let mut stand = at_the_potholes();
    let before = room(&stand);
    look_at_graffiti(&mut stand);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Only on the console");
    assert_eq!(room(&stand), before);
    stand.picture("app_private");
    let mut results = stand.window.take_snapshot_results();
    // Looked at another way, it is still nobody else's.
    stand.press("Table");
    assert_eq!(room(&stand), before);
    stand.press("Chart");
    stand.keys(SHOW, Key::M);
    assert_eq!(stand.holder(), "Capture line");
    let shown = room(&stand);
    assert!(
        shown.contains(GRAFFITI) && shown.contains("2 Pothole backlog"),
        "{shown}"
    );
    stand.must_say("Shown out of order: Graffiti removed in 5 days");
    stand.picture("app_out_of_order");
    results.extend(stand.window.take_snapshot_results());
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), shown);
    stand.keys(Modifiers::COMMAND, Key::R);
    assert_eq!(room(&stand), before);
    assert!(!stand.says("Shown out of order"));
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn a_private_look_is_put_away_without_the_room_having_seen_it() {
    let mut stand = at_the_potholes();
    let before = room(&stand);
    look_at_graffiti(&mut stand);
    stand.press("Close");
    assert!(!stand.says("Only on the console"));
    // There is nothing to show any more.
    stand.keys(SHOW, Key::M);
    assert_eq!(room(&stand), before);
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn after_an_item_was_chosen_by_a_press_one_key_leads_back() {
    let mut stand = at_the_potholes();
    stand.key(Key::PageDown);
    let before = room(&stand);
    stand.press_with("9. Graffiti pilot");
    stand.key(Key::PageDown);
    assert_ne!(room(&stand), before);
    stand.must_say("‹ Back to 2. Pothole backlog");
    stand.keys(Modifiers::COMMAND, Key::R);
    assert_eq!(room(&stand), before);
    assert!(!stand.says("‹ Back to"));
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn under_the_picture_stands_what_comes_next_and_a_press_goes_there() {
    let mut stand = at_the_potholes();
    stand.must_say("Next: 2. Pothole backlog · Pothole repairs open");
    stand.press_with("Next: 2. Pothole backlog");
    assert!(room(&stand).contains("Pothole repairs open"));
    assert_eq!(stand.holder(), "Capture line");
    stand.key(Key::PageDown);
    stand.must_say("Next: 3. Depot B and the nights · Follow-ups");
}

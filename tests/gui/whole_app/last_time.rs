//! What was said last time, beside the chart: read by the arrows, never in the room.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};
use statroom::program::query;

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;
use crate::harness::picture;

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

#[test]
fn what_was_said_last_time_stands_beside_the_chart_and_is_read_by_the_arrows() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    for _ in 0..6 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand.type_words("Half a sentence");
    let before = room(&stand);
    assert!(before.contains("7 Response time"), "{before}");
    let program = stand.read(DEMO);
    let meeting = query::find_meeting(&program, "next").unwrap();
    let view = query::meeting(&program, meeting).unwrap();
    let item = view.stage.as_ref().and_then(|stage| stage.item).unwrap();
    let last = query::last_time(&program, item).unwrap();
    let said = last.meeting.as_ref().unwrap();
    assert!(said.entries.len() > 1);
    stand.must_say("What we said last time · ");
    stand.keys(Modifiers::ALT, Key::L);
    assert!(
        stand.holder().starts_with("What we said last time"),
        "{}",
        stand.holder()
    );
    stand.key(Key::ArrowUp);
    stand.key(Key::ArrowUp);
    assert!(stand.holder().starts_with("What we said last time"));
    for entry in &said.entries {
        let text = &entry.text;
        stand.must_say(text);
        assert!(!before.contains(text.as_str()), "{text:?} is in the room");
    }
    for private in &said.private_notes {
        stand.must_say(private);
        stand.must_say("Private note");
        assert!(!room(&stand).contains(private.as_str()));
    }
    stand.picture("app_last_time");
    let results = stand.window.take_snapshot_results();
    // The chart a promise was made before, as it was, on the console only.
    let kept = said
        .entries
        .iter()
        .rposition(|one| said.as_shown.contains(&one.id))
        .unwrap();
    stand.key(Key::Escape);
    stand.keys(Modifiers::ALT, Key::L);
    let lines = said.entries.len() + last.open.len() + said.private_notes.len();
    for _ in kept + 1..lines {
        stand.key(Key::ArrowUp);
    }
    stand.key(Key::Enter);
    stand.must_say("As shown at ");
    stand.must_say(&said.on.format("on %b %-d, %Y").to_string());
    assert_eq!(room(&stand), before);
    stand.key(Key::Escape);
    assert!(!stand.says("As shown at "));
    stand.keys(Modifiers::ALT, Key::L);
    stand.key(Key::Escape);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Half a sentence");
    assert_eq!(room(&stand), before);
    // An item of which nobody has spoken says so.
    stand.keys(Modifiers::COMMAND, Key::PageUp);
    stand.keys(Modifiers::ALT, Key::U);
    stand.type_words("Something quite new");
    stand.key(Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.must_say("No earlier meeting spoke of this topic");
    stand.keys(Modifiers::ALT, Key::L);
    assert_eq!(stand.holder(), "Capture line");
    drop(results);
}

/// The demonstration's meeting at the chart of response time, with what was said of it last time.
fn at_the_chart() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    for _ in 0..6 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand
}

const AGAIN: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
fn a_chart_as_it_was_is_put_before_the_room_on_purpose_marked_with_its_day_and_taken_away() {
    let mut stand = at_the_chart();
    stand.type_words("Half a sentence");
    let before = room(&stand);
    stand.keys(AGAIN, Key::T);
    assert_eq!(stand.holder(), "Capture line");
    let then = room(&stand);
    assert!(then.contains("As shown on Oct 27, 2026"), "{then}");
    assert!(!before.contains("As shown on"));
    stand.must_say("The room sees a chart as shown on Oct 27, 2026");
    stand.picture("app_shown_again");
    let mut results = stand.window.take_snapshot_results();
    let mut in_the_room = audience(&stand);
    picture(&mut in_the_room, "app_shown_again_room");
    results.extend(in_the_room.take_snapshot_results());
    // A crash keeps it; one key leads back, the same key does too, and so does the way on.
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), then);
    stand.keys(Modifiers::COMMAND, Key::R);
    assert_eq!(room(&stand), before);
    stand.keys(AGAIN, Key::T);
    assert_eq!(room(&stand), then);
    stand.keys(AGAIN, Key::T);
    assert_eq!(room(&stand), before);
    stand.command("Show the room a chart as it was");
    assert_eq!(room(&stand), then);
    stand.key(Key::PageDown);
    assert!(!room(&stand).contains("As shown on"));
    drop(results);
}

#[test]
fn from_the_console_a_chart_as_it_was_goes_to_the_room_by_one_key_or_one_press() {
    let mut stand = at_the_chart();
    let before = room(&stand);
    stand.keys(Modifiers::ALT, Key::L);
    let kept =
        |stand: &Stand| stand.says("Only on the console. Ctrl Shift T shows it to the room.");
    for _ in 0..12 {
        stand.key(Key::Enter);
        if kept(&stand) {
            break;
        }
        stand.key(Key::ArrowUp);
    }
    assert!(kept(&stand));
    assert_eq!(
        room(&stand),
        before,
        "the dialog alone shows the room nothing"
    );
    stand.keys(AGAIN, Key::T);
    assert!(!kept(&stand));
    assert!(room(&stand).contains("As shown on Oct 27, 2026"));
    stand.press("Take it away");
    assert_eq!(room(&stand), before);
    assert_eq!(stand.holder(), "Capture line");
    // A point of it can be marked like any other.
    stand.keys(AGAIN, Key::T);
    let then = room(&stand);
    stand.keys(AGAIN, Key::L);
    stand.must_say("The room looks at ");
    assert_ne!(room(&stand), then);
    stand.key(Key::Escape);
    assert_eq!(room(&stand), then);
}

//! What was said last time, beside the chart: read by the arrows, never in the room.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};
use statroom::program::query;

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;

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

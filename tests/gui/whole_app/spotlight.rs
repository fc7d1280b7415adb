//! A spotlight on the chart: one figure large in the room, moved by the arrows, gone by Escape.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;
use crate::harness::picture;

const LIGHT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const POINT: &str = "Point the room looks at";

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

#[test]
fn one_point_of_the_chart_stands_large_in_the_room_until_escape() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    for _ in 0..6 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand.type_words("Half a sentence");
    let before = room(&stand);
    stand.keys(LIGHT, Key::L);
    assert_eq!(stand.holder(), POINT);
    stand.must_say("The room looks at Oct 2026: 6.2 days");
    let lit = room(&stand);
    assert_ne!(lit, before);
    assert!(lit.contains("Oct 2026: 6.2 days"), "{lit}");
    stand.key(Key::ArrowLeft);
    stand.must_say("The room looks at Sep 2026: ");
    assert!(room(&stand).contains("Sep 2026: "));
    assert!(!room(&stand).contains("Oct 2026: 6.2 days"));
    stand.key(Key::Home);
    stand.must_say("The room looks at Nov 2023: ");
    stand.key(Key::End);
    assert_eq!(room(&stand), lit);
    stand.picture("app_spotlight");
    let mut results = stand.window.take_snapshot_results();
    let mut in_the_room = audience(&stand);
    picture(&mut in_the_room, "app_spotlight_room");
    results.extend(in_the_room.take_snapshot_results());
    // Enter keeps it and goes on writing; a crash keeps it too.
    stand.key(Key::Enter);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Half a sentence");
    assert_eq!(room(&stand), lit);
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), lit);
    stand.key(Key::Escape);
    assert_eq!(stand.holder(), "Capture line");
    assert_eq!(room(&stand), before);
    // Over the live copy Escape does the same, and so do the key again and the way on.
    stand.keys(LIGHT, Key::L);
    stand.key(Key::Escape);
    assert_eq!(
        (stand.holder().as_str(), room(&stand)),
        ("Capture line", before.clone())
    );
    stand.keys(LIGHT, Key::L);
    stand.keys(LIGHT, Key::L);
    assert_eq!(
        (stand.holder().as_str(), room(&stand)),
        ("Capture line", before)
    );
    stand.keys(LIGHT, Key::L);
    stand.key(Key::PageDown);
    assert!(!stand.says("The room looks at"));
    // Where there is no chart there is nothing to mark.
    stand.keys(Modifiers::COMMAND, Key::E);
    stand.keys(LIGHT, Key::L);
    stand.must_say("No chart is on screen on which a point could be marked.");
    assert_eq!(stand.holder(), "Capture line");
}

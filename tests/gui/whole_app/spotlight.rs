//! A spotlight on the chart: one figure large in the room, moved by the arrows, gone by Escape.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

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

#[test]
fn a_press_on_the_live_copy_takes_the_point_nearest_to_it() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    for _ in 0..6 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    let before = room(&stand);
    let copy = |stand: &Stand| stand.window.get_by_label(POINT).rect();
    stand.keys(LIGHT, Key::L);
    let rect = copy(&stand);
    // Before any is marked a press marks none.
    stand.keys(LIGHT, Key::L);
    stand.press_at(rect.center());
    assert_eq!(room(&stand), before);
    stand.keys(LIGHT, Key::L);
    let mut seen = std::collections::BTreeSet::new();
    for part in [0.2, 0.35, 0.5, 0.65, 0.8] {
        stand.press_at(rect.left_top() + rect.size() * vec2(part, 0.6));
        stand.must_say("The room looks at ");
        seen.insert(room(&stand));
        assert_eq!(stand.holder(), POINT);
    }
    assert_eq!(seen.len(), 5, "five places are five points");
    // The arrows go on from the point that was pressed.
    let pressed = room(&stand);
    stand.key(Key::ArrowLeft);
    assert_ne!(room(&stand), pressed);
    stand.key(Key::ArrowRight);
    assert_eq!(room(&stand), pressed);
    // A press beside the chart leaves it where it is.
    stand.press_at(rect.left_top() + rect.size() * vec2(0.3, 0.03));
    assert_eq!(room(&stand), pressed);
}

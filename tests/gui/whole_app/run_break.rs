//! A break by key, and a question for the panel put before the room on purpose.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::program::query;

use super::room::{DEMO, at_the_meeting, audience, words_in};
use super::stand::Stand;
use crate::harness::picture;

const ASK: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn room(stand: &Stand) -> String {
    words_in(&audience(stand))
}

/// The demonstration's meeting at the follow-ups on potholes, ten minutes in, with words in the capture line.
fn at_the_potholes() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.wait(TimeDelta::minutes(10));
    stand.type_words("Half a sentence");
    stand
}

#[track_caller]
fn line_is_whole(stand: &Stand) {
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Half a sentence");
}

#[test]
fn a_break_stops_the_clocks_tells_the_room_when_it_goes_on_and_ends_by_one_key() {
    let mut stand = at_the_potholes();
    let before = room(&stand);
    stand.must_say("10:00");
    stand.keys(Modifiers::COMMAND, Key::P);
    assert_eq!(room(&stand), before, "how long is asked first");
    stand.key(Key::ArrowDown);
    stand.key(Key::Enter);
    line_is_whole(&stand);
    let shown = room(&stand);
    assert!(
        shown.contains("Break") && shown.contains("Back at 9:11 a.m."),
        "{shown}"
    );
    assert!(!shown.contains("Pothole"), "{shown}");
    stand.must_say("Break since 9:01 a.m. · back at 9:11 a.m.");
    stand.picture("app_break");
    let mut results = stand.window.take_snapshot_results();
    let mut in_the_room = audience(&stand);
    picture(&mut in_the_room, "app_break_room");
    results.extend(in_the_room.take_snapshot_results());
    stand.wait(TimeDelta::minutes(7));
    stand.must_say("10:00");
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(room(&stand), shown);
    stand.wait(TimeDelta::minutes(6));
    stand.must_say("10:00");
    stand.must_say("3 min late");
    // A break without a time takes the time off the screen.
    stand.command("break: take the time off");
    assert!(!room(&stand).contains("Back at"));
    stand.keys(Modifiers::COMMAND, Key::P);
    assert_eq!(stand.holder(), "Capture line");
    assert_eq!(room(&stand), before);
    assert!(!stand.says("Break since"));
    stand.wait(TimeDelta::minutes(1));
    stand.must_say("11:00");
    stand.press("Break");
    stand.key(Key::Escape);
    assert_eq!(room(&stand), before, "nothing was chosen");
}

#[test]
fn one_question_is_put_before_the_room_on_purpose_and_only_that_one() {
    let mut stand = at_the_potholes();
    let program = stand.read(DEMO);
    let meeting = query::find_meeting(&program, "next").unwrap();
    let view = query::meeting(&program, meeting).unwrap();
    let potholes = view.agenda().nth(1).unwrap();
    let texts: Vec<String> = potholes
        .questions
        .iter()
        .map(|one| one.text.clone())
        .collect();
    let all: Vec<String> = view
        .items
        .iter()
        .flat_map(|item| item.questions.iter().map(|one| one.text.clone()))
        .collect();
    assert!(texts.len() >= 2 && all.len() > 10);
    let shown = |stand: &Stand| -> Vec<String> {
        let words = room(stand);
        let there = all.iter().filter(|text| {
            let plain: Vec<&str> = text.split_whitespace().collect();
            words.contains(&plain.join(" "))
        });
        there.cloned().collect()
    };
    assert!(shown(&stand).is_empty());
    stand.keys(ASK, Key::A);
    line_is_whole(&stand);
    assert_eq!(shown(&stand), [texts[0].clone()]);
    stand.must_say("A question stands before the room");
    stand.picture("app_question");
    let mut results = stand.window.take_snapshot_results();
    let mut in_the_room = audience(&stand);
    picture(&mut in_the_room, "app_question_room");
    results.extend(in_the_room.take_snapshot_results());
    let mut stand = stand.crash_and_start(DEMO);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    assert_eq!(shown(&stand), [texts[0].clone()]);
    stand.keys(ASK, Key::A);
    assert!(shown(&stand).is_empty());
    // Another one by name; the way on, or dark, takes it away.
    stand.command(&format!("show question: {}", texts[1]));
    assert_eq!(stand.holder(), "Capture line");
    assert_eq!(shown(&stand), [texts[1].clone()]);
    stand.key(Key::PageDown);
    assert!(shown(&stand).is_empty());
    stand.keys(ASK, Key::A);
    assert_eq!(shown(&stand), [texts[0].clone()]);
    stand.keys(Modifiers::COMMAND, Key::B);
    stand.keys(Modifiers::COMMAND, Key::B);
    assert!(shown(&stand).is_empty());
    // Beside the question itself, by press.
    for (words, count) in [("Show to the room: ", 1), ("Take it off the screen: ", 0)] {
        let button = |stand: &Stand| {
            let mut found = stand.window.query_all_by_label_contains(words);
            found.next().unwrap().accesskit_node().label().unwrap()
        };
        let label = button(&stand);
        stand.window.get_by_label(&label).scroll_to_me();
        stand.settle();
        stand.press(&label);
        assert_eq!(shown(&stand).len(), count);
    }
    assert!(shown(&stand).is_empty());
    assert_eq!(stand.holder(), "Capture line");
}

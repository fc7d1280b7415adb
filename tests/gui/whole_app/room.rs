//! What the room sees: the audience window as the app asks the system for it, and everything drawn in it on the
//! way through the demonstration's meeting.

use chrono::TimeDelta;
use eframe::egui::{
    Key, Modifiers, Shape, Ui, ViewportBuilder, ViewportClass, ViewportEvent, ViewportId,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use statroom::app::Monitor;
use statroom::program::query;
use statroom::ui::theme::Look;

use super::stand::{Stand, painted};
use crate::harness::screen;

pub(super) const DEMO: &str = "demonstration.statroom";

pub(super) fn monitor(index: usize, name: &str, is_console: bool) -> Monitor {
    let bounds = (index as i32 * 1920, 0, 1920, 1080);
    Monitor {
        index,
        name: name.into(),
        bounds,
        scale: 100,
        is_console,
    }
}

/// The app at the demonstration's meeting of today, on a machine with these monitors.
pub(super) fn at_the_meeting(monitors: Vec<Monitor>) -> Stand {
    let mut stand = Stand::new();
    *stand.monitors.lock().unwrap() = monitors;
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand
}

/// The audience window the app asks for, if it asks for one.
pub(super) fn asked_for(stand: &Stand) -> Option<ViewportBuilder> {
    let output = stand.window.output().viewport_output.iter();
    let mut others = output.filter(|(id, _)| **id != ViewportId::ROOT);
    let (_, found) = others.next()?;
    assert!(found.class == ViewportClass::Deferred && others.next().is_none());
    Some(found.builder.clone())
}

/// The audience window as a window of its own.
pub(super) fn audience(stand: &Stand) -> Harness<'static> {
    let output = stand.window.output().viewport_output.values();
    let mut drawn = output.filter_map(|window| window.viewport_ui_cb.clone());
    let draw = drawn.next().expect("no audience window");
    let builder = screen([1280.0, 720.0], Look::Light);
    let mut harness = builder.build_ui(move |ui: &mut Ui| draw(ui));
    harness.run_ok();
    harness
}

/// All words of the audience window: those a screen reader finds, and those that are painted.
pub(super) fn words_in(harness: &Harness<'static>) -> String {
    let mut found = Vec::new();
    let mut nodes: Vec<Node<'_>> = vec![harness.root()];
    while let Some(node) = nodes.pop() {
        let one = node.accesskit_node();
        found.extend(
            [one.label(), one.value(), one.description()]
                .into_iter()
                .flatten(),
        );
        nodes.extend(node.children());
    }
    for (_, shape) in painted(harness.output()) {
        if let Shape::Text(text) = shape {
            found.push(text.galley.text().to_owned());
        }
    }
    plain(&found.join("\n"))
}

/// Words with one space between them, however they are broken into lines.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn with_a_second_monitor_the_room_has_it_to_itself_and_never_the_keyboard() {
    let mut stand = at_the_meeting(vec![
        monitor(0, "Laptop", true),
        monitor(1, "Beamer", false),
    ]);
    assert!(
        asked_for(&stand).is_none(),
        "no one asked for a projector yet"
    );
    stand.key(Key::F5);
    let window = asked_for(&stand).unwrap();
    assert_eq!((window.monitor, window.decorations), (Some(1), Some(false)));
    assert_eq!(window.active, Some(false));
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("Live on Beamer (1920×1080)");

    // Unplugged, it does not cover the console; plugged in, it comes back.
    stand.monitors.lock().unwrap().pop();
    stand.settle();
    assert!(asked_for(&stand).is_none());
    stand.must_say("Beamer was unplugged.");
    let back = monitor(1, "Beamer", false);
    stand.monitors.lock().unwrap().push(back);
    stand.settle();
    assert_eq!(asked_for(&stand).unwrap().monitor, Some(1));
    assert!(!stand.says("Beamer was unplugged."));
}

#[test]
fn with_one_monitor_the_room_is_a_window_that_can_be_closed_by_hand() {
    let mut stand = at_the_meeting(vec![monitor(0, "Laptop", true)]);
    stand.key(Key::F5);
    let window = asked_for(&stand).unwrap();
    assert_eq!((window.monitor, window.decorations), (None, Some(true)));
    assert_eq!(window.active, Some(false));
    stand.must_say("Hide audience window");

    let mut room = audience(&stand);
    let own = room.input_mut().viewports.get_mut(&ViewportId::ROOT);
    own.unwrap().events.push(ViewportEvent::Close);
    room.step();
    stand.settle();
    assert!(asked_for(&stand).is_none());
    stand.must_say("Audience window closed");
    stand.key(Key::F6);
    assert!(asked_for(&stand).is_some(), "it is opened again by its key");
}

#[test]
fn nothing_meant_for_the_panel_is_ever_in_the_room() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F6);
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let open = rows.iter().find(|row| row.meeting.adjourned_at.is_none());
    let view = query::meeting(&program, open.unwrap().meeting.id).unwrap();
    let mut secret: Vec<String> = Vec::new();
    for one in &view.items {
        secret.extend(one.questions.iter().map(|question| plain(&question.text)));
        let prose = [
            &one.item.private_notes,
            &one.item.narrative,
            &one.item.why_now,
        ];
        let sentences = prose
            .into_iter()
            .flat_map(|words| words.split_inclusive(". "));
        secret.extend(sentences.map(plain).filter(|words| words.len() > 12));
    }
    assert!(secret.len() > 60, "{}", secret.len());

    let mut seen = String::new();
    let mut look = |stand: &Stand, place: &str| {
        let words = words_in(&audience(stand));
        for one in &secret {
            assert!(
                !words.contains(one.as_str()),
                "{one:?} is in the room at {place}"
            );
        }
        assert!(
            !words.contains("the bidder signs"),
            "the capture line is in the room"
        );
        seen.push_str(&words);
        seen.push('\n');
    };
    look(&stand, "the window before the meeting");
    stand.press("3. Depot B and the nights");
    stand.must_say("Law asks again that no rent figure be named");
    look(&stand, "the private notes on the console");
    stand.key(Key::F5);
    let (mut stops, mut typed) = (0, false);
    while !stand.says("No further stop") {
        look(&stand, &format!("stop {stops}"));
        if stops == 3 {
            stand.keys(Modifiers::COMMAND, Key::B);
            look(&stand, "blank");
            stand.keys(Modifiers::COMMAND, Key::B);
        }
        if !typed && stand.says("Can a recommendation be made on two sites now") {
            typed = true;
            stand.type_words("Between us: the bidder signs on Friday");
            look(&stand, "a line half typed");
            stand.keys(Modifiers::COMMAND, Key::A);
            stand.type_words("Report on the third site @chen due next");
            stand.keys(Modifiers::ALT, Key::A);
        }
        stand.key(Key::PageDown);
        stops += 1;
        assert!(stops < 80);
    }
    assert!(typed, "the questions for the panel stand on the console");
    look(&stand, "the close-out");
    stand.press("Adjourn");
    stand.key(Key::Enter);
    look(&stand, "the thanks");
    for public in [
        "Decide how the eastern districts are covered at night",
        "2 Pothole backlog",
        "Every district is falling; two carry most of what is left",
        "Source: 311 work orders",
        "Map of eight blocks along Mill Street",
        "Report on the third site",
        "Thank you",
    ] {
        assert!(
            seen.contains(public),
            "the room never saw {public:?}\n{seen}"
        );
    }
}

#[test]
fn the_room_goes_on_seeing_the_meeting_while_the_console_looks_something_up() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(2));
    for _ in 0..5 {
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    let headline = "Street-defect response time was 6.2 days in Oct 2026";
    let room = |stand: &Stand| words_in(&audience(stand));
    stand.key(Key::PageDown);
    assert!(room(&stand).contains(headline), "{}", room(&stand));
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        stand.keys(Modifiers::COMMAND, key);
        assert!(room(&stand).contains(headline), "after Ctrl and {key:?}");
    }
    // Also at another meeting, and what another hand moves on is seen at once.
    stand.command("streets stat oct 27");
    assert!(room(&stand).contains(headline));
    let mut program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let running = rows.iter().find(|row| row.meeting.adjourned_at.is_none());
    let meeting = running.unwrap().meeting.id;
    let blank = statroom::program::Command::Blank {
        meeting,
        blank: true,
    };
    program.run(blank).unwrap();
    stand.wait(TimeDelta::seconds(1));
    assert!(!room(&stand).contains(headline));
    stand.press_with("Streets Stat is running");
    stand.keys(Modifiers::COMMAND, Key::B);
    assert!(room(&stand).contains(headline));
    // The thanks stay as well, and a program that is closed leaves no picture behind.
    stand.press("Adjourn");
    stand.key(Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Num3);
    assert!(room(&stand).contains("Thank you"));
    stand.command("close program");
    assert!(asked_for(&stand).is_none());
    stand.window.get_by_label("Open the demonstration");
}

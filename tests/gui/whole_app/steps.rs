//! Taking back and making again in the middle of a meeting, and starting the right one.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};
use statroom::domain::meeting::MeetingProgress;
use statroom::program::query;

use super::stand::Stand;

const DEMO: &str = "demonstration.statroom";

/// Opens the demonstration and its meeting of today.
fn at_the_meeting() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand
}

fn said(stand: &Stand) -> Vec<String> {
    let program = stand.read(DEMO);
    let id = query::find_meeting(&program, "next").unwrap();
    let view = query::meeting(&program, id).unwrap();
    view.entries.into_iter().map(|entry| entry.text).collect()
}

#[test]
fn control_shift_z_makes_again_what_control_z_took_back() {
    let mut stand = at_the_meeting();
    stand.key(Key::F5);
    for line in ["One", "Two", "Three"] {
        stand.type_words(line);
        stand.key(Key::Enter);
        stand.wait(TimeDelta::seconds(20));
    }
    stand.keys(Modifiers::COMMAND, Key::Z);
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&stand), ["One"]);
    stand.must_say("Undone: Record");
    stand.must_say("Two");
    stand.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(said(&stand), ["One", "Two"]);
    stand.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(said(&stand), ["One", "Two", "Three"]);
}

#[test]
fn in_the_room_undo_ends_where_the_meeting_began() {
    let mut stand = at_the_meeting();
    stand.press("7. Response time");
    stand.write("Narrative", "We ask for a decision today.");
    stand.wait(TimeDelta::minutes(8));
    stand.wait(TimeDelta::minutes(1));
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(1));
    stand.type_words("One");
    stand.key(Key::Enter);
    for _ in 0..3 {
        stand.keys(Modifiers::COMMAND, Key::Z);
    }
    assert!(said(&stand).is_empty());
    stand.must_say("Nothing of this meeting is left to undo.");
    let program = stand.read(DEMO);
    let id = query::find_meeting(&program, "next").unwrap();
    let view = query::meeting(&program, id).unwrap();
    let kept = |item: &query::ItemView| item.item.narrative == "We ask for a decision today.";
    assert!(view.items.iter().any(kept));
}

#[test]
fn a_planned_meeting_that_is_taken_back_leaves_the_list_not_an_empty_page() {
    let mut stand = at_the_meeting();
    stand.command("plan next meeting");
    stand.press("Plan next meeting");
    stand.keys(Modifiers::COMMAND, Key::Z);
    stand.must_say("New meeting");
}

#[test]
fn a_meeting_of_another_day_is_started_only_after_a_yes_and_never_beside_one_that_runs() {
    let mut stand = at_the_meeting();
    stand.command("plan next meeting");
    stand.press("Plan next meeting");
    let running = |stand: &Stand| {
        let rows = query::meetings(&stand.read(DEMO)).unwrap().rows;
        let runs = |row: &&query::MeetingRow| row.meeting.progress() == MeetingProgress::Running;
        rows.iter().filter(runs).count()
    };
    stand.key(Key::F5);
    stand.must_say("Start a meeting of another day?");
    stand.key(Key::Escape);
    assert_eq!(running(&stand), 0);
    stand.key(Key::F5);
    stand.press("Start it now");
    assert_eq!(running(&stand), 1);
    stand.command("Streets Stat · Nov 24, 2026");
    stand.key(Key::F5);
    stand.must_say("is running.");
    assert_eq!(running(&stand), 1);
}

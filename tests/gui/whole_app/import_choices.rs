//! What a person chooses in the import's steps: values of a column for a condition, one of many columns, a cell of a
//! template to be put right, and the key that always goes on.

use std::fmt::Write as _;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::stand::Stand;
use super::wizard::{
    DEMO, dropped, figure, filled_in, let_go, messy_workbook, requests, template_written,
};

/// Requests with their rules in sight, and a condition on a column begun.
fn with_condition(column: &str) -> Stand {
    let mut stand = dropped("requests.csv", &requests());
    stand.key(Key::Enter);
    stand.must_say("Comes to, the latest first: Jun 2019: 20");
    stand.press("Count only some of the rows");
    stand.choose("Column", column);
    stand.choose("Test", "is");
    stand
}

#[test]
fn a_conditions_values_are_picked_from_those_of_its_column() {
    let mut stand = with_condition("district");
    stand.press("Pick values");
    stand.must_say("3 values, each with its rows.");
    stand.must_say("Harbor, 40 rows");
    // By the pointer one, by the keyboard another.
    stand.press("North, 40 rows");
    stand.must_say("Comes to, the latest first: Apr 2019: 20");
    stand.key(Key::ArrowDown);
    stand.key(Key::Enter);
    stand.must_say("North, South");
    stand.picture("import_pick_values");
    stand.key(Key::ArrowUp);
    stand.key(Key::Space);
    stand.key(Key::Escape);
    assert_eq!(stand.holder(), "Pick values");
    assert!(!stand.says("Harbor, 40 rows"));
    stand.must_say("Comes to, the latest first: May 2019: 20");
    // Typing still works.
    stand.write("Values", "harbor, north");
    stand.key(Key::Enter);
    stand.must_say("Comes to, the latest first: Jun 2019: 20 · Apr 2019: 20");
    stand.press("Pick values");
    let held = stand
        .window
        .get_by_role_and_label(Role::ListBoxOption, "South, 40 rows");
    assert_eq!(held.accesskit_node().toggled(), Some(Toggled::False));
}

#[test]
fn many_values_are_searched_and_the_groups_of_a_rule_are_told() {
    let mut stand = with_condition("request");
    stand.press("Pick values");
    assert_eq!(stand.holder(), "Search 120 values");
    stand.type_words("r-11");
    stand.must_say("R-11, 1 row");
    stand.must_say("R-117, 1 row");
    assert!(!stand.says("R-2, 1 row"));
    stand.key(Key::Enter);
    stand.key(Key::ArrowDown);
    stand.key(Key::Enter);
    stand.picture("import_search_values");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    // It goes on, with what was picked.
    stand.must_say("Nothing was found");
    stand.keys(Modifiers::ALT, Key::ArrowLeft);
    stand.must_say("R-11, R-110");
    stand.choose("By group", "district");
    stand.must_say("3 groups, with their rows: Harbor (40) · North (40) · South (40)");
}

#[test]
fn control_and_enter_goes_on_whatever_has_the_keyboard() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    messy_workbook(&stand.file("report.xlsx"));
    let_go(&mut stand, "report.xlsx");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    // An answer has the keyboard and is not given.
    assert_eq!(stand.holder(), "Yes, it is Street-defect reports");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 2 cells");
    stand.keys(Modifiers::ALT, Key::ArrowLeft);
    stand.must_say("Is Street-defect reports meant?");
    // Nor is a button beside it pressed.
    stand.window.get_by_label("Cancel").focus();
    stand.settle();
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 2 cells");
    // What was typed is kept, and read before it goes on.
    stand.keys(Modifiers::ALT, Key::ArrowLeft);
    stand.must_say("D4, Refused");
    stand
        .window
        .get_by_role_and_label(Role::Grid, "Findings")
        .focus();
    stand.settle();
    let at = (0..20).find(|_| {
        let there = stand.says("Correct D4");
        if !there {
            stand.key(Key::ArrowDown);
        }
        there
    });
    assert!(at.is_some(), "the finding is in the list");
    stand.key(Key::F2);
    stand.type_words("1010");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 3 cells");
    stand.must_say("1 cell corrected here.");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "potholes-filled", "2023-09"), Some(1010.0));
}

#[test]
fn the_last_of_many_columns_is_found_and_can_be_put_right() {
    let mut text = "measure".to_owned();
    for column in 0..299 {
        write!(text, ",{}-{:02}", 1995 + column / 12, column % 12 + 1).unwrap();
    }
    text.push_str("\npotholes-filled");
    for column in 0..299 {
        write!(text, ",{}", 1000 + column).unwrap();
    }
    text.push('\n');
    let mut stand = dropped("wide.csv", &text);
    stand.key(Key::Enter);
    stand.must_say("299 of 299 cells can be taken in");
    stand.choose("Find a column", "2019-10");
    assert_eq!(stand.holder(), "Column KM: Figure");
    stand.key(Key::ArrowRight);
    assert_eq!(stand.holder(), "Column KN: Figure");
    stand.picture("import_many_columns");
    stand.key(Key::Enter);
    stand.press("Not used");
    stand.must_say("298 of 298 cells can be taken in");
    assert_eq!(stand.holder(), "Column KN: Not used");
    stand.choose("Find a column", "1995-02");
    assert_eq!(stand.holder(), "Column C: Figure");
}

#[test]
fn a_bad_cell_of_a_filled_template_is_corrected_before_it_is_imported() {
    let (mut stand, template) = template_written();
    let bytes = filled_in(&template, "about seven");
    std::fs::write(stand.file("back.xlsx"), &bytes).unwrap();
    let_go(&mut stand, "back.xlsx");
    // It opens at what was found: by sheet, row and column, as the department sees them.
    stand.must_say("D6, Refused");
    stand.must_say("Figures, row 6, column D, Value");
    stand.picture("import_template_refused");
    stand
        .window
        .get_by_role_and_label(Role::Grid, "Findings")
        .focus();
    stand.settle();
    stand.key(Key::F2);
    assert_eq!(stand.holder(), "Correct D6");
    stand.type_words("7");
    stand.key(Key::Enter);
    stand.must_say("1 cell is corrected here");
    assert!(!stand.says("D6, Refused"));
    stand.press("Take the corrections back");
    stand.must_say("D6, Refused");
    stand
        .window
        .get_by_role_and_label(Role::Grid, "Findings")
        .focus();
    stand.settle();
    stand.key(Key::F2);
    stand.type_words("7");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 1 cell");
    stand.must_say("Notes of the department");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn the_ways_to_choose_have_room_at_twice_the_size_of_a_small_screen() {
    let mut stand = with_condition("district");
    stand.window.set_size(vec2(1366.0, 768.0));
    for _ in 0..10 {
        stand.keys(Modifiers::COMMAND, Key::Plus);
    }
    stand.window.get_by_label("Pick values").focus();
    stand.settle();
    stand.key(Key::Enter);
    stand.must_say("Harbor, 40 rows");
    stand.picture("import_pick_values_twice");
}

/// The wheel turned at the edge of the page, beside what scrolls by itself, as far as it goes.
fn to_the_end(stand: &mut Stand) {
    let room = stand.window.ctx.content_rect();
    let edge = pos2(room.left() + 16.0, room.center().y);
    stand.window.event(Event::PointerMoved(edge));
    stand.window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -20_000.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    stand.window.run_steps(30);
    stand.window.event(Event::PointerGone);
    stand.settle();
}

#[test]
fn every_step_has_room_and_an_end_in_a_narrow_window_at_twice_the_size() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    messy_workbook(&stand.file("report.xlsx"));
    stand.window.set_size(vec2(1024.0, 768.0));
    for _ in 0..10 {
        stand.keys(Modifiers::COMMAND, Key::Plus);
    }
    let_go(&mut stand, "report.xlsx");
    for (name, look) in [
        ("sheet", "light colours"),
        ("columns", "dark colours"),
        ("found", "high contrast"),
        ("summary", "light colours"),
    ] {
        // The palette stands behind the import, so the look is changed while that is aside.
        stand.keys(Modifiers::COMMAND, Key::I);
        stand.command(look);
        stand.keys(Modifiers::COMMAND, Key::I);
        to_the_end(&mut stand);
        stand.picture(&format!("import_{name}_narrow"));
        stand.keys(Modifiers::COMMAND, Key::Enter);
    }
    stand.must_say("The figures are in.");
}

#[test]
fn measures_that_are_not_known_are_created_by_one_press_and_not_by_going_on() {
    let text = "measure,period,value\nBenches painted,2023-07,4\nBenches painted,2023-08,5\n";
    let mut stand = dropped("benches.csv", text);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("1 measure of the file is not in the program; 2 cells wait for it.");
    assert_eq!(stand.holder(), "Create it, as proposed");
    stand.picture("import_unknown");
    // Where a frame takes long, Control is let go before it ends.
    stand.window.event(Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    });
    stand.settle();
    stand.must_say("No cell can be taken in as it stands.");
    assert!(!stand.says("1 measure is created"));
    stand.press("See what was found and what would help");
    stand.press("Say what is meant");
    stand.must_say("\u{201c}Benches painted\u{201d} is");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Create it, as proposed");
    stand.key(Key::Enter);
    stand.must_say("2 of 2 cells can be taken in");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("Approve it on its page.");
    assert_eq!(stand.holder(), "Import 2 cells");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "benches-painted", "2023-08"), Some(5.0));
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&stand, "benches-painted", "2023-08"), None);
}

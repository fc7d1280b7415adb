//! A city of one's own, from an empty program to its first meeting and memo, without the sample data.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::target::TargetStatus;
use statroom::program::query;

use super::stand::Stand;

const OWN: &str = "testford.statroom";

/// An empty program, just begun.
fn begun() -> Stand {
    let mut stand = Stand::new();
    stand.keys(Modifiers::COMMAND, Key::N);
    assert_eq!(stand.holder(), "Name of the city");
    stand.type_words("City of Testford");
    // The ending is added by itself.
    let path = stand.file("testford").display().to_string();
    stand.write("File", &path);
    stand.key(Key::Enter);
    stand.must_say("To the first meeting");
    stand
}

/// Takes a step of the home screen.
fn step(stand: &mut Stand, button: &str) {
    stand.keys(Modifiers::COMMAND, Key::Num1);
    stand.press(button);
}

/// Settings, a department, a person, a priority with a goal.
fn settle_the_city(stand: &mut Stand) {
    step(stand, "Open settings");
    stand.write("Name of the office", "Office of Performance");
    stand.write(
        "E-mail address for written responses",
        "stat@testford.example",
    );
    step(stand, "Add a department");
    stand.type_words("Streets Department");
    stand.key(Key::Enter);
    step(stand, "Add a person");
    stand.type_words("Damaris Rivera");
    stand.write("Role", "Commissioner of Streets");
    stand.choose("Department", "str");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Num5);
    stand.press_tab("Priorities and goals");
    stand.press("Add the first priority");
    stand.type_words("A cleaner city");
    stand.key(Key::Enter);
    stand.press("New goal under A cleaner city");
    stand.type_words("Streets in repair");
    stand.keys(Modifiers::COMMAND, Key::Enter);
}

/// A measure with its target; its figures come from a file with one bad cell.
fn describe_a_measure(stand: &mut Stand) {
    stand.must_say("Streets in repair");
    step(stand, "Add a measure");
    stand.type_words("Street-defect response time");
    stand.choose("Department", "str");
    stand.choose("Goal", "streets");
    stand.choose("Better when", "lower");
    stand.choose("Figures are", "days");
    stand.choose("Data owner", "riv");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.press("Add target");
    stand.write("Value, in days", "4");
    // A word that is no date is said to be none before anything is kept.
    stand.write("In force from", "the summer");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("“the summer” is not a date");
    stand.write("In force from", "7/1/2026");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    let rows = "Measure,Period,Value\nStreet-defect response time,2026-08,5.1\n\
                Street-defect response time,9/30/2026,5.8\n\
                Street-defect response time,Oct 2026,6.2\n\
                Street-defect response time,Nov 2026,about six\n";
    let file = stand.file("streets.csv");
    std::fs::write(&file, rows).unwrap();
    stand.will_choose(&file);
    stand.keys(Modifiers::COMMAND, Key::I);
    stand.must_say("3 of 4 cells can be taken in");
    stand.key(Key::Enter);
    stand.key(Key::Enter);
    stand.must_say("C5, Refused");
    stand.press("Leave 1 refused cell out and go on");
    stand.must_say("New: 3");
    stand.press("Import 3 cells");
    stand.must_say("The figures are in.");
    stand.press("Dismiss");
}

/// The first meeting with one standing item: a chart and a question.
fn plan_the_meeting(stand: &mut Stand) {
    stand.command("new meeting");
    stand.write("Name", "Streets Stat");
    stand.write("Date", "today");
    stand.write("Start", "10");
    stand.press("Add a department");
    stand.press("Streets");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("Agenda");
    stand.press("Add item");
    stand.press("Standing item");
    stand.type_words("Response time");
    stand.key(Key::Enter);
    stand.press("Add chart");
    stand.choose("Measure of the new chart", "street");
    stand.must_say("Street-defect response time was 6.2 days in Oct 2026");
    stand.enter("Add a question");
    stand.type_words("Which shifts carry the delay?");
    stand.key(Key::Enter);
}

#[test]
fn the_name_of_a_new_meeting_has_the_keyboard_at_once() {
    let mut stand = begun();
    stand.keys(Modifiers::COMMAND, Key::Num2);
    // The second and third time its size is known, and it stands there in the frame of the press.
    for button in ["New meeting", "Plan the first meeting", "New meeting"] {
        stand.press(button);
        assert_eq!(stand.holder(), "Name", "{button}");
        stand.key(Key::Escape);
    }
}

#[test]
fn a_city_of_ones_own_comes_to_its_first_memo_without_the_sample_data() {
    let mut stand = begun();
    settle_the_city(&mut stand);
    describe_a_measure(&mut stand);
    let program = stand.read(OWN);
    let measures = query::measures(&program).unwrap();
    let row = &measures.rows[0];
    assert_eq!(row.latest.map(|(_, value)| value), Some(6.2));
    assert_eq!(
        (row.target, row.status),
        (Some(4.0), TargetStatus::OffTarget)
    );

    plan_the_meeting(&mut stand);
    stand.key(Key::F5);
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.must_say("Which shifts carry the delay?");
    stand.type_words("Bring a roster for the nights @rivera due +2w");
    stand.keys(Modifiers::ALT, Key::A);
    stand.press("Adjourn");
    stand.key(Key::Enter);
    let memo = stand.file("first.md");
    stand.will_choose(&memo);
    stand.command("export follow-up");
    stand.must_say("The memo is written.");
    let memo = std::fs::read_to_string(memo).unwrap();
    for words in [
        "CITY OF TESTFORD · OFFICE OF PERFORMANCE",
        "Bring a roster for the nights",
        "D. Rivera, Streets",
        "stat@testford.example",
    ] {
        assert!(memo.contains(words), "{words} is not in\n{memo}");
    }
    assert_eq!(stand.read(OWN).faults().unwrap(), []);
}

#[test]
fn a_new_program_never_takes_the_place_of_a_file_and_its_form_keeps_what_was_typed() {
    let mut stand = Stand::new();
    let taken = stand.file("taken.statroom");
    std::fs::write(&taken, "something of somebody").unwrap();
    stand.press("Start a new program");
    stand.type_words("City of Testford");
    stand.write("File", &taken.display().to_string());
    stand.key(Key::Enter);
    stand.must_say("exists already; nothing was written over. Choose another name.");
    let name = stand
        .window
        .get_by_role_and_label(Role::TextInput, "Name of the city");
    assert_eq!(name.value().as_deref(), Some("City of Testford"));
    let free = stand.file("free.statroom");
    stand.write("File", &free.display().to_string());
    assert!(!stand.says("exists already"));
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("To the first meeting");
    assert_eq!(std::fs::read(&taken).unwrap(), b"something of somebody");
    assert!(free.exists());
}

#[test]
fn a_dialog_has_its_size_at_once_and_stands_still() {
    let mut stand = begun();
    stand.keys(Modifiers::COMMAND, Key::Num3);
    stand.window.get_by_label("New measure").click();
    // The press, the release, and the two frames a window needs to measure what is in it.
    stand.window.run_steps(4);
    let goal = |stand: &Stand| {
        stand
            .window
            .get_by_role_and_label(Role::ComboBox, "Goal")
            .rect()
    };
    let first = goal(&stand);
    for _ in 0..20 {
        stand.window.step();
        assert_eq!(goal(&stand), first);
    }
}

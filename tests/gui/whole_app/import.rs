//! Figures taken in while the window goes on being drawn.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::measure::Measure;
use statroom::program::{Command, query};
use std::fmt::Write as _;

use super::stand::Stand;

const DEMO: &str = "demonstration.statroom";
const ROWS: usize = 30_000;

/// The demonstration with a large file of figures that was looked through.
fn reviewed() -> Stand {
    reviewed_of(ROWS)
}

/// The same with so many rows.
fn reviewed_of(rows: usize) -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let mut text = "measure,period,value,group\n".to_owned();
    for row in 0..rows {
        let (year, month, group) = (1990 + row / 12 % 25, row % 12 + 1, row / 300);
        writeln!(text, "pothole-backlog,{year}-{month:02},{row},Crew {group}").unwrap();
    }
    let file = stand.file("crews.csv");
    std::fs::write(&file, text).unwrap();
    stand.will_choose(&file);
    stand.command("Import figures");
    // Sheet, columns, what was found, summary.
    for _ in 0..3 {
        stand.key(Key::Enter);
    }
    stand.must_say("New: ");
    stand
}

/// The button that takes all of them in.
const IMPORT: &str = "Import 30,000 cells";

/// How many figures by group the program has, on the disk.
fn figures(stand: &Stand) -> usize {
    let program = stand.read(DEMO);
    let rows = query::measures(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.measure.key == "pothole-backlog");
    let page = query::measure_page(&program, row.unwrap().measure.id).unwrap();
    let crews = page
        .groups
        .iter()
        .filter(|group| group.group.starts_with("Crew "));
    crews.map(|group| group.figures.len()).sum()
}

#[test]
fn a_large_import_is_seen_while_it_runs_and_is_one_step_of_the_window() {
    let mut stand = reviewed();
    stand.window.get_by_label(IMPORT).click();
    stand.window.run_steps(3);
    stand.must_say("Importing figures");
    stand.must_say("Taking in the figures of crews.csv");
    // Neither Enter nor Escape stops it.
    stand.window.key_press(Key::Escape);
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    stand.must_say("30,000 new, 0 changed from crews.csv.");
    assert!(!stand.says("Importing figures"));
    assert_eq!(figures(&stand), ROWS);
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(figures(&stand), 0);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn a_stopped_import_leaves_the_program_as_it_was() {
    let mut stand = reviewed();
    stand.window.get_by_label(IMPORT).click();
    stand.window.run_steps(3);
    stand.press("Stop");
    stand.must_say("The import was stopped.");
    stand.must_say("Nothing was taken in; the program is as it was.");
    // What would happen is known again, and may be done after all.
    stand.must_say("New: 30,000");
    stand.must_say(IMPORT);
    assert_eq!(figures(&stand), 0);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

/// Somebody else gives the measure another short name.
fn rename_elsewhere(stand: &Stand, from: &str, to: &str) {
    let mut elsewhere = stand.read(DEMO);
    let rows = query::measures(&elsewhere).unwrap().rows;
    let row = rows.iter().find(|row| row.measure.key == from);
    let measure = Measure {
        key: to.into(),
        ..row.unwrap().measure.clone()
    };
    elsewhere.run(Command::SaveMeasure(measure)).unwrap();
}

/// How many batches of the file of crews the program has, on the disk.
fn batches(stand: &Stand) -> usize {
    let rows = stand.read(DEMO).all_rows().unwrap().into_iter();
    let of_crews = |(table, row): &(String, String)| table == "batch" && row.contains("crews.csv");
    rows.filter(of_crews).count()
}

#[test]
fn figures_are_compared_again_where_the_program_changed_meanwhile() {
    let mut stand = reviewed();
    rename_elsewhere(&stand, "pothole-backlog", "potholes-open");
    stand.press(IMPORT);
    stand.must_say("The program changed meanwhile.");
    assert_eq!(batches(&stand), 0);
    // Its measure is no longer known by that name, and the import says so where it is put right.
    assert!(!stand.says(IMPORT));
    stand.must_say("“pothole-backlog” is no measure here");
    assert_eq!(batches(&stand), 0);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn a_plan_that_still_holds_after_it_was_compared_again_is_taken_in() {
    let mut stand = reviewed();
    rename_elsewhere(&stand, "pothole-backlog", "potholes-open");
    rename_elsewhere(&stand, "potholes-open", "pothole-backlog");
    stand.press(IMPORT);
    stand.must_say("The program changed meanwhile.");
    stand.must_say("New: 30,000");
    assert_eq!(figures(&stand), 0);
    stand.press(IMPORT);
    stand.must_say("The figures are in.");
    assert_eq!(figures(&stand), ROWS);
}

#[test]
fn an_import_that_fails_says_why_and_what_was_kept() {
    let mut stand = reviewed();
    // Meanwhile the program is carried away.
    let (here, away) = (stand.file(DEMO), stand.file("away.statroom"));
    std::fs::rename(&here, &away).unwrap();
    stand.press(IMPORT);
    stand.must_say("The figures were not imported.");
    stand.must_say("Nothing was taken in; the program is as it was.");
    // What was chosen still stands, to be put right or put away.
    stand.must_say("New: 30,000");
    std::fs::rename(&away, &here).unwrap();
    assert_eq!(batches(&stand), 0);
    stand.press(IMPORT);
    stand.must_say("The figures are in.");
    assert_eq!(figures(&stand), ROWS);
}

/// Presses it without waiting for what follows.
fn press_now(stand: &mut Stand, label: &str) {
    stand.window.get_by_label(label).click();
    stand.window.run_steps(3);
}

/// What the strip of an import says whose figures are being taken in.
const TAKING: &str = "Taking in the figures of crews.csv";

#[test]
fn other_pages_are_looked_at_while_figures_are_taken_in() {
    // As many as are not in before a person has looked round.
    let mut stand = reviewed_of(4 * ROWS);
    press_now(&mut stand, "Import 120,000 cells");
    stand.must_say("All of it is taken in, or nothing when it is stopped.");
    press_now(&mut stand, "Put aside");
    assert!(!stand.says("All of it is taken in"));
    stand.must_say(TAKING);
    // Another page, which is drawn from the figures as they were.
    stand
        .window
        .key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    stand.window.run_steps(4);
    stand.must_say("New measure");
    // What can't wait for its turn is refused, and says so.
    stand.window.key_press(Key::F5);
    stand.window.run_steps(3);
    stand.must_say("The figures are still being taken in.");
    // A change waits.
    stand
        .window
        .key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    stand.window.run_steps(4);
    let field = "Name of the program";
    stand.window.get_by_label(field).focus();
    stand.window.run_steps(2);
    stand.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stand.window.run_steps(1);
    stand.window.event(Event::Text("Renamed meanwhile".into()));
    stand.window.run_steps(2);
    stand.window.key_press(Key::Tab);
    stand.window.run_steps(3);
    stand.must_say(TAKING);
    // Frames go on.
    let mut frames = 0;
    while stand.says(TAKING) && frames < 2_000 {
        stand.window.run_steps(1);
        frames += 1;
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(
        frames > 0,
        "no frame was drawn while the figures were taken in"
    );
    stand.settle();
    stand.must_say("The figures are in.");
    assert_eq!(figures(&stand), 4 * ROWS);
    let directory = query::directory(&stand.read(DEMO)).unwrap();
    assert_eq!(directory.city.program_name, "Renamed meanwhile");
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn an_import_that_was_put_aside_is_stopped_there_and_taken_up_again() {
    let mut stand = reviewed();
    let before = stand.read(DEMO).all_rows().unwrap();
    press_now(&mut stand, IMPORT);
    press_now(&mut stand, "Put aside");
    press_now(&mut stand, "Stop");
    stand.settle();
    stand.must_say("The import was stopped.");
    stand.must_say("Nothing was taken in; the program is as it was.");
    assert_eq!(stand.read(DEMO).all_rows().unwrap(), before);
    // It is compared again, waits where it was, and goes on from there.
    stand.settle();
    stand.must_say("crews.csv waits for you: 30,000 of 30,000 cells can be taken in.");
    stand.picture("import_aside");
    stand.keys(Modifiers::COMMAND, Key::I);
    assert_eq!(stand.asked(), ["Import figures"]);
    stand.must_say("New: 30,000");
    stand.keys(Modifiers::COMMAND, Key::I);
    assert!(!stand.says("New: 30,000"));
    stand.press("Go on with the import");
    stand.press(IMPORT);
    stand.must_say("The figures are in.");
    assert_eq!(figures(&stand), ROWS);
}

#[test]
fn a_file_is_read_on_while_its_import_is_aside_and_no_other_takes_its_place() {
    let mut stand = reviewed();
    stand.key(Key::Escape);
    assert!(!stand.says("New: 30,000"));
    stand.will_choose(&stand.file("crews.csv"));
    stand.window.key_press_modifiers(Modifiers::COMMAND, Key::I);
    stand.window.run_steps(4);
    press_now(&mut stand, "Put aside");
    stand.settle();
    stand.must_say("crews.csv waits for you: 30,000 of 30,000 cells can be taken in.");
    stand
        .window
        .event(Event::Paste("measure\tperiod\nx\t2026-01\n".into()));
    stand.settle();
    stand.must_say("An import is open already.");
    stand.must_say("crews.csv");
}

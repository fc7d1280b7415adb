//! Figures taken in while the window goes on being drawn.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::measure::Measure;
use statroom::program::{Command, query};
use std::fmt::Write as _;

use super::stand::Stand;

const DEMO: &str = "demonstration.statroom";
const ROWS: usize = 30_000;

/// The demonstration with a large file of figures that was looked through.
fn reviewed() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let mut text = "measure,period,value,group\n".to_owned();
    for row in 0..ROWS {
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
    stand.must_say("New: 30,000");
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
    assert_eq!(figures(&stand), 0);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn an_import_that_fails_says_why_and_what_was_kept() {
    let mut stand = reviewed();
    // Meanwhile somebody else gives the measure another short name.
    let mut elsewhere = stand.read(DEMO);
    let rows = query::measures(&elsewhere).unwrap().rows;
    let row = rows.iter().find(|row| row.measure.key == "pothole-backlog");
    let measure = Measure {
        key: "potholes-open".into(),
        ..row.unwrap().measure.clone()
    };
    elsewhere.run(Command::SaveMeasure(measure)).unwrap();
    stand.press(IMPORT);
    stand.must_say("The figures were not imported.");
    stand.must_say("No measure is called \"pothole-backlog\".");
    stand.must_say("Nothing was taken in; the program is as it was.");
    // What was chosen still stands, to be put right or put away.
    stand.must_say("New: 30,000");
    let batches = stand.read(DEMO).all_rows().unwrap().into_iter();
    let of_crews = |(table, row): &(String, String)| table == "batch" && row.contains("crews.csv");
    assert_eq!(batches.filter(of_crews).count(), 0);
}

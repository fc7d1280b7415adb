//! The import's four steps, from the file let go over the window to the step taken back, by keys alone.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use statroom::domain::period::Period;
use statroom::domain::template_layout::{HEADER_ROW, NOTE, VALUE};
use statroom::program::{Clock, Program, query};

use super::stand::Stand;

pub(super) const DEMO: &str = "demonstration.statroom";

/// A file let go over the window.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// The demonstration, with a file of that name and text let go over it.
pub(super) fn dropped(name: &str, text: &str) -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    std::fs::write(stand.file(name), text).unwrap();
    let_go(&mut stand, name);
    stand
}

pub(super) fn let_go(stand: &mut Stand, name: &str) {
    let file = Arc::new(Dropped(stand.file(name)));
    stand.window.input_mut().dropped_files.push(file);
    stand.settle();
}

/// The figure of a measure for a period, on the disk.
pub(super) fn figure(stand: &Stand, key: &str, period: &str) -> Option<f64> {
    let program = stand.read(DEMO);
    let rows = query::measures(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.measure.key == key)?;
    let page = query::measure_page(&program, row.measure.id).unwrap();
    let period = Period::parse(period, 7).unwrap();
    let figures = page.figures.iter();
    figures.clone().find(|one| one.period == period)?.value
}

/// A sheet as a department keeps it: a title, a blank row, headings, words among numbers, a name misspelled, and
/// another sheet that is hidden. Made up for this test.
pub(super) fn messy_workbook(path: &Path) {
    let mut book = Workbook::new();
    // The same bytes at whatever hour: the summary shows the file's hash.
    let made = ExcelDateTime::parse_from_str("2026-11-20").unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name("Report").unwrap();
    sheet
        .write(0, 0, "Department of Streets – monthly report")
        .unwrap();
    for (column, words) in ["Measure", "Jul 2023", "Aug 2023", "Sep 2023"]
        .iter()
        .enumerate()
    {
        sheet.write(2, column as u16, *words).unwrap();
    }
    sheet.write(3, 0, "Potholes filled").unwrap();
    sheet.write(3, 1, "1,204").unwrap();
    sheet.write(3, 2, 1187).unwrap();
    sheet.write(3, 3, "about a thousand").unwrap();
    sheet.write(4, 0, "Street-defect reprots").unwrap();
    sheet.write(4, 1, 812).unwrap();
    sheet.write(4, 2, "N/A").unwrap();
    sheet.write(4, 3, 790).unwrap();
    sheet.write(5, 0, "Benches painted").unwrap();
    sheet.write(5, 1, 12).unwrap();
    sheet.write_with_format(5, 2, 14, &Format::new()).unwrap();
    let hidden = book.add_worksheet().set_name("Lists").unwrap();
    hidden.write(0, 0, "Districts").unwrap();
    hidden.set_hidden(true);
    book.save(path).unwrap();
}

#[test]
fn a_messy_workbook_is_taken_in_and_back_by_keys_alone() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    messy_workbook(&stand.file("report.xlsx"));
    let_go(&mut stand, "report.xlsx");
    // The sheet, with what speaks for each guess, and the hidden one told of.
    stand.must_say("Measures down, periods across");
    stand.must_say("The sheet Lists is hidden in the file.");
    stand.must_say("Department of Streets – monthly report");
    assert_eq!(stand.holder(), "Next: columns");
    stand.picture("import_sheet");
    stand.key(Key::Enter);
    // The columns, and the measures, those first that wait.
    stand.must_say("Column A: Measure");
    stand.must_say("3 measures in the file; 2 wait for you");
    stand.must_say("Street-defect reprots, 2 figures: Nearly known Street-defect reports?");
    stand.must_say("Benches painted, 2 figures: Not known");
    stand.picture("import_columns");
    stand.key(Key::Enter);
    // The question has the keyboard; Enter takes the likeliest answer.
    stand.must_say("Is Street-defect reports meant?");
    assert_eq!(stand.holder(), "Yes, it is Street-defect reports");
    stand.picture("import_found");
    stand.key(Key::Enter);
    assert!(!stand.says("Is Street-defect reports meant?"));
    // A refused cell is corrected where it is found.
    stand.must_say("D4, Refused");
    let findings = stand.window.get_by_role_and_label(Role::Grid, "Findings");
    findings.focus();
    stand.settle();
    stand.key(Key::F2);
    assert_eq!(stand.holder(), "Correct D4");
    stand.type_words("1010");
    stand.key(Key::Enter);
    stand.must_say("1 cell is corrected here");
    assert!(!stand.says("D4, Refused"));
    // What is left out is said by the button that goes on.
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("New: 0");
    stand.must_say("Changed: 5");
    assert_eq!(stand.holder(), "Import 5 cells");
    stand.picture("import_summary");
    let before = figure(&stand, "potholes-filled", "2023-09");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "potholes-filled", "2023-09"), Some(1010.0));
    assert_eq!(figure(&stand, "defect-reports", "2023-07"), Some(812.0));
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&stand, "potholes-filled", "2023-09"), before);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

/// Requests made up for this test: when each came, when it was settled, and where.
pub(super) fn requests() -> String {
    let mut text = "Request ID,Created Date,Closed Date,District\n".to_owned();
    for row in 0..120 {
        let (month, day, days) = (row % 6 + 1, row % 20 + 1, row % 9);
        let closed = if row % 10 == 0 {
            String::new()
        } else {
            format!("2019-{month:02}-{:02}", day + days)
        };
        let district = ["North", "South", "Harbor"][row % 3];
        writeln!(text, "R-{row},2019-{month:02}-{day:02},{closed},{district}").unwrap();
    }
    text
}

#[test]
fn events_are_counted_and_measured_by_rules_that_show_what_they_come_to() {
    let mut stand = dropped("requests.csv", &requests());
    stand.must_say("Each row is one event");
    stand.key(Key::Enter);
    stand.must_say("What is made of the events");
    stand.must_say("Comes to, the latest first: Jun 2019: 20");
    // The median of the days between two of its dates instead, by district.
    stand.write("Measure that is made", "Days to settle a request");
    stand.choose("What is made of the events", "median");
    stand.choose("Days until", "closed");
    stand.choose("By group", "district");
    stand.must_say("Comes to, the latest first: Jun 2019:");
    stand.picture("import_rules");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("1 measure is created");
    stand.must_say("Days to settle a request");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("The figures are in.");
    assert!(figure(&stand, "days-to-settle-a-request", "2019-06").is_some());
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&stand, "days-to-settle-a-request", "2019-06"), None);
}

#[test]
fn a_pasted_table_is_imported_and_other_words_are_not() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand
        .window
        .event(Event::Paste("a sentence, no table".into()));
    stand.settle();
    assert!(!stand.says("Import figures"));
    let table =
        "measure\tperiod\tvalue\npotholes-filled\t2023-07\t3\npotholes-filled\t2023-08\t4\n";
    stand.window.event(Event::Paste(table.into()));
    stand.settle();
    stand.must_say("Each row is one figure");
    for _ in 0..4 {
        stand.key(Key::Enter);
    }
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "potholes-filled", "2023-08"), Some(4.0));
}

#[test]
fn a_file_that_is_no_table_is_told_in_one_sentence_and_nothing_is_written() {
    let mut stand = dropped("report.xlsx", "%PDF-1.7 this is none");
    stand.must_say("The file was not imported.");
    stand.must_say("Nothing was written; the program is as it was.");
    stand.must_say("Choose another file…");
    stand.key(Key::Escape);
    assert!(!stand.says("The file was not imported."));
    std::fs::write(stand.file("empty.csv"), "").unwrap();
    let_go(&mut stand, "empty.csv");
    stand.must_say("empty.csv is empty.");
    stand.key(Key::Escape);
    std::fs::write(stand.file("notes.docx"), "words").unwrap();
    let_go(&mut stand, "notes.docx");
    stand.must_say("This file can't be used here.");
}

#[test]
fn leaving_is_asked_for_once_something_was_chosen_and_the_keys_are_told() {
    let text = "measure,period,value\npotholes-filled,2023-07,many\n";
    let mut stand = dropped("figures.csv", text);
    stand.key(Key::F1);
    stand.must_say("While figures are imported");
    stand.must_say("Correct the cell of the chosen finding");
    stand.key(Key::Escape);
    stand.key(Key::Enter);
    stand.key(Key::Enter);
    stand.must_say("C2, Refused");
    stand.keys(Modifiers::ALT, Key::ArrowLeft);
    stand.must_say("Column A: Measure");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.key(Key::F2);
    stand.type_words("17");
    stand.key(Key::Enter);
    stand.must_say("Nothing was found");
    stand.key(Key::Escape);
    stand.must_say("Leave this import?");
    stand.key(Key::Escape);
    stand.must_say("Nothing was found");
    stand.key(Key::Escape);
    stand.press("Leave");
    assert!(!stand.says("Import figures"));
    assert_ne!(figure(&stand, "potholes-filled", "2023-07"), Some(17.0));
}

#[test]
fn the_steps_stand_in_every_look_and_at_twice_the_size_of_a_small_screen() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    messy_workbook(&stand.file("report.xlsx"));
    stand.command("dark colours");
    let_go(&mut stand, "report.xlsx");
    stand.key(Key::Enter);
    stand.picture("import_columns_dark");
    stand.key(Key::Escape);
    stand.command("high contrast");
    let_go(&mut stand, "report.xlsx");
    stand.key(Key::Enter);
    stand.key(Key::Enter);
    stand.picture("import_found_high_contrast");
    stand.key(Key::Escape);
    stand.command("light colours");
    stand.window.set_size(vec2(1366.0, 768.0));
    let_go(&mut stand, "report.xlsx");
    for _ in 0..10 {
        stand.keys(Modifiers::COMMAND, Key::Plus);
    }
    stand.picture("import_sheet_twice");
    stand.key(Key::Enter);
    stand.picture("import_columns_twice");
    stand.key(Key::Enter);
    stand.picture("import_found_twice");
    stand.press("Yes, it is Street-defect reports");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.picture("import_summary_twice");
}

#[test]
fn reading_can_be_stopped_and_begun_again() {
    let mut text = "measure,period,value\n".to_owned();
    for row in 0..60_000 {
        let (year, month) = (1900 + row / 12 % 100, row % 12 + 1);
        writeln!(text, "potholes-filled,{year}-{month:02},{row}").unwrap();
    }
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    std::fs::write(stand.file("long.csv"), text).unwrap();
    let file = Arc::new(Dropped(stand.file("long.csv")));
    stand.window.input_mut().dropped_files.push(file);
    stand.window.run_steps(2);
    assert!(stand.window.state().reads_figures());
    stand.must_say("Nothing is written before you say so.");
    stand.window.get_by_label("Stop").click();
    stand.window.run_steps(2);
    stand.settle();
    stand.must_say("Reading was stopped.");
    stand.press("Read again");
    stand.must_say("Each row is one figure");
    stand.must_say("of 60,000 cells can be taken in");
    stand.key(Key::Escape);
    assert!(!stand.says("Import figures"));
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn next_month_is_one_drop_and_one_enter() {
    let text = |month: &str| {
        format!(
            "Indicator,Month,Result\nPotholes filled,{month}/1/2023,1100\nStreet-defect reprots,{month}/1/2023,900\n"
        )
    };
    let mut stand = dropped("streets 2023-07.csv", &text("7"));
    for _ in 0..2 {
        stand.key(Key::Enter);
    }
    stand.must_say("Does the month come first, or the day?");
    stand.key(Key::Enter);
    stand.must_say("Is Street-defect reports meant?");
    stand.key(Key::Enter);
    stand.key(Key::Enter);
    stand.must_say("Remember how it is read as");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "defect-reports", "2023-07"), Some(900.0));
    // The next one opens at its summary; nothing is asked.
    std::fs::write(stand.file("streets 2023-08.csv"), text("8")).unwrap();
    let_go(&mut stand, "streets 2023-08.csv");
    stand.must_say(
        "Read as \u{201c}streets\u{201d}, used last on Nov 24, 2026 for streets 2023-07.csv.",
    );
    stand.must_say("Changed: 2");
    assert_eq!(stand.holder(), "Import 2 cells");
    stand.picture("import_remembered");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(figure(&stand, "defect-reports", "2023-08"), Some(900.0));
    // One with another column nearly fits, and says how.
    let other = "Indicator,Month,Result,Office\nPotholes filled,9/1/2023,1100,North\n";
    std::fs::write(stand.file("streets 2023-09.csv"), other).unwrap();
    let_go(&mut stand, "streets 2023-09.csv");
    stand.must_say("Nearly like \u{201c}streets\u{201d}");
    stand.must_say("\u{201c}Office\u{201d} is new");
    stand.press("Read it like that");
    stand.must_say("Read as \u{201c}streets\u{201d}");
}

/// A template with a value and a note written into its first row, as a department sends it back.
pub(super) fn filled_in(template: &[u8], value: &str) -> Vec<u8> {
    let cell = |column: usize| format!("{}{}", char::from(b'A' + column as u8 - 1), HEADER_ROW + 1);
    let mut archive = zip::ZipArchive::new(Cursor::new(template)).unwrap();
    let mut again = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (column, written) in [(VALUE, value), (NOTE, "Counted by hand")] {
                let opening = format!("<c r=\"{}\" s=\"", cell(column));
                let (before, after) = text.split_once(&opening).unwrap();
                let (style, after) = after.split_once("\"/>").unwrap();
                let written = if written.parse::<f64>().is_ok() {
                    format!("><v>{written}</v></c>")
                } else {
                    format!(" t=\"inlineStr\"><is><t>{written}</t></is></c>")
                };
                text = format!("{before}{opening}{style}\"{written}{after}");
            }
            bytes = text.into_bytes();
        }
        again
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        again.write_all(&bytes).unwrap();
    }
    again.finish().unwrap().into_inner()
}

/// The demonstration with the template of the department of streets written, and its bytes.
pub(super) fn template_written() -> (Stand, Vec<u8>) {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let template = stand.file("streets.xlsx");
    stand.will_choose(&template);
    stand.command("department template");
    stand.choose("Department", "streets");
    stand.press("Write it…");
    let bytes = std::fs::read(&template).unwrap();
    (stand, bytes)
}

#[test]
fn a_departments_template_goes_out_and_comes_back_to_its_summary() {
    let (mut stand, template) = template_written();
    stand.must_say("The department template is written.");
    assert_eq!(stand.offered(), "Streets - Figures - 2026-11-24.xlsx");
    let bytes = filled_in(&template, "7");
    std::fs::write(stand.file("back.xlsx"), &bytes).unwrap();
    let_go(&mut stand, "back.xlsx");
    stand.must_say("Notes of the department");
    stand.must_say("Counted by hand");
    assert_eq!(stand.holder(), "Import 1 cell");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    // Another city's is not taken for this one's.
    let clock: Arc<dyn Clock> = stand.clock.clone();
    let other = stand.file("other.statroom");
    drop(Program::create(&other, crate::driver::a_city(), clock, "test").unwrap());
    let mut elsewhere = stand.another("other.statroom");
    let_go(&mut elsewhere, "back.xlsx");
    elsewhere.key(Key::Enter);
    elsewhere.must_say("This template is another city\u{2019}s.");
}

#[test]
fn all_data_is_written_as_a_package_from_the_palette() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let folder = stand.file("data");
    stand.will_choose(&folder);
    stand.command("export all data");
    stand.must_say("With private notes, in a column that says so");
    stand.press("Choose a folder…");
    stand.must_say("The data package is written.");
    assert!(folder.join("datapackage.json").is_file());
    assert_eq!(stand.offered(), "Port Alder Stat - Data - 2026-11-24");
}

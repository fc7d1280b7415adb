//! The register as files: the list of what is open, the workbook, comma-separated text, the calendar file.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use super::golden::assert_golden;
use super::outside::assert_valid;
use super::story::Story;
use crate::tools;
use calamine::{Data, Reader as _};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use statroom::domain::ids::PersonId;
use statroom::export::markdown;
use statroom::export::register::{Register, action_list, write_register};
use statroom::program::Program;

fn write(program: &Program, owner: Option<PersonId>, folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    write_register(program, owner, &path).unwrap();
    path
}

#[test]
fn the_action_list_gives_every_owner_what_is_open() {
    let story = Story::told();
    let register = Register::read(&story.town.program, None).unwrap();
    let text = markdown::write(&action_list(&register), "list").text;
    assert_golden("action_list", &text);
    let own = Register::read(&story.town.program, Some(story.rivera)).unwrap();
    let text = markdown::write(&action_list(&own), "list").text;
    assert!(
        text.contains("Crew hours by shift") && !text.contains("lease"),
        "{text}"
    );
}

#[test]
fn the_workbook_has_real_dates_a_filter_and_frozen_heads_and_the_validator_accepts_it() {
    let story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    let path = write(&story.town.program, None, folder.path(), "register.xlsx");
    assert_valid(&path);
    tools::keep(&path);
    let mut book = calamine::open_workbook_auto(&path).unwrap();
    let sheet = book.worksheet_range("Register").unwrap();
    let heads: Vec<String> = sheet.headers().unwrap();
    let due = heads.iter().position(|head| head == "Due").unwrap();
    let days = sheet
        .rows()
        .skip(1)
        .filter(|row| matches!(row[due], Data::DateTime(_)));
    assert_eq!(days.count(), sheet.height() - 2, "one has no date");
    let counts = book.worksheet_range("Status by department").unwrap();
    let head: Vec<String> = counts
        .rows()
        .nth(3)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(head[1], "Incomplete – Overdue");
    assert_eq!(head[8], "On Hold");
    let xml = parts(&path)
        .into_iter()
        .find(|(name, _)| name == "xl/worksheets/sheet1.xml");
    let xml = xml.unwrap().1;
    assert!(
        xml.contains("state=\"frozen\"") && xml.contains("<autoFilter "),
        "{xml}"
    );
}

/// The parts of a packed file as text.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        parts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    parts
}

#[test]
fn the_chart_has_the_eight_statuses_in_the_order_of_the_guide() {
    let story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    let path = write(&story.town.program, None, folder.path(), "register.xlsx");
    let parts = parts(&path);
    let chart = &parts
        .iter()
        .find(|(name, _)| name == "xl/charts/chart1.xml")
        .unwrap()
        .1;
    assert!(
        chart.contains("<c:grouping val=\"stacked\"/>") && chart.contains("Action Item Status")
    );
    assert_eq!(chart.matches("<c:ser>").count(), 8);
    let colours: Vec<&str> = chart
        .split("<a:srgbClr val=\"")
        .skip(1)
        .filter_map(|rest| rest.get(..6))
        .collect();
    assert_eq!(colours[..4], ["C0392B", "E67E22", "F1C40F", "27AE60"]);
}

#[test]
fn two_files_of_the_same_moment_are_the_same_byte_for_byte() {
    let story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    for ending in ["xlsx", "csv", "ics", "docx"] {
        let write = |name: &str| {
            let name = format!("{name}.{ending}");
            fs::read(write(&story.town.program, None, folder.path(), &name)).unwrap()
        };
        assert_eq!(write("one"), write("two"), "{ending}");
    }
}

#[test]
fn words_that_look_like_a_formula_are_words_in_every_table() {
    let mut story = Story::told();
    for (words, evidence) in [("=1+1", "@SUM(A1)"), ("lease", "=HYPERLINK(\"http://x\")")] {
        let mut action = story.action("lease");
        action.text = action.text.replace("Recommend a", words);
        action.evidence = evidence.into();
        story.edit_action(action);
    }
    let folder = tempfile::tempdir().unwrap();
    let csv = write(&story.town.program, None, folder.path(), "register.csv");
    let bytes = fs::read(&csv).unwrap();
    let text = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(text);
    let mut seen = false;
    for record in reader.records() {
        for cell in &record.unwrap() {
            let first = cell.chars().next();
            assert!(
                !matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r')),
                "{cell:?}"
            );
            seen |= cell.starts_with("'=HYPERLINK");
        }
    }
    assert!(seen);
    let xlsx = write(&story.town.program, None, folder.path(), "register.xlsx");
    for (name, xml) in parts(&xlsx) {
        let sheet = name.starts_with("xl/worksheets/");
        assert!(!sheet || !xml.contains("<f>"), "{name}");
    }
}

#[test]
fn a_wrong_ending_writes_nothing_and_says_which_are_right() {
    let story = Story::planned();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.odt");
    let error = write_register(&story.town.program, None, &path).unwrap_err();
    assert!(error.to_string().contains(".xlsx, .csv or .ics"), "{error}");
    assert!(!path.exists());
}

/// The events of a calendar file, as a reader of others sees them.
pub(super) fn events(text: &str) -> Vec<ICalendarComponent> {
    let calendar = ICalendar::parse(text).unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
    let all = calendar.components.into_iter();
    all.filter(|one| one.component_type == ICalendarComponentType::VEvent)
        .collect()
}

/// The text of a property.
pub(super) fn text_of(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let found = event.property(property);
    let value = found.and_then(|entry| entry.values.first());
    match value {
        Some(ICalendarValue::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

#[test]
fn the_calendar_file_has_whole_days_for_what_is_due_and_the_same_keys_when_written_again() {
    let mut story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    let keys = |text: &str| -> Vec<String> {
        let mut keys: Vec<String> = events(text)
            .iter()
            .map(|event| text_of(event, &ICalendarProperty::Uid))
            .collect();
        keys.sort();
        keys
    };
    let path = write(&story.town.program, None, folder.path(), "due.ics");
    let before = fs::read_to_string(&path).unwrap();
    assert!(
        before.contains("DTSTART;VALUE=DATE:20261204\r\n"),
        "{before}"
    );
    assert!(before.contains("DTEND;VALUE=DATE:20261205\r\n"), "{before}");
    let mut lease = story.action("lease");
    lease.due = lease.due.and_then(|due| due.succ_opt());
    story.edit_action(lease);
    story.town.minutes_pass(10);
    let path = write(&story.town.program, None, folder.path(), "due.ics");
    let after = fs::read_to_string(&path).unwrap();
    assert_ne!(before, after);
    assert_eq!(keys(&before), keys(&after));
    let revision = |text: &str| -> u32 {
        let (_, rest) = text.split_once("SEQUENCE:").unwrap();
        rest.split_once("\r\n").unwrap().0.parse().unwrap()
    };
    assert!(revision(&after) > revision(&before));
}

#[test]
fn lines_of_the_calendar_file_are_folded_and_their_text_comes_back_whole() {
    let mut story = Story::told();
    let mut lease = story.action("lease");
    lease.text = "Räumen; sign, then \\ file: 日本語 and a very long tail of words that goes on and on and on".into();
    lease.definition_of_done = "line one\nline two, with a comma; and a semicolon".into();
    story.edit_action(lease);
    let folder = tempfile::tempdir().unwrap();
    let path = write(&story.town.program, None, folder.path(), "due.ics");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 76, "{line:?}");
        assert!(!line.contains('\n'), "{line:?}");
    }
    let all = events(&text);
    let found = all.iter().any(|event| {
        text_of(event, &ICalendarProperty::Summary).contains("Räumen; sign, then \\ file: 日本語")
            && text_of(event, &ICalendarProperty::Description)
                .contains("line one line two, with a comma; and a semicolon")
    });
    assert!(found, "{text}");
}

//! The department template: written by us, filled in by a department, read back without any mapping.

use crate::city::{Town, day};
use proptest::prelude::*;
use statroom::domain::ids::DepartmentId;
use statroom::domain::measure::{Aggregation, Measure};
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::export;
use statroom::import::grid::{Book, Cell, ReadOptions};
use statroom::import::{
    FilledTemplate, LongRow, LongTable, PlanOptions, filled_template, plan_table,
};
use statroom::program::{Command, FigureBatch, FigureLine, query};
use std::io::{Cursor, Read as _, Write as _};

/// A streets department with measures of every kind, some with figures.
pub(crate) fn streets() -> (Town, DepartmentId) {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    let others = town.department("Parks");
    town.measure("elsewhere", Some(others));
    for (key, kind, frequency, aggregation) in [
        (
            "potholes",
            NumberKind::Count,
            Frequency::Month,
            Aggregation::Sum,
        ),
        (
            "on-time",
            NumberKind::Percent,
            Frequency::Quarter,
            Aggregation::Ratio,
        ),
        (
            "budget",
            NumberKind::Currency,
            Frequency::Year,
            Aggregation::Last,
        ),
        (
            "calls",
            NumberKind::Count,
            Frequency::Week,
            Aggregation::Sum,
        ),
    ] {
        town.run(Command::SaveMeasure(Measure {
            key: key.into(),
            name: format!("The {key}"),
            definition: "What it means.".into(),
            format: NumberFormat::of(kind),
            department: Some(streets),
            frequency,
            aggregation,
            ..Measure::default()
        }));
    }
    let line = |key: &str, group: &str, period: &str, value| FigureLine {
        measure_key: key.into(),
        dimension: if group.is_empty() {
            String::new()
        } else {
            "District".into()
        },
        group: group.into(),
        period: Period::from_iso(period).unwrap(),
        value: Some(value),
        parts: None,
        row: None,
    };
    town.run(Command::ImportFigures(FigureBatch {
        source: "earlier.csv".into(),
        source_hash: "0".into(),
        by: "test".into(),
        lines: vec![
            line("potholes", "", "2026-05", 10.0),
            line("potholes", "", "2026-07", 12.0),
            line("potholes", "", "2026-08", 13.0),
            line("potholes", "North", "2026-08", 6.0),
            line("budget", "", "2024-07/P1Y", 1e6),
        ]
        .into(),
        ..FigureBatch::default()
    }));
    (town, streets)
}

pub(crate) fn written(town: &Town, department: DepartmentId) -> Vec<u8> {
    let template = query::department_template(&town.program, department).unwrap();
    export::department_template(&template).unwrap()
}

/// The workbook with cells of its first sheet filled in as somebody would: numbers as numbers, words as words.
pub(crate) fn filled(workbook: &[u8], cells: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut again = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (place, value) in cells {
                text = with_cell(&text, place, value);
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

fn with_cell(sheet: &str, place: &str, value: &str) -> String {
    let opening = format!("<c r=\"{place}\" s=\"");
    let (before, after) = sheet
        .split_once(&opening)
        .unwrap_or_else(|| panic!("no cell {place}"));
    let (style, after) = after.split_once("\"/>").unwrap();
    if let Some(formula) = value.strip_prefix('=') {
        return format!("{before}{opening}{style}\"><f>{formula}</f></c>{after}");
    }
    if value.parse::<f64>().is_ok() {
        return format!("{before}{opening}{style}\"><v>{value}</v></c>{after}");
    }
    format!("{before}{opening}{style}\" t=\"inlineStr\"><is><t>{value}</t></is></c>{after}")
}

fn read(bytes: &[u8]) -> FilledTemplate {
    let book = Book::from_bytes("back.xlsx", bytes, &ReadOptions::default()).unwrap();
    filled_template(&book).unwrap().unwrap()
}

/// The rows as texts.
pub(crate) fn rows(bytes: &[u8]) -> Vec<LongRow> {
    LongTable::from_bytes("back.xlsx", bytes).unwrap().rows
}

#[test]
fn each_measure_is_asked_for_the_periods_it_has_no_figure_for() {
    let (town, streets) = streets();
    let template = query::department_template(&town.program, streets).unwrap();
    let asked: Vec<(&str, &str, Vec<String>)> = template
        .measures
        .iter()
        .flat_map(|measure| {
            measure.series.iter().map(|series| {
                let periods = series.periods.iter().map(|period| period.iso()).collect();
                (measure.measure.key.as_str(), series.group.as_str(), periods)
            })
        })
        .collect();
    let of = |key: &str, group: &str| {
        let found = asked.iter().find(|(k, g, _)| (*k, *g) == (key, group));
        found.unwrap().2.clone()
    };
    // Today is October 27, 2026.
    assert_eq!(of("potholes", ""), ["2026-06", "2026-09", "2026-10"]);
    assert_eq!(of("potholes", "North"), ["2026-09", "2026-10"]);
    assert_eq!(of("budget", ""), ["2025-07/P1Y", "2026-07/P1Y"]);
    assert_eq!(of("on-time", "").len(), 8);
    assert_eq!(of("on-time", "").last().unwrap(), "2026-Q4");
    assert_eq!(of("calls", "").last().unwrap(), "2026-W44");
    assert!(asked.iter().all(|(key, _, _)| *key != "elsewhere"));
}

#[test]
fn what_a_department_fills_in_becomes_its_figures_and_nothing_else() {
    let (mut town, streets) = streets();
    let empty = written(&town, streets);
    let blank = rows(&empty);
    assert!(blank.iter().all(|row| row.value.is_empty()));
    // The first rows: budget, calls, on-time, potholes, by name.
    let row_of = |key: &str, period: &str, group: &str| {
        let found = blank
            .iter()
            .find(|row| (&*row.measure, &*row.period, &*row.group) == (key, period, group));
        found.unwrap().row
    };
    let north = row_of("potholes", "2026-09", "North");
    let share = row_of("on-time", "2026-Q2", "");
    let parts = row_of("on-time", "2026-Q3", "");
    let money = row_of("budget", "2025-07/P1Y", "");
    let back = filled(
        &empty,
        &[
            (format!("D{north}"), "7".into()),
            (format!("H{north}"), "two crews short".into()),
            (format!("D{share}"), "0.58".into()),
            (format!("F{parts}"), "30".into()),
            (format!("G{parts}"), "40".into()),
            (format!("D{money}"), "1250000.5".into()),
        ],
    );
    let filled = read(&back);
    assert_eq!(filled.city, "City of Testford");
    assert_eq!(
        filled.program,
        query::city(&town.program).unwrap().id.to_string()
    );
    assert_eq!(filled.notes.len(), 1);
    assert_eq!(
        (filled.notes[0].row, &*filled.notes[0].note),
        (north, "two crews short")
    );
    let known = query::figure_knowledge(&town.program).unwrap();
    let made = plan_table(&filled.table, &known, &PlanOptions::default()).unwrap();
    assert_eq!(made.findings.listed(), []);
    assert_eq!((made.counts.new, made.counts.refused), (4, 0));
    let figures: Vec<(&str, String, &str, f64)> = made
        .figures()
        .map(|figure| {
            (
                &*figure.series.measure_key,
                figure.period.iso(),
                &*figure.series.group,
                figure.value,
            )
        })
        .collect();
    for figure in [
        ("potholes", "2026-09".to_owned(), "North", 7.0),
        ("on-time", "2026-Q2".to_owned(), "", 58.0),
        ("on-time", "2026-Q3".to_owned(), "", 75.0),
        ("budget", "2025-07/P1Y".to_owned(), "", 1_250_000.5),
    ] {
        assert!(
            figures.contains(&figure),
            "{figure:?} is not in {figures:?}"
        );
    }
    town.run(Command::ImportFigures(made.batch("test")));
    let known = query::figure_knowledge(&town.program).unwrap();
    let again = plan_table(&filled.table, &known, &PlanOptions::default()).unwrap();
    assert!(again.is_nothing());
    assert_eq!(again.counts.unchanged, 4);
}

#[test]
fn a_template_is_opened_like_any_table_and_any_other_workbook_is_no_template() {
    let (town, streets) = streets();
    let bytes = written(&town, streets);
    let table = LongTable::from_bytes("back.xlsx", &bytes).unwrap();
    assert!(table.rows.len() > 3);
    assert!(
        table
            .rows
            .iter()
            .any(|row| row.measure == "potholes" && row.period == "2026-09"),
        "{:?}",
        table.rows
    );
    let mut other = rust_xlsxwriter::Workbook::new();
    other
        .add_worksheet()
        .set_name("Statroom")
        .unwrap()
        .write(0, 0, "notes")
        .unwrap();
    let other = other.save_to_buffer().unwrap();
    let book = Book::from_bytes("x.xlsx", &other, &ReadOptions::default()).unwrap();
    assert!(filled_template(&book).is_none());
}

#[test]
fn a_template_of_a_later_version_says_so() {
    let (town, streets) = streets();
    let bytes = written(&town, streets);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut again = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name == "xl/sharedStrings.xml" {
            text = String::from_utf8(text)
                .unwrap()
                .replace("<t>1</t>", "<t>9</t>")
                .into_bytes();
        }
        again
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        again.write_all(&text).unwrap();
    }
    let later = again.finish().unwrap().into_inner();
    let error = LongTable::from_bytes("back.xlsx", &later)
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "back.xlsx was written by a newer version of Statroom; update this one to read it."
    );
}

#[test]
fn a_template_says_what_its_measures_mean_and_is_the_same_file_when_written_again() {
    let (town, streets) = streets();
    let bytes = written(&town, streets);
    assert_eq!(bytes, written(&town, streets));
    let book = Book::from_bytes("x.xlsx", &bytes, &ReadOptions::default()).unwrap();
    let names: Vec<(&str, bool)> = book
        .sheets
        .iter()
        .map(|sheet| (&*sheet.name, sheet.hidden))
        .collect();
    assert_eq!(
        names,
        [
            ("Figures", false),
            ("Measures", false),
            ("How to fill this in", false),
            ("Statroom", true)
        ]
    );
    let measures = book.sheets[1].head(20).unwrap();
    assert_eq!(measures.cell(6, 1), Cell::Text("The budget"));
    assert_eq!(measures.cell(6, 2), Cell::Text("What it means."));
}

#[test]
fn a_department_is_found_by_any_of_its_names() {
    let (town, streets) = streets();
    for name in [
        "streets",
        "Streets Department",
        " STREETS ",
        &streets.to_string(),
    ] {
        let found = query::find_department(&town.program, name).unwrap();
        assert_eq!(found.id, streets, "{name}");
    }
    let error = query::find_department(&town.program, "water")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("no department \u{201c}water\u{201d}") && error.contains("Parks"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_filled_in_comes_back_as_written(
        values in prop::collection::btree_map(0..30_usize, (-1e9..1e9_f64, any::<bool>()), 0..12),
        passed in 0..400_u64,
    ) {
        let (town, streets) = streets();
        town.clock.advance(chrono::TimeDelta::days(passed as i64));
        let empty = written(&town, streets);
        let mut expected = rows(&empty);
        let mut cells = Vec::new();
        for (at, (value, noted)) in values {
            let Some(row) = expected.get_mut(at) else { continue };
            // Percent cells show a hundredth.
            let is_percent = row.measure == "on-time";
            let value = (value * 100.0).round() / 100.0;
            row.value = if is_percent {
                Cell::Number(value, statroom::import::grid::NumberLook::Percent).text()
            } else {
                value.to_string()
            };
            cells.push((format!("D{}", row.row), value.to_string()));
            if noted {
                cells.push((format!("H{}", row.row), "a word".to_owned()));
            }
        }
        let back = filled(&empty, &cells);
        prop_assert_eq!(rows(&back), expected);
        prop_assert!(day(10, 27) <= town.program.today());
    }
}

#[test]
fn a_cell_is_told_for_what_it_is_in_the_workbook() {
    let (town, streets) = streets();
    let empty = written(&town, streets);
    let row = rows(&empty)
        .into_iter()
        .find(|row| row.measure == "potholes" && row.period == "2026-09" && row.group.is_empty())
        .unwrap()
        .row;
    let known = query::figure_knowledge(&town.program).unwrap();
    for (written, words) in [
        (
            "=1+1",
            "the formula here has no stored value; open the workbook in a spreadsheet and save it again",
        ),
        ("about 7", "\u{201c}about 7\u{201d} is not a number"),
    ] {
        let back = filled(&empty, &[(format!("D{row}"), written.into())]);
        let plan = plan_table(&read(&back).table, &known, &PlanOptions::default()).unwrap();
        assert_eq!((plan.counts.new, plan.counts.refused), (0, 1), "{written}");
        let told = &plan.findings.listed()[0];
        assert!(told.message.starts_with(words), "{}", told.message);
        assert_eq!((told.row, told.column), (row, 4));
    }
}

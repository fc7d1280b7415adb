//! What real files carry, one mess a file: everything the import makes of each, cell by cell.

use crate::city::Town;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use statroom::domain::measure::Measure;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::Frequency;
use statroom::import::grid::{Book, ReadOptions, Watch};
use statroom::import::understand::{Hints, probe};
use statroom::import::{Change, Plan, PlanOptions, plan_book, sheet_of};
use statroom::program::query::FigureKnowledge;
use statroom::program::{Command, query};
use std::fmt::Write as _;
use std::path::Path;

/// A town that knows two measures: lanterns by the month and calls by the week.
pub(crate) fn known() -> FigureKnowledge {
    let mut town = Town::empty();
    for (key, name, frequency) in [
        ("lanterns", "Lanterns lit", Frequency::Month),
        ("calls", "Lamp calls", Frequency::Week),
    ] {
        town.run(Command::SaveMeasure(Measure {
            key: key.into(),
            name: name.into(),
            format: NumberFormat::of(NumberKind::Count),
            frequency,
            ..Measure::default()
        }));
    }
    query::figure_knowledge(&town.program).unwrap()
}

/// What is guessed, what it comes to, every figure and every finding.
fn told(book: &Book, known: &FigureKnowledge, options: &PlanOptions) -> String {
    let mut text = String::new();
    let hints = Hints {
        fiscal_first_month: known.fiscal_first_month,
        ..Hints::default()
    };
    let guess = probe(sheet_of(book, "").unwrap(), hints, Watch::nobody()).unwrap();
    for one in &guess.guesses {
        writeln!(text, "{}: {} ({})", one.about, one.says, one.because).unwrap();
    }
    match plan_book(book, known, options) {
        Ok(plan) => tell_plan(&mut text, &plan),
        Err(error) => writeln!(text, "\n{error}").unwrap(),
    }
    text
}

fn tell_plan(text: &mut String, plan: &Plan) {
    let c = plan.counts;
    assert_eq!(c.blank + c.accepted() + c.refused, c.cells);
    assert_eq!(plan.figures().count(), c.accepted());
    writeln!(
        text,
        "\n{} rows, {} columns, {} cells: {} blank, {} new, {} changed, {} unchanged, {} refused",
        c.rows, c.columns, c.cells, c.blank, c.new, c.changed, c.unchanged, c.refused
    )
    .unwrap();
    for measure in &plan.new_measures {
        let format = serde_json::to_string(&measure.format).unwrap();
        writeln!(
            text,
            "new: {} = {} ({}, {format})",
            measure.key,
            measure.name,
            measure.frequency.word()
        )
        .unwrap();
    }
    let mut figures: Vec<_> = plan.figures().collect();
    figures.sort_by_key(|figure| (figure.row, figure.column));
    for figure in figures {
        let of = if figure.series.group.is_empty() {
            String::new()
        } else {
            format!(" [{}: {}]", figure.series.dimension, figure.series.group)
        };
        let target = if figure.target { " target" } else { "" };
        let again = if figure.change == Change::Unchanged {
            " (unchanged)"
        } else {
            ""
        };
        writeln!(
            text,
            "{:>3}:{} {}{of} {}{target} = {}{again}",
            figure.row,
            figure.column,
            figure.series.measure_key,
            figure.period.iso(),
            figure.value
        )
        .unwrap();
    }
    for question in &plan.questions {
        writeln!(
            text,
            "? {} ({} cells; likeliest: {})",
            question.words, question.cells, question.guess
        )
        .unwrap();
    }
    for one in plan.findings.listed() {
        writeln!(
            text,
            "{:>3}:{} {} {} \u{201c}{}\u{201d}: {}",
            one.row,
            one.column,
            one.kind.level().word(),
            one.kind.word(),
            one.cell.escape_debug(),
            one.message
        )
        .unwrap();
    }
}

pub(crate) fn check(name: &str, book: &Book) {
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    insta::with_settings!({ snapshot_path => "../snapshots/messes", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        insta::assert_snapshot!(name, told(book, &known(), &options));
    });
}

#[test]
fn every_mess_in_a_text_file_is_told_as_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .collect();
    files.sort();
    assert!(files.len() >= 47, "{} files", files.len());
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let book = Book::open(&file, &ReadOptions::default(), Watch::nobody()).unwrap();
        check(&name, &book);
    }
}

/// Measures that are not to be created are refused beside what else is wrong in their row.
#[test]
fn an_unreadable_period_does_not_hide_an_unknown_measure() {
    let text = "measure,period,value\nnobody's,someday,12\nlanterns,2026-07,120\n";
    let book = Book::from_bytes("both.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let plan = plan_book(&book, &known(), &PlanOptions::default()).unwrap();
    let found: Vec<_> = plan
        .findings
        .listed()
        .iter()
        .map(|one| (one.row, one.column, one.kind.word(), one.cell.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (2, 1, "unknown-measure", "nobody's"),
            (2, 2, "unreadable-period", "someday")
        ]
    );
    assert_eq!((plan.counts.refused, plan.counts.new), (1, 1));
}

pub(crate) fn opened(mut workbook: Workbook) -> Book {
    let bytes = workbook.save_to_buffer().unwrap();
    Book::from_bytes("lanterns.xlsx", &bytes, &ReadOptions::default()).unwrap()
}

#[test]
fn a_sheet_with_a_title_merged_headings_blank_rows_and_columns_and_a_hidden_neighbour() {
    let mut workbook = Workbook::new();
    let hidden = workbook.add_worksheet().set_name("Old").unwrap();
    hidden.write(0, 0, "Measure").unwrap();
    hidden.set_hidden(true);
    let sheet = workbook.add_worksheet().set_name("Report").unwrap();
    sheet.set_active(true);
    let bold = Format::new().set_bold();
    sheet
        .merge_range(0, 1, 0, 6, "Department of Lanterns", &bold)
        .unwrap();
    sheet.merge_range(2, 3, 2, 4, "FY26", &bold).unwrap();
    sheet.merge_range(2, 5, 2, 6, "FY27", &bold).unwrap();
    sheet.write(3, 1, "Measure").unwrap();
    for (column, quarter) in [(3, "Q1"), (4, "Q2"), (5, "Q1"), (6, "Q2")] {
        sheet.write(3, column, quarter).unwrap();
    }
    for (row, name, values) in [
        (4, "Lanterns lit", [360.0, 371.0, 380.0, 390.0]),
        (6, "Lanterns mended", [40.0, 38.0, 41.0, 43.0]),
    ] {
        sheet.write(row, 1, name).unwrap();
        for (column, value) in (3_u16..).zip(values) {
            sheet.write(row, column, value).unwrap();
        }
    }
    check("workbook_headings", &opened(workbook));
}

#[test]
fn a_sheet_with_real_dates_stored_percentages_errors_and_formulas() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let months = Format::new().set_num_format("mmm-yy");
    let percent = Format::new().set_num_format("0%");
    for (column, heading) in ["Measure", "Month", "Value"].into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    let row = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, name: &str, month: &str| {
        sheet.write(row, 0, name).unwrap();
        let date = ExcelDateTime::parse_from_str(month).unwrap();
        sheet.write_with_format(row, 1, &date, &months).unwrap();
    };
    row(sheet, 1, "Lamps lit on time", "2026-07-01");
    sheet.write_with_format(1, 2, 0.58, &percent).unwrap();
    row(sheet, 2, "Lamps lit on time", "2026-08-01");
    sheet.write(2, 2, "61%").unwrap();
    row(sheet, 3, "Oil bought", "2026-07-01");
    sheet
        .write_formula(3, 2, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    row(sheet, 4, "Oil bought", "2026-08-01");
    sheet
        .write_formula(4, 2, Formula::new("=2*700").set_result("1400"))
        .unwrap();
    row(sheet, 5, "Oil bought", "2026-09-01");
    let days = Format::new().set_num_format("m/d/yyyy");
    let slip = ExcelDateTime::parse_from_str("2026-09-30").unwrap();
    sheet.write_with_format(5, 2, &slip, &days).unwrap();
    check("workbook_cells", &opened(workbook));
}

//! Numerators and denominators from a file to the year to date, through commands and the command line.

use crate::city::Town;
use assert_cmd::Command as Binary;
use proptest::prelude::*;
use serde_json::Value;
use statroom::domain::ids::MeasureId;
use statroom::domain::measure::{Aggregation, Measure};
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::ratio::Parts;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{self, PlanOptions};
use statroom::program::query::{self, Against, Compared};
use statroom::program::{Command, FigureBatch, FigureLine, ManualClock, Program};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

fn share() -> Measure {
    Measure {
        key: "lights".into(),
        name: "Street lights repaired in 5 days".into(),
        format: NumberFormat::of(NumberKind::Percent),
        aggregation: Aggregation::Ratio,
        ..Measure::default()
    }
}

fn town() -> (Town, MeasureId) {
    let mut town = Town::empty();
    let measure = town.make(Command::SaveMeasure(share()));
    (town, measure)
}

/// A file of the measure's months from January 2025: value and parts as typed.
fn file(rows: &[(&str, Option<(i32, i32)>)]) -> String {
    let mut text = "measure,period,value,numerator,denominator\n".to_owned();
    for (at, (value, parts)) in rows.iter().enumerate() {
        let (year, month) = (2025 + at / 12, at % 12 + 1);
        write!(text, "lights,{year}-{month:02},{value},").unwrap();
        match parts {
            Some((above, below)) => writeln!(text, "{above},{below}").unwrap(),
            None => writeln!(text, ",").unwrap(),
        }
    }
    text
}

fn take_in(town: &mut Town, text: &str) -> usize {
    let book = Book::from_bytes("lights.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let known = query::figure_knowledge(&town.program).unwrap();
    let plan = import::plan_book(&book, &known, &PlanOptions::default()).unwrap();
    assert_eq!(plan.counts.refused, 0);
    let taken = plan.counts.new + plan.counts.changed;
    town.run(Command::ImportFigures(plan.batch("test")));
    taken
}

fn compared(program: &Program, measure: MeasureId, against: Against) -> Compared {
    let page = query::measure_page(program, measure).unwrap();
    let mut all = page.row.comparisons.into_iter();
    all.find(|one| one.against == against).unwrap()
}

fn month(number: i32) -> Period {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    Period::containing(Frequency::Month, first).plus(number)
}

fn line(period: Period, value: Option<f64>, parts: Option<Parts>) -> FigureLine {
    FigureLine {
        measure_key: "lights".into(),
        dimension: String::new(),
        group: String::new(),
        period,
        value,
        parts,
        row: None,
    }
}

fn by_hand(line: FigureLine) -> Command {
    Command::ImportFigures(FigureBatch {
        source: "Entered by hand".into(),
        source_hash: String::new(),
        by: "test".into(),
        lines: vec![line].into(),
        ..FigureBatch::default()
    })
}

#[test]
fn a_correction_keeps_the_parts_that_were_and_a_withdrawn_figure_has_none() {
    let (mut town, measure) = town();
    take_in(&mut town, &file(&[("80.1", Some((410, 512)))]));
    let parts = |above, below| Parts::new(above, below).ok();
    town.run(by_hand(line(month(0), Some(80.3), parts(411.0, 512.0))));
    town.run(by_hand(line(month(0), None, parts(1.0, 2.0))));
    let page = query::measure_page(&town.program, measure).unwrap();
    let figure = &page.figures[0];
    assert_eq!((figure.value, figure.parts), (None, None));
    let replaced: Vec<_> = figure.replaced.iter().map(|one| one.parts).collect();
    assert_eq!(replaced, [parts(410.0, 512.0), parts(411.0, 512.0)]);
    town.program.undo().unwrap().unwrap();
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.figures[0].parts, parts(411.0, 512.0));
    // The same figure without its parts is another: they can be taken away.
    town.run(by_hand(line(month(0), Some(80.3), None)));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(
        (page.figures[0].value, page.figures[0].parts),
        (Some(80.3), None)
    );
    assert_eq!(town.program.faults().unwrap(), []);
}

#[test]
fn the_year_and_the_fiscal_year_of_a_ratio_count_the_months_whose_parts_are_known() {
    let (mut town, measure) = town();
    // 2025 whole; of 2026 January to June, of which March has the ratio alone.
    let mut rows: Vec<(&str, Option<(i32, i32)>)> = vec![("", Some((50, 100))); 12];
    rows.extend([("", Some((90, 100))), ("", Some((10, 400))), ("70", None)]);
    rows.extend([("", Some((60, 100))); 3]);
    assert_eq!(take_in(&mut town, &file(&rows)), 18);
    let year = compared(&town.program, measure, Against::YearToDate);
    assert_eq!(year.now, Some(280.0 / 800.0 * 100.0));
    let change = year.change.unwrap();
    assert_eq!((change.then, change.difference), (50.0, -15.0));
    assert_eq!(change.percent, None);
    let periods = year.periods.unwrap();
    assert_eq!(
        (periods.reported, periods.expected, periods.partless),
        (5, 6, 1)
    );
    // The town's fiscal year begins in July; of the one before only January to June are known.
    let fiscal = compared(&town.program, measure, Against::FiscalYearToDate);
    assert_eq!(fiscal.now, Some(580.0 / 1400.0 * 100.0));
    assert_eq!(fiscal.from, chrono::NaiveDate::from_ymd_opt(2025, 7, 1));
    let periods = fiscal.periods.unwrap();
    assert_eq!(
        (periods.reported, periods.compared, periods.expected),
        (11, 5, 12)
    );
    let change = fiscal.change.unwrap();
    assert_eq!((change.now, change.then), (280.0 / 800.0 * 100.0, 50.0));
}

#[test]
fn a_ratio_of_which_only_the_ratio_is_known_says_that_it_has_no_total() {
    let (mut town, measure) = town();
    take_in(&mut town, &file(&[("50", None); 14]));
    let year = compared(&town.program, measure, Against::YearToDate);
    assert_eq!((year.now, year.change), (None, None));
    assert!(
        year.why_not.contains("only the ratio is known"),
        "{}",
        year.why_not
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn what_is_imported_is_read_back_and_the_year_to_date_is_its_sum_over_its_sum(
        rows in prop::collection::vec(
            (prop::option::weighted(0.8, (0_i32..5_000, 1_i32..5_000)), 0_u8..3), 1..24,
        ),
    ) {
        let (mut town, measure) = town();
        let value = |parts: &Option<(i32, i32)>| match parts {
            Some((above, below)) => f64::from(*above) / f64::from(*below) * 100.0,
            None => 12.5,
        };
        // The value rounded, in full, or left to be made.
        let typed: Vec<String> = rows
            .iter()
            .map(|(parts, how)| match (parts, how) {
                (Some(_), 0) => String::new(),
                (_, 1) => format!("{:.1}", value(parts)),
                (_, _) => value(parts).to_string(),
            })
            .collect();
        let given: Vec<_> = typed.iter().zip(&rows).map(|(text, (parts, _))| (text.as_str(), *parts)).collect();
        let text = file(&given);
        prop_assert_eq!(take_in(&mut town, &text), rows.len());
        let page = query::measure_page(&town.program, measure).unwrap();
        for (figure, (parts, _)) in page.figures.iter().zip(&rows) {
            prop_assert!((figure.value.unwrap() - value(parts)).abs() <= 0.05 + 1e-9);
            let read = figure.parts.map(|parts| (parts.numerator(), parts.denominator()));
            prop_assert_eq!(read, parts.map(|(above, below)| (f64::from(above), f64::from(below))));
        }
        // Nothing of the same file is new.
        let book = Book::from_bytes("lights.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
        let known = query::figure_knowledge(&town.program).unwrap();
        prop_assert!(import::plan_book(&book, &known, &PlanOptions::default()).unwrap().is_nothing());
        prop_assert_eq!(town.program.faults().unwrap(), []);

        let this_year = rows.iter().skip((rows.len() - 1) / 12 * 12);
        let (above, below) = this_year
            .filter_map(|(parts, _)| *parts)
            .fold((0, 0), |(above, below), parts| (above + parts.0, below + parts.1));
        let now = compared(&town.program, measure, Against::YearToDate).now;
        prop_assert_eq!(now.is_some(), below > 0);
        if let Some(now) = now {
            prop_assert!((now - f64::from(above) / f64::from(below) * 100.0).abs() < 1e-9);
        }
    }
}

/// What a run of the program said: its code, standard output, standard error.
fn statroom(arguments: &[&str]) -> (i32, String, String) {
    let output = Binary::new(env!("CARGO_BIN_EXE_statroom"))
        .args(["--as-of", "2026-11-24"])
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn opened(path: &Path) -> Program {
    let clock = Arc::new(ManualClock::at(crate::city::morning()));
    Program::open(path, clock, "test").unwrap()
}

#[test]
fn ratios_taken_in_on_the_command_line_have_signals_and_totals() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (program, csv) = (place("a.statroom"), place("lights.csv"));
    assert_eq!(statroom(&["new", &program, "--name", "Testford"]).0, 0);
    let mut made = opened(Path::new(&program));
    made.run(Command::SaveMeasure(share())).unwrap();
    drop(made);

    // A value that its parts don't make is told; 0 and a negative number below the line keep all out.
    let mut rows: Vec<(&str, Option<(i32, i32)>)> = vec![("", Some((45, 60))); 14];
    rows[1] = ("82", Some((45, 60)));
    let mut text = file(&rows);
    text.push_str("lights,2026-03,,5,0\nlights,2026-04,50,5,-10\nlights,2026-05,,5,many\nlights,2026-06,,inf,10\n");
    std::fs::write(&csv, &text).unwrap();
    let (code, out, err) = statroom(&["import", &csv, "--into", &program]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    for told in [
        "row 3, column 3: note: Street lights repaired in 5 days: the value is 82 and 45 ÷ 60 × 100 is 75;",
        "error: Parts that make no ratio: 2",
        "row 16, column 5: Street lights repaired in 5 days: the denominator is 0",
        "row 17, column 5: Street lights repaired in 5 days: the denominator is negative",
        "error: Not a number: 2",
        "row 18, column 5: Street lights repaired in 5 days: \u{201c}many\u{201d} is not a number",
        "row 19, column 4: Street lights repaired in 5 days: \u{201c}inf\u{201d} is not a number",
    ] {
        assert!(err.contains(told), "{told}: {err}");
    }
    let said: Vec<&str> = err.lines().collect();
    let last = said[said.len() - 1];
    assert!(last.contains("4 of 18 cells can't be taken in"), "{err}");

    let (code, out, err) = statroom(&[
        "import",
        &csv,
        "--into",
        &program,
        "--skip-refused",
        "--json",
    ]);
    assert_eq!(code, 0, "{err}");
    let report: Value = serde_json::from_str(&out).unwrap();
    for (name, count) in [
        ("cells", 18),
        ("blank", 0),
        ("new", 14),
        ("accepted", 14),
        ("refused", 4),
    ] {
        assert_eq!(report[name], count, "{name}");
    }
    assert_eq!(report["finding_counts"]["parts-disagree"], 1);
    assert_eq!(report["finding_counts"]["unsound-parts"], 2);
    let (_, again, _) = statroom(&["import", &csv, "--into", &program, "--skip-refused"]);
    assert_eq!(
        again,
        "Imported: 0 new, 0 changed, 14 unchanged, 4 refused, from lights.csv.\n"
    );

    let (code, out, err) = statroom(&["signals", &program, "--json"]);
    assert_eq!(code, 0, "{err}");
    let signals: Value = serde_json::from_str(&out).unwrap();
    let points = signals[0]["points"].as_array().unwrap();
    assert_eq!(points.len(), 14);
    assert_eq!(
        (&points[0]["value"], &points[1]["value"]),
        (&Value::from(75.0), &Value::from(82.0))
    );
    assert_eq!(statroom(&["check", &program]).0, 0);

    let program = opened(Path::new(&program));
    let book = query::measures(&program).unwrap();
    let year = compared(&program, book.rows[0].measure.id, Against::YearToDate);
    assert_eq!(
        (year.now, year.change.map(|change| change.then)),
        (Some(75.0), Some(75.0))
    );
}

#[test]
fn a_csv_of_ratios_without_values_has_gaps_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("lights.csv");
    let rows = [("75", Some((45, 60))), ("", Some((30, 60)))];
    std::fs::write(&csv, file(&rows)).unwrap();
    let (code, out, err) = statroom(&["signals", &csv.to_string_lossy(), "--json"]);
    assert_eq!(code, 0, "{err}");
    let signals: Value = serde_json::from_str(&out).unwrap();
    assert!(signals[0]["points"][1]["value"].is_null());
    assert!(
        err.contains("a numerator and a denominator and no value"),
        "{err}"
    );
}

#[test]
fn every_ratio_of_the_demonstration_city_is_made_of_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.statroom");
    let shown = path.to_string_lossy().into_owned();
    assert_eq!(statroom(&["demo", "--no-open", &shown]).0, 0);
    let program = opened(&path);
    let book = query::measures(&program).unwrap();
    let mut seen = 0;
    let ratios = book
        .rows
        .iter()
        .filter(|row| row.measure.aggregation == Aggregation::Ratio);
    for row in ratios {
        let page = query::measure_page(&program, row.measure.id).unwrap();
        let groups = page.groups.iter().flat_map(|group| &group.figures);
        let per = statroom::domain::ratio::multiplier(&row.measure);
        for figure in page.figures.iter().chain(groups) {
            let Some(value) = figure.value else { continue };
            let parts = figure
                .parts
                .unwrap_or_else(|| panic!("{} {}", row.measure.key, figure.period.label()));
            let decimals = i32::from(row.measure.format.decimals);
            assert!(
                parts.make(value, decimals, per),
                "{} {}",
                row.measure.key,
                figure.period.label()
            );
            seen += 1;
        }
        if row.latest.is_some() {
            let year = compared(&program, row.measure.id, Against::YearToDate);
            assert!(
                year.now.is_some() && year.change.is_some(),
                "{}",
                row.measure.key
            );
        }
    }
    assert!(seen > 1_000, "{seen}");
}

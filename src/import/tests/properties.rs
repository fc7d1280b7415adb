//! What holds for every file, whatever it holds.

use super::known;
use crate::domain::period::Period;
use crate::import::grid::{Book, ReadOptions};
use crate::import::{ImportError, Plan, PlanOptions, plan_book};
use crate::program::SeriesName;
use crate::program::query::{FigureKnowledge, KnownFigure};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

fn adds_up(plan: &Plan) -> Result<(), TestCaseError> {
    let c = plan.counts;
    prop_assert_eq!(c.blank + c.accepted() + c.refused, c.cells);
    prop_assert_eq!(c.new + c.changed + c.unchanged, c.accepted());
    prop_assert_eq!(plan.figures().count(), c.accepted());
    prop_assert_eq!(plan.batch("x").lines.len(), c.new + c.changed);
    let refused_rows: BTreeSet<u64> = plan
        .findings
        .listed()
        .iter()
        .filter(|f| f.kind.level().refuses())
        .map(|f| f.row)
        .collect();
    prop_assert_eq!(refused_rows.len(), c.refused);
    let accepted_rows: BTreeSet<u64> = plan.figures().map(|f| f.row).collect();
    prop_assert!(refused_rows.is_disjoint(&accepted_rows));
    Ok(())
}

fn plan_bytes(
    bytes: &[u8],
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    // What stands between the cells is the reader's to tell, and told here.
    let commas = ReadOptions {
        delimiter: Some(b','),
        ..ReadOptions::default()
    };
    plan_book(&Book::from_bytes("x.csv", bytes, &commas)?, known, options)
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "trees",
            "Trees planted",
            "Miles",
            "missed",
            "share",
            "share",
            "budget",
            "calls",
            "2026-07",
            "2026-08",
            "Aug 2026",
            "8/31/2026",
            "2026Q3",
            "FY27 Q1",
            "2026-W30",
            "2026",
            "5",
            "6",
            "1,204",
            "$5",
            "(3)",
            "94%",
            "N/A",
            "-",
            "",
            "NaN",
            "Harbor",
            "harbor ",
            "two\nlines",
            "say \"so\"",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    writer
        .write_record(["Group", "value", "PERIOD", "measure", "Num", "of"])
        .unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

// Found by a property below: a row whose value is a mark that parts cells elsewhere.
#[test]
fn a_lone_semicolon_for_a_value_is_one_refused_cell() {
    let rows = [["trees", ";", "trees"].map(str::to_owned).to_vec()];
    let plan = plan_bytes(&written(&rows), &known(), &PlanOptions::default()).unwrap();
    adds_up(&plan).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_can_upset_it(bytes in prop::collection::vec(any::<u8>(), 0..400), create: bool) {
        let headed = [b"measure,period,value,group\n".as_slice(), &bytes].concat();
        for bytes in [&bytes, &headed] {
            let options = PlanOptions { create_measures: create, ..PlanOptions::default() };
            if let Ok(plan) = plan_bytes(bytes, &known(), &options) {
                adds_up(&plan)?;
            }
        }
    }

    #[test]
    fn every_cell_has_one_fate(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3..8), 0..40),
        create: bool,
    ) {
        let options = PlanOptions { create_measures: create, ..PlanOptions::default() };
        adds_up(&plan_bytes(&written(&rows), &known(), &options).unwrap())?;
    }

    #[test]
    fn a_cell_never_moves_to_another_row(
        rows in prop::collection::vec((0_u8..3, 0_usize..4, "[a-z ,\"\n]{0,6}"), 1..40),
    ) {
        // Each row carries its own number as its value; empty rows and cells of several lines between
        // them must not shift it.
        let mut text = "measure,period,value,group\n".to_owned();
        let mut wanted = BTreeMap::new();
        let mut row = 1_u64;
        for (month, empty, note) in rows {
            text.push_str(&"\n".repeat(empty));
            row += empty as u64 + 1;
            let note = note.replace('"', "\"\"");
            let period = format!("20{:02}-0{}", row % 100, month + 1);
            let _written = writeln!(text, "\"trees\",{period},{row}.5,\"g{row} {note}\"");
            wanted.insert(row, (Period::parse(&period, 7).unwrap(), row as f64 + 0.5));
        }
        let plan = plan_bytes(text.as_bytes(), &known(), &PlanOptions::default()).unwrap();
        let read: BTreeMap<_, _> = plan.figures().map(|f| (f.row, (f.period, f.value))).collect();
        prop_assert_eq!(read, wanted);
        for figure in plan.figures() {
            let number = format!("g{}", figure.row);
            prop_assert!(figure.series.group.starts_with(&number));
        }
    }

    #[test]
    fn taking_a_plan_in_leaves_nothing_to_take_in(
        rows in prop::collection::vec(prop::collection::vec(cell(), 6), 0..40),
    ) {
        let bytes = written(&rows);
        let mut known = known();
        let first = plan_bytes(&bytes, &known, &PlanOptions::default()).unwrap();
        for line in first.batch("x").lines.in_words() {
            let series = SeriesName {
                measure_key: line.measure_key,
                dimension: line.dimension,
                group: line.group,
                frequency: None,
            };
            let value = line.value.unwrap();
            known.know(series, KnownFigure { period: line.period, value, parts: line.parts });
        }
        let again = plan_bytes(&bytes, &known, &PlanOptions::default()).unwrap();
        prop_assert!(again.is_nothing());
        prop_assert_eq!(again.counts.refused, first.counts.refused);
    }
}

//! What holds for every file of the other layouts: the counts add up, and a cell never moves.

use super::known;
use crate::domain::period::{Frequency, Period};
use crate::import::grid::{Book, ReadOptions};
use crate::import::understand::{ColumnUse, DateOrder, Layout, Make, Mapping, Role, Rule};
use crate::import::{Plan, PlanOptions, plan, sheet_of};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn planned(rows: &[Vec<String>], mapping: &Mapping, create: bool) -> Plan {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let bytes = writer.into_inner().unwrap();
    let commas = ReadOptions {
        delimiter: Some(b','),
        ..ReadOptions::default()
    };
    let book = Book::from_bytes("x.csv", &bytes, &commas).unwrap();
    let options = PlanOptions {
        create_measures: create,
        ..PlanOptions::default()
    };
    plan(
        &book,
        sheet_of(&book, "").unwrap(),
        mapping,
        &known(),
        &options,
    )
    .unwrap()
}

fn adds_up(plan: &Plan) -> Result<(), TestCaseError> {
    let c = plan.counts;
    prop_assert_eq!(c.blank + c.accepted() + c.refused, c.cells);
    prop_assert_eq!(c.new + c.changed + c.unchanged, c.accepted());
    Ok(())
}

fn each_cell_has_one_fate(plan: &Plan) -> Result<(), TestCaseError> {
    adds_up(plan)?;
    prop_assert_eq!(plan.figures().count(), plan.counts.accepted());
    let refused: BTreeSet<(u64, usize)> = plan
        .findings
        .listed()
        .iter()
        .filter(|one| one.kind.level().refuses())
        .map(|one| (one.row, one.column))
        .collect();
    prop_assert_eq!(refused.len(), plan.counts.refused);
    for figure in plan.figures() {
        prop_assert!(!refused.contains(&(figure.row, figure.column)));
    }
    Ok(())
}

fn columns(named: &[(&str, Role)]) -> Vec<ColumnUse> {
    let used = named.iter().map(|(heading, role)| ColumnUse {
        heading: (*heading).to_owned(),
        role: *role,
    });
    used.collect()
}

fn mapping(layout: Layout, named: &[(&str, Role)]) -> Mapping {
    Mapping {
        layout,
        heading_row: 1,
        heading_rows: 1,
        dates: DateOrder::MonthFirst,
        columns: columns(named),
        ..Mapping::default()
    }
}

fn across() -> Mapping {
    mapping(Layout::WidePeriods, &[("Measure", Role::Measure)])
}

fn down() -> Mapping {
    mapping(
        Layout::WideMeasures,
        &[
            ("Month", Role::Period),
            ("trees", Role::Value),
            ("share", Role::Value),
            ("Lane miles", Role::Value),
        ],
    )
}

fn events() -> Mapping {
    Mapping {
        rules: vec![
            Rule {
                measure: "trees".to_owned(),
                date: "Opened".to_owned(),
                ..Rule::default()
            },
            Rule {
                measure: "calls-a".to_owned(),
                make: Make::MedianDays,
                date: "Opened".to_owned(),
                from: "Opened".to_owned(),
                to: "Closed".to_owned(),
                by: "District".to_owned(),
                ..Rule::default()
            },
        ],
        ..mapping(Layout::Events, &[])
    }
}

fn value() -> impl Strategy<Value = String> {
    let typed = prop::sample::select(vec![
        "",
        " ",
        "5",
        "5",
        "1,204",
        "$5",
        "94%",
        "0.4",
        "N/A",
        "-",
        "some",
        "1e3",
        "6-7",
        "(3)",
        "two\nlines",
    ]);
    prop_oneof![typed.prop_map(str::to_owned), "\\PC{0,8}"]
}

fn name() -> impl Strategy<Value = String> {
    let known = vec![
        "trees",
        "Trees planted",
        "share",
        "calls",
        "Trees plantd",
        "missed",
        "",
    ];
    prop_oneof![
        prop::sample::select(known).prop_map(str::to_owned),
        "[a-z ]{0,8}"
    ]
}

fn day() -> impl Strategy<Value = String> {
    let typed = prop::sample::select(vec![
        "2026-07-01",
        "7/30/2026",
        "2026-08-02 10:00",
        "8/9/2026",
        "someday",
        "",
        "2026",
    ]);
    typed.prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_cell_below_a_period_has_one_fate(
        rows in prop::collection::vec((name(), prop::collection::vec(value(), 4)), 0..25),
        create: bool,
    ) {
        let mut table = vec![["Measure", "2026-07", "2026-08", "FY26 Target", "Aug 2026"].map(str::to_owned).to_vec()];
        table.extend(rows.into_iter().map(|(name, values)| [vec![name], values].concat()));
        each_cell_has_one_fate(&planned(&table, &across(), create))?;
    }

    #[test]
    fn every_cell_below_a_measure_has_one_fate(
        rows in prop::collection::vec((day(), prop::collection::vec(value(), 3)), 0..25),
        create: bool,
    ) {
        let mut table = vec![["Month", "trees", "share", "Lane miles"].map(str::to_owned).to_vec()];
        table.extend(rows.into_iter().map(|(day, values)| [vec![day], values].concat()));
        let plan = planned(&table, &down(), create);
        adds_up(&plan)?;
        prop_assert_eq!(plan.figures().count(), plan.counts.accepted());
    }

    #[test]
    fn every_event_is_one_cell_of_each_rule(
        rows in prop::collection::vec((day(), day(), "[A-C]{0,1}"), 0..40),
        create: bool,
    ) {
        let mut table = vec![["Opened", "Closed", "District"].map(str::to_owned).to_vec()];
        let filled = rows.iter().filter(|(opened, closed, district)| {
            !(opened.is_empty() && closed.is_empty() && district.is_empty())
        });
        let filled = filled.count();
        table.extend(rows.into_iter().map(|(opened, closed, district)| vec![opened, closed, district]));
        let plan = planned(&table, &events(), create);
        adds_up(&plan)?;
        prop_assert_eq!((plan.counts.rows, plan.counts.cells), (filled, 2 * filled));
    }

    #[test]
    fn a_cell_across_never_moves_to_another_row_or_column(
        rows in prop::collection::vec((0_usize..3, 0_usize..4, 0_usize..4), 1..30),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        // Each cell carries its own row and column as its value, under headings in any order, with blank rows and
        // cells between them.
        let periods = ["2026-01", "2026-02", "2026-03", "2026-04"];
        let mut heading = vec!["Measure".to_owned()];
        heading.extend(order.iter().filter_map(|at| periods.get(*at)).map(|one| (*one).to_owned()));
        let mut table = vec![heading];
        let mut wanted = BTreeMap::new();
        let mut row = 1_u64;
        for (empty, hole, _) in rows {
            for _ in 0..empty {
                table.push(vec![String::new(); 5]);
            }
            row += empty as u64 + 1;
            let mut cells = vec![format!("measure {row}")];
            for (at, period) in order.iter().enumerate() {
                if at == hole {
                    cells.push(String::new());
                    continue;
                }
                let value = row as f64 * 10.0 + (at + 2) as f64;
                cells.push(value.to_string());
                let first = chrono::NaiveDate::from_ymd_opt(2026, *period as u32 + 1, 1).unwrap();
                wanted.insert((row, at + 2), (Period::containing(Frequency::Month, first), value));
            }
            table.push(cells);
        }
        let plan = planned(&table, &across(), true);
        let read: BTreeMap<_, _> = plan
            .figures()
            .map(|figure| ((figure.row, figure.column), (figure.period, figure.value)))
            .collect();
        prop_assert_eq!(read, wanted);
        for figure in plan.figures() {
            prop_assert_eq!(&figure.series.measure_key, &format!("measure-{}", figure.row));
        }
    }
}

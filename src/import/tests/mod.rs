//! The room as a whole: a file in, a plan and findings out.

use super::*;
use crate::domain::measure::{Aggregation, Measure};
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::{Frequency, Period};
use crate::program::query::FigureKnowledge;

mod properties;
mod ratios;

fn measure(key: &str, name: &str, frequency: Frequency) -> Measure {
    Measure {
        key: key.to_owned(),
        name: name.to_owned(),
        frequency,
        ..Measure::default()
    }
}

/// A ratio in percent.
fn share() -> Measure {
    Measure {
        format: NumberFormat::of(NumberKind::Percent),
        aggregation: Aggregation::Ratio,
        ..measure("share", "Lights repaired in time", Frequency::Month)
    }
}

fn known() -> FigureKnowledge {
    FigureKnowledge {
        measures: vec![
            measure("trees", "Trees planted", Frequency::Month),
            measure("Miles", "Lane miles", Frequency::Quarter),
            measure("budget", "Budget spent", Frequency::Year),
            measure("missed", "Missed collections", Frequency::Week),
            share(),
            measure("calls-a", "Calls", Frequency::Month),
            measure("calls-b", "Calls", Frequency::Month),
        ],
        fiscal_first_month: 7,
        today: chrono::NaiveDate::from_ymd_opt(2030, 1, 1).unwrap(),
        parts: std::collections::HashMap::new(),
        values: [
            (("trees", "", "", "2026-08"), 5.0),
            (("trees", "District", "Harbor", "2026-08"), 2.0),
        ]
        .into_iter()
        .map(|((key, dimension, group, period), value)| {
            let period = Period::parse(period, 7).unwrap();
            (
                (
                    key.to_owned(),
                    dimension.to_owned(),
                    group.to_owned(),
                    period,
                ),
                value,
            )
        })
        .collect(),
    }
}

fn planned_with(rows: &str, options: &PlanOptions) -> Plan {
    let text = format!("measure,period,value,group\n{rows}");
    let table = LongTable::from_bytes("figures.csv", text.as_bytes()).unwrap();
    plan(&table, &known(), options)
}

fn planned(rows: &str) -> Plan {
    planned_with(rows, &PlanOptions::default())
}

/// blank, new, changed, unchanged, refused.
fn fates(plan: &Plan) -> [usize; 5] {
    let c = plan.counts;
    [c.blank, c.new, c.changed, c.unchanged, c.refused]
}

fn messages(plan: &Plan) -> Vec<&str> {
    plan.findings
        .listed()
        .iter()
        .map(|f| f.message.as_str())
        .collect()
}

fn kinds(plan: &Plan) -> Vec<FindingKind> {
    plan.findings.listed().iter().map(|f| f.kind).collect()
}

#[test]
fn figures_are_new_changed_or_unchanged_and_empty_ones_change_nothing() {
    let plan = planned(
        "trees,2026-07,4,\nTREES,2026-08,6,\nTrees  Planted,Aug 2026,2,harbor\ntrees,2026-09,N/A,\n",
    );
    assert_eq!(fates(&plan), [1, 1, 1, 1, 0]);
    assert_eq!(plan.figures[1].change, Change::Changed(5.0));
    let group = &plan.figures[2];
    assert_eq!((&*group.dimension, &*group.group), ("District", "Harbor"));
    assert_eq!(plan.findings.total(), 0);
}

#[test]
fn the_batch_holds_what_is_new_or_changed_with_its_row() {
    let batch = planned("trees,2026-08,5,\ntrees,2026-07,4,\ntrees,2026-08,3,Harbor\n").batch("me");
    let rows: Vec<_> = batch
        .lines
        .iter()
        .map(|line| (line.row, line.value))
        .collect();
    assert_eq!(rows, [(Some(3), Some(4.0)), (Some(4), Some(3.0))]);
    assert_eq!(
        (batch.source.as_str(), batch.by.as_str()),
        ("figures.csv", "me")
    );
    assert_eq!(batch.source_hash.len(), 64);
}

#[test]
fn an_unknown_measure_is_refused_with_the_nearest_name() {
    let plan =
        planned("Trees plantd,2026-07,4,\nzebras,2026-07,4,\n,2026-07,4,\nCalls,2026-07,1,\n");
    assert_eq!(fates(&plan), [0, 0, 0, 0, 4]);
    let said = messages(&plan);
    assert!(
        said[0].contains("is \u{201c}Trees planted\u{201d} meant?"),
        "{}",
        said[0]
    );
    assert!(
        said[1].contains("\u{201c}zebras\u{201d} is no measure here"),
        "{}",
        said[1]
    );
    assert!(said[2].contains("no measure"), "{}", said[2]);
    assert!(said[3].contains("calls-a, calls-b"), "{}", said[3]);
    assert!(plan.findings.listed().iter().all(|f| f.column == 1));
}

#[test]
fn unknown_measures_are_created_once_when_asked_for() {
    let options = PlanOptions {
        create_measures: true,
        dimension: None,
    };
    let plan = planned_with(
        "Zoo visits,9/30/2026,\"1,204\",\nzoo  VISITS,10/31/2026,980,\nOn time,2026Q3,94.1%,\nBad one,2026-07,x,\nZoo-visits,11/30/2026,7,\n",
        &options,
    );
    assert_eq!(fates(&plan), [0, 4, 0, 0, 1]);
    let made: Vec<_> = plan
        .new_measures
        .iter()
        .map(|m| (&*m.key, &*m.name, m.frequency))
        .collect();
    assert_eq!(
        made,
        [
            ("zoo-visits", "Zoo visits", Frequency::Month),
            ("on-time", "On time", Frequency::Quarter)
        ]
    );
    assert_eq!(plan.new_measures[1].format.kind, NumberKind::Percent);
    assert_eq!(plan.figures[0].period.label(), "Sep 2026");
}

#[test]
fn a_finer_period_is_placed_in_its_own_and_a_coarser_one_is_refused() {
    let plan = planned(
        "trees,9/30/2026,4,\nmissed,2026-11-18,120,\nMiles,FY27 Q1,7,\ntrees,2026Q3,9,\nmissed,2026-11,9,\nmiles,2026-W39,2,\n",
    );
    assert_eq!(fates(&plan), [0, 3, 0, 0, 3]);
    let labels: Vec<_> = plan.figures.iter().map(|f| f.period.label()).collect();
    assert_eq!(labels, ["Sep 2026", "week of Nov 16, 2026", "Q3 2026"]);
    assert_eq!(
        kinds(&plan),
        [
            FindingKind::CoarserPeriod,
            FindingKind::CoarserPeriod,
            FindingKind::StraddlingPeriod
        ]
    );
    assert_eq!(
        messages(&plan)[0],
        "Q3 2026 is a quarter and Trees planted is reported monthly; give a figure for each month"
    );
}

#[test]
fn a_figure_of_a_shorter_period_is_never_taken_for_that_of_a_longer() {
    let plan =
        planned("miles,2026-09,7,\nbudget,Sep 2026,9,\nbudget,2026Q3,9,\nMiles,9/30/2026,8,\n");
    assert_eq!(fates(&plan), [0, 1, 0, 0, 3]);
    assert_eq!(kinds(&plan), [FindingKind::FinerPeriod; 3]);
    assert_eq!(
        messages(&plan)[1],
        "Sep 2026 is a month and Budget spent is reported yearly; give the figure of the whole year"
    );
}

#[test]
fn a_measure_is_reported_by_calendar_or_by_fiscal_years_and_not_by_both() {
    let plan = planned("budget,FY25,7,\nbudget,2026,9,\nbudget,6/30/2027,8,\n");
    assert_eq!(fates(&plan), [0, 2, 0, 0, 1]);
    let labels: Vec<_> = plan.figures.iter().map(|f| f.period.label()).collect();
    assert_eq!(labels, ["FY25", "FY27"]);
    assert_eq!(kinds(&plan), [FindingKind::OutOfStepPeriod]);
    assert_eq!(
        messages(&plan)[0],
        "2026 begins in January and the years of Budget spent, as FY25, in July; write one of those"
    );
    let mut known = known();
    let key = (
        "budget".into(),
        String::new(),
        String::new(),
        Period::parse("2024", 7).unwrap(),
    );
    known.values.insert(key, 3.0);
    let text = "measure,period,value\nbudget,FY25,7\nbudget,6/30/2025,8\n";
    let table = LongTable::from_bytes("figures.csv", text.as_bytes()).unwrap();
    let after_calendar = super::plan(&table, &known, &PlanOptions::default());
    assert_eq!(kinds(&after_calendar), [FindingKind::OutOfStepPeriod]);
    assert_eq!(after_calendar.figures[0].period.label(), "2025");
    let undecided = planned("budget,6/30/2026,7,\n");
    assert_eq!(
        messages(&undecided)[0],
        "Jun 30, 2026 lies in 2026 and in FY26, and Budget spent has no figure yet; write which year is meant"
    );
}

#[test]
fn a_retired_measure_takes_no_new_figures_but_may_stand_in_the_file() {
    let mut known = known();
    known.measures[0].retired = true;
    let text = "measure,period,value\ntrees,2026-08,5\ntrees,2026-07,4\ntrees,2026-08-01,5\n";
    let table = LongTable::from_bytes("figures.csv", text.as_bytes()).unwrap();
    let plan = plan(&table, &known, &PlanOptions::default());
    assert_eq!(fates(&plan), [0, 0, 0, 2, 1]);
    assert_eq!(
        kinds(&plan),
        [FindingKind::RetiredMeasure, FindingKind::RepeatedRow]
    );
    assert_eq!(
        messages(&plan)[0],
        "Trees planted is retired and takes no new figures; restore it on its page, or leave its rows out"
    );
}

#[test]
fn equal_rows_count_once_and_different_ones_are_all_refused() {
    let plan = planned("trees,2026-07,4,\ntrees,7/31/2026,4.0,\nTrees planted,2026-07,4,\n");
    assert_eq!(fates(&plan), [0, 1, 0, 2, 0]);
    assert_eq!(kinds(&plan), [FindingKind::RepeatedRow; 2]);
    let plan =
        planned("trees,2026-07,4,\ntrees,2026-07-01,4,\ntrees,2026-07-31,5,\ntrees,2026-07,,\n");
    assert_eq!(fates(&plan), [1, 0, 0, 0, 3]);
    assert_eq!(
        messages(&plan),
        [
            "Trees planted for Jul 2026 is 4 here and 5 in row 4; keep one of them",
            "Trees planted for Jul 2026 is 4 here and 5 in row 4; keep one of them",
            "Trees planted for Jul 2026 is 5 here and 4 in row 2; keep one of them",
        ]
    );
}

#[test]
fn groups_join_the_breakdown_there_is_or_the_one_that_is_named() {
    let plan = planned("trees,2026-07,1,Hill\nMiles,2026Q3,1,Hill\ntrees,2026-07,2,\n");
    let names: Vec<_> = plan
        .figures
        .iter()
        .map(|f| (&*f.dimension, &*f.group))
        .collect();
    assert_eq!(names, [("District", "Hill"), ("Group", "Hill"), ("", "")]);
    let options = PlanOptions {
        create_measures: false,
        dimension: Some("Ward".to_owned()),
    };
    let plan = planned_with("trees,2026-07,1,Hill\ntrees,2026-06,1,HILL\n", &options);
    let names: Vec<_> = plan
        .figures
        .iter()
        .map(|f| (&*f.dimension, &*f.group))
        .collect();
    assert_eq!(names, [("Ward", "Hill"); 2]);
}

#[test]
fn every_fault_of_a_row_is_found_and_the_row_counts_once() {
    let plan = planned("nobody,someday,lots,\ntrees,2026-07,1,x,y,z\n");
    assert_eq!(fates(&plan), [0, 0, 0, 0, 2]);
    let columns: Vec<_> = plan
        .findings
        .listed()
        .iter()
        .map(|f| (f.row, f.column, &*f.cell))
        .collect();
    assert_eq!(
        columns,
        [
            (2, 3, "lots"),
            (2, 2, "someday"),
            (2, 1, "nobody"),
            (3, 3, "1")
        ]
    );
    assert_eq!(plan.findings.counts().len(), 4);
}

#[test]
fn the_report_adds_up_and_is_named_as_scripts_expect() {
    let plan = planned("trees,2026-07,4,\ntrees,2026-09,oops,\ntrees,2026-08,,\n");
    let report = serde_json::to_value(Report::of(&plan)).unwrap();
    for (name, wanted) in [
        ("rows", 3),
        ("columns", 4),
        ("cells", 3),
        ("blank", 1),
        ("accepted", 1),
        ("refused", 1),
    ] {
        assert_eq!(report[name], wanted, "{name}");
    }
    let finding = &report["findings"][0];
    assert_eq!(finding["row"], 3);
    assert_eq!(finding["column"], 3);
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["kind"], "not-a-number");
    assert_eq!(finding["cell"], "oops");
    assert!(finding["sheet"].is_null());
    assert_eq!(report["finding_counts"]["not-a-number"], 1);
}

#[test]
fn the_demonstration_figures_are_read_without_a_finding() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/figures");
    let options = PlanOptions {
        create_measures: true,
        dimension: Some("District".to_owned()),
    };
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let table = LongTable::open(&entry.unwrap().path()).unwrap();
        let plan = plan(
            &table,
            &FigureKnowledge {
                fiscal_first_month: 7,
                ..known()
            },
            &options,
        );
        assert_eq!(plan.findings.listed(), [], "{}", table.source);
        assert_eq!(
            plan.counts.accepted() + plan.counts.blank,
            plan.counts.cells
        );
        files += 1;
    }
    assert_eq!(files, 15);
}

/// What is said of figures for "On time", in percent, 78 in July and 84 in August, in mid-October.
fn doubted(rows: &str) -> Plan {
    let mut known = known();
    known.today = chrono::NaiveDate::from_ymd_opt(2026, 10, 15).unwrap();
    let mut on_time = measure("on-time", "On time", Frequency::Month);
    on_time.format.kind = NumberKind::Percent;
    known.measures.push(on_time);
    for (period, value) in [("2026-07", 78.0), ("2026-08", 84.0)] {
        let period = Period::parse(period, 7).unwrap();
        let name = ("on-time".to_owned(), String::new(), String::new(), period);
        known.values.insert(name, value);
    }
    let text = format!("measure,period,value\n{rows}");
    let table = LongTable::from_bytes("figures.csv", text.as_bytes()).unwrap();
    plan(&table, &known, &PlanOptions::default())
}

#[test]
fn a_share_of_one_among_percentages_is_told_and_taken_in() {
    let plan = doubted("on-time,2026-09,0.82\n");
    assert_eq!(fates(&plan), [0, 1, 0, 0, 0]);
    assert_eq!(
        messages(&plan),
        ["a share written as a fraction? 0.82 would be shown as 0.82%; write 82 if that is meant"]
    );
    assert_eq!(plan.findings.listed()[0].kind.level(), Level::Note);
    for as_meant in ["82", "0.82%", "0.1", "0", "1.2"] {
        let plan = doubted(&format!("on-time,2026-09,{as_meant}\n"));
        assert_eq!(messages(&plan), [""; 0], "{as_meant}");
    }
    assert_eq!(messages(&doubted("trees,2026-09,0.82\n")), [""; 0]);
}

#[test]
fn a_period_that_is_not_over_is_told_and_taken_in() {
    let plan = doubted("on-time,2026-09,80\non-time,2026-10,81\non-time,2026-11,82\n");
    assert_eq!(fates(&plan), [0, 3, 0, 0, 0]);
    assert_eq!(
        messages(&plan),
        [
            "Oct 2026 is not over before the end of Saturday, October 31, 2026; \
             is this the figure of the whole month?",
            "Nov 2026 has not begun; is the period right?",
        ]
    );
}

//! The room as a whole: a file in, a plan and findings out.

use super::*;
use crate::domain::measure::{Aggregation, Measure};
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::{Frequency, Period};
use crate::import::grid::{Book, ReadOptions};
use crate::import::understand::Fractions;
use crate::program::SeriesName;
use crate::program::query::{FigureKnowledge, KnownFigure};

mod bounds;
mod fiscal_periods;
mod group_targets;
mod layouts;
mod named;
mod part_periods;
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
    let mut known = FigureKnowledge {
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
        ..FigureKnowledge::default()
    };
    know(&mut known, "trees", "", "2026-08", 5.0);
    know(&mut known, "trees", "Harbor", "2026-08", 2.0);
    known
}

/// Adds a figure that counts; of a group by district.
fn know(known: &mut FigureKnowledge, key: &str, group: &str, period: &str, value: f64) {
    let dimension = if group.is_empty() { "" } else { "District" };
    let series = SeriesName {
        measure_key: key.to_owned(),
        dimension: dimension.to_owned(),
        group: group.to_owned(),
        frequency: None,
    };
    let period = Period::parse(period, 7).unwrap();
    known.know(
        series,
        KnownFigure {
            period,
            value,
            parts: None,
        },
    );
}

/// The plan of a text, as it is understood.
fn plan_text(text: &str, known: &FigureKnowledge, options: &PlanOptions) -> Plan {
    let book = Book::from_bytes("figures.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    plan_book(&book, known, options).unwrap()
}

/// The accepted figures in the order of the rows.
fn by_row(plan: &Plan) -> Vec<PlannedFigure<'_>> {
    let mut figures: Vec<_> = plan.figures().collect();
    figures.sort_by_key(|figure| (figure.row, figure.column));
    figures
}

fn planned_with(rows: &str, options: &PlanOptions) -> Plan {
    let text = format!("measure,period,value,group\n{rows}");
    plan_text(&text, &known(), options)
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
    assert_eq!(by_row(&plan)[1].change, Change::Changed(5.0));
    let group = by_row(&plan)[2].series;
    assert_eq!((&*group.dimension, &*group.group), ("District", "Harbor"));
    assert_eq!(plan.findings.total(), 0);
}

#[test]
fn the_batch_holds_what_is_new_or_changed_with_its_row() {
    let batch = planned("trees,2026-08,5,\ntrees,2026-07,4,\ntrees,2026-08,3,Harbor\n").batch("me");
    let mut rows: Vec<_> = batch
        .lines
        .iter()
        .map(|line| (line.row, line.value))
        .collect();
    rows.sort_by_key(|(row, _)| *row);
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
        ..PlanOptions::default()
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
    assert_eq!(by_row(&plan)[0].period.label(), "Sep 2026");
}

#[test]
fn a_date_is_placed_in_the_period_of_its_measure() {
    let plan = planned("trees,9/30/2026,4,\nmissed,2026-11-18,120,\nMiles,FY27 Q1,7,\n");
    assert_eq!(fates(&plan), [0, 3, 0, 0, 0]);
    let labels: Vec<_> = by_row(&plan).iter().map(|f| f.period.label()).collect();
    assert_eq!(labels, ["Sep 2026", "week of Nov 16, 2026", "Jul–Sep 2026"]);
}

#[test]
fn a_figure_of_another_length_is_kept_in_a_series_of_its_own_and_told() {
    let plan = planned("trees,2026Q3,9,\ntrees,2026-09,4,\nbudget,Sep 2026,9,\n");
    assert_eq!(fates(&plan), [0, 3, 0, 0, 0]);
    assert_eq!(
        kinds(&plan),
        [FindingKind::CoarserPeriod, FindingKind::FinerPeriod]
    );
    assert_eq!(
        messages(&plan)[0],
        "Jul–Sep 2026 is a quarter and Trees planted is reported monthly; the figure is kept in a quarterly series beside it"
    );
    let batch = plan.batch("me");
    let frequencies: Vec<_> = batch
        .lines
        .series()
        .iter()
        .map(|name| name.frequency)
        .collect();
    assert_eq!(
        frequencies,
        [
            Some(Frequency::Quarter),
            Some(Frequency::Month),
            Some(Frequency::Month)
        ]
    );
}

#[test]
fn a_measure_is_reported_by_calendar_or_by_fiscal_years_and_not_by_both() {
    let plan = planned("budget,FY25,7,\nbudget,2026,9,\nbudget,6/30/2027,8,\n");
    assert_eq!(fates(&plan), [0, 2, 0, 0, 1]);
    let labels: Vec<_> = by_row(&plan).iter().map(|f| f.period.label()).collect();
    assert_eq!(labels, ["FY25", "FY27"]);
    assert_eq!(kinds(&plan), [FindingKind::OutOfStepPeriod]);
    assert_eq!(
        messages(&plan)[0],
        "2026 begins in January and the years of Budget spent, as FY25, in July; write one of those"
    );
    let mut known = known();
    know(&mut known, "budget", "", "2024", 3.0);
    let text = "measure,period,value\nbudget,FY25,7\nbudget,6/30/2025,8\n";
    let after_calendar = plan_text(text, &known, &PlanOptions::default());
    assert_eq!(kinds(&after_calendar), [FindingKind::OutOfStepPeriod]);
    assert_eq!(by_row(&after_calendar)[0].period.label(), "2025");
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
    let plan = plan_text(text, &known, &PlanOptions::default());
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
            "Trees planted for Jul 2026 is 4 here and 5 in row 4; correct one of them, or say that the first or the last row counts",
            "Trees planted for Jul 2026 is 4 here and 5 in row 4; correct one of them, or say that the first or the last row counts",
            "Trees planted for Jul 2026 is 5 here and 4 in row 2; correct one of them, or say that the first or the last row counts",
        ]
    );
}

#[test]
fn groups_join_the_breakdown_there_is_or_the_one_that_is_named() {
    let plan = planned("trees,2026-07,1,Hill\nMiles,2026Q3,1,Hill\ntrees,2026-07,2,\n");
    let names: Vec<_> = by_row(&plan)
        .iter()
        .map(|f| (&*f.series.dimension, &*f.series.group))
        .collect();
    assert_eq!(names, [("District", "Hill"), ("Group", "Hill"), ("", "")]);
    let options = PlanOptions {
        dimension: Some("Ward".to_owned()),
        ..PlanOptions::default()
    };
    let plan = planned_with("trees,2026-07,1,Hill\ntrees,2026-06,1,HILL\n", &options);
    let names: Vec<_> = by_row(&plan)
        .iter()
        .map(|f| (&*f.series.dimension, &*f.series.group))
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
            (2, 1, "nobody"),
            (2, 2, "someday"),
            (2, 3, "lots"),
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
        ..PlanOptions::default()
    };
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let book = Book::open(&path, &ReadOptions::default(), grid::Watch::nobody()).unwrap();
        let known = FigureKnowledge {
            fiscal_first_month: 7,
            ..known()
        };
        let plan = plan_book(&book, &known, &options).unwrap();
        assert_eq!(plan.findings.listed(), [], "{}", book.source);
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
        know(&mut known, "on-time", "", period, value);
    }
    let text = format!("measure,period,value\n{rows}");
    plan_text(&text, &known, &PlanOptions::default())
}

#[test]
fn a_share_of_one_among_percentages_is_asked_about() {
    let plan = doubted("on-time,2026-09,0.82\n");
    assert_eq!(fates(&plan), [0, 0, 0, 0, 1]);
    assert_eq!(
        messages(&plan),
        [
            "On time is in percent; is 0.82 a share of one, 82%, or 0.82% as written? Write it with the % sign, or say \
          which it is"
        ]
    );
    assert_eq!(plan.findings.listed()[0].kind.level(), Level::Question);
    let Ask::Fractions { name, answers } = &plan.questions[0].about else {
        panic!("{:?}", plan.questions);
    };
    assert_eq!(name, "on-time");
    assert_eq!(
        answers[0],
        ("Shares of one: 0.82 is 82%".to_owned(), Fractions::Shares)
    );
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

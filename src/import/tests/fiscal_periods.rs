//! Years, quarters and months of the fiscal year, however a file says that they are.

use super::*;
use crate::domain::import_names::SavedMapping;
use crate::import::understand::Mapping;

/// The months and quarters of a file's figures, in the order of its rows. The fiscal year begins in July.
fn periods(text: &str) -> Vec<String> {
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let plan = plan_text(text, &known(), &options);
    let refused = plan.findings.listed().iter();
    let refused = refused.filter(|finding| finding.kind.level().refuses());
    assert_eq!(refused.count(), 0, "{text}: {:?}", plan.findings.listed());
    by_row(&plan)
        .iter()
        .map(|figure| figure.period.iso())
        .collect()
}

#[test]
fn a_fiscal_year_beside_a_part_of_it_says_where_the_part_lies() {
    for (text, wanted) in [
        (
            "Measure,Year,Quarter,Value\nPools,FY26,Q1,10\nPools,FY26,Q3,12\n",
            ["2025-Q3", "2026-Q1"],
        ),
        (
            "Measure,Year,Month,Value\nPools,FY26,Sep,10\nPools,FY26,Feb,12\n",
            ["2025-09", "2026-02"],
        ),
        (
            "Measure,Year,Fiscal Quarter,Value\nPools,2026,Q1,10\nPools,2026,Q3,12\n",
            ["2025-Q3", "2026-Q1"],
        ),
        (
            "Measure,Fiscal Year,Fiscal Month,Value\nPools,2026,1,10\nPools,2026,12,12\n",
            ["2025-07", "2026-06"],
        ),
        (
            "Measure,Fiscal Year,Month,Value\nPools,2026,7,10\nPools,2026,6,12\n",
            ["2025-07", "2026-06"],
        ),
        (
            "Measure,Year,Quarter,Value\nPools,2025,Q3,10\nPools,2026,Q1,12\n",
            ["2025-Q3", "2026-Q1"],
        ),
    ] {
        assert_eq!(periods(text), wanted, "{text}");
    }
}

#[test]
fn a_numbered_quarter_below_fiscal_quarter_is_one_of_the_fiscal_year() {
    let below = |heading: &str, cells: [&str; 2]| {
        let [one, other] = cells;
        periods(&format!(
            "Measure,{heading},Value\nPools,{one},10\nPools,{other},12\n"
        ))
    };
    let numbered = below("Fiscal Quarter", ["Q1 2026", "2026-Q2"]);
    assert_eq!(numbered, ["2025-Q3", "2025-Q4"]);
    // What names its months or its year says itself which quarter it is.
    let named = below("Fiscal Quarter", ["Jul-Sep 2025", "FY26 Q2"]);
    assert_eq!(named, ["2025-Q3", "2025-Q4"]);
    let calendar = below("Reporting Period", ["Q1 2026", "2026-Q2"]);
    assert_eq!(calendar, ["2026-Q1", "2026-Q2"]);
}

#[test]
fn years_named_by_the_two_they_lie_in_are_no_months() {
    let years = ["2009-07/P1Y", "2010-07/P1Y", "2011-07/P1Y", "2012-07/P1Y"];
    let across = "Measure,2009-10,2010-11,2011-12,2012-13\nPools,1,2,3,4\n";
    assert_eq!(periods(across), years);
    let below = "Measure,Fiscal Year,Value\nPools,2009-10,1\nPools,2010-11,2\nPools,2011-12,3\nPools,2012-13,4\n";
    assert_eq!(periods(below), years);
    let months = "Measure,Period,Value\nPools,2009-10,1\nPools,2009-11,2\nPools,2010-11,3\n";
    assert_eq!(periods(months), ["2009-10", "2009-11", "2010-11"]);
}

#[test]
fn figures_of_four_digits_are_no_years() {
    // The first row is a heading by its words, whatever stands below.
    let text = "Measure,2026-07,2026-08\nPools,1204,1310\nParks,2004,2310\n";
    assert_eq!(periods(text), ["2026-07", "2026-08", "2026-07", "2026-08"]);
    let without = "Pools,1204,1310,1402\nParks,5335,2310,1402\n";
    let book = Book::from_bytes("pools.csv", without.as_bytes(), &ReadOptions::default()).unwrap();
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let error = plan_book(&book, &known(), &options).unwrap_err();
    assert!(matches!(error, ImportError::NoFigures(_)), "{error}");
}

#[test]
fn months_in_numbers_and_in_words_are_months_of_their_year() {
    let text = "Measure,Year,Month,Value\nPools,2026,January,1\nPools,2026,2,2\nPools,2026,Mar,3\n";
    assert_eq!(periods(text), ["2026-01", "2026-02", "2026-03"]);
}

#[test]
fn dates_below_week_stand_for_weeks_and_their_day_is_asked() {
    let mondays = "Measure,Week,Value\nPools,1/5/2026,1\nPools,1/12/2026,2\nPools,1/19/2026,3\n";
    assert_eq!(periods(mondays), ["2026-W02", "2026-W03", "2026-W04"]);
    let saturdays = mondays
        .replace("1/5/", "1/3/")
        .replace("1/12/", "1/10/")
        .replace("1/19/", "1/17/");
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let plan = plan_text(&saturdays, &known(), &options);
    assert_eq!(plan.counts.refused, 3);
    assert!(
        messages(&plan)[0].contains("it may end a week or begin one"),
        "{:?}",
        messages(&plan)
    );
}

#[test]
fn dates_of_the_other_order_below_known_headings_are_read_as_they_are_written() {
    let first = "Measure,Date,Value\nTrees planted,1/31/2026,5\nTrees planted,2/28/2026,6\n";
    let book = |text: &str| {
        Book::from_bytes("trees.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
    };
    let options = PlanOptions::default();
    let known = known();
    let plan = plan_book(&book(first), &known, &options).unwrap();
    let used = plan.used.as_ref().unwrap();
    assert!(used.mapping.contains("month-first"), "{}", used.mapping);
    let found = Recognised {
        saved: SavedMapping {
            mapping: used.mapping.clone(),
            ..SavedMapping::default()
        },
        last_used: None,
        mapping: Mapping::from_toml(&used.mapping).unwrap(),
        gone: Vec::new(),
        new: Vec::new(),
        otherwise: None,
    };
    let months = |text: &str| {
        let plan = plan_recognised(&book(text), &found, &known, &options).unwrap();
        let periods: Vec<_> = by_row(&plan).iter().map(|one| one.period.iso()).collect();
        periods
    };
    let day_first = "Measure,Date,Value\nTrees planted,5/3/2026,5\nTrees planted,13/4/2026,6\n";
    assert_eq!(months(day_first), ["2026-03", "2026-04"]);
    // Where the file tells nothing of it, what was said before holds.
    let either = "Measure,Date,Value\nTrees planted,5/3/2026,5\nTrees planted,6/4/2026,6\n";
    assert_eq!(months(either), ["2026-05", "2026-06"]);
}

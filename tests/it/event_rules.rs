//! Every kind of rule for events, each with figures that were worked out by hand from eight events.

use crate::city::{Town, town_settings};
use statroom::domain::city::City;
use statroom::domain::period::Frequency;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::understand::{Filter, Layout, Make, Mapping, Rule, Test};
use statroom::import::{PlanOptions, plan, sheet_of};
use statroom::program::{Command, query};

const EVENTS: &str = "\
id,opened,closed,due,kind,ward,cost,note
1,2026-05-04,2026-05-06,2026-05-05,Pothole,North,100.50,crew a
2,2026-05-10,2026-05-11,2026-05-12,Pothole,South,40,
3,2026-05-20,2026-05-30,2026-05-25,Graffiti,North,60,Crew B came late
4,2026-06-01,2026-06-05,2026-06-05,Pothole,North,80.25,
5,2026-06-15,,2026-06-20,Street light,South,,waits for a crew
6,2026-07-02,2026-07-03,2026-07-04,pothole,South,19.75,
7,2026-07-09,2026-07-19,2026-07-12,Graffiti,North,200,crew c
8,2026-07-30,2026-08-02,2026-08-01,Pothole,North,10,
";

/// A filter on a column.
fn on(column: &str, test: Test, values: &[&str]) -> Vec<Filter> {
    vec![Filter {
        column: column.to_owned(),
        test,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    }]
}

fn rule(make: Make) -> Rule {
    Rule {
        make,
        date: "opened".to_owned(),
        from: "opened".to_owned(),
        to: "closed".to_owned(),
        sum: "cost".to_owned(),
        ..Rule::default()
    }
}

fn counted(column: &str, test: Test, values: &[&str]) -> Rule {
    Rule {
        filters: on(column, test, values),
        ..rule(Make::Count)
    }
}

fn every(every: Frequency, fiscal: bool) -> Rule {
    Rule {
        every,
        fiscal,
        ..rule(Make::Count)
    }
}

/// What each rule comes to in the program once its figures were taken in: group, period and value.
fn figures(settings: City, rules: Vec<Rule>) -> Vec<Vec<(String, String, f64)>> {
    let mut town = Town::empty();
    town.run(Command::SaveCity(City {
        id: query::city(&town.program).unwrap().id,
        ..settings
    }));
    let book = Book::from_bytes("requests.csv", EVENTS.as_bytes(), &ReadOptions::default());
    let book = book.unwrap();
    let named = (1..).zip(rules).map(|(number, rule)| Rule {
        measure: format!("Rule number {number}"),
        ..rule
    });
    let mapping = Mapping {
        layout: Layout::Events,
        heading_row: 1,
        heading_rows: 1,
        rules: named.collect(),
        ..Mapping::default()
    };
    // As a file of a mapping has it.
    let mapping = Mapping::from_toml(&mapping.to_toml()).unwrap();
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let known = query::figure_knowledge(&town.program).unwrap();
    let plan = plan(
        &book,
        sheet_of(&book, "").unwrap(),
        &mapping,
        &known,
        &options,
    )
    .unwrap();
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    town.run(Command::ImportFigures(plan.batch("test")));
    let known = query::figure_knowledge(&town.program).unwrap();
    (1..=mapping.rules.len())
        .map(|number| {
            let key = format!("rule-number-{number}");
            let series = known.figures.iter();
            let own = series.filter(|(name, _)| name.measure_key == key);
            own.flat_map(|(name, series)| {
                series
                    .iter()
                    .map(|one| (name.group.clone(), one.period.iso(), one.value))
            })
            .collect()
        })
        .collect()
}

/// What is tried, the rule, and what it comes to by group and period.
type Case<'a> = (&'a str, Rule, &'a [(&'a str, &'a str, f64)]);

fn assert_all(settings: City, table: &[Case<'_>]) {
    let rules = table.iter().map(|(_, rule, _)| rule.clone()).collect();
    for ((about, _, expected), found) in table.iter().zip(figures(settings, rules)) {
        let told: Vec<(&str, &str)> = found.iter().map(|(g, p, _)| (&**g, &**p)).collect();
        let wanted: Vec<(&str, &str)> = expected.iter().map(|(g, p, _)| (*g, *p)).collect();
        assert_eq!(told, wanted, "{about}: {found:?}");
        for ((_, _, found), (_, period, wanted)) in found.iter().zip(*expected) {
            assert!(
                (found - wanted).abs() < 1e-4,
                "{about}, {period}: {found} for {wanted}"
            );
        }
    }
}

const MAY: &str = "2026-05";
const JUNE: &str = "2026-06";
const JULY: &str = "2026-07";

#[test]
fn filters_count_what_they_say() {
    assert_all(
        town_settings(),
        &[
            (
                "all",
                rule(Make::Count),
                &[("", MAY, 3.0), ("", JUNE, 2.0), ("", JULY, 3.0)],
            ),
            (
                "is, in any case",
                counted("kind", Test::Is, &["Pothole"]),
                &[("", MAY, 2.0), ("", JUNE, 1.0), ("", JULY, 2.0)],
            ),
            (
                "is one of several",
                counted("kind", Test::Is, &["graffiti", "street light"]),
                &[("", MAY, 1.0), ("", JUNE, 1.0), ("", JULY, 1.0)],
            ),
            (
                "is none of several",
                counted("kind", Test::IsNot, &["Pothole", "Graffiti"]),
                &[("", JUNE, 1.0)],
            ),
            (
                "holds",
                counted("note", Test::Contains, &["CREW"]),
                &[("", MAY, 2.0), ("", JUNE, 1.0), ("", JULY, 1.0)],
            ),
            (
                "is empty",
                counted("closed", Test::Empty, &[]),
                &[("", JUNE, 1.0)],
            ),
            (
                "is filled",
                counted("closed", Test::Filled, &[]),
                &[("", MAY, 3.0), ("", JUNE, 1.0), ("", JULY, 3.0)],
            ),
            (
                "is at most a number",
                counted("cost", Test::AtMost, &["60"]),
                &[("", MAY, 2.0), ("", JULY, 2.0)],
            ),
            (
                "is at most a date",
                counted("opened", Test::AtMost, &["2026-06-01"]),
                &[("", MAY, 3.0), ("", JUNE, 1.0)],
            ),
            (
                "is at most another column",
                counted("closed", Test::AtMost, &["due"]),
                &[("", MAY, 1.0), ("", JUNE, 1.0), ("", JULY, 1.0)],
            ),
        ],
    );
}

#[test]
fn events_become_shares_days_and_sums() {
    let share = Rule {
        filters: on("closed", Test::Filled, &[]),
        passing: on("closed", Test::AtMost, &["due"]),
        ..rule(Make::Share)
    };
    let by_ward = Rule {
        by: "ward".to_owned(),
        ..rule(Make::Sum)
    };
    assert_all(
        town_settings(),
        &[
            (
                "share closed in time of those closed",
                share,
                &[
                    ("", MAY, 100.0 / 3.0),
                    ("", JUNE, 100.0),
                    ("", JULY, 100.0 / 3.0),
                ],
            ),
            // 2, 1 and 10 days; 4; 1, 10 and 3.
            (
                "mean days",
                rule(Make::MeanDays),
                &[
                    ("", MAY, 13.0 / 3.0),
                    ("", JUNE, 4.0),
                    ("", JULY, 14.0 / 3.0),
                ],
            ),
            (
                "median days",
                rule(Make::MedianDays),
                &[("", MAY, 2.0), ("", JUNE, 4.0), ("", JULY, 3.0)],
            ),
            // Of three, eight tenths of the way from the second to the third.
            (
                "90th percentile of days",
                rule(Make::NinetiethDays),
                &[("", MAY, 8.4), ("", JUNE, 4.0), ("", JULY, 8.6)],
            ),
            (
                "sum",
                rule(Make::Sum),
                &[("", MAY, 200.5), ("", JUNE, 80.25), ("", JULY, 229.75)],
            ),
            (
                "sum by ward",
                by_ward,
                &[
                    ("", MAY, 200.5),
                    ("", JUNE, 80.25),
                    ("", JULY, 229.75),
                    ("North", MAY, 160.5),
                    ("North", JUNE, 80.25),
                    ("North", JULY, 210.0),
                    ("South", MAY, 40.0),
                    ("South", JULY, 19.75),
                ],
            ),
            (
                "open at the end",
                rule(Make::OpenAtEnd),
                &[
                    ("", MAY, 0.0),
                    ("", JUNE, 1.0),
                    ("", JULY, 2.0),
                    ("", "2026-08", 1.0),
                ],
            ),
        ],
    );
}

#[test]
fn events_are_counted_by_any_period_and_by_the_citys_fiscal_year() {
    assert_all(
        town_settings(),
        &[
            (
                "days",
                Rule {
                    filters: on("ward", Test::Is, &["South"]),
                    ..every(Frequency::Day, false)
                },
                &[
                    ("", "2026-05-10", 1.0),
                    ("", "2026-06-15", 1.0),
                    ("", "2026-07-02", 1.0),
                ],
            ),
            (
                "weeks",
                every(Frequency::Week, false),
                &[
                    ("", "2026-W19", 2.0),
                    ("", "2026-W21", 1.0),
                    ("", "2026-W23", 1.0),
                    ("", "2026-W25", 1.0),
                    ("", "2026-W27", 1.0),
                    ("", "2026-W28", 1.0),
                    ("", "2026-W31", 1.0),
                ],
            ),
            (
                "quarters",
                every(Frequency::Quarter, false),
                &[("", "2026-Q2", 5.0), ("", "2026-Q3", 3.0)],
            ),
            ("years", every(Frequency::Year, false), &[("", "2026", 8.0)]),
            (
                "fiscal years from July",
                every(Frequency::Year, true),
                &[("", "2025-07/P1Y", 5.0), ("", "2026-07/P1Y", 3.0)],
            ),
        ],
    );
    // A fiscal year from June: its first quarter is June to August.
    let june = City {
        fiscal_first_month: 6,
        ..town_settings()
    };
    assert_all(
        june,
        &[
            (
                "fiscal quarters",
                every(Frequency::Quarter, true),
                &[("", "2026-03/P3M", 3.0), ("", "2026-06/P3M", 5.0)],
            ),
            (
                "fiscal years",
                every(Frequency::Year, true),
                &[("", "2025-06/P1Y", 3.0), ("", "2026-06/P1Y", 5.0)],
            ),
        ],
    );
}

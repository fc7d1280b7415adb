//! A first or last period that the file's events cover only in part.

use super::*;
use crate::import::grid::Watch;
use crate::import::understand::{Layout, Make, Mapping, Rule};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// Events on every working day from one date to another, two a day, each closed after three days.
fn working_days(from: &str, to: &str) -> Book {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut text = "Opened,Closed\n".to_owned();
    let working = day(from)
        .iter_days()
        .take_while(|date| *date <= day(to))
        .filter(|date| chrono::Datelike::weekday(date).number_from_monday() <= 5);
    for date in working {
        let closed = date + chrono::Duration::days(3);
        let _ = write!(text, "{date},{closed}\n{date},{closed}\n");
    }
    Book::from_bytes("requests.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn planned(book: &Book, rule: Rule, today: &str) -> Plan {
    let mapping = Mapping {
        layout: Layout::Events,
        heading_row: 1,
        heading_rows: 1,
        rules: vec![Rule {
            measure: "trees".into(),
            date: "Opened".into(),
            ..rule
        }],
        ..Mapping::default()
    };
    let read_as = ReadAs {
        mapping: &mapping,
        corrections: &Corrections::new(),
        fiscal_first_month: 7,
        asks_for_rules: false,
    };
    let known = FigureKnowledge {
        today: today.parse().unwrap(),
        ..known()
    };
    let draft = Draft::read(book, &book.sheets[0], read_as, Watch::nobody()).unwrap();
    draft
        .plan(&known, &PlanOptions::default(), Watch::nobody())
        .unwrap()
}

/// The months that have a figure, and what is said of periods that are not whole.
fn months_and_words(plan: &Plan) -> (Vec<String>, Vec<String>) {
    let months = plan.figures().map(|figure| figure.period.iso());
    let told = plan.findings.listed().iter().filter(|finding| {
        matches!(
            finding.kind,
            FindingKind::PartPeriod | FindingKind::PartPeriodLeftOut
        )
    });
    let words = told.map(|one| format!("{}:{} {}", one.row, one.column, one.message));
    (months.collect(), words.collect())
}

#[test]
fn a_file_that_ends_and_begins_within_a_month_is_told_of() {
    let book = working_days("2028-03-13", "2028-05-16");
    let plan = planned(&book, Rule::default(), "2030-01-01");
    let (months, words) = months_and_words(&plan);
    assert_eq!(months, ["2028-03", "2028-04", "2028-05"]);
    let wanted = [
        "2:1 Mar 2028 may not be whole: the file\u{2019}s first event here is of Monday, March 13, 2028; leave out \
         what the file covers only in part, or bring the period again when it is complete",
        "94:1 May 2028 may not be whole: the file\u{2019}s last event here is of Tuesday, May 16, 2028; leave out \
         what the file covers only in part, or bring the period again when it is complete",
    ];
    assert_eq!(words, wanted);
    assert_eq!(plan.counts.accepted(), plan.counts.cells);
}

#[test]
fn what_is_covered_in_part_is_left_out_where_the_rule_says_so() {
    let book = working_days("2028-03-13", "2028-05-16");
    let whole = Rule {
        whole: true,
        ..Rule::default()
    };
    let plan = planned(&book, whole, "2030-01-01");
    let (months, words) = months_and_words(&plan);
    assert_eq!(months, ["2028-04"]);
    assert_eq!(words.len(), 2);
    assert!(
        words[1].contains("May 2028 is left out, since the file\u{2019}s last event here is of")
    );
    // Twenty working days in April of two events each; all others are passed over.
    assert_eq!(plan.counts.accepted(), 40);
    assert_eq!(plan.counts.blank, plan.counts.cells - 40);
}

#[test]
fn a_weekend_a_month_of_few_events_and_the_running_month_are_not_told_of() {
    // Begins on a Thursday the 1st, ends on a Friday before a last weekend.
    let whole = working_days("2028-06-01", "2028-07-28");
    let told = |book, today| months_and_words(&planned(book, Rule::default(), today)).1;
    assert_eq!(told(&whole, "2030-01-01"), Vec::<String>::new());
    let running = working_days("2028-06-01", "2028-07-12");
    assert_eq!(told(&running, "2028-07-14"), Vec::<String>::new());
    assert_eq!(told(&running, "2028-08-01").len(), 1);
    let few = "Opened\n2028-01-20\n2028-02-03\n2028-03-11\n";
    let few = Book::from_bytes("few.csv", few.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(told(&few, "2030-01-01"), Vec::<String>::new());
}

#[test]
fn what_is_open_at_the_end_goes_by_the_dates_of_both_columns() {
    // The last are closed on May 19, and nothing is known of the rest of May.
    let book = working_days("2028-03-13", "2028-05-16");
    let open = Rule {
        make: Make::OpenAtEnd,
        to: "Closed".into(),
        ..Rule::default()
    };
    let (_, words) = months_and_words(&planned(&book, open, "2030-01-01"));
    assert_eq!(words.len(), 1);
    assert!(
        words[0].starts_with("94:2 May 2028 may not be whole"),
        "{words:?}"
    );
    assert!(words[0].contains("Friday, May 19, 2028"), "{words:?}");
}

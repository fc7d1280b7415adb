//! More figures than are taken from one file are refused in one sentence, whatever its layout; of many, a draft reads
//! its sheet again. The bounds are small here.

use crate::import::grid::{Book, ReadOptions, Watch};
use crate::import::understand::{Hints, Layout, LayoutHint, Make, Mapping, Rule, probe};
use crate::import::{Corrections, Draft, ImportError, PlanOptions, ReadAs};
use std::fmt::Write as _;

/// The mapping guessed of a text with that layout.
fn guessed(book: &Book, layout: Layout) -> Mapping {
    let hints = Hints {
        layout: Some(LayoutHint::Is(layout)),
        fiscal_first_month: 7,
        heading: None,
    };
    probe(&book.sheets[0], hints, Watch::nobody())
        .unwrap()
        .mapping
}

fn book(text: &str) -> Book {
    Book::from_bytes("made-up.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn nine_months(measure: &str) -> Book {
    let mut text = "measure,period,value\n".to_owned();
    for month in 1..=9 {
        writeln!(text, "{measure},2026-0{month},{month}").unwrap();
    }
    book(&text)
}

fn read(book: &Book, mapping: &Mapping, most: usize) -> Result<(), ImportError> {
    let read_as = ReadAs {
        mapping,
        corrections: &Corrections::new(),
        fiscal_first_month: 7,
        asks_for_rules: false,
    };
    let sheet = &book.sheets[0];
    Draft::read_at_most((most, 0), (book, sheet), read_as, Watch::nobody()).map(drop)
}

/// As many figures as the bound are read, and one more is refused.
fn refused_beyond(book: &Book, mapping: &Mapping, figures: usize) {
    read(book, mapping, figures).unwrap();
    let words = read(book, mapping, figures - 1).unwrap_err().to_string();
    let most = figures - 1;
    assert_eq!(
        words,
        format!(
            "made-up.csv gives more than {most} figures, which is the most taken in at once; split it."
        )
    );
}

#[test]
fn a_long_table_past_the_bound_is_refused() {
    let long = nine_months("Trees");
    refused_beyond(&long, &guessed(&long, Layout::Long), 9);
}

#[test]
fn a_wide_table_past_the_bound_is_refused_within_its_row() {
    let wide = book("measure,2026-01,2026-02,2026-03\nTrees,1,2,3\nMiles,4,5,6\n");
    let mapping = guessed(&wide, Layout::WidePeriods);
    refused_beyond(&wide, &mapping, 6);
    assert!(read(&wide, &mapping, 2).is_err());
}

#[test]
fn events_past_the_bound_are_refused_and_so_are_the_periods_between_them() {
    let events =
        book("Opened,Closed,District\n2020-01-05,,North\n2026-03-09,,South\n2026-12-01,,North\n");
    let rule = |make, to: &str| Mapping {
        layout: Layout::Events,
        heading_row: 1,
        heading_rows: 1,
        rules: vec![Rule {
            measure: "Requests".into(),
            make,
            date: "Opened".into(),
            to: to.into(),
            by: "District".into(),
            ..Rule::default()
        }],
        ..Mapping::default()
    };
    // Three months of the whole, two of the north, one of the south.
    refused_beyond(&events, &rule(Make::Count, ""), 6);
    // What is open stands at the end of each month from January 2020 to December 2026, and in the south once.
    refused_beyond(&events, &rule(Make::OpenAtEnd, "Closed"), 84 + 84 + 1);
}

#[test]
fn a_rule_that_does_not_say_all_it_needs_is_told_of_and_makes_nothing() {
    let events = book("Opened,Closed\n2026-03-09,2026-03-11\n");
    for (make, told) in [
        (
            Make::MedianDays,
            "from which column's date days are counted",
        ),
        (Make::Sum, "which column is added up"),
        (Make::OpenAtEnd, "which column holds the date of the end"),
    ] {
        let mapping = Mapping {
            layout: Layout::Events,
            heading_row: 1,
            heading_rows: 1,
            rules: vec![Rule {
                measure: "Requests".into(),
                make,
                date: "Opened".into(),
                ..Rule::default()
            }],
            ..Mapping::default()
        };
        let error = read(&events, &mapping, 100).unwrap_err().to_string();
        let wanted = format!("The rule for \u{201c}Requests\u{201d} doesn't say {told}.");
        assert_eq!(error, wanted);
    }
}

#[test]
fn a_draft_of_many_figures_reads_its_sheet_again_and_says_the_same() {
    let long = nine_months("Made-up");
    let mapping = guessed(&long, Layout::Long);
    let read_as = ReadAs {
        mapping: &mapping,
        corrections: &Corrections::new(),
        fiscal_first_month: 7,
        asks_for_rules: false,
    };
    let draft = |kept| {
        let of = (&long, &long.sheets[0]);
        Draft::read_at_most((100, kept), of, read_as, Watch::nobody()).unwrap()
    };
    let plan = |draft: &Draft, create_measures| {
        let options = PlanOptions {
            create_measures,
            ..PlanOptions::default()
        };
        let plan = draft.plan(&super::known(), &options, Watch::nobody());
        plan.unwrap()
    };
    let (keeps, reads) = (draft(100), draft(8));
    for create_measures in [false, true, true, false] {
        let (one, other) = (plan(&keeps, create_measures), plan(&reads, create_measures));
        assert_eq!(one, other);
        assert_eq!(one.counts.accepted(), if create_measures { 9 } else { 0 });
    }
}

//! What the names of a file are taken for, and what a person says of them.

use super::*;
use crate::import::grid::Watch;
use crate::import::understand::{Hints, Mapping, Role, probe};

const TEXT: &str = "measure,period,value\nTrees plantd,2026-07,1\nTrees planted,2026-07,2\nCalls,2026-07,3\n\
                    Benches,2026-07,4\nBenches,2026-08,5\nSubtotal,2026-07,6\n";

/// The plan of the text with the mapping changed.
fn told(change: impl FnOnce(&mut Mapping), options: &PlanOptions, known: &FigureKnowledge) -> Plan {
    let book = Book::from_bytes("figures.csv", TEXT.as_bytes(), &ReadOptions::default()).unwrap();
    let sheet = sheet_of(&book, "").unwrap();
    let mut mapping = probe(sheet, Hints::default(), Watch::nobody())
        .unwrap()
        .mapping;
    change(&mut mapping);
    plan(&book, sheet, &mapping, known, options).unwrap()
}

fn named(plan: &Plan) -> Vec<(&str, usize, MeasureMatch)> {
    let named = plan.named.iter();
    named
        .map(|one| (one.name.as_str(), one.cells, one.is.clone()))
        .collect()
}

#[test]
fn each_name_is_told_with_what_it_is_taken_for_and_how_many_figures_it_has() {
    let plan = told(|_| (), &PlanOptions::default(), &known());
    let expected = [
        ("Trees plantd", 1, MeasureMatch::Near("trees".to_owned())),
        ("Trees planted", 1, MeasureMatch::Known("trees".to_owned())),
        ("Calls", 1, MeasureMatch::Several),
        ("Benches", 2, MeasureMatch::Unknown),
        ("Subtotal", 1, MeasureMatch::Unknown),
    ];
    assert_eq!(named(&plan), expected);
    let create = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let plan = told(|_| (), &create, &known());
    assert_eq!(named(&plan)[3].2, MeasureMatch::New("Benches".to_owned()));
}

#[test]
fn a_name_that_is_left_out_counts_as_blank_and_is_asked_no_more() {
    let leave = |mapping: &mut Mapping| {
        mapping.leaves_out = vec!["Subtotal".to_owned(), "trees plantd".to_owned()];
    };
    let before = told(|_| (), &PlanOptions::default(), &known());
    let plan = told(leave, &PlanOptions::default(), &known());
    assert_eq!(fates(&before), [0, 1, 0, 0, 5]);
    assert_eq!(fates(&plan), [2, 1, 0, 0, 3]);
    assert!(plan.questions.is_empty());
    let read = Mapping {
        leaves_out: vec!["Subtotal".to_owned()],
        ..Mapping::default()
    };
    assert_eq!(Mapping::from_toml(&read.to_toml()), Ok(read));
}

#[test]
fn a_name_said_to_be_a_new_measure_is_made_once_and_known_by_that_name_ever_after() {
    let new = |mapping: &mut Mapping| {
        mapping.means.insert("Benches".to_owned(), String::new());
    };
    let plan = told(new, &PlanOptions::default(), &known());
    assert_eq!(plan.new_measures.len(), 1);
    let mut later = known();
    later
        .measures
        .push(measure("bench-count", "Park benches", Frequency::Month));
    later
        .aliases
        .insert("benches".to_owned(), "bench-count".to_owned());
    let plan = told(new, &PlanOptions::default(), &later);
    assert!(plan.new_measures.is_empty());
    assert_eq!(
        named(&plan)[3].2,
        MeasureMatch::Known("bench-count".to_owned())
    );
}

#[test]
fn a_heading_that_was_told_is_taken_and_every_role_has_its_words() {
    let text = "Report of July\nmeasure,period,value\ntrees,2026-07,1\n";
    let book = Book::from_bytes("figures.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let sheet = sheet_of(&book, "").unwrap();
    let hints = Hints {
        heading: Some((1, 1)),
        ..Hints::default()
    };
    let read = probe(sheet, hints, Watch::nobody()).unwrap();
    assert_eq!((read.mapping.heading_row, read.table.above), (1, 1));
    assert_eq!(read.table.heading_of(1), "Report of July");
    let mut words: Vec<&str> = Role::ALL.iter().map(|role| role.label()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Role::ALL.len());
}

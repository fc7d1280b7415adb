//! What every measure of the demonstration says of itself, word for word.

use chrono::{NaiveTime, Utc};
use statroom::chart::MarkKind;
use statroom::demo;
use statroom::domain::view::View;
use statroom::program::{Program, query};
use std::collections::BTreeSet;

fn demonstration() -> Program {
    let time = NaiveTime::from_hms_opt(11, 0, 0).unwrap();
    let day: chrono::NaiveDate = "2026-11-22".parse().unwrap();
    demo::build(day.and_time(time).and_local_timezone(Utc).unwrap()).unwrap()
}

/// A line for the head of its chart and one for the memo, of every measure by name.
fn findings() -> String {
    let program = demonstration();
    let book = query::measures(&program).unwrap();
    let said = |row: &query::MeasureRow| {
        let page = query::measure_page(&program, row.measure.id).unwrap();
        let spec = query::chart_of(&program, &page, &View::default());
        format!("{}\n{}\n", spec.headline, spec.finding.observation())
    };
    let all: Vec<String> = book.rows.iter().map(said).collect();
    all.join("\n")
}

#[test]
fn every_measure_of_the_demonstration_says_what_is_true_in_plain_words() {
    insta::with_settings!({ snapshot_path => "../snapshots/findings", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        insta::assert_snapshot!("demonstration", findings());
    });
}

#[test]
fn meetings_held_and_actions_done_are_marked_on_the_chart_of_a_measures_page() {
    let program = demonstration();
    let measure = query::find_measure(&program, "street-defect-response").unwrap();
    let page = query::measure_page(&program, measure).unwrap();
    let spec = query::life_chart_of(&program, &page, &View::default()).unwrap();
    let of = |kind| spec.marks.iter().filter(move |mark| mark.kind == kind);
    assert!(of(MarkKind::Meeting).count() > 1, "{:?}", spec.marks);
    let days: BTreeSet<_> = of(MarkKind::Meeting).map(|mark| mark.date).collect();
    assert_eq!(
        days.len(),
        of(MarkKind::Meeting).count(),
        "each meeting once"
    );
    let book = query::actions(&program).unwrap();
    let (_, last) = spec.shown.unwrap();
    let done = book.rows.iter().filter(|row| {
        let in_sight = row.action.completed_on.is_some_and(|day| day <= last.end());
        row.action.measure == Some(measure) && in_sight
    });
    assert_eq!(of(MarkKind::ActionDone).count(), done.count());
    assert!(
        query::chart_of(&program, &page, &View::default())
            .marks
            .is_empty(),
        "exhibits stay calm"
    );
}

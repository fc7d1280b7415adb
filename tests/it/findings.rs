//! What every measure of the demonstration says of itself, word for word.

use chrono::{NaiveTime, Utc};
use statroom::demo;
use statroom::program::query;

/// A line for the head of its chart and one for the memo, of every measure by name.
fn findings() -> String {
    let time = NaiveTime::from_hms_opt(11, 0, 0).unwrap();
    let day: chrono::NaiveDate = "2026-11-22".parse().unwrap();
    let program = demo::build(day.and_time(time).and_local_timezone(Utc).unwrap()).unwrap();
    let book = query::measures(&program).unwrap();
    let said = |row: &query::MeasureRow| {
        let page = query::measure_page(&program, row.measure.id).unwrap();
        let spec = query::chart_of(&program, &page, "", 0);
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

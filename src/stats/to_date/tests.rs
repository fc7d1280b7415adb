//! Claims about totals to date.

#![expect(clippy::float_cmp, reason = "whole numbers add up exactly")]

use super::*;
use crate::stats::{Parts, Scale};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Monthly figures from January 2024.
fn months(combine: Combine, values: &[Option<f64>]) -> Track {
    let figures = values.iter().enumerate().map(|(at, value)| Figure {
        from: day(2024 + at as i32 / 12, at as u32 % 12 + 1, 1),
        value: *value,
        parts: None,
    });
    Track::new(Step::Month, combine, Scale::Amount, figures)
}

/// One figure for each period from a day on: 1, 2, 3 and so on.
fn counted(step: Step, first: NaiveDate, count: usize) -> Track {
    let begins = std::iter::successors(Some(first), |from| step.next(*from));
    let figures = begins
        .take(count)
        .enumerate()
        .map(|(at, from)| Figure::new(from, at as f64 + 1.0));
    Track::new(step, Combine::Sum, Scale::Amount, figures)
}

#[test]
fn a_year_to_date_adds_up_from_the_first_month_of_the_year() {
    let values: Vec<_> = (1..=15).map(|at| Some(f64::from(at))).collect();
    let track = months(Combine::Sum, &values);
    let found = year_to_date(&track, day(2025, 3, 1), 1, 1).unwrap();
    assert_eq!(
        (found.from, found.reported, found.expected),
        (day(2025, 1, 1), 3, 3)
    );
    assert_eq!(found.value, Some(13.0 + 14.0 + 15.0));
    assert_eq!(found.change.unwrap().then, 1.0 + 2.0 + 3.0);
    assert_eq!(found.change.unwrap().percent, Some(600.0));
}

#[test]
fn a_fiscal_year_runs_over_new_year() {
    let values: Vec<_> = (1..=24).map(|at| Some(f64::from(at))).collect();
    let track = months(Combine::Sum, &values);
    let found = year_to_date(&track, day(2025, 8, 1), 7, 1).unwrap();
    assert_eq!(
        (found.from, found.value),
        (day(2025, 7, 1), Some(19.0 + 20.0))
    );
    assert_eq!(found.change.unwrap().then, 7.0 + 8.0);
    let june = year_to_date(&track, day(2025, 6, 1), 7, 1).unwrap();
    assert_eq!((june.from, june.expected), (day(2024, 7, 1), 12));
    // Of the fiscal year before only January to June are known.
    assert_eq!((june.reported, june.compared), (12, 6));
    assert_eq!(
        june.change.unwrap().now,
        (13..=18).map(f64::from).sum::<f64>()
    );
    assert_eq!(
        june.change.unwrap().then,
        (1..=6).map(f64::from).sum::<f64>()
    );
}

#[test]
fn a_missing_month_is_counted_and_left_out_of_both_years() {
    let mut values: Vec<_> = (1..=16).map(|at| Some(f64::from(at))).collect();
    values[13] = None;
    values[0] = Some(f64::NAN);
    let track = months(Combine::Sum, &values);
    let found = year_to_date(&track, day(2025, 4, 1), 1, 1).unwrap();
    assert_eq!((found.reported, found.expected, found.compared), (3, 4, 2));
    assert_eq!(found.value, Some(13.0 + 15.0 + 16.0));
    let change = found.change.unwrap();
    assert_eq!((change.now, change.then), (15.0 + 16.0, 3.0 + 4.0));
}

#[test]
fn a_ratio_to_date_is_sum_over_sum_and_never_a_mean_of_ratios() {
    let figure = |month, above: f64, below: f64| Figure {
        from: day(2025, month, 1),
        value: Some(above / below * 100.0),
        parts: Some(Parts { above, below }),
    };
    let ratio = Combine::Ratio { per: 100.0 };
    let figures = [figure(1, 1.0, 2.0), figure(2, 90.0, 100.0)];
    let track = Track::new(Step::Month, ratio, Scale::Percentage, figures);
    let found = year_to_date(&track, day(2025, 2, 1), 1, 1).unwrap();
    assert!((found.value.unwrap() - 91.0 / 102.0 * 100.0).abs() < 1e-12);
    assert_eq!(found.change, None);

    let without = [figure(1, 1.0, 2.0), Figure::new(day(2025, 2, 1), 90.0)];
    let track = Track::new(Step::Month, ratio, Scale::Percentage, without);
    let found = year_to_date(&track, day(2025, 2, 1), 1, 1).unwrap();
    // February counts as missing: of its parts nothing is known.
    assert_eq!((found.value, found.reported), (Some(50.0), 1));
    assert_eq!((found.partless, found.expected), (1, 2));
    let none = [Figure::new(day(2025, 2, 1), 90.0)];
    let track = Track::new(Step::Month, ratio, Scale::Percentage, none);
    let found = year_to_date(&track, day(2025, 2, 1), 1, 1).unwrap();
    assert_eq!((found.value, found.reported, found.partless), (None, 0, 1));

    let nothing = [figure(1, 0.0, 0.0)];
    let nothing = nothing.map(|one| Figure {
        value: Some(0.0),
        ..one
    });
    let track = Track::new(Step::Month, ratio, Scale::Percentage, nothing);
    assert_eq!(
        year_to_date(&track, day(2025, 1, 1), 1, 1).unwrap().value,
        None
    );
}

#[test]
fn each_way_of_combining_does_what_it_says() {
    let values = [Some(4.0), Some(10.0), Some(7.0)];
    let at = day(2024, 3, 1);
    for (combine, expected) in [
        (Combine::Sum, 21.0),
        (Combine::Mean, 7.0),
        (Combine::Last, 7.0),
        (Combine::Max, 10.0),
    ] {
        let found = year_to_date(&months(combine, &values), at, 1, 1).unwrap();
        assert_eq!(found.value, Some(expected), "{combine:?}");
        assert_eq!(found.change, None);
    }
}

#[test]
fn a_week_belongs_to_the_year_it_ends_in_and_compares_with_52_weeks_before() {
    // The week of Monday, December 30, 2024 ends on January 5, 2025.
    let track = counted(Step::Week, day(2023, 1, 2), 120);
    let found = year_to_date(&track, day(2025, 1, 13), 1, 1).unwrap();
    assert_eq!((found.from, found.expected), (day(2024, 12, 30), 3));
    let change = found.change.unwrap();
    assert_eq!(change.now - change.then, 3.0 * 52.0);
}

#[test]
fn daily_figures_have_a_week_so_far_28_days_and_a_year_so_far() {
    let track = counted(Step::Day, day(2023, 1, 1), 1000);
    let wednesday = day(2025, 3, 5);
    let week = week_to_date(&track, wednesday, Weekday::Mon, 1).unwrap();
    assert_eq!((week.from, week.reported), (day(2025, 3, 3), 3));
    let change = week.change.unwrap();
    assert_eq!(change.now - change.then, 3.0 * 364.0);
    let four = to_date_28_days(&track, wednesday, 2).unwrap();
    assert_eq!((four.from, four.expected), (day(2025, 2, 6), 28));
    let change = four.change.unwrap();
    assert_eq!(change.now - change.then, 28.0 * 728.0);
    let year = year_to_date(&track, wednesday, 1, 1).unwrap();
    assert_eq!((year.expected, year.compared), (31 + 28 + 5, 64));
    let sunday_week = week_to_date(&track, wednesday, Weekday::Sun, 1).unwrap();
    assert_eq!(sunday_week.expected, 4);
}

#[test]
fn february_29_counts_but_has_no_day_to_compare_with() {
    let track = counted(Step::Day, day(2023, 1, 1), 1000);
    let found = year_to_date(&track, day(2024, 3, 1), 1, 1).unwrap();
    assert_eq!(
        (found.reported, found.expected, found.compared),
        (61, 61, 60)
    );
}

#[test]
fn weekly_figures_have_one_week_and_four() {
    let track = counted(Step::Week, day(2023, 1, 2), 120);
    let at = day(2025, 1, 13);
    let week = week_to_date(&track, at, Weekday::Mon, 1).unwrap();
    assert_eq!((week.expected, week.value), (1, track.value(at)));
    assert_eq!(to_date_28_days(&track, at, 1).unwrap().expected, 4);
}

#[test]
fn there_is_no_week_to_date_of_months_and_no_year_without_a_month() {
    let track = months(Combine::Sum, &[Some(1.0); 12]);
    let at = day(2024, 12, 1);
    assert_eq!(week_to_date(&track, at, Weekday::Mon, 1), None);
    assert_eq!(to_date_28_days(&track, at, 1), None);
    assert_eq!(year_to_date(&track, at, 0, 1), None);
    assert_eq!(year_to_date(&track, at, 13, 1), None);
    let unknown = year_to_date(&track, day(2027, 2, 1), 1, 1).unwrap();
    assert_eq!(
        (unknown.reported, unknown.expected, unknown.value),
        (0, 2, None)
    );
    assert_eq!(year_to_date(&track, NaiveDate::MAX, 1, 1), None);
    assert!(year_to_date(&track, NaiveDate::MIN, 1, 1).is_none_or(|found| found.reported == 0));
}

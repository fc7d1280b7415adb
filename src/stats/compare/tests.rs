//! Claims about changes, the period before, the same last year, and since a meeting.

use super::*;
use crate::stats::{Combine, Figure, Step};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Monthly figures from January 2024, `None` where missing.
fn months(values: &[Option<f64>]) -> Track {
    let figures = values.iter().enumerate().map(|(at, value)| Figure {
        from: day(2024 + at as i32 / 12, at as u32 % 12 + 1, 1),
        value: *value,
        parts: None,
    });
    Track::new(Step::Month, Combine::Sum, Scale::Amount, figures)
}

#[test]
fn a_change_is_told_in_the_unit_and_in_percent_of_the_base() {
    let up = change(120.0, 100.0, Scale::Amount).unwrap();
    assert_eq!((up.difference, up.percent), (20.0, Some(20.0)));
    let gone = change(0.0, 80.0, Scale::Amount).unwrap();
    assert_eq!((gone.difference, gone.percent), (-80.0, Some(-100.0)));
    let less_debt = change(-50.0, -100.0, Scale::Amount).unwrap();
    assert_eq!(
        (less_debt.difference, less_debt.percent),
        (50.0, Some(50.0))
    );
}

#[test]
fn percentages_compare_in_points_and_never_in_percent() {
    let points = change(62.0, 50.0, Scale::Percentage).unwrap();
    assert_eq!((points.difference, points.percent), (12.0, None));
}

#[test]
fn there_is_no_percent_on_zero_or_across_it() {
    for (now, then) in [
        (5.0, 0.0),
        (0.0, 0.0),
        (5.0, -5.0),
        (-5.0, 5.0),
        (5.0, -0.0),
    ] {
        let found = change(now, then, Scale::Amount).unwrap();
        assert_eq!(found.percent, None, "{now} against {then}");
        assert!((found.difference - (now - then)).abs() < 1e-12);
    }
}

#[test]
fn the_period_before_is_the_one_right_before_or_none() {
    let track = months(&[Some(10.0), None, Some(30.0), Some(45.0)]);
    let april = last_period(&track, day(2024, 4, 1)).unwrap();
    assert_eq!(april.from, day(2024, 3, 1));
    assert_eq!(april.change.percent, Some(50.0));
    assert_eq!(last_period(&track, day(2024, 3, 1)), None);
    assert_eq!(last_period(&track, day(2024, 1, 1)), None);
    assert_eq!(last_period(&track, day(2030, 1, 1)), None);
}

#[test]
fn the_same_period_last_year_is_the_same_month_day_or_week() {
    let track = months(&[Some(10.0); 25]);
    let found = same_period_last_year(&track, day(2026, 1, 1), 1).unwrap();
    assert_eq!(found.from, day(2025, 1, 1));
    let two = same_period_last_year(&track, day(2026, 1, 1), 2).unwrap();
    assert_eq!(two.from, day(2024, 1, 1));
    assert_eq!(same_period_last_year(&track, day(2024, 12, 1), 1), None);

    assert_eq!(Step::Day.years_before(day(2024, 2, 29), 1), None);
    assert_eq!(
        Step::Day.years_before(day(2024, 2, 28), 1),
        Some(day(2023, 2, 28))
    );
    assert_eq!(
        Step::Week.years_before(day(2025, 3, 3), 1),
        Some(day(2024, 3, 4))
    );
    assert_eq!(Step::Month.years_before(day(2025, 3, 1), u32::MAX), None);
}

#[test]
fn since_a_meeting_compares_with_what_was_the_latest_then() {
    let track = months(&[Some(10.0), Some(20.0), None, Some(30.0), Some(45.0)]);
    let latest = day(2024, 5, 1);
    let found = |meeting| since(&track, latest, meeting).map(|found| found.from);
    assert_eq!(found(day(2024, 5, 14)), Some(day(2024, 4, 1)));
    // April had not ended, and March has no figure.
    assert_eq!(found(day(2024, 4, 14)), Some(day(2024, 2, 1)));
    assert_eq!(found(day(2024, 4, 30)), Some(day(2024, 2, 1)));
    assert_eq!(found(day(2024, 5, 1)), Some(day(2024, 4, 1)));
    assert_eq!(found(day(2024, 1, 31)), None);
    assert_eq!(found(day(2030, 1, 1)), Some(day(2024, 4, 1)));
}

#[test]
fn of_several_figures_for_a_period_the_last_stands_in_any_order() {
    let from = day(2024, 1, 1);
    let figures = [
        Figure::new(day(2024, 2, 1), 8.0),
        Figure::new(from, 4.0),
        Figure::new(from, 5.0),
    ];
    let track = Track::new(Step::Month, Combine::Sum, Scale::Amount, figures);
    assert_eq!(track.value(from), Some(5.0));
    assert_eq!(track.latest(), Some((day(2024, 2, 1), 8.0)));
}

proptest! {
    #[test]
    fn a_change_is_finite_or_absent(now in any::<f64>(), then in any::<f64>()) {
        for scale in [Scale::Amount, Scale::Percentage] {
            match change(now, then, scale) {
                Some(found) => {
                    prop_assert!(found.difference.is_finite());
                    prop_assert!(found.percent.is_none_or(f64::is_finite));
                }
                None => prop_assert!(!(now.is_finite() && then.is_finite())),
            }
        }
    }
}

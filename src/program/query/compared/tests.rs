//! Every comparison of a figure, and the reasons where there is none.

use super::*;
use crate::domain::number::NumberFormat;
use crate::domain::period::Frequency;

fn months(from: &str, values: &[f64]) -> Vec<(Period, f64)> {
    let first = Period::containing(Frequency::Month, from.parse().unwrap());
    let periods = (0..).map(|step| first.plus(step));
    periods.zip(values.iter().copied()).collect()
}

fn measure(kind: NumberKind, aggregation: Aggregation) -> Measure {
    Measure {
        format: NumberFormat::of(kind),
        aggregation,
        ..Measure::default()
    }
}

fn with(all: &[Compared], against: Against) -> Compared {
    *all.iter().find(|one| one.against == against).unwrap()
}

const FROM_JULY: References = References {
    target: Some(12.0),
    benchmark: None,
    fiscal_first_month: 7,
};

#[test]
fn a_monthly_count_is_compared_with_periods_years_and_levels() {
    let counts: Vec<f64> = (1..=22).map(f64::from).collect();
    let count = measure(NumberKind::Count, Aggregation::Sum);
    // January 2025 to October 2026: the latest is 22.
    let all = compared(&count, months("2025-01-01", &counts), FROM_JULY);
    let difference = |against| with(&all, against).change.map(|change| change.difference);
    assert_eq!(difference(Against::LastPeriod), Some(1.0));
    assert_eq!(difference(Against::LastYear), Some(12.0));
    // 13 to 22 against 1 to 10.
    let year = with(&all, Against::YearToDate);
    assert_eq!(
        (year.now, difference(Against::YearToDate)),
        (Some(175.0), Some(120.0))
    );
    // July to October: 19 to 22 against 7 to 10.
    let fiscal = with(&all, Against::FiscalYearToDate);
    assert_eq!(
        (fiscal.now, difference(Against::FiscalYearToDate)),
        (Some(82.0), Some(48.0))
    );
    assert_eq!(difference(Against::Target), Some(10.0));
    let benchmark = with(&all, Against::Benchmark);
    assert_eq!(benchmark.change, None);
    assert!(benchmark.why_not.contains("No benchmark"));
    let has = |against| all.iter().any(|one| one.against == against);
    assert!(!has(Against::WeekToDate) && !has(Against::Days28));
}

#[test]
fn a_percentage_has_a_difference_in_points_and_no_total_of_its_ratios() {
    let share = measure(NumberKind::Percent, Aggregation::Ratio);
    let calendar = References {
        fiscal_first_month: 1,
        ..FROM_JULY
    };
    let all = compared(&share, months("2026-01-01", &[90.0, 94.5]), calendar);
    let last = with(&all, Against::LastPeriod).change.unwrap();
    assert_eq!((last.difference, last.percent), (4.5, None));
    let year = with(&all, Against::YearToDate);
    assert_eq!(
        (year.now, year.change, year.why_not),
        (None, None, NO_RATIO)
    );
    assert!(
        !all.iter()
            .any(|one| one.against == Against::FiscalYearToDate)
    );
    assert_eq!(with(&all, Against::LastYear).why_not, MISSING);
}

#[test]
fn weekly_figures_have_their_week_and_28_days() {
    let mut weekly = measure(NumberKind::Count, Aggregation::Sum);
    weekly.frequency = Frequency::Week;
    let first = Period::containing(Frequency::Week, "2025-01-06".parse().unwrap());
    let figures = (0..60).map(|step| (first.plus(step), f64::from(step)));
    let all = compared(&weekly, figures, FROM_JULY);
    let of = |against| with(&all, against);
    assert_eq!(of(Against::WeekToDate).now, Some(59.0));
    let week = of(Against::WeekToDate).change;
    assert_eq!(week.map(|change| change.difference), Some(52.0));
    assert_eq!(of(Against::Days28).now, Some(59.0 + 58.0 + 57.0 + 56.0));
    let periods = of(Against::Days28).periods.unwrap();
    assert_eq!(
        (periods.reported, periods.expected, periods.compared),
        (4, 4, 4)
    );
}

#[test]
fn a_meeting_is_the_base_of_what_was_known_then_or_says_why_not() {
    let count = measure(NumberKind::Count, Aggregation::Sum);
    let figures = || months("2026-07-01", &[5.0, 7.0, 6.0, 9.0]);
    let meeting = |text: &str, newer| {
        let on = text.parse().unwrap();
        Some(LastMeeting { on, newer })
    };
    let found = since_meeting(&count, figures(), meeting("2026-09-22", true)).unwrap();
    assert_eq!(found.change.map(|change| change.difference), Some(2.0));
    assert_eq!(found.from, "2026-08-01".parse().ok());
    let why = |last| since_meeting(&count, figures(), last).unwrap().why_not;
    assert!(why(None).contains("No meeting"));
    assert!(why(meeting("2026-11-24", false)).contains("No newer figure"));
    assert!(why(meeting("2026-07-14", true)).contains("no figure yet"));
    assert_eq!(since_meeting(&count, Vec::new(), None), None);
    assert!(compared(&count, Vec::new(), FROM_JULY).is_empty());
}

//! Every comparison of a figure, and the reasons where there is none.

use super::*;
use crate::domain::number::NumberFormat;
use crate::domain::period::Period;
use crate::domain::ratio::Parts as RatioParts;
use proptest::prelude::*;

fn figures(first: Period, values: impl IntoIterator<Item = f64>) -> Vec<CurrentFigure> {
    let periods = (0..).map(|step| first.plus(step));
    let figure = |(period, value)| CurrentFigure {
        period,
        value,
        parts: None,
        batch: 1,
    };
    periods.zip(values).map(figure).collect()
}

fn months(from: &str, values: &[f64]) -> Vec<CurrentFigure> {
    let first = Period::containing(Frequency::Month, from.parse().unwrap());
    figures(first, values.iter().copied())
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
    let all = compared(&count, &months("2025-01-01", &counts), FROM_JULY);
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
    let all = compared(&share, &months("2026-01-01", &[90.0, 94.5]), calendar);
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
    let all = compared(&weekly, &figures(first, (0..60).map(f64::from)), FROM_JULY);
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
    let figures = months("2026-07-01", &[5.0, 7.0, 6.0, 9.0]);
    let meeting = |text: &str, newer| {
        let on = text.parse().unwrap();
        Some(LastMeeting { on, newer })
    };
    let found = since_meeting(&count, &figures, meeting("2026-09-22", true)).unwrap();
    assert_eq!(found.change.map(|change| change.difference), Some(2.0));
    assert_eq!(found.from, "2026-08-01".parse().ok());
    let why = |last| since_meeting(&count, &figures, last).unwrap().why_not;
    assert!(why(None).contains("No meeting"));
    assert!(why(meeting("2026-11-24", false)).contains("No newer figure"));
    assert!(why(meeting("2026-07-14", true)).contains("no figure yet"));
    assert_eq!(since_meeting(&count, &[], None), None);
    assert!(compared(&count, &[], FROM_JULY).is_empty());
}

/// A percentage by month from January 2025, with what it is made of where that is known.
fn shares(parts: &[Option<(f64, f64)>]) -> Vec<CurrentFigure> {
    let mut all = months("2025-01-01", &vec![50.0; parts.len()]);
    for (figure, parts) in all.iter_mut().zip(parts) {
        figure.parts = parts.map(|(above, below)| RatioParts::new(above, below).unwrap());
        let made = figure.parts.and_then(|parts| parts.value(100.0));
        figure.value = made.unwrap_or(figure.value);
    }
    all
}

const CALENDAR: References = References {
    target: None,
    benchmark: None,
    fiscal_first_month: 1,
};

#[test]
fn a_ratio_to_date_is_sum_over_sum_and_differs_in_points() {
    let share = measure(NumberKind::Percent, Aggregation::Ratio);
    let mut parts = vec![Some((1.0, 2.0)), Some((90.0, 100.0))];
    parts.extend([None; 10]);
    parts.extend([Some((2.0, 4.0)), Some((45.0, 60.0))]);
    let all = compared(&share, &shares(&parts), CALENDAR);
    let year = with(&all, Against::YearToDate);
    // 47 of 64 against 91 of 102; the means of the ratios would be 62.5 and 70.
    assert_eq!(year.now, Some(47.0 / 64.0 * 100.0));
    let change = year.change.unwrap();
    let then = 91.0 / 102.0 * 100.0;
    let points = 47.0 / 64.0 * 100.0 - then;
    assert_eq!((change.then, change.difference), (then, points));
    assert_eq!((change.percent, year.why_not), (None, ""));
}

#[test]
fn a_ratio_without_its_parts_is_missing_from_the_total_and_that_is_known() {
    let share = measure(NumberKind::Percent, Aggregation::Ratio);
    let mut parts = vec![Some((1.0, 2.0)), None, Some((1.0, 4.0))];
    parts.extend([None; 9]);
    parts.extend([Some((2.0, 4.0)), Some((45.0, 60.0)), Some((3.0, 8.0)), None]);
    let all = compared(&share, &shares(&parts), CALENDAR);
    let year = with(&all, Against::YearToDate);
    // Of January to March; April has a ratio and no parts, and of February a year before the same.
    assert_eq!(year.now, Some(50.0 / 72.0 * 100.0));
    let periods = year.periods.unwrap();
    assert_eq!((periods.reported, periods.expected), (3, 4));
    assert_eq!((periods.compared, periods.partless), (2, 1));
    assert_eq!(periods.partless_before, 2);
    let change = year.change.unwrap();
    assert_eq!(
        (change.now, change.then),
        (5.0 / 12.0 * 100.0, 2.0 / 6.0 * 100.0)
    );
}

#[test]
fn it_is_told_whether_no_parts_are_known_or_none_of_the_year_before() {
    let share = measure(NumberKind::Percent, Aggregation::Ratio);
    let why = |parts: &[Option<(f64, f64)>]| {
        let all = compared(&share, &shares(parts), CALENDAR);
        let year = with(&all, Against::YearToDate);
        (year.now.is_some(), year.why_not)
    };
    let now = Some((1.0, 2.0));
    assert_eq!(why(&[None; 13]), (false, NO_RATIO));
    let before: Vec<_> = [None; 12].into_iter().chain([now]).collect();
    assert_eq!(why(&before), (true, NO_RATIO_BEFORE));
    assert_eq!(why(&[now; 3]), (true, NO_YEAR));
    let lost: Vec<_> = [now; 12].into_iter().chain([None]).collect();
    assert_eq!(why(&lost), (false, NO_RATIO));
}

#[test]
fn a_ratio_that_is_no_percentage_has_a_percent_but_not_on_zero_nor_over_a_change_of_sign() {
    let mut rate = measure(NumberKind::Rate, Aggregation::Ratio);
    rate.format.unit = "per 1,000 residents".to_owned();
    let change = |then: f64, now: f64| {
        let mut parts = vec![Some((then, 50.0))];
        parts.extend([None; 11]);
        parts.push(Some((now, 50.0)));
        let all = compared(&rate, &shares(&parts), CALENDAR);
        with(&all, Against::YearToDate).change.unwrap()
    };
    let doubled = change(1.0, 2.0);
    assert_eq!((doubled.now, doubled.then), (40.0, 20.0));
    assert_eq!(doubled.percent, Some(100.0));
    assert_eq!(change(0.0, 2.0).percent, None);
    assert_eq!(change(-1.0, 2.0).percent, None);
    assert_eq!(change(1.0, -2.0).percent, None);
    assert_eq!(change(-1.0, -2.0).percent, Some(-100.0));
    assert_eq!(change(1.0, 0.0).percent, Some(-100.0));
}

#[test]
fn weekly_and_fiscal_totals_of_ratios_are_sums_over_sums_too() {
    let mut share = measure(NumberKind::Percent, Aggregation::Ratio);
    share.frequency = Frequency::Week;
    let first = Period::containing(Frequency::Week, "2025-01-06".parse().unwrap());
    let mut weekly = figures(first, vec![0.0; 60]);
    for (at, figure) in (1..).zip(&mut weekly) {
        figure.parts = RatioParts::new(f64::from(at), f64::from(at * at)).ok();
    }
    let all = compared(&share, &weekly, FROM_JULY);
    let sums = |from: u32, to: u32| {
        let above: u32 = (from..=to).sum();
        let below: u32 = (from..=to).map(|at| at * at).sum();
        Some(f64::from(above) / f64::from(below) * 100.0)
    };
    assert_eq!(with(&all, Against::WeekToDate).now, sums(60, 60));
    let four = with(&all, Against::Days28);
    assert_eq!(four.now, sums(57, 60));
    assert_eq!(four.change.map(|change| change.then), sums(5, 8));
    // The week of Monday, June 30, 2025, the 26th, ends in July.
    assert_eq!(with(&all, Against::FiscalYearToDate).now, sums(26, 60));
}

/// What a total to date is, said slowly: each month of the year up to the latest, asked one by one.
fn slow_year_to_date(figures: &[CurrentFigure], year: i32, through: u32) -> Option<f64> {
    let (mut above, mut below) = (0.0, 0.0);
    for month in 1..=through {
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let of_month = figures.iter().find(|figure| figure.period.start() == first);
        if let Some(parts) = of_month.and_then(|figure| figure.parts) {
            above += parts.numerator();
            below += parts.denominator();
        }
    }
    (below > 0.0).then(|| above / below * 100.0)
}

proptest! {
    #[test]
    fn the_year_to_date_of_a_ratio_is_the_sum_over_the_sum(
        parts in prop::collection::vec(
            prop::option::of((-1_000_i32..100_000, 1_i32..100_000)), 1..40,
        ),
    ) {
        let share = measure(NumberKind::Percent, Aggregation::Ratio);
        let parts: Vec<_> = parts
            .into_iter()
            .map(|parts| parts.map(|(above, below)| (f64::from(above), f64::from(below))))
            .collect();
        let figures = shares(&parts);
        let all = compared(&share, &figures, CALENDAR);
        let year = with(&all, Against::YearToDate);
        let last = figures.last().unwrap().period.start();
        let slow = slow_year_to_date(&figures, chrono::Datelike::year(&last), chrono::Datelike::month(&last));
        prop_assert_eq!(year.now.is_some(), slow.is_some());
        if let (Some(now), Some(slow)) = (year.now, slow) {
            prop_assert!((now - slow).abs() <= 1e-9 * slow.abs().max(1.0), "{now} {slow}");
        }
        let periods = year.periods.unwrap();
        prop_assert_eq!(periods.reported + periods.partless, periods.expected);
        if year.change.is_none() {
            prop_assert!(!year.why_not.is_empty());
        }
    }
}

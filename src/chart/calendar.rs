//! The time axis: which periods are named below it, and how.
//!
//! A label always stands below a figure's place, never between two. Steps are whole periods (every
//! month, every sixth, every year), so labels stand as unevenly as months are long.

use chrono::Datelike;

use crate::domain::dates;
use crate::domain::period::{Frequency, Period};

/// A period named below the axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) period: Period,
    pub(super) label: String,
}

/// How often a period is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    /// Each n-th period, counted from the first.
    Nth(i32),
    /// The first period of each n-th month (January counts as the first).
    MonthStart(u32),
}

/// No axis names more periods than this, however wide it is.
const MOST: usize = 12;
/// The least distance between the middles of two labels, as a share of their widths together:
/// at a half they would touch.
const CLEAR: f32 = 0.75;
/// The distance at which labels look calm: as much room between two as they take.
const CALM: f32 = 1.0;

/// The finest ticks whose labels stand calmly apart, with the last period named too where that
/// can be. `place` gives a period's place along the axis and `width` a label's width, both in the
/// same unit. The first label always stays, and no two touch.
pub(super) fn ticks(
    (first, last): (Period, Period),
    place: &dyn Fn(Period) -> f32,
    width: &dyn Fn(&str) -> f32,
) -> Vec<Tick> {
    let axis = Axis { place, width };
    for every in candidates(first.frequency()) {
        // Counted before they are listed: ten years of days would be a long list of no use.
        if count(every, first, last) > MOST {
            continue;
        }
        let periods = listed(every, first, last);
        let few = periods.len() < 2 && first != last;
        let calm = if periods.len() > 3 { CALM } else { CLEAR };
        if !few && axis.has_room(&labelled(&periods, every), calm) {
            return axis.with_last(periods, every, last);
        }
    }
    axis.with_last(vec![first], Every::Nth(i32::MAX), last)
}

/// Where periods stand and how wide words are.
struct Axis<'a> {
    place: &'a dyn Fn(Period) -> f32,
    width: &'a dyn Fn(&str) -> f32,
}

impl Axis<'_> {
    /// Whether these two stand at least that share of their widths apart.
    fn apart(&self, a: &Tick, b: &Tick, share: f32) -> bool {
        let need = ((self.width)(&a.label) + (self.width)(&b.label)) * share;
        (self.place)(b.period) - (self.place)(a.period) >= need
    }

    fn has_room(&self, ticks: &[Tick], share: f32) -> bool {
        ticks
            .iter()
            .zip(ticks.iter().skip(1))
            .all(|(a, b)| self.apart(a, b, share))
    }

    /// The ticks of these periods and of the last one shown, which takes the place of the one
    /// before it where both have no room.
    fn with_last(&self, mut periods: Vec<Period>, every: Every, last: Period) -> Vec<Tick> {
        let named_alike = matches!(every, Every::Nth(_)) && periods.last() != Some(&last);
        if named_alike {
            periods.push(last);
            let ticks = labelled(&periods, every);
            if periods.len() > 2 && !self.has_room(&ticks, CLEAR) {
                periods.remove(periods.len() - 2);
            }
        }
        let mut kept: Vec<Tick> = Vec::new();
        for tick in labelled(&periods, every) {
            if kept
                .last()
                .is_none_or(|before| self.apart(before, &tick, CLEAR))
            {
                kept.push(tick);
            }
        }
        kept
    }
}

/// About how many periods that step names.
fn count(every: Every, first: Period, last: Period) -> usize {
    match every {
        Every::Nth(n) => (first.periods_until(last) / n) as usize + 1,
        Every::MonthStart(n) => {
            let month = |p: Period| Period::containing(Frequency::Month, p.start());
            (month(first).periods_until(month(last)) as u32 / n) as usize
        }
    }
}

fn candidates(frequency: Frequency) -> Vec<Every> {
    use Every::{MonthStart, Nth};
    let months = || [1, 2, 3, 6, 12].map(MonthStart);
    let years = || [2, 5, 10, 20, 50, 100].map(|n| MonthStart(n * 12));
    match frequency {
        Frequency::Day => {
            let days = [1, 2, 7, 14].map(Nth);
            days.into_iter().chain(months()).chain(years()).collect()
        }
        Frequency::Week => {
            let weeks = [1, 2, 4].map(Nth);
            weeks.into_iter().chain(months()).chain(years()).collect()
        }
        Frequency::Month => [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
            .map(Nth)
            .to_vec(),
        Frequency::Quarter => [1, 2, 4, 8, 12, 20, 40, 80, 200, 400].map(Nth).to_vec(),
        Frequency::Year => [1, 2, 5, 10, 20, 50, 100].map(Nth).to_vec(),
    }
}

/// The periods that step names, from first to last.
fn listed(every: Every, first: Period, last: Period) -> Vec<Period> {
    match every {
        Every::Nth(n) => {
            let count = first.periods_until(last) / n;
            (0..=count)
                .map(|k| first.plus(k.saturating_mul(n)))
                .collect()
        }
        Every::MonthStart(n) => {
            let mut found = Vec::new();
            let mut month = Period::containing(Frequency::Month, first.start());
            let end = last.start();
            while month.start() <= end && found.len() <= MOST {
                let index = month.start().year() * 12 + month.start().month0() as i32;
                let begins = first_within(first.frequency(), month);
                let shown = first <= begins && begins <= last;
                if index.rem_euclid(n as i32) == 0 && shown {
                    found.push(begins);
                }
                month = month.next();
            }
            found
        }
    }
}

/// The first day or week that begins in a month.
fn first_within(frequency: Frequency, month: Period) -> Period {
    let there = Period::containing(frequency, month.start());
    if there.start() < month.start() {
        there.next()
    } else {
        there
    }
}

/// Each period with its label: the year where it is news, without it where it goes on.
fn labelled(periods: &[Period], every: Every) -> Vec<Tick> {
    let mut year = None;
    let mut tick = |&period: &Period| {
        let its_year = period.start().year();
        let said = year == Some(its_year);
        year = Some(its_year);
        Tick {
            period,
            label: label(period, every, said),
        }
    };
    periods.iter().map(&mut tick).collect()
}

/// The label of a first period as it is most often written, to keep room for it.
pub(super) fn first_label(first: Period) -> String {
    let every = match first.frequency() {
        Frequency::Day | Frequency::Week => Every::MonthStart(1),
        Frequency::Month | Frequency::Quarter | Frequency::Year => Every::Nth(1),
    };
    label(first, every, false)
}

fn label(period: Period, every: Every, year_said: bool) -> String {
    let start = period.start();
    let month = dates::month_abbreviation(start);
    let by_month = matches!(every, Every::MonthStart(_));
    match (period.frequency(), year_said) {
        (Frequency::Day | Frequency::Week, true) if !by_month => format!("{month} {}", start.day()),
        (Frequency::Day | Frequency::Week, false) if !by_month => dates::prose(start),
        (Frequency::Quarter, true) => {
            format!("{month}–{}", dates::month_abbreviation(period.end()))
        }
        (Frequency::Quarter, false) | (Frequency::Year, _) => period.label(),
        (Frequency::Day | Frequency::Week | Frequency::Month, true) => month.to_owned(),
        (Frequency::Day | Frequency::Week | Frequency::Month, false) => {
            format!("{month} {}", start.year())
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::chart::spec::middle;

    /// The labels of an axis of that many points, where a letter is 6 wide.
    fn labels(first: &str, last: &str, extent: f32) -> Vec<String> {
        let (first, last) = (
            Period::from_iso(first).unwrap(),
            Period::from_iso(last).unwrap(),
        );
        shown(first, last, extent)
            .into_iter()
            .map(|t| t.label)
            .collect()
    }

    fn place(first: Period, last: Period, extent: f32) -> impl Fn(Period) -> f32 {
        let (from, to) = (middle(first), middle(last));
        move |p| {
            if from < to {
                ((middle(p) - from) / (to - from)) as f32 * extent
            } else {
                extent / 2.0
            }
        }
    }

    fn letter_width(text: &str) -> f32 {
        text.chars().count() as f32 * 6.0
    }

    fn shown(first: Period, last: Period, extent: f32) -> Vec<Tick> {
        ticks((first, last), &place(first, last, extent), &letter_width)
    }

    #[test]
    fn three_years_of_months_are_named_by_the_year() {
        let names = ["Nov 2023", "Nov 2024", "Nov 2025", "Oct 2026"];
        assert_eq!(labels("2023-11", "2026-10", 440.0), names);
    }

    #[test]
    fn a_year_is_said_where_it_is_news() {
        let names = ["Nov 2025", "Feb 2026", "May", "Aug", "Oct"];
        assert_eq!(labels("2025-11", "2026-10", 440.0), names);
    }

    #[test]
    fn weeks_and_days_are_named_by_date_or_by_month() {
        let six_weeks = ["Sep 28, 2026", "Oct 12", "Oct 26", "Nov 2"];
        assert_eq!(labels("2026-W40", "2026-W45", 300.0), six_weeks);
        let months = ["Jan 2026", "Apr", "Jul", "Oct"];
        assert_eq!(labels("2025-W50", "2026-W45", 300.0), months);
        assert_eq!(labels("2026-09-01", "2026-09-08", 1200.0).len(), 8);
        assert_eq!(labels("2025-12-15", "2026-11-20", 300.0), months);
    }

    #[test]
    fn quarters_and_years_are_named_as_such() {
        let quarters = [
            "Oct–Dec 2023",
            "Oct–Dec 2024",
            "Oct–Dec 2025",
            "Jul–Sep 2026",
        ];
        assert_eq!(labels("2023-Q4", "2026-Q3", 440.0), quarters);
        assert_eq!(
            labels("2019", "2022", 440.0),
            ["2019", "2020", "2021", "2022"]
        );
        assert_eq!(
            labels("2023-07/P1Y", "2025-07/P1Y", 440.0),
            ["FY24", "FY25", "FY26"]
        );
    }

    #[test]
    fn a_narrow_axis_keeps_what_fits() {
        assert_eq!(
            labels("2023-11", "2026-10", 120.0),
            ["Nov 2023", "Oct 2026"]
        );
        assert_eq!(labels("2023-11", "2026-10", 20.0), ["Nov 2023"]);
        assert_eq!(labels("2026-10", "2026-10", 440.0), ["Oct 2026"]);
    }

    proptest! {
        #[test]
        fn no_two_labels_touch(
            days in -20_000..20_000i64, n in 0..4000i32, f in 0..5usize, extent in 1.0..2000.0f32
        ) {
            let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(days);
            let first = Period::containing(Frequency::ALL[f], start);
            let last = first.plus(n);
            let found = shown(first, last, extent);
            let place = place(first, last, extent);
            prop_assert!((1..=MOST + 1).contains(&found.len()));
            for pair in found.windows(2) {
                let widths = [&pair[0], &pair[1]].map(|tick| letter_width(&tick.label));
                let half = f32::midpoint(widths[0], widths[1]);
                prop_assert!(place(pair[1].period) - place(pair[0].period) > half);
            }
            for tick in found {
                prop_assert!(first <= tick.period && tick.period <= last);
            }
        }
    }
}

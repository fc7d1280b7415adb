//! Totals to date against the same stretch of an earlier year: the year so far, the week so far, 28 days.
//!
//! The three columns of a CompStat report. A stretch is compared like with like: only periods that have a
//! figure in both years count on either side, and both the figures reported and those wanted are told. To the
//! total of a ratio a figure whose parts aren't known is one that is missing, and it is told how many are.

use super::compare::{Change, change};
use super::figures::{Figure, Step, Track, weeks_before};
use super::sum::{mean, total};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How figures of several periods make one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Combine {
    /// Added up.
    Sum,
    /// What is above the line over what is below, each added up, times `per`: 1 for a ratio, 100 for a
    /// percentage, 100,000 for a rate. Never a mean of ratios: without its parts it has no total.
    Ratio {
        /// What the ratio is multiplied by.
        per: f64,
    },
    /// Averaged.
    Mean,
    /// The last one stands.
    Last,
    /// The greatest stands.
    Max,
}

impl Combine {
    /// Whether a figure with a value counts: that of a ratio only with its parts.
    const fn counts(self, figure: &Figure) -> bool {
        match self {
            Self::Ratio { .. } => figure.parts.is_some(),
            Self::Sum | Self::Mean | Self::Last | Self::Max => true,
        }
    }

    /// Of figures in order that count; `None` of none, or where it can't be had.
    fn of(self, figures: &[&Figure]) -> Option<f64> {
        let values = || figures.iter().filter_map(|figure| figure.value);
        let found = match self {
            Self::Sum => (!figures.is_empty()).then(|| total(values())),
            Self::Ratio { per } => {
                let parts = || figures.iter().filter_map(|figure| figure.parts);
                let below = total(parts().map(|part| part.below));
                let above = total(parts().map(|part| part.above));
                (below != 0.0).then(|| above / below * per)
            }
            Self::Mean => mean(values()),
            Self::Last => values().next_back(),
            Self::Max => values().reduce(f64::max),
        };
        found.filter(|found| found.is_finite())
    }
}

/// A total to date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ToDate {
    /// First day of the stretch.
    pub from: NaiveDate,
    /// How many of its periods have a figure that counts: the n of "n of m periods".
    pub reported: usize,
    /// How many periods it has so far: the m.
    pub expected: usize,
    /// The total of the figures reported; `None` of none, or for a ratio whose parts aren't known.
    pub value: Option<f64>,
    /// How many periods have a figure that counts in both years.
    pub compared: usize,
    /// How many figures don't count, because the parts of the ratio aren't known.
    pub partless: usize,
    /// How many of the earlier year don't, likewise.
    pub partless_before: usize,
    /// The total of those against that of the earlier year; `None` where either can't be had.
    pub change: Option<Change>,
}

/// The year up to and with the period that begins `at`, against `years` years before (1 for last year). The
/// year begins in `first_month` (1 for the calendar year). A week belongs to the year in which it ends.
/// `None` for a month that isn't one.
pub fn year_to_date(track: &Track, at: NaiveDate, first_month: u32, years: u32) -> Option<ToDate> {
    let end = track.step.end(at)?;
    let begins = if end.month() >= first_month {
        end.year()
    } else {
        end.year() - 1
    };
    let first = NaiveDate::from_ymd_opt(begins, first_month, 1)?;
    let mut periods = vec![at];
    let mut from = at;
    while let Some(before) = track.step.previous(from) {
        if track.step.end(before).is_none_or(|end| end < first) {
            break;
        }
        periods.push(before);
        from = before;
    }
    periods.reverse();
    let earlier = |from: NaiveDate| track.step.years_before(from, years);
    to_date(track, &periods, earlier)
}

/// The week up to and with the period that begins `at`, of weekly or daily figures, against the same
/// weekdays 52 weeks before. Of daily figures a week begins on that weekday. `None` for longer periods.
pub fn week_to_date(track: &Track, at: NaiveDate, begins: Weekday, years: u32) -> Option<ToDate> {
    let days = match track.step {
        Step::Day => u64::from(at.weekday().days_since(begins)),
        Step::Week => 0,
        Step::Month | Step::Quarter | Step::Year => return None,
    };
    stretch(track, at, days, years)
}

/// Four whole weeks that end with the period that begins `at`, of weekly or daily figures, against the same
/// weekdays 52 weeks before. Free of the lengths of months. `None` for longer periods.
pub fn to_date_28_days(track: &Track, at: NaiveDate, years: u32) -> Option<ToDate> {
    let days = match track.step {
        Step::Day => 27,
        Step::Week => 21,
        Step::Month | Step::Quarter | Step::Year => return None,
    };
    stretch(track, at, days, years)
}

/// The periods that begin up to so many days before `at`.
fn stretch(track: &Track, at: NaiveDate, days: u64, years: u32) -> Option<ToDate> {
    let first = at.checked_sub_days(Days::new(days))?;
    let begins = std::iter::successors(Some(first), |from| track.step.next(*from));
    let periods: Vec<NaiveDate> = begins.take_while(|from| *from <= at).collect();
    to_date(track, &periods, |from| weeks_before(from, years))
}

/// The total of these periods against that of each one's counterpart.
fn to_date(
    track: &Track,
    periods: &[NaiveDate],
    earlier: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> Option<ToDate> {
    let given = |from: NaiveDate| track.figure(from).filter(|figure| figure.value.is_some());
    let counts = |figure: &&Figure| track.combine.counts(figure);
    let all: Vec<&Figure> = periods.iter().filter_map(|from| given(*from)).collect();
    let before = periods.iter().filter_map(|from| given(earlier(*from)?));
    let reported: Vec<&Figure> = all.iter().copied().filter(counts).collect();
    let pairs = reported.iter().filter_map(|now| {
        let then = given(earlier(now.from)?).filter(counts)?;
        Some((*now, then))
    });
    let (now, then): (Vec<&Figure>, Vec<&Figure>) = pairs.unzip();
    let totals = track.combine.of(&now).zip(track.combine.of(&then));
    Some(ToDate {
        from: *periods.first()?,
        reported: reported.len(),
        expected: periods.len(),
        value: track.combine.of(&reported),
        compared: now.len(),
        partless: all.len() - reported.len(),
        partless_before: before.filter(|figure| !counts(figure)).count(),
        change: totals.and_then(|(now, then)| change(now, then, track.scale)),
    })
}

#[cfg(test)]
mod tests;

//! Dated figures of one measure, as comparisons want them.

use super::compare::Scale;
use super::to_date::Combine;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;
use std::ops::Bound;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// One day.
    Day,
    /// Seven days, from whichever weekday the first begins on.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Step {
    /// The first day of the period after the one that begins on `from`.
    pub fn next(self, from: NaiveDate) -> Option<NaiveDate> {
        match self.length() {
            Length::Days(days) => from.checked_add_days(days),
            Length::Months(months) => from.checked_add_months(months),
        }
    }

    /// The first day of the period before the one that begins on `from`.
    pub fn previous(self, from: NaiveDate) -> Option<NaiveDate> {
        match self.length() {
            Length::Days(days) => from.checked_sub_days(days),
            Length::Months(months) => from.checked_sub_months(months),
        }
    }

    /// The last day of the period that begins on `from`.
    pub fn end(self, from: NaiveDate) -> Option<NaiveDate> {
        self.next(from)?.pred_opt()
    }

    /// The first day of the same period so many years before: the same months; the same day of the
    /// calendar, which February 29 need not have; the week 52 weeks before, as CompStat reports do.
    pub fn years_before(self, from: NaiveDate, years: u32) -> Option<NaiveDate> {
        match self {
            Self::Week => weeks_before(from, years),
            Self::Day => {
                let day = from.checked_sub_months(Months::new(12_u32.checked_mul(years)?))?;
                (day.day() == from.day()).then_some(day)
            }
            Self::Month | Self::Quarter | Self::Year => {
                from.checked_sub_months(Months::new(12_u32.checked_mul(years)?))
            }
        }
    }

    const fn length(self) -> Length {
        match self {
            Self::Day => Length::Days(Days::new(1)),
            Self::Week => Length::Days(Days::new(7)),
            Self::Month => Length::Months(Months::new(1)),
            Self::Quarter => Length::Months(Months::new(3)),
            Self::Year => Length::Months(Months::new(12)),
        }
    }
}

/// The same weekday 52 weeks before, for each of so many years.
pub(super) fn weeks_before(from: NaiveDate, years: u32) -> Option<NaiveDate> {
    from.checked_sub_days(Days::new(364 * u64::from(years)))
}

enum Length {
    Days(Days),
    Months(Months),
}

/// What a ratio is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Above the line.
    pub above: f64,
    /// Below the line.
    pub below: f64,
}

/// The figure of one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The period's first day.
    pub from: NaiveDate,
    /// The figure in the measure's unit; `None` where it is missing.
    pub value: Option<f64>,
    /// What it is made of, for a ratio, if known.
    pub parts: Option<Parts>,
}

impl Figure {
    /// A figure of which only the value is known.
    pub const fn new(from: NaiveDate, value: f64) -> Self {
        Self {
            from,
            value: Some(value),
            parts: None,
        }
    }
}

/// One measure's figures by their first day, and how they combine and compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    pub(super) step: Step,
    pub(super) combine: Combine,
    pub(super) scale: Scale,
    figures: BTreeMap<NaiveDate, Figure>,
}

impl Track {
    /// Figures in any order; of several that begin on one day the last stands. Numbers that are not finite
    /// count as missing.
    pub fn new(
        step: Step,
        combine: Combine,
        scale: Scale,
        figures: impl IntoIterator<Item = Figure>,
    ) -> Self {
        let sound = figures.into_iter().map(|figure| {
            let value = figure.value.filter(|value| value.is_finite());
            let parts = figure
                .parts
                .filter(|parts| parts.above.is_finite() && parts.below.is_finite());
            let from = figure.from;
            (from, Figure { from, value, parts })
        });
        Self {
            step,
            combine,
            scale,
            figures: sound.collect(),
        }
    }

    /// The value of the period that begins on that day.
    pub fn value(&self, from: NaiveDate) -> Option<f64> {
        self.figures.get(&from)?.value
    }

    /// The figure of the period that begins on that day.
    pub(super) fn figure(&self, from: NaiveDate) -> Option<&Figure> {
        self.figures.get(&from)
    }

    /// First day and value of the latest period that has a figure.
    pub fn latest(&self) -> Option<(NaiveDate, f64)> {
        self.reported_before(None)
    }

    /// The latest figure of a period that begins before the day; of all without one.
    pub(super) fn reported_before(&self, day: Option<NaiveDate>) -> Option<(NaiveDate, f64)> {
        let upper = day.map_or(Bound::Unbounded, Bound::Excluded);
        let mut back = self.figures.range((Bound::Unbounded, upper)).rev();
        back.find_map(|(from, figure)| figure.value.map(|value| (*from, value)))
    }
}

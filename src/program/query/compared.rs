//! What a measure's latest figure is compared with: periods, totals to date, a meeting, a target.

use crate::domain::measure::{Aggregation, Measure};
use crate::domain::number::NumberKind;
use crate::domain::period::Frequency;
use crate::domain::ratio::multiplier;
use crate::domain::text::words;
use crate::stats::{
    Change, Combine, Comparison, Figure, Parts, Scale, Step, ToDate, Track, change, last_period,
    same_period_last_year, since, to_date_28_days, week_to_date, year_to_date,
};
use crate::store::figures::CurrentFigure;
use chrono::{NaiveDate, Weekday};

words! {
    /// What a figure is compared with, in the order people choose from.
    pub enum Against {
        /// The period right before.
        LastPeriod = "last period", "Last period";
        /// The same period a year before.
        LastYear = "last year", "Same period last year";
        /// The week so far, against the same weekdays 52 weeks before.
        WeekToDate = "week to date", "Week to date";
        /// The last 28 days, against the same a year before.
        Days28 = "28 days", "28 days";
        /// The calendar year so far, against as much of the year before.
        YearToDate = "year to date", "Year to date";
        /// The city's fiscal year so far, against as much of the year before.
        FiscalYearToDate = "fiscal year to date", "Fiscal year to date";
        /// What was the latest figure at the last meeting.
        LastMeeting = "last meeting", "Since the last meeting";
        /// The target in force.
        Target = "target", "Target";
        /// The benchmark in force.
        Benchmark = "benchmark", "Benchmark";
    }
}

/// One comparison of a measure's latest figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// With what.
    pub against: Against,
    /// The figure compared: the latest, or a total to date.
    pub now: Option<f64>,
    /// The difference; `None` where there is none to be had.
    pub change: Option<Change>,
    /// First day of the period or stretch compared with or totalled.
    pub from: Option<NaiveDate>,
    /// Of a total to date, how many of its periods have a figure, of how many, and how many of them
    /// count on both sides of the difference.
    pub periods: Option<Periods>,
    /// Why there is no difference; empty where there is one.
    pub why_not: &'static str,
}

/// The periods of a total to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    /// Those with a figure that counts: of a ratio, one whose numerator and denominator are known.
    pub reported: usize,
    /// All of them.
    pub expected: usize,
    /// Those with a figure that counts in both years.
    pub compared: usize,
    /// Those with a ratio that doesn't count, because only the ratio is known.
    pub partless: usize,
    /// Those of the year before, likewise.
    pub partless_before: usize,
}

/// What comparisons need to know besides the figures.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct References {
    /// The target in force at the latest figure.
    pub(super) target: Option<f64>,
    /// The benchmark in force then.
    pub(super) benchmark: Option<f64>,
    /// First month of the fiscal year, 1 to 12.
    pub(super) fiscal_first_month: u32,
}

const MISSING: &str = "One of the two figures is missing.";
const NO_RATIO: &str =
    "A ratio is totalled from what stands above and below its line; only the ratio is known.";
const NO_RATIO_BEFORE: &str = "Of the same periods a year before only the ratios are known, not what \
                               stands above and below their line.";
const NO_YEAR: &str = "There are no figures for the same periods a year before.";

/// Every comparison that fits the measure, in the order people choose from, without the last meeting.
/// Empty for a measure without figures.
pub(super) fn compared(
    measure: &Measure,
    figures: &[CurrentFigure],
    references: References,
) -> Vec<Compared> {
    let track = track(measure, figures);
    let Some((at, latest)) = track.latest() else {
        return Vec::new();
    };
    let figure = |against, found: Option<Comparison>| of_figure(against, latest, found);
    let mut all = vec![
        figure(Against::LastPeriod, last_period(&track, at)),
        figure(Against::LastYear, same_period_last_year(&track, at, 1)),
    ];
    let total = |against, found: Option<ToDate>| found.map(|found| of_total(against, found));
    let calendar = year_to_date(&track, at, 1, 1);
    let fiscal = Some(references.fiscal_first_month).filter(|month| *month != 1);
    let fiscal = fiscal.and_then(|month| year_to_date(&track, at, month, 1));
    let totals = [
        total(
            Against::WeekToDate,
            week_to_date(&track, at, Weekday::Mon, 1),
        ),
        total(Against::Days28, to_date_28_days(&track, at, 1)),
        total(Against::YearToDate, calendar),
        total(Against::FiscalYearToDate, fiscal),
    ];
    // Of yearly figures the year so far is the figure itself.
    let totals = totals.into_iter().flatten();
    all.extend(totals.filter(|_| measure.frequency != Frequency::Year));
    let scale = scale(measure);
    let level = |against, then: Option<f64>, none: &'static str| Compared {
        against,
        now: Some(latest),
        change: then.and_then(|then| change(latest, then, scale)),
        from: None,
        periods: None,
        why_not: if then.is_some() { "" } else { none },
    };
    let no_target = "No target is in force at the latest figure.";
    let no_benchmark = "No benchmark is in force at the latest figure.";
    all.push(level(Against::Target, references.target, no_target));
    all.push(level(
        Against::Benchmark,
        references.benchmark,
        no_benchmark,
    ));
    all
}

/// The last meeting held, as comparisons see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastMeeting {
    /// Its day.
    pub(super) on: NaiveDate,
    /// Whether the latest figure came in after it began.
    pub(super) newer: bool,
}

/// The latest figure against what was the latest on the day of the last meeting, if one was held.
pub(super) fn since_meeting(
    measure: &Measure,
    figures: &[CurrentFigure],
    meeting: Option<LastMeeting>,
) -> Option<Compared> {
    let track = track(measure, figures);
    let (at, latest) = track.latest()?;
    let newer = meeting.filter(|meeting| meeting.newer);
    let found = newer.and_then(|meeting| since(&track, at, meeting.on));
    let mut compared = of_figure(Against::LastMeeting, latest, found);
    if found.is_none() {
        compared.why_not = match (meeting, newer) {
            (None, _) => "No meeting of its department has been held yet.",
            (Some(_), None) => "No newer figure has come in since the last meeting.",
            (Some(_), Some(_)) => "There was no figure yet at the last meeting.",
        };
    }
    Some(compared)
}

fn of_figure(against: Against, latest: f64, found: Option<Comparison>) -> Compared {
    Compared {
        against,
        now: Some(latest),
        change: found.map(|found| found.change),
        from: found.map(|found| found.from),
        periods: None,
        why_not: if found.is_some() { "" } else { MISSING },
    }
}

fn of_total(against: Against, found: ToDate) -> Compared {
    let why_not = if found.change.is_some() {
        ""
    } else if found.reported == 0 && found.partless > 0 {
        NO_RATIO
    } else if found.compared == 0 && found.partless_before > 0 {
        NO_RATIO_BEFORE
    } else {
        NO_YEAR
    };
    Compared {
        against,
        now: found.value,
        change: found.change,
        from: Some(found.from),
        periods: Some(Periods {
            reported: found.reported,
            expected: found.expected,
            compared: found.compared,
            partless: found.partless,
            partless_before: found.partless_before,
        }),
        why_not,
    }
}

/// A measure's figures as comparisons want them.
fn track(measure: &Measure, figures: &[CurrentFigure]) -> Track {
    let parts = |figure: &CurrentFigure| {
        figure.parts.map(|parts| Parts {
            above: parts.numerator(),
            below: parts.denominator(),
        })
    };
    let known = figures.iter().map(|figure| Figure {
        parts: parts(figure),
        ..Figure::new(figure.period.start(), figure.value)
    });
    Track::new(
        step(measure.frequency),
        combine(measure),
        scale(measure),
        known,
    )
}

/// The first day of the same period a year before the one that begins then, as comparisons take it.
pub(super) fn a_year_before(frequency: Frequency, from: NaiveDate) -> Option<NaiveDate> {
    step(frequency).years_before(from, 1)
}

const fn step(frequency: Frequency) -> Step {
    match frequency {
        Frequency::Day => Step::Day,
        Frequency::Week => Step::Week,
        Frequency::Month => Step::Month,
        Frequency::Quarter => Step::Quarter,
        Frequency::Year => Step::Year,
    }
}

fn combine(measure: &Measure) -> Combine {
    match measure.aggregation {
        Aggregation::Sum => Combine::Sum,
        Aggregation::Ratio => Combine::Ratio {
            per: multiplier(measure),
        },
        Aggregation::Mean => Combine::Mean,
        Aggregation::Last => Combine::Last,
        Aggregation::Max => Combine::Max,
    }
}

fn scale(measure: &Measure) -> Scale {
    if measure.format.kind == NumberKind::Percent {
        Scale::Percentage
    } else {
        Scale::Amount
    }
}

#[cfg(test)]
mod tests;

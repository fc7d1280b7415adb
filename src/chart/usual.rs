//! What is usual for a measure, and which of its figures are not: its analysis, cut to what is drawn.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::input::ChartInput;
use super::judged::{Standard, better, judge};
use super::known::{Known, is_figure};
use super::scale::LARGEST;
use super::spec::{LineSpec, one_line};
use crate::domain::dates;
use crate::domain::number::NumberKind;
use crate::domain::period::{Frequency, Period};
use crate::stats::{
    Analysis, Better, Limits, PointKind, Rhythm, Row, Segment, Standing, rebase_row, season,
};

/// Longer spans than this are not looked through for a season: more than a century of days.
const LONGEST: i32 = 40_000;

/// The usual range over some of the periods shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualSpec {
    /// The first period it is drawn for.
    pub from: Period,
    /// The last.
    pub to: Period,
    /// The average of the figures it comes from.
    pub mean: f64,
    /// Its lower side. Figures that are never negative have none below zero.
    pub lower: f64,
    /// Its upper side, at least the lower one. A share of a whole has none above 100.
    pub upper: f64,
    /// How far it can be trusted.
    pub standing: Standing,
    /// How many figures it comes from.
    pub base: usize,
}

/// A day from which the usual range was reckoned anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineSpec {
    /// The first day of the first period of the new range.
    pub date: NaiveDate,
    /// "New baseline from March 2025".
    pub label: String,
    /// What changed; may be empty.
    pub reason: String,
}

/// What a measure's figures say, all of them, shown or not.
pub(super) struct Study {
    /// The periods that have a figure, in order, those whose figure may not be shown among them.
    periods: Vec<Period>,
    /// One row for each of them.
    pub(super) analysis: Analysis,
    /// Whether its year repeats itself.
    pub(super) seasonal: bool,
    /// The target in force at the end of each of the periods.
    targets: Vec<Option<f64>>,
    /// Which way is better.
    better: Better,
    /// What no figure of this kind can lie below or above.
    bounds: (f64, f64),
}

impl Study {
    /// Analyses the figures of a line, some of which may not be shown.
    pub(super) fn of(input: &ChartInput, known: &Known) -> Self {
        let Known {
            values: figures,
            hidden,
            parts: _,
        } = known;
        let present = || figures.iter().filter_map(|(p, v)| v.map(|v| (*p, v)));
        let there = |(p, v): (&Period, &Option<f64>)| {
            (v.is_some() || hidden.contains(p)).then_some((*p, *v))
        };
        let judged: Vec<(Period, Option<f64>)> = figures.iter().filter_map(there).collect();
        let periods: Vec<Period> = judged.iter().map(|(period, _)| *period).collect();
        let targets = targets_at(input, &periods);
        let baselines: Vec<NaiveDate> = input.new_baselines.iter().map(|new| new.from).collect();
        let standard = Standard {
            direction: input.direction,
            targets: &targets,
            baselines: &baselines,
            screening: input.screening,
            fix_after: input.fix_after,
            rolling: input.rolling,
        };
        let (analysis, _) = judge(&judged, &standard);
        let lowest = present().map(|(_, v)| v).fold(f64::INFINITY, f64::min);
        let highest = present().map(|(_, v)| v).fold(f64::NEG_INFINITY, f64::max);
        let share = input.format.kind == NumberKind::Percent;
        let bounds = (
            if lowest >= 0.0 { 0.0 } else { -LARGEST },
            if share && highest <= 100.0 {
                100.0
            } else {
                LARGEST
            },
        );
        Self {
            seasonal: is_seasonal(input.frequency, figures),
            periods,
            analysis,
            targets,
            better: better(input.direction),
            bounds,
        }
    }

    /// The place of a period's figure in the analysis.
    pub(super) fn place(&self, period: Period) -> Option<usize> {
        self.periods.binary_search(&period).ok()
    }

    /// The analysis of a period's figure.
    pub(super) fn row(&self, period: Period) -> Option<&Row> {
        self.analysis.rows.get(self.place(period)?)
    }

    /// The period of a place in the analysis.
    pub(super) fn period(&self, place: usize) -> Option<Period> {
        self.periods.get(place).copied()
    }

    /// Which of the figures up to a place, from it back, met the target in force then, as far back as
    /// there was one; nothing where no side is better.
    pub(super) fn met(&self, place: usize) -> impl Iterator<Item = bool> + '_ {
        let rows = self.analysis.rows.get(..=place).unwrap_or_default();
        let pairs = rows.iter().zip(&self.targets).rev();
        pairs.map_while(|(row, target)| {
            let (value, target) = (row.value?, (*target)?);
            match self.better {
                Better::Higher => Some(value >= target),
                Better::Lower => Some(value <= target),
                Better::Neither => None,
            }
        })
    }

    /// The limits as they are shown: never beyond what such figures can be.
    pub(super) fn shown_limits(&self, limits: Limits) -> Limits {
        let (least, most) = self.bounds;
        Limits {
            lower: limits.lower.clamp(least, most),
            upper: limits.upper.clamp(least, most),
        }
    }

    /// Says of each figure of a line what it is.
    pub(super) fn flag(&self, line: &mut LineSpec) {
        for point in line.runs.iter_mut().flatten() {
            let row = self.row(point.period);
            point.kind = row.map_or(PointKind::CommonCause, |row| row.kind);
        }
    }

    /// The usual ranges over the periods shown.
    pub(super) fn usual(&self, (first, last): (Period, Period)) -> Vec<UsualSpec> {
        let segments = &self.analysis.segments;
        let nexts = segments.iter().skip(1).map(Some).chain([None]);
        let pairs = segments.iter().zip(nexts);
        pairs
            .filter_map(|(segment, next)| {
                let begins = self.period(segment.first)?;
                let ends = match next {
                    Some(next) => self.period(next.first)?.previous(),
                    None => last,
                };
                let (from, to) = (begins.max(first), ends.min(last));
                (from <= to).then(|| self.range(segment, from, to))?
            })
            .collect()
    }

    fn range(&self, segment: &Segment, from: Period, to: Period) -> Option<UsualSpec> {
        let Limits { lower, upper } = self.shown_limits(segment.limits?);
        is_figure(segment.mean).then_some(UsualSpec {
            from,
            to,
            mean: segment.mean,
            lower,
            upper,
            standing: segment.standing,
            base: segment.base,
        })
    }

    /// The new baselines that take effect within the periods shown.
    pub(super) fn baselines(
        &self,
        input: &ChartInput,
        (first, last): (Period, Period),
    ) -> Vec<BaselineSpec> {
        let begins = self.analysis.segments.iter().skip(1);
        let begins = begins.filter_map(|segment| self.period(segment.first));
        begins
            .filter(|period| first < *period && *period <= last)
            .map(|period| BaselineSpec {
                date: period.start(),
                label: format!("New baseline from {}", month_or(period)),
                reason: self.reason(input, period),
            })
            .collect()
    }

    /// Why a range begins anew with that period: the reason of the last baseline that does it.
    fn reason(&self, input: &ChartInput, begins: Period) -> String {
        let starts: Vec<NaiveDate> = self.periods.iter().map(|p| p.start()).collect();
        let place = self.place(begins);
        let mut those: Vec<_> = input
            .new_baselines
            .iter()
            .filter(|new| place.is_some() && rebase_row(&starts, new.from) == place)
            .collect();
        those.sort_by_key(|new| new.from);
        those
            .last()
            .map(|new| one_line(&new.reason))
            .unwrap_or_default()
    }
}

/// "March 2025" of a month; other periods as they are called everywhere.
pub(super) fn month_or(period: Period) -> String {
    match period.frequency() {
        Frequency::Month => period.long_label(),
        Frequency::Week => dates::prose(period.start()),
        Frequency::Day | Frequency::Quarter | Frequency::Year => period.label(),
    }
}

/// The target in force at the end of each period.
fn targets_at(input: &ChartInput, periods: &[Period]) -> Vec<Option<f64>> {
    let by_day: BTreeMap<NaiveDate, Option<f64>> = input
        .targets
        .iter()
        .map(|t| (t.from, t.value.filter(|v| is_figure(*v))))
        .collect();
    let at = |period: &Period| by_day.range(..=period.end()).next_back();
    periods
        .iter()
        .map(|period| at(period).and_then(|(_, value)| *value))
        .collect()
}

/// Whether the figures repeat a pattern every year.
fn is_seasonal(frequency: Frequency, figures: &BTreeMap<Period, Option<f64>>) -> bool {
    let rhythm = match frequency {
        Frequency::Day => Rhythm::Daily,
        Frequency::Week => Rhythm::Weekly,
        Frequency::Month => Rhythm::Monthly,
        Frequency::Quarter => Rhythm::Quarterly,
        Frequency::Year => return false,
    };
    let ends = figures.keys().next().zip(figures.keys().next_back());
    let Some((first, last)) = ends else {
        return false;
    };
    let steps = first.periods_until(*last);
    if !(0..LONGEST).contains(&steps) {
        return false;
    }
    let at = |step| figures.get(&first.plus(step)).copied().flatten();
    let values: Vec<Option<f64>> = (0..=steps).map(at).collect();
    season(&values, rhythm).is_some_and(|found| found.repeats)
}

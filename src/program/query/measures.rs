//! Measures with their latest figures, targets and status.

use super::compared::{Compared, References, compared};
use super::signals::by_measure;
use super::verdict::Verdict;
use super::{Found, judge};
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::city::City;
use crate::domain::ids::MeasureId;
use crate::domain::measure::Measure;
use crate::domain::observation::{Batch, Series};
use crate::domain::period::{Frequency, Period};
use crate::domain::target::{Target, TargetKind, TargetStatus, in_force, status_among};
use crate::program::Program;
use crate::stats::Analysis;
use crate::store::figures::CurrentFigure;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::HashMap;

/// How many of the latest periods a measure's row keeps for its small chart.
const RECENT_PERIODS: i32 = 36;

/// Every measure with what a list shows of it.
#[derive(Debug, Clone, Default)]
pub struct MeasureBook {
    /// Rows by name, retired measures included.
    pub rows: Vec<MeasureRow>,
    at: HashMap<MeasureId, usize>,
}

impl MeasureBook {
    /// The row of a measure.
    pub fn row(&self, id: MeasureId) -> Option<&MeasureRow> {
        self.at.get(&id).and_then(|at| self.rows.get(*at))
    }
}

/// A measure as a list shows it.
#[derive(Debug, Clone)]
pub struct MeasureRow {
    /// The definition card.
    pub measure: Measure,
    /// Figures of the latest periods without a break, oldest first, `None` where one is missing.
    pub recent: Vec<(Period, Option<f64>)>,
    /// The latest figure.
    pub latest: Option<(Period, f64)>,
    /// The figure of the period before the latest, if there is one.
    pub previous: Option<(Period, f64)>,
    /// The target in force at the end of the latest period, or today without figures.
    pub target: Option<f64>,
    /// The benchmark in force then.
    pub benchmark: Option<f64>,
    /// Status against the target.
    pub status: TargetStatus,
    /// When the latest figure was taken in.
    pub as_of: Option<DateTime<Utc>>,
    /// Whether figures are late.
    pub freshness: Freshness,
    /// What it can be broken down by, each once.
    pub dimensions: Vec<String>,
    /// Whether the latest figure is unusual, and whether the target can be relied on.
    pub verdict: Verdict,
    /// What the latest figure is compared with; on the measure's own page also the last meeting.
    pub comparisons: Vec<Compared>,
}

/// Whether a measure's figures are as new as its frequency and lag promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// The figure of the last period that could be in is in.
    Current,
    /// A figure is late by this many days.
    Late(i64),
    /// It has no figures at all.
    Empty,
}

impl Freshness {
    /// In words: "current", "9 days late", "5 months late", "9 years late", "no data".
    pub fn words(self) -> String {
        match self {
            Self::Current => "current".to_owned(),
            Self::Late(1) => "1 day late".to_owned(),
            Self::Late(days) if days >= 2 * 365 => format!("{} years late", days / 365),
            Self::Late(days) if days >= 120 => format!("{} months late", days / 30),
            Self::Late(days) => format!("{days} days late"),
            Self::Empty => "no data".to_owned(),
        }
    }
}

/// Reads every measure.
///
/// # Errors
/// When the file can't be read.
pub fn measures(program: &Program) -> Found<MeasureBook> {
    let read = program.read();
    let today = program.today();
    let series = read.all::<Series>()?;
    let current = read.current_figures(&series)?;
    let batches: HashMap<i64, DateTime<Utc>> = read
        .all::<Batch>()?
        .into_iter()
        .map(|batch| (batch.number, batch.at))
        .collect();
    let first_month = fiscal_first_month(program)?;
    let targets = by_measure(read.all::<Target>()?, |target| target.measure);
    let baselines = by_measure(read.all::<Baseline>()?, |baseline| baseline.measure);
    let rules = by_measure(read.all::<MeasureRules>()?, |rules| rules.id);
    let mut whole: HashMap<MeasureId, &[CurrentFigure]> = HashMap::new();
    let mut dimensions: HashMap<MeasureId, Vec<String>> = HashMap::new();
    // Figures of another frequency stand beside a measure's own; its page lists them.
    let main: HashMap<MeasureId, Frequency> = read
        .all::<Measure>()?
        .into_iter()
        .map(|measure| (measure.id, measure.frequency))
        .collect();
    let own = series
        .iter()
        .filter(|one| main.get(&one.measure) == Some(&one.frequency));
    for one in own {
        if one.dimension.is_empty() && one.group.is_empty() {
            whole.insert(
                one.measure,
                current.get(&one.number).map_or(&[], Vec::as_slice),
            );
        } else if current
            .get(&one.number)
            .is_some_and(|figures| !figures.is_empty())
        {
            let known = dimensions.entry(one.measure).or_default();
            if !known.contains(&one.dimension) {
                known.push(one.dimension.clone());
            }
        }
    }
    let mut rows: Vec<MeasureRow> = read
        .all::<Measure>()?
        .into_iter()
        .map(|measure| {
            let id = measure.id;
            let figures = whole.get(&id).copied().unwrap_or_default();
            let own = rules.get(&id).and_then(|rules| rules.first());
            let known = Known {
                figures,
                targets: targets.get(&id).map_or(&[][..], Vec::as_slice),
                baselines: baselines.get(&id).map_or(&[][..], Vec::as_slice),
                hidden: Vec::new(),
                rules: own.cloned().unwrap_or(MeasureRules::of(id)),
            };
            let dimensions = dimensions.remove(&id).unwrap_or_default();
            let (mut row, _) = row_of(measure, &known, today, first_month);
            row.as_of = figures
                .last()
                .and_then(|figure| batches.get(&figure.batch))
                .copied();
            row.dimensions = dimensions;
            row
        })
        .collect();
    rows.sort_by_key(|row| row.measure.name.to_lowercase());
    let at = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.measure.id, at))
        .collect();
    Ok(MeasureBook { rows, at })
}

/// What a measure's row is made of, besides its card.
pub(super) struct Known<'a> {
    /// The figures that count and may be shown, in order.
    pub(super) figures: &'a [CurrentFigure],
    /// The periods whose figures may not be shown, in order.
    pub(super) hidden: Vec<Period>,
    /// Its targets and benchmarks.
    pub(super) targets: &'a [Target],
    /// Its baselines.
    pub(super) baselines: &'a [Baseline],
    /// How its figures are judged.
    pub(super) rules: MeasureRules,
}

impl Known<'_> {
    /// The figures as numbers.
    pub(super) fn values(&self) -> impl Iterator<Item = (Period, f64)> {
        self.figures
            .iter()
            .map(|figure| (figure.period, figure.value))
    }

    /// The figures in order as they are judged, those that may not be shown without their values.
    pub(super) fn judged(&self) -> Vec<(Period, Option<f64>)> {
        let shown = self.values().map(|(at, value)| (at, Some(value)));
        let mut all: Vec<_> = shown
            .chain(self.hidden.iter().map(|at| (*at, None)))
            .collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }
}

/// First month of the city's fiscal year, 1 to 12.
pub(super) fn fiscal_first_month(program: &Program) -> Found<u32> {
    let city = program.read().all::<City>()?.into_iter().next();
    Ok(city.map_or(1, |city| city.fiscal_first_month))
}

/// A measure's row from what is known of it, and what its figures say.
pub(super) fn row_of(
    measure: Measure,
    known: &Known<'_>,
    today: NaiveDate,
    fiscal_first_month: u32,
) -> (MeasureRow, Analysis) {
    let (figures, targets) = (known.figures, known.targets);
    let latest = figures.last().map(|figure| (figure.period, figure.value));
    let previous = latest.and_then(|(period, _)| {
        let before = period.previous();
        let at = figures
            .iter()
            .rev()
            .nth(1)
            .filter(|figure| figure.period == before);
        at.map(|figure| (figure.period, figure.value))
    });
    let day = latest.map_or(today, |(period, _)| period.end());
    let frequency = latest.map_or(measure.frequency, |(period, _)| period.frequency());
    let at = (frequency, day);
    let value_of = |kind| in_force(&measure, targets, kind, at).map(|target| target.value);
    let target = value_of(TargetKind::Target);
    let benchmark = value_of(TargetKind::Benchmark);
    let values = known.judged();
    let (analysis, _) = judge(&measure, &values, targets, known.baselines, &known.rules);
    let references = References {
        target,
        benchmark,
        fiscal_first_month,
    };
    let row = MeasureRow {
        verdict: Verdict::of(&analysis),
        comparisons: compared(&measure, known.figures, references),
        status: status_among(&measure, latest.map(|(_, value)| value), targets, at),
        freshness: freshness(&measure, values.last().map(|(period, _)| *period), today),
        recent: recent(figures),
        latest,
        previous,
        target,
        benchmark,
        as_of: None,
        dimensions: Vec::new(),
        measure,
    };
    (row, analysis)
}

/// The figures of the latest periods, without a break.
fn recent(figures: &[CurrentFigure]) -> Vec<(Period, Option<f64>)> {
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
        return Vec::new();
    };
    let begin = last.period.plus(1 - RECENT_PERIODS).max(first.period);
    let values: HashMap<Period, f64> = figures
        .iter()
        .map(|figure| (figure.period, figure.value))
        .collect();
    let count = begin.periods_until(last.period);
    (0..=count)
        .map(|step| begin.plus(step))
        .map(|period| (period, values.get(&period).copied()))
        .collect()
}

/// Whether the figure of the last period that is due is in.
fn freshness(measure: &Measure, latest: Option<Period>, today: NaiveDate) -> Freshness {
    let Some(latest) = latest else {
        return Freshness::Empty;
    };
    let wanted = latest.next();
    let due = wanted.end() + Days::new(u64::from(measure.lag_days));
    if today > due {
        Freshness::Late((today - due).num_days())
    } else {
        Freshness::Current
    }
}

//! Measures with their latest figures, targets and status; and one measure's whole page.

use super::Found;
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::ids::MeasureId;
use crate::domain::measure::Measure;
use crate::domain::observation::{Batch, Figure, Series};
use crate::domain::period::Period;
use crate::domain::target::{Target, TargetKind, TargetStatus, in_force, status};
use crate::program::Program;
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
    /// In words: "current", "9 days late", "no data".
    pub fn words(self) -> String {
        match self {
            Self::Current => "current".to_owned(),
            Self::Late(1) => "1 day late".to_owned(),
            Self::Late(days) => format!("{days} days late"),
            Self::Empty => "no data".to_owned(),
        }
    }
}

/// One measure with everything known of it.
#[derive(Debug, Clone)]
pub struct MeasurePage {
    /// As lists show it.
    pub row: MeasureRow,
    /// Targets and benchmarks by the day they begin.
    pub targets: Vec<Target>,
    /// Annotations by day.
    pub annotations: Vec<Annotation>,
    /// Baselines by day.
    pub baselines: Vec<Baseline>,
    /// How its figures are judged and published.
    pub rules: MeasureRules,
    /// Figures of the whole, in order, with where each came from and what it replaced.
    pub figures: Vec<Figure>,
    /// Figures by group, for each breakdown.
    pub groups: Vec<GroupFigures>,
    /// The batches the figures came in, by number.
    pub batches: HashMap<i64, Batch>,
}

/// Figures of one group of a breakdown.
#[derive(Debug, Clone)]
pub struct GroupFigures {
    /// What it is broken down by.
    pub dimension: String,
    /// The group.
    pub group: String,
    /// Its figures in order.
    pub figures: Vec<Figure>,
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
    let mut targets: HashMap<MeasureId, Vec<Target>> = HashMap::new();
    for target in read.all::<Target>()? {
        targets.entry(target.measure).or_default().push(target);
    }
    let mut whole: HashMap<MeasureId, &[CurrentFigure]> = HashMap::new();
    let mut dimensions: HashMap<MeasureId, Vec<String>> = HashMap::new();
    for one in &series {
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
            let figures = whole.get(&measure.id).copied().unwrap_or_default();
            let targets = targets.get(&measure.id).map_or(&[][..], Vec::as_slice);
            let dimensions = dimensions.remove(&measure.id).unwrap_or_default();
            let mut row = row_of(measure, figures, targets, today);
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

/// A measure's row from its figures that count, in order, and its targets.
fn row_of(
    measure: Measure,
    figures: &[CurrentFigure],
    targets: &[Target],
    today: NaiveDate,
) -> MeasureRow {
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
    let target = in_force(targets, TargetKind::Target, day).map(|target| target.value);
    let benchmark = in_force(targets, TargetKind::Benchmark, day).map(|target| target.value);
    MeasureRow {
        status: status(&measure, latest.map(|(_, value)| value), target),
        freshness: freshness(&measure, latest.map(|(period, _)| period), today),
        recent: recent(figures),
        latest,
        previous,
        target,
        benchmark,
        as_of: None,
        dimensions: Vec::new(),
        measure,
    }
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

/// Reads one measure's page.
///
/// # Errors
/// When the measure is gone or the file can't be read.
pub fn measure_page(program: &Program, id: MeasureId) -> Found<MeasurePage> {
    let read = program.read();
    let measure = read.get::<Measure>(id)?;
    let mut targets = read.of::<Target>("measure", id)?;
    targets.sort_by_key(|target| (target.in_force_from, target.id));
    let mut annotations = read.of::<Annotation>("measure", id)?;
    annotations.sort_by_key(|annotation| (annotation.on, annotation.id));
    let mut baselines = read.of::<Baseline>("measure", id)?;
    baselines.sort_by_key(|baseline| (baseline.from, baseline.id));
    let rules = read.find::<MeasureRules>(id)?;
    let mut figures = Vec::new();
    let mut groups = Vec::new();
    for series in read.of::<Series>("measure", id)? {
        let found = read.figures(&series)?;
        if series.dimension.is_empty() && series.group.is_empty() {
            figures = found;
        } else if !found.is_empty() {
            let Series {
                dimension, group, ..
            } = series;
            groups.push(GroupFigures {
                dimension,
                group,
                figures: found,
            });
        }
    }
    groups.sort_by(|a, b| (&a.dimension, &a.group).cmp(&(&b.dimension, &b.group)));
    let batches: HashMap<i64, Batch> = read
        .all::<Batch>()?
        .into_iter()
        .map(|batch| (batch.number, batch))
        .collect();
    let standing: Vec<CurrentFigure> = figures
        .iter()
        .filter_map(|figure| {
            let (period, batch) = (figure.period, figure.batch);
            figure.value.map(|value| CurrentFigure {
                period,
                value,
                batch,
            })
        })
        .collect();
    let mut row = row_of(measure, &standing, &targets, program.today());
    row.as_of = standing
        .last()
        .and_then(|figure| batches.get(&figure.batch))
        .map(|batch| batch.at);
    for group in &groups {
        if !row.dimensions.contains(&group.dimension) {
            row.dimensions.push(group.dimension.clone());
        }
    }
    Ok(MeasurePage {
        row,
        targets,
        annotations,
        baselines,
        rules: rules.unwrap_or(MeasureRules::of(id)),
        figures,
        groups,
        batches,
    })
}

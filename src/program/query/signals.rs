//! What is unusual: every measure's series through the signal rules, with its own baselines and targets.

use super::Found;
use crate::chart::{self, Standard};
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::ids::MeasureId;
use crate::domain::measure::Measure;
use crate::domain::observation::Series;
use crate::domain::period::Period;
use crate::domain::target::{Target, TargetKind, in_force};
use crate::program::Program;
use crate::stats::Analysis;
use chrono::NaiveDate;
use std::collections::HashMap;

/// One series of a measure with what its figures say.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesSignals {
    /// The measure.
    pub measure: MeasureId,
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// The periods that have a figure, in order.
    pub periods: Vec<Period>,
    /// What the figures say; one row for each of the periods.
    pub analysis: Analysis,
    /// Days of baselines that lie outside the figures and so have no effect.
    pub ignored_baselines: Vec<NaiveDate>,
}

/// What figures of a measure say, in the order of their periods, `None` where one is there but may not be
/// shown; the target is the one in force at each period's end. Also the days of those baselines that lie
/// outside the figures.
pub fn judge(
    measure: &Measure,
    figures: &[(Period, Option<f64>)],
    targets: &[Target],
    baselines: &[Baseline],
    rules: &MeasureRules,
) -> (Analysis, Vec<NaiveDate>) {
    let at_each: Vec<Option<f64>> = figures
        .iter()
        .map(|(period, _)| {
            let at = (period.frequency(), period.end());
            in_force(measure, targets, TargetKind::Target, at)
        })
        .map(|target| target.map(|target| target.value))
        .collect();
    let from: Vec<NaiveDate> = baselines.iter().map(|baseline| baseline.from).collect();
    let standard = Standard {
        direction: measure.direction,
        targets: &at_each,
        baselines: &from,
        screening: rules.screening,
        fix_after: rules.fix_after.map(|first| first as usize),
        rolling: rules.rolling,
    };
    chart::judge(figures, &standard)
}

/// Every measure's figures through the signal rules, by the measure's name: the whole, also of a measure
/// without figures, and with `groups` its groups after it. Retired measures are there too.
///
/// # Errors
/// When the file can't be read.
pub fn signals(program: &Program, groups: bool) -> Found<Vec<SeriesSignals>> {
    let read = program.read();
    let all_series = read.all::<Series>()?;
    let current = read.current_figures(&all_series)?;
    let targets = by_measure(read.all::<Target>()?, |target| target.measure);
    let baselines = by_measure(read.all::<Baseline>()?, |baseline| baseline.measure);
    let rules = by_measure(read.all::<MeasureRules>()?, |rules| rules.id);
    let mut series = by_measure(all_series, |series| series.measure);
    let mut measures = read.all::<Measure>()?;
    measures.sort_by_key(|measure| measure.name.to_lowercase());
    let mut found = Vec::new();
    for measure in &measures {
        let id = measure.id;
        let targets = targets.get(&id).map_or(&[][..], Vec::as_slice);
        let baselines = baselines.get(&id).map_or(&[][..], Vec::as_slice);
        let own_rules = rules.get(&id).and_then(|rules| rules.first());
        let default_rules = MeasureRules::of(id);
        let mut told = |dimension: String, group: String, number: Option<i64>| {
            let figures = number.and_then(|number| current.get(&number));
            let figures: Vec<(Period, Option<f64>)> = figures
                .into_iter()
                .flatten()
                .map(|figure| (figure.period, Some(figure.value)))
                .collect();
            let rules = own_rules.unwrap_or(&default_rules);
            let (analysis, ignored) = judge(measure, &figures, targets, baselines, rules);
            found.push(SeriesSignals {
                measure: id,
                dimension,
                group,
                periods: figures.iter().map(|(period, _)| *period).collect(),
                analysis,
                ignored_baselines: ignored,
            });
        };
        let mut own = series.remove(&id).unwrap_or_default();
        own.retain(|one| one.frequency == measure.frequency);
        own.sort_by(|a, b| (&a.dimension, &a.group).cmp(&(&b.dimension, &b.group)));
        let is_whole = |one: &Series| one.dimension.is_empty() && one.group.is_empty();
        let whole = own.iter().find(|one| is_whole(one)).map(|one| one.number);
        told(String::new(), String::new(), whole);
        for one in own.into_iter().filter(|one| groups && !is_whole(one)) {
            told(one.dimension, one.group, Some(one.number));
        }
    }
    Ok(found)
}

/// Rows by the measure they belong to.
pub(super) fn by_measure<T>(
    rows: Vec<T>,
    measure: impl Fn(&T) -> MeasureId,
) -> HashMap<MeasureId, Vec<T>> {
    let mut by: HashMap<MeasureId, Vec<T>> = HashMap::new();
    for row in rows {
        by.entry(measure(&row)).or_default().push(row);
    }
    by
}

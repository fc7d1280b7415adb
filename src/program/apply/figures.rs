//! Taking in figures: one batch, one step.

use super::{Applied, Apply};
use crate::domain::ids::{BatchId, SeriesId};
use crate::domain::measure::Measure;
use crate::domain::observation::{Batch, Series};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::{FigureBatch, FigureLine};
use crate::store::StoreError;
use crate::store::figures::NewFigure;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// After how many lines somebody who watches is asked again.
const ASKED: usize = 500;

/// The part of an import that is done once each line has found its series; the rest is writing.
const SORTING: f32 = 0.4;

/// A series by what it is, rather than by its key.
type SeriesName = (crate::domain::ids::MeasureId, Frequency, String, String);

/// A figure's value and parts.
type Standing = (f64, Option<Parts>);

impl Apply<'_> {
    pub(super) fn import_figures(&self, batch: FigureBatch) -> Applied {
        for measure in batch.new_measures {
            self.save_measure(measure)?;
        }
        let measures: HashMap<String, Measure> = self
            .read()
            .all::<Measure>()?
            .into_iter()
            .map(|m| (m.key.clone(), m))
            .collect();
        let known = self.read().all::<Series>()?;
        let current = self.standing_values(&known)?;
        let mut series: BTreeMap<SeriesName, Series> = known
            .into_iter()
            .map(|series| (name_of(&series), series))
            .collect();
        let mut figures = Vec::new();
        let mut seen = BTreeSet::new();
        let lines = batch.lines.len().max(1) as f32;
        for (at, line) in batch.lines.into_iter().enumerate() {
            if at % ASKED == 0 && !(self.watch)(SORTING * at as f32 / lines) {
                return Err(StoreError::Stopped.into());
            }
            let number = self.series_for(&line, &measures, &mut series)?;
            if !seen.insert((number, line.period)) {
                return Err(ProgramError::Refused(format!(
                    "{} has two figures for {}; nothing was taken in.",
                    line.measure_key,
                    line.period.label()
                )));
            }
            let parts = line.parts.filter(|_| line.value.is_some());
            let standing = current.get(&(number, line.period)).copied();
            if standing == line.value.map(|value| (value, parts)) {
                continue;
            }
            figures.push(NewFigure {
                series: number,
                period: line.period,
                value: line.value,
                parts,
                row: line.row,
            });
        }
        if figures.is_empty() {
            return Ok(Output::Count(0));
        }
        let all = figures.len() as f32;
        let go_on = |done: usize| (self.watch)(SORTING + (1.0 - SORTING) * done as f32 / all);
        let kept = self.write.append_batch(
            Batch {
                id: BatchId::new(self.key()),
                number: 0,
                source: batch.source,
                source_hash: batch.source_hash,
                at: self.now,
                by: batch.by,
                figures: 0,
                figures_hash: String::new(),
            },
            &figures,
            go_on,
        )?;
        Ok(Output::Count(
            usize::try_from(kept.figures).unwrap_or(usize::MAX),
        ))
    }

    /// The values that count now, and what they are made of.
    fn standing_values(
        &self,
        series: &[Series],
    ) -> Result<HashMap<(i64, Period), Standing>, ProgramError> {
        let mut values = HashMap::new();
        for (number, figures) in self.read().current_figures(series)? {
            values.extend(
                figures
                    .into_iter()
                    .map(|figure| ((number, figure.period), (figure.value, figure.parts))),
            );
        }
        Ok(values)
    }

    /// Number of the series a line belongs to, made when it is the first.
    fn series_for(
        &self,
        line: &FigureLine,
        measures: &HashMap<String, Measure>,
        series: &mut BTreeMap<SeriesName, Series>,
    ) -> Result<i64, ProgramError> {
        let Some(measure) = measures.get(&line.measure_key) else {
            let key = &line.measure_key;
            return Err(ProgramError::Refused(format!(
                "No measure is called \"{key}\"."
            )));
        };
        if line.value.is_some_and(|value| !value.is_finite()) {
            return Err(ProgramError::Wanted("A value that is a number"));
        }
        if line.period.frequency() != measure.frequency {
            return Err(ProgramError::Refused(format!(
                "{} is reported by the {}, not for {}.",
                measure.name,
                measure.frequency.noun(),
                line.period.label()
            )));
        }
        let name = (
            measure.id,
            measure.frequency,
            line.dimension.clone(),
            line.group.clone(),
        );
        if let Some(there) = series.get(&name) {
            return Ok(there.number);
        }
        let made = Series {
            id: SeriesId::new(self.key()),
            number: self.write.next_number("series")?,
            measure: measure.id,
            frequency: measure.frequency,
            dimension: line.dimension.clone(),
            group: line.group.clone(),
        };
        self.write.insert(&made)?;
        let number = made.number;
        series.insert(name, made);
        Ok(number)
    }
}

/// What a series is called apart from its key.
fn name_of(series: &Series) -> SeriesName {
    (
        series.measure,
        series.frequency,
        series.dimension.clone(),
        series.group.clone(),
    )
}

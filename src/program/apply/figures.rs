//! Taking in figures: one batch, one step.

use super::{Applied, Apply};
use crate::domain::city::City;
use crate::domain::department::Department;
use crate::domain::ids::{BatchId, DepartmentId, MeasureId, SeriesId};
use crate::domain::import_names::{MeasureAlias, SavedMapping};
use crate::domain::measure::Measure;
use crate::domain::observation::{Batch, Series};
use crate::domain::period::Frequency;
use crate::domain::target::Target;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::figure_lines::{FigureLines, SeriesName, SeriesSlot, SlotFigure};
use crate::program::requests::{FigureBatch, NewDepartment, Seen};
use crate::store::figures::{CurrentFigure, NewFigure};
use crate::store::{Record as _, StoreError};
use std::collections::{BTreeMap, HashMap};

/// The part of an import that is done once its lines are in their order.
const SORTED: f32 = 0.15;
/// The part that is done once it is known which of them stand there already; the rest is writing.
const SIFTED: f32 = 0.4;

/// Tables that a file is compared with before its figures are taken in.
const COMPARED: [&str; 8] = [
    City::TABLE,
    Department::TABLE,
    Measure::TABLE,
    MeasureAlias::TABLE,
    Target::TABLE,
    Series::TABLE,
    Batch::TABLE,
    SavedMapping::TABLE,
];

/// A series by what it is, rather than by its key.
type NamedSeries = (MeasureId, Frequency, String, String);

/// A series of the batch, and the name of its measure.
struct Placed {
    series: Series,
    measure: String,
}

impl Apply<'_> {
    pub(super) fn import_figures(&self, batch: FigureBatch) -> Applied {
        self.refuse_compared_before(batch.compared)?;
        self.new_measures(batch.new_measures, batch.new_departments)?;
        let targets =
            self.set_targets(batch.targets, &batch.source)? + self.carry(batch.carried)?;
        self.remember_names(&batch.aliases)?;
        if let Some(used) = batch.mapping {
            self.remember_mapping(used, &batch.source)?;
        }
        let mut lines = batch.lines;
        let placed = self.series_for(&lines)?;
        let number = |slot: SeriesSlot| placed.get(slot.place()).map_or(0, |one| one.series.number);
        refuse_unfit(&lines, &placed)?;
        let all = lines.len().max(1) as f32;
        if !lines.sort_by_number(number, |done| (self.watch)(SORTED * done as f32 / all)) {
            return Err(StoreError::Stopped.into());
        }
        refuse_doubles(&lines, number)?;
        self.leave_out_standing(&mut lines, &placed)?;
        if lines.is_empty() {
            return Ok(Output::Count(targets));
        }
        let all = lines.len() as f32;
        let go_on = |done: usize| (self.watch)(SIFTED + (1.0 - SIFTED) * done as f32 / all);
        let figures = lines.iter().map(|line| NewFigure {
            series: number(line.series),
            period: line.period,
            value: line.value,
            parts: line.parts,
            row: line.row.map(i64::from),
        });
        let batch = Batch {
            id: BatchId::new(self.key()),
            number: 0,
            source: batch.source,
            source_hash: batch.source_hash,
            at: self.now,
            by: batch.by,
            figures: 0,
            figures_hash: String::new(),
        };
        let kept = self.write.append_batch(batch, figures, go_on)?;
        Ok(Output::Count(
            usize::try_from(kept.figures).unwrap_or(usize::MAX) + targets,
        ))
    }

    /// Creates measures, and first the departments that answer for them.
    fn new_measures(
        &self,
        measures: Vec<Measure>,
        departments: Vec<NewDepartment>,
    ) -> Result<(), ProgramError> {
        let mut owners = BTreeMap::new();
        for new in departments {
            if let Output::Id(id) = self.save_department(new.department)? {
                let keys = new.measures.into_iter();
                owners.extend(keys.map(|key| (key, DepartmentId::new(id))));
            }
        }
        for mut measure in measures {
            self.goes_on(0.0)?;
            if let Some(owner) = owners.get(&measure.key) {
                measure.department = Some(*owner);
            }
            self.save_measure(measure)?;
        }
        Ok(())
    }

    /// Refuses figures that were compared with a program that is no longer so. Nobody else can write from here on
    /// until they are kept.
    fn refuse_compared_before(&self, compared: Option<Seen>) -> Result<(), ProgramError> {
        match compared {
            Some(Seen(entry)) if self.read().changed_after(entry, &COMPARED)? => {
                Err(ProgramError::ComparedBefore)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Tells how much of an import is done, and ends it where it is not to go on.
    pub(super) fn goes_on(&self, share: f32) -> Result<(), ProgramError> {
        if (self.watch)(share) {
            Ok(())
        } else {
            Err(StoreError::Stopped.into())
        }
    }

    /// The series of the lines in the order of their numbers within the batch, made where a line is the first.
    fn series_for(&self, lines: &FigureLines) -> Result<Vec<Placed>, ProgramError> {
        let measures: HashMap<String, Measure> = self
            .read()
            .all::<Measure>()?
            .into_iter()
            .map(|m| (m.key.clone(), m))
            .collect();
        let known = self.read().all::<Series>()?;
        let mut known: BTreeMap<NamedSeries, Series> = known
            .into_iter()
            .map(|series| (name_of(&series), series))
            .collect();
        let mut found = Vec::with_capacity(lines.series().len());
        for name in lines.series() {
            let Some(measure) = measures.get(&name.measure_key) else {
                let key = &name.measure_key;
                return Err(ProgramError::Refused(format!(
                    "No measure is called \"{key}\"."
                )));
            };
            let frequency = name.frequency.unwrap_or(measure.frequency);
            let named = (
                measure.id,
                frequency,
                name.dimension.clone(),
                name.group.clone(),
            );
            let series = match known.get(&named) {
                Some(there) => there.clone(),
                None => self.new_series(measure.id, frequency, name)?,
            };
            known.insert(named, series.clone());
            found.push(Placed {
                series,
                measure: measure.name.clone(),
            });
        }
        Ok(found)
    }

    fn new_series(
        &self,
        measure: MeasureId,
        frequency: Frequency,
        name: &SeriesName,
    ) -> Result<Series, ProgramError> {
        let made = Series {
            id: SeriesId::new(self.key()),
            number: self.write.next_number("series")?,
            measure,
            frequency,
            dimension: name.dimension.clone(),
            group: name.group.clone(),
        };
        self.write.insert(&made)?;
        Ok(made)
    }

    /// Leaves out what stands there already. The lines are in the order of their series.
    fn leave_out_standing(
        &self,
        lines: &mut FigureLines,
        placed: &[Placed],
    ) -> Result<(), ProgramError> {
        let read = self.read();
        let batches = read.standing_batches()?;
        let all = lines.len().max(1) as f32;
        let mut stay = Vec::with_capacity(lines.len());
        let (mut of, mut there) = (None, Vec::new());
        for line in lines.iter() {
            if of != Some(line.series) {
                self.goes_on(SORTED + (SIFTED - SORTED) * stay.len() as f32 / all)?;
                of = Some(line.series);
                there = match placed.get(line.series.place()) {
                    Some(placed) => read.standing_figures(&placed.series, &batches)?,
                    None => Vec::new(),
                };
            }
            stay.push(!stands(&there, &line));
        }
        let mut stay = stay.into_iter();
        lines.retain(|_| stay.next().unwrap_or(true));
        Ok(())
    }
}

/// Whether the line says of its period what these figures of its series say of it.
fn stands(figures: &[CurrentFigure], line: &SlotFigure) -> bool {
    let place = figures.binary_search_by_key(&line.period, |figure| figure.period);
    let there = place.ok().and_then(|place| figures.get(place));
    let there = there.map(|figure| (figure.value, figure.parts));
    there == line.value.map(|value| (value, line.parts))
}

/// Refuses a value that is no number, and a period that is not as long as those of its measure.
fn refuse_unfit(lines: &FigureLines, placed: &[Placed]) -> Result<(), ProgramError> {
    for line in lines.iter() {
        if line.value.is_some_and(|value| !value.is_finite()) {
            return Err(ProgramError::Wanted("A value that is a number"));
        }
        let Some(Placed { series, measure }) = placed.get(line.series.place()) else {
            continue;
        };
        if line.period.frequency() != series.frequency {
            return Err(ProgramError::Refused(format!(
                "{measure} is reported by the {}, not for {}.",
                series.frequency.noun(),
                line.period.label()
            )));
        }
    }
    Ok(())
}

/// Refuses two figures for one period of one series. The lines are in order.
fn refuse_doubles(
    lines: &FigureLines,
    number: impl Fn(SeriesSlot) -> i64,
) -> Result<(), ProgramError> {
    let mut last = None;
    for line in lines.iter() {
        let here = Some((number(line.series), line.period));
        if last == here {
            let name = lines.series().get(line.series.place());
            let key = name.map_or("A measure", |name| name.measure_key.as_str());
            return Err(ProgramError::Refused(format!(
                "{key} has two figures for {}; nothing was taken in.",
                line.period.label()
            )));
        }
        last = here;
    }
    Ok(())
}

/// What a series is called apart from its key.
fn name_of(series: &Series) -> NamedSeries {
    (
        series.measure,
        series.frequency,
        series.dimension.clone(),
        series.group.clone(),
    )
}

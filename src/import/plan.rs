//! What taking a sheet in would do, figure by figure.

mod asked;

pub use asked::{Ask, MeasureMatch, NamedMeasure, Question};

use super::finding::Findings;
use super::take::{Entry, Marks};
use super::understand::ConflictingRows;
use crate::domain::import_names::SavedMapping;
use crate::domain::measure::Measure;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::program::{
    Carried, FigureBatch, FigureLines, NewDepartment, Seen, SeriesName, SlotFigure, TargetLine,
    UsedMapping,
};

use serde::Serialize;
use std::sync::Arc;

/// What a person settles before the plan is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanOptions {
    /// Create the measures that are not known, instead of refusing their rows.
    pub create_measures: bool,
    /// Take what is likeliest where it could be either way, instead of asking.
    pub accept_guesses: bool,
    /// Which of the rows counts that give one figure different values; as the mapping says unless it is said here.
    pub conflicting_rows: ConflictingRows,
    /// What the groups are a breakdown by, as "District". Without it, a measure's own dimension in
    /// which it has that group, else its only one, else the heading of the groups' column.
    pub dimension: Option<String>,
}

/// How many cells there are of each fate. `blank + accepted() + refused = cells`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows below the heading that hold anything.
    pub rows: usize,
    /// Columns the heading names.
    pub columns: usize,
    /// Cells that may hold a figure: rows times columns of figures.
    pub cells: usize,
    /// Empty, standing for empty, or left out. They change nothing.
    pub blank: usize,
    /// Refused.
    pub refused: usize,
    /// Figures for periods that had none.
    pub new: usize,
    /// Figures that replace another.
    pub changed: usize,
    /// Figures that are there already, or in an earlier row.
    pub unchanged: usize,
}

impl Counts {
    /// Cells that were read as figures and can be taken in.
    pub const fn accepted(&self) -> usize {
        self.new + self.changed + self.unchanged
    }
}

/// How many figures events make, of each fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Made {
    /// For periods that had none.
    pub new: usize,
    /// That replace another.
    pub changed: usize,
    /// That are there already.
    pub unchanged: usize,
}

/// What becomes of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// Its period had none.
    New,
    /// It replaces this value, or says what the same value is made of.
    Changed(f64),
    /// It is there already, or in an earlier row.
    Unchanged,
}

/// One accepted figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedFigure<'a> {
    /// Row of the sheet, from 1.
    pub row: u64,
    /// Column of the sheet, from 1.
    pub column: usize,
    /// Key of the measure, known or to be created, with dimension and group.
    pub series: &'a SeriesName,
    /// The period.
    pub period: Period,
    /// The value, in the measure's unit.
    pub value: f64,
    /// What it is made of, where the file says it.
    pub parts: Option<Parts>,
    /// It is a target for the period rather than a figure.
    pub target: bool,
    /// What becomes of it.
    pub change: Change,
}

/// What taking a sheet in would do. Making it changes nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The file's name.
    pub source: String,
    /// SHA-256 of the file in hex.
    pub hash: String,
    /// The sheet's name; `None` of a file that has no sheets.
    pub sheet: Option<String>,
    /// How many cells of each fate.
    pub counts: Counts,
    /// The figures that events make, of which each event shares the fate; `None` where each row is a figure.
    pub made: Option<Made>,
    /// Measures to create, those with an accepted figure.
    pub new_measures: Vec<Measure>,
    /// Departments to create, those that answer for a measure to create.
    pub new_departments: Vec<NewDepartment>,
    /// What else comes along of measures, as a data package keeps it.
    pub carried: Vec<Carried>,
    /// The other shown sheets of a workbook that hold something; of these nothing is taken.
    pub other_sheets: Vec<String>,
    /// What of a data package is never taken into a program that exists, as "2 meetings".
    pub staying: Vec<String>,
    /// Key of a measure and how the file calls it, to be remembered.
    pub aliases: Vec<(String, String)>,
    /// What was found.
    pub findings: Findings,
    /// What is asked, in the order of its importance.
    pub questions: Vec<Question>,
    /// The measures as the file names them, and what they are taken for.
    pub named: Vec<NamedMeasure>,
    /// How the sheet was read, to be remembered with the figures; `None` of what is read without a mapping.
    pub used: Option<UsedMapping>,
    /// The program it was compared with.
    pub(super) compared: Option<Seen>,
    pub(super) entries: Vec<Entry>,
    pub(super) parts: Vec<Parts>,
    pub(super) series: Vec<SeriesName>,
    /// What the measures of these series are called.
    pub(super) called: Vec<Arc<str>>,
    /// What changed figures replace, in their order.
    pub(super) was: Vec<f64>,
}

impl Plan {
    /// Every accepted figure, by measure, group and period.
    pub fn figures(&self) -> impl Iterator<Item = PlannedFigure<'_>> {
        let mut was = self.was.iter().copied();
        let standing = self.entries.iter().filter(|entry| entry.stands());
        standing.filter_map(move |entry| {
            let change = if entry.marks.has(Marks::UNCHANGED) {
                Change::Unchanged
            } else if entry.marks.has(Marks::CHANGED) {
                Change::Changed(was.next()?)
            } else {
                Change::New
            };
            Some(PlannedFigure {
                row: u64::from(entry.row),
                column: usize::from(entry.column),
                series: self.series.get(entry.series as usize)?,
                period: entry.period,
                value: entry.value,
                parts: self.parts_of(entry),
                target: entry.is_target(),
                change,
            })
        })
    }

    /// Counts events instead of the figures they make: each shares the fate of its figure.
    pub(super) fn spread_over_events(
        &mut self,
        figures: &[(u64, usize)],
        before: Counts,
        findings: Findings,
    ) {
        let of = |entry: &Entry| {
            let at = (entry.row as usize).saturating_sub(1);
            figures.get(at).copied().unwrap_or_default()
        };
        self.made = Some(Made {
            new: self.counts.new,
            changed: self.counts.changed,
            unchanged: self.counts.unchanged,
        });
        self.counts = before;
        let mut standing = 0;
        for entry in &self.entries {
            let (_, events) = of(entry);
            standing += events;
            let count = if entry.marks.has(Marks::UNCHANGED) {
                &mut self.counts.unchanged
            } else if entry.marks.has(Marks::CHANGED) {
                &mut self.counts.changed
            } else {
                &mut self.counts.new
            };
            *count += events;
        }
        let all: usize = figures.iter().map(|(_, events)| events).sum();
        self.counts.refused += all - standing;
        for entry in &mut self.entries {
            entry.row = of(entry).0 as u32;
        }
        let told = std::mem::replace(&mut self.findings, findings);
        self.findings.adopt(told, |row| {
            figures
                .get((row as usize).saturating_sub(1))
                .map_or(row, |(row, _)| *row)
        });
    }

    fn parts_of(&self, entry: &Entry) -> Option<Parts> {
        let at = (entry.parts as usize).checked_sub(1)?;
        self.parts.get(at).copied()
    }

    /// The one change that takes the figures in: those that are new or changed, the targets, and the measures
    /// they need. `by` is who takes them in, as the program knows them.
    pub fn batch(&self, by: &str) -> FigureBatch {
        self.batch_of(self.entries.iter().copied(), by)
    }

    /// The same for who needs the plan's figures no more: they are turned into those of the batch where they lie, so
    /// that millions are never held twice. Its counts and findings stay.
    pub fn give_batch(&mut self, by: &str) -> FigureBatch {
        let entries = std::mem::take(&mut self.entries);
        self.was = Vec::new();
        self.batch_of(entries.into_iter(), by)
    }

    fn batch_of(&self, entries: impl Iterator<Item = Entry>, by: &str) -> FigureBatch {
        let mut lines = FigureLines::default();
        let mut last = None;
        let mut targets = Vec::new();
        let changing = entries.filter(|entry| entry.stands() && !entry.marks.has(Marks::UNCHANGED));
        lines.fill(changing, |lines, entry| {
            let name = self.series.get(entry.series as usize)?;
            if entry.is_target() {
                targets.push(TargetLine {
                    measure_key: name.measure_key.clone(),
                    period: entry.period,
                    value: entry.value,
                });
                return None;
            }
            let here = (entry.series, entry.period.frequency());
            let series = match last {
                Some((there, series)) if there == here => series,
                Some(_) | None => lines.slot(SeriesName {
                    frequency: Some(here.1),
                    ..name.clone()
                }),
            };
            last = Some((here, series));
            Some(SlotFigure {
                series,
                period: entry.period,
                value: Some(entry.value),
                parts: self.parts_of(&entry),
                row: Some(entry.row),
            })
        });
        FigureBatch {
            source: self.source.clone(),
            source_hash: self.hash.clone(),
            by: by.to_owned(),
            new_measures: self.new_measures.clone(),
            new_departments: self.new_departments.clone(),
            carried: self.carried.clone(),
            lines,
            targets,
            aliases: self.aliases.clone(),
            mapping: self.used.clone(),
            compared: self.compared,
        }
    }

    /// Keeps how the sheet was read under this saved mapping, and its name.
    pub fn keep_as(&mut self, saved: &SavedMapping) {
        if let Some(used) = &mut self.used {
            used.saved = Some(saved.id);
            used.name.clone_from(&saved.name);
        }
    }

    /// Keeps how the sheet was read under a name that a person chose.
    pub fn keep_called(&mut self, name: &str) {
        if let Some(used) = &mut self.used {
            used.saved = None;
            used.chosen = true;
            name.trim().clone_into(&mut used.name);
        }
    }

    /// How much else comes along of measures, with what one of it and several are called; nothing of which there is none.
    pub fn comes_along(&self) -> Vec<(usize, &'static str, &'static str)> {
        let count = |of: fn(&Carried) -> usize| self.carried.iter().map(of).sum();
        let told = [
            (
                count(|one| one.targets.len()),
                "target or benchmark",
                "targets and benchmarks",
            ),
            (
                count(|one| usize::from(one.rules.is_some())),
                "measure\u{2019}s own rules",
                "measures\u{2019} own rules",
            ),
            (
                count(|one| one.annotations.len()),
                "annotation",
                "annotations",
            ),
            (count(|one| one.baselines.len()), "baseline", "baselines"),
        ];
        told.into_iter().filter(|(count, ..)| *count > 0).collect()
    }

    /// Whether there is nothing to take in.
    pub const fn is_nothing(&self) -> bool {
        self.counts.new + self.counts.changed == 0 && self.carried.is_empty()
    }
}

//! What taking a sheet in would do, figure by figure.

use super::finding::Findings;
use super::take::{Entry, Marks};
use crate::domain::import_names::SavedMapping;
use crate::domain::measure::Measure;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::program::{
    FigureBatch, FigureLines, Seen, SeriesName, SlotFigure, TargetLine, UsedMapping,
};

/// What a person settles before the plan is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanOptions {
    /// Create the measures that are not known, instead of refusing their rows.
    pub create_measures: bool,
    /// Take what is likeliest where it could be either way, instead of asking.
    pub accept_guesses: bool,
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
    /// Empty, or standing for empty. They change nothing.
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

/// What a person has to say before some cells can be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: Ask,
    /// How many cells wait for it.
    pub cells: usize,
    /// The question.
    pub words: String,
    /// What is likeliest, in words.
    pub guess: String,
}

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Whether days or months come first. Answered by [`dates`](super::understand::Mapping::dates).
    Dates,
    /// What 0.58 means of measures in percent. Answered by [`fractions`](super::understand::Mapping::fractions).
    Fractions,
    /// Whether the target that stands on every group's row is the measure's. Answered by
    /// [`group_targets`](super::understand::Mapping::group_targets).
    GroupTargets,
    /// Whether a name of the file means a measure of nearly the same name. Answered in [`means`](super::understand::Mapping::means).
    Near {
        /// The name in the file.
        name: String,
        /// The key of the measure.
        key: String,
    },
    /// What is to be made of events. Answered by [`rules`](super::understand::Mapping::rules).
    Rules,
}

/// A measure as the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMeasure {
    /// All that names it, as [`means`](super::understand::Mapping::means) and
    /// [`leaves_out`](super::understand::Mapping::leaves_out) know it.
    pub name: String,
    /// How many figures of it could be read.
    pub cells: usize,
    /// What it is taken for.
    pub is: MeasureMatch,
}

/// What a name of the file is taken for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureMatch {
    /// The measure of this key is called nearly so, and a person has to say.
    Near(String),
    /// Several measures are called so.
    Several,
    /// None that is known.
    Unknown,
    /// One to be created, by this name.
    New(String),
    /// The measure of this key.
    Known(String),
    /// A person left it out.
    LeftOut,
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
    /// Measures to create, those with an accepted figure.
    pub new_measures: Vec<Measure>,
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

    /// Whether there is nothing to take in.
    pub const fn is_nothing(&self) -> bool {
        self.counts.new + self.counts.changed == 0
    }
}

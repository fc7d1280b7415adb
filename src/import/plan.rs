//! What taking a table in would do, figure by figure.

use super::doubts::Doubts;
use super::duplicates::{Duplicates, Gives, Standing, differ};
use super::finding::{FindingKind, Findings};
use super::newcomer;
use super::rows::{self, Cell, Fault, Figure, Outcome, Rows};
use super::table::{LongRow, LongTable};
use crate::domain::measure::Measure;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::program::query::FigureKnowledge;
use crate::program::{FigureBatch, FigureLine};
use std::collections::BTreeMap;

/// What a person settles before the plan is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanOptions {
    /// Create the measures that are not known, instead of refusing their rows.
    pub create_measures: bool,
    /// What the groups are a breakdown by, as "District". Without it, a measure's own dimension in
    /// which it has that group, else its only one, else "Group".
    pub dimension: Option<String>,
}

/// How many cells there are of each fate. `blank + accepted() + refused = cells`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows below the header that hold anything.
    pub rows: usize,
    /// Columns the header names.
    pub columns: usize,
    /// Cells that may hold a figure: one a row.
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
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedFigure {
    /// Row of the file as a spreadsheet counts it, from 1.
    pub row: u64,
    /// Key of the measure, known or to be created.
    pub measure_key: String,
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// The period, of the measure's frequency.
    pub period: Period,
    /// The value, in the measure's unit.
    pub value: f64,
    /// What it is made of, where the file says it.
    pub parts: Option<Parts>,
    /// What becomes of it.
    pub change: Change,
}

/// What taking a table in would do. Making it changes nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The file's name.
    pub source: String,
    /// SHA-256 of the file in hex.
    pub hash: String,
    /// How many cells of each fate.
    pub counts: Counts,
    /// Every accepted figure, in the order of the rows.
    pub figures: Vec<PlannedFigure>,
    /// Measures to create, those with an accepted figure.
    pub new_measures: Vec<Measure>,
    /// What was found.
    pub findings: Findings,
}

/// Compares a table with what is known. Never fails: what can't be taken in is refused by cell,
/// with a finding.
pub fn plan(table: &LongTable, known: &FigureKnowledge, options: &PlanOptions) -> Plan {
    let dimension = options.dimension.clone();
    let rows = rows::read(table, known, options.create_measures, dimension);
    let duplicates = Duplicates::new(table, &rows.outcomes);
    let mut draft = Draft {
        table,
        known,
        rows: &rows,
        duplicates,
        doubts: Doubts::new(known),
        plan: Plan {
            source: table.source.clone(),
            hash: table.hash.clone(),
            counts: Counts {
                rows: table.rows.len(),
                columns: table.columns,
                cells: table.rows.len(),
                ..Counts::default()
            },
            figures: Vec::new(),
            new_measures: Vec::new(),
            findings: Findings::default(),
        },
        newcomers: BTreeMap::new(),
    };
    for (row, outcome) in table.rows.iter().zip(&rows.outcomes) {
        draft.add(row, outcome);
    }
    draft.finished()
}

impl Plan {
    /// The one change that takes the figures in: those that are new or changed, and the measures
    /// they need. `by` is who takes them in, as the program knows them.
    pub fn batch(&self, by: &str) -> FigureBatch {
        let lines = self
            .figures
            .iter()
            .filter(|figure| figure.change != Change::Unchanged);
        FigureBatch {
            source: self.source.clone(),
            source_hash: self.hash.clone(),
            by: by.to_owned(),
            new_measures: self.new_measures.clone(),
            lines: lines.map(line).collect(),
        }
    }

    /// Whether there is nothing to take in.
    pub const fn is_nothing(&self) -> bool {
        self.counts.new + self.counts.changed == 0
    }
}

fn line(figure: &PlannedFigure) -> FigureLine {
    FigureLine {
        measure_key: figure.measure_key.clone(),
        dimension: figure.dimension.clone(),
        group: figure.group.clone(),
        period: figure.period,
        value: Some(figure.value),
        parts: figure.parts,
        row: i64::try_from(figure.row).ok(),
    }
}

/// A plan in the making.
struct Draft<'a> {
    table: &'a LongTable,
    known: &'a FigureKnowledge,
    rows: &'a Rows,
    duplicates: Duplicates,
    doubts: Doubts<'a>,
    plan: Plan,
    /// Cells accepted for each measure to create, by its place.
    newcomers: BTreeMap<usize, Vec<&'a str>>,
}

impl<'a> Draft<'a> {
    fn add(&mut self, row: &'a LongRow, outcome: &Outcome) {
        match outcome {
            Outcome::Blank => self.plan.counts.blank += 1,
            Outcome::Refused(faults) => self.refuse(row, faults),
            Outcome::Figure(figure) if self.is_retired(figure) => {
                let fault = self.retired(figure);
                self.refuse(row, &[fault]);
            }
            Outcome::Figure(figure) => match self.duplicates.standing(row.row, figure) {
                Standing::First => {
                    let change = self.change(figure);
                    self.accept(row, figure, change);
                    // What is there already was looked at when it came in.
                    if change != Change::Unchanged {
                        for doubt in self.doubts.of(row, figure, &self.key(figure)) {
                            self.find(row, &doubt);
                        }
                    }
                }
                Standing::Repeats(first) => {
                    self.accept(row, figure, Change::Unchanged);
                    self.find(row, &repeated(first));
                }
                Standing::Conflicts(other, gives) => {
                    let fault = self.conflict(figure, other, gives);
                    self.refuse(row, &[fault]);
                }
            },
        }
    }

    fn refuse(&mut self, row: &LongRow, faults: &[Fault]) {
        self.plan.counts.refused += 1;
        for fault in faults {
            self.find(row, fault);
        }
    }

    fn find(&mut self, row: &LongRow, fault: &Fault) {
        let table = self.table;
        self.plan
            .findings
            .add(|| fault.finding(table, row), fault.kind);
    }

    fn accept(&mut self, row: &'a LongRow, figure: &Figure, change: Change) {
        let count = match change {
            Change::New => &mut self.plan.counts.new,
            Change::Changed(_) => &mut self.plan.counts.changed,
            Change::Unchanged => &mut self.plan.counts.unchanged,
        };
        *count += 1;
        if self.rows.measures.new_places().contains(&figure.slot) {
            self.newcomers
                .entry(figure.slot)
                .or_default()
                .push(&row.value);
        }
        self.plan.figures.push(PlannedFigure {
            row: row.row,
            measure_key: self.key(figure),
            dimension: figure.dimension.clone(),
            group: figure.group.clone(),
            period: figure.period,
            value: figure.value,
            parts: figure.parts,
            change,
        });
    }

    fn key(&self, figure: &Figure) -> String {
        let slot = self.rows.measures.slot(figure.slot);
        slot.map(|slot| slot.key.clone()).unwrap_or_default()
    }

    fn change(&self, figure: &Figure) -> Change {
        let (dimension, group) = (figure.dimension.clone(), figure.group.clone());
        let name = (self.key(figure), dimension, group, figure.period);
        let parts_there = self.known.parts.get(&name);
        match self.known.values.get(&name) {
            None => Change::New,
            Some(there) if differ(*there, figure.value) => Change::Changed(*there),
            // A file that doesn't tell what a ratio is made of doesn't say that it is made of nothing.
            Some(there)
                if figure
                    .parts
                    .is_some_and(|parts| parts_there != Some(&parts)) =>
            {
                Change::Changed(*there)
            }
            Some(_) => Change::Unchanged,
        }
    }

    /// Whether the figure would change a retired measure. What it has already may stand in the file.
    fn is_retired(&self, figure: &Figure) -> bool {
        let slot = self.rows.measures.slot(figure.slot);
        slot.is_some_and(|slot| slot.retired) && self.change(figure) != Change::Unchanged
    }

    fn retired(&self, figure: &Figure) -> Fault {
        let slot = self.rows.measures.slot(figure.slot);
        let name = slot.map_or("this measure", |slot| slot.name.as_str());
        Fault {
            kind: FindingKind::RetiredMeasure,
            cell: Cell::Measure,
            message: format!(
                "{name} is retired and takes no new figures; restore it on its page, or leave its rows out"
            ),
        }
    }

    fn conflict(&self, figure: &Figure, other: u64, gives: Gives) -> Fault {
        let slot = self.rows.measures.slot(figure.slot);
        let name = slot.map_or("this measure", |slot| slot.name.as_str());
        let of_group = if figure.group.is_empty() {
            String::new()
        } else {
            format!(" ({})", figure.group)
        };
        let period = figure.period.label();
        Fault {
            kind: FindingKind::ConflictingRows,
            cell: Cell::Value,
            message: format!(
                "{name}{of_group} for {period} is {} here and {} in row {other}; keep one of them",
                Gives::of(figure).words(),
                gives.words()
            ),
        }
    }

    fn finished(mut self) -> Plan {
        for (place, cells) in &self.newcomers {
            let Some(slot) = self.rows.measures.slot(*place) else {
                continue;
            };
            let Some(frequency) = slot.frequency else {
                continue;
            };
            let cells = cells.iter().copied();
            let made = newcomer::measure(slot, frequency, &cells);
            self.plan.new_measures.push(made);
        }
        self.plan
    }
}

fn repeated(first: u64) -> Fault {
    Fault {
        kind: FindingKind::RepeatedRow,
        cell: Cell::Value,
        message: format!("row {first} gives the same figure; it is taken in once"),
    }
}

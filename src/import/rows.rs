//! The rows of a table, each read by itself: what it names, what it says, what is wrong with it.

use super::finding::{Finding, FindingKind};
use super::measures::{Groups, Measures, Named, Slot};
use super::newcomer;
use super::parts::{self, GivenParts};
use super::table::{LongRow, LongTable};
use super::value::read_value;
use crate::domain::dates;
use crate::domain::period::{Frequency, Misfit, Period};
use crate::domain::ratio::Parts;
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, HashMap};

/// Which of a row's cells a fault is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Measure,
    Period,
    Value,
    Numerator,
    Denominator,
}

/// Something wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FindingKind,
    pub cell: Cell,
    pub message: String,
}

impl Fault {
    /// As a finding about this row of this table.
    pub(super) fn finding(&self, table: &LongTable, row: &LongRow) -> Finding {
        let value = table.value_column;
        let parts = table.parts_columns.unwrap_or((value, value));
        let (column, cell) = match self.cell {
            Cell::Measure => (table.measure_column, &row.measure),
            Cell::Period => (table.period_column, &row.period),
            Cell::Value => (value, &row.value),
            Cell::Numerator => (parts.0, &row.numerator),
            Cell::Denominator => (parts.1, &row.denominator),
        };
        Finding {
            row: row.row,
            column,
            kind: self.kind,
            message: self.message.clone(),
            cell: cell.clone(),
        }
    }
}

/// A figure as a row gives it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// The measure, by its place among the slots.
    pub slot: usize,
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// The period; of the measure's frequency once it is placed.
    pub period: Period,
    /// The value.
    pub value: f64,
    /// What it is made of, where the row says it.
    pub parts: Option<Parts>,
    /// What is doubtful about value and parts.
    pub doubt: Option<Fault>,
}

/// A row before it is known what its measure is like.
enum Reading {
    /// Its cells say nothing, or can't be read.
    Settled(Outcome),
    /// It gives something of a measure.
    Given(Given),
}

/// What a row gives, its period as it is written.
struct Given {
    slot: usize,
    dimension: String,
    group: String,
    period: Period,
    value: Option<f64>,
    parts: GivenParts,
}

/// What a row comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// Its value is empty.
    Blank,
    /// Something is wrong with it.
    Refused(Vec<Fault>),
    /// It gives a figure.
    Figure(Figure),
}

/// What all rows come to, in their order, and the measures they mean.
pub(super) struct Rows {
    pub outcomes: Vec<Outcome>,
    pub measures: Measures,
}

/// Reads all rows: each by itself, then what new measures are like, then each period and value as those of
/// its measure.
pub(super) fn read(
    table: &LongTable,
    known: &FigureKnowledge,
    create: bool,
    dimension: Option<String>,
) -> Rows {
    let mut reader = RowReader {
        measures: Measures::new(known, create),
        groups: Groups::new(known, dimension),
        periods: HashMap::new(),
        fiscal_first_month: known.fiscal_first_month,
    };
    let readings: Vec<Reading> = table.rows.iter().map(|row| reader.reading(row)).collect();
    settle_newcomers(&mut reader.measures, table, &readings);
    for reading in &readings {
        if let Reading::Given(given) = reading {
            reader.measures.note_period(given.slot, given.period);
        }
    }
    let first_month = known.fiscal_first_month;
    let rows = table.rows.iter().zip(readings);
    let outcomes = rows.map(|(row, reading)| match reading {
        Reading::Settled(outcome) => outcome,
        Reading::Given(given) => place(given, row, &reader.measures, first_month),
    });
    Rows {
        outcomes: outcomes.collect(),
        measures: reader.measures,
    }
}

struct RowReader {
    measures: Measures,
    groups: Groups,
    periods: HashMap<String, Result<Period, String>>,
    fiscal_first_month: u32,
}

impl RowReader {
    fn reading(&mut self, row: &LongRow) -> Reading {
        let refused = |faults| Reading::Settled(Outcome::Refused(faults));
        if let Some(fault) = shape_fault(row) {
            return refused(vec![fault]);
        }
        let parts = GivenParts::read(row);
        let mut faults = Vec::new();
        let value = noting(value(row), &mut faults);
        if value == Some(None) && parts == GivenParts::None {
            return Reading::Settled(Outcome::Blank);
        }
        let period = noting(self.period(&row.period), &mut faults);
        let slot = noting(self.slot(&row.measure), &mut faults);
        let (Some(value), Some(period), Some(slot)) = (value, period, slot) else {
            return refused(faults);
        };
        let key = self
            .measures
            .slot(slot)
            .map_or("", |slot| slot.key.as_str());
        let (dimension, group) = self.groups.named(key, &row.group);
        Reading::Given(Given {
            slot,
            dimension,
            group,
            period,
            value,
            parts,
        })
    }

    fn period(&mut self, cell: &str) -> Result<Period, Fault> {
        let first_month = self.fiscal_first_month;
        let read = self
            .periods
            .entry(cell.to_owned())
            .or_insert_with(|| Period::parse(cell, first_month).map_err(|e| e.to_string()));
        read.clone().map_err(|message| Fault {
            kind: FindingKind::UnreadablePeriod,
            cell: Cell::Period,
            message,
        })
    }

    fn slot(&mut self, cell: &str) -> Result<usize, Fault> {
        let (kind, message) = match self.measures.named(cell) {
            Named::Slot(at) => return Ok(at),
            Named::Nobody => (
                FindingKind::NoMeasure,
                "the row has a value but no measure; write the name or key of one".to_owned(),
            ),
            Named::Several(message) => (FindingKind::AmbiguousMeasure, message),
            Named::Unknown(message) => (FindingKind::UnknownMeasure, message),
        };
        let cell = Cell::Measure;
        Err(Fault {
            kind,
            cell,
            message,
        })
    }
}

/// The value of a row; `None` of an empty cell.
fn value(row: &LongRow) -> Result<Option<f64>, Fault> {
    read_value(&row.value).map_err(|error| Fault {
        kind: FindingKind::NotANumber,
        cell: Cell::Value,
        message: error.to_string(),
    })
}

/// What was read, or a fault more.
fn noting<T>(read: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// A row whose cells can't be trusted to stand under their own columns.
fn shape_fault(row: &LongRow) -> Option<Fault> {
    if row.unclosed {
        return Some(Fault {
            kind: FindingKind::UnclosedQuote,
            cell: Cell::Measure,
            message:
                "a quotation mark opened in this row is never closed, so the rest of the file \
                      was read as one cell; close it"
                    .to_owned(),
        });
    }
    (row.surplus > 0).then(|| Fault {
        kind: FindingKind::TooManyCells,
        cell: Cell::Value,
        message: format!(
            "the row has {} more than the header; put a cell with a comma in quotation marks",
            if row.surplus == 1 {
                "one cell".to_owned()
            } else {
                format!("{} cells", row.surplus)
            }
        ),
    })
}

/// Gives each measure the file creates the frequency its periods speak for, and says whether it is a ratio.
fn settle_newcomers(measures: &mut Measures, table: &LongTable, readings: &[Reading]) {
    let new = measures.new_places();
    let mut of_slot: BTreeMap<usize, Vec<(&Given, &LongRow)>> = BTreeMap::new();
    for (row, reading) in table.rows.iter().zip(readings) {
        if let Reading::Given(given) = reading
            && new.contains(&given.slot)
        {
            of_slot.entry(given.slot).or_default().push((given, row));
        }
    }
    for (slot, rows) in of_slot {
        let periods: Vec<(String, Period)> = rows
            .iter()
            .map(|(given, _)| (given.group.clone(), given.period))
            .collect();
        measures.set_frequency(slot, newcomer::frequency(&periods));
        let given = rows
            .iter()
            .map(|(given, row)| (given.value, row.value.as_str(), given.parts.sound()));
        measures.set_multiplier(slot, parts::multiplier_of(&given));
    }
}

/// Puts a row's figure into its measure's frequency, with the value that its cells make; or refuses it.
fn place(given: Given, row: &LongRow, measures: &Measures, fiscal_first_month: u32) -> Outcome {
    let Some(slot) = measures.slot(given.slot) else {
        return Outcome::Blank;
    };
    let frequency = slot.frequency.unwrap_or_else(|| given.period.frequency());
    let placed = given
        .period
        .reported_as(frequency, slot.like, fiscal_first_month)
        .map_err(|why| misfit(given.period, frequency, slot, why));
    let mut faults = Vec::new();
    let placed = noting(placed, &mut faults);
    let resolved = given.parts.resolve(given.value, row, slot);
    let resolved = resolved.map_err(|more| faults.extend(more)).ok();
    match (placed, resolved) {
        (Some(period), Some(resolved)) => Outcome::Figure(Figure {
            slot: given.slot,
            dimension: given.dimension,
            group: given.group,
            period,
            value: resolved.value,
            parts: resolved.parts,
            doubt: resolved.doubt,
        }),
        (_, _) => Outcome::Refused(faults),
    }
}

/// Why a period is none of its measure's.
fn misfit(period: Period, frequency: Frequency, slot: &Slot, why: Misfit) -> Fault {
    let (name, label) = (&slot.name, period.label());
    let (word, noun) = (frequency.word(), frequency.noun());
    let read = period.frequency().noun();
    let (kind, message) = match why {
        Misfit::Coarser => (
            FindingKind::CoarserPeriod,
            format!(
                "{label} is a {read} and {name} is reported {word}; give a figure for each {noun}"
            ),
        ),
        Misfit::Finer => (
            FindingKind::FinerPeriod,
            format!(
                "{label} is a {read} and {name} is reported {word}; give the figure of the whole {noun}"
            ),
        ),
        Misfit::Straddles => (
            FindingKind::StraddlingPeriod,
            format!(
                "{label} may lie in two of the {noun}s by which {name} is reported; write the {noun}"
            ),
        ),
        Misfit::CalendarOrFiscal(calendar, fiscal) => (
            FindingKind::StraddlingPeriod,
            format!(
                "{label} lies in {} and in {}, and {name} has no figure yet; write which {noun} is meant",
                calendar.label(),
                fiscal.label()
            ),
        ),
        Misfit::OutOfStep(like) => (
            FindingKind::OutOfStepPeriod,
            format!(
                "{label} begins in {} and the {noun}s of {name}, as {}, in {}; write one of those",
                dates::month_name(period.start()),
                like.label(),
                dates::month_name(like.start())
            ),
        ),
    };
    Fault {
        kind,
        cell: Cell::Period,
        message,
    }
}

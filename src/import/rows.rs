//! The rows of a table, each read by itself: what it names, what it says, what is wrong with it.

use super::finding::{Finding, FindingKind};
use super::measures::{Groups, Measures, Named, Slot};
use super::newcomer;
use super::table::{LongRow, LongTable};
use super::value::read_value;
use crate::domain::dates;
use crate::domain::period::{Frequency, Misfit, Period};
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, HashMap};

/// Which of a row's cells a fault is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Measure,
    Period,
    Value,
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
        let (column, cell) = match self.cell {
            Cell::Measure => (table.measure_column, &row.measure),
            Cell::Period => (table.period_column, &row.period),
            Cell::Value => (table.value_column, &row.value),
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

/// Reads all rows: each by itself, then the frequency of new measures, then each period in its
/// measure's.
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
    let mut outcomes: Vec<Outcome> = table.rows.iter().map(|row| reader.outcome(row)).collect();
    settle_frequencies(&mut reader.measures, &outcomes);
    for outcome in &outcomes {
        if let Outcome::Figure(figure) = outcome {
            reader.measures.note_period(figure.slot, figure.period);
        }
    }
    for outcome in &mut outcomes {
        place(outcome, &reader.measures, known.fiscal_first_month);
    }
    Rows {
        outcomes,
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
    fn outcome(&mut self, row: &LongRow) -> Outcome {
        if let Some(fault) = shape_fault(row) {
            return Outcome::Refused(vec![fault]);
        }
        let mut faults = Vec::new();
        let value = match read_value(&row.value) {
            Ok(None) => return Outcome::Blank,
            Ok(Some(value)) => Some(value),
            Err(error) => {
                faults.push(Fault {
                    kind: FindingKind::NotANumber,
                    cell: Cell::Value,
                    message: error.to_string(),
                });
                None
            }
        };
        let period = noting(self.period(&row.period), &mut faults);
        let slot = noting(self.slot(&row.measure), &mut faults);
        let (Some(value), Some(period), Some(slot)) = (value, period, slot) else {
            return Outcome::Refused(faults);
        };
        let key = self
            .measures
            .slot(slot)
            .map_or("", |slot| slot.key.as_str());
        let (dimension, group) = self.groups.named(key, &row.group);
        Outcome::Figure(Figure {
            slot,
            dimension,
            group,
            period,
            value,
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

/// Gives each measure the file creates the frequency its periods speak for.
fn settle_frequencies(measures: &mut Measures, outcomes: &[Outcome]) {
    let new = measures.new_places();
    let mut periods: BTreeMap<usize, Vec<(String, Period)>> = BTreeMap::new();
    for outcome in outcomes {
        if let Outcome::Figure(figure) = outcome
            && new.contains(&figure.slot)
        {
            let of_measure = periods.entry(figure.slot).or_default();
            of_measure.push((figure.group.clone(), figure.period));
        }
    }
    for (slot, periods) in periods {
        measures.set_frequency(slot, newcomer::frequency(&periods));
    }
}

/// Puts a figure's period into its measure's frequency, or refuses it.
fn place(outcome: &mut Outcome, measures: &Measures, fiscal_first_month: u32) {
    let Outcome::Figure(figure) = outcome else {
        return;
    };
    let Some(slot) = measures.slot(figure.slot) else {
        return;
    };
    let given = figure.period;
    let frequency = slot.frequency.unwrap_or_else(|| given.frequency());
    match given.reported_as(frequency, slot.like, fiscal_first_month) {
        Ok(placed) => figure.period = placed,
        Err(why) => *outcome = Outcome::Refused(vec![misfit(given, frequency, slot, why)]),
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

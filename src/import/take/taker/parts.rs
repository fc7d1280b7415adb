//! Numerators and denominators: what a row gives of them.

use super::{Fault, Taker};
use crate::domain::ratio::{Parts, PartsFault};
use crate::import::finding::FindingKind;
use crate::import::grid::Row;
use crate::import::take::number::number;
use crate::import::take::reading::ValueColumn;
use crate::import::understand::What;

/// The parts a row gives, as far as its cells can be read.
pub(super) enum GivenParts {
    None,
    Half { missing_numerator: bool },
    Both(Result<Parts, PartsFault>),
    Unread(Vec<Fault>),
}

impl Taker<'_> {
    pub(super) fn parts(&self, row: &Row<'_>, value: &ValueColumn, alone: bool) -> GivenParts {
        // Parts make the figure, not its target.
        let Some((above, below)) = self
            .reading
            .ratio
            .filter(|_| alone || value.what == What::Actual)
        else {
            return GivenParts::None;
        };
        let mut faults = Vec::new();
        let mut part = |column: usize| {
            let read = number(self.cell(row, column), self.reading.decimals);
            read.unwrap_or_else(|message| {
                faults.push(Fault {
                    kind: FindingKind::NotANumber,
                    column,
                    message,
                });
                None
            })
        };
        let (above, below) = (part(above), part(below));
        if !faults.is_empty() {
            return GivenParts::Unread(faults);
        }
        match (above, below) {
            (None, None) => GivenParts::None,
            (Some(_), None) => GivenParts::Half {
                missing_numerator: false,
            },
            (None, Some(_)) => GivenParts::Half {
                missing_numerator: true,
            },
            (Some(above), Some(below)) => GivenParts::Both(Parts::new(above.value, below.value)),
        }
    }

    /// The parts that make a ratio, and what is wrong with the others.
    pub(super) fn judged(&self, parts: GivenParts, has_value: bool) -> (Option<Parts>, Vec<Fault>) {
        match parts {
            GivenParts::None => (None, Vec::new()),
            GivenParts::Half { missing_numerator } if has_value => {
                (None, vec![self.half(missing_numerator)])
            }
            GivenParts::Half { missing_numerator } => {
                (None, vec![self.without_value(missing_numerator)])
            }
            GivenParts::Both(Ok(parts)) => (Some(parts), Vec::new()),
            GivenParts::Both(Err(fault)) => (None, vec![self.unsound(fault)]),
            GivenParts::Unread(faults) => (None, faults),
        }
    }

    pub(super) fn part_column(&self, numerator: bool) -> usize {
        let (above, below) = self.reading.ratio.unwrap_or((1, 1));
        if numerator { above } else { below }
    }

    pub(super) fn without_value(&self, missing_numerator: bool) -> Fault {
        let (there, other) = part_names(missing_numerator);
        Fault {
            kind: FindingKind::NoValue,
            column: self.part_column(missing_numerator),
            message: format!("there is no value, and a {there} without a {other} makes none"),
        }
    }

    pub(super) fn half(&self, missing_numerator: bool) -> Fault {
        let (there, other) = part_names(missing_numerator);
        Fault {
            kind: FindingKind::HalfParts,
            column: self.part_column(missing_numerator),
            message: format!(
                "there is a {there} without a {other}; the value is taken in without either"
            ),
        }
    }

    pub(super) fn unsound(&self, fault: PartsFault) -> Fault {
        Fault {
            kind: FindingKind::UnsoundParts,
            column: self.part_column(false),
            message: format!("{fault}; correct it, or leave both cells empty"),
        }
    }
}

/// What is there, and what is missing.
const fn part_names(missing_numerator: bool) -> (&'static str, &'static str) {
    if missing_numerator {
        ("denominator", "numerator")
    } else {
        ("numerator", "denominator")
    }
}

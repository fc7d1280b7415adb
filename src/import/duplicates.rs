//! Rows of one file that give the same figure.

use super::rows::{Figure, Outcome};
use super::table::LongTable;
use crate::domain::period::Period;
use std::collections::HashMap;

/// A figure by what it is of: measure, dimension, group and period.
type Name = (usize, String, String, Period);

/// What the rows that give one figure say.
struct Said {
    /// The first row, and its value.
    first: (u64, f64),
    /// The first row with another value.
    other: Option<(u64, f64)>,
}

/// All figures of a file, by what they are of.
pub(super) struct Duplicates {
    said: HashMap<Name, Said>,
}

/// What a row is among those that give the same figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Standing {
    /// The first of them, or the only one.
    First,
    /// One more like the first, which is in this row.
    Repeats(u64),
    /// They differ: this row gives that value.
    Conflicts(u64, f64),
}

impl Duplicates {
    /// Reads all figures of the rows that are not refused.
    pub(super) fn new(table: &LongTable, outcomes: &[Outcome]) -> Self {
        let mut said: HashMap<Name, Said> = HashMap::new();
        for (row, outcome) in table.rows.iter().zip(outcomes) {
            let Outcome::Figure(figure) = outcome else {
                continue;
            };
            let here = (row.row, figure.value);
            let of_figure = said.entry(name(figure)).or_insert(Said {
                first: here,
                other: None,
            });
            if differ(of_figure.first.1, figure.value) {
                of_figure.other.get_or_insert(here);
            }
        }
        Self { said }
    }

    /// What this row's figure is among them.
    pub(super) fn standing(&self, row: u64, figure: &Figure) -> Standing {
        let Some(said) = self.said.get(&name(figure)) else {
            return Standing::First;
        };
        match said.other {
            Some(other) => {
                let opposed = if differ(said.first.1, figure.value) {
                    said.first
                } else {
                    other
                };
                Standing::Conflicts(opposed.0, opposed.1)
            }
            None if said.first.0 == row => Standing::First,
            None => Standing::Repeats(said.first.0),
        }
    }
}

/// Whether two figures are not the same number.
pub(super) fn differ(one: f64, other: f64) -> bool {
    one.to_bits() != other.to_bits()
}

fn name(figure: &Figure) -> Name {
    let Figure {
        slot,
        dimension,
        group,
        period,
        value: _,
    } = figure;
    (*slot, dimension.clone(), group.clone(), *period)
}

//! Rows of one file that give the same figure.

use super::rows::{Figure, Outcome};
use super::table::LongTable;
use crate::domain::number::in_full;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use std::collections::HashMap;

/// A figure by what it is of: measure, dimension, group and period.
type Name = (usize, String, String, Period);

/// What a row gives: a value, and what it is made of where the row says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gives {
    value: f64,
    parts: Option<Parts>,
}

impl Gives {
    pub(super) const fn of(figure: &Figure) -> Self {
        Self {
            value: figure.value,
            parts: figure.parts,
        }
    }

    fn is(self, other: Self) -> bool {
        !differ(self.value, other.value) && self.parts == other.parts
    }

    /// "80.1", "80.1 (410 ÷ 512)".
    pub(super) fn words(self) -> String {
        let value = self.value;
        self.parts.map_or_else(
            || value.to_string(),
            |parts| {
                let (above, below) = (in_full(parts.numerator()), in_full(parts.denominator()));
                format!("{value} ({above} ÷ {below})")
            },
        )
    }
}

/// What the rows that give one figure say.
struct Said {
    /// The first row, and what it gives.
    first: (u64, Gives),
    /// The first row that gives something else.
    other: Option<(u64, Gives)>,
}

/// All figures of a file, by what they are of.
pub(super) struct Duplicates {
    said: HashMap<Name, Said>,
}

/// What a row is among those that give the same figure.
#[derive(Debug, Clone, Copy)]
pub(super) enum Standing {
    /// The first of them, or the only one.
    First,
    /// One more like the first, which is in this row.
    Repeats(u64),
    /// They differ: this row gives that.
    Conflicts(u64, Gives),
}

impl Duplicates {
    /// Reads all figures of the rows that are not refused.
    pub(super) fn new(table: &LongTable, outcomes: &[Outcome]) -> Self {
        let mut said: HashMap<Name, Said> = HashMap::new();
        for (row, outcome) in table.rows.iter().zip(outcomes) {
            let Outcome::Figure(figure) = outcome else {
                continue;
            };
            let here = (row.row, Gives::of(figure));
            let of_figure = said.entry(name(figure)).or_insert(Said {
                first: here,
                other: None,
            });
            if !of_figure.first.1.is(here.1) {
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
                let is_first = said.first.1.is(Gives::of(figure));
                let opposed = if is_first { other } else { said.first };
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
        parts: _,
        doubt: _,
    } = figure;
    (*slot, dimension.clone(), group.clone(), *period)
}

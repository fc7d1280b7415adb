//! Numerators and denominators: what a row gives of them, and what figure they make.

use super::finding::FindingKind;
use super::measures::Slot;
use super::rows::{Cell, Fault};
use super::table::LongRow;
use super::value::read_value;
use crate::domain::number::in_full;
use crate::domain::ratio::{Parts, PartsFault, times};

/// What a measure that a file brings along may be multiplied by, the likeliest first.
const MULTIPLIERS: [f64; 5] = [100.0, 1.0, 1e3, 1e4, 1e5];

/// The parts a row gives, as far as its cells can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum GivenParts {
    /// Neither.
    None,
    /// One without the other, which would be in this cell.
    Without(Cell),
    /// A numerator and a denominator.
    Both(Result<Parts, PartsFault>),
    /// Cells that are no numbers.
    Unread(Vec<Fault>),
}

/// A value of a row with what it is made of, and what is doubtful about that.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub value: f64,
    pub parts: Option<Parts>,
    pub doubt: Option<Fault>,
}

impl GivenParts {
    /// Reads a row's cells.
    pub(super) fn read(row: &LongRow) -> Self {
        let mut faults = Vec::new();
        let mut part = |text: &str, cell| {
            let read = read_value(text);
            read.unwrap_or_else(|error| {
                faults.push(Fault {
                    kind: FindingKind::NotANumber,
                    cell,
                    message: error.to_string(),
                });
                None
            })
        };
        let numerator = part(&row.numerator, Cell::Numerator);
        let denominator = part(&row.denominator, Cell::Denominator);
        if !faults.is_empty() {
            return Self::Unread(faults);
        }
        match (numerator, denominator) {
            (None, None) => Self::None,
            (Some(_), None) => Self::Without(Cell::Denominator),
            (None, Some(_)) => Self::Without(Cell::Numerator),
            (Some(above), Some(below)) => Self::Both(Parts::new(above, below)),
        }
    }

    /// Those that make a ratio.
    pub(super) const fn sound(&self) -> Option<Parts> {
        match self {
            Self::Both(Ok(parts)) => Some(*parts),
            Self::Both(Err(_)) | Self::None | Self::Without(_) | Self::Unread(_) => None,
        }
    }

    /// The figure that a row gives of a measure: its value, or for a ratio what its parts make.
    pub(super) fn resolve(
        &self,
        value: Option<f64>,
        row: &LongRow,
        slot: &Slot,
    ) -> Result<Resolved, Vec<Fault>> {
        match (slot.per, value) {
            (Some(per), Some(value)) => self.beside(value, row, per),
            (Some(per), None) => self.made(per),
            (None, Some(value)) => Ok(Resolved {
                value,
                parts: self.sound(),
                doubt: None,
            }),
            (None, None) => Err(vec![no_ratio(slot)]),
        }
    }

    /// The parts beside a value that is given.
    fn beside(&self, value: f64, row: &LongRow, per: f64) -> Result<Resolved, Vec<Fault>> {
        let (parts, doubt) = match self {
            Self::None => (None, None),
            Self::Without(missing) => (None, Some(half(*missing))),
            Self::Both(Ok(parts)) => (Some(*parts), disagreement(*parts, value, row, per)),
            Self::Both(Err(fault)) => return Err(vec![unsound(*fault)]),
            Self::Unread(faults) => return Err(faults.clone()),
        };
        Ok(Resolved {
            value,
            parts,
            doubt,
        })
    }

    /// The value that the parts make.
    fn made(&self, per: f64) -> Result<Resolved, Vec<Fault>> {
        let parts = match self {
            Self::Both(Ok(parts)) => *parts,
            Self::Both(Err(fault)) => return Err(vec![unsound(*fault)]),
            Self::Unread(faults) => return Err(faults.clone()),
            Self::None => return Err(vec![no_value(Cell::Value)]),
            Self::Without(missing) => return Err(vec![no_value(*missing)]),
        };
        let made = parts.value(per).map(|value| Resolved {
            value,
            parts: Some(parts),
            doubt: None,
        });
        made.ok_or_else(|| vec![unsound(PartsFault::NotFinite)])
    }
}

/// What the ratios of a new measure are multiplied by, from the values, as typed, of its rows with their
/// parts; `None` where the rows don't speak for a ratio: most must have parts, and most of the values must
/// be what these make. Without any value shares of a whole are percentages.
pub(super) fn multiplier_of<'a>(
    rows: &(impl Iterator<Item = (Option<f64>, &'a str, Option<Parts>)> + Clone),
) -> Option<f64> {
    let with_parts = || {
        rows.clone()
            .filter_map(|(value, cell, parts)| Some((value, cell, parts?)))
    };
    if with_parts().count() * 2 <= rows.clone().count() {
        return None;
    }
    let values = || with_parts().filter_map(|(value, cell, parts)| Some((value?, cell, parts)));
    let all = values().count();
    if all == 0 {
        let share = |parts: Parts| (0.0..=parts.denominator()).contains(&parts.numerator());
        let shares = with_parts().all(|(_, _, parts)| share(parts));
        return Some(if shares { 100.0 } else { 1.0 });
    }
    let agree = |per: f64| {
        let made = values().filter(|(value, cell, parts)| parts.make(*value, decimals(cell), per));
        made.count()
    };
    let counted = MULTIPLIERS.map(|per| (per, agree(per)));
    // Of equals the likelier: the first.
    let best = counted
        .into_iter()
        .reduce(|a, b| if b.1 > a.1 { b } else { a });
    best.filter(|(_, count)| count * 2 > all)
        .map(|(per, _)| per)
}

/// Digits after the point of a number as typed; fewer than none for "1.2e3", which is known to hundreds.
fn decimals(cell: &str) -> i32 {
    let (mantissa, exponent) = cell
        .split_once(['e', 'E'])
        .map_or((cell, 0), |(mantissa, exponent)| {
            (mantissa, exponent.trim().parse().unwrap_or(0))
        });
    let after = mantissa.split_once('.').map_or("", |(_, after)| after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    i32::try_from(digits)
        .unwrap_or(i32::MAX)
        .saturating_sub(exponent)
}

/// A value that isn't what its parts make.
fn disagreement(parts: Parts, value: f64, row: &LongRow, per: f64) -> Option<Fault> {
    if parts.make(value, decimals(&row.value), per) {
        return None;
    }
    let (above, below) = (in_full(parts.numerator()), in_full(parts.denominator()));
    let times = times(per);
    let made = parts
        .value(per)
        .map_or_else(|| "no number".to_owned(), in_full);
    Some(Fault {
        kind: FindingKind::PartsDisagree,
        cell: Cell::Value,
        message: format!(
            "the value is {} and {above} ÷ {below}{times} is {made}; the value is kept as it is, and \
             totals over several periods are made from the numerator and the denominator",
            in_full(value)
        ),
    })
}

/// A numerator without a denominator, or the other way.
fn half(missing: Cell) -> Fault {
    let (there, other) = names(missing);
    Fault {
        kind: FindingKind::HalfParts,
        cell: missing,
        message: format!(
            "there is a {there} without a {other}; the value is taken in without either"
        ),
    }
}

fn no_value(missing: Cell) -> Fault {
    let (there, other) = names(missing);
    Fault {
        kind: FindingKind::NoValue,
        cell: missing,
        message: format!("there is no value, and a {there} without a {other} makes none"),
    }
}

/// What is there when the part of that cell is missing, and what is missing.
const fn names(missing: Cell) -> (&'static str, &'static str) {
    match missing {
        Cell::Numerator => ("denominator", "numerator"),
        Cell::Denominator | Cell::Measure | Cell::Period | Cell::Value => {
            ("numerator", "denominator")
        }
    }
}

fn no_ratio(slot: &Slot) -> Fault {
    Fault {
        kind: FindingKind::NoValue,
        cell: Cell::Value,
        message: format!(
            "there is no value; a numerator and a denominator make that of a ratio only, and {} isn\u{2019}t \
             one on its definition card",
            slot.name
        ),
    }
}

fn unsound(fault: PartsFault) -> Fault {
    Fault {
        kind: FindingKind::UnsoundParts,
        cell: Cell::Denominator,
        message: format!("{fault}; correct it, or leave both cells empty"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_a_cell_say_how_far_it_is_rounded() {
        let cells = [
            ("80", 0),
            ("80.1", 1),
            ("80.10%", 2),
            ("$1,374.5", 1),
            ("1.2e3", -2),
            ("5E-2", 2),
        ];
        for (cell, wanted) in cells {
            assert_eq!(decimals(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn the_rows_of_a_new_measure_say_what_it_is_multiplied_by() {
        let found = |rows: &[(&'static str, Option<(f64, f64)>)]| {
            let rows: Vec<_> = rows
                .iter()
                .map(|(cell, parts)| {
                    let parts = parts.map(|(above, below)| Parts::new(above, below).unwrap());
                    (cell.parse::<f64>().ok(), *cell, parts)
                })
                .collect();
            multiplier_of(&rows.into_iter())
        };
        let of = |above, below| Some((above, below));
        assert_eq!(
            found(&[
                ("80.1", of(410.0, 512.0)),
                ("50", None),
                ("51.0", of(51.0, 100.0))
            ]),
            Some(100.0)
        );
        assert_eq!(found(&[("0.80", of(410.0, 512.0))]), Some(1.0));
        assert_eq!(found(&[("12.5", of(1_250.0, 100_000.0))]), Some(1e3));
        assert_eq!(found(&[("", of(410.0, 512.0))]), Some(100.0));
        assert_eq!(found(&[("", of(410.0, 12.0))]), Some(1.0));
        // Nothing speaks for a ratio.
        assert_eq!(
            found(&[("410", of(410.0, 512.0)), ("7", of(7.0, 9.0))]),
            None
        );
        assert_eq!(found(&[("80.1", of(410.0, 512.0)), ("5", None)]), None);
        assert_eq!(found(&[]), None);
    }
}

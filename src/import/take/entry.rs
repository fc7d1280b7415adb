//! A figure on its way from a cell into the plan, in thirty-two bytes: millions of them pass through memory.

use crate::domain::period::Period;
use crate::import::ImportError;

/// What is known of an entry besides its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::import) struct Marks(u8);

impl Marks {
    /// The cell carried a sign of percent.
    pub(in crate::import) const PERCENT: Self = Self(1);
    /// The cell carried a sign of money.
    pub(in crate::import) const MONEY: Self = Self(2);
    /// It is a target.
    pub(in crate::import) const TARGET: Self = Self(4);
    /// Its cell is empty; its parts make the value.
    pub(in crate::import) const NO_VALUE: Self = Self(8);
    /// It is refused.
    pub(in crate::import) const REFUSED: Self = Self(16);
    /// It replaces another value.
    pub(in crate::import) const CHANGED: Self = Self(32);
    /// It is there already, or in an earlier row.
    pub(in crate::import) const UNCHANGED: Self = Self(64);
    /// Something is wrong with its parts.
    pub(in crate::import) const DOUBTED_PARTS: Self = Self(128);

    /// Whether all of these are set.
    pub(in crate::import) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// With these as well.
    #[must_use]
    pub(in crate::import) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With these if it is so.
    #[must_use]
    pub(in crate::import) const fn with_if(self, so: bool, other: Self) -> Self {
        if so { self.with(other) } else { self }
    }
}

/// A figure as its cell gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Entry {
    /// The value; 0 where its parts make it.
    pub value: f64,
    /// The period.
    pub period: Period,
    /// Number of its series: first as the file names it, then as the program knows it.
    pub series: u32,
    /// Row of the sheet.
    pub row: u32,
    /// Place among the parts from 1; 0 without any.
    pub parts: u32,
    /// Column of the sheet.
    pub column: u16,
    /// Digits after the point as it is typed; fewer than none for what is known to tens and hundreds.
    pub decimals: i8,
    /// What else is known of it.
    pub marks: Marks,
}

impl Entry {
    /// Whether it is a target.
    pub(in crate::import) const fn is_target(&self) -> bool {
        self.marks.has(Marks::TARGET)
    }

    /// Whether it stands in the plan.
    pub(in crate::import) const fn stands(&self) -> bool {
        !self.marks.has(Marks::REFUSED)
    }

    /// What tells it from entries of other figures, in the order in which they are kept.
    pub(in crate::import) fn key(&self) -> (u32, bool, Period) {
        (self.series, self.is_target(), self.period)
    }
}

/// Refuses more figures than are taken from one file.
pub(super) fn has_room(file: &str, figures: usize, most: usize) -> Result<(), ImportError> {
    if figures <= most {
        return Ok(());
    }
    let file = file.to_owned();
    Err(ImportError::TooManyFigures { file, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_thirty_two_bytes() {
        assert_eq!(size_of::<Entry>(), 32);
    }
}

//! Whether an event passes a filter.

use super::Counter;
use super::moment::moment;
use crate::import::folded;
use crate::import::grid::{Cell, Row};
use crate::import::take::number::number;
use crate::import::understand::Test;

/// A filter with its column found.
pub(super) struct Condition {
    pub(super) column: usize,
    pub(super) test: Test,
    pub(super) values: Vec<String>,
    /// The column it is held against.
    pub(super) other: Option<usize>,
    pub(super) limit: Option<f64>,
}

impl Counter<'_> {
    pub(super) fn holds(&self, row: &Row<'_>, condition: &Condition) -> bool {
        let cell = self.cell(row, condition.column);
        let text = || folded(&cell.text());
        match condition.test {
            Test::Is => condition.values.contains(&text()),
            Test::IsNot => !condition.values.contains(&text()),
            Test::Contains => {
                let text = text();
                condition
                    .values
                    .iter()
                    .any(|value| text.contains(value.as_str()))
            }
            Test::Empty => cell.is_blank(),
            Test::Filled => !cell.is_blank(),
            Test::AtMost => self.at_most(row, condition, cell),
        }
    }

    fn at_most(&self, row: &Row<'_>, condition: &Condition, cell: Cell<'_>) -> bool {
        if let Some(other) = condition.other {
            let dates = moment(cell, self.dates)
                .ok()
                .flatten()
                .zip(self.moment(row, other).ok().flatten());
            if let Some((one, other)) = dates {
                return one <= other;
            }
            let value = |cell| {
                number(cell, self.decimals)
                    .ok()
                    .flatten()
                    .map(|written| written.value)
            };
            let numbers = value(cell).zip(value(self.cell(row, other)));
            return numbers.is_some_and(|(one, other)| one <= other);
        }
        let value = number(cell, self.decimals)
            .ok()
            .flatten()
            .map(|written| written.value);
        if let Some((value, limit)) = value.zip(condition.limit) {
            return value <= limit;
        }
        let told = condition.values.first().map_or("", String::as_str);
        let limit = moment(Cell::Text(told), self.dates).ok().flatten();
        let at = moment(cell, self.dates).ok().flatten();
        at.zip(limit).is_some_and(|(at, limit)| at <= limit)
    }
}

//! The different values of a column, as conditions hold cells against them: to be chosen from.

use super::grid::{Sheet, Watch};
use super::take::Corrections;
use super::{ImportError, folded};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// How many different values are told apart.
const MOST: usize = 10_000;

/// How many bytes of them are kept; a column of long texts is nothing to choose from.
const BYTES: usize = 4 << 20;

/// What is held of a column at most.
#[derive(Clone, Copy)]
struct Bounds {
    values: usize,
    bytes: usize,
}

/// A value and how many rows hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedValue {
    /// As it stands in the first of them, on one line.
    pub text: String,
    /// How many rows hold it, in whatever letters.
    pub rows: usize,
    /// As it is compared.
    key: String,
}

impl CountedValue {
    /// Whether a cell that holds it passes for `value`.
    pub fn is(&self, value: &str) -> bool {
        self.key == folded(value)
    }
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnValues {
    /// Each once, the most frequent first.
    pub values: Vec<CountedValue>,
    /// Rows whose cell is empty.
    pub blank: usize,
    /// Rows of further values, which are not told apart.
    pub others: usize,
}

/// Goes through a column below the heading, whose last row is `above`.
///
/// # Errors
/// When the sheet can't be read, or `watch` stops it.
pub fn column_values(
    sheet: &Sheet,
    (column, above): (usize, u64),
    corrections: &Corrections,
    watch: Watch<'_>,
) -> Result<ColumnValues, ImportError> {
    let bounds = Bounds {
        values: MOST,
        bytes: BYTES,
    };
    bounded(sheet, (column, above), corrections, (bounds, watch))
}

fn bounded(
    sheet: &Sheet,
    (column, above): (usize, u64),
    corrections: &Corrections,
    (bounds, watch): (Bounds, Watch<'_>),
) -> Result<ColumnValues, ImportError> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut found = ColumnValues::default();
    let mut bytes = 0;
    let mut going_on = Ok(());
    sheet.visit(&mut |row| {
        if row.number().is_multiple_of(4_096) {
            going_on = watch.step(row.through());
            if going_on.is_err() {
                return ControlFlow::Break(());
            }
        }
        if row.number() <= above || row.is_blank() {
            return ControlFlow::Continue(());
        }
        let corrected = corrections.get(&(row.number(), column));
        let text = corrected.map_or_else(|| row.cell(column).text(), Clone::clone);
        let key = folded(&text);
        if key.is_empty() {
            found.blank += 1;
        } else if let Some(value) = places.get(&key).and_then(|at| found.values.get_mut(*at)) {
            value.rows += 1;
        } else if found.values.len() < bounds.values && bytes + key.len() <= bounds.bytes {
            bytes += key.len();
            places.insert(key.clone(), found.values.len());
            found.values.push(CountedValue {
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                rows: 1,
                key,
            });
        } else {
            found.others += 1;
        }
        ControlFlow::Continue(())
    })?;
    going_on?;
    found.values.sort_by(|one, other| {
        let frequent = other.rows.cmp(&one.rows);
        frequent.then_with(|| one.key.cmp(&other.key))
    });
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::Book;

    fn values(text: &str, bounds: Bounds) -> ColumnValues {
        let book = Book::pasted(text).unwrap();
        let corrections = Corrections::from([((3, 2), "Closed".to_owned())]);
        let sheet = book.sheets.first().unwrap();
        let how = (bounds, Watch::nobody());
        bounded(sheet, (2, 1), &corrections, how).unwrap()
    }

    const ALL: Bounds = Bounds {
        values: MOST,
        bytes: BYTES,
    };

    const ROWS: &str = "Id\tStatus\n1\tOpen\n2\topne\n3\tIn  progress\n4\tOPEN\n5\t\n6\tClosed\n\n7\tClosed\n8\tNew\n";

    #[test]
    fn values_are_told_with_their_rows_the_most_frequent_first() {
        let found = values(ROWS, ALL);
        let told: Vec<(&str, usize)> = found
            .values
            .iter()
            .map(|value| (value.text.as_str(), value.rows))
            .collect();
        // One cell was corrected, and letters and spaces make no difference.
        let expected = [("Closed", 3), ("Open", 2), ("In progress", 1), ("New", 1)];
        assert_eq!(told, expected);
        assert_eq!((found.blank, found.others), (1, 0));
        let second = found.values.get(2).unwrap();
        assert!(second.is("IN progress ") && !second.is("progress"));
    }

    #[test]
    fn of_too_many_values_the_rest_is_counted_and_said() {
        let few = Bounds { values: 2, ..ALL };
        let found = values(ROWS, few);
        assert_eq!(found.values.len(), 2);
        assert_eq!(found.others, 2);
        let short = Bounds { bytes: 10, ..ALL };
        assert_eq!(values(ROWS, short).values.len(), 2);
    }

    #[test]
    fn it_stops_when_nobody_waits_for_it() {
        let text = format!("a\n{}", "1\n".repeat(5_000));
        let book = Book::pasted(&text).unwrap();
        let sheet = book.sheets.first().unwrap();
        let stops = |_: f64| false;
        let stopped = column_values(sheet, (1, 1), &Corrections::new(), Watch::new(&stops));
        assert!(matches!(stopped, Err(ImportError::Stopped)));
    }
}

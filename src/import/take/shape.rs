//! Rows whose cells can't be trusted to stand under their own columns.

use super::reading::{Reading, Time};
use crate::import::finding::FindingKind;
use crate::import::grid::Row;
use crate::import::understand::Table;

/// What the rows of a table look like where they are sound.
pub(super) struct Shape {
    /// The last column that has a heading or is used, where cells further on mean that a row has slipped.
    last: Option<usize>,
    /// The columns in which figures and dates stand.
    counted: Vec<usize>,
}

impl Shape {
    /// The shape of the rows of a sheet that gives figures.
    pub(super) fn of(reading: &Reading, ragged: bool) -> Self {
        let when = match reading.time {
            Time::Cell(column) => Some(column),
            Time::Parts { year, .. } => Some(year),
            Time::Headings => None,
        };
        let values = reading.values.iter().map(|value| value.column);
        let counted = when.into_iter().chain(values).collect();
        Self::new(&reading.table, ragged, counted)
    }

    /// The shape of a table's rows. `ragged` where they may have slipped, as in a text file; `counted` are the columns
    /// in which figures and dates belong.
    pub(super) fn new(table: &Table, ragged: bool, counted: Vec<usize>) -> Self {
        let headed = table.columns.iter().rev();
        let mut headed = headed.filter(|column| !column.heading.is_empty());
        let headed = headed.next().map(|column| column.number);
        let last = headed.max(counted.iter().max().copied());
        Self {
            last: last.filter(|_| ragged),
            counted,
        }
    }

    /// What is wrong with a row as a whole.
    pub(super) fn fault(&self, row: &Row<'_>) -> Option<(FindingKind, String)> {
        if row.unclosed() {
            let words = "a quotation mark opened in this row is never closed, so the rest of the file was read as one \
                         cell; close it";
            return Some((FindingKind::UnclosedQuote, words.to_owned()));
        }
        let last = self.last?;
        if let Some(rows) = row.swallowed(last, &self.counted) {
            return Some((FindingKind::UnclosedQuote, swallowed(rows)));
        }
        if row.width() <= last {
            return None;
        }
        let beyond = row
            .cells()
            .any(|(column, cell)| column > last && !cell.is_blank());
        let more = row.width().saturating_sub(last);
        beyond.then(|| {
            let cells = if more == 1 { "one cell".to_owned() } else { format!("{more} cells") };
            let words = format!("the row has {cells} more than the header; put a cell with a comma in quotation marks");
            (FindingKind::TooManyCells, words)
        })
    }
}

fn swallowed(rows: usize) -> String {
    let below = if rows == 1 {
        "the row below".to_owned()
    } else {
        format!("the {rows} rows below")
    };
    format!(
        "a quotation mark opened in this row runs on to the next one, so {below} went into one cell; close it, or \
         take it away"
    )
}

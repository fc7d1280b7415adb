//! Rows held in memory, closely packed: twenty-four bytes a cell, and its text once.

use super::cell::{Cell, MomentLook, NumberLook};
use chrono::NaiveDateTime;

/// A cell without its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Packed {
    Text(Span),
    Number(f64, NumberLook),
    Moment(NaiveDateTime, MomentLook),
    Days(f64),
    Bool(bool),
    Error(Span),
    Uncalculated,
}

impl Packed {
    /// Where its text is, of a text.
    pub(super) const fn span(self) -> Option<Span> {
        match self {
            Self::Text(span) => Some(span),
            Self::Number(..)
            | Self::Moment(..)
            | Self::Days(_)
            | Self::Bool(_)
            | Self::Error(_)
            | Self::Uncalculated => None,
        }
    }
}

/// A place in the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// A cell at its place; row and column count from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    row: u32,
    pub(super) column: u32,
    pub(super) packed: Packed,
}

/// Cells in the order of their rows and, within them, of their columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Held {
    cells: Vec<Placed>,
    /// Where the cells of each row that has any end.
    row_ends: Vec<u32>,
    texts: String,
    columns: usize,
}

impl Held {
    /// Puts a text among the texts. `None` when there is no room.
    pub(super) fn text(&mut self, text: &str) -> Option<Span> {
        let start = u32::try_from(self.texts.len()).ok()?;
        self.texts.push_str(text);
        let end = u32::try_from(self.texts.len()).ok()?;
        Some(Span { start, end })
    }

    /// Packs a cell. `None` for a blank one, or when there is no room for its text.
    pub(super) fn pack(&mut self, cell: Cell<'_>) -> Option<Packed> {
        match cell {
            Cell::Blank => None,
            Cell::Text(text) => self.text(text).map(Packed::Text),
            Cell::Number(number, look) => Some(Packed::Number(number, look)),
            Cell::Moment(at, look) => Some(Packed::Moment(at, look)),
            Cell::Days(days) => Some(Packed::Days(days)),
            Cell::Bool(truth) => Some(Packed::Bool(truth)),
            Cell::Error(text) => self.text(text).map(Packed::Error),
            Cell::Uncalculated => Some(Packed::Uncalculated),
        }
    }

    /// Puts a cell down, in any order. Row and column count from 1.
    pub(super) fn place(&mut self, row: u32, column: u32, packed: Packed) {
        self.cells.push(Placed {
            row,
            column,
            packed,
        });
    }

    /// Makes the rows of the cells that were put down. Of two at one place the later one stays.
    pub(super) fn arrange(&mut self) {
        let place = |cell: &Placed| (cell.row, cell.column);
        if !self.cells.is_sorted_by_key(place) {
            self.cells.sort_by_key(place);
        }
        self.cells.dedup_by(|later, earlier| {
            let same = place(later) == place(earlier);
            if same {
                *earlier = *later;
            }
            same
        });
        self.columns = 0;
        self.row_ends.clear();
        for (at, cell) in (0_u32..).zip(&self.cells) {
            self.columns = self.columns.max(cell.column as usize);
            let next = self.cells.get(at as usize + 1);
            if next.is_none_or(|next| next.row != cell.row) {
                self.row_ends.push(at + 1);
            }
        }
        self.cells.shrink_to_fit();
    }

    /// How many cells there are.
    pub(super) const fn len(&self) -> usize {
        self.cells.len()
    }

    /// How many bytes of text there are.
    pub(super) const fn text_bytes(&self) -> usize {
        self.texts.len()
    }

    /// Number of the last row; 0 without any.
    pub(super) fn last_row(&self) -> u64 {
        self.cells.last().map_or(0, |cell| u64::from(cell.row))
    }

    /// The furthest column that holds something.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// The rows that hold something, in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, &[Placed])> {
        (0..self.row_ends.len()).filter_map(|at| self.nth_row(at))
    }

    /// The same from this row on.
    pub(super) fn rows_from(&self, first: u64) -> impl Iterator<Item = (u64, &[Placed])> {
        let before = |end: &u32| {
            let last = (*end as usize).checked_sub(1);
            let cell = last.and_then(|last| self.cells.get(last));
            cell.is_some_and(|cell| u64::from(cell.row) < first)
        };
        let at = self.row_ends.partition_point(before);
        (at..self.row_ends.len()).filter_map(|at| self.nth_row(at))
    }

    /// Whether some row from the first of these to the last holds something.
    pub(super) fn holds_rows(&self, first: u64, last: u64) -> bool {
        let mut rows = self.rows_from(first);
        rows.next().is_some_and(|(row, _)| row <= last)
    }

    fn nth_row(&self, at: usize) -> Option<(u64, &[Placed])> {
        let before = at.checked_sub(1).and_then(|at| self.row_ends.get(at));
        let start = before.map_or(0, |end| *end as usize);
        let cells = self.cells.get(start..*self.row_ends.get(at)? as usize)?;
        Some((u64::from(cells.first()?.row), cells))
    }

    /// The cells of a row; none when it holds nothing.
    pub(super) fn row(&self, number: u64) -> &[Placed] {
        let start = self
            .cells
            .partition_point(|cell| u64::from(cell.row) < number);
        let end = self
            .cells
            .partition_point(|cell| u64::from(cell.row) <= number);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// A packed cell as it is.
    pub(super) fn unpack(&self, packed: Packed) -> Cell<'_> {
        let text = |span: Span| {
            let texts = self.texts.get(span.start as usize..span.end as usize);
            texts.unwrap_or_default()
        };
        match packed {
            Packed::Text(span) => Cell::Text(text(span)),
            Packed::Number(number, look) => Cell::Number(number, look),
            Packed::Moment(at, look) => Cell::Moment(at, look),
            Packed::Days(days) => Cell::Days(days),
            Packed::Bool(truth) => Cell::Bool(truth),
            Packed::Error(span) => Cell::Error(text(span)),
            Packed::Uncalculated => Cell::Uncalculated,
        }
    }
}

//! Rows held in memory, closely packed: sixteen bytes a cell and its text once.

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

/// A place in the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// Rows that hold something, in their order, each with its number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Held {
    /// Number of each row, and where its cells end.
    rows: Vec<(u64, u32)>,
    /// Column of each cell, from 1, and the cell.
    cells: Vec<(u32, Packed)>,
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

    /// Adds a row with its cells, in the order of their columns. A row without cells is left out.
    pub(super) fn push_row(&mut self, number: u64, cells: impl IntoIterator<Item = (u32, Packed)>) {
        let before = self.cells.len();
        self.cells.extend(cells);
        let Some((last, _)) = self.cells.get(before..).and_then(<[_]>::last) else {
            return;
        };
        self.columns = self.columns.max(*last as usize);
        self.rows.push((number, self.cells.len() as u32));
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Number of the last row; 0 without any.
    pub(super) fn last_row(&self) -> u64 {
        self.rows.last().map_or(0, |(number, _)| *number)
    }

    /// The furthest column that holds something.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// The rows, in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, &[(u32, Packed)])> {
        let starts = std::iter::once(0).chain(self.rows.iter().map(|(_, end)| *end));
        self.rows.iter().zip(starts).map(|((number, end), start)| {
            let cells = self.cells.get(start as usize..*end as usize);
            (*number, cells.unwrap_or_default())
        })
    }

    /// The cells of a row; none when it holds nothing.
    pub(super) fn row(&self, number: u64) -> &[(u32, Packed)] {
        let Ok(at) = self.rows.binary_search_by_key(&number, |(row, _)| *row) else {
            return &[];
        };
        let start = at.checked_sub(1).and_then(|before| self.rows.get(before));
        let start = start.map_or(0, |(_, end)| *end as usize);
        let end = self.rows.get(at).map_or(start, |(_, end)| *end as usize);
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

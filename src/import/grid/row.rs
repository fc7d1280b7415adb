//! A row as a sheet shows it to whoever goes through it.

use super::cell::Cell;
use super::held::{Held, Placed};

/// A row that holds something. It lives while it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(super) number: u64,
    pub(super) through: f64,
    pub(super) unclosed: bool,
    pub(super) cells: Cells<'a>,
}

/// Where a row's cells are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cells<'a> {
    /// In a record of a text file.
    Record(&'a csv::StringRecord),
    /// In memory.
    Held(&'a Held, &'a [Placed]),
}

impl<'a> Row<'a> {
    /// Its number as a spreadsheet counts it: the first row of the sheet is 1, empty rows count.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// How far through the sheet it stands, from 0 to 1.
    pub const fn through(&self) -> f64 {
        self.through
    }

    /// A quotation mark opened in this row runs to the end of the file.
    pub const fn unclosed(&self) -> bool {
        self.unclosed
    }

    /// Up to which column it has cells, blank ones of a text file among them. Counted from 1.
    pub fn width(&self) -> usize {
        match self.cells {
            Cells::Record(record) => record.len(),
            Cells::Held(_, cells) => cells.last().map_or(0, |cell| cell.column as usize),
        }
    }

    /// The cell in a column, counted from 1; blank where there is none.
    pub fn cell(&self, column: usize) -> Cell<'a> {
        match self.cells {
            Cells::Record(record) => {
                let at = column.checked_sub(1);
                at.and_then(|at| record.get(at))
                    .map_or(Cell::Blank, of_text)
            }
            Cells::Held(held, cells) => cells
                .binary_search_by_key(&column, |cell| cell.column as usize)
                .ok()
                .and_then(|at| cells.get(at))
                .map_or(Cell::Blank, |cell| held.unpack(cell.packed)),
        }
    }

    /// Every cell that holds something with its column, counted from 1, from left to right.
    pub fn cells(&self) -> impl Iterator<Item = (usize, Cell<'a>)> + use<'a> {
        let (record, held) = match self.cells {
            Cells::Record(record) => (Some(record), None),
            Cells::Held(held, cells) => (None, Some((held, cells))),
        };
        let texts = record
            .into_iter()
            .flat_map(|record| (1..).zip(record.iter().map(of_text)));
        let packed = held.into_iter().flat_map(|(held, cells)| {
            cells
                .iter()
                .map(|cell| (cell.column as usize, held.unpack(cell.packed)))
        });
        texts.chain(packed).filter(|(_, cell)| *cell != Cell::Blank)
    }

    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.cells().all(|(_, cell)| cell.is_blank())
    }
}

fn of_text(text: &str) -> Cell<'_> {
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text)
    }
}

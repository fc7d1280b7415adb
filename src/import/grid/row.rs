//! A row as a sheet shows it to whoever goes through it.

use super::cell::Cell;
use super::held::{Held, Placed};

/// A row that holds something. It lives while it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(super) number: u64,
    pub(super) through: f64,
    pub(super) unclosed: bool,
    /// What stands between the cells of a text file, where some of them may hold several lines.
    pub(super) broken: Option<u8>,
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

    /// How many rows a quotation mark swallowed that was opened in a cell of this row and closed only in a later one:
    /// lines in a cell that have all the cells of a row, of a table of so many columns, with digits in one of those that
    /// count.
    pub(in crate::import) fn swallowed(&self, columns: usize, counted: &[usize]) -> Option<usize> {
        let between = char::from(self.broken?);
        let is_row = |line: &str, cells: usize| {
            let mut places = (1..).zip(line.split(between));
            let counts = |(column, text): (usize, &str)| {
                counted.contains(&column) && text.contains(|c: char| c.is_ascii_digit())
            };
            cells > 1 && line.split(between).count() == cells && places.any(counts)
        };
        self.cells().find_map(|(column, cell)| {
            let (_, below) = cell.as_text()?.split_once('\n')?;
            let lines = below.split('\n').count();
            // The last line ends in the cell in which the next quotation mark stands.
            let of_last = (column + columns).saturating_sub(self.width());
            let mut lines_below = (1..).zip(below.split('\n'));
            lines_below
                .any(|(at, line)| is_row(line, if at == lines { of_last } else { columns }))
                .then_some(lines)
        })
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

//! A sheet of a book: rows of cells, each at its true place.

use super::cell::Cell;
use super::delimited::Delimited;
use super::held::Held;
use super::row::{Cells, Row};
use crate::import::ImportError;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// After how many rows somebody who watches is told.
const TOLD: u64 = 4_096;

/// In how many cells at most what is merged with them is put, of the rows that are looked at.
const FILLED: usize = 1_000_000;

/// A rectangle of cells. Rows and columns count from 1, the last ones are within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Its first row.
    pub first_row: u64,
    /// Its first column.
    pub first_column: usize,
    /// Its last row.
    pub last_row: u64,
    /// Its last column.
    pub last_column: usize,
}

impl Area {
    /// Whether a cell lies in it.
    pub const fn holds(&self, row: u64, column: usize) -> bool {
        row >= self.first_row
            && row <= self.last_row
            && column >= self.first_column
            && column <= self.last_column
    }
}

/// A sheet. A text file is a book of one.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name; of a text file the file's.
    pub name: String,
    /// The name of its file, or what a pasted table is called.
    pub file: String,
    /// It is not shown where it comes from.
    pub hidden: bool,
    pub(super) body: Body,
    pub(super) merged: Vec<Area>,
}

/// Where the rows are.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// In a text file.
    Text(Delimited),
    /// In memory, shared by whoever has the sheet.
    Held(Arc<Held>),
}

/// Some rows of a sheet, kept.
#[derive(Debug, Clone, Default)]
pub struct Rows(Held);

impl Rows {
    /// The rows, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let last = self.0.last_row().max(1) as f64;
        self.0.rows().map(move |(number, cells)| Row {
            number,
            through: number as f64 / last,
            unclosed: false,
            broken: None,
            cells: Cells::Held(&self.0, cells),
        })
    }

    /// A cell by its row and column in the sheet, counted from 1; blank where there is none.
    pub fn cell(&self, row: u64, column: usize) -> Cell<'_> {
        in_row(&self.0, row, column)
    }

    /// Number of the last row that holds something; 0 without any.
    pub fn last_row(&self) -> u64 {
        self.0.last_row()
    }

    /// The furthest column that holds something.
    pub fn columns(&self) -> usize {
        self.0.columns()
    }

    fn keep(&mut self, row: &Row<'_>) {
        for (column, cell) in row.cells() {
            self.put(row.number(), column, cell);
        }
    }

    /// Puts what stands in cells merged down several rows into each of those that hold something: who looks at whole
    /// columns takes it as said of every one.
    pub(in crate::import) fn fill_down(&mut self, sheet: &Sheet) {
        let down = sheet
            .merged()
            .iter()
            .filter(|area| area.last_row > area.first_row);
        let mut filled = Vec::new();
        for area in down {
            let rows = self.0.rows_from(area.first_row + 1);
            for (row, _) in rows.take_while(|(row, _)| *row <= area.last_row) {
                if in_row(&self.0, row, area.first_column).is_blank() {
                    filled.push((row, *area));
                }
            }
            if filled.len() > FILLED {
                break;
            }
        }
        for (row, area) in filled {
            let cell = sheet.held_at(area.first_row, area.first_column);
            self.put(row, area.first_column, cell);
        }
        self.0.arrange();
    }

    /// Puts a cell down, in any order.
    pub(in crate::import) fn put(&mut self, row: u64, column: usize, cell: Cell<'_>) {
        if let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column))
            && let Some(packed) = self.0.pack(cell)
        {
            self.0.place(row, column, packed);
        }
    }

    /// The cells that were put down, as the sheet of a file of that name.
    pub(in crate::import) fn into_sheet(mut self, file: &str) -> Sheet {
        self.0.arrange();
        Sheet {
            name: file.to_owned(),
            file: file.to_owned(),
            hidden: false,
            body: Body::Held(Arc::new(self.0)),
            merged: Vec::new(),
        }
    }
}

impl Sheet {
    /// Shows every row that holds something, in order, until the visitor breaks off.
    ///
    /// # Errors
    /// [`ImportError`] when a text file can't be read to its end, changed, or goes past a bound. What was shown
    /// until then was as it is in the file.
    pub fn visit(
        &self,
        visitor: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        match &self.body {
            Body::Text(text) => text.visit(visitor),
            Body::Held(held) => {
                let last = held.last_row().max(1) as f64;
                for (number, cells) in held.rows() {
                    let row = Row {
                        number,
                        through: number as f64 / last,
                        unclosed: false,
                        broken: None,
                        cells: Cells::Held(held, cells),
                    };
                    if visitor(&row).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }

    /// The first rows that hold something, kept.
    ///
    /// # Errors
    /// As [`Sheet::visit`].
    pub fn head(&self, rows: usize) -> Result<Rows, ImportError> {
        let mut left = rows;
        let mut kept = Rows::default();
        self.visit(&mut |row| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            kept.keep(row);
            ControlFlow::Continue(())
        })?;
        kept.0.arrange();
        Ok(kept)
    }

    /// The rows of these numbers, kept; those that hold nothing are left out.
    ///
    /// # Errors
    /// As [`Sheet::visit`].
    pub fn rows(&self, numbers: &BTreeSet<u64>) -> Result<Rows, ImportError> {
        self.rows_watched(numbers, |_| Ok(()))
    }

    /// The same, telling `going_on` now and then how far through the sheet that is.
    ///
    /// # Errors
    /// As [`Sheet::visit`], and what `going_on` answers.
    pub(in crate::import) fn rows_watched(
        &self,
        numbers: &BTreeSet<u64>,
        going_on: impl Fn(f64) -> Result<(), ImportError>,
    ) -> Result<Rows, ImportError> {
        let mut kept = Rows::default();
        let Some(last) = numbers.last() else {
            return Ok(kept);
        };
        let mut outcome = Ok(());
        self.visit(&mut |row| {
            if row.number().is_multiple_of(TOLD) {
                outcome = going_on(row.through());
                if outcome.is_err() {
                    return ControlFlow::Break(());
                }
            }
            if numbers.contains(&row.number()) {
                kept.keep(row);
            }
            if row.number() < *last {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        outcome?;
        kept.0.arrange();
        Ok(kept)
    }

    /// Whether it is the very sheet that the other is, read in the same way.
    pub(in crate::import) fn is_same(&self, other: &Self) -> bool {
        match (&self.body, &other.body) {
            (Body::Text(one), Body::Text(other)) => one.is_same(other),
            (Body::Held(one), Body::Held(other)) => Arc::ptr_eq(one, other),
            (Body::Text(_), Body::Held(_)) | (Body::Held(_), Body::Text(_)) => false,
        }
    }

    /// The merged area a cell lies in. Only its first cell holds something.
    pub fn merged_at(&self, row: u64, column: usize) -> Option<Area> {
        let areas = self.merged.iter().take_while(|area| area.first_row <= row);
        areas.copied().find(|area| area.holds(row, column))
    }

    /// The areas merged down several rows that begin in a column, by their first row.
    pub(in crate::import) fn merged_down(&self, column: usize) -> Vec<Area> {
        let down = |area: &&Area| area.first_column == column && area.last_row > area.first_row;
        self.merged.iter().filter(down).copied().collect()
    }

    /// A cell of a workbook by its row and column; blank in a text file, which merges none.
    pub(in crate::import) fn held_at(&self, row: u64, column: usize) -> Cell<'_> {
        match &self.body {
            Body::Text(_) => Cell::Blank,
            Body::Held(held) => in_row(held, row, column),
        }
    }

    /// Whether some row of a workbook from the first of these to the last holds something.
    pub(in crate::import) fn holds_rows(&self, first: u64, last: u64) -> bool {
        match &self.body {
            Body::Text(_) => false,
            Body::Held(held) => held.holds_rows(first, last),
        }
    }

    /// Whether it is known to hold nothing.
    pub(super) fn is_empty(&self) -> bool {
        match &self.body {
            Body::Text(_) => false,
            Body::Held(held) => held.len() == 0,
        }
    }

    /// Number of the last row and the furthest column that hold something; nothing for a text file, which is not
    /// gone through for it.
    pub fn extent(&self) -> Option<(u64, usize)> {
        match &self.body {
            Body::Text(_) => None,
            Body::Held(held) => Some((held.last_row(), held.columns())),
        }
    }

    /// What stands between the cells of a text file.
    pub(in crate::import) const fn delimiter(&self) -> Option<u8> {
        match &self.body {
            Body::Text(text) => Some(text.delimiter),
            Body::Held(_) => None,
        }
    }

    /// Every merged area, by its first row.
    pub fn merged(&self) -> &[Area] {
        &self.merged
    }
}

pub(super) fn in_row(held: &Held, row: u64, column: usize) -> Cell<'_> {
    let cells = held.row(row);
    Row {
        number: row,
        through: 0.0,
        unclosed: false,
        broken: None,
        cells: Cells::Held(held, cells),
    }
    .cell(column)
}

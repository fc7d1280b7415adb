//! Cells merged down several rows: what they say of each.

use super::Taker;
use super::again::GARBLED;
use crate::import::grid::{Area, Cell, Row, Sheet};
use crate::import::quoted;
use crate::import::take::number::{Written, number};
use crate::import::take::reading::{Reading, Time, ValueColumn};
use crate::import::understand::{What, heading};

/// The areas of a sheet that are merged down several rows.
pub(super) struct Merged<'a> {
    sheet: &'a Sheet,
    /// Those in each column that says what a row is about.
    names: Vec<(usize, Vec<Area>)>,
    /// Those in each column of figures.
    figures: Vec<(usize, Vec<Area>)>,
}

impl<'a> Merged<'a> {
    pub(super) fn of(sheet: &'a Sheet, reading: &Reading) -> Self {
        let down = |columns: &mut dyn Iterator<Item = usize>| {
            let found = columns.map(|column| (column, sheet.merged_down(column)));
            found
                .filter(|(_, areas)| !areas.is_empty())
                .collect::<Vec<_>>()
        };
        let (cell, parts) = match reading.time {
            Time::Cell(column) => (Some(column), None),
            Time::Parts { year, part, .. } => (Some(year), Some(part)),
            Time::Headings => (None, None),
        };
        let names = reading.id.iter().chain(&reading.name).chain(&cell);
        let names = names.chain(&parts).chain(&reading.parts);
        let about = reading.about.iter().map(|(_, column)| column);
        let mut names = names.chain(&reading.groups).chain(about).copied();
        let mut figures = reading.values.iter().map(|value| value.column);
        Self {
            sheet,
            names: down(&mut names),
            figures: down(&mut figures),
        }
    }

    /// Whether nothing is merged.
    pub(super) const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.figures.is_empty()
    }

    /// What a blank cell is merged with, of a column that says what a row is about.
    pub(super) fn name(&self, row: u64, column: usize) -> Cell<'a> {
        area(&self.names, row, column).map_or(Cell::Blank, |area| {
            self.sheet.held_at(area.first_row, area.first_column)
        })
    }

    /// Why a figure can't be said to belong to its row: other rows share its cell.
    pub(super) fn shared(&self, row: u64, column: usize) -> Option<String> {
        let area = area(&self.figures, row, column)?;
        let shares = self.sheet.holds_rows(area.first_row + 1, area.last_row);
        shares.then(|| {
            format!(
                "this cell is merged over rows {} to {}, and its figure may be of each; take the merging away, and \
                 write the figure where it belongs",
                area.first_row, area.last_row
            )
        })
    }
}

impl Taker<'_> {
    /// Reads a figure.
    pub(super) fn read(
        &self,
        row: &Row<'_>,
        value: &ValueColumn,
    ) -> Result<Option<Written>, String> {
        let column = value.column;
        let read = number(self.cell(row, column), self.reading.decimals)?;
        let named = value.measure.as_deref().unwrap_or_default();
        if named.contains('\u{fffd}') && read.is_some() {
            return Err(format!("under the heading {}, {GARBLED}", quoted(named)));
        }
        if value.what == What::Target && read.is_some() && self.is_of_nobody(value) {
            let words = "nothing says which of the measures beside it this target is of; put each measure and its target \
                         in a sheet or file of their own";
            return Err(words.to_owned());
        }
        if !self.merged.is_empty()
            && read.is_some()
            && let Some(fault) = self.merged.shared(row.number(), column)
        {
            return Err(fault);
        }
        Ok(read)
    }

    /// A target under a heading that names no measure, in a table whose headings name them.
    fn is_of_nobody(&self, value: &ValueColumn) -> bool {
        let named = value.measure.as_deref();
        named.is_some_and(|named| heading(named, self.reading.first_month).is_some())
    }
}

/// The area of a column that a row lies in.
fn area(columns: &[(usize, Vec<Area>)], row: u64, column: usize) -> Option<Area> {
    let (_, areas) = columns.iter().find(|(number, _)| *number == column)?;
    let begun = areas.partition_point(|area| area.first_row <= row);
    let last = begun.checked_sub(1).and_then(|at| areas.get(at))?;
    Some(*last).filter(|area| area.holds(row, column))
}

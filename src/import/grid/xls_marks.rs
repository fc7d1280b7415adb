//! What calamine doesn't tell of a workbook of Excel 97 to 2003 ([MS-XLS]): the formats of its numbers, and how
//! large its sheets are before room is made for them.

use super::bounds::CELLS;
use super::compound::{u16_at, u32_at};
use super::look::Look;
use super::workbook::damaged;
use crate::import::ImportError;
use std::collections::BTreeMap;

/// How many rows and columns a sheet can have.
const SIDES: (u32, u16) = (65_536, 256);

/// What was noticed of all sheets, in their order.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// What each style looks like; nothing where it isn't known.
    looks: Vec<Option<Look>>,
    sheets: Vec<SheetMarks>,
}

/// What was noticed of one sheet.
#[derive(Debug, Default)]
struct SheetMarks {
    /// Style of each number, by its place, counted from 0.
    styles: BTreeMap<(u16, u16), u16>,
    /// First and last row and column that hold something.
    extent: Option<(u16, u16, u16, u16)>,
}

impl Marks {
    /// How a number of a sheet is shown. All counted from 0.
    pub(super) fn look(&self, sheet: usize, (row, column): (u32, u32)) -> Option<Look> {
        let place = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let style = self.sheets.get(sheet)?.styles.get(&place)?;
        let look = self.looks.get(usize::from(*style)).copied().flatten();
        Some(look.unwrap_or(Look::UNKNOWN))
    }

    /// Goes through the records of the book's stream.
    pub(super) fn read(source: &str, stream: &[u8]) -> Result<Self, ImportError> {
        let mut marks = Self::default();
        let mut formats: BTreeMap<u16, Look> = BTreeMap::new();
        let mut styles = Vec::new();
        let mut starts = Vec::new();
        let mut is_today = false;
        for (kind, data) in records(stream) {
            match kind {
                0x0809 => is_today |= u16_at(data, 0) == Some(0x0600),
                0x041e if is_today => formats.extend(format(data)),
                0x00e0 => styles.push(u16_at(data, 2).unwrap_or_default()),
                0x0085 => starts.extend(u32_at(data, 0)),
                0x000a => break,
                _ => {}
            }
        }
        let look = |format: u16| formats.get(&format).copied().or(Look::built_in(format));
        marks.looks = styles.into_iter().map(look).collect();
        let mut cells = 0;
        for start in starts {
            let of_sheet = stream.get(start as usize..);
            let of_sheet = of_sheet.ok_or_else(|| damaged(source, &"a sheet lies outside"))?;
            let sheet = SheetMarks::read(source, of_sheet)?;
            cells += sheet.rectangle();
            if cells > CELLS {
                let (file, most) = (source.to_owned(), CELLS);
                return Err(ImportError::TooManyCells { file, most });
            }
            marks.sheets.push(sheet);
        }
        Ok(marks)
    }
}

impl SheetMarks {
    fn read(source: &str, stream: &[u8]) -> Result<Self, ImportError> {
        let mut sheet = Self::default();
        // A chart in a sheet brings records of its own between a beginning and an end.
        let mut depth = 0_usize;
        for (kind, data) in records(stream) {
            match kind {
                0x0809 => depth += 1,
                0x000a if depth <= 1 => break,
                0x000a => depth -= 1,
                _ if depth > 1 => {}
                0x0200 => dimensions(source, data)?,
                // Numbers, formulas.
                0x0203 | 0x027e | 0x0006 => sheet.cell(data, u16_at(data, 4)),
                // Texts, truths and errors.
                0x0204 | 0x00d6 | 0x0205 | 0x00fd => sheet.cell(data, None),
                0x00bd => sheet.numbers(data),
                _ => {}
            }
        }
        Ok(sheet)
    }

    fn cell(&mut self, data: &[u8], style: Option<u16>) {
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
            return;
        };
        self.holds(row, column);
        if let Some(style) = style {
            self.styles.insert((row, column), style);
        }
    }

    /// Numbers that lie side by side.
    fn numbers(&mut self, data: &[u8]) {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else {
            return;
        };
        let cells = data
            .get(4..data.len().saturating_sub(2))
            .unwrap_or_default();
        for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
            self.holds(row, column);
            if let Some(style) = u16_at(cell, 0) {
                self.styles.insert((row, column), style);
            }
        }
    }

    fn holds(&mut self, row: u16, column: u16) {
        let (top, left, bottom, right) = self.extent.unwrap_or((row, column, row, column));
        self.extent = Some((
            top.min(row),
            left.min(column),
            bottom.max(row),
            right.max(column),
        ));
    }

    fn rectangle(&self) -> usize {
        self.extent.map_or(0, |(top, left, bottom, right)| {
            (usize::from(bottom - top) + 1) * (usize::from(right - left) + 1)
        })
    }
}

/// Calamine makes room for what a sheet says of its size; it must be one that a sheet can have.
fn dimensions(source: &str, data: &[u8]) -> Result<(), ImportError> {
    let sides = if data.len() == 10 {
        (u16_at(data, 2).map(u32::from), u16_at(data, 6))
    } else {
        (u32_at(data, 4), u16_at(data, 10))
    };
    let first = if data.len() == 10 {
        u16_at(data, 0).map(u32::from)
    } else {
        u32_at(data, 0)
    };
    let (Some(rows), Some(columns), Some(first)) = (sides.0, sides.1, first) else {
        return Ok(());
    };
    let (most_rows, most_columns) = SIDES;
    if rows > most_rows || columns > most_columns || first > rows {
        return Err(damaged(
            source,
            &"a sheet says that it is larger than can be",
        ));
    }
    Ok(())
}

/// The records of a stream: each with its kind and what it holds.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut left = stream;
    std::iter::from_fn(move || {
        let kind = u16_at(left, 0)?;
        let length = usize::from(u16_at(left, 2)?);
        let data = left.get(4..4 + length)?;
        left = left.get(4 + length..).unwrap_or_default();
        Some((kind, data))
    })
}

/// A format's number and what its code says of numbers.
fn format(data: &[u8]) -> Option<(u16, Look)> {
    let number = u16_at(data, 0)?;
    let letters = usize::from(u16_at(data, 2)?);
    let is_wide = data.get(4)? & 1 == 1;
    let code: String = if is_wide {
        let units = data.get(5..5 + letters * 2)?.chunks_exact(2);
        let units = units.filter_map(|unit| u16_at(unit, 0));
        char::decode_utf16(units)
            .map(Result::unwrap_or_default)
            .collect()
    } else {
        let letters = data.get(5..5 + letters)?;
        letters.iter().map(|byte| char::from(*byte)).collect()
    };
    Some((number, Look::of_code(&code)))
}

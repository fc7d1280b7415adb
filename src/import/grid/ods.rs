//! Workbooks of LibreOffice and its relatives: the values as calamine reads them, the rest by our own pass.

use super::bytes::Bytes;
use super::cell::Cell;
use super::held::Held;
use super::look::Look;
use super::ods_marks::{Marks, SheetMarks};
use super::sheet::Sheet;
use super::watch::Watch;
use super::workbook::{self, Filling, damaged};
use crate::import::ImportError;
use calamine::{Ods, OdsError, Reader};
use std::io::BufReader;

/// What LibreOffice shows where a formula failed; it stores it as text.
const ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

/// Reads all sheets.
pub(super) fn read(
    source: &str,
    bytes: &Bytes,
    watch: Watch<'_>,
) -> Result<Vec<Sheet>, ImportError> {
    let reader = || {
        let reader = bytes.reader().map_err(|why| bytes.failed(source, why))?;
        Ok(BufReader::new(reader))
    };
    // Calamine unrolls what is repeated, so it must be known first how much that makes.
    let marks = Marks::read(source, reader()?)?;
    watch.step(0.5)?;
    let mut book = Ods::new(reader()?).map_err(|error| {
        if matches!(error, OdsError::Password) {
            ImportError::Locked(source.to_owned())
        } else {
            damaged(source, &error)
        }
    })?;
    let mut filling = Filling::new(source);
    let mut sheets = Vec::new();
    let unmarked = SheetMarks::default();
    for (at, about) in book.sheets_metadata().to_vec().iter().enumerate() {
        watch.step(0.5)?;
        let marks = marks.sheets.get(at).unwrap_or(&unmarked);
        let range = book.worksheet_range(&about.name);
        let range = range.map_err(|error| damaged(source, &error))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut held = Held::default();
        for (row, column, value) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            let look = marks.look(place).unwrap_or(Look::PLAIN);
            let mut cell = workbook::cell(value, look);
            if let Cell::Text(text) = cell
                && is_error(text)
            {
                cell = Cell::Error(text);
            }
            filling.put(&mut held, place, cell)?;
        }
        sheets.push(workbook::sheet(
            (source, about),
            held,
            marks.merged.iter().copied(),
        ));
    }
    Ok(sheets)
}

fn is_error(text: &str) -> bool {
    text.starts_with(['#', 'E'])
        && (ERRORS.contains(&text)
            || text
                .strip_prefix("Err:")
                .is_some_and(|number| number.parse::<u16>().is_ok()))
}

//! Workbooks of Excel 97 to 2003: the values as calamine reads them, formats by our own pass.

use super::compound;
use super::held::Held;
use super::look::Look;
use super::sheet::Sheet;
use super::watch::Watch;
use super::workbook::{self, Filling, damaged};
use super::xls_marks::Marks;
use crate::import::ImportError;
use calamine::{Reader, SheetType, Xls, XlsError};
use std::io::Cursor;

/// Reads all sheets.
pub(super) fn read(
    source: &str,
    bytes: &[u8],
    watch: Watch<'_>,
) -> Result<Vec<Sheet>, ImportError> {
    if compound::is_locked(bytes) {
        return Err(ImportError::Locked(source.to_owned()));
    }
    let stream = compound::stream(bytes, &["Workbook", "Book"]);
    let stream = stream.ok_or_else(|| damaged(source, &"it holds no workbook"))?;
    // Calamine makes room for whole rectangles, so it must be known first how large they are.
    let marks = Marks::read(source, &stream)?;
    drop(stream);
    watch.step(0.25)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| {
        if matches!(error, XlsError::Password) {
            ImportError::Locked(source.to_owned())
        } else {
            damaged(source, &error)
        }
    })?;
    let mut filling = Filling::new(source);
    let mut sheets = Vec::new();
    for (at, about) in book.sheets_metadata().to_vec().iter().enumerate() {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        watch.step(0.5)?;
        let range = book.worksheet_range(&about.name);
        let range = range.map_err(|error| damaged(source, &error))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut held = Held::default();
        for (row, column, value) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            let look = marks.look(at, place).unwrap_or(Look::PLAIN);
            filling.put(&mut held, place, workbook::cell(value, look))?;
        }
        let merged = book.merge_cells_by_sheet_name(&about.name);
        let merged = merged.map_err(|error| damaged(source, &error))?;
        let merged = merged.into_iter().map(workbook::area);
        sheets.push(workbook::sheet((source, about), held, merged));
    }
    Ok(sheets)
}

//! Workbooks of Excel since 2007, cell by cell as calamine reads them.

use super::bytes::{Bytes, Pass};
use super::cell::Cell;
use super::held::{Held, Span};
use super::look::Look;
use super::sheet::Sheet;
use super::watch::Watch;
use super::workbook::{self, Filling, damaged};
use crate::import::ImportError;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::collections::HashMap;
use std::io::BufReader;

type Source = BufReader<Pass>;

/// How many cells are read between two looks at whether to go on.
const STEP: usize = 4096;

/// Reads all sheets. With `formulas`, those without a value are looked for too.
pub(super) fn read(
    source: &str,
    bytes: &Bytes,
    formulas: bool,
    watch: Watch<'_>,
) -> Result<Vec<Sheet>, ImportError> {
    let reader = bytes.reader().map_err(|why| bytes.failed(source, why))?;
    let book = Xlsx::new(BufReader::new(reader));
    let mut book: Xlsx<Source> = book.map_err(|error| refused(source, &error))?;
    let abouts: Vec<calamine::Sheet> = book.sheets_metadata().to_vec();
    let mut filling = Filling::new(source);
    let mut sheets = Vec::new();
    for (at, about) in abouts.iter().enumerate() {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        watch.step(0.25 + 0.75 * at as f64 / abouts.len() as f64)?;
        let mut held = Held::default();
        match cells(&mut book, &about.name, &mut filling, &mut held, watch) {
            Ok(()) => {}
            // The list of sheets may name what is no sheet, or isn't there.
            Err(Trouble::Xlsx(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_))) => {
                continue;
            }
            Err(Trouble::Xlsx(error)) => return Err(refused(source, &error)),
            Err(Trouble::Import(error)) => return Err(error),
        }
        if formulas {
            let uncalculated = uncalculated(&mut book, &about.name, &mut filling, &mut held);
            uncalculated.map_err(|trouble| trouble.told(source))?;
        }
        let merged = book.merge_cells_by_sheet_name(&about.name);
        let merged = merged.map_err(|error| refused(source, &error))?;
        let merged = merged.into_iter().map(workbook::area);
        sheets.push(workbook::sheet((source, about), held, merged));
    }
    Ok(sheets)
}

/// What stopped the reading of a sheet.
enum Trouble {
    Xlsx(XlsxError),
    Import(ImportError),
}

impl Trouble {
    fn told(self, source: &str) -> ImportError {
        match self {
            Self::Xlsx(error) => refused(source, &error),
            Self::Import(error) => error,
        }
    }
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

impl From<ImportError> for Trouble {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

fn cells(
    book: &mut Xlsx<Source>,
    name: &str,
    filling: &mut Filling<'_>,
    held: &mut Held,
    watch: Watch<'_>,
) -> Result<(), Trouble> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let looks: Vec<Look> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.map_or(Look::PLAIN, |format| Look::of_code(&format.format_code))
        })
        .collect();
    // A text that many cells share is held once; it is told by where the reader holds it.
    let mut shared: HashMap<usize, Span> = HashMap::new();
    let mut read = 0_usize;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        read += 1;
        if read.is_multiple_of(STEP) {
            watch.step(0.25)?;
        }
        let look = looks.get(style).copied().unwrap_or(Look::PLAIN);
        let place = cell.get_position();
        let DataRef::SharedString(text) = cell.get_value() else {
            put(filling, held, place, workbook::cell(cell.get_value(), look))?;
            continue;
        };
        let held_at = text.as_ptr().addr();
        if let Some(span) = shared.get(&held_at) {
            filling.put_again(held, place, *span)?;
        } else if let Some(span) =
            put(filling, held, place, workbook::cell(cell.get_value(), look))?
        {
            shared.insert(held_at, span);
        }
    }
    Ok(())
}

/// Puts a cell down, the line breaks of its text as single line feeds.
fn put(
    filling: &mut Filling<'_>,
    held: &mut Held,
    place: (u32, u32),
    cell: Cell<'_>,
) -> Result<Option<Span>, ImportError> {
    if let Cell::Text(text) = cell
        && text.contains('\r')
    {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        return filling.put(held, place, Cell::Text(&text));
    }
    filling.put(held, place, cell)
}

/// Marks the formulas whose value was never calculated.
fn uncalculated(
    book: &mut Xlsx<Source>,
    name: &str,
    filling: &mut Filling<'_>,
    held: &mut Held,
) -> Result<(), Trouble> {
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            filling.put(held, cell.pos, Cell::Uncalculated)?;
        }
    }
    Ok(())
}

fn refused(source: &str, error: &XlsxError) -> ImportError {
    if matches!(error, XlsxError::Password) {
        ImportError::Locked(source.to_owned())
    } else {
        damaged(source, error)
    }
}

//! A department template that came back: which cell is which figure is written in it.

use super::grid::{Book, Cell, Row, Sheet};
use super::known_table::{KnownRow, KnownRows, Places};
use super::{ImportError, KnownTable};
use crate::domain::period::Period;
use crate::domain::template_layout::{
    COLUMNS, DENOMINATOR, FACTS, FACTS_TITLE, FIGURES, GROUP, HEADER_ROW, MEASURE, MEASURE_KEY,
    NOTE, NUMERATOR, PERIOD, PERIOD_CODE, VALUE, VERSION,
};
use std::ops::ControlFlow;

/// A template with what a department wrote into it.
#[derive(Debug, Clone)]
pub struct FilledTemplate {
    /// Key of the city's program it was made for.
    pub program: String,
    /// Name of that city.
    pub city: String,
    /// Its figures, ready to be planned.
    pub table: KnownTable,
    /// The notes, by row.
    pub notes: Vec<FilledNote>,
}

/// What a department noted beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledNote {
    /// Row of the sheet, counted from 1.
    pub row: u64,
    /// Key of the measure.
    pub measure: String,
    /// The period, in the manner of ISO 8601.
    pub period: String,
    /// The words.
    pub note: String,
}

/// Reads a book as a department template. `None` when it is none.
///
/// # Errors
/// [`ImportError::NewerTemplate`] when a later version wrote it, [`ImportError::Damaged`] when its sheet of figures is
/// gone.
pub fn filled_template(book: &Book) -> Option<Result<FilledTemplate, ImportError>> {
    let facts = book.sheets.iter().find(|sheet| sheet.name == FACTS)?;
    let facts = match facts.head(8) {
        Ok(facts) => facts,
        Err(error) => return Some(Err(error)),
    };
    if facts.cell(1, 1) != Cell::Text(FACTS_TITLE) {
        return None;
    }
    let fact = |row| facts.cell(row, 2).text();
    if fact(1).parse() != Ok(VERSION) {
        return Some(Err(ImportError::NewerTemplate(book.source.clone())));
    }
    let sheet = book.sheets.iter().find(|sheet| sheet.name == FIGURES);
    let read = match sheet {
        Some(sheet) => figures(book, sheet),
        None => Err(ImportError::Damaged {
            file: book.source.clone(),
            why: format!("its sheet \u{201c}{FIGURES}\u{201d} is gone"),
        }),
    };
    Some(read.map(|(table, notes)| FilledTemplate {
        program: fact(2),
        city: fact(3),
        table,
        notes,
    }))
}

fn figures(book: &Book, sheet: &Sheet) -> Result<(KnownTable, Vec<FilledNote>), ImportError> {
    let mut rows = KnownRows::new(Places {
        measure: MEASURE,
        period: PERIOD,
        value: VALUE,
        numerator: NUMERATOR,
        denominator: DENOMINATOR,
    });
    let mut notes = Vec::new();
    let mut below = false;
    sheet.visit(&mut |row| {
        // Rows above may have been added or deleted: the heading is where it is, and a row that still has its keys is a
        // figure wherever it stands.
        if is_heading(row) {
            below = true;
            return ControlFlow::Continue(());
        }
        below |= row.number() > HEADER_ROW;
        // A row without a measure and without anything to be read is a remark below the table.
        let is_figure = [MEASURE_KEY, PERIOD_CODE, VALUE, NUMERATOR, DENOMINATOR]
            .into_iter()
            .any(|column| !row.cell(column).is_blank());
        if is_figure && (below || has_keys(row)) {
            let figure = figure(row);
            let note = row.cell(NOTE);
            if !note.is_blank() {
                notes.push(FilledNote {
                    row: row.number(),
                    measure: figure.measure.text(),
                    period: figure.period.text(),
                    note: note.text(),
                });
            }
            rows.add(row.number(), &figure);
        }
        ControlFlow::Continue(())
    })?;
    let table = rows.table((&book.source, &book.hash), COLUMNS.len());
    Ok((table, notes))
}

/// Whether a row is the heading that we wrote.
fn is_heading(row: &Row<'_>) -> bool {
    let named = |column: usize| {
        let heading = column.checked_sub(1).and_then(|at| COLUMNS.get(at));
        heading.is_some_and(|heading| row.cell(column) == Cell::Text(heading))
    };
    named(MEASURE_KEY) && named(PERIOD_CODE)
}

/// Whether a row says by the keys that were written with it which figure it is.
fn has_keys(row: &Row<'_>) -> bool {
    !row.cell(MEASURE_KEY).is_blank() && Period::from_iso(&row.cell(PERIOD_CODE).text()).is_some()
}

/// A row's figure: by the keys that were written with it, or by what somebody wrote into a row of their own.
fn figure<'c>(row: &Row<'c>) -> KnownRow<'c> {
    let written = |key: usize, shown: usize| {
        let key = row.cell(key);
        if key.is_blank() { row.cell(shown) } else { key }
    };
    KnownRow {
        measure: written(MEASURE_KEY, MEASURE),
        period: written(PERIOD_CODE, PERIOD),
        value: row.cell(VALUE),
        group: row.cell(GROUP),
        numerator: row.cell(NUMERATOR),
        denominator: row.cell(DENOMINATOR),
    }
}

//! What all workbooks share: cells out of calamine's values, bounds, and errors in words.

use super::bounds::{CELLS, COLUMNS, PART_BYTES};
use super::cell::{Cell, MomentLook, NumberLook};
use super::held::{Held, Span};
use super::look::Look;
use super::sheet::{Area, Body, Sheet};
use crate::import::ImportError;
use calamine::{CellErrorType, DataType, Dimensions, ExcelDateTime, SheetVisible};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How long a serial number of a date may be: the end of the year 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// Cells put down so far in all sheets of a book, against the bounds.
pub(super) struct Filling<'a> {
    pub(super) source: &'a str,
    cells: usize,
    texts: usize,
}

impl<'a> Filling<'a> {
    pub(super) const fn new(source: &'a str) -> Self {
        Self {
            source,
            cells: 0,
            texts: 0,
        }
    }

    /// Puts a cell down, its row and column counted from 0. A text held before may be pointed to.
    pub(super) fn put(
        &mut self,
        held: &mut Held,
        (row, column): (u32, u32),
        cell: Cell<'_>,
    ) -> Result<Option<Span>, ImportError> {
        if column as usize >= COLUMNS {
            return Err(ImportError::TooManyColumns {
                file: self.source.to_owned(),
                row: u64::from(row) + 1,
                most: COLUMNS,
            });
        }
        let before = held.text_bytes();
        let Some(packed) = held.pack(cell) else {
            return Ok(None);
        };
        self.texts += held.text_bytes() - before;
        held.place(row.saturating_add(1), column + 1, packed);
        self.count()?;
        Ok(packed.span())
    }

    /// Puts a text down that is held already.
    pub(super) fn put_again(
        &mut self,
        held: &mut Held,
        (row, column): (u32, u32),
        text: Span,
    ) -> Result<(), ImportError> {
        held.place(
            row.saturating_add(1),
            column + 1,
            super::held::Packed::Text(text),
        );
        self.count()
    }

    fn count(&mut self) -> Result<(), ImportError> {
        self.cells += 1;
        if self.cells > CELLS || self.texts as u64 > PART_BYTES {
            return Err(ImportError::TooManyCells {
                file: self.source.to_owned(),
                most: CELLS,
            });
        }
        Ok(())
    }
}

/// A sheet of cells that were put down, of a file of that name.
pub(super) fn sheet(
    (file, about): (&str, &calamine::Sheet),
    mut held: Held,
    merged: impl IntoIterator<Item = Area>,
) -> Sheet {
    held.arrange();
    let mut merged: Vec<Area> = merged.into_iter().collect();
    merged.sort_unstable();
    Sheet {
        name: about.name.clone(),
        file: file.to_owned(),
        hidden: about.visible != SheetVisible::Visible,
        body: Body::Held(held.into()),
        merged,
    }
}

/// A rectangle that calamine counts from 0.
pub(super) const fn area(dimensions: Dimensions) -> Area {
    let ((first_row, first_column), (last_row, last_column)) = (dimensions.start, dimensions.end);
    Area {
        first_row: first_row as u64 + 1,
        first_column: first_column as usize + 1,
        last_row: last_row as u64 + 1,
        last_column: last_column as usize + 1,
    }
}

/// A value as a cell, shown as its format says.
pub(super) fn cell(value: &impl DataType, look: Look) -> Cell<'_> {
    if let Some(text) = value.get_string() {
        return if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        };
    }
    if let Some(number) = value.get_float() {
        return Cell::Number(number, look.number);
    }
    if let Some(number) = value.get_int() {
        return Cell::Number(number as f64, look.number);
    }
    if let Some(truth) = value.get_bool() {
        return Cell::Bool(truth);
    }
    if let Some(at) = value.get_datetime() {
        return moment(at, look.moment);
    }
    if let Some(text) = value.get_datetime_iso() {
        return moment_of_text(text);
    }
    if let Some(text) = value.get_duration_iso() {
        return days_of_text(text).map_or(Cell::Text(text), Cell::Days);
    }
    value
        .get_error()
        .map_or(Cell::Blank, |error| Cell::Error(error_word(error)))
}

fn moment<'a>(at: ExcelDateTime, look: MomentLook) -> Cell<'a> {
    let number = at.as_f64();
    if at.is_duration() {
        return Cell::Days(number);
    }
    if !(0.0..LAST_DAY).contains(&number) {
        return Cell::Number(number, NumberLook::Plain);
    }
    let look = if number < 1.0 { MomentLook::Time } else { look };
    at.as_datetime()
        .map_or(Cell::Number(number, NumberLook::Plain), |at| {
            Cell::Moment(at, look)
        })
}

/// A date or a date and time as "2026-11-29" and "2026-11-29T10:00:00".
fn moment_of_text(text: &str) -> Cell<'_> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Cell::Moment(day.and_time(NaiveTime::MIN), MomentLook::Day);
    }
    text.trim_end_matches('Z')
        .parse::<NaiveDateTime>()
        .map_or(Cell::Text(text), |at| Cell::Moment(at, MomentLook::DayTime))
}

/// Hours, minutes and seconds as "PT10H30M00S", in days.
fn days_of_text(text: &str) -> Option<f64> {
    let mut left = text.strip_prefix("PT")?;
    let mut days = 0.0;
    for (unit, per_day) in [('H', 24.0), ('M', 1440.0), ('S', 86400.0)] {
        if let Some((number, after)) = left.split_once(unit) {
            days += number.parse::<f64>().ok()? / per_day;
            left = after;
        }
    }
    Some(days).filter(|days| days.is_finite())
}

const fn error_word(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

/// Reads by somebody else's code, which may trip over a file that was made to be no workbook.
pub(super) fn guarded<T>(
    source: &str,
    read: impl FnOnce() -> Result<T, ImportError>,
) -> Result<T, ImportError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged(source, &"its parts don't fit together")))
}

/// That a file is damaged, and what the reader said.
pub(super) fn damaged(source: &str, why: &dyn std::fmt::Display) -> ImportError {
    ImportError::Damaged {
        file: source.to_owned(),
        why: why.to_string(),
    }
}

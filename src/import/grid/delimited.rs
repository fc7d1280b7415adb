//! Text whose cells stand between delimiters, gone through row by row and never held as cells.

use super::bounds::{COLUMNS, ROWS};
use super::bytes::{Bytes, Pass};
use super::decoded::{Decoded, END, RowTooLong};
use super::row::{Cells, Row};
use crate::import::ImportError;
use encoding_rs::Encoding;
use std::ops::ControlFlow;

/// A text file and how its cells are told apart.
#[derive(Debug, Clone)]
pub(super) struct Delimited {
    pub(super) source: String,
    pub(super) bytes: Bytes,
    pub(super) encoding: &'static Encoding,
    pub(super) delimiter: u8,
    /// Its first line says what the delimiter is, as Excel writes it, and is no row.
    pub(super) announced: bool,
}

/// What is looked at, row by row.
pub(super) type Visitor<'a> = dyn FnMut(&Row<'_>) -> ControlFlow<()> + 'a;

impl Delimited {
    fn reader(&self) -> Result<csv::Reader<Decoded<Pass>>, ImportError> {
        let bytes = self.bytes.reader();
        let bytes = bytes.map_err(|why| self.bytes.failed(&self.source, why))?;
        Ok(csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .buffer_capacity(128 * 1024)
            .from_reader(Decoded::new(bytes, self.encoding)))
    }

    /// Whether it is the same text, taken apart in the same way.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.bytes.are_same(&other.bytes)
            && self.encoding == other.encoding
            && self.delimiter == other.delimiter
            && self.announced == other.announced
    }

    /// Shows every row that holds something.
    pub(super) fn visit(&self, visitor: &mut Visitor<'_>) -> Result<(), ImportError> {
        let mut reader = self.reader()?;
        let mut record = csv::StringRecord::new();
        let mut lines_before = reader.position().line();
        let mut number = 0;
        let length = self.bytes.len().max(1) as f64;
        loop {
            let begins = reader.position().byte();
            reader.get_mut().row_begins(begins);
            let read = reader.read_record(&mut record);
            if !read.map_err(|error| self.error(&error, number + 1))? {
                break;
            }
            // The reader skips empty lines; a spreadsheet counts them, but not the lines in a cell.
            let lines = reader.position().line().saturating_sub(lines_before);
            lines_before = reader.position().line();
            let in_cells = if lines > 1 { line_feeds(&record) } else { 0 };
            number += lines.saturating_sub(in_cells).max(1);
            let is_end = reader.get_ref().is_over_at(reader.position().byte());
            if is_end && record.len() == 1 && record.get(0) == Some(END) {
                break;
            }
            let announcement = u64::from(self.announced);
            if record.as_slice().is_empty() || number <= announcement {
                continue;
            }
            let unclosed = is_end && close(&mut record);
            self.within_bounds(number, &record)?;
            let row = Row {
                number: number - announcement,
                through: (reader.get_ref().taken() as f64 / length).min(1.0),
                unclosed,
                broken: (in_cells > 0).then_some(self.delimiter),
                cells: Cells::Record(&record),
            };
            if visitor(&row).is_break() {
                return Ok(());
            }
        }
        self.bytes.passed(&self.source, reader.get_ref().taken())
    }

    fn within_bounds(&self, number: u64, record: &csv::StringRecord) -> Result<(), ImportError> {
        let file = || self.source.clone();
        if number > ROWS {
            let (file, most) = (file(), ROWS);
            return Err(ImportError::TooManyRows { file, most });
        }
        if record.len() > COLUMNS {
            let (row, most) = (number, COLUMNS);
            let file = file();
            return Err(ImportError::TooManyColumns { file, row, most });
        }
        Ok(())
    }

    fn error(&self, error: &csv::Error, row: u64) -> ImportError {
        let file = self.source.clone();
        let csv::ErrorKind::Io(why) = error.kind() else {
            let why = error.to_string();
            return ImportError::Damaged { file, why };
        };
        if why
            .get_ref()
            .is_some_and(<dyn std::error::Error + Send + Sync>::is::<RowTooLong>)
        {
            return ImportError::RowTooLong { file, row };
        }
        let why = std::io::Error::new(why.kind(), why.to_string());
        self.bytes.failed(&self.source, why)
    }
}

fn line_feeds(record: &csv::StringRecord) -> u64 {
    let bytes = record.as_slice().bytes();
    bytes.filter(|byte| *byte == b'\n').count() as u64
}

/// Takes what follows the text off a last cell that ran into it. Whether it did.
fn close(record: &mut csv::StringRecord) -> bool {
    let after = ["\n", END, "\n"].concat();
    let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
    let Some(last) = cells.last_mut() else {
        return false;
    };
    let Some(kept) = last.strip_suffix(&after).map(str::to_owned) else {
        return false;
    };
    *last = kept;
    *record = csv::StringRecord::from(cells);
    true
}

//! A long CSV as a typed table: measure, period, value and, where broken down, group; of ratios also what they
//! are made of.

use super::grid::{Book, ReadOptions};
use super::{ImportError, filled_template};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// What the columns must be called, in any case and order.
const NEEDED: [&str; 3] = ["measure", "period", "value"];
/// The column of a breakdown's groups.
const GROUP: &str = "group";
/// Names of the columns of numerators and denominators; the first that is there counts, and only where
/// both columns are there: "num" alone may number the rows.
const NUMERATOR: [&str; 2] = ["numerator", "num"];
/// The same below the line.
const DENOMINATOR: [&str; 4] = ["denominator", "denom", "den", "of"];
/// What may stand between the cells of a row.
pub(super) const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A long table as it stands in a file. Nothing in it has been judged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongTable {
    /// The file's name, without its folders.
    pub source: String,
    /// SHA-256 of the file's bytes in hex.
    pub hash: String,
    /// How many columns the header names.
    pub columns: usize,
    /// Place of the measure's column, from 1.
    pub measure_column: usize,
    /// Place of the period's column, from 1.
    pub period_column: usize,
    /// Place of the value's column, from 1.
    pub value_column: usize,
    /// Places of the columns of numerators and denominators, from 1, where there are both.
    pub parts_columns: Option<(usize, usize)>,
    /// The rows below the header, but for those without any cell.
    pub rows: Vec<LongRow>,
}

/// One row. Cells that the row lacks are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LongRow {
    /// Its number as a spreadsheet counts it: the first row of the file is 1, empty rows count.
    pub row: u64,
    /// The cell under "measure".
    pub measure: String,
    /// The cell under "period".
    pub period: String,
    /// The cell under "value".
    pub value: String,
    /// The cell under "group"; empty when there is no such column.
    pub group: String,
    /// The cell under "numerator"; empty when there are no such columns.
    pub numerator: String,
    /// The cell under "denominator", likewise.
    pub denominator: String,
    /// How many cells it has past the last column of the header, when any of them holds something.
    pub surplus: usize,
    /// A quotation mark opened here runs to the end of the file.
    pub unclosed: bool,
}

/// Where the columns are, from 0.
struct Columns {
    count: usize,
    measure: usize,
    period: usize,
    value: usize,
    group: Option<usize>,
    parts: Option<(usize, usize)>,
}

impl LongTable {
    /// Opens a file.
    ///
    /// # Errors
    /// [`ImportError`] when it is missing, can't be read, is no text or has no header.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let bytes = std::fs::read(path).map_err(|why| {
            if why.kind() == std::io::ErrorKind::NotFound {
                ImportError::Missing(path.to_owned())
            } else {
                let path = path.to_owned();
                ImportError::Unreadable { path, why }
            }
        })?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self::from_bytes(&name.to_string_lossy(), &bytes)
    }

    /// Reads the bytes of a file of that name.
    ///
    /// # Errors
    /// [`ImportError`] when they are no text or have no header.
    pub fn from_bytes(source: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::from_template(source, bytes);
        }
        let text = text(source, bytes)?;
        let (delimiter, columns) = header(source, &text)?;
        let rows = rows(&text, delimiter, &columns);
        Ok(Self {
            source: source.to_owned(),
            hash: hex(&Sha256::digest(bytes)),
            columns: columns.count,
            measure_column: columns.measure + 1,
            period_column: columns.period + 1,
            value_column: columns.value + 1,
            parts_columns: columns.parts.map(|(above, below)| (above + 1, below + 1)),
            rows,
        })
    }
}

impl LongTable {
    /// Reads a department template. It needs no header of ours.
    fn from_template(source: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        let book = Book::from_bytes(source, bytes, &ReadOptions::default())?;
        match filled_template(&book) {
            Some(filled) => filled?.table.in_words(),
            None => Err(ImportError::Workbook(source.to_owned())),
        }
    }
}

/// The bytes as text, without a byte order mark, every line ended by one line feed.
pub(super) fn text(source: &str, bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ImportError::Workbook(source.to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotText(source.to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(ImportError::NotText(source.to_owned()));
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty(source.to_owned()));
    }
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// What stands between the cells, and where the columns are. The delimiter under which the header
/// names most of the columns is the right one.
fn header(source: &str, text: &str) -> Result<(u8, Columns), ImportError> {
    let mut best: (usize, u8, Vec<String>) = (0, b',', Vec::new());
    for delimiter in DELIMITERS {
        let names = header_names(text, delimiter);
        let found = NEEDED
            .iter()
            .filter(|name| names.iter().any(|n| n == *name))
            .count();
        if found > best.0 || best.2.is_empty() {
            best = (found, delimiter, names);
        }
    }
    let (_, delimiter, names) = best;
    let place = |column: &'static str| {
        let mut places = (0..)
            .zip(&names)
            .filter(|(_, name)| *name == column)
            .map(|(at, _)| at);
        let file = source.to_owned();
        match (places.next(), places.next()) {
            (_, Some(_)) => Err(ImportError::ColumnTwice { file, column }),
            (found, None) => Ok(found),
        }
    };
    let needed = |column: &'static str| {
        let file = source.to_owned();
        place(column)?.ok_or(ImportError::NoColumn { file, column })
    };
    let first_of = |names: &[&'static str]| {
        let found = names
            .iter()
            .map(|name| place(name))
            .find(|found| !matches!(found, Ok(None)));
        found.unwrap_or(Ok(None))
    };
    // Where only one is there, neither means anything, once or twice.
    let parts = match (first_of(&NUMERATOR), first_of(&DENOMINATOR)) {
        (Ok(None), _) | (_, Ok(None)) => None,
        (above, below) => above?.zip(below?),
    };
    let columns = Columns {
        count: names.len(),
        measure: needed("measure")?,
        period: needed("period")?,
        value: needed("value")?,
        group: place(GROUP)?,
        parts,
    };
    Ok((delimiter, columns))
}

/// The cells of the first row that holds anything, in small letters.
fn header_names(text: &str, delimiter: u8) -> Vec<String> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    while matches!(reader.read_record(&mut record), Ok(true)) {
        if !is_empty(&record) {
            return record
                .iter()
                .map(|cell| cell.trim().to_lowercase())
                .collect();
        }
    }
    Vec::new()
}

fn is_empty(record: &csv::StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// The rows of a file that hold anything, the header among them.
pub(super) struct Records {
    /// Each with its number as a spreadsheet counts it.
    pub(super) rows: Vec<(u64, csv::StringRecord)>,
    /// A quotation mark opened in the last row is never closed.
    pub(super) unclosed: bool,
}

/// Reads the rows of a text whose lines end in one line feed.
pub(super) fn records(text: &str, delimiter: u8) -> Records {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut lines_before = reader.position().line();
    let mut row_number = 0;
    let mut spans_lines = false;
    while matches!(reader.read_record(&mut record), Ok(true)) {
        // The reader skips empty lines; a spreadsheet counts them, but not the lines in a cell.
        let lines = reader.position().line().saturating_sub(lines_before);
        lines_before = reader.position().line();
        let in_cells = record
            .iter()
            .map(|cell| cell.matches('\n').count() as u64)
            .sum::<u64>();
        row_number += lines.saturating_sub(in_cells).max(1);
        if !is_empty(&record) {
            spans_lines = in_cells > 0;
            rows.push((row_number, record.clone()));
        }
    }
    let odd_quotes = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    Records {
        rows,
        unclosed: spans_lines && odd_quotes,
    }
}

/// The rows below the header.
fn rows(text: &str, delimiter: u8, columns: &Columns) -> Vec<LongRow> {
    let records = records(text, delimiter);
    let below_header = records.rows.iter().skip(1);
    let mut rows: Vec<LongRow> = below_header
        .map(|(number, record)| row(record, *number, columns))
        .collect();
    if let Some(last) = rows.last_mut() {
        last.unclosed = records.unclosed;
    }
    rows
}

fn row(record: &csv::StringRecord, number: u64, columns: &Columns) -> LongRow {
    let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
    let beyond_holds = record
        .iter()
        .skip(columns.count)
        .any(|cell| !cell.trim().is_empty());
    LongRow {
        row: number,
        measure: cell(columns.measure),
        period: cell(columns.period),
        value: cell(columns.value),
        group: columns.group.map(cell).unwrap_or_default(),
        numerator: columns
            .parts
            .map(|(above, _)| cell(above))
            .unwrap_or_default(),
        denominator: columns
            .parts
            .map(|(_, below)| cell(below))
            .unwrap_or_default(),
        surplus: if beyond_holds {
            record.len().saturating_sub(columns.count)
        } else {
            0
        },
        unclosed: false,
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string can't fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> LongTable {
        LongTable::from_bytes("x.csv", text.as_bytes()).unwrap()
    }

    fn error(bytes: &[u8]) -> String {
        LongTable::from_bytes("x.csv", bytes)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn headers_are_found_in_any_case_and_order_with_or_without_a_mark() {
        let plain = table("Value,GROUP,Period,Measure\n5,North,2026-09,trees\n");
        let marked = table("\u{feff}Value,GROUP,Period,Measure\r\n5,North,2026-09,trees");
        for read in [plain, marked] {
            assert_eq!(
                (read.measure_column, read.period_column, read.value_column),
                (4, 3, 1)
            );
            let row = &read.rows[0];
            assert_eq!(row.row, 2);
            assert_eq!((&*row.measure, &*row.period), ("trees", "2026-09"));
            assert_eq!((&*row.value, &*row.group), ("5", "North"));
        }
    }

    #[test]
    fn columns_of_parts_are_found_by_their_names_where_both_are_there() {
        for (above, below) in [
            ("Numerator", "Denominator"),
            ("num", "den"),
            ("NUM", "of"),
            ("numerator", " denom "),
        ] {
            let read = table(&format!(
                "measure,{above},{below},period,value\ntrees,3,4,2026-09,75"
            ));
            assert_eq!(read.parts_columns, Some((2, 3)), "{above} {below}");
            let row = &read.rows[0];
            assert_eq!((&*row.numerator, &*row.denominator), ("3", "4"));
        }
        for columns in ["num", "of", "num,num", "share,of"] {
            let read = table(&format!(
                "measure,period,value,{columns}\ntrees,2026-09,75,1,2"
            ));
            assert_eq!(read.parts_columns, None, "{columns}");
            assert_eq!(read.rows[0].numerator, "");
        }
        let twice = error(b"measure,period,value,num,of,of\n");
        assert!(
            twice.contains("the column \u{201c}of\u{201d} twice"),
            "{twice}"
        );
        // The longer word is meant where both stand there.
        let both = table("num,measure,period,value,numerator,denominator\n1,trees,2026-09,75,3,4");
        assert_eq!(both.parts_columns, Some((5, 6)));
    }

    #[test]
    fn semicolons_and_tabs_separate_cells_too() {
        for text in [
            "measure;period;value\ntrees;2026-09;5",
            "measure\tperiod\tvalue\ntrees\t2026-09\t5",
        ] {
            assert_eq!(table(text).rows[0].value, "5");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let text = "\nmeasure,period,value\n\n\"two\nlines\",2026-09,1\n,,\ntrees,2026-09,2\n\n\nlast,2026-09,3";
        let numbers: Vec<u64> = table(text).rows.iter().map(|row| row.row).collect();
        assert_eq!(numbers, [4, 6, 9]);
        let windows = text.replace('\n', "\r\n");
        let numbers: Vec<u64> = table(&windows).rows.iter().map(|row| row.row).collect();
        assert_eq!(numbers, [4, 6, 9]);
    }

    #[test]
    fn quoted_cells_keep_their_commas_and_quotes() {
        let read = table("measure,period,value\n\"Trees, \"\"street\"\"\",2026-09,\"1,204\"\n");
        assert_eq!(read.rows[0].measure, "Trees, \"street\"");
        assert_eq!(read.rows[0].value, "1,204");
        assert!(!read.rows[0].unclosed);
    }

    #[test]
    fn an_unquoted_comma_shows_as_surplus_cells_but_trailing_commas_do_not() {
        assert_eq!(
            table("measure,period,value\ntrees,2026-09,1,204").rows[0].surplus,
            1
        );
        assert_eq!(
            table("measure,period,value\ntrees,2026-09,1,,").rows[0].surplus,
            0
        );
    }

    #[test]
    fn a_quote_that_swallows_the_rest_of_the_file_is_noticed() {
        let read = table("measure,period,value\na,2026-09,1\n\"b,2026-09,2\nc,2026-09,3\n");
        assert_eq!(read.rows.len(), 2);
        assert!(read.rows[1].unclosed && !read.rows[0].unclosed);
    }

    #[test]
    fn what_is_no_table_is_told_in_one_sentence() {
        assert_eq!(error(b""), "x.csv is empty.");
        assert_eq!(error(b"\xef\xbb\xbf \n"), "x.csv is empty.");
        assert!(error(b"\xff\xfem\0").contains("not text in UTF-8"));
        assert!(error(b"measure,period,value\nna\xefve,2026,1").contains("not text in UTF-8"));
        assert!(error(b"PK\x03\x04rest").contains("damaged or cut short"));
        assert!(error(b"measure,date,value\n").contains("no column \u{201c}period\u{201d}"));
        assert!(error(b"measure,period,value,Value\n").contains("twice"));
    }

    #[test]
    fn a_missing_file_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = LongTable::open(&folder.path().join("none.csv")).unwrap_err();
        assert!(missing.to_string().starts_with("There is no file at "));
        let unreadable = LongTable::open(folder.path()).unwrap_err();
        assert!(matches!(unreadable, ImportError::Unreadable { .. }));
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let read = table("measure,period,value\n");
        assert_eq!(read.hash.len(), 64);
        assert_ne!(read.hash, table("measure,period,value\n\n").hash);
    }
}

//! A list's rows with their cells by name, and the faults found in them.

use super::ListError;
use crate::domain::text::AsText;
use crate::import::table::{DELIMITERS, records, text};
use std::fmt::Write as _;

/// How many faults are told; the rest is counted.
const TOLD: usize = 5;

/// The rows of a list.
pub(super) struct Rows {
    headers: Vec<String>,
    below: Vec<(u64, csv::StringRecord)>,
    unclosed: bool,
}

impl Rows {
    /// Reads a CSV whose first row names the columns; `must` must be among them.
    pub(super) fn read(bytes: &[u8], must: &'static str) -> Result<Self, ListError> {
        let text = text("The list", bytes)?;
        let read = DELIMITERS.map(|delimiter| Self::cut(&text, delimiter));
        // The delimiter under which the header has the most cells is the right one.
        let named = read
            .into_iter()
            .filter(|rows| rows.headers.iter().any(|name| name == must))
            .max_by_key(|rows| rows.headers.len())
            .ok_or(ListError::NoColumn(must))?;
        if named.below.is_empty() {
            return Err(ListError::Empty);
        }
        Ok(named)
    }

    fn cut(text: &str, delimiter: u8) -> Self {
        let records = records(text, delimiter);
        let mut rows = records.rows.into_iter();
        let headers = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        Self {
            headers: headers.iter().map(folded_header).collect(),
            below: rows.collect(),
            unclosed: records.unclosed,
        }
    }

    /// Makes one thing of every row; all faults are gathered before any is told.
    pub(super) fn each<T>(
        &self,
        mut read: impl FnMut(&mut Row<'_>) -> T,
    ) -> Result<Vec<T>, ListError> {
        let mut faults = Vec::new();
        let mut made = Vec::new();
        for (number, cells) in &self.below {
            let mut row = Row {
                headers: &self.headers,
                cells,
                number: *number,
                faults: Vec::new(),
            };
            made.push(read(&mut row));
            faults.append(&mut row.faults);
        }
        if let Some((number, _)) = self.below.last().filter(|_| self.unclosed) {
            faults.insert(
                0,
                format!("Row {number}: a quotation mark is never closed."),
            );
        }
        if faults.is_empty() {
            return Ok(made);
        }
        let more = faults.len().saturating_sub(TOLD);
        faults.truncate(TOLD);
        let mut words = faults.join(" ");
        if more > 0 {
            // Writing to a string can't fail.
            let _written = write!(words, " And {more} more.");
        }
        Err(ListError::Faults(words))
    }
}

/// A column's name as it is compared: "Short name" and "short-name" are "short_name".
fn folded_header(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// One row.
pub(super) struct Row<'a> {
    headers: &'a [String],
    cells: &'a csv::StringRecord,
    number: u64,
    faults: Vec<String>,
}

impl Row<'_> {
    /// A cell's text without white space around it; empty when the column is missing.
    pub(super) fn text(&self, name: &str) -> String {
        let at = self.headers.iter().position(|header| header == name);
        at.and_then(|at| self.cells.get(at))
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// A cell's text that can't be done without.
    pub(super) fn needed(&mut self, name: &str) -> String {
        let text = self.text(name);
        if text.is_empty() {
            self.fault(name, "is empty");
        }
        text
    }

    /// A value by its stored word; `usual` when the cell is empty.
    pub(super) fn word<T: AsText>(&mut self, name: &str, usual: T) -> T {
        self.parsed(name, usual, |text| T::from_text(&text.to_lowercase()))
    }

    /// A value as `parse` reads it; `usual` when the cell is empty.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        usual: T,
        parse: impl Fn(&str) -> Option<T>,
    ) -> T {
        let text = self.text(name);
        if text.is_empty() {
            return usual;
        }
        parse(&text).unwrap_or_else(|| {
            self.fault(name, &format!("can't be \"{text}\""));
            usual
        })
    }

    /// The key of somebody or something named; none when the cell is empty.
    pub(super) fn named<T>(&mut self, name: &str, find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let found = find(&text);
        if found.is_none() {
            self.fault(
                name,
                &format!("names \"{text}\", which the program doesn't know"),
            );
        }
        found
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, name: &str, words: &str) {
        self.faults
            .push(format!("Row {}: {name} {words}.", self.number));
    }
}

//! Tables of typed values as files: comma-separated text and workbooks, which others open, sort and count in.
//!
//! Text stays text: a spreadsheet program takes what begins with `=`, `+`, `-` or `@` for a formula, whoever wrote
//! it, so that in a comma-separated file such a text is led by an apostrophe, and in a workbook it is written as a
//! string, never as a formula (OWASP, "CSV Injection").

mod csv;
mod workbook;

pub(super) use csv::write as write_csv;
pub(super) use workbook::{Book, gridline, number_format};

use crate::domain::number::NumberFormat;
use chrono::NaiveDate;

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// Words, or nothing where they are blank.
    pub(super) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(words)
        }
    }

    /// A day, where there is one.
    pub(super) fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A number, where there is one that is finite.
    pub(super) fn number(number: Option<f64>) -> Self {
        let number = number.filter(|number| number.is_finite());
        number.map_or(Self::Empty, Self::Number)
    }
}

/// A column: its head, and how wide it is in a workbook, in characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) head: String,
    pub(super) width: u32,
    /// Digits after the point of its numbers.
    pub(super) decimals: u8,
    /// What stands before and after its numbers in a workbook: "$" and nothing, nothing and "%".
    pub(super) marks: (String, String),
}

impl Column {
    /// A column of whole numbers, words or days.
    pub(super) fn new(head: impl Into<String>, width: u32) -> Self {
        Self {
            head: head.into(),
            width,
            decimals: 0,
            marks: (String::new(), String::new()),
        }
    }

    /// The same for numbers with so many digits after the point.
    pub(super) fn decimals(self, decimals: u8) -> Self {
        Self { decimals, ..self }
    }

    /// The same for numbers with such marks around them.
    pub(super) fn marks(self, marks: (String, String)) -> Self {
        Self { marks, ..self }
    }
}

/// Columns and the rows below them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sheet {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Value>>,
}

/// What stands before and after a figure of this format: "$" or "%".
pub(super) fn marks(format: &NumberFormat) -> (String, String) {
    let written = format.plain(1.0);
    let is_mark = |c: &char| !c.is_ascii_digit() && *c != '.';
    let before: String = written.chars().take_while(is_mark).collect();
    let after: Vec<char> = written.chars().rev().take_while(is_mark).collect();
    (before, after.into_iter().rev().collect())
}

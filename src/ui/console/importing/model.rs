//! What the import's steps show: what was read of the file so far, handed in by the app, and what a person may ask.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::ids::MappingId;
use crate::domain::template_layout::COLUMNS;
use crate::import::grid::{Book, FileKind, ReadOptions, Rows, Sheet};
use crate::import::understand::{Guess, Layout, Mapping, Role, Table};
use crate::import::{ColumnValues, Corrections, FilledNote, PlanOptions};
use crate::program::query::FigureKnowledge;

use super::planned::Planned;

/// A file on its way into the program.
#[derive(Debug, Default)]
pub struct ImportModel {
    /// The file's name.
    pub name: String,
    /// The file, once it is open.
    pub book: Option<Arc<Book>>,
    /// What the program knows of figures.
    pub known: Option<Arc<FigureKnowledge>>,
    /// Place of the sheet that is read.
    pub sheet: usize,
    /// How a text file is read, where a person said it.
    pub reading: ReadOptions,
    /// What the sheet is taken for, and its first rows.
    pub looked: Option<Arc<Looked>>,
    /// How it is to be read.
    pub mapping: Mapping,
    /// What a person settled.
    pub options: PlanOptions,
    /// Cells that were corrected.
    pub corrections: Corrections,
    /// What would happen.
    pub planned: Option<Arc<Planned>>,
    /// What is under way, and how far it is.
    pub works: Option<(String, f32)>,
    /// Why the file can't be read, or not so; nothing was written.
    pub fault: Option<String>,
    /// What became of an import that was begun from here: a title and a sentence.
    pub said: Option<(String, String)>,
    /// A department's template that was filled in.
    pub template: Option<Arc<FilledHead>>,
    /// The saved mapping it is read by: what is to be said of it.
    pub remembered: Option<String>,
    /// And which it is.
    pub saved: Option<MappingId>,
    /// Saved mappings that nearly fit: what each is, and what differs.
    pub proposed: Vec<(String, String)>,
    /// Who may take figures in: the people of the program.
    pub people: Vec<String>,
    /// Somebody stopped the reading.
    pub stopped: bool,
    /// Which of several files it is.
    pub turn: Option<Turn>,
    /// The values of columns that somebody wanted to choose from, by the column.
    pub values: BTreeMap<usize, ColumnRead>,
}

/// Which of several files is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its place among them, from 1.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// What became of the one before.
    pub before: Option<String>,
    /// The names of those that come next; of many the first few.
    pub next: Vec<String>,
}

impl Turn {
    /// How many come after it.
    pub const fn left(&self) -> usize {
        self.of.saturating_sub(self.at)
    }
}

/// How it stands with the values of a column.
#[derive(Debug, Clone)]
pub enum ColumnRead {
    /// They are being read; how far that is, from 0 to 1.
    Reading(f32),
    /// Here they are.
    Read(Arc<ColumnValues>),
    /// They can't be read, and why.
    Failed(String),
}

/// What is known of a template besides its figures.
#[derive(Debug, Clone, Default)]
pub struct FilledHead {
    /// What a department noted beside figures.
    pub notes: Vec<FilledNote>,
    /// Name of the city it was made for, where that is another than this.
    pub other_city: Option<String>,
}

/// A sheet looked at.
#[derive(Debug)]
pub struct Looked {
    /// What speaks for the mapping that was guessed.
    pub guesses: Vec<Guess>,
    /// Its table.
    pub table: Table,
    /// Its first rows.
    pub rows: Rows,
    /// Of each column of the table: how a mapping calls it.
    calls: Vec<String>,
    /// And how a person reads it.
    names: Vec<String>,
    /// And how one is found: "B · Jul 2023".
    found_by: Vec<String>,
    /// The column's place among them, by its number.
    places: BTreeMap<usize, usize>,
}

impl Looked {
    /// What was seen of a sheet.
    pub fn new(guesses: Vec<Guess>, table: Table, rows: Rows) -> Self {
        let columns = || table.columns.iter();
        let name = |heading: &str, column: usize| {
            if heading.is_empty() {
                format!("Column {}", letters(column))
            } else {
                heading.to_owned()
            }
        };
        Self {
            guesses,
            calls: columns().map(|column| table.called(column)).collect(),
            names: columns()
                .map(|column| name(&column.heading, column.number))
                .collect(),
            found_by: columns()
                .map(|column| match column.heading.as_str() {
                    "" => letters(column.number),
                    heading => format!("{} · {heading}", letters(column.number)),
                })
                .collect(),
            places: columns().map(|column| column.number).zip(0..).collect(),
            table,
            rows,
        }
    }

    /// How a mapping calls a column.
    pub fn called(&self, column: usize) -> Option<&str> {
        let place = self.places.get(&column)?;
        self.calls.get(*place).map(String::as_str)
    }

    /// How a mapping calls each column of the table.
    pub fn calls(&self) -> &[String] {
        &self.calls
    }

    /// How each column of the table is found: by its letters and its heading.
    pub fn found_by(&self) -> &[String] {
        &self.found_by
    }

    /// The number of the last column.
    pub fn width(&self) -> usize {
        let columns = self.table.columns.iter();
        let last = columns.map(|column| column.number).max();
        last.unwrap_or(0).max(self.rows.columns())
    }

    /// How a person reads each column of the table.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of the column that a mapping calls so.
    pub fn number_of(&self, called: &str) -> Option<usize> {
        let at = self.calls.iter().position(|one| one == called)?;
        self.table.columns.get(at).map(|column| column.number)
    }
}

/// How many of a sheet's rows are shown.
pub const SHOWN: usize = 60;

/// What is kept with figures that are taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The name under which it is remembered how the file was read, where a person chose one.
    pub name: Option<String>,
    /// Who takes them in, where that is said.
    pub by: Option<String>,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Put it away, with the files that come after it: nothing is written.
    Close,
    /// Leave this file out and go on with the next.
    Skip,
    /// Choose another file.
    PickFile,
    /// Put it aside: it goes on while one looks at other pages.
    PutAside,
    /// Stop what is under way.
    Stop,
    /// Read another sheet.
    Sheet(usize),
    /// Read the text otherwise.
    Text(ReadOptions),
    /// Guess the columns anew for this layout and heading.
    Look(Layout, (u64, u64)),
    /// Read it so.
    Map(Box<Mapping>),
    /// With these settled.
    Settle(PlanOptions),
    /// Read a cell as this; as it stands in the file without it.
    Correct((u64, usize), Option<String>),
    /// Forget every correction.
    CorrectNothing,
    /// Take it in.
    Import(Kept),
    /// Read it by the saved mapping at this place among those proposed.
    ReadAs(usize),
    /// Read it by the saved mapping at this place among all; by none as it is guessed.
    Like(Option<usize>),
    /// Give a saved mapping another name.
    Rename(MappingId, String),
    /// Forget a saved mapping.
    Forget(MappingId),
    /// Read it again after that was stopped.
    Again,
}

impl ImportModel {
    /// The sheet that is read.
    pub fn open_sheet(&self) -> Option<&Sheet> {
        self.book.as_ref()?.sheets.get(self.sheet)
    }

    /// Whether the file has sheets.
    pub fn has_sheets(&self) -> bool {
        self.book
            .as_ref()
            .is_some_and(|book| !matches!(book.kind, FileKind::Text | FileKind::Pasted))
    }

    /// Whether it was pasted.
    pub fn is_pasted(&self) -> bool {
        let book = self.book.as_ref();
        book.is_some_and(|book| book.kind == FileKind::Pasted)
    }

    /// What speaks for a guess about this.
    pub fn because(&self, about: &str) -> Option<&Guess> {
        let guesses = &self.looked.as_ref()?.guesses;
        guesses.iter().find(|guess| guess.about == about)
    }

    /// What a column is taken for.
    pub fn role(&self, column: usize) -> Role {
        let Some(called) = self.called(column) else {
            return Role::Ignored;
        };
        let mut uses = self.mapping.columns.iter();
        let known = uses.find(|one| one.heading == called);
        known.map_or(Role::Ignored, |one| one.role)
    }

    /// What stands above a column, if anything does.
    pub fn heading_of(&self, column: usize) -> Option<&str> {
        let heading = match &self.looked {
            Some(looked) => looked.table.heading_of(column),
            None if self.is_template() => *COLUMNS.get(column.checked_sub(1)?)?,
            None => return None,
        };
        Some(heading).filter(|heading| !heading.is_empty())
    }

    /// How a mapping calls a column.
    pub fn called(&self, column: usize) -> Option<&str> {
        self.looked.as_ref()?.called(column)
    }

    /// The mapping with another use of a column.
    pub fn with_role(&self, column: usize, role: Role) -> Option<Mapping> {
        let called = self.called(column)?.to_owned();
        let mut mapping = self.mapping.clone();
        match mapping.columns.iter_mut().find(|one| one.heading == called) {
            Some(one) => one.role = role,
            None => mapping.columns.push(crate::import::understand::ColumnUse {
                heading: called,
                role,
            }),
        }
        Some(mapping)
    }

    /// Whether reading came to an end before anything came of it, and may be begun again: it was stopped, or a template
    /// could not be read anew after a write that failed.
    pub(super) const fn wants_reading(&self) -> bool {
        self.stopped || self.template.is_some() && self.fault.is_some() && self.works.is_none()
    }

    /// Whether what would happen is known, and nothing is under way that changes it.
    pub const fn is_ready(&self) -> bool {
        self.planned.is_some() && self.works.is_none() && self.fault.is_none()
    }

    /// Whether every figure of it is here already.
    pub fn holds_nothing_new(&self) -> bool {
        let planned = self.planned.as_ref().filter(|_| self.is_ready());
        planned
            .is_some_and(|planned| planned.plan.is_nothing() && planned.plan.counts.accepted() > 0)
    }

    /// Whether nothing can be said of columns: a template says itself what is in it.
    pub const fn is_template(&self) -> bool {
        self.template.is_some()
    }
}

/// A column as a spreadsheet calls it: "A", "Z", "AA".
pub fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = (left - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell as a spreadsheet calls it: "F12".
pub fn cell_name(row: u64, column: usize) -> String {
    format!("{}{row}", letters(column))
}

/// A number with its thousands apart: "26,370".
pub fn counted(count: usize) -> String {
    let digits = count.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// "1 cell", "26,370 cells".
pub fn of_them(count: usize, one: &str, several: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{} {several}", counted(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_a_spreadsheet_calls_them() {
        let names = [1, 26, 27, 52, 702, 703].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
        assert_eq!(cell_name(12, 6), "F12");
    }

    #[test]
    fn thousands_stand_apart() {
        let words = [0, 999, 1000, 26_370, 1_000_000].map(counted);
        assert_eq!(words, ["0", "999", "1,000", "26,370", "1,000,000"]);
    }
}

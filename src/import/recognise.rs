//! A file known again: which saved mapping it is to be read by.
//!
//! A mapping fits a sheet when the sheet has the headings of the file it was saved for. Years and quarters in a
//! heading may have moved on, columns may stand elsewhere, the heading may begin in another row, and a table with
//! periods across may have other periods. Headings alone make no two files the same, for many a department sends
//! "Measure, Period, Value", and what was answered for one holds for no other: the file must be called as it was, apart
//! from dates, or name the measures it named. What nearly fits is proposed and never used by itself.

mod fit;

use super::grid::{Book, FileKind, Rows, Sheet};
use super::in_one_go::sheet_of;
use super::near::signs;
use super::take::Reading;
use super::understand::{ColumnUse, Layout, Mapping, Role, Table, lasting, lasting_name};
use super::{ImportError, folded};
use crate::domain::dates;
use crate::domain::import_names::SavedMapping;
use crate::program::query::{FigureKnowledge, KnownMapping};
use chrono::NaiveDate;
use fit::{Fit, fit};
use std::collections::BTreeSet;

/// How many rows are read to find the headings.
const HEAD: usize = 200;
/// In how many of them the heading is looked for when it isn't where it was.
const LOOKED: u64 = 40;
/// Which part of the headings must be known for a mapping to be proposed.
const NEAR: f64 = 0.6;

/// A saved mapping for a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The mapping as it was saved.
    pub saved: SavedMapping,
    /// The day on which it was last used.
    pub last_used: Option<NaiveDate>,
    /// The same for this file: its sheet, the rows of its heading, its columns as they are called here.
    pub mapping: Mapping,
    /// Columns the mapping knows and the file lacks.
    pub gone: Vec<ColumnUse>,
    /// Headings of the file that the mapping doesn't know.
    pub new: Vec<String>,
    /// Why it may be another file of the same headings.
    pub otherwise: Option<Otherwise>,
}

/// Why a file of the same headings may be another all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// It is called otherwise than the one before, and nothing in its table says what is measured.
    Unnamed,
    /// Its measures are called otherwise.
    Measures,
}

impl Recognised {
    /// Whether the file may be read by it without asking.
    pub const fn fits(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty() && self.otherwise.is_none()
    }

    /// "“Potholes”, used last on Nov 3, 2026 for Potholes_2026-10.csv".
    pub fn words(&self) -> String {
        let name = &self.saved.name;
        let day = self.last_used.map(dates::prose);
        let file = &self.saved.used_for;
        match day {
            Some(day) if !file.is_empty() => {
                format!("\u{201c}{name}\u{201d}, used last on {day} for {file}")
            }
            Some(day) => format!("\u{201c}{name}\u{201d}, used last on {day}"),
            None => format!("\u{201c}{name}\u{201d}, not used before"),
        }
    }

    /// What the file lacks and has besides: "the column “Service” is gone and “Office” is new". Empty when it fits.
    pub fn differences(&self) -> String {
        let gone: Vec<&str> = self
            .gone
            .iter()
            .map(|column| column.heading.as_str())
            .collect();
        let new: Vec<&str> = self.new.iter().map(String::as_str).collect();
        let mut told = Vec::new();
        if !gone.is_empty() {
            told.push(told_of(&gone, "gone"));
        }
        if !new.is_empty() {
            told.push(told_of(&new, "new"));
        }
        let file = &self.saved.used_for;
        match self.otherwise {
            Some(Otherwise::Unnamed) => told.push(format!(
                "only the file\u{2019}s name says what is measured, and that was {file}"
            )),
            Some(Otherwise::Measures) => told.push(format!(
                "the headings are the same, but the measures are called otherwise than those of {file}"
            )),
            None => {}
        }
        told.join("; ")
    }
}

/// "the column “Service” is gone".
fn told_of(headings: &[&str], what: &str) -> String {
    let listed: Vec<String> = headings
        .iter()
        .take(3)
        .map(|one| super::quoted(one))
        .collect();
    let more = headings.len() - listed.len();
    let listed = listed.join(", ");
    match (headings.len(), more) {
        (1, _) => format!("the column {listed} is {what}"),
        (_, 0) => format!("the columns {listed} are {what}"),
        (_, more) => format!("the columns {listed} and {more} more are {what}"),
    }
}

/// What is known of a file from those before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognition {
    /// It is read by this mapping.
    Fits(Box<Recognised>),
    /// These mappings nearly fit, the nearest first; or several fit, and none of them was for a file of this name.
    Near(Vec<Recognised>),
    /// It is like no file before.
    Unknown,
}

impl Recognition {
    /// The mapping the file is read by.
    pub fn found(self) -> Option<Recognised> {
        match self {
            Self::Fits(found) => Some(*found),
            Self::Near(_) | Self::Unknown => None,
        }
    }

    /// The mappings that are proposed.
    pub fn proposed(&self) -> &[Recognised] {
        match self {
            Self::Near(proposed) => proposed,
            Self::Fits(_) | Self::Unknown => &[],
        }
    }
}

/// A mapping held against the sheet.
struct Candidate {
    found: Recognised,
    alike: f64,
    same_name: bool,
}

/// Looks for the saved mapping by which a book is to be read: its sheet of that name only, or any.
///
/// # Errors
/// When a sheet can't be read.
pub fn recognise(
    book: &Book,
    sheet: Option<&str>,
    known: &FigureKnowledge,
) -> Result<Recognition, ImportError> {
    let mut candidates = Vec::new();
    for mapping in &known.mappings {
        let held = candidate(book, sheet, mapping, known.fiscal_first_month)?;
        candidates.extend(held);
    }
    let mut fitting: Vec<Candidate> = Vec::new();
    let mut near: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if candidate.found.fits() {
            fitting.push(candidate);
        } else if candidate.alike >= NEAR {
            near.push(candidate);
        }
    }
    // Those that were used last come first, and stay so among equals.
    fitting.sort_by_key(|one| !one.same_name);
    near.sort_by(|a, b| b.alike.total_cmp(&a.alike));
    let one = fitting.len() == 1;
    match fitting.first() {
        Some(first) if one || first.same_name => {
            Ok(Recognition::Fits(Box::new(fitting.swap_remove(0).found)))
        }
        Some(_) => Ok(Recognition::Near(found(fitting))),
        None if near.is_empty() => Ok(Recognition::Unknown),
        None => Ok(Recognition::Near(found(near))),
    }
}

fn found(candidates: Vec<Candidate>) -> Vec<Recognised> {
    candidates.into_iter().map(|one| one.found).collect()
}

/// The book as it is to be read by one saved mapping, whatever differs. Columns that are gone stay in it, so that
/// who reads by it is told.
///
/// # Errors
/// When the mapping or the sheet can't be read, or there is none of that name.
pub fn recognise_as(
    book: &Book,
    sheet: Option<&str>,
    known: &KnownMapping,
    fiscal_first_month: u32,
) -> Result<Recognised, ImportError> {
    if let Some(candidate) = candidate(book, sheet, known, fiscal_first_month)? {
        let mut found = candidate.found;
        let used = |column: &&ColumnUse| !matches!(column.role, Role::Ignored | Role::Note);
        let gone: Vec<ColumnUse> = found.gone.iter().filter(used).cloned().collect();
        found.mapping.columns.extend(gone);
        return Ok(found);
    }
    let mapping = Mapping::from_toml(&known.saved.mapping).map_err(ImportError::Mapping)?;
    Ok(Recognised {
        saved: known.saved.clone(),
        last_used: known.last_used,
        mapping,
        gone: Vec::new(),
        new: Vec::new(),
        otherwise: None,
    })
}

/// A mapping held against the sheet it is likeliest for; `None` when it can't be used there at all.
fn candidate(
    book: &Book,
    sheet: Option<&str>,
    known: &KnownMapping,
    first_month: u32,
) -> Result<Option<Candidate>, ImportError> {
    // A mapping of a later version, perhaps: it stays, and fits nothing.
    let Ok(mapping) = Mapping::from_toml(&known.saved.mapping) else {
        return Ok(None);
    };
    let Some(sheet) = likeliest(book, sheet, &mapping)? else {
        return Ok(None);
    };
    let rows = sheet.head(HEAD)?;
    let is_text = matches!(book.kind, FileKind::Text | FileKind::Pasted);
    let same_name = lasting_name(&book.source)
        .eq_ignore_ascii_case(&lasting_name(&known.saved.used_for))
        && (is_text
            || mapping.sheet.is_empty()
            || lasting_name(&sheet.name).eq_ignore_ascii_case(&lasting_name(&mapping.sheet)));
    let first = first_month.clamp(1, 12);
    let Some(mut fit) = at_best(sheet, &rows, &known.saved, &mapping, first) else {
        return Ok(None);
    };
    if mapping.heading_rows == 0 && !same_name {
        return Ok(None);
    }
    fit.mapping.sheet.clone_from(&sheet.name);
    let reading = Reading::of(sheet, &book.source, &fit.mapping, first);
    if fit.gone.is_empty() && reading.is_err() {
        return Ok(None);
    }
    let names = reading
        .map(|reading| names(&rows, &reading))
        .unwrap_or_default();
    let otherwise = otherwise(same_name, &names, &fit.mapping);
    Ok(Some(Candidate {
        alike: fit.alike,
        same_name,
        found: Recognised {
            saved: known.saved.clone(),
            last_used: known.last_used,
            mapping: fit.mapping,
            gone: fit.gone,
            new: fit.new,
            otherwise,
        },
    }))
}

/// Whether the table says what is measured, rather than the mapping.
fn names_measures(mapping: &Mapping) -> bool {
    let named = |column: &ColumnUse| matches!(column.role, Role::Measure | Role::MeasureId);
    match mapping.layout {
        Layout::WideMeasures => true,
        Layout::Events => false,
        Layout::Long | Layout::WidePeriods => mapping.columns.iter().any(named),
    }
}

/// What a measure's name has in common from file to file: all but its years and quarters.
pub(super) fn lasting_measure(name: &str) -> String {
    let lasts = lasting(name);
    if lasts.is_empty() {
        folded(name)
    } else {
        lasts + &signs(name)
    }
}

/// What the first rows call their measures.
fn names(rows: &Rows, reading: &Reading) -> BTreeSet<String> {
    let columns = reading.name.iter().chain(&reading.id).chain(&reading.parts);
    let columns: Vec<usize> = columns.copied().collect();
    let below = rows.iter().filter(|row| row.number() > reading.table.above);
    let names = below.filter_map(|row| {
        let mut cells = columns.iter().map(|column| row.cell(*column).text());
        cells.find(|name| !name.trim().is_empty())
    });
    names.map(|name| lasting_measure(&name)).collect()
}

/// Why a file that has the headings may be another. One that is called as before may name new measures, but not only
/// such: many are called "data.csv". One that is called otherwise names most as they were.
fn otherwise(same_name: bool, names: &BTreeSet<String>, mapping: &Mapping) -> Option<Otherwise> {
    if !names_measures(mapping) {
        return (!same_name).then_some(Otherwise::Unnamed);
    }
    let before: BTreeSet<&str> = mapping.names.iter().map(String::as_str).collect();
    let known = names.iter().filter(|name| before.contains(name.as_str()));
    let known = known.count();
    let alike = if same_name {
        known > 0 || names.is_empty() || before.is_empty()
    } else {
        known > 0 && known * 2 >= names.len()
    };
    // Where measures stand across, their names are the headings.
    let other = !alike && mapping.layout != Layout::WideMeasures;
    other.then_some(Otherwise::Measures)
}

/// The sheet that is meant: that of the name, the mapping's, one called so apart from dates, or the first.
fn likeliest<'b>(
    book: &'b Book,
    named: Option<&str>,
    mapping: &Mapping,
) -> Result<Option<&'b Sheet>, ImportError> {
    if let Some(name) = named.filter(|name| !name.is_empty()) {
        return sheet_of(book, name).map(Some);
    }
    let called = |sheet: &&Sheet| sheet.name.eq_ignore_ascii_case(&mapping.sheet);
    let lasting = lasting_name(&mapping.sheet);
    let alike =
        |sheet: &&Sheet| !sheet.hidden && lasting_name(&sheet.name).eq_ignore_ascii_case(&lasting);
    let found = book.sheets.iter().find(called);
    let found = found.or_else(|| book.sheets.iter().find(alike));
    match found {
        Some(sheet) => Ok(Some(sheet)),
        None => Ok(sheet_of(book, "").ok()),
    }
}

/// The mapping with its heading where it was, or in the row where it fits best.
fn at_best(
    sheet: &Sheet,
    rows: &Rows,
    saved: &SavedMapping,
    mapping: &Mapping,
    first_month: u32,
) -> Option<Fit> {
    let at = |row: u64| {
        let table = Table::at(sheet, rows, row, mapping.heading_rows);
        let fit = fit(saved, mapping, &table, first_month)?;
        Some(Fit {
            mapping: Mapping {
                heading_row: row,
                ..fit.mapping
            },
            ..fit
        })
    };
    let there = at(mapping.heading_row);
    let whole = |fit: &Fit| fit.gone.is_empty() && fit.new.is_empty();
    if mapping.heading_rows == 0 || there.as_ref().is_some_and(whole) {
        return there;
    }
    let filled = rows.iter().filter(|row| !row.is_blank());
    let elsewhere = filled
        .map(|row| row.number())
        .take_while(|row| *row <= LOOKED)
        .filter(|row| *row != mapping.heading_row)
        .filter_map(at);
    there.into_iter().chain(elsewhere).reduce(|best, other| {
        if other.alike > best.alike {
            other
        } else {
            best
        }
    })
}

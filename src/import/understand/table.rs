//! Where a sheet's table begins, and what its columns are called.

use super::heading::{dated_heading, heading};
use super::mapping::DateOrder;
use crate::import::grid::{Cell, MomentLook, Row, Rows, Sheet};
use crate::import::value::value_of;
use std::collections::HashMap;

/// In how many of the first rows that hold something the heading is looked for.
const LOOKED: usize = 40;

/// A column with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number, from 1.
    pub number: usize,
    /// Its heading, the cells of stacked headings joined; empty without one.
    pub heading: String,
}

/// A table within a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// First row of the heading; 0 for none.
    pub heading_row: u64,
    /// Rows of the heading.
    pub heading_rows: u64,
    /// The last row that is not data.
    pub above: u64,
    /// Columns, from left to right: all that have a heading or hold something.
    pub columns: Vec<Column>,
    /// Why the heading is taken to be there.
    pub because: String,
}

impl Table {
    /// Finds the table of a sheet by its first rows.
    pub(super) fn find(sheet: &Sheet, rows: &Rows, fiscal_first_month: u32) -> Self {
        let looked: Vec<Row<'_>> = rows
            .iter()
            .filter(|row| !row.is_blank())
            .take(LOOKED)
            .collect();
        let widest = looked.iter().map(filled).max().unwrap_or(0);
        let is_heading = |row: &Row<'_>| {
            says_names(row, fiscal_first_month)
                && (filled(row) * 5 >= widest * 3 || usual_headings(row) >= 3)
        };
        let Some(at) = looked.iter().position(is_heading) else {
            return Self::without_heading(rows);
        };
        let Some(row) = looked.get(at) else {
            return Self::without_heading(rows);
        };
        let over = at.checked_sub(1).and_then(|over| looked.get(over));
        let stacked = over.filter(|over| stands_over(sheet, over, row, fiscal_first_month));
        // A third row above them, as years over quarters over actuals and targets.
        let top = at.checked_sub(2).and_then(|top| looked.get(top));
        let top = top.zip(stacked).filter(|(top, over)| {
            top.number() + 1 == over.number() && joined_periods(top, over, fiscal_first_month) >= 2
        });
        let stacked = top.map(|(top, _)| top).or(stacked);
        let under = looked.get(at + 1);
        let split = under
            .filter(|under| stacked.is_none() && splits(sheet, row, under, fiscal_first_month));
        let (first, last) = match (stacked, split) {
            (Some(over), _) => (over.number(), row.number()),
            (None, Some(under)) => (row.number(), under.number()),
            (None, None) => (row.number(), row.number()),
        };
        let mut found = Self::at(sheet, rows, first, last + 1 - first);
        found.because = match at {
            0 => "the first row that holds something names the columns".to_owned(),
            _ => format!("row {} is the first that names every column", row.number()),
        };
        found
    }

    /// The table whose heading stands in these rows, whatever they hold.
    pub(in crate::import) fn at(
        sheet: &Sheet,
        rows: &Rows,
        heading_row: u64,
        heading_rows: u64,
    ) -> Self {
        if heading_row == 0 || heading_rows == 0 {
            return Self::without_heading(rows);
        }
        let numbers = heading_row..heading_row + heading_rows;
        let columns = (1..=rows.columns()).map(|number| Column {
            number,
            heading: stacked_heading(sheet, rows, numbers.clone(), number),
        });
        Self {
            heading_row,
            heading_rows,
            above: heading_row + heading_rows - 1,
            columns: columns.collect(),
            because: "the mapping says so".to_owned(),
        }
    }

    fn without_heading(rows: &Rows) -> Self {
        let columns = (1..=rows.columns()).map(|number| Column {
            number,
            heading: String::new(),
        });
        Self {
            columns: columns.collect(),
            because: "no row names the columns".to_owned(),
            ..Self::default()
        }
    }

    /// How many columns have a heading; without any, how many there are.
    pub fn named(&self) -> usize {
        let named = self
            .columns
            .iter()
            .filter(|column| !column.heading.is_empty());
        match named.count() {
            0 => self.columns.len(),
            count => count,
        }
    }

    /// The number of the column of that heading, or of that number as "#3".
    pub fn column(&self, heading: &str) -> Option<usize> {
        if let Some(number) = heading.strip_prefix('#').and_then(|n| n.parse().ok()) {
            return Some(number);
        }
        let wanted = crate::import::folded(heading);
        let mut columns = self.columns.iter();
        let found = columns.find(|column| crate::import::folded(&column.heading) == wanted)?;
        Some(found.number)
    }

    /// The columns by their headings, for who looks for many: of two alike the first.
    pub(in crate::import) fn by_heading(&self) -> ByHeading {
        let mut found = HashMap::with_capacity(self.columns.len());
        for column in &self.columns {
            let heading = crate::import::folded(&column.heading);
            found.entry(heading).or_insert(column.number);
        }
        ByHeading(found)
    }

    /// How a column is called in a mapping.
    pub fn called(&self, column: &Column) -> String {
        // Of two columns of one heading only the first is found by it.
        if column.heading.is_empty() || self.column(&column.heading) != Some(column.number) {
            return format!("#{}", column.number);
        }
        column.heading.clone()
    }

    /// The heading of a column by its number.
    pub fn heading_of(&self, number: usize) -> &str {
        let at = number.checked_sub(1).and_then(|at| self.columns.get(at));
        let found = at.filter(|column| column.number == number);
        let found = found.or_else(|| self.columns.iter().find(|column| column.number == number));
        found.map_or("", |column| &column.heading)
    }
}

/// The numbers of a table's columns by their headings.
pub(in crate::import) struct ByHeading(HashMap<String, usize>);

impl ByHeading {
    /// What [`Table::column`] finds.
    pub(in crate::import) fn column(&self, heading: &str) -> Option<usize> {
        let number = heading.strip_prefix('#').and_then(|n| n.parse().ok());
        number.or_else(|| self.0.get(&crate::import::folded(heading)).copied())
    }
}

fn filled(row: &Row<'_>) -> usize {
    row.cells().filter(|(_, cell)| !cell.is_blank()).count()
}

/// Whether a row holds names rather than figures: text, years and dates that may head a column.
fn says_names(row: &Row<'_>, fiscal_first_month: u32) -> bool {
    let mut names = 0;
    let mut periods = 0;
    let mut words = 0;
    for (_, cell) in row.cells().filter(|(_, cell)| !cell.is_blank()) {
        let text = cell.text();
        if let Some(said) = dated_heading(&text, fiscal_first_month, DateOrder::Ask) {
            // "Actual" alone is what a column is called.
            periods += usize::from(said.period.is_some());
            names += usize::from(said.period.is_none());
        } else if is_figure(&cell) {
            return false;
        } else if is_moment(&cell) {
            periods += 1;
        } else {
            words += usize::from(text.len() > 80);
            names += 1;
        }
    }
    // A row of sentences is data, and so is one name beside one period: "trees, 2026-07".
    names > 0 && words * 2 <= names && (periods != 1 || names > 1 || has_word_heading(row))
}

/// How many cells of a row are usual headings.
fn usual_headings(row: &Row<'_>) -> usize {
    let usual = row.cells().filter(|(_, cell)| {
        let text = cell.text();
        super::names::usual_role(&text).is_some()
            || heading(&text, 1).is_some_and(|said| said.what.is_some())
    });
    usual.count()
}

/// Whether a row that might be data has a usual heading in it.
fn has_word_heading(row: &Row<'_>) -> bool {
    row.cells().any(|(_, cell)| {
        let text = cell.text();
        super::names::usual_role(&text).is_some()
            || matches!(heading(&text, 1), Some(said) if said.what.is_some())
    })
}

fn is_figure(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Number(..) | Cell::Bool(_) | Cell::Days(_) | Cell::Error(_) | Cell::Uncalculated => {
            true
        }
        // "-" and "N/A" stand for figures, and name no column.
        Cell::Text(text) => value_of(text).is_ok(),
        Cell::Moment(..) | Cell::Blank => false,
    }
}

fn is_moment(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Moment(_, look) if *look != MomentLook::Time)
}

/// Whether a row is the upper part of the heading below it: it spans columns, and names periods, actuals or
/// targets together with what stands below.
fn stands_over(sheet: &Sheet, over: &Row<'_>, row: &Row<'_>, fiscal_first_month: u32) -> bool {
    if over.number() + 1 != row.number() || filled(over) < 1 {
        return false;
    }
    let spans = over
        .cells()
        .any(|(column, _)| spans_right(sheet, over.number(), column));
    if spans && filled(over) >= 2 {
        return true;
    }
    let joined = joined_periods(over, row, fiscal_first_month);
    joined >= 2 && filled(over) >= 1
}

/// Whether the row below a heading is its second part: some of its columns are named by both.
fn splits(sheet: &Sheet, row: &Row<'_>, under: &Row<'_>, fiscal_first_month: u32) -> bool {
    if row.number() + 1 != under.number() || !says_names(under, fiscal_first_month) {
        return false;
    }
    // What stands below a cell that spans its column alone divides nothing.
    let heads = under
        .cells()
        .filter(|(column, cell)| {
            spans_right(sheet, row.number(), *column)
                && heading(&cell.text(), fiscal_first_month).is_some()
        })
        .count();
    heads >= 2 || joined_periods(row, under, fiscal_first_month) >= 2
}

/// How many columns name a period, an actual or a target only when both rows are read together.
fn joined_periods(over: &Row<'_>, row: &Row<'_>, fiscal_first_month: u32) -> usize {
    let mut carried = String::new();
    let width = over.width().max(row.width());
    let mut count = 0;
    for column in 1..=width {
        let upper = over.cell(column).text();
        let lower = row.cell(column).text();
        if !upper.trim().is_empty() {
            carried = upper;
        }
        if carried.is_empty() || lower.trim().is_empty() {
            continue;
        }
        let both = heading(&format!("{carried} {lower}"), fiscal_first_month);
        let alone = heading(&lower, fiscal_first_month).and_then(|said| said.period);
        count += usize::from(both.is_some_and(|said| said.period.is_some()) && alone.is_none());
    }
    count
}

fn spans_right(sheet: &Sheet, row: u64, column: usize) -> bool {
    let area = sheet.merged_at(row, column);
    area.is_some_and(|area| area.last_column > area.first_column && area.first_row == area.last_row)
}

/// What a column is called by all rows of its heading, what spans it included.
fn stacked_heading(
    sheet: &Sheet,
    rows: &Rows,
    numbers: std::ops::Range<u64>,
    column: usize,
) -> String {
    let last = numbers.end.saturating_sub(1);
    let mut parts: Vec<String> = Vec::new();
    for number in numbers {
        let own = words(rows.cell(number, column));
        let part = match sheet.merged_at(number, column) {
            Some(area) if own.is_empty() => words(rows.cell(area.first_row, area.first_column)),
            // Text files know no merged cells: what stands to the left goes on.
            None if own.is_empty()
                && number < last
                && !words(rows.cell(last, column)).is_empty() =>
            {
                carried(rows, number, column)
            }
            Some(_) | None => own,
        };
        if !part.is_empty() && parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    parts.join(" ")
}

/// The nearest text to the left in a row.
fn carried(rows: &Rows, row: u64, column: usize) -> String {
    let left = (1..column).rev().map(|left| words(rows.cell(row, left)));
    left.into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// A heading's cell on one line. A date that begins a month is the month.
fn words(cell: Cell<'_>) -> String {
    let text = cell.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

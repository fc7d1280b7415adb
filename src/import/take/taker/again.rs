//! A heading that stands again among the rows: of the same table, or of another one below it.

use super::Taker;
use crate::import::finding::FindingKind;
use crate::import::grid::Row;
use crate::import::take::reading::{Reading, Time};
use crate::import::understand::{Role, is_time, usual_role};

/// What is said of a name with a letter that could not be read.
pub(super) const GARBLED: &str = "a letter of this name can\u{2019}t be read in the file\u{2019}s encoding; save the \
    file again as \u{201c}CSV UTF-8\u{201d}, or choose its encoding";

/// What a row that is a heading means for the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// It is the same heading once more, and no data.
    Same,
    /// It, or an earlier one, begins another table in this row.
    Other(u64),
}

/// Looks for headings among the rows.
pub(super) struct Headings {
    /// The column that names the rows, and its heading.
    column: Option<usize>,
    heading: String,
    /// The heading is one that no measure or period bears as its name.
    usual: bool,
    /// The row seen last.
    last: u64,
    /// Where another table begins.
    other: Option<u64>,
}

impl Headings {
    pub(super) fn of(reading: &Reading) -> Self {
        let when = match reading.time {
            Time::Cell(column) => Some(column),
            Time::Parts { year, .. } => Some(year),
            Time::Headings => None,
        };
        let column = reading.name.or(reading.id).or(when);
        let heading = column.map_or("", |column| reading.table.heading_of(column));
        Self {
            column: column.filter(|_| !heading.is_empty()),
            usual: usual_role(heading).is_some_and(names_rows),
            heading: heading.to_owned(),
            last: reading.table.above,
            other: None,
        }
    }

    /// What a row is, if it is a heading or stands below one of another table.
    pub(super) fn look(&mut self, row: &Row<'_>, reading: &Reading) -> Option<Again> {
        let after_gap = row.number() > self.last + 1;
        self.last = row.number();
        if let Some(other) = self.other {
            return Some(Again::Other(other));
        }
        let text = row.cell(self.column?).as_text()?.trim();
        let named = text.eq_ignore_ascii_case(&self.heading);
        let begins = named || after_gap && usual_role(text).is_some_and(names_rows);
        if !begins {
            return None;
        }
        if named && repeats(row, reading) {
            return Some(Again::Same);
        }
        // Below a heading that says nothing a row may well be called as it is.
        if named && !self.usual {
            return None;
        }
        self.other = Some(row.number());
        self.other.map(Again::Other)
    }
}

/// Headings of columns that name rows.
fn names_rows(role: Role) -> bool {
    matches!(role, Role::Measure | Role::MeasureId) || is_time(role)
}

/// Whether the columns of figures are headed as the table's are. Of stacked headings one row is enough.
fn repeats(row: &Row<'_>, reading: &Reading) -> bool {
    let mut filled = 0;
    let alike = reading.values.iter().all(|value| {
        let cell = row.cell(value.column).text();
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if cell.is_empty() {
            return true;
        }
        filled += 1;
        let heading = reading.table.heading_of(value.column);
        let rest = heading.strip_prefix(cell.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    alike && filled > 0
}

impl Taker<'_> {
    /// What a row is, if it is a heading or stands below one of another table. Who corrects a row says that it is data.
    pub(super) fn heading_again(&mut self, row: &Row<'_>) -> Option<Again> {
        let number = row.number();
        let mut corrected = self.corrections.range((number, 0)..(number + 1, 0));
        if corrected.next().is_some() {
            return None;
        }
        self.headings.look(row, self.reading)
    }

    /// Why none of a row's figures can be taken: the kind of fault, its column unless it is each figure's own, and the
    /// words.
    pub(super) fn untrusted(
        &self,
        row: &Row<'_>,
        again: Option<Again>,
    ) -> Option<(FindingKind, Option<usize>, String)> {
        if let Some((kind, message)) = self.shape.fault(row) {
            return Some((kind, None, message));
        }
        if let Some(Again::Other(heading)) = again {
            let message = of_another_table(row.number(), heading);
            return Some((FindingKind::UnreadablePeriod, None, message));
        }
        let column = self.reading.name.or(self.reading.id);
        self.garbled
            .then(|| (FindingKind::NoMeasure, column, GARBLED.to_owned()))
    }
}

/// What is said of the cells below another table's heading.
pub(super) fn of_another_table(row: u64, heading: u64) -> String {
    if row == heading {
        "this row is the heading of another table; import each table from a sheet or file of its own".to_owned()
    } else {
        format!(
            "row {heading} is the heading of another table, and this one stands below it; import each table from a \
             sheet or file of its own"
        )
    }
}

//! What was found wrong or remarkable, by row and column.

mod kind;

pub use kind::{FindingKind, Level};

use super::grid::Sheet;
use super::take::Corrections;
use super::{ImportError, folded};
use std::collections::{BTreeMap, BTreeSet};

/// How many findings are listed. All are counted.
pub const LISTED: usize = 10_000;

/// So much of a measure's name in a finding's words names it.
const NAMED: usize = 30;

/// How many characters of a cell a finding repeats.
const CELL: usize = 200;

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Row of the file as a spreadsheet counts it, from 1.
    pub row: u64,
    /// Column of the file, from 1.
    pub column: usize,
    /// What kind of thing.
    pub kind: FindingKind,
    /// The measure it is about, as the plan calls it or, where none is known, as the file does; empty where a row names
    /// none.
    pub measure: String,
    /// What was read and what would help: one sentence without a full stop.
    pub message: String,
    /// The cell as it stands in the file (its first 200 characters).
    pub cell: String,
}

impl Finding {
    /// What was found with the measure it is about, unless the words name it themselves.
    pub fn words(&self) -> String {
        // A long name is cut where words quote it.
        let begins: String = self.measure.chars().take(NAMED).collect();
        let said = folded(&self.message).contains(&folded(&begins));
        if self.measure.is_empty() || said {
            self.message.clone()
        } else {
            format!("{}: {}", self.measure, self.message)
        }
    }
}

/// Findings in the order of rows and columns: the first 10,000 listed, all counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    listed: Vec<Finding>,
    /// Nothing from here on is listed.
    end: Option<(u64, usize)>,
    counts: BTreeMap<FindingKind, usize>,
}

impl Findings {
    /// Those listed.
    pub fn listed(&self) -> &[Finding] {
        &self.listed
    }

    /// How many there are of each kind, listed or not.
    pub const fn counts(&self) -> &BTreeMap<FindingKind, usize> {
        &self.counts
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Adds one; they may come in any order.
    pub(super) fn add(&mut self, finding: impl FnOnce() -> Finding, kind: FindingKind) {
        *self.counts.entry(kind).or_default() += 1;
        let finding = finding();
        if self
            .end
            .is_some_and(|end| (finding.row, finding.column) >= end)
        {
            return;
        }
        self.listed.push(finding);
        if self.listed.len() >= 2 * LISTED {
            self.cap();
        }
    }

    /// Calls the measures that a file names by their keys by their names.
    pub(super) fn call(&mut self, names: &BTreeMap<String, &str>) {
        for finding in &mut self.listed {
            if let Some(name) = names.get(&folded(&finding.measure)) {
                (*name).clone_into(&mut finding.measure);
            }
        }
    }

    /// Takes others in, whose rows stand for these.
    pub(super) fn adopt(&mut self, others: Self, row: impl Fn(u64) -> u64) {
        for (kind, count) in others.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        self.listed
            .extend(others.listed.into_iter().map(|finding| Finding {
                row: row(finding.row),
                ..finding
            }));
    }

    /// Puts the first of them in order and drops the others.
    fn cap(&mut self) {
        self.listed
            .sort_by_key(|finding| (finding.row, finding.column));
        if let Some(last) = self.listed.get(LISTED) {
            self.end = Some((last.row, last.column));
        }
        self.listed.truncate(LISTED);
    }

    /// Puts them in order, each with the text of its cell.
    pub(super) fn fill(
        &mut self,
        sheet: &Sheet,
        corrections: &Corrections,
        going_on: impl Fn(f64) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.cap();
        let without = self.listed.iter().filter(|finding| finding.cell.is_empty());
        let rows: BTreeSet<u64> = without.map(|finding| finding.row).collect();
        let kept = sheet.rows_watched(&rows, going_on)?;
        for finding in &mut self.listed {
            if finding.cell.is_empty() {
                let place = (finding.row, finding.column);
                let corrected = corrections.get(&place).cloned();
                finding.cell = corrected.unwrap_or_else(|| kept.cell(place.0, place.1).text());
            }
            if finding.cell.chars().nth(CELL).is_some() {
                finding.cell = finding.cell.chars().take(CELL).collect();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_named_once_also_where_its_long_name_is_cut() {
        let measure = "Average days from filing a zoning appeal to a hearing".to_owned();
        let words = |message: &str| {
            let finding = Finding {
                row: 4,
                column: 8,
                kind: FindingKind::UnknownMeasure,
                measure: measure.clone(),
                message: message.to_owned(),
                cell: String::new(),
            };
            finding.words()
        };
        let quoted =
            "\u{201c}Average days from filing a zoning appeal\u{2026}\u{201d} is no measure here";
        assert_eq!(words(quoted), quoted);
        assert_eq!(words("it is blank"), format!("{measure}: it is blank"));
    }

    #[test]
    fn the_list_is_capped_and_the_counts_are_not() {
        let mut findings = Findings::default();
        for row in (0..LISTED as u64 + 5).rev() {
            let kind = FindingKind::NotANumber;
            let (message, cell) = (String::new(), "x".repeat(500));
            findings.add(
                || Finding {
                    row,
                    column: 3,
                    kind,
                    measure: String::new(),
                    message,
                    cell,
                },
                kind,
            );
        }
        findings.cap();
        assert_eq!(findings.listed().len(), LISTED);
        assert_eq!(findings.total(), LISTED + 5);
        assert_eq!(
            findings.listed().last().map(|finding| finding.row),
            Some(LISTED as u64 - 1)
        );
    }
}

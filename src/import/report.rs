//! A plan as scripts read it.

use super::finding::{Finding, Level};
use super::plan::Plan;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `--json` prints of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report<'a> {
    /// Rows below the header that hold anything.
    pub rows: usize,
    /// Columns the header names.
    pub columns: usize,
    /// Cells that may hold a figure.
    pub cells: usize,
    /// Empty cells.
    pub blank: usize,
    /// Cells that can be taken in: new, changed and unchanged.
    pub accepted: usize,
    /// Cells that can't.
    pub refused: usize,
    /// Figures for periods that had none.
    pub new: usize,
    /// Figures that replace another.
    pub changed: usize,
    /// Figures that are there already.
    pub unchanged: usize,
    /// Names of the measures to create.
    pub measures_to_create: Vec<&'a str>,
    /// The first 10,000 findings.
    pub findings: Vec<FindingReport<'a>>,
    /// How many findings there are of each kind, listed or not.
    pub finding_counts: BTreeMap<&'static str, usize>,
}

/// What `--json` prints of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingReport<'a> {
    /// The sheet; a CSV has none.
    pub sheet: Option<&'a str>,
    /// Row of the file, from 1.
    pub row: u64,
    /// Column of the file, from 1.
    pub column: usize,
    /// "error" or "note".
    pub level: Level,
    /// What kind, as "unknown-measure".
    pub kind: &'static str,
    /// What was read and what would help.
    pub message: &'a str,
    /// The cell as it stands in the file.
    pub cell: &'a str,
}

impl<'a> Report<'a> {
    /// The report of a plan.
    pub fn of(plan: &'a Plan) -> Self {
        let counts = plan.counts;
        let finding_counts = plan.findings.counts().iter();
        Self {
            rows: counts.rows,
            columns: counts.columns,
            cells: counts.cells,
            blank: counts.blank,
            accepted: counts.accepted(),
            refused: counts.refused,
            new: counts.new,
            changed: counts.changed,
            unchanged: counts.unchanged,
            measures_to_create: plan.new_measures.iter().map(|m| m.name.as_str()).collect(),
            findings: plan
                .findings
                .listed()
                .iter()
                .map(FindingReport::of)
                .collect(),
            finding_counts: finding_counts.map(|(kind, n)| (kind.word(), *n)).collect(),
        }
    }
}

impl<'a> FindingReport<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            sheet: None,
            row: finding.row,
            column: finding.column,
            level: finding.kind.level(),
            kind: finding.kind.word(),
            message: &finding.message,
            cell: &finding.cell,
        }
    }
}

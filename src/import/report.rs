//! A plan as scripts read it.

use super::department_template::FilledNote;
use super::finding::{Finding, Level};
use super::grid::Book;
use super::plan::{Made, Plan};
use super::recognise::Recognised;
use super::understand::{DateOrder, Guess, Mapping, Probe};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `--json` prints of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report<'a> {
    /// Rows below the header that hold anything.
    pub rows: usize,
    /// Columns the header names.
    pub columns: usize,
    /// Cells that may hold a figure: rows times columns of figures.
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
    /// Of events, which are counted above: the figures they make.
    pub figures: Option<Made>,
    /// The other shown sheets of the workbook that hold something, of which nothing is taken.
    pub other_sheets: &'a [String],
    /// The saved mapping it is read by.
    pub read_as: Option<ReadAsReport<'a>>,
    /// Saved mappings that nearly fit, none of which was used; `--mapping` chooses one.
    pub proposed: Vec<ProposedReport<'a>>,
    /// What a department wrote beside the figures of its template.
    pub notes: Vec<NoteReport<'a>>,
    /// Names of the measures to create.
    pub measures_to_create: Vec<&'a str>,
    /// Names of the departments to create with them.
    pub departments_to_create: Vec<&'a str>,
    /// How much else of measures a data package brings along, by what it is called.
    pub comes_along: BTreeMap<&'static str, usize>,
    /// What of a data package is not taken.
    pub not_taken: Vec<&'a str>,
    /// The first 10,000 findings.
    pub findings: Vec<FindingReport<'a>>,
    /// How many findings there are of each kind, listed or not.
    pub finding_counts: BTreeMap<&'static str, usize>,
}

/// What `--json` prints of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteReport<'a> {
    /// Row of the file, from 1.
    pub row: u64,
    /// Key of the measure.
    pub measure: &'a str,
    /// The period, in the manner of ISO 8601.
    pub period: &'a str,
    /// The words.
    pub note: &'a str,
}

/// What `--json` prints of the saved mapping a file is read by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadAsReport<'a> {
    /// Its name.
    pub name: &'a str,
    /// The day on which it was last used before.
    pub used_last: Option<String>,
    /// The file it was last used for before.
    pub used_for: &'a str,
}

/// What `--json` prints of a saved mapping that nearly fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedReport<'a> {
    /// The mapping.
    #[serde(flatten)]
    pub mapping: ReadAsReport<'a>,
    /// Columns it knows and the file lacks.
    pub gone: Vec<&'a str>,
    /// Columns of the file it doesn't know.
    pub new: Vec<&'a str>,
    /// What differs, in words; empty where several mappings fit.
    pub differs: String,
}

impl<'a> ReadAsReport<'a> {
    fn of(found: &'a Recognised) -> Self {
        Self {
            name: &found.saved.name,
            used_last: found.last_used.map(|day| day.to_string()),
            used_for: &found.saved.used_for,
        }
    }
}

impl<'a> ProposedReport<'a> {
    fn of(found: &'a Recognised) -> Self {
        Self {
            mapping: ReadAsReport::of(found),
            gone: found
                .gone
                .iter()
                .map(|column| column.heading.as_str())
                .collect(),
            new: found.new.iter().map(String::as_str).collect(),
            differs: found.differences(),
        }
    }
}

/// What `--json` prints of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingReport<'a> {
    /// The sheet; a text file has none.
    pub sheet: Option<&'a str>,
    /// Row of the file, from 1.
    pub row: u64,
    /// Column of the file, from 1.
    pub column: usize,
    /// "error", "question", "warning" or "note".
    pub level: Level,
    /// What kind, as "unknown-measure".
    pub kind: &'static str,
    /// The measure it is about, by name; empty where the row names none.
    pub measure: &'a str,
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
            figures: plan.made,
            other_sheets: &plan.other_sheets,
            read_as: None,
            proposed: Vec::new(),
            notes: Vec::new(),
            measures_to_create: plan.new_measures.iter().map(|m| m.name.as_str()).collect(),
            comes_along: plan
                .comes_along()
                .into_iter()
                .map(|(count, _, several)| (several, count))
                .collect(),
            not_taken: plan.staying.iter().map(String::as_str).collect(),
            departments_to_create: plan
                .new_departments
                .iter()
                .map(|new| new.department.name.as_str())
                .collect(),
            findings: plan
                .findings
                .listed()
                .iter()
                .map(|finding| FindingReport::of(finding, plan.sheet.as_deref()))
                .collect(),
            finding_counts: finding_counts.map(|(kind, n)| (kind.word(), *n)).collect(),
        }
    }

    /// The same with what a department noted.
    #[must_use]
    pub fn noted(self, notes: &'a [FilledNote]) -> Self {
        let told = notes.iter().map(|note| NoteReport {
            row: note.row,
            measure: &note.measure,
            period: &note.period,
            note: &note.note,
        });
        Self {
            notes: told.collect(),
            ..self
        }
    }

    /// The same with the saved mapping the file is read by, or those that are proposed.
    #[must_use]
    pub fn recognised(self, read_as: Option<&'a Recognised>, proposed: &'a [Recognised]) -> Self {
        Self {
            read_as: read_as.map(ReadAsReport::of),
            proposed: proposed.iter().map(ProposedReport::of).collect(),
            ..self
        }
    }
}

impl<'a> FindingReport<'a> {
    fn of(finding: &'a Finding, sheet: Option<&'a str>) -> Self {
        Self {
            sheet,
            row: finding.row,
            column: finding.column,
            level: finding.kind.level(),
            kind: finding.kind.word(),
            measure: &finding.measure,
            message: &finding.message,
            cell: &finding.cell,
        }
    }
}

/// What `--probe --json` prints: the guess alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProbeReport<'a> {
    /// The file's name.
    pub file: &'a str,
    /// SHA-256 of the file in hex.
    pub hash: &'a str,
    /// Its sheets; a text file has one, called as the file.
    pub sheets: Vec<SheetReport<'a>>,
    /// What the sheet is taken for, as a mapping that `--mapping` takes from a file.
    pub mapping: &'a Mapping,
    /// What speaks for each part of it.
    pub guesses: &'a [Guess],
    /// What a person has to say before figures are taken in.
    pub questions: Vec<&'static str>,
}

/// A sheet of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetReport<'a> {
    /// Its name.
    pub name: &'a str,
    /// It is not shown where it comes from.
    pub hidden: bool,
}

impl<'a> ProbeReport<'a> {
    /// The report of a guess.
    pub fn of(book: &'a Book, probe: &'a Probe) -> Self {
        let mut questions = Vec::new();
        if probe.mapping.dates == DateOrder::Ask {
            questions.push("dates");
        }
        if probe.asks_for_rules {
            questions.push("rules");
        }
        let sheets = book.sheets.iter().map(|sheet| SheetReport {
            name: &sheet.name,
            hidden: sheet.hidden,
        });
        Self {
            file: &book.source,
            hash: &book.hash,
            sheets: sheets.collect(),
            mapping: &probe.mapping,
            guesses: &probe.guesses,
            questions,
        }
    }
}

//! A foreign table read into a plan and findings, a foreign picture into one we keep. This room never writes.
//!
//! A file becomes a [`grid`] of cells; [`understand`] guesses what they are and writes it down as a mapping that a
//! person may change; a [`Draft`] is the sheet read so; and its [`Plan`] says for every cell what would happen to it.
//! [`Plan::batch`] is the one command that makes it happen.
//!
//! A foreign [`picture`] or page of a [`pdf`] becomes a picture that can be shown and kept.
//!
//! May use: `program::{Command, query}` and what lies below. Must not use: `store`, `ui`.

mod department_template;
mod distinct;
mod draft;
mod error;
mod finding;
pub mod grid;
mod in_one_go;
mod known_table;
pub mod lists;
mod near;
mod package;
pub mod pdf;
mod pdf_weight;
pub mod picture;
mod plan;
mod recognise;
mod report;
mod settle;
mod sheets;
mod table;
mod take;
pub mod understand;
mod value;

pub use department_template::{FilledNote, FilledTemplate, filled_template};
pub use distinct::{ColumnValues, CountedValue, column_values};
pub use draft::{Draft, ReadAs};
pub use error::ImportError;
pub use finding::{Finding, FindingKind, Findings, LISTED, Level};
pub use in_one_go::{
    dates_of, plan, plan_book, plan_corrected, plan_recognised, sheet_of, with_guesses,
};
pub use known_table::{KnownTable, plan_package, plan_table, plan_table_answered};
pub use package::{DataPackage, MeasureCard, PackageFigures, TakesRow};
pub use plan::{
    Ask, Change, Counts, Made, MeasureMatch, NamedMeasure, Plan, PlanOptions, PlannedFigure,
    Question,
};
pub use recognise::{Otherwise, Recognised, Recognition, recognise, recognise_as};
pub use report::{
    FindingReport, NoteReport, ProbeReport, ProposedReport, ReadAsReport, Report, SheetReport,
};
pub use table::{LongRow, LongTable};
pub use take::Corrections;
pub use value::{ValueError, read_value};

/// The text's first 40 characters in quotation marks, so that a message stays one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(40).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

use settle::says_how_combined;

/// The text as it is compared: small letters, single spaces.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;

//! Why a file can't be opened as a table, in words a person can act on.

use std::path::PathBuf;

/// Why a file could not be opened as a table. Nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No such file.
    #[error("There is no file at {}.", .0.display())]
    Missing(PathBuf),
    /// The system would not read it.
    #[error("{} can't be read: {why}.", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// Nothing in it.
    #[error("{0} is empty.")]
    Empty(String),
    /// A workbook under another name, or one that is not read here.
    #[error(
        "{0} is an Excel workbook; save the sheet as \u{201c}CSV UTF-8\u{201d} and import that."
    )]
    Workbook(String),
    /// Not text as we read it.
    #[error("{0} is not text in UTF-8; save it again as \u{201c}CSV UTF-8\u{201d}.")]
    NotText(String),
    /// The first row does not name the columns.
    #[error(
        "The first row of {file} has no column \u{201c}{column}\u{201d}; it must name the columns \
         measure, period and value, and may name group, numerator and denominator."
    )]
    NoColumn {
        /// The file's name.
        file: String,
        /// The first column that was missed.
        column: &'static str,
    },
    /// Two columns of one name.
    #[error(
        "The first row of {file} names the column \u{201c}{column}\u{201d} twice; \
         rename the one that is not meant."
    )]
    ColumnTwice {
        /// The file's name.
        file: String,
        /// The column.
        column: &'static str,
    },
}

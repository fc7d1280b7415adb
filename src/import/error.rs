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
    /// A folder.
    #[error("{} is a folder; choose a file in it.", .0.display())]
    Folder(PathBuf),
    /// Larger than what is read.
    #[error(
        "{file} holds {}, and files of up to {} are read; split it, or leave columns and years out.",
        size(*.length), size(*.most)
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// How many bytes it holds.
        length: u64,
        /// How many it may hold.
        most: u64,
    },
    /// More rows than are read.
    #[error("{file} has more than {most} rows, which is the most that is read; split it.")]
    TooManyRows {
        /// The file's name.
        file: String,
        /// How many it may have.
        most: u64,
    },
    /// More columns than a spreadsheet has.
    #[error("Row {row} of {file} has more than {most} columns, which is the most that is read.")]
    TooManyColumns {
        /// The file's name.
        file: String,
        /// The row.
        row: u64,
        /// How many it may have.
        most: usize,
    },
    /// A row that doesn't end.
    #[error(
        "Row {row} of {file} is too long to be a row; a quotation mark that opens there is \
         probably never closed."
    )]
    RowTooLong {
        /// The file's name.
        file: String,
        /// The row.
        row: u64,
    },
    /// It is not what it was when it was opened.
    #[error("{0} changed while it was read; import it again once nobody writes to it.")]
    Changed(String),
    /// It breaks off or is no longer what it was made as.
    #[error("{file} is damaged or cut short ({why}); get it again from whoever sent it.")]
    Damaged {
        /// The file's name.
        file: String,
        /// What the reader said.
        why: String,
    },
    /// Something else than a table.
    #[error("{file} is {what}, not a table; {help}.")]
    Foreign {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: &'static str,
        /// What helps.
        help: &'static str,
    },
    /// A password keeps it closed.
    #[error("{0} is protected by a password; open it, save it without one, and import that.")]
    Locked(String),
    /// A workbook that unpacks to more than is read, perhaps made to do harm.
    #[error(
        "{file} unpacks to more than {}, which is the most that is read; split it.", size(*.most)
    )]
    TooLargeInside {
        /// The file's name.
        file: String,
        /// How many bytes it may unpack to.
        most: u64,
    },
    /// A workbook of more cells than are read.
    #[error("{file} has more than {most} cells, which is the most that is read; save it as CSV.")]
    TooManyCells {
        /// The file's name.
        file: String,
        /// How many it may have.
        most: usize,
    },
    /// A template of a version that isn't known here.
    #[error("{0} was written by a newer version of Statroom; update this one to read it.")]
    NewerTemplate(String),
    /// No package of a whole program.
    #[error("{} holds no data package of Statroom; choose the folder that holds its datapackage.json.", .0.display())]
    NoPackage(PathBuf),
    /// A package of a later version.
    #[error("{} was written by a newer Statroom; update this one to read it.", .0.display())]
    NewerPackage(PathBuf),
    /// A cell of a package that holds what its column can't.
    #[error("{file}, row {row}: {cell} can't be read as {column}; nothing was written.")]
    PackageCell {
        /// The file's name.
        file: String,
        /// The row, counted from 1.
        row: u64,
        /// The column.
        column: String,
        /// The cell, in quotation marks.
        cell: String,
    },
    /// A person stopped it.
    #[error("Reading was stopped.")]
    Stopped,
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
    /// A mapping that can't be read, in its own words.
    #[error("{0}")]
    Mapping(String),
    /// A mapping of another file.
    #[error(
        "The mapping needs a column \u{201c}{column}\u{201d} and {file} has none; choose another \
         mapping, or have it guessed anew."
    )]
    MappingMisfit {
        /// The file's name.
        file: String,
        /// The heading that is missed.
        column: String,
    },
    /// No column of figures beside a period.
    #[error(
        "Nothing in {0} looks like figures by period; head the columns measure, period and value, or \
         say in a mapping what they are."
    )]
    NoFigures(String),
    /// The same of a sheet beside others.
    #[error(
        "Nothing on the sheet \u{201c}{sheet}\u{201d} of {file} looks like figures by period; choose another sheet ({others}), or \
         say in a mapping what its columns are."
    )]
    NoFiguresOnSheet {
        /// The file's name.
        file: String,
        /// The sheet.
        sheet: String,
        /// The names of the others that hold something.
        others: String,
    },
    /// A sheet that isn't there.
    #[error("{file} has no sheet \u{201c}{sheet}\u{201d}; it has {there}.")]
    NoSheet {
        /// The file's name.
        file: String,
        /// What was asked for.
        sheet: String,
        /// The names of those it has.
        there: String,
    },
    /// More figures than are taken in at once.
    #[error("{file} gives more than {most} figures, which is the most taken in at once; split it.")]
    TooManyFigures {
        /// The sheet.
        file: String,
        /// How many it may give.
        most: usize,
    },
}

/// A size in bytes as a person reads it: "2.4 GB".
fn size(bytes: u64) -> String {
    let (unit, name) = if bytes >= 1_000_000_000 {
        (1e9, "GB")
    } else {
        (1e6, "MB")
    };
    let number = format!("{:.1}", bytes as f64 / unit);
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number} {name}")
}

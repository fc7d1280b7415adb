//! What `import` takes.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The file: CSV, TSV, XLSX, XLS or ODS; or the folder of a data package, whose figures are taken
    /// and, with --create-measures, the definition cards of measures that are new.
    pub file: PathBuf,
    /// The program.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "probe")]
    pub into: Option<PathBuf>,
    /// Say what the file is taken for, and nothing more.
    #[arg(long, conflicts_with = "into")]
    pub probe: bool,
    /// Read it as this mapping says: the name of one saved in the program, or a file.
    #[arg(long, value_name = "NAME|FILE.toml", conflicts_with = "probe")]
    pub mapping: Option<String>,
    /// The sheet of a workbook; the first that is shown and holds something unless said.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// How the figures are laid out; guessed unless said.
    #[arg(long, value_enum, value_name = "LAYOUT", conflicts_with = "mapping")]
    pub layout: Option<LayoutName>,
    /// Create measures the program doesn't know, as proposed ones.
    #[arg(long)]
    pub create_measures: bool,
    /// Take what is likeliest where it could be either way, instead of asking.
    #[arg(long)]
    pub accept_guesses: bool,
    /// Where rows give one figure different values, take the first or the last of them, or refuse them all; as the
    /// mapping says unless said.
    #[arg(long, value_enum, value_name = "ROW", conflicts_with = "probe")]
    pub conflicting_rows: Option<KeptRow>,
    /// Take in what can be read although some cells are refused.
    #[arg(long)]
    pub skip_refused: bool,
    /// Take a department template in although it was made for another city's program.
    #[arg(long)]
    pub any_city: bool,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print every finding, and not the first few of each kind.
    #[arg(long)]
    pub all_findings: bool,
    /// As one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// How figures are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LayoutName {
    /// A row is a figure.
    Long,
    /// Either wide layout.
    Wide,
    /// Measures down, periods across.
    WidePeriods,
    /// Periods down, measures across.
    WideMeasures,
    /// A row is an event.
    Events,
}

/// Which of the rows counts that give one figure different values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeptRow {
    /// None of them.
    Refuse,
    /// The first in the sheet.
    First,
    /// The last.
    Last,
}

//! What may be typed after `statroom`. Scripts rely on it.

use crate::domain::view::{ChartForm, ComparedWith};
use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

mod importing;
mod mappings;
mod papers;

pub use importing::{ImportArguments, KeptRow, LayoutName};
pub use mappings::MappingsArguments;
pub use papers::{ActionsArguments, EditionName, MemoArguments, PaperName};

/// Run a city's live stat meetings.
#[derive(Debug, Parser)]
#[command(name = "statroom", version, about)]
pub struct Arguments {
    /// Program to open in the app.
    pub file: Option<PathBuf>,
    /// What to do instead of opening the app.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Take this day as today (YYYY-MM-DD).
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    /// Draw with this instead of what worked last (wgpu or glow).
    #[arg(long, value_enum, value_name = "NAME")]
    pub renderer: Option<RendererName>,
}

impl Arguments {
    /// What was typed. A misuse is told on standard error and ends the process with 2, as `--help` ends it
    /// with 0.
    pub fn typed() -> Self {
        let arguments = Self::parse();
        if arguments.file.is_some() && arguments.verb.is_some() {
            let words = "a program is opened in the app or a verb carried out, not both";
            Self::command()
                .error(ErrorKind::ArgumentConflict, words)
                .exit();
        }
        arguments
    }
}

/// A way of drawing the app's windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RendererName {
    /// Vulkan, Metal or DirectX 12 through wgpu.
    Wgpu,
    /// OpenGL through glow.
    Glow,
}

impl RendererName {
    /// Its name in the preferences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
        }
    }
}

/// A verb of the command line.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write the demonstration program and open it.
    Demo(DemoArguments),
    /// Begin a program for a city.
    New {
        /// File to create.
        file: PathBuf,
        /// Name of the city, as "City of Port Alder".
        #[arg(long, required_unless_present = "from")]
        name: Option<String>,
        /// Make it of everything in a data package that `export` wrote: its folder or its datapackage.json.
        #[arg(long, value_name = "PACKAGE", conflicts_with = "name")]
        from: Option<PathBuf>,
    },
    /// Take figures from a table: CSV or a workbook, long, wide or one row an event; or say what it is taken for.
    Import(ImportArguments),
    /// List how kinds of files are read, as it is remembered from imports.
    Mappings(MappingsArguments),
    /// Write the workbook that asks a department for its figures.
    Template(TemplateArguments),
    /// Write all of a program as a data package: a CSV for each kind of thing, with a dictionary.
    Export(ExportArguments),
    /// List the measures.
    Measures(ListArguments),
    /// Tell what is unusual: limits, signals, variation and assurance of every measure.
    Signals(SignalsArguments),
    /// List the meetings.
    Meetings(ListArguments),
    /// List the actions and requests, or write the register or an action list into a file.
    Actions(ActionsArguments),
    /// List the entries of a meeting's record.
    Entries {
        /// The program.
        program: PathBuf,
        /// The meeting: an id or an unambiguous start of one, a date, next or last.
        #[arg(long, value_name = "KEY")]
        meeting: String,
        /// As one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Record each line of standard input as the capture line would.
    Record {
        /// The program.
        program: PathBuf,
        /// The meeting: an id or an unambiguous start of one, a date, next or last.
        #[arg(long, value_name = "KEY")]
        meeting: String,
    },
    /// Write a paper of a meeting: a memo, the agenda, the minutes or the packet for the room.
    Memo(MemoArguments),
    /// List the memos of a meeting that went out.
    Issued {
        /// The program.
        program: PathBuf,
        /// The meeting: an id or an unambiguous start of one, a date, next or last.
        #[arg(long, value_name = "KEY")]
        meeting: String,
        /// As one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Draw a measure's chart as .svg or .png, or write its figures as .xlsx (with a chart) or .csv.
    Chart(ChartArguments),
    /// Check the file, its schema, its journal and what is derived.
    Check {
        /// The program.
        program: PathBuf,
    },
    /// Write a whole copy of a program, also while it is open.
    Backup {
        /// The program.
        program: PathBuf,
        /// File to create.
        file: PathBuf,
    },
}

impl Verb {
    /// Whether it only tells what a program or table holds, so that a reader may stop early without anything
    /// having been left undone.
    pub fn only_lists(&self) -> bool {
        match self {
            Self::Measures(_)
            | Self::Signals(_)
            | Self::Meetings(_)
            | Self::Issued { .. }
            | Self::Entries { .. } => true,
            Self::Actions(arguments) => arguments.to.is_none(),
            Self::Mappings(arguments) => arguments.rename.is_none() && arguments.forget.is_none(),
            Self::Demo(_)
            | Self::New { .. }
            | Self::Import(_)
            | Self::Export(_)
            | Self::Template(_)
            | Self::Record { .. }
            | Self::Memo(_)
            | Self::Chart(_)
            | Self::Check { .. }
            | Self::Backup { .. } => false,
        }
    }
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Where it is kept; the user's data folder unless said.
    pub file: Option<PathBuf>,
    /// Write it, but don't open the app.
    #[arg(long)]
    pub no_open: bool,
    /// Write it anew even if it is there; the old one is kept beside it.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The program.
    pub program: PathBuf,
    /// Folder to write, not there yet or empty.
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// Leave private notes out.
    #[arg(long)]
    pub without_private: bool,
}

/// Arguments of `template`.
#[derive(Debug, Args)]
pub struct TemplateArguments {
    /// The program.
    pub program: PathBuf,
    /// The department: its short name, its name or its key.
    #[arg(long, value_name = "KEY")]
    pub department: String,
    /// File to write, .xlsx. `import` reads it back as it is.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// Arguments of `signals`.
#[derive(Debug, Args)]
pub struct SignalsArguments {
    /// A program, whose measures have their own settings, or a long CSV (measure, period, value, optional
    /// group).
    pub file: PathBuf,
    /// Only this measure.
    #[arg(long, value_name = "KEY")]
    pub measure: Option<String>,
    /// Of a program also each group of a breakdown.
    #[arg(long)]
    pub groups: bool,
    /// Which way is better, for a CSV.
    #[arg(long, value_enum, value_name = "WAY")]
    pub direction: Option<DirectionName>,
    /// Target, for a CSV.
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub target: Option<f64>,
    /// Begin a new baseline on this day (YYYY-MM-DD), for a CSV; may be repeated.
    #[arg(long, value_name = "DATE")]
    pub rebase: Vec<NaiveDate>,
    /// Take the limits of each baseline from so many first points, for a CSV.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub fix_after: Option<u32>,
    /// Keep large moving ranges in the limits, for a CSV.
    #[arg(long)]
    pub no_screening: bool,
    /// As one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `chart`.
#[derive(Debug, Args)]
pub struct ChartArguments {
    /// The program.
    pub program: PathBuf,
    /// The measure: its short name, its name, an id or an unambiguous start of one.
    #[arg(long, value_name = "KEY")]
    pub measure: String,
    /// File to write, .svg or .png; .xlsx or .csv for the figures.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// How it is drawn; as a line unless said.
    #[arg(long, value_enum, value_name = "FORM")]
    pub form: Option<FormName>,
    /// Break it down by this dimension, as "District".
    #[arg(long, value_name = "DIMENSION")]
    pub by: Option<String>,
    /// Compare the latest figure with this.
    #[arg(long, value_enum, value_name = "WITH")]
    pub compare: Option<CompareName>,
    /// The latest so many periods; all of them unless said.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub periods: u32,
    /// Leave the usual range out; what is unusual is flagged all the same.
    #[arg(long)]
    pub no_usual_range: bool,
    /// For whom. Outside the panel's, small numbers are hidden where the measure asks for it.
    #[arg(long, value_enum, value_name = "NAME", default_value_t = EditionName::Panel)]
    pub edition: EditionName,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormName {
    /// Figures joined by a line.
    Line,
    /// Bars from zero, of the whole.
    Bars,
    /// The groups of a breakdown side by side, on one scale.
    Panels,
    /// Year over year: each year a line of its own.
    Years,
}

impl From<FormName> for ChartForm {
    fn from(name: FormName) -> Self {
        match name {
            FormName::Line => Self::Line,
            FormName::Bars => Self::Bars,
            FormName::Panels => Self::Panels,
            FormName::Years => Self::Years,
        }
    }
}

/// What a chart's latest figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareName {
    /// The same period a year before.
    LastYear,
    /// The latest figure before the last meeting held.
    LastMeeting,
    /// The target in force.
    Target,
}

impl From<CompareName> for ComparedWith {
    fn from(name: CompareName) -> Self {
        match name {
            CompareName::LastYear => Self::LastYear,
            CompareName::LastMeeting => Self::LastMeeting,
            CompareName::Target => Self::Target,
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DirectionName {
    /// More is better.
    Increase,
    /// Less is better.
    Decrease,
    /// Neither.
    Neutral,
}

/// Arguments of the lists.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The program.
    pub program: PathBuf,
    /// As one JSON document.
    #[arg(long)]
    pub json: bool,
}

//! What may be typed after `statroom memo` and `statroom actions`.

use crate::domain::edition::{Edition, MemoEdition};
use crate::export::memo::{MemoKind, Paper};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `memo`.
#[derive(Debug, Args)]
pub struct MemoArguments {
    /// Which paper.
    #[arg(value_enum)]
    pub which: PaperName,
    /// The program.
    pub program: PathBuf,
    /// The meeting: an id or an unambiguous start of one, a date, next or last.
    #[arg(long, value_name = "KEY")]
    pub meeting: String,
    /// File to write, .docx, .pdf, .html or .md; .eml for the draft of a mail with the paper.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// For whom. Outside the panel's, small numbers are hidden where a measure asks for it.
    #[arg(long, value_enum, value_name = "NAME", default_value_t = EditionName::Panel)]
    pub edition: EditionName,
    /// Only what concerns this department of a meeting of several, in a memo or the packet: its short name, its name or
    /// its key.
    #[arg(long, value_name = "KEY")]
    pub department: Option<String>,
    /// Put the questions for the panel into the department's edition of the stat memo or packet too.
    #[arg(long)]
    pub with_questions: bool,
    /// Put what the room saw at each commitment and decision into the follow-up memo or minutes, small.
    #[arg(long)]
    pub with_charts: bool,
    /// Write the memo as it went out then, from its kept copy: 1 for the first, 2 for revision 2.
    #[arg(long, value_name = "N")]
    pub revision: Option<u32>,
}

impl MemoArguments {
    /// The edition that is asked for, of all departments.
    pub const fn edition(&self) -> MemoEdition {
        MemoEdition {
            edition: self.edition.edition(),
            with_questions: self.with_questions,
            with_charts: self.with_charts,
            department: None,
        }
    }
}

/// Arguments of `actions`.
#[derive(Debug, Args)]
pub struct ActionsArguments {
    /// The program.
    pub program: PathBuf,
    /// As one JSON document.
    #[arg(long, conflicts_with = "to")]
    pub json: bool,
    /// File to write: the register as .xlsx or .csv, its due dates as .ics, or the list of what is open, owner by
    /// owner, as .docx, .pdf, .html or .md.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Only what this person owns: a name, a surname, an id or an unambiguous start of one.
    #[arg(long, value_name = "KEY")]
    pub owner: Option<String>,
}

/// A paper of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperName {
    /// The briefing before the meeting.
    Stat,
    /// The commitments after it.
    FollowUp,
    /// One page with what comes when.
    Agenda,
    /// Who came, and what was said and agreed.
    Minutes,
    /// The last follow-up memo, the stat memo and the charts in one file.
    Packet,
}

impl PaperName {
    /// The paper of that name.
    pub const fn paper(self) -> Paper {
        match self {
            Self::Stat => Paper::Memo(MemoKind::Stat),
            Self::FollowUp => Paper::Memo(MemoKind::FollowUp),
            Self::Agenda => Paper::Agenda,
            Self::Minutes => Paper::Minutes,
            Self::Packet => Paper::Packet,
        }
    }
}

/// For whom something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EditionName {
    /// The office and the mayor's panel: everything.
    Panel,
    /// The department that is reviewed: without the questions for the panel.
    Department,
    /// Anybody.
    Public,
}

impl EditionName {
    /// The edition of that name.
    pub const fn edition(self) -> Edition {
        match self {
            Self::Panel => Edition::Panel,
            Self::Department => Edition::Department,
            Self::Public => Edition::Public,
        }
    }
}

//! Memos that went out, each kept as it was: its files, the data behind them, when, by whom and to whom.

use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::{DepartmentId, IssuedFileId, IssuedMemoId, MeetingId, PersonId};
use crate::domain::memo::MemoKind;
use crate::domain::text::words;
use chrono::{DateTime, Utc};

/// A memo that went out. Nothing of it changes any more: a correction is another one, a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedMemo {
    /// Key.
    pub id: IssuedMemoId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Which of its memos.
    pub kind: MemoKind,
    /// For whom it was written.
    pub edition: Edition,
    /// The department's edition held the questions for the panel.
    pub with_questions: bool,
    /// It showed what the room saw at each commitment.
    pub with_charts: bool,
    /// It held the items of this department alone.
    pub department: Option<DepartmentId>,
    /// Which issue of this memo, edition and department it is, from 1.
    pub revision: u32,
    /// When it went out.
    pub at: DateTime<Utc>,
    /// Who sent it, where that was noted.
    pub by: Option<PersonId>,
    /// Who it went to, one recipient each, as it says itself.
    pub to: Vec<String>,
    /// What it changed of the one before, a sentence each, as it prints them; nothing in the first.
    pub changes: Vec<String>,
    /// SHA-256 of the data behind it, in hex.
    pub data: String,
}

impl IssuedMemo {
    /// The edition it was written in.
    pub const fn memo_edition(&self) -> MemoEdition {
        MemoEdition {
            edition: self.edition,
            with_questions: self.with_questions,
            with_charts: self.with_charts,
            department: self.department,
        }
    }

    /// Whether both are issues of one memo, so that the later corrects the earlier.
    pub fn is_of(&self, kind: MemoKind, edition: Edition, of: Option<DepartmentId>) -> bool {
        (self.kind, self.edition, self.department) == (kind, edition, of)
    }
}

/// A file of a memo that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedFile {
    /// Key.
    pub id: IssuedFileId,
    /// The memo.
    pub memo: IssuedMemoId,
    /// Place among its files, from 0.
    pub position: u32,
    /// Its name, with the ending that tells its format.
    pub name: String,
    /// Where it came from.
    pub origin: FileOrigin,
    /// How many bytes it has.
    pub size: u32,
    /// SHA-256 of its bytes, in hex.
    pub hash: String,
    /// When it was kept.
    pub at: DateTime<Utc>,
}

impl IssuedFile {
    /// The ending of its name in small letters: "docx".
    pub fn ending(&self) -> String {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending);
        ending.unwrap_or_default().to_lowercase()
    }
}

words! {
    /// Where a file of a memo that went out came from.
    pub enum FileOrigin {
        /// Statroom wrote it when the memo went out.
        Made = "made", "As issued";
        /// It was signed and sent, and taken in afterwards.
        Signed = "signed", "As signed";
    }
}

//! A memo on its way out, and the copy that was signed: what a command takes in of them.

use crate::domain::edition::MemoEdition;
use crate::domain::ids::{DepartmentId, MeetingId, PersonId};
use crate::domain::memo::MemoKind;
use crate::program::error::ProgramError;

/// The largest file taken in, in bytes.
const LIMIT: usize = 40 * 1024 * 1024;
/// The longest name of a file that is kept whole, in characters.
const LONGEST_NAME: usize = 200;

/// A memo that goes out, written already: its files and the data behind them.
#[derive(Clone, PartialEq, Eq)]
pub struct Issue {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which of its memos.
    pub kind: MemoKind,
    /// For whom it is written.
    pub edition: MemoEdition,
    /// It holds the items of this department alone.
    pub department: Option<DepartmentId>,
    /// The revision its files call it. Another one meanwhile is refused.
    pub revision: u32,
    /// Who sends it.
    pub by: Option<PersonId>,
    /// Who it goes to, one recipient each.
    pub to: Vec<String>,
    /// What it changes of the one before, a sentence each.
    pub changes: Vec<String>,
    /// Its files, each with its name.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be printed in them as it is, a sentence each: told when it goes out, and not kept.
    pub not_printed: Vec<String>,
    /// The data behind them.
    pub data: Vec<u8>,
}

impl std::fmt::Debug for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Issue")
            .field("meeting", &self.meeting)
            .field("kind", &self.kind)
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// The file that was signed and sent: a PDF, a Word document or a scan, looked at before a command takes it in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedFile {
    name: String,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for SignedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedFile")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// How files of each format begin, and the endings of their names.
const FORMATS: [(&[u8], &[&str]); 6] = [
    (b"%PDF-", &["pdf"]),
    (b"PK\x03\x04", &["docx"]),
    (b"\x89PNG\r\n\x1a\n", &["png"]),
    (b"\xff\xd8\xff", &["jpg", "jpeg"]),
    (b"II*\0", &["tif", "tiff"]),
    (b"MM\0*", &["tif", "tiff"]),
];

impl SignedFile {
    /// The endings of the files that are taken in.
    pub const ENDINGS: [&'static str; 7] = ["pdf", "docx", "png", "jpg", "jpeg", "tif", "tiff"];

    /// Looks at a file whether it is what its name says.
    ///
    /// # Errors
    /// [`ProgramError::Refused`] when it is empty, larger than 40 MB or of another format.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, ProgramError> {
        let refused = |words: &str| Err(ProgramError::Refused(words.to_owned()));
        if bytes.len() > LIMIT {
            return refused("The file is larger than 40 MB; nothing was kept.");
        }
        if bytes.is_empty() {
            return refused("The file is empty; nothing was kept.");
        }
        let name = name.trim();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let ending = ending.unwrap_or_default().to_lowercase();
        let known = FORMATS.iter().any(|(begins, endings)| {
            endings.contains(&ending.as_str()) && bytes.starts_with(begins)
        });
        if !known {
            return refused(
                "What was signed is taken in as PDF, Word (.docx) or a scan (PNG, JPEG, TIFF); this file is none of \
                 them, whatever its name. Nothing was kept.",
            );
        }
        let skipped = name.chars().count().saturating_sub(LONGEST_NAME);
        Ok(Self {
            name: name.chars().skip(skipped).collect(),
            bytes,
        })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

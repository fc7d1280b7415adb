//! What stands above the body: office, seal, letterhead, kind of paper, and To, From, Date, Subject.

use super::{Paragraph, Picture, legible_line};
use serde::{Deserialize, Serialize};

/// The lines above the first rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// The issuing office as it is to be printed, e.g. "CITY OF PORT ALDER · OFFICE OF
    /// PERFORMANCE".
    pub organisation: String,
    /// The kind of paper in large type, e.g. "Memorandum".
    pub title: String,
    /// The city's seal, at the right of office and title.
    pub seal: Option<Seal>,
    /// The city's letterhead, above or below the office.
    pub letterhead: Option<Letterhead>,
}

/// The city's seal: a picture, or initials in a circle that stand where it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// One to four letters, shown where there is no picture.
    pub initials: String,
    /// What a screen reader says of it, e.g. "Seal of the City of Port Alder".
    pub description: String,
    /// The seal itself, shown within a square of 0.56 inches, larger on its longer side only.
    pub picture: Option<Picture>,
}

/// The city's letterhead at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letterhead {
    /// A picture as wide as the text, above everything else; never taller than two inches.
    Picture {
        /// The picture.
        picture: Picture,
        /// What a screen reader says in its place; the words that the picture shows.
        description: String,
    },
    /// The address, one line below the other in small grey type under the office's name.
    Lines(Vec<String>),
}

impl Letterhead {
    /// The lines that say something, each on one line; none of a picture.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Picture { .. } => Vec::new(),
            Self::Lines(lines) => lines
                .iter()
                .map(|line| legible_line(line))
                .filter(|line| !line.is_empty())
                .collect(),
        }
    }
}

/// One labelled line of the header block: a label and the lines that stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderLine {
    /// The label without a colon, e.g. "To".
    pub label: String,
    /// What stands beside it; several recipients are several lines.
    pub lines: Vec<Paragraph>,
}

impl HeaderLine {
    /// A label with one line beside it.
    pub fn new(label: impl Into<String>, line: impl Into<Paragraph>) -> Self {
        Self {
            label: label.into(),
            lines: vec![line.into()],
        }
    }

    /// A label with several lines beside it, one below the other.
    pub fn lines<L: Into<Paragraph>>(
        label: impl Into<String>,
        lines: impl IntoIterator<Item = L>,
    ) -> Self {
        Self {
            label: label.into(),
            lines: lines.into_iter().map(Into::into).collect(),
        }
    }

    /// Whether nothing of it would be printed: neither label nor lines.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(Paragraph::is_blank) && legible_line(&self.label).is_empty()
    }
}

//! The kinds of things a body is made of.

use super::{Figure, List, Paragraph, Table};
use serde::{Deserialize, Serialize};

/// One piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; never left alone at the foot of a page.
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// A table.
    Table(Table),
    /// A picture with caption and source.
    Figure(Figure),
    /// A boxed remark.
    CallOut(CallOut),
    /// A line to sign on.
    Signature(Signature),
    /// What follows starts a new page. Two in a row are one; a last one does nothing.
    PageBreak,
}

/// How deep a heading stands in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeadingLevel {
    /// A part of the memo, e.g. "General observations".
    One,
    /// Within a part, e.g. "Questions for the panel".
    Two,
    /// Within that.
    Three,
}

/// A heading, with an optional grey note that runs in after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its depth.
    pub level: HeadingLevel,
    /// Its words; line breaks become spaces.
    pub text: String,
    /// E.g. "Suggested discussion length: 20 minutes".
    pub note: Option<String>,
}

impl Heading {
    /// A heading without a note.
    pub fn new(level: HeadingLevel, text: impl Into<String>) -> Self {
        Self {
            level,
            text: text.into(),
            note: None,
        }
    }

    /// Adds a grey note that runs in after the heading's own words.
    #[must_use]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self {
            note: Some(note.into()),
            ..self
        }
    }
}

/// A remark set apart from the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CallOut {
    /// Its bold first line; none when empty.
    pub title: String,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

impl CallOut {
    /// A call-out with a title and no text yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            paragraphs: Vec::new(),
        }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, paragraph: impl Into<Paragraph>) -> Self {
        self.paragraphs.push(paragraph.into());
        self
    }
}

/// A rule to sign on, with the lines below it. It stays with the paragraph before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Name, office, one below the other.
    pub lines: Vec<String>,
}

impl Signature {
    /// A rule with one line below it.
    pub fn new(line: impl Into<String>) -> Self {
        Self {
            lines: vec![line.into()],
        }
    }

    /// Adds another line below.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }
}

impl From<Heading> for Block {
    fn from(heading: Heading) -> Self {
        Self::Heading(heading)
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl From<List> for Block {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Figure> for Block {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl From<CallOut> for Block {
    fn from(call_out: CallOut) -> Self {
        Self::CallOut(call_out)
    }
}

impl From<Signature> for Block {
    fn from(signature: Signature) -> Self {
        Self::Signature(signature)
    }
}

//! The Document: what a memo says and in which order, as plain data. The pens decide how it looks.
//!
//! Nothing here reads a file or a clock. Text is kept as it was typed; a pen asks [`legible`] for
//! the form that any file format can hold, so that every pen drops and keeps the same characters.

mod block;
mod count;
mod figure;
mod lines;
mod list;
mod look;
mod masthead;
mod table;
mod text;

pub use block::{Block, CallOut, Heading, HeadingLevel, Signature};
pub(in crate::export) use count::Counts;
pub use figure::{Figure, Picture, PictureFormat};
#[cfg(feature = "pdf")]
pub(in crate::export) use lines::lines;
pub use list::{List, ListItem, ListKind, NestedKind, NestedList};
pub use look::{Look, PageLook};
pub use masthead::{HeaderLine, Letterhead, Masthead, Seal};
pub(in crate::export) use table::with_room_for_words;
pub use table::{Align, Cell, Column, Table};
pub use text::{Paragraph, Run, legible, legible_line};

/// A whole memo.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the file says about itself; none of it is printed.
    pub properties: Properties,
    /// The colour and type it is set in.
    pub look: Look,
    /// The lines above the first rule.
    pub masthead: Masthead,
    /// To, From, Date, Subject, in this order or any other.
    pub header: Vec<HeaderLine>,
    /// The body.
    pub blocks: Vec<Block>,
    /// What stands at the head of every page but the first.
    pub running: RunningHeader,
    /// What stands at the foot of every page, beside the page number.
    pub footer: Footer,
}

/// What the file says about itself: shown by file managers, search and screen readers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// The document's title, e.g. "Streets Stat - Memo - 2026-11-24".
    pub title: String,
    /// What it is about, e.g. the subject line of the memo.
    pub subject: String,
    /// Who answers for it: a person or an office.
    pub author: String,
    /// The language of the text as a BCP 47 tag, e.g. "en-US"; anything else is read as "en-US".
    pub language: String,
}

impl Properties {
    /// The language tag to write: the one given if it is shaped like a tag, else "en-US".
    pub fn language_tag(&self) -> &str {
        let tag = self.language.trim();
        let shaped = (2..=35).contains(&tag.len())
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.split('-').all(|part| {
                (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
            });
        if shaped { tag } else { "en-US" }
    }
}

/// The foot of every page. At the right stands "page of pages", which the reader's program counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footer {
    /// At the left, e.g. "Streets Stat · Memo · 2026-11-24".
    pub left: String,
    /// In the middle, e.g. "Internal use only".
    pub centre: String,
}

/// The head of every page from the second on: it belongs to paper, and formats without pages leave it
/// out. The first page has the masthead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunningHeader {
    /// At the left, e.g. "Streets Stat \u{b7} Stat Memo".
    pub left: String,
    /// At the right, e.g. "November 24, 2026".
    pub right: String,
}

impl RunningHeader {
    /// Whether nothing of it would be printed.
    pub fn is_blank(&self) -> bool {
        [&self.left, &self.right]
            .into_iter()
            .all(|part| legible_line(part).is_empty())
    }
}

impl Document {
    /// Appends a block.
    pub fn push(&mut self, block: impl Into<Block>) -> &mut Self {
        self.blocks.push(block.into());
        self
    }

    /// Appends a heading of the first level.
    pub fn heading1(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Heading::new(HeadingLevel::One, text))
    }

    /// Appends a heading of the second level.
    pub fn heading2(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Heading::new(HeadingLevel::Two, text))
    }

    /// Appends a heading of the third level.
    pub fn heading3(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Heading::new(HeadingLevel::Three, text))
    }

    /// Appends a paragraph.
    pub fn paragraph(&mut self, paragraph: impl Into<Paragraph>) -> &mut Self {
        self.push(paragraph.into())
    }

    /// Appends a labelled line to the header block.
    pub fn header_line(
        &mut self,
        label: impl Into<String>,
        line: impl Into<Paragraph>,
    ) -> &mut Self {
        self.header.push(HeaderLine::new(label, line));
        self
    }

    /// The last paragraph, or the last figure's caption, stays on the page of what is appended next. Other blocks
    /// stay as they are: headings are never left alone anyway.
    pub fn keep_last_with_next(&mut self) -> &mut Self {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(text)) => text.keep_with_next = true,
            Some(Block::Figure(figure)) => figure.keep_with_next = true,
            Some(
                Block::Heading(_)
                | Block::List(_)
                | Block::Table(_)
                | Block::CallOut(_)
                | Block::Signature(_)
                | Block::PageBreak,
            )
            | None => {}
        }
        self
    }

    /// The next block starts a new page.
    pub fn page_break(&mut self) -> &mut Self {
        self.push(Block::PageBreak)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(language: &str) -> String {
        let properties = Properties {
            language: language.to_owned(),
            ..Properties::default()
        };
        properties.language_tag().to_owned()
    }

    #[test]
    fn a_language_tag_is_kept_and_anything_else_is_american_english() {
        assert_eq!(tag("es-US"), "es-US");
        assert_eq!(tag(" zh-Hant-TW "), "zh-Hant-TW");
        for wrong in ["", "e", "English (US)", "en_US", "en-", "<w:x/>", "1-2"] {
            assert_eq!(tag(wrong), "en-US", "{wrong:?}");
        }
    }
}

//! Runs and paragraphs, and the one place that decides which characters a file can hold.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A stretch of text in one style. A line feed in it is a line break within the paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
    /// In grey: beside the point, still meant to be read.
    pub muted: bool,
    /// A footnote: its mark stands right after the text, its words at the foot of the page. Pens
    /// number notes from 1 in reading order. A note without words has no mark.
    pub note: Option<String>,
}

impl Run {
    /// Plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in italics.
    #[must_use]
    pub fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    /// The same in grey.
    #[must_use]
    pub fn muted(self) -> Self {
        Self {
            muted: true,
            ..self
        }
    }

    /// The same with a footnote.
    #[must_use]
    pub fn footnote(self, words: impl Into<String>) -> Self {
        Self {
            note: Some(words.into()),
            ..self
        }
    }

    /// The words of its footnote, legible and trimmed, where it has one that says something.
    pub fn note_words(&self) -> Option<String> {
        let note = self.note.as_deref()?;
        let words = legible(note).trim().to_owned();
        (!words.is_empty()).then_some(words)
    }
}

/// A paragraph, built run by run: `Paragraph::new().text("Due ").bold("Friday")`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its runs, in reading order; nothing is put between them.
    pub runs: Vec<Run>,
    /// Stays on the page of the block that follows.
    pub keep_with_next: bool,
}

impl Paragraph {
    /// An empty paragraph.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a run.
    #[must_use]
    pub fn run(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }

    /// Adds plain text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.run(Run::new(text))
    }

    /// Adds bold text.
    #[must_use]
    pub fn bold(self, text: impl Into<String>) -> Self {
        self.run(Run::new(text).bold())
    }

    /// Adds text in italics.
    #[must_use]
    pub fn italic(self, text: impl Into<String>) -> Self {
        self.run(Run::new(text).italic())
    }

    /// Adds grey text.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.run(Run::new(text).muted())
    }

    /// Adds a footnote to what was said last. A paragraph that says nothing has none.
    #[must_use]
    pub fn footnote(mut self, words: impl Into<String>) -> Self {
        if let Some(last) = self.runs.last_mut() {
            last.note = Some(words.into());
        }
        self
    }

    /// Stays on the page of the block that follows.
    #[must_use]
    pub fn keep_with_next(self) -> Self {
        Self {
            keep_with_next: true,
            ..self
        }
    }

    /// Whether nothing would be printed. A footnote alone prints nothing: its mark stands after words.
    pub fn is_blank(&self) -> bool {
        self.runs
            .iter()
            .all(|run| legible(&run.text).trim().is_empty())
    }

    /// The words alone, legible, without styles.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| legible(&run.text)).collect()
    }
}

impl From<&str> for Paragraph {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for Paragraph {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

/// Text as any file format can hold it: line ends of every kind become one line feed, and
/// characters that XML 1.0 forbids (a pasted bell or NUL) are dropped, as is the mark of byte order that comes along
/// with text from elsewhere and has no shape: an alt text of nothing else would be none. All else stays: emoji,
/// every script, private use.
pub fn legible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| legal(c) && !foreign_line_end(c)) {
        return Cow::Borrowed(text);
    }
    let unified = text.replace("\r\n", "\n");
    Cow::Owned(
        unified
            .chars()
            .map(|c| if foreign_line_end(c) { '\n' } else { c })
            .filter(|c| legal(*c))
            .collect(),
    )
}

/// [`legible`] text on one line: line breaks and tabs become spaces, the ends are trimmed.
pub fn legible_line(text: &str) -> String {
    legible(text).replace(['\n', '\t'], " ").trim().to_owned()
}

/// Ends of lines other than the line feed: carriage return, vertical tab and form feed (Word's own
/// clipboard uses them), next line, and Unicode's line and paragraph separators.
fn foreign_line_end(c: char) -> bool {
    matches!(
        c,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// XML 1.0, production 2 (`Char`), but the mark of byte order. Rust's `char` has no surrogates already.
fn legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_dropped_and_the_rest_stays() {
        assert_eq!(legible("a\u{0}b\u{1b}[0m\u{ffff}c"), "ab[0mc");
        assert_eq!(legible_line(" \u{feff} "), "");
        let kept = "naïve 日本語 עברית 🚧 \u{e000}\ttab";
        assert!(matches!(legible(kept), Cow::Borrowed(text) if text == kept));
    }

    #[test]
    fn every_kind_of_line_end_is_one_line_feed() {
        assert_eq!(
            legible("a\r\nb\rc\u{b}d\u{2028}e\u{85}f"),
            "a\nb\nc\nd\ne\nf"
        );
        assert_eq!(legible_line(" a\r\nb\tc \n"), "a b c");
    }

    #[test]
    fn a_paragraph_of_spaces_and_control_characters_is_blank() {
        assert!(Paragraph::new().text(" \u{7}").bold("\n").is_blank());
        assert!(!Paragraph::new().muted(".").is_blank());
    }
}

//! Runs as the template reads them: text in pieces, cut at line ends, at tabs and where a word too long for its
//! line may break.

use super::missing::{BOX, forbidden};
use crate::chart::face::Face;
use crate::chart::layout::{Weight, Widths as _};
use crate::export::bidi;
use crate::export::document::{Paragraph, Run, legible, legible_line};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use typst::text::is_default_ignorable;
use unicode_segmentation::UnicodeSegmentation as _;

/// A line break within a paragraph.
const LINE: u8 = 0;
/// A tab.
const TAB: u8 = 1;
/// A place at which a word may break.
const BREAK: u8 = 2;
/// The room on a line of a footnote, in widths of the letter m.
const NOTE: f32 = 52.0;
/// What carries a mark that has no letter to stand on.
const CIRCLE: char = '\u{25cc}';
/// How many letters of a word too long for its line stay together.
const TOGETHER: usize = 4;

/// Text on its way to the template, and which signs it must do without.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Signs no font shows.
    unshowable: BTreeSet<char>,
    /// Those among them, and those forbidden, that the document held.
    pub(super) replaced: BTreeSet<char>,
}

impl Words {
    /// Of a document that must do without these signs.
    pub(super) fn new(unshowable: BTreeSet<char>) -> Self {
        Self {
            unshowable,
            ..Self::default()
        }
    }

    /// Legible text with a box for each sign that can't be shown.
    fn shown(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            if forbidden(c) || self.unshowable.contains(&c) {
                self.replaced.insert(c);
                shown.push(BOX);
            } else {
                shown.push(c);
            }
        }
        shown
    }

    /// Text that stands by itself, on one line.
    pub(super) fn line(&mut self, text: &str) -> String {
        self.shown(&based(&legible_line(text), true))
    }

    /// A paragraph in a column of so much room, in widths of the letter m.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, room: f32) -> Value {
        json!({
            "runs": self.runs(&paragraph.runs, room),
            "rtl": self.runs_leftward(&paragraph.runs),
            "keep": paragraph.keep_with_next,
        })
    }

    /// Whether the first letter that has a direction, and a shape, runs right to left.
    pub(super) fn runs_leftward(&self, runs: &[Run]) -> bool {
        let letters = runs.iter().flat_map(|run| run.text.chars());
        bidi::starts_right_to_left(letters.filter(|c| !self.unshowable.contains(c)))
    }

    /// Runs one after the other.
    pub(super) fn runs(&mut self, runs: &[Run], room: f32) -> Value {
        let mut after_space = true;
        runs.iter()
            .map(|run| {
                let text = based(&legible(&run.text), after_space);
                after_space = text.chars().last().map_or(after_space, char::is_whitespace);
                json!({
                    "pieces": self.pieces(&text, room),
                    "bold": run.bold,
                    "italic": run.italic,
                    "muted": run.muted,
                    "note": run.note_words().map(|words| self.pieces(&based(&words, true), NOTE)),
                })
            })
            .collect()
    }

    fn pieces(&mut self, text: &str, room: f32) -> Vec<Value> {
        let mut pieces = Vec::new();
        for (at, line) in self.shown(text).split('\n').enumerate() {
            if at > 0 {
                pieces.push(json!(LINE));
            }
            for (at, part) in line.split('\t').enumerate() {
                if at > 0 {
                    pieces.push(json!(TAB));
                }
                breakable(part, room, &mut pieces);
            }
        }
        pieces
    }
}

/// Text in which no mark stands on a space: a line may end between the two, and typst can't cut a space from the
/// mark it carries. Such a mark gets the dotted circle that Unicode's charts give it; joiners and selectors without a
/// shape of their own are dropped there.
fn based(text: &str, after_space: bool) -> String {
    // No sign of plain English text stands upon another.
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut based = String::with_capacity(text.len());
    let mut bare = after_space;
    for cluster in text.graphemes(true) {
        let mut carried = cluster;
        if let Some(space) = cluster.chars().next().filter(|c| c.is_whitespace()) {
            based.push(space);
            carried = cluster.strip_prefix(space).unwrap_or_default();
            bare = true;
        }
        if bare && carried.chars().next().is_some_and(carried_by_a_base) {
            let marks: String = carried
                .chars()
                .filter(|c| !is_default_ignorable(*c))
                .collect();
            if marks.chars().next().is_some_and(carried_by_a_base) {
                based.push(CIRCLE);
            }
            based.push_str(&marks);
        } else {
            based.push_str(carried);
        }
        bare &= carried.is_empty();
    }
    based
}

/// Whether it would be of one cluster with a space before it.
fn carried_by_a_base(c: char) -> bool {
    String::from_iter([' ', c]).graphemes(true).count() == 1
}

/// Text in one piece, but for words longer than a line.
fn breakable(text: &str, room: f32, pieces: &mut Vec<Value>) {
    let mut whole = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        if fits(word, room) || word.chars().any(joins) {
            whole.push_str(word);
            continue;
        }
        for (at, c) in word.chars().enumerate() {
            if at > 0 && at.is_multiple_of(TOGETHER) {
                pieces.push(json!(std::mem::take(&mut whole)));
                pieces.push(json!(BREAK));
            }
            whole.push(c);
        }
    }
    if !whole.is_empty() {
        pieces.push(json!(whole));
    }
}

/// Whether a word has room on a line. No letter of ours is wider than half as much again as the letter m.
fn fits(word: &str, room: f32) -> bool {
    word.len() as f32 * 1.5 <= room || Face::embedded().width(word, 1.05, Weight::Strong) <= room
}

/// Whether letters of its script take their shape from their neighbours, or lines break between any two of them
/// anyway: such words are not cut.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x590..=0x1fff | 0x200d | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0x1f000..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, room: f32) -> Vec<Value> {
        Words::default().pieces(text, room)
    }

    #[test]
    fn text_is_one_piece_but_for_lines_tabs_and_endless_words() {
        assert_eq!(pieces("Plain # text", 10.0), [json!("Plain # text")]);
        assert_eq!(
            pieces("a\nb\tc", 10.0),
            [json!("a"), json!(0), json!("b"), json!(1), json!("c")]
        );
        assert_eq!(
            pieces("to abcdefghij end", 4.0),
            [
                json!("to abcd"),
                json!(2),
                json!("efgh"),
                json!(2),
                json!("ij end")
            ]
        );
        assert_eq!(
            pieces("日本語日本語日本語", 4.0),
            [json!("日本語日本語日本語")]
        );
    }

    #[test]
    fn a_mark_without_a_letter_gets_one_and_a_joiner_without_one_goes() {
        assert_eq!(
            based("e\u{301} \u{301}a", true),
            "e\u{301} \u{25cc}\u{301}a"
        );
        assert_eq!(based("\u{8ca}", true), "\u{25cc}\u{8ca}");
        assert_eq!(based("\u{8ca}", false), "\u{8ca}");
        assert_eq!(
            based("a \u{fe0f}b \u{200d}\u{301}", false),
            "a b \u{25cc}\u{301}"
        );
        assert_eq!(
            based("a\r\n\u{1f6a7}\u{fe0f}", true),
            "a\r\n\u{1f6a7}\u{fe0f}"
        );
    }

    #[test]
    fn what_cannot_be_shown_is_a_box_and_named() {
        let mut words = Words::new(BTreeSet::from(['漢']));
        assert_eq!(words.shown("a漢\u{e000}b"), "a\u{25a1}\u{25a1}b");
        assert_eq!(words.replaced.into_iter().collect::<String>(), "漢\u{e000}");
    }
}

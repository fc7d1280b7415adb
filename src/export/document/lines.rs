//! How many lines words take, so that every pen keeps the same things on one page.

use super::{List, ListItem, Paragraph};
use crate::chart::face::Face;
use crate::chart::layout::{Weight, Widths as _};

/// A list of fewer lines stays on one page: two questions of five alone on the last page look forgotten, and so does
/// who was absent after a list of those who came.
const SHORT_LIST: f32 = 12.0;

/// How many lines a paragraph takes at most in a column of so much room, in widths of the letter m.
pub(in crate::export) fn lines(text: &Paragraph, room: f32) -> f32 {
    let words = text.words();
    let measured = words.split('\n').map(|line| {
        (Face::embedded().width(line, 1.15, Weight::Strong) / room.max(1.0)).floor() + 1.0
    });
    measured.sum()
}

impl List {
    /// Whether it stays on one page, in a column of so much room, in widths of the letter m.
    pub(in crate::export) fn is_short(&self, room: f32) -> bool {
        let shown = || self.items.iter().filter(|item| !item.is_blank());
        let tall = |item: &ListItem| -> f32 {
            let paragraphs = item.paragraphs.iter().map(|text| lines(text, room));
            paragraphs.sum()
        };
        let nests = shown().any(|item| item.nested.is_some());
        !nests && shown().map(tall).sum::<f32>() < SHORT_LIST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_short_by_the_lines_it_takes_in_its_column() {
        let list = List::bullets().items(["One of many words that fill a line"; 7]);
        assert!(list.is_short(40.0));
        assert!(!list.is_short(10.0));
        let nested = List::bullets().item(ListItem::new("a").bullets(["b"]));
        assert!(!nested.is_short(40.0));
    }
}

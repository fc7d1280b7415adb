//! The numbers that run through a document, counted the same way by every pen.

use super::{List, ListKind, Run};

/// Counters that run from the first block to the last.
#[derive(Debug, Default)]
pub(in crate::export) struct Counts {
    figures: u32,
    tables: u32,
    items: u32,
    notes: Vec<String>,
}

impl Counts {
    /// The number of the next figure, from 1.
    pub(in crate::export) fn figure(&mut self) -> u32 {
        self.figures += 1;
        self.figures
    }

    /// The number of the next captioned table, from 1.
    pub(in crate::export) fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// The number of a run's footnote, from 1, if it has one; its words are kept for the end.
    pub(in crate::export) fn note(&mut self, run: &Run) -> Option<usize> {
        self.notes.push(run.note_words()?);
        Some(self.notes.len())
    }

    /// The words of the footnotes counted so far, in order.
    pub(in crate::export) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The number of a list's first item. A list of bullets leaves the count as it was.
    pub(in crate::export) fn list(&mut self, list: &List) -> u32 {
        let items = list.items.iter().filter(|item| !item.is_blank()).count() as u32;
        let start = match list.kind {
            ListKind::Bullet => return 1,
            ListKind::Numbered => 1,
            ListKind::Continued => self.items + 1,
        };
        self.items = start - 1 + items;
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_continued_list_goes_on_past_bullets_and_a_numbered_one_starts_again() {
        let mut counts = Counts::default();
        assert_eq!(counts.list(&List::continued().items(["a", "b"])), 1);
        assert_eq!(counts.list(&List::bullets().items(["x", "y", "z"])), 1);
        assert_eq!(counts.list(&List::continued().items(["c", " "])), 3);
        assert_eq!(counts.list(&List::continued().items(["d"])), 4);
        assert_eq!(counts.list(&List::numbered().items(["a"])), 1);
        assert_eq!(counts.list(&List::continued().items(["b"])), 2);
    }
}

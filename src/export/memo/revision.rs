//! What a revision changes of the memo before it, in sentences that stand at its head.

use super::frozen::{Fact, FrozenMemo, FrozenPart};
use super::words::{month_day, sentence};
use crate::export::document::{Document, List, Paragraph};
use chrono::NaiveDate;

/// A memo that corrects one that went out.
#[derive(Debug, Clone)]
pub(super) struct Revision {
    /// Its number, from 2.
    pub(super) number: u32,
    /// The day the memo before it went out.
    pub(super) replaces: NaiveDate,
    /// What it changes, a sentence each.
    pub(super) changes: Vec<String>,
}

/// Said of a revision whose words are those of the memo before it.
const NOTHING: &str = "Nothing in its words; it was sent again.";

/// Prints at the head which revision this is and what it changes.
pub(super) fn head(memo: &mut Document, revision: Option<&Revision>) {
    let Some(revision) = revision else { return };
    memo.heading1(format!("Revision {}", revision.number));
    let words = format!(
        "This memo replaces the one of {}. What changed:",
        month_day(revision.replaces)
    );
    memo.paragraph(Paragraph::new().text(words).keep_with_next());
    let mut list = List::bullets();
    for change in &revision.changes {
        list = list.item(change.as_str());
    }
    memo.push(list);
}

/// What changed from one memo to the next, part by part, in the order of the later; what went away at the end.
pub(super) fn changes(before: &FrozenMemo, after: &FrozenMemo) -> Vec<String> {
    let mut told = Vec::new();
    let mut sections: Vec<&str> = Vec::new();
    for part in &after.parts {
        match before.parts.iter().find(|one| one.key == part.key) {
            None => told.push(sentence(&format!("Added: {}", part.name))),
            Some(earlier) => {
                let differs = difference(earlier, part);
                if differs.is_empty() {
                    continue;
                }
                told.push(sentence(&format!("{}: {}", part.name, differs.join("; "))));
            }
        }
        sections.push(&part.section);
    }
    for part in &before.parts {
        if !after.parts.iter().any(|one| one.key == part.key) {
            told.push(sentence(&format!("Taken out: {}", part.name)));
            sections.push(&part.section);
        }
    }
    others(before, after, &sections, &mut told);
    if told.is_empty() {
        told.push(NOTHING.to_owned());
    }
    told
}

/// Sections whose words differ although no part of them does.
fn others(before: &FrozenMemo, after: &FrozenMemo, told_of: &[&str], told: &mut Vec<String>) {
    let (earlier, later) = (before.sections(), after.sections());
    for (heading, words) in &later {
        let there = earlier.iter().find(|(one, _)| one == heading);
        if there.is_some_and(|(_, was)| was == words) || is_told(heading, told_of) {
            continue;
        }
        told.push(if there.is_some() {
            format!("\u{201c}{heading}\u{201d}: other words or figures.")
        } else {
            format!("Added: the section \u{201c}{heading}\u{201d}.")
        });
    }
    for (heading, _) in &earlier {
        let gone = !later.iter().any(|(one, _)| one == heading);
        if gone && !is_told(heading, told_of) {
            told.push(format!("Taken out: the section \u{201c}{heading}\u{201d}."));
        }
    }
}

/// Whether a change under this heading was told already, or the heading is that of the revision itself.
fn is_told(heading: &str, told_of: &[&str]) -> bool {
    heading.starts_with("Revision ") || told_of.contains(&heading)
}

/// What is said of a part otherwise than before.
fn difference(before: &FrozenPart, after: &FrozenPart) -> Vec<String> {
    let was = |what: &str| {
        let found = before.facts.iter().find(|fact| fact.what == what);
        found.map_or("", |fact| fact.words.as_str())
    };
    let changed = after
        .facts
        .iter()
        .filter(|fact| was(&fact.what) != fact.words);
    changed
        .map(|fact| in_words(fact, was(&fact.what)))
        .collect()
}

/// "due Friday, December 11, 2026 instead of Friday, December 4, 2026".
fn in_words(fact: &Fact, was: &str) -> String {
    let what = &fact.what;
    let quoted = |words: &str| {
        if fact.is_said() && !words.is_empty() {
            format!("\u{201c}{words}\u{201d}")
        } else {
            words.to_owned()
        }
    };
    let (was, now) = (quoted(was.trim()), quoted(fact.words.trim()));
    match (fact.long, was.is_empty(), now.is_empty()) {
        (true, true, _) => format!("{what} added"),
        (true, false, true) => format!("{what} taken out"),
        (true, false, false) => format!("{what} reworded"),
        (false, true, _) => format!("{what} {now}, where none was named"),
        (false, false, true) => format!("{what} taken out, which was {was}"),
        (false, false, false) => format!("{what} {now} instead of {was}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo(text: &str, parts: Vec<FrozenPart>) -> FrozenMemo {
        FrozenMemo::new(text.to_owned(), parts, Vec::new())
    }

    fn item(number: usize, due: &str, owner: &str) -> FrozenPart {
        let key = format!("action {number}");
        let name = format!("Item {number}, \u{201c}Count lamps\u{201d}");
        FrozenPart::new(key, "Lighting", name)
            .fact("owner", owner)
            .fact("due", due)
    }

    #[test]
    fn a_revision_says_what_came_what_went_and_what_is_another() {
        let before = memo("", vec![item(1, "Dec 1", "Chen"), item(2, "", "Rivera")]);
        let after = memo(
            "",
            vec![item(2, "Dec 4", "Ortiz"), item(3, "Dec 9", "Chen")],
        );
        let told = changes(&before, &after);
        assert_eq!(
            told,
            [
                "Item 2, \u{201c}Count lamps\u{201d}: owner Ortiz instead of Rivera; due Dec 4, where none was named.",
                "Added: Item 3, \u{201c}Count lamps\u{201d}",
                "Taken out: Item 1, \u{201c}Count lamps\u{201d}",
            ]
        );
    }

    #[test]
    fn words_that_belong_to_no_part_are_told_by_their_heading() {
        let before = memo("## A\nold\n## B\nsame\n## C\nx", Vec::new());
        let after = memo("## A\nnew\n## B\nsame\n## D\ny", Vec::new());
        assert_eq!(
            changes(&before, &after),
            [
                "\u{201c}A\u{201d}: other words or figures.",
                "Added: the section \u{201c}D\u{201d}.",
                "Taken out: the section \u{201c}C\u{201d}.",
            ]
        );
        assert_eq!(changes(&after, &after), [NOTHING]);
    }
}

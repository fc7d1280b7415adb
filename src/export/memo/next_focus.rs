//! What the next session looks at: what was moved to it, what falls due by it, what data it needs.

use super::sources::MemoSources;
use super::words::{self, and_list, clause, sentence};
use crate::domain::action::ActionKind;
use crate::domain::dates;
use crate::domain::papers::Section;
use crate::export::document::{Document, List, Paragraph};
use crate::program::query::ActionRow;

/// Adds it, where there is something to say.
pub(super) fn next_focus(memo: &mut Document, sources: &MemoSources) {
    let mut list = List::bullets();
    for line in words::lines(&sources.view.texts.next_focus) {
        list = list.item(sentence(line));
    }
    let moved: Vec<&str> = sources
        .view
        .agenda()
        .filter(|view| view.moved_to().is_some())
        .map(|view| view.item.title.trim())
        .collect();
    if !moved.is_empty() {
        let words = format!("{}.", and_list(&moved));
        list = list.item(
            Paragraph::new()
                .bold("Moved from this agenda: ")
                .text(words),
        );
    }
    for (lead, data) in [("Due by then: ", false), ("Data needed: ", true)] {
        let named: Vec<String> = due_by_then(sources)
            .into_iter()
            .filter(|row| (row.action.kind == ActionKind::DataRequest) == data)
            .map(named)
            .collect();
        if !named.is_empty() {
            let words = format!("{}.", named.join("; "));
            list = list.item(Paragraph::new().bold(lead).text(words));
        }
    }
    if !list.items.is_empty() {
        memo.heading1(Section::NextFocus.label()).push(list);
    }
}

/// What was promised here and falls due by the next meeting.
fn due_by_then(sources: &MemoSources) -> Vec<&ActionRow> {
    let Some(day) = sources.next_meeting().on else {
        return Vec::new();
    };
    let rows = sources.rows(&sources.view.promised);
    rows.filter(|row| row.action.is_open() && sources.holds(&row.action))
        .filter(|row| row.action.due.is_some_and(|due| due <= day))
        .collect()
}

/// "“One-page brief on pilot costs”, Dec 11, 2026".
fn named(row: &ActionRow) -> String {
    let said = clause(&words::said_in(row));
    let due = row.action.due.map(dates::prose).unwrap_or_default();
    format!("\u{201c}{said}\u{201d}, {due}")
}

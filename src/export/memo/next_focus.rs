//! What the next session looks at: what was moved to it, what falls due by it, what data it needs.

use super::sources::MemoSources;
use super::words::{self, and_list, sentence};
use crate::domain::action::ActionKind;
use crate::domain::dates;
use crate::domain::papers::Section;
use crate::export::document::{Document, List, ListItem, Paragraph};
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
    for (lead, data) in [("Due by then:", false), ("Data needed:", true)] {
        let named: Vec<String> = due_by_then(sources)
            .into_iter()
            .filter(|row| (row.action.kind == ActionKind::DataRequest) == data)
            .map(|row| named(sources, row))
            .collect();
        let words = Paragraph::new().bold(lead);
        match named.as_slice() {
            [] => {}
            [one] => list = list.item(words.text(format!(" {one}"))),
            several => list = list.item(ListItem::new(words).bullets(several.to_vec())),
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
    let rows = rows.filter(|row| row.action.is_open() && sources.holds(&row.action));
    let mut due: Vec<&ActionRow> = rows
        .filter(|row| row.action.due.is_some_and(|due| due <= day))
        .collect();
    due.sort_by_key(|row| row.action.due);
    due
}

/// "One-page brief on pilot costs. D. Rivera, Streets, Dec 11, 2026."
fn named(sources: &MemoSources, row: &ActionRow) -> String {
    let said = words::said_in(row);
    let owner = words::owner(sources, &row.action);
    let due = row.action.due.map(dates::prose).unwrap_or_default();
    format!("{said} {owner}, {due}.")
}

//! What the next session looks at: what was moved to it, what falls due by it, what data it needs.

use super::sources::MemoSources;
use super::topics::Topic;
use super::words::{self, and_list, sentence};
use crate::domain::papers::Section;
use crate::export::document::{Document, List, Paragraph};

/// Adds it, where there is something to say.
pub(super) fn next_focus(memo: &mut Document, sources: &MemoSources, topics: &[Topic<'_>]) {
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
        let due = due_by_then(sources, topics, data);
        if !due.is_empty() {
            let words = format!("{}.", numbered(&due));
            list = list.item(Paragraph::new().bold(lead).text(words));
        }
    }
    if !list.items.is_empty() {
        memo.heading1(Section::NextFocus.label()).push(list);
    }
}

/// The numbers in the memo of what was promised here and falls due by the next meeting: the data, or all else.
fn due_by_then(sources: &MemoSources, topics: &[Topic<'_>], data: bool) -> Vec<usize> {
    let Some(day) = sources.next_meeting().on else {
        return Vec::new();
    };
    let rows = topics
        .iter()
        .flat_map(|topic| if data { &topic.data } else { &topic.asked });
    let due = rows
        .filter(|(_, row)| row.action.is_open() && row.action.due.is_some_and(|due| due <= day));
    due.map(|(number, _)| *number).collect()
}

/// "item 3", "items 1 and 2", "items 1, 4 to 6 and 8".
fn numbered(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            Some(_) | None => runs.push((*number, *number)),
        }
    }
    let told = runs
        .into_iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![first.to_string()],
            1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first} to {last}")],
        });
    let told: Vec<String> = told.collect();
    let noun = if numbers.len() == 1 { "item" } else { "items" };
    format!("{noun} {}", and_list(&told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_named_by_their_numbers_and_neighbours_as_one() {
        assert_eq!(numbered(&[3]), "item 3");
        assert_eq!(numbered(&[1, 2]), "items 1 and 2");
        assert_eq!(numbered(&[1, 2, 3, 4, 5]), "items 1 to 5");
        assert_eq!(numbered(&[1, 4, 5, 6, 8]), "items 1, 4 to 6 and 8");
    }
}

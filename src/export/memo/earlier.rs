//! What became of earlier items in the meeting: delivered, completed, moved, on hold, escalated.

use super::sources::MemoSources;
use super::topics::Topic;
use super::words::{self, clause, sentence};
use crate::domain::action::ActionStatus;
use crate::domain::dates;
use crate::domain::entry::{ActionStep, Entry};
use crate::domain::ids::ActionId;
use crate::export::document::{List, ListItem, Paragraph};
use crate::program::query::ActionRow;

/// One bullet for every earlier action that the topic worked or had on its agenda. None without any.
pub(super) fn outcomes(sources: &MemoSources, topic: &Topic<'_>) -> Option<List> {
    let work = topic.work(sources);
    let mut order: Vec<ActionId> = topic.earlier.clone();
    for action in work.iter().filter_map(|entry| entry.action) {
        if !order.contains(&action) {
            order.push(action);
        }
    }
    let mut list = List::bullets();
    for row in sources
        .rows(&order)
        .filter(|row| sources.holds(&row.action))
    {
        let steps: Vec<String> = work
            .iter()
            .filter(|entry| entry.action == Some(row.action.id))
            .map(|entry| match entry.step {
                // Why, and what was written back, was said to the office.
                Some(ActionStep::Response) if sources.is_public() => {
                    "Answered in writing.".to_owned()
                }
                Some(ActionStep::Escalated) if sources.is_public() => "Escalated.".to_owned(),
                _ => step(sources, row, entry),
            })
            .collect();
        list = list.item(outcome(sources, row, &steps));
    }
    (!list.items.is_empty()).then_some(list)
}

fn outcome(sources: &MemoSources, row: &ActionRow, steps: &[String]) -> ListItem {
    let owner = words::owner(sources, &row.action);
    let lead = Paragraph::new()
        .bold(words::said_in(row))
        .muted(format!(" {owner}. "));
    match steps {
        [] => ListItem::new(lead.text(untouched(sources, row))),
        [one] => ListItem::new(lead.text(one.as_str())),
        several => ListItem::new(lead).bullets(several.iter().map(String::as_str)),
    }
}

/// Where an action stands that nobody spoke of.
fn untouched(sources: &MemoSources, row: &ActionRow) -> String {
    let status = words::standing(sources, row);
    let due = match (row.status, row.action.due) {
        (ActionStatus::NotYetDue | ActionStatus::Overdue, Some(due)) => {
            format!(", due {}", dates::long(due))
        }
        (
            ActionStatus::NotYetDue
            | ActionStatus::Overdue
            | ActionStatus::UnderReview
            | ActionStatus::CompletedOnTime
            | ActionStatus::CompletedLate
            | ActionStatus::Overtaken
            | ActionStatus::Merged
            | ActionStatus::OnHold,
            _,
        ) => String::new(),
    };
    if row.action.is_open() {
        sentence(&format!("No change in this meeting: {status}{due}"))
    } else {
        sentence(&status)
    }
}

/// One step as recorded, in words.
pub(super) fn step(sources: &MemoSources, row: &ActionRow, entry: &Entry) -> String {
    let said = clause(&entry.said());
    let with = |lead: &str| {
        if said.is_empty() {
            format!("{lead}.")
        } else {
            sentence(&format!("{lead}: {said}"))
        }
    };
    match entry.step {
        Some(ActionStep::Delivered) => with("Delivered, under review"),
        Some(ActionStep::Completed) => with("Completed. Evidence"),
        Some(ActionStep::NewDate) => with(&new_date(row, entry)),
        Some(ActionStep::OnHold) => with("Put on hold"),
        Some(ActionStep::Overtaken) => with("Overtaken by events"),
        Some(ActionStep::Escalated) => with(&escalated(sources, row)),
        Some(ActionStep::Response) => with("Response"),
        Some(ActionStep::Reopened) => with("Opened again"),
        None => sentence(&said),
    }
}

/// "New date Friday, December 18, 2026 (was Nov 13, 2026)"; the change was noted with the entry.
fn new_date(row: &ActionRow, entry: &Entry) -> String {
    let change = row.due_changes.iter().find(|change| change.at == entry.at);
    let to = change.map_or(row.action.due, |change| change.to);
    let was = change.and_then(|change| change.from);
    let to = to.map_or_else(String::new, |day| format!(" {}", dates::long(day)));
    let was = was.map_or_else(String::new, |day| format!(" (was {})", dates::prose(day)));
    format!("New date{to}{was}")
}

fn escalated(sources: &MemoSources, row: &ActionRow) -> String {
    let to = words::person(sources, row.action.escalated_to);
    if to.is_empty() {
        "Escalated".to_owned()
    } else {
        format!("Escalated to {to}")
    }
}

/// Actions handed up in this meeting, for the executives who must act. None without any.
pub(super) fn escalations(sources: &MemoSources) -> Option<List> {
    let mut list = List::bullets();
    let mut told: Vec<ActionId> = Vec::new();
    let steps = sources.view.entries.iter();
    for entry in steps.filter(|entry| entry.step == Some(ActionStep::Escalated)) {
        let Some(row) = entry.action.and_then(|id| sources.actions.row(id)) else {
            continue;
        };
        if told.contains(&row.action.id) || !sources.holds(&row.action) {
            continue;
        }
        told.push(row.action.id);
        let reason = clause(&entry.said());
        let handed = escalated(sources, row);
        let handed = if reason.is_empty() {
            handed
        } else {
            format!("{handed}: {reason}")
        };
        let words = Paragraph::new()
            .bold(words::said_in(row))
            .text(format!(" {}", sentence(&handed)));
        let owner = words::owner(sources, &row.action);
        let due = row
            .action
            .due
            .map(|day| format!(", due {}", dates::long(day)));
        list = list.item(words.muted(format!(" {owner}{}.", due.unwrap_or_default())));
    }
    (!list.items.is_empty()).then_some(list)
}

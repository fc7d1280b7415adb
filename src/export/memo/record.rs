//! The record of a meeting on paper, item by item: when it was said, by whom, and what came of it.

use super::earlier;
use super::sources::MemoSources;
use super::topics::is_topic;
use super::words::{self, NOT_YET_SET, clause, minutes, sentence};
use crate::domain::dates;
use crate::domain::entry::{ActionStep, Entry, EntryKind};
use crate::domain::ids::ItemId;
use crate::domain::pace::spent_seconds;
use crate::export::document::{Cell, Column, Document, Heading, HeadingLevel, Paragraph, Table};
use crate::program::local_time;
use crate::program::query::ItemView;

/// Adds what was said under each item of the agenda, and what was said under none.
pub(super) fn record(paper: &mut Document, sources: &MemoSources) {
    let began = sources.meeting().started_at.is_some();
    if !began && sources.view.entries.is_empty() {
        return;
    }
    paper.heading1("Record");
    for view in &sources.view.items {
        let said = said_in(sources, Some(view.item.id));
        let plain = view.item.dropped || !is_topic(view.item.kind);
        if plain && said.is_empty() && !view.is_out() {
            continue;
        }
        paper.push(heading(sources, view));
        let silent = said.is_empty();
        if let Some(table) = table(sources, view.item.title.trim(), &said) {
            paper.push(table);
        }
        let words = became(view, silent);
        if !words.is_empty() {
            paper.paragraph(Paragraph::new().muted(words));
        }
    }
    let outside = said_in(sources, None);
    if let Some(table) = table(sources, "Outside the agenda", &outside) {
        paper.heading2("Outside the agenda").push(table);
    }
}

/// "3. Response time", with the minutes it took of those it had.
fn heading(sources: &MemoSources, view: &ItemView) -> Heading {
    let item = &view.item;
    let title = item.title.trim();
    let title = if title.is_empty() {
        item.kind.label()
    } else {
        title
    };
    let title = match view.number {
        Some(number) => format!("{number}. {title}"),
        None => title.to_owned(),
    };
    let heading = Heading::new(HeadingLevel::Two, title);
    if view.clocks.is_empty() {
        return heading;
    }
    let until = sources.view.counts_until(sources.now);
    let took = (spent_seconds(&view.clocks, item.id, until).max(0) + 30) / 60;
    let took = minutes(u32::try_from(took).unwrap_or(u32::MAX));
    let planned = item.planned_minutes + view.extended();
    if planned == 0 {
        heading.note(took)
    } else {
        heading.note(format!("{took}, {planned} planned"))
    }
}

/// What became of an item that did not go as planned, or under which nothing was said.
fn became(view: &ItemView, silent: bool) -> &'static str {
    if view.moved_to().is_some() {
        "Moved to the next meeting."
    } else if view.is_skipped() {
        "Skipped in this meeting."
    } else if view.came_up() {
        "Came up in the room; it was not on the agenda."
    } else if silent && is_topic(view.item.kind) {
        "Nothing was recorded."
    } else {
        ""
    }
}

/// What the edition tells of what was said in an item; of none, what was said outside all.
fn said_in(sources: &MemoSources, item: Option<ItemId>) -> Vec<&Entry> {
    let in_item = |entry: &&Entry| {
        let known = entry.item.filter(|id| sources.view.item(*id).is_some());
        known == item
    };
    let entries = sources.view.entries.iter();
    entries
        .filter(in_item)
        .filter(|entry| is_told(sources, entry))
        .collect()
}

/// Whether an edition tells an entry. What was said in the room, doubts about data, what was put aside, and what
/// was answered or handed up stay in the office.
fn is_told(sources: &MemoSources, entry: &Entry) -> bool {
    if !sources.is_public() {
        return true;
    }
    match entry.kind {
        EntryKind::Action
        | EntryKind::Decision
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::Recognition => true,
        EntryKind::FollowUp => !matches!(
            entry.step,
            Some(ActionStep::Response | ActionStep::Escalated)
        ),
        EntryKind::Note | EntryKind::DataQualityIssue | EntryKind::ParkingLot => false,
    }
}

fn table(sources: &MemoSources, title: &str, said: &[&Entry]) -> Option<Table> {
    if said.is_empty() {
        return None;
    }
    let mut table = Table::new(format!("{title}: what was said"))
        .description("When it was said, what was said or agreed, and who said it, in order")
        .column(Column::new("Time", 140))
        .column(Column::new("Recorded", 630));
    // Where nobody noted who spoke, there is no empty column of it.
    let mut entries = sources.view.entries.iter();
    let heard = entries.any(|entry| entry.speaker.is_some());
    if heard {
        table = table.column(Column::new("Speaker", 230));
    }
    for entry in said {
        let at = local_time(entry.at, &sources.meeting().time_zone);
        let mut cells = vec![dates::clock(at.time()).into(), words_of(sources, entry)];
        if heard {
            cells.push(words::person(sources, entry.speaker).into());
        }
        table.push_row(cells);
    }
    Some(table)
}

/// The words of an entry, led by what it is, and below them who owes it by when or what it changes.
fn words_of(sources: &MemoSources, entry: &Entry) -> Cell {
    let lead = match entry.kind {
        EntryKind::Note => String::new(),
        EntryKind::Action
        | EntryKind::Decision
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::DataQualityIssue
        | EntryKind::Recognition
        | EntryKind::ParkingLot
        | EntryKind::FollowUp => format!("{}: ", entry.kind.label()),
    };
    let row = entry.action.and_then(|id| sources.actions.row(id));
    let said = match row {
        Some(row) if entry.kind == EntryKind::FollowUp => {
            let step = earlier::step(sources, row, entry);
            format!("{} {step}", words::said_in(row))
        }
        Some(_) | None => sentence(&entry.said()),
    };
    let cell = Cell::new(Paragraph::new().bold(lead).text(said));
    let below = below(sources, entry);
    if below.is_empty() {
        cell
    } else {
        cell.paragraph(Paragraph::new().muted(below))
    }
}

fn below(sources: &MemoSources, entry: &Entry) -> String {
    match entry.kind {
        EntryKind::Action | EntryKind::InformationRequest | EntryKind::DataRequest => {
            let Some(row) = entry.action.and_then(|id| sources.actions.row(id)) else {
                return String::new();
            };
            let due = row.action.due.map_or_else(
                || format!("date {NOT_YET_SET}"),
                |due| format!("due {}", dates::prose(due)),
            );
            match words::owner(sources, &row.action) {
                owner if owner == NOT_YET_SET => format!("Owner {NOT_YET_SET}, {due}."),
                owner => format!("{owner}, {due}."),
            }
        }
        EntryKind::Decision => {
            let by = words::person(sources, entry.decided_by);
            let by = (!by.is_empty()).then(|| format!("Decided by {by}."));
            let effect = clause(&entry.effect);
            let effect = (!effect.is_empty()).then(|| sentence(&format!("Effect: {effect}")));
            let known: Vec<String> = by.into_iter().chain(effect).collect();
            known.join(" ")
        }
        EntryKind::Note
        | EntryKind::DataQualityIssue
        | EntryKind::Recognition
        | EntryKind::ParkingLot
        | EntryKind::FollowUp => String::new(),
    }
}

//! What a follow-up item recalls: the earlier discussion, the agreed next step, the responses.

use super::actions;
use super::sources::MemoSources;
use super::words::{self, count, sentence};
use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::export::document::{Document, List, Paragraph};
use crate::program::local_time;
use crate::program::query::{ItemView, MeetingView};

/// Notes of the latest discussion printed in full; of more, the count of the rest.
const NOTES: usize = 6;

/// Appends the recap of one follow-up item.
pub(super) fn recap(memo: &mut Document, sources: &MemoSources, view: &ItemView) {
    discussion(memo, sources, view);
    let rows = sources.rows(&view.follow_ups);
    let title = format!("{}: agreed next step", view.item.title.trim());
    if let Some(table) = actions::standing_table(sources, &title, rows) {
        memo.heading3("Agreed next step").push(table);
        if !sources.is_public() {
            responses(memo, sources, view);
        }
    }
}

/// What was said on the topic when it was discussed last.
fn discussion(memo: &mut Document, sources: &MemoSources, view: &ItemView) {
    let latest = sources.earlier.iter().find_map(|meeting| {
        let mut said = said_on(meeting, view);
        said.retain(|entry| !sources.is_public() || entry.kind == EntryKind::Decision);
        (!said.is_empty()).then_some((meeting, said))
    });
    let Some((meeting, said)) = latest else {
        return;
    };
    let is_note = |entry: &&&Entry| entry.kind == EntryKind::Note;
    let notes = said.iter().filter(is_note).count();
    let kept_from = notes.saturating_sub(NOTES);
    let mut skipped = 0;
    let mut list = List::bullets();
    for entry in &said {
        // The last notes of a discussion are nearest to what came of it.
        if is_note(&entry) && skipped < kept_from {
            skipped += 1;
            continue;
        }
        list = list.item(told(sources, entry));
    }
    let day = dates::prose(meeting.meeting.held_on);
    memo.heading3(format!("Earlier discussion, {day}"))
        .push(list);
    if skipped > 0 {
        let words = format!("{} more on the record of {day}.", count(skipped, "note"));
        memo.paragraph(Paragraph::new().muted(words));
    }
}

/// What was said in a meeting on the item's topic: notes, decisions, doubts about data.
fn said_on<'a>(meeting: &'a MeetingView, view: &ItemView) -> Vec<&'a Entry> {
    let on_topic = |entry: &&Entry| {
        entry
            .item
            .and_then(|id| meeting.item(id))
            .is_some_and(|item| item.item.topic == view.item.topic)
    };
    let tells = |entry: &&Entry| match entry.kind {
        EntryKind::Note | EntryKind::Decision | EntryKind::DataQualityIssue => true,
        EntryKind::Action
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::Recognition
        | EntryKind::ParkingLot
        | EntryKind::FollowUp => false,
    };
    meeting
        .entries
        .iter()
        .filter(on_topic)
        .filter(tells)
        .collect()
}

fn told(sources: &MemoSources, entry: &Entry) -> Paragraph {
    let lead = match entry.kind {
        EntryKind::Decision => "Decision: ",
        EntryKind::DataQualityIssue => "Data-quality issue: ",
        EntryKind::Note
        | EntryKind::Action
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::Recognition
        | EntryKind::ParkingLot
        | EntryKind::FollowUp => "",
    };
    let speaker = words::person(sources, entry.speaker.or(entry.decided_by));
    let told = Paragraph::new().bold(lead).text(sentence(&entry.said()));
    if speaker.is_empty() {
        told
    } else {
        told.muted(format!(" {speaker}."))
    }
}

/// What the responsible parties answered, and which open actions have no answer.
fn responses(memo: &mut Document, sources: &MemoSources, view: &ItemView) {
    let mut list = List::bullets();
    let mut silent = Vec::new();
    for row in sources.rows(&view.follow_ups) {
        // What was delivered is an answer too; the table says so.
        let owed = row.action.is_open() && row.action.delivered_on.is_none();
        if row.responses.is_empty() && owed {
            silent.push(format!("\u{201c}{}\u{201d}", words::clause(&row.said())));
        }
        for response in &row.responses {
            let day = local_time(response.at, &sources.directory.city.time_zone).date();
            let who = words::person(sources, response.person.or(row.action.owner));
            let lead = if who.is_empty() {
                dates::prose(day)
            } else {
                format!("{who}, {}", dates::prose(day))
            };
            list = list.item(
                Paragraph::new()
                    .bold(format!("{lead}: "))
                    .text(sentence(&response.text))
                    .muted(format!(
                        " On \u{201c}{}\u{201d}.",
                        words::clause(&row.said())
                    )),
            );
        }
    }
    if list.items.is_empty() && silent.is_empty() {
        return;
    }
    memo.heading3("Responses").push(list);
    if !silent.is_empty() {
        let words = format!("No response yet on {}.", words::and_list(&silent));
        memo.paragraph(Paragraph::new().muted(words));
    }
}

//! What a memo says, part by part, as it is kept when the memo goes out.

use super::check::quoted;
use super::frozen::{FrozenExhibit, FrozenItem, FrozenMemo, FrozenPart};
use super::sources::MemoSources;
use super::topics::topics;
use super::words::{self, and_list, clause};
use super::{MemoKind, group, recipients};
use crate::domain::dates;
use crate::domain::edition::Edition;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::MeetingId;
use crate::export::document::Document;
use crate::export::markdown;
use crate::program::Program;
use crate::program::query::{
    self, ActionRow, DrawnBody, ExhibitBody, ExhibitView, Found, ItemView, PaperFigures,
};

/// What a memo that was just made says, and what it drew.
///
/// # Errors
/// When the program's file can't be read.
pub(super) fn frozen(
    program: &Program,
    sources: &MemoSources,
    (kind, figures): (MemoKind, PaperFigures),
    memo: &Document,
) -> Found<FrozenMemo> {
    let text = markdown::write(memo, "memo").text;
    Ok(match kind {
        MemoKind::Stat => {
            let drawn = exhibits(program, sources, figures)?;
            FrozenMemo::new(text, of_stat(sources), drawn)
        }
        MemoKind::FollowUp => {
            FrozenMemo::new(text, of_follow_up(sources), Vec::new()).with_printed(memo)
        }
    })
}

/// Heads of the memos have no heading.
const HEAD: &str = "";

fn addressed(to: &[String]) -> FrozenPart {
    FrozenPart::new("to".into(), HEAD, "Recipients").fact("to", and_list(to))
}

fn of_follow_up(sources: &MemoSources) -> Vec<FrozenPart> {
    let summary = sources.meeting().summary.trim();
    let mut parts = vec![
        addressed(&recipients::of_follow_up(sources)),
        FrozenPart::new("summary".into(), "Session summary", "Session summary")
            .text("text", summary),
    ];
    let entries = sources.view.entries.iter();
    parts.extend(entries.filter_map(|entry| remark(sources, entry)));
    for topic in topics(sources) {
        for (number, row) in &topic.asked {
            parts.push(asked(sources, topic.title, *number, row));
        }
        for (number, row) in &topic.data {
            parts.push(asked(sources, "Data requests", *number, row));
        }
    }
    parts.push(next_meeting(sources));
    parts
}

/// A decision or another entry that the memo prints under a heading of its own.
fn remark(sources: &MemoSources, entry: &Entry) -> Option<FrozenPart> {
    let section = match entry.kind {
        EntryKind::Decision => "Decisions made",
        EntryKind::DataQualityIssue => "Data-quality issues",
        EntryKind::Recognition => "Recognition",
        EntryKind::ParkingLot => "Parking lot",
        EntryKind::Note
        | EntryKind::Action
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::FollowUp => return None,
    };
    let name = format!("{} {}", entry.kind.label(), quoted(&entry.said()));
    let part = FrozenPart::new(format!("entry {}", entry.id), section, name)
        .fact("words", clause(&entry.said()));
    Some(if entry.kind == EntryKind::Decision {
        part.fact("decided by", words::person(sources, entry.decided_by))
            .fact("effect", clause(&entry.effect))
    } else {
        part
    })
}

fn asked(sources: &MemoSources, section: &str, number: usize, row: &ActionRow) -> FrozenPart {
    let action = &row.action;
    let said = clause(&words::said_in(row));
    let owner = words::owner(sources, action);
    let name = format!("Item {number}, {}", quoted(&said));
    let deliverable = action.deliverable.map_or("", |one| one.label());
    let mut part = FrozenPart::new(format!("action {}", action.id), section, name)
        .fact("words", said.as_str())
        .fact("owner", owner.as_str())
        .fact("due", action.due.map_or_else(String::new, dates::long))
        .fact("deliverable", deliverable)
        .fact("done when", clause(&action.definition_of_done))
        .fact("source owner", words::person(sources, action.source_owner))
        .fact("intended use", clause(&action.intended_use))
        .fact("priority", action.priority.label());
    part.item = Some(FrozenItem::new(number, action, said, owner));
    part
}

fn next_meeting(sources: &MemoSources) -> FrozenPart {
    let next = sources.next_meeting();
    let due = sources.materials_due();
    FrozenPart::new("next".into(), "Next meeting", "Next meeting")
        .fact("day", next.on.map_or_else(String::new, dates::long))
        .fact("time", next.at.map_or_else(String::new, dates::clock))
        .fact("place", next.place)
        .fact("materials due", due.map_or_else(String::new, dates::long))
}

fn of_stat(sources: &MemoSources) -> Vec<FrozenPart> {
    let mut parts = vec![addressed(&recipients::of_stat(sources))];
    for (name, view) in group::topics_of(sources) {
        let title = view.item.title.trim();
        let section = group::section_of(&name, view);
        parts.push(topic(sources, &section, &format!("{name}, {title}"), view));
        for id in &view.follow_ups {
            parts.extend(
                sources
                    .actions
                    .row(*id)
                    .map(|row| standing(sources, &section, row)),
            );
        }
        let shown = sources.exhibits_of(view.item.id);
        parts.extend(shown.map(|one| exhibit(&section, one)));
    }
    parts
}

fn topic(sources: &MemoSources, section: &str, name: &str, view: &ItemView) -> FrozenPart {
    let questions: Vec<&str> = view
        .questions
        .iter()
        .filter(|_| sources.edition.asks())
        .map(|question| question.text.trim())
        .collect();
    FrozenPart::new(format!("item {}", view.item.id), section, name)
        .fact("minutes", view.item.planned_minutes.to_string())
        .fact("title", view.item.title.trim())
        .text("narrative", view.item.narrative.trim())
        .text("why now", view.item.why_now.trim())
        .text("questions", questions.join("\n"))
}

/// An earlier commitment as the briefing shows it.
fn standing(sources: &MemoSources, section: &str, row: &ActionRow) -> FrozenPart {
    let action = &row.action;
    let name = format!("Commitment {}", quoted(&words::said_in(row)));
    FrozenPart::new(format!("action {}", action.id), section, name)
        .fact("owner", words::owner(sources, action))
        .fact("due", action.due.map_or_else(String::new, dates::long))
        .fact("status", words::status(sources, row))
}

fn exhibit(section: &str, view: &ExhibitView) -> FrozenPart {
    let name = format!("{}, {}", view.name(), clause(&view.title));
    FrozenPart::new(format!("exhibit {}", view.exhibit.id), section, name)
        .text("what it says", said_of(view))
        .fact("source", view.source.trim())
}

/// The observation over an exhibit, drafted or written.
fn said_of(view: &ExhibitView) -> String {
    let written = view.words.as_ref().map(|words| words.words.clone());
    let draft = || [view.draft(), view.headline.clone()].into_iter();
    written
        .or_else(|| draft().find(|words| !words.is_empty()))
        .unwrap_or_default()
}

/// What the exhibits of a memo drew.
///
/// # Errors
/// When the program's file can't be read.
fn exhibits(
    program: &Program,
    sources: &MemoSources,
    figures: PaperFigures,
) -> Found<Vec<FrozenExhibit>> {
    let of = (sources.edition.edition, sources.meeting().id, figures);
    let mut drawn = Vec::new();
    for view in &sources.exhibits {
        drawn.push(FrozenExhibit {
            name: view.name(),
            title: view.title.clone(),
            source: view.source.clone(),
            body: body(program, view, of)?,
        });
    }
    Ok(drawn)
}

fn body(
    program: &Program,
    view: &ExhibitView,
    of: (Edition, MeetingId, PaperFigures),
) -> Found<Option<DrawnBody>> {
    Ok(match (&view.body, view.exhibit.measure) {
        (ExhibitBody::Chart(_), Some(measure)) => {
            let page = query::measure_page_of(program, measure, of)?;
            let input = query::chart_input(program, &page, &view.exhibit.view());
            Some(DrawnBody::Chart(Box::new(input)))
        }
        (ExhibitBody::Table(table), _) => Some(DrawnBody::Table(table.as_ref().clone())),
        (ExhibitBody::Picture(picture), _) => Some(DrawnBody::Picture {
            hash: picture.hash.clone(),
            size: (picture.width, picture.height),
            alt_text: view.exhibit.alt_text.clone(),
        }),
        (ExhibitBody::Missing(_) | ExhibitBody::Chart(_), _) => None,
    })
}

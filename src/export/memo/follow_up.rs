//! The follow-up memo: what was decided and is owed, for the department's written response.

use super::MemoKind;
use super::actions;
use super::as_shown::as_shown;
use super::attendance;
use super::earlier;
use super::frame::{frame, public_notice, standing};
use super::next_focus::next_focus;
use super::sources::MemoSources;
use super::topics::{Topic, is_topic, topics};
use super::words::{self, NOT_YET_SET, and_list, clause, month_day, paragraphs, sentence};
use super::{recipients, revision};
use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::EntryId;
use crate::domain::papers::Section;
use crate::export::ExportError;
use crate::export::document::{Document, List, Paragraph, Signature};
use crate::program::query::{ActionRow, ItemView};

/// Makes the follow-up memo.
///
/// It is written to the department, whose edition holds everything. The public's is an account of what was decided
/// and promised, with owners and dates: it asks for no answers, and leaves out what was handed up, doubts about
/// data and what was put aside, which nobody has settled yet, and the words of written responses.
///
/// # Errors
/// When a chart or picture that it is to show can't be drawn.
pub fn follow_up_memo(sources: &MemoSources) -> Result<Document, ExportError> {
    let date = Paragraph::new().text(month_day(sources.today));
    let to = recipients::of_follow_up(sources);
    let mut memo = frame(sources, MemoKind::FollowUp, &to, date, subject(sources));
    revision::head(&mut memo, sources.revision.as_ref());
    let topics = topics(sources);
    public_notice(&mut memo, sources);
    standing(&mut memo, &sources.papers.follow_up_opening);
    opening(&mut memo, sources, &topics);
    for section in sources.papers.follow_up_sections.shown(&Section::FOLLOW_UP) {
        part(&mut memo, sources, &topics, section)?;
    }
    standing(&mut memo, &sources.papers.follow_up_closing);
    signature(&mut memo, sources);
    Ok(memo)
}

/// One part of the memo.
fn part(
    memo: &mut Document,
    sources: &MemoSources,
    topics: &[Topic<'_>],
    section: Section,
) -> Result<(), ExportError> {
    let inside = !sources.is_public();
    match section {
        Section::SessionSummary => summary(memo, sources),
        Section::Decisions => decisions(memo, sources)?,
        Section::Agreed => {
            for topic in topics {
                one_topic(memo, sources, topic)?;
            }
        }
        Section::DataRequests => data_requests(memo, sources, topics)?,
        Section::Escalations => {
            if let Some(list) = earlier::escalations(sources).filter(|_| inside) {
                memo.heading1(section.label()).push(list);
            }
        }
        Section::DataQualityIssues if inside => {
            remarks(memo, sources, EntryKind::DataQualityIssue, section.label());
        }
        Section::Recognition => remarks(memo, sources, EntryKind::Recognition, section.label()),
        Section::ParkingLot if inside => {
            remarks(memo, sources, EntryKind::ParkingLot, section.label());
        }
        Section::Attendance if inside => attendance::attendance(memo, sources),
        Section::NextFocus if inside => next_focus(memo, sources, topics),
        Section::NextMeeting => next_meeting(memo, sources),
        Section::DataQualityIssues
        | Section::ParkingLot
        | Section::Attendance
        | Section::NextFocus
        | Section::Purpose
        | Section::AgendaAndAttendees
        | Section::PriorFollowUps
        | Section::KpiSnapshot
        | Section::GeneralObservations
        | Section::FollowUpItems
        | Section::StandingItems
        | Section::NewItems
        | Section::DataQualityNotes
        | Section::RequestedPreparation => {}
    }
    Ok(())
}

fn data_requests(
    memo: &mut Document,
    sources: &MemoSources,
    topics: &[Topic<'_>],
) -> Result<(), ExportError> {
    let requests: Vec<(usize, &ActionRow)> = topics
        .iter()
        .flat_map(|topic| topic.data.iter().copied())
        .collect();
    let Some(table) = actions::data_table(sources, &requests) else {
        return Ok(());
    };
    memo.heading1(Section::DataRequests.label()).push(table);
    as_shown(memo, sources, &items(&requests))
}

/// The entries that made these rows, each as the memo names it.
fn items(rows: &[(usize, &ActionRow)]) -> Vec<(EntryId, String)> {
    let made = rows.iter().filter_map(|(number, row)| {
        let entry = row.action.entry?;
        Some((entry, format!("item {number}")))
    });
    made.collect()
}

/// "Streets Department meeting, November 24, 2026"; of several departments, the meeting's own name.
fn subject(sources: &MemoSources) -> String {
    let departments = sources.departments();
    let day = month_day(sources.meeting().held_on);
    if let Some(name) = sources.own_department() {
        return format!(
            "{} meeting, {day}: items of the {name}",
            sources.meeting().name.trim()
        );
    }
    match departments.as_slice() {
        [one] => format!("{one} meeting, {day}"),
        [] => format!("{} meeting, {day}", sources.meeting().name.trim()),
        several => {
            let name = sources.meeting().name.trim();
            format!("{name} meeting, {day}: {}", and_list(several))
        }
    }
}

fn opening(memo: &mut Document, sources: &MemoSources, topics: &[Topic<'_>]) {
    if let Some(name) = sources.own_department() {
        memo.paragraph(format!("This memo holds the items of the {name} alone."));
    }
    let asked: usize = topics.iter().map(|it| it.asked.len() + it.data.len()).sum();
    if asked == 0 {
        memo.paragraph(
            "As a result of our recent meeting, no item below asks for a written response.",
        );
        return;
    }
    if sources.is_public() {
        account(memo, sources, asked);
        return;
    }
    let email = sources.directory.city.analyst_email.trim();
    let address = if email.is_empty() {
        format!(" (address {NOT_YET_SET})")
    } else {
        format!(" to {email}")
    };
    let asked_for = if asked == 1 {
        "a brief written response to the numbered item".to_owned()
    } else {
        format!("brief written responses to the {asked} numbered items")
    };
    let mut words = Paragraph::new().text(format!(
        "As a result of our recent meeting, please provide {asked_for} below"
    ));
    words = match sources.materials_due() {
        Some(day) => words
            .text(" by ")
            .bold(dates::long(day))
            .text(", by e-mail"),
        None => words.text(" by e-mail"),
    };
    memo.paragraph(words.text(format!("{address}.")));
}

/// What the public is told at the head instead of being asked to answer.
fn account(memo: &mut Document, sources: &MemoSources, asked: usize) {
    let items = if asked == 1 {
        "one numbered item".to_owned()
    } else {
        format!("{asked} numbered items")
    };
    let words = Paragraph::new().text(format!("The meeting agreed on the {items} below"));
    let words = match sources.materials_due() {
        Some(day) => words
            .text(". Written responses are due ")
            .bold(dates::long(day)),
        None => words,
    };
    memo.paragraph(words.text("."));
}

fn summary(memo: &mut Document, sources: &MemoSources) {
    let paragraphs = paragraphs(&sources.meeting().summary);
    if !paragraphs.is_empty() {
        memo.heading1("Session summary");
    }
    for paragraph in paragraphs {
        memo.paragraph(paragraph);
    }
}

/// What was decided, by whom and when, where anything was.
///
/// # Errors
/// When a chart or picture that is to be shown can't be drawn.
pub(super) fn decisions(memo: &mut Document, sources: &MemoSources) -> Result<(), ExportError> {
    let mut list = List::bullets();
    for entry in of_kind(sources, EntryKind::Decision) {
        let by = words::person(sources, entry.decided_by);
        let by = if by.is_empty() {
            "Decision-maker not yet named".to_owned()
        } else {
            by
        };
        let on = dates::prose(sources.day_of(entry.at));
        let mut words = Paragraph::new().text(sentence(&entry.said()));
        let effect = clause(&entry.effect);
        if !effect.is_empty() {
            words = words.text(format!(" Effect: {}", sentence(&effect)));
        }
        let about = entry.category.map(|one| one.label().to_lowercase());
        let about = about.map(|about| format!("; {about}")).unwrap_or_default();
        list = list.item(words.muted(format!(" {by}, {on}{about}.")));
    }
    if !list.items.is_empty() {
        memo.heading1("Decisions made").push(list);
    }
    let made = of_kind(sources, EntryKind::Decision);
    let made = made.map(|entry| {
        let words = clause(&entry.said());
        (entry.id, format!("decision \u{201c}{words}\u{201d}"))
    });
    as_shown(memo, sources, &made.collect::<Vec<_>>())
}

fn one_topic(
    memo: &mut Document,
    sources: &MemoSources,
    topic: &Topic<'_>,
) -> Result<(), ExportError> {
    memo.heading1(topic.title);
    let title = format!("{}: what was agreed", topic.title);
    match actions::agreed_table(sources, &title, &topic.asked) {
        Some(table) => {
            memo.push(table);
        }
        None => {
            memo.paragraph(Paragraph::new().muted(nothing_new(sources, topic)));
        }
    }
    as_shown(memo, sources, &items(&topic.asked))?;
    if let Some(list) = earlier::outcomes(sources, topic) {
        memo.heading2("What became of earlier items").push(list);
    }
    Ok(())
}

/// Says that a topic has no new items, that it was not taken up, or where its data requests stand.
fn nothing_new(sources: &MemoSources, topic: &Topic<'_>) -> String {
    let numbers: Vec<String> = topic
        .data
        .iter()
        .map(|(number, _)| number.to_string())
        .collect();
    match numbers.as_slice() {
        [] => untouched(sources, topic).to_owned(),
        [one] => format!("No new items but data request {one} below."),
        [_, _, ..] => format!(
            "No new items but data requests {} below.",
            and_list(&numbers)
        ),
    }
}

/// What is said of a topic under which nothing was agreed.
fn untouched(sources: &MemoSources, topic: &Topic<'_>) -> &'static str {
    let items = || topic.items.iter().filter_map(|id| sources.view.item(*id));
    if items().any(|item| item.moved_to().is_some()) {
        "No new items. It was moved to the next meeting."
    } else if items().any(ItemView::is_skipped) {
        "It was skipped in this meeting."
    } else {
        "No new items."
    }
}

fn of_kind(sources: &MemoSources, kind: EntryKind) -> impl Iterator<Item = &Entry> {
    sources
        .view
        .entries
        .iter()
        .filter(move |entry| entry.kind == kind)
}

/// Entries of one kind as bullets under a heading, each with who said it.
fn remarks(memo: &mut Document, sources: &MemoSources, kind: EntryKind, heading: &str) {
    let mut list = List::bullets();
    for entry in of_kind(sources, kind) {
        let words = Paragraph::new().text(sentence(&entry.said()));
        let item = entry.item.and_then(|id| sources.view.item(id));
        let item = item.filter(|view| is_topic(view.item.kind));
        let mut about: Vec<String> = Vec::new();
        about.extend(item.map(|view| view.item.title.trim().to_owned()));
        about.push(words::person(sources, entry.speaker));
        about.retain(|part| !part.is_empty());
        list = list.item(if about.is_empty() {
            words
        } else {
            words.muted(format!(" {}.", about.join("; ")))
        });
    }
    if !list.items.is_empty() {
        memo.heading1(heading).push(list);
    }
}

/// Who signs.
fn signature(memo: &mut Document, sources: &MemoSources) {
    let signatory = sources.directory.city.memo_signatory.trim();
    if !signatory.is_empty() {
        memo.push(Signature::new(signatory));
    }
}

/// The next meeting, and when materials are due.
pub(super) fn next_meeting(memo: &mut Document, sources: &MemoSources) {
    memo.heading1("Next meeting");
    let next = sources.next_meeting();
    let meeting = match next.on {
        None => Paragraph::new().text(format!(
            "The date of the next departmental meeting is {NOT_YET_SET}."
        )),
        Some(day) => {
            let time = next.at.map_or_else(
                || format!(", at a time {NOT_YET_SET}"),
                |time| format!(" at {}", dates::clock(time)),
            );
            let place = if next.place.is_empty() {
                format!("; its place is {NOT_YET_SET}.")
            } else {
                format!(" in {}.", next.place)
            };
            Paragraph::new()
                .text("The next departmental meeting will be ")
                .bold(format!("{}{time}", dates::long(day)))
                .text(place)
        }
    };
    memo.paragraph(meeting);
    memo.paragraph(match sources.materials_due() {
        Some(day) => Paragraph::new()
            .text("Follow-up materials will be due ")
            .bold(dates::long(day))
            .text("."),
        None => Paragraph::new().text(format!(
            "The day by which follow-up materials are due is {NOT_YET_SET}."
        )),
    });
}

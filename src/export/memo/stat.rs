//! The stat memo, in the order of GovEx's sample: header, opening sentence, general observations with
//! the three groups, then every topic with its minutes, narrative, exhibits and questions.

use super::MemoKind;
use super::exhibits::{self, Easel};
use super::frame::frame;
use super::group::{Group, topics_of};
use super::sources::MemoSources;
use super::stat_head::{date, opening, subject};
use super::words::{clause, count, lines, minutes, paragraphs, sentence};
use super::{actions, pre_memo, recap, recipients, revision};
use crate::domain::agenda::ItemKind;
use crate::domain::dates;
use crate::domain::ids::ItemId;
use crate::domain::papers::Section;
use crate::export::ExportError;
use crate::export::document::{Document, Heading, HeadingLevel, List, Paragraph};
use crate::program::query::ItemView;

/// Makes the stat memo. Charts are drawn as they stand today.
///
/// The department's edition leaves out the questions for the panel unless they are wanted. The public's leaves
/// out what a city works with but doesn't tell: the questions, who is to answer, the notes of earlier discussions
/// and the written responses, which were taken and given for the room, and measures that are not approved, for
/// only approved ones are official. What was decided and agreed, by whom and until when, stays in it.
///
/// # Errors
/// When a chart or picture can't be drawn.
pub fn stat_memo(sources: &MemoSources) -> Result<Document, ExportError> {
    let to = recipients::of_stat(sources);
    let mut memo = frame(
        sources,
        MemoKind::Stat,
        &to,
        date(sources),
        subject(sources),
    );
    revision::head(&mut memo, sources.revision.as_ref());
    opening(&mut memo, sources);
    let mut easel = Easel::new()?;
    for section in sources.stat_sections() {
        part(&mut memo, sources, &mut easel, section)?;
    }
    Ok(memo)
}

/// One part of the memo.
fn part(
    memo: &mut Document,
    sources: &MemoSources,
    easel: &mut Easel,
    section: Section,
) -> Result<(), ExportError> {
    match section {
        Section::GeneralObservations => observations(memo, sources),
        Section::FollowUpItems => follow_ups(memo, sources, easel)?,
        Section::StandingItems => topics(memo, sources, easel, Group::Standing)?,
        Section::NewItems => topics(memo, sources, easel, Group::New)?,
        Section::Purpose => pre_memo::purpose(memo, sources),
        Section::AgendaAndAttendees => pre_memo::agenda_and_attendees(memo, sources),
        Section::PriorFollowUps => pre_memo::prior_follow_ups(memo, sources),
        Section::KpiSnapshot => pre_memo::kpi_snapshot(memo, sources),
        Section::DataQualityNotes => pre_memo::data_quality(memo, sources),
        Section::RequestedPreparation => pre_memo::requested_preparation(memo, sources),
        Section::SessionSummary
        | Section::Decisions
        | Section::Agreed
        | Section::DataRequests
        | Section::Escalations
        | Section::DataQualityIssues
        | Section::Recognition
        | Section::ParkingLot
        | Section::Attendance
        | Section::NextFocus
        | Section::NextMeeting => {}
    }
    Ok(())
}

/// The item under which the measures stand, where one reviews them. The opening is no topic: what it shows stands
/// with the general observations.
fn review(sources: &MemoSources) -> Option<ItemId> {
    let topics = topics_of(sources);
    let mut reviews = topics
        .iter()
        .filter(|(_, view)| view.item.kind == ItemKind::KpiReview);
    reviews.next().map(|(_, view)| view.item.id)
}

/// The items of a group, each under a heading of its own.
fn topics(
    memo: &mut Document,
    sources: &MemoSources,
    easel: &mut Easel,
    group: Group,
) -> Result<(), ExportError> {
    let review = review(sources);
    for (number, view) in (1..).zip(group.items(sources)) {
        let title = format!("{}: {}", group.item_name(number), view.item.title.trim());
        memo.push(heading(HeadingLevel::One, title, view.item.planned_minutes));
        narrative(memo, sources, view);
        if review == Some(view.item.id) {
            scorecard(memo, sources);
        }
        easel.item(memo, sources, view)?;
        questions(memo, sources, view, HeadingLevel::Two);
    }
    Ok(())
}

/// How the measures on the agenda stand, where a part of it shows that.
fn scorecard(memo: &mut Document, sources: &MemoSources) {
    // A snapshot of its own has it already.
    if sources.stat_sections().contains(&Section::KpiSnapshot) {
        return;
    }
    if let Some((head, table)) = exhibits::scorecard(sources) {
        memo.paragraph(head).push(table);
    }
}

fn observations(memo: &mut Document, sources: &MemoSources) {
    memo.heading1("General observations");
    let topics = topics_of(sources);
    if topics.is_empty() {
        memo.paragraph("The agenda of this meeting has no items yet.");
    } else {
        agenda(memo, sources, &topics);
    }
    if review(sources).is_none() {
        scorecard(memo, sources);
    }
}

/// How many items in how many minutes, and the items by group.
fn agenda(memo: &mut Document, sources: &MemoSources, topics: &[(String, &ItemView)]) {
    let total: u32 = topics
        .iter()
        .map(|(_, view)| view.item.planned_minutes)
        .sum();
    let items = count(topics.len(), "item");
    let focus = format!(
        "The following issues are the focus of this executive briefing memo: {items} in {}.",
        minutes(total)
    );
    memo.paragraph(Paragraph::new().text(focus).keep_with_next());
    let mut list = List::bullets();
    for group in Group::shown(sources) {
        let named: Vec<String> = group
            .items(sources)
            .map(|view| {
                let item = &view.item;
                format!("{} ({} min)", item.title.trim(), item.planned_minutes)
            })
            .collect();
        let words = if named.is_empty() {
            "none".to_owned()
        } else {
            named.join("; ")
        };
        let label = format!("{}:", group.label());
        list = list.item(Paragraph::new().bold(label).text(format!(" {words}")));
    }
    memo.push(list);
}

fn heading(level: HeadingLevel, title: String, planned: u32) -> Heading {
    let length = if planned == 0 {
        "not yet set".to_owned()
    } else {
        minutes(planned)
    };
    Heading::new(level, title).note(format!("Suggested discussion length: {length}"))
}

/// The follow-up items under one heading, then what else is open.
fn follow_ups(
    memo: &mut Document,
    sources: &MemoSources,
    easel: &mut Easel,
) -> Result<(), ExportError> {
    let items: Vec<&ItemView> = Group::FollowUp.items(sources).collect();
    let rest = actions::standing_table(
        sources,
        "Other open commitments",
        sources.rows(&sources.rest),
    );
    if items.is_empty() && rest.is_none() {
        return Ok(());
    }
    let title = Group::FollowUp.label().to_owned();
    if items.is_empty() {
        memo.heading1(title).paragraph("None on this agenda.");
    } else {
        let total = items.iter().map(|view| view.item.planned_minutes).sum();
        memo.push(heading(HeadingLevel::One, title, total));
    }
    for view in items {
        let title = view.item.title.trim().to_owned();
        memo.push(heading(HeadingLevel::Two, title, view.item.planned_minutes));
        narrative(memo, sources, view);
        recap::recap(memo, sources, view);
        easel.item(memo, sources, view)?;
        questions(memo, sources, view, HeadingLevel::Three);
    }
    if let Some(table) = rest {
        let words = format!(
            "{} not on this agenda, as of {}.",
            count(table.rows.len(), "open commitment"),
            dates::prose(sources.today)
        );
        memo.heading2("Other open commitments")
            .paragraph(Paragraph::new().text(words).keep_with_next())
            .push(table);
    }
    Ok(())
}

/// Who answers when not the meeting's hot seat, which is nothing to the public; the introductory narrative, and why a
/// new item comes up now.
fn narrative(memo: &mut Document, sources: &MemoSources, view: &ItemView) {
    let item = &view.item;
    let elsewhere = item.hot_seat.is_some() && item.hot_seat != sources.meeting().hot_seat;
    if elsewhere && !sources.is_public() {
        let who = super::words::person(sources, item.hot_seat);
        if !who.is_empty() {
            memo.paragraph(
                Paragraph::new()
                    .bold("In the hot seat: ")
                    .text(clause(&who) + "."),
            );
        }
    }
    for paragraph in paragraphs(&item.narrative) {
        memo.paragraph(paragraph);
    }
    let why = sentence(&item.why_now);
    if !why.is_empty() {
        memo.paragraph(Paragraph::new().bold("Why now: ").text(why));
    }
}

/// The questions for the panel, where the edition has them.
pub(super) fn questions(
    memo: &mut Document,
    sources: &MemoSources,
    view: &ItemView,
    level: HeadingLevel,
) {
    if !sources.edition.asks() {
        return;
    }
    let asked: Vec<String> = view
        .questions
        .iter()
        .map(|question| lines(&question.text).collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect();
    if !asked.is_empty() {
        memo.push(Heading::new(level, "Questions for the panel"))
            .push(List::numbered().items(asked));
    }
}

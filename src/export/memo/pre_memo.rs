//! Baltimore's sections around GovEx's stat memo: what the session must resolve, who comes, what was promised, what is
//! to be known of the data, and what the department is to bring.

use super::actions;
use super::exhibits;
use super::sources::MemoSources;
use super::topics::is_topic;
use super::words::{self, and_list, lines, minutes, paragraphs, sentence};
use crate::domain::action::{ActionKind, ActionStatus};
use crate::domain::attendance::{AttendeeRole, seat_words};
use crate::domain::dates;
use crate::domain::entry::EntryKind;
use crate::domain::papers::Section;
use crate::domain::text::lower_first;
use crate::export::document::{Column, Document, List, Paragraph, Table};
use crate::program::query::{ActionRow, Freshness, MeasurePage};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The objective, who stands behind it, and what must be decided.
pub(super) fn purpose(memo: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    memo.heading1(Section::Purpose.label());
    let objective = sentence(&meeting.purpose);
    if !objective.is_empty() {
        memo.paragraph(Paragraph::new().bold("Objective: ").text(objective));
    }
    let sponsor = words::person(sources, meeting.chair);
    if !sponsor.is_empty() {
        memo.paragraph(Paragraph::new().bold("Chair: ").text(sponsor + "."));
    }
    let needed: Vec<&str> = lines(&sources.view.texts.decisions_needed).collect();
    if needed.is_empty() {
        memo.paragraph("No decision is asked of this session.");
        return;
    }
    let lead = Paragraph::new().bold("The session must resolve:");
    memo.paragraph(lead.keep_with_next());
    memo.push(List::numbered().items(needed.into_iter().map(sentence)));
}

/// The topics with their minutes, and who is expected in which part.
pub(super) fn agenda_and_attendees(memo: &mut Document, sources: &MemoSources) {
    memo.heading1(Section::AgendaAndAttendees.label());
    let meeting = sources.meeting();
    let mut table = Table::new("Agenda")
        .description("Number, topic, minutes planned and who answers")
        .column(Column::new("", 44))
        .column(Column::new("Topic", 520))
        .column(Column::new("Minutes", 130).right())
        .column(Column::new("Answers", 306));
    for view in sources.view.agenda() {
        let item = &view.item;
        let who = words::person(sources, item.hot_seat.or(meeting.hot_seat));
        let number = view.number.map_or_else(String::new, |it| it.to_string());
        table.push_row([
            number,
            item.title.trim().to_owned(),
            item.planned_minutes.to_string(),
            if is_topic(item.kind) {
                who
            } else {
                String::new()
            },
        ]);
    }
    if table.rows.is_empty() {
        memo.paragraph("The agenda of this meeting has no items yet.");
    } else {
        let planned = sources.view.planned_minutes();
        let of = format!("{planned} of {} planned.", minutes(meeting.minutes));
        memo.paragraph(Paragraph::new().text(of).keep_with_next());
        memo.push(table);
    }
    attendees(memo, sources);
}

fn attendees(memo: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    let mut deciding = Vec::new();
    let mut others = Vec::new();
    for one in &sources.view.attendance {
        let mut name = words::person(sources, Some(one.person));
        if name.is_empty() {
            continue;
        }
        let seat = lower_first(&seat_words(meeting, one));
        if !seat.is_empty() {
            name = format!("{name} ({seat})");
        }
        let decides = meeting.chair == Some(one.person)
            || matches!(
                one.role,
                Some(AttendeeRole::ChiefExecutive | AttendeeRole::ChiefOfStaff)
            );
        if decides {
            deciding.push(name);
        } else {
            others.push(name);
        }
    }
    for (lead, names) in [("Decision-makers: ", deciding), ("Participants: ", others)] {
        if !names.is_empty() {
            let words = format!("{}.", names.join("; "));
            memo.paragraph(Paragraph::new().bold(lead).text(words));
        }
    }
}

/// Earlier commitments of this stat: open, overdue, escalated, and closed since the meeting before.
pub(super) fn prior_follow_ups(memo: &mut Document, sources: &MemoSources) {
    memo.heading1(Section::PriorFollowUps.label());
    let on_agenda = sources.view.agenda().flat_map(|item| &item.follow_ups);
    let mut ids: Vec<_> = on_agenda.chain(&sources.rest).copied().collect();
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let mut open: Vec<&ActionRow> = sources
        .rows(&ids)
        .filter(|row| row.action.is_open())
        .collect();
    let before = sources.earlier.iter().map(|view| view.meeting.held_on);
    let since = before.filter(|day| *day < sources.meeting().held_on).max();
    let closed: Vec<&ActionRow> = sources
        .rows(&ids)
        .chain(sources.closed_since(since))
        .filter(|row| !row.action.is_open())
        .collect();
    let late = open
        .iter()
        .filter(|row| row.status == ActionStatus::Overdue)
        .count();
    let up = open
        .iter()
        .filter(|row| row.action.escalated_to.is_some() && !sources.is_public())
        .count();
    if open.is_empty() && closed.is_empty() {
        memo.paragraph(
            "No earlier commitment is open, and none was closed since the last meeting.",
        );
        return;
    }
    memo.paragraph(tally((open.len(), late, up), (closed.len(), since)).keep_with_next());
    open.sort_by_key(|row| {
        let due = row.action.due;
        (row.status != ActionStatus::Overdue, due.is_none(), due)
    });
    let rows = open.into_iter().chain(closed);
    if let Some(table) = actions::prior_table(sources, rows) {
        memo.push(table);
    }
}

/// "10 open (3 overdue, 1 escalated); 2 closed since Oct 27, 2026."
fn tally(
    (open, late, up): (usize, usize, usize),
    (closed, since): (usize, Option<NaiveDate>),
) -> Paragraph {
    let of = [(late, "overdue"), (up, "escalated")].into_iter();
    let of = of.filter(|(many, _)| *many > 0);
    let of: Vec<String> = of.map(|(many, words)| format!("{many} {words}")).collect();
    let of = if of.is_empty() {
        String::new()
    } else {
        format!(" ({})", of.join(", "))
    };
    let since = since.map(|day| format!(" since {}", dates::prose(day)));
    Paragraph::new()
        .bold(format!("{open} open"))
        .text(format!("{of}; "))
        .bold(format!("{closed} closed"))
        .text(format!("{}.", since.unwrap_or_default()))
}

/// The measures on the agenda, and what must be known to read them.
pub(super) fn kpi_snapshot(memo: &mut Document, sources: &MemoSources) {
    memo.heading1(Section::KpiSnapshot.label());
    match exhibits::scorecard(sources) {
        Some((head, table)) => {
            memo.paragraph(head).push(table);
        }
        None => {
            memo.paragraph("No measure is on this agenda.");
        }
    }
}

/// Sources with their days of refresh, what is left out, what limits the figures, and doubts raised about them.
pub(super) fn data_quality(memo: &mut Document, sources: &MemoSources) {
    memo.heading1(Section::DataQualityNotes.label());
    let mut list = List::bullets();
    for (source, names) in by_source(sources) {
        list = list.item(
            Paragraph::new()
                .bold(format!("{source}: "))
                .text(format!("{}.", refreshed(&names))),
        );
    }
    for page in &sources.measures {
        let words = limits(page).join(" ");
        if !words.is_empty() {
            let name = format!("{}: ", page.row.measure.name.trim());
            list = list.item(Paragraph::new().bold(name).text(words));
        }
    }
    if !sources.is_public() {
        for meeting in &sources.earlier {
            let day = dates::prose(meeting.meeting.held_on);
            let doubts = meeting.entries.iter();
            let doubts = doubts.filter(|entry| entry.kind == EntryKind::DataQualityIssue);
            for entry in doubts.filter(|entry| sources.told_of(meeting, entry)) {
                let lead = format!("Raised on {day}: ");
                list = list.item(Paragraph::new().bold(lead).text(sentence(&entry.said())));
            }
        }
    }
    let remarks = paragraphs(&sources.view.texts.data_remarks);
    if list.items.is_empty() && remarks.is_empty() {
        memo.paragraph("No measure is on this agenda, so nothing is to be known of its data.");
        return;
    }
    memo.push(list);
    for paragraph in remarks {
        memo.paragraph(paragraph);
    }
}

/// "Pothole repairs open and Street lights (refreshed Nov 20, 2026); Recycling rate (no figures yet)".
fn refreshed(names: &BTreeMap<String, Vec<String>>) -> String {
    let told = names
        .iter()
        .map(|(when, names)| format!("{} ({when})", and_list(names)));
    told.collect::<Vec<_>>().join("; ")
}

/// Measures by source, and of each by the day their figures were taken in, in words.
fn by_source(sources: &MemoSources) -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let mut by: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for page in &sources.measures {
        let measure = &page.row.measure;
        let system = measure.source_system.trim();
        let system = if system.is_empty() {
            "Source not named"
        } else {
            system
        };
        let name = measure.name.trim();
        let refreshed = page.row.as_of.map(|at| dates::prose(sources.day_of(at)));
        let words = match refreshed {
            Some(day) => format!("refreshed {day}"),
            None => "no figures yet".to_owned(),
        };
        let of_source = by.entry(system.to_owned()).or_default();
        of_source.entry(words).or_default().push(name.to_owned());
    }
    by
}

/// What is left out of a measure, what limits it, and whether its figures are late.
fn limits(page: &MeasurePage) -> Vec<String> {
    let mut said = Vec::new();
    let caveats = sentence(&page.row.measure.caveats);
    said.extend(Some(caveats).filter(|words| !words.is_empty()));
    if !page.hidden.is_empty() {
        said.push(sentence(&format!("Not shown: {}", page.hidden.because())));
    }
    match page.row.freshness {
        Freshness::Late(_) => {
            let late = page.row.freshness.words();
            said.push(sentence(&format!("The latest figures are {late}")));
        }
        Freshness::Current | Freshness::Empty => {}
    }
    said
}

/// What the department is to bring: what the office asks for, and what it owes by the meeting.
pub(super) fn requested_preparation(memo: &mut Document, sources: &MemoSources) {
    memo.heading1(Section::RequestedPreparation.label());
    let mut list = List::bullets();
    for line in lines(&sources.view.texts.requested_preparation) {
        list = list.item(sentence(line));
    }
    let day = sources.meeting().held_on;
    let on_agenda = sources.view.agenda().flat_map(|item| &item.follow_ups);
    let ids: Vec<_> = on_agenda.chain(&sources.rest).copied().collect();
    for row in sources.rows(&ids) {
        let action = &row.action;
        let asked = match action.kind {
            ActionKind::DataRequest | ActionKind::InformationRequest => action.is_open(),
            ActionKind::Action => false,
        };
        let Some(due) = action.due.filter(|due| asked && *due <= day) else {
            continue;
        };
        let owner = words::owner(sources, action);
        list = list.item(
            Paragraph::new()
                .text(words::said_in(row))
                .muted(format!(" {owner}, due {}.", dates::long(due))),
        );
    }
    if list.items.is_empty() {
        memo.paragraph("Nothing further is asked for.");
    } else {
        memo.push(list);
    }
}

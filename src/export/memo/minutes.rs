//! The minutes: when it met, who came, what was said item by item, and what was decided and promised.

use super::check::{Concern, Findings, MemoLack, MemoLackKind};
use super::frame::{edition_line, letterhead, public_notice};
use super::sources::MemoSources;
use super::topics::topics;
use super::words::{self, NOT_YET_SET, and_list, paragraphs};
use super::{Paper, actions, check, check_conflicts, check_record, follow_up, record};
use crate::domain::attendance::{AttendeeRole, seat_words, takes_part};
use crate::domain::dates;
use crate::domain::entry::Entry;
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::text::lower_first;
use crate::export::ExportError;
use crate::export::document::{Column, Document, HeaderLine, Paragraph, Table};
use crate::program::local_time;
use crate::program::query::ActionRow;
use chrono::{DateTime, Utc};

/// Makes the minutes.
///
/// The public's hold what was decided and promised and what was thanked for, with who took part; what else was said
/// in the room, doubts about data, what was put aside, answered or handed up stay out of them.
///
/// # Errors
/// When a chart or picture that they are to show can't be drawn.
pub fn minutes(sources: &MemoSources) -> Result<Document, ExportError> {
    let mut paper = letterhead(sources, Paper::Minutes, "Minutes");
    header(&mut paper, sources);
    public_notice(&mut paper, sources);
    let summary = paragraphs(&sources.meeting().summary);
    if !summary.is_empty() {
        paper.heading1("Summary");
    }
    for paragraph in summary {
        paper.paragraph(paragraph);
    }
    attendance(&mut paper, sources);
    record::record(&mut paper, sources);
    follow_up::decisions(&mut paper, sources)?;
    agreed(&mut paper, sources);
    follow_up::next_meeting(&mut paper, sources);
    Ok(paper)
}

fn header(paper: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    paper.header_line("Meeting", Paragraph::new().bold(meeting.name.trim()));
    paper.header_line("Held", held(sources));
    let place = meeting.place.trim();
    if !place.is_empty() {
        paper.header_line("Where", place);
    }
    let departments = sources.departments();
    if !departments.is_empty() {
        paper.header.push(HeaderLine::lines("Of", departments));
    }
    for (seat, who) in [("Chair", meeting.chair), ("Recorder", meeting.recorder)] {
        let name = words::person(sources, who);
        if !name.is_empty() {
            paper.header_line(seat, name);
        }
    }
    edition_line(paper, sources);
}

/// "Tuesday, November 24, 2026, 9:02 a.m. to 10:28 a.m.", as it was held; before that as it is planned.
fn held(sources: &MemoSources) -> String {
    let meeting = sources.meeting();
    let clock = |at: DateTime<Utc>| dates::clock(local_time(at, &meeting.time_zone).time());
    match (meeting.started_at, meeting.adjourned_at) {
        (Some(from), Some(until)) => format!(
            "{}, {} to {}",
            dates::long(sources.day_of(from)),
            clock(from),
            clock(until)
        ),
        (Some(from), None) => format!(
            "{}, from {}; not adjourned yet",
            dates::long(sources.day_of(from)),
            clock(from)
        ),
        (None, _) => format!(
            "{}, {}; not held yet",
            dates::long(meeting.held_on),
            dates::clock(meeting.starts_at)
        ),
    }
}

/// Whether the chief executive came, and everybody invited with what they came as.
fn attendance(paper: &mut Document, sources: &MemoSources) {
    let public = sources.is_public();
    let those: Vec<&Attendance> = sources
        .view
        .attendance
        .iter()
        .filter(|one| !public || takes_part(one))
        .filter(|one| sources.directory.person(one.person).is_some())
        .collect();
    if those.is_empty() {
        return;
    }
    let mut table = Table::new("Attendance")
        .description(
            "Each person with their office, their seat in the meeting, and whether they came",
        )
        .column(Column::new("Name", 230))
        .column(Column::new("Office", 400))
        .column(Column::new("Seat", 220))
        .column(Column::new("Attendance", 150));
    for one in &those {
        let person = sources.directory.person(one.person);
        table.push_row([
            sources.directory.person_name(Some(one.person)).trim(),
            &person.map_or_else(String::new, |person| office(sources, person)),
            &seat_words(sources.meeting(), one),
            &came(sources, one),
        ]);
    }
    paper.heading1("Attendance");
    for words in those.iter().filter_map(|one| executive(sources, one)) {
        paper.paragraph(Paragraph::new().text(words).keep_with_next());
    }
    paper.push(table);
}

/// "Commissioner, Streets Department".
fn office(sources: &MemoSources, person: &crate::domain::person::Person) -> String {
    let department = person
        .department
        .and_then(|id| sources.directory.department(id));
    let department = department.map_or("", |department| department.name.trim());
    let parts = [person.role.trim(), department];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn came(sources: &MemoSources, one: &Attendance) -> String {
    match one.presence {
        Presence::Represented => {
            let by = words::person(sources, one.represented_by);
            if by.is_empty() {
                format!("{}, by whom is {NOT_YET_SET}", one.presence.label())
            } else {
                format!("{} by {by}", one.presence.label())
            }
        }
        Presence::Present | Presence::Absent | Presence::Unknown => one.presence.label().to_owned(),
    }
}

/// "The chief executive, Ruth Adeyemi, was represented by A. Bell."
fn executive(sources: &MemoSources, one: &Attendance) -> Option<String> {
    if one.role != Some(AttendeeRole::ChiefExecutive) {
        return None;
    }
    let name = sources.directory.person_name(Some(one.person)).trim();
    let came = match one.presence {
        Presence::Unknown => {
            return Some(format!(
                "Whether the chief executive, {name}, came is not noted."
            ));
        }
        Presence::Present | Presence::Represented | Presence::Absent => {
            lower_first(&came(sources, one))
        }
    };
    Some(format!("The chief executive, {name}, was {came}."))
}

/// What was agreed, with the numbers of the follow-up memo.
fn agreed(paper: &mut Document, sources: &MemoSources) {
    let topics = topics(sources);
    let asked: Vec<(usize, &ActionRow)> = topics
        .iter()
        .flat_map(|topic| topic.asked.iter().copied())
        .collect();
    if let Some(table) = actions::agreed_table(sources, "Actions and requests", &asked) {
        paper.heading1("Actions and requests").push(table);
    }
    let data: Vec<(usize, &ActionRow)> = topics
        .iter()
        .flat_map(|topic| topic.data.iter().copied())
        .collect();
    if let Some(table) = actions::data_table(sources, &data) {
        paper.heading1("Data requests").push(table);
    }
}

/// What the minutes lack, in their own order.
pub fn check_minutes(sources: &MemoSources) -> Vec<MemoLack> {
    let mut found = Findings::default();
    let meeting = sources.meeting();
    if meeting.started_at.is_none() {
        let words = "The meeting has not been held, so there is no record of it";
        found.meeting(MemoLackKind::Attendance, words);
    }
    let seats = [
        ("the chair", meeting.chair),
        ("the record", meeting.recorder),
    ];
    let open: Vec<&str> = seats
        .into_iter()
        .filter(|(_, who)| who.is_none())
        .map(|(seat, _)| seat)
        .collect();
    if !open.is_empty() {
        let words = format!("Nobody is named for {}", and_list(&open));
        found.meeting(MemoLackKind::Attendance, &words);
    }
    check_record::attendance(sources, &mut found);
    let chief = |one: &Attendance| one.role == Some(AttendeeRole::ChiefExecutive);
    if meeting.started_at.is_some() && !sources.view.attendance.iter().any(chief) {
        let words = "Nobody invited is noted as the chief executive";
        found.meeting(MemoLackKind::Attendance, words);
    }
    for entry in &sources.view.entries {
        check_record::recorded(entry, &mut found);
        check_conflicts::entry(sources, entry, &mut found);
        small_numbers(sources, entry, &mut found);
    }
    for topic in topics(sources) {
        for (number, row) in topic.asked.iter().chain(&topic.data) {
            check::asked(row, *number, &mut found);
        }
    }
    found.into_list()
}

/// What was said under an item that shows figures of which the edition hides some, and names one of them.
fn small_numbers(sources: &MemoSources, entry: &Entry, found: &mut Findings) {
    let Some(view) = entry.item.and_then(|id| sources.view.item(id)) else {
        return;
    };
    let measures: Vec<_> = view.exhibits.iter().filter_map(|it| it.measure).collect();
    if let Some(number) = sources.small.named(&measures, &entry.text) {
        let about = Concern {
            name: format!("{} {}", entry.kind.label(), check::quoted(&entry.text)),
            item: entry.item,
            entry: Some(entry.id),
            action: entry.action,
            mend: Some(super::Mend::Said),
        };
        let words = format!(
            "\u{201c}{number}\u{201d} may be a figure that the {} hides",
            lower_first(sources.edition.edition.label())
        );
        found.add(MemoLackKind::SmallNumber, &about, &words);
    }
}

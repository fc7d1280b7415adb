//! The two calendar files: of one meeting's follow-up, and of the whole register.

use super::events::{Event, ToCome, due, materials};
use super::write;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::{ActionId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::domain::text::AsText as _;
use crate::export::memo::{MemoSources, file_name};
use crate::export::register::Register;
use crate::export::{ExportError, file};
use crate::program::Program;
use crate::program::query::MeetingList;
use std::path::Path;

/// What follows from a meeting: the due dates of what was promised in it and of the earlier actions on its agenda that
/// are open, the day written responses are due, and the next meeting. Of one that has not begun, the meeting itself.
pub fn meeting_calendar(sources: &MemoSources) -> String {
    let meeting = &sources.view.meeting;
    let mut events = Vec::new();
    if meeting.progress() == MeetingProgress::Planned {
        events.push(ToCome::planned(meeting).event());
    } else {
        events.extend(dues(sources));
        let day = sources.materials_due();
        let address = &sources.directory.city.analyst_email;
        events.extend(day.map(|day| materials(meeting, day, address)));
        events.extend(next(sources));
    }
    write(meeting.name.trim(), &events, sources.now)
}

fn dues(sources: &MemoSources) -> Vec<Event> {
    let mut ids: Vec<ActionId> = sources.view.promised.clone();
    let earlier = sources.view.agenda().flat_map(|item| &item.follow_ups);
    ids.extend(earlier.copied());
    let mut told = Vec::new();
    let mut events = Vec::new();
    for row in sources.rows(&ids) {
        if !told.contains(&row.action.id) {
            told.push(row.action.id);
            events.extend(due(
                &sources.directory,
                &sources.actions,
                row,
                sources.today,
            ));
        }
    }
    events
}

/// The next meeting, as this one says or as it is planned.
fn next(sources: &MemoSources) -> Option<Event> {
    let meeting = &sources.view.meeting;
    if meeting.next_on.is_none()
        && let Some(next) = &sources.next
    {
        return Some(ToCome::planned(next).event());
    }
    let coming = ToCome {
        after: meeting.id,
        follows: true,
        name: meeting.name.trim(),
        purpose: "",
        place: meeting.next_place.trim(),
        on: meeting.next_on?,
        at: meeting.next_at,
        minutes: meeting.minutes,
        zone: &meeting.time_zone,
    };
    Some(coming.event())
}

/// The due dates of everything open, and the meetings to come; of one owner, theirs and the meetings of their
/// department.
pub fn register_calendar(register: &Register, meetings: &MeetingList, name: &str) -> String {
    let rows = register.rows();
    let mut events: Vec<Event> = rows
        .filter_map(|row| due(&register.directory, &register.book, row, register.today))
        .collect();
    let owner = register.owner.and_then(|id| register.directory.person(id));
    let coming = meetings.rows.iter().filter(|row| {
        let meeting = &row.meeting;
        let open = meeting.progress() == MeetingProgress::Planned && !meeting.cancelled;
        let theirs = owner.is_none_or(|person| {
            person
                .department
                .is_some_and(|id| row.departments.contains(&id))
        });
        open && theirs && meeting.held_on >= register.today
    });
    events.extend(coming.map(|row| ToCome::planned(&row.meeting).event()));
    write(name, &events, register.now)
}

/// Writes what follows from a meeting to an .ics file.
///
/// # Errors
/// When the meeting can't be read or the file can't be written; a file that was there is then unchanged.
pub fn write_meeting_calendar(
    program: &Program,
    meeting: MeetingId,
    to: &Path,
) -> Result<(), ExportError> {
    let sources = MemoSources::read(program, meeting, MemoEdition::PANEL)?;
    file::write(to, meeting_calendar(&sources).as_bytes())
}

/// What is offered as the name of a meeting's calendar file, without an ending: "Streets Stat - Calendar - 2026-11-24".
pub fn calendar_name(meeting: &Meeting) -> String {
    let name = file_name(&meeting.name);
    let name = if name.is_empty() { "Meeting" } else { &name };
    format!("{name} - Calendar - {}", meeting.held_on.to_text())
}

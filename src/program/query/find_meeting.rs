//! A meeting by what a person calls it.

use super::{Found, meetings};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::domain::text::AsText;
use crate::program::{Program, ProgramError};
use chrono::NaiveDate;

/// Finds a meeting by what a person calls it: an id or an unambiguous start of one, a date, `next` or `last`.
///
/// `next` is the running meeting, else the earliest not adjourned from today on, else the earliest not
/// adjourned; `last` the latest adjourned. Cancelled meetings are found by id or date only.
///
/// # Errors
/// In words when there is none, or several.
pub fn find_meeting(program: &Program, key: &str) -> Found<MeetingId> {
    let rows = meetings(program)?.rows;
    let today = program.today();
    let held = || {
        rows.iter()
            .map(|row| &row.meeting)
            .filter(|meeting| !meeting.cancelled)
    };
    let open = || held().filter(|meeting| meeting.progress() != MeetingProgress::Adjourned);
    let none = |words: &str| ProgramError::Refused(words.to_owned());
    match key.trim().to_lowercase().as_str() {
        "" => Err(none("Name a meeting: an id, a date, next or last.")),
        "next" => open()
            .find(|meeting| meeting.progress() == MeetingProgress::Running)
            .or_else(|| open().find(|meeting| meeting.held_on >= today))
            .or_else(|| open().next())
            .map(|meeting| meeting.id)
            .ok_or_else(|| none("There is no meeting to come: all are adjourned.")),
        "last" => held()
            .filter(|meeting| meeting.adjourned_at.is_some())
            .max_by_key(|meeting| (meeting.held_on, meeting.starts_at, meeting.adjourned_at))
            .map(|meeting| meeting.id)
            .ok_or_else(|| none("No meeting has been adjourned yet.")),
        key => {
            let day = NaiveDate::from_text(key);
            let hits: Vec<&Meeting> = rows
                .iter()
                .map(|row| &row.meeting)
                .filter(|meeting| match day {
                    Some(day) => meeting.held_on == day,
                    None => meeting.id.to_text().starts_with(key),
                })
                .collect();
            match hits.as_slice() {
                [one] => Ok(one.id),
                [] => Err(none(&format!("No meeting is called \"{key}\"."))),
                [_, _, ..] => {
                    let count = hits.len();
                    Err(none(&format!(
                        "{count} meetings answer to \"{key}\"; name one by its id."
                    )))
                }
            }
        }
    }
}

//! Which meetings the list shows, in which order, and in which words.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;

use crate::domain::dates;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::query::{Directory, MeetingRow, memo_clock};
use crate::ui::console::order::{Stamp, finds};
use crate::ui::models::Frame;
use crate::ui::tokens::Tone;
use crate::ui::widgets::mark::{Form, Mark};
use crate::ui::widgets::table::Sort;

use super::{MeetingsState, WHEN};

/// Works the order out when filters, sorting or the list changed, and keeps the chosen row chosen.
pub(super) fn keep(frame: &Frame<'_>, state: &mut MeetingsState) {
    let mut order = std::mem::take(&mut state.order);
    order.keep(stamp(frame, state), || sorted(frame, state));
    if order.is_fresh() {
        let book = &frame.models.meetings.rows;
        let is_chosen = |place: &usize| {
            let row = book.get(*place);
            row.is_some_and(|row| Some(row.meeting.id) == state.chosen)
        };
        state.table.selected = order.rows().iter().position(is_chosen);
    }
    state.order = order;
}

fn stamp(frame: &Frame<'_>, state: &MeetingsState) -> u64 {
    let sort = state.table.sort;
    let mut stamp = Stamp::new()
        .with_text(&state.search)
        .with(state.shown as u64)
        .with(state.department.map_or(0, |id| id.uuid().as_u128() as u64))
        .with(sort.map_or(0, |sort| {
            1 + 2 * sort.column as u64 + u64::from(sort.descending)
        }))
        .with_slice(&frame.models.directory.departments)
        .with_slice(&frame.models.meetings.rows);
    for row in &frame.models.meetings.rows {
        stamp = stamp
            .with(row.meeting.id.uuid().as_u128() as u64)
            .with(row.meeting.progress() as u64 * 2 + u64::from(row.meeting.cancelled))
            .with_slice(row.meeting.name.as_bytes());
    }
    stamp.value()
}

fn sorted(frame: &Frame<'_>, state: &MeetingsState) -> Vec<usize> {
    let directory = &frame.models.directory;
    let book = &frame.models.meetings.rows;
    let mut places: Vec<usize> = book
        .iter()
        .enumerate()
        .filter(|(_, row)| is_shown(directory, state, row))
        .map(|(place, _)| place)
        .collect();
    places.sort_by(|a, b| match (book.get(*a), book.get(*b)) {
        (Some(a), Some(b)) => compare(state.table.sort, a, b),
        (None, _) | (_, None) => Ordering::Equal,
    });
    places
}

fn is_shown(directory: &Directory, state: &MeetingsState, row: &MeetingRow) -> bool {
    let meeting = &row.meeting;
    let texts = [
        meeting.name.as_str(),
        &meeting.place,
        &meeting.reporting_period,
        &dates::long(meeting.held_on),
        &dates::prose(meeting.held_on),
        &departments(directory, row),
    ];
    state.shown.holds(meeting)
        && state
            .department
            .is_none_or(|id| row.departments.contains(&id))
        && finds(&state.search, &texts)
}

/// What runs stands first, then what is to come, the soonest first, then what was held, the latest
/// first, then what was called off.
fn standing(meeting: &Meeting) -> u8 {
    match (meeting.cancelled, meeting.progress()) {
        (true, _) => 3,
        (false, MeetingProgress::Running) => 0,
        (false, MeetingProgress::Planned) => 1,
        (false, MeetingProgress::Adjourned) => 2,
    }
}

fn compare(sort: Option<Sort>, a: &MeetingRow, b: &MeetingRow) -> Ordering {
    let (a, b) = (&a.meeting, &b.meeting);
    let day = |meeting: &Meeting| (meeting.held_on, meeting.starts_at, meeting.id);
    let usual = || {
        standing(a)
            .cmp(&standing(b))
            .then_with(|| match standing(a) {
                0 | 1 => day(a).cmp(&day(b)),
                _ => Reverse(day(a)).cmp(&Reverse(day(b))),
            })
    };
    let Some(sort) = sort else { return usual() };
    let order = match sort.column {
        0 => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        WHEN => day(a).cmp(&day(b)),
        _ => standing(a).cmp(&standing(b)),
    };
    let order = if sort.descending {
        order.reverse()
    } else {
        order
    };
    order.then_with(usual)
}

/// "3 of 12 meetings".
pub(super) fn count_words(frame: &Frame<'_>, state: &MeetingsState) -> String {
    let all = frame.models.meetings.rows.len();
    let noun = if all == 1 { "meeting" } else { "meetings" };
    if state.is_filtered() {
        format!("{} of {all} {noun}", state.order.rows().len())
    } else {
        format!("{all} {noun}")
    }
}

/// Short names of its departments.
pub(super) fn departments(directory: &Directory, row: &MeetingRow) -> String {
    let names = row.departments.iter();
    let names: Vec<&str> = names
        .map(|id| directory.department_name(Some(*id)))
        .collect();
    names.join(", ")
}

/// What stands below a meeting's name: what it reports on, and where it is held.
pub(super) fn below_name(meeting: &Meeting) -> String {
    let parts = [meeting.reporting_period.trim(), meeting.place.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// "5 items, 85 min".
pub(super) fn agenda_words(row: &MeetingRow) -> String {
    match row.items {
        0 => "No items yet".to_owned(),
        1 => format!("1 item, {} min", row.planned_minutes),
        items => format!("{items} items, {} min", row.planned_minutes),
    }
}

/// "14 entries, 5 actions"; nothing before there is a record.
pub(super) fn record_words(row: &MeetingRow) -> String {
    let entries = match row.entries {
        0 if row.meeting.started_at.is_none() => return "–".to_owned(),
        1 => "1 entry".to_owned(),
        entries => format!("{entries} entries"),
    };
    match row.actions {
        0 => entries,
        1 => format!("{entries}, 1 action"),
        actions => format!("{entries}, {actions} actions"),
    }
}

/// How far it has come, as a mark.
pub(super) fn mark(meeting: &Meeting, today: NaiveDate) -> Mark {
    let (form, tone, word) = match (meeting.cancelled, meeting.progress()) {
        (true, _) => (Form::Cross, Tone::Neutral, "Cancelled"),
        (false, MeetingProgress::Running) => (Form::Disc, Tone::Good, "Running"),
        (false, MeetingProgress::Adjourned) => (Form::Ticked, Tone::Good, "Held"),
        (false, MeetingProgress::Planned) if meeting.held_on == today => {
            (Form::Half, Tone::Accent, "Today")
        }
        (false, MeetingProgress::Planned) if meeting.held_on < today => {
            (Form::Triangle, Tone::Warn, "Not held yet")
        }
        (false, MeetingProgress::Planned) => (Form::Ring, Tone::Neutral, "To come"),
    };
    Mark { form, tone, word }
}

/// How the memo that is to go out, or went out, stands: "Memo due Sun Nov 22, 9 a.m."
pub(super) fn memo_words(frame: &Frame<'_>, row: &MeetingRow) -> String {
    memo_clock(&frame.models.directory, row)
        .and_then(|clock| clock.short(frame.now))
        .unwrap_or_default()
}

/// A row as a screen reader says it.
pub(super) fn spoken(frame: &Frame<'_>, row: &MeetingRow) -> String {
    let meeting = &row.meeting;
    format!(
        "{}, {}, {}",
        meeting.name,
        dates::long(meeting.held_on),
        mark(meeting, frame.models.today).word
    )
}

//! Which actions the register shows, in which order, and in which words.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use crate::domain::action::{Action, ActionStatus};
use crate::domain::dates;
use crate::program::query::{ActionRow, Directory};
use crate::ui::console::choices::Choices;
use crate::ui::console::order::{Stamp, finds};
use crate::ui::models::Frame;

use super::{ActionsState, Key, Wanted};

/// Works the order out when filters, sorting or the book changed, and finds the chosen row in it.
pub(super) fn keep(frame: &Frame<'_>, state: &mut ActionsState) {
    let stamp = stamp(frame, state);
    let mut order = std::mem::take(&mut state.order);
    order.keep(stamp, || sorted(frame, state));
    if order.is_fresh() {
        let book = &frame.models.actions.rows;
        let is_chosen = |place: &usize| {
            let row = book.get(*place);
            row.is_some_and(|row| Some(row.action.id) == state.chosen)
        };
        state.table.selected = order.rows().iter().position(is_chosen);
        state.meetings = meetings(frame);
    }
    state.order = order;
}

/// Meetings in which something was promised, the latest first.
fn meetings(frame: &Frame<'_>) -> Choices<crate::domain::ids::MeetingId> {
    let rows = frame.models.meetings.rows.iter().rev();
    Choices::new(rows.filter(|row| row.actions > 0).map(|row| {
        let meeting = &row.meeting;
        let name = format!("{} · {}", meeting.name, dates::prose(meeting.held_on));
        (meeting.id, name)
    }))
}

fn stamp(frame: &Frame<'_>, state: &ActionsState) -> u64 {
    let Wanted {
        search,
        status,
        department,
        owner,
        meeting,
        priority,
        kind,
        open_only,
    } = &state.wanted;
    let low = |uuid: uuid::Uuid| uuid.as_u128() as u64;
    let models = frame.models;
    let mut stamp = Stamp::new()
        .with_text(search)
        .with(status.map_or(0, |one| one as u64 + 1))
        .with(department.map_or(0, |id| low(id.uuid())))
        .with(owner.map_or(0, |id| low(id.uuid())))
        .with(meeting.map_or(0, |id| low(id.uuid())))
        .with(priority.map_or(0, |one| one as u64 + 1))
        .with(kind.map_or(0, |one| one as u64 + 1))
        .with(u64::from(*open_only))
        .with(
            state
                .sort
                .map_or(0, |(key, down)| 2 + 2 * key as u64 + u64::from(down)),
        )
        .with_slice(&models.directory.people)
        .with_slice(&models.directory.departments)
        .with_slice(&models.meetings.rows)
        .with_slice(&models.actions.rows);
    for row in &models.actions.rows {
        stamp = stamp
            .with(low(row.action.id.uuid()))
            .with(row.status as u64)
            .with(
                row.action
                    .due
                    .map_or(0, |due| due.num_days_from_ce() as u64),
            )
            .with_slice(row.action.text.as_bytes());
    }
    stamp.value()
}

fn sorted(frame: &Frame<'_>, state: &ActionsState) -> Vec<usize> {
    let directory = &frame.models.directory;
    let book = &frame.models.actions.rows;
    let mut places: Vec<usize> = book
        .iter()
        .enumerate()
        .filter(|(_, row)| is_shown(directory, &state.wanted, row))
        .map(|(place, _)| place)
        .collect();
    // Overdue first, the latest date first of all; what has no date stands last in its status.
    places.sort_by_key(|place| {
        let row = book.get(*place);
        row.map(|row| (row.status, row.action.due.is_none(), row.action.due))
    });
    if let Some((key, descending)) = state.sort {
        let row = |place: &usize| book.get(*place);
        if descending {
            places.sort_by_cached_key(|place| row(place).map(|row| Reverse(rank(frame, key, row))));
        } else {
            places.sort_by_cached_key(|place| row(place).map(|row| rank(frame, key, row)));
        }
    }
    places
}

/// What a row is sorted by: words, or a number, each empty for the other kind of column.
type Rank = (bool, i64, String);

fn rank(frame: &Frame<'_>, key: Key, row: &ActionRow) -> Rank {
    let directory = &frame.models.directory;
    let words = |words: &str| (words.is_empty(), 0, words.to_lowercase());
    let number = |number: i64| (false, number, String::new());
    let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
    match key {
        Key::Status => number(row.status as i64),
        Key::What => words(&row.action.text),
        Key::Owner => words(&owner_words(directory, &row.action)),
        Key::Department => words(directory.department_name(row.action.department)),
        Key::Due => (
            row.action.due.is_none(),
            row.action.due.map_or(0, day),
            String::new(),
        ),
        Key::Promised => number(day(row.promised_on)),
        Key::Moved => number(row.due_changes.len() as i64),
        Key::Responses => number(row.responses.len() as i64),
    }
}

fn is_shown(directory: &Directory, wanted: &Wanted, row: &ActionRow) -> bool {
    let action = &row.action;
    (!wanted.open_only || action.is_open())
        && wanted.status.is_none_or(|status| row.status == status)
        && wanted
            .department
            .is_none_or(|id| action.department == Some(id))
        && wanted.owner.is_none_or(|id| action.owner == Some(id))
        && wanted.meeting.is_none_or(|id| action.meeting == id)
        && wanted
            .priority
            .is_none_or(|priority| action.priority == priority)
        && wanted.kind.is_none_or(|kind| action.kind == kind)
        && (wanted.search.trim().is_empty() || is_found(directory, &wanted.search, row))
}

fn is_found(directory: &Directory, search: &str, row: &ActionRow) -> bool {
    let action = &row.action;
    finds(
        search,
        &[
            &action.text,
            directory.person_name(action.owner),
            &action.owner_as_typed,
            directory.department_name(action.department),
            &row.topic_title,
            &row.meeting_name,
            &action.evidence,
        ],
    )
}

/// The owner's short name, or what was typed in its place.
pub(super) fn owner_words(directory: &Directory, action: &Action) -> String {
    let person = action.owner.and_then(|id| directory.person(id));
    person.map_or_else(
        || action.owner_as_typed.clone(),
        crate::domain::person::Person::short_name,
    )
}

/// "20 actions", "3 of 20 actions", with how many of those in sight are overdue.
pub(super) fn count_words(frame: &Frame<'_>, state: &ActionsState) -> String {
    let book = &frame.models.actions.rows;
    let order = state.order.rows();
    let (shown, all) = (order.len(), book.len());
    let noun = if all == 1 { "action" } else { "actions" };
    let count = if shown == all {
        format!("{all} {noun}")
    } else {
        format!("{shown} of {all} {noun}")
    };
    // Overdue ones stand first unless another order was chosen; counted from the home figures then.
    let overdue = frame.models.home.count(ActionStatus::Overdue);
    if shown == all && overdue > 0 {
        format!("{count}, {overdue} overdue")
    } else {
        count
    }
}

/// A row in words, for a screen reader.
pub(super) fn spoken(frame: &Frame<'_>, row: &ActionRow) -> String {
    let action = &row.action;
    let owner = frame
        .models
        .directory
        .owner_name(action.owner, action.department);
    let due = action.due.map_or_else(
        || "no due date".to_owned(),
        |due| format!("due {}", dates::prose(due)),
    );
    let mut parts = vec![
        action.text.clone(),
        row.status.label().to_owned(),
        owner,
        due,
    ];
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

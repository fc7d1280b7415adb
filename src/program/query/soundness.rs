//! What is derived, checked against what it is derived from: the part of `statroom check` above the file.

use super::Found;
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, ItemClock};
use crate::domain::entry::Entry;
use crate::domain::meeting::{Meeting, MeetingProgress, Stage};
use crate::program::Program;
use crate::store::Fault;
use std::collections::{HashMap, HashSet};

/// Facts of a program that can't all be true.
///
/// # Errors
/// When the file can't be read.
pub fn derived_faults(program: &Program) -> Found<Vec<Fault>> {
    let read = program.read();
    let mut faults = Vec::new();
    let mut say = |what: String| faults.push(Fault::new("program", what));
    let meetings: HashMap<_, _> = read
        .all::<Meeting>()?
        .into_iter()
        .map(|meeting| (meeting.id, meeting))
        .collect();
    let items: HashMap<_, _> = read
        .all::<AgendaItem>()?
        .into_iter()
        .map(|item| (item.id, item))
        .collect();
    let actions: HashMap<_, _> = read
        .all::<Action>()?
        .into_iter()
        .map(|action| (action.id, action))
        .collect();
    for meeting in meetings.values() {
        if meeting.adjourned_at.is_some() && meeting.started_at.is_none() {
            say(format!(
                "{} of {} ended without a start.",
                meeting.name, meeting.held_on
            ));
        }
    }
    for stage in read.all::<Stage>()? {
        let other = stage
            .item
            .and_then(|id| items.get(&id))
            .map(|item| item.meeting);
        if other.is_some_and(|meeting| meeting != stage.id) {
            say(format!(
                "Meeting {} stands at an item of another meeting.",
                stage.id
            ));
        }
    }
    let mut running = HashSet::new();
    for clock in read.all::<ItemClock>()? {
        let meeting = items
            .get(&clock.item)
            .and_then(|item| meetings.get(&item.meeting));
        let Some(meeting) = meeting else { continue };
        if clock.until.is_some_and(|until| until < clock.from) {
            say(format!(
                "A clock of {} ends before it begins.",
                meeting.name
            ));
        }
        if clock.until.is_none()
            && (meeting.progress() != MeetingProgress::Running || !running.insert(meeting.id))
        {
            say(format!(
                "{} of {} has a clock that never stopped.",
                meeting.name, meeting.held_on
            ));
        }
    }
    for entry in read.all::<Entry>()? {
        let foreign = entry
            .item
            .and_then(|id| items.get(&id))
            .map(|item| item.meeting);
        if foreign.is_some_and(|meeting| meeting != entry.meeting) {
            say(format!(
                "Entry {} is filed under another meeting's item.",
                entry.id
            ));
        }
        let made = entry.kind.action_kind().is_some();
        if made && entry.action.and_then(|id| actions.get(&id)).is_none() {
            say(format!(
                "Entry {} promises something that isn't on the register.",
                entry.id
            ));
        }
    }
    for action in actions.values() {
        let into = action.merged_into.and_then(|id| actions.get(&id));
        if into.is_some_and(|into| into.merged_into.is_some()) {
            say(format!(
                "Action {} is merged into one that was merged itself.",
                action.id
            ));
        }
    }
    faults.sort_by(|a, b| a.what.cmp(&b.what));
    Ok(faults)
}

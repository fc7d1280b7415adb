//! What is derived, checked against what it is derived from: the part of `statroom check` above the file.

use super::Found;
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, ItemClock};
use crate::domain::entry::Entry;
use crate::domain::ids::{ActionId, ItemId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress, Stage};
use crate::program::Program;
use crate::store::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is compared, by key.
struct Facts {
    meetings: BTreeMap<MeetingId, Meeting>,
    items: BTreeMap<ItemId, AgendaItem>,
    actions: BTreeMap<ActionId, Action>,
}

/// Facts of a program that can't all be true.
///
/// # Errors
/// When the file can't be read.
pub fn derived_faults(program: &Program) -> Found<Vec<Fault>> {
    let read = program.read();
    let facts = Facts {
        meetings: read
            .all::<Meeting>()?
            .into_iter()
            .map(|one| (one.id, one))
            .collect(),
        items: read
            .all::<AgendaItem>()?
            .into_iter()
            .map(|one| (one.id, one))
            .collect(),
        actions: read
            .all::<Action>()?
            .into_iter()
            .map(|one| (one.id, one))
            .collect(),
    };
    let mut words = facts.of_meetings();
    words.extend(facts.of_stages(&read.all::<Stage>()?));
    words.extend(facts.of_clocks(&read.all::<ItemClock>()?));
    words.extend(facts.of_entries(&read.all::<Entry>()?));
    words.extend(facts.of_actions());
    Ok(words
        .into_iter()
        .map(|what| Fault::new("program", what))
        .collect())
}

impl Facts {
    fn of_meetings(&self) -> Vec<String> {
        let wrong = self
            .meetings
            .values()
            .filter(|meeting| meeting.adjourned_at.is_some() && meeting.started_at.is_none());
        wrong
            .map(|meeting| {
                format!(
                    "{} of {} ended without a start.",
                    meeting.name, meeting.held_on
                )
            })
            .collect()
    }

    fn of_stages(&self, stages: &[Stage]) -> Vec<String> {
        let foreign = |stage: &&Stage| {
            let item = stage.item.and_then(|id| self.items.get(&id));
            item.is_some_and(|item| item.meeting != stage.id)
        };
        let wrong = stages.iter().filter(foreign);
        wrong
            .map(|stage| format!("Meeting {} stands at an item of another meeting.", stage.id))
            .collect()
    }

    fn of_clocks(&self, clocks: &[ItemClock]) -> Vec<String> {
        let mut running = BTreeSet::new();
        let mut words = Vec::new();
        for clock in clocks {
            let item = self.items.get(&clock.item);
            let Some(meeting) = item.and_then(|item| self.meetings.get(&item.meeting)) else {
                continue;
            };
            let name = format!("{} of {}", meeting.name, meeting.held_on);
            if clock.until.is_some_and(|until| until < clock.from) {
                words.push(format!("A clock of {name} ends before it begins."));
            }
            if clock.until.is_some() {
                continue;
            }
            if meeting.progress() != MeetingProgress::Running {
                words.push(format!("{name} has a clock that never stopped."));
            } else if !running.insert(meeting.id) {
                words.push(format!("{name} has two clocks that run at once."));
            }
        }
        words
    }

    fn of_entries(&self, entries: &[Entry]) -> Vec<String> {
        let mut words = Vec::new();
        for entry in entries {
            let item = entry.item.and_then(|id| self.items.get(&id));
            if item.is_some_and(|item| item.meeting != entry.meeting) {
                words.push(format!(
                    "Entry {} is filed under another meeting's item.",
                    entry.id
                ));
            }
            let made = entry.kind.action_kind().is_some();
            if made && entry.action.and_then(|id| self.actions.get(&id)).is_none() {
                words.push(format!(
                    "Entry {} promises something that isn't on the register.",
                    entry.id
                ));
            }
        }
        words
    }

    fn of_actions(&self) -> Vec<String> {
        let chained = |action: &&Action| {
            let into = action.merged_into.and_then(|id| self.actions.get(&id));
            into.is_some_and(|into| into.merged_into.is_some())
        };
        let wrong = self.actions.values().filter(chained);
        wrong
            .map(|action| {
                format!(
                    "Action {} is merged into one that was merged itself.",
                    action.id
                )
            })
            .collect()
    }
}

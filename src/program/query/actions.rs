//! The register: every action and request with its history, over all meetings.

use super::Found;
use crate::domain::action::{Action, ActionStatus, DueChange, Response, StepTaken, Support};
use crate::domain::agenda::AgendaItem;
use crate::domain::as_shown::AsShown;
use crate::domain::capture::without_signs;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, DepartmentId, EntryId, ItemId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::program::Program;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;

/// Every action.
#[derive(Debug, Clone, Default)]
pub struct ActionBook {
    /// Rows by due date, those without one last.
    pub rows: Vec<ActionRow>,
    at: HashMap<ActionId, usize>,
}

impl ActionBook {
    /// The row of an action.
    pub fn row(&self, id: ActionId) -> Option<&ActionRow> {
        self.at.get(&id).and_then(|at| self.rows.get(*at))
    }
}

/// An action as the register shows it.
#[derive(Debug, Clone)]
pub struct ActionRow {
    /// Its facts.
    pub action: Action,
    /// Its status today.
    pub status: ActionStatus,
    /// Supporting departments.
    pub support: Vec<DepartmentId>,
    /// Dates it gave up, oldest first.
    pub due_changes: Vec<DueChange>,
    /// Responses, oldest first.
    pub responses: Vec<Response>,
    /// Steps taken between meetings, in the order they were noted.
    pub steps: Vec<StepTaken>,
    /// What later meetings did with it, oldest first.
    pub worked: Vec<Entry>,
    /// Name of the meeting it was promised in.
    pub meeting_name: String,
    /// Day of that meeting.
    pub promised_on: NaiveDate,
    /// Title of its topic, or nothing.
    pub topic_title: String,
    /// When the exhibit stood before the room that was kept with it; none where none was.
    pub shown_at: Option<DateTime<Utc>>,
    /// What of its words nobody has settled yet, a line each.
    pub unsettled: String,
}

impl ActionRow {
    /// The entry that made it, where the exhibit that stood before the room was kept with it.
    pub fn entry_as_shown(&self) -> Option<EntryId> {
        self.action.entry.filter(|_| self.shown_at.is_some())
    }

    /// Days past its date today; 0 when it isn't overdue.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        match (self.status, self.action.due) {
            (ActionStatus::Overdue, Some(due)) => (today - due).num_days(),
            _ => 0,
        }
    }

    /// Its words as the room and the memos read them: a mark nobody has settled stands without its sign.
    pub fn said(&self) -> String {
        without_signs(&self.action.text, &self.unsettled)
    }

    /// "11 days late" in one piece; none when it isn't overdue.
    pub fn late_words(&self, today: NaiveDate) -> Option<String> {
        match self.days_late(today) {
            late if late < 1 => None,
            1 => Some("1\u{a0}day\u{a0}late".to_owned()),
            late => Some(format!("{late}\u{a0}days\u{a0}late")),
        }
    }
}

/// Reads the register.
///
/// # Errors
/// When the file can't be read.
pub fn actions(program: &Program) -> Found<ActionBook> {
    let read = program.read();
    let today = program.today();
    let meetings: HashMap<MeetingId, Meeting> = read
        .all::<Meeting>()?
        .into_iter()
        .map(|meeting| (meeting.id, meeting))
        .collect();
    let titles: HashMap<ItemId, String> = read
        .all::<AgendaItem>()?
        .into_iter()
        .map(|item| (item.id, item.title))
        .collect();
    let mut support: HashMap<ActionId, Vec<DepartmentId>> = HashMap::new();
    for link in read.all::<Support>()? {
        support
            .entry(link.action)
            .or_default()
            .push(link.department);
    }
    let mut changes: HashMap<ActionId, Vec<DueChange>> = HashMap::new();
    for change in read.all::<DueChange>()? {
        changes.entry(change.action).or_default().push(change);
    }
    let mut responses: HashMap<ActionId, Vec<Response>> = HashMap::new();
    for response in read.all::<Response>()? {
        responses.entry(response.action).or_default().push(response);
    }
    let mut steps: HashMap<ActionId, Vec<StepTaken>> = HashMap::new();
    for step in read.all::<StepTaken>()? {
        steps.entry(step.action).or_default().push(step);
    }
    let mut worked = worked(program)?;
    let mut unsettled: HashMap<ActionId, String> = HashMap::new();
    for entry in read.holding::<Entry>("unsettled", "action")? {
        if let (Some(action), true) = (entry.action, entry.kind != EntryKind::FollowUp) {
            unsettled.insert(action, entry.unsettled);
        }
    }
    let shown = read.all::<AsShown>()?.into_iter();
    let shown: HashMap<EntryId, DateTime<Utc>> = shown.map(|one| (one.id, one.at)).collect();
    let mut rows: Vec<ActionRow> = read
        .all::<Action>()?
        .into_iter()
        .map(|action| {
            let meeting = meetings.get(&action.meeting);
            let topic = action.topic.or(action.item);
            ActionRow {
                status: action.status(today),
                support: support.remove(&action.id).unwrap_or_default(),
                due_changes: changes.remove(&action.id).unwrap_or_default(),
                responses: responses.remove(&action.id).unwrap_or_default(),
                steps: steps.remove(&action.id).unwrap_or_default(),
                worked: worked.remove(&action.id).unwrap_or_default(),
                shown_at: action.entry.and_then(|id| shown.get(&id)).copied(),
                unsettled: unsettled.remove(&action.id).unwrap_or_default(),
                meeting_name: meeting
                    .map(|meeting| meeting.name.clone())
                    .unwrap_or_default(),
                promised_on: meeting.map(|meeting| meeting.held_on).unwrap_or_default(),
                topic_title: topic
                    .and_then(|id| titles.get(&id))
                    .cloned()
                    .unwrap_or_default(),
                action,
            }
        })
        .collect();
    rows.sort_by_key(|row| (row.action.due.is_none(), row.action.due, row.action.id));
    let at = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.action.id, at))
        .collect();
    Ok(ActionBook { rows, at })
}

/// The entries by which meetings worked earlier actions, in the order they were said.
fn worked(program: &Program) -> Found<HashMap<ActionId, Vec<Entry>>> {
    let kind = EntryKind::FollowUp;
    let mut entries = program.read().of_linked::<Entry>("kind", kind, "action")?;
    entries.sort_by_key(|entry| (entry.at, entry.id));
    let mut worked: HashMap<ActionId, Vec<Entry>> = HashMap::new();
    for entry in entries {
        if let Some(action) = entry.action {
            worked.entry(action).or_default().push(entry);
        }
    }
    Ok(worked)
}

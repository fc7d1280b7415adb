//! Open commitments that come onto the agenda by themselves.

use super::{Applied, Apply};
use crate::domain::action::{Action, Response};
use crate::domain::agenda::{AgendaItem, FollowUp, ItemKind};
use crate::domain::follow_up::{Business, CarriedTopic, OpenAction, carried};
use crate::domain::ids::{ActionId, DepartmentId, FollowUpId, ItemId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingDepartment, MeetingProgress};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use std::collections::{BTreeMap, BTreeSet};

/// Minutes a follow-up item is given until a person says otherwise.
const MINUTES: u32 = 5;

impl Apply<'_> {
    pub(super) fn bring_follow_ups(&self, id: MeetingId) -> Applied {
        let meeting = self.read().get::<Meeting>(id)?;
        if meeting.progress() != MeetingProgress::Planned || meeting.cancelled {
            return Ok(Output::Count(0));
        }
        let open = self.open_actions_for(&meeting)?;
        let mut answered: BTreeMap<ActionId, chrono::DateTime<chrono::Utc>> = BTreeMap::new();
        for response in self.read().all::<Response>()? {
            answered.insert(response.action, response.at);
        }
        let inputs: Vec<OpenAction<'_>> = open
            .iter()
            .map(|action| OpenAction {
                action,
                last_response_at: answered.get(&action.id).copied(),
            })
            .collect();
        let topics = carried(&inputs, meeting.held_on).topics;
        let mut brought = 0;
        for (at, topic) in topics.iter().enumerate() {
            let later: BTreeSet<Option<ItemId>> =
                topics.iter().skip(at + 1).map(|it| it.topic).collect();
            brought += self.bring_topic(&meeting, topic, &later)?;
        }
        Ok(Output::Count(brought))
    }

    /// Open actions and requests promised in other meetings that are this one's business.
    fn open_actions_for(&self, meeting: &Meeting) -> Result<Vec<Action>, ProgramError> {
        let mut departments: BTreeMap<MeetingId, Vec<DepartmentId>> = BTreeMap::new();
        for link in self.read().all::<MeetingDepartment>()? {
            let of_meeting = departments.entry(link.meeting).or_default();
            of_meeting.push(link.department);
        }
        let meetings = self.read().all::<Meeting>()?;
        let with_departments = meetings
            .iter()
            .map(|one| (one, departments.remove(&one.id).unwrap_or_default()));
        let business = Business::of(meeting, with_departments);
        let mut open = self.read().all::<Action>()?;
        open.retain(|action| business.has(action));
        Ok(open)
    }

    /// Brings the actions of one earlier topic under its follow-up item, which is made if there is none,
    /// before those that press less (`later`). Returns how many were brought. A topic the analyst dropped
    /// stays dropped.
    fn bring_topic(
        &self,
        meeting: &Meeting,
        CarriedTopic { topic, actions }: &CarriedTopic,
        later: &BTreeSet<Option<ItemId>>,
    ) -> Result<usize, ProgramError> {
        let topic = *topic;
        let agenda = self.agenda(meeting.id)?;
        let mut linked: BTreeSet<ActionId> = BTreeSet::new();
        for item in &agenda {
            let links = self.read().of::<FollowUp>("item", item.id)?;
            linked.extend(links.into_iter().map(|link| link.action));
        }
        let missing: Vec<ActionId> = actions
            .iter()
            .copied()
            .filter(|action| !linked.contains(action))
            .collect();
        if missing.is_empty() {
            return Ok(0);
        }
        let there = agenda.iter().find(|item| {
            item.kind == ItemKind::FollowUp
                && topic.map_or(item.topic == item.id, |id| item.topic == id)
        });
        let item = match there {
            Some(item) if item.dropped => return Ok(0),
            Some(item) => item.id,
            None => {
                let made = self.add_follow_up_item(meeting, topic)?;
                let presses_less = |item: &AgendaItem| {
                    let topic = (item.topic != item.id).then_some(item.topic);
                    item.kind == ItemKind::FollowUp && later.contains(&topic)
                };
                if let Some(place) = agenda.iter().position(presses_less) {
                    self.move_item(made, place as u32)?;
                }
                made
            }
        };
        let start = self.read().of::<FollowUp>("item", item)?.len() as u32;
        for (position, action) in (start..).zip(&missing) {
            let id = FollowUpId::new(self.key());
            self.write.insert(&FollowUp {
                id,
                item,
                action: *action,
                position,
            })?;
        }
        Ok(missing.len())
    }

    fn add_follow_up_item(
        &self,
        meeting: &Meeting,
        topic: Option<ItemId>,
    ) -> Result<ItemId, ProgramError> {
        let title = match topic {
            Some(topic) => self.read().get::<AgendaItem>(topic)?.title,
            None => "Other commitments".to_owned(),
        };
        let made = self.save_item(AgendaItem {
            id: ItemId::default(),
            meeting: meeting.id,
            position: 0,
            kind: ItemKind::FollowUp,
            title,
            planned_minutes: MINUTES,
            hot_seat: None,
            narrative: String::new(),
            why_now: String::new(),
            data_source: String::new(),
            private_notes: String::new(),
            topic: topic.unwrap_or_default(),
            dropped: false,
        })?;
        match made {
            Output::Id(id) => Ok(ItemId::new(id)),
            Output::Nothing | Output::Count(_) => Err(ProgramError::NotRunning),
        }
    }
}

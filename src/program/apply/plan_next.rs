//! "Next meeting like this one": structure, people and departments are copied, commitments come in by themselves.

use super::{Applied, Apply};
use crate::domain::agenda::{AgendaItem, Exhibit, ItemKind};
use crate::domain::attendance::AttendeeRole;
use crate::domain::ids::{ExhibitId, ItemId, MeetingId, PersonId};
use crate::domain::meeting::{Attendance, Meeting, MeetingDepartment};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use chrono::{NaiveDate, NaiveTime};

impl Apply<'_> {
    pub(super) fn plan_next(
        &self,
        from: MeetingId,
        held_on: NaiveDate,
        starts_at: NaiveTime,
        reporting_period: String,
    ) -> Applied {
        let read = self.read();
        let mut previous = read.get::<Meeting>(from)?;
        let next = Meeting {
            id: MeetingId::new(self.key()),
            held_on,
            starts_at,
            reporting_period,
            started_at: None,
            adjourned_at: None,
            next_on: None,
            next_at: None,
            next_place: String::new(),
            materials_due: None,
            summary: String::new(),
            previous: Some(from),
            cancelled: false,
            ..previous.clone()
        };
        self.write.insert(&next)?;
        let departments: Vec<_> = read
            .of::<MeetingDepartment>("meeting", from)?
            .into_iter()
            .map(|link| link.department)
            .collect();
        self.set_meeting_departments(next.id, &departments)?;
        let mut invited = read.of::<Attendance>("meeting", from)?;
        invited.sort_by_key(|attendance| attendance.position);
        let roles: Vec<_> = invited.iter().map(|one| (one.person, one.role)).collect();
        let people: Vec<_> = invited
            .into_iter()
            .map(|attendance| attendance.person)
            .collect();
        self.invite(next.id, &people)?;
        self.keep_roles(&roles, next.id)?;
        self.copy_agenda(from, next.id)?;
        if previous.next_on.is_none() {
            previous.next_on = Some(held_on);
            previous.next_at = Some(starts_at);
            previous.next_place.clone_from(&next.place);
            self.write.update(&previous)?;
        }
        self.bring_follow_ups(next.id)?;
        Ok(Output::Id(next.id.uuid()))
    }

    /// People come again as what they came before.
    fn keep_roles(
        &self,
        roles: &[(PersonId, Option<AttendeeRole>)],
        to: MeetingId,
    ) -> Result<(), ProgramError> {
        for attendance in self.read().of::<Attendance>("meeting", to)? {
            let before = roles.iter().find(|(of, _)| *of == attendance.person);
            let role = before.and_then(|(_, role)| *role);
            self.write.update(&Attendance { role, ..attendance })?;
        }
        Ok(())
    }

    /// Copies the items that return each time, with the charts and tables they show.
    /// Follow-ups come from the register; new items were new once.
    fn copy_agenda(&self, from: MeetingId, to: MeetingId) -> Result<(), ProgramError> {
        let read = self.read();
        let mut items = read.of::<AgendaItem>("meeting", from)?;
        items.sort_by_key(|item| item.position);
        let returning = items.into_iter().filter(|item| match item.kind {
            ItemKind::Opening | ItemKind::KpiReview | ItemKind::Standing | ItemKind::CloseOut => {
                !item.dropped
            }
            ItemKind::FollowUp | ItemKind::New => false,
        });
        for (position, item) in (0_u32..).zip(returning) {
            let exhibits = read.of::<Exhibit>("item", item.id)?;
            let copy = AgendaItem {
                id: ItemId::new(self.key()),
                meeting: to,
                position,
                narrative: String::new(),
                why_now: String::new(),
                private_notes: String::new(),
                ..item
            };
            self.write.insert(&copy)?;
            for exhibit in exhibits
                .into_iter()
                .filter(|exhibit| exhibit.measure.is_some())
            {
                let id = ExhibitId::new(self.key());
                self.write.insert(&Exhibit {
                    id,
                    item: copy.id,
                    ..exhibit
                })?;
            }
        }
        Ok(())
    }
}

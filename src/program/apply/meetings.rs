//! Meetings, whose they are and who is invited.

use super::{Applied, Apply, save, wanted};
use crate::domain::agenda::{AgendaItem, Exhibit, FollowUp, ItemClock, Question};
use crate::domain::anticipated::Anticipated;
use crate::domain::attendance::AttendeeRole;
use crate::domain::city::City;
use crate::domain::feedback::Feedback;
use crate::domain::ids::{AttendanceId, DepartmentId, MeetingDepartmentId, MeetingId, PersonId};
use crate::domain::meeting::{
    Attendance, Meeting, MeetingDepartment, MeetingProgress, Presence, Stage,
};
use crate::program::done::Output;
use crate::program::error::ProgramError;

impl Apply<'_> {
    pub(super) fn save_meeting(&self, mut meeting: Meeting) -> Applied {
        wanted(&meeting.name, "The meeting's name")?;
        if meeting.id.is_new() {
            meeting.started_at = None;
            meeting.adjourned_at = None;
        } else {
            // Its clocks are the business of the running commands alone.
            let there = self.read().get::<Meeting>(meeting.id)?;
            meeting.started_at = there.started_at;
            meeting.adjourned_at = there.adjourned_at;
        }
        if meeting.time_zone.trim().is_empty() {
            meeting.time_zone = self.city()?.time_zone;
        }
        Ok(save!(self, meeting))
    }

    /// Counts the cards of a meeting that is over; an empty tally without a word is none.
    pub(super) fn save_feedback(&self, feedback: &Feedback) -> Applied {
        let meeting = self.read().get::<Meeting>(feedback.id)?;
        if meeting.progress() != MeetingProgress::Adjourned {
            let words = "What people thought of a meeting is counted once it is over.";
            return Err(ProgramError::Refused(words.into()));
        }
        let there = self.read().find::<Feedback>(feedback.id)?;
        let empty = *feedback == Feedback::of(feedback.id);
        match (there, empty) {
            (None, true) => {}
            (None, false) => self.write.insert(feedback)?,
            (Some(_), true) => self.write.delete::<Feedback>(feedback.id)?,
            (Some(_), false) => self.write.update(feedback)?,
        }
        Ok(Output::Nothing)
    }

    pub(super) fn plan_meeting(&self, meeting: Meeting, departments: &[DepartmentId]) -> Applied {
        let meeting = Meeting {
            id: MeetingId::default(),
            ..meeting
        };
        let seats = [meeting.chair, meeting.hot_seat, meeting.recorder];
        let people: Vec<PersonId> = seats.into_iter().flatten().collect();
        let made = self.save_meeting(meeting)?;
        if let Output::Id(id) = made {
            self.set_meeting_departments(MeetingId::new(id), departments)?;
            self.invite(MeetingId::new(id), &people)?;
        }
        Ok(made)
    }

    pub(super) fn remove_meeting(&self, id: MeetingId) -> Applied {
        let read = self.read();
        if read.get::<Meeting>(id)?.started_at.is_some() {
            let words = "A meeting that was held stays in the program. Mark it cancelled instead.";
            return Err(ProgramError::Refused(words.into()));
        }
        for mut later in read.of::<Meeting>("previous", id)? {
            later.previous = None;
            self.write.update(&later)?;
        }
        for item in read.of::<AgendaItem>("meeting", id)? {
            self.remove_parts_of(item.id)?;
            self.write.delete::<AgendaItem>(item.id)?;
        }
        for department in read.of::<MeetingDepartment>("meeting", id)? {
            self.write.delete::<MeetingDepartment>(department.id)?;
        }
        for attendance in read.of::<Attendance>("meeting", id)? {
            self.write.delete::<Attendance>(attendance.id)?;
        }
        if read.find::<Stage>(id)?.is_some() {
            self.write.delete::<Stage>(id)?;
        }
        self.forget_look(id)?;
        self.forget_moves_to(id)?;
        self.forget_release(id)?;
        self.forget_issued(id)?;
        self.forget_memo_texts(id)?;
        self.forget_conflicts(id.uuid().into())?;
        self.write.delete::<Meeting>(id)?;
        Ok(Output::Nothing)
    }

    /// Takes away what hangs on an agenda item alone.
    pub(super) fn remove_parts_of(
        &self,
        item: crate::domain::ids::ItemId,
    ) -> Result<(), ProgramError> {
        let read = self.read();
        self.forget_course(item)?;
        for exhibit in read.of::<Exhibit>("item", item)? {
            self.forget_words(exhibit.id)?;
            self.write.delete::<Exhibit>(exhibit.id)?;
        }
        for question in read.of::<Question>("item", item)? {
            self.unshow_question(question.id)?;
            self.write.delete::<Question>(question.id)?;
        }
        for anticipated in read.of::<Anticipated>("item", item)? {
            self.write.delete::<Anticipated>(anticipated.id)?;
        }
        for follow_up in read.of::<FollowUp>("item", item)? {
            self.write.delete::<FollowUp>(follow_up.id)?;
        }
        for clock in read.of::<ItemClock>("item", item)? {
            self.write.delete::<ItemClock>(clock.id)?;
        }
        Ok(())
    }

    pub(super) fn set_meeting_departments(
        &self,
        meeting: MeetingId,
        departments: &[DepartmentId],
    ) -> Applied {
        self.read().get::<Meeting>(meeting)?;
        let there = self.read().of::<MeetingDepartment>("meeting", meeting)?;
        let same = there
            .iter()
            .map(|link| link.department)
            .eq(departments.iter().copied());
        if same {
            return Ok(Output::Nothing);
        }
        for link in there {
            self.write.delete::<MeetingDepartment>(link.id)?;
        }
        for department in departments {
            let id = MeetingDepartmentId::new(self.key());
            self.write.insert(&MeetingDepartment {
                id,
                meeting,
                department: *department,
            })?;
        }
        Ok(Output::Nothing)
    }

    pub(super) fn invite(&self, meeting: MeetingId, people: &[PersonId]) -> Applied {
        self.read().get::<Meeting>(meeting)?;
        let there = self.read().of::<Attendance>("meeting", meeting)?;
        let mut position = there.iter().map(|one| one.position + 1).max().unwrap_or(0);
        let mut invited: Vec<PersonId> = there.iter().map(|one| one.person).collect();
        let before = invited.len();
        for person in people {
            if invited.contains(person) {
                continue;
            }
            let id = AttendanceId::new(self.key());
            let presence = Presence::Unknown;
            self.write.insert(&Attendance {
                id,
                meeting,
                person: *person,
                presence,
                position,
                role: None,
                represented_by: None,
            })?;
            invited.push(*person);
            position += 1;
        }
        Ok(Output::Count(invited.len() - before))
    }

    pub(super) fn uninvite(&self, id: AttendanceId) -> Applied {
        self.write.delete::<Attendance>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn mark_presence(&self, id: AttendanceId, presence: Presence) -> Applied {
        let mut attendance = self.read().get::<Attendance>(id)?;
        attendance.presence = presence;
        if presence != Presence::Represented {
            attendance.represented_by = None;
        }
        self.write.update(&attendance)?;
        Ok(Output::Nothing)
    }

    pub(super) fn note_role(&self, id: AttendanceId, role: Option<AttendeeRole>) -> Applied {
        let attendance = self.read().get::<Attendance>(id)?;
        self.write.update(&Attendance { role, ..attendance })?;
        Ok(Output::Nothing)
    }

    pub(super) fn note_representative(&self, id: AttendanceId, by: Option<PersonId>) -> Applied {
        let attendance = self.read().get::<Attendance>(id)?;
        if by == Some(attendance.person) {
            let words = "Nobody stands in for themselves. Note them as present instead.";
            return Err(ProgramError::Refused(words.into()));
        }
        self.write.update(&Attendance {
            presence: Presence::Represented,
            represented_by: by,
            ..attendance
        })?;
        Ok(Output::Nothing)
    }

    /// The city.
    pub(super) fn city(&self) -> Result<City, ProgramError> {
        let cities = self.read().all::<City>()?;
        cities
            .into_iter()
            .next()
            .ok_or(crate::store::StoreError::Gone("city").into())
    }
}

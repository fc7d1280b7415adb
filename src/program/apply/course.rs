//! The agenda of a running meeting: items extended, skipped, moved on, and those that came up.

use super::{Applied, Apply, wanted};
use crate::domain::agenda::{AgendaItem, Exhibit, FollowUp, ItemClock, ItemKind, Question};
use crate::domain::anticipated::Anticipated;
use crate::domain::course::ItemCourse;
use crate::domain::dates;
use crate::domain::ids::{AnticipatedId, ExhibitId, FollowUpId, ItemId, MeetingId, QuestionId};
use crate::domain::meeting::{Meeting, next_after};
use crate::program::agenda_change::{AgendaChange, NextPlan};
use crate::program::done::Output;
use crate::program::error::ProgramError;

/// Minutes an item that came up is given until a person says otherwise.
const MINUTES: u32 = 5;

impl Apply<'_> {
    pub(super) fn on_agenda(&self, change: AgendaChange) -> Applied {
        match change {
            AgendaChange::Extend { item, minutes } => self.extend_item(item, minutes),
            AgendaChange::Skip { item, skipped } => self.skip_item(item, skipped),
            AgendaChange::MoveOn { item, plan } => self.move_on(item, plan),
            AgendaChange::Add {
                meeting,
                after,
                title,
            } => self.add_in_room(meeting, after, &title),
        }
    }

    fn extend_item(&self, id: ItemId, minutes: u32) -> Applied {
        let (_, mut course) = self.running_course(id)?;
        course.extended = course.extended.saturating_add(minutes);
        self.keep_course(&course)?;
        Ok(Output::Nothing)
    }

    fn skip_item(&self, id: ItemId, skipped: bool) -> Applied {
        let (_, mut course) = self.running_course(id)?;
        let stretches = self.read().of::<ItemClock>("item", id)?.len();
        if course.is_skipped(stretches) == skipped {
            return Ok(Output::Nothing);
        }
        course.skipped_after = skipped.then_some(stretches as u32);
        self.keep_course(&course)?;
        Ok(Output::Nothing)
    }

    fn add_in_room(&self, meeting: MeetingId, after: Option<ItemId>, title: &str) -> Applied {
        wanted(title, "The item's title")?;
        self.running_stage(meeting)?;
        let mut items = self.agenda(meeting)?;
        let before = items.iter().position(|item| Some(item.id) == after);
        let place = before.map_or(0, |at| at + 1);
        let id = ItemId::new(self.key());
        self.make_room(&mut items, place)?;
        self.write.insert(&AgendaItem {
            id,
            meeting,
            position: place as u32,
            kind: ItemKind::New,
            title: title.trim().to_owned(),
            planned_minutes: MINUTES,
            hot_seat: None,
            narrative: String::new(),
            why_now: String::new(),
            data_source: String::new(),
            private_notes: String::new(),
            topic: id,
            dropped: false,
        })?;
        self.write.insert(&ItemCourse {
            id,
            came_up: true,
            ..ItemCourse::default()
        })?;
        Ok(Output::Id(id.uuid()))
    }

    /// What was said of the item today stays here with it; what is left of it goes to the next meeting's agenda,
    /// to the item there that goes on with its topic, if there is one.
    fn move_on(&self, id: ItemId, plan: Option<NextPlan>) -> Applied {
        let (item, mut course) = self.running_course(id)?;
        if course.moved_to.is_some() {
            let words = "This item stands on the next meeting's agenda already.";
            return Err(ProgramError::Refused(words.into()));
        }
        if item.kind == ItemKind::Opening || item.kind == ItemKind::CloseOut {
            let words = "Every meeting has an opening and a close-out of its own.";
            return Err(ProgramError::Refused(words.into()));
        }
        let next = self.next_meeting(item.meeting, plan)?;
        let there = self.agenda(next)?;
        let goes_on = |other: &&AgendaItem| other.topic == item.topic && other.kind == item.kind;
        let to = match there.iter().find(goes_on) {
            Some(there) => self.join_words(there.clone(), &item)?,
            None => self.stand_anew(&item, next)?,
        };
        self.bring_parts(id, to)?;
        course.moved_to = Some(next);
        self.keep_course(&course)?;
        Ok(Output::Id(to.uuid()))
    }

    /// The meeting after this one; planned like it where none is and a day is given.
    fn next_meeting(
        &self,
        id: MeetingId,
        plan: Option<NextPlan>,
    ) -> Result<MeetingId, ProgramError> {
        let all = self.read().all::<Meeting>()?;
        let meeting = self.read().get::<Meeting>(id)?;
        if let Some(next) = next_after(&meeting, &all) {
            return Ok(next.id);
        }
        let Some(plan) = plan else {
            let words = format!(
                "No meeting is planned after that of {}. Plan the next one first.",
                dates::prose(meeting.held_on)
            );
            return Err(ProgramError::Refused(words));
        };
        let NextPlan {
            held_on,
            starts_at,
            reporting_period,
        } = plan;
        match self.plan_next(id, held_on, starts_at, reporting_period)? {
            Output::Id(next) => Ok(MeetingId::new(next)),
            Output::Nothing | Output::Count(_) => Err(ProgramError::NotRunning),
        }
    }

    /// The item once more, on another agenda, under its topic.
    fn stand_anew(&self, item: &AgendaItem, next: MeetingId) -> Result<ItemId, ProgramError> {
        let made = self.save_item(AgendaItem {
            id: ItemId::default(),
            meeting: next,
            position: 0,
            ..item.clone()
        })?;
        match made {
            Output::Id(id) => Ok(ItemId::new(id)),
            Output::Nothing | Output::Count(_) => Err(ProgramError::NotRunning),
        }
    }

    /// An item that stands there already takes over the words that it has none of, and goes behind no private note.
    fn join_words(&self, mut there: AgendaItem, item: &AgendaItem) -> Result<ItemId, ProgramError> {
        for (mine, theirs) in [
            (&mut there.narrative, &item.narrative),
            (&mut there.why_now, &item.why_now),
            (&mut there.data_source, &item.data_source),
            (&mut there.private_notes, &item.private_notes),
        ] {
            let theirs = theirs.trim();
            if mine.trim().is_empty() {
                theirs.clone_into(mine);
            } else if !theirs.is_empty() && !mine.contains(theirs) {
                *mine = format!("{}\n\n{theirs}", mine.trim_end());
            }
        }
        there.hot_seat = there.hot_seat.or(item.hot_seat);
        there.dropped = false;
        self.write.update(&there)?;
        Ok(there.id)
    }

    /// Copies what hangs on an item to another, after what hangs on that: its exhibits, the questions nobody asked,
    /// the prepared actions nobody recorded, the earlier commitments it works. What is there already stays single.
    fn bring_parts(&self, from: ItemId, to: ItemId) -> Result<(), ProgramError> {
        let read = self.read();
        let mut exhibits = read.of::<Exhibit>("item", from)?;
        exhibits.sort_by_key(|one| (one.position, one.id));
        let there = read.of::<Exhibit>("item", to)?;
        let mut position = there.len() as u32;
        for exhibit in exhibits {
            let copy = |id, position| Exhibit {
                id,
                item: to,
                position,
                ..exhibit.clone()
            };
            if !there.iter().any(|one| *one == copy(one.id, one.position)) {
                self.write
                    .insert(&copy(ExhibitId::new(self.key()), position))?;
                position += 1;
            }
        }
        self.bring_questions(from, to)?;
        self.bring_prepared(from, to)?;
        self.bring_commitments(from, to)
    }

    fn bring_questions(&self, from: ItemId, to: ItemId) -> Result<(), ProgramError> {
        let mut questions = self.read().of::<Question>("item", from)?;
        questions.sort_by_key(|one| (one.position, one.id));
        let there = self.read().of::<Question>("item", to)?;
        let known = |text: &str| there.iter().any(|one| one.text.trim() == text.trim());
        let open = questions
            .iter()
            .filter(|one| !one.asked && !known(&one.text));
        for (position, question) in (there.len() as u32..).zip(open) {
            self.write.insert(&Question {
                id: QuestionId::new(self.key()),
                item: to,
                position,
                ..question.clone()
            })?;
        }
        Ok(())
    }

    fn bring_prepared(&self, from: ItemId, to: ItemId) -> Result<(), ProgramError> {
        let mut prepared = self.read().of::<Anticipated>("item", from)?;
        prepared.sort_by_key(|one| (one.position, one.id));
        let there = self.read().of::<Anticipated>("item", to)?;
        let known = |typed: &str| there.iter().any(|one| one.typed == typed);
        let open = prepared
            .iter()
            .filter(|one| one.entry.is_none() && !known(&one.typed));
        for (position, one) in (there.len() as u32..).zip(open) {
            self.write.insert(&Anticipated {
                id: AnticipatedId::new(self.key()),
                item: to,
                position,
                ..one.clone()
            })?;
        }
        Ok(())
    }

    fn bring_commitments(&self, from: ItemId, to: ItemId) -> Result<(), ProgramError> {
        let mut links = self.read().of::<FollowUp>("item", from)?;
        links.sort_by_key(|one| (one.position, one.id));
        let there = self.read().of::<FollowUp>("item", to)?;
        let open = links
            .iter()
            .filter(|one| !there.iter().any(|other| other.action == one.action));
        for (position, link) in (there.len() as u32..).zip(open) {
            self.write.insert(&FollowUp {
                id: FollowUpId::new(self.key()),
                item: to,
                action: link.action,
                position,
            })?;
        }
        Ok(())
    }

    /// An item of a running meeting with its course.
    fn running_course(&self, id: ItemId) -> Result<(AgendaItem, ItemCourse), ProgramError> {
        let item = self.read().get::<AgendaItem>(id)?;
        self.running_stage(item.meeting)?;
        let course = self.read().find::<ItemCourse>(id)?;
        let plain = ItemCourse {
            id,
            ..ItemCourse::default()
        };
        Ok((item, course.unwrap_or(plain)))
    }

    /// Keeps the course of an item; one that says nothing is none.
    fn keep_course(&self, course: &ItemCourse) -> Result<(), ProgramError> {
        let there = self.read().find::<ItemCourse>(course.id)?.is_some();
        match (there, course.is_plain()) {
            (true, true) => self.write.delete::<ItemCourse>(course.id)?,
            (true, false) => self.write.update(course)?,
            (false, true) => {}
            (false, false) => self.write.insert(course)?,
        }
        Ok(())
    }

    /// An item goes away: so does its course.
    pub(super) fn forget_course(&self, item: ItemId) -> Result<(), ProgramError> {
        if self.read().find::<ItemCourse>(item)?.is_some() {
            self.write.delete::<ItemCourse>(item)?;
        }
        Ok(())
    }

    /// A meeting to which items were moved goes away: they are moved nowhere.
    pub(super) fn forget_moves_to(&self, meeting: MeetingId) -> Result<(), ProgramError> {
        for course in self.read().of::<ItemCourse>("moved_to", meeting)? {
            self.keep_course(&ItemCourse {
                moved_to: None,
                ..course
            })?;
        }
        Ok(())
    }
}

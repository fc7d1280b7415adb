//! Actions after they were promised: edited, worked, merged. Every step in a meeting leaves a timed entry.

use super::{Applied, Apply, wanted};
use crate::domain::action::{Action, DueChange, Response, StepTaken, Support};
use crate::domain::entry::{ActionStep, Entry, EntryKind};
use crate::domain::ids::{
    ActionId, DepartmentId, DueChangeId, EntryId, ResponseId, StepTakenId, SupportId,
};
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::ActionWork;
use chrono::NaiveDate;

impl Apply<'_> {
    pub(super) fn edit_action(
        &self,
        mut action: Action,
        support: &[DepartmentId],
        due_reason: String,
    ) -> Applied {
        wanted(&action.text, "The action's words")?;
        let before = self.read().get::<Action>(action.id)?;
        self.note_due_change(&before, action.due, due_reason)?;
        self.settle_by_hand(&before, &mut action)?;
        self.write.update(&action)?;
        if let Some(entry) = action.entry
            && before.text != action.text
        {
            let mut entry = self.read().get::<Entry>(entry)?;
            entry.text.clone_from(&action.text);
            self.write.update(&entry)?;
        }
        self.set_support(action.id, support)?;
        Ok(Output::Nothing)
    }

    fn set_support(&self, action: ActionId, support: &[DepartmentId]) -> Result<(), ProgramError> {
        let there = self.read().of::<Support>("action", action)?;
        for link in there
            .iter()
            .filter(|link| !support.contains(&link.department))
        {
            self.write.delete::<Support>(link.id)?;
        }
        for department in support {
            if !there.iter().any(|link| link.department == *department) {
                let id = SupportId::new(self.key());
                self.write.insert(&Support {
                    id,
                    action,
                    department: *department,
                })?;
            }
        }
        Ok(())
    }

    /// Keeps a date that is given up, with the reason. Setting a first date is no change.
    fn note_due_change(
        &self,
        before: &Action,
        to: Option<NaiveDate>,
        reason: String,
    ) -> Result<(), ProgramError> {
        if before.due.is_none() || before.due == to {
            return Ok(());
        }
        let id = DueChangeId::new(self.key());
        let (action, from, at) = (before.id, before.due, self.now);
        self.write.insert(&DueChange {
            id,
            action,
            from,
            to,
            reason,
            at,
        })?;
        Ok(())
    }

    pub(super) fn work_action(&self, work: ActionWork) -> Applied {
        let mut action = self.read().get::<Action>(work.action)?;
        self.take_step(&mut action, &work)?;
        self.write.update(&action)?;
        let Some(meeting) = work.meeting else {
            self.keep_step(work)?;
            return Ok(Output::Nothing);
        };
        if self.read().get::<Meeting>(meeting)?.progress() == MeetingProgress::Adjourned {
            return Err(ProgramError::Adjourned);
        }
        let entry = Entry {
            id: EntryId::new(self.key()),
            meeting,
            item: work.item,
            at: self.now,
            speaker: None,
            kind: EntryKind::FollowUp,
            typed: work.words.clone(),
            text: work.words,
            action: Some(action.id),
            step: Some(work.step),
            decided_by: None,
            effect: String::new(),
            unsettled: String::new(),
            category: None,
        };
        self.write.insert(&entry)?;
        Ok(Output::Id(entry.id.uuid()))
    }

    /// Keeps a step taken between meetings, where no entry keeps its words. A new date and a response
    /// have been kept by themselves already.
    fn keep_step(&self, work: ActionWork) -> Result<(), ProgramError> {
        match work.step {
            ActionStep::NewDate | ActionStep::Response => return Ok(()),
            ActionStep::Delivered
            | ActionStep::Completed
            | ActionStep::OnHold
            | ActionStep::Overtaken
            | ActionStep::Escalated
            | ActionStep::Reopened => {}
        }
        self.write.insert(&StepTaken {
            id: StepTakenId::new(self.key()),
            action: work.action,
            step: work.step,
            on: work.on,
            words: work.words,
            person: work.person,
            at: self.now,
        })?;
        Ok(())
    }

    /// Sets the facts of one step on the action.
    fn take_step(&self, action: &mut Action, work: &ActionWork) -> Result<(), ProgramError> {
        match work.step {
            ActionStep::Delivered => {
                action.delivered_on = Some(work.on);
                action.on_hold_since = None;
                if !work.words.trim().is_empty() {
                    action.evidence.clone_from(&work.words);
                }
            }
            ActionStep::Completed => {
                if action.evidence.trim().is_empty() || !work.words.trim().is_empty() {
                    wanted(&work.words, "The evidence that it is done")?;
                    action.evidence.clone_from(&work.words);
                }
                action.completed_on = Some(work.on);
                action.on_hold_since = None;
            }
            ActionStep::NewDate => {
                wanted(&work.words, "The reason for the new date")?;
                if work.new_due.is_none() {
                    return Err(ProgramError::Wanted("The new date"));
                }
                self.note_due_change(action, work.new_due, work.words.clone())?;
                action.due = work.new_due;
                action.on_hold_since = None;
            }
            ActionStep::OnHold => {
                wanted(&work.words, "The reason why it waits")?;
                action.on_hold_since = Some(work.on);
                action.standing_reason.clone_from(&work.words);
            }
            ActionStep::Overtaken => {
                wanted(&work.words, "What overtook it")?;
                action.overtaken_on = Some(work.on);
                action.standing_reason.clone_from(&work.words);
            }
            ActionStep::Escalated => {
                if work.person.is_none() {
                    return Err(ProgramError::Wanted("To whom it is escalated"));
                }
                action.escalated_to = work.person;
                action.escalated_on = Some(work.on);
            }
            ActionStep::Response => {
                wanted(&work.words, "The response")?;
                self.write.insert(&Response {
                    id: ResponseId::new(self.key()),
                    action: action.id,
                    person: work.person.or(action.owner),
                    text: work.words.clone(),
                    at: self.now,
                })?;
            }
            ActionStep::Reopened => {
                wanted(&work.words, "The reason for opening it again")?;
                action.delivered_on = None;
                action.completed_on = None;
                action.on_hold_since = None;
                action.overtaken_on = None;
                action.merged_into = None;
                action.standing_reason.clone_from(&work.words);
            }
        }
        Ok(())
    }

    pub(super) fn merge_action(&self, id: ActionId, into: ActionId) -> Applied {
        let mut action = self.read().get::<Action>(id)?;
        let target = self.read().get::<Action>(into)?;
        if id == into || target.merged_into.is_some() {
            let words = "An action can only be merged into another that stands by itself.";
            return Err(ProgramError::Refused(words.into()));
        }
        action.merged_into = Some(into);
        self.write.update(&action)?;
        // What was merged into this one goes along, so that no chain is left.
        for mut earlier in self.read().of::<Action>("merged_into", id)? {
            earlier.merged_into = Some(into);
            self.write.update(&earlier)?;
        }
        Ok(Output::Nothing)
    }
}

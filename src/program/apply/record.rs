//! The live record: entries, what they turn into, and the actions they make.

use super::{Applied, Apply, wanted};
use crate::domain::action::{Action, ActionKind, DueChange, Response, StepTaken, Support};
use crate::domain::agenda::{AgendaItem, FollowUp};
use crate::domain::capture::{CaptureContext, Captured, names_a_speaker, understand};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId, SupportId};
use crate::domain::meeting::{Meeting, MeetingProgress, Stage};
use crate::program::clock::day_in_zone;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::{EntryEdit, NewEntry};

impl Apply<'_> {
    pub(super) fn record(&self, new: NewEntry) -> Applied {
        wanted(&new.typed, "Something to record")?;
        let meeting = self.read().get::<Meeting>(new.meeting)?;
        if meeting.progress() == MeetingProgress::Adjourned && !new.afterwards {
            return Err(ProgramError::Adjourned);
        }
        if new.kind == EntryKind::FollowUp {
            let words = "Work on an earlier action is recorded on the action.";
            return Err(ProgramError::Refused(words.into()));
        }
        let item = self.item_for(&new)?;
        let captured = self.understood(&new.typed, &meeting)?;
        let mut entry = Entry {
            id: EntryId::new(self.key()),
            meeting: new.meeting,
            item,
            at: self.now,
            speaker: captured.speaker.or(new.speaker),
            kind: new.kind,
            typed: new.typed,
            text: captured.text.clone(),
            action: None,
            step: None,
            decided_by: None,
            effect: String::new(),
            unsettled: captured.unsettled.join("\n"),
            category: None,
        };
        if new.kind == EntryKind::Decision {
            entry.decided_by = captured.owner.or(meeting.chair);
        }
        let action = self.action_of(&entry, &captured)?;
        entry.action = action.as_ref().map(|action| action.id);
        self.write.insert(&entry)?;
        if let Some(action) = action {
            self.write.insert(&action)?;
            self.add_support(action.id, &captured)?;
        }
        self.keep_shown(&entry)?;
        Ok(Output::Id(entry.id.uuid()))
    }

    /// The item a new entry belongs to: the one named, else the one the meeting is at.
    fn item_for(&self, new: &NewEntry) -> Result<Option<ItemId>, ProgramError> {
        let Some(id) = new.item else {
            return Ok(self
                .read()
                .find::<Stage>(new.meeting)?
                .and_then(|stage| stage.item));
        };
        if self.read().get::<AgendaItem>(id)?.meeting != new.meeting {
            return Err(ProgramError::Refused(
                "That item is another meeting's.".into(),
            ));
        }
        Ok(Some(id))
    }

    /// A line as the capture line understands it in this meeting.
    pub(super) fn understood(
        &self,
        line: &str,
        meeting: &Meeting,
    ) -> Result<Captured, ProgramError> {
        // Most lines carry no mark; those that do need the people and departments, or the measures.
        // The same goes for who speaks: "Rivera: …".
        let mentions = line.contains('@') || names_a_speaker(line);
        let sharps = line.contains('#');
        let (read, known) = (self.read(), self.known);
        let people = mentions.then(|| known.people(read)).transpose()?;
        let departments = mentions.then(|| known.departments(read)).transpose()?;
        let measures = sharps.then(|| known.measures(read)).transpose()?;
        let today = match meeting.progress() {
            MeetingProgress::Running => day_in_zone(self.now, &meeting.time_zone),
            MeetingProgress::Planned | MeetingProgress::Adjourned => meeting.held_on,
        };
        Ok(understand(
            line,
            &CaptureContext {
                people: people.as_deref().unwrap_or_default(),
                departments: departments.as_deref().unwrap_or_default(),
                measures: measures.as_deref().unwrap_or_default(),
                today,
                next_meeting: meeting.next_on,
            },
        ))
    }

    /// The action or request an entry of its kind makes, if it makes one. Not stored yet.
    pub(super) fn action_of(
        &self,
        entry: &Entry,
        captured: &Captured,
    ) -> Result<Option<Action>, ProgramError> {
        let Some(kind) = entry.kind.action_kind() else {
            return Ok(None);
        };
        let topic = match entry.item {
            Some(item) => Some(self.read().get::<AgendaItem>(item)?.topic),
            None => None,
        };
        let source_owner = captured.owner.filter(|_| kind == ActionKind::DataRequest);
        Ok(Some(Action {
            id: ActionId::new(self.key()),
            item: entry.item,
            topic,
            entry: Some(entry.id),
            owner: captured.owner,
            owner_as_typed: captured.owner_as_typed.clone(),
            department: captured.department,
            due: captured.due,
            priority: captured.priority,
            measure: captured.measure,
            source_owner,
            ..Action::new(kind, entry.text.clone(), entry.meeting)
        }))
    }

    pub(super) fn add_support(
        &self,
        action: ActionId,
        captured: &Captured,
    ) -> Result<(), ProgramError> {
        for department in &captured.support {
            let id = SupportId::new(self.key());
            self.write.insert(&Support {
                id,
                action,
                department: *department,
            })?;
        }
        Ok(())
    }

    pub(super) fn edit_entry(&self, edit: EntryEdit) -> Applied {
        wanted(&edit.text, "The entry's words")?;
        let mut entry = self.read().get::<Entry>(edit.entry)?;
        entry.text = edit.text;
        entry.speaker = edit.speaker;
        entry.at = edit.at;
        entry.decided_by = edit.decided_by;
        entry.effect = edit.effect;
        entry.category = edit.category;
        let moved = entry.item != edit.item;
        entry.item = edit.item;
        self.write.update(&entry)?;
        if let Some(mut action) = self.made_by(&entry)? {
            action.text.clone_from(&entry.text);
            if moved {
                action.item = entry.item;
                action.topic = match entry.item {
                    Some(item) => Some(self.read().get::<AgendaItem>(item)?.topic),
                    None => None,
                };
            }
            self.write.update(&action)?;
        }
        Ok(Output::Nothing)
    }

    /// The action this entry made, as against one it only worked.
    pub(super) fn made_by(&self, entry: &Entry) -> Result<Option<Action>, ProgramError> {
        let Some(id) = entry.action.filter(|_| entry.kind != EntryKind::FollowUp) else {
            return Ok(None);
        };
        Ok(self.read().find::<Action>(id)?)
    }

    pub(super) fn change_entry_kind(&self, id: EntryId, kind: EntryKind) -> Applied {
        let mut entry = self.read().get::<Entry>(id)?;
        if entry.kind == kind {
            return Ok(Output::Nothing);
        }
        if entry.kind == EntryKind::FollowUp || kind == EntryKind::FollowUp {
            let words = "Work on an earlier action stays what it is; undo takes it back.";
            return Err(ProgramError::Refused(words.into()));
        }
        let made = self.made_by(&entry)?;
        entry.kind = kind;
        match (made, kind.action_kind()) {
            (Some(mut action), Some(action_kind)) => {
                action.kind = action_kind;
                self.write.update(&action)?;
            }
            (Some(action), None) => {
                entry.action = None;
                self.write.update(&entry)?;
                self.remove_action(action.id)?;
            }
            (None, Some(_)) => {
                let meeting = self.read().get::<Meeting>(entry.meeting)?;
                let captured = self.understood(&entry.typed, &meeting)?;
                if let Some(action) = self.action_of(&entry, &captured)? {
                    self.write.insert(&action)?;
                    self.add_support(action.id, &captured)?;
                    entry.action = Some(action.id);
                }
            }
            (None, None) => {}
        }
        self.write.update(&entry)?;
        self.keep_shown(&entry)?;
        Ok(Output::Nothing)
    }

    pub(super) fn remove_entry(&self, id: EntryId) -> Applied {
        let mut entry = self.read().get::<Entry>(id)?;
        if let Some(action) = self.made_by(&entry)? {
            entry.action = None;
            self.write.update(&entry)?;
            self.remove_action(action.id)?;
        }
        self.forget_recorded(id, None)?;
        self.forget_shown(id)?;
        self.write.delete::<Entry>(id)?;
        Ok(Output::Nothing)
    }

    /// Takes an action away with what hangs on it; refused once later work refers to it.
    fn remove_action(&self, id: ActionId) -> Result<(), ProgramError> {
        let read = self.read();
        let worked = !read.of::<FollowUp>("action", id)?.is_empty()
            || !read.of::<Entry>("action", id)?.is_empty()
            || !read.of::<Action>("merged_into", id)?.is_empty();
        if worked {
            let words = "Later work refers to this action, so it stays. \
                         Mark it overtaken by events instead.";
            return Err(ProgramError::Refused(words.into()));
        }
        for change in read.of::<DueChange>("action", id)? {
            self.write.delete::<DueChange>(change.id)?;
        }
        for step in read.of::<StepTaken>("action", id)? {
            self.write.delete::<StepTaken>(step.id)?;
        }
        for response in read.of::<Response>("action", id)? {
            self.write.delete::<Response>(response.id)?;
        }
        for support in read.of::<Support>("action", id)? {
            self.write.delete::<Support>(support.id)?;
        }
        self.write.delete::<Action>(id)?;
        Ok(())
    }
}

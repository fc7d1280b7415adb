//! Actions prepared beforehand: drafts of an item until somebody records them.

use super::{Applied, Apply, save, wanted};
use crate::domain::agenda::AgendaItem;
use crate::domain::anticipated::Anticipated;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{AnticipatedId, EntryId, PersonId};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::NewEntry;

impl Apply<'_> {
    pub(super) fn save_anticipated(&self, mut anticipated: Anticipated) -> Applied {
        wanted(&anticipated.typed, "What is to be done")?;
        if anticipated.id.is_new() {
            let there = self.read().of::<Anticipated>("item", anticipated.item)?;
            let last = there.iter().map(|other| other.position + 1).max();
            anticipated.position = last.unwrap_or(0);
            anticipated.entry = None;
        } else {
            // Whether it was recorded is the business of recording alone.
            let there = self.read().get::<Anticipated>(anticipated.id)?;
            anticipated.entry = there.entry;
        }
        Ok(save!(self, anticipated))
    }

    pub(super) fn remove_anticipated(&self, id: AnticipatedId) -> Applied {
        self.write.delete::<Anticipated>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn confirm_anticipated(
        &self,
        id: AnticipatedId,
        typed: String,
        speaker: Option<PersonId>,
    ) -> Applied {
        let mut anticipated = self.read().get::<Anticipated>(id)?;
        if anticipated.entry.is_some() {
            let words = "This prepared action is on the record already.";
            return Err(ProgramError::Refused(words.into()));
        }
        let item = self.read().get::<AgendaItem>(anticipated.item)?;
        let made = self.record(NewEntry {
            meeting: item.meeting,
            item: Some(item.id),
            kind: EntryKind::Action,
            typed,
            speaker,
            afterwards: false,
        })?;
        if let Output::Id(entry) = made {
            anticipated.entry = Some(EntryId::new(entry));
            self.write.update(&anticipated)?;
        }
        Ok(made)
    }

    /// An entry that recorded a prepared action is gone, or became part of another.
    pub(super) fn forget_recorded(
        &self,
        entry: EntryId,
        now_by: Option<EntryId>,
    ) -> Result<(), ProgramError> {
        for anticipated in self.read().of::<Anticipated>("entry", entry)? {
            self.write.update(&Anticipated {
                entry: now_by,
                ..anticipated
            })?;
        }
        Ok(())
    }
}

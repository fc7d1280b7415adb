//! The exhibit that stands before the room, kept with what is promised and decided.

use super::Apply;
use crate::domain::as_shown::AsShown;
use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use crate::domain::projected::ShownAgain;
use crate::program::error::ProgramError;

impl Apply<'_> {
    /// Keeps what the room sees with an entry that keeps it; one that has something already keeps that.
    pub(super) fn keep_shown(&self, entry: &Entry) -> Result<(), ProgramError> {
        let Some(shown) = self.shown.filter(|_| entry.kind.keeps_exhibit()) else {
            return Ok(());
        };
        if shown.row.meeting != entry.meeting || self.read().find::<AsShown>(entry.id)?.is_some() {
            return Ok(());
        }
        self.write.keep_drawn(&shown.row.data, &shown.data)?;
        self.write.insert(&AsShown {
            id: entry.id,
            at: self.now,
            ..shown.row.clone()
        })?;
        Ok(())
    }

    /// What was kept with an entry that ends, or of which a part becomes an entry of its own, is kept with
    /// another as well, unless that has something.
    pub(super) fn share_shown(&self, from: EntryId, to: &Entry) -> Result<(), ProgramError> {
        let Some(kept) = self.read().find::<AsShown>(from)? else {
            return Ok(());
        };
        if to.kind.keeps_exhibit() && self.read().find::<AsShown>(to.id)?.is_none() {
            self.write.insert(&AsShown { id: to.id, ..kept })?;
        }
        Ok(())
    }

    /// An entry is about to be taken away: no room sees any more what was kept with it.
    pub(super) fn forget_shown(&self, entry: EntryId) -> Result<(), ProgramError> {
        for shown in self.read().of::<ShownAgain>("entry", entry)? {
            self.write.delete::<ShownAgain>(shown.id)?;
        }
        if self.read().find::<AsShown>(entry)?.is_some() {
            self.write.delete::<AsShown>(entry)?;
        }
        Ok(())
    }
}

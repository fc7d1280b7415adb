//! Saving a text somebody else may have saved meanwhile, and settling what came of it.

use super::{Applied, Apply};
use crate::domain::action::Action;
use crate::domain::conflict::{Joined, Kept, TextBase, TextConflict, TextPlace};
use crate::domain::entry::Entry;
use crate::domain::ids::{ActionId, ConflictId, EntryId, RowId};
use crate::program::command::Command;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::EntryEdit;

impl Apply<'_> {
    /// Makes a change that was begun from these texts. Where one of them is another by now, and the change would
    /// write over it, what stood there is kept beside; one that the change leaves as it began stays as it is now.
    pub(super) fn based(&self, change: Command, bases: &[TextBase]) -> Applied {
        let mut stood = Vec::new();
        for base in bases {
            stood.push(self.read().text_at(base.place, base.row)?);
        }
        let made = self.command(change)?;
        for (base, stood) in bases.iter().zip(stood) {
            let now = self.read().text_at(base.place, base.row)?;
            let (Some(stood), Some(now)) = (stood, now) else {
                continue;
            };
            if stood == base.before || stood == now {
                continue;
            }
            if now == base.before {
                self.set_text((base.place, base.row), stood)?;
            } else {
                self.keep_beside((base.place, base.row), stood, &now)?;
            }
        }
        Ok(made)
    }

    /// Keeps words that another edit wrote over; `now` is what stands there.
    fn keep_beside(
        &self,
        (place, row): (TextPlace, RowId),
        other: String,
        now: &str,
    ) -> Result<(), ProgramError> {
        let mut kept = false;
        for known in self.read().of::<TextConflict>("row", row)? {
            if known.place != place {
                continue;
            }
            kept |= known.other == other;
            // What was kept beside stands in its place now.
            if known.other == now {
                self.write.delete::<TextConflict>(known.id)?;
            }
        }
        if !kept && !other.trim().is_empty() {
            let id = ConflictId::new(self.key());
            self.write.insert(&TextConflict {
                id,
                place,
                row,
                other,
            })?;
        }
        Ok(())
    }

    pub(super) fn settle_text(&self, id: ConflictId, kept: Kept) -> Applied {
        let TextConflict {
            place, row, other, ..
        } = self.read().get::<TextConflict>(id)?;
        let here = self.read().text_at(place, row)?.unwrap_or_default();
        let words = match (kept, place.joined()) {
            (Kept::Here, _) => None,
            (Kept::Other, _) => Some(other),
            (Kept::Both, Joined::InOneLine) => Some(format!("{here} / {other}")),
            (Kept::Both, Joined::BelowEachOther) => Some(format!("{here}\n{other}")),
            (Kept::Both, Joined::Never) => {
                let words = format!("The {} can't be both: choose one of them.", place.label());
                return Err(ProgramError::Refused(words));
            }
        };
        if let Some(words) = words {
            self.set_text((place, row), words)?;
        }
        self.write.delete::<TextConflict>(id)?;
        Ok(Output::Nothing)
    }

    /// Takes away what was kept beside a text of a row that goes.
    pub(super) fn forget_conflicts(&self, row: RowId) -> Result<(), ProgramError> {
        for conflict in self.read().of::<TextConflict>("row", row)? {
            self.write.delete::<TextConflict>(conflict.id)?;
        }
        Ok(())
    }

    /// Writes a text. An entry and the action it made go on to say the same.
    fn set_text(
        &self,
        (place, row): (TextPlace, RowId),
        words: String,
    ) -> Result<(), ProgramError> {
        if place == TextPlace::EntryWords {
            let entry = self.read().get::<Entry>(EntryId::new(row.uuid()))?;
            self.edit_entry(EntryEdit {
                entry: entry.id,
                text: words,
                speaker: entry.speaker,
                item: entry.item,
                at: entry.at,
                decided_by: entry.decided_by,
                effect: entry.effect,
                category: entry.category,
            })?;
            return Ok(());
        }
        self.write.set_text_at(place, row, &words)?;
        if place == TextPlace::ActionWords {
            let action = self.read().get::<Action>(ActionId::new(row.uuid()))?;
            if let Some(entry) = action.entry {
                let entry = self.read().get::<Entry>(entry)?;
                self.write.update(&Entry {
                    text: words,
                    ..entry
                })?;
            }
        }
        Ok(())
    }
}

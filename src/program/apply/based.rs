//! Saving a text somebody else may have saved meanwhile, and settling what came of it.

use super::{Applied, Apply};
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit};
use crate::domain::conflict::{Kept, TextBase, TextConflict, TextPlace};
use crate::domain::entry::Entry;
use crate::domain::ids::{ActionId, ConflictId, EntryId, ExhibitId, ItemId, MeetingId, RowId};
use crate::program::command::Command;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::EntryEdit;

/// A row with texts that are edited in place.
enum Holder {
    Entry(Entry),
    Item(AgendaItem),
    Exhibit(Exhibit, MeetingId),
    Action(Box<Action>),
}

impl Holder {
    const fn meeting(&self) -> MeetingId {
        match self {
            Self::Entry(entry) => entry.meeting,
            Self::Item(item) => item.meeting,
            Self::Exhibit(_, meeting) => *meeting,
            Self::Action(action) => action.meeting,
        }
    }

    /// The text; none where the row has no such text.
    fn text(&mut self, place: TextPlace) -> Option<&mut String> {
        match (self, place) {
            (Self::Entry(entry), TextPlace::EntryWords) => Some(&mut entry.text),
            (Self::Entry(entry), TextPlace::DecisionEffect) => Some(&mut entry.effect),
            (Self::Item(item), TextPlace::ItemTitle) => Some(&mut item.title),
            (Self::Item(item), TextPlace::ItemNarrative) => Some(&mut item.narrative),
            (Self::Item(item), TextPlace::ItemWhyNow) => Some(&mut item.why_now),
            (Self::Item(item), TextPlace::ItemSource) => Some(&mut item.data_source),
            (Self::Item(item), TextPlace::ItemNotes) => Some(&mut item.private_notes),
            (Self::Exhibit(exhibit, _), TextPlace::ExhibitCaption) => Some(&mut exhibit.caption),
            (Self::Exhibit(exhibit, _), TextPlace::ExhibitSource) => Some(&mut exhibit.source),
            (Self::Exhibit(exhibit, _), TextPlace::ExhibitAlt) => Some(&mut exhibit.alt_text),
            (Self::Action(action), TextPlace::ActionWords) => Some(&mut action.text),
            (Self::Action(action), TextPlace::ActionDone) => Some(&mut action.definition_of_done),
            (Self::Action(action), TextPlace::ActionEvidence) => Some(&mut action.evidence),
            (Self::Action(action), TextPlace::ActionUse) => Some(&mut action.intended_use),
            (Self::Entry(_) | Self::Item(_) | Self::Exhibit(..) | Self::Action(_), _) => None,
        }
    }
}

impl Apply<'_> {
    /// Makes a change that was begun from these texts. Where one of them is another by now, and the change would
    /// write over it, what stood there is kept beside; one that the change leaves as it began stays as it is now.
    pub(super) fn based(&self, change: Command, bases: &[TextBase]) -> Applied {
        let mut stood = Vec::new();
        for base in bases {
            stood.push(self.text_at(base.place, base.row)?);
        }
        let made = self.command(change)?;
        for (base, stood) in bases.iter().zip(stood) {
            let now = self.text_at(base.place, base.row)?;
            let (Some(stood), Some(now)) = (stood, now) else {
                continue;
            };
            if stood == base.before || stood == now {
                continue;
            }
            if now == base.before {
                self.set_text(base.place, base.row, stood)?;
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
        let Some(holder) = self.holder(place, row)? else {
            return Ok(());
        };
        let meeting = holder.meeting();
        let mut kept = false;
        for known in self.read().of::<TextConflict>("meeting", meeting)? {
            if (known.place, known.row) != (place, row) {
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
                meeting,
                place,
                row,
                other,
            })?;
        }
        Ok(())
    }

    pub(super) fn settle_text(&self, id: ConflictId, kept: Kept) -> Applied {
        let conflict = self.read().get::<TextConflict>(id)?;
        let here = self.text_at(conflict.place, conflict.row)?;
        let here = here.unwrap_or_default();
        let words = match kept {
            Kept::Here => None,
            Kept::Other => Some(conflict.other),
            Kept::Both if conflict.place.is_line() => Some(format!("{here} / {}", conflict.other)),
            Kept::Both => Some(format!("{here}\n{}", conflict.other)),
        };
        if let Some(words) = words {
            self.set_text(conflict.place, conflict.row, words)?;
        }
        self.write.delete::<TextConflict>(id)?;
        Ok(Output::Nothing)
    }

    /// Takes away what was kept beside texts of a meeting that goes.
    pub(super) fn forget_conflicts(&self, meeting: MeetingId) -> Result<(), ProgramError> {
        for conflict in self.read().of::<TextConflict>("meeting", meeting)? {
            self.write.delete::<TextConflict>(conflict.id)?;
        }
        Ok(())
    }

    fn holder(&self, place: TextPlace, row: RowId) -> Result<Option<Holder>, ProgramError> {
        let (read, key) = (self.read(), row.uuid());
        Ok(match place {
            TextPlace::EntryWords | TextPlace::DecisionEffect => {
                read.find::<Entry>(EntryId::new(key))?.map(Holder::Entry)
            }
            TextPlace::ItemTitle
            | TextPlace::ItemNarrative
            | TextPlace::ItemWhyNow
            | TextPlace::ItemSource
            | TextPlace::ItemNotes => read.find::<AgendaItem>(ItemId::new(key))?.map(Holder::Item),
            TextPlace::ExhibitCaption | TextPlace::ExhibitSource | TextPlace::ExhibitAlt => {
                match read.find::<Exhibit>(ExhibitId::new(key))? {
                    Some(exhibit) => {
                        let meeting = read.get::<AgendaItem>(exhibit.item)?.meeting;
                        Some(Holder::Exhibit(exhibit, meeting))
                    }
                    None => None,
                }
            }
            TextPlace::ActionWords
            | TextPlace::ActionDone
            | TextPlace::ActionEvidence
            | TextPlace::ActionUse => {
                let action = read.find::<Action>(ActionId::new(key))?;
                action.map(|action| Holder::Action(Box::new(action)))
            }
        })
    }

    fn text_at(&self, place: TextPlace, row: RowId) -> Result<Option<String>, ProgramError> {
        let mut holder = self.holder(place, row)?;
        let text = holder.as_mut().and_then(|holder| holder.text(place));
        Ok(text.cloned())
    }

    fn set_text(&self, place: TextPlace, row: RowId, words: String) -> Result<(), ProgramError> {
        let Some(mut holder) = self.holder(place, row)? else {
            return Ok(());
        };
        if let Some(text) = holder.text(place) {
            *text = words;
        }
        match holder {
            Holder::Entry(entry) => {
                self.edit_entry(EntryEdit {
                    entry: entry.id,
                    text: entry.text,
                    speaker: entry.speaker,
                    item: entry.item,
                    at: entry.at,
                    decided_by: entry.decided_by,
                    effect: entry.effect,
                    category: entry.category,
                })?;
            }
            Holder::Item(item) => self.write.update(&item)?,
            Holder::Exhibit(exhibit, _) => self.write.update(&exhibit)?,
            Holder::Action(action) => {
                self.write.update(&*action)?;
                // The entry that made it says the same.
                if let Some(entry) = action.entry {
                    let mut entry = self.read().get::<Entry>(entry)?;
                    entry.text = action.text;
                    self.write.update(&entry)?;
                }
            }
        }
        Ok(())
    }
}

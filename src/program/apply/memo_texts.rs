//! What a person writes for the memos: the texts of a meeting, and observations in place of drafted ones.

use super::{Applied, Apply};
use crate::domain::agenda::Exhibit;
use crate::domain::ids::{ExhibitId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::domain::memo::{ExhibitWords, MemoTexts};
use crate::program::done::Output;
use crate::program::error::ProgramError;

impl Apply<'_> {
    pub(super) fn save_memo_texts(&self, texts: &MemoTexts) -> Applied {
        self.read().get::<Meeting>(texts.id)?;
        let there = self.read().find::<MemoTexts>(texts.id)?;
        let empty = *texts == MemoTexts::of(texts.id);
        match (there, empty) {
            (None, true) => {}
            (None, false) => self.write.insert(texts)?,
            (Some(_), true) => self.write.delete::<MemoTexts>(texts.id)?,
            (Some(_), false) => self.write.update(texts)?,
        }
        Ok(Output::Nothing)
    }

    pub(super) fn save_exhibit_words(&self, words: &ExhibitWords) -> Applied {
        self.read().get::<Exhibit>(words.id)?;
        let said = words.words.trim();
        if said.is_empty() || said == words.draft.trim() {
            self.forget_words(words.id)?;
        } else if self.read().find::<ExhibitWords>(words.id)?.is_some() {
            self.write.update(words)?;
        } else {
            self.write.insert(words)?;
        }
        Ok(Output::Nothing)
    }

    /// An exhibit is about to be taken away, or its draft stands over it again.
    pub(super) fn forget_words(&self, exhibit: ExhibitId) -> Result<(), ProgramError> {
        if self.read().find::<ExhibitWords>(exhibit)?.is_some() {
            self.write.delete::<ExhibitWords>(exhibit)?;
        }
        Ok(())
    }

    /// A meeting is about to be taken away.
    pub(super) fn forget_memo_texts(&self, meeting: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<MemoTexts>(meeting)?.is_some() {
            self.write.delete::<MemoTexts>(meeting)?;
        }
        Ok(())
    }
}

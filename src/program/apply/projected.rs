//! What somebody shows to the room on purpose: a question for the panel, a point of the chart, a chart as it was.

use super::{Applied, Apply};
use crate::domain::agenda::{AgendaItem, Question};
use crate::domain::as_shown::AsShown;
use crate::domain::ids::{EntryId, MeetingId, QuestionId};
use crate::domain::projected::{ProjectedQuestion, ShownAgain, Spotlight};
use crate::program::done::Output;
use crate::program::error::ProgramError;

impl Apply<'_> {
    /// The room sees this question and nothing else of them, or none again. A picture kept in the room gives way to
    /// it, as to a measure shown on purpose.
    pub(super) fn ask_room(&self, id: MeetingId, question: Option<QuestionId>) -> Applied {
        self.running_stage(id)?;
        let Some(question) = question else {
            self.forget_question(id)?;
            return Ok(Output::Nothing);
        };
        let found = self.read().get::<Question>(question)?;
        if self.read().get::<AgendaItem>(found.item)?.meeting != id {
            let words = "That question is another meeting's.";
            return Err(ProgramError::Refused(words.into()));
        }
        self.forget_aside(id)?;
        let shown = ProjectedQuestion { id, question };
        if self.read().find::<ProjectedQuestion>(id)?.is_some() {
            self.write.update(&shown)?;
        } else {
            self.write.insert(&shown)?;
        }
        Ok(Output::Nothing)
    }

    /// The room looks at one point of its chart, or at the whole again.
    pub(super) fn light(&self, id: MeetingId, spot: Option<Spotlight>) -> Applied {
        self.running_stage(id)?;
        let there = self.read().find::<Spotlight>(id)?;
        match (there, spot.map(|spot| Spotlight { id, ..spot })) {
            (None, None) => {}
            (None, Some(spot)) => self.write.insert(&spot)?,
            (Some(_), None) => self.write.delete::<Spotlight>(id)?,
            (Some(_), Some(spot)) => self.write.update(&spot)?,
        }
        Ok(Output::Nothing)
    }

    /// The room sees what was kept with this entry as it was, or what it saw before again. A picture kept in the room
    /// gives way to it.
    pub(super) fn show_again(&self, id: MeetingId, entry: Option<EntryId>) -> Applied {
        self.running_stage(id)?;
        self.forget_light(id)?;
        let Some(entry) = entry else {
            self.forget_shown_again(id)?;
            return Ok(Output::Nothing);
        };
        self.read().get::<AsShown>(entry)?;
        self.forget_aside(id)?;
        self.forget_question(id)?;
        let shown = ShownAgain { id, entry };
        if self.read().find::<ShownAgain>(id)?.is_some() {
            self.write.update(&shown)?;
        } else {
            self.write.insert(&shown)?;
        }
        Ok(Output::Nothing)
    }

    /// No chart stands before the room as it was any more.
    pub(super) fn forget_shown_again(&self, id: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<ShownAgain>(id)?.is_some() {
            self.write.delete::<ShownAgain>(id)?;
        }
        Ok(())
    }

    /// No question stands before the room any more.
    pub(super) fn forget_question(&self, id: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<ProjectedQuestion>(id)?.is_some() {
            self.write.delete::<ProjectedQuestion>(id)?;
        }
        Ok(())
    }

    /// No point of the chart is marked any more.
    pub(super) fn forget_light(&self, id: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<Spotlight>(id)?.is_some() {
            self.write.delete::<Spotlight>(id)?;
        }
        Ok(())
    }

    /// A question goes away: so does what the room sees of it.
    pub(super) fn unshow_question(&self, question: QuestionId) -> Result<(), ProgramError> {
        for shown in self.read().of::<ProjectedQuestion>("question", question)? {
            self.write.delete::<ProjectedQuestion>(shown.id)?;
        }
        Ok(())
    }
}

//! The released stat memo: from when on the room sees its figures, and of which measures it sees newer ones.

use super::{Applied, Apply};
use crate::domain::ids::{MeasureId, MeetingId, NewerFiguresId};
use crate::domain::measure::Measure;
use crate::domain::release::{NewerFigures, Release};
use crate::program::done::Output;
use crate::program::error::ProgramError;

impl Apply<'_> {
    /// The figures of now are the memo's from here on.
    pub(super) fn release_figures(&self, id: MeetingId) -> Result<(), ProgramError> {
        self.forget_release(id)?;
        let (at, batch) = (self.now, self.read().last_batch()?);
        self.write.insert(&Release { id, at, batch })?;
        Ok(())
    }

    pub(super) fn withdraw_memo(&self, id: MeetingId) -> Applied {
        self.read().get::<Release>(id)?;
        self.forget_release(id)?;
        Ok(Output::Nothing)
    }

    /// Takes a release away, and with it every switch to newer figures than its.
    pub(super) fn forget_release(&self, id: MeetingId) -> Result<(), ProgramError> {
        for switched in self.read().of::<NewerFigures>("meeting", id)? {
            self.write.delete::<NewerFigures>(switched.id)?;
        }
        if self.read().find::<Release>(id)?.is_some() {
            self.write.delete::<Release>(id)?;
        }
        Ok(())
    }

    /// The room sees the newest figures of these measures, as they are now.
    pub(super) fn show_newer(&self, meeting: MeetingId, measures: &[MeasureId]) -> Applied {
        self.read().get::<Release>(meeting)?;
        self.running_stage(meeting)?;
        let there = self.read().of::<NewerFigures>("meeting", meeting)?;
        let batch = self.read().last_batch()?;
        for measure in measures {
            self.read().get::<Measure>(*measure)?;
            let switched = there.iter().find(|one| one.measure == *measure);
            if let Some(switched) = switched {
                let switched = switched.clone();
                self.write.update(&NewerFigures { batch, ..switched })?;
            } else {
                self.write.insert(&NewerFigures {
                    id: NewerFiguresId::new(self.key()),
                    meeting,
                    measure: *measure,
                    batch,
                })?;
            }
        }
        Ok(Output::Nothing)
    }

    /// The room sees the memo's figures of these measures again.
    pub(super) fn show_memos(&self, meeting: MeetingId, measures: &[MeasureId]) -> Applied {
        self.running_stage(meeting)?;
        for switched in self.read().of::<NewerFigures>("meeting", meeting)? {
            if measures.contains(&switched.measure) {
                self.write.delete::<NewerFigures>(switched.id)?;
            }
        }
        Ok(Output::Nothing)
    }
}

//! A break in a running meeting: its clocks stand, and the time is none of the meeting's.

use super::{Applied, Apply};
use crate::domain::ids::MeetingId;
use crate::domain::recess::Recess;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use chrono::{DateTime, Utc};

impl Apply<'_> {
    /// Begins a break, or says of one that is on when the room is asked back.
    pub(super) fn take_break(&self, id: MeetingId, back_at: Option<DateTime<Utc>>) -> Applied {
        self.running_stage(id)?;
        if let Some(recess) = self.read().find::<Recess>(id)? {
            self.write.update(&Recess { back_at, ..recess })?;
            return Ok(Output::Nothing);
        }
        self.stop_clocks(id)?;
        let from = self.now;
        self.write.insert(&Recess { id, from, back_at })?;
        Ok(Output::Nothing)
    }

    /// The meeting goes on where it is; without a break it does already.
    pub(super) fn resume(&self, id: MeetingId) -> Applied {
        let stage = self.running_stage(id)?;
        if self.end_break(id)? {
            self.start_clock(id, stage.item)?;
        }
        Ok(Output::Nothing)
    }

    /// Ends a break, if one is on: its time is none of the meeting's.
    pub(super) fn end_break(&self, id: MeetingId) -> Result<bool, ProgramError> {
        let Some(recess) = self.read().find::<Recess>(id)? else {
            return Ok(false);
        };
        self.note_pause(id, recess.from)?;
        self.write.delete::<Recess>(id)?;
        Ok(true)
    }

    /// Whether a break is on.
    pub(super) fn has_break(&self, id: MeetingId) -> Result<bool, ProgramError> {
        Ok(self.read().find::<Recess>(id)?.is_some())
    }
}

//! What the room sees besides the stop it is at: its picture kept while the console looks elsewhere.

use super::{Applied, Apply};
use crate::domain::aside::Aside;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::StageLook;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::room_change::RoomChange;

impl Apply<'_> {
    pub(super) fn in_room(&self, meeting: MeetingId, change: &RoomChange) -> Applied {
        match change {
            RoomChange::Freeze(frozen) => self.freeze(meeting, *frozen),
        }
    }

    /// Frozen, the room goes on seeing, discussing and timing what it sees: the clock of that item runs on,
    /// wherever the console looks, because the people in the room are still at it. Unfrozen, the room comes to
    /// where the console is, and only then does that item's clock begin.
    fn freeze(&self, id: MeetingId, frozen: bool) -> Applied {
        let stage = self.running_stage(id)?;
        let aside = self.read().find::<Aside>(id)?;
        match (aside, frozen) {
            (None, true) => {
                let look = self.read().find::<StageLook>(id)?;
                self.write.insert(&Aside::beside(&stage, look))?;
            }
            (Some(aside), false) => {
                self.write.delete::<Aside>(id)?;
                self.bring_room(stage, aside.stop())?;
                match aside.look() {
                    Some(look) => self.keep_look(&look)?,
                    None => self.forget_look(id)?,
                }
            }
            (Some(_), true) | (None, false) => {}
        }
        Ok(Output::Nothing)
    }

    /// From now on the console is where the room is.
    pub(super) fn forget_aside(&self, id: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<Aside>(id)?.is_some() {
            self.write.delete::<Aside>(id)?;
        }
        Ok(())
    }
}

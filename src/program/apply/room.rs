//! What the room sees besides the stop it is at: its picture kept while the console looks elsewhere.

use super::{Applied, Apply};
use crate::domain::agenda::Stop;
use crate::domain::aside::Aside;
use crate::domain::excursion::{Guest, WayBack};
use crate::domain::ids::MeetingId;
use crate::domain::measure::Measure;
use crate::domain::meeting::StageLook;
use crate::domain::projected::ShownAgain;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::room_change::RoomChange;

impl Apply<'_> {
    pub(super) fn in_room(&self, meeting: MeetingId, change: &RoomChange) -> Applied {
        match change {
            RoomChange::Freeze(frozen) => self.freeze(meeting, *frozen),
            RoomChange::Show(guest) => self.show_guest(meeting, guest.clone()),
            RoomChange::Jump(stop) => self.jump(meeting, *stop),
            RoomChange::Back => self.go_back(meeting),
            RoomChange::Break(back_at) => self.take_break(meeting, *back_at),
            RoomChange::Resume => self.resume(meeting),
            RoomChange::Ask(question) => self.ask_room(meeting, *question),
            RoomChange::ShowAgain(entry) => self.show_again(meeting, *entry),
            RoomChange::Light(spot) => self.light(meeting, *spot),
            RoomChange::NewerFigures(measures) => self.show_newer(meeting, measures),
            RoomChange::MemoFigures(measures) => self.show_memos(meeting, measures),
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
                if stage.stop() != aside.stop() {
                    self.forget_excursion(&aside.stop(), id)?;
                }
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

    /// The item stays what it is: its clock runs on and what is said belongs to it.
    fn show_guest(&self, id: MeetingId, guest: Guest) -> Applied {
        self.running_stage(id)?;
        let measure = self.read().get::<Measure>(guest.measure)?;
        let known =
            guest.dimension.is_empty() || self.is_broken_down(&measure, &guest.dimension)?;
        if !known {
            let (name, by) = (&measure.name, &guest.dimension);
            let words =
                format!("{name} has no figures by {by}; the room goes on seeing what it saw.");
            return Err(ProgramError::Refused(words));
        }
        let (view, as_table) = (guest.view().fitting(measure.frequency), guest.as_table);
        let guest = Guest {
            id,
            ..guest.seen(view, as_table)
        };
        self.forget_aside(id)?;
        self.forget_question(id)?;
        self.forget_shown_again(id)?;
        self.forget_light(id)?;
        if self.read().find::<Guest>(id)?.is_some() {
            self.write.update(&guest)?;
        } else {
            self.write.insert(&guest)?;
        }
        Ok(Output::Nothing)
    }

    /// While the room's picture is frozen there is nothing to come back to: the room never left.
    fn jump(&self, id: MeetingId, stop: Stop) -> Applied {
        let stage = self.running_stage(id)?;
        let leaves = stage.item != stop.item && self.read().find::<Aside>(id)?.is_none();
        if leaves && self.read().find::<WayBack>(id)?.is_none() {
            self.write.insert(&WayBack::to(&stage))?;
        }
        self.go_to(id, stop)
    }

    fn go_back(&self, id: MeetingId) -> Applied {
        let stage = self.running_stage(id)?;
        if let Some(aside) = self.read().find::<Aside>(id)? {
            self.write.update(&aside.at(stage.stop()))?;
        } else if self.read().find::<ShownAgain>(id)?.is_some() {
            self.forget_light(id)?;
            self.forget_shown_again(id)?;
        } else if self.read().find::<Guest>(id)?.is_some() {
            self.forget_light(id)?;
            self.write.delete::<Guest>(id)?;
        } else if let Some(back) = self.read().find::<WayBack>(id)? {
            return self.go_to(id, back.stop());
        }
        Ok(Output::Nothing)
    }

    /// The meeting goes on to a stop: what was shown out of order is over, and the way back as well where it
    /// leads to that item.
    pub(super) fn forget_excursion(&self, to: &Stop, id: MeetingId) -> Result<(), ProgramError> {
        self.forget_question(id)?;
        self.forget_shown_again(id)?;
        self.forget_light(id)?;
        if self.read().find::<Guest>(id)?.is_some() {
            self.write.delete::<Guest>(id)?;
        }
        let back = self.read().find::<WayBack>(id)?;
        if back.is_some_and(|back| back.item == to.item) {
            self.write.delete::<WayBack>(id)?;
        }
        Ok(())
    }

    /// The meeting is over: nothing of what stood in the room is left.
    pub(super) fn clear_room(&self, id: MeetingId) -> Result<(), ProgramError> {
        self.forget_look(id)?;
        self.forget_aside(id)?;
        self.forget_question(id)?;
        self.forget_shown_again(id)?;
        self.forget_light(id)?;
        if self.read().find::<Guest>(id)?.is_some() {
            self.write.delete::<Guest>(id)?;
        }
        if self.read().find::<WayBack>(id)?.is_some() {
            self.write.delete::<WayBack>(id)?;
        }
        Ok(())
    }

    /// From now on the console is where the room is.
    pub(super) fn forget_aside(&self, id: MeetingId) -> Result<(), ProgramError> {
        if self.read().find::<Aside>(id)?.is_some() {
            self.write.delete::<Aside>(id)?;
        }
        Ok(())
    }
}

//! What became of an agenda item while its meeting ran, as screens and memos ask.

use super::ItemView;
use crate::domain::ids::MeetingId;

impl ItemView {
    /// Whether it was skipped and not taken up since.
    pub fn is_skipped(&self) -> bool {
        let course = self.course.as_ref();
        course.is_some_and(|course| course.is_skipped(self.clocks.len()))
    }

    /// The meeting it was moved to.
    pub fn moved_to(&self) -> Option<MeetingId> {
        self.course.as_ref().and_then(|course| course.moved_to)
    }

    /// Whether the meeting goes past it: it is skipped, or moved to the next.
    pub fn is_out(&self) -> bool {
        self.is_skipped() || self.moved_to().is_some()
    }

    /// Minutes it was given beyond those planned.
    pub fn extended(&self) -> u32 {
        self.course.as_ref().map_or(0, |course| course.extended)
    }

    /// Whether it was on no agenda before the meeting: it came up in the room.
    pub fn came_up(&self) -> bool {
        self.course.as_ref().is_some_and(|course| course.came_up)
    }
}

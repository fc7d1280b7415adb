//! What became of an agenda item while its meeting ran: given more time, skipped, moved on, or come up in the room.

use crate::domain::ids::{ItemId, MeetingId};

/// The course of one item. An item without one went as it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCourse {
    /// The item (also the row's key).
    pub id: ItemId,
    /// Minutes it was given beyond those planned.
    pub extended: u32,
    /// It was skipped, after so many stretches of time had been spent on it. One more, and it was taken up again:
    /// counted rather than timed, so that no clock set back makes it skipped or taken up.
    pub skipped_after: Option<u32>,
    /// It was moved to this meeting, where a copy of it stands.
    pub moved_to: Option<MeetingId>,
    /// It was on no agenda before the meeting: it came up in the room.
    pub came_up: bool,
}

impl ItemCourse {
    /// Whether it is skipped, with so many stretches of time spent on it by now.
    pub fn is_skipped(&self, stretches: usize) -> bool {
        let after = self.skipped_after.map(|after| after as usize);
        after.is_some_and(|after| stretches <= after)
    }

    /// Whether it says nothing: the item goes as it was planned.
    pub fn is_plain(&self) -> bool {
        let Self { id, .. } = *self;
        *self
            == Self {
                id,
                ..Self::default()
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_stretch_of_time_takes_a_skipped_item_up_again() {
        let course = ItemCourse {
            skipped_after: Some(2),
            ..ItemCourse::default()
        };
        assert!(course.is_skipped(2));
        assert!(!course.is_skipped(3));
        assert!(!ItemCourse::default().is_skipped(0));
        assert!(!course.is_plain() && ItemCourse::default().is_plain());
    }
}

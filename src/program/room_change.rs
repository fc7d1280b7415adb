//! What the room sees besides the stop the meeting is at. Durable and journalled, but no undo steps.

use crate::domain::agenda::Stop;
use crate::domain::excursion::Guest;

/// A change of what the room sees.
#[derive(Debug, Clone, PartialEq)]
pub enum RoomChange {
    /// Keep the room's picture while the console looks elsewhere, or let the room follow again.
    Freeze(bool),
    /// Show a measure that is no exhibit of the item, or look at it another way. Frees a frozen room.
    Show(Guest),
    /// Go to a stop out of order; the way back is kept.
    Jump(Stop),
    /// Back to where the meeting was: from a measure shown out of order, else from an item gone to out of
    /// order; while the room's picture is frozen the console goes back to the room.
    Back,
}

impl RoomChange {
    /// What the history calls it; sentence case, no full stop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Freeze(true) => "Freeze the room's picture",
            Self::Show(_) => "Show measure out of order",
            Self::Jump(_) => "Go to item",
            Self::Back => "Back to where the meeting was",
            Self::Freeze(false) => "Unfreeze the room's picture",
        }
    }
}

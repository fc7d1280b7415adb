//! What the room sees besides the stop the meeting is at. Durable and journalled, but no undo steps.

/// A change of what the room sees.
#[derive(Debug, Clone, PartialEq)]
pub enum RoomChange {
    /// Keep the room's picture while the console looks elsewhere, or let the room follow again.
    Freeze(bool),
}

impl RoomChange {
    /// What the history calls it; sentence case, no full stop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Freeze(true) => "Freeze the room's picture",
            Self::Freeze(false) => "Unfreeze the room's picture",
        }
    }
}

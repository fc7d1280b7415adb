//! Actions the analyst expects, written down before the meeting and recorded in it with one key.

use crate::domain::ids::{AnticipatedId, EntryId, ItemId};

/// An action prepared beforehand: a draft of the office. Until somebody records it, it is on no register,
/// in no memo and never on the projector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anticipated {
    /// Key.
    pub id: AnticipatedId,
    /// The item under which it is expected.
    pub item: ItemId,
    /// Place in the item, from 0.
    pub position: u32,
    /// The line as it would be typed in the room, marks and all.
    pub typed: String,
    /// The entry that recorded it, once there is one.
    pub entry: Option<EntryId>,
}

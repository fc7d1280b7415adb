//! What changes on the agenda while the meeting runs. Undo steps, as all content is; where the meeting is and what
//! its clocks counted stay as they are.

use crate::domain::ids::{ItemId, MeetingId};
use chrono::{NaiveDate, NaiveTime};

/// A change of a running meeting's agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaChange {
    /// Give an item more time than was planned.
    Extend {
        /// The item.
        item: ItemId,
        /// So many minutes more.
        minutes: u32,
    },
    /// Go past an item from now on, or take it up again.
    Skip {
        /// The item.
        item: ItemId,
        /// Past it, or up again.
        skipped: bool,
    },
    /// Leave an item to the next meeting: it stands there with its exhibits, open questions, words, private notes and
    /// prepared actions that nobody has recorded yet; what was said of it today stays here.
    MoveOn {
        /// The item.
        item: ItemId,
        /// Plan the next meeting like this one in the same step, where none is planned.
        plan: Option<NextPlan>,
    },
    /// An item that came up in the room.
    Add {
        /// The running meeting.
        meeting: MeetingId,
        /// It stands after this one; without one it stands first.
        after: Option<ItemId>,
        /// Its title.
        title: String,
    },
}

/// When the next meeting is, and what it reports on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPlan {
    /// Its day.
    pub held_on: NaiveDate,
    /// Its time.
    pub starts_at: NaiveTime,
    /// What it reports on.
    pub reporting_period: String,
}

impl AgendaChange {
    /// What the undo step is called; sentence case, no full stop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Extend { .. } => "Extend item",
            Self::Skip { skipped: true, .. } => "Skip item",
            Self::Skip { skipped: false, .. } => "Take item up again",
            Self::MoveOn { .. } => "Move item to the next meeting",
            Self::Add { .. } => "Add item that came up",
        }
    }
}

//! A break in a running meeting.

use crate::domain::ids::MeetingId;
use chrono::{DateTime, Utc};

/// A break that is on. When it ends it is part of the meeting's pause and this row is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recess {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When the room is asked back, if a time was given.
    pub back_at: Option<DateTime<Utc>>,
}

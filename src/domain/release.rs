//! The released stat memo: what its figures were, and which newer ones the room was shown on purpose.

use crate::domain::ids::{MeasureId, MeetingId, NewerFiguresId};
use chrono::{DateTime, Utc};

/// A meeting's stat memo was released. From then on the room sees the figures the memo was made of: of each
/// period the one that counted then. Newer ones are announced, and shown when somebody says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// When it was released.
    pub at: DateTime<Utc>,
    /// Number of the last batch of figures that had come in; 0 before the first.
    pub batch: i64,
}

/// A measure of which the room of a meeting sees newer figures than the memo's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerFigures {
    /// Key.
    pub id: NewerFiguresId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The measure.
    pub measure: MeasureId,
    /// Number of the last batch of figures that had come in when they were switched on. Figures that come in
    /// later still are announced anew, so that the picture never changes by itself.
    pub batch: i64,
}

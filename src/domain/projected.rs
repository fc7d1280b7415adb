//! What somebody shows to the room on purpose, over the stop the meeting is at: a question for the panel, a point of
//! the chart. Both are gone when the meeting goes on.

use crate::domain::ids::{MeetingId, QuestionId};
use chrono::NaiveDate;

/// A question for the panel, put before the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectedQuestion {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The question.
    pub question: QuestionId,
}

/// A point of the chart on the projector that the room looks at; the rest is dimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spotlight {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// Whose figure it is: the place of its line in the chart.
    pub line: u32,
    /// The first day of its period.
    pub on: NaiveDate,
}

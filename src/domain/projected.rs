//! What somebody shows to the room on purpose, over the stop the meeting is at: a question for the panel, a point of
//! the chart, a chart as it was when something was promised before it. All are gone when the meeting goes on.

use crate::domain::ids::{EntryId, MeetingId, QuestionId};
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

/// What was kept with an entry of a record, put before the room again as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownAgain {
    /// The meeting whose room sees it (also the row's key).
    pub id: MeetingId,
    /// The entry it was kept with.
    pub entry: EntryId,
}

//! The exhibit that stood before the room when something was promised or decided, kept with it.

use crate::domain::ids::{EntryId, MeasureId, MeetingId};
use crate::domain::view::{ChartForm, ComparedWith, View};
use chrono::{DateTime, Utc};

/// What the room saw when an action or a decision was recorded. What was drawn lies beside it, under the hash of
/// its bytes, so that it can be drawn again whatever becomes of the figures, the measure and the exhibit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsShown {
    /// The entry (also the row's key).
    pub id: EntryId,
    /// Its meeting.
    pub meeting: MeetingId,
    /// When it stood there.
    pub at: DateTime<Utc>,
    /// The measure; pictures have none.
    pub measure: Option<MeasureId>,
    /// Broken down by this; empty for the whole.
    pub dimension: String,
    /// How many of the latest periods; 0 for all.
    pub periods: u32,
    /// In a table, not a chart.
    pub as_table: bool,
    /// How the chart was drawn.
    pub form: ChartForm,
    /// Whether the chart showed the usual range.
    pub usual_range: bool,
    /// What the chart compared its latest figure with.
    pub compared: ComparedWith,
    /// Number of the last batch of figures that counted.
    pub batch: i64,
    /// SHA-256 of what was drawn, in hex.
    pub data: String,
}

impl AsShown {
    /// How the measure was looked at.
    pub fn view(&self) -> View {
        View {
            dimension: self.dimension.clone(),
            periods: self.periods,
            form: self.form,
            usual_range: self.usual_range,
            compared: self.compared,
        }
    }
}

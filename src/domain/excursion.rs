//! Out of order: a measure the room looks at between two stops, and the stop one came from.

use crate::domain::agenda::Stop;
use crate::domain::ids::{ItemId, MeasureId, MeetingId};
use crate::domain::meeting::{Screen, Stage};
use crate::domain::view::{ChartForm, ComparedWith, View};

/// A measure the room looks at although no exhibit of the item shows it. It stands over the stop the meeting is
/// at, as durably, and is gone when the meeting goes on. The item, its clock and its record go on underneath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The measure.
    pub measure: MeasureId,
    /// Broken down by this; empty for the whole.
    pub dimension: String,
    /// How many of the latest periods; 0 for all.
    pub periods: u32,
    /// In a table, not a chart.
    pub as_table: bool,
    /// How the chart is drawn.
    pub form: ChartForm,
    /// Whether the chart shows the usual range.
    pub usual_range: bool,
    /// What the chart compares its latest figure with.
    pub compared: ComparedWith,
}

impl Guest {
    /// A measure's chart, looked at so.
    pub fn new(id: MeetingId, measure: MeasureId, view: View) -> Self {
        Self {
            id,
            measure,
            dimension: view.dimension,
            periods: view.periods,
            as_table: false,
            form: view.form,
            usual_range: view.usual_range,
            compared: view.compared,
        }
    }

    /// How its figures are looked at.
    pub fn view(&self) -> View {
        View {
            dimension: self.dimension.clone(),
            periods: self.periods,
            form: self.form,
            usual_range: self.usual_range,
            compared: self.compared,
        }
    }

    /// The same measure looked at another way.
    #[must_use]
    pub fn seen(self, view: View, as_table: bool) -> Self {
        Self {
            as_table,
            ..Self::new(self.id, self.measure, view)
        }
    }
}

/// Where the meeting was before somebody went to an item out of order. It stands until the meeting is back
/// there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The kind of screen.
    pub screen: Screen,
    /// The agenda item.
    pub item: Option<ItemId>,
    /// Which of the item's exhibits, from 0.
    pub exhibit: u32,
}

impl WayBack {
    /// The way back to where the meeting is.
    pub const fn to(stage: &Stage) -> Self {
        Self {
            id: stage.id,
            screen: stage.screen,
            item: stage.item,
            exhibit: stage.exhibit,
        }
    }

    /// The stop it leads to.
    pub const fn stop(&self) -> Stop {
        Stop {
            item: self.item,
            screen: self.screen,
            exhibit: self.exhibit,
        }
    }
}

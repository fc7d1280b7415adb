//! Where whoever runs the console looks while the room's picture is frozen.

use crate::domain::agenda::Stop;
use crate::domain::ids::{ExhibitId, ItemId, MeetingId};
use crate::domain::meeting::{Screen, Stage, StageLook};
use crate::domain::view::{ChartForm, ComparedWith, View};

/// The place of whoever runs the console, apart from the room's. It stands while the room's picture is frozen
/// and is gone when the room follows again. The stage stays what it is all that time: what the room sees, what
/// it discusses, what its clock counts and where its words are recorded; so a crash, a second window and the
/// projector all keep to the frozen picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The kind of screen.
    pub screen: Screen,
    /// The agenda item.
    pub item: Option<ItemId>,
    /// Which of the item's exhibits, from 0.
    pub exhibit: u32,
    /// The exhibit that is looked at another way than it was prepared; what follows says how.
    pub seen: Option<ExhibitId>,
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

impl Aside {
    /// Beside the room: the same place, looked at the same way.
    pub fn beside(stage: &Stage, look: Option<StageLook>) -> Self {
        let view = View::default();
        let aside = Self {
            id: stage.id,
            screen: stage.screen,
            item: stage.item,
            exhibit: stage.exhibit,
            seen: None,
            dimension: view.dimension,
            periods: view.periods,
            as_table: false,
            form: view.form,
            usual_range: view.usual_range,
            compared: view.compared,
        };
        aside.seen(look)
    }

    /// The same at another stop. Leaving an exhibit leaves the way it was looked at.
    #[must_use]
    pub fn at(self, stop: Stop) -> Self {
        let stays = self.stop() == stop;
        let moved = Self {
            screen: stop.screen,
            item: stop.item,
            exhibit: stop.exhibit,
            ..self
        };
        if stays { moved } else { moved.seen(None) }
    }

    /// The same with its exhibit looked at that way, or as it was prepared.
    #[must_use]
    pub fn seen(self, look: Option<StageLook>) -> Self {
        match look {
            None => Self { seen: None, ..self },
            Some(look) => Self {
                seen: Some(look.exhibit),
                dimension: look.dimension,
                periods: look.periods,
                as_table: look.as_table,
                form: look.form,
                usual_range: look.usual_range,
                compared: look.compared,
                ..self
            },
        }
    }

    /// The stop it is at.
    pub const fn stop(&self) -> Stop {
        Stop {
            item: self.item,
            screen: self.screen,
            exhibit: self.exhibit,
        }
    }

    /// How its exhibit is looked at, where that is another way than it was prepared.
    pub fn look(&self) -> Option<StageLook> {
        Some(StageLook {
            id: self.id,
            exhibit: self.seen?,
            dimension: self.dimension.clone(),
            periods: self.periods,
            as_table: self.as_table,
            form: self.form,
            usual_range: self.usual_range,
            compared: self.compared,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn look() -> StageLook {
        StageLook {
            id: MeetingId::default(),
            exhibit: ExhibitId::new(Uuid::from_u128(7)),
            dimension: "district".to_owned(),
            periods: 12,
            as_table: true,
            form: ChartForm::Panels,
            usual_range: false,
            compared: ComparedWith::Target,
        }
    }

    #[test]
    fn a_look_goes_in_and_comes_out_whole_and_is_left_with_its_exhibit() {
        let stage = Stage {
            id: MeetingId::default(),
            screen: Screen::Exhibit,
            item: None,
            exhibit: 1,
            blank: false,
        };
        let aside = Aside::beside(&stage, Some(look()));
        assert_eq!(aside.look(), Some(look()));
        let stop = aside.stop();
        assert_eq!(aside.clone().at(stop).look(), Some(look()));
        assert_eq!(aside.clone().at(Stop { exhibit: 2, ..stop }).look(), None);
        assert_eq!(aside.seen(None).look(), None);
    }
}

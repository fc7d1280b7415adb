//! What the room sees besides the stop the meeting is at. Durable and journalled, but no undo steps.

use crate::domain::agenda::Stop;
use crate::domain::excursion::Guest;
use crate::domain::ids::{EntryId, MeasureId, QuestionId};
use crate::domain::projected::Spotlight;
use chrono::{DateTime, Utc};

/// A change of what the room sees.
#[derive(Debug, Clone, PartialEq)]
pub enum RoomChange {
    /// Keep the room's picture while the console looks elsewhere, or let the room follow again.
    Freeze(bool),
    /// Show a measure that is no exhibit of the item, or look at it another way. Frees a frozen room.
    Show(Guest),
    /// Go to a stop out of order; the way back is kept.
    Jump(Stop),
    /// Back to where the meeting was: from a measure shown out of order, else from an item gone to out of
    /// order; while the room's picture is frozen the console goes back to the room.
    Back,
    /// Begin a break, with the time the room is asked back if there is one; in a break give it another time.
    Break(Option<DateTime<Utc>>),
    /// End the break.
    Resume,
    /// Show this question for the panel to the room, or none again. Frees a frozen room.
    Ask(Option<QuestionId>),
    /// Show what was kept with this entry as it was, or take it away again. Frees a frozen room.
    ShowAgain(Option<EntryId>),
    /// Mark a point of the chart for the room, or none again.
    Light(Option<Spotlight>),
    /// Show the newest figures of these measures instead of the released memo's.
    NewerFigures(Vec<MeasureId>),
    /// Show the released memo's figures of these measures again.
    MemoFigures(Vec<MeasureId>),
}

impl RoomChange {
    /// What the history calls it; sentence case, no full stop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Freeze(true) => "Freeze the room's picture",
            Self::Show(_) => "Show measure out of order",
            Self::Jump(_) => "Go to item",
            Self::Back => "Back to where the meeting was",
            Self::Break(_) => "Take a break",
            Self::Resume => "Resume the meeting",
            Self::Ask(Some(_)) => "Show question to the room",
            Self::Ask(None) => "Take question off the projector",
            Self::ShowAgain(Some(_)) => "Show chart as it was",
            Self::ShowAgain(None) => "Take chart as it was off the projector",
            Self::Light(_) => "Mark point on the projector",
            Self::NewerFigures(_) => "Show newer figures",
            Self::MemoFigures(_) => "Show the memo's figures",
            Self::Freeze(false) => "Unfreeze the room's picture",
        }
    }
}

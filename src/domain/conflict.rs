//! Two edits of one text that met: both are kept side by side until a person settles which holds.

use crate::domain::ids::{ConflictId, MeetingId, RowId};
use crate::domain::text::words;

/// A text that was saved by somebody who had not seen what another had saved there meanwhile. What was saved
/// last stands in the text's own place; the other words are kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextConflict {
    /// Key.
    pub id: ConflictId,
    /// The meeting it belongs to.
    pub meeting: MeetingId,
    /// Which text of what.
    pub place: TextPlace,
    /// The entry, agenda item, exhibit or action.
    pub row: RowId,
    /// The words that do not stand there.
    pub other: String,
}

words! {
    /// A text that is edited in place: its table and its column.
    pub enum TextPlace {
        /// The words of an entry.
        EntryWords = "entry words", "words of the entry";
        /// What a decision changes in operation.
        DecisionEffect = "decision effect", "effect of the decision";
        /// Title of an agenda item.
        ItemTitle = "item title", "title";
        /// Introductory narrative of an agenda item.
        ItemNarrative = "item narrative", "narrative";
        /// Why a new item is brought up now.
        ItemWhyNow = "item why now", "reason why it is brought up now";
        /// Where the data of an item comes from.
        ItemSource = "item source", "data source";
        /// Notes of the office on an item.
        ItemNotes = "item notes", "private notes";
        /// Caption of an exhibit.
        ExhibitCaption = "exhibit caption", "caption of an exhibit";
        /// Source of an exhibit.
        ExhibitSource = "exhibit source", "source of an exhibit";
        /// Description of a picture.
        ExhibitAlt = "exhibit description", "description of a picture";
        /// The words of an action or request.
        ActionWords = "action words", "words of the action";
        /// What must be true for an action to be done.
        ActionDone = "action done", "definition of done";
        /// What shows that an action was done.
        ActionEvidence = "action evidence", "evidence";
        /// What requested data is for.
        ActionUse = "action use", "use of the data";
    }
}

impl TextPlace {
    /// Whether the text is one line, so that two are joined in it.
    pub const fn is_line(self) -> bool {
        match self {
            Self::ItemTitle
            | Self::ItemSource
            | Self::ExhibitCaption
            | Self::ExhibitSource
            | Self::ExhibitAlt => true,
            Self::EntryWords
            | Self::DecisionEffect
            | Self::ItemNarrative
            | Self::ItemWhyNow
            | Self::ItemNotes
            | Self::ActionWords
            | Self::ActionDone
            | Self::ActionEvidence
            | Self::ActionUse => false,
        }
    }
}

words! {
    /// What holds of two versions of a text.
    pub enum Kept {
        /// The one that stands in its place.
        Here = "here", "Keep what stands here";
        /// The other one.
        Other = "other", "Keep the other";
        /// Both, one after the other.
        Both = "both", "Keep both";
    }
}

/// What an edit of a text started from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBase {
    /// Which text of what.
    pub place: TextPlace,
    /// The entry, agenda item, exhibit or action.
    pub row: RowId,
    /// What the editor showed when the typing began, or shows where nobody typed.
    pub before: String,
}

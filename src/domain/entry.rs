//! Entries of the record: what was said, asked, decided and promised, by the second.

use crate::domain::capture::without_signs;
use crate::domain::ids::{ActionId, EntryId, ItemId, MeetingId, PersonId};
use crate::domain::text::words;
use chrono::{DateTime, Utc};

/// One entry of a meeting's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub id: EntryId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The item it was said in.
    pub item: Option<ItemId>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Who said it.
    pub speaker: Option<PersonId>,
    /// What it is.
    pub kind: EntryKind,
    /// The line exactly as typed.
    pub typed: String,
    /// The words without the marks understood as structure: what the memo prints.
    pub text: String,
    /// The action or request it made, or worked.
    pub action: Option<ActionId>,
    /// What it did to an earlier action; only on entries of kind follow-up.
    pub step: Option<ActionStep>,
    /// Who decided, for a decision.
    pub decided_by: Option<PersonId>,
    /// What a decision changes in operation.
    pub effect: String,
    /// What could not be settled while typing, for a person to settle: "@smith: two people", …; one a line.
    pub unsettled: String,
    /// What kind of thing a decision decides.
    pub category: Option<DecisionCategory>,
}

impl Entry {
    /// The words as the room and the memos read them: a mark nobody has settled stands without its sign.
    pub fn said(&self) -> String {
        without_signs(&self.text, &self.unsettled)
    }
}

words! {
    /// What kind of thing a decision decides.
    pub enum DecisionCategory {
        /// Crews, equipment, space moved to where they count.
        ResourceAllocation = "resource allocation", "Resource allocation";
        /// Posts filled, frozen or made.
        Hiring = "hiring", "Hiring";
        /// What residents get, where and when.
        ServiceDelivery = "service delivery", "Service delivery";
        /// Money.
        Budget = "budget", "Budget";
        /// Rules.
        Policy = "policy", "Policy";
    }
}

words! {
    /// What an entry is.
    pub enum EntryKind {
        /// Discussion.
        Note = "note", "Note";
        /// Somebody promised to do something.
        Action = "action", "Action";
        /// Something was decided.
        Decision = "decision", "Decision";
        /// An answer owed: a "get-back".
        InformationRequest = "information request", "Information request";
        /// Data asked for.
        DataRequest = "data request", "Data request";
        /// Doubt about data.
        DataQualityIssue = "data-quality issue", "Data-quality issue";
        /// Thanks, a win.
        Recognition = "recognition", "Recognition";
        /// Belongs elsewhere, kept for later.
        ParkingLot = "parking lot", "Parking lot";
        /// Work on an action promised earlier.
        FollowUp = "follow-up", "Follow-up";
    }
}

impl EntryKind {
    /// Whether the exhibit before the room is kept with an entry of this kind: with what is owed, and with what
    /// was decided.
    pub const fn keeps_exhibit(self) -> bool {
        self.action_kind().is_some() || matches!(self, Self::Decision)
    }

    /// The kind of action an entry of this kind carries, if it carries one of its own.
    pub const fn action_kind(self) -> Option<crate::domain::action::ActionKind> {
        use crate::domain::action::ActionKind;
        match self {
            Self::Action => Some(ActionKind::Action),
            Self::InformationRequest => Some(ActionKind::InformationRequest),
            Self::DataRequest => Some(ActionKind::DataRequest),
            Self::Note
            | Self::Decision
            | Self::DataQualityIssue
            | Self::Recognition
            | Self::ParkingLot
            | Self::FollowUp => None,
        }
    }
}

words! {
    /// What was done to an action that was promised earlier.
    pub enum ActionStep {
        /// The department delivered; the office reviews.
        Delivered = "delivered", "Delivered, under review";
        /// Closed with evidence.
        Completed = "completed", "Completed";
        /// Given a new date, with the reason.
        NewDate = "new date", "New date";
        /// Put on hold.
        OnHold = "on hold", "On hold";
        /// Overtaken by events.
        Overtaken = "overtaken by events", "Overtaken by events";
        /// Handed up to somebody.
        Escalated = "escalated", "Escalated";
        /// The department's written or spoken response.
        Response = "response", "Response";
        /// Open again.
        Reopened = "reopened", "Reopened";
    }
}

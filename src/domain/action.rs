//! Actions and requests: one accountable person, a date, a deliverable; statuses derived from facts.

use crate::domain::entry::ActionStep;
use crate::domain::ids::{
    ActionId, DepartmentId, DueChangeId, EntryId, ItemId, MeasureId, MeetingId, PersonId,
    ResponseId, StepTakenId, SupportId,
};
use crate::domain::text::words;
use chrono::{DateTime, NaiveDate, Utc};

/// An action, information request or data request. It keeps facts; [`Action::status`] derives the status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Key.
    pub id: ActionId,
    /// Action, information request or data request.
    pub kind: ActionKind,
    /// What is to be done, in words.
    pub text: String,
    /// The meeting it was promised in.
    pub meeting: MeetingId,
    /// The item it was promised in.
    pub item: Option<ItemId>,
    /// The topic it belongs to: the first item under which that topic was discussed.
    pub topic: Option<ItemId>,
    /// The entry that made it.
    pub entry: Option<EntryId>,
    /// The one accountable person.
    pub owner: Option<PersonId>,
    /// The owner as typed, when that named nobody known, or several.
    pub owner_as_typed: String,
    /// The accountable department.
    pub department: Option<DepartmentId>,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// What delivery looks like.
    pub deliverable: Option<Deliverable>,
    /// What must be true for it to be done.
    pub definition_of_done: String,
    /// What shows that it was done.
    pub evidence: String,
    /// High or normal.
    pub priority: ActionPriority,
    /// Near or longer term.
    pub term: Term,
    /// The measure it should move.
    pub measure: Option<MeasureId>,
    /// Who holds the data asked for (data requests).
    pub source_owner: Option<PersonId>,
    /// What the data is for (data requests).
    pub intended_use: String,
    /// The owner said yes when it was read aloud.
    pub committed: bool,
    /// Day the department delivered it for review.
    pub delivered_on: Option<NaiveDate>,
    /// Day it was closed with evidence.
    pub completed_on: Option<NaiveDate>,
    /// Day it was put on hold.
    pub on_hold_since: Option<NaiveDate>,
    /// Day events overtook it.
    pub overtaken_on: Option<NaiveDate>,
    /// The action it was merged with.
    pub merged_into: Option<ActionId>,
    /// Why it is on hold, was overtaken or was reopened.
    pub standing_reason: String,
    /// Who it was escalated to.
    pub escalated_to: Option<PersonId>,
    /// When it was escalated.
    pub escalated_on: Option<NaiveDate>,
}

impl Action {
    /// A new action of this kind with nothing settled but its words and where they were said.
    pub fn new(kind: ActionKind, text: String, meeting: MeetingId) -> Self {
        Self {
            id: ActionId::default(),
            kind,
            text,
            meeting,
            item: None,
            topic: None,
            entry: None,
            owner: None,
            owner_as_typed: String::new(),
            department: None,
            due: None,
            deliverable: None,
            definition_of_done: String::new(),
            evidence: String::new(),
            priority: ActionPriority::Normal,
            term: Term::Near,
            measure: None,
            source_owner: None,
            intended_use: String::new(),
            committed: false,
            delivered_on: None,
            completed_on: None,
            on_hold_since: None,
            overtaken_on: None,
            merged_into: None,
            standing_reason: String::new(),
            escalated_to: None,
            escalated_on: None,
        }
    }

    /// One of GovEx's eight statuses, as of `today`, from the facts alone ("Measure the Measurers").
    pub fn status(&self, today: NaiveDate) -> ActionStatus {
        if self.merged_into.is_some() {
            return ActionStatus::Merged;
        }
        if self.overtaken_on.is_some() {
            return ActionStatus::Overtaken;
        }
        if let Some(done) = self.completed_on {
            return match self.due {
                Some(due) if done > due => ActionStatus::CompletedLate,
                Some(_) | None => ActionStatus::CompletedOnTime,
            };
        }
        if self.on_hold_since.is_some() {
            return ActionStatus::OnHold;
        }
        if self.delivered_on.is_some() {
            return ActionStatus::UnderReview;
        }
        match self.due {
            Some(due) if due < today => ActionStatus::Overdue,
            Some(_) | None => ActionStatus::NotYetDue,
        }
    }

    /// Still owed: neither completed, merged nor overtaken.
    pub const fn is_open(&self) -> bool {
        self.merged_into.is_none() && self.overtaken_on.is_none() && self.completed_on.is_none()
    }

    /// What a commitment of this kind has to say. Of requests only actions say what delivery looks like;
    /// data is asked for with what it is for.
    pub const fn asked(&self) -> &'static [Lack] {
        match self.kind {
            ActionKind::Action => &[
                Lack::Owner,
                Lack::DueDate,
                Lack::Deliverable,
                Lack::DefinitionOfDone,
            ],
            ActionKind::InformationRequest => &[Lack::Owner, Lack::DueDate],
            ActionKind::DataRequest => &[Lack::Owner, Lack::DueDate, Lack::IntendedUse],
        }
    }

    /// What a person still has to settle before the memo goes out; nothing of one that is closed.
    pub fn lacks(&self) -> Vec<Lack> {
        if !self.is_open() {
            return Vec::new();
        }
        let lacking = |lack: &Lack| match lack {
            Lack::Owner => self.owner.is_none(),
            Lack::DueDate => self.due.is_none(),
            Lack::Deliverable => self.deliverable.is_none(),
            Lack::DefinitionOfDone => self.definition_of_done.trim().is_empty(),
            Lack::IntendedUse => self.intended_use.trim().is_empty(),
        };
        self.asked().iter().copied().filter(lacking).collect()
    }
}

/// Something an action lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// No accountable person.
    Owner,
    /// No date.
    DueDate,
    /// No word on what delivery looks like.
    Deliverable,
    /// No word on what must be true for it to be done.
    DefinitionOfDone,
    /// No word on what requested data is for.
    IntendedUse,
}

impl Lack {
    /// As shown on the entry: "owner missing".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Owner => "owner missing",
            Self::DueDate => "due date missing",
            Self::Deliverable => "deliverable missing",
            Self::DefinitionOfDone => "definition of done missing",
            Self::IntendedUse => "intended use missing",
        }
    }
}

words! {
    /// What is owed.
    pub enum ActionKind {
        /// Something done.
        Action = "action", "Action";
        /// An answer.
        InformationRequest = "information request", "Information request";
        /// Data.
        DataRequest = "data request", "Data request";
    }
}

words! {
    /// The eight statuses of an action, in the order of GovEx's chart.
    pub enum ActionStatus {
        /// Past its date and not delivered.
        Overdue = "incomplete - overdue", "Incomplete – Overdue";
        /// Its date is to come, or it has none.
        NotYetDue = "incomplete - not yet due", "Incomplete – Not Yet Due";
        /// The office checks what was delivered.
        UnderReview = "under review", "Under Review";
        /// Closed by its date.
        CompletedOnTime = "completed - on time", "Completed – On Time";
        /// Closed after its date.
        CompletedLate = "completed - after deadline", "Completed – After Deadline";
        /// No longer needed.
        Overtaken = "overtaken by events", "Overtaken by Events";
        /// Became part of another.
        Merged = "merged", "Merged";
        /// Waits.
        OnHold = "on hold", "On Hold";
    }
}

words! {
    /// What delivery looks like: Baltimore's eight types.
    pub enum Deliverable {
        /// An e-mail.
        EmailUpdate = "e-mail update", "E-mail update";
        /// A memo.
        Memo = "memo", "Memo";
        /// A meeting with notes and decisions.
        Meeting = "meeting", "Meeting";
        /// A charter of a new group or project.
        NewWorkgroup = "new workgroup/project", "New workgroup or project";
        /// On the next agenda.
        StatAgendaItem = "stat-agenda item", "Stat agenda item";
        /// Reported to the meeting.
        StatReportOut = "stat-report-out", "Stat report-out";
        /// A verified action.
        ToDo = "to-do", "To-do";
        /// A formal document.
        WrittenUpdate = "written update", "Written update (formal)";
    }
}

words! {
    /// How much an action matters.
    pub enum ActionPriority {
        /// As all.
        Normal = "normal", "Normal";
        /// More than the others.
        High = "high", "High";
    }
}

words! {
    /// How long an action reaches.
    pub enum Term {
        /// Weeks or months.
        Near = "near", "Near term";
        /// Longer.
        Longer = "longer", "Longer term";
    }
}

/// A change of an action's due date, kept for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueChange {
    /// Key.
    pub id: DueChangeId,
    /// The action.
    pub action: ActionId,
    /// The date it had.
    pub from: Option<NaiveDate>,
    /// The date it got.
    pub to: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// When it was changed.
    pub at: DateTime<Utc>,
}

/// A department's response to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Key.
    pub id: ResponseId,
    /// The action.
    pub action: ActionId,
    /// Who answered.
    pub person: Option<PersonId>,
    /// What they wrote or said.
    pub text: String,
    /// When it was received.
    pub at: DateTime<Utc>,
}

/// A step taken on an action between meetings, with the words given then, kept for good. New dates and
/// responses are kept as [`DueChange`] and [`Response`], steps in a meeting as entries of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// Key.
    pub id: StepTakenId,
    /// The action.
    pub action: ActionId,
    /// What was done.
    pub step: ActionStep,
    /// The day it was done.
    pub on: NaiveDate,
    /// The words given: evidence, a reason, what is asked; may be empty.
    pub words: String,
    /// Who it was escalated to.
    pub person: Option<PersonId>,
    /// When it was noted.
    pub at: DateTime<Utc>,
}

/// A department that supports an action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Support {
    /// Key.
    pub id: SupportId,
    /// The action.
    pub action: ActionId,
    /// The department.
    pub department: DepartmentId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(kind: ActionKind) -> Vec<Lack> {
        Action::new(kind, "Count them".to_owned(), MeetingId::default()).lacks()
    }

    #[test]
    fn a_request_needs_no_deliverable_and_data_needs_its_use() {
        use Lack::{DefinitionOfDone, Deliverable, DueDate, IntendedUse, Owner};
        let of_action = [Owner, DueDate, Deliverable, DefinitionOfDone];
        assert_eq!(lacks(ActionKind::Action), of_action);
        assert_eq!(lacks(ActionKind::InformationRequest), [Owner, DueDate]);
        assert_eq!(
            lacks(ActionKind::DataRequest),
            [Owner, DueDate, IntendedUse]
        );
    }

    #[test]
    fn what_is_closed_lacks_nothing() {
        let mut action = Action::new(ActionKind::Action, String::new(), MeetingId::default());
        action.overtaken_on = NaiveDate::from_ymd_opt(2026, 11, 24);
        assert_eq!(action.lacks(), []);
    }
}

//! Every change a person or the command line can ask for. A command is one transaction, one journal entry.
//!
//! The `Save…` commands add when the key is new (`is_new()`) and otherwise replace the row with that key;
//! what they leave behind is the key, in [`Output::Id`].

use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit, ItemKind, Question};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::city::City;
use crate::domain::department::Department;
use crate::domain::entry::EntryKind;
use crate::domain::feedback::Feedback;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{
    ActionId, AnnotationId, AttendanceId, BaselineId, DepartmentId, EntryId, ExhibitId, GoalId,
    ItemId, MeetingId, PersonId, PriorityId, QuestionId, TargetId,
};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, Presence, Screen, StageLook};
use crate::domain::person::Person;
use crate::domain::target::Target;
use crate::program::done::Touched;
use crate::program::requests::{ActionWork, EntryEdit, FigureBatch, MeasureDecision, NewEntry};
use crate::program::settlement::Settlement;
use chrono::{NaiveDate, NaiveTime};

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Settings of the city and its office.
    SaveCity(City),
    /// A department.
    SaveDepartment(Department),
    /// A person.
    SavePerson(Person),
    /// People from a list, in one step.
    AddPeople(Vec<Person>),
    /// A priority.
    SavePriority(Priority),
    /// Move a priority to this place among all of them, from 0.
    MovePriority {
        /// The priority.
        priority: PriorityId,
        /// Its new place.
        to: u32,
    },
    /// Move a goal to this place among those of its priority, from 0.
    MoveGoal {
        /// The goal.
        goal: GoalId,
        /// Its new place.
        to: u32,
    },
    /// A goal.
    SaveGoal(Goal),
    /// A measure's definition card.
    SaveMeasure(Measure),
    /// Measures from a list, in one step.
    AddMeasures(Vec<Measure>),
    /// Propose, approve or return a measure.
    DecideMeasure(MeasureDecision),
    /// A target or benchmark.
    SaveTarget(Target),
    /// Targets from a list, in one step.
    AddTargets(Vec<Target>),
    /// Take a target away.
    RemoveTarget(TargetId),
    /// An annotation on a chart.
    SaveAnnotation(Annotation),
    /// Take an annotation away.
    RemoveAnnotation(AnnotationId),
    /// A day from which a measure's usual range is reckoned anew. Without an author it is this window's.
    SetBaseline(Baseline),
    /// Take a baseline away.
    RemoveBaseline(BaselineId),
    /// How a measure's figures are judged and published.
    SetMeasureRules(MeasureRules),
    /// Take in figures as one batch.
    ImportFigures(FigureBatch),
    /// A meeting.
    SaveMeeting(Meeting),
    /// A new meeting with the departments whose it is; its chair, hot seat and recorder are invited.
    PlanMeeting {
        /// The meeting.
        meeting: Meeting,
        /// Its departments, in order.
        departments: Vec<DepartmentId>,
    },
    /// Take a meeting that was never started away, with its agenda.
    RemoveMeeting(MeetingId),
    /// Whose meeting it is.
    SetMeetingDepartments {
        /// The meeting.
        meeting: MeetingId,
        /// Its departments, in order.
        departments: Vec<DepartmentId>,
    },
    /// Invite people; those invited already stay as they are.
    Invite {
        /// The meeting.
        meeting: MeetingId,
        /// Who.
        people: Vec<PersonId>,
    },
    /// Take an invitation back.
    Uninvite(AttendanceId),
    /// Tick who came.
    MarkPresence {
        /// The invitation.
        attendance: AttendanceId,
        /// Whether they came.
        presence: Presence,
    },
    /// Plan the next meeting from this one: its structure, people and open commitments.
    PlanNext {
        /// The meeting to copy from.
        from: MeetingId,
        /// Day of the new one.
        held_on: NaiveDate,
        /// Its time.
        starts_at: NaiveTime,
        /// What it reports on.
        reporting_period: String,
    },
    /// Bring open commitments of the meeting's departments in as follow-up items, those that are not there yet.
    BringFollowUps(MeetingId),
    /// An agenda item.
    SaveItem(AgendaItem),
    /// Take an item off the agenda. A follow-up item is dropped: its actions stay on the register.
    RemoveItem(ItemId),
    /// Put a dropped follow-up item back.
    RestoreItem(ItemId),
    /// Make an item part of another group of the agenda; it goes to the end of that group.
    ChangeItemKind {
        /// The item.
        item: ItemId,
        /// What it is from now on.
        kind: ItemKind,
    },
    /// Move an item to this place on the agenda, from 0.
    MoveItem {
        /// The item.
        item: ItemId,
        /// Its new place.
        to: u32,
    },
    /// An exhibit.
    SaveExhibit(Exhibit),
    /// A picture with its exhibit.
    AddPicture {
        /// The exhibit; its `picture` is set to the hash of the bytes.
        exhibit: Exhibit,
        /// PNG or JPEG bytes.
        bytes: Vec<u8>,
    },
    /// Take an exhibit away.
    RemoveExhibit(ExhibitId),
    /// Move an exhibit to this place in its item, from 0.
    MoveExhibit {
        /// The exhibit.
        exhibit: ExhibitId,
        /// Its new place.
        to: u32,
    },
    /// A question for the panel.
    SaveQuestion(Question),
    /// Take a question away.
    RemoveQuestion(QuestionId),
    /// Start the meeting at its first stop, or bring an adjourned one back into the room.
    StartMeeting(MeetingId),
    /// Go to a stop. Ends the clock of the item it leaves and starts the one it comes to.
    GoTo {
        /// The running meeting.
        meeting: MeetingId,
        /// The item.
        item: Option<ItemId>,
        /// What the projector shows.
        screen: Screen,
        /// Which exhibit, from 0.
        exhibit: u32,
    },
    /// Darken the projector, or light it again.
    Blank {
        /// The running meeting.
        meeting: MeetingId,
        /// Dark or not.
        blank: bool,
    },
    /// Look at the exhibit on the projector another way than it was prepared, until the meeting goes on.
    LookAt(StageLook),
    /// Look at it again as it was prepared.
    LookAsPrepared(MeetingId),
    /// End the meeting: clocks stop.
    Adjourn(MeetingId),
    /// What the room thought of a meeting that is over.
    SaveFeedback(Feedback),
    /// Put a line on the record, understood as the capture line understands it.
    Record(NewEntry),
    /// Words, speaker, time, item and decision of an entry.
    EditEntry(EntryEdit),
    /// Turn an entry into another kind and back. Keeps the words; an action made by it comes or goes.
    ChangeEntryKind {
        /// The entry.
        entry: EntryId,
        /// What it shall be.
        kind: EntryKind,
    },
    /// Take an entry off the record, with the action it made.
    RemoveEntry(EntryId),
    /// Say what a mark means that was not understood while typing.
    Settle(Settlement),
    /// All facts of an action. A changed due date is kept in its history with this reason.
    EditAction {
        /// The action as it shall be.
        action: Action,
        /// Supporting departments.
        support: Vec<DepartmentId>,
        /// Why the due date changed; may be empty when it did not.
        due_reason: String,
    },
    /// Work an action promised earlier: one timed entry in the meeting, if one is given.
    WorkAction(ActionWork),
    /// One action becomes part of another (a duplicate).
    MergeAction {
        /// The one that ends.
        action: ActionId,
        /// The one that goes on.
        into: ActionId,
    },
}

impl Command {
    /// Name of the undo step, as "Edit person"; sentence case, no full stop.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SaveCity(_) => "Edit settings",
            Self::SaveDepartment(_) => "Edit department",
            Self::SavePerson(_) => "Edit person",
            Self::AddPeople(_) => "Add people",
            Self::SavePriority(_) => "Edit priority",
            Self::MovePriority { .. } => "Move priority",
            Self::MoveGoal { .. } => "Move goal",
            Self::SaveGoal(_) => "Edit goal",
            Self::SaveMeasure(_) => "Edit measure",
            Self::AddMeasures(_) => "Add measures",
            Self::DecideMeasure(_) => "Decide on measure",
            Self::SaveTarget(_) => "Edit target",
            Self::AddTargets(_) => "Add targets",
            Self::RemoveTarget(_) => "Remove target",
            Self::SaveAnnotation(_) => "Annotate chart",
            Self::RemoveAnnotation(_) => "Remove annotation",
            Self::SetBaseline(_) => "Set baseline",
            Self::RemoveBaseline(_) => "Remove baseline",
            Self::SetMeasureRules(_) => "Set rules of measure",
            Self::ImportFigures(_) => "Import figures",
            Self::SaveMeeting(_) => "Edit meeting",
            Self::PlanMeeting { .. } => "Plan meeting",
            Self::RemoveMeeting(_) => "Remove meeting",
            Self::SetMeetingDepartments { .. } => "Choose departments",
            Self::Invite { .. } => "Invite people",
            Self::Uninvite(_) => "Take back invitation",
            Self::MarkPresence { .. } => "Note attendance",
            Self::PlanNext { .. } => "Plan next meeting",
            Self::BringFollowUps(_) => "Bring in follow-ups",
            Self::SaveItem(_) => "Edit agenda item",
            Self::RemoveItem(_) => "Take item off agenda",
            Self::RestoreItem(_) => "Put item back",
            Self::ChangeItemKind { .. } => "Change kind of item",
            Self::MoveItem { .. } => "Move agenda item",
            Self::SaveExhibit(_) => "Edit exhibit",
            Self::AddPicture { .. } => "Add picture",
            Self::RemoveExhibit(_) => "Remove exhibit",
            Self::MoveExhibit { .. } => "Move exhibit",
            Self::SaveQuestion(_) => "Edit question",
            Self::RemoveQuestion(_) => "Remove question",
            Self::StartMeeting(_) => "Start meeting",
            Self::GoTo { .. } => "Move through meeting",
            Self::Blank { .. } => "Blank projector",
            Self::LookAt(_) | Self::LookAsPrepared(_) => "Change view of exhibit",
            Self::Adjourn(_) => "Adjourn meeting",
            Self::SaveFeedback(_) => "Count feedback",
            Self::Record(_) => "Record",
            Self::EditEntry(_) => "Edit entry",
            Self::ChangeEntryKind { .. } => "Change kind of entry",
            Self::RemoveEntry(_) => "Remove entry",
            Self::Settle(_) => "Settle entry",
            Self::EditAction { .. } => "Edit action",
            Self::WorkAction(_) => "Work on action",
            Self::MergeAction { .. } => "Merge actions",
        }
    }

    /// Whether it changes content and so is an undo step. Moving through a running meeting is durable
    /// and journalled, but nobody wants Ctrl+Z to walk the projector back.
    pub const fn is_undo_step(&self) -> bool {
        !matches!(
            self,
            Self::StartMeeting(_)
                | Self::GoTo { .. }
                | Self::Blank { .. }
                | Self::LookAt(_)
                | Self::LookAsPrepared(_)
                | Self::Adjourn(_)
                | Self::BringFollowUps(_)
        )
    }

    /// What it makes stale besides the kinds of the rows it changes: the register shows the words of the
    /// entries by which meetings worked an action.
    pub(super) const fn touches_besides(&self) -> Touched {
        if matches!(self, Self::EditEntry(_) | Self::RemoveEntry(_)) {
            Touched::ACTIONS
        } else {
            Touched::NOTHING
        }
    }

    /// Commands with the same key that follow each other within a few seconds are one undo step: typing.
    pub fn typing_key(&self) -> Option<String> {
        if let Self::SaveItem(item) = self {
            return (!item.id.is_new()).then(|| format!("item {}", item.id));
        }
        if let Self::SaveQuestion(question) = self {
            return (!question.id.is_new()).then(|| format!("question {}", question.id));
        }
        if let Self::SaveMeeting(meeting) = self {
            return (!meeting.id.is_new()).then(|| format!("meeting {}", meeting.id));
        }
        if let Self::SaveCity(city) = self {
            return (!city.id.is_new()).then(|| format!("city {}", city.id));
        }
        if let Self::SaveExhibit(exhibit) = self {
            return (!exhibit.id.is_new()).then(|| format!("exhibit {}", exhibit.id));
        }
        if let Self::SaveFeedback(feedback) = self {
            return Some(format!("feedback {}", feedback.id));
        }
        if let Self::EditEntry(edit) = self {
            return Some(format!("entry {}", edit.entry));
        }
        if let Self::EditAction { action, .. } = self {
            return Some(format!("action {}", action.id));
        }
        None
    }
}

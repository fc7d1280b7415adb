//! Every change a person or the command line can ask for. A command is one transaction, one journal entry.
//!
//! The `Save…` commands add when the key is new (`is_new()`) and otherwise replace the row with that key;
//! what they leave behind is the key, in `Output::Id`.

use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit, ItemKind, Question};
use crate::domain::annotation::Annotation;
use crate::domain::anticipated::Anticipated;
use crate::domain::attendance::AttendeeRole;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::city::City;
use crate::domain::conflict::{Kept, TextBase};
use crate::domain::deadline::{Holiday, MemoRules};
use crate::domain::department::Department;
use crate::domain::entry::EntryKind;
use crate::domain::feedback::Feedback;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{
    ActionId, AliasId, AnnotationId, AnticipatedId, AttendanceId, BaselineId, ConflictId,
    DepartmentId, EntryId, ExhibitId, GoalId, HolidayId, IssuedFileId, IssuedMemoId, ItemId,
    MappingId, MeetingId, PersonId, PriorityId, QuestionId, TargetId,
};
use crate::domain::import_names::{MeasureAlias, SavedMapping};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, Presence, Screen, StageLook};
use crate::domain::memo::{ExhibitWords, MemoTexts};
use crate::domain::papers::{Papers, PapersPicture};
use crate::domain::person::Person;
use crate::domain::target::Target;
use crate::program::agenda_change::AgendaChange;
use crate::program::issue::{Issue, SignedFile};
use crate::program::requests::{
    ActionWork, EntryEdit, EntrySplit, FigureBatch, MeasureDecision, NewEntry, WordTemplate,
};
use crate::program::room_change::RoomChange;
use crate::program::settlement::Settlement;
use crate::program::sound_picture::SoundPicture;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Settings of the city and its office.
    SaveCity(City),
    /// How the city's papers look and what stands in all of them; pictures and template are kept as they are.
    SavePapers(Papers),
    /// A picture of the papers, or none from now on.
    SetPapersPicture {
        /// Where it stands.
        place: PapersPicture,
        /// The picture.
        picture: Option<SoundPicture>,
    },
    /// The city's own Word file that memos are written into, or none from now on. Who asks has looked it through.
    SetWordTemplate(Option<WordTemplate>),
    /// The papers as they are without any settings: look, words, parts, pictures and template.
    ResetPapers,
    /// By when the memos are due.
    SetMemoRules(MemoRules),
    /// A day on which the city's offices are closed.
    SaveHoliday(Holiday),
    /// Such days in one step; those that are there already stay as they are.
    AddHolidays(Vec<Holiday>),
    /// Take such a day away.
    RemoveHoliday(HolidayId),
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
    /// How a kind of file is to be read; one of the same name is replaced.
    SaveMapping(SavedMapping),
    /// Call a saved mapping something else.
    RenameMapping {
        /// The mapping.
        mapping: MappingId,
        /// Its new name, which no other has.
        name: String,
    },
    /// Forget how a kind of file is to be read.
    RemoveMapping(MappingId),
    /// Another name by which files know a measure; of an earlier measure of that name it is taken away.
    SaveAlias(MeasureAlias),
    /// Forget another name of a measure.
    RemoveAlias(AliasId),
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
    /// What somebody is invited as.
    NoteRole {
        /// The invitation.
        attendance: AttendanceId,
        /// The role; none when it is not noted.
        role: Option<AttendeeRole>,
    },
    /// Somebody was represented, and by whom.
    NoteRepresentative {
        /// The invitation.
        attendance: AttendanceId,
        /// Who stood in; none when it is not known.
        by: Option<PersonId>,
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
    /// What a person writes for a meeting's memos beside its agenda.
    SaveMemoTexts(MemoTexts),
    /// The observation over an exhibit; without words the drafted one stands there again.
    SaveExhibitWords(ExhibitWords),
    /// A memo goes out, and a copy of it is kept as it is. From the stat memo on the room sees its figures, and newer
    /// ones only when they are switched on. It is taken back by a revision alone.
    IssueMemo(Box<Issue>),
    /// The stat memo is not out after all: the newest figures are shown again. Its copy is kept.
    WithdrawMemo(MeetingId),
    /// Keep the file that was signed and sent beside the memo as it was issued.
    AttachSigned {
        /// The memo that went out.
        memo: IssuedMemoId,
        /// The file.
        file: SignedFile,
    },
    /// Take a file that was signed away again: it was another one.
    RemoveSigned(IssuedFileId),
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
    /// Pictures with their exhibits, in this order: one picture, or pages of one file. An exhibit's `picture` is
    /// set to the hash of the bytes.
    AddPictures(Vec<(Exhibit, SoundPicture)>),
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
    /// An action prepared beforehand.
    SaveAnticipated(Anticipated),
    /// Take an action prepared beforehand away.
    RemoveAnticipated(AnticipatedId),
    /// Put an action prepared beforehand on the record, as an action of now.
    ConfirmAnticipated {
        /// The prepared action.
        anticipated: AnticipatedId,
        /// Its line as it shall be recorded.
        typed: String,
        /// Who said it.
        speaker: Option<PersonId>,
    },
    /// Start the meeting at its first stop, bring an adjourned one back into the room, or end a break.
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
    /// Change what the room sees besides the stop it is at.
    InRoom {
        /// The running meeting.
        meeting: MeetingId,
        /// What changes.
        change: RoomChange,
    },
    /// Change the agenda of a running meeting.
    OnAgenda(AgendaChange),
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
    /// When an entry was said, on the day of its meeting.
    RetimeEntry {
        /// The entry.
        entry: EntryId,
        /// The instant.
        at: DateTime<Utc>,
    },
    /// Put an entry under another item, with the action it made.
    MoveEntry {
        /// The entry.
        entry: EntryId,
        /// The item; none for no item.
        item: Option<ItemId>,
    },
    /// One entry becomes part of another: words joined as they were said, the action kept.
    MergeEntries {
        /// The one that ends.
        entry: EntryId,
        /// The one that goes on.
        into: EntryId,
        /// Where both made an action: the one that goes on. The other is merged into it.
        goes_on: Option<ActionId>,
    },
    /// An entry becomes two, one right after the other.
    SplitEntry(EntrySplit),
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
    /// A change begun from these texts as they were then. Where somebody else saved another text meanwhile, theirs
    /// is kept beside.
    Based {
        /// The change.
        change: Box<Command>,
        /// What it was begun from.
        bases: Vec<TextBase>,
    },
    /// Say which of two versions of a text holds.
    SettleText {
        /// The other version.
        conflict: ConflictId,
        /// What is kept.
        kept: Kept,
    },
}

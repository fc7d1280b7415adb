//! Two edits of one text that met: both are kept side by side until a person settles which holds.

use crate::domain::ids::{ConflictId, RowId};
use crate::domain::text::words;

/// A text that was saved by somebody who had not seen what another had saved there meanwhile. What was saved
/// last stands in the text's own place; the other words are kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextConflict {
    /// Key.
    pub id: ConflictId,
    /// Which text.
    pub place: TextPlace,
    /// The row that holds it.
    pub row: RowId,
    /// The words that do not stand there.
    pub other: String,
}

words! {
    /// A text that is edited in place: its table and its column, and what a person calls it.
    pub enum TextPlace {
        /// Name of the city.
        CityName = "city.name", "name of the city";
        /// What its meetings are called together.
        CityProgram = "city.program_name", "name of the program";
        /// The office that runs the meetings.
        CityOffice = "city.office", "name of the office";
        /// Where written responses go.
        CityEmail = "city.analyst_email", "e-mail address for written responses";
        /// Time zone of the city.
        CityZone = "city.time_zone", "time zone";
        /// Who signs the follow-up memo.
        CitySignatory = "city.memo_signatory", "line that says who signs the memo";
        /// The line in the foot of every memo.
        CityFooter = "city.memo_footer", "line in the foot of the memos";
        /// Lines of address on the papers.
        PapersAddress = "papers.address", "lines of address";
        /// A font of the city's own.
        PapersFont = "papers.font", "name of the font";
        /// Stands first in a stat memo.
        PapersStatOpening = "papers.stat_opening", "opening of the stat memo";
        /// Stands first in a follow-up memo.
        PapersOpening = "papers.follow_up_opening", "opening of the follow-up memo";
        /// Stands last in a follow-up memo.
        PapersClosing = "papers.follow_up_closing", "closing of the follow-up memo";
        /// Stands first in every memo for the public.
        PapersPublicNotice = "papers.public_notice", "notice for the public";
        /// Name of a department.
        DepartmentName = "department.name", "name";
        /// Its short name.
        DepartmentShort = "department.short_name", "short name";
        /// Name of a person.
        PersonName = "person.name", "name";
        /// Their role.
        PersonRole = "person.role", "role";
        /// Their e-mail address.
        PersonEmail = "person.email", "e-mail address";
        /// Name of a priority.
        PriorityName = "priority.name", "name";
        /// What it means.
        PriorityDescription = "priority.description", "description";
        /// Name of a goal.
        GoalName = "goal.name", "name";
        /// What reaching it looks like.
        GoalDescription = "goal.description", "description";
        /// Short name of a measure, by which files know it.
        MeasureKey = "measure.key", "short name";
        /// Name of a measure.
        MeasureName = "measure.name", "name";
        /// What it means.
        MeasureDefinition = "measure.definition", "definition";
        /// How it is computed.
        MeasureFormula = "measure.formula", "formula";
        /// What is counted.
        MeasureNumerator = "measure.numerator", "numerator";
        /// Of what.
        MeasureDenominator = "measure.denominator", "denominator";
        /// Where its figures come from.
        MeasureSource = "measure.source_system", "source system";
        /// What a reader must know.
        MeasureCaveats = "measure.caveats", "caveats";
        /// Why a target has its value.
        TargetBasis = "target.basis", "basis of a target";
        /// Where it is written down.
        TargetSource = "target.source", "source of a target";
        /// A remark on the chart.
        Annotation = "annotation.text", "words of an annotation";
        /// Why the usual range is reckoned anew.
        BaselineReason = "baseline.reason", "reason for a baseline";
        /// Name of a meeting.
        MeetingName = "meeting.name", "name of the meeting";
        /// Why it meets.
        MeetingPurpose = "meeting.purpose", "purpose";
        /// What it reports on.
        MeetingPeriod = "meeting.reporting_period", "reporting period";
        /// Where it meets.
        MeetingPlace = "meeting.place", "place of the meeting";
        /// Whom the stat memo goes to, one a line.
        MeetingTo = "meeting.memo_to", "recipients of the stat memo";
        /// Whom both memos are from, one a line.
        MeetingFrom = "meeting.memo_from", "From lines of the memos";
        /// Whom the follow-up memo goes to, one a line.
        MeetingFollowUpTo = "meeting.follow_up_to", "recipients of the follow-up memo";
        /// Where the next one meets.
        MeetingNextPlace = "meeting.next_place", "place of the next meeting";
        /// What the session came to, in a few sentences.
        MeetingSummary = "meeting.summary", "summary of the session";
        /// What was written on the cards of the room.
        FeedbackComments = "feedback.comments", "comments on the cards";
        /// The words of an entry.
        EntryWords = "entry.text", "words of the entry";
        /// What a decision changes in operation.
        DecisionEffect = "entry.effect", "effect of the decision";
        /// Title of an agenda item.
        ItemTitle = "agenda_item.title", "title";
        /// Introductory narrative of an agenda item.
        ItemNarrative = "agenda_item.narrative", "narrative";
        /// Why a new item is brought up now.
        ItemWhyNow = "agenda_item.why_now", "reason why it is brought up now";
        /// Where the data of an item comes from.
        ItemSource = "agenda_item.data_source", "data source";
        /// Notes of the office on an item.
        ItemNotes = "agenda_item.private_notes", "private notes";
        /// A question for the panel.
        Question = "question.text", "words of a question for the panel";
        /// The line of an action prepared beforehand.
        Anticipated = "anticipated.typed", "words of an anticipated action";
        /// Caption of an exhibit.
        ExhibitCaption = "exhibit.caption", "caption of an exhibit";
        /// Source of an exhibit.
        ExhibitSource = "exhibit.source", "source of an exhibit";
        /// Description of a picture.
        ExhibitAlt = "exhibit.alt_text", "description of a picture";
        /// The words of an action or request.
        ActionWords = "action.text", "words of the action";
        /// What must be true for an action to be done.
        ActionDone = "action.definition_of_done", "definition of done";
        /// What shows that an action was done.
        ActionEvidence = "action.evidence", "evidence";
        /// What requested data is for.
        ActionUse = "action.intended_use", "use of the data";
    }
}

/// How two versions of a text become one that holds both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// A line: one after the other in it.
    InOneLine,
    /// Prose, or one thing a line: one below the other.
    BelowEachOther,
    /// An address or a name that machines know: there is no holding both.
    Never,
}

impl TextPlace {
    /// The text in this column of this table, if it is one that is edited in place.
    pub fn of(table: &str, column: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|place| (place.table(), place.column()) == (table, column))
    }

    /// Its table.
    pub fn table(self) -> &'static str {
        self.word().split_once('.').map_or("", |(table, _)| table)
    }

    /// Its column.
    pub fn column(self) -> &'static str {
        self.word().split_once('.').map_or("", |(_, column)| column)
    }

    /// Whether its column holds a list, which is edited as one text with a line for each.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::MeetingTo | Self::MeetingFrom | Self::MeetingFollowUpTo
        )
    }

    /// How two versions of it become one.
    pub const fn joined(self) -> Joined {
        match self {
            Self::CityEmail
            | Self::CityZone
            | Self::PapersFont
            | Self::PersonEmail
            | Self::MeasureKey => Joined::Never,
            Self::PapersAddress
            | Self::PapersStatOpening
            | Self::PapersOpening
            | Self::PapersClosing
            | Self::PapersPublicNotice
            | Self::PriorityDescription
            | Self::GoalDescription
            | Self::MeasureDefinition
            | Self::MeasureFormula
            | Self::MeasureCaveats
            | Self::TargetBasis
            | Self::MeetingPurpose
            | Self::MeetingTo
            | Self::MeetingFrom
            | Self::MeetingFollowUpTo
            | Self::MeetingSummary
            | Self::FeedbackComments
            | Self::EntryWords
            | Self::DecisionEffect
            | Self::ItemNarrative
            | Self::ItemWhyNow
            | Self::ItemNotes
            | Self::Question
            | Self::ActionWords
            | Self::ActionDone
            | Self::ActionEvidence
            | Self::ActionUse => Joined::BelowEachOther,
            Self::CityName
            | Self::CityProgram
            | Self::CityOffice
            | Self::CitySignatory
            | Self::CityFooter
            | Self::DepartmentName
            | Self::DepartmentShort
            | Self::PersonName
            | Self::PersonRole
            | Self::PriorityName
            | Self::GoalName
            | Self::MeasureName
            | Self::MeasureNumerator
            | Self::MeasureDenominator
            | Self::MeasureSource
            | Self::TargetSource
            | Self::Annotation
            | Self::BaselineReason
            | Self::MeetingName
            | Self::MeetingPeriod
            | Self::MeetingPlace
            | Self::MeetingNextPlace
            | Self::ItemTitle
            | Self::ItemSource
            | Self::Anticipated
            | Self::ExhibitCaption
            | Self::ExhibitSource
            | Self::ExhibitAlt => Joined::InOneLine,
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
    /// Which text.
    pub place: TextPlace,
    /// The row that holds it.
    pub row: RowId,
    /// What the editor showed when the typing began, or shows where nobody typed.
    pub before: String,
}

//! Where what a memo lacks is mended: each lack names the one field that a person fills in.

use super::MemoLackKind;
use crate::domain::ids::{AttendanceId, ConflictId, ExhibitId, QuestionId};

/// The field in which a lack is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Who the stat memo goes to.
    StatTo,
    /// Who the follow-up memo goes to.
    FollowUpTo,
    /// Who both memos are from.
    From,
    /// Name of the meeting.
    Name,
    /// Why it meets.
    Purpose,
    /// Whose meeting it is.
    Departments,
    /// Who is invited to it.
    Invited,
    /// What it reports on.
    Period,
    /// Where it meets.
    Place,
    /// Summary of the session.
    Summary,
    /// Day of the next meeting.
    NextDay,
    /// Its time.
    NextTime,
    /// Its place.
    NextPlace,
    /// By when materials are due.
    Materials,
    /// The city's address for written responses.
    Email,
    /// Who signs the city's follow-up memos.
    Signatory,
    /// The line in the foot of the city's memos.
    Foot,
    /// A new item of the agenda.
    NewItem,
    /// Title of an item.
    Title,
    /// Its minutes.
    Minutes,
    /// Its narrative.
    Narrative,
    /// Why it is brought up now.
    WhyNow,
    /// Where its data comes from.
    DataSource,
    /// A new question for the panel.
    NewQuestion,
    /// A question for the panel.
    Question(QuestionId),
    /// A new chart.
    NewExhibit,
    /// The measure of an exhibit.
    Measure(ExhibitId),
    /// Its caption.
    Caption(ExhibitId),
    /// Its source.
    Source(ExhibitId),
    /// What it shows, for those who can't see it.
    Description(ExhibitId),
    /// The observation over it.
    Observation(ExhibitId),
    /// Words of an action.
    Words,
    /// Its owner.
    Owner,
    /// Its due date.
    Due,
    /// What its delivery looks like.
    Deliverable,
    /// What must be true for it to be done.
    DefinitionOfDone,
    /// What shows that it was done.
    Evidence,
    /// What requested data is for.
    IntendedUse,
    /// Words of an entry of the record.
    Said,
    /// What a decision changes.
    Effect,
    /// Who decided.
    DecidedBy,
    /// A mark that was not understood.
    Unsettled,
    /// Whether somebody came.
    Presence(AttendanceId),
    /// Who stood in for them.
    StoodIn(AttendanceId),
    /// A text with two versions.
    Versions(ConflictId),
    /// No field of the program.
    Nowhere,
}

impl Mend {
    /// The field of a lack of that kind, where it names no other.
    pub(super) const fn usual(kind: MemoLackKind) -> Self {
        match kind {
            MemoLackKind::Recipients => Self::StatTo,
            MemoLackKind::Purpose => Self::Purpose,
            MemoLackKind::Place => Self::Place,
            MemoLackKind::ReportingPeriod => Self::Period,
            MemoLackKind::Topic => Self::NewItem,
            MemoLackKind::Minutes => Self::Minutes,
            MemoLackKind::Narrative => Self::Narrative,
            MemoLackKind::Exhibit => Self::NewExhibit,
            MemoLackKind::Source => Self::DataSource,
            MemoLackKind::Question => Self::NewQuestion,
            MemoLackKind::Owner => Self::Owner,
            MemoLackKind::DueDate => Self::Due,
            MemoLackKind::Deliverable => Self::Deliverable,
            MemoLackKind::DefinitionOfDone => Self::DefinitionOfDone,
            MemoLackKind::IntendedUse => Self::IntendedUse,
            MemoLackKind::DecisionMaker => Self::DecidedBy,
            MemoLackKind::NextMeeting => Self::NextDay,
            MemoLackKind::MaterialsDue => Self::Materials,
            MemoLackKind::Email => Self::Email,
            MemoLackKind::Signatory => Self::Signatory,
            MemoLackKind::Unsettled => Self::Unsettled,
            // These name their field: the exhibit, the text, the person.
            MemoLackKind::AltText
            | MemoLackKind::Attendance
            | MemoLackKind::Moved
            | MemoLackKind::SmallNumber
            | MemoLackKind::Unfilled
            | MemoLackKind::Conflict
            | MemoLackKind::Printing => Self::Nowhere,
        }
    }

    /// The field that a finding calls so, where there is one of that name.
    pub(super) fn called(name: &str) -> Self {
        match name {
            "recipients" => Self::StatTo,
            "From lines" => Self::From,
            "name of the meeting" => Self::Name,
            "purpose" => Self::Purpose,
            "reporting period" => Self::Period,
            "place of the meeting" => Self::Place,
            "session summary" => Self::Summary,
            "next meeting's place" => Self::NextPlace,
            "foot of the memo" => Self::Foot,
            "title" | "title of a topic" => Self::Title,
            "narrative" => Self::Narrative,
            "reason why it is brought up now" => Self::WhyNow,
            "data source" => Self::DataSource,
            "words" => Self::Words,
            "definition of done" => Self::DefinitionOfDone,
            "evidence" => Self::Evidence,
            "intended use" => Self::IntendedUse,
            _ => Self::Nowhere,
        }
    }
}

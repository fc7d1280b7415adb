//! The keys of everything a program holds: UUIDs, version 7, made by the program room.

use crate::domain::text::AsText;
use std::borrow::Cow;
use uuid::Uuid;

/// Declares one newtype key per kind of thing, so that a person can't be passed where a meeting is meant.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(Uuid);

        impl $name {
            /// The key with this UUID.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself.
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// True for the key of a thing that has not been stored yet.
            pub const fn is_new(self) -> bool {
                self.0.is_nil()
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl AsText for $name {
            fn to_text(&self) -> Cow<'static, str> {
                Cow::Owned(self.0.to_string())
            }

            fn from_text(text: &str) -> Option<Self> {
                Uuid::parse_str(text).ok().map(Self)
            }
        }
    )*};
}

ids! {
    /// Key of the city's settings (one row a program).
    CityId;
    /// Key of a department.
    DepartmentId;
    /// Key of a person.
    PersonId;
    /// Key of a priority.
    PriorityId;
    /// Key of a goal.
    GoalId;
    /// Key of a measure.
    MeasureId;
    /// Key of a target or benchmark.
    TargetId;
    /// Key of a series of figures: a measure, or one group of a breakdown of it.
    SeriesId;
    /// Key of a batch of figures taken in together.
    BatchId;
    /// Key of an annotation on a chart.
    AnnotationId;
    /// Key of a baseline.
    BaselineId;
    /// Key of a meeting.
    MeetingId;
    /// Key of the link between a meeting and one of its departments.
    MeetingDepartmentId;
    /// Key of one person's invitation to a meeting.
    AttendanceId;
    /// Key of an agenda item.
    ItemId;
    /// Key of one stretch of time spent on an agenda item.
    ItemClockId;
    /// Key of an exhibit.
    ExhibitId;
    /// Key of the newer figures of a measure that a room is shown.
    NewerFiguresId;
    /// Key of a question for the panel.
    QuestionId;
    /// Key of an action prepared beforehand.
    AnticipatedId;
    /// Key of the link between a follow-up item and an action worked in it.
    FollowUpId;
    /// Key of an entry in the record.
    EntryId;
    /// Key of an action or request.
    ActionId;
    /// Key of a change of an action's due date.
    DueChangeId;
    /// Key of a department's response to an action.
    ResponseId;
    /// Key of a step taken on an action between meetings.
    StepTakenId;
    /// Key of the link between an action and a supporting department.
    SupportId;
    /// Key of a day on which the city's offices are closed.
    HolidayId;
    /// Key of a memo that went out.
    IssuedMemoId;
    /// Key of a file of a memo that went out.
    IssuedFileId;
    /// Key of the other version of a text.
    ConflictId;
    /// Key of another name of a measure.
    AliasId;
    /// Key of a saved mapping of a file.
    MappingId;
    /// Key of a row with texts that are edited in place, whatever its table.
    RowId;
}

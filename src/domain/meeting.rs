//! Meetings: who meets whom, when and why, and how far the meeting has come.

use crate::domain::agenda::Stop;
use crate::domain::attendance::AttendeeRole;
use crate::domain::ids::{
    AttendanceId, DepartmentId, ExhibitId, ItemId, MeetingDepartmentId, MeetingId, PersonId,
};
use crate::domain::text::words;
use crate::domain::view::{ChartForm, ComparedWith, View};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// A stat meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Key.
    pub id: MeetingId,
    /// Name of the stat, as "Streets Stat".
    pub name: String,
    /// Why it meets: one sentence.
    pub purpose: String,
    /// The period it reports on, as people say it: "October 2026".
    pub reporting_period: String,
    /// Day it is held, in its own time zone.
    pub held_on: NaiveDate,
    /// Time it begins, in its own time zone.
    pub starts_at: NaiveTime,
    /// Its time zone, an IANA name; kept when the city's setting changes later.
    pub time_zone: String,
    /// Planned length in minutes.
    pub minutes: u32,
    /// Room or address.
    pub place: String,
    /// Who chairs.
    pub chair: Option<PersonId>,
    /// Who sits in the hot seat.
    pub hot_seat: Option<PersonId>,
    /// Who keeps the record.
    pub recorder: Option<PersonId>,
    /// To lines of the stat memo, one recipient each.
    pub memo_to: Vec<String>,
    /// From lines of both memos.
    pub memo_from: Vec<String>,
    /// To lines of the follow-up memo.
    pub follow_up_to: Vec<String>,
    /// Day of the next meeting.
    pub next_on: Option<NaiveDate>,
    /// Time of the next meeting.
    pub next_at: Option<NaiveTime>,
    /// Place of the next meeting.
    pub next_place: String,
    /// Day by which written responses and materials are due.
    pub materials_due: Option<NaiveDate>,
    /// A few sentences for the head of the follow-up memo.
    pub summary: String,
    /// When it was started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was adjourned.
    pub adjourned_at: Option<DateTime<Utc>>,
    /// The meeting it was planned from.
    pub previous: Option<MeetingId>,
    /// Called off and kept for the record.
    pub cancelled: bool,
}

impl Meeting {
    /// How far it has come.
    pub const fn progress(&self) -> MeetingProgress {
        match (self.started_at.is_some(), self.adjourned_at.is_some()) {
            (_, true) => MeetingProgress::Adjourned,
            (true, false) => MeetingProgress::Running,
            (false, false) => MeetingProgress::Planned,
        }
    }
}

/// The meeting after another, where one is planned: one planned from it, else the earliest of its name from its day on.
pub fn next_after<'m>(
    meeting: &Meeting,
    all: impl IntoIterator<Item = &'m Meeting>,
) -> Option<&'m Meeting> {
    let planned = |other: &&Meeting| {
        let open = other.progress() == MeetingProgress::Planned && !other.cancelled;
        let follows = other.previous == Some(meeting.id)
            || (other.name == meeting.name && other.held_on >= meeting.held_on);
        open && follows && other.id != meeting.id
    };
    let when = |other: &&Meeting| {
        let other_line = other.previous != Some(meeting.id);
        (other_line, other.held_on, other.starts_at, other.id)
    };
    all.into_iter().filter(planned).min_by_key(when)
}

/// How far a meeting has come; derived from its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingProgress {
    /// Not begun.
    Planned,
    /// Begun and not adjourned.
    Running,
    /// Over.
    Adjourned,
}

impl MeetingProgress {
    /// What a person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Running => "Running",
            Self::Adjourned => "Adjourned",
        }
    }
}

/// A department whose meeting it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingDepartment {
    /// Key.
    pub id: MeetingDepartmentId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The department.
    pub department: DepartmentId,
}

/// One invited person, and whether they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Key.
    pub id: AttendanceId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The person.
    pub person: PersonId,
    /// Whether they came.
    pub presence: Presence,
    /// Place in the list, from 0.
    pub position: u32,
    /// What they are invited as.
    pub role: Option<AttendeeRole>,
    /// Who stood in for them.
    pub represented_by: Option<PersonId>,
}

words! {
    /// Whether an invited person came.
    pub enum Presence {
        /// Not ticked yet.
        Unknown = "unknown", "Not noted";
        /// In the room.
        Present = "present", "Present";
        /// Sent somebody.
        Represented = "represented", "Represented";
        /// Did not come.
        Absent = "absent", "Absent";
    }
}

/// What stands on the projector of a running meeting. Durable, so that a crash resumes where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The kind of screen.
    pub screen: Screen,
    /// The agenda item the meeting is at.
    pub item: Option<ItemId>,
    /// Which of the item's exhibits, from 0.
    pub exhibit: u32,
    /// The projector is dark; the rest stays as it was underneath.
    pub blank: bool,
}

impl Stage {
    /// The stop it is at.
    pub const fn stop(&self) -> Stop {
        Stop {
            item: self.item,
            screen: self.screen,
            exhibit: self.exhibit,
        }
    }
}

/// How the room looks at the exhibit on the projector, while that is another way than it was prepared.
/// Belongs to the stage as durably; gone when the meeting goes on. The exhibit itself, and what memos
/// print of it, stay as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLook {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// The exhibit that is looked at this way.
    pub exhibit: ExhibitId,
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

impl StageLook {
    /// How the exhibit's figures are looked at.
    pub fn view(&self) -> View {
        View {
            dimension: self.dimension.clone(),
            periods: self.periods,
            form: self.form,
            usual_range: self.usual_range,
            compared: self.compared,
        }
    }

    /// The same exhibit looked at another way.
    #[must_use]
    pub fn seen(self, view: View) -> Self {
        Self {
            dimension: view.dimension,
            periods: view.periods,
            form: view.form,
            usual_range: view.usual_range,
            compared: view.compared,
            ..self
        }
    }
}

/// How long a meeting stood adjourned before it was reopened, however often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingPause {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// Seconds; they are none of the meeting's time.
    pub seconds: u32,
}

impl MeetingPause {
    /// Adds the time from an adjournment until it was reopened. A clock set back adds nothing.
    pub fn add(&mut self, adjourned: DateTime<Utc>, reopened: DateTime<Utc>) {
        let away = (reopened - adjourned).num_seconds().max(0);
        let away = u32::try_from(away).unwrap_or(u32::MAX);
        self.seconds = self.seconds.saturating_add(away);
    }
}

words! {
    /// A screen of the audience window.
    pub enum Screen {
        /// Purpose, agenda and minutes.
        Title = "title", "Title";
        /// The measures on the agenda with their status.
        Scorecard = "scorecard", "Scorecard";
        /// What was promised earlier on the item's topic.
        FollowUps = "follow-ups", "Follow-ups";
        /// One exhibit of the item, or the item's title when it has none.
        Exhibit = "exhibit", "Exhibit";
        /// What was agreed today, read aloud.
        CloseOut = "close-out", "Close-out";
    }
}

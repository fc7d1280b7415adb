//! When a meeting's memos are due, and how they stand against it, as a day and an hour.

use super::{Directory, MeetingRow};
use crate::domain::dates;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::domain::memo::MemoKind;
use crate::domain::text::upper_first;
use crate::program::{instant, local_time};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};

/// The clock of one memo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoClock {
    /// Which memo.
    pub kind: MemoKind,
    /// When it is due.
    pub due: DateTime<Utc>,
    /// When it went out first; none while it has not.
    pub went_out: Option<DateTime<Utc>>,
    zone: String,
}

/// How a memo stands against its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It is to go out, in that time.
    Due(TimeDelta),
    /// It should have gone out that long ago.
    Late(TimeDelta),
    /// It went out in time.
    Out,
    /// It went out, that much too late.
    OutLate(TimeDelta),
}

/// The clock of a meeting's stat memo.
pub fn stat_clock(directory: &Directory, row: &MeetingRow) -> MemoClock {
    let meeting = &row.meeting;
    let begins = instant(
        meeting.held_on.and_time(meeting.starts_at),
        &meeting.time_zone,
    );
    let before = TimeDelta::hours(i64::from(directory.memo_rules.stat_hours));
    MemoClock {
        kind: MemoKind::Stat,
        due: begins.checked_sub_signed(before).unwrap_or(begins),
        went_out: row.went_out.stat,
        zone: meeting.time_zone.clone(),
    }
}

/// The clock of its follow-up memo.
pub fn follow_up_clock(directory: &Directory, row: &MeetingRow) -> MemoClock {
    let meeting = &row.meeting;
    let rules = &directory.memo_rules;
    let day = rules.follow_up_day(held_on(meeting), &directory.holidays);
    MemoClock {
        kind: MemoKind::FollowUp,
        due: instant(day.and_time(rules.due_at), &meeting.time_zone),
        went_out: row.went_out.follow_up,
        zone: meeting.time_zone.clone(),
    }
}

/// The day it was held: the day it ended, else the day it is planned for.
fn held_on(meeting: &Meeting) -> chrono::NaiveDate {
    let ended = meeting.adjourned_at.or(meeting.started_at);
    ended.map_or(meeting.held_on, |at| {
        local_time(at, &meeting.time_zone).date()
    })
}

/// The clock that matters for a meeting: of the stat memo until it begins, then of the follow-up memo.
pub fn memo_clock(directory: &Directory, row: &MeetingRow) -> Option<MemoClock> {
    if row.meeting.cancelled {
        return None;
    }
    Some(match row.meeting.progress() {
        MeetingProgress::Planned => stat_clock(directory, row),
        MeetingProgress::Running | MeetingProgress::Adjourned => follow_up_clock(directory, row),
    })
}

/// Days for which a memo that did not go out is told of: after that it won't, or it went out before Statroom kept it.
const TOLD: i64 = 14;

/// The memos that are to go out: of meetings soon to come and of those held lately, the one due first at the head.
pub fn memos_owed<'m>(
    directory: &Directory,
    rows: &'m [MeetingRow],
    now: DateTime<Utc>,
) -> Vec<(&'m Meeting, MemoClock)> {
    let told = TimeDelta::days(TOLD);
    let mut owed: Vec<(&Meeting, MemoClock)> = rows
        .iter()
        .filter(|row| row.meeting.progress() != MeetingProgress::Running)
        .filter_map(|row| Some((&row.meeting, memo_clock(directory, row)?)))
        .filter(|(_, clock)| match clock.state(now) {
            ClockState::Due(by) | ClockState::Late(by) => by <= told,
            ClockState::Out | ClockState::OutLate(_) => false,
        })
        .collect();
    owed.sort_by_key(|(meeting, clock)| (clock.due, meeting.id));
    owed
}

impl MemoClock {
    /// Whether it should be out by now.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        matches!(self.state(now), ClockState::Late(_))
    }

    /// How it stands.
    pub fn state(&self, now: DateTime<Utc>) -> ClockState {
        match self.went_out {
            Some(at) if at > self.due => ClockState::OutLate(at - self.due),
            Some(_) => ClockState::Out,
            None if now > self.due => ClockState::Late(now - self.due),
            None => ClockState::Due(self.due - now),
        }
    }

    /// "Follow-up memo due Tue Nov 24, 5 p.m.", "Stat memo due Sun Nov 22, 9 a.m.: 2 hours late", "Follow-up memo
    /// issued Wed Nov 25, 3:10 p.m."
    pub fn words(&self, now: DateTime<Utc>) -> String {
        format!("{} {}", upper_first(self.kind.noun()), self.standing(now))
    }

    /// The same for where the copy that went out stands with its time: "Stat memo released in time", "Follow-up memo
    /// issued 2 days late".
    pub fn outcome(&self, now: DateTime<Utc>) -> String {
        let noun = upper_first(self.kind.noun());
        let sent = self.sent();
        match self.state(now) {
            ClockState::Due(_) | ClockState::Late(_) => self.words(now),
            ClockState::Out => format!("{noun} {sent} in time"),
            ClockState::OutLate(by) => format!("{noun} {sent} {} late", span(by)),
        }
    }

    /// What its kind is said to be once it is out.
    const fn sent(&self) -> &'static str {
        match self.kind {
            MemoKind::Stat => "released",
            MemoKind::FollowUp => "issued",
        }
    }

    /// In the room of a cell: "Memo due Sun Nov 22, 9 a.m.", "Memo 2 days late". Nothing where it is told of no more.
    pub fn short(&self, now: DateTime<Utc>) -> Option<String> {
        Some(match self.state(now) {
            ClockState::Due(_) => format!("Memo {}", self.standing(now)),
            ClockState::Late(by) if by > TimeDelta::days(TOLD) => return None,
            ClockState::Late(by) => format!("Memo {} late", span(by)),
            ClockState::Out => "Memo went out".to_owned(),
            ClockState::OutLate(by) => format!("Memo went out {} late", span(by)),
        })
    }

    /// The same without the memo's name: "due Tue Nov 24, 5 p.m.".
    pub fn standing(&self, now: DateTime<Utc>) -> String {
        let sent = self.sent();
        let day = |at| day_and_hour(local_time(at, &self.zone));
        let went_out = self.went_out.map(day).unwrap_or_default();
        match self.state(now) {
            ClockState::Due(_) => format!("due {}", day(self.due)),
            ClockState::Late(by) => format!("due {}: {} late", day(self.due), span(by)),
            ClockState::Out => format!("{sent} {went_out}"),
            ClockState::OutLate(by) => format!("{sent} {went_out}, {} late", span(by)),
        }
    }
}

/// "Tue Nov 24, 5 p.m.", "Sun Nov 22, 9:30 a.m."
fn day_and_hour(at: NaiveDateTime) -> String {
    let clock = dates::clock(at.time());
    let hour = if at.minute() == 0 {
        clock.replace(":00", "")
    } else {
        clock
    };
    format!("{}, {hour}", dates::short_weekday(at.date()))
}

/// "20 minutes", "2 hours", "3 days": what has passed whole, at least a minute.
fn span(by: TimeDelta) -> String {
    let (count, noun) = if by.num_days() >= 1 {
        (by.num_days(), "day")
    } else if by.num_hours() >= 1 {
        (by.num_hours(), "hour")
    } else {
        (by.num_minutes().max(1), "minute")
    };
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}

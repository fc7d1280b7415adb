//! What stands in a calendar file: due dates, the day written responses are due, and meetings.

use super::When;
use crate::domain::action::ActionPriority;
use crate::domain::dates;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::text::AsText as _;
use crate::export::memo::words::{clause, date_history, owner_in, said_in, sentence, status_on};
use crate::program::query::{ActionBook, ActionRow, Directory};
use chrono::{NaiveDate, NaiveTime};

/// The most characters of an action's words in a line of a calendar.
const SHORT: usize = 90;
/// Minutes of a meeting whose length nobody has said.
const USUAL_MINUTES: u32 = 90;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    /// The same for the same thing in every file.
    pub(super) uid: String,
    pub(super) when: When,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) place: String,
}

/// The due date of an open action or request, if it has one.
pub(super) fn due(
    directory: &Directory,
    book: &ActionBook,
    row: &ActionRow,
    today: NaiveDate,
) -> Option<Event> {
    let action = &row.action;
    let day = action.due.filter(|_| action.is_open())?;
    let said = clause(&said_in(row));
    let owner = owner_in(directory, action);
    let urgent = match action.priority {
        ActionPriority::High => "\u{25b2} ",
        ActionPriority::Normal => "",
    };
    let mut lines = vec![
        sentence(&said),
        format!("Owner: {owner}"),
        format!("Status: {}", status_on(book, today, row)),
    ];
    if let Some(deliverable) = action.deliverable {
        lines.push(format!("Deliverable: {}", deliverable.label()));
    }
    let done = clause(&action.definition_of_done);
    if !done.is_empty() {
        lines.push(format!("Done when: {}", sentence(&done)));
    }
    lines.extend(date_history(row));
    let meeting = row.meeting_name.trim();
    lines.push(format!(
        "Promised in {meeting}, {}",
        dates::prose(row.promised_on)
    ));
    Some(Event {
        uid: format!("due-{}@statroom", action.id.to_text()),
        when: When::Day(day),
        summary: format!("{urgent}Due: {} ({owner})", shortened(&said)),
        description: lines.join("\n"),
        place: String::new(),
    })
}

/// The day on which written responses to a meeting's memo are due.
pub(super) fn materials(meeting: &Meeting, day: NaiveDate, address: &str) -> Event {
    let name = meeting.name.trim();
    let held = dates::prose(meeting.held_on);
    let to = address.trim();
    let to = if to.is_empty() {
        String::new()
    } else {
        format!(" They go to {to}.")
    };
    Event {
        uid: format!("materials-{}@statroom", meeting.id.to_text()),
        when: When::Day(day),
        summary: format!("Due: written responses, {name}"),
        description: format!("Written responses and materials of {name} on {held} are due.{to}"),
        place: String::new(),
    }
}

/// What is known of a meeting to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToCome<'m> {
    /// The meeting before it, or itself where it follows none.
    pub(super) after: MeetingId,
    pub(super) follows: bool,
    pub(super) name: &'m str,
    pub(super) purpose: &'m str,
    pub(super) place: &'m str,
    pub(super) on: NaiveDate,
    pub(super) at: Option<NaiveTime>,
    pub(super) minutes: u32,
    pub(super) zone: &'m str,
}

impl<'m> ToCome<'m> {
    /// A meeting that is planned.
    pub(super) fn planned(meeting: &'m Meeting) -> Self {
        Self {
            after: meeting.previous.unwrap_or(meeting.id),
            follows: meeting.previous.is_some(),
            name: meeting.name.trim(),
            purpose: meeting.purpose.trim(),
            place: meeting.place.trim(),
            on: meeting.held_on,
            at: Some(meeting.starts_at),
            minutes: meeting.minutes,
            zone: &meeting.time_zone,
        }
    }

    /// Its event. A meeting that follows another goes by that one's key, so that it is the same event before and
    /// after somebody plans it.
    pub(super) fn event(self) -> Event {
        let kind = if self.follows { "after" } else { "meeting" };
        let minutes = if self.minutes == 0 {
            USUAL_MINUTES
        } else {
            self.minutes
        };
        Event {
            uid: format!("{kind}-{}@statroom", self.after.to_text()),
            when: self.at.map_or(When::Day(self.on), |time| When::Time {
                from: self.on.and_time(time),
                minutes,
                zone: self.zone.to_owned(),
            }),
            summary: self.name.to_owned(),
            description: sentence(self.purpose),
            place: self.place.to_owned(),
        }
    }
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= SHORT {
        return words.to_owned();
    }
    let short: String = words.chars().take(SHORT).collect();
    let whole = short
        .rsplit_once(' ')
        .map_or(short.as_str(), |(whole, _)| whole);
    format!("{whole}\u{2026}")
}

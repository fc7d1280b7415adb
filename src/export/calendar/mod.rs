//! Due dates and meetings as a calendar file (iCalendar, RFC 5545).
//!
//! A due date is an event of a whole day that blocks no time. It is no to-do (`VTODO`): Google Calendar leaves those
//! out when a file is imported, and Outlook takes them only in some of its kinds, while both show events of a whole
//! day at the head of the day. Every event has an identifier that stays the same, and a revision that grows with the
//! clock, so that a file imported again moves what is there rather than doubling it.

mod due;
mod events;
mod zone;

pub use due::{calendar_name, meeting_calendar, register_calendar, write_meeting_calendar};

use crate::export::document::legible;
use crate::program::instant;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use events::Event;
use icalendar::{Calendar, Component as _, EventLike as _};

/// Who made the file, as the standard asks to be said.
const MAKER: &str = "-//Statroom//Statroom//EN";
/// The most characters of a description: what a calendar shows of it is shorter.
const LONGEST: usize = 2_000;

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    /// The whole of a day.
    Day(NaiveDate),
    /// From a time of day on in a time zone, for so many minutes.
    Time {
        from: NaiveDateTime,
        minutes: u32,
        zone: String,
    },
}

/// The file's text. `name` is what the calendar is called where it is kept apart; `now` is when it was made.
fn write(name: &str, events: &[Event], now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", MAKER))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"));
    calendar.append_property(("X-WR-CALNAME", &*legible(name)));
    for event in events {
        calendar.push(component(event, now));
    }
    let text = calendar.to_string();
    // The crate's own components would be given a time stamp and an identifier, which a time zone must not have.
    let zones = zone::of(events);
    match text.find("BEGIN:VEVENT") {
        Some(at) => {
            let (head, rest) = text.split_at(at);
            format!("{head}{zones}{rest}")
        }
        None => text,
    }
}

fn component(event: &Event, now: DateTime<Utc>) -> icalendar::Event {
    let mut one = icalendar::Event::new();
    one.uid(&event.uid)
        .timestamp(now)
        .last_modified(now)
        .sequence(revision(now))
        .summary(&one_line(&event.summary));
    let description = legible(&event.description);
    if !description.trim().is_empty() {
        one.description(&shortened(description.trim()));
    }
    let place = one_line(&event.place);
    if !place.is_empty() {
        one.location(&place);
    }
    match &event.when {
        When::Day(day) => {
            one.starts(*day);
            if let Some(next) = day.checked_add_days(Days::new(1)) {
                one.ends(next);
            }
            one.add_property("TRANSP", "TRANSPARENT")
                .add_property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
                .add_property("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
        }
        When::Time {
            from,
            minutes,
            zone,
        } => {
            let until = *from + TimeDelta::minutes((*minutes).into());
            one.starts(at(*from, zone)).ends(at(until, zone));
            one.add_property("TRANSP", "OPAQUE")
                .add_property("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY");
        }
    }
    one.done()
}

/// A time of day in its zone; in universal time where nobody knows the zone.
fn at(local: NaiveDateTime, zone: &str) -> icalendar::CalendarDateTime {
    if zone.parse::<Tz>().is_err() {
        return instant(local, zone).into();
    }
    icalendar::CalendarDateTime::WithTimezone {
        date_time: local,
        tzid: zone.to_owned(),
    }
}

/// Minutes since the year 2020: it only has to grow from one file to the next.
fn revision(now: DateTime<Utc>) -> u32 {
    const YEAR_2020: i64 = 1_577_836_800;
    let minutes = (now.timestamp() - YEAR_2020) / 60;
    u32::try_from(minutes.clamp(0, i64::from(i32::MAX))).unwrap_or_default()
}

fn one_line(text: &str) -> String {
    let text = legible(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST - 1).collect();
    kept + "\u{2026}"
}

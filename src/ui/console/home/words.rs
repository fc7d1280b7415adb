//! What the home screen says in words.

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::domain::dates;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::query::{Changed, MeetingRow};
use crate::ui::models::Frame;

/// "8 of 30 measures with new figures changed beyond their usual range since the last meeting; about 1
/// would by chance alone."
pub(super) fn changed(changed: &Changed) -> String {
    let (beyond, of) = (changed.measures.len(), changed.of);
    let chance = if changed.by_chance < 0.5 {
        "fewer than one".to_owned()
    } else {
        format!("about {:.0}", changed.by_chance)
    };
    match (changed.since, of) {
        (Some(_), 0) => "No new figures have come in since the last meeting.".to_owned(),
        (None, 0) => "No measure has enough figures for a usual range yet.".to_owned(),
        (Some(_), _) => format!(
            "{beyond} of {of} measures with new figures changed beyond their usual range since the \
             last meeting; {chance} would by chance alone."
        ),
        (None, _) => format!(
            "{beyond} of {of} measures are beyond their usual range; {chance} would be by chance alone."
        ),
    }
}

/// The row of the running meeting, else of the next one.
pub(super) fn next_meeting<'f>(frame: &Frame<'f>) -> Option<&'f MeetingRow> {
    let id = frame.models.home.next_meeting?;
    let rows = &frame.models.meetings.rows;
    rows.iter().find(|row| row.meeting.id == id)
}

/// "Good morning. Streets Stat is today at 9:00 a.m."
pub(super) fn greeting(frame: &Frame<'_>) -> String {
    let now = frame.local(frame.now);
    let hello = match now.hour() {
        4..=11 => "Good morning.",
        12..=17 => "Good afternoon.",
        _ => "Good evening.",
    };
    let news = next_meeting(frame).map_or_else(
        || "No meeting is planned.".to_owned(),
        |row| news_of(&row.meeting, now.date(), now.time()),
    );
    format!("{hello} {news}")
}

/// Where the next meeting stands: "Streets Stat is today at 9:00 a.m."
fn news_of(meeting: &Meeting, today: NaiveDate, now: NaiveTime) -> String {
    let name = &meeting.name;
    if meeting.progress() == MeetingProgress::Running {
        return format!("{name} is running.");
    }
    let at = dates::clock(meeting.starts_at);
    if meeting.held_on == today && meeting.starts_at <= now {
        return format!("{name} was to begin at {at}");
    }
    format!("{name} is {} at {at}", day(meeting.held_on, today))
}

/// A day as one says it: "today", "tomorrow", "on Friday", "on Fri Dec 4".
fn day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => format!("on {}", day.format("%A")),
        _ => format!("on {}", dated(day, today)),
    }
}

/// "Fri Dec 4"; with the year where it is another one.
pub(super) fn dated(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike as _;
    let words = dates::short_weekday(day);
    if day.year() == today.year() {
        words
    } else {
        format!("{words}, {}", day.year())
    }
}

/// "today", "tomorrow", "in 9 days", "2 days ago".
pub(super) fn distance(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days > 1 => format!("in {days} days"),
        -1 => "yesterday".to_owned(),
        days => format!("{} days ago", -days),
    }
}

/// "1 item", "4 items".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn nine() -> NaiveTime {
        NaiveTime::from_hms_opt(9, 0, 0).unwrap()
    }

    fn meeting(held_on: NaiveDate) -> Meeting {
        Meeting {
            name: "Streets Stat".to_owned(),
            held_on,
            starts_at: nine(),
            ..Meeting::default()
        }
    }

    #[test]
    fn the_next_meeting_is_named_with_the_day_as_one_says_it() {
        // The 24th is a Tuesday.
        let early = NaiveTime::from_hms_opt(8, 51, 0).unwrap();
        for (held, wanted) in [
            (date(24), "Streets Stat is today at 9:00 a.m."),
            (date(25), "Streets Stat is tomorrow at 9:00 a.m."),
            (date(27), "Streets Stat is on Friday at 9:00 a.m."),
            (
                date(24) + chrono::Days::new(14),
                "Streets Stat is on Tue Dec 8 at 9:00 a.m.",
            ),
            (
                date(24) + chrono::Days::new(42),
                "Streets Stat is on Tue Jan 5, 2027 at 9:00 a.m.",
            ),
        ] {
            assert_eq!(news_of(&meeting(held), date(24), early), wanted);
        }
    }

    #[test]
    fn a_meeting_that_should_have_begun_is_not_announced_as_to_come() {
        let said = news_of(&meeting(date(24)), date(24), nine());
        assert_eq!(said, "Streets Stat was to begin at 9:00 a.m.");
        let mut running = meeting(date(24));
        running.started_at = Some(chrono::DateTime::UNIX_EPOCH);
        let said = news_of(&running, date(24), nine());
        assert_eq!(said, "Streets Stat is running.");
    }

    #[test]
    fn days_are_counted_in_words() {
        let said = |day| distance(date(day), date(24));
        assert_eq!(said(24), "today");
        assert_eq!(said(25), "tomorrow");
        assert_eq!(said(30), "in 6 days");
        assert_eq!(said(23), "yesterday");
        assert_eq!(said(20), "4 days ago");
        assert_eq!(counted(1, "item", "items"), "1 item");
        assert_eq!(counted(0, "item", "items"), "0 items");
    }
}

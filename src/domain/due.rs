//! Due dates as people type them in a meeting: "fri", "12/4", "+2w", "next meeting".
//!
//! Dates are read month first, as American cities write them. What is no date is `None`; nothing
//! is guessed.

use crate::domain::dates::month_from_name;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A day and month without a year that lie further back than this mean next year's.
const DAYS_BACK: i64 = 60;
/// Longer words are no part of a date; ends the reading of pasted text early.
const LONGEST_WORD: usize = 12;
/// No due date has more words than "dec 4, 2026" or "+2 weeks" has.
const MOST_WORDS: usize = 3;

/// The day that `text` means, said on `today`; `next_meeting` is the day of the next meeting, if it
/// has one.
///
/// Understood, in any case: `today`, `tomorrow`; `fri` or `friday` (the next one after today) and
/// `next fri` (the one a week later); `12/4` and `dec 4` or `4 dec` (this year's, or next year's
/// when this year's lies more than 60 days back); `12/4/2026`, `12/4/26`, `2026-12-04`,
/// `dec 4 2026`; `+10d`, `+2w`, `+1m`; `eom` or `end of month`; `next` or
/// `next meeting`.
pub fn parse_due(
    text: &str,
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let mut words = Vec::with_capacity(MOST_WORDS);
    for word in text.split_whitespace() {
        if words.len() == MOST_WORDS || word.len() > LONGEST_WORD {
            return None;
        }
        words.push(word.to_lowercase());
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["today"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        ["eom"] | ["end", "of", "month"] => end_of_month(today),
        ["next"] | ["next", "meeting"] => next_meeting,
        ["next", word] => next_weekday(word, today)?.checked_add_days(Days::new(7)),
        [word] => next_weekday(word, today)
            .or_else(|| step(word, today))
            .or_else(|| numeric(word, today)),
        [count, unit] if count.starts_with('+') => step(&format!("{count}{unit}"), today),
        [first, second] => {
            let (month, day) = month_and_day(first, second)?;
            nearest(month, day, today)
        }
        [first, second, third] => {
            let (month, day) = month_and_day(first, second.trim_end_matches(','))?;
            dated(year_of_four(third)?, month, day)
        }
        _ => None,
    }
}

/// The weekday of this name, or of a usual abbreviation of it, in lower case.
pub(crate) fn weekday_from_name(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The next day of that name strictly after today.
fn next_weekday(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = weekday_from_name(word)?.days_since(today.weekday());
    let ahead = if ahead == 0 { 7 } else { ahead };
    today.checked_add_days(Days::new(u64::from(ahead)))
}

fn end_of_month(today: NaiveDate) -> Option<NaiveDate> {
    today
        .with_day(1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

/// "+10d", "+2w", "+1m"; a month on from January 31 is the last day of February.
fn step(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let rest = word.strip_prefix('+')?;
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = number(rest.strip_suffix(unit)?, 4)?;
    match unit {
        "d" | "day" | "days" => today.checked_add_days(Days::new(u64::from(count))),
        "w" | "wk" | "wks" | "week" | "weeks" => {
            today.checked_add_days(Days::new(u64::from(count) * 7))
        }
        "m" | "mo" | "month" | "months" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
    .filter(|date| date.year() <= LAST_YEAR)
}

/// "12/4", "12/4/26", "12/4/2026", "2026-12-04".
fn numeric(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = word.split('/').collect();
    match *parts.as_slice() {
        [month, day] => nearest(number(month, 2)?, number(day, 2)?, today),
        [month, day, year] => {
            let year = match year.len() {
                2 => 2000 + number(year, 2)? as i32,
                _ => year_of_four(year)?,
            };
            dated(year, number(month, 2)?, number(day, 2)?)
        }
        _ => {
            let mut parts = word.splitn(3, '-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            dated(year_of_four(year)?, number(month, 2)?, number(day, 2)?)
        }
    }
}

/// "dec 4" or "4 dec", the day also as "4th".
fn month_and_day(first: &str, second: &str) -> Option<(u32, u32)> {
    match month_from_name(first.trim_end_matches('.')) {
        Some(month) => Some((month, day_of_month(second)?)),
        None => Some((
            month_from_name(second.trim_end_matches('.'))?,
            day_of_month(first)?,
        )),
    }
}

fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    number(digits.unwrap_or(word), 2)
}

/// That day of this year, or of next year when this year has no such day or it is long past.
fn nearest(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this_year =
        dated(today.year(), month, day).filter(|date| (today - *date).num_days() <= DAYS_BACK);
    this_year.or_else(|| dated(today.year() + 1, month, day))
}

/// The first and last year in which anything is due; others are other figures, or slips.
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;

fn dated(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

fn year_of_four(word: &str) -> Option<i32> {
    if word.len() == 4 {
        number(word, 4).map(|year| year as i32)
    } else {
        None
    }
}

/// A number of one to `most` digits and nothing else.
fn number(word: &str, most: usize) -> Option<u32> {
    let digits = !word.is_empty() && word.len() <= most && word.bytes().all(|b| b.is_ascii_digit());
    if digits { word.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Said on Sunday, November 22, 2026, with the next meeting on Tuesday, December 15.
    fn due(text: &str) -> Option<NaiveDate> {
        parse_due(text, date(2026, 11, 22), Some(date(2026, 12, 15)))
    }

    #[test]
    fn a_weekday_is_the_next_one_strictly_after_today() {
        assert_eq!(due("fri"), Some(date(2026, 11, 27)));
        assert_eq!(due("Friday"), Some(date(2026, 11, 27)));
        assert_eq!(due("mon"), Some(date(2026, 11, 23)));
        assert_eq!(due("SUN"), Some(date(2026, 11, 29)));
        assert_eq!(due("thurs"), Some(date(2026, 11, 26)));
    }

    #[test]
    fn next_before_a_weekday_is_the_one_in_the_week_after() {
        assert_eq!(due("next fri"), Some(date(2026, 12, 4)));
        assert_eq!(due("next  Sunday"), Some(date(2026, 12, 6)));
    }

    #[test]
    fn today_tomorrow_and_the_end_of_the_month_are_known() {
        assert_eq!(due("today"), Some(date(2026, 11, 22)));
        assert_eq!(due("Tomorrow"), Some(date(2026, 11, 23)));
        assert_eq!(due("eom"), Some(date(2026, 11, 30)));
        assert_eq!(due("End of month"), Some(date(2026, 11, 30)));
        let december = parse_due("EOM", date(2026, 12, 31), None);
        assert_eq!(december, Some(date(2026, 12, 31)));
    }

    #[test]
    fn a_day_and_month_are_this_years_unless_long_past() {
        assert_eq!(due("12/4"), Some(date(2026, 12, 4)));
        assert_eq!(due("dec 4"), Some(date(2026, 12, 4)));
        assert_eq!(due("4 dec"), Some(date(2026, 12, 4)));
        assert_eq!(due("December 4th"), Some(date(2026, 12, 4)));
        assert_eq!(due("1/8"), Some(date(2027, 1, 8)));
        assert_eq!(due("9/23"), Some(date(2026, 9, 23)), "60 days back");
        assert_eq!(due("9/22"), Some(date(2027, 9, 22)), "61 days back");
    }

    #[test]
    fn a_leap_day_is_found_in_the_year_that_has_one() {
        let on = |today| parse_due("2/29", today, None);
        assert_eq!(on(date(2027, 11, 22)), Some(date(2028, 2, 29)));
        assert_eq!(on(date(2028, 3, 10)), Some(date(2028, 2, 29)));
        assert_eq!(on(date(2026, 3, 10)), None);
    }

    #[test]
    fn a_year_is_taken_as_written() {
        for text in [
            "12/4/2026",
            "12/4/26",
            "2026-12-04",
            "dec 4 2026",
            "Dec 4, 2026",
            "4 dec 2026",
        ] {
            assert_eq!(due(text), Some(date(2026, 12, 4)), "{text}");
        }
        assert_eq!(due("1/5/2026"), Some(date(2026, 1, 5)));
    }

    #[test]
    fn steps_count_days_weeks_and_months() {
        assert_eq!(due("+10d"), Some(date(2026, 12, 2)));
        assert_eq!(due("+2w"), Some(date(2026, 12, 6)));
        assert_eq!(due("+2 weeks"), Some(date(2026, 12, 6)));
        assert_eq!(due("+1m"), Some(date(2026, 12, 22)));
        let from_january = parse_due("+1M", date(2027, 1, 31), None);
        assert_eq!(from_january, Some(date(2027, 2, 28)));
    }

    #[test]
    fn the_next_meeting_is_a_date_only_when_it_has_one() {
        assert_eq!(due("next"), Some(date(2026, 12, 15)));
        assert_eq!(due("Next Meeting"), Some(date(2026, 12, 15)));
        assert_eq!(parse_due("next", date(2026, 11, 22), None), None);
        assert_eq!(parse_due("next meeting", date(2026, 11, 22), None), None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            " ",
            "2/30",
            "13/1",
            "0/4",
            "12/",
            "/4",
            "12/4/",
            "12/4/1",
            "12/4/20261",
            "12-4",
            "2026-12",
            "2026-12-4x",
            "dec",
            "dec 32",
            "4 4",
            "4",
            "+w",
            "+2",
            "+2y",
            "2w",
            "+-2w",
            "+99999d",
            "to",
            "process",
            "next week",
            "dec 4 26",
            "fri 12/4",
            "next dec 4",
            "dec 4 2026 crews",
            "１２/４",
            "mayday",
        ] {
            assert_eq!(due(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fault(text in "\\PC{0,40}") {
            let _ = due(&text);
        }

        #[test]
        fn every_day_is_understood_in_every_form_with_a_year(offset in 0_u64..60_000) {
            let day = date(1950, 1, 1) + Days::new(offset);
            for form in ["%Y-%m-%d", "%m/%d/%Y", "%-m/%-d/%Y", "%b %-d %Y", "%-d %B %Y"] {
                prop_assert_eq!(due(&day.format(form).to_string()), Some(day));
            }
        }

        #[test]
        fn a_day_without_its_year_is_never_more_than_60_days_back(
            offset in 0_u64..3_000, month in 1_u32..=12, day in 1_u32..=28
        ) {
            let today = date(2024, 1, 1) + Days::new(offset);
            let found = parse_due(&format!("{month}/{day}"), today, None).unwrap();
            prop_assert_eq!((found.month(), found.day()), (month, day));
            prop_assert!((today - found).num_days() <= 60);
            prop_assert!((found - today).num_days() <= 366);
        }
    }
}

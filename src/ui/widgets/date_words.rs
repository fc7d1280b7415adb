//! Dates and times of day as people type them into fields.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::due::{parse_due, weekday_from_name};

/// The date `words` mean on `today`: what the capture line understands after "due", with that word
/// or without, and a date with its weekday before it ("Fri Dec 4").
pub fn read_date(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = without_due(words.trim());
    parse_due(words, today, None).or_else(|| {
        let (first, rest) = words.split_once([' ', ','])?;
        weekday_from_name(&first.to_lowercase())?;
        parse_due(rest.trim_start_matches([' ', ',']), today, None)
    })
}

/// What follows "due" in words that begin with it, as one is used to from the capture line.
fn without_due(words: &str) -> &str {
    match words.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case("due") => rest.trim_start(),
        Some(_) | None => words,
    }
}

/// The time of day `words` mean: "9:30", "9", "9 am", "1:30 p.m.", "1330". An hour from 1 to 6
/// without a half of the day is an afternoon one: nobody meets at four in the morning.
pub fn read_time(words: &str) -> Option<NaiveTime> {
    let words = words.trim().to_lowercase().replace(['.', ' '], "");
    let (digits, half) = if let Some(rest) = words.strip_suffix("am").or(words.strip_suffix('a')) {
        (rest, Some(false))
    } else if let Some(rest) = words.strip_suffix("pm").or(words.strip_suffix('p')) {
        (rest, Some(true))
    } else {
        (words.as_str(), None)
    };
    let (hour, minute) = hour_and_minute(digits)?;
    let leading_zero = digits.starts_with('0');
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None if (1..=6).contains(&hour) && !leading_zero => hour + 12,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn hour_and_minute(digits: &str) -> Option<(u32, u32)> {
    if let Some((hour, minute)) = digits.split_once(':') {
        let minute = if minute.len() == 2 {
            minute.parse().ok()?
        } else {
            return None;
        };
        return Some((hour.parse().ok()?, minute));
    }
    let number: u32 = digits.parse().ok()?;
    match digits.len() {
        1 | 2 => Some((number, 0)),
        3 | 4 => Some((number / 100, number % 100)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_may_have_its_weekday_or_the_word_due_before_it() {
        // A Tuesday.
        let today = date(2026, 11, 24);
        for (words, wanted) in [
            ("fri", Some(date(2026, 11, 27))),
            ("Fri Dec 4", Some(date(2026, 12, 4))),
            ("Friday, December 4, 2026", Some(date(2026, 12, 4))),
            ("+2w", Some(date(2026, 12, 8))),
            ("Fri", Some(date(2026, 11, 27))),
            ("crews Dec 4", None),
            ("due +2w", Some(date(2026, 12, 8))),
            ("Due  12/11", Some(date(2026, 12, 11))),
            ("due fri", Some(date(2026, 11, 27))),
            ("due Fri Dec 4", Some(date(2026, 12, 4))),
            ("due", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(read_date(words, today), wanted, "{words}");
        }
    }

    #[test]
    fn what_a_field_shows_it_also_reads() {
        let today = date(2026, 11, 24);
        for day in 0..800 {
            let shown = today - chrono::TimeDelta::days(400) + chrono::TimeDelta::days(day);
            assert_eq!(read_date(&dates::prose(shown), today), Some(shown));
        }
        for minute in 0..24 * 60 {
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            assert_eq!(read_time(&dates::clock(time)), Some(time));
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0);
        for (words, wanted) in [
            ("9", at(9, 0)),
            ("9:30", at(9, 30)),
            ("9 am", at(9, 0)),
            ("1:30 p.m.", at(13, 30)),
            ("1330", at(13, 30)),
            ("0430", at(4, 30)),
            ("2", at(14, 0)),
            ("12 am", at(0, 0)),
            ("12:15pm", at(12, 15)),
            ("25", None),
            ("9:5", None),
            ("13 pm", None),
            ("noonish", None),
        ] {
            assert_eq!(read_time(words), wanted, "{words}");
        }
    }
}

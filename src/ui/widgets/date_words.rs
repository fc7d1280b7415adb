//! Dates and times of day as people type them: "fri", "Nov 24, 2026", "11/24", "+2w", "9:30 am".

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use crate::domain::dates;

/// The date `words` mean on `today`. A weekday is the next one, today not counted; a day without a
/// year is the nearest one not before today; numbers with slashes are month, day and year.
pub fn read_date(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = words.trim().to_lowercase();
    named_day(&words, today)
        .or_else(|| distance(&words, today))
        .or_else(|| in_numbers(&words, today))
        .or_else(|| with_month_name(&words, today))
}

fn named_day(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    match words {
        "today" => return Some(today),
        "tomorrow" => return today.checked_add_days(Days::new(1)),
        "yesterday" => return today.checked_sub_days(Days::new(1)),
        _ => {}
    }
    let weekday: Weekday = words.parse().ok()?;
    let ahead = (7 + u64::from(weekday.num_days_from_monday())
        - u64::from(today.weekday().num_days_from_monday()))
        % 7;
    today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead }))
}

/// "+10", "+10d", "+2w", "+1m"; a minus goes back.
fn distance(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (back, rest) = match words.strip_prefix('+') {
        Some(rest) => (false, rest),
        None => (true, words.strip_prefix(['-', '−'])?),
    };
    let digits = rest.trim_end_matches(|c: char| !c.is_ascii_digit());
    let count: u32 = digits.trim().parse().ok()?;
    let unit = rest.strip_prefix(digits)?.trim();
    let days = match unit {
        "" | "d" | "day" | "days" => u64::from(count),
        "w" | "week" | "weeks" => u64::from(count) * 7,
        "m" | "month" | "months" => {
            let months = Months::new(count);
            return if back {
                today.checked_sub_months(months)
            } else {
                today.checked_add_months(months)
            };
        }
        _ => return None,
    };
    let days = Days::new(days);
    if back {
        today.checked_sub_days(days)
    } else {
        today.checked_add_days(days)
    }
}

/// "2026-11-24", "11/24/2026", "11/24/26", "11/24".
fn in_numbers(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Ok(date) = NaiveDate::parse_from_str(words, "%Y-%m-%d") {
        return Some(date);
    }
    let parts: Vec<u32> = words
        .split('/')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    match *parts.as_slice() {
        [month, day] => soonest(month, day, today),
        [month, day, year] => NaiveDate::from_ymd_opt(full_year(year)?, month, day),
        _ => None,
    }
}

/// "Nov 24, 2026", "24 November", "fri dec 4".
fn with_month_name(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut month = None;
    let mut numbers = Vec::new();
    let parts = words.split([' ', ',', '.']).filter(|part| !part.is_empty());
    for part in parts {
        let ordinal = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if let Some(found) = dates::month_from_name(part) {
            month = Some(found);
        } else if let Ok(number) = ordinal.parse::<u32>() {
            numbers.push(number);
        } else if part.parse::<Weekday>().is_err() {
            return None;
        }
    }
    let month = month?;
    match *numbers.as_slice() {
        [day] => soonest(month, day, today),
        [day, year] => NaiveDate::from_ymd_opt(full_year(year)?, month, day),
        _ => None,
    }
}

/// The first such day that is not before today.
fn soonest(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (today.year()..=today.year() + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

fn full_year(year: u32) -> Option<i32> {
    match year {
        0..=99 => Some(2000 + year as i32),
        1900..=2199 => Some(year as i32),
        _ => None,
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

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        // A Tuesday.
        let today = date(2026, 11, 24);
        for (words, wanted) in [
            ("today", today),
            ("tomorrow", date(2026, 11, 25)),
            ("fri", date(2026, 11, 27)),
            ("Friday", date(2026, 11, 27)),
            ("tue", date(2026, 12, 1)),
            ("+2w", date(2026, 12, 8)),
            ("+10", date(2026, 12, 4)),
            ("-1d", date(2026, 11, 23)),
            ("+1m", date(2026, 12, 24)),
            ("2026-12-04", date(2026, 12, 4)),
            ("12/4", date(2026, 12, 4)),
            ("1/15", date(2027, 1, 15)),
            ("11/24/2026", today),
            ("11/24/26", today),
            ("Nov 24, 2026", today),
            ("24 November 2026", today),
            ("Fri Dec 4", date(2026, 12, 4)),
            ("dec 4th", date(2026, 12, 4)),
            ("2/29", date(2028, 2, 29)),
        ] {
            assert_eq!(read_date(words, today), Some(wanted), "{words}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed_at() {
        for words in [
            "",
            "soon",
            "13/40",
            "2/30/2026",
            "+",
            "+2x",
            "nov",
            "5 2026",
            "1/2/3/4",
        ] {
            assert_eq!(read_date(words, date(2026, 11, 24)), None, "{words}");
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

//! Dates and times of day as people read them. Files carry ISO forms; screens and memos these.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "Nov 22, 2026".
pub fn prose(date: NaiveDate) -> String {
    format!(
        "{} {}, {}",
        month_abbreviation(date),
        date.day(),
        date.year()
    )
}

/// "Tuesday, November 24, 2026".
pub fn long(date: NaiveDate) -> String {
    let weekday = weekday_name(date.weekday());
    format!(
        "{weekday}, {} {}, {}",
        month_name(date),
        date.day(),
        date.year()
    )
}

/// "Fri Dec 4": for days near today, whose year goes without saying.
pub fn short_weekday(date: NaiveDate) -> String {
    format!("{} {}", date.weekday(), month_and_day(date))
}

/// "Oct 27": where the year goes without saying.
pub fn month_and_day(date: NaiveDate) -> String {
    format!("{} {}", month_abbreviation(date), date.day())
}

/// "9:00 a.m.", "12:30 p.m.".
pub fn clock(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "p.m." } else { "a.m." };
    format!("{hour}:{:02} {half}", time.minute())
}

/// The month's full name: "November".
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default()
}

/// The month's first three letters: "Nov".
pub fn month_abbreviation(date: NaiveDate) -> &'static str {
    month_name(date).get(..3).unwrap_or_default()
}

/// The month (1 to 12) of a full English name or of an abbreviation of three letters ("sep") or
/// four ("sept"), in any case.
pub fn month_from_name(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let abbreviated = text.len() == 3 || text == "sept";
    let found = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        name == text || (abbreviated && name.starts_with(&text))
    })?;
    Some(found as u32 + 1)
}

/// "Monday".
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_read_as_in_a_memo() {
        assert_eq!(prose(date(2026, 11, 22)), "Nov 22, 2026");
        assert_eq!(long(date(2026, 11, 24)), "Tuesday, November 24, 2026");
        assert_eq!(short_weekday(date(2026, 12, 4)), "Fri Dec 4");
    }

    #[test]
    fn noon_and_midnight_have_a_twelve() {
        let clock_at = |h, m| clock(NaiveTime::from_hms_opt(h, m, 0).unwrap());
        assert_eq!(clock_at(9, 0), "9:00 a.m.");
        assert_eq!(clock_at(0, 5), "12:05 a.m.");
        assert_eq!(clock_at(12, 30), "12:30 p.m.");
        assert_eq!(clock_at(17, 0), "5:00 p.m.");
    }

    #[test]
    fn months_are_known_by_name_and_abbreviation_only() {
        assert_eq!(month_from_name("September"), Some(9));
        assert_eq!(month_from_name("SEPT"), Some(9));
        assert_eq!(month_from_name("may"), Some(5));
        assert_eq!(month_from_name("ma"), None);
        assert_eq!(month_from_name("junk"), None);
        assert_eq!(month_from_name(""), None);
    }
}

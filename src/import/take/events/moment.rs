//! The moment in a cell of an event.

use crate::domain::period::{Frequency, Period};
use crate::import::finding::FindingKind;
use crate::import::grid::{Cell, MomentLook};
use crate::import::quoted;
use crate::import::understand::{DateOrder, in_order, is_either};
use crate::import::value::value_of;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Reads a moment; midnight where there is no time of day. `None` for an empty cell and for what stands for one.
pub(super) fn moment(
    cell: Cell<'_>,
    order: DateOrder,
) -> Result<Option<NaiveDateTime>, (FindingKind, String)> {
    match cell {
        Cell::Blank => Ok(None),
        Cell::Moment(at, look) if look != MomentLook::Time => Ok(Some(at)),
        Cell::Text(text) => of_text(text.trim(), order),
        Cell::Moment(..)
        | Cell::Number(..)
        | Cell::Days(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::Uncalculated => Err(no_date(&cell.text())),
    }
}

fn of_text(text: &str, order: DateOrder) -> Result<Option<NaiveDateTime>, (FindingKind, String)> {
    let (date, time) = split(text);
    if let Some(day) = quick(date, order) {
        return at(text, day, time);
    }
    if matches!(value_of(text), Ok(None)) {
        return Ok(None);
    }
    if order == DateOrder::Ask && is_either(date) {
        let words = format!(
            "{} could be read with the month or with the day first; say which comes first",
            quoted(text)
        );
        return Err((FindingKind::AmbiguousDate, words));
    }
    let ordered = in_order(date, order);
    let read = Period::parse(ordered.as_deref().unwrap_or(date), 1).ok();
    let day = read.filter(|period| period.frequency() == Frequency::Day);
    let day = day.ok_or_else(|| no_date(text))?;
    at(text, day.start(), time)
}

/// The moment of that day; midnight where no time of day follows.
fn at(
    text: &str,
    day: NaiveDate,
    time: &str,
) -> Result<Option<NaiveDateTime>, (FindingKind, String)> {
    let time = if time.is_empty() {
        Some(NaiveTime::MIN)
    } else {
        time_of_day(time)
    };
    let time = time.ok_or_else(|| {
        let words = format!(
            "{} has a time of day that can\u{2019}t be read; write it like 11:05 AM or 23:05",
            quoted(text)
        );
        (FindingKind::UnreadablePeriod, words)
    })?;
    Ok(Some(day.and_time(time)))
}

fn no_date(text: &str) -> (FindingKind, String) {
    let words = format!(
        "{} is no date; write it like 2026-09-30 or 9/30/2026",
        quoted(text)
    );
    (FindingKind::UnreadablePeriod, words)
}

/// The date and what follows it.
fn split(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else {
        return (text, "");
    };
    let before = text.get(..colon).unwrap_or(text);
    let Some(gap) = before.rfind([' ', 'T']) else {
        return (text, "");
    };
    (
        text.get(..gap).unwrap_or(text).trim_end(),
        text.get(gap + 1..).unwrap_or(""),
    )
}

/// What most dates are: three numbers.
fn quick(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let mut parts = text.split(['/', '-']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    match (first.len(), second.len(), third.len()) {
        (4, 2, 2) => NaiveDate::from_ymd_opt(first.parse().ok()?, number(second)?, number(third)?),
        (1..=2, 1..=2, 4) => {
            let (month, day) = match order {
                DateOrder::MonthFirst => (first, second),
                DateOrder::DayFirst => (second, first),
                DateOrder::Ask => return None,
            };
            NaiveDate::from_ymd_opt(third.parse().ok()?, number(month)?, number(day)?)
        }
        _ => None,
    }
}

/// What stands behind a time of day in America, beside an offset in numbers.
const ZONES: [&str; 16] = [
    "Z", "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT",
    "HST", "AST", "ET",
];

/// The time as the clock on the wall showed it: "11:11:26+00", "23:05 -0500" and "3:07 PM EST" without their zone.
fn without_zone(upper: &str) -> &str {
    let named = ZONES.iter().find_map(|zone| upper.strip_suffix(zone));
    if let Some(clock) = named.filter(|clock| clock.ends_with(|c: char| !c.is_alphabetic())) {
        return clock.trim_end();
    }
    let offset = upper
        .rfind(['+', '-'])
        .and_then(|at| upper.split_at_checked(at));
    match offset {
        Some((clock, offset)) if clock.contains(':') && is_offset(offset) => clock.trim_end(),
        Some(_) | None => upper,
    }
}

/// "+00", "-05:00", "-0500".
fn is_offset(text: &str) -> bool {
    let digits = text.get(1..).unwrap_or_default();
    let hours_and_minutes = digits.split_once(':').map_or(
        digits.len() == 2 || digits.len() == 4,
        |(hours, minutes)| hours.len() == 2 && minutes.len() == 2,
    );
    hours_and_minutes
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// "11:11:26 AM", "23:05".
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let upper = text.trim().to_ascii_uppercase();
    let upper = without_zone(&upper);
    let (clock, afternoon) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(clock), _) => (clock.trim(), Some(false)),
        (_, Some(clock)) => (clock.trim(), Some(true)),
        (None, None) => (upper, None),
    };
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second = parts
        .next()
        .map_or(Some(0.0), |part| part.parse::<f64>().ok())?;
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) | None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_request_systems_write_them() {
        let read = |text: &str, order| {
            moment(Cell::Text(text), order)
                .ok()
                .flatten()
                .map(|at| at.to_string())
        };
        let first = DateOrder::MonthFirst;
        assert_eq!(
            read("04/12/2018 11:11:26 AM", first).as_deref(),
            Some("2018-04-12 11:11:26")
        );
        assert_eq!(
            read("04/12/2018 12:05:00 AM", first).as_deref(),
            Some("2018-04-12 00:05:00")
        );
        assert_eq!(
            read("4/12/2018", DateOrder::DayFirst).as_deref(),
            Some("2018-12-04 00:00:00")
        );
        assert_eq!(
            read("2018-04-12T23:05:00", first).as_deref(),
            Some("2018-04-12 23:05:00")
        );
        assert_eq!(
            read("Apr 12, 2018 3:07 PM", first).as_deref(),
            Some("2018-04-12 15:07:00")
        );
        for time in [
            "11:11:26+00",
            "11:11:26.000Z",
            "11:11:26 -0500",
            "11:11:26-05:00",
            "11:11:26 AM EST",
        ] {
            let text = format!("2018/04/12 {time}");
            assert_eq!(
                read(&text, first).as_deref(),
                Some("2018-04-12 11:11:26"),
                "{text}"
            );
        }
        for text in [
            "2018-04-12 25:00",
            "2018-04-12 11:xx",
            "2018-04-12 11:11:26 soon",
        ] {
            assert!(moment(Cell::Text(text), first).is_err(), "{text}");
        }
        assert_eq!(read("N/A", first), None);
        assert!(moment(Cell::Text("soon"), first).is_err());
        assert!(moment(Cell::Text("4/5/2018"), DateOrder::Ask).is_err());
    }
}

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
        return Ok(Some(
            day.and_time(time_of_day(time).unwrap_or(NaiveTime::MIN)),
        ));
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
    Ok(Some(
        day.start()
            .and_time(time_of_day(time).unwrap_or(NaiveTime::MIN)),
    ))
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

/// "11:11:26 AM", "23:05".
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text = text.trim().trim_end_matches('Z');
    let upper = text.to_ascii_uppercase();
    let (clock, afternoon) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(clock), _) => (clock.trim(), Some(false)),
        (_, Some(clock)) => (clock.trim(), Some(true)),
        (None, None) => (upper.as_str(), None),
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
        assert_eq!(read("N/A", first), None);
        assert!(moment(Cell::Text("soon"), first).is_err());
        assert!(moment(Cell::Text("4/5/2018"), DateOrder::Ask).is_err());
    }
}

//! Dates of which only the order of day and month says which they are.

use super::mapping::{DateOrder, Layout};
use super::table::Table;
use crate::domain::number::in_full;
use crate::domain::period::WeekSide;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A date written in three numbers, the year last, as "3/4/2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Numbers {
    first: u32,
    second: u32,
    year: u32,
}

/// What stands before a date that names its week, as "week ending ", and the date.
fn after_week(text: &str) -> (&str, &str) {
    let text = text.trim();
    if !text.starts_with(['w', 'W']) {
        return ("", text);
    }
    let date = text.find(|c: char| c.is_ascii_digit());
    let (before, date) = date
        .and_then(|at| text.split_at_checked(at))
        .unwrap_or(("", text));
    if WeekSide::of_heading(before).is_some() {
        (before, date)
    } else {
        ("", text)
    }
}

/// Such a date within its text.
struct Written<'a> {
    read: Numbers,
    year: &'a str,
    rest: &'a str,
    /// The order in which its weekday is right, where it is right in one only.
    told: Option<DateOrder>,
}

/// The date a text begins with.
fn numbers(text: &str) -> Option<Written<'_>> {
    let (_, text) = after_week(text);
    let (weekday, text) = after_weekday(text);
    // Most cells are no such date, and most of those are told by where their first number ends.
    let (first, rest) = digits(text)?;
    let (mark, rest) = mark(rest)?;
    let (second, rest) = digits(rest)?;
    let (_, rest) = self::mark(rest).filter(|(same, _)| *same == mark)?;
    let (year, rest) = digits(rest)?;
    let short = |part: &str| (1..=2).contains(&part.len());
    let goes_on = rest.starts_with(['/', '-', '.']);
    if !short(first) || !short(second) || !matches!(year.len(), 2 | 4) || goes_on {
        return None;
    }
    let read = Numbers {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year: year.parse().ok()?,
    };
    Some(Written {
        read,
        year,
        rest,
        told: weekday.and_then(|weekday| order_told(weekday, read)),
    })
}

/// The order in which a date falls on that weekday, if it does in one only.
fn order_told(weekday: Weekday, read: Numbers) -> Option<DateOrder> {
    let year = if read.year < 100 {
        read.year + 2000
    } else {
        read.year
    };
    let falls = |month, day| {
        let date = NaiveDate::from_ymd_opt(year as i32, month, day);
        date.is_some_and(|date| date.weekday() == weekday)
    };
    match (
        falls(read.first, read.second),
        falls(read.second, read.first),
    ) {
        (true, false) => Some(DateOrder::MonthFirst),
        (false, true) => Some(DateOrder::DayFirst),
        (true, true) | (false, false) => None,
    }
}

/// The digits a text begins with, if there are any, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at_checked(end)).flatten()
}

/// What stands between two numbers of a date, without the blanks around it, and the rest. A dash is a hyphen.
fn mark(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let mark = text.chars().next()?;
    let plain = match mark {
        '/' | '-' | '.' => mark,
        '\u{2010}'..='\u{2015}' => '-',
        _ => return None,
    };
    Some((plain, text.get(mark.len_utf8()..)?.trim_start()))
}

/// The weekday before a date, as in "Fri 3/4/2026", and the date.
fn after_weekday(text: &str) -> (Option<Weekday>, &str) {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (None, text);
    }
    let (word, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let weekday = word.trim_end_matches('.').parse().ok();
    match weekday {
        Some(weekday) => (Some(weekday), rest.trim_start_matches([' ', ','])),
        None => (None, text),
    }
}
/// A date in numbers as it is to be read when dates are written in that order, with the month first and "/" between
/// its numbers; `None` for anything else.
pub(in crate::import) fn in_order(text: &str, order: DateOrder) -> Option<String> {
    let Written {
        read,
        year,
        rest,
        told,
    } = numbers(text)?;
    let (before, _) = after_week(text);
    let (month, day) = match told.unwrap_or(order) {
        DateOrder::DayFirst => (read.second, read.first),
        DateOrder::MonthFirst | DateOrder::Ask => (read.first, read.second),
    };
    Some(format!("{before}{month}/{day}/{year}{rest}"))
}

/// Whether the text is another date when day and month are exchanged.
pub(in crate::import) fn is_either(text: &str) -> bool {
    numbers(text).is_some_and(|Written { read, told, .. }| {
        let month = 1..=12;
        let both = month.contains(&read.first) && month.contains(&read.second);
        both && read.first != read.second && told.is_none()
    })
}

/// Whether the order of its numbers tells what date the text is.
pub(in crate::import) fn depends_on_order(text: &str) -> bool {
    numbers(text)
        .is_some_and(|Written { read, told, .. }| read.first != read.second && told.is_none())
}

/// What a column's dates say about their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Orders {
    /// Dates that can only be month first.
    month_first: usize,
    /// Dates that can only be day first.
    day_first: usize,
    /// Dates that may be either.
    either: BTreeSet<Numbers>,
    /// How many of these there are.
    eithers: usize,
}

/// Different dates that are enough to see that all are the first of a month.
const ENOUGH: usize = 3;

impl Orders {
    /// What the headings of these columns say, where they name periods.
    pub(super) fn of_headings(table: &Table, layout: Layout, columns: &[usize]) -> Self {
        let mut orders = Self::default();
        if layout == Layout::WidePeriods {
            let headings = columns.iter().map(|number| table.heading_of(*number));
            headings.for_each(|heading| orders.add(heading));
        }
        orders
    }

    /// Adds a cell's text.
    pub(super) fn add(&mut self, text: &str) {
        let Some(Written { read, told, .. }) = numbers(text) else {
            return;
        };
        match told {
            Some(DateOrder::MonthFirst) => return self.month_first += 1,
            Some(DateOrder::DayFirst) => return self.day_first += 1,
            Some(DateOrder::Ask) | None => {}
        }
        match (read.first, read.second) {
            (1..=12, 13..=31) => self.month_first += 1,
            (13..=31, 1..=12) => self.day_first += 1,
            (1..=12, 1..=12) if read.first != read.second => {
                self.eithers += 1;
                if self.either.len() < 1000 {
                    self.either.insert(read);
                }
            }
            (_, _) => {}
        }
    }

    /// The order the whole column speaks for, and why; or that it must be asked.
    pub(super) fn order(&self) -> (DateOrder, String) {
        let month_count = self.month_first;
        match (self.month_first, self.day_first) {
            (0, 0) if self.eithers == 0 => {
                (DateOrder::MonthFirst, "no date depends on it".to_owned())
            }
            (1.., 0) => (DateOrder::MonthFirst, counted(month_count, "month")),
            (0, 1..) => (DateOrder::DayFirst, counted(self.day_first, "day")),
            (0, 0) if self.are_firsts() => (
                DateOrder::MonthFirst,
                "read so, every date is the first of a month".to_owned(),
            ),
            (_, _) => (
                DateOrder::Ask,
                format!(
                    "{} dates could be read either way",
                    in_full(self.eithers as f64)
                ),
            ),
        }
    }

    /// Whether month first makes every date the first of its month, over so many months that days of one
    /// January can't be meant.
    fn are_firsts(&self) -> bool {
        let years: BTreeSet<u32> = self.either.iter().map(|date| date.year).collect();
        let firsts = self.either.iter().all(|date| date.second == 1);
        firsts && self.either.len() >= ENOUGH && years.len() > 1
    }
}

/// "3 dates can only be read with the day first".
fn counted(dates: usize, what: &str) -> String {
    let dates = match dates {
        1 => "1 date".to_owned(),
        dates => format!("{} dates", in_full(dates as f64)),
    };
    format!("{dates} can only be read with the {what} first")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(texts: &[&str]) -> DateOrder {
        let mut orders = Orders::default();
        for text in texts {
            orders.add(text);
        }
        orders.order().0
    }

    #[test]
    fn the_whole_column_says_which_comes_first() {
        assert_eq!(order(&["3/4/2026", "9/30/2026"]), DateOrder::MonthFirst);
        assert_eq!(order(&["3/4/2026", "30.9.2026"]), DateOrder::DayFirst);
        assert_eq!(order(&["3/4/2026"]), DateOrder::Ask);
        assert_eq!(order(&["30/9/2026", "9/30/2026"]), DateOrder::Ask);
        assert_eq!(
            order(&["3/3/2026", "2026-09-30", "Sep 2026"]),
            DateOrder::MonthFirst
        );
        let firsts = ["2/1/2025", "3/1/2025", "2/1/2026", "4/1/2026"];
        assert_eq!(order(&firsts), DateOrder::MonthFirst);
        assert_eq!(order(&firsts[..2]), DateOrder::Ask);
    }

    #[test]
    fn a_weekday_tells_the_order_where_it_is_right_in_one_only() {
        // The third of April is a Friday, the fourth of March a Wednesday.
        assert_eq!(order(&["Fri 3/4/2026"]), DateOrder::DayFirst);
        assert_eq!(order(&["Wednesday, 3/4/2026"]), DateOrder::MonthFirst);
        assert_eq!(order(&["Sun 3/4/2026"]), DateOrder::Ask);
        for said in [DateOrder::MonthFirst, DateOrder::DayFirst] {
            let read = in_order("Fri 3/4/2026", said);
            assert_eq!(read.as_deref(), Some("4/3/2026"));
        }
        assert!(!is_either("Fri 3/4/2026") && is_either("Sun 3/4/2026"));
    }

    #[test]
    fn blanks_and_dashes_between_the_numbers_change_nothing() {
        for text in [
            "3 / 4 / 2026",
            "3\u{2013}4\u{2013}2026",
            "3 - 4 - 2026",
            "3.4.2026",
        ] {
            assert!(is_either(text), "{text}");
            let read = in_order(text, DateOrder::DayFirst);
            assert_eq!(read.as_deref(), Some("4/3/2026"), "{text}");
        }
        for text in [
            "3/4-2026",
            "1.2.34.5",
            "2026-03-04",
            "3/4",
            "6-7 of 2026",
            "March 3/4/2026",
        ] {
            assert!(numbers(text).is_none(), "{text}");
        }
    }

    #[test]
    fn times_of_day_stay_with_a_date_that_is_turned() {
        let turned = |text| in_order(text, DateOrder::DayFirst);
        assert_eq!(
            turned("03/04/2018 11:11:26 AM").as_deref(),
            Some("4/3/2018 11:11:26 AM")
        );
        assert_eq!(turned("2026-09-30"), None);
        assert!(is_either("3/4/2026") && !is_either("3/3/2026") && !is_either("3/14/2026"));
    }
}

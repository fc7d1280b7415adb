//! Dates of which only the order of day and month says which they are.

use super::mapping::{DateOrder, Layout};
use super::table::Table;
use crate::domain::number::in_full;
use crate::domain::period::WeekSide;
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

/// The two numbers before the year.
fn numbers(text: &str) -> Option<(Numbers, &str, &str)> {
    let (_, text) = after_week(text);
    // Most cells are no such date, and most of those are told by where their first number ends.
    let first = text.bytes().position(|byte| !byte.is_ascii_digit())?;
    if !(1..=2).contains(&first) {
        return None;
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')))
        .unwrap_or(text.len());
    let (date, rest) = text.split_at_checked(end)?;
    let mark = ['/', '-', '.'].into_iter().find(|c| date.contains(*c))?;
    let mut parts = date.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| (1..=2).contains(&part.len());
    let sound =
        parts.next().is_none() && short(first) && short(second) && matches!(year.len(), 2 | 4);
    if !sound {
        return None;
    }
    let read = Numbers {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year: year.parse().ok()?,
    };
    Some((read, year, rest))
}

/// The same date with the first two numbers exchanged and "/" between them. `None` for anything else.
pub(super) fn turned(text: &str) -> Option<String> {
    let (read, year, rest) = numbers(text)?;
    let (before, _) = after_week(text);
    Some(format!(
        "{before}{}/{}/{year}{rest}",
        read.second, read.first
    ))
}

/// The date as it is read month first, whatever stands between its numbers.
fn month_first(text: &str) -> Option<String> {
    let (read, year, rest) = numbers(text)?;
    let (before, _) = after_week(text);
    Some(format!(
        "{before}{}/{}/{year}{rest}",
        read.first, read.second
    ))
}

/// A text as it is to be read when dates are written in that order; `None` when it is no date in numbers.
pub(in crate::import) fn in_order(text: &str, order: DateOrder) -> Option<String> {
    match order {
        DateOrder::DayFirst => turned(text),
        DateOrder::MonthFirst | DateOrder::Ask => month_first(text),
    }
}

/// Whether the text is another date when day and month are exchanged.
pub(in crate::import) fn is_either(text: &str) -> bool {
    numbers(text).is_some_and(|(read, ..)| {
        let month = 1..=12;
        month.contains(&read.first) && month.contains(&read.second) && read.first != read.second
    })
}

/// Whether the order of its numbers tells what date the text is.
pub(in crate::import) fn depends_on_order(text: &str) -> bool {
    numbers(text).is_some_and(|(read, ..)| read.first != read.second)
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
        let Some((read, ..)) = numbers(text) else {
            return;
        };
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
            (1.., 0) => (
                DateOrder::MonthFirst,
                counted(month_count, "a second number above 12"),
            ),
            (0, 1..) => (
                DateOrder::DayFirst,
                counted(self.day_first, "a first number above 12"),
            ),
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

/// "1 date has …", "3 dates have …".
fn counted(dates: usize, what: &str) -> String {
    match dates {
        1 => format!("1 date has {what}"),
        dates => format!("{} dates have {what}", in_full(dates as f64)),
    }
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
    fn times_of_day_stay_with_a_date_that_is_turned() {
        assert_eq!(
            turned("03/04/2018 11:11:26 AM").as_deref(),
            Some("4/3/2018 11:11:26 AM")
        );
        assert_eq!(turned("2026-09-30"), None);
        assert!(is_either("3/4/2026") && !is_either("3/3/2026") && !is_either("3/14/2026"));
    }
}

//! What a column's heading says of the figures below it: a period, an actual, a target, or nothing.

use super::dates::in_order;
use super::mapping::DateOrder;
use crate::domain::dates::month_from_name;
use crate::domain::period::{Frequency, Period};
use chrono::{Datelike, NaiveDate};

/// Whether a figure is what came of it or what was meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A figure.
    Actual,
    /// A target.
    Target,
}

/// A heading, or a period's cell, that says what figures stand with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// The period it names.
    pub period: Option<Period>,
    /// Actual or target; `None` when it names neither.
    pub what: Option<What>,
    /// The figures run from the beginning of the year to the end of their period.
    pub to_date: bool,
}

/// Words that name a figure that came true.
const ACTUAL: [&str; 10] = [
    "actual", "actuals", "result", "results", "achieved", "observed", "value", "values", "figure",
    "figures",
];
/// Words that name what was meant to come true.
const TARGET: [&str; 4] = ["target", "targets", "goal", "goals"];
/// Words that change nothing beside one of those.
const FILLING: [&str; 13] = [
    "monthly",
    "quarterly",
    "annual",
    "yearly",
    "weekly",
    "daily",
    "month",
    "year",
    "quarter",
    "raw",
    "performance",
    "the",
    "for",
];

/// Reads a heading. `None` when it says something else, as "FY25 Target Explanation".
pub fn heading(text: &str, fiscal_first_month: u32) -> Option<Heading> {
    let (rest, mut found) = without_words(text);
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    if rest.is_empty() {
        return (found.what.is_some() || found.to_date).then_some(found);
    }
    let calendar = rest.strip_prefix("cy").map(str::trim_start);
    let rest = calendar
        .filter(|year| year.starts_with(['1', '2']))
        .unwrap_or(rest);
    if let Ok(period) = Period::parse(rest, fiscal_first_month) {
        found.period = Some(period);
        return Some(found);
    }
    if let Some(period) = month_of_year(rest, fiscal_first_month) {
        found.period = Some(period);
        return Some(found);
    }
    let mut words = rest.split(|c: char| !c.is_alphanumeric());
    let only_filling = words.all(|word| word.is_empty() || is_one_of(word, &FILLING));
    (only_filling && (found.what.is_some() || found.to_date)).then_some(found)
}

/// A month beside the fiscal year it lies in, as stacked headings give it: "fy26 jul".
fn month_of_year(text: &str, fiscal_first_month: u32) -> Option<Period> {
    let (year, month) = text.rsplit_once(' ')?;
    let month = month_from_name(month)?;
    let year = Period::parse(year, fiscal_first_month).ok()?;
    let begins = year.start();
    if year.frequency() != Frequency::Year {
        return None;
    }
    let later = i32::from(month < begins.month());
    let first = NaiveDate::from_ymd_opt(begins.year() + later, month, 1)?;
    Period::starting(Frequency::Month, first)
}

/// The same with a date in numbers read in that order; while the order is open, in whichever gives a date.
pub fn dated_heading(text: &str, fiscal_first_month: u32, order: DateOrder) -> Option<Heading> {
    let read = |text: Option<String>| heading(&text?, fiscal_first_month);
    match order {
        DateOrder::MonthFirst | DateOrder::DayFirst => {
            read(in_order(text, order)).or_else(|| heading(text, fiscal_first_month))
        }
        DateOrder::Ask => heading(text, fiscal_first_month)
            .or_else(|| read(in_order(text, DateOrder::MonthFirst)))
            .or_else(|| read(in_order(text, DateOrder::DayFirst))),
    }
}

/// The text without the words that name an actual or a target, and what they said.
fn without_words(text: &str) -> (String, Heading) {
    let mut found = Heading {
        period: None,
        what: None,
        to_date: false,
    };
    let small = text.to_lowercase();
    let small = small
        .replace("year-to-date", "ytd")
        .replace("year to date", "ytd")
        .replace("fiscal year ", "fy ");
    let mut rest = String::with_capacity(small.len());
    let mut word = String::new();
    for c in small.chars().chain([' ']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if is_one_of(&word, &ACTUAL) {
            found.what = found.what.or(Some(What::Actual));
        } else if is_one_of(&word, &TARGET) {
            found.what = Some(What::Target);
        } else if matches!(word.as_str(), "ytd" | "fytd") {
            found.to_date = true;
        } else {
            rest.push_str(&word);
        }
        word.clear();
        rest.push(if c == '_' { ' ' } else { c });
    }
    (rest, found)
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<(Option<String>, Option<What>, bool)> {
        let found = heading(text, 7)?;
        let period = found.period.map(Period::iso);
        Some((period, found.what, found.to_date))
    }

    #[test]
    fn headings_name_periods_actuals_and_targets() {
        let period = |text: &str| Some(text.to_owned());
        for (text, wanted) in [
            ("FY26 Q1", (period("2025-Q3"), None, false)),
            ("FY26 Jul", (period("2025-07"), None, false)),
            (
                "FY26 June Target",
                (period("2026-06"), Some(What::Target), false),
            ),
            (
                "FY 23 Actual",
                (period("2022-07/P1Y"), Some(What::Actual), false),
            ),
            (
                "FY24 Target",
                (period("2023-07/P1Y"), Some(What::Target), false),
            ),
            (
                "Target FY24",
                (period("2023-07/P1Y"), Some(What::Target), false),
            ),
            ("Jan-08", (period("2008-01"), None, false)),
            ("2024-07", (period("2024-07"), None, false)),
            ("2024", (period("2024"), None, false)),
            ("CY2024", (period("2024"), None, false)),
            (
                "Fiscal Year 2024 Target",
                (period("2023-07/P1Y"), Some(What::Target), false),
            ),
            (
                "Sep 2024 (actual)",
                (period("2024-09"), Some(What::Actual), false),
            ),
            ("MONTHLY_TARGET", (None, Some(What::Target), false)),
            ("YTD_ACTUAL", (None, Some(What::Actual), true)),
            ("Year to date", (None, None, true)),
            ("value_raw", (None, Some(What::Actual), false)),
        ] {
            assert_eq!(said(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_headings_name_nothing() {
        for text in [
            "FY 25 Target Explanation",
            "Notes: FY25 Target Explanation",
            "FY 25 Quarterly Context",
            "Fiscal Year",
            "Month",
            "2010 Census Wards Precincts",
            "Target date",
            "",
            "Measure",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}

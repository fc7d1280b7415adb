//! Periods as departments write them in their spreadsheets.
//!
//! Dates are read month first, as American cities write them. What could honestly mean two
//! things is refused with a reason rather than guessed.

use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

use super::{Frequency, Period, WeekSide};
use crate::domain::dates;

/// The first year read from a spreadsheet: an earlier one is a slip of the pen.
const FIRST_READ: i32 = 1000;
/// The years that four digits alone are read as: others are as likely figures.
const BARE_YEARS: RangeInclusive<i32> = 1900..=2100;

/// Why a text was not read as a period. The message quotes the text (its first 40 characters)
/// and says what would help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// There was no text.
    #[error("the period is empty; write it like 2026-09, 9/30/2026, Sep 2026, 2026-Q3 or FY26")]
    Empty,
    /// No form we know.
    #[error(
        "\u{201c}{0}\u{201d} is not a period; \
         write it like 2026-09, 9/30/2026, Sep 2026, 2026-Q3 or FY26"
    )]
    Unknown(String),
    /// A day before the month.
    #[error(
        "\u{201c}{0}\u{201d} seems to have the day first; \
         write the month first (9/30/2026) or use 2026-09-30"
    )]
    DayFirst(String),
    /// A day and month with no year.
    #[error("\u{201c}{0}\u{201d} has no year; write it in full, like 9/30/2026 or Sep 2026")]
    NoYear(String),
    /// Read, but the calendar has no such day, week, month or quarter.
    #[error("\u{201c}{0}\u{201d} is not on the calendar; check the {1}")]
    NotOnCalendar(String, &'static str),
    /// A spreadsheet's count of days.
    #[error(
        "\u{201c}{0}\u{201d} looks like a spreadsheet's number for a day; \
         format the column as a date and save again"
    )]
    DayNumber(String),
}

/// A piece of the text: a number with the count of its digits, or a word in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Num(u32, usize),
    Word(String),
}

/// What the pieces say, before the calendar was asked.
enum Said {
    Day(i32, u32, u32),
    Week(i32, u32),
    Month(i32, u32),
    Quarter(i32, u32),
    /// The year and month it begins in, those it ends in.
    Months((i32, u32), (i32, u32)),
    FiscalQuarter(i32, u32),
    Year(i32),
    FiscalYear(i32),
}

impl Period {
    /// Reads a period as people write it: `2026-09`, `2026-09-30`, `9/30/2026`, `Sep 2026`,
    /// `September 2026`, `Sep-26`, `Sep 30, 2026`, `2026Q3`, `Q3 2026`, `Jul-Sep 2026`, `FY26 Q1`, `FY2026`, `2012-13`,
    /// `2026-W39`, `week of Sep 28, 2026`, `week ending 10/4/2026`, `2026`, and what [`Period::iso`] writes. A time of day
    /// after a date is ignored. Four digits alone are a year from 1900 to 2100. Two-digit years mean 1970 to 2069. `fiscal_first_month`
    /// (1 to 12) is where the city's fiscal year begins.
    ///
    /// # Errors
    /// [`PeriodError`] when the text names no period, or could name two.
    pub fn parse(text: &str, fiscal_first_month: u32) -> Result<Self, PeriodError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PeriodError::Empty);
        }
        let iso = Self::from_iso(&text.to_uppercase());
        let is_bare = text.len() == 4;
        if let Some(period) = iso.filter(|p| !is_bare && p.start().year() >= FIRST_READ) {
            return Ok(period);
        }
        let date_only = without_time_of_day(text);
        let Some(mut pieces) = pieces(date_only) else {
            return Err(unknown(text));
        };
        let week = strip_week(&mut pieces);
        let said = said(&pieces, date_only)?;
        let period = on_calendar(&said, date_only, fiscal_first_month)?;
        let Some(side) = week else {
            return Ok(period);
        };
        let day = Some(period).filter(|period| period.frequency() == Frequency::Day);
        day.and_then(|day| side.week(day.start()))
            .ok_or_else(|| unknown(text))
    }
}

/// Drops "00:00:00" and the like from the end of a date's text.
fn without_time_of_day(text: &str) -> &str {
    let Some((before, _)) = text.split_once(':') else {
        return text;
    };
    let hour_from = before.trim_end_matches(|c: char| c.is_ascii_digit());
    match hour_from.strip_suffix(['T', 't', ' ']) {
        Some(date) => date.trim_end().trim_end_matches(','),
        None => text,
    }
}

/// Splits a text into numbers and words. `None` when it holds characters that no period has.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    // A sign in front is no date's; the end may carry the point of an abbreviated month.
    if !text.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut found = Vec::new();
    let mut run = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let separator = match c {
            ' ' | '\u{a0}' | '-' | '\u{2010}'..='\u{2015}' | '/' | ',' | '\'' | '\u{2019}' => true,
            '.' if before.is_alphabetic() => true,
            _ if c.is_alphanumeric() => false,
            _ => return None,
        };
        let turned = before.is_alphabetic() != c.is_alphabetic();
        if separator || turned {
            push_piece(&mut found, &mut run)?;
        }
        if !separator {
            run.push(c);
        }
        before = c;
    }
    push_piece(&mut found, &mut run)?;
    if let Some(Piece::Word(word)) = found.first()
        && is_weekday(word)
    {
        found.remove(0);
    }
    Some(found)
}

/// Ends the piece being collected, if there is one. `None` when it is a number no date has.
fn push_piece(found: &mut Vec<Piece>, run: &mut String) -> Option<()> {
    if run.is_empty() {
        return Some(());
    }
    let piece = if run.bytes().all(|b| b.is_ascii_digit()) {
        Piece::Num(run.parse().ok()?, run.len())
    } else {
        Piece::Word(run.to_lowercase())
    };
    run.clear();
    found.push(piece);
    Some(())
}

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(word))
}

/// Takes a leading "week of", "week beginning" or "week ending" away, and a weekday after it, and says which day of
/// the week the date is.
fn strip_week(pieces: &mut Vec<Piece>) -> Option<WeekSide> {
    let [Piece::Word(first), Piece::Word(second), ..] = pieces.as_slice() else {
        return None;
    };
    let side = WeekSide::of_words(first, second)?;
    pieces.drain(..2);
    if let Some(Piece::Word(word)) = pieces.first()
        && is_weekday(word)
    {
        pieces.remove(0);
    }
    Some(side)
}

/// What the pieces say, by their order and sizes.
fn said(pieces: &[Piece], text: &str) -> Result<Said, PeriodError> {
    use Piece::Num;
    match pieces {
        [Num(y, 4)] => Ok(Said::Year(*y as i32)),
        [Num(20_000..=80_000, 5)] => Err(PeriodError::DayNumber(quoted(text))),
        [Num(y, 4), Num(ends, 2 | 4)] if *ends > 12 && is_year_after(*y, *ends) => {
            Ok(Said::FiscalYear(*y as i32 + 1))
        }
        [Num(y, 4), Num(m, 1..=2)] | [Num(m, 1..=2), Num(y, 4)] => Ok(Said::Month(*y as i32, *m)),
        [Num(y, 4), Num(m, 1..=2), Num(d, 1..=2)] => Ok(Said::Day(*y as i32, *m, *d)),
        [Num(m, 1..=2), Num(d, 1..=2), Num(y, 2 | 4)] => {
            if *m > 12 && *d <= 12 {
                return Err(PeriodError::DayFirst(quoted(text)));
            }
            Ok(Said::Day(full_year(*y), *m, *d))
        }
        [Num(_, 1..=2), Num(_, 1..=2)] => Err(PeriodError::NoYear(quoted(text))),
        _ => said_in_words(pieces, text),
    }
}

/// The forms with words in them: month names, quarters, weeks and fiscal years.
fn said_in_words(pieces: &[Piece], text: &str) -> Result<Said, PeriodError> {
    use Piece::{Num, Word};
    match pieces {
        [Word(fy), rest @ ..] | [rest @ .., Word(fy)] if fy == "fy" => fiscal(rest, text),
        [Word(q), Num(n, 1), Word(fy), rest @ ..] if is_quarter(q) && fy == "fy" => match rest {
            [Num(y, 2 | 4)] => Ok(Said::FiscalQuarter(full_year(*y), *n)),
            _ => Err(unknown(text)),
        },
        [Word(w), Num(n, 1..=2), Num(y, 2 | 4)] | [Num(y, 4), Word(w), Num(n, 1..=2)]
            if is_quarter(w) || is_week(w) =>
        {
            Ok(numbered(w, *n, full_year(*y)))
        }
        [Num(n, 1), Word(q), Num(y, 2 | 4)] if q == "q" => Ok(Said::Quarter(full_year(*y), *n)),
        _ => said_with_month(pieces, text),
    }
}

/// The forms with a month's name.
fn said_with_month(pieces: &[Piece], text: &str) -> Result<Said, PeriodError> {
    use Piece::{Num, Word};
    let month = |word: &str| dates::month_from_name(word).ok_or_else(|| unknown(text));
    match pieces {
        [Word(w), Num(y, 4)] | [Num(y, 4), Word(w)] => Ok(Said::Month(*y as i32, month(w)?)),
        [Word(w), Num(y, 2)] => {
            // A spreadsheet shows a month as "Sep-26"; "Sep 26" is as likely a day.
            let month = month(w)?;
            if text.contains(['-', '\'', '\u{2019}']) {
                Ok(Said::Month(full_year(*y), month))
            } else {
                Err(PeriodError::NoYear(quoted(text)))
            }
        }
        [Word(w), Num(d, 1..=2), Num(y, 4)] | [Num(y, 4), Word(w), Num(d, 1..=2)] => {
            Ok(Said::Day(*y as i32, month(w)?, *d))
        }
        [Word(from), rest @ .., Word(to), Num(y, 4)] if is_range(rest) => {
            let (from, to, ends) = (month(from)?, month(to)?, *y as i32);
            let begins = match rest.first() {
                Some(Num(y, _)) => *y as i32,
                Some(Word(_)) | None => ends - i32::from(from > to),
            };
            Ok(Said::Months((begins, from), (ends, to)))
        }
        [Num(d, 1..=2), Word(w), Num(y, 2 | 4)] => Ok(Said::Day(full_year(*y), month(w)?, *d)),
        [Num(_, 1..=2), Word(w)] | [Word(w), Num(_, 1)] => {
            month(w)?;
            Err(PeriodError::NoYear(quoted(text)))
        }
        _ => Err(unknown(text)),
    }
}

/// Whether that may stand between two months that name a stretch of time: a year, "to", both or nothing.
fn is_range(between: &[Piece]) -> bool {
    let between = match between {
        [rest @ .., Piece::Word(to)] if to == "to" => rest,
        _ => between,
    };
    matches!(between, [] | [Piece::Num(_, 4)])
}

/// What follows (or stands before) "FY": a year, or a year and a quarter in either order.
fn fiscal(rest: &[Piece], text: &str) -> Result<Said, PeriodError> {
    use Piece::{Num, Word};
    match rest {
        [Num(y, 2 | 4)] => Ok(Said::FiscalYear(full_year(*y))),
        [Num(y, 2 | 4), Word(q), Num(n, 1)] | [Word(q), Num(n, 1), Num(y, 2 | 4)]
            if is_quarter(q) =>
        {
            Ok(Said::FiscalQuarter(full_year(*y), *n))
        }
        [Num(begins, 2 | 4), Num(ends, 2 | 4)] if is_year_after(*begins, *ends) => {
            Ok(Said::FiscalYear(full_year(*ends)))
        }
        _ => Err(unknown(text)),
    }
}

/// Whether the second of two years, with two digits or four, follows the first: 2025 and 26.
fn is_year_after(begins: u32, ends: u32) -> bool {
    full_year(begins) + 1 == full_year(ends)
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "q" | "qtr" | "quarter")
}

fn is_week(word: &str) -> bool {
    matches!(word, "w" | "wk" | "week")
}

fn numbered(word: &str, number: u32, year: i32) -> Said {
    if is_week(word) {
        Said::Week(year, number)
    } else {
        Said::Quarter(year, number)
    }
}

/// A year of two digits lies in 1970 to 2069.
fn full_year(year: u32) -> i32 {
    match year {
        0..70 => year as i32 + 2000,
        70..100 => year as i32 + 1900,
        _ => year as i32,
    }
}

/// The period, when the calendar has it.
fn on_calendar(said: &Said, text: &str, first_month: u32) -> Result<Period, PeriodError> {
    let (period, part) = match *said {
        Said::Day(y, m, d) => {
            let day = NaiveDate::from_ymd_opt(y, m, d);
            let part = if (1..=12).contains(&m) {
                "day"
            } else {
                "month"
            };
            (
                day.and_then(|day| Period::starting(Frequency::Day, day)),
                part,
            )
        }
        Said::Week(y, week) => (Period::iso_week(y, week), "week"),
        Said::Month(y, m) => {
            let first = NaiveDate::from_ymd_opt(y, m, 1);
            (
                first.and_then(|day| Period::starting(Frequency::Month, day)),
                "month",
            )
        }
        Said::Quarter(y, quarter) => (Period::fiscal_quarter(y, quarter, 1), "quarter"),
        Said::Months((y, m), ends) => {
            let first = NaiveDate::from_ymd_opt(y, m, 1);
            let quarter = first.and_then(|day| Period::starting(Frequency::Quarter, day));
            let last = quarter.map(|quarter| (quarter.end().year(), quarter.end().month()));
            (quarter.filter(|_| last == Some(ends)), "quarter")
        }
        Said::FiscalQuarter(y, quarter) => {
            (Period::fiscal_quarter(y, quarter, first_month), "quarter")
        }
        Said::Year(y) | Said::FiscalYear(y) if !BARE_YEARS.contains(&y) => (None, "year"),
        Said::Year(y) => (Period::fiscal_year(y, 1), "year"),
        Said::FiscalYear(y) => (Period::fiscal_year(y, first_month), "year"),
    };
    period
        .filter(|p| p.start().year() >= FIRST_READ)
        .ok_or_else(|| PeriodError::NotOnCalendar(quoted(text), part))
}

fn unknown(text: &str) -> PeriodError {
    PeriodError::Unknown(quoted(text))
}

/// The text's first 40 characters, so that a message stays one line.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

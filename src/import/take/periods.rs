//! The period of a row, from one cell or from two.

use super::reading::{Reading, Time, says_fiscal};
use crate::domain::dates::month_from_name;
use crate::domain::period::{Frequency, Period, PeriodError, WeekSide};
use crate::import::finding::FindingKind;
use crate::import::grid::{Cell, MomentLook};
use crate::import::understand::{
    DateOrder, What, depends_on_order, heading, in_order, is_either, spelled_out,
};
use std::collections::HashMap;

/// How many different texts are remembered.
const REMEMBERED: usize = 100_000;

/// A period, and whether its cell says what its figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub period: Period,
    pub what: Option<What>,
}

/// Kind, column and words of a fault.
type PeriodFault = (FindingKind, usize, String);

/// Reads periods, each text once.
pub(super) struct PeriodReader {
    time: Time,
    week: Option<WeekSide>,
    fiscal: bool,
    spans: bool,
    dates: DateOrder,
    first_month: u32,
    /// Some date's meaning depends on the order of its numbers.
    ordered: bool,
    read: HashMap<String, Result<Said, (FindingKind, String)>>,
}

impl PeriodReader {
    pub(super) fn new(reading: &Reading) -> Self {
        Self {
            time: reading.time,
            week: reading.week,
            fiscal: reading.fiscal,
            spans: reading.spans,
            dates: reading.dates,
            first_month: reading.first_month,
            ordered: false,
            read: HashMap::new(),
        }
    }

    /// Whether the order of dates told what some date means.
    pub(super) const fn ordered(&self) -> bool {
        self.ordered
    }

    /// The period of a row, whose cells are had by their column.
    pub(super) fn read<'c>(
        &mut self,
        cell: impl Fn(usize) -> Cell<'c>,
    ) -> Result<Said, PeriodFault> {
        match self.time {
            Time::Cell(column) => self
                .of_cell(cell(column))
                .map(|said| self.as_headed(said, cell(column)))
                .map_err(|(kind, words)| (kind, column, words)),
            Time::Parts {
                year,
                fiscal,
                part,
                month,
                from_first,
            } => self
                .of_parts((cell(year), fiscal), (cell(part), month, from_first))
                .map_err(|words| (FindingKind::UnreadablePeriod, part, words)),
            Time::Headings => Err((
                FindingKind::UnreadablePeriod,
                1,
                PeriodError::Empty.to_string(),
            )),
        }
    }

    /// A date below "Week ending" is the week that ends then; below "Fiscal year" 2026 is FY26, and "Q1 2026" the
    /// first quarter of it.
    fn as_headed(&self, said: Said, cell: Cell<'_>) -> Said {
        let period = said.period;
        let year = chrono::Datelike::year(&period.start());
        let headed = match (period.frequency(), self.week) {
            (Frequency::Day, Some(side)) => side.week(period.start()),
            (Frequency::Year, _) if self.fiscal && period.is_calendar() => {
                Period::fiscal_year(year, self.first_month)
            }
            (Frequency::Quarter, _) if self.fiscal && is_numbered(&cell.text()) => {
                let quarter = chrono::Datelike::month0(&period.start()) / 3 + 1;
                Period::fiscal_quarter(year, quarter, self.first_month)
            }
            (
                Frequency::Day
                | Frequency::Week
                | Frequency::Month
                | Frequency::Quarter
                | Frequency::Year,
                _,
            ) => None,
        };
        Said {
            period: headed.unwrap_or(period),
            ..said
        }
    }

    fn of_cell(&mut self, cell: Cell<'_>) -> Result<Said, (FindingKind, String)> {
        match cell {
            Cell::Text(text) => {
                if let Some(known) = self.read.get(text) {
                    return known.clone();
                }
                let read = self.of_text(text);
                self.ordered |= depends_on_order(text);
                if self.read.len() < REMEMBERED {
                    self.read.insert(text.to_owned(), read.clone());
                }
                read
            }
            Cell::Moment(at, look) => {
                of_moment(at.date(), look).map_err(|words| (FindingKind::UnreadablePeriod, words))
            }
            Cell::Blank => Err((
                FindingKind::UnreadablePeriod,
                PeriodError::Empty.to_string(),
            )),
            Cell::Number(..)
            | Cell::Days(_)
            | Cell::Bool(_)
            | Cell::Error(_)
            | Cell::Uncalculated => self.of_text(&cell.text()),
        }
    }

    fn of_text(&self, text: &str) -> Result<Said, (FindingKind, String)> {
        if self.dates == DateOrder::Ask && is_either(text) {
            return Err((FindingKind::AmbiguousDate, either(text, self.first_month)));
        }
        let spelled = spelled_out(text).filter(|_| self.spans);
        let ordered = spelled.or_else(|| in_order(text, self.dates));
        let dated = ordered.as_deref().unwrap_or(text);
        let read = Period::parse(dated, self.first_month);
        let error = match read {
            Ok(period) => return Ok(Said { period, what: None }),
            Err(error) => error,
        };
        // "FY 23 Actual" says both.
        let said = heading(text, self.first_month).and_then(|said| Some((said.period?, said.what)));
        match said {
            Some((period, what)) => Ok(Said { period, what }),
            None => Err((FindingKind::UnreadablePeriod, error.to_string())),
        }
    }

    fn of_parts(
        &self,
        (year, fiscal): (Cell<'_>, bool),
        (part, month, from_first): (Cell<'_>, bool, bool),
    ) -> Result<Said, String> {
        let text = part.text();
        let number = if month {
            let nth = |nth| {
                if from_first {
                    (nth + self.first_month - 2) % 12 + 1
                } else {
                    nth
                }
            };
            month_from_name(text.trim()).or_else(|| whole(&part, 12).map(nth))
        } else {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits
                .parse()
                .ok()
                .filter(|quarter| (1..=4).contains(quarter))
        };
        let what = if month { "month" } else { "quarter" };
        let number = number.ok_or_else(|| {
            format!(
                "{} is no {what}; write a {what} like {}",
                crate::import::quoted(&text),
                if month { "9 or Sep" } else { "3 or Q3" }
            )
        })?;
        let year_text = year.text();
        let fiscal = fiscal || says_fiscal(&year_text);
        let named = heading(&year_text, self.first_month).and_then(|said| said.period);
        let year = named
            .filter(|period| period.frequency() == Frequency::Year)
            .map(|period| chrono::Datelike::year(&period.end()))
            .ok_or_else(|| {
                format!(
                    "{} is no year; write it with four digits",
                    crate::import::quoted(&year_text)
                )
            })?;
        let period = match (month, fiscal) {
            (true, false) => month_of(year, number),
            (true, true) => {
                let first = self.first_month;
                let calendar = if first > 1 && number >= first {
                    year - 1
                } else {
                    year
                };
                month_of(calendar, number)
            }
            (false, true) => Period::fiscal_quarter(year, number, self.first_month),
            (false, false) => Period::fiscal_quarter(year, number, 1),
        };
        let period = period.ok_or_else(|| {
            format!(
                "{} is not on the calendar; check the {what}",
                crate::import::quoted(&text)
            )
        })?;
        Ok(Said { period, what: None })
    }
}

/// Whether a text numbers its quarter, in a year of which it doesn't say whether it is fiscal: "Q1 2026".
fn is_numbered(text: &str) -> bool {
    let small = text.to_lowercase();
    let letters: String = small.chars().filter(char::is_ascii_alphabetic).collect();
    matches!(letters.as_str(), "q" | "qtr" | "quarter")
}

fn month_of(year: i32, month: u32) -> Option<Period> {
    let first = chrono::NaiveDate::from_ymd_opt(year, month, 1)?;
    Period::starting(Frequency::Month, first)
}

/// A whole number from 1 to that.
fn whole(cell: &Cell<'_>, most: u32) -> Option<u32> {
    let number: f64 = match cell {
        Cell::Number(number, _) => *number,
        Cell::Text(text) => text.trim().parse().ok()?,
        Cell::Blank
        | Cell::Moment(..)
        | Cell::Days(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::Uncalculated => return None,
    };
    let in_range = number.fract() == 0.0 && (1.0..=f64::from(most)).contains(&number);
    in_range.then_some(number as u32)
}

fn of_moment(date: chrono::NaiveDate, look: MomentLook) -> Result<Said, String> {
    let frequency = match look {
        MomentLook::Year => Frequency::Year,
        MomentLook::Month => Frequency::Month,
        MomentLook::Day | MomentLook::DayTime => Frequency::Day,
        MomentLook::Time => {
            return Err("the period is a time of day; write a date or a month".to_owned());
        }
    };
    Ok(Said {
        period: Period::containing(frequency, date),
        what: None,
    })
}

/// Asks which of two dates is meant.
pub(super) fn either(text: &str, first_month: u32) -> String {
    let read = |order| {
        let text = in_order(text, order)?;
        let period = Period::parse(&text, first_month).ok()?;
        Some(period.label())
    };
    let both = read(DateOrder::MonthFirst).zip(read(DateOrder::DayFirst));
    let meant = both.map_or_else(String::new, |(one, other)| format!(": {one}, or {other}"));
    format!(
        "{} could be read with the month or with the day first{meant}? Say which comes first",
        crate::import::quoted(text)
    )
}

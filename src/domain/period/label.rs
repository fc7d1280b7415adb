//! Periods as people read them.

use chrono::{Datelike, NaiveDate};

use super::{Frequency, Period};
use crate::domain::dates;

impl Period {
    /// Short form for tables and labels: "Sep 30, 2026", "week of Sep 28, 2026", "Sep 2026",
    /// "Q3 2026", "2026"; a fiscal year that is no calendar year "FY26" (with four digits outside
    /// 2000 to 2099), a quarter that is no calendar quarter "Nov 2025 – Jan 2026".
    pub fn label(self) -> String {
        let start = self.start();
        match self.frequency() {
            Frequency::Day => dates::prose(start),
            Frequency::Week => format!("week of {}", dates::prose(start)),
            Frequency::Month => short_month(start),
            Frequency::Quarter if self.is_calendar() => {
                format!("Q{} {}", self.calendar_quarter(), start.year())
            }
            Frequency::Quarter => {
                format!("{} – {}", short_month(start), short_month(self.end()))
            }
            Frequency::Year if self.is_calendar() => start.year().to_string(),
            Frequency::Year => {
                let year = self.end().year();
                let digits = if (2000..2100).contains(&year) {
                    year - 2000
                } else {
                    year
                };
                format!("FY{digits:02}")
            }
        }
    }

    /// Long form for prose and headings: "September 30, 2026", "week of September 28, 2026",
    /// "September 2026", "third quarter of 2026", "2026", "fiscal year 2026",
    /// "November 2025 to January 2026".
    pub fn long_label(self) -> String {
        let start = self.start();
        match self.frequency() {
            Frequency::Day => long_date(start),
            Frequency::Week => format!("week of {}", long_date(start)),
            Frequency::Month => long_month(start),
            Frequency::Quarter if self.is_calendar() => {
                let nth = match self.calendar_quarter() {
                    1 => "first",
                    2 => "second",
                    3 => "third",
                    _ => "fourth",
                };
                format!("{nth} quarter of {}", start.year())
            }
            Frequency::Quarter => format!("{} to {}", long_month(start), long_month(self.end())),
            Frequency::Year if self.is_calendar() => start.year().to_string(),
            Frequency::Year => format!("fiscal year {}", self.end().year()),
        }
    }

    /// The short form with the words that put it into a sentence: "in Sep 2026",
    /// "on Sep 30, 2026", "in the week of Sep 28, 2026", "from Nov 2025 to Jan 2026".
    pub fn when(self) -> String {
        let label = self.label();
        match self.frequency() {
            Frequency::Day => format!("on {label}"),
            Frequency::Week => format!("in the {label}"),
            Frequency::Quarter if !self.is_calendar() => {
                format!("from {}", label.replace(" – ", " to "))
            }
            Frequency::Month | Frequency::Quarter | Frequency::Year => format!("in {label}"),
        }
    }

    /// 1 to 4, by the month it begins in.
    pub(super) fn calendar_quarter(self) -> u32 {
        self.start().month0() / 3 + 1
    }
}

/// "Sep 2026".
fn short_month(date: NaiveDate) -> String {
    format!("{} {}", dates::month_abbreviation(date), date.year())
}

/// "September 2026".
fn long_month(date: NaiveDate) -> String {
    format!("{} {}", dates::month_name(date), date.year())
}

/// "September 30, 2026".
fn long_date(date: NaiveDate) -> String {
    format!(
        "{} {}, {}",
        dates::month_name(date),
        date.day(),
        date.year()
    )
}

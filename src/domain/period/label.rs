//! Periods as people read them.

use chrono::{Datelike, NaiveDate};

use super::{Frequency, Period};
use crate::domain::dates;

impl Period {
    /// Short form for tables and labels: "Sep 30, 2026", "week of Sep 28, 2026", "Sep 2026",
    /// "Jul–Sep 2026" ("Nov 2025 – Jan 2026"), "2026"; a fiscal year that is no calendar year "FY26" (with four
    /// digits outside 2000 to 2099). A quarter says its months: where the fiscal year begins in July, "Q3" means
    /// two of them.
    pub fn label(self) -> String {
        let start = self.start();
        match self.frequency() {
            Frequency::Day => dates::prose(start),
            Frequency::Week => format!("week of {}", dates::prose(start)),
            Frequency::Month => short_month(start),
            Frequency::Quarter if self.in_one_year() => {
                format!(
                    "{}–{}",
                    dates::month_abbreviation(start),
                    short_month(self.end())
                )
            }
            Frequency::Quarter => {
                format!("{} – {}", short_month(start), short_month(self.end()))
            }
            Frequency::Year if self.is_calendar() => start.year().to_string(),
            Frequency::Year => fiscal_year_label(self),
        }
    }

    /// Long form for prose and headings: "September 30, 2026", "week of September 28, 2026",
    /// "September 2026", "July to September 2026", "November 2025 to January 2026", "2026", "fiscal year 2026".
    pub fn long_label(self) -> String {
        let start = self.start();
        match self.frequency() {
            Frequency::Day => long_date(start),
            Frequency::Week => format!("week of {}", long_date(start)),
            Frequency::Month => long_month(start),
            Frequency::Quarter if self.in_one_year() => {
                format!("{} to {}", dates::month_name(start), long_month(self.end()))
            }
            Frequency::Quarter => format!("{} to {}", long_month(start), long_month(self.end())),
            Frequency::Year if self.is_calendar() => start.year().to_string(),
            Frequency::Year => format!("fiscal year {}", self.end().year()),
        }
    }

    /// The short form with the words that put it into a sentence: "in Sep 2026",
    /// "on Sep 30, 2026", "in the week of Sep 28, 2026", "from Jul to Sep 2026".
    pub fn when(self) -> String {
        let label = self.label();
        match self.frequency() {
            Frequency::Day => format!("on {label}"),
            Frequency::Week => format!("in the {label}"),
            Frequency::Quarter if self.in_one_year() => {
                format!("from {}", label.replace('–', " to "))
            }
            Frequency::Quarter => format!("from {}", label.replace('–', "to")),
            Frequency::Month | Frequency::Year => format!("in {label}"),
        }
    }

    /// "Q3 2026", where it is a quarter of the calendar.
    pub fn calendar_quarter_label(self) -> Option<String> {
        let quarter = self.frequency() == Frequency::Quarter && self.is_calendar();
        quarter.then(|| format!("Q{} {}", self.calendar_quarter(), self.start().year()))
    }

    /// "FY27 Q1", where it is a quarter of the fiscal years that begin in that month (1 to 12).
    pub fn fiscal_quarter_label(self, first_month: u32) -> Option<String> {
        let begun = (self.start().month() + 12).checked_sub(first_month)? % 12;
        let quarter = self.frequency() == Frequency::Quarter && begun % 3 == 0;
        let year = self.plus(3 - (begun / 3) as i32).end().year();
        let year = Self::fiscal_year(year, first_month).filter(|_| quarter)?;
        Some(format!("{} Q{}", fiscal_year_label(year), begun / 3 + 1))
    }

    /// Whether it begins and ends in one calendar year.
    fn in_one_year(self) -> bool {
        self.start().year() == self.end().year()
    }

    /// 1 to 4, by the month it begins in.
    pub(super) fn calendar_quarter(self) -> u32 {
        self.start().month0() / 3 + 1
    }
}

/// "FY26", by the year it ends in.
fn fiscal_year_label(year: Period) -> String {
    let year = year.end().year();
    let digits = if (2000..2100).contains(&year) {
        year - 2000
    } else {
        year
    };
    format!("FY{digits:02}")
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

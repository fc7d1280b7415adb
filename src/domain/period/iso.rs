//! Periods in files and in the database: one text for each, in the manner of ISO 8601.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Frequency, Period};

impl Period {
    /// "2026-09-30", "2026-W39", "2026-09", "2026-Q3", "2026"; a fiscal year or quarter that is
    /// none of the calendar by its first month and length: "2025-07/P1Y", "2025-11/P3M"; a week that
    /// does not begin on a Monday by its first day: "2026-03-01/P7D".
    pub fn iso(self) -> String {
        let start = self.start();
        let (year, month) = (start.year(), start.month());
        match self.frequency() {
            Frequency::Day => format!("{year:04}-{month:02}-{:02}", start.day()),
            Frequency::Week if !self.is_calendar() => {
                format!("{year:04}-{month:02}-{:02}/P7D", start.day())
            }
            Frequency::Week => {
                let week = start.iso_week();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Frequency::Month => format!("{year:04}-{month:02}"),
            Frequency::Quarter if self.is_calendar() => {
                format!("{year:04}-Q{}", self.calendar_quarter())
            }
            Frequency::Quarter => format!("{year:04}-{month:02}/P3M"),
            Frequency::Year if self.is_calendar() => format!("{year:04}"),
            Frequency::Year => format!("{year:04}-{month:02}/P1Y"),
        }
    }

    /// Reads what [`Period::iso`] writes, and nothing else.
    pub fn from_iso(text: &str) -> Option<Self> {
        if let Some((month, length)) = text.split_once('/') {
            let frequency = match length {
                "P1Y" => Frequency::Year,
                "P3M" => Frequency::Quarter,
                "P7D" => Frequency::Week,
                _ => return None,
            };
            let found = Self::starting(frequency, Self::from_iso(month)?.start())?;
            return (found.iso() == text).then_some(found);
        }
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let (second, third) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        let year = i32::try_from(year).ok()?;
        match (second, third) {
            (None, _) => Self::starting(Frequency::Year, NaiveDate::from_ymd_opt(year, 1, 1)?),
            (Some(month), Some(day)) => {
                let (month, day) = (digits(month, 2)?, digits(day, 2)?);
                Self::starting(Frequency::Day, NaiveDate::from_ymd_opt(year, month, day)?)
            }
            (Some(part), None) => Self::part_of_year(year, part),
        }
    }

    /// The week, quarter or month named by "W39", "Q3" or "09".
    fn part_of_year(year: i32, part: &str) -> Option<Self> {
        if let Some(week) = part.strip_prefix('W') {
            return Self::iso_week(year, digits(week, 2)?);
        }
        if let Some(quarter) = part.strip_prefix('Q') {
            return Self::fiscal_quarter(year, digits(quarter, 1)?, 1);
        }
        let start = NaiveDate::from_ymd_opt(year, digits(part, 2)?, 1)?;
        Self::starting(Frequency::Month, start)
    }

    /// The ISO week of that number (1 to 52, in some years 53), if the year has it.
    pub(super) fn iso_week(year: i32, week: u32) -> Option<Self> {
        Self::starting(
            Frequency::Week,
            NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?,
        )
    }
}

impl fmt::Display for Period {
    /// The ISO form; people read [`Period::label`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_iso(&text)
            .ok_or_else(|| D::Error::custom(format!("{text:?} is not a period such as 2026-09")))
    }
}

/// A number written with exactly that many ASCII digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

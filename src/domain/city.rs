//! The city whose program this is, with the settings of its stat office.

use crate::domain::ids::CityId;
use chrono::{Datelike, NaiveDate};

/// The city and its stat office. A program holds exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct City {
    /// Key.
    pub id: CityId,
    /// Name of the city, as "City of Port Alder".
    pub name: String,
    /// Name of the program of meetings, as "Port Alder Stat".
    pub program_name: String,
    /// Name of the office that runs it, as "Office of Performance".
    pub office: String,
    /// Where departments send written responses.
    pub analyst_email: String,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_first_month: u32,
    /// Time zone of the meetings, an IANA name.
    pub time_zone: String,
    /// Minutes a new meeting is planned for.
    pub meeting_minutes: u32,
    /// Days after a meeting by which written responses are due, unless the meeting says otherwise.
    pub materials_due_days: u32,
    /// Who signs the follow-up memo, as "Chief of Staff".
    pub memo_signatory: String,
    /// Line printed in the foot of every memo, as "Internal use only".
    pub memo_footer: String,
    /// True where people aren't asked at the end whether the meeting was worth their time.
    pub asks_no_feedback: bool,
    /// True when the file holds made-up data, so that the app can say so.
    pub fictional: bool,
}

impl City {
    /// Two letters for the place where the seal goes, taken from the name without "City of".
    pub fn initials(&self) -> String {
        let name = self.name.trim();
        let name = name.strip_prefix("City of ").unwrap_or(name);
        name.split_whitespace()
            .filter_map(|word| word.chars().next())
            .filter(|letter| letter.is_uppercase())
            .take(2)
            .collect()
    }

    /// The first day of the fiscal year that this day lies in.
    pub fn fiscal_year_start(&self, day: NaiveDate) -> NaiveDate {
        let first = self.fiscal_first_month.clamp(1, 12);
        let year = day.year() - i32::from(day.month() < first);
        NaiveDate::from_ymd_opt(year, first, 1).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_begins_on_its_month_before_the_day_or_on_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let city = City {
            fiscal_first_month: 7,
            ..City::default()
        };
        for (of, start) in [
            ("2026-11-22", "2026-07-01"),
            ("2026-06-30", "2025-07-01"),
            ("2026-07-01", "2026-07-01"),
        ] {
            assert_eq!(city.fiscal_year_start(day(of)), day(start));
        }
    }
}

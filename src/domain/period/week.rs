//! Weeks named by one of their days: "week ending 3/7/2026", or a column headed so.

use super::{Frequency, Period};
use chrono::NaiveDate;

/// Which day of its week a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekSide {
    /// Its first.
    Beginning,
    /// Its last.
    Ending,
}

impl WeekSide {
    /// What two words say: "week ending", "week of", "w/e".
    pub(super) fn of_words(first: &str, second: &str) -> Option<Self> {
        let week = matches!(first, "week" | "weeks" | "wk");
        match second {
            "ending" | "ended" | "ends" | "end" if week => Some(Self::Ending),
            "of" | "beginning" | "begins" | "begin" | "starting" | "starts" | "start"
            | "commencing"
                if week =>
            {
                Some(Self::Beginning)
            }
            "e" if first == "w" => Some(Self::Ending),
            "b" | "c" if first == "w" => Some(Self::Beginning),
            _ => None,
        }
    }

    /// What a heading says of the dates below it: "Week ending (Saturday)", "W/E", "Week of". `None` when it says
    /// nothing of weeks, or not which day.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let small = heading.to_lowercase();
        let words: Vec<&str> = small
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        words.windows(2).find_map(|two| match two {
            [first, second] => Self::of_words(first, second),
            _ => None,
        })
    }

    /// The week of which this is that day.
    pub fn week(self, day: NaiveDate) -> Option<Period> {
        match self {
            Self::Beginning => Period::starting(Frequency::Week, day),
            Self::Ending => Period::week_ending(day),
        }
    }
}

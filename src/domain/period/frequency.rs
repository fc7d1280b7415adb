//! How often a measure is reported.

use serde::{Deserialize, Serialize};

/// How long a reporting period is, from the shortest to the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// One day.
    Day,
    /// One ISO week, Monday to Sunday.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Frequency {
    /// All of them, shortest first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// As an adjective: "monthly".
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "daily",
            Self::Week => "weekly",
            Self::Month => "monthly",
            Self::Quarter => "quarterly",
            Self::Year => "yearly",
        }
    }

    /// As a noun: "month".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// Reads the adjective, the noun (also in the plural), "annual" or "annually", in any case.
    pub fn from_word(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text == "annual" || text == "annually" {
            return Some(Self::Year);
        }
        let singular = text.strip_suffix('s').unwrap_or(&text);
        Self::ALL
            .into_iter()
            .find(|f| f.word() == text || f.noun() == singular)
    }
}

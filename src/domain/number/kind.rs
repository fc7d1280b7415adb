//! What a figure counts.

use serde::{Deserialize, Serialize};

/// What a figure counts, which decides how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// Things counted: "1,204", with the unit "1,204 trees".
    Count,
    /// A share, 0 to 100: "94.1%".
    Percent,
    /// Money; the unit is the currency's sign, "$" when empty: "$48,300", "$1.2 M".
    Currency,
    /// Something for each of something else: "12.3 per 1,000 residents".
    Rate,
    /// Any other figure: "0.82".
    Decimal,
    /// Days: "6.2 days".
    Days,
    /// Hours: "1.5 hours".
    Hours,
    /// Minutes: "8.4 minutes".
    Minutes,
    /// A score or an index: "4.2 of 5".
    Score,
}

impl NumberKind {
    /// All of them, in the order a person chooses from.
    pub const ALL: [Self; 9] = [
        Self::Count,
        Self::Percent,
        Self::Currency,
        Self::Rate,
        Self::Decimal,
        Self::Days,
        Self::Hours,
        Self::Minutes,
        Self::Score,
    ];

    /// Its name in files and in lists: "count".
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::Rate => "rate",
            Self::Decimal => "decimal",
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Score => "score",
        }
    }

    /// The kind of that name, in any case.
    pub fn from_word(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.word() == text)
    }

    /// The unit that goes without saying: "days" for days; empty for most.
    pub fn own_unit(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Currency => "$",
            Self::Count | Self::Percent | Self::Rate | Self::Decimal | Self::Score => "",
        }
    }

    /// Decimals a new measure of this kind starts with.
    pub fn usual_decimals(self) -> u8 {
        match self {
            Self::Count | Self::Currency => 0,
            Self::Percent | Self::Rate | Self::Days | Self::Hours | Self::Minutes | Self::Score => {
                1
            }
            Self::Decimal => 2,
        }
    }
}

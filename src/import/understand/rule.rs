//! What a row an event is made into: a measure by a rule.

use crate::domain::period::Frequency;
use serde::{Deserialize, Serialize};

/// How events become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Make {
    /// How many there are.
    #[default]
    Count,
    /// How many of them pass a second filter, in percent.
    Share,
    /// The mean of the days between two dates.
    MeanDays,
    /// The median of the days between two dates.
    MedianDays,
    /// The days between two dates within which nine of ten are.
    NinetiethDays,
    /// A column's numbers added up.
    Sum,
    /// How many had begun and not ended when the period was over.
    OpenAtEnd,
}

impl Make {
    /// All of them, in the order a person chooses from.
    pub const ALL: [Self; 7] = [
        Self::Count,
        Self::Share,
        Self::MeanDays,
        Self::MedianDays,
        Self::NinetiethDays,
        Self::Sum,
        Self::OpenAtEnd,
    ];

    /// As in a mapping: "median-days".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::MeanDays => "mean-days",
            Self::MedianDays => "median-days",
            Self::NinetiethDays => "ninetieth-days",
            Self::Sum => "sum",
            Self::OpenAtEnd => "open-at-end",
        }
    }

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Count => "How many",
            Self::Share => "Share that pass",
            Self::MeanDays => "Mean days between two dates",
            Self::MedianDays => "Median days between two dates",
            Self::NinetiethDays => "90th percentile of days between two dates",
            Self::Sum => "Sum of a column",
            Self::OpenAtEnd => "Open at the end of the period",
        }
    }
}

/// What a filter asks of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// It is one of these.
    #[default]
    Is,
    /// It is none of these.
    IsNot,
    /// It holds one of these.
    Contains,
    /// It is empty.
    Empty,
    /// It is not empty.
    Filled,
    /// It is a number or a date that is at most that of another column or value.
    AtMost,
}

/// A condition on a row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// The heading of the column.
    pub column: String,
    /// What is asked of it.
    pub test: Test,
    /// What it is held against, in any case. For [`Test::AtMost`] one number, one date or the heading of another
    /// column.
    pub values: Vec<String>,
}

/// A measure made of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rule {
    /// The measure: its key, or a name.
    pub measure: String,
    /// How the figure is made.
    pub make: Make,
    /// The heading of the date that says the period; of what is open, the date at which it began.
    pub date: String,
    /// Length of the periods.
    pub every: Frequency,
    /// The fiscal year's quarters and years rather than the calendar's.
    pub fiscal: bool,
    /// Leaves a first and a last period out that the file covers only in part.
    pub whole: bool,
    /// The heading of the first of two dates.
    pub from: String,
    /// The heading of the second of two dates; of what is open, the date at which it ended.
    pub to: String,
    /// The heading of the column to add up.
    pub sum: String,
    /// The heading of the column by which figures are broken down; empty for the whole alone.
    pub by: String,
    /// Rows that count: all conditions hold.
    pub filters: Vec<Filter>,
    /// Of those that count, the ones whose share is taken.
    pub passing: Vec<Filter>,
}

impl Rule {
    /// What it doesn't say and needs to: such a rule makes no figure of any row.
    pub fn lacks(&self) -> Option<&'static str> {
        let wanted: &[(&str, &'static str)] = match self.make {
            Make::Count | Make::Share => &[],
            Make::MeanDays | Make::MedianDays | Make::NinetiethDays => &[
                (&self.from, "from which column's date days are counted"),
                (&self.to, "until which column's date days are counted"),
            ],
            Make::Sum => &[(&self.sum, "which column is added up")],
            Make::OpenAtEnd => &[(&self.to, "which column holds the date of the end")],
        };
        wanted
            .iter()
            .find(|(column, _)| column.is_empty())
            .map(|(_, words)| *words)
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            measure: String::new(),
            make: Make::Count,
            date: String::new(),
            every: Frequency::Month,
            fiscal: false,
            whole: false,
            from: String::new(),
            to: String::new(),
            sum: String::new(),
            by: String::new(),
            filters: Vec::new(),
            passing: Vec::new(),
        }
    }
}

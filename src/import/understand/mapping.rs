//! What a person, or a guess, makes of a file: a plain value that can be kept and used again.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a sheet lays its figures out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A row is a figure of a measure for a period.
    #[default]
    Long,
    /// A row is a measure, a column a period.
    WidePeriods,
    /// A row is a period, a column a measure.
    WideMeasures,
    /// A row is an event, counted and measured by rules.
    Events,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Long,
        Self::WidePeriods,
        Self::WideMeasures,
        Self::Events,
    ];

    /// As in a mapping: "wide-periods".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::WidePeriods => "wide-periods",
            Self::WideMeasures => "wide-measures",
            Self::Events => "events",
        }
    }

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Long => "each row is one figure",
            Self::WidePeriods => "measures down, periods across",
            Self::WideMeasures => "periods down, measures across",
            Self::Events => "each row is one event",
        }
    }
}

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The measure's name.
    Measure,
    /// The measure's short name or number.
    MeasureId,
    /// What else tells measures of one name apart, as the service.
    MeasurePart,
    /// The period, or a date in it.
    Period,
    /// The calendar year of the period, beside a month or a quarter.
    Year,
    /// The fiscal year of the period, beside a month or a quarter.
    FiscalYear,
    /// The month of the year.
    Month,
    /// The quarter of the year.
    Quarter,
    /// The figure; in a wide layout, figures of the period or the measure its heading names.
    Value,
    /// The target, likewise.
    Target,
    /// What a ratio counts above its line.
    Numerator,
    /// What it counts below.
    Denominator,
    /// What figures are broken down by.
    Group,
    /// Remarks; nothing is taken from them.
    Note,
    /// What a new measure means.
    Definition,
    /// Which way it is better.
    Direction,
    /// Its kind: output, outcome and so on.
    Kind,
    /// What it counts in.
    Unit,
    /// The department that answers for it.
    Department,
    /// Where its figures come from.
    Source,
    /// How it is computed.
    Formula,
    /// How often it is reported.
    Frequency,
    /// How several periods make one: added up, averaged, the last.
    Aggregation,
    /// How many digits its figures have after the point.
    Decimals,
    /// Nothing.
    Ignored,
}

impl Role {
    /// All of them, in the order a person chooses from.
    pub const ALL: [Self; 25] = [
        Self::Ignored,
        Self::Measure,
        Self::MeasureId,
        Self::MeasurePart,
        Self::Period,
        Self::Year,
        Self::FiscalYear,
        Self::Quarter,
        Self::Month,
        Self::Value,
        Self::Target,
        Self::Numerator,
        Self::Denominator,
        Self::Group,
        Self::Note,
        Self::Definition,
        Self::Direction,
        Self::Kind,
        Self::Unit,
        Self::Department,
        Self::Source,
        Self::Formula,
        Self::Frequency,
        Self::Aggregation,
        Self::Decimals,
    ];

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measure => "Measure",
            Self::MeasureId => "Number or key of the measure",
            Self::MeasurePart => "Tells measures apart",
            Self::Period => "Period or date",
            Self::Year => "Year",
            Self::FiscalYear => "Fiscal year",
            Self::Month => "Month",
            Self::Quarter => "Quarter",
            Self::Value => "Figure",
            Self::Target => "Target",
            Self::Numerator => "Numerator",
            Self::Denominator => "Denominator",
            Self::Group => "Group",
            Self::Note => "Note",
            Self::Definition => "Definition",
            Self::Direction => "Which way is better",
            Self::Kind => "Kind of measure",
            Self::Unit => "Unit",
            Self::Department => "Department",
            Self::Source => "Source",
            Self::Formula => "Formula",
            Self::Frequency => "How often",
            Self::Aggregation => "How periods combine",
            Self::Decimals => "Decimal places",
            Self::Ignored => "Not used",
        }
    }

    /// Whether its cells hold what a new measure is like.
    pub const fn is_about_measures(self) -> bool {
        matches!(
            self,
            Self::Definition
                | Self::Direction
                | Self::Kind
                | Self::Unit
                | Self::Department
                | Self::Source
                | Self::Formula
                | Self::Frequency
                | Self::Aggregation
                | Self::Decimals
        )
    }
}

/// Whether a column of that role says when.
pub(in crate::import) const fn is_time(role: Role) -> bool {
    matches!(
        role,
        Role::Period | Role::Year | Role::FiscalYear | Role::Month | Role::Quarter
    )
}

/// A column, found again by its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnUse {
    /// Its heading as the file writes it; spaces and case don't count when it is looked for. Of a column without
    /// a heading its number, as "#3".
    pub heading: String,
    /// What it is.
    #[serde(rename = "as")]
    pub role: Role,
}

/// In which order days and months are written, where only that tells 3/4 from 4/3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Nobody said yet: what could be either is asked.
    #[default]
    Ask,
    /// The month first: 3/4 is March 4.
    MonthFirst,
    /// The day first: 3/4 is April 3.
    DayFirst,
}

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecimalMark {
    /// A point: 1,234.5.
    #[default]
    Point,
    /// A comma: 1.234,5.
    Comma,
    /// Nobody can tell, and 1,250 is refused until somebody says it.
    Ask,
}

/// What 0.58 means of a measure in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fractions {
    /// Nobody said yet: what could be either is asked.
    #[default]
    Ask,
    /// A share of one: 58%.
    Shares,
    /// What it says: 0.58%.
    AsWritten,
    /// Each as it fits the other figures of its measure; what fits neither way is asked.
    Fitting,
}

/// Whose a target is that stands on the row of every group, the same in each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupTargets {
    /// Nobody said yet: it is asked.
    #[default]
    Ask,
    /// The measure's own.
    OfMeasure,
    /// Nobody's here: the cells count as blank.
    LeftOut,
}

impl GroupTargets {
    /// Whether nobody said it yet.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks by reference whether to leave a field out"
    )]
    const fn is_open(&self) -> bool {
        matches!(self, Self::Ask)
    }
}

/// What becomes of rows that give one figure different values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictingRows {
    /// Nobody said yet: all are refused, and it is asked.
    #[default]
    Ask,
    /// All are refused.
    Refuse,
    /// The first in the sheet counts; the others count as blank.
    First,
    /// The last counts.
    Last,
}

impl ConflictingRows {
    /// Whether nobody said it yet.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks by reference whether to leave a field out"
    )]
    const fn is_open(&self) -> bool {
        matches!(self, Self::Ask)
    }
}

/// How a file is to be read. Serialised as TOML for files and for the program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// How the figures are laid out.
    pub layout: Layout,
    /// The sheet's name; empty for the first that holds a table.
    pub sheet: String,
    /// First row of the heading, from 1; 0 for no heading.
    pub heading_row: u64,
    /// How many rows the heading has.
    pub heading_rows: u64,
    /// The measure of a file that names none; its name or key.
    pub measure: String,
    /// In which order days and months are written.
    pub dates: DateOrder,
    /// What stands before the decimals.
    pub decimals: DecimalMark,
    /// What 0.58 means of a measure in percent.
    pub fractions: Fractions,
    /// Whose a target is that stands on the row of every group.
    #[serde(skip_serializing_if = "GroupTargets::is_open")]
    pub group_targets: GroupTargets,
    /// What becomes of rows that give one figure different values.
    #[serde(skip_serializing_if = "ConflictingRows::is_open")]
    pub conflicting_rows: ConflictingRows,
    /// What a name of the file means: the key of a measure, or empty for a new one.
    pub means: BTreeMap<String, String>,
    /// What fractions mean of single measures, by what names them in the file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fractions_of: BTreeMap<String, Fractions>,
    /// What the file calls a department: the name of one here, or empty for a new one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub departments: BTreeMap<String, String>,
    /// Names of the file that are left out: their cells count as blank.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leaves_out: Vec<String>,
    /// What measures were called in files read by it, without years, latest first: by them the next is known again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The columns; one that isn't named here is not used, unless in [`Layout::WidePeriods`] its heading names a
    /// period.
    pub columns: Vec<ColumnUse>,
    /// What events are made into.
    pub rules: Vec<super::rule::Rule>,
}

impl Mapping {
    /// Reads one from TOML.
    ///
    /// # Errors
    /// What is wrong with it, in one sentence.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            let words = error.message().trim().replace('\n', " ");
            format!("The mapping can\u{2019}t be read: {words}.")
        })
    }

    /// As TOML, which [`Mapping::from_toml`] reads back as it was.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// What it says of a column by its heading: nothing, where it doesn't name it.
    pub fn role_of(&self, heading: &str) -> Option<Role> {
        let wanted = crate::import::folded(heading);
        let mut columns = self.columns.iter();
        let found = columns.find(|column| crate::import::folded(&column.heading) == wanted)?;
        Some(found.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_written_as_toml_and_read_back_as_it_was() {
        let mapping = Mapping {
            layout: Layout::WidePeriods,
            sheet: "Plan".to_owned(),
            heading_row: 3,
            heading_rows: 2,
            dates: DateOrder::DayFirst,
            fractions: Fractions::Shares,
            fractions_of: BTreeMap::from([("Trees".to_owned(), Fractions::AsWritten)]),
            departments: BTreeMap::from([("Dept. of Trees".to_owned(), String::new())]),
            conflicting_rows: ConflictingRows::Last,
            group_targets: GroupTargets::OfMeasure,
            names: vec!["trees plantd".to_owned()],
            means: BTreeMap::from([("Trees plantd".to_owned(), "trees".to_owned())]),
            columns: vec![ColumnUse {
                heading: "Measure ID".to_owned(),
                role: Role::MeasureId,
            }],
            ..Mapping::default()
        };
        assert_eq!(Mapping::from_toml(&mapping.to_toml()), Ok(mapping));
        let wrong = Mapping::from_toml("layout = \"sideways\"").unwrap_err();
        assert!(
            wrong.starts_with("The mapping can\u{2019}t be read: "),
            "{wrong}"
        );
    }
}

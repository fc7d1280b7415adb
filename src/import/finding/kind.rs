//! What kinds of things are found, how grave each is, and what it is called.

use serde::Serialize;

/// Whether a finding keeps a cell out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The cell is refused.
    Error,
    /// A person has to say something first; the cell is refused until then.
    Question,
    /// The cell is accepted; a person should look at it once more.
    Warning,
    /// The cell is accepted; a person may want to know.
    Note,
}

impl Level {
    /// Whether a finding of that level keeps its cell out.
    pub const fn refuses(self) -> bool {
        matches!(self, Self::Error | Self::Question)
    }

    /// As in a report: "error".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Question => "question",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The row names no measure.
    NoMeasure,
    /// The measure is not known here.
    UnknownMeasure,
    /// Several measures bear the name.
    AmbiguousMeasure,
    /// The period can't be read.
    UnreadablePeriod,
    /// The period is longer than those of the measure.
    CoarserPeriod,
    /// The period is shorter than those of the measure.
    FinerPeriod,
    /// The period may lie in two of the measure's.
    StraddlingPeriod,
    /// As long as the measure's periods, but a calendar one among fiscal ones or the other way.
    OutOfStepPeriod,
    /// The measure is retired and the figure would change it.
    RetiredMeasure,
    /// The value is not a number.
    NotANumber,
    /// Other rows give another value for the same figure.
    ConflictingRows,
    /// Another row gives another value for the same figure, and counts.
    LeftOutRow,
    /// An earlier row gives the same figure.
    RepeatedRow,
    /// The row has more cells than the header.
    TooManyCells,
    /// A quotation mark that opens a cell is never closed.
    UnclosedQuote,
    /// The period is a date that could be read with the day or with the month first.
    AmbiguousDate,
    /// A measure is called nearly so.
    NearMeasure,
    /// A department is called nearly so.
    NearDepartment,
    /// A measure in percent is given what may be a share of 1.
    FractionOrPercent,
    /// What is to be made of events is not settled.
    UnsettledRule,
    /// Every figure of a measure in percent is a share of 1, and so they are read.
    FractionsRead,
    /// A percentage below 0 or above 100 where all others lie between.
    OutOfRange,
    /// Ten times the usual, or more.
    TenTimesUsual,
    /// The period has not begun.
    FuturePeriod,
    /// A figure that was shown to a meeting changes.
    RevisedShown,
    /// A target of a group: targets are kept of whole measures.
    TargetOfGroup,
    /// A target on the row of each group that may be the measure's.
    TargetOnGroups,
    /// The period is not over yet.
    UnfinishedPeriod,
    /// The file's events cover only a part of its first or last period.
    PartPeriod,
    /// That period is left out, as the rule says.
    PartPeriodLeftOut,
    /// Nothing says what the figure is: neither a value nor parts that make one.
    NoValue,
    /// A numerator and a denominator that make no ratio.
    UnsoundParts,
    /// A numerator without a denominator, or the other way.
    HalfParts,
    /// The value is not what numerator and denominator make.
    PartsDisagree,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 34] = [
        Self::NoMeasure,
        Self::UnknownMeasure,
        Self::AmbiguousMeasure,
        Self::UnreadablePeriod,
        Self::CoarserPeriod,
        Self::FinerPeriod,
        Self::StraddlingPeriod,
        Self::OutOfStepPeriod,
        Self::RetiredMeasure,
        Self::NotANumber,
        Self::ConflictingRows,
        Self::LeftOutRow,
        Self::RepeatedRow,
        Self::TooManyCells,
        Self::UnclosedQuote,
        Self::AmbiguousDate,
        Self::NearMeasure,
        Self::NearDepartment,
        Self::FractionOrPercent,
        Self::UnsettledRule,
        Self::FractionsRead,
        Self::OutOfRange,
        Self::TenTimesUsual,
        Self::FuturePeriod,
        Self::RevisedShown,
        Self::TargetOfGroup,
        Self::TargetOnGroups,
        Self::UnfinishedPeriod,
        Self::PartPeriod,
        Self::PartPeriodLeftOut,
        Self::NoValue,
        Self::UnsoundParts,
        Self::HalfParts,
        Self::PartsDisagree,
    ];

    /// As in a report: "unknown-measure".
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoMeasure => "no-measure",
            Self::UnknownMeasure => "unknown-measure",
            Self::AmbiguousMeasure => "ambiguous-measure",
            Self::UnreadablePeriod => "unreadable-period",
            Self::CoarserPeriod => "coarser-period",
            Self::FinerPeriod => "finer-period",
            Self::StraddlingPeriod => "straddling-period",
            Self::OutOfStepPeriod => "out-of-step-period",
            Self::RetiredMeasure => "retired-measure",
            Self::NotANumber => "not-a-number",
            Self::ConflictingRows => "conflicting-rows",
            Self::LeftOutRow => "left-out-row",
            Self::RepeatedRow => "repeated-row",
            Self::TooManyCells => "too-many-cells",
            Self::UnclosedQuote => "unclosed-quote",
            Self::AmbiguousDate => "ambiguous-date",
            Self::NearMeasure => "near-measure",
            Self::NearDepartment => "near-department",
            Self::FractionOrPercent => "fraction-or-percent",
            Self::UnsettledRule => "unsettled-rule",
            Self::FractionsRead => "fractions-read",
            Self::OutOfRange => "out-of-range",
            Self::TenTimesUsual => "ten-times-usual",
            Self::FuturePeriod => "future-period",
            Self::RevisedShown => "revised-shown",
            Self::TargetOfGroup => "target-of-group",
            Self::TargetOnGroups => "target-on-groups",
            Self::UnfinishedPeriod => "unfinished-period",
            Self::PartPeriod => "part-period",
            Self::PartPeriodLeftOut => "part-period-left-out",
            Self::NoValue => "no-value",
            Self::UnsoundParts => "unsound-parts",
            Self::HalfParts => "half-parts",
            Self::PartsDisagree => "parts-disagree",
        }
    }

    /// As a person reads it: "Unknown measure".
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoMeasure => "No measure named",
            Self::UnknownMeasure => "Unknown measure",
            Self::AmbiguousMeasure => "Several measures of that name",
            Self::UnreadablePeriod => "Unreadable period",
            Self::CoarserPeriod => "Longer period than the measure\u{2019}s",
            Self::FinerPeriod => "Shorter period than the measure\u{2019}s",
            Self::StraddlingPeriod => "Period in two of the measure\u{2019}s",
            Self::OutOfStepPeriod => "Period out of step",
            Self::RetiredMeasure => "Retired measure",
            Self::NotANumber => "Not a number",
            Self::ConflictingRows => "Rows that give two values",
            Self::LeftOutRow => "Row left out for another",
            Self::RepeatedRow => "Repeated row",
            Self::TooManyCells => "Too many cells in the row",
            Self::UnclosedQuote => "Quotation mark never closed",
            Self::AmbiguousDate => "Day or month first?",
            Self::NearMeasure => "Nearly a known measure",
            Self::NearDepartment => "Nearly a known department",
            Self::FractionOrPercent => "Fraction or percent?",
            Self::UnsettledRule => "What to make of events?",
            Self::FractionsRead => "Fractions read as percent",
            Self::OutOfRange => "Below 0% or above 100%",
            Self::TenTimesUsual => "Ten times the usual",
            Self::FuturePeriod => "Period not begun",
            Self::RevisedShown => "Shown to a meeting otherwise",
            Self::TargetOfGroup => "Target of a group",
            Self::TargetOnGroups => "Target on every group\u{2019}s row",
            Self::UnfinishedPeriod => "Period not over",
            Self::PartPeriod => "Period covered in part",
            Self::PartPeriodLeftOut => "Period left out",
            Self::NoValue => "No value",
            Self::UnsoundParts => "Parts that make no ratio",
            Self::HalfParts => "Half of a ratio",
            Self::PartsDisagree => "Value unlike its parts",
        }
    }

    /// Whether it keeps the cell out.
    pub const fn level(self) -> Level {
        match self {
            Self::RepeatedRow
            | Self::LeftOutRow
            | Self::CoarserPeriod
            | Self::FinerPeriod
            | Self::FractionsRead
            | Self::UnfinishedPeriod
            | Self::PartPeriodLeftOut
            | Self::HalfParts
            | Self::PartsDisagree => Level::Note,
            Self::OutOfRange
            | Self::TenTimesUsual
            | Self::FuturePeriod
            | Self::PartPeriod
            | Self::RevisedShown => Level::Warning,
            Self::AmbiguousDate
            | Self::NearMeasure
            | Self::NearDepartment
            | Self::FractionOrPercent
            | Self::TargetOnGroups
            | Self::UnsettledRule => Level::Question,
            Self::NoMeasure
            | Self::UnknownMeasure
            | Self::AmbiguousMeasure
            | Self::UnreadablePeriod
            | Self::TargetOfGroup
            | Self::StraddlingPeriod
            | Self::OutOfStepPeriod
            | Self::RetiredMeasure
            | Self::NotANumber
            | Self::ConflictingRows
            | Self::TooManyCells
            | Self::UnclosedQuote
            | Self::NoValue
            | Self::UnsoundParts => Level::Error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_kinds_are_what_serde_writes() {
        for kind in FindingKind::ALL {
            let written = serde_json::to_string(&kind).unwrap();
            assert_eq!(written, format!("\"{}\"", kind.word()));
        }
    }
}

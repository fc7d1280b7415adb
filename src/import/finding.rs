//! What was found wrong or remarkable, by row and column.

use super::ImportError;
use super::grid::Sheet;
use super::take::Corrections;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many findings are listed. All are counted.
pub const LISTED: usize = 10_000;

/// How many characters of a cell a finding repeats.
const CELL: usize = 200;

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
    pub const ALL: [Self; 30] = [
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
        Self::RepeatedRow,
        Self::TooManyCells,
        Self::UnclosedQuote,
        Self::AmbiguousDate,
        Self::NearMeasure,
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
            Self::RepeatedRow => "repeated-row",
            Self::TooManyCells => "too-many-cells",
            Self::UnclosedQuote => "unclosed-quote",
            Self::AmbiguousDate => "ambiguous-date",
            Self::NearMeasure => "near-measure",
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
            Self::NoValue => "no-value",
            Self::UnsoundParts => "unsound-parts",
            Self::HalfParts => "half-parts",
            Self::PartsDisagree => "parts-disagree",
        }
    }

    /// Whether it keeps the cell out.
    pub const fn level(self) -> Level {
        match self {
            Self::RepeatedRow
            | Self::CoarserPeriod
            | Self::FinerPeriod
            | Self::FractionsRead
            | Self::UnfinishedPeriod
            | Self::HalfParts
            | Self::PartsDisagree => Level::Note,
            Self::OutOfRange | Self::TenTimesUsual | Self::FuturePeriod | Self::RevisedShown => {
                Level::Warning
            }
            Self::AmbiguousDate
            | Self::NearMeasure
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

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Row of the file as a spreadsheet counts it, from 1.
    pub row: u64,
    /// Column of the file, from 1.
    pub column: usize,
    /// What kind of thing.
    pub kind: FindingKind,
    /// What was read and what would help: one sentence without a full stop.
    pub message: String,
    /// The cell as it stands in the file (its first 200 characters).
    pub cell: String,
}

/// Findings in the order of rows and columns: the first 10,000 listed, all counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    listed: Vec<Finding>,
    /// Nothing from here on is listed.
    end: Option<(u64, usize)>,
    counts: BTreeMap<FindingKind, usize>,
}

impl Findings {
    /// Those listed.
    pub fn listed(&self) -> &[Finding] {
        &self.listed
    }

    /// How many there are of each kind, listed or not.
    pub const fn counts(&self) -> &BTreeMap<FindingKind, usize> {
        &self.counts
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Adds one; they may come in any order.
    pub(super) fn add(&mut self, finding: impl FnOnce() -> Finding, kind: FindingKind) {
        *self.counts.entry(kind).or_default() += 1;
        let finding = finding();
        if self
            .end
            .is_some_and(|end| (finding.row, finding.column) >= end)
        {
            return;
        }
        self.listed.push(finding);
        if self.listed.len() >= 2 * LISTED {
            self.cap();
        }
    }

    /// Takes others in, whose rows stand for these.
    pub(super) fn adopt(&mut self, others: Self, row: impl Fn(u64) -> u64) {
        for (kind, count) in others.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        self.listed
            .extend(others.listed.into_iter().map(|finding| Finding {
                row: row(finding.row),
                ..finding
            }));
    }

    /// Puts the first of them in order and drops the others.
    fn cap(&mut self) {
        self.listed
            .sort_by_key(|finding| (finding.row, finding.column));
        if let Some(last) = self.listed.get(LISTED) {
            self.end = Some((last.row, last.column));
        }
        self.listed.truncate(LISTED);
    }

    /// Puts them in order, each with the text of its cell.
    pub(super) fn fill(
        &mut self,
        sheet: &Sheet,
        corrections: &Corrections,
        going_on: impl Fn(f64) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.cap();
        let without = self.listed.iter().filter(|finding| finding.cell.is_empty());
        let rows: BTreeSet<u64> = without.map(|finding| finding.row).collect();
        let kept = sheet.rows_watched(&rows, going_on)?;
        for finding in &mut self.listed {
            if finding.cell.is_empty() {
                let place = (finding.row, finding.column);
                let corrected = corrections.get(&place).cloned();
                finding.cell = corrected.unwrap_or_else(|| kept.cell(place.0, place.1).text());
            }
            if finding.cell.chars().nth(CELL).is_some() {
                finding.cell = finding.cell.chars().take(CELL).collect();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_capped_and_the_counts_are_not() {
        let mut findings = Findings::default();
        for row in (0..LISTED as u64 + 5).rev() {
            let kind = FindingKind::NotANumber;
            let (message, cell) = (String::new(), "x".repeat(500));
            findings.add(
                || Finding {
                    row,
                    column: 3,
                    kind,
                    message,
                    cell,
                },
                kind,
            );
        }
        findings.cap();
        assert_eq!(findings.listed().len(), LISTED);
        assert_eq!(findings.total(), LISTED + 5);
        assert_eq!(
            findings.listed().last().map(|finding| finding.row),
            Some(LISTED as u64 - 1)
        );
    }

    #[test]
    fn the_words_of_kinds_are_what_serde_writes() {
        for kind in FindingKind::ALL {
            let written = serde_json::to_string(&kind).unwrap();
            assert_eq!(written, format!("\"{}\"", kind.word()));
        }
    }
}

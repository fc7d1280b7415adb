//! How a measure's figures are put through the signal rules, and what a figure is then called: in one place
//! for tables, charts and the command line.

use chrono::NaiveDate;

use crate::domain::measure::Direction;
use crate::domain::period::Period;
use crate::domain::text::words;
use crate::stats::{Analysis, Better, PointKind, Series, analyse, rebase_row};

words! {
    /// What a measure's latest figure is, in the words of the screens; what wants attention first.
    pub enum Unusual {
        /// Unusual, and worse.
        Worse = "concern", "Worse than usual";
        /// Unusual, and better.
        Better = "improvement", "Better than usual";
        /// Unusual, of a measure without a better side.
        High = "neutral_high", "Unusually high";
        /// The same.
        Low = "neutral_low", "Unusually low";
        /// Nothing unusual.
        Within = "common_cause", "Within its usual range";
        /// There is no usual range: too few figures are known, or each covers several periods.
        NoRange = "no_range", "No usual range";
    }
}

impl Unusual {
    /// Of what the rules say; `None` where there is no usual range.
    pub const fn of(variation: Option<PointKind>) -> Self {
        match variation {
            None => Self::NoRange,
            Some(PointKind::CommonCause) => Self::Within,
            Some(PointKind::Improvement) => Self::Better,
            Some(PointKind::Concern) => Self::Worse,
            Some(PointKind::NeutralHigh) => Self::High,
            Some(PointKind::NeutralLow) => Self::Low,
        }
    }

    /// Whether it changed beyond its usual range.
    pub const fn is_beyond(self) -> bool {
        match self {
            Self::Worse | Self::Better | Self::High | Self::Low => true,
            Self::Within | Self::NoRange => false,
        }
    }
}

/// By what figures are judged.
#[derive(Debug, Clone, Copy)]
pub struct Standard<'a> {
    /// Which way is better; a measure that should stay where it is has no better side.
    pub direction: Direction,
    /// The target in force at each figure.
    pub targets: &'a [Option<f64>],
    /// Days from which the usual range is reckoned anew.
    pub baselines: &'a [NaiveDate],
    /// Whether jumps far above the average jump are left out of the usual range.
    pub screening: bool,
    /// The usual range comes from so many first figures after each baseline; from all for `None`.
    pub fix_after: Option<usize>,
    /// Each figure covers several periods.
    pub rolling: bool,
}

/// What figures say, in the order of their periods, `None` where one is there but may not be shown. Also the
/// days of those baselines that lie outside the figures.
pub fn judge(
    figures: &[(Period, Option<f64>)],
    standard: &Standard<'_>,
) -> (Analysis, Vec<NaiveDate>) {
    let starts: Vec<NaiveDate> = figures.iter().map(|(period, _)| period.start()).collect();
    let values: Vec<Option<f64>> = figures.iter().map(|(_, value)| *value).collect();
    let places = figures.iter().enumerate();
    let hidden: Vec<usize> = places
        .filter(|(_, (_, value))| value.is_none())
        .map(|(place, _)| place)
        .collect();
    let (mut rebases, mut ignored) = (Vec::new(), Vec::new());
    for day in standard.baselines {
        match rebase_row(&starts, *day) {
            Some(row) => rebases.push(row),
            None => ignored.push(*day),
        }
    }
    let analysis = analyse(&Series {
        values: &values,
        targets: standard.targets,
        rebases: &rebases,
        better: better(standard.direction),
        screening: standard.screening,
        fix_after: standard.fix_after,
        rolling: standard.rolling,
        hidden: &hidden,
    });
    (analysis, ignored)
}

/// Which way is better, to the signal rules.
pub(super) const fn better(direction: Direction) -> Better {
    match direction {
        Direction::Increase => Better::Higher,
        Direction::Decrease => Better::Lower,
        Direction::Maintain | Direction::None => Better::Neither,
    }
}

//! Targets and benchmarks, each in force from a date, and what a figure's status against one is.

use crate::domain::ids::{MeasureId, TargetId};
use crate::domain::measure::{Aggregation, Direction, Measure};
use crate::domain::period::Frequency;
use crate::domain::text::words;
use chrono::NaiveDate;

/// A target or benchmark of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Key.
    pub id: TargetId,
    /// The measure.
    pub measure: MeasureId,
    /// Target or benchmark.
    pub kind: TargetKind,
    /// Value, in the measure's unit.
    pub value: f64,
    /// First day on which it holds.
    pub in_force_from: NaiveDate,
    /// Why this value.
    pub basis: String,
    /// Where it is written down.
    pub source: String,
    /// For figures of which period it is, such as a year's; of any where it doesn't say.
    pub per: Option<Frequency>,
}

impl Target {
    /// Whether it may stand beside a figure of this frequency. What is added up over a longer period is more than over
    /// a shorter one, so a target for a year's sum says nothing of a quarter's; a rate or an average is meant to be the
    /// same over both.
    pub fn is_for(&self, measure: &Measure, frequency: Frequency) -> bool {
        let same = self.per.is_none_or(|per| per == frequency);
        same || measure.aggregation != Aggregation::Sum
    }
}

words! {
    /// What a reference value is.
    pub enum TargetKind {
        /// What the city means to reach.
        Target = "target", "Target";
        /// What others reach.
        Benchmark = "benchmark", "Benchmark";
    }
}

words! {
    /// A figure's status against the target in force.
    pub enum TargetStatus {
        /// On or better than target.
        Meets = "meets", "Meets";
        /// Short of target by no more than the measure's tolerance.
        Approaching = "approaching", "Approaching";
        /// Short of target by more.
        OffTarget = "off target", "Off target";
        /// There is a target, but the measure has no direction to score by.
        NotScored = "not scored", "Not scored";
        /// The target in force is for a period of another length, and the measure adds up.
        OtherPeriod = "for another period", "For another period";
        /// No target in force.
        NotSet = "target not set", "Target not set";
        /// No figure.
        NoData = "no data", "No data";
    }
}

/// The value of `kind` in force on `day` for a measure's figures of a frequency: of the rows that are for such figures
/// and began on or before that day, the latest; of those that began together, the one for just such figures.
pub fn in_force<'a>(
    measure: &Measure,
    targets: &'a [Target],
    kind: TargetKind,
    (frequency, day): (Frequency, NaiveDate),
) -> Option<&'a Target> {
    targets
        .iter()
        .filter(|target| target.kind == kind && target.in_force_from <= day)
        .filter(|target| target.is_for(measure, frequency))
        .max_by_key(|target| {
            let own = target.per == Some(frequency);
            (target.in_force_from, own, target.id)
        })
}

/// Status of a figure of a frequency on `day` against the target in force for it.
pub fn status_among(
    measure: &Measure,
    value: Option<f64>,
    targets: &[Target],
    (frequency, day): (Frequency, NaiveDate),
) -> TargetStatus {
    let kind = TargetKind::Target;
    let target = in_force(measure, targets, kind, (frequency, day));
    let status = status(measure, value, target.map(|target| target.value));
    let began = |target: &Target| target.kind == kind && target.in_force_from <= day;
    if status == TargetStatus::NotSet && targets.iter().any(began) {
        TargetStatus::OtherPeriod
    } else {
        status
    }
}

/// How much of the larger of two numbers their difference must exceed to be one: far more than the
/// rounding of a few operations on doubles (about 1e-15), far less than any figure is written to.
const ROUNDING: f64 = 1e-9;

/// Status of `value` against `target` for this measure: direction-aware, with the measure's tolerance.
/// A figure exactly at a limit is within it, also where binary fractions round the other way
/// (4.4 is within 10 % of 4.0): limits give way by a billionth of the larger number.
pub fn status(measure: &Measure, value: Option<f64>, target: Option<f64>) -> TargetStatus {
    let Some(value) = value else {
        return TargetStatus::NoData;
    };
    let Some(target) = target else {
        return TargetStatus::NotSet;
    };
    let tolerance = target.abs() * measure.tolerance_percent / 100.0;
    let shortfall = match measure.direction {
        Direction::Increase => target - value,
        Direction::Decrease => value - target,
        Direction::Maintain => ((value - target).abs() - tolerance).max(0.0),
        Direction::None => return TargetStatus::NotScored,
    };
    let rounding = value.abs().max(target.abs()) * ROUNDING;
    if shortfall <= rounding {
        TargetStatus::Meets
    } else if shortfall <= tolerance + rounding {
        TargetStatus::Approaching
    } else {
        TargetStatus::OffTarget
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(direction: Direction) -> Measure {
        Measure {
            direction,
            tolerance_percent: 10.0,
            ..Measure::default()
        }
    }

    #[test]
    fn status_follows_the_direction_and_the_tolerance() {
        let up = measure(Direction::Increase);
        let down = measure(Direction::Decrease);
        assert_eq!(status(&up, Some(95.0), Some(95.0)), TargetStatus::Meets);
        assert_eq!(
            status(&up, Some(90.0), Some(95.0)),
            TargetStatus::Approaching
        );
        assert_eq!(status(&up, Some(80.0), Some(95.0)), TargetStatus::OffTarget);
        assert_eq!(
            status(&down, Some(4.4), Some(4.0)),
            TargetStatus::Approaching
        );
        assert_eq!(status(&down, Some(6.2), Some(4.0)), TargetStatus::OffTarget);
        assert_eq!(
            status(&measure(Direction::None), Some(1.0), Some(2.0)),
            TargetStatus::NotScored
        );
        assert_eq!(status(&up, None, Some(95.0)), TargetStatus::NoData);
        assert_eq!(status(&up, Some(1.0), None), TargetStatus::NotSet);
        let steady = measure(Direction::Maintain);
        assert_eq!(
            status(&steady, Some(105.0), Some(100.0)),
            TargetStatus::Meets
        );
        assert_eq!(
            status(&steady, Some(115.0), Some(100.0)),
            TargetStatus::Approaching
        );
        assert_eq!(
            status(&steady, Some(75.0), Some(100.0)),
            TargetStatus::OffTarget
        );
    }

    #[test]
    fn a_figure_at_a_limit_is_within_it_whatever_binary_fractions_make_of_it() {
        let down = measure(Direction::Decrease);
        let up = measure(Direction::Increase);
        let steady = measure(Direction::Maintain);
        for target in [0.1_f64, 0.3, 4.0, 12.7, 92.0, 1e12] {
            for size in [-1.0, 1.0] {
                let target = target * size;
                let limit = target.abs() * 0.1;
                let at = |measure, value| status(measure, Some(value), Some(target));
                assert_eq!(at(&down, target + limit), TargetStatus::Approaching);
                assert_eq!(at(&down, target + limit * 1.001), TargetStatus::OffTarget);
                assert_eq!(at(&up, target - limit), TargetStatus::Approaching);
                assert_eq!(at(&up, target - limit * 1.001), TargetStatus::OffTarget);
                assert_eq!(at(&steady, target + limit), TargetStatus::Meets);
                assert_eq!(at(&steady, target - limit * 2.0), TargetStatus::Approaching);
                assert_eq!(at(&steady, target - limit * 2.001), TargetStatus::OffTarget);
                assert_eq!(at(&down, target * (1.0 - size * 1e-6)), TargetStatus::Meets);
                assert_eq!(
                    at(&down, target * (1.0 + size * 1e-6)),
                    TargetStatus::Approaching
                );
            }
        }
        // Parts added up to the target meet it: 0.1 + 0.2 is a little more than 0.3 in binary.
        assert_eq!(
            status(&down, Some(0.1 + 0.2), Some(0.3)),
            TargetStatus::Meets
        );
        assert_eq!(status(&down, Some(0.0), Some(0.0)), TargetStatus::Meets);
        assert_eq!(
            status(&down, Some(0.001), Some(0.0)),
            TargetStatus::OffTarget
        );
    }
}

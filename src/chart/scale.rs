//! The value axis: round numbers that hold every figure.

use super::input::AxisFrom;
use crate::domain::number::{NumberFormat, NumberKind};

/// Figures further from zero than this are no city's: they count as missing, and nothing that is
/// computed from the others overflows.
pub(super) const LARGEST: f64 = 1e300;

/// At most this many steps from the lowest to the highest mark.
const MOST_STEPS: i64 = 5;

/// By how much of a step a value may lie beyond the outermost mark: the noise of division.
const SLACK: f64 = 1e-9;

/// A value axis with evenly spaced round marks. It is the same on every screen and on paper; a pen
/// with little room leaves out labels, never marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The distance between two marks, in the measure's unit; finite and positive.
    step: f64,
    /// The lowest and the highest mark, in steps from zero.
    first: i64,
    last: i64,
}

impl Scale {
    /// The axis for these values (all finite, any order). With no values it runs from zero to a
    /// few of the smallest units the format can show.
    pub(super) fn around(values: &[f64], format: &NumberFormat, axis: AxisFrom) -> Self {
        let resolution = format.resolution();
        let mut low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let mut high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.is_empty() {
            (low, high) = (0.0, 0.0);
        }
        if axis == AxisFrom::Zero || high <= low {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high <= low {
            high = 5.0 * resolution;
        }
        // Steps below this could not be told apart in a floating-point number of that size.
        let finest = (low.abs().max(high.abs()) * 1e-12).max(resolution);
        let share = |at_most: i64| ((high - low) / at_most as f64).max(finest);
        let mut step = round_step(share(MOST_STEPS), resolution);
        loop {
            let first = (low / step + SLACK).floor() as i64;
            let last = (high / step - SLACK).ceil() as i64;
            let scale = Self {
                step,
                first,
                last: last.max(first + 1),
            };
            let scale = scale.within_hundred(high, format);
            if scale.last - scale.first <= MOST_STEPS {
                return scale;
            }
            step = round_step(step * 1.01, resolution);
        }
    }

    /// A share of a whole has no marks above 100 unless a figure lies there.
    fn within_hundred(self, high: f64, format: &NumberFormat) -> Self {
        let most = (100.0 / self.step).floor() as i64;
        let over = format.kind == NumberKind::Percent && high <= 100.0 && self.last > most;
        let reaches = most as f64 * self.step >= high;
        if over && reaches && most > self.first {
            Self { last: most, ..self }
        } else {
            self
        }
    }

    /// The lowest mark.
    pub fn low(&self) -> f64 {
        self.first as f64 * self.step
    }

    /// The highest mark, above the lowest.
    pub fn high(&self) -> f64 {
        self.last as f64 * self.step
    }

    /// All marks, from the lowest to the highest; at least two.
    pub fn marks(&self) -> Vec<f64> {
        (self.first..=self.last)
            .map(|k| k as f64 * self.step)
            .collect()
    }

    /// Where a value lies between the lowest mark (0) and the highest (1).
    pub fn share(&self, value: f64) -> f64 {
        (value - self.low()) / (self.high() - self.low())
    }
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least` and that the format
/// can show without rounding.
fn round_step(least: f64, resolution: f64) -> f64 {
    let magnitude = 10f64.powi(least.log10().floor() as i32);
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0].map(|m| m * magnitude);
    let shown = |step: &f64| {
        let units = step / resolution;
        units > 1e9 || (units - units.round()).abs() < 1e-6
    };
    let fits = |step: &f64| *step >= least * (1.0 - 1e-9) && shown(step);
    steps.into_iter().find(fits).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days() -> NumberFormat {
        NumberFormat::of(NumberKind::Days)
    }

    fn count() -> NumberFormat {
        NumberFormat::of(NumberKind::Count)
    }

    fn percent() -> NumberFormat {
        NumberFormat::of(NumberKind::Percent)
    }

    fn marks(values: &[f64], format: &NumberFormat) -> Vec<f64> {
        Scale::around(values, format, AxisFrom::Zero).marks()
    }

    #[test]
    fn marks_are_round_and_begin_at_zero() {
        assert_eq!(marks(&[4.6, 6.6], &days()), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(
            marks(&[412.0, 450.0], &count()),
            [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]
        );
        assert_eq!(marks(&[8.0], &days()), [0.0, 2.0, 4.0, 6.0, 8.0]);
    }

    #[test]
    fn a_share_ends_at_a_hundred() {
        assert_eq!(
            marks(&[94.1], &percent()),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
        );
        let fitted = Scale::around(&[91.2, 98.9], &percent(), AxisFrom::Fitted);
        assert_eq!(fitted.marks(), [90.0, 92.0, 94.0, 96.0, 98.0, 100.0]);
        assert!(
            marks(&[104.0], &percent())
                .last()
                .is_some_and(|&m| m > 100.0)
        );
    }

    #[test]
    fn counts_have_whole_marks() {
        assert_eq!(marks(&[1.0, 3.0], &count()), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(marks(&[11.0], &count()), [0.0, 5.0, 10.0, 15.0]);
    }

    #[test]
    fn negative_values_keep_zero_among_the_marks() {
        assert_eq!(
            marks(&[-3.0, 5.0], &count()),
            [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]
        );
        assert_eq!(marks(&[-3.0, -1.0], &count()), [-3.0, -2.0, -1.0, 0.0]);
    }

    #[test]
    fn nothing_and_zero_have_an_axis_too() {
        assert_eq!(marks(&[], &count()).len(), 6);
        assert_eq!(marks(&[0.0, 0.0], &percent()).first(), Some(&0.0));
    }

    #[test]
    fn a_fitted_axis_is_wide_enough_for_equal_values() {
        let scale = Scale::around(&[95.0, 95.0], &percent(), AxisFrom::Fitted);
        assert!(scale.low() < scale.high());
    }

    fn any_value() -> impl Strategy<Value = f64> {
        prop_oneof![
            -1000.0..1000.0f64,
            (-300.0..300.0f64, any::<bool>()).prop_map(|(e, minus)| {
                let value = 10f64.powf(e);
                if minus { -value } else { value }
            }),
        ]
    }

    proptest! {
        #[test]
        fn every_value_lies_between_the_marks(
            values in prop::collection::vec(any_value(), 0..8), zero in any::<bool>(),
            kind in 0..9usize
        ) {
            let format = NumberFormat::of(NumberKind::ALL[kind]);
            let axis = if zero { AxisFrom::Zero } else { AxisFrom::Fitted };
            let scale = Scale::around(&values, &format, axis);
            let marks = scale.marks();
            prop_assert!((2..=6).contains(&marks.len()), "{:?}", marks);
            prop_assert!(marks.windows(2).all(|w| w[0] < w[1]), "{:?}", marks);
            for value in values {
                let share = scale.share(value);
                prop_assert!((-1e-6..=1.0 + 1e-6).contains(&share), "{} {:?}", share, marks);
            }
            if zero {
                prop_assert!(marks.contains(&0.0), "{:?}", marks);
            }
        }
    }
}

//! The usual range of a run of figures: mean and process limits of an XmR chart.
//!
//! mean ± 2.66 × the average moving range (Wheeler, "Understanding Variation", 1993; 2.66 is 3 / 1.128
//! rounded, the literal constant of the NHS's tool). Moving ranges of 3.267 times their average or more are
//! left out once and the average taken again, so that one spike doesn't widen what is called usual
//! (NHSRplotthedots 0.2.2, `screen_outliers`). The figures themselves stay in the mean. Limits are not
//! clipped: a lower limit of a count may lie below zero.

use super::sum::mean;

/// Half the width of the limits, in average moving ranges.
const LIMIT: f64 = 2.66;
/// Half the width of the band outside which a figure is near a limit: two thirds of the way.
const NEAR: f64 = 2.0 * (LIMIT / 3.0);
/// A moving range of so many average ones is left out when the average is taken again.
const SCREEN: f64 = 3.267;
/// How much of the largest figure two numbers may differ by and still be one: what a few roundings of
/// doubles come to. A figure of 73.4 lies on a mean of 73.4, also where binary fractions miss by a hair.
const ROUNDING: f64 = 4.0 * f64::EPSILON;

/// Fewer figures than this have no limits and raise no signal.
pub const FEWEST_POINTS: usize = 6;
/// From so many figures on limits are no early estimate any more (NHSRplotthedots warns below it).
pub const SETTLED_POINTS: usize = 13;
/// Limits fixed on so many first figures are settled: the NHS locks limits from twelve on.
const SETTLED_BASE: usize = 12;

/// The process limits of a run of figures, in their unit; always finite, lower at most upper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Below it a figure is unusual.
    pub lower: f64,
    /// Above it a figure is unusual.
    pub upper: f64,
}

/// How far limits can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Each figure covers several periods, so that neighbours resemble each other whatever happens: there
    /// are none.
    Rolling,
    /// They would rest on figures that may not be shown, and with those that are shown would give them away:
    /// there are none.
    Withheld,
    /// They would rest on fewer than six figures: there are none.
    TooFew,
    /// They rest on few figures and may still move a good deal.
    Early,
    /// They rest on enough.
    Settled,
}

impl Standing {
    /// Of limits resting on `base` figures in a run of `points`.
    pub(super) fn of(base: usize, points: usize) -> Self {
        if base < FEWEST_POINTS {
            Self::TooFew
        } else if points < SETTLED_POINTS || base < SETTLED_BASE {
            Self::Early
        } else {
            Self::Settled
        }
    }
}

/// Mean and spread of a run, in the scaled numbers it was computed from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    mean: f64,
    lower: f64,
    upper: f64,
    near_lower: f64,
    near_upper: f64,
    slack: f64,
}

/// Where a figure lies in its band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// -1 below the mean, 0 on it, 1 above it.
    pub(super) side: i8,
    /// Beyond a limit.
    pub(super) outside: bool,
    /// Within the limits, but in the outer third towards one.
    pub(super) near: bool,
}

impl Band {
    /// The band of a run, from the first `base` of its figures (at least one); `None` of no figures.
    pub(super) fn of(points: &[f64], base: usize, screening: bool) -> Option<Self> {
        let fixed = points.get(..base.min(points.len()))?;
        let first = *fixed.first()?;
        let range = average_range(fixed, screening);
        let mean = if range.varies {
            mean(fixed.iter().copied())?
        } else {
            first
        };
        let largest = points.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        Some(Self {
            mean,
            lower: mean - LIMIT * range.average,
            upper: mean + LIMIT * range.average,
            near_lower: mean - NEAR * range.average,
            near_upper: mean + NEAR * range.average,
            slack: ROUNDING * largest,
        })
    }

    /// The mean.
    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    /// The limits.
    pub(super) fn limits(&self) -> Limits {
        Limits {
            lower: self.lower,
            upper: self.upper,
        }
    }

    /// Where a figure lies. On the mean is on neither side, on a limit is within it.
    pub(super) fn place(&self, point: f64) -> Place {
        let side =
            i8::from(point > self.mean + self.slack) - i8::from(point < self.mean - self.slack);
        let outside = point > self.upper + self.slack || point < self.lower - self.slack;
        let near = point > self.near_upper + self.slack || point < self.near_lower - self.slack;
        Place {
            side,
            outside,
            near: near && !outside,
        }
    }
}

/// The average moving range of a run.
struct Range {
    average: f64,
    /// Whether any figure differs from the one before.
    varies: bool,
}

/// The average of the differences between neighbours, screened once if asked; 0 where nothing differs.
fn average_range(points: &[f64], screening: bool) -> Range {
    let ranges = || {
        let after = points.iter().skip(1);
        points.iter().zip(after).map(|(a, b)| (b - a).abs())
    };
    let average = mean(ranges()).unwrap_or(0.0);
    let varies = average > 0.0;
    let bound = SCREEN * average;
    let screened = (screening && varies).then(|| mean(ranges().filter(|range| *range < bound)));
    Range {
        average: screened.flatten().unwrap_or(average),
        varies,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_rest_on_enough_figures_or_say_so() {
        assert_eq!(Standing::of(5, 40), Standing::TooFew);
        assert_eq!(Standing::of(6, 6), Standing::Early);
        assert_eq!(Standing::of(12, 12), Standing::Early);
        assert_eq!(Standing::of(13, 13), Standing::Settled);
        assert_eq!(Standing::of(11, 40), Standing::Early);
        assert_eq!(Standing::of(12, 40), Standing::Settled);
    }

    #[test]
    fn a_constant_run_has_limits_of_no_width_at_its_value() {
        for screening in [true, false] {
            let band = Band::of(&[0.1; 14], 14, screening).unwrap();
            assert_eq!((band.lower, band.mean, band.upper), (0.1, 0.1, 0.1));
            let place = band.place(0.1);
            assert_eq!((place.side, place.outside, place.near), (0, false, false));
        }
    }

    #[test]
    fn a_range_of_just_so_many_average_ones_is_screened_out() {
        // Ranges 3267, 400, 500, 433 and 400: 1000 on average, 433.25 without the first.
        let points = [0.0, 3267.0, 2867.0, 3367.0, 2934.0, 3334.0];
        let width = |screening| {
            let band = Band::of(&points, points.len(), screening).unwrap();
            (band.upper - band.lower) / (2.0 * LIMIT)
        };
        assert!((width(true) - 433.25).abs() < 1e-9, "{}", width(true));
        assert!((width(false) - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn a_figure_on_the_mean_is_on_it_whatever_binary_fractions_make_of_it() {
        // The mean of these is 0.3 in decimals; in doubles it may be 0.30000000000000004.
        let points = [0.1, 0.2, 0.3, 0.4, 0.5, 0.3, 0.1 + 0.2, 0.2, 0.4];
        let band = Band::of(&points, points.len(), true).unwrap();
        assert_eq!(band.place(0.3).side, 0);
        assert_eq!(band.place(0.1 + 0.2).side, 0);
        assert_eq!(band.place(0.300_000_1).side, 1);
    }
}

//! The four rules by which a figure is unusual, applied within one run of figures with one band.
//!
//! NHS "Making Data Count" as NHSRplotthedots 0.2.2 computes it. When several apply the first of these
//! counts: beyond a limit; a trend (seven figures each higher, or each lower, than the one before); two of
//! three (of three neighbours on one side of the mean at least two near a limit, those two flagged); a shift
//! (seven neighbours on one side of the mean). All figures of a trend or shift are flagged, also the first.

use super::limits::{Band, Place};

/// How many figures in a row make a trend or a shift.
const RUN: usize = 7;

/// Why a figure is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// It is not: within what is usual, or too little is known.
    None,
    /// Above the upper limit.
    AboveUpperLimit,
    /// Below the lower limit.
    BelowLowerLimit,
    /// Part of seven or more rising figures.
    RisingTrend,
    /// Part of seven or more falling figures.
    FallingTrend,
    /// One of two in three figures near the upper limit.
    TwoOfThreeAbove,
    /// One of two in three figures near the lower limit.
    TwoOfThreeBelow,
    /// Part of seven or more figures above the mean.
    ShiftAbove,
    /// Part of seven or more figures below the mean.
    ShiftBelow,
}

impl Signal {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::AboveUpperLimit,
        Self::BelowLowerLimit,
        Self::RisingTrend,
        Self::FallingTrend,
        Self::TwoOfThreeAbove,
        Self::TwoOfThreeBelow,
        Self::ShiftAbove,
        Self::ShiftBelow,
    ];

    /// Its name in files that programs read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::AboveUpperLimit => "above_upper_limit",
            Self::BelowLowerLimit => "below_lower_limit",
            Self::RisingTrend => "rising_trend",
            Self::FallingTrend => "falling_trend",
            Self::TwoOfThreeAbove => "two_of_three_above",
            Self::TwoOfThreeBelow => "two_of_three_below",
            Self::ShiftAbove => "shift_above",
            Self::ShiftBelow => "shift_below",
        }
    }

    /// 1 for a signal of high or rising figures, -1 of low or falling ones, 0 for none.
    pub const fn side(self) -> i8 {
        match self {
            Self::None => 0,
            Self::AboveUpperLimit
            | Self::RisingTrend
            | Self::TwoOfThreeAbove
            | Self::ShiftAbove => 1,
            Self::BelowLowerLimit
            | Self::FallingTrend
            | Self::TwoOfThreeBelow
            | Self::ShiftBelow => -1,
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: a volume, or a measure that should stay where it is.
    Neither,
}

/// What a figure's signal means for the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PointKind {
    /// Nothing unusual.
    CommonCause,
    /// Unusual, and better.
    Improvement,
    /// Unusual, and worse.
    Concern,
    /// Unusually high, of a measure without a better side.
    NeutralHigh,
    /// Unusually low, of a measure without a better side.
    NeutralLow,
}

impl PointKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::CommonCause,
        Self::Improvement,
        Self::Concern,
        Self::NeutralHigh,
        Self::NeutralLow,
    ];

    /// What a signal means when that way is better.
    pub const fn of(signal: Signal, better: Better) -> Self {
        match (signal.side(), better) {
            (0, Better::Higher | Better::Lower | Better::Neither) => Self::CommonCause,
            (1.., Better::Higher) | (..0, Better::Lower) => Self::Improvement,
            (1.., Better::Lower) | (..0, Better::Higher) => Self::Concern,
            (1.., Better::Neither) => Self::NeutralHigh,
            (..0, Better::Neither) => Self::NeutralLow,
        }
    }

    /// Its name in files that programs read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::CommonCause => "common_cause",
            Self::Improvement => "improvement",
            Self::Concern => "concern",
            Self::NeutralHigh => "neutral_high",
            Self::NeutralLow => "neutral_low",
        }
    }
}

/// The signal of each figure of a run, in order.
pub(super) fn signals(points: &[f64], band: &Band) -> Vec<Signal> {
    let places: Vec<Place> = points.iter().map(|point| band.place(*point)).collect();
    let pairs = two_of_three(&places);
    let shifts = shifts(&places);
    let trends = trends(points);
    let rules = trends.into_iter().zip(pairs).zip(shifts);
    places
        .iter()
        .zip(rules)
        .map(|(place, ((trend, pair), shift))| match place.side {
            1.. if place.outside => Signal::AboveUpperLimit,
            ..=0 if place.outside => Signal::BelowLowerLimit,
            1.. if trend == 0 && pair => Signal::TwoOfThreeAbove,
            ..=0 if trend == 0 && pair => Signal::TwoOfThreeBelow,
            1.. if trend == 0 && shift => Signal::ShiftAbove,
            ..=0 if trend == 0 && shift => Signal::ShiftBelow,
            _ => match trend {
                1.. => Signal::RisingTrend,
                0 => Signal::None,
                ..0 => Signal::FallingTrend,
            },
        })
        .collect()
}

/// For each figure whether it is part of a shift. A figure on the mean ends one.
fn shifts(places: &[Place]) -> Vec<bool> {
    let mut found = Vec::with_capacity(places.len());
    for run in places.chunk_by(|a, b| a.side == b.side && a.side != 0) {
        let on_a_side = run.first().is_some_and(|place| place.side != 0);
        found.extend(run.iter().map(|_| on_a_side && run.len() >= RUN));
    }
    found
}

/// For each figure whether it is near a limit with another one within three neighbours that all lie on
/// its side. One beyond a limit is not near it.
fn two_of_three(places: &[Place]) -> Vec<bool> {
    let mut found = vec![false; places.len()];
    for (at, window) in places.windows(3).enumerate() {
        let side = window.first().map_or(0, |place| place.side);
        let together = side != 0 && window.iter().all(|place| place.side == side);
        let near = window.iter().filter(|place| place.near).count();
        if together && near >= 2 {
            for (mark, place) in found.iter_mut().skip(at).zip(window) {
                *mark |= place.near;
            }
        }
    }
    found
}

/// For each figure 1 in a rising trend, -1 in a falling one, else 0. Two equal neighbours end a trend.
///
/// A figure goes the way of the step to the next one when that is in a trend too, so the turning point of a
/// rise and a fall takes the fall; else the way of the step before. (Where a tie parts two trends the step to
/// the next goes no way; the reference then says falling, we say how the figure was come to.)
fn trends(points: &[f64]) -> Vec<i8> {
    let steps: Vec<i8> = points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => i8::from(b > a) - i8::from(b < a),
            _ => 0,
        })
        .collect();
    let mut long = Vec::with_capacity(steps.len());
    for run in steps.chunk_by(|a, b| a == b) {
        let trend = run.first().is_some_and(|step| *step != 0) && run.len() >= RUN - 1;
        long.extend(run.iter().map(|_| trend));
    }
    let is_long = |step: Option<usize>| step.and_then(|at| long.get(at)).copied() == Some(true);
    let way = |step: Option<usize>| step.and_then(|at| steps.get(at)).copied().unwrap_or(0);
    let within = |at: usize| is_long(at.checked_sub(1)) || is_long(Some(at));
    (0..points.len())
        .map(|at| match (within(at), within(at + 1), way(Some(at))) {
            (false, _, _) => 0,
            (true, true, next @ (1 | -1)) => next,
            (true, _, _) => way(at.checked_sub(1)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_rising_figures_are_a_trend_and_six_are_not() {
        assert_eq!(trends(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), [0; 6]);
        assert_eq!(trends(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]), [1; 7]);
        assert_eq!(trends(&[1.0, 2.0, 3.0, 4.0, 4.0, 5.0, 6.0, 7.0]), [0; 8]);
        assert!(trends(&[]).is_empty());
        assert_eq!(trends(&[1.0]), [0]);
    }

    #[test]
    fn the_turning_point_of_a_rise_and_a_fall_takes_the_fall() {
        let up_and_down: Vec<f64> = (0..13).map(|at| f64::from(6 - i32::abs(6 - at))).collect();
        let found = trends(&up_and_down);
        assert_eq!(found, [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1]);
    }

    #[test]
    fn a_rise_dropped_into_another_rise_takes_the_drop_as_the_reference_does() {
        let saw: Vec<f64> = (0..14).map(|at| f64::from(at % 7)).collect();
        let mut expected = [1; 14];
        expected[6] = -1;
        assert_eq!(trends(&saw), expected);
    }

    #[test]
    fn a_rise_parted_by_a_tie_from_the_next_rise_still_rises() {
        let mut steps: Vec<f64> = (0..7).map(f64::from).collect();
        steps.extend((6..13).map(f64::from));
        assert_eq!(trends(&steps), [1; 14]);
    }

    #[test]
    fn every_signal_has_a_word_of_its_own_and_a_meaning_by_direction() {
        let words: std::collections::BTreeSet<_> = Signal::ALL.map(Signal::word).into();
        assert_eq!(words.len(), Signal::ALL.len());
        for signal in Signal::ALL {
            let higher = PointKind::of(signal, Better::Higher);
            let lower = PointKind::of(signal, Better::Lower);
            let neither = PointKind::of(signal, Better::Neither);
            let expected = match signal.side() {
                1 => (
                    PointKind::Improvement,
                    PointKind::Concern,
                    PointKind::NeutralHigh,
                ),
                -1 => (
                    PointKind::Concern,
                    PointKind::Improvement,
                    PointKind::NeutralLow,
                ),
                _ => (
                    PointKind::CommonCause,
                    PointKind::CommonCause,
                    PointKind::CommonCause,
                ),
            };
            assert_eq!((higher, lower, neither), expected);
        }
    }
}

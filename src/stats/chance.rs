//! How many of many measures would be flagged although nothing has changed.

use super::limits::FEWEST_POINTS;

/// Of independent normal figures without any change, the share whose last figure is flagged, by how many
/// figures the series has: 40,000 simulated series each (10,000 from 120 on), screening on. The 2,000 series
/// simulated with the reference at 12, 24, 36 and 60 figures (0.9, 1.3, 1.7, 1.7%) agree within their own
/// chance. Below six figures nothing is flagged; longer series stay at the last share.
const LAST_POINT: [(usize, f64); 8] = [
    (FEWEST_POINTS - 1, 0.0),
    (FEWEST_POINTS, 0.011),
    (12, 0.014),
    (24, 0.016),
    (36, 0.017),
    (60, 0.018),
    (120, 0.019),
    (240, 0.021),
];

/// The chance, 0 to 1, that the last figure of a series of so many is flagged though nothing has changed;
/// between the lengths simulated on a straight line.
pub fn last_point_chance(points: usize) -> f64 {
    let mut before = (0, 0.0);
    for (length, share) in LAST_POINT {
        if points <= length {
            let way = (points - before.0) as f64 / (length - before.0) as f64;
            return before.1 + (share - before.1) * way;
        }
        before = (length, share);
    }
    before.1
}

/// How many series of these lengths would have their last figure flagged by chance alone, on average.
/// Takes the measures as independent of each other; they hardly ever are, which moves how the number
/// varies, not its average.
pub fn expected_by_chance(points: impl IntoIterator<Item = usize>) -> f64 {
    points.into_iter().map(last_point_chance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::tests::Noise;
    use crate::stats::{PointKind, Series, analyse};

    #[test]
    fn the_chance_follows_the_table_and_straight_lines_between() {
        for (length, share) in LAST_POINT {
            assert!((last_point_chance(length) - share).abs() < 1e-15);
        }
        assert!((last_point_chance(30) - 0.0165).abs() < 1e-12);
        assert!((last_point_chance(0)).abs() < 1e-15);
        assert!((last_point_chance(10_000) - 0.021).abs() < 1e-15);
        let portfolio = expected_by_chance(std::iter::repeat_n(36, 200));
        assert!((portfolio - 3.4).abs() < 1e-9);
        assert!(expected_by_chance([]).abs() < 1e-15);
    }

    #[test]
    fn our_own_signals_on_noise_come_to_the_table() {
        let mut noise = Noise::new(1);
        for length in [8, 12, 24, 36, 60, 240] {
            let trials = 6_000;
            let flagged = (0..trials).filter(|_| {
                let values: Vec<_> = (0..length).map(|_| Some(noise.normal())).collect();
                analyse(&Series::of(&values)).variation != Some(PointKind::CommonCause)
            });
            let share = flagged.count() as f64 / f64::from(trials);
            let told = last_point_chance(length);
            assert!(
                (share - told).abs() < 0.005,
                "{length}: {share}, not {told}"
            );
        }
    }
}

//! Whether a series repeats a pattern every year, so that its signals may be the calendar's.
//!
//! The test for stable seasonality of X-11 (Shiskin, Young and Musgrave, "The X-11 Variant of the Census
//! Method II Seasonal Adjustment Program", 1967; kept as the first test of table D8 in X-13ARIMA-SEATS): the
//! trend, a centred moving average over a year (2 × 12 for months), is taken from the figures, and of what is
//! left the spread between the months is compared with the spread within them by the F of an analysis of
//! variance. A season is present at the 0.1 percent level, as strict as there because neighbouring figures
//! are not independent. Half a year at either end, where the average lacks figures, goes on from its nearest
//! value at the slope of the least-squares line through all.
//!
//! Simulated without any season, fewer than 1 in 100 series of three to ten years are called seasonal, and
//! about 1 in 40 where half of each figure is carried over from the one before. Months that swing by two
//! standard deviations are found in 9 of 10 series of three years, in all of five.

use super::sum::{Sum, mean, total};
use super::tail::f_tail;

/// So many years a pattern must be seen to be called one.
const YEARS: usize = 3;
/// By chance alone so few series would look as seasonal as one that is called so.
const LEVEL: f64 = 0.001;

/// How often there is a figure, as far as a year's pattern goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// Daily; taken 28 days at a time, 13 to a year.
    Daily,
    /// Weekly; taken four weeks at a time, 13 to a year.
    Weekly,
    /// Monthly.
    Monthly,
    /// Quarterly.
    Quarterly,
}

impl Rhythm {
    /// How many figures make one place in the year, and how many places a year has.
    const fn shape(self) -> (usize, usize) {
        match self {
            Self::Daily => (28, 13),
            Self::Weekly => (4, 13),
            Self::Monthly => (1, 12),
            Self::Quarterly => (1, 4),
        }
    }
}

/// What the test came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Season {
    /// Spread between the places of the year over the spread within them; finite, at least 0. A pattern
    /// that repeats without any difference has the greatest double.
    pub f: f64,
    /// The chance, 0 to 1, of such an F where there is no season.
    pub chance: f64,
    /// Whether the year's pattern repeats, so that signals want a caution.
    pub repeats: bool,
}

/// Tests a series for a pattern that repeats every year. One place in `values` for each period without a
/// break, `None` where the figure is missing (as is one that is not finite). `None` of fewer than three
/// years, when more than a quarter is missing, or when nothing differs.
pub fn season(values: &[Option<f64>], rhythm: Rhythm) -> Option<Season> {
    let (block, places) = rhythm.shape();
    let blocks: Vec<Option<f64>> = values.rchunks_exact(block).rev().map(block_mean).collect();
    let known = blocks.iter().flatten().count();
    if blocks.len() < YEARS * places || known * 4 < blocks.len() * 3 {
        return None;
    }
    let largest = blocks
        .iter()
        .flatten()
        .fold(0.0_f64, |most, x| most.max(x.abs()));
    if largest <= 0.0 {
        return None;
    }
    // Shares of the largest: squares of absurd numbers stay within a double.
    let blocks: Vec<Option<f64>> = blocks.iter().map(|one| one.map(|x| x / largest)).collect();
    let bridged = bridged(&blocks);
    let line = line(&bridged);
    let level: Vec<f64> = bridged.iter().zip(&line).map(|(a, b)| a - b).collect();
    let trend = trend(&level, places).into_iter().zip(&line);
    let mut groups = vec![Vec::new(); places];
    for (at, (value, (level, line))) in blocks.iter().zip(trend).enumerate() {
        if let (Some(value), Some(group)) = (value, groups.get_mut(at % places)) {
            group.push(value - level - line);
        }
    }
    variance_ratio(&groups)
}

/// The mean of a block's figures; `None` when half or more of them are missing.
fn block_mean(block: &[Option<f64>]) -> Option<f64> {
    let known = || block.iter().flatten().filter(|value| value.is_finite());
    if known().count() * 2 <= block.len() {
        return None;
    }
    let largest = known().fold(1.0_f64, |most, x| most.max(x.abs()));
    mean(known().map(|value| value / largest)).map(|mean| mean * largest)
}

/// Gaps bridged by straight lines between their neighbours, and at the ends by the nearest figure. Bridges
/// serve the moving average only.
fn bridged(values: &[Option<f64>]) -> Vec<f64> {
    let known: Vec<(usize, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(at, value)| value.map(|value| (at, value)))
        .collect();
    let mut next = known.iter().copied().peekable();
    let mut before: Option<(usize, f64)> = None;
    (0..values.len())
        .map(|at| {
            while let Some(passed) = next.next_if(|(place, _)| *place <= at) {
                before = Some(passed);
            }
            match (before, next.peek().copied()) {
                (Some((a, low)), Some((b, high))) => {
                    low + (high - low) * (at - a) as f64 / (b - a) as f64
                }
                (Some((_, value)), None) | (None, Some((_, value))) => value,
                (None, None) => 0.0,
            }
        })
        .collect()
}

/// The least-squares line through the values, 0 in the middle.
fn line(values: &[f64]) -> Vec<f64> {
    let middle = (values.len() as f64 - 1.0) / 2.0;
    let place = |at: usize| at as f64 - middle;
    let rise = values
        .iter()
        .enumerate()
        .map(|(at, value)| value * place(at));
    let run = (0..values.len()).map(|at| place(at).powi(2));
    let slope = total(rise) / total(run).max(1.0);
    (0..values.len()).map(|at| slope * place(at)).collect()
}

/// The level at each place: the mean over a year around it, at either end the nearest that can be had.
fn trend(values: &[f64], places: usize) -> Vec<f64> {
    let half = places / 2;
    let whole: Vec<f64> = values
        .windows(2 * half + 1)
        .map(|window| year_average(window, places))
        .collect();
    let first = whole.first().copied().into_iter();
    let last = whole.last().copied().into_iter();
    let before = first.flat_map(|level| std::iter::repeat_n(level, half));
    let after = last.flat_map(|level| std::iter::repeat_n(level, half));
    before.chain(whole.iter().copied()).chain(after).collect()
}

/// The mean over a year centred on the window's middle; of an even number of places the two at the ends
/// count half (2 × 12).
fn year_average(window: &[f64], places: usize) -> f64 {
    let mut sum: Sum = window.iter().copied().collect();
    if places.is_multiple_of(2) {
        for end in window.first().into_iter().chain(window.last()) {
            sum.add(-end / 2.0);
        }
    }
    sum.total() / places as f64
}

/// F of groups: variance between them over variance within.
fn variance_ratio(groups: &[Vec<f64>]) -> Option<Season> {
    let known: Vec<&Vec<f64>> = groups.iter().filter(|group| !group.is_empty()).collect();
    let count: usize = known.iter().map(|group| group.len()).sum();
    let free_between = known.len().checked_sub(1).filter(|free| *free > 0)?;
    let free_within = count.checked_sub(known.len()).filter(|free| *free > 0)?;
    let overall = mean(known.iter().flat_map(|group| group.iter().copied()))?;
    let (mut between, mut within) = (Sum::default(), Sum::default());
    for group in known {
        let own = mean(group.iter().copied())?;
        between.add((own - overall).powi(2) * group.len() as f64);
        for value in group {
            within.add((value - own).powi(2));
        }
    }
    let between = between.total() / free_between as f64;
    let within = within.total() / free_within as f64;
    // Shares below a millionth of a millionth are the rounding of the figures, not their spread.
    if between <= 1e-24 {
        return None;
    }
    let f = (between / within.max(1e-30)).min(f64::MAX);
    let chance = f_tail(f, free_between, free_within);
    Some(Season {
        f,
        chance,
        repeats: chance < LEVEL,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::tests::Noise;

    fn share_flagged(months: usize, rhythm: Rhythm, swing: f64) -> f64 {
        let (block, places) = rhythm.shape();
        let length = (block * places) as f64;
        let mut noise = Noise::new(7);
        let trials = 600;
        let flagged = (0..trials).filter(|_| {
            let values: Vec<Option<f64>> = (0..months)
                .map(|at| {
                    let turn = at as f64 / length * std::f64::consts::TAU;
                    Some(100.0 + at as f64 * 0.05 + swing * turn.sin() + noise.normal())
                })
                .collect();
            season(&values, rhythm).is_some_and(|season| season.repeats)
        });
        flagged.count() as f64 / f64::from(trials)
    }

    #[test]
    fn noise_without_a_season_is_hardly_ever_called_seasonal() {
        for (count, rhythm) in [
            (36, Rhythm::Monthly),
            (60, Rhythm::Monthly),
            (120, Rhythm::Monthly),
            (160, Rhythm::Weekly),
            (12, Rhythm::Quarterly),
            (20, Rhythm::Quarterly),
        ] {
            let share = share_flagged(count, rhythm, 0.0);
            assert!(share < 0.012, "{count} {rhythm:?}: {share}");
        }
    }

    #[test]
    fn a_season_of_three_years_is_found() {
        for (count, rhythm, swing, at_least) in [
            (36, Rhythm::Monthly, 2.0, 0.9),
            (60, Rhythm::Monthly, 1.5, 0.97),
            (20, Rhythm::Quarterly, 2.0, 0.85),
            (160, Rhythm::Weekly, 1.0, 0.9),
        ] {
            let share = share_flagged(count, rhythm, swing);
            assert!(share > at_least, "{count} {rhythm:?}: {share}");
        }
    }

    #[test]
    fn under_three_years_or_with_much_missing_nothing_is_said() {
        let month = |at: usize| Some((at % 12) as f64);
        let two: Vec<_> = (0..35).map(month).collect();
        assert_eq!(season(&two, Rhythm::Monthly), None);
        let three: Vec<_> = (0..36).map(month).collect();
        let found = season(&three, Rhythm::Monthly).unwrap();
        assert!(found.repeats && found.f.is_finite());
        let thin: Vec<_> = (0..48).map(|at| month(at).filter(|_| at % 3 > 0)).collect();
        assert_eq!(season(&thin, Rhythm::Monthly), None);
        assert_eq!(season(&[], Rhythm::Monthly), None);
        assert_eq!(season(&[Some(3.0); 60], Rhythm::Monthly), None);
        assert_eq!(season(&[Some(0.0); 60], Rhythm::Monthly), None);
        assert_eq!(season(&[Some(f64::NAN); 60], Rhythm::Monthly), None);
    }

    #[test]
    fn steady_growth_and_a_new_level_are_no_season() {
        let growth: Vec<_> = (0..60).map(|at| Some(f64::from(at) * 0.1)).collect();
        assert!(season(&growth, Rhythm::Monthly).is_none_or(|found| !found.repeats));
        let mut noise = Noise::new(3);
        let level = |at: usize| if at < 30 { 10.0 } else { 20.0 };
        let stepped: Vec<_> = (0..60).map(|at| Some(level(at) + noise.normal())).collect();
        assert!(!season(&stepped, Rhythm::Monthly).unwrap().repeats);
    }

    #[test]
    fn a_gap_is_bridged_and_absurd_numbers_stay_finite() {
        let mut noise = Noise::new(11);
        let gappy: Vec<_> = (0..60)
            .map(|at| {
                let value = 5.0 * (f64::from(at % 12) - 6.0).abs() + noise.normal();
                (at % 17 != 3).then_some(value)
            })
            .collect();
        assert!(season(&gappy, Rhythm::Monthly).unwrap().repeats);
        let huge: Vec<_> = gappy.iter().map(|one| one.map(|x| x * 1e305)).collect();
        assert!(season(&huge, Rhythm::Monthly).unwrap().f.is_finite());
        let daily: Vec<_> = (0..1200)
            .map(|day| Some((f64::from(day % 364) - 180.0).abs() + noise.normal()))
            .collect();
        assert!(season(&daily, Rhythm::Daily).unwrap().repeats);
    }
}

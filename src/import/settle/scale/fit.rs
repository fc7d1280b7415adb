//! How a bare figure up to one fits the other figures of its measure: as a share of one, as it is written, or neither.

use super::hundredfold;

/// Figures of a measure that are enough to tell how the others are written.
const ENOUGH: usize = 60;
/// How many times nearer one way of reading must be than the other.
const CLEARLY: f64 = 3.0;
/// How far above the greatest figure of a measure that stays below 100% a share may lie.
const LITTLE_MORE: f64 = 1.1;

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// A share of one.
    Share,
    /// In percent as it is written.
    Written,
    /// It could be either.
    Unclear,
}

/// The figures of a measure in percent, as far as they tell how it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Sizes of those that are certainly in percent.
    certain: Vec<f64>,
    /// Sizes of bare ones that may be shares.
    bare: Vec<f64>,
}

/// What they come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// The logarithm of the size that fits most of them.
    middle: f64,
    /// The greatest of them, read so.
    greatest: f64,
    /// What most of them are.
    most: Is,
    /// The least and the greatest that are certain.
    pub certain: Option<(f64, f64)>,
}

impl Seen {
    /// Adds a figure.
    pub(super) fn add(&mut self, value: f64, is_bare: bool) {
        let size = value.abs();
        let of = if is_bare {
            &mut self.bare
        } else {
            &mut self.certain
        };
        if size > 0.0 && of.len() < ENOUGH {
            of.push(size);
        }
    }

    /// What they come to. Where none is certain, those up to one are all written alike, as shares.
    pub(super) fn fit(&self) -> Fit {
        let shares = || self.bare.iter().filter(|size| **size <= 1.0);
        let middle = if self.certain.is_empty() {
            median(shares().map(|size| hundredfold(*size).ln()).collect())
        } else {
            self.nearest_to_all()
        };
        let bounds = |of: &[f64]| {
            let least = of.iter().copied().reduce(f64::min)?;
            Some((least, of.iter().copied().reduce(f64::max)?))
        };
        let certain = bounds(&self.certain);
        let greatest_share = shares().map(|size| hundredfold(*size)).fold(0.0, f64::max);
        let mut fit = Fit {
            middle,
            greatest: certain.map_or(greatest_share, |(_, greatest)| greatest),
            most: Is::Unclear,
            certain,
        };
        if self.certain.is_empty() {
            fit.most = Is::Share;
            return fit;
        }
        let count = |is: Is| {
            self.bare
                .iter()
                .filter(|size| fit.alone(**size) == is)
                .count()
        };
        let (share, written) = (count(Is::Share), count(Is::Written));
        if share > 2 * written {
            fit.most = Is::Share;
        } else if written > 2 * share {
            fit.most = Is::Written;
        }
        fit
    }

    /// The size to which all figures lie nearest when each is read as suits it.
    fn nearest_to_all(&self) -> f64 {
        let certain = self.certain.iter().map(|size| [size.ln(), size.ln()]);
        let bare = self
            .bare
            .iter()
            .map(|size| [size.ln(), hundredfold(*size).ln()]);
        let ways: Vec<[f64; 2]> = certain.chain(bare).collect();
        let far = |from: f64| -> f64 {
            let nearest = |way: &[f64; 2]| way.map(|size| (size - from).abs());
            ways.iter().map(nearest).map(|[a, b]| a.min(b)).sum()
        };
        let middles = ways.iter().flatten().map(|middle| (far(*middle), *middle));
        // Of equals the greater: there the others are shares.
        let best = middles.reduce(|a, b| {
            let nearer = b.0 + 1e-9 < a.0 || (b.0 - a.0).abs() <= 1e-9 && b.1 > a.1;
            if nearer { b } else { a }
        });
        best.map_or(0.0, |(_, middle)| middle)
    }
}

impl Fit {
    /// What a figure is.
    pub(super) fn is(&self, value: f64) -> Is {
        match self.alone(value.abs()) {
            // More than all of something is no matter of habit.
            Is::Unclear if value.abs() <= 1.0 => self.most,
            is @ (Is::Share | Is::Written | Is::Unclear) => is,
        }
    }

    /// The likelier of the two for a figure of which it is unclear, where somebody accepts guesses.
    pub(super) fn likelier(&self, value: f64) -> Is {
        match self.is(value) {
            is @ (Is::Share | Is::Written) => is,
            Is::Unclear => {
                let far = |size: f64| (size.ln() - self.middle).abs();
                if far(hundredfold(value.abs())) < far(value.abs()) {
                    Is::Share
                } else {
                    Is::Written
                }
            }
        }
    }

    /// What it is by its size alone.
    fn alone(&self, size: f64) -> Is {
        let share = hundredfold(size);
        let (as_share, as_written) = (
            (share.ln() - self.middle).abs(),
            (size.ln() - self.middle).abs(),
        );
        let beyond = size > 1.0 && self.greatest <= 100.0;
        let may_be_share = !beyond || share <= self.greatest * LITTLE_MORE;
        if may_be_share && as_share + CLEARLY.ln() <= as_written {
            Is::Share
        } else if as_written + CLEARLY.ln() <= as_share {
            Is::Written
        } else {
            Is::Unclear
        }
    }
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(certain: &[f64], bare: &[f64]) -> Fit {
        let mut seen = Seen::default();
        for value in certain {
            seen.add(*value, false);
        }
        for value in bare {
            seen.add(*value, true);
        }
        seen.fit()
    }

    #[test]
    fn each_figure_is_read_as_its_neighbours_are() {
        // Shares of a percent until the quarter in which somebody wrote percent.
        let fires = seen(&[], &[0.016, 0.011, 0.012, 0.02, 1.8, 1.5]);
        assert_eq!(
            [0.011, 1.8].map(|value| fires.is(value)),
            [Is::Share, Is::Written]
        );
        // Small percentages with a sign, and shares beside them.
        let small = seen(&[9.8, 4.0, 2.0], &[0.008, 0.02, 0.005, 0.4, 1.9]);
        assert_eq!(
            [0.008, 0.02, 0.4, 1.9].map(|value| small.is(value)),
            [Is::Share, Is::Share, Is::Written, Is::Written]
        );
        let usual = seen(&[58.0, 61.0], &[0.58, 0.6, 1.0]);
        assert_eq!(
            [0.58, 1.0].map(|value| usual.is(value)),
            [Is::Share, Is::Share]
        );
        // A little more than all is a share where the others are nearly all.
        let nearly_all = seen(&[], &[0.95, 0.98, 1.02]);
        assert_eq!(nearly_all.is(1.02), Is::Share);
    }

    #[test]
    fn what_fits_both_ways_is_unclear() {
        let wide = seen(&[4.0, 5.0], &[0.5]);
        assert_eq!(wide.is(0.5), Is::Unclear);
        // 180% where nothing else exceeds 100%, or 1.8% where all else is nearly 100%.
        let beyond = seen(&[95.0, 97.0], &[1.8]);
        assert_eq!(beyond.is(1.8), Is::Unclear);
    }
}

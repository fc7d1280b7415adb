//! The rules said again, as they stand on paper: every figure asks every window it lies in.

use crate::stats::{Better, FEWEST_POINTS, Signal};

/// What the rules say of one run of figures.
pub(super) struct Told {
    pub(super) mean: f64,
    pub(super) limits: Option<(f64, f64)>,
    pub(super) signals: Vec<Signal>,
}

/// Beyond, by more than doubles round.
fn beyond(a: f64, b: f64) -> bool {
    a - b > 1e-9
}

fn average(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

pub(super) fn tell(points: &[f64], screening: bool, fix_after: Option<usize>) -> Told {
    let fixed = fix_after.unwrap_or(points.len());
    let base: Vec<f64> = points.iter().copied().take(fixed).collect();
    let mean = average(&base);
    if base.len() < FEWEST_POINTS {
        let signals = vec![Signal::None; points.len()];
        return Told {
            mean,
            limits: None,
            signals,
        };
    }
    let mut ranges: Vec<f64> = (1..base.len())
        .map(|at| (base[at] - base[at - 1]).abs())
        .collect();
    let all = average(&ranges);
    if screening && all > 0.0 {
        ranges.retain(|range| *range < 3.267 * all);
    }
    let range = average(&ranges);
    let run = Run {
        points,
        mean,
        range,
    };
    Told {
        mean,
        limits: Some((run.line(-2.66), run.line(2.66))),
        signals: (0..points.len()).map(|at| run.signal(at)).collect(),
    }
}

impl Told {
    pub(super) fn assurance(&self, target: f64, better: Better) -> Option<&'static str> {
        let (lower, upper) = self.limits?;
        let always_above = target < lower;
        let always_below = target > upper;
        match better {
            Better::Neither => None,
            Better::Higher if always_above => Some("pass"),
            Better::Higher if always_below => Some("fail"),
            Better::Lower if always_below => Some("pass"),
            Better::Lower if always_above => Some("fail"),
            Better::Higher | Better::Lower => Some("hit_or_miss"),
        }
    }
}

struct Run<'a> {
    points: &'a [f64],
    mean: f64,
    range: f64,
}

impl Run<'_> {
    /// So many average moving ranges above the mean.
    fn line(&self, ranges: f64) -> f64 {
        self.mean + ranges * self.range
    }

    fn signal(&self, at: usize) -> Signal {
        let above = self.above(at);
        let by_side = |high, low| if above { high } else { low };
        if self.outside(at) {
            by_side(Signal::AboveUpperLimit, Signal::BelowLowerLimit)
        } else if self.in_trend(at) {
            if self.rises(at) {
                Signal::RisingTrend
            } else {
                Signal::FallingTrend
            }
        } else if self.in_pair(at) {
            by_side(Signal::TwoOfThreeAbove, Signal::TwoOfThreeBelow)
        } else if self.in_shift(at) {
            by_side(Signal::ShiftAbove, Signal::ShiftBelow)
        } else {
            Signal::None
        }
    }

    fn above(&self, at: usize) -> bool {
        beyond(self.points[at], self.mean)
    }

    fn below(&self, at: usize) -> bool {
        beyond(self.mean, self.points[at])
    }

    fn outside(&self, at: usize) -> bool {
        beyond(self.points[at], self.line(2.66)) || beyond(self.line(-2.66), self.points[at])
    }

    fn near(&self, at: usize) -> bool {
        let third = 2.66 / 3.0;
        let high = beyond(self.points[at], self.line(2.0 * third));
        let low = beyond(self.line(-2.0 * third), self.points[at]);
        !self.outside(at) && (high || low)
    }

    /// The windows of that size in which a figure lies.
    fn windows(&self, at: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
        let last = self.points.len();
        (0..=at)
            .filter(move |from| at < from + size && from + size <= last)
            .map(move |from| (from..from + size).collect())
    }

    fn in_trend(&self, at: usize) -> bool {
        let pairs = |window: &[usize], is: &dyn Fn(f64, f64) -> bool| {
            window
                .windows(2)
                .all(|pair| is(self.points[pair[0]], self.points[pair[1]]))
        };
        self.windows(at, 7)
            .any(|window| pairs(&window, &|a, b| a < b) || pairs(&window, &|a, b| a > b))
    }

    fn rises(&self, at: usize) -> bool {
        let next_too = at + 1 < self.points.len() && self.in_trend(at + 1);
        if next_too && self.points[at + 1] > self.points[at] {
            true
        } else if next_too && self.points[at + 1] < self.points[at] {
            false
        } else {
            self.points[at] > self.points[at - 1]
        }
    }

    fn together(&self, window: &[usize]) -> bool {
        window.iter().all(|at| self.above(*at)) || window.iter().all(|at| self.below(*at))
    }

    fn in_pair(&self, at: usize) -> bool {
        let two = |window: &[usize]| window.iter().filter(|at| self.near(**at)).count() >= 2;
        self.near(at)
            && self
                .windows(at, 3)
                .any(|window| self.together(&window) && two(&window))
    }

    fn in_shift(&self, at: usize) -> bool {
        self.windows(at, 7).any(|window| self.together(&window))
    }
}

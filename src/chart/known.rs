//! The figures of a line by period, and over which periods a chart shows them.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{ChartInput, Figure};
use super::scale::LARGEST;
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;

/// Figures of one line by period.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Known {
    /// One for each period, `None` where it is missing, no number, or may not be shown.
    pub(super) values: BTreeMap<Period, Option<f64>>,
    /// What ratios among them are made of, where that is known; of none that may not be shown.
    pub(super) parts: BTreeMap<Period, Parts>,
    /// The periods whose figures may not be shown.
    pub(super) hidden: BTreeSet<Period>,
}

impl Known {
    /// Those of that frequency; of several for one period the last stands.
    pub(super) fn of(figures: &[Figure], frequency: Frequency) -> Self {
        let ours = || figures.iter().filter(|f| f.period.frequency() == frequency);
        let last: BTreeMap<Period, bool> = ours().map(|f| (f.period, f.hidden)).collect();
        let hidden = last.into_iter().filter(|(_, hidden)| *hidden);
        let of: BTreeMap<Period, Option<Parts>> =
            ours().map(|f| (f.period, usable(f).and(f.parts))).collect();
        let parts = of.into_iter().filter_map(|(at, parts)| Some((at, parts?)));
        Self {
            values: ours().map(|f| (f.period, usable(f))).collect(),
            parts: parts.collect(),
            hidden: hidden.map(|(period, _)| period).collect(),
        }
    }

    /// A period's figure, where there is one to be shown.
    pub(super) fn at(&self, period: Period) -> Option<f64> {
        self.values.get(&period).copied().flatten()
    }
}

/// Whether a number can be a figure.
pub(super) fn is_figure(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

/// A figure's value, unless it is missing, hidden or no number.
pub(super) fn usable(figure: &Figure) -> Option<f64> {
    figure.value.filter(|v| !figure.hidden && is_figure(*v))
}

/// What was asked to be shown, or else from the first period known of to the last.
pub(super) fn shown_periods(
    input: &ChartInput,
    whole: &Known,
    groups: &[Known],
) -> Option<(Period, Period)> {
    if let Some((a, b)) = input.shown {
        let (a, b) = (a.min(b), a.max(b));
        let ours = |p: Period, day| {
            let same = p.frequency() == input.frequency;
            if same {
                p
            } else {
                Period::containing(input.frequency, day)
            }
        };
        return Some((ours(a, a.start()), ours(b, b.end())));
    }
    let all = || std::iter::once(whole).chain(groups);
    let first = all().filter_map(|known| known.values.keys().next()).min()?;
    let last = all()
        .filter_map(|known| known.values.keys().next_back())
        .max()?;
    Some((*first, *last))
}

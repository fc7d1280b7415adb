//! Groups side by side on one scale: which of them are shown, and what each is seen against.

use super::input::ChartInput;
use super::known::Known;
use super::spec::{LineRole, LineSpec, line, one_line};
use super::usual::{Study, UsualSpec};
use crate::domain::period::Period;

/// More groups than this are not shown side by side; the place of the last one says how many are left out.
pub(super) const MOST: usize = 12;

/// The whole is drawn behind every group unless it is so many times as large as the largest of them: a sum
/// would press its parts to the ground of a scale they share.
const COMPARABLE: f64 = 1.1;

/// The groups shown side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelsSpec {
    /// One for each group shown, in the order of the groups.
    pub each: Vec<PanelSpec>,
    /// What each group is seen against.
    pub against: Against,
    /// How many groups, whose latest figures are lower, are not shown.
    pub left_out: usize,
}

/// One group's chart.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSpec {
    /// Which of the chart's lines it shows.
    pub line: usize,
    /// The usual ranges of the group's own figures over the periods shown, as those of a whole.
    pub usual: Vec<UsualSpec>,
    /// The group's year repeats itself.
    pub seasonal: bool,
    /// The periods whose figures are known well enough to say what is unusual, the first and the last.
    known: Option<(Period, Period)>,
}

impl PanelSpec {
    /// Whether it can be said of a period's figure whether it is unusual.
    pub(super) fn is_known_at(&self, period: Period) -> bool {
        self.known
            .is_some_and(|(first, last)| first <= period && period <= last)
    }
}

/// The line drawn behind every group; it is the chart's first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// The measure's own figures.
    Whole,
    /// The average of all groups, because the whole is their sum or otherwise of another size. The target
    /// and the benchmark, which are the whole's, are not shown then.
    Average,
    /// Nothing: there is no whole.
    Nothing,
}

/// The lines of a chart of groups side by side, and what each is.
pub(super) fn side_by_side(
    input: &ChartInput,
    whole: &Known,
    groups: &[Known],
    shown: (Period, Period),
) -> (Vec<LineSpec>, PanelsSpec) {
    let mut lines = Vec::new();
    let against = against(whole, groups, shown);
    match against {
        Against::Whole => lines.push(line(LineRole::Whole, "The whole", whole, Some(shown))),
        Against::Average => {
            let average = average(groups, shown);
            lines.push(line(LineRole::Average, "Average", &average, Some(shown)));
        }
        Against::Nothing => {}
    }
    let kept = most_important(groups, shown);
    let left_out = groups.len() - kept.len();
    let mut each = Vec::new();
    for at in kept {
        let (Some(group), Some(figures)) = (input.groups.get(at), groups.get(at)) else {
            continue;
        };
        let study = Study::of(input, figures);
        let mut own = line(
            LineRole::Group(at),
            &one_line(&group.name),
            figures,
            Some(shown),
        );
        study.flag(&mut own);
        let mut usual = study.usual(shown);
        let known = usual.last().map(|range| (range.from, range.to));
        if !input.usual_range {
            usual.clear();
        }
        each.push(PanelSpec {
            line: lines.len(),
            usual,
            seasonal: study.seasonal,
            known,
        });
        lines.push(own);
    }
    let spec = PanelsSpec {
        each,
        against,
        left_out,
    };
    (lines, spec)
}

/// The places of the groups shown: all, or of too many those with the highest latest figures.
fn most_important(groups: &[Known], (first, last): (Period, Period)) -> Vec<usize> {
    let mut all: Vec<usize> = (0..groups.len()).collect();
    if all.len() <= MOST {
        return all;
    }
    let latest = |at: &usize| {
        let figures = groups.get(*at).map(|g| g.values.range(first..=last).rev());
        let found = figures.into_iter().flatten().find_map(|(_, value)| *value);
        found.unwrap_or(f64::NEG_INFINITY)
    };
    all.sort_by(|a, b| latest(b).total_cmp(&latest(a)).then(a.cmp(b)));
    all.truncate(MOST - 1);
    all.sort_unstable();
    all
}

/// What each group is seen against.
fn against(whole: &Known, groups: &[Known], (first, last): (Period, Period)) -> Against {
    let (mut own, mut largest) = (0.0, 0.0);
    for (period, value) in whole.values.range(first..=last) {
        let of_groups = groups.iter().filter_map(|g| g.at(*period));
        let most = of_groups.map(f64::abs).fold(f64::NEG_INFINITY, f64::max);
        if let (Some(value), true) = (value, most.is_finite()) {
            // Parts of the largest figures there can be, so that their sum is finite too.
            own += value.abs() * 1e-9;
            largest += most * 1e-9;
        }
    }
    let mut figures = whole.values.range(first..=last);
    let known = figures.any(|(_, value)| value.is_some());
    if !known {
        Against::Nothing
    } else if own <= largest * COMPARABLE || largest <= 0.0 {
        Against::Whole
    } else {
        Against::Average
    }
}

/// The average of the groups in the periods in which each of them has a figure.
fn average(groups: &[Known], (first, last): (Period, Period)) -> Known {
    let Some(one) = groups.first() else {
        return Known::default();
    };
    let count = groups.len() as f64;
    let of = |period: &Period| {
        let mut sum = 0.0;
        for group in groups {
            sum += group.at(*period)? / count;
        }
        Some(sum)
    };
    let periods = one.values.range(first..=last);
    Known {
        values: periods.map(|(period, _)| (*period, of(period))).collect(),
        ..Known::default()
    }
}

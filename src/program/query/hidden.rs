//! What of a measure's figures an edition may not show. The one place in which figures are taken away: it is
//! done before anything is made of them, so that no chart, table, comparison or sentence can give them away.

use super::GroupFigures;
use crate::domain::baseline::MeasureRules;
use crate::domain::edition::Edition;
use crate::domain::measure::Measure;
use crate::domain::number::NumberKind;
use crate::domain::observation::Figure;
use crate::domain::period::Period;
use crate::domain::ratio::is_ratio;
use crate::stats::{Cell, Counted, Parts, Threshold, suppress_splits};
use std::collections::{BTreeMap, BTreeSet};

/// Stands where a figure may not be shown. The same for a small one and for one that would give it away: that
/// one of them is no small one would narrow down the other.
pub const NOT_SHOWN: &str = "not shown";

/// The figures that are there but that an edition may not show; nothing in the panel's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    whole: BTreeSet<Period>,
    groups: BTreeMap<(String, String), BTreeSet<Period>>,
    because: String,
}

impl Hidden {
    /// Whether the figure of the whole for that period is hidden.
    pub fn whole(&self, period: Period) -> bool {
        self.whole.contains(&period)
    }

    /// Whether a group's is.
    pub fn group(&self, group: &GroupFigures, period: Period) -> bool {
        let periods = self.groups.get(&key(group));
        periods.is_some_and(|periods| periods.contains(&period))
    }

    /// The periods for which the whole has a figure that is hidden, in order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = Period> + '_ {
        self.whole.iter().copied()
    }

    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.groups.is_empty()
    }

    /// Why something is hidden, as "counts below 11, and those that would give one away"; empty where nothing
    /// is.
    pub fn because(&self) -> &str {
        &self.because
    }
}

/// Takes away what an edition may not show: the figures, and what they replaced. What is hidden is found from
/// all figures, whatever is shown of them, so that it is the same wherever the edition shows the measure.
pub(super) fn hide(
    (measure, rules, edition): (&Measure, &MeasureRules, Edition),
    figures: &mut [Figure],
    groups: &mut [GroupFigures],
) -> Hidden {
    let threshold = Threshold::below(rules.suppress_below);
    if !edition.hides_small_numbers() || threshold == Threshold::below(0) {
        return Hidden::default();
    }
    let each = |series: &[Figure]| -> BTreeMap<Period, Counted> {
        let counted = series
            .iter()
            .filter_map(|one| Some((one.period, counted(measure, one, threshold)?)));
        counted.collect()
    };
    let of_groups = groups
        .iter()
        .all(|group| all_known(measure, &group.figures));
    let known = of_groups && all_known(measure, figures);
    let whole = each(figures);
    let splits: Vec<Vec<BTreeMap<Period, Counted>>> = groups
        .chunk_by(|one, next| one.dimension == next.dimension)
        .map(|groups| groups.iter().map(|group| each(&group.figures)).collect())
        .collect();
    let all = splits.iter().flatten().chain([&whole]);
    let periods: BTreeSet<Period> = all.flat_map(BTreeMap::keys).copied().collect();
    let mut hidden = Hidden::default();
    for period in periods {
        let at = |series: &BTreeMap<Period, Counted>| series.get(&period).copied();
        let splits: Vec<Vec<Option<Counted>>> = splits
            .iter()
            .map(|groups| groups.iter().map(at).collect())
            .collect();
        let (whole, parts) = suppress_splits(at(&whole), &splits);
        hidden.note_whole(period, whole);
        for (group, cell) in groups.iter().zip(parts.into_iter().flatten()) {
            hidden.note_group(group, period, cell);
        }
    }
    if !hidden.is_empty() {
        hidden.because = because(known, rules.suppress_below);
    }
    blank(figures, |period| hidden.whole(period));
    for group in groups {
        let periods = hidden.groups.get(&key(group));
        blank(&mut group.figures, |period| {
            periods.is_some_and(|periods| periods.contains(&period))
        });
    }
    hidden
}

/// Leaves of figures only what may be shown. What one replaced is the office's own business, and may be small.
fn blank(figures: &mut [Figure], hidden: impl Fn(Period) -> bool) {
    for figure in figures {
        figure.replaced.clear();
        if hidden(figure.period) {
            figure.value = None;
            figure.parts = None;
        }
    }
}

/// How many a figure counts; of a ratio, what stands above its line. Where that isn't known of a measure that
/// is to hide small counts, the figure has to be hidden: a share of one half may be one of two.
fn counted(measure: &Measure, figure: &Figure, threshold: Threshold) -> Option<Counted> {
    let count = figure.value?;
    if let Some(parts) = figure.parts.filter(|_| is_ratio(measure)) {
        let (above, below) = (parts.numerator(), parts.denominator());
        return Some(Counted {
            count: above,
            small: threshold.hides_ratio(Parts { above, below }),
        });
    }
    if measure.format.kind == NumberKind::Count && !is_ratio(measure) {
        return Some(threshold.counted(count));
    }
    let small = true;
    Some(Counted { count, small })
}

/// Whether what every figure counts is known.
fn all_known(measure: &Measure, figures: &[Figure]) -> bool {
    let mut there = figures.iter().filter(|figure| figure.value.is_some());
    if is_ratio(measure) {
        there.all(|figure| figure.parts.is_some())
    } else {
        measure.format.kind == NumberKind::Count
    }
}

fn because(known: bool, below: u32) -> String {
    if known {
        format!("counts below {below}, and those that would give one away")
    } else {
        "the counts behind such figures are not known".to_owned()
    }
}

fn key(group: &GroupFigures) -> (String, String) {
    (group.dimension.clone(), group.group.clone())
}

impl Hidden {
    fn note_whole(&mut self, period: Period, cell: Cell) {
        if cell.is_hidden() {
            self.whole.insert(period);
        }
    }

    fn note_group(&mut self, group: &GroupFigures, period: Period, cell: Cell) {
        if cell.is_hidden() {
            self.groups.entry(key(group)).or_default().insert(period);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::MeasureId;
    use crate::domain::measure::Aggregation;
    use crate::domain::number::NumberFormat;
    use crate::domain::period::Frequency;
    use crate::domain::ratio;

    fn figure(number: i32, parts: Option<(f64, f64)>) -> Figure {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let parts = parts.map(|(above, below)| ratio::Parts::new(above, below).unwrap());
        Figure {
            period: Period::containing(Frequency::Month, first).plus(number),
            value: parts.map_or(Some(50.0), |parts| parts.value(100.0)),
            parts,
            batch: 1,
            row: None,
            replaced: Vec::new(),
        }
    }

    #[test]
    fn a_ratio_is_hidden_with_its_parts_where_a_count_behind_it_is_small_or_unknown() {
        let measure = Measure {
            aggregation: Aggregation::Ratio,
            format: NumberFormat::of(NumberKind::Percent),
            ..Measure::default()
        };
        let rules = MeasureRules {
            suppress_below: 11,
            ..MeasureRules::of(MeasureId::default())
        };
        let shown = |edition, figures: &[Figure]| {
            let mut figures = figures.to_vec();
            let hidden = hide((&measure, &rules, edition), &mut figures, &mut []);
            let left: Vec<bool> = figures.iter().map(|one| one.value.is_some()).collect();
            assert!(
                figures
                    .iter()
                    .all(|one| one.value.is_some() || one.parts.is_none())
            );
            (left, hidden.because().to_owned())
        };
        // Four of the seven, and three of forty that were not; the last is known as a ratio alone.
        let known = [
            figure(0, Some((400.0, 500.0))),
            figure(1, Some((4.0, 7.0))),
            figure(2, Some((37.0, 40.0))),
        ];
        let (left, because) = shown(Edition::Public, &known);
        assert_eq!(left, [true, false, false]);
        assert!(because.starts_with("counts below 11"), "{because}");
        let (left, because) = shown(
            Edition::Public,
            &[figure(0, None), figure(1, Some((40.0, 80.0)))],
        );
        assert_eq!(left, [false, true]);
        assert!(because.contains("not known"), "{because}");
        assert_eq!(shown(Edition::Panel, &known).0, [true; 3]);
    }
}

//! What a person should look at once more: figures that are accepted and odd.

use super::change::{differ, name};
use super::{About, State, place};
use crate::domain::dates;
use crate::domain::number::{NumberKind, in_full};
use crate::domain::period::{Frequency, Period};
use crate::import::finding::{Finding, FindingKind};
use crate::import::plan::Plan;
use crate::import::take::{Entry, PartPeriod};
use crate::program::query::KnownSeries;
use std::collections::BTreeMap;

/// How many times the usual a figure must be to be told.
const TIMES_USUAL: f64 = 10.0;
/// How many times the distance between the quarters of a series it must lie beyond them.
const BEYOND: f64 = 3.0;
/// Figures that are enough to tell what is usual.
const ENOUGH: usize = 4;

/// How large the figures of a series usually are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Usual {
    /// Their median.
    middle: f64,
    /// What lies beyond is far from all of them.
    far: f64,
}

impl Usual {
    /// Whether a figure is ten times the usual, and far from how much the series varies.
    fn is_far_from(self, value: f64) -> bool {
        value.abs() >= self.middle * TIMES_USUAL && value.abs() > self.far
    }
}

/// Figures of one measure that are ten times the usual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Odd {
    first: Entry,
    usual: f64,
    figures: usize,
}

/// Those of every measure, by its slot.
pub(super) type OddOnes = BTreeMap<u32, Odd>;

/// Tells of each measure once which figures are ten times the usual.
pub(super) fn tell_odd(plan: &mut Plan, state: &State<'_>, odd: &OddOnes) {
    for one in odd.values() {
        let entry = &one.first;
        let more = match one.figures - 1 {
            0 => String::new(),
            1 => ", and 1 more figure of it is as far off".to_owned(),
            more => format!(", and {more} more figures of it are as far off"),
        };
        let words = format!(
            "{} is {} times what {} usually is ({}){more}; is it right?",
            in_full(entry.value),
            in_full((entry.value.abs() / one.usual).round()),
            name(state, entry),
            in_full(one.usual)
        );
        state
            .ground
            .find(plan, entry, About::Value, FindingKind::TenTimesUsual, words);
    }
}

/// What the figures of a series are held against.
pub(super) struct Beside<'a> {
    pub known: &'a KnownSeries,
    /// The usual size, if there are enough figures to tell.
    pub usual: Option<Usual>,
    /// They are percentages that so far lie between 0 and 100.
    pub within_hundred: bool,
}

/// Tells where a figure that changes was last shown to a meeting as another.
pub(super) fn shown(plan: &mut Plan, state: &State<'_>, entry: &Entry) {
    let known = state.ground.known;
    let Some(series) = plan.series.get(entry.series as usize) else {
        return;
    };
    let then = known.shown.get(series);
    let then = then.and_then(|of_series| of_series.get(&entry.period));
    let Some(then) = then.filter(|then| !entry.is_target() && differ(then.value, entry.value))
    else {
        return;
    };
    let mut measures = known.measures.iter();
    let Some(measure) = measures.find(|measure| measure.key == series.measure_key) else {
        return;
    };
    let words = format!(
        "{} {}; this file makes it {}",
        entry.period.label(),
        then.words(&measure.format),
        measure.format.with_unit(entry.value)
    );
    state
        .ground
        .find(plan, entry, About::Value, FindingKind::RevisedShown, words);
}

/// What a person should look at once more.
pub(super) fn doubts(
    plan: &mut Plan,
    state: &State<'_>,
    (beside, odd): (&Beside<'_>, &mut OddOnes),
    entry: &Entry,
) {
    let disagreement = state
        .slot(entry.series)
        .and_then(|slot| place::disagreement(plan, entry, slot));
    if let Some(words) = disagreement {
        state
            .ground
            .find(plan, entry, About::Value, FindingKind::PartsDisagree, words);
    }
    if beside.within_hundred && !(0.0..=100.0).contains(&entry.value) {
        let words = format!(
            "{} is {}%, and every other figure lies between 0 and 100; is it right?",
            name(state, entry),
            in_full(entry.value)
        );
        state
            .ground
            .find(plan, entry, About::Value, FindingKind::OutOfRange, words);
    }
    if let Some(usual) = beside.usual.filter(|usual| usual.is_far_from(entry.value))
        && let Some(slot) = state.slot_of.get(entry.series as usize)
    {
        let odd = odd.entry(*slot).or_insert(Odd {
            first: *entry,
            usual: usual.middle,
            figures: 0,
        });
        odd.figures += 1;
    }
    // A target is set before its period.
    if !entry.is_target()
        && let Some((kind, words)) = unfinished(entry.period, state.ground.known.today)
    {
        state.ground.find(plan, entry, About::Period, kind, words);
    }
}

fn unfinished(period: Period, today: chrono::NaiveDate) -> Option<(FindingKind, String)> {
    // No period is longer than a year, and most lie far back.
    if today.signed_duration_since(period.start()).num_days() > 366 {
        return None;
    }
    let end = period.end();
    if end < today {
        return None;
    }
    if period.start() > today {
        let words = format!("{} has not begun; is the period right?", period.label());
        return Some((FindingKind::FuturePeriod, words));
    }
    let words = format!(
        "{} is not over before the end of {}; is this the figure of the whole {}?",
        period.label(),
        dates::long(end),
        period.frequency().noun()
    );
    Some((FindingKind::UnfinishedPeriod, words))
}

/// Tells which periods the file's events cover only in part. One that goes on today is told as unfinished already.
pub(in crate::import) fn tell_part_periods(
    plan: &mut Plan,
    part: &[(String, PartPeriod)],
    today: chrono::NaiveDate,
) {
    let over = part.iter().filter(|(_, one)| one.period.end() < today);
    for (measure, one) in over {
        let (label, date) = (one.period.label(), dates::long(one.date));
        let covers = if one.is_first {
            format!("the file\u{2019}s first event here is of {date}")
        } else {
            format!("the file\u{2019}s last event here is of {date}")
        };
        let (kind, message) = if one.left_out {
            let words = format!("{label} is left out, since {covers}");
            (FindingKind::PartPeriodLeftOut, words)
        } else {
            let words = format!(
                "{label} may not be whole: {covers}; leave out what the file covers only in part, or bring the \
                 period again when it is complete"
            );
            (FindingKind::PartPeriod, words)
        };
        let finding = || Finding {
            row: one.row,
            column: one.column,
            kind,
            measure: measure.clone(),
            message,
            cell: String::new(),
        };
        plan.findings.add(finding, kind);
    }
}

/// The usual size of a series' figures, known and new; `None` of too few, or of nothing.
pub(super) fn usual(known: &KnownSeries, entries: &[Entry]) -> Option<Usual> {
    let frequency: Frequency = entries.first()?.period.frequency();
    let old = known
        .iter()
        .filter(|figure| figure.period.frequency() == frequency)
        .map(|figure| figure.value.abs());
    let new = entries
        .iter()
        .filter(|entry| entry.period.frequency() == frequency)
        .map(|entry| entry.value.abs());
    let mut sizes: Vec<f64> = old.chain(new).collect();
    if sizes.len() < ENOUGH {
        return None;
    }
    let most = sizes.len() - 1;
    let mut at = |place: usize| *sizes.select_nth_unstable_by(place, f64::total_cmp).1;
    let (low, middle, high) = (at(most / 4), at(most.div_ceil(2)), at(most - most / 4));
    (middle > 0.0).then_some(Usual {
        middle,
        far: high + BEYOND * (high - low),
    })
}

/// Whether a series is in percent and lies between 0 and 100 but for at most one figure.
pub(super) fn within_hundred(state: &State<'_>, entries: &[Entry], known: &KnownSeries) -> bool {
    let Some(slot) = entries
        .first()
        .and_then(|entry| state.slot_of.get(entry.series as usize))
    else {
        return false;
    };
    let Some((slot, tally)) = state
        .measures
        .slot(*slot)
        .zip(state.tallies.get(*slot as usize))
    else {
        return false;
    };
    let mut measures = state.ground.known.measures.iter();
    let percent = if slot.new {
        tally.percent > 0 || slot.per == Some(100.0)
    } else {
        measures
            .any(|measure| measure.key == slot.key && measure.format.kind == NumberKind::Percent)
    };
    let values = known
        .iter()
        .map(|figure| figure.value)
        .chain(entries.iter().map(|entry| entry.value));
    let outside = values
        .clone()
        .filter(|value| !(0.0..=100.0).contains(value))
        .count();
    percent && outside == 1 && values.count() >= ENOUGH
}

//! Whether 0.58 of a measure in percent is 58% or 0.58%: told from all its figures, or asked.

mod ask;
mod fit;
mod words;

use super::{About, Ground, State, refuse};
use super::{guess, newcomer};
use crate::domain::number::NumberKind;
use crate::domain::period::Period;
use crate::import::ImportError;
use crate::import::finding::FindingKind;
use crate::import::plan::Plan;
use crate::import::take::{Entry, Marks, Slot, Subject, Tally, hundredfold, may_be_share};
use crate::import::understand::{Fractions, Role};
use ask::Asked;
use fit::{Fit, Is, Seen};
use std::collections::{BTreeMap, BTreeSet};

/// How far beyond the known figures a share times 100 may lie and still be told to belong to them.
const REACH: f64 = 1.5;
/// Figures that are enough to tell a scale from.
const ENOUGH: usize = 3;
/// A share of this size among shares speaks for shares of one: a measure is seldom this low in percent.
const TELLING: f64 = 0.2;

/// Figures that wait for an answer, and a row that gives each: what another row gives for it is not all of it.
#[derive(Debug, Default)]
pub(super) struct Waiting(BTreeMap<(u32, bool, Period), u32>);

impl Waiting {
    /// The first row in which the figure of an entry waits.
    pub(super) fn row(&self, entry: &Entry) -> Option<u32> {
        self.0.get(&entry.key()).copied()
    }
}

/// How a measure's bare figures up to one are read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Scale {
    /// As they are.
    Plain,
    /// Shares of one, as all of them are.
    Shares,
    /// Whether they are is asked.
    Asked,
    /// Shares of one, as the answer says.
    Answered,
    /// Each as it fits the others, as the answer says; what fits neither way is asked unless guesses are accepted.
    Fitted,
    /// Only those that belong to the figures known, which are these; asked.
    Known(f64, f64),
    /// The same, as the answer says.
    KnownAnswered(f64, f64),
}

/// Measures in percent with figures that may be shares, as they are looked at.
#[derive(Default)]
struct Looked {
    /// How each is to be read.
    scales: Vec<Scale>,
    /// How its figures fit one another, where they are not all alike.
    fits: BTreeMap<u32, Fit>,
    /// What waits for an answer.
    asked: BTreeMap<u32, Asked>,
    /// How many were read as shares because they fit so, with the first of them, and the first that was not.
    read: BTreeMap<u32, (usize, Entry, Option<Entry>)>,
    /// The digits that are left of each measure's figures.
    decimals: BTreeMap<u32, i8>,
    told: BTreeSet<u32>,
}

/// Reads every figure on its measure's scale, and refuses those of which it must be asked.
pub(super) fn settle(
    plan: &mut Plan,
    state: &mut State<'_>,
    subjects: &BTreeMap<u32, Subject>,
) -> Result<(), ImportError> {
    let fits = fits(plan, state, subjects);
    let mut looked = Looked {
        scales: scales(state, subjects, &fits),
        fits,
        ..Looked::default()
    };
    if looked.scales.iter().all(|scale| *scale == Scale::Plain) {
        return Ok(());
    }
    let mut entries = std::mem::take(&mut plan.entries);
    let stretch = state.ground.watch.stretch(0.45, 0.55, entries.len());
    for (at, entry) in entries.iter_mut().enumerate() {
        stretch.at(at)?;
        let slot = state.slot_of.get(entry.series as usize);
        if let Some(slot) = slot.copied().filter(|_| entry.stands()) {
            one(plan, state, &mut looked, (slot, entry));
        }
    }
    words::tell_read(plan, state, &looked);
    entries.retain(Entry::stands);
    plan.entries = entries;
    lessen_decimals(state, &looked);
    let questions: Vec<_> = looked
        .asked
        .iter()
        .filter_map(|(slot, asked)| {
            let name = subjects.get(slot).map(Subject::joined).unwrap_or_default();
            let called = state.measures.slot(*slot)?;
            asked.question((&name, &called.name), looked.fits.get(slot))
        })
        .collect();
    plan.questions.extend(ask::of_all(&questions));
    plan.questions.extend(questions);
    Ok(())
}

/// Reads one figure.
fn one(
    plan: &mut Plan,
    state: &mut State<'_>,
    looked: &mut Looked,
    (slot, entry): (u32, &mut Entry),
) {
    let scale = looked
        .scales
        .get(slot as usize)
        .copied()
        .unwrap_or(Scale::Plain);
    let fit = looked.fits.get(&slot);
    let is = fit.map_or(Is::Share, |fit| {
        if state.ground.options.accept_guesses {
            fit.likelier(entry.value)
        } else {
            fit.is(entry.value)
        }
    });
    let ruling = known_ruling(plan, state, entry).unwrap_or_else(|| ruling(scale, entry, is));
    let bare = is_bare(entry) && may_be_share(entry.value);
    match ruling {
        Ruling::Keep => {
            if !bare
                && entry.value != 0.0
                && let Some(asked) = looked.asked.get_mut(&slot)
            {
                asked.certain.get_or_insert(*entry);
            }
            if bare
                && scale == Scale::Fitted
                && let Some((_, _, written)) = looked.read.get_mut(&slot)
            {
                written.get_or_insert(*entry);
            }
        }
        Ruling::Times100 => {
            let was = *entry;
            entry.value = hundredfold(entry.value);
            entry.decimals = (entry.decimals - 2).max(0);
            if scale == Scale::Shares && looked.told.insert(slot) {
                let (kind, message) = (FindingKind::FractionsRead, words::shares(state, entry));
                let ground = state.ground;
                ground.find(plan, entry, About::Value, kind, message);
            }
            if scale == Scale::Fitted {
                looked.read.entry(slot).or_insert((0, was, None)).0 += 1;
            }
        }
        Ruling::Ask => {
            looked
                .asked
                .entry(slot)
                .or_insert_with(Asked::new)
                .add(entry, is);
            ask(plan, state, entry, fit);
            return;
        }
    }
    let decimals = looked.decimals.entry(slot).or_insert(0);
    *decimals = entry.decimals.max(*decimals);
}

/// How the figures of each measure fit one another, of measures in percent whose figures are not all alike.
fn fits(plan: &Plan, state: &State<'_>, subjects: &BTreeMap<u32, Subject>) -> BTreeMap<u32, Fit> {
    let slots = (0_u32..).zip(&state.measures.slots).zip(&state.tallies);
    let mixed = slots.filter(|((at, slot), tally)| {
        tally.shares > 0
            && (is_mixed(tally) || tally.greatest_share > 1.0)
            && is_in_percent(state.ground, slot, tally, subjects.get(at))
    });
    let mut seen: BTreeMap<u32, Seen> = mixed.map(|((at, _), _)| (at, Seen::default())).collect();
    if seen.is_empty() {
        return BTreeMap::new();
    }
    for entry in plan.entries.iter().filter(|entry| entry.stands()) {
        let slot = state.slot_of.get(entry.series as usize);
        if let Some(seen) = slot.and_then(|slot| seen.get_mut(slot)) {
            seen.add(entry.value, is_bare(entry) && may_be_share(entry.value));
        }
    }
    let keys: BTreeMap<&str, u32> = seen
        .keys()
        .filter_map(|at| Some((state.measures.slot(*at)?.key.as_str(), *at)))
        .collect();
    for (name, figures) in &state.ground.known.figures {
        let slot = keys.get(name.measure_key.as_str());
        if let Some(seen) = slot.and_then(|slot| seen.get_mut(slot)) {
            figures
                .iter()
                .for_each(|figure| seen.add(figure.value, false));
        }
    }
    seen.into_iter()
        .map(|(at, seen)| (at, seen.fit()))
        .collect()
}

/// Whether certain percentages stand beside what may be shares.
const fn is_mixed(tally: &Tally) -> bool {
    tally.percent > 0 || tally.large > 0
}

/// On which scale each measure is to be read.
fn scales(
    state: &State<'_>,
    subjects: &BTreeMap<u32, Subject>,
    fits: &BTreeMap<u32, Fit>,
) -> Vec<Scale> {
    let ranges = known_ranges(state);
    let slots = (0_u32..).zip(&state.measures.slots).zip(&state.tallies);
    let scales = slots.map(|((at, slot), tally)| {
        let subject = subjects.get(&at);
        if tally.shares == 0 || !is_in_percent(state.ground, slot, tally, subject) {
            return Scale::Plain;
        }
        let name = subject.map(Subject::joined).unwrap_or_default();
        let answer = answer(state.ground, &name);
        let alike = fits
            .get(&at)
            .is_none_or(|fit| !is_mixed(tally) && fit.is(tally.greatest_share) == Is::Share);
        scale(
            (tally, alike),
            answer,
            ranges.get(slot.key.as_str()).copied(),
        )
    });
    scales.collect()
}

/// What a person said of a measure's fractions, or of all.
fn answer(ground: &Ground<'_>, name: &str) -> Fractions {
    let said = ground.mapping.fractions_of.get(name).copied();
    let said = said.filter(|said| *said != Fractions::Ask);
    match said.unwrap_or(ground.mapping.fractions) {
        Fractions::Ask if ground.options.accept_guesses => Fractions::Fitting,
        said @ (Fractions::Ask | Fractions::Shares | Fractions::AsWritten | Fractions::Fitting) => {
            said
        }
    }
}

/// Refuses a figure until it is said on which scale it stands.
fn ask(plan: &mut Plan, state: &mut State<'_>, entry: &mut Entry, fit: Option<&Fit>) {
    let row = state.asked.0.entry(entry.key()).or_insert(entry.row);
    *row = entry.row.min(*row);
    let message = words::question(state, entry, fit);
    let told = (FindingKind::FractionOrPercent, message.as_str());
    refuse(plan, state.ground, entry, About::Value, told);
}

/// What becomes of one figure.
enum Ruling {
    Keep,
    Times100,
    Ask,
}

/// What is known already is the answer: a file that comes again changes nothing.
fn known_ruling(plan: &Plan, state: &State<'_>, entry: &Entry) -> Option<Ruling> {
    if !is_bare(entry) || !may_be_share(entry.value) {
        return None;
    }
    let series = plan.series.get(entry.series as usize)?;
    let known = if entry.is_target() {
        let known = state.ground.known;
        known.target(&series.measure_key, entry.period)?
    } else {
        state.ground.known.figure(series, entry.period)?.value
    };
    let is = |value: f64| value.to_bits() == known.to_bits();
    if is(hundredfold(entry.value)) {
        return Some(Ruling::Times100);
    }
    is(entry.value).then_some(Ruling::Keep)
}

fn is_bare(entry: &Entry) -> bool {
    let marks = entry.marks;
    !marks.has(Marks::PERCENT) && !marks.has(Marks::NO_VALUE) && entry.parts == 0
}

fn ruling(scale: Scale, entry: &Entry, is: Is) -> Ruling {
    if !is_bare(entry) || !may_be_share(entry.value) {
        return Ruling::Keep;
    }
    let times_100 = hundredfold(entry.value);
    let belongs =
        |least: f64, greatest: f64| (least / REACH..=greatest * REACH).contains(&times_100);
    match scale {
        Scale::Shares | Scale::Answered => Ruling::Times100,
        Scale::Asked => Ruling::Ask,
        Scale::Fitted => match is {
            Is::Share => Ruling::Times100,
            Is::Written => Ruling::Keep,
            Is::Unclear => Ruling::Ask,
        },
        Scale::Known(least, greatest) if belongs(least, greatest) => Ruling::Ask,
        Scale::KnownAnswered(least, greatest) if belongs(least, greatest) => Ruling::Times100,
        Scale::Plain | Scale::Known(..) | Scale::KnownAnswered(..) => Ruling::Keep,
    }
}

/// Whether the measure's figures are percentages.
fn is_in_percent(
    ground: &Ground<'_>,
    slot: &Slot,
    tally: &Tally,
    subject: Option<&Subject>,
) -> bool {
    if slot.new {
        let said = subject.and_then(|subject| newcomer::said(subject, Role::Unit));
        let in_parts = slot.per.is_some() && said.and_then(newcomer::unit).is_none();
        return !in_parts && guess::kind(slot, tally, subject) == NumberKind::Percent;
    }
    let mut measures = ground.known.measures.iter();
    measures.any(|measure| measure.key == slot.key && measure.format.kind == NumberKind::Percent)
}

/// The scale on which a measure in percent is to be read that has figures up to one. `alike`: they are all of one kind.
fn scale((tally, alike): (&Tally, bool), answer: Fractions, known: Option<(f64, f64)>) -> Scale {
    if answer == Fractions::AsWritten {
        return Scale::Plain;
    }
    let mixed = is_mixed(tally);
    // A measure known to be below one percent is taken at its word.
    let small = known.is_some_and(|(_, greatest)| greatest <= 1.0);
    if !mixed && small {
        return Scale::Plain;
    }
    if alike && tally.shares >= ENOUGH && tally.greatest_share >= TELLING {
        return Scale::Shares;
    }
    if let Some((least, greatest)) = known.filter(|_| !mixed) {
        return match (least > 1.0, answer) {
            (true, Fractions::Ask) => Scale::Known(least, greatest),
            (true, _) => Scale::KnownAnswered(least, greatest),
            (false, _) => Scale::Plain,
        };
    }
    match answer {
        Fractions::Ask | Fractions::AsWritten => Scale::Asked,
        Fractions::Shares => Scale::Answered,
        Fractions::Fitting => Scale::Fitted,
    }
}

/// The least and the greatest known figure of each measure.
fn known_ranges(state: &State<'_>) -> BTreeMap<String, (f64, f64)> {
    let mut ranges: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (name, figures) in &state.ground.known.figures {
        for figure in figures.iter() {
            let range = ranges
                .entry(name.measure_key.clone())
                .or_insert((f64::INFINITY, f64::NEG_INFINITY));
            *range = (range.0.min(figure.value), range.1.max(figure.value));
        }
    }
    ranges
}

/// A measure whose shares were read as percentages has fewer digits.
fn lessen_decimals(state: &mut State<'_>, looked: &Looked) {
    for (at, (tally, scale)) in (0..).zip(state.tallies.iter_mut().zip(&looked.scales)) {
        let left = looked.decimals.get(&at).copied();
        if matches!(
            scale,
            Scale::Shares | Scale::Answered | Scale::Fitted | Scale::Asked
        ) {
            tally.decimals = left.or_else(|| tally.decimals.map(|decimals| (decimals - 2).max(0)));
        }
    }
}

//! Whether 0.58 of a measure in percent is 58% or 0.58%: told from all its figures, or asked.

use super::newcomer::is_percent;
use super::{About, Ground, State, refuse};
use crate::domain::number::NumberKind;
use crate::domain::period::Period;
use crate::import::ImportError;
use crate::import::finding::FindingKind;
use crate::import::plan::{Ask, Plan, Question};
use crate::import::take::{Entry, Marks, Slot, Subject, Tally, hundredfold, may_be_share};
use crate::import::understand::Fractions;
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
    /// Only those that belong to the figures known, which are these; asked.
    Known(f64, f64),
    /// The same, as the answer says.
    KnownAnswered(f64, f64),
}

/// Reads every figure on its measure's scale, and refuses those of which it must be asked.
pub(super) fn settle(
    plan: &mut Plan,
    state: &mut State<'_>,
    subjects: &BTreeMap<u32, Subject>,
) -> Result<(), ImportError> {
    let scales = scales(state, subjects);
    if scales.iter().all(|scale| *scale == Scale::Plain) {
        return Ok(());
    }
    let mut entries = std::mem::take(&mut plan.entries);
    let mut asked = 0;
    let mut told = BTreeSet::new();
    let stretch = state.ground.watch.stretch(0.45, 0.55, entries.len());
    for (at, entry) in entries.iter_mut().enumerate() {
        stretch.at(at)?;
        let slot = state.slot_of.get(entry.series as usize);
        let Some(slot) = slot.copied().filter(|_| entry.stands()) else {
            continue;
        };
        let scale = scales.get(slot as usize).copied().unwrap_or(Scale::Plain);
        match known_ruling(plan, state, entry).unwrap_or_else(|| ruling(scale, entry)) {
            Ruling::Keep => {}
            Ruling::Times100 => {
                entry.value = hundredfold(entry.value);
                entry.decimals = (entry.decimals - 2).max(0);
                if scale == Scale::Shares && told.insert(slot) {
                    let (kind, message) = (FindingKind::FractionsRead, shares(state, entry));
                    let ground = state.ground;
                    ground.find(plan, entry, About::Value, kind, message);
                }
            }
            Ruling::Ask => {
                asked += 1;
                ask(plan, state, entry);
            }
        }
    }
    entries.retain(Entry::stands);
    plan.entries = entries;
    lessen_decimals(state, &scales);
    if asked > 0 {
        plan.questions.push(Question {
            about: Ask::Fractions,
            cells: asked,
            words: "Figures such as 0.58 stand beside percentages. Are they shares of one (58%) or as written (0.58%)?"
                .to_owned(),
            guess: "they are shares of one: 0.58 is 58%".to_owned(),
        });
    }
    Ok(())
}

/// On which scale each measure is to be read.
fn scales(state: &State<'_>, subjects: &BTreeMap<u32, Subject>) -> Vec<Scale> {
    let ranges = known_ranges(state);
    let slots = (0_u32..).zip(&state.measures.slots).zip(&state.tallies);
    let scales = slots.map(|((at, slot), tally)| {
        if is_in_percent(state.ground, slot, tally, subjects.get(&at)) {
            scale(state.ground, tally, ranges.get(slot.key.as_str()).copied())
        } else {
            Scale::Plain
        }
    });
    scales.collect()
}

/// Refuses a figure until it is said on which scale it stands.
fn ask(plan: &mut Plan, state: &mut State<'_>, entry: &mut Entry) {
    let row = state.asked.0.entry(entry.key()).or_insert(entry.row);
    *row = entry.row.min(*row);
    let message = question(state, entry);
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

fn ruling(scale: Scale, entry: &Entry) -> Ruling {
    if !is_bare(entry) || !may_be_share(entry.value) {
        return Ruling::Keep;
    }
    let times_100 = hundredfold(entry.value);
    let belongs =
        |least: f64, greatest: f64| (least / REACH..=greatest * REACH).contains(&times_100);
    match scale {
        Scale::Shares | Scale::Answered => Ruling::Times100,
        Scale::Asked => Ruling::Ask,
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
        return is_percent(subject)
            || tally.kind(slot, None) == NumberKind::Percent && slot.per.is_none();
    }
    let mut measures = ground.known.measures.iter();
    measures.any(|measure| measure.key == slot.key && measure.format.kind == NumberKind::Percent)
}

/// The scale on which a measure in percent is to be read.
fn scale(ground: &Ground<'_>, tally: &Tally, known: Option<(f64, f64)>) -> Scale {
    let said = ground.mapping.fractions;
    let accepts = said == Fractions::Ask && ground.options.accept_guesses;
    let answer = if accepts { Fractions::Shares } else { said };
    if tally.shares == 0 || answer == Fractions::AsWritten {
        return Scale::Plain;
    }
    let is_answered = answer == Fractions::Shares;
    let mixed = tally.percent > 0 || tally.large > 0;
    // A measure known to be below one percent is taken at its word.
    let small = known.is_some_and(|(_, greatest)| greatest <= 1.0);
    if !mixed && small {
        return Scale::Plain;
    }
    if !mixed && tally.shares >= ENOUGH && tally.greatest_share >= TELLING {
        return Scale::Shares;
    }
    if let Some((least, greatest)) = known.filter(|_| !mixed) {
        return match (least > 1.0, is_answered) {
            (true, true) => Scale::KnownAnswered(least, greatest),
            (true, false) => Scale::Known(least, greatest),
            (false, _) => Scale::Plain,
        };
    }
    if is_answered {
        Scale::Answered
    } else {
        Scale::Asked
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

/// A measure whose shares were read as percentages has two digits fewer.
fn lessen_decimals(state: &mut State<'_>, scales: &[Scale]) {
    for (tally, scale) in state.tallies.iter_mut().zip(scales) {
        if matches!(scale, Scale::Shares | Scale::Answered) {
            tally.decimals = tally.decimals.map(|decimals| (decimals - 2).max(0));
        }
    }
}

fn name<'s>(state: &'s State<'_>, entry: &Entry) -> &'s str {
    state
        .slot(entry.series)
        .map_or("this measure", |slot| slot.name.as_str())
}

fn shares(state: &State<'_>, entry: &Entry) -> String {
    format!(
        "all figures of {} lie between 0 and 1, so they are read as shares of one: this one is {}%",
        name(state, entry),
        entry.value
    )
}

fn question(state: &State<'_>, entry: &Entry) -> String {
    format!(
        "{} is in percent; is {} a share of one, {}%, or {}% as written? Write it with the sign, or say in the mapping \
         what fractions are",
        name(state, entry),
        entry.value,
        hundredfold(entry.value),
        entry.value
    )
}

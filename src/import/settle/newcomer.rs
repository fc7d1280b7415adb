//! What a measure that a file brings along is like, as far as the file tells. A person settles the rest.

use super::State;
use super::guess::{self, Votes};
use super::owners::Owner;
use crate::domain::measure::{Direction, Measure, MeasureKind};
use crate::domain::number::{NumberFormat, NumberKind, in_full};
use crate::domain::period::Frequency;
use crate::domain::ratio::{is_ratio, multiplier};
use crate::import::plan::Plan;
use crate::import::take::{Slot, Subject, Tally};
use crate::import::understand::Role;
use crate::import::{MeasureCard, folded};
use crate::program::query::FigureKnowledge;
use std::collections::BTreeMap;

/// Digits after the point that are kept at most.
const DECIMALS: i8 = 4;
/// The same of percentages: what else they have is left from a division.
const OF_PERCENT: i8 = 2;

/// Gives each new measure the frequency its periods speak for, or its file names, and says whether it is a ratio.
pub(super) fn settle(state: &mut State<'_>, subjects: &BTreeMap<u32, Subject>) {
    let slots = (0..).zip(&mut state.measures.slots);
    for ((at, slot), tally) in slots.zip(&state.tallies).filter(|((_, slot), _)| slot.new) {
        let card = subjects
            .get(&at)
            .and_then(|subject| subject.card.as_deref());
        if let Some(MeasureCard { measure, .. }) = card {
            slot.frequency = Some(measure.frequency);
            slot.per = is_ratio(measure).then(|| multiplier(measure));
            continue;
        }
        let told = subjects
            .get(&at)
            .and_then(|subject| said(subject, Role::Frequency));
        let told = told.and_then(frequency);
        // Dates below "Week" are one day of each, whichever it is.
        let weeks = (state.ground.reading.weekly && tally.frequency() == Frequency::Day)
            .then_some(Frequency::Week);
        slot.frequency = Some(
            told.filter(|told| tally.has(*told))
                .or(weeks)
                .unwrap_or_else(|| tally.frequency()),
        );
        slot.per = tally.multiplier();
    }
}

/// Puts the new measures that have a figure into the plan.
pub(super) fn create(plan: &mut Plan, state: &State<'_>, subjects: &BTreeMap<u32, Subject>) {
    let mut used = vec![false; state.measures.slots.len()];
    for entry in &plan.entries {
        let slot = state.slot_of.get(entry.series as usize);
        if let Some(used) = slot.and_then(|slot| used.get_mut(*slot as usize)) {
            *used = true;
        }
    }
    let slots = (0..)
        .zip(&state.measures.slots)
        .zip(&state.tallies)
        .zip(used);
    let votes = guess::votes(plan, state);
    let heading = state.ground.reading.only_heading();
    let mut created = Vec::new();
    for (((at, slot), tally), used) in slots {
        if used && slot.new {
            created.push((at, slot.key.clone()));
            let subject = subjects.get(&at).cloned().unwrap_or_default();
            let known = state.ground.known;
            let made = match &subject.card {
                Some(card) => described(slot, card, known),
                None => measure(slot, tally, &subject, (votes.get(&at), heading)),
            };
            plan.new_measures.push(Measure {
                department: match state.owners.of(at) {
                    Some(Owner::Known(id)) => Some(*id),
                    Some(Owner::New(_)) | None => None,
                },
                ..made
            });
        }
    }
    plan.new_departments = state.owners.created(&created);
}

/// A measure as it is described elsewhere. Person and goal are those of that name here, if there are any.
fn described(slot: &Slot, card: &MeasureCard, known: &FigureKnowledge) -> Measure {
    let same = |one: &str, other: &str| !one.is_empty() && folded(one) == folded(other);
    let mut people = known.people.iter();
    let mut goals = known.goals.iter();
    Measure {
        key: slot.key.clone(),
        name: slot.name.clone(),
        data_owner: people
            .find(|person| same(&person.name, &card.data_owner))
            .map(|person| person.id),
        goal: goals
            .find(|goal| same(&goal.name, &card.goal))
            .map(|goal| goal.id),
        ..card.measure.clone()
    }
}

/// A measure with that key and name and this frequency, written as its cells are: percentages where they
/// carry %, money where they carry $, with as many decimals; a ratio where its rows say what they are made
/// of; the rest as the file's other columns say.
fn measure(slot: &Slot, tally: &Tally, subject: &Subject, made: (Option<&Votes>, &str)) -> Measure {
    let text = |role| said(subject, role).unwrap_or_default().to_owned();
    let kind = guess::kind(slot, tally, Some(subject));
    let aggregation = guess::aggregation(subject, (kind, slot.per.is_some()), made);
    let unit = match slot.per {
        Some(per) if kind == NumberKind::Rate => format!("per {}", in_full(per)),
        Some(_) | None => String::new(),
    };
    let decimals = said(subject, Role::Decimals).and_then(|said| said.trim().parse().ok());
    // What a rule makes has digits that the next period needs, be these whole or not.
    let own = subject
        .rule
        .map_or_else(|| tally.digits(), |_| tally.decimals);
    let usual = kind.usual_decimals();
    let most = if kind == NumberKind::Percent {
        OF_PERCENT
    } else {
        DECIMALS
    };
    Measure {
        key: slot.key.clone(),
        name: slot.name.clone(),
        definition: text(Role::Definition),
        formula: text(Role::Formula),
        source_system: text(Role::Source),
        direction: said(subject, Role::Direction).map_or(Direction::None, direction),
        kind: said(subject, Role::Kind).map_or_else(|| guess::measure_kind(subject), kind_of),
        frequency: slot.frequency.unwrap_or(Frequency::Month),
        aggregation,
        format: NumberFormat {
            decimals: decimals
                .or(own)
                .map_or(usual, |decimals: i8| decimals.clamp(0, most) as u8),
            unit,
            kind,
        },
        ..Measure::default()
    }
}

pub(super) fn said(subject: &Subject, role: Role) -> Option<&str> {
    subject.about.get(&role).map(String::as_str)
}

/// The kind of number a unit names.
pub(super) fn unit(text: &str) -> Option<NumberKind> {
    match folded(text).as_str() {
        "percent" | "percentage" | "%" | "pct" => Some(NumberKind::Percent),
        "currency" | "dollars" | "dollar" | "usd" | "$" | "money" => Some(NumberKind::Currency),
        "days" | "day" => Some(NumberKind::Days),
        "hours" | "hour" => Some(NumberKind::Hours),
        "minutes" | "minute" => Some(NumberKind::Minutes),
        other => NumberKind::from_word(other).filter(|kind| *kind != NumberKind::Count),
    }
}

fn direction(text: &str) -> Direction {
    let text = folded(text);
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["decrease", "down", "lower", "reduce", "minimi"]) || text == "d" || text == "-" {
        Direction::Decrease
    } else if begins(&["increase", "up", "higher", "improve", "maximi"])
        || matches!(text.as_str(), "u" | "i" | "+")
    {
        Direction::Increase
    } else if begins(&["maintain", "steady", "stable", "constant"]) || text == "m" {
        Direction::Maintain
    } else {
        Direction::None
    }
}

fn kind_of(text: &str) -> MeasureKind {
    let text = folded(text);
    if text.starts_with("effectiveness") {
        // Baltimore's name for how well a service is done.
        return MeasureKind::ServiceQuality;
    }
    let known = MeasureKind::ALL
        .iter()
        .find(|kind| text.starts_with(kind.word()));
    known.copied().unwrap_or(MeasureKind::Output)
}

fn frequency(text: &str) -> Option<Frequency> {
    match folded(text).as_str() {
        "d" => Some(Frequency::Day),
        "w" => Some(Frequency::Week),
        "m" => Some(Frequency::Month),
        "q" => Some(Frequency::Quarter),
        "y" | "a" => Some(Frequency::Year),
        word => Frequency::from_word(word),
    }
}

//! Targets on the rows of groups. Targets are kept of whole measures: those of groups are refused, and where every row
//! of a period repeats one target it is asked whether that is the measure's.

use super::change::{differ, name};
use super::{About, State, refuse};
use crate::domain::period::Period;
use crate::import::finding::FindingKind;
use crate::import::plan::{Ask, Plan, Question};
use crate::import::take::{Entry, Marks};
use crate::import::understand::GroupTargets;
use crate::program::SeriesName;
use std::collections::{BTreeMap, BTreeSet};

/// The targets of one period of a measure.
struct Given {
    /// The first of them: its value, and whether that is marked as a percentage.
    first: (f64, bool),
    /// Series of the first group that gives one, and whether others do.
    group: Option<u32>,
    several: bool,
    /// All rows give the same.
    same: bool,
}

/// What becomes of a target on a group's row.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    /// It is the group's own.
    Refused,
    Asked,
    OfMeasure,
    LeftOut,
}

/// Settles the targets of groups, whose periods are known.
pub(super) fn settle(plan: &mut Plan, state: &mut State<'_>) {
    let of_group = |plan: &Plan, entry: &Entry| {
        let series = plan.series.get(entry.series as usize);
        entry.stands() && entry.is_target() && series.is_some_and(|one| !one.group.is_empty())
    };
    if !plan.entries.iter().any(|entry| of_group(plan, entry)) {
        return;
    }
    let (given, own) = gathered(plan, state);
    let answer = match state.ground.mapping.group_targets {
        GroupTargets::Ask if state.ground.options.accept_guesses => Verdict::OfMeasure,
        GroupTargets::Ask => Verdict::Asked,
        GroupTargets::OfMeasure => Verdict::OfMeasure,
        GroupTargets::LeftOut => Verdict::LeftOut,
    };
    let mut wholes = wholes(plan, state);
    let mut asked = 0;
    let mut entries = std::mem::take(&mut plan.entries);
    for entry in entries.iter_mut().filter(|entry| entry.is_target()) {
        if !of_group(plan, entry) {
            continue;
        }
        let slot = state.slot_of.get(entry.series as usize).copied();
        let shared = slot
            .filter(|slot| !own.contains(slot))
            .and_then(|slot| given.get(&(slot, entry.period)))
            .is_some_and(|given| given.same && given.several);
        let verdict = if shared { answer } else { Verdict::Refused };
        asked += usize::from(verdict == Verdict::Asked);
        carry_out(plan, state, &mut wholes, (verdict, entry));
    }
    entries.retain(Entry::stands);
    plan.entries = entries;
    if asked > 0 {
        plan.questions.push(Question {
            about: Ask::GroupTargets,
            cells: asked,
            words: "The same target stands on the row of every group. Is it the target of the measure itself?"
                .to_owned(),
            guess: "it is the measure's own target".to_owned(),
        });
    }
}

/// The targets by measure and period, and the measures whose groups have targets of their own.
fn gathered(plan: &Plan, state: &State<'_>) -> (BTreeMap<(u32, Period), Given>, BTreeSet<u32>) {
    let mut given: BTreeMap<(u32, Period), Given> = BTreeMap::new();
    let targets = plan.entries.iter().filter(|entry| entry.is_target());
    for entry in targets.filter(|entry| entry.stands()) {
        let series = entry.series as usize;
        let (Some(slot), Some(named)) = (state.slot_of.get(series), plan.series.get(series)) else {
            continue;
        };
        let said = (entry.value, entry.marks.has(Marks::PERCENT));
        let here = given.entry((*slot, entry.period)).or_insert(Given {
            first: said,
            group: None,
            several: false,
            same: true,
        });
        here.same &= !differ(here.first.0, said.0) && here.first.1 == said.1;
        if !named.group.is_empty() {
            let first = *here.group.get_or_insert(entry.series);
            here.several |= first != entry.series;
        }
    }
    let apart = given.iter().filter(|(_, given)| !given.same);
    let own = apart.map(|((slot, _), _)| *slot).collect();
    (given, own)
}

fn carry_out(
    plan: &mut Plan,
    state: &mut State<'_>,
    wholes: &mut Wholes,
    (verdict, entry): (Verdict, &mut Entry),
) {
    match verdict {
        Verdict::Refused => {
            let words = "targets are kept of whole measures, not of groups; leave the cell empty";
            let told = (FindingKind::TargetOfGroup, words);
            refuse(plan, state.ground, entry, About::Value, told);
        }
        Verdict::Asked => {
            let words = format!(
                "the same target stands on the row of every group for {}; is it that of {} itself? Say whose \
                 targets these are, or leave the cells empty",
                entry.period.label(),
                name(state, entry)
            );
            let told = (FindingKind::TargetOnGroups, words.as_str());
            refuse(plan, state.ground, entry, About::Value, told);
        }
        Verdict::OfMeasure => {
            entry.series = whole(plan, state, wholes, entry.series);
            state.repeats_targets = true;
        }
        Verdict::LeftOut => {
            entry.marks = entry.marks.with(Marks::REFUSED);
            plan.counts.blank += 1;
        }
    }
}

/// Series of the wholes, by the slots of their measures.
type Wholes = BTreeMap<u32, u32>;

fn wholes(plan: &Plan, state: &State<'_>) -> Wholes {
    let series = plan.series.iter().zip(&state.slot_of).zip(0..);
    let wholes = series.filter(|((name, _), _)| name.group.is_empty());
    wholes.map(|((_, slot), at)| (*slot, at)).collect()
}

/// The series of the whole of which another is a group.
fn whole(plan: &mut Plan, state: &mut State<'_>, wholes: &mut Wholes, group: u32) -> u32 {
    let slot = state.slot_of.get(group as usize).copied();
    let (Some(named), Some(slot)) = (plan.series.get(group as usize), slot) else {
        return group;
    };
    let measure_key = named.measure_key.clone();
    let called = plan.called.get(group as usize).cloned();
    *wholes.entry(slot).or_insert_with(|| {
        plan.called.push(called.unwrap_or_default());
        plan.series.push(SeriesName {
            measure_key,
            ..SeriesName::default()
        });
        state.slot_of.push(slot);
        (plan.series.len() - 1) as u32
    })
}

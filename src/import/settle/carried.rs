//! What a data package keeps of measures besides their cards and figures. Targets and benchmarks go to every measure
//! that has a figure here; how a measure is judged, and what was noted on it, only where the measure is new: of others
//! the program says that itself.

use super::State;
use super::change::differ;
use crate::domain::target::{Target, TargetKind};
use crate::import::plan::Plan;
use crate::import::take::Subject;
use crate::program::Carried;
use std::collections::{BTreeMap, BTreeSet};

/// Puts what comes along into the plan.
pub(super) fn settle(plan: &mut Plan, state: &State<'_>, subjects: &BTreeMap<u32, Subject>) {
    let described = subjects.values().any(|subject| subject.card.is_some());
    if !described {
        return;
    }
    let series = plan.entries.iter().map(|entry| entry.series as usize);
    let used: BTreeSet<u32> = series
        .filter_map(|at| state.slot_of.get(at).copied())
        .collect();
    for (at, subject) in subjects.iter().filter(|(at, _)| used.contains(at)) {
        let (Some(slot), Some(card)) = (state.measures.slot(*at), &subject.card) else {
            continue;
        };
        let targets = card
            .targets
            .iter()
            .filter(|target| is_new(state, &slot.key, target));
        let mut carried = Carried {
            measure_key: slot.key.clone(),
            targets: targets.cloned().collect(),
            ..Carried::default()
        };
        if slot.new {
            carried.rules.clone_from(&card.rules);
            carried.annotations.clone_from(&card.annotations);
            carried.baselines.clone_from(&card.baselines);
        }
        let nothing = Carried {
            measure_key: slot.key.clone(),
            ..Carried::default()
        };
        if carried != nothing {
            plan.carried.push(carried);
        }
    }
}

/// Whether the program lacks a target, or has another value for it.
fn is_new(state: &State<'_>, key: &str, target: &Target) -> bool {
    let known = match target.kind {
        TargetKind::Target => &state.ground.known.targets,
        TargetKind::Benchmark => &state.ground.known.benchmarks,
    };
    let there = known.get(&(key.to_owned(), target.in_force_from, target.per));
    there.is_none_or(|there| differ(*there, target.value))
}

//! The series of every figure: its measure and its group. Figures of no measure are refused.

use super::{About, Ground, Named, State};
use crate::import::ImportError;
use crate::import::finding::{Finding, FindingKind};
use crate::import::plan::{Ask, Plan, Question};
use crate::import::take::{Entry, Groups, Marks, NoMeasure, Subject};
use crate::program::SeriesName;
use std::collections::BTreeMap;

/// Gives every entry the series it is of, and refuses those of no measure.
pub(super) fn name_series(
    plan: &mut Plan,
    state: &mut State<'_>,
    named: &Named,
) -> Result<(), ImportError> {
    let ground = state.ground;
    let dimension = ground.options.dimension.clone();
    let mut groups = Groups::new(ground.known, dimension, ground.reading.dimension());
    let mut places: BTreeMap<SeriesName, u32> = BTreeMap::new();
    let mut series_of: Vec<Result<u32, usize>> = Vec::with_capacity(named.series.len());
    for (subject, group) in &named.series {
        let slot = state.measures.of_subject.get(*subject as usize);
        let Some(Ok(slot)) = slot else {
            series_of.push(Err(*subject as usize));
            continue;
        };
        let key = state
            .measures
            .slot(*slot)
            .map(|slot| slot.key.clone())
            .unwrap_or_default();
        let cell = named.groups.get(*group as usize).map_or("", String::as_str);
        let (dimension, group) = groups.named(&key, cell);
        let name = SeriesName {
            measure_key: key,
            dimension,
            group,
            frequency: None,
        };
        let next = plan.series.len() as u32;
        let place = *places.entry(name.clone()).or_insert(next);
        if place == next {
            let called = state.measures.slot(*slot).map(|slot| slot.name.as_str());
            plan.called.push(called.unwrap_or_default().into());
            plan.series.push(name);
            state.slot_of.push(*slot);
        }
        series_of.push(Ok(place));
    }
    let mut entries = std::mem::take(&mut plan.entries);
    let mut near: BTreeMap<usize, usize> = BTreeMap::new();
    let stretch = ground.watch.stretch(0.0, 0.15, entries.len());
    for (at, entry) in entries.iter_mut().enumerate() {
        stretch.at(at)?;
        match series_of.get(entry.series as usize) {
            Some(Ok(place)) => entry.series = *place,
            Some(Err(subject))
                if state.measures.of_subject.get(*subject) == Some(&Err(NoMeasure::LeftOut)) =>
            {
                entry.marks = entry.marks.with(Marks::REFUSED);
                plan.counts.blank += 1;
            }
            Some(Err(subject)) => {
                if let Some(Err(why)) = state.measures.of_subject.get(*subject) {
                    if matches!(why, NoMeasure::Near(..)) {
                        *near.entry(*subject).or_default() += 1;
                    }
                    let measure = named.subjects.get(*subject).map(Subject::called);
                    no_measure(plan, ground, entry, (why, measure.unwrap_or_default()));
                }
            }
            None => {}
        }
    }
    entries.retain(Entry::stands);
    plan.entries = entries;
    ask_near(plan, state, named, &near);
    Ok(())
}

fn ask_near(plan: &mut Plan, state: &State<'_>, named: &Named, near: &BTreeMap<usize, usize>) {
    for (subject, cells) in near {
        if let (Some(Err(NoMeasure::Near(words, key))), Some(named)) = (
            state.measures.of_subject.get(*subject),
            named.subjects.get(*subject),
        ) {
            plan.questions.push(Question {
                about: Ask::Near {
                    name: named.joined(),
                    key: key.clone(),
                },
                cells: *cells,
                words: words.clone(),
                guess: format!("it is {key}"),
            });
        }
    }
}

fn no_measure(
    plan: &mut Plan,
    ground: &Ground<'_>,
    entry: &mut Entry,
    (why, measure): (&NoMeasure, String),
) {
    let Some((kind, message)) = told(why) else {
        return;
    };
    entry.marks = entry.marks.with(Marks::REFUSED);
    plan.counts.refused += 1;
    let finding = || Finding {
        row: u64::from(entry.row),
        column: ground.column(entry, About::Measure),
        kind,
        measure,
        message: message.to_owned(),
        cell: String::new(),
    };
    plan.findings.add(finding, kind);
}

/// Why a name is no measure, in words; nothing of one that was left out on purpose.
pub(super) fn told(why: &NoMeasure) -> Option<(FindingKind, &str)> {
    Some(match why {
        NoMeasure::Nobody => (
            FindingKind::NoMeasure,
            "the row has a value but no measure; write the name or key of one",
        ),
        NoMeasure::Several(message) => (FindingKind::AmbiguousMeasure, message.as_str()),
        NoMeasure::Unknown(message) => (FindingKind::UnknownMeasure, message.as_str()),
        NoMeasure::Near(message, _) => (FindingKind::NearMeasure, message.as_str()),
        NoMeasure::LeftOut => return None,
    })
}

//! From cells that were read to figures of measures: what each is of, in which unit, and what becomes of it.

mod carried;
mod change;
mod doubts;
mod group_targets;
mod guess;
mod naming;
mod newcomer;
mod owners;
mod place;
mod scale;

pub(super) use doubts::tell_part_periods;
pub(super) use guess::told as says_how_combined;

use super::finding::{Finding, FindingKind};
use super::grid::Watch;
use super::plan::{MeasureMatch, NamedMeasure, Plan, PlanOptions};
use super::take::{
    Entry, Marks, Matching, Measures, NoMeasure, PartsDoubt, Reading, Slot, Subject, Tally, Time,
};
use super::understand::{Layout, Mapping};
use super::{ImportError, folded};
use crate::program::query::FigureKnowledge;
use crate::program::sort_in_steps;
use std::collections::BTreeMap;

/// What the file names.
pub(super) struct Named {
    /// Measures.
    pub subjects: Vec<Subject>,
    /// Groups; the first is the whole.
    pub groups: Vec<String>,
    /// Subject and group of each series.
    pub series: Vec<(u32, u32)>,
    /// Row, column and subject of figures that are refused already.
    pub unread: Vec<(u32, u16, u32)>,
    /// What is wrong with parts beside a value.
    pub doubted_parts: BTreeMap<(u32, u16), Vec<PartsDoubt>>,
}

/// What the settling goes by.
pub(super) struct Ground<'a> {
    /// Where things stand in the sheet.
    pub reading: &'a Reading,
    /// How it is to be read.
    pub mapping: &'a Mapping,
    /// What the program knows.
    pub known: &'a FigureKnowledge,
    /// What a person settled.
    pub options: &'a PlanOptions,
    /// Who is told how far it is.
    pub watch: Watch<'a>,
}

/// Which of a row's cells a fault is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Measure,
    Department,
    Period,
    Value,
}

impl Ground<'_> {
    /// The column a fault of an entry is shown at. In a wide layout it is the figure's own, so that each refused
    /// cell is found.
    fn column(&self, entry: &Entry, about: About) -> usize {
        let own = usize::from(entry.column);
        match about {
            About::Measure if self.reading.layout == Layout::Long => {
                self.reading.measure_column().unwrap_or(own)
            }
            About::Department if self.reading.layout == Layout::Long => {
                self.reading.department_column().unwrap_or(own)
            }
            About::Measure | About::Department | About::Value => own,
            About::Period => match self.reading.time {
                Time::Cell(column) => column,
                Time::Parts { part, .. } => part,
                Time::Headings => own,
            },
        }
    }

    fn find(
        &self,
        plan: &mut Plan,
        entry: &Entry,
        about: About,
        kind: FindingKind,
        message: impl Into<String>,
    ) {
        let (row, column) = (u64::from(entry.row), self.column(entry, about));
        let measure = plan.called.get(entry.series as usize);
        let measure = measure.map(|name| (**name).to_owned()).unwrap_or_default();
        let message = message.into();
        // The cell's text is read again once it is known which findings are listed.
        let cell = String::new();
        plan.findings.add(
            || Finding {
                row,
                column,
                kind,
                measure,
                message,
                cell,
            },
            kind,
        );
    }
}

/// A measure of the file with what its figures look like.
struct State<'a> {
    ground: &'a Ground<'a>,
    measures: Measures,
    /// Slot of each series the plan names.
    slot_of: Vec<u32>,
    tallies: Vec<Tally>,
    /// Figures that wait for the answer to what their fractions are.
    asked: scale::Waiting,
    /// Who answers for the new measures.
    owners: owners::Owners,
    /// Groups' rows repeat the targets of their measures, so that it is nothing to tell of each.
    repeats_targets: bool,
}

impl State<'_> {
    fn slot(&self, series: u32) -> Option<&Slot> {
        let slot = self.slot_of.get(series as usize)?;
        self.measures.slot(*slot)
    }
}

/// Settles every entry of a plan.
///
/// # Errors
/// [`ImportError::Stopped`] when who watches says so.
pub(super) fn settle(
    plan: &mut Plan,
    named: &Named,
    ground: &Ground<'_>,
) -> Result<(), ImportError> {
    let matching = Matching {
        create: ground.options.create_measures,
        accept_near: ground.options.accept_guesses,
        means: &ground.mapping.means,
        leaves_out: &ground.mapping.leaves_out,
    };
    let measures = Measures::matched(&named.subjects, ground.known, &matching, ground.watch)?;
    let mut state = State {
        ground,
        tallies: vec![Tally::default(); measures.slots.len()],
        measures,
        slot_of: Vec::new(),
        asked: scale::Waiting::default(),
        owners: owners::Owners::default(),
        repeats_targets: false,
    };
    plan.named = named_measures(plan, &state, named);
    naming::name_series(plan, &mut state, named)?;
    tell_unread(plan, &state, named);
    tally(plan, &mut state)?;
    let subjects = subjects_of_slots(&state, &named.subjects);
    newcomer::settle(&mut state, &subjects);
    owners::settle(plan, &mut state, &subjects);
    place::settle(plan, &mut state, &named.doubted_parts)?;
    group_targets::settle(plan, &mut state);
    // On which scale a figure stands is told beside what is known of its period.
    scale::settle(plan, &mut state, &subjects)?;
    plan.entries.retain(Entry::stands);
    sort(plan, ground)?;
    change::settle(plan, &state)?;
    newcomer::create(plan, &state, &subjects);
    carried::settle(plan, &state, &subjects);
    aliases(plan, &state);
    let slots = state.measures.slots.iter();
    let called = slots.map(|slot| (folded(&slot.key), slot.name.as_str()));
    plan.findings.call(&called.collect());
    Ok(())
}

/// Puts the entries into the order of their figures, those of one figure in that of the sheet.
fn sort(plan: &mut Plan, ground: &Ground<'_>) -> Result<(), ImportError> {
    let stretch = ground.watch.stretch(0.55, 0.6, plan.entries.len());
    let order = |entry: &Entry| (entry.key(), entry.row, entry.column);
    let sorted = sort_in_steps(&mut plan.entries, order, |done| stretch.now(done).is_ok());
    if sorted {
        Ok(())
    } else {
        Err(ImportError::Stopped)
    }
}

/// What each name of the file is taken for, and how many cells it has.
fn named_measures(plan: &Plan, state: &State<'_>, named: &Named) -> Vec<NamedMeasure> {
    let mut cells = vec![0; named.subjects.len()];
    for entry in &plan.entries {
        let series = named.series.get(entry.series as usize);
        if let Some(cells) = series.and_then(|(subject, _)| cells.get_mut(*subject as usize)) {
            *cells += 1;
        }
    }
    let told = named.subjects.iter().zip(&state.measures.of_subject);
    told.zip(cells)
        .map(|((subject, found), cells)| NamedMeasure {
            name: subject.joined(),
            cells,
            is: match found {
                Ok(slot) => match state.measures.slot(*slot) {
                    Some(slot) if slot.new => MeasureMatch::New(slot.name.clone()),
                    Some(slot) => MeasureMatch::Known(slot.key.clone()),
                    None => MeasureMatch::Unknown,
                },
                Err(NoMeasure::Near(_, key)) => MeasureMatch::Near(key.clone()),
                Err(NoMeasure::Several(_)) => MeasureMatch::Several,
                Err(NoMeasure::LeftOut) => MeasureMatch::LeftOut,
                Err(NoMeasure::Unknown(_) | NoMeasure::Nobody) => MeasureMatch::Unknown,
            },
        })
        .collect()
}

/// The first subject of each slot, which tells what a new measure is like.
fn subjects_of_slots(state: &State<'_>, subjects: &[Subject]) -> BTreeMap<u32, Subject> {
    let mut found = BTreeMap::new();
    for (subject, slot) in subjects.iter().zip(&state.measures.of_subject) {
        if let Ok(slot) = slot {
            found.entry(*slot).or_insert_with(|| subject.clone());
        }
    }
    found
}

/// Tells of figures that are refused already that their measure is none either, so that both are mended at once.
fn tell_unread(plan: &mut Plan, state: &State<'_>, named: &Named) {
    for (row, at, subject) in &named.unread {
        let found = state.measures.of_subject.get(*subject as usize);
        let Some(Err(why)) = found else { continue };
        if let Some((kind, message)) = naming::told(why) {
            let column = state.ground.reading.measure_column();
            let finding = || Finding {
                row: u64::from(*row),
                column: column.unwrap_or(usize::from(*at)),
                kind,
                measure: named
                    .subjects
                    .get(*subject as usize)
                    .map(Subject::called)
                    .unwrap_or_default(),
                message: message.to_owned(),
                cell: String::new(),
            };
            plan.findings.add(finding, kind);
        }
    }
}

/// Refuses an entry.
fn refuse(
    plan: &mut Plan,
    ground: &Ground<'_>,
    entry: &mut Entry,
    about: About,
    (kind, message): (FindingKind, &str),
) {
    entry.marks = entry.marks.with(Marks::REFUSED);
    plan.counts.refused += 1;
    ground.find(plan, entry, about, kind, message);
}

fn tally(plan: &Plan, state: &mut State<'_>) -> Result<(), ImportError> {
    let stretch = state.ground.watch.stretch(0.15, 0.25, plan.entries.len());
    for (done, entry) in plan.entries.iter().enumerate() {
        stretch.at(done)?;
        let Some(at) = state.slot_of.get(entry.series as usize) else {
            continue;
        };
        let new = state.measures.slot(*at).is_some_and(|slot| slot.new);
        let parts = (entry.parts as usize)
            .checked_sub(1)
            .and_then(|at| plan.parts.get(at))
            .copied();
        if let Some(tally) = state.tallies.get_mut(*at as usize) {
            tally.add(entry, parts.filter(|_| new), parts.is_some());
        }
    }
    Ok(())
}

/// Other names of measures that stay, to be remembered.
fn aliases(plan: &mut Plan, state: &State<'_>) {
    let mut used = vec![false; state.measures.slots.len()];
    for entry in &plan.entries {
        let slot = state.slot_of.get(entry.series as usize);
        if let Some(used) = slot.and_then(|slot| used.get_mut(*slot as usize)) {
            *used = true;
        }
    }
    for (slot, words) in &state.measures.aliases {
        let is_used = used.get(*slot as usize).copied().unwrap_or(false);
        if let Some(slot) = state.measures.slot(*slot).filter(|_| is_used) {
            plan.aliases.push((slot.key.clone(), words.clone()));
        }
    }
}

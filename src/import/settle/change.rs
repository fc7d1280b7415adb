//! What becomes of each figure: new, changed, there already, given twice, or given otherwise in another row.

use super::doubts::{Beside, OddOnes, doubts, shown, tell_odd, usual, within_hundred};
use super::{About, State, refuse};
use crate::domain::number::in_full;
use crate::domain::ratio::Parts;
use crate::import::ImportError;
use crate::import::finding::FindingKind;
use crate::import::plan::Plan;
use crate::import::take::{Entry, Marks};
use crate::import::understand::ConflictingRows;
use crate::program::query::{KnownFigure, KnownSeries};
use std::ops::Range;

/// Settles the entries, which are sorted by their keys.
pub(super) fn settle(plan: &mut Plan, state: &State<'_>) -> Result<(), ImportError> {
    let mut entries = std::mem::take(&mut plan.entries);
    let stretch = state.ground.watch.stretch(0.6, 0.9, entries.len());
    let mut odd = OddOnes::new();
    let mut start = 0;
    while let Some(first) = entries.get(start) {
        let (series, target) = (first.series, first.is_target());
        let same = |entry: &Entry| entry.series == series && entry.is_target() == target;
        let end = entries
            .iter()
            .skip(start)
            .position(|entry| !same(entry))
            .map_or(entries.len(), |count| start + count);
        one_series(plan, state, (&mut entries, start..end), &mut odd);
        start = end;
        stretch.past(start)?;
    }
    tell_odd(plan, state, &odd);
    entries.retain(Entry::stands);
    plan.entries = entries;
    Ok(())
}

fn one_series(
    plan: &mut Plan,
    state: &State<'_>,
    (entries, range): (&mut [Entry], Range<usize>),
    odd: &mut OddOnes,
) {
    let Some(own) = entries.get_mut(range.clone()) else {
        return;
    };
    let Some(series) = own
        .first()
        .and_then(|entry| plan.series.get(entry.series as usize))
        .cloned()
    else {
        return;
    };
    let nothing = KnownSeries::default();
    let known = state.ground.known.figures.get(&series).unwrap_or(&nothing);
    let beside = Beside {
        known,
        usual: usual(known, own),
        within_hundred: within_hundred(state, own, known),
    };
    let mut at = 0;
    while let Some(first) = own.get(at).copied() {
        let more = own
            .iter()
            .skip(at)
            .take_while(|entry| entry.key() == first.key())
            .count();
        if let Some(same) = own.get_mut(at..at + more) {
            one_figure(plan, state, (&beside, odd), same);
        }
        at += more;
    }
}

/// Settles the rows that give one figure.
fn one_figure(
    plan: &mut Plan,
    state: &State<'_>,
    (beside, odd): (&Beside<'_>, &mut OddOnes),
    same: &mut [Entry],
) {
    let Some(first) = same.first().copied() else {
        return;
    };
    let said = gives(plan, &first);
    let mut others = same.iter();
    if let Some(other) = others.find(|entry| differs(gives(plan, entry), said)) {
        let other = *other;
        let kept = match state.ground.mapping.conflicting_rows {
            ConflictingRows::Ask | ConflictingRows::Refuse => None,
            ConflictingRows::First => Some(first),
            ConflictingRows::Last => same.last().copied(),
        };
        if let Some(kept) = kept {
            leave_others_out(plan, state, &kept, same);
            let mut stay: Vec<Entry> = same.iter().copied().filter(Entry::stands).collect();
            one_figure(plan, state, (beside, odd), &mut stay);
            put_back(same, &stay);
            return;
        }
        let kind = FindingKind::ConflictingRows;
        refuse_all(plan, state, (kind, same), |plan, entry| {
            let differs = differs(gives(plan, entry), said);
            conflict(plan, state, entry, if differs { &first } else { &other })
        });
        return;
    }
    let change = change(plan, state, beside, &first);
    if change != Fate::Unchanged
        && let Some(row) = state.asked.row(&first)
    {
        let kind = FindingKind::FractionOrPercent;
        refuse_all(plan, state, (kind, same), |plan, entry| {
            beside_question(plan, state, entry, row)
        });
        return;
    }
    let Some((kept, repeated)) = same.split_first_mut() else {
        return;
    };
    keep(plan, state, change, kept);
    if kept.stands() && change != Fate::Unchanged {
        // What is there already was looked at when it came in.
        doubts(plan, state, (beside, odd), kept);
    }
    for entry in repeated {
        repeat(plan, state, first.row, entry);
    }
}

/// Leaves out the rows that give a figure otherwise than the one that counts.
fn leave_others_out(plan: &mut Plan, state: &State<'_>, kept: &Entry, same: &mut [Entry]) {
    let counts = gives(plan, kept);
    for entry in same {
        if !differs(gives(plan, entry), counts) {
            continue;
        }
        entry.marks = entry.marks.with(Marks::REFUSED);
        plan.counts.blank += 1;
        let message = format!(
            "{} for {} is {} here and {} in {}, which counts; this one is left out",
            of_measure(plan, state, entry),
            entry.period.label(),
            words(plan, entry),
            words(plan, kept),
            place_of(kept, entry)
        );
        let kind = FindingKind::LeftOutRow;
        state.ground.find(plan, entry, About::Value, kind, message);
    }
}

/// Puts entries that were settled by themselves back among the others.
fn put_back(same: &mut [Entry], settled: &[Entry]) {
    let mut settled = settled.iter();
    for entry in same.iter_mut().filter(|entry| entry.stands()) {
        if let Some(done) = settled.next() {
            *entry = *done;
        }
    }
}

/// What an entry says of its figure.
fn gives(plan: &Plan, entry: &Entry) -> (f64, Option<Parts>) {
    (entry.value, parts_of(plan, entry))
}

/// Refuses every row that gives a figure, each with words of its own.
fn refuse_all(
    plan: &mut Plan,
    state: &State<'_>,
    (kind, same): (FindingKind, &mut [Entry]),
    words: impl Fn(&Plan, &Entry) -> String,
) {
    for entry in same {
        let message = words(plan, entry);
        let told = (kind, message.as_str());
        refuse(plan, state.ground, entry, About::Value, told);
    }
}

/// Counts a figure for what becomes of it.
fn keep(plan: &mut Plan, state: &State<'_>, change: Fate, entry: &mut Entry) {
    if change != Fate::Unchanged && is_retired(state, entry) {
        let message = retired(state, entry);
        let told = (FindingKind::RetiredMeasure, message.as_str());
        refuse(plan, state.ground, entry, About::Measure, told);
        return;
    }
    match change {
        Fate::New => plan.counts.new += 1,
        Fate::Changed(was) => {
            entry.marks = entry.marks.with(Marks::CHANGED);
            plan.counts.changed += 1;
            plan.was.push(was);
            shown(plan, state, entry);
        }
        Fate::Unchanged => {
            entry.marks = entry.marks.with(Marks::UNCHANGED);
            plan.counts.unchanged += 1;
        }
    }
}

/// Counts a row that gives a figure once more.
fn repeat(plan: &mut Plan, state: &State<'_>, first: u32, entry: &mut Entry) {
    entry.marks = entry.marks.with(Marks::UNCHANGED);
    plan.counts.unchanged += 1;
    if entry.is_target() && state.repeats_targets {
        return;
    }
    let words = format!("row {first} gives the same figure; it is taken in once");
    let ground = state.ground;
    ground.find(plan, entry, About::Value, FindingKind::RepeatedRow, words);
}

/// What becomes of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    New,
    Changed(f64),
    Unchanged,
}

fn change(plan: &Plan, state: &State<'_>, beside: &Beside<'_>, entry: &Entry) -> Fate {
    let known = if entry.is_target() {
        let series = plan.series.get(entry.series as usize);
        let known = state.ground.known;
        let target = series.and_then(|series| known.target(&series.measure_key, entry.period));
        target.map(|value| KnownFigure {
            period: entry.period,
            value,
            parts: None,
        })
    } else {
        beside.known.at(entry.period)
    };
    let parts = parts_of(plan, entry);
    match known {
        None => Fate::New,
        Some(there) if differ(there.value, entry.value) => Fate::Changed(there.value),
        // A file that doesn't tell what a ratio is made of doesn't say that it is made of nothing.
        Some(there) if !entry.is_target() && parts.is_some() && there.parts != parts => {
            Fate::Changed(there.value)
        }
        Some(_) => Fate::Unchanged,
    }
}

fn parts_of(plan: &Plan, entry: &Entry) -> Option<Parts> {
    let at = (entry.parts as usize).checked_sub(1)?;
    plan.parts.get(at).copied()
}

/// Whether two figures are not the same number.
pub(super) fn differ(one: f64, other: f64) -> bool {
    one.to_bits() != other.to_bits()
}

fn differs(one: (f64, Option<Parts>), other: (f64, Option<Parts>)) -> bool {
    differ(one.0, other.0) || one.1 != other.1
}

fn is_retired(state: &State<'_>, entry: &Entry) -> bool {
    state.slot(entry.series).is_some_and(|slot| slot.retired)
}

pub(super) fn name<'s>(state: &'s State<'_>, entry: &Entry) -> &'s str {
    state
        .slot(entry.series)
        .map_or("this measure", |slot| slot.name.as_str())
}

fn retired(state: &State<'_>, entry: &Entry) -> String {
    format!(
        "{} is retired and takes no new figures; restore it on its page, or leave its rows out",
        name(state, entry)
    )
}

fn conflict(plan: &Plan, state: &State<'_>, entry: &Entry, other: &Entry) -> String {
    let what = of_measure(plan, state, entry);
    format!(
        "{what} for {} is {} here and {} in {}; correct one of them, or say that the first or the last row counts",
        entry.period.label(),
        words(plan, entry),
        words(plan, other),
        place_of(other, entry)
    )
}

/// Where a figure stands, as it is told beside another one: "row 12", and in the same row "column 4".
fn place_of(entry: &Entry, beside: &Entry) -> String {
    if entry.row == beside.row {
        format!("column {}", entry.column)
    } else {
        format!("row {}", entry.row)
    }
}

/// What is said of a figure that another row gives as well, on a scale that is asked.
fn beside_question(plan: &Plan, state: &State<'_>, entry: &Entry, row: u32) -> String {
    format!(
        "{} for {} is {} here, and row {row} gives a fraction for it of which it is asked what it is; answer that, or \
         correct one of them",
        of_measure(plan, state, entry),
        entry.period.label(),
        words(plan, entry)
    )
}

/// "the target of Trees planted (Harbor)".
fn of_measure(plan: &Plan, state: &State<'_>, entry: &Entry) -> String {
    let name = name(state, entry);
    let series = plan.series.get(entry.series as usize);
    let what = if entry.is_target() {
        "the target of "
    } else {
        ""
    };
    match series.map_or("", |series| &series.group) {
        "" => format!("{what}{name}"),
        group => format!("{what}{name} ({group})"),
    }
}

/// "80.1", "80.1 (410 ÷ 512)".
fn words(plan: &Plan, entry: &Entry) -> String {
    let value = entry.value;
    parts_of(plan, entry).map_or_else(
        || in_full(value),
        |parts| {
            let (above, below) = (in_full(parts.numerator()), in_full(parts.denominator()));
            format!("{} ({above} ÷ {below})", in_full(value))
        },
    )
}

//! The period each figure counts for, among those its measure is reported by.

use super::{About, State, refuse};
use crate::domain::dates;
use crate::domain::number::in_full;
use crate::domain::period::{Frequency, Misfit, Period};
use crate::domain::ratio::times;
use crate::import::ImportError;
use crate::import::finding::{Finding, FindingKind};
use crate::import::plan::Plan;
use crate::import::take::{Entry, Marks, PartsDoubt, Slot, place};
use crate::program::SeriesName;
use std::collections::{BTreeMap, BTreeSet};

/// Puts every figure into the periods of its measure, and makes the values that parts make.
pub(super) fn settle(
    plan: &mut Plan,
    state: &mut State<'_>,
    doubted_parts: &BTreeMap<(u32, u16), Vec<PartsDoubt>>,
) -> Result<(), ImportError> {
    known_likes(state);
    note_periods(plan, state);
    let mut entries = std::mem::take(&mut plan.entries);
    let mut told = BTreeSet::new();
    let stretch = state.ground.watch.stretch(0.25, 0.45, entries.len());
    for (at, entry) in entries.iter_mut().enumerate() {
        stretch.at(at)?;
        let Some(slot) = state.slot(entry.series) else {
            continue;
        };
        let placed = placed(entry, slot, state.ground.reading.first_month);
        let frequency = slot.frequency.unwrap_or_else(|| entry.period.frequency());
        match placed {
            Ok(period) => {
                entry.period = period;
                // Told once of a measure, not of each figure.
                if period.frequency() != frequency
                    && told.insert((slot.key.clone(), period.frequency()))
                {
                    let (kind, message) = beside(period, frequency, slot);
                    state.ground.find(plan, entry, About::Period, kind, message);
                }
            }
            Err((kind, message)) => {
                refuse(plan, state.ground, entry, About::Period, (kind, &message));
                continue;
            }
        }
        if let Err((kind, message)) = valued(plan, entry, slot) {
            refuse(plan, state.ground, entry, About::Value, (kind, &message));
            continue;
        }
        // What a figure of another kind than a ratio is made of is kept, and not judged.
        if slot.per.is_some() && entry.marks.has(Marks::DOUBTED_PARTS) {
            let doubts = doubted_parts.get(&(entry.row, entry.column));
            doubt_parts(plan, entry, doubts.map_or(&[][..], Vec::as_slice));
        }
    }
    plan.entries = entries;
    Ok(())
}

/// Tells what is wrong with a ratio's parts, and refuses it where they make none.
fn doubt_parts(plan: &mut Plan, entry: &mut Entry, doubts: &[PartsDoubt]) {
    let refuses = doubts.iter().any(|doubt| doubt.kind.level().refuses());
    for doubt in doubts {
        let finding = || Finding {
            row: u64::from(entry.row),
            column: doubt.column,
            kind: doubt.kind,
            measure: plan
                .called
                .get(entry.series as usize)
                .map(|name| (**name).to_owned())
                .unwrap_or_default(),
            message: doubt.message.clone(),
            cell: String::new(),
        };
        plan.findings.add(finding, doubt.kind);
    }
    if refuses {
        entry.marks = entry.marks.with(Marks::REFUSED);
        plan.counts.refused += 1;
    }
}

/// Notes by which quarters and years measures are reported already.
fn known_likes(state: &mut State<'_>) {
    for slot in &mut state.measures.slots {
        let key = slot.key.clone();
        let first = SeriesName {
            measure_key: key.clone(),
            ..SeriesName::default()
        };
        let own = state
            .ground
            .known
            .figures
            .range(first..)
            .take_while(|(name, _)| name.measure_key == key);
        for figure in own.flat_map(|(_, figures)| figures.iter()) {
            note(slot, figure.period, true);
        }
    }
}

/// Notes the periods the file gives of each frequency while a measure has none: the first says whether it is
/// reported by calendar or by fiscal years.
fn note_periods(plan: &Plan, state: &mut State<'_>) {
    for entry in &plan.entries {
        let at = state.slot_of.get(entry.series as usize);
        if let Some(slot) = at.and_then(|at| state.measures.slots.get_mut(*at as usize)) {
            note(slot, entry.period, false);
        }
    }
}

fn note(slot: &mut Slot, period: Period, latest: bool) {
    if let Some(like) = slot.likes.get_mut(place(period.frequency())) {
        *like = match *like {
            Some(known) if latest => Some(known.max(period)),
            Some(known) => Some(known),
            None => Some(period),
        };
    }
}

/// The period a figure counts for: of its measure's frequency where it is a date or of that length; else one of a
/// series of its own.
fn placed(entry: &Entry, slot: &Slot, first_month: u32) -> Result<Period, (FindingKind, String)> {
    let own = slot.frequency.unwrap_or_else(|| entry.period.frequency());
    let frequency = if entry.period.frequency() == Frequency::Day {
        own
    } else {
        entry.period.frequency()
    };
    let like = slot.likes.get(place(frequency)).copied().flatten();
    let placed = entry.period.reported_as(frequency, like, first_month);
    placed.map_err(|why| misfit(entry.period, frequency, slot, why))
}

/// A figure that is kept beside the measure's own series.
fn beside(period: Period, own: Frequency, slot: &Slot) -> (FindingKind, String) {
    let frequency = period.frequency();
    let kind = if frequency > own {
        FindingKind::CoarserPeriod
    } else {
        FindingKind::FinerPeriod
    };
    let message = format!(
        "{} is a {} and {} is reported {}; the figure is kept in a {} series beside it",
        period.label(),
        frequency.noun(),
        slot.name,
        own.word(),
        frequency.word()
    );
    (kind, message)
}

/// Why a period is none of its measure's.
fn misfit(period: Period, frequency: Frequency, slot: &Slot, why: Misfit) -> (FindingKind, String) {
    let (name, label, noun) = (&slot.name, period.label(), frequency.noun());
    match why {
        Misfit::Coarser | Misfit::Finer | Misfit::Straddles => (
            FindingKind::StraddlingPeriod,
            format!(
                "{label} may lie in two of the {noun}s by which {name} is reported; write the {noun}"
            ),
        ),
        Misfit::CalendarOrFiscal(calendar, fiscal) => (
            FindingKind::StraddlingPeriod,
            format!(
                "{label} lies in {} and in {}, and {name} has no figure yet; write which {noun} is meant",
                calendar.label(),
                fiscal.label()
            ),
        ),
        Misfit::WhichWeek => (
            FindingKind::StraddlingPeriod,
            format!(
                "{label} is a {}: it may end a week or begin one, and {name} has no figure yet; head the column \
                 \u{201c}Week ending\u{201d} or \u{201c}Week beginning\u{201d}, or write that before the date",
                weekday(period)
            ),
        ),
        Misfit::OutOfStep(like) if frequency == Frequency::Week => (
            FindingKind::OutOfStepPeriod,
            format!(
                "the {label} begins on a {} and the weeks of {name}, as the {}, on a {}; write one of those",
                weekday(period),
                like.label(),
                weekday(like)
            ),
        ),
        Misfit::OutOfStep(like) => (
            FindingKind::OutOfStepPeriod,
            format!(
                "{label} begins in {} and the {noun}s of {name}, as {}, in {}; write one of those",
                dates::month_name(period.start()),
                like.label(),
                dates::month_name(like.start())
            ),
        ),
    }
}

/// The day of the week on which a period begins.
fn weekday(period: Period) -> &'static str {
    dates::weekday_name(chrono::Datelike::weekday(&period.start()))
}

/// Makes the value of a figure that has only parts, and tells where a value is not what its parts make.
fn valued(plan: &mut Plan, entry: &mut Entry, slot: &Slot) -> Result<(), (FindingKind, String)> {
    let parts = (entry.parts as usize)
        .checked_sub(1)
        .and_then(|at| plan.parts.get(at))
        .copied();
    let (Some(parts), true) = (parts, entry.marks.has(Marks::NO_VALUE)) else {
        return Ok(());
    };
    let Some(per) = slot.per else {
        let message = format!(
            "there is no value; a numerator and a denominator make that of a ratio only, and {} isn\u{2019}t one on \
             its definition card",
            slot.name
        );
        return Err((FindingKind::NoValue, message));
    };
    let made = parts.value(per).ok_or_else(|| {
        let words = format!(
            "{}; correct it, or leave both cells empty",
            crate::domain::ratio::PartsFault::NotFinite
        );
        (FindingKind::UnsoundParts, words)
    })?;
    entry.value = made;
    Ok(())
}

/// A value that isn't what its parts make; `None` where it is, or where the measure is no ratio.
pub(super) fn disagreement(plan: &Plan, entry: &Entry, slot: &Slot) -> Option<String> {
    let parts = (entry.parts as usize)
        .checked_sub(1)
        .and_then(|at| plan.parts.get(at))
        .copied()?;
    let per = slot.per?;
    let given = !entry.marks.has(Marks::NO_VALUE) && !entry.is_target();
    if !given || parts.make(entry.value, i32::from(entry.decimals), per) {
        return None;
    }
    let (above, below) = (in_full(parts.numerator()), in_full(parts.denominator()));
    let times = times(per);
    let made = parts
        .value(per)
        .map_or_else(|| "no number".to_owned(), in_full);
    Some(format!(
        "the value is {} and {above} ÷ {below}{times} is {made}; the value is kept as it is, and totals over several \
         periods are made from the numerator and the denominator",
        in_full(entry.value)
    ))
}

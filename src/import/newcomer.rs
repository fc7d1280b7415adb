//! What a measure that a file brings along is like, as far as its rows tell. A person settles the rest.

use super::measures::Slot;
use crate::domain::measure::{Aggregation, Measure};
use crate::domain::number::{NumberFormat, NumberKind, in_full};
use crate::domain::period::{Frequency, Period};
use chrono::{Datelike, Days};
use std::collections::BTreeSet;

/// Digits after the point that are kept at most.
const DECIMALS: usize = 4;

/// A measure with that key and name and this frequency, written as its cells are: percentages where they
/// carry %, money where they carry $, with as many decimals; a ratio where its rows say what they are made
/// of.
pub(super) fn measure<'a>(
    slot: &Slot,
    frequency: Frequency,
    cells: &(impl Iterator<Item = &'a str> + Clone),
) -> Measure {
    // Where the parts make the value its cell may be empty.
    let cells = || cells.clone().filter(|cell| !cell.trim().is_empty());
    let any = cells().next().is_some();
    let all_with = |mark: char| any && cells().all(|cell| cell.contains(mark));
    let decimals = cells().map(decimals).max();
    let kind = match (slot.per, all_with('%'), all_with('$'), decimals) {
        (Some(100.0), _, _, _) | (None, true, _, _) => NumberKind::Percent,
        (Some(1.0) | None, _, true, _) => NumberKind::Currency,
        (Some(per), _, _, _) if per > 1.0 => NumberKind::Rate,
        (None, _, _, None | Some(0)) => NumberKind::Count,
        _ => NumberKind::Decimal,
    };
    let aggregation = match kind {
        NumberKind::Percent | NumberKind::Decimal => Aggregation::Mean,
        NumberKind::Count
        | NumberKind::Currency
        | NumberKind::Rate
        | NumberKind::Days
        | NumberKind::Hours
        | NumberKind::Minutes
        | NumberKind::Score => Aggregation::Sum,
    };
    let aggregation = slot.per.map_or(aggregation, |_| Aggregation::Ratio);
    let unit = match slot.per {
        Some(per) if kind == NumberKind::Rate => format!("per {}", in_full(per)),
        Some(_) | None => String::new(),
    };
    let usual = kind.usual_decimals();
    Measure {
        key: slot.key.clone(),
        name: slot.name.clone(),
        frequency,
        aggregation,
        format: NumberFormat {
            decimals: decimals.map_or(usual, |decimals| decimals as u8),
            unit,
            kind,
        },
        ..Measure::default()
    }
}

/// Digits after the point of a figure as typed.
fn decimals(cell: &str) -> usize {
    let after = cell.split_once('.').map_or("", |(_, after)| after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    digits.min(DECIMALS)
}

/// The frequency that a measure's periods in a file speak for: the one most of them have (of equals
/// the shorter). Days that stand for their months, one each and always the first or the last, are
/// months. `Month` when there are none. Each period comes with its group, because every group
/// reports the same periods.
pub(super) fn frequency(periods: &[(String, Period)]) -> Frequency {
    let most = Frequency::ALL
        .into_iter()
        .rev()
        .max_by_key(|each| count(periods, *each));
    match most {
        Some(Frequency::Day) if !periods.is_empty() && stand_for_months(periods) => {
            Frequency::Month
        }
        Some(frequency) if !periods.is_empty() => frequency,
        Some(_) | None => Frequency::Month,
    }
}

fn count(periods: &[(String, Period)], frequency: Frequency) -> usize {
    periods
        .iter()
        .filter(|(_, period)| period.frequency() == frequency)
        .count()
}

/// Whether every day is the first, or every day the last, of a month of its own.
fn stand_for_months(periods: &[(String, Period)]) -> bool {
    let days = || {
        periods
            .iter()
            .filter(|(_, period)| period.frequency() == Frequency::Day)
    };
    let all_first = days().all(|(_, day)| day.start().day() == 1);
    let is_last = |day: Period| {
        let next = day.start().checked_add_days(Days::new(1));
        next.is_none_or(|next| next.day() == 1)
    };
    if !all_first && !days().all(|(_, day)| is_last(*day)) {
        return false;
    }
    let months: BTreeSet<(&str, i32, u32)> = days()
        .map(|(group, day)| (group.as_str(), day.start().year(), day.start().month()))
        .collect();
    let all: BTreeSet<(&str, Period)> = days().map(|(group, day)| (group.as_str(), *day)).collect();
    months.len() == all.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ratio::multiplier;

    fn guess(texts: &[&str]) -> Frequency {
        let periods: Vec<(String, Period)> = texts
            .iter()
            .map(|text| (String::new(), Period::parse(text, 7).unwrap()))
            .collect();
        frequency(&periods)
    }

    fn slot(per: Option<f64>) -> Slot {
        Slot {
            key: "k".to_owned(),
            name: "n".to_owned(),
            frequency: None,
            like: None,
            per,
            retired: false,
        }
    }

    #[test]
    fn a_new_ratio_is_multiplied_as_its_rows_are() {
        for (per, cells, kind, decimals) in [
            (100.0, &["80.1", "50"][..], NumberKind::Percent, 1),
            (100.0, &["", ""], NumberKind::Percent, 1),
            (1.0, &["0.80"], NumberKind::Decimal, 2),
            (1.0, &[""], NumberKind::Decimal, 2),
            (1.0, &["$1,374", ""], NumberKind::Currency, 0),
            (1e5, &["12.5"], NumberKind::Rate, 1),
        ] {
            let made = measure(&slot(Some(per)), Frequency::Month, &cells.iter().copied());
            assert_eq!(made.aggregation, Aggregation::Ratio);
            assert_eq!((made.format.kind, made.format.decimals), (kind, decimals));
            assert_eq!(multiplier(&made).to_bits(), per.to_bits());
        }
    }

    #[test]
    fn a_new_measure_is_written_as_its_cells_are() {
        let like = |cells: &[&str]| {
            let made = measure(&slot(None), Frequency::Month, &cells.iter().copied());
            (made.format.kind, made.format.decimals, made.aggregation)
        };
        assert_eq!(
            like(&["94.1%", "90%"]),
            (NumberKind::Percent, 1, Aggregation::Mean)
        );
        assert_eq!(
            like(&["$1,374", "$5.50"]),
            (NumberKind::Currency, 2, Aggregation::Sum)
        );
        assert_eq!(
            like(&["12", "1,204"]),
            (NumberKind::Count, 0, Aggregation::Sum)
        );
        assert_eq!(
            like(&["6.2", "5"]),
            (NumberKind::Decimal, 1, Aggregation::Mean)
        );
    }

    #[test]
    fn most_periods_decide_and_of_equals_the_shorter() {
        assert_eq!(guess(&["2026-01", "2026-02", "2026Q1"]), Frequency::Month);
        assert_eq!(guess(&["2026Q1", "FY26 Q4"]), Frequency::Quarter);
        assert_eq!(guess(&["2026-01", "2026Q1"]), Frequency::Month);
        assert_eq!(guess(&[]), Frequency::Month);
    }

    #[test]
    fn month_ends_and_month_beginnings_are_months_and_other_days_are_days() {
        assert_eq!(
            guess(&["9/30/2026", "10/31/2026", "2/28/2027"]),
            Frequency::Month
        );
        assert_eq!(guess(&["2026-09-01", "2026-10-01"]), Frequency::Month);
        assert_eq!(guess(&["2026-09-01", "2026-09-30"]), Frequency::Day);
        assert_eq!(guess(&["2026-09-29", "2026-09-30"]), Frequency::Day);
    }
}

//! What the figures of each measure look like together: how often, in what unit, on what scale.

use super::entry::{Entry, Marks};
use super::number::decimals;
use super::subjects::Slot;
use crate::domain::number::NumberKind;
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use chrono::{Datelike, Days};

/// What new measures' ratios may be multiplied by, the likeliest first.
const MULTIPLIERS: [f64; 5] = [100.0, 1.0, 1e3, 1e4, 1e5];

/// Counts over the figures of one measure.
#[derive(Debug, Clone)]
pub(in crate::import) struct Tally {
    /// Figures of each frequency, the shortest first.
    frequencies: [usize; 5],
    all_first: bool,
    all_last: bool,
    /// Figures that have a value.
    pub valued: usize,
    /// Of these, with a sign of percent, and of money.
    pub percent: usize,
    /// With a sign of money.
    pub money: usize,
    /// Most digits after the point.
    pub decimals: Option<i8>,
    /// Some figure is no whole number: "9828693.0", as programs write it, is one.
    pub broken: bool,
    /// Bare figures above 0 and up to 1, in size.
    pub shares: usize,
    /// The greatest of these.
    pub greatest_share: f64,
    /// Bare figures of a size from 1 on that a share can't have.
    pub large: usize,
    /// What its rows with parts say: value if any, digits, parts.
    ratios: Vec<(Option<f64>, i8, Parts)>,
    /// Figures.
    pub count: usize,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            frequencies: [0; 5],
            all_first: true,
            all_last: true,
            valued: 0,
            percent: 0,
            money: 0,
            decimals: None,
            broken: false,
            shares: 0,
            greatest_share: 0.0,
            large: 0,
            ratios: Vec::new(),
            count: 0,
        }
    }
}

impl Tally {
    /// Adds a figure; what it is made of only where the measure is new. Whether it has parts at all.
    pub(in crate::import) fn add(&mut self, entry: &Entry, parts: Option<Parts>, has_parts: bool) {
        self.count += 1;
        let valued = !entry.marks.has(Marks::NO_VALUE);
        if !entry.is_target() {
            self.add_period(entry.period);
            if let Some(parts) = parts {
                let value = valued.then_some(entry.value);
                self.ratios.push((value, entry.decimals, parts));
            }
        }
        if !valued {
            return;
        }
        self.valued += 1;
        let percent = entry.marks.has(Marks::PERCENT);
        self.percent += usize::from(percent);
        self.money += usize::from(entry.marks.has(Marks::MONEY));
        self.decimals = self.decimals.max(Some(entry.decimals));
        self.broken |= entry.value.fract() != 0.0;
        if percent || has_parts {
            return;
        }
        let size = entry.value.abs();
        if may_be_share(entry.value) {
            self.shares += usize::from(size <= 1.0);
            self.greatest_share = self.greatest_share.max(size);
        } else if size > 1.0 {
            self.large += 1;
        }
    }

    fn add_period(&mut self, period: Period) {
        if let Some(count) = self.frequencies.get_mut(place(period.frequency())) {
            *count += 1;
        }
        if period.frequency() == Frequency::Day {
            let next = period.start().checked_add_days(Days::new(1));
            self.all_first &= period.start().day() == 1;
            self.all_last &= next.is_none_or(|next| next.day() == 1);
        }
    }

    /// Whether it has figures of that frequency.
    pub(in crate::import) fn has(&self, frequency: Frequency) -> bool {
        self.frequencies
            .get(place(frequency))
            .is_some_and(|count| *count > 0)
    }

    /// The frequency most of its periods have, of equals the shorter. Days that are all the first, or all the
    /// last, of a month are months. `Month` when there are none.
    pub(in crate::import) fn frequency(&self) -> Frequency {
        let count = |frequency: &Frequency| {
            self.frequencies
                .get(place(*frequency))
                .copied()
                .unwrap_or(0)
        };
        let most = Frequency::ALL.into_iter().rev().max_by_key(count);
        match most {
            Some(frequency) if count(&frequency) == 0 => Frequency::Month,
            Some(Frequency::Day) if self.all_first || self.all_last => Frequency::Month,
            Some(frequency) => frequency,
            None => Frequency::Month,
        }
    }

    /// What the ratios of a new measure are multiplied by; `None` where its rows don't speak for a ratio: most
    /// must have parts, and most of the values must be what these make. Without any value shares of a whole are
    /// percentages.
    pub(in crate::import) fn multiplier(&self) -> Option<f64> {
        let figures: usize = self.frequencies.iter().sum();
        if self.ratios.is_empty() || self.ratios.len() * 2 <= figures {
            return None;
        }
        let values = || {
            self.ratios
                .iter()
                .filter_map(|(value, decimals, parts)| Some(((*value)?, *decimals, *parts)))
        };
        let all = values().count();
        if all == 0 {
            let share = |parts: Parts| (0.0..=parts.denominator()).contains(&parts.numerator());
            let shares = self.ratios.iter().all(|(_, _, parts)| share(*parts));
            return Some(if shares { 100.0 } else { 1.0 });
        }
        let agree = |per: f64| {
            values()
                .filter(|(value, decimals, parts)| parts.make(*value, i32::from(*decimals), per))
                .count()
        };
        let counted = MULTIPLIERS.map(|per| (per, agree(per)));
        // Of equals the likelier: the first.
        let best = counted
            .into_iter()
            .reduce(|a, b| if b.1 > a.1 { b } else { a });
        best.filter(|(_, count)| count * 2 > all)
            .map(|(per, _)| per)
    }

    /// Most digits after the point that say something.
    pub(in crate::import) fn digits(&self) -> Option<i8> {
        self.decimals.map(|decimals| {
            if self.broken {
                decimals
            } else {
                decimals.min(0)
            }
        })
    }

    /// The kind of number a new measure has, where its file names its unit and where not.
    pub(in crate::import) fn kind(&self, slot: &Slot, unit: Option<NumberKind>) -> NumberKind {
        if let Some(unit) = unit {
            return unit;
        }
        let all_percent = self.valued > 0 && self.percent == self.valued;
        let all_money = self.valued > 0 && self.money == self.valued;
        match (slot.per, all_percent, all_money, self.digits()) {
            (Some(100.0), _, _, _) | (None, true, _, _) => NumberKind::Percent,
            (Some(1.0) | None, _, true, _) => NumberKind::Currency,
            (Some(per), _, _, _) if per > 1.0 => NumberKind::Rate,
            // Shares beside percentages are percentages.
            (None, _, _, _) if self.percent > 0 && self.large * 4 <= self.valued => {
                NumberKind::Percent
            }
            (None, _, _, None) => NumberKind::Count,
            (None, _, _, Some(digits)) if digits <= 0 => NumberKind::Count,
            _ => NumberKind::Decimal,
        }
    }
}

/// Whether a bare figure may be a share of one: up to one, or a little more with digits after the point.
pub(in crate::import) fn may_be_share(value: f64) -> bool {
    let size = value.abs();
    size > 0.0 && (size <= 1.0 || size < 2.0 && decimals(&value.to_string()) > 0)
}

/// The place of a frequency among all.
pub(in crate::import) const fn place(frequency: Frequency) -> usize {
    frequency as usize
}

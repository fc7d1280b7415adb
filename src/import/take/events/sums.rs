//! What the events of one rule come to, by group and period.

use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::import::take::Entry;
use crate::import::take::Marks;
use crate::import::take::Taken;
use crate::import::understand::Make;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A stretch without events at an end of the file is told from so many days on: over a long weekend few come in.
const GAP_DAYS: f64 = 4.0;
/// And from so many events on that would have been expected in it: none then comes by chance once in twenty times.
const GAP_EVENTS: f64 = 3.0;

/// What one figure is made of.
#[derive(Debug, Clone, Default)]
struct Sum {
    first_row: u64,
    /// Events that share its fate.
    events: usize,
    count: usize,
    passing: usize,
    total: f64,
    days: Vec<f32>,
}

/// An event at one end of a rule's dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub date: NaiveDate,
    pub period: Period,
    pub row: u64,
    pub column: usize,
}

/// A period at an end of the file, of which the file's events cover a part only.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct PartPeriod {
    pub period: Period,
    /// The first event's date, or the last one's, with its row and column.
    pub date: NaiveDate,
    pub row: u64,
    pub column: usize,
    /// The first of the rule's periods, not the last.
    pub is_first: bool,
    /// It is left out, as the rule says.
    pub left_out: bool,
}

/// The figures of a rule in the making.
#[derive(Debug)]
pub(super) struct Sums {
    make: Make,
    /// The first and the last event of all.
    ends: Option<(End, End)>,
    of: BTreeMap<(u32, Period), Sum>,
    /// Of what is open: how many more or fewer from a period on.
    open: BTreeMap<u32, BTreeMap<Period, i64>>,
}

impl Sums {
    pub(super) const fn new(make: Make) -> Self {
        Self {
            make,
            ends: None,
            of: BTreeMap::new(),
            open: BTreeMap::new(),
        }
    }

    /// Adds an event: what it brings, whether it passes, and in which period it ends. `fate` for the figure whose
    /// fate it shares.
    pub(super) fn add(
        &mut self,
        group: u32,
        period: Period,
        (value, passes, until): (f64, bool, Option<Period>),
        row: u64,
        fate: bool,
    ) {
        let sum = self.of.entry((group, period)).or_default();
        if sum.first_row == 0 {
            sum.first_row = row;
        }
        sum.events += usize::from(fate);
        sum.count += 1;
        sum.passing += usize::from(passes);
        sum.total += value;
        if matches!(self.make, Make::MedianDays | Make::NinetiethDays) {
            sum.days.push(value as f32);
        }
        if self.make == Make::OpenAtEnd {
            let steps = self.open.entry(group).or_default();
            *steps.entry(period).or_default() += 1;
            // What ends in the period it begins in is never open at the end of one.
            if let Some(until) = until {
                *steps.entry(until.max(period)).or_default() -= 1;
            }
        }
    }

    /// Notes the date of an event.
    pub(super) fn seen(&mut self, end: End) {
        let (first, last) = self.ends.get_or_insert((end, end));
        if end.date < first.date {
            *first = end;
        }
        if end.date > last.date {
            *last = end;
        }
    }

    /// The first and the last period, where the events leave so many of its days out that some were to be expected
    /// there, going by the period beside it.
    pub(super) fn part_periods(&self, left_out: bool) -> Vec<PartPeriod> {
        let Some((first, last)) = self.ends else {
            return Vec::new();
        };
        let days =
            |from: NaiveDate, to: NaiveDate| to.signed_duration_since(from).num_days() as f64;
        let count = |period: Period| self.of.get(&(0, period)).map(|sum| sum.count as f64);
        let is_part = |end: End, beside: Period, gap: f64| {
            let rate = count(beside).map(|count| count / beside.days() as f64);
            let own = count(end.period).map(|count| count / (end.period.days() as f64 - gap));
            let expected = rate.or(own).unwrap_or(0.0) * gap;
            gap >= GAP_DAYS && expected >= GAP_EVENTS
        };
        // What is open at its end doesn't depend on where in it the first event lies.
        let begins = self.make != Make::OpenAtEnd
            && is_part(
                first,
                first.period.next(),
                days(first.period.start(), first.date),
            );
        let ends = is_part(
            last,
            last.period.previous(),
            days(last.date, last.period.end()),
        );
        [(begins, first, true), (ends, last, false)]
            .into_iter()
            .filter(|(is_part, ..)| *is_part)
            .map(|(_, end, is_first)| PartPeriod {
                period: end.period,
                date: end.date,
                row: end.row,
                column: end.column,
                is_first,
                left_out,
            })
            .collect()
    }

    /// How many figures these are. What is open stands at the end of every period from the first to the last.
    pub(super) fn figures(&self) -> usize {
        let ends = |steps: &BTreeMap<Period, i64>| {
            let (first, last) = (steps.keys().next()?, steps.keys().next_back()?);
            usize::try_from(first.periods_until(*last) + 1).ok()
        };
        let open = self.open.values().filter_map(ends).sum();
        self.of.len().max(open)
    }

    /// Writes the figures but those of periods left out, as if each stood in a row of its own. The events of the
    /// others count as passed over.
    pub(super) fn write(
        mut self,
        taken: &mut Taken,
        (subject, column): (u32, usize),
        left_out: &BTreeSet<Period>,
        figures: &mut Vec<(u64, usize)>,
    ) {
        let standing = self.standing();
        let mut series_of: BTreeMap<u32, u32> = BTreeMap::new();
        for ((group, period), sum) in &mut self.of {
            if left_out.contains(period) {
                taken.counts.blank += sum.events;
                continue;
            }
            let value = match self.make {
                Make::OpenAtEnd => standing.get(&(*group, *period)).copied(),
                Make::Count => Some(sum.count as f64),
                Make::Sum => Some(sum.total),
                Make::MeanDays => Some(sum.total / sum.count.max(1) as f64),
                Make::MedianDays => quantile(&mut sum.days, 0.5),
                Make::NinetiethDays => quantile(&mut sum.days, 0.9),
                Make::Share => Some(sum.passing as f64 / sum.count.max(1) as f64 * 100.0),
            };
            let Some(value) = value else {
                continue;
            };
            let series = *series_of.entry(*group).or_insert_with(|| {
                taken.series.push((subject, *group));
                taken.series.len() as u32 - 1
            });
            let parts = Parts::new(sum.passing as f64, sum.count as f64).ok();
            let parts = parts
                .filter(|_| self.make == Make::Share)
                .map_or(0, |parts| {
                    taken.parts.push(parts);
                    taken.parts.len() as u32
                });
            figures.push((sum.first_row, sum.events));
            taken.entries.push(Entry {
                value,
                period: *period,
                series,
                row: figures.len() as u32,
                parts,
                column: column as u16,
                decimals: decimals(self.make),
                marks: Marks::default(),
            });
        }
    }

    /// How many are open at the end of each period from the first to the last in which anything happened. Periods
    /// without an event of their own get one.
    fn standing(&mut self) -> BTreeMap<(u32, Period), f64> {
        let mut standing = BTreeMap::new();
        for (group, steps) in &self.open {
            let (Some(first), Some(last)) = (steps.keys().next(), steps.keys().next_back()) else {
                continue;
            };
            let mut open = 0;
            let mut at = *first;
            while at <= *last {
                open += steps.get(&at).copied().unwrap_or(0);
                standing.insert((*group, at), open as f64);
                self.of.entry((*group, at)).or_insert_with(|| Sum {
                    first_row: 1,
                    ..Sum::default()
                });
                at = at.next();
            }
        }
        standing
    }
}

const fn decimals(make: Make) -> i8 {
    match make {
        Make::Count | Make::OpenAtEnd => 0,
        Make::Share | Make::MeanDays | Make::MedianDays | Make::NinetiethDays => 1,
        Make::Sum => 2,
    }
}

/// The value below which so much of the events lies, between two of them where need be (the definition spreadsheets
/// use: Hyndman and Fan 1996, type 7).
fn quantile(values: &mut [f32], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    values.sort_unstable_by(f32::total_cmp);
    let place = last as f64 * share;
    let below = f64::from(*values.get(place.floor() as usize)?);
    let above = f64::from(*values.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_events_as_spreadsheets_have_them() {
        let mut days = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&mut days, 0.5), Some(2.5));
        let ninetieth = quantile(&mut days, 0.9).unwrap();
        assert!((ninetieth - 3.7).abs() < 1e-9, "{ninetieth}");
        assert_eq!(quantile(&mut [], 0.5), None);
    }
}

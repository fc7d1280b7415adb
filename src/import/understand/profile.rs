//! What the cells of a column look like, taken together.

use super::mapping::DateOrder;
use crate::domain::period::{Frequency, Period};
use crate::import::grid::{Cell, MomentLook};
use crate::import::value::{Fault, value_of};
use std::collections::HashSet;

/// How many different cells are told apart.
const DISTINCT: usize = 50_000;

/// Counts over a column's cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Cells that hold something.
    pub filled: usize,
    /// Of these, such as stand for an empty cell: "N/A".
    pub missing: usize,
    /// Numbers, also as text.
    pub numbers: usize,
    /// Text that names a period, and dates.
    pub periods: usize,
    /// Periods with a day of their own.
    pub days: usize,
    /// Moments with a time of day.
    pub times: usize,
    /// Whole numbers from 1 to 12.
    pub to_twelve: usize,
    /// Names of months.
    pub months: usize,
    /// Whole numbers that may be years.
    pub years: usize,
    /// Different texts, as far as they are told apart.
    pub distinct: HashSet<String>,
}

impl Profile {
    /// Adds a cell.
    pub(super) fn add(&mut self, cell: Cell<'_>, fiscal_first_month: u32) {
        if cell.is_blank() {
            return;
        }
        self.filled += 1;
        let text = cell.text();
        let trimmed = text.trim();
        // "#N/A" is no figure yet; another error and a formula without a value are figures gone wrong.
        if let Cell::Error(error) = cell {
            let missing = matches!(value_of(error), Ok(None));
            self.missing += usize::from(missing);
            self.numbers += usize::from(!missing);
            return;
        }
        let number = match cell {
            Cell::Uncalculated => {
                self.numbers += 1;
                return;
            }
            Cell::Number(number, _) => Some(number),
            Cell::Text(text) => match value_of(text) {
                Ok(None) => {
                    self.missing += 1;
                    return;
                }
                Ok(Some(number)) => Some(number),
                Err(Fault::Formula) => {
                    self.numbers += 1;
                    return;
                }
                Err(Fault::NotANumber | Fault::Separator | Fault::NotFinite) => None,
            },
            Cell::Moment(..) | Cell::Blank | Cell::Days(_) | Cell::Bool(_) | Cell::Error(_) => None,
        };
        if let Some(number) = number {
            self.add_number(number, trimmed);
        } else {
            self.add_text(cell, trimmed, fiscal_first_month);
        }
        if self.distinct.len() < DISTINCT {
            self.distinct.insert(crate::import::folded(trimmed));
        }
    }

    fn add_number(&mut self, number: f64, text: &str) {
        self.numbers += 1;
        let whole = number.fract() == 0.0;
        self.to_twelve += usize::from(whole && (1.0..=12.0).contains(&number));
        let is_year = whole && (1900.0..2100.0).contains(&number) && text.len() == 4;
        self.years += usize::from(is_year);
        self.periods += usize::from(is_year);
    }

    fn add_text(&mut self, cell: Cell<'_>, text: &str, fiscal_first_month: u32) {
        if let Cell::Moment(_, look) = cell {
            self.periods += usize::from(look != MomentLook::Time);
            self.days += usize::from(matches!(look, MomentLook::Day | MomentLook::DayTime));
            self.times += usize::from(look == MomentLook::DayTime);
            return;
        }
        self.months += usize::from(crate::domain::dates::month_from_name(text).is_some());
        let named = super::heading::heading(text, fiscal_first_month).and_then(|said| said.period);
        let period = named.or_else(|| slashed(text, fiscal_first_month));
        if let Some(period) = period {
            self.periods += 1;
            self.days += usize::from(period.frequency() == Frequency::Day);
            self.times += usize::from(text.contains(':'));
        }
    }

    /// Cells that say something.
    pub(super) const fn said(&self) -> usize {
        self.filled - self.missing
    }

    /// Whether most of what is said are numbers.
    pub(super) const fn is_numeric(&self) -> bool {
        self.said() > 0 && self.numbers * 5 >= self.said() * 4
    }

    /// Whether nearly all that is said are periods.
    pub(super) const fn is_period(&self) -> bool {
        self.said() > 0 && self.periods * 20 >= self.said() * 19
    }

    /// Whether most are words.
    pub(super) const fn is_words(&self) -> bool {
        self.said() > 0 && (self.numbers + self.periods) * 2 < self.said()
    }
}

/// A date written with the day first, which nothing else reads.
fn slashed(text: &str, fiscal_first_month: u32) -> Option<Period> {
    let turned = super::dates::in_order(text, DateOrder::DayFirst)?;
    Period::parse(&turned, fiscal_first_month).ok()
}

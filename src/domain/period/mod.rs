//! Reporting periods: days, ISO weeks, months, quarters, years; calendar and fiscal.
//!
//! A figure belongs to a period, never to a bare date: "September 2026" and "September 1, 2026"
//! are different things. A period knows its frequency and its first day; all else follows.

mod frequency;
mod iso;
mod label;
mod parse;
mod reported;
mod week;

pub use frequency::Frequency;
pub use parse::PeriodError;
pub use reported::Misfit;
pub use week::WeekSide;

use chrono::{Datelike, Days, Months, NaiveDate};

/// The first year a period may begin in.
const FIRST_YEAR: i32 = 1;
/// The last year a period may begin in.
const LAST_YEAR: i32 = 9999;

/// One reporting period. Weeks are ISO weeks and begin on a Monday, unless a city's own begin on another day: they
/// are to ISO weeks what fiscal years are to those of the calendar. Ordered by first day, then by
/// frequency (shorter first). Periods begin in the years 1 to 9999; moving past either end stays
/// at the last period that can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: NaiveDate,
    frequency: Frequency,
}

impl Period {
    /// The calendar period of that frequency in which the date lies. A date outside the years
    /// 1 to 9999 counts as the nearest day within them.
    pub fn containing(frequency: Frequency, date: NaiveDate) -> Self {
        let date = clamped(date);
        let start = match frequency {
            Frequency::Day => date,
            Frequency::Week => {
                let past_monday = u64::from(date.weekday().num_days_from_monday());
                date.checked_sub_days(Days::new(past_monday))
                    .unwrap_or(date)
            }
            Frequency::Month => first_of_month(date, 0),
            Frequency::Quarter => first_of_month(date, date.month0() % 3),
            Frequency::Year => first_of_month(date, date.month0()),
        };
        Self { start, frequency }
    }

    /// The fiscal year named by the calendar year it ends in: FY26 that begins in July runs from
    /// July 2025 to June 2026. `first_month` is 1 (January) to 12. `None` for a month or a year
    /// that does not exist here.
    pub fn fiscal_year(year: i32, first_month: u32) -> Option<Self> {
        let begins = if first_month == 1 {
            year
        } else {
            year.checked_sub(1)?
        };
        Self::starting(
            Frequency::Year,
            NaiveDate::from_ymd_opt(begins, first_month, 1)?,
        )
    }

    /// A quarter (1 to 4) of the fiscal year that ends in `year`. `None` as for
    /// [`Period::fiscal_year`], or for another quarter.
    pub fn fiscal_quarter(year: i32, quarter: u32, first_month: u32) -> Option<Self> {
        let months = match quarter {
            1..=4 => Months::new((quarter - 1) * 3),
            _ => return None,
        };
        let start = Self::fiscal_year(year, first_month)?
            .start
            .checked_add_months(months)?;
        Self::starting(Frequency::Quarter, start)
    }

    /// A period of that frequency beginning on that very day, if one can.
    pub fn starting(frequency: Frequency, start: NaiveDate) -> Option<Self> {
        let begins_right = match frequency {
            Frequency::Day | Frequency::Week => true,
            Frequency::Month | Frequency::Quarter | Frequency::Year => start.day() == 1,
        };
        let known = (FIRST_YEAR..=LAST_YEAR).contains(&start.year());
        (begins_right && known).then_some(Self { start, frequency })
    }

    /// The week that ends on this day, whatever day of the week it is.
    pub fn week_ending(day: NaiveDate) -> Option<Self> {
        Self::starting(Frequency::Week, day.checked_sub_days(Days::new(6))?)
    }

    /// How long the period is.
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The first day.
    pub fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day, inclusive.
    pub fn end(self) -> NaiveDate {
        self.start_moved(1)
            .and_then(|next| next.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.end().signed_duration_since(self.start).num_days() + 1
    }

    /// Whether the date lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end()
    }

    /// Whether it is a period of the calendar: false for a week that does not begin on a Monday, for a fiscal year
    /// that does not begin in January and for a quarter that does not begin in January, April, July or October.
    pub fn is_calendar(self) -> bool {
        Self::containing(self.frequency, self.start) == self
    }

    /// The period after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The period before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// The period `n` periods later (earlier, when negative).
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        let moved = self
            .start_moved(n)
            .and_then(|start| Self::starting(self.frequency, start));
        moved.unwrap_or_else(|| self.at_the_end(n))
    }

    /// How many periods of this frequency lie between this period's start and the start of the
    /// one in which `other` begins; negative when `other` is earlier.
    pub fn periods_until(self, other: Self) -> i32 {
        let days = other.start.signed_duration_since(self.start).num_days() as i32;
        let months = (other.start.year() - self.start.year()) * 12 + other.start.month0() as i32
            - self.start.month0() as i32;
        match self.frequency {
            Frequency::Day => days,
            Frequency::Week => days.div_euclid(7),
            Frequency::Month => months,
            Frequency::Quarter => months.div_euclid(3),
            Frequency::Year => months.div_euclid(12),
        }
    }

    /// The period it is compared with a year earlier: the same month, quarter or date of the year
    /// before; of weeks the one 52 weeks before, which has the same weekdays.
    #[must_use]
    pub fn year_earlier(self) -> Self {
        match self.frequency {
            Frequency::Day => {
                let start = self.start.checked_sub_months(Months::new(12));
                start
                    .and_then(|s| Self::starting(self.frequency, s))
                    .unwrap_or(self)
            }
            Frequency::Week => self.plus(-52),
            Frequency::Month => self.plus(-12),
            Frequency::Quarter => self.plus(-4),
            Frequency::Year => self.plus(-1),
        }
    }

    /// The first day moved by `n` periods, wherever that falls.
    fn start_moved(self, n: i32) -> Option<NaiveDate> {
        let steps = n.unsigned_abs();
        let days = |each: u64| Days::new(u64::from(steps) * each);
        let months = |each: u32| steps.checked_mul(each).map(Months::new);
        let by_days = |d: Days| {
            if n < 0 {
                self.start.checked_sub_days(d)
            } else {
                self.start.checked_add_days(d)
            }
        };
        let by_months = |m: Months| {
            if n < 0 {
                self.start.checked_sub_months(m)
            } else {
                self.start.checked_add_months(m)
            }
        };
        match self.frequency {
            Frequency::Day => by_days(days(1)),
            Frequency::Week => by_days(days(7)),
            Frequency::Month => by_months(months(1)?),
            Frequency::Quarter => by_months(months(3)?),
            Frequency::Year => by_months(months(12)?),
        }
    }

    /// The first or last period of this frequency and phase, for a move that went past it.
    fn at_the_end(self, n: i32) -> Self {
        let (limit, back) = if n < 0 {
            (NaiveDate::MIN, 1)
        } else {
            (NaiveDate::MAX, -1)
        };
        let whole = Self {
            start: clamped(limit),
            frequency: self.frequency,
        };
        let steps = self.periods_until(whole);
        let candidate = |k: i32| {
            self.start_moved(k)
                .and_then(|start| Self::starting(self.frequency, start))
        };
        candidate(steps)
            .or_else(|| candidate(steps + back))
            .unwrap_or(self)
    }
}

/// The nearest date in the years a period may begin in.
fn clamped(date: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or(NaiveDate::MAX);
    date.clamp(first, last)
}

/// The first day of the month that lies `months_back` before the date's own, in the same year.
fn first_of_month(date: NaiveDate, months_back: u32) -> NaiveDate {
    let month = date.month().saturating_sub(months_back).max(1);
    NaiveDate::from_ymd_opt(date.year(), month, 1).unwrap_or(date)
}

#[cfg(test)]
mod tests;

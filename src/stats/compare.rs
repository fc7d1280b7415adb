//! One figure against another: the period before, the same a year before, a meeting, a target.

use super::figures::Track;
use chrono::NaiveDate;

/// How a difference is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// In the unit and as percent of what it is compared with.
    Amount,
    /// In percentage points only: figures are percentages, and percent of percent misleads.
    Percentage,
}

/// How a figure differs from another; all numbers finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The figure.
    pub now: f64,
    /// What it is compared with.
    pub then: f64,
    /// `now` less `then`, in the unit; in percentage points for percentages.
    pub difference: f64,
    /// The difference in percent of the size of `then`. `None` for percentages, on a base of zero, and
    /// where the sign changes.
    pub percent: Option<f64>,
}

/// How `now` differs from `then`, a target, a benchmark or another figure; `None` when either is not finite.
pub fn change(now: f64, then: f64, scale: Scale) -> Option<Change> {
    if !now.is_finite() || !then.is_finite() {
        return None;
    }
    let same_sign = now * then.signum() >= 0.0;
    let percent = match scale {
        Scale::Percentage => None,
        Scale::Amount => (then != 0.0 && same_sign)
            .then(|| (now - then) / then.abs() * 100.0)
            .filter(|percent| percent.is_finite()),
    };
    Some(Change {
        now,
        then,
        difference: (now - then).clamp(f64::MIN, f64::MAX),
        percent,
    })
}

/// A change since another period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// First day of the period compared with.
    pub from: NaiveDate,
    /// The change.
    pub change: Change,
}

/// The figure of the period that begins `at` against the period right before; `None` when either is missing.
pub fn last_period(track: &Track, at: NaiveDate) -> Option<Comparison> {
    compare(track, at, track.step.previous(at)?)
}

/// The same against the same period so many years before (1 for last year).
pub fn same_period_last_year(track: &Track, at: NaiveDate, years: u32) -> Option<Comparison> {
    compare(track, at, track.step.years_before(at, years)?)
}

/// The same against what was the latest figure on a day, as that of the last meeting: that of the last
/// period which had ended before it and has a figure. `None` when that is the same figure, or there is none.
pub fn since(track: &Track, at: NaiveDate, day: NaiveDate) -> Option<Comparison> {
    let mut from = track.reported_before(Some(at.min(day)))?.0;
    while track.step.end(from)? >= day {
        from = track.reported_before(Some(from))?.0;
    }
    compare(track, at, from)
}

fn compare(track: &Track, at: NaiveDate, from: NaiveDate) -> Option<Comparison> {
    let change = change(track.value(at)?, track.value(from)?, track.scale)?;
    Some(Comparison { from, change })
}

#[cfg(test)]
mod tests;

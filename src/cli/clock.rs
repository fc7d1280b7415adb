//! The machine's clock, and a clock set to a day of one's choosing (`--as-of`).

use crate::program::Clock;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::time::Instant;

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that goes on from a given day instead of today.
#[derive(Debug)]
pub struct AsOfClock {
    from: DateTime<Utc>,
    started: Instant,
}

impl AsOfClock {
    /// A clock that shows that day. It starts at 11:00 UTC, when it is the same day in nearly every
    /// time zone a city can lie in.
    pub fn on(day: NaiveDate) -> Self {
        let time = NaiveTime::from_hms_opt(11, 0, 0).unwrap_or_default();
        Self {
            from: day.and_time(time).and_utc(),
            started: Instant::now(),
        }
    }
}

impl Clock for AsOfClock {
    fn now(&self) -> DateTime<Utc> {
        let passed = TimeDelta::from_std(self.started.elapsed()).unwrap_or_default();
        self.from + passed
    }
}

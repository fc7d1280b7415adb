//! What time it is, as an argument: the app and the command line bring the machine's clock, tests their own.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::{ContextV7, Timestamp, Uuid};

/// Tells the time.
pub trait Clock: Debug + Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;

    /// Takes over what the machine shows, for a clock that else goes on by itself: called where no meeting is being
    /// timed.
    fn follow(&self) {}

    /// By how much the machine's hands were moved since it last followed them; forward is positive.
    fn moved(&self) -> TimeDelta {
        TimeDelta::zero()
    }
}

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct ManualClock(Mutex<Hands>);

/// What a clock shows, and by how much the machine's shows something else.
#[derive(Debug)]
struct Hands {
    now: DateTime<Utc>,
    moved: TimeDelta,
}

impl ManualClock {
    /// A clock that shows this time.
    pub const fn at(now: DateTime<Utc>) -> Self {
        let moved = TimeDelta::zero();
        Self(Mutex::new(Hands { now, moved }))
    }

    /// Moves it on, or back.
    pub fn advance(&self, by: TimeDelta) {
        self.hands().now += by;
    }

    /// Somebody sets the machine's clock, which this one does not follow before it is told to.
    pub fn set_machine(&self, by: TimeDelta) {
        self.hands().moved += by;
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.hands().now
    }

    fn follow(&self) {
        let mut hands = self.hands();
        let moved = std::mem::replace(&mut hands.moved, TimeDelta::zero());
        hands.now += moved;
    }

    fn moved(&self) -> TimeDelta {
        self.hands().moved
    }
}

/// Makes keys: UUIDs of version 7, in order even within a millisecond.
#[derive(Debug)]
pub(super) struct KeySource(Mutex<ContextV7>);

impl KeySource {
    /// A source of its own.
    pub(super) fn new() -> Self {
        Self(Mutex::new(ContextV7::new()))
    }

    /// A new key for this instant.
    pub(super) fn next(&self, now: DateTime<Utc>) -> Uuid {
        let context = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(
            &*context,
            seconds,
            now.timestamp_subsec_nanos(),
        ))
    }
}

/// The day it is at `now` in a time zone; UTC when the zone's name is unknown.
pub fn day_in_zone(now: DateTime<Utc>, zone: &str) -> NaiveDate {
    local_time(now, zone).date()
}

/// Wall-clock time at `now` in a time zone; UTC when the zone's name is unknown.
pub fn local_time(now: DateTime<Utc>, zone: &str) -> chrono::NaiveDateTime {
    zone.parse::<chrono_tz::Tz>().map_or_else(
        |_| now.naive_utc(),
        |zone| now.with_timezone(&zone).naive_local(),
    )
}

/// What is wrong with the name of a time zone; `None` when there is one of that name.
pub fn zone_fault(zone: &str) -> Option<String> {
    zone.parse::<chrono_tz::Tz>()
        .is_err()
        .then(|| format!("\"{zone}\" is not a time zone. Write one as America/New_York."))
}

/// The instant at which a wall clock in a time zone shows `local`. In the hour that daylight saving
/// repeats, the first; in the one it skips, as if the clock had not been moved.
pub fn instant(local: chrono::NaiveDateTime, zone: &str) -> DateTime<Utc> {
    let Ok(zone) = zone.parse::<chrono_tz::Tz>() else {
        return local.and_utc();
    };
    let found = local.and_local_timezone(zone).earliest();
    found.map_or_else(
        || {
            let before = local - TimeDelta::hours(1);
            before.and_local_timezone(zone).earliest().map_or_else(
                || local.and_utc(),
                |at| at.with_timezone(&Utc) + TimeDelta::hours(1),
            )
        },
        |at| at.with_timezone(&Utc),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_made_in_one_millisecond_are_in_order() {
        let keys = KeySource::new();
        let made: Vec<Uuid> = (0..1000).map(|_| keys.next(DateTime::UNIX_EPOCH)).collect();
        assert!(made.is_sorted());
    }

    #[test]
    fn a_wall_clock_time_goes_there_and_back_over_daylight_saving() {
        let zone = "America/New_York";
        for text in [
            "2026-11-01 00:30",
            "2026-11-01 03:00",
            "2026-03-08 01:59",
            "2026-07-04 12:00",
        ] {
            let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
            assert_eq!(local_time(instant(local, zone), zone), local);
        }
    }
}

//! The machine's clock, held steady, and a clock set to a day of one's choosing (`--as-of`).

use crate::program::Clock;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Where a steady clock takes its time from.
pub trait TimeSource: std::fmt::Debug + Send + Sync {
    /// What the hands show; a person, or the network, may move them.
    fn shown(&self) -> DateTime<Utc>;

    /// How much time has passed since an instant in the past that stays the same, sleep included.
    fn passed(&self) -> Duration;
}

/// This machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine;

impl TimeSource for Machine {
    fn shown(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[cfg(unix)]
    fn passed(&self) -> Duration {
        use rustix::time::{ClockId, clock_gettime};
        // The ones that go on while a laptop sleeps with its lid closed in the break.
        #[cfg(target_os = "linux")]
        let clock = ClockId::Boottime;
        #[cfg(not(target_os = "linux"))]
        let clock = ClockId::Monotonic;
        let time = clock_gettime(clock);
        let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
        Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or_default())
    }

    #[cfg(not(unix))]
    fn passed(&self) -> Duration {
        static FIRST: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        FIRST.elapsed()
    }
}

/// A clock that goes on evenly while somebody moves the machine's: an item of twelve minutes stays one of twelve
/// minutes. It takes over what the machine shows when it is told to.
#[derive(Debug)]
pub struct SteadyClock<S> {
    source: S,
    /// What was shown, and what had passed, when it last took over.
    taken: Mutex<(DateTime<Utc>, Duration)>,
}

impl<S: TimeSource> SteadyClock<S> {
    /// A clock that shows what the source shows now, and goes on from there.
    pub fn of(source: S) -> Self {
        let taken = Mutex::new((source.shown(), source.passed()));
        Self { source, taken }
    }

    fn taken(&self) -> MutexGuard<'_, (DateTime<Utc>, Duration)> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: TimeSource> Clock for SteadyClock<S> {
    fn now(&self) -> DateTime<Utc> {
        let (shown, passed) = *self.taken();
        let since = self.source.passed().saturating_sub(passed);
        shown + TimeDelta::from_std(since).unwrap_or_default()
    }

    fn follow(&self) {
        *self.taken() = (self.source.shown(), self.source.passed());
    }

    fn moved(&self) -> TimeDelta {
        self.source.shown() - self.now()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands and time passed, each moved by the test.
    #[derive(Debug)]
    struct Stand(Mutex<(DateTime<Utc>, Duration)>);

    impl Stand {
        fn pass(&self, minutes: u64) {
            let mut both = self.0.lock().unwrap();
            both.0 += TimeDelta::minutes(minutes as i64);
            both.1 += Duration::from_secs(minutes * 60);
        }

        fn turn_hands(&self, minutes: i64) {
            self.0.lock().unwrap().0 += TimeDelta::minutes(minutes);
        }
    }

    impl TimeSource for &Stand {
        fn shown(&self) -> DateTime<Utc> {
            self.0.lock().unwrap().0
        }

        fn passed(&self) -> Duration {
            self.0.lock().unwrap().1
        }
    }

    fn stand() -> Stand {
        let nine = DateTime::from_timestamp(1_795_510_800, 0).unwrap();
        Stand(Mutex::new((nine, Duration::from_secs(77))))
    }

    #[test]
    fn moving_the_hands_either_way_changes_no_duration() {
        for turned in [-180, -1, 1, 60, 60 * 24 * 400] {
            let stand = stand();
            let clock = SteadyClock::of(&stand);
            let began = clock.now();
            stand.pass(5);
            stand.turn_hands(turned);
            stand.pass(7);
            assert_eq!((clock.now() - began).num_minutes(), 12, "by {turned}");
            assert_eq!(clock.moved().num_minutes(), turned);
        }
    }

    #[test]
    fn told_to_follow_it_shows_what_the_machine_shows() {
        let stand = stand();
        let clock = SteadyClock::of(&stand);
        stand.turn_hands(-30);
        clock.follow();
        assert_eq!(clock.now(), (&stand).shown());
        assert_eq!(clock.moved(), TimeDelta::zero());
        stand.pass(3);
        assert_eq!(clock.now(), (&stand).shown());
    }

    #[test]
    fn the_machine_s_own_time_goes_on() {
        let before = Machine.passed();
        let clock = SteadyClock::of(Machine);
        assert!(Machine.passed() >= before && !before.is_zero());
        assert!(clock.moved().num_seconds().abs() < 5);
    }
}

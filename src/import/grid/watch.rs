//! Progress told and a stop heard while a file is read.

use crate::import::ImportError;
use std::cell::Cell;

/// Is told how far reading is, from 0 to 1, and says whether to go on.
#[derive(Clone, Copy)]
pub struct Watch<'a>(&'a dyn Fn(f64) -> bool);

impl<'a> Watch<'a> {
    /// Tells this one.
    pub const fn new(told: &'a dyn Fn(f64) -> bool) -> Self {
        Self(told)
    }

    /// Nobody watches.
    pub const fn nobody() -> Self {
        Self(&|_| true)
    }

    /// Tells how far it is, and hears whether to go on.
    pub(in crate::import) fn goes_on(&self, share: f64) -> bool {
        (self.0)(share)
    }

    pub(in crate::import) fn step(&self, share: f64) -> Result<(), ImportError> {
        if self.goes_on(share) {
            Ok(())
        } else {
            Err(ImportError::Stopped)
        }
    }
}

/// After how many steps of a stretch somebody who watches is told.
const TOLD: usize = 4_096;

/// A part of a longer work: its steps are told as shares of the whole.
#[derive(Debug)]
pub(in crate::import) struct Stretch<'a> {
    watch: Watch<'a>,
    from: f64,
    until: f64,
    steps: usize,
    next: Cell<usize>,
}

impl<'a> Watch<'a> {
    /// The part of a work from one share of it to another, done in so many steps.
    pub(in crate::import) const fn stretch(
        self,
        from: f64,
        until: f64,
        steps: usize,
    ) -> Stretch<'a> {
        Stretch {
            watch: self,
            from,
            until,
            steps,
            next: Cell::new(0),
        }
    }
}

impl Stretch<'_> {
    /// Tells, now and then, that so many steps are done.
    ///
    /// # Errors
    /// [`ImportError::Stopped`] when it is not to go on.
    pub(in crate::import) fn at(&self, done: usize) -> Result<(), ImportError> {
        if done.is_multiple_of(TOLD) {
            self.now(done)
        } else {
            Ok(())
        }
    }

    /// The same where steps are done by the handful.
    ///
    /// # Errors
    /// [`ImportError::Stopped`] when it is not to go on.
    pub(in crate::import) fn past(&self, done: usize) -> Result<(), ImportError> {
        if done < self.next.get() {
            return Ok(());
        }
        self.next.set(done + TOLD);
        self.now(done)
    }

    /// Tells that so many steps are done.
    ///
    /// # Errors
    /// [`ImportError::Stopped`] when it is not to go on.
    pub(in crate::import) fn now(&self, done: usize) -> Result<(), ImportError> {
        let share = done as f64 / self.steps.max(1) as f64;
        self.watch
            .step(self.from + (self.until - self.from) * share)
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Watch")
    }
}

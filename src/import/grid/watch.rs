//! Progress told and a stop heard while a file is read.

use crate::import::ImportError;

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

    pub(in crate::import) fn step(&self, share: f64) -> Result<(), ImportError> {
        if (self.0)(share) {
            Ok(())
        } else {
            Err(ImportError::Stopped)
        }
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Watch")
    }
}

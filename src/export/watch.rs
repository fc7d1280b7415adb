//! Whether somebody still waits for what is being written: asked between its steps, and told how far it is.

use super::ExportError;

/// Looks on while something is written.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    go_on: &'a dyn Fn(f32) -> bool,
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl<'a> Watch<'a> {
    /// `go_on` is told how much is done, from 0 to 1, and says whether to go on.
    pub const fn new(go_on: &'a dyn Fn(f32) -> bool) -> Self {
        Self { go_on }
    }

    /// So much is done.
    ///
    /// # Errors
    /// [`ExportError::Stopped`] when nobody waits any more.
    pub fn at(&self, share: f32) -> Result<(), ExportError> {
        if (self.go_on)(share) {
            Ok(())
        } else {
            Err(ExportError::Stopped)
        }
    }
}

impl Watch<'static> {
    /// Nobody looks on: it is written to its end.
    pub const fn nobody() -> Self {
        Self { go_on: &|_| true }
    }
}

//! The job that writes a backup, with a connection of its own.

use crate::program::Program;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes a backup; false when it was stopped.
pub(super) fn back_up(
    program: &Path,
    clock: &Arc<dyn crate::program::Clock>,
    path: &Path,
    link: &super::jobs::JobLink,
) -> Result<(PathBuf, bool), String> {
    let program =
        Program::open(program, Arc::clone(clock), "backup").map_err(|error| error.to_string())?;
    let made = program.back_up(path, |at| {
        link.progress(1.0 - at.remaining as f32 / at.pages.max(1) as f32);
        !link.stopped()
    });
    made.map(|made| (path.to_owned(), made))
        .map_err(|error| error.to_string())
}

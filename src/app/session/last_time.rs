//! What was said last time of the item the console is at in a running meeting.

use super::{Session, there};
use crate::domain::meeting::MeetingProgress;
use crate::program::{ProgramError, query};

impl Session {
    /// Reads it where the console came to another item, or `anew` where what was said may be another.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn read_last_time(&mut self, anew: bool) -> Result<(), ProgramError> {
        let view = self.models.meeting.as_ref();
        let running = view.filter(|view| view.meeting.progress() == MeetingProgress::Running);
        let at = running.and_then(|view| view.operator()?.item);
        let known = self.models.last_time.as_ref().map(|last| last.item);
        if at == known && !anew {
            return Ok(());
        }
        self.models.last_time = match at {
            Some(item) => there(query::last_time(&self.program, item))?,
            None => None,
        };
        Ok(())
    }
}

//! What stands before the room when something is recorded. Read before the change itself is made, and once for all
//! that is recorded before one exhibit.

use crate::domain::agenda::AgendaItem;
use crate::domain::anticipated::Anticipated;
use crate::domain::entry::Entry;
use crate::domain::ids::MeetingId;
use crate::program::Program;
use crate::program::command::Command;
use crate::program::error::ProgramError;
use crate::program::query::{OnScreen, on_screen};
use std::sync::Arc;

/// The exhibit that is to be kept with what the command records; none where it records nothing of the kind. What
/// is said is recorded in any case: an exhibit that can't be read is told to whoever looks for faults.
pub(super) fn before_the_room(program: &Program, command: &Command) -> Option<Arc<OnScreen>> {
    let found = meeting_of(program, command).and_then(|meeting| match meeting {
        Some(id) => {
            let make = || on_screen(program, id);
            program.known.shown((program.read(), id), make)
        }
        None => Ok(None),
    });
    found.unwrap_or_else(|error| {
        tracing::warn!("what the room sees could not be kept: {error}");
        None
    })
}

/// The meeting on whose record the command puts an action or a decision.
fn meeting_of(program: &Program, command: &Command) -> Result<Option<MeetingId>, ProgramError> {
    let read = program.read();
    Ok(if let Command::Record(entry) = command {
        (entry.kind.keeps_exhibit() && !entry.afterwards).then_some(entry.meeting)
    } else if let Command::ConfirmAnticipated { anticipated, .. } = command {
        let item = read.get::<Anticipated>(*anticipated)?.item;
        Some(read.get::<AgendaItem>(item)?.meeting)
    } else if let Command::ChangeEntryKind { entry, kind } = command {
        let entry = read.get::<Entry>(*entry)?;
        kind.keeps_exhibit().then_some(entry.meeting)
    } else {
        None
    })
}

//! The audit trail: who changed what, and when, as the journal has it.

use super::Found;
use crate::program::{JournalLine, Program};

/// The latest `limit` changes, the newest first; undoing one is a change of its own.
///
/// # Errors
/// When the file can't be read.
pub fn history(program: &Program, limit: u32) -> Found<Vec<JournalLine>> {
    Ok(program.read().journal(limit)?)
}

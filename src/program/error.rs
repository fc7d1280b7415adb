//! Why a change was not made, in words a person can act on.

use crate::store::StoreError;

/// Why a command was refused. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// The file says no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something needed is missing.
    #[error("{0} is wanted.")]
    Wanted(&'static str),
    /// A value can't be right.
    #[error("{0}")]
    Refused(String),
    /// The meeting is over.
    #[error("The meeting was adjourned; its record is closed. Reopen the meeting to add to it.")]
    Adjourned,
    /// What figures were compared with is no longer so.
    #[error(
        "The program changed while the figures were compared with it, so nothing was taken in. Compare them again."
    )]
    ComparedBefore,
    /// The meeting doesn't run.
    #[error("The meeting isn't running. Start it first.")]
    NotRunning,
}

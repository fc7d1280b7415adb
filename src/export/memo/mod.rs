//! The two memos: the briefing before a stat meeting and the list of commitments after it.
//!
//! `sources` what both are made from, as plain values; `check` says what is missing and never stops
//! anybody; `stat` and `follow_up` make a Document; `write` puts it on disk. Private notes are read
//! by none of them.

mod actions;
mod as_shown;
mod attendance;
mod check;
mod check_conflicts;
mod check_item;
mod earlier;
mod exhibits;
mod follow_up;
mod frame;
mod recap;
mod small;
mod sources;
mod stat;
mod topics;
mod unfilled;
mod word;
mod words;
mod write;

pub use check::{MemoLack, MemoLackKind, check_follow_up, check_stat};
pub use follow_up::follow_up_memo;
pub use sources::MemoSources;
pub use stat::stat_memo;
pub use word::template_says;
pub use write::{suggested_name, write_memo};

/// Which of the two memos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoKind {
    /// The briefing before the meeting: observations and questions for the panel.
    Stat,
    /// What was decided and promised, for the department's written response.
    FollowUp,
}

impl MemoKind {
    /// What it is called in file names: "Stat Memo", "Follow-Up Memo".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stat => "Stat Memo",
            Self::FollowUp => "Follow-Up Memo",
        }
    }
}

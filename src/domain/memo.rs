//! Which papers are written about a meeting and sent.

use crate::domain::text::words;

words! {
    /// Which of the two memos. Its label is what file names call it.
    pub enum MemoKind {
        /// The briefing before the meeting: observations and questions for the panel.
        Stat = "stat", "Stat Memo";
        /// What was decided and promised, for the department's written response.
        FollowUp = "follow-up", "Follow-Up Memo";
    }
}

impl MemoKind {
    /// What it is called in a sentence: "stat memo".
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Stat => "stat memo",
            Self::FollowUp => "follow-up memo",
        }
    }
}

//! Which papers are written about a meeting and sent.

use crate::domain::ids::{ExhibitId, MeetingId};
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

words! {
    /// Whether a meeting's stat memo has Baltimore's sections around GovEx's.
    pub enum StatForm {
        /// As the city's settings say.
        AsUsual = "as usual", "As the city's papers";
        /// GovEx's sample alone.
        Short = "short", "GovEx form";
        /// With purpose and decisions needed, agenda and attendees, prior follow-ups, snapshot, data-quality notes and
        /// requested preparation.
        Full = "full", "With the pre-memo sections";
    }
}

/// What a person writes for a meeting's memos beside its agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoTexts {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// Whether the stat memo has the further sections.
    pub form: StatForm,
    /// What the session must resolve.
    pub decisions_needed: String,
    /// What the department is to bring: data, documents, decisions, people.
    pub requested_preparation: String,
    /// What else is to be known of the data.
    pub data_remarks: String,
    /// What the next session looks at, beside what follows from the record.
    pub next_focus: String,
}

impl MemoTexts {
    /// A meeting's, while nothing is written.
    pub const fn of(id: MeetingId) -> Self {
        Self {
            id,
            form: StatForm::AsUsual,
            decisions_needed: String::new(),
            requested_preparation: String::new(),
            data_remarks: String::new(),
            next_focus: String::new(),
        }
    }
}

/// The observation over an exhibit, where a person wrote another than the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitWords {
    /// The exhibit (also the row's key).
    pub id: ExhibitId,
    /// What they wrote.
    pub words: String,
    /// The draft they wrote it from: while the figures draft another, they have moved since.
    pub draft: String,
}

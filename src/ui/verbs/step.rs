//! The verbs of an import's steps.

use super::RECORD;
use eframe::egui::{Key, Modifiers};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepVerb {
    /// Go on, or accept what is likeliest.
    Next,
    /// Go back.
    Back,
    /// Correct the cell of the chosen finding.
    Correct,
    /// Put the import away.
    Leave,
}

impl StepVerb {
    /// What a person reads, in sentence case.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Next => "Next step of the import, at the last: import",
            Self::Back => "Step of the import before",
            Self::Correct => "Correct the cell of the chosen finding",
            Self::Leave => "Leave the import",
        }
    }

    /// Its key with what is held.
    pub(super) const fn key(self) -> (Modifiers, Key) {
        match self {
            Self::Next => (Modifiers::COMMAND, Key::Enter),
            Self::Back => (RECORD, Key::ArrowLeft),
            Self::Correct => (Modifiers::NONE, Key::F2),
            Self::Leave => (Modifiers::NONE, Key::Escape),
        }
    }
}

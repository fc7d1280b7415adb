//! The verbs of the memo's preview.

use super::RECORD;
use eframe::egui::{Key, Modifiers};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperVerb {
    /// Show the memo's pages, or put them away.
    Toggle,
    /// The next page.
    NextPage,
    /// The page before.
    PreviousPage,
    /// Pages larger by a step.
    Larger,
    /// Pages smaller by a step.
    Smaller,
    /// Pages as wide as there is room.
    FitWidth,
}

impl PaperVerb {
    /// What a person reads, in sentence case.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Toggle => "Preview memo",
            Self::NextPage => "Next page of the preview",
            Self::PreviousPage => "Previous page of the preview",
            Self::Larger => "Enlarge the preview",
            Self::Smaller => "Reduce the preview",
            Self::FitWidth => "Fit the preview to its width",
        }
    }

    /// Whether its key is a letter or a sign with Alt: some systems type that as well.
    pub const fn is_letter(self) -> bool {
        match self {
            Self::Larger | Self::Smaller | Self::FitWidth => true,
            Self::Toggle | Self::NextPage | Self::PreviousPage => false,
        }
    }

    /// Its key with what is held.
    pub(super) const fn key(self) -> (Modifiers, Key) {
        match self {
            Self::Toggle => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P),
            Self::NextPage => (RECORD, Key::PageDown),
            Self::PreviousPage => (RECORD, Key::PageUp),
            Self::Larger => (RECORD, Key::Equals),
            Self::Smaller => (RECORD, Key::Minus),
            Self::FitWidth => (RECORD, Key::F),
        }
    }
}

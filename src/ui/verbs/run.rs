//! The verbs that change a running meeting's agenda, its time and what the room sees besides its stops.

use super::RECORD;
use eframe::egui::{Key, Modifiers};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunVerb {
    /// Give the item the meeting is at [`STEP`] minutes more.
    Extend,
    /// Go past the item the meeting is at, or take it up again.
    Skip,
    /// Leave the item the meeting is at to the next meeting.
    MoveOn,
    /// Add an item that came up.
    AddItem,
    /// Read what was said last time of the item.
    LastTime,
    /// Take a break, or go on after it.
    Break,
    /// Show the room the marked question for the panel, or take it away.
    Question,
    /// Show the room a chart as it was when something was promised before it, or take it away.
    ShowAgain,
    /// Mark a point of the chart for the room, or take the mark away.
    Spotlight,
}

/// Minutes an item is given more at once.
pub const STEP: u32 = 5;

impl RunVerb {
    /// What a person reads, in sentence case.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Extend => "Extend the item by 5 minutes",
            Self::Skip => "Skip the item, or take it up again",
            Self::MoveOn => "Move the item to the next meeting",
            Self::AddItem => "Add an item that came up",
            Self::LastTime => "Read what we said last time",
            Self::Break => "Take a break, or resume the meeting",
            Self::Spotlight => "Spotlight on the chart, on or off",
            Self::ShowAgain => "Show the room a chart as it was, or take it away",
            Self::Question => "Show a question to the room, or take it away",
        }
    }

    /// Its key with what is held.
    pub(super) const fn key(self) -> (Modifiers, Key) {
        match self {
            Self::Extend => (RECORD, Key::X),
            Self::Skip => (RECORD, Key::K),
            Self::MoveOn => (RECORD, Key::G),
            Self::AddItem => (RECORD, Key::U),
            Self::LastTime => (RECORD, Key::L),
            Self::Break => (Modifiers::COMMAND, Key::P),
            Self::Spotlight => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L),
            Self::ShowAgain => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::T),
            Self::Question => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A),
        }
    }

    /// Whether its key is a letter with Alt: some systems type that as well.
    pub const fn is_letter(self) -> bool {
        match self {
            Self::Extend | Self::Skip | Self::MoveOn | Self::AddItem | Self::LastTime => true,
            Self::Break | Self::Question | Self::ShowAgain | Self::Spotlight => false,
        }
    }
}

//! What a person asks of the audience window while it has the keyboard or the mouse.

use crate::ui::verbs::Verb;
use eframe::egui::{Event, InputState, Key};

/// What the window was asked for while it had the keyboard or the mouse.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Asked {
    /// It was closed by its own X or the system's key.
    Close,
    /// Escape: no longer full screen.
    Leave,
    /// F11: full screen or not.
    Turn,
    /// Something typed, which is the console's: some systems give a new window the keyboard for a moment, and
    /// a person may have clicked into this one.
    Typed(Event),
}

impl Asked {
    /// Whether it is something typed.
    pub(super) const fn is_typed(&self) -> bool {
        matches!(self, Self::Typed(_))
    }
}

/// Everything asked for in this frame of the window.
pub(super) fn asked_in(input: &InputState) -> Vec<Asked> {
    let closes = input.viewport().close_requested().then_some(Asked::Close);
    closes
        .into_iter()
        .chain(input.events.iter().filter_map(asked_by))
        .collect()
}

fn asked_by(event: &Event) -> Option<Asked> {
    let typed = || Some(Asked::Typed(event.clone()));
    let Event::Key {
        key,
        pressed,
        repeat,
        ..
    } = event
    else {
        return matches!(event, Event::Text(_) | Event::Paste(_))
            .then(typed)
            .flatten();
    };
    let own = if *key == Key::Escape {
        Asked::Leave
    } else if Verb::TurnAudience
        .key()
        .is_some_and(|turn| turn.logical_key == *key)
    {
        Asked::Turn
    } else {
        return typed();
    };
    (*pressed && !repeat).then_some(own)
}

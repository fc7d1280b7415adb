//! The console: what the people who run the program see. One place at a time, in one window.
//!
//! Each screen is a function over a [`Frame`], its own view state and an [`Outbox`]; states live here.

pub mod action_editor;
pub mod actions;
pub mod check_list;
pub mod choices;
pub mod follow_up;
pub mod home;
pub mod measure;
pub mod measure_form;
pub mod measures;
pub mod meetings;
pub mod order;
pub mod page;
pub mod prepare;
pub mod run;
pub mod settings;
pub mod several;
pub mod shell;
pub mod welcome;

use crate::ui::outbox::Place;

/// View state of the console: where it is and what its screens remember between frames.
#[derive(Debug, Default)]
pub struct ConsoleState {
    /// Where it is.
    pub place: Place,
}

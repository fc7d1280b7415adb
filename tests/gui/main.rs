//! The screens, tested through their labels and keys, and by picture. One binary, so that one
//! graphics device serves all.

// `cfg(test)` marks what tests share as test code, where the lints of the program don't apply.
#[cfg(test)]
mod action_editor;
#[cfg(test)]
mod actions;
#[cfg(test)]
mod audience;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod driver;
#[cfg(test)]
mod driver_tests;
#[cfg(test)]
mod first_steps;
#[cfg(test)]
mod follow_up;
#[cfg(test)]
mod frame;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod home;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod measures;
#[cfg(test)]
mod meetings;
#[cfg(test)]
mod mending;
#[cfg(test)]
#[path = "../it/pdf_maker.rs"]
mod pdf_maker;
#[cfg(test)]
mod prepare;
#[cfg(test)]
mod recording;
#[cfg(test)]
mod register;
#[cfg(test)]
mod run_room;
#[cfg(test)]
#[path = "../it/sealed.rs"]
mod sealed;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod streets;
#[cfg(test)]
mod town;
#[cfg(test)]
mod type_specimen;
#[cfg(test)]
mod whole_app;

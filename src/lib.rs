//! Statroom: the desktop application with which a city runs its live stat meetings.

pub mod chart;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod export;
pub mod import;
pub mod program;
pub mod store;
#[cfg(feature = "app")]
pub mod ui;

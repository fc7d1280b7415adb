//! Drawing only: views take data and their own view state, and put wishes into an Outbox.

pub mod audience;
pub mod chart;
pub mod console;
pub mod fonts;
pub mod guide;
pub mod keys;
pub mod keys_sheet;
pub mod models;
pub mod outbox;
pub mod palette;
pub mod paper;
pub mod picture;
mod record_keys;
pub mod theme;
pub mod tokens;
pub mod verbs;
pub mod widgets;

//! Drawing only: views take data and their own view state, and put wishes into an Outbox.

pub mod fonts;
pub mod theme;
pub mod tokens;
pub mod widgets;

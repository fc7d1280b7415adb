//! The pieces every screen is made of. Each is drawn from plain values, has a name for screen
//! readers, shows whether it has the keyboard, and follows the palette of the style it is drawn in.

pub mod button;
mod calendar;
pub mod card;
pub mod chip;
mod choice;
pub mod columns;
pub mod complete;
mod date_field;
pub mod date_words;
pub mod dialog;
pub mod draft;
pub mod drop_sign;
pub mod empty;
pub mod field;
pub mod filter;
pub mod icon;
pub(crate) mod keyboard;
pub mod keycap;
pub mod lead;
pub mod mark;
pub mod nav;
pub mod notice;
mod number_field;
pub mod paint;
pub mod progress;
pub mod segmented;
pub mod stacked;
pub mod status;
pub mod table;
mod table_columns;
mod table_head;
pub mod text;
pub mod text_field;
pub mod tick;

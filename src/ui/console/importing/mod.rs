//! The import of figures in four steps over the console: what sheet and layout, which column is what, what was found,
//! and what will happen. Nothing is written before the last.

mod changes;
mod columns;
mod correct;
mod foot;
mod found;
mod frame;
mod grid;
mod layout;
mod measures;
pub mod model;
pub mod planned;
mod questions;
mod rules;
mod saved;
mod summary;
mod turn;
mod unknown;

pub use frame::{ImportStep, ImportView, is_on_top, put_away, show};
pub use model::{Asked, ColumnRead, FilledHead, ImportModel, Kept, Looked, Turn};
pub use planned::Planned;

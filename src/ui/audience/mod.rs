//! The audience window: what the room sees, and nothing else.
//!
//! `frame` says what may be seen; `make` builds it from the read models; `screens` draw it. All sizes
//! are shares of the drawn area's height, so that neither the console's zoom nor the size of the
//! window changes the picture; no letter is smaller than a 36th of it.

mod agreed;
mod asides;
pub mod frame;
mod lists;
mod make;
mod pages;
mod pen;
mod rows;
mod screens;

pub use agreed::{AgreedLine, agreed};
pub use frame::AudienceFrame;
pub use lists::follow_up_actions;
pub use make::{audience_frame, frame_as_it_was, frame_beside, private_frame};
pub use pages::steps;
pub use screens::{Pictures, show};

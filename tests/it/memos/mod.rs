//! Both memos of a made-up city, from commands to Word and Markdown.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what a test needs and cannot have ends it"
)]

mod checks;
mod golden;
mod outside;
mod story;

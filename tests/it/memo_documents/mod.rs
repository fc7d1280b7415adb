//! A Document as Word and as Markdown: built as it should be, with the same words, accepted by
//! others.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what a test needs and cannot have ends it"
)]

mod nasty;
mod outside;
mod package;
mod sample;
mod structure;
mod words;

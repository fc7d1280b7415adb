//! A Document as Word and as Markdown: built as it should be, with the same words, accepted by
//! others.

mod large;
mod nasty;
mod outside;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod sample;
mod structure;
mod template;
mod words;

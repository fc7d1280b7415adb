//! Both memos of a made-up city, from commands to Word and Markdown.

mod checks;
mod editions;
mod golden;
mod outside;
mod papers;
mod story;

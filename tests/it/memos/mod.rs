//! Both memos of a made-up city, from commands to Word and Markdown.

mod checks;
mod demonstration;
mod departments;
mod editions;
mod golden;
mod issued;
mod mails;
mod other_papers;
mod outside;
mod papers;
mod pre_memo;
mod registers;
mod sealed_files;
mod stopped;
mod story;

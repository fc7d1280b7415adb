//! The program from outside in, without a screen: one binary for all of it.

mod city;
mod command_line;
mod demo;
mod house;
mod memo_documents;
mod memos;
mod settle;
mod tools;
mod undo;

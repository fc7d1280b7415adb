//! The program from outside in, without a screen: one binary for all of it.

// `cfg(test)` marks what tests share as test code, where the lints of the program don't apply.
#[cfg(test)]
mod as_shown;
#[cfg(test)]
mod baselines;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod changed_meanwhile;
#[cfg(test)]
mod city;
#[cfg(test)]
mod clocks;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod command_line_imports;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod data_packages;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod department_templates;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod edited_templates;
#[cfg(test)]
mod event_rules;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod follow_ups;
#[cfg(test)]
mod fuzz_corpus;
#[cfg(test)]
mod grid;
#[cfg(test)]
mod house;
#[cfg(test)]
mod import_answers;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod known_again;
#[cfg(test)]
mod last_time;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod memo_documents;
#[cfg(test)]
mod memos;
#[cfg(test)]
mod messes;
#[cfg(test)]
mod messes_headings;
#[cfg(test)]
mod other_departments;
#[cfg(test)]
mod owner_departments;
#[cfg(test)]
mod package_figures;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod papers_verb;
#[cfg(test)]
mod pdf_maker;
#[cfg(all(test, feature = "pdf"))]
mod pdf_text;
#[cfg(test)]
mod ratios;
#[cfg(test)]
mod read_only;
#[cfg(test)]
mod recording;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod revised;
#[cfg(test)]
mod run_agenda;
#[cfg(test)]
mod run_break;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod settle;
#[cfg(test)]
mod signals;
#[cfg(test)]
mod signals_verb;
#[cfg(test)]
mod stopped_imports;
#[cfg(test)]
mod target_periods;
#[cfg(test)]
mod tools;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod windows;
#[cfg(test)]
mod workbooks;

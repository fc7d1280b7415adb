//! The app itself, from the welcome screen to both memos: found by what stands on the screen, worked by
//! keys and presses, judged by what it shows and by what is in the program's file afterwards.

mod as_shown;
mod bad_input;
mod clock_set;
mod crash;
mod exports;
mod frozen;
mod guide;
mod import;
mod import_answers;
mod import_choices;
mod import_files;
mod import_room;
mod issue_looks;
mod issued;
mod journey;
mod last_time;
mod looks;
mod newer;
mod ninety_minutes;
mod notices;
mod own_city;
mod papers;
#[cfg(feature = "pdf")]
mod papers_preview;
mod pictures;
#[cfg(feature = "pdf")]
mod preview;
mod private;
mod returned;
mod revised;
mod room;
mod run_break;
mod run_verbs;
mod screens;
mod settings_pages;
mod shown_files;
mod spotlight;
mod stand;
mod steps;
mod two_hands;
mod wizard;
mod zoom;

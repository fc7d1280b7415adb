//! A program file that may be read and not written: told in a sentence, and left as it is.

use crate::city::{Town, morning, town_settings};
use crate::sealed::Sealed;
use statroom::program::{ManualClock, Program, ProgramError, StoreError};
use std::fs;
use std::sync::Arc;

#[test]
fn a_read_only_file_is_named_in_a_sentence_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let clock = Arc::new(ManualClock::at(morning()));
    let program = Program::create(&path, town_settings(), clock.clone(), "console").unwrap();
    let mut town = Town {
        program,
        clock: clock.clone(),
    };
    town.person("Ana Smith", None);
    drop(town);
    let before = fs::read(&path).unwrap();
    let Some(_sealed) = Sealed::new(&path) else {
        println!("not tried: here nothing keeps this user from writing to a file");
        return;
    };
    let error = Program::open(&path, clock, "console").unwrap_err();
    assert!(
        matches!(error, ProgramError::Store(StoreError::ReadOnly(_))),
        "{error}"
    );
    let said = error.to_string();
    assert!(
        said.contains("testford.statroom can't be written to (it is read-only)"),
        "{said}"
    );
    assert!(fs::read(&path).unwrap() == before);
}

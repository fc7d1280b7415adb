//! A program file that may be read and not written: told in a sentence, and left as it is.

use crate::city::{Town, morning, town_settings};
use statroom::program::{ManualClock, Program, ProgramError, StoreError};
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// A file that nobody may write to while this lives. Permissions do; the superuser, who may write in
/// spite of them, needs a file system that can make a file immutable.
struct Sealed(PathBuf);

impl Sealed {
    fn new(path: &Path) -> Option<Self> {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
        let sealed = Self(path.to_owned());
        if sealed.can_be_written() {
            sealed.chattr("+i");
        }
        (!sealed.can_be_written()).then_some(sealed)
    }

    fn can_be_written(&self) -> bool {
        OpenOptions::new().append(true).open(&self.0).is_ok()
    }

    fn chattr(&self, flag: &str) {
        // Where there is no such program, or no such file system, the file stays as it is.
        let _tried = Command::new("chattr").arg(flag).arg(&self.0).output();
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        self.chattr("-i");
    }
}

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

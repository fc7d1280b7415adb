//! Power lost at any moment: whatever part of the log reached the disk, the file opens, and every
//! change whose part is whole is there.

use crate::city::{Town, day, morning, town_settings};
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::MeetingId;
use statroom::program::{Command, ManualClock, NewEntry, Program, query};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Size of the head of a write-ahead log, and of the head of each of its frames, in bytes
/// (SQLite's file format, section 4).
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
const PAGE: usize = 4096;

/// What the disk held after a change.
struct Moment {
    /// Length of the log.
    log: usize,
    /// Every row of the program.
    rows: Vec<(String, String)>,
}

/// A program that was written to, as it lies on disk with all its changes in the log.
struct Disk {
    database: Vec<u8>,
    log: Vec<u8>,
    moments: Vec<Moment>,
}

fn log_of(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", path.display()))
}

/// A meeting recorded in twenty changes, none of them moved out of the log.
fn recorded() -> Disk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("testford.statroom");
    let clock = Arc::new(ManualClock::at(morning()));
    let program = Program::create(&path, town_settings(), clock.clone(), "console").unwrap();
    let mut town = Town { program, clock };
    let meeting = town.meeting("Streets Stat", day(10, 27));
    town.person("Ana Smith", None);
    town.run(Command::StartMeeting(meeting));
    let mut moments = Vec::new();
    for number in 0..20 {
        town.minutes_pass(1);
        town.run(said(meeting, number));
        let log = usize::try_from(std::fs::metadata(log_of(&path)).unwrap().len()).unwrap();
        moments.push(Moment {
            log,
            rows: town.program.all_rows().unwrap(),
        });
    }
    assert!(
        moments.is_sorted_by(|one, next| one.log < next.log),
        "a checkpoint moved the log"
    );
    Disk {
        database: std::fs::read(&path).unwrap(),
        log: std::fs::read(log_of(&path)).unwrap(),
        moments,
    }
}

/// Short and long, plain and with a promise, so that changes take few frames and many.
fn said(meeting: MeetingId, number: usize) -> Command {
    let (kind, typed) = if number.is_multiple_of(3) {
        (
            EntryKind::Action,
            format!("Promise {number} @smith due fri"),
        )
    } else {
        (
            EntryKind::Note,
            format!("Note {number} {}", "at length ".repeat(number * 60)),
        )
    };
    Command::Record(NewEntry {
        meeting,
        item: None,
        kind,
        typed,
        speaker: None,
        afterwards: false,
    })
}

impl Disk {
    /// Opens the program with this log in place of its own.
    fn open(&self, folder: &Path, log: &[u8]) -> Program {
        let path = folder.join("left.statroom");
        for ending in ["-shm", "-wal", ""] {
            let old = PathBuf::from(format!("{}{ending}", path.display()));
            if old.exists() {
                std::fs::remove_file(old).unwrap();
            }
        }
        std::fs::write(&path, &self.database).unwrap();
        std::fs::write(log_of(&path), log).unwrap();
        Program::open(&path, Arc::new(ManualClock::at(morning())), "console")
            .unwrap_or_else(|error| panic!("{} bytes of the log: {error}", log.len()))
    }

    /// The last moment that the first `length` bytes of the log hold whole, if any.
    fn moment(&self, length: usize) -> Option<&Moment> {
        self.moments
            .iter()
            .rev()
            .find(|moment| moment.log <= length)
    }

    /// Opening looks through every page; here the rest, and that all is there that must be.
    fn assert_kept(&self, program: &Program, length: usize) {
        if let Some(moment) = self.moment(length) {
            assert_eq!(
                program.all_rows().unwrap(),
                moment.rows,
                "{length} bytes of the log"
            );
        } else {
            let actions = query::actions(program).unwrap();
            assert!(actions.rows.is_empty(), "{length} bytes of the log");
        }
        assert_eq!(
            program.faults().unwrap(),
            Vec::new(),
            "{length} bytes of the log"
        );
    }
}

#[test]
fn a_log_cut_off_anywhere_keeps_every_change_that_is_whole() {
    let disk = recorded();
    let folder = tempfile::tempdir().unwrap();
    let mut lengths: BTreeSet<usize> = BTreeSet::from([0, 1, HEAD - 1, HEAD, HEAD + 1]);
    for moment in &disk.moments {
        // A byte short, whole, and in the middle of what came next: of its frame's head, of its page.
        let end = moment.log;
        lengths.extend([
            end - 1,
            end,
            end + 1,
            end + FRAME_HEAD - 1,
            end + FRAME_HEAD + PAGE / 2,
        ]);
        lengths.insert(end - FRAME_HEAD - PAGE);
    }
    lengths.retain(|length| *length <= disk.log.len());
    assert!(lengths.len() > 100);
    for length in lengths {
        let program = disk.open(folder.path(), &disk.log[..length]);
        disk.assert_kept(&program, length);
    }
}

#[test]
fn a_log_damaged_anywhere_keeps_every_change_before_the_damage() {
    let disk = recorded();
    let folder = tempfile::tempdir().unwrap();
    for moment in &disk.moments {
        for back in [1, PAGE / 2, PAGE + FRAME_HEAD / 2] {
            let at = moment.log - back;
            let mut log = disk.log.clone();
            log[at] ^= 0x40;
            let program = disk.open(folder.path(), &log);
            disk.assert_kept(&program, at);
        }
    }
}

#[test]
fn what_was_recorded_after_a_crash_follows_what_was_kept() {
    let disk = recorded();
    let folder = tempfile::tempdir().unwrap();
    let cut = disk.moments[10].log + 100;
    let mut program = disk.open(folder.path(), &disk.log[..cut]);
    let meeting = query::find_meeting(&program, "next").unwrap();
    program.run(said(meeting, 99)).unwrap();
    drop(program);
    let path = folder.path().join("left.statroom");
    let program = Program::open(&path, Arc::new(ManualClock::at(morning())), "console").unwrap();
    let entries = query::meeting(&program, meeting).unwrap().entries;
    assert_eq!(entries.len(), 12);
    assert!(
        entries
            .iter()
            .any(|entry| entry.text.starts_with("Promise 99"))
    );
    assert_eq!(program.faults().unwrap(), Vec::new());
}

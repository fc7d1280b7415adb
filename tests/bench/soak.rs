//! A soak: a meeting of ninety minutes in fast time in the whole app, with 600 entries and 60 changes of item, both
//! windows drawn all along. What memory the process takes is read off after each tenth; it may grow by less than 5 %
//! after the first, and the bench ends with an error where it grows by more. Where the system does not tell it
//! (elsewhere than on Linux) what is allocated is judged instead, graphics and all else left out. What an entry
//! takes is told besides.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod whole;

use cap::Cap;
use chrono::TimeDelta;
use eframe::egui::{Event, Key, Modifiers};
use statroom::program::{ManualClock, Program, query};
use std::alloc::System;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use whole::Room;

/// Counts what is allocated.
#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

/// Entries put on the record.
const ENTRIES: usize = 600;
/// Changes of item among them.
const MOVES: usize = 60;
/// By how much what is allocated may grow after the first tenth.
const GROWTH: f64 = 0.05;

/// The app at the demonstration's meeting, with its two windows.
fn open(folder: &Path) -> Room {
    let morning = "2026-11-24T13:51:00Z".parse().unwrap();
    let file = folder.join("soak.statroom");
    let demo = statroom::demo::build(morning).unwrap();
    demo.back_up(&file, |_progress| true).unwrap();
    Room::open(folder, file, Arc::new(ManualClock::at(morning)))
}

/// Puts the entry of that number on the record, nine seconds after the one before.
fn say(room: &mut Room, number: usize) {
    room.clock.advance(TimeDelta::seconds(9));
    let words = format!("Entry {number} of what was said, asked and promised in the room");
    let (line, held, key) = if number.is_multiple_of(5) {
        let line = format!("{words} @rivera due next !high #street-defect-response");
        (line, Modifiers::ALT, Key::A)
    } else {
        (words, Modifiers::NONE, Key::Enter)
    };
    room.console.event(Event::Text(line));
    room.draw();
    room.key(held, key);
}

/// The memory the process takes, in bytes: what is resident where the system tells it, else what is allocated.
fn taken() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let words = resident.map(|line| line.trim().trim_end_matches(" kB"));
    let resident = words.and_then(|words| words.parse::<usize>().ok());
    resident.map_or_else(|| HEAP.allocated(), |kib| kib * 1024)
}

/// How many entries the meeting of the day has in its file.
fn kept(folder: &Path, clock: &Arc<ManualClock>) -> usize {
    let program = Program::open(&folder.join("soak.statroom"), clock.clone(), "soak").unwrap();
    let rows = query::meetings(&program).unwrap().rows;
    let held = rows.iter().rfind(|row| row.meeting.started_at.is_some());
    held.map_or(0, |row| row.entries)
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut room = open(folder.path());
    room.key(Modifiers::NONE, Key::F5);
    assert!(room.has_projector(), "both windows are open");
    let (each, tenth) = (ENTRIES / MOVES, ENTRIES / 10);
    let (mut allocated, mut memory): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut ahead = true;
    for number in 1..=ENTRIES {
        say(&mut room, number);
        if number.is_multiple_of(each) {
            // Three items on and three back: each tenth ends where it began, so that like is compared with like.
            let key = if ahead { Key::PageDown } else { Key::PageUp };
            room.key(Modifiers::COMMAND, key);
            if number.is_multiple_of(each * 3) {
                ahead = !ahead;
            }
        }
        if number.is_multiple_of(tenth) {
            allocated.push(HEAP.allocated());
            memory.push(taken());
        }
    }
    let said = kept(folder.path(), &room.clock);
    assert_eq!(said, ENTRIES, "every entry is in the file");
    let mib = |bytes: &usize| *bytes as f64 / 1024.0 / 1024.0;
    let figures = |all: &[usize]| -> String {
        let all: Vec<String> = all.iter().map(|one| format!("{:.1}", mib(one))).collect();
        all.join(" ")
    };
    println!("{ENTRIES} entries, {MOVES} changes of item, both windows");
    println!("memory after each tenth, MiB: {}", figures(&memory));
    println!("allocated after each tenth, MiB: {}", figures(&allocated));
    let span = |all: &[usize]| (*all.first().unwrap() as f64, *all.last().unwrap() as f64);
    let (first, last) = span(&allocated);
    let each = (last - first) / (ENTRIES - tenth) as f64;
    println!("an entry with its undo step takes {each:.0} bytes");
    let (first, last) = span(&memory);
    let growth = last / first - 1.0;
    println!(
        "growth after the first tenth: {:.2} % (goal: under 5 %)",
        growth * 100.0
    );
    if growth < GROWTH {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

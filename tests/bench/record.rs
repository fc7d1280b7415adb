//! Recording one entry, from the line as typed to the disk, against a bare insert into SQLite with the
//! same promise of durability on the same disk. The goal is at most three times the bare insert.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;
mod times;

use chrono::TimeDelta;
use criterion::Criterion;
use rusqlite::Connection;
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::MeetingId;
use statroom::domain::meeting::Screen;
use statroom::program::{Command, ManualClock, NewEntry, Program, query};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use times::median;

/// How many of each are timed in turn for the ratio.
const TURNS: usize = 300;

/// What may be typed.
const NOTE: &str = "The night shift fixed most of what came in during the afternoon";
fn promise() -> String {
    format!(
        "Restore the night crew @{} due fri !high #{}",
        big::surname(12),
        big::measure_key(7)
    )
}

struct Desk {
    program: Program,
    clock: Arc<ManualClock>,
    meeting: MeetingId,
}

impl Desk {
    fn record(&mut self, kind: EntryKind, typed: &str) {
        self.clock.advance(TimeDelta::seconds(1));
        let entry = NewEntry {
            meeting: self.meeting,
            item: None,
            kind,
            typed: typed.to_owned(),
            speaker: None,
            afterwards: false,
        };
        self.program.run(Command::Record(entry)).unwrap();
    }
}

/// The large program on disk.
fn desk(folder: &Path) -> Desk {
    let (program, clock, meeting) = big::on_disk(folder, 50);
    let bytes = std::fs::metadata(program.path()).unwrap().len();
    println!("program file: {:.1} MB", bytes as f64 / 1e6);
    Desk {
        program,
        clock,
        meeting,
    }
}

/// A table with a row a line, written as durably as a program's.
fn bare(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("bare.db")).unwrap();
    connection
        .pragma_update(None, "journal_mode", "WAL")
        .unwrap();
    connection
        .pragma_update(None, "synchronous", "FULL")
        .unwrap();
    connection
        .execute_batch("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        .unwrap();
    connection
}

fn insert(connection: &Connection, typed: &str) {
    let mut statement = connection
        .prepare_cached("INSERT INTO entry (text) VALUES (?1)")
        .unwrap();
    statement.execute([typed]).unwrap();
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Both in turn, so that a busy disk is busy for both.
fn ratio(desk: &mut Desk, connection: &Connection, kind: EntryKind, typed: &str) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        theirs.push(timed(|| insert(connection, typed)));
        ours.push(timed(|| desk.record(kind, typed)));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{}: {ours:.3} ms, bare insert {theirs:.3} ms, ratio {:.2} (goal 3)",
        kind.label(),
        ours / theirs
    );
}

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut desk = desk(folder.path());
    let promise = promise();
    let connection = bare(folder.path());
    // At a chart, which is kept with every action.
    let view = query::meeting(&desk.program, desk.meeting).unwrap();
    let stop = *view
        .stops
        .iter()
        .find(|stop| stop.screen == Screen::Exhibit)
        .unwrap();
    let go = Command::GoTo {
        meeting: desk.meeting,
        item: stop.item,
        screen: stop.screen,
        exhibit: stop.exhibit,
    };
    desk.program.run(go).unwrap();
    let first = timed(|| desk.record(EntryKind::Action, &promise));
    println!("First action at a chart: {first:?}");
    ratio(&mut desk, &connection, EntryKind::Note, NOTE);
    ratio(&mut desk, &connection, EntryKind::Action, &promise);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("record");
    group.bench_function("bare insert", |bencher| {
        bencher.iter(|| insert(&connection, NOTE));
    });
    group.bench_function("note", |bencher| {
        bencher.iter(|| desk.record(EntryKind::Note, NOTE));
    });
    group.bench_function("action with marks", |bencher| {
        bencher.iter(|| desk.record(EntryKind::Action, &promise));
    });
    group.finish();
    criterion.final_summary();
}

//! From a key to what it does, in the whole app with both windows, on a big city's running meeting with 500
//! entries: Enter to the entry on the record and on the screen, Page Down to the next exhibit drawn in both windows.
//! Against frames of the same two windows in which nothing happens, in the same run. The goal is 50 ms, half of
//! what a person takes as at once.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;
mod times;
mod whole;

use chrono::TimeDelta;
use criterion::Criterion;
use eframe::egui::epaint::Primitive;
use eframe::egui::{ClippedPrimitive, Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::time::{Duration, Instant};
use times::median;
use whole::Room;

/// How often each key is pressed for the medians.
const TURNS: usize = 60;
/// Entries on the record when it begins.
const ENTRIES: usize = 500;
/// Frames after which what a key does must be there.
const FRAMES: usize = 4;

/// What a window shows, told by its triangles: where each stands and in which colour.
fn drawn(shapes: &[ClippedPrimitive]) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    for shape in shapes {
        if let Primitive::Mesh(mesh) = &shape.primitive {
            for vertex in &mesh.vertices {
                let place = [vertex.pos.x.to_bits(), vertex.pos.y.to_bits()];
                (place, vertex.color.to_array()).hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}

/// One frame of both windows; what the room sees.
fn frame(room: &mut Room) -> u64 {
    room.console.step();
    drawn(&room.draw_projector())
}

/// Goes to the next exhibit (or back), and how long it takes until both windows show it.
fn next(room: &mut Room, key: Key) -> Duration {
    let before = frame(room);
    let start = Instant::now();
    room.console.key_press(key);
    for _ in 0..FRAMES {
        if frame(room) != before {
            return start.elapsed();
        }
    }
    panic!("the room sees the same {FRAMES} frames after the key");
}

/// Records a note, and how long it takes from Enter until it stands on the record on the screen.
fn record(room: &mut Room, number: usize) -> Duration {
    let words = format!("Note {number} of what was said");
    room.console.event(Event::Text(words.clone()));
    room.draw();
    room.clock.advance(TimeDelta::seconds(3));
    let start = Instant::now();
    room.console.key_press(Key::Enter);
    for _ in 0..FRAMES {
        frame(room);
        let line = room.console.query_all_by_label_contains(&words).count();
        if line > 0 {
            return start.elapsed();
        }
    }
    panic!("the note is not on the screen {FRAMES} frames after Enter");
}

/// How long a frame takes in which nothing happens.
fn idle(room: &mut Room) -> Duration {
    let start = Instant::now();
    frame(room);
    start.elapsed()
}

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (program, clock, _meeting) = big::on_disk(folder.path(), ENTRIES);
    drop(program);
    let file = folder.path().join("big.statroom");
    let mut room = Room::open(folder.path(), file, clock);
    room.key(Modifiers::NONE, Key::F5);
    assert!(room.has_projector(), "both windows are open");
    let (mut still, mut moves, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..TURNS {
        // Two on and two back, so that there is always a next one.
        let key = if number % 4 < 2 {
            Key::PageDown
        } else {
            Key::PageUp
        };
        still.push(idle(&mut room));
        moves.push(next(&mut room, key));
        notes.push(record(&mut room, number));
    }
    let (still, moves, notes) = (median(still), median(moves), median(notes));
    println!("a frame of both windows in which nothing happens {still:.2} ms");
    println!(
        "key to the next exhibit in both windows {moves:.2} ms, {:.1} such frames (goal 50 ms)",
        moves / still
    );
    println!(
        "Enter to the entry kept and on the screen {notes:.2} ms, {:.1} such frames (goal 50 ms)",
        notes / still
    );
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("press");
    group.sample_size(20);
    group.bench_function("a frame in which nothing happens", |bencher| {
        bencher.iter(|| idle(&mut room));
    });
    let mut on = true;
    group.bench_function("to the next exhibit and back", |bencher| {
        bencher.iter(|| {
            let key = if on { Key::PageDown } else { Key::PageUp };
            on = !on;
            next(&mut room, key)
        });
    });
    let mut number = TURNS;
    group.bench_function("a note recorded", |bencher| {
        bencher.iter(|| {
            number += 1;
            record(&mut room, number)
        });
    });
    group.finish();
    criterion.final_summary();
}

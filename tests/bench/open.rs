//! Opening a large program with everything the home screen shows.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;

use criterion::Criterion;
use statroom::program::{ManualClock, Program, query};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

/// What stands on the home screen before the first frame.
fn home(program: &Program) -> query::Home {
    let directory = query::directory(program).unwrap();
    let measures = query::measures(program).unwrap();
    let actions = query::actions(program).unwrap();
    let meetings = query::meetings(program).unwrap();
    query::home(&directory, &measures, &actions, &meetings, program.today())
}

fn open(path: &Path, clock: &Arc<ManualClock>) -> Program {
    Program::open(path, clock.clone(), "bench").unwrap()
}

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (program, clock, running) = big::on_disk(folder.path(), 50);
    let path = program.path().to_owned();
    let shown = home(&program);
    assert_eq!(shown.next_meeting, Some(running));
    println!(
        "{} measures, {} actions, {} meetings",
        shown.measures,
        query::actions(&program).unwrap().rows.len(),
        query::meetings(&program).unwrap().rows.len()
    );
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("open");
    group.bench_function("open with home", |bencher| {
        bencher.iter(|| black_box(home(&open(&path, &clock))));
    });
    group.bench_function("open alone", |bencher| {
        bencher.iter(|| black_box(open(&path, &clock)));
    });
    group.bench_function("directory", |bencher| {
        bencher.iter(|| black_box(query::directory(&program).unwrap()));
    });
    group.bench_function("measures", |bencher| {
        bencher.iter(|| black_box(query::measures(&program).unwrap()));
    });
    group.bench_function("actions", |bencher| {
        bencher.iter(|| black_box(query::actions(&program).unwrap()));
    });
    group.bench_function("meetings", |bencher| {
        bencher.iter(|| black_box(query::meetings(&program).unwrap()));
    });
    group.bench_function("running meeting", |bencher| {
        bencher.iter(|| black_box(query::meeting(&program, running).unwrap()));
    });
    group.finish();
    criterion.final_summary();
}

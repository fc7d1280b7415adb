//! Limits, signals, variation and assurance of 2,000 series of 120 points: at most one frame of 16 ms; and
//! that the time grows no faster than the points.

use criterion::{Criterion, Throughput};
use statroom::stats::{Better, Series, analyse};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// So many series a portfolio has at most.
const SERIES: usize = 2_000;
/// Ten years of months.
const POINTS: usize = 120;

/// Figures that look like a measure's: a level, noise, now and then a spike, a gap or a new level.
fn figures(seed: u64, count: usize) -> Vec<Option<f64>> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 40
    };
    let figure = |at: usize| {
        let noise = next() as f64 / 1e6;
        let spike = if next() % 40 == 0 { 30.0 } else { 0.0 };
        let level = if at * 2 > count { 55.0 } else { 50.0 };
        (next() % 50 > 0).then_some(level + noise + spike)
    };
    (0..count).map(figure).collect()
}

/// Analyses all of them, each with a target and a baseline half way, and counts what is flagged.
fn analyse_all(all: &[Vec<Option<f64>>], targets: &[Option<f64>]) -> usize {
    let flagged = all.iter().map(|values| {
        let rebase = [values.len() / 2];
        let found = analyse(&Series {
            targets,
            rebases: &rebase,
            better: Better::Lower,
            ..Series::of(values)
        });
        let signals = found.rows.iter().filter(|row| row.signal.side() != 0);
        signals.count() + usize::from(found.assurance.is_some())
    });
    flagged.sum()
}

/// The shortest time of several runs over 240,000 points in series of that length.
fn shortest(length: usize) -> Duration {
    let count = SERIES * POINTS / length;
    let all: Vec<_> = (0..count).map(|at| figures(at as u64, length)).collect();
    let targets = vec![Some(48.0); length];
    let runs = (0..15).map(|_| {
        let begun = Instant::now();
        black_box(analyse_all(black_box(&all), &targets));
        begun.elapsed()
    });
    runs.min().unwrap_or_default()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    let all: Vec<_> = (0..SERIES).map(|at| figures(at as u64, POINTS)).collect();
    let targets = vec![Some(48.0); POINTS];
    assert!(analyse_all(&all, &targets) > SERIES);
    let mut group = criterion.benchmark_group("signals");
    group.throughput(Throughput::Elements((SERIES * POINTS) as u64));
    group.bench_function("2,000 series of 120 points", |bencher| {
        bencher.iter(|| analyse_all(black_box(&all), &targets));
    });
    for length in [120, 1_200, 12_000] {
        let one = [figures(7, length)];
        let targets = vec![Some(48.0); length];
        group.throughput(Throughput::Elements(length as u64));
        group.bench_function(format!("1 series of {length} points"), |bencher| {
            bencher.iter(|| analyse_all(black_box(&one), &targets));
        });
    }
    group.finish();
    criterion.final_summary();
    is_linear();
}

/// The same number of points in longer series takes about the same time. Twice is given for what ten times
/// longer series cost in caches; anything quadratic would take ten times.
fn is_linear() {
    let base = shortest(POINTS);
    for length in [1_200, 12_000] {
        let ratio = shortest(length).as_secs_f64() / base.as_secs_f64();
        assert!(
            ratio < 2.0,
            "{length} points a series take {ratio:.2} times as long a point as {POINTS}"
        );
    }
}

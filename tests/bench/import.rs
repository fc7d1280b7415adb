//! Taking in a million rows, from the file to the disk, against reading the same file and inserting its rows into a
//! bare table of SQLite with the same uniqueness; and how long another connection waits for its reads meanwhile. The
//! goal is no more time than the bare insert. `tests/bench/import.py` holds whole processes beside `sqlite3 .import` and
//! pandas. Every file is made up; STATROOM_BALTIMORE may name the workbook of Baltimore's performance plan.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;
mod times;

use chrono::{DateTime, TimeDelta};
use criterion::{BatchSize, Criterion};
use rusqlite::Connection;
use statroom::domain::city::City;
use statroom::import::grid::{Book, ReadOptions, Watch};
use statroom::import::understand::{Hints, probe};
use statroom::import::{Draft, Plan, PlanOptions, ReadAs, sheet_of};
use statroom::program::{Command, ManualClock, Program, query};
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use times::median;

const MEASURES: usize = 1_000;
const MONTHS: usize = 1_000;
const EVENTS: i64 = 1_000_000;

/// A thousand months of a thousand measures; every so many figures another than in the file without changes.
fn long(changed: Option<usize>) -> String {
    let mut text = "measure,period,value\n".to_owned();
    for measure in 1..=MEASURES {
        for month in 0..MONTHS {
            let (year, of_year) = (1900 + month / 12, month % 12 + 1);
            let number = measure * 131 + month * 7 % 1000;
            let more = usize::from(changed.is_some_and(|each| (measure + month) % each == 0));
            let _ = writeln!(
                text,
                "Made-up measure {measure},{year}-{of_year:02},{number}.{more}"
            );
        }
    }
    text
}

/// A million service requests of ten years and fourteen districts.
fn events() -> String {
    let mut text = "RequestID,CreatedDate,CloseDate,Kind,Status,District\n".to_owned();
    let first = DateTime::from_timestamp(1_420_070_400, 0).unwrap();
    for row in 0..EVENTS {
        let opened = first + TimeDelta::seconds(row * 7919 % 315_360_000);
        let closed = opened + TimeDelta::seconds(row * 104_729 % 5_184_000);
        let (opened, closed) = (
            opened.format("%m/%d/%Y %I:%M:%S %p"),
            closed.format("%m/%d/%Y %I:%M:%S %p"),
        );
        let district = row % 14 + 1;
        let _ = writeln!(
            text,
            "{},{opened},{closed},Pothole,Closed,District {district}",
            row + 1
        );
    }
    text
}

/// A workbook in the shape of Baltimore's plan: 1,465 measures, their words, and 18 periods.
fn workbook(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let years =
        (21..28).flat_map(|year| [format!("FY {year} Target"), format!("FY {year} Actual")]);
    let quarters = (1..5).map(|quarter| format!("FY26 Q{quarter}"));
    let headings = ["Service", "Measure", "Type", "Source"].map(String::from);
    for (column, heading) in (0..).zip(headings.into_iter().chain(years).chain(quarters)) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=1465_u32 {
        let words = [
            format!("Made-up service {}", row / 5),
            format!("Made-up measure {row}"),
        ];
        for (column, text) in (0..).zip(words) {
            sheet.write(row, column, text).unwrap();
        }
        sheet.write(row, 2, "Output").unwrap();
        for column in 4..22_u16 {
            let number = row * u32::from(column) % 997;
            if number % 3 > 0 {
                sheet.write(row, column, number).unwrap();
            }
        }
    }
    book.save(path).unwrap();
}

fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(
        DateTime::from_timestamp(1_780_000_000, 0).unwrap(),
    ))
}

fn open(path: &Path) -> Program {
    Program::open(path, clock(), "bench").unwrap()
}

/// How long each phase took.
#[derive(Default)]
struct Phases(Vec<(&'static str, Duration)>);

impl Phases {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let made = work();
        self.0.push((name, start.elapsed()));
        made
    }
}

fn plan(program: &Program, file: &Path, phases: &mut Phases) -> Plan {
    let nobody = Watch::nobody();
    let options = PlanOptions {
        create_measures: true,
        accept_guesses: true,
        ..PlanOptions::default()
    };
    let book = phases.time("open", || {
        Book::open(file, &ReadOptions::default(), nobody).unwrap()
    });
    let known = phases.time("know", || query::figure_knowledge(program).unwrap());
    let sheet = sheet_of(&book, "").unwrap();
    let hints = Hints {
        layout: None,
        fiscal_first_month: known.fiscal_first_month,
        heading: None,
    };
    let guess = phases.time("guess", || probe(sheet, hints, nobody).unwrap());
    let read_as = ReadAs {
        mapping: &guess.mapping,
        corrections: &std::collections::BTreeMap::new(),
        fiscal_first_month: known.fiscal_first_month,
        asks_for_rules: false,
    };
    let draft = phases.time("read", || {
        Draft::read(&book, sheet, read_as, nobody).unwrap()
    });
    phases.time("compare", || {
        draft.into_plan(&known, &options, nobody).unwrap()
    })
}

/// The whole way; how many figures went in.
fn import(program: &mut Program, file: &Path, phases: &mut Phases) -> usize {
    let mut plan = plan(program, file, phases);
    let new = plan.counts.new + plan.counts.changed;
    if new > 0 {
        let command = Command::ImportFigures(plan.give_batch("bench"));
        phases.time("write", || program.run(command).unwrap());
    }
    new
}

/// Reads the same file and inserts its rows into a table, keeping one row a figure.
fn bare(path: &Path, file: &Path, columns: &str, unique: &str) {
    let mut connection = Connection::open(path).unwrap();
    let table = format!(
        "CREATE TABLE IF NOT EXISTS figures ({columns}, UNIQUE ({unique}) ON CONFLICT REPLACE)"
    );
    connection.execute_batch(&table).unwrap();
    let mut reader = csv::Reader::from_path(file).unwrap();
    let places = vec!["?"; reader.headers().unwrap().len()].join(", ");
    let write = connection.transaction().unwrap();
    let mut insert = write
        .prepare(&format!("INSERT INTO figures VALUES ({places})"))
        .unwrap();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap() {
        insert.execute(rusqlite::params_from_iter(&record)).unwrap();
    }
    drop(insert);
    write.commit().unwrap();
}

/// A file to import, into what, and what the bare table holds.
struct Case {
    name: &'static str,
    file: PathBuf,
    base: PathBuf,
    bare: Option<(PathBuf, &'static str, &'static str)>,
}

impl Case {
    /// A program of its own to import into.
    fn program(&self, at: &Path) -> Program {
        std::fs::copy(&self.base, at).unwrap();
        open(at)
    }

    fn bare_table(&self, at: &Path) {
        let _gone = std::fs::remove_file(at);
        if let Some((base, ..)) = self.bare.as_ref().filter(|(base, ..)| base.exists()) {
            std::fs::copy(base, at).unwrap();
        }
    }

    /// Both in turn, so that a busy machine is busy for both.
    fn ratio(&self, folder: &Path) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let (at, bare_at) = (folder.join("turn.statroom"), folder.join("turn.db"));
        let mut phases = Phases::default();
        for _ in 0..5 {
            let mut program = self.program(&at);
            phases = Phases::default();
            let start = Instant::now();
            black_box(import(&mut program, &self.file, &mut phases));
            ours.push(start.elapsed());
            if let Some((_, columns, unique)) = self.bare {
                self.bare_table(&bare_at);
                let start = Instant::now();
                bare(&bare_at, &self.file, columns, unique);
                theirs.push(start.elapsed());
            }
        }
        let ours = median(ours);
        let phases = phases
            .0
            .iter()
            .map(|(name, took)| format!("{name} {:.0}", took.as_secs_f64() * 1e3));
        let phases = phases.collect::<Vec<_>>().join(", ");
        if theirs.is_empty() {
            println!("{}: {ours:.0} ms ({phases})", self.name);
        } else {
            let theirs = median(theirs);
            println!(
                "{}: {ours:.0} ms ({phases}), bare insert {theirs:.0} ms, ratio {:.2} (goal 1)",
                self.name,
                ours / theirs
            );
        }
    }
}

/// How long what a frame may read takes on a connection of its own, over and over until `done`.
fn reads(path: &Path, done: &AtomicBool) -> Vec<Duration> {
    let mut program = open(path);
    let meeting = query::meetings(&program).unwrap().rows[0].meeting.id;
    let mut took = Vec::new();
    while !done.load(Ordering::Relaxed) || took.len() < 20 {
        let start = Instant::now();
        black_box(program.changed_elsewhere());
        black_box(query::meeting(&program, meeting).unwrap());
        took.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(5));
    }
    took.sort_unstable();
    took
}

/// A large program read by one connection while another writes a million figures.
fn latency(folder: &Path, file: &Path) {
    let (mut program, ..) = big::on_disk(folder, 50);
    let mut plan = plan(&program, file, &mut Phases::default());
    let command = Command::ImportFigures(plan.give_batch("bench"));
    let path = program.path().to_owned();
    let alone = reads(&path, &AtomicBool::new(true));
    let done = AtomicBool::new(false);
    let meanwhile = std::thread::scope(|scope| {
        let reader = scope.spawn(|| reads(&path, &done));
        program.run(command).unwrap();
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    let told = |took: &[Duration]| {
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        format!(
            "median {:?}, 99 of 100 {:?}, longest {:?}",
            at(0.5),
            at(0.99),
            at(1.0)
        )
    };
    println!("reading alone: {}", told(&alone));
    println!(
        "reading while a million figures are written: {}",
        told(&meanwhile)
    );
}

const FIGURES: (&str, &str) = ("measure TEXT, period TEXT, value REAL", "measure, period");
const REQUESTS: (&str, &str) = (
    "RequestID INTEGER, CreatedDate TEXT, CloseDate TEXT, Kind TEXT, Status TEXT, District TEXT",
    "RequestID",
);

fn cases(folder: &Path) -> Vec<Case> {
    let at = |name: &str| folder.join(name);
    for (name, text) in [
        ("long.csv", long(None)),
        ("changed.csv", long(Some(10))),
        ("events.csv", events()),
    ] {
        std::fs::write(at(name), text).unwrap();
    }
    let city = City {
        name: "Made-up".into(),
        fiscal_first_month: 7,
        time_zone: "America/New_York".into(),
        meeting_minutes: 90,
        ..City::default()
    };
    let made = Program::create(&at("empty.statroom"), city, clock(), "bench");
    drop(made.unwrap());
    std::fs::copy(at("empty.statroom"), at("full.statroom")).unwrap();
    import(
        &mut open(&at("full.statroom")),
        &at("long.csv"),
        &mut Phases::default(),
    );
    bare(&at("full.db"), &at("long.csv"), FIGURES.0, FIGURES.1);
    let plan = std::env::var_os("STATROOM_BALTIMORE").map(PathBuf::from);
    let plan = plan.unwrap_or_else(|| {
        workbook(&at("plan.xlsx"));
        at("plan.xlsx")
    });
    let case = |name, file: &str, base: &str, table: &str, (columns, unique)| Case {
        name,
        file: at(file),
        base: at(base),
        bare: Some((at(table), columns, unique)),
    };
    vec![
        case(
            "long, empty",
            "long.csv",
            "empty.statroom",
            "none.db",
            FIGURES,
        ),
        case(
            "long, full, same",
            "long.csv",
            "full.statroom",
            "full.db",
            FIGURES,
        ),
        case(
            "long, full, a tenth changed",
            "changed.csv",
            "full.statroom",
            "full.db",
            FIGURES,
        ),
        case(
            "events",
            "events.csv",
            "empty.statroom",
            "none.db",
            REQUESTS,
        ),
        Case {
            name: "workbook",
            file: plan,
            base: at("empty.statroom"),
            bare: None,
        },
    ]
}

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let cases = cases(folder.path());
    for case in &cases {
        case.ratio(folder.path());
    }
    latency(folder.path(), &cases[0].file);
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let mut group = criterion.benchmark_group("import");
    let (mine, theirs) = (
        folder.path().join("mine.statroom"),
        folder.path().join("theirs.db"),
    );
    for case in &cases {
        group.bench_function(case.name, |bencher| {
            let work =
                |mut program| black_box(import(&mut program, &case.file, &mut Phases::default()));
            bencher.iter_batched(|| case.program(&mine), work, BatchSize::PerIteration);
        });
        if let Some((_, columns, unique)) = case.bare {
            group.bench_function(format!("{}: bare insert", case.name), |bencher| {
                let work = |()| bare(&theirs, &case.file, columns, unique);
                bencher.iter_batched(|| case.bare_table(&theirs), work, BatchSize::PerIteration);
            });
        }
    }
    group.finish();
    criterion.final_summary();
}

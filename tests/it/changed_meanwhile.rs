//! Figures that were compared with the program, and somebody else who changes it before they are written.

use crate::city::{Town, day, morning, town_settings};
use chrono::{DateTime, Utc};
use clap::Parser as _;
use statroom::cli::{self, Arguments, Ending, Failure, Streams};
use statroom::domain::measure::Measure;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{Plan, PlanOptions, plan_book};
use statroom::program::query;
use statroom::program::{
    Clock, Command, FigureBatch, FigureLine, ManualClock, Program, ProgramError, SeriesName,
};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

const FILE: &str = "measure,period,value\npotholes,2026-08,12\npotholes,2026-09,14\n";

fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(morning()))
}

/// A folder with a program of one measure, and the file.
fn desk() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("city.statroom");
    let program = Program::create(&path, town_settings(), clock(), "this").unwrap();
    let mut town = Town {
        program,
        clock: clock(),
    };
    town.measure("potholes", None);
    std::fs::write(folder.path().join("potholes.csv"), FILE).unwrap();
    (folder, path)
}

fn opened(path: &Path, who: &str) -> Program {
    Program::open(path, clock(), who).unwrap()
}

fn planned(program: &Program) -> Plan {
    let known = query::figure_knowledge(program).unwrap();
    let book = Book::from_bytes("potholes.csv", FILE.as_bytes(), &ReadOptions::default());
    plan_book(&book.unwrap(), &known, &PlanOptions::default()).unwrap()
}

fn august() -> Period {
    Period::containing(Frequency::Month, day(8, 1))
}

/// Somebody else enters a figure for August.
fn enter(program: &mut Program, value: f64) -> Result<(), ProgramError> {
    let line = FigureLine {
        measure_key: "potholes".into(),
        dimension: String::new(),
        group: String::new(),
        period: august(),
        value: Some(value),
        parts: None,
        row: None,
    };
    let batch = FigureBatch {
        source: "Entered by hand".into(),
        by: "them".into(),
        lines: vec![line].into(),
        ..FigureBatch::default()
    };
    program.run(Command::ImportFigures(batch)).map(drop)
}

fn figure(program: &Program, period: Period) -> Option<f64> {
    let known = query::figure_knowledge(program).unwrap();
    let series = SeriesName {
        measure_key: "potholes".into(),
        ..SeriesName::default()
    };
    Some(known.figure(&series, period)?.value)
}

#[test]
fn figures_are_not_written_over_what_they_were_not_compared_with() {
    let (_folder, path) = desk();
    let (mut here, mut there) = (opened(&path, "this"), opened(&path, "that"));
    let plan = planned(&here);
    enter(&mut there, 99.0).unwrap();
    let rows = here.all_rows().unwrap();
    let refused = here.run(Command::ImportFigures(plan.batch("me")));
    assert!(
        matches!(refused, Err(ProgramError::ComparedBefore)),
        "{refused:?}"
    );
    assert_eq!(here.all_rows().unwrap(), rows);
    assert_eq!(figure(&here, august()), Some(99.0));
    assert_eq!(here.undo_name(), None);
    // Compared again it is said to change what they entered.
    let plan = planned(&here);
    assert_eq!((plan.counts.new, plan.counts.changed), (1, 1));
    here.run(Command::ImportFigures(plan.batch("me"))).unwrap();
    assert_eq!(figure(&here, august()), Some(12.0));
    // Nor is the same plan written twice, or after its own undo.
    here.undo().unwrap();
    let refused = here.run(Command::ImportFigures(plan.batch("me")));
    assert!(matches!(refused, Err(ProgramError::ComparedBefore)));
}

#[test]
fn each_kind_of_thing_that_a_file_is_compared_with_counts_and_nothing_else() {
    let (_folder, path) = desk();
    let mut there = opened(&path, "that");
    let mut here = opened(&path, "this");
    let plan = planned(&here);
    let nobody_s = Person {
        name: "Rosa".into(),
        ..Person::default()
    };
    there.run(Command::SavePerson(nobody_s)).unwrap();
    here.run(Command::ImportFigures(plan.batch("me"))).unwrap();
    here.undo().unwrap();
    let changes = [
        Command::SaveCity(statroom::domain::city::City {
            fiscal_first_month: 10,
            ..query::city(&here).unwrap()
        }),
        Command::SaveMeasure(Measure {
            key: "lamps".into(),
            name: "Lamps".into(),
            ..Measure::default()
        }),
        Command::SaveDepartment(statroom::domain::department::Department {
            name: "Streets".into(),
            ..Default::default()
        }),
    ];
    for change in changes {
        let plan = planned(&here);
        there.run(change).unwrap();
        let refused = here.run(Command::ImportFigures(plan.batch("me")));
        assert!(matches!(refused, Err(ProgramError::ComparedBefore)));
    }
    let plan = planned(&here);
    here.run(Command::ImportFigures(plan.batch("me"))).unwrap();
}

/// A clock at whose strokes somebody else changes the program: at one of them, or at every one from there on.
#[derive(Debug)]
struct Meddler {
    at: usize,
    on_and_on: bool,
    strokes: AtomicUsize,
    path: OnceLock<PathBuf>,
}

impl Clock for Meddler {
    fn now(&self) -> DateTime<Utc> {
        let stroke = self.strokes.fetch_add(1, Ordering::SeqCst);
        let meddles = stroke == self.at || self.on_and_on && stroke > self.at;
        if let Some(path) = self.path.get()
            && meddles
        {
            enter(&mut opened(path, "them"), 90.0 + stroke as f64).unwrap();
        }
        morning()
    }
}

/// What `import` says where somebody meddles, how it ends, and whether they did.
fn imported(meddler: Meddler, folder: &TempDir, path: &Path) -> (Result<Ending, Failure>, String) {
    let file = folder.path().join("potholes.csv");
    let words = ["statroom", "import", file.to_str().unwrap(), "--into"];
    let words = words.into_iter().chain([path.to_str().unwrap()]);
    let arguments = Arguments::try_parse_from(words).unwrap();
    meddler.path.set(path.to_owned()).unwrap();
    let clock: Arc<dyn Clock> = Arc::new(meddler);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
    };
    let ended = cli::run(
        arguments.verb.unwrap(),
        &clock,
        &mut std::io::empty(),
        &mut streams,
    );
    (ended, String::from_utf8([out, err].concat()).unwrap())
}

#[test]
fn the_verb_compares_again_whenever_somebody_changes_the_program() {
    let mut seen = 0;
    for at in 0..8 {
        let (folder, path) = desk();
        let meddler = Meddler {
            at,
            on_and_on: false,
            strokes: AtomicUsize::new(0),
            path: OnceLock::new(),
        };
        let (ended, said) = imported(meddler, &folder, &path);
        assert_eq!(ended.unwrap(), Ending::Done, "{said}");
        let program = opened(&path, "this");
        let theirs = program.journal_holds_them();
        assert_eq!(figure(&program, august()), Some(12.0));
        // What they entered was seen: it is said to change.
        let told = if theirs {
            "1 new, 1 changed"
        } else {
            "2 new, 0 changed"
        };
        assert!(said.contains(told), "at {at}: {said}");
        assert_eq!(said.contains("compared again"), theirs, "at {at}: {said}");
        seen += usize::from(theirs);
    }
    assert!(seen >= 2, "nobody theirs");
}

#[test]
fn the_verb_gives_up_where_somebody_goes_on_changing_the_program() {
    let (folder, path) = desk();
    let meddler = Meddler {
        at: 0,
        on_and_on: true,
        strokes: AtomicUsize::new(0),
        path: OnceLock::new(),
    };
    let (ended, said) = imported(meddler, &folder, &path);
    let why = ended.unwrap_err().to_string();
    assert!(
        why.ends_with("nothing was taken in. Compare them again."),
        "{why}"
    );
    assert_eq!(said.matches("compared again").count(), 3);
    assert!(figure(&opened(&path, "this"), august()).unwrap() >= 90.0);
}

/// Whether somebody else wrote to the program.
trait Theirs {
    fn journal_holds_them(&self) -> bool;
}

impl Theirs for Program {
    fn journal_holds_them(&self) -> bool {
        let rows = self.all_rows().unwrap();
        rows.iter()
            .any(|(table, row)| table == "batch" && row.contains("\"them\""))
    }
}

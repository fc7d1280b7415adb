//! An import that is watched: told how far it is in each of its phases, and stopped in each with nothing written.

use crate::city::Town;
use chrono::{NaiveDate, TimeDelta};
use statroom::domain::measure::Measure;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::ratio::Parts;
use statroom::import::grid::{Book, ReadOptions, Watch};
use statroom::import::understand::{DecimalMark, Fractions, Hints, Mapping, probe};
use statroom::import::{Corrections, Draft, ImportError, Plan, PlanOptions, ReadAs};
use statroom::program::query::{self, FigureKnowledge, KnownSeries};
use statroom::program::{Command, FigureBatch, FigureLine, ProgramError, StoreError};
use std::cell::{Cell, RefCell};
use std::fmt::Write as _;

/// Figures of the made-up file.
const ROWS: usize = 30_000;

/// Made up: the months of a hundred measures, the last row with a word for a number.
fn file() -> String {
    let mut text = "measure,period,value\n".to_owned();
    for row in 0..ROWS {
        let (measure, month) = (row / 300, row % 300);
        let (year, month) = (1980 + month / 12, month % 12 + 1);
        writeln!(
            text,
            "Made-up {measure},{year}-{month:02},{}.5",
            row * 7 % 1000
        )
        .unwrap();
    }
    text.push_str("Made-up 1,2010-01,many\n");
    text
}

struct Import {
    town: Town,
    book: Book,
    mapping: Mapping,
    corrections: Corrections,
}

impl Import {
    fn new() -> Self {
        let mut town = Town::empty();
        let measure = Measure {
            key: "made-up-5".into(),
            name: "Made-up 5".into(),
            ..Measure::default()
        };
        town.run(Command::SaveMeasure(measure));
        let book = Book::from_bytes("made-up.csv", file().as_bytes(), &ReadOptions::default());
        let book = book.unwrap();
        let mapping = Self::probed(&book, Watch::nobody()).unwrap();
        Self {
            town,
            book,
            mapping,
            corrections: Corrections::new(),
        }
    }

    fn probed(book: &Book, watch: Watch<'_>) -> Result<Mapping, ImportError> {
        Ok(probe(&book.sheets[0], Hints::default(), watch)?.mapping)
    }

    fn read(&self, watch: Watch<'_>) -> Result<Draft, ImportError> {
        let read_as = ReadAs {
            mapping: &self.mapping,
            corrections: &self.corrections,
            fiscal_first_month: 7,
            asks_for_rules: false,
        };
        Draft::read(&self.book, &self.book.sheets[0], read_as, watch)
    }

    fn known(&self) -> FigureKnowledge {
        query::figure_knowledge(&self.town.program).unwrap()
    }
}

fn creating() -> PlanOptions {
    PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    }
}

/// Goes through a phase once to see what is told, then again and again, stopping a little later each time.
fn stopped_everywhere(phase: impl Fn(Watch<'_>) -> Result<(), ImportError>) {
    let shares = RefCell::new(Vec::new());
    let told = |share: f64| {
        shares.borrow_mut().push(share);
        true
    };
    phase(Watch::new(&told)).unwrap();
    let shares = shares.into_inner();
    assert!(shares.len() >= 4, "told {} times", shares.len());
    assert!(shares.is_sorted(), "it goes backwards: {shares:?}");
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    for stop in 0..shares.len() {
        let asked = Cell::new(0);
        let go_on = |_: f64| {
            asked.set(asked.get() + 1);
            asked.get() <= stop
        };
        let outcome = phase(Watch::new(&go_on));
        assert!(matches!(outcome, Err(ImportError::Stopped)), "at {stop}");
        assert_eq!(asked.get(), stop + 1, "asked again after a stop");
    }
}

#[test]
fn guessing_can_be_stopped_wherever_it_is() {
    let import = Import::new();
    stopped_everywhere(|watch| Import::probed(&import.book, watch).map(drop));
}

#[test]
fn reading_can_be_stopped_wherever_it_is() {
    let import = Import::new();
    stopped_everywhere(|watch| import.read(watch).map(drop));
}

#[test]
fn comparing_can_be_stopped_wherever_it_is() {
    let import = Import::new();
    let (draft, known) = (import.read(Watch::nobody()).unwrap(), import.known());
    stopped_everywhere(|watch| draft.plan(&known, &creating(), watch).map(drop));
}

#[test]
fn a_draft_is_compared_as_often_as_somebody_answers_otherwise() {
    let import = Import::new();
    let known = import.known();
    let draft = import.read(Watch::nobody()).unwrap();
    let compared = |options: &PlanOptions| draft.plan(&known, options, Watch::nobody()).unwrap();
    let afresh = |options: &PlanOptions| -> Plan {
        let draft = import.read(Watch::nobody()).unwrap();
        draft.into_plan(&known, options, Watch::nobody()).unwrap()
    };
    let (few, all) = (compared(&PlanOptions::default()), compared(&creating()));
    assert_eq!(few.counts.accepted(), 300);
    assert_eq!(all.counts.accepted(), ROWS);
    assert_eq!(compared(&PlanOptions::default()), few);
    assert_eq!(afresh(&PlanOptions::default()), few);
    assert_eq!(afresh(&creating()), all);
}

#[test]
fn a_draft_takes_another_answer_and_is_read_anew_for_another_reading() {
    let import = Import::new();
    let known = import.known();
    let read_as = |mapping, corrections| ReadAs {
        mapping,
        corrections,
        fiscal_first_month: 7,
        asks_for_rules: false,
    };
    let mut answered = import.mapping.clone();
    answered
        .means
        .insert("Made-up 7".into(), "made-up-5".into());
    answered.fractions = Fractions::AsWritten;
    let nothing = Corrections::new();
    let sheet = &import.book.sheets[0];
    let draft = import.read(Watch::nobody()).unwrap();
    let draft = draft.answered(sheet, read_as(&answered, &nothing)).unwrap();
    let plan = draft.plan(&known, &PlanOptions::default(), Watch::nobody());
    let afresh = Draft::read(
        &import.book,
        sheet,
        read_as(&answered, &nothing),
        Watch::nobody(),
    );
    let afresh = afresh
        .unwrap()
        .plan(&known, &PlanOptions::default(), Watch::nobody());
    assert_eq!(plan.unwrap(), afresh.unwrap());

    let comma = Mapping {
        decimals: DecimalMark::Comma,
        ..import.mapping.clone()
    };
    let corrected = Corrections::from([((2, 3), "5".to_owned())]);
    let again = Import::new();
    for (sheet, mapping, corrections) in [
        (sheet, &comma, &nothing),
        (sheet, &import.mapping, &corrected),
        (&again.book.sheets[0], &import.mapping, &nothing),
    ] {
        let draft = import.read(Watch::nobody()).unwrap();
        assert!(
            draft
                .answered(sheet, read_as(mapping, corrections))
                .is_none()
        );
    }
}

#[test]
fn reading_what_is_known_can_be_stopped() {
    let import = Import::new();
    let stopped = query::figure_knowledge_watched(&import.town.program, &|_| false);
    let stops = |error| matches!(error, ProgramError::Store(StoreError::Stopped));
    // Without a series there is nothing to wait for.
    assert!(stopped.is_ok());
    let mut town = import.town;
    let plan = import_all(&mut town, &import.book);
    assert!(plan > 0);
    let stopped = query::figure_knowledge_watched(&town.program, &|_| false);
    assert!(stopped.is_err_and(stops));
}

/// Takes a book in, and tells how many figures that were.
fn import_all(town: &mut Town, book: &Book) -> usize {
    let known = query::figure_knowledge(&town.program).unwrap();
    let plan = statroom::import::plan_book(book, &known, &creating()).unwrap();
    town.run(Command::ImportFigures(plan.batch("test")));
    plan.counts.new
}

#[test]
fn writing_can_be_stopped_wherever_it_is_and_nothing_is_written() {
    let mut import = Import::new();
    let (draft, known) = (import.read(Watch::nobody()).unwrap(), import.known());
    let plan = draft.plan(&known, &creating(), Watch::nobody()).unwrap();
    let rows = import.town.program.all_rows().unwrap();
    for stop in 0..8 {
        let asked = Cell::new(0);
        let go_on = |_: f32| {
            asked.set(asked.get() + 1);
            asked.get() <= stop * 20
        };
        let command = Command::ImportFigures(plan.batch("test"));
        let outcome = import.town.program.run_watched(command, &go_on);
        let stopped = matches!(outcome, Err(ProgramError::Store(StoreError::Stopped)));
        assert!(stopped, "at {stop}: {outcome:?}");
        assert_eq!(import.town.program.all_rows().unwrap(), rows);
        assert!(import.known().figures.values().all(KnownSeries::is_empty));
    }
    let shares = RefCell::new(Vec::new());
    let told = |share: f32| {
        shares.borrow_mut().push(share);
        true
    };
    let command = Command::ImportFigures(plan.batch("test"));
    import.town.program.run_watched(command, &told).unwrap();
    let shares = shares.into_inner();
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)));
    let figures = import.known().figures;
    assert_eq!(figures.values().map(KnownSeries::len).sum::<usize>(), ROWS);
    import.town.program.undo().unwrap();
    assert_eq!(import.town.program.all_rows().unwrap(), rows);
}

/// So many figures are too many to be sorted in one step.
const MANY: usize = 70_000;

/// Made up, in no order: a thousand days of each district, with what each is made of.
fn many() -> FigureBatch {
    let line = |at: usize| {
        let at = at * 7_919 % MANY;
        let day = NaiveDate::default() + TimeDelta::days((at % 1_000) as i64);
        FigureLine {
            measure_key: "days".into(),
            dimension: "District".into(),
            group: format!("District {}", at / 1_000),
            period: Period::containing(Frequency::Day, day),
            value: Some(at as f64),
            parts: Parts::new(at as f64, 100.0).ok(),
            row: None,
        }
    };
    FigureBatch {
        source: "many.csv".into(),
        by: "test".into(),
        lines: (0..MANY).map(line).collect(),
        ..FigureBatch::default()
    }
}

#[test]
fn writing_many_figures_can_be_stopped_in_each_of_its_phases() {
    let mut town = Town::empty();
    town.run(Command::SaveMeasure(Measure {
        key: "days".into(),
        name: "Days".into(),
        frequency: Frequency::Day,
        ..Measure::default()
    }));
    let batch = many();
    let shares = RefCell::new(Vec::new());
    let told = |share: f32| {
        shares.borrow_mut().push(share);
        true
    };
    let rows = town.program.all_rows().unwrap();
    let written = town
        .program
        .run_watched(Command::ImportFigures(batch.clone()), &told);
    written.unwrap();
    town.program.undo().unwrap();
    let shares = shares.into_inner();
    assert!(shares.is_sorted(), "it goes backwards");
    // Sorting, finding out what stands there, writing, and at last what the figures are made of.
    let phases = [0.0..0.15, 0.15..0.4, 0.4..1.0, 1.0..1.1];
    for phase in phases {
        let of_phase = |share: &f32| phase.contains(share);
        let first = shares.iter().position(of_phase);
        let last = shares.iter().rposition(of_phase);
        let (first, last) = first
            .zip(last)
            .unwrap_or_else(|| panic!("{phase:?} is not told"));
        assert!(
            last > first + 2,
            "{phase:?} is told {} times",
            last - first + 1
        );
        for stop in [first, usize::midpoint(first, last), last] {
            let asked = Cell::new(0);
            let go_on = |_: f32| {
                asked.set(asked.get() + 1);
                asked.get() <= stop
            };
            let outcome = town
                .program
                .run_watched(Command::ImportFigures(batch.clone()), &go_on);
            let stopped = matches!(outcome, Err(ProgramError::Store(StoreError::Stopped)));
            assert!(stopped, "at {stop} of {phase:?}: {outcome:?}");
            assert_eq!(asked.get(), stop + 1, "asked again after a stop");
            assert_eq!(town.program.all_rows().unwrap(), rows);
        }
    }
    town.program.run(Command::ImportFigures(batch)).unwrap();
    assert_eq!(town.program.faults().unwrap(), []);
}

#[test]
fn putting_many_figures_in_order_can_be_stopped() {
    let mut import = Import::new();
    let mut text = "measure,period,value\n".to_owned();
    for at in 0..MANY {
        let at = at * 7_919 % MANY;
        let (measure, day) = (
            at / 1_000,
            NaiveDate::default() + TimeDelta::days((at % 1_000) as i64),
        );
        writeln!(text, "Lot {measure},{day},{at}").unwrap();
    }
    let book = Book::from_bytes("many.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    import.mapping = Import::probed(&book, Watch::nobody()).unwrap();
    import.book = book;
    let (draft, known) = (import.read(Watch::nobody()).unwrap(), import.known());
    let sorting = 0.55..0.6;
    let asked = Cell::new(0);
    let told = |share: f64| {
        asked.set(asked.get() + usize::from(sorting.contains(&share)));
        true
    };
    let plan = draft.plan(&known, &creating(), Watch::new(&told)).unwrap();
    assert_eq!(plan.counts.accepted(), MANY);
    let steps = asked.get();
    assert!(steps >= 4, "told {steps} times");
    for stop in 0..steps {
        let left = Cell::new(stop);
        let go_on = |share: f64| {
            let goes_on = !sorting.contains(&share) || left.get() > 0;
            left.set(
                left.get()
                    .saturating_sub(usize::from(sorting.contains(&share))),
            );
            goes_on
        };
        let outcome = draft.plan(&known, &creating(), Watch::new(&go_on));
        assert!(matches!(outcome, Err(ImportError::Stopped)), "at {stop}");
    }
}

#[test]
fn a_stop_is_heard_while_thousands_of_names_are_looked_up() {
    let mut town = Town::empty();
    let names = |more: &str| {
        let mut text = "measure,period,value\n".to_owned();
        for row in 0..1_000 {
            let letters = [row / 100, row / 10 % 10, row % 10].map(|at| (b'a' + at as u8) as char);
            let word: String = letters.iter().flat_map(|letter| [*letter; 3]).collect();
            writeln!(text, "Requests of kind {word}{more},2026-01,{row}").unwrap();
        }
        text
    };
    let book = |text: String| {
        Book::from_bytes("kinds.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
    };
    let options = PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    };
    let known = query::figure_knowledge(&town.program).unwrap();
    let plan = statroom::import::plan_book(&book(names("")), &known, &options).unwrap();
    town.run(Command::ImportFigures(plan.batch("test")));
    let known = query::figure_knowledge(&town.program).unwrap();
    let near = book(names("s"));
    let mapping = Import::probed(&near, Watch::nobody()).unwrap();
    let corrections = Corrections::new();
    let read_as = ReadAs {
        mapping: &mapping,
        corrections: &corrections,
        fiscal_first_month: 7,
        asks_for_rules: false,
    };
    let draft = Draft::read(&near, &near.sheets[0], read_as, Watch::nobody()).unwrap();
    // Every name is nearly one of a thousand, and every one of them is asked about.
    let asked = draft.plan(&known, &options, Watch::nobody()).unwrap();
    assert_eq!((asked.questions.len(), asked.counts.new), (1_000, 0));
    // Nobody is kept waiting until all are looked up.
    let told = Cell::new(0);
    let stops = |_| {
        told.set(told.get() + 1);
        told.get() < 10
    };
    let stopped = draft
        .plan(&known, &options, Watch::new(&stops))
        .unwrap_err();
    assert!(matches!(stopped, ImportError::Stopped));
    let shares = RefCell::new(Vec::new());
    let told = |share: f64| {
        shares.borrow_mut().push(share);
        true
    };
    draft.plan(&known, &options, Watch::new(&told)).unwrap();
    let before = shares
        .borrow()
        .iter()
        .filter(|share| **share == 0.0)
        .count();
    assert!(
        before >= 15,
        "told {before} times before the first figure is settled"
    );
}

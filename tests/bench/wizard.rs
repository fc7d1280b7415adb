//! The steps of an import of figures, drawn from a file of any size.

use criterion::Criterion;
use statroom::domain::city::City;
use statroom::domain::measure::Measure;
use statroom::import::grid::{Book, ReadOptions, Watch};
use statroom::import::understand::{Hints, probe};
use statroom::import::{Corrections, Draft, PlanOptions, ReadAs};
use statroom::program::{Command, FigureBatch, ManualClock, Program, query};
use statroom::ui::console::importing::model::SHOWN;
use statroom::ui::console::importing::{
    self, ImportModel, ImportStep, ImportView, Looked, Planned,
};
use std::fmt::Write as _;
use std::sync::Arc;

use super::surface::{Surface, timed};
use super::times::median;
use super::{TURNS, WARM_UP, WINDOW};

/// Columns of the long file.
const COLUMNS: usize = 20;
/// Measures of the program, and of the file beside some that it lacks.
const MEASURES: usize = 1_000;

/// An import at one of its steps.
struct Wizard {
    model: ImportModel,
    view: ImportView,
    surface: Surface,
}

impl Wizard {
    fn new(text: &str, step: ImportStep) -> Self {
        let mut view = ImportView::default();
        view.go(step);
        Self {
            model: model(text),
            view,
            surface: Surface::ours(WINDOW),
        }
    }

    fn frame(&mut self) -> usize {
        let Self {
            model,
            view,
            surface,
        } = self;
        surface.draw(|ui| {
            let asked = importing::show(ui.ctx(), model, view);
            assert_eq!(asked, None);
        })
    }
}

/// What the steps show of a text.
fn model(text: &str) -> ImportModel {
    let now = "2026-11-24T14:00:00Z".parse().unwrap();
    let city = City {
        name: "City of Bigford".into(),
        time_zone: "America/New_York".into(),
        fiscal_first_month: 7,
        ..City::default()
    };
    let mut program = Program::in_memory(city, Arc::new(ManualClock::at(now))).unwrap();
    let measure = |at: usize| Measure {
        key: format!("measure-{at}"),
        name: format!("Measure {at}"),
        ..Measure::default()
    };
    program
        .run(Command::ImportFigures(FigureBatch {
            source: "measures".into(),
            by: "bench".into(),
            new_measures: (0..MEASURES).map(measure).collect(),
            ..FigureBatch::default()
        }))
        .unwrap();
    let known = query::figure_knowledge(&program).unwrap();
    let bytes = text.as_bytes();
    let book = Book::from_bytes("figures.csv", bytes, &ReadOptions::default()).unwrap();
    let sheet = &book.sheets[0];
    let hints = Hints {
        layout: None,
        fiscal_first_month: known.fiscal_first_month,
        heading: None,
    };
    let probe = probe(sheet, hints, Watch::nobody()).unwrap();
    let corrections = Corrections::new();
    let read_as = ReadAs {
        mapping: &probe.mapping,
        corrections: &corrections,
        fiscal_first_month: known.fiscal_first_month,
        asks_for_rules: false,
    };
    let draft = Draft::read(&book, sheet, read_as, Watch::nobody()).unwrap();
    let plan = draft.into_plan(&known, &PlanOptions::default(), Watch::nobody());
    let planned = Planned::new(plan.unwrap(), sheet, &known).unwrap();
    let looked = Looked::new(probe.guesses, probe.table, sheet.head(SHOWN).unwrap());
    ImportModel {
        name: book.source.clone(),
        known: Some(Arc::new(known)),
        looked: Some(Arc::new(looked)),
        mapping: probe.mapping,
        planned: Some(Arc::new(planned)),
        book: Some(Arc::new(book)),
        ..ImportModel::default()
    }
}

/// A long file: one cell in ten is no number, one measure in ten is not known.
fn long(rows: usize) -> String {
    let mut text = "measure,period,value,district".to_owned();
    for column in 4..COLUMNS {
        write!(text, ",remark {column}").unwrap();
    }
    text.push('\n');
    for row in 0..rows {
        let measure = row % (MEASURES + MEASURES / 10);
        let (year, month) = (1990 + row / 12 % 30, row % 12 + 1);
        write!(text, "Measure {measure},{year}-{month:02},").unwrap();
        if row % 10 == 3 {
            text.push_str("about a thousand");
        } else {
            write!(text, "{}", row % 977).unwrap();
        }
        write!(text, ",District {}", row / 12_000).unwrap();
        for column in 4..COLUMNS {
            write!(text, ",said {}", row % column).unwrap();
        }
        text.push('\n');
    }
    text
}

/// A sheet whose periods stand in so many columns.
fn wide(columns: usize) -> String {
    let mut text = "measure".to_owned();
    for column in 0..columns {
        let (year, month) = (1850 + column / 12, column % 12 + 1);
        write!(text, ",{year}-{month:02}").unwrap();
    }
    text.push('\n');
    for row in 0..200 {
        write!(text, "Measure {row}").unwrap();
        for column in 0..columns {
            write!(text, ",{}", row + column).unwrap();
        }
        text.push('\n');
    }
    text
}

/// The steps of a large file against those of a small one in the same run: a frame must not grow with the file.
pub(super) fn measured(criterion: &mut Criterion) {
    let files = [
        ("100,000 rows by 20 columns", long(100_000), long(600)),
        ("2,000 columns", wide(2_000), wide(20)),
    ];
    let mut group = criterion.benchmark_group("wizard");
    for (name, large, small) in &files {
        for step in ImportStep::ALL {
            let mut large = Wizard::new(large, step);
            let mut small = Wizard::new(small, step);
            for _ in 0..WARM_UP {
                large.frame();
                small.frame();
            }
            let (mut large_times, mut small_times) = (Vec::new(), Vec::new());
            for _ in 0..TURNS {
                large_times.push(timed(|| large.frame()));
                small_times.push(timed(|| small.frame()));
            }
            let planned = large.model.planned.as_ref().unwrap();
            let found = planned.plan.findings.total();
            let (large_time, small_time) = (median(large_times), median(small_times));
            println!(
                "import of {name}, {found} findings, at {step:?}: {large_time:.2} ms, of a small file {small_time:.2} ms, ratio {:.2} (goal 1.5)",
                large_time / small_time
            );
            group.bench_function(format!("{name}, {step:?}"), |bencher| {
                bencher.iter(|| large.frame());
            });
        }
    }
    group.finish();
}

//! The frames of the measures' screens: the table of 2,000 measures against a table of bare labels in the same
//! run (the goal is at most twice as long), and the page of one measure with 120 monthly figures, ten years of
//! daily ones, and 100,000. And the steps of an import of 100,000 rows, or of 2,000 columns, against those of a small
//! file in the same run (the goal is at most one and a half times as long).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;
mod surface;
mod times;
mod wizard;

use chrono::{DateTime, NaiveDate, Utc};
use criterion::Criterion;
use eframe::egui::{CentralPanel, Ui};
use egui_extras::{Column, TableBuilder, TableRow};
use statroom::domain::city::City;
use statroom::domain::measure::Measure;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::view::{ChartForm, View};
use statroom::program::{Command, FigureBatch, FigureLine, ManualClock, Program, query};
use statroom::ui::audience::AudienceFrame;
use statroom::ui::console::measure::{self, MeasureState};
use statroom::ui::console::measures::{self, MeasuresState};
use statroom::ui::models::{AudiencePlace, Frame, MeasureOnPage, Models, ProjectorView};
use statroom::ui::outbox::Outbox;
use std::collections::BTreeMap;
use std::sync::Arc;
use surface::{Surface, timed};
use times::median;

/// How many frames of each are timed in turn for the medians.
const TURNS: usize = 300;
/// Frames drawn before any is timed.
const WARM_UP: usize = 20;
/// A notebook's screen.
const WINDOW: [f32; 2] = [1440.0, 900.0];
/// Measures in the table.
const ROWS: usize = 2_000;
/// Height of a row in our table, and of the bare one so that as many are in sight.
const ROW: f32 = 54.0;
/// What the columns of both tables are called.
const HEADS: [&str; 10] = [
    "Measure",
    "36 periods",
    "Latest",
    "Change",
    "Target",
    "Target status",
    "Unusual",
    "Target reliability",
    "As of",
    "Data owner",
];

/// A screen with what it is drawn from.
struct Desk<S> {
    models: Models,
    now: DateTime<Utc>,
    state: S,
    surface: Surface,
}

impl<S> Desk<S> {
    fn new(models: Models, now: DateTime<Utc>, state: S) -> Self {
        let surface = Surface::ours(WINDOW);
        Self {
            models,
            now,
            state,
            surface,
        }
    }

    fn frame(&mut self, show: fn(&mut Ui, &Frame<'_>, &mut S, &mut Outbox)) -> usize {
        let Self {
            models,
            now,
            state,
            surface,
        } = self;
        let (pictures, shown) = (BTreeMap::new(), AudienceFrame::default());
        let frame = Frame {
            paper: &statroom::ui::paper::Paper::default(),
            models,
            now: *now,
            pictures: &pictures,
            audience: AudiencePlace::Closed,
            projector: &ProjectorView::default(),
            shown: &shown,
        };
        surface.draw(|ui| {
            let mut outbox = Outbox::default();
            CentralPanel::default().show(ui, |ui| show(ui, &frame, state, &mut outbox));
        })
    }
}

/// The measures' table with 2,000 rows.
fn table() -> Desk<MeasuresState> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (program, _clock, _meeting) = big::on_disk(folder.path(), 50);
    let mut book = query::measures(&program).unwrap();
    book.rows = book.rows.iter().cycle().take(ROWS).cloned().collect();
    let models = Models {
        directory: query::directory(&program).unwrap(),
        measures: book,
        today: program.today(),
        ..Models::default()
    };
    Desk::new(models, program.now(), MeasuresState::default())
}

fn labels(row: &mut TableRow<'_, '_>) {
    let at = row.index();
    for words in HEADS {
        row.col(|ui| {
            ui.label(format!("{words} {at}"));
        });
    }
}

/// As many rows of bare labels.
fn bare(surface: &mut Surface) -> usize {
    surface.draw(|ui| {
        CentralPanel::default().show(ui, |ui| {
            let columns = HEADS.iter().fold(TableBuilder::new(ui), |table, _| {
                table.column(Column::exact(130.0).clip(true))
            });
            let with_head = columns.header(ROW, |mut row| {
                for words in HEADS {
                    row.col(|ui| {
                        ui.label(words);
                    });
                }
            });
            with_head.body(|body| {
                body.rows(ROW, ROWS, |mut row| {
                    labels(&mut row);
                });
            });
        });
    })
}

/// The page of a measure with so many figures, drawn in that form.
fn page(frequency: Frequency, figures: i32, form: ChartForm) -> Desk<MeasureState> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let now = today.and_hms_opt(14, 0, 0).unwrap().and_utc();
    let city = City {
        name: "City of Bigford".into(),
        time_zone: "America/New_York".into(),
        fiscal_first_month: 7,
        meeting_minutes: 90,
        ..City::default()
    };
    let mut program = Program::in_memory(city, Arc::new(ManualClock::at(now))).unwrap();
    let measure = Measure {
        key: "calls".into(),
        name: "Calls".into(),
        frequency,
        ..Measure::default()
    };
    let last = Period::containing(frequency, today).plus(-1);
    let line = |back: i32| FigureLine {
        measure_key: "calls".into(),
        dimension: String::new(),
        group: String::new(),
        period: last.plus(back - figures + 1),
        value: Some(f64::from(100 + (back % 17).pow(2) % 17 + back % 12)),
        parts: None,
        row: Some(i64::from(back) + 2),
    };
    program
        .run(Command::ImportFigures(FigureBatch {
            source: "calls.csv".into(),
            source_hash: String::new(),
            by: "bench".into(),
            new_measures: vec![measure],
            lines: (0..figures).map(line).collect(),
            ..FigureBatch::default()
        }))
        .unwrap();
    let id = query::measures(&program).unwrap().rows[0].measure.id;
    let page = query::measure_page(&program, id).unwrap();
    let view = View {
        form,
        ..View::default()
    };
    let chart = query::life_chart_of(&program, &page, &view).unwrap();
    let chart = Arc::new(chart);
    let models = Models {
        directory: query::directory(&program).unwrap(),
        measures: query::measures(&program).unwrap(),
        measure: Some(MeasureOnPage {
            id,
            life: query::life(&program, &page.row.measure).unwrap(),
            choices: query::view_choices(&page),
            page: Arc::new(page),
            whole: Arc::clone(&chart),
            chart,
        }),
        today: program.today(),
        ..Models::default()
    };
    Desk::new(models, now, MeasureState::default())
}

fn main() {
    let mut ours = table();
    let mut labels = Surface::new(WINDOW);
    for _ in 0..WARM_UP {
        ours.frame(measures::show);
        bare(&mut labels);
    }
    let (mut table_times, mut bare_times) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        table_times.push(timed(|| ours.frame(measures::show)));
        bare_times.push(timed(|| bare(&mut labels)));
    }
    let (table_time, bare_time) = (median(table_times), median(bare_times));
    println!(
        "measures, {ROWS} rows: {table_time:.2} ms, bare labels {bare_time:.2} ms, ratio {:.2} (goal 2)",
        table_time / bare_time
    );
    let pages = [
        (Frequency::Month, 120, ChartForm::Line),
        (Frequency::Day, 3_650, ChartForm::Line),
        (Frequency::Day, 3_650, ChartForm::Bars),
        (Frequency::Day, 100_000, ChartForm::Line),
    ];
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("screens");
    group.bench_function("measures, 2000 rows", |bencher| {
        bencher.iter(|| ours.frame(measures::show));
    });
    for (frequency, figures, form) in pages {
        let mut desk = page(frequency, figures, form);
        let form = form.word();
        for _ in 0..WARM_UP {
            desk.frame(measure::show);
        }
        let times = (0..50).map(|_| timed(|| desk.frame(measure::show)));
        let time = median(times.collect());
        println!("measure page with {figures} figures, {form}: {time:.2} ms (goal 16)");
        group.bench_function(
            format!("measure page, {figures} figures, {form}"),
            |bencher| {
                bencher.iter(|| desk.frame(measure::show));
            },
        );
    }
    group.finish();
    wizard::measured(&mut criterion);
    criterion.final_summary();
}

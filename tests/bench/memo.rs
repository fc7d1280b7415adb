//! A stat memo of twelve charts in every format, cold (the whole process, from the command line) and warm, and the
//! preview after one edit. Beside them in the same run what others take: pandoc from our Markdown to Word, and
//! LibreOffice from our Word file to PDF; a line says so where they are not installed.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench measures or ends"
)]

mod big;

use chrono::{TimeZone as _, Utc};
use criterion::{Criterion, SamplingMode};
use statroom::domain::agenda::{Exhibit, ExhibitKind, ItemKind};
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::MeetingId;
use statroom::export::document::Block;
use statroom::export::memo::{MemoKind, MemoSources, stat_memo, write_paper};
use statroom::export::pdf::{Pages, Press};
use statroom::program::query::{self, ExhibitBody, ItemView};
use statroom::program::{Command, Program};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

/// How many charts the memo has, and how many pages at least.
const CHARTS: usize = 12;
const PAGES: usize = 12;
/// The formats, and how their files end.
const FORMATS: [(&str, &str); 4] = [
    ("Word", "docx"),
    ("PDF", "pdf"),
    ("web page", "html"),
    ("Markdown", "md"),
];

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (mut program, _clock, running) = big::on_disk(folder.path(), 50);
    with_charts(&mut program, running);
    with_pages(&mut program, running);
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    cold(&mut criterion, &program, running, folder.path());
    warm(&mut criterion, &program, running, folder.path());
    preview(&mut criterion, "of a big city", (&mut program, running));
    demonstration(&mut criterion);
    stages(&mut criterion, &program, running);
    yardsticks(&mut criterion, folder.path());
    criterion.final_summary();
}

/// Puts charts on the agenda until there are twelve.
fn with_charts(program: &mut Program, meeting: MeetingId) {
    let charts = |program: &Program| {
        let exhibits = query::exhibits(program, meeting).unwrap();
        let charts = exhibits.iter();
        charts
            .filter(|one| matches!(one.body, ExhibitBody::Chart(_)))
            .count()
    };
    let measures = query::measures(program).unwrap();
    let item = query::exhibits(program, meeting).unwrap()[0].exhibit.item;
    for row in measures.rows.iter().rev() {
        if charts(program) == CHARTS {
            break;
        }
        let exhibit = Exhibit {
            measure: Some(row.measure.id),
            ..Exhibit::new(item, ExhibitKind::Chart)
        };
        program.run(Command::SaveExhibit(exhibit)).unwrap();
    }
    assert_eq!(charts(program), CHARTS);
}

/// Takes follow-up items off the agenda as long as twelve pages are left; the city is so large that there are more.
fn with_pages(program: &mut Program, meeting: MeetingId) {
    let mut press = Press::new();
    let view = query::meeting(program, meeting).unwrap();
    let follow_ups = view
        .agenda()
        .filter(|view| view.item.kind == ItemKind::FollowUp);
    for view in follow_ups {
        if pages(&mut press, program, meeting).count() <= PAGES {
            break;
        }
        program.run(Command::RemoveItem(view.item.id)).unwrap();
    }
    let count = pages(&mut press, program, meeting).count();
    assert!(count >= PAGES, "the memo has {count} pages");
    println!("the memo has {count} pages and {CHARTS} charts");
}

/// The memo as the preview lays it out.
fn pages(press: &mut Press, program: &Program, meeting: MeetingId) -> Pages {
    let sources = MemoSources::read(program, meeting, MemoEdition::PANEL).unwrap();
    press.set(&stat_memo(&sources).unwrap()).unwrap()
}

/// A process from its start to its end.
fn run(process: &mut Process) {
    let status = process
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}

fn cold(criterion: &mut Criterion, program: &Program, meeting: MeetingId, folder: &Path) {
    let mut group = criterion.benchmark_group("cold, the whole process");
    group.sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_secs(10));
    for (name, ending) in FORMATS {
        let to = folder.join(format!("cold.{ending}"));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut statroom = Process::new(env!("CARGO_BIN_EXE_statroom"));
                let arguments = ["memo", "stat"].map(std::ffi::OsStr::new);
                statroom.args(arguments).arg(program.path());
                statroom
                    .args(["--meeting", &meeting.to_string(), "--to"])
                    .arg(&to);
                run(&mut statroom);
            });
        });
    }
    group.finish();
}

fn warm(criterion: &mut Criterion, program: &Program, meeting: MeetingId, folder: &Path) {
    let mut group = criterion.benchmark_group("warm, from the program to the disk");
    for (name, ending) in FORMATS {
        let to = folder.join(format!("warm.{ending}"));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                write_paper(program, meeting, MemoKind::Stat, MemoEdition::PANEL, &to).unwrap()
            });
        });
    }
    group.finish();
}

/// From an edit that was saved to the page it stands on in pixels, as the preview's thread does it.
fn preview(criterion: &mut Criterion, name: &str, (program, meeting): (&mut Program, MeetingId)) {
    let mut press = Press::new();
    let view = query::meeting(program, meeting).unwrap();
    let topic = |view: &&ItemView| view.item.kind == ItemKind::Standing;
    let mut item = view.agenda().find(topic).unwrap().item.clone();
    let mut edits = 0;
    let name = format!("preview {name} after one edit (goal 100 ms)");
    criterion.bench_function(&name, |bencher| {
        bencher.iter_custom(|rounds| {
            let mut taken = Duration::ZERO;
            for _ in 0..rounds {
                edits += 1;
                item.narrative = format!("The backlog fell again, as edit {edits} says.");
                program.run(Command::SaveItem(item.clone())).unwrap();
                let begun = Instant::now();
                let sources = MemoSources::read(program, meeting, MemoEdition::PANEL).unwrap();
                let memo = stat_memo(&sources).unwrap();
                let pages = press.set(&memo).unwrap();
                black_box(pages.draw(PAGES / 3, 1.0).unwrap());
                taken += begun.elapsed();
                let said = |block: &Block| matches!(block, Block::Paragraph(words) if words.words() == item.narrative);
                assert!(memo.blocks.iter().any(said), "the edit stands in the memo");
            }
            taken
        });
    });
}

/// The preview of the demonstration's coming meeting: a city of ordinary size.
fn demonstration(criterion: &mut Criterion) {
    let now = Utc.with_ymd_and_hms(2026, 11, 20, 15, 0, 0).unwrap();
    let mut program = statroom::demo::build(now).unwrap();
    let meetings = query::meetings(&program).unwrap().rows;
    let coming = meetings
        .iter()
        .max_by_key(|row| row.meeting.held_on)
        .unwrap();
    let meeting = coming.meeting.id;
    let exhibits = query::exhibits(&program, meeting).unwrap();
    let charts = exhibits
        .iter()
        .filter(|one| matches!(one.body, ExhibitBody::Chart(_)));
    let (charts, mut press) = (charts.count(), Press::new());
    let count = pages(&mut press, &program, meeting).count();
    println!("the demonstration's memo has {count} pages and {charts} charts");
    preview(criterion, "of the demonstration", (&mut program, meeting));
}

/// What the preview's time goes to: reading, making the document, laying it out again after one edit, drawing a page.
fn stages(criterion: &mut Criterion, program: &Program, meeting: MeetingId) {
    let mut group = criterion.benchmark_group("stages");
    let read = || MemoSources::read(program, meeting, MemoEdition::PANEL).unwrap();
    group.bench_function("reading what it is made of", |bencher| bencher.iter(read));
    let sources = read();
    group.bench_function("making the document", |bencher| {
        bencher.iter(|| stat_memo(&sources).unwrap());
    });
    let mut press = Press::new();
    let mut document = stat_memo(&sources).unwrap();
    let middle = document.blocks.len() / 2;
    let mut edits = 0;
    group.bench_function("laying it out after an edit", |bencher| {
        bencher.iter(|| {
            edits += 1;
            let edit = Block::Paragraph(format!("Edit {edits}.").as_str().into());
            document.blocks.insert(middle, edit);
            let pages = press.set(&document).unwrap();
            document.blocks.remove(middle);
            pages
        });
    });
    let pages = press.set(&document).unwrap();
    group.bench_function("a page in pixels", |bencher| {
        bencher.iter(|| pages.draw(0, 1.0).unwrap());
    });
    group.finish();
}

fn yardsticks(criterion: &mut Criterion, folder: &Path) {
    let there = |name: &str| {
        let found = Process::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .status();
        let found = found.is_ok_and(|status| status.success());
        if !found {
            println!("skipped: {name} is not installed");
        }
        found
    };
    let mut group = criterion.benchmark_group("others");
    group.sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_secs(12));
    if there("pandoc") {
        group.bench_function("pandoc, the same Markdown to Word", |bencher| {
            bencher.iter(|| {
                let mut pandoc = Process::new("pandoc");
                run(pandoc
                    .current_dir(folder)
                    .args(["warm.md", "-o", "pandoc.docx"]));
            });
        });
    }
    if there("soffice") {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        group.bench_function("LibreOffice, our Word file to PDF", |bencher| {
            bencher.iter(|| {
                let mut soffice = Process::new("soffice");
                soffice
                    .current_dir(folder)
                    .args([&profile, "--headless", "--convert-to", "pdf"]);
                run(soffice.args(["--outdir", "printed", "warm.docx"]));
            });
        });
    }
    group.finish();
}

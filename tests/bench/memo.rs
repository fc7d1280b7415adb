//! A stat memo with eight charts, from the program to a Word file on disk.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench measures or ends"
)]

mod big;

use criterion::Criterion;
use statroom::domain::edition::MemoEdition;
use statroom::export::memo::{MemoKind, write_paper};
use statroom::program::query::{self, ExhibitBody};

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (program, _clock, running) = big::on_disk(folder.path(), 50);
    let exhibits = query::exhibits(&program, running).unwrap();
    let charts = exhibits
        .iter()
        .filter(|exhibit| matches!(exhibit.body, ExhibitBody::Chart(_)));
    assert_eq!(charts.count(), 8);
    let path = folder.path().join("memo.docx");
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    criterion.bench_function("memo with 8 charts to Word", |bencher| {
        bencher.iter(|| {
            write_paper(&program, running, MemoKind::Stat, MemoEdition::PANEL, &path).unwrap()
        });
    });
    let markdown = folder.path().join("memo.md");
    criterion.bench_function("memo with 8 charts to Markdown", |bencher| {
        bencher.iter(|| {
            write_paper(
                &program,
                running,
                MemoKind::Stat,
                MemoEdition::PANEL,
                &markdown,
            )
            .unwrap()
        });
    });
    criterion.final_summary();
}

//! What holds for every file that is read, whatever its bytes: it is a grid or one sentence, a cell stands where it
//! stood when it is read again, and a grid written as CSV is the same grid.
//!
//! The fuzz targets beside run it by hand, on nightly:
//!
//! ```text
//! cargo install cargo-fuzz
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz csv tests/fuzz/corpus/csv -- -max_len=65536 -rss_limit_mb=2048
//! ```
//!
//! and the same with `xlsx`, `xls`, `ods` and `pasted`; on the stable compiler with `RUSTC_BOOTSTRAP=1` before it and
//! `-s none` among its words. `cargo test --test it fuzz` runs it over the corpus, so that
//! the targets don't rot. A file that was found to break something belongs into the corpus.

#![cfg_attr(
    test,
    expect(unreachable_pub, reason = "the test of the corpus has it as a module")
)]

use statroom::import::ImportError;
use statroom::import::grid::{Book, ReadOptions, Sheet, bounds};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Cells by row and column.
type Grid = BTreeMap<(u64, usize), String>;

/// How large a grid is still written out again.
const WRITTEN: (u64, usize) = (2000, 200);

/// Lets a foreign reader trip over foreign bytes: that is caught and told as a sentence, but libFuzzer's own hook
/// would end the run first.
#[cfg_attr(
    test,
    expect(dead_code, reason = "the test of the corpus keeps its own hook")
)]
pub fn quiet() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |what| {
            let ours = what
                .location()
                .is_some_and(|place| !place.file().contains("calamine"));
            if ours {
                before(what);
            }
        }));
    });
}

/// Any bytes as a file of that name.
pub fn file(name: &str, bytes: &[u8]) {
    check(Book::from_bytes(name, bytes, &ReadOptions::default()));
}

/// Any text as a pasted table.
pub fn pasted(text: &str) {
    check(Book::pasted(text));
}

fn check(book: Result<Book, ImportError>) {
    let book = match book {
        Ok(book) => book,
        Err(error) => {
            let words = error.to_string();
            assert!(words.ends_with('.') && !words.contains('\n'), "{words}");
            return;
        }
    };
    assert!(!book.sheets.is_empty());
    for sheet in &book.sheets {
        let Ok(first) = grid(sheet) else {
            continue;
        };
        assert_eq!(grid(sheet).ok(), Some(first.clone()));
        written_again(&first);
    }
}

fn grid(sheet: &Sheet) -> Result<Grid, ImportError> {
    let mut cells = Grid::new();
    let mut last = (0, 0);
    sheet.visit(&mut |row| {
        for (column, cell) in row.cells() {
            let place = (row.number(), column);
            assert!(place > last, "{place:?} comes after {last:?}");
            assert!(column <= bounds::COLUMNS);
            last = place;
            cells.insert(place, cell.text().replace("\r\n", "\n").replace('\r', "\n"));
        }
        ControlFlow::Continue(())
    })?;
    Ok(cells)
}

/// The same cells as CSV, read back.
fn written_again(cells: &Grid) {
    let small = cells
        .keys()
        .all(|(row, column)| *row <= WRITTEN.0 && *column <= WRITTEN.1);
    if !small || cells.values().all(|text| text.trim().is_empty()) {
        return;
    }
    let cells: Grid = cells
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(place, text)| (*place, text.clone()))
        .collect();
    let mut text = String::new();
    let (mut row, mut column) = (1, 1);
    for ((at_row, at_column), cell) in &cells {
        while row < *at_row {
            text.push('\n');
            (row, column) = (row + 1, 1);
        }
        while column < *at_column {
            text.push(',');
            column += 1;
        }
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    let options = ReadOptions {
        encoding: Some(encoding_rs::UTF_8),
        delimiter: Some(b','),
    };
    let again = Book::from_bytes("again.csv", text.as_bytes(), &options);
    let again = again.and_then(|book| grid(&book.sheets[0]));
    assert_eq!(again.ok(), Some(cells));
}

//! Text files as a grid: whatever the encoding, delimiter and line ends, a cell stays where it is.

use proptest::prelude::*;
use statroom::import::ImportError;
use statroom::import::grid::{Book, Cell, FileKind, ReadOptions, Watch, bounds};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::ops::ControlFlow;

/// Cells by row and column, blank ones left out.
pub(crate) type Grid = BTreeMap<(u64, usize), String>;

/// What a book's sheet holds, every cell as text.
pub(crate) fn cells_of(book: &Book, sheet: usize) -> Grid {
    let mut cells = Grid::new();
    book.sheets[sheet]
        .visit(&mut |row| {
            for (column, cell) in row.cells() {
                cells.insert((row.number(), column), cell.text());
                assert_eq!(row.cell(column), cell);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    cells
}

fn read(bytes: &[u8]) -> Book {
    Book::from_bytes("x.csv", bytes, &ReadOptions::default()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    Book::from_bytes("x.csv", bytes, &ReadOptions::default())
        .unwrap_err()
        .to_string()
}

fn grid(cells: &[(u64, usize, &str)]) -> Grid {
    cells
        .iter()
        .map(|(row, column, text)| ((*row, *column), (*text).to_owned()))
        .collect()
}

#[test]
fn blank_rows_and_lines_in_cells_count_as_a_spreadsheet_counts_them() {
    let book = read(b"\n\r\nmeasure,period\r\n\r\n\"two\r\nlines\",2026-09\r\n,,\r\nlast,x");
    assert_eq!(
        cells_of(&book, 0),
        grid(&[
            (3, 1, "measure"),
            (3, 2, "period"),
            (5, 1, "two\nlines"),
            (5, 2, "2026-09"),
            (7, 1, "last"),
            (7, 2, "x"),
        ])
    );
}

#[test]
fn lines_may_end_as_on_any_machine() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "", "c,d", ""].join(end);
        let expected = grid(&[(1, 1, "a"), (1, 2, "b"), (3, 1, "c"), (3, 2, "d")]);
        assert_eq!(cells_of(&read(text.as_bytes()), 0), expected, "{end:?}");
    }
}

#[test]
fn the_encoding_is_told_by_a_mark_or_by_the_bytes() {
    let text = "Measure;Período\nBacheadores – año;1,5\n";
    let wide = |little: bool, mark: bool| {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect::<Vec<u8>>()
    };
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let files = [
        ("UTF-8", text.as_bytes().to_vec(), true),
        ("UTF-8", format!("\u{feff}{text}").into_bytes(), true),
        ("windows-1252", western.into_owned(), false),
        ("UTF-16LE", wide(true, true), true),
        ("UTF-16BE", wide(false, true), true),
        ("UTF-16LE", wide(true, false), false),
        ("UTF-16BE", wide(false, false), false),
    ];
    for (name, bytes, certain) in files {
        let book = read(&bytes);
        let facts = book.text.unwrap();
        assert_eq!(facts.encoding.name(), name);
        assert_eq!(facts.encoding_certain, certain, "{name}");
        assert_eq!(facts.delimiter, b';');
        assert_eq!(
            cells_of(&book, 0),
            grid(&[
                (1, 1, "Measure"),
                (1, 2, "Período"),
                (2, 1, "Bacheadores – año"),
                (2, 2, "1,5"),
            ]),
            "{name}"
        );
    }
}

#[test]
fn a_few_western_letters_are_not_taken_for_another_alphabet() {
    for text in [
        "id,name\n1,Caf\u{e9}\n",
        "id,note\n1,6\u{2013}10 days\n2,the mayor\u{2019}s office\n",
        "measure,value\nNi\u{f1}os inscritos,5\n",
        "fee,cost\nlicence,\u{a3}5\nfine,\u{20ac}7\n",
    ] {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        let facts = read(&bytes).text.unwrap();
        assert_eq!(facts.encoding.name(), "windows-1252", "{text}");
    }
}

#[test]
fn a_bad_byte_in_good_utf_8_is_a_bad_byte_and_is_counted() {
    let mut bytes = "name,note\n".repeat(2).into_bytes();
    for _ in 0..20 {
        bytes.extend_from_slice("año,niño\n".as_bytes());
    }
    bytes.extend_from_slice(b"cut \xc3,x\n");
    let book = read(&bytes);
    let facts = book.text.unwrap();
    assert_eq!((facts.encoding.name(), facts.unreadable), ("UTF-8", 1));
    assert_eq!(cells_of(&book, 0)[&(23, 1)], "cut \u{fffd}");
}

#[test]
fn a_person_can_say_encoding_and_delimiter() {
    let options = ReadOptions {
        encoding: Some(encoding_rs::WINDOWS_1251),
        delimiter: Some(b','),
    };
    let book = Book::from_bytes("x.csv", b"\xc0;1,2\n", &options).unwrap();
    assert_eq!(cells_of(&book, 0), grid(&[(1, 1, "А;1"), (1, 2, "2")]));
}

#[test]
fn delimiters_are_found_where_they_make_rows_alike() {
    let title = "City of Brookhaven, Department of Streets; 2026\n\n";
    let tables = [
        (
            b',',
            "measure,period,value\ntrees,2026-09,5\nparks; pools,2026-09,6\n",
        ),
        (
            b';',
            "measure;period;value\ntrees;2026-09;5,5\nparks, pools;2026-09;6,25\n",
        ),
        (b';', "1,5;2,5\n3,5;4,5\n"),
        (b'\t', "measure\tperiod\tvalue\ntrees\t2026-09\t1,204\n"),
        (b'|', "measure|period|value\ntrees|2026-09|1,204\n"),
        (b',', "\"a;b\",1\n\"c;d\",2\n"),
        (b',', "one column\nonly\n"),
    ];
    for (delimiter, table) in tables {
        assert_eq!(
            read(table.as_bytes()).text.unwrap().delimiter,
            delimiter,
            "{table}"
        );
        let titled = format!("{title}{table}{table}");
        let facts = read(titled.as_bytes()).text.unwrap();
        assert!(
            facts.delimiter == delimiter || table.starts_with("one") || table.starts_with("1,5"),
            "{titled}: {}",
            char::from(facts.delimiter)
        );
    }
}

#[test]
fn a_line_that_announces_the_delimiter_is_no_row() {
    let book = read(b"sep=|\na,b|c\n");
    assert_eq!(cells_of(&book, 0), grid(&[(1, 1, "a,b"), (1, 2, "c")]));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told_of_its_row_only() {
    let unclosed = |bytes: &[u8]| {
        let mut rows = Vec::new();
        read(bytes).sheets[0]
            .visit(&mut |row| {
                if row.unclosed() {
                    rows.push(row.number());
                }
                ControlFlow::Continue(())
            })
            .unwrap();
        rows
    };
    assert_eq!(unclosed(b"a,b\n\"c,d\ne,f\n"), [2]);
    assert_eq!(unclosed(b"a,b\nc,\"d\ne\"\n"), [0_u64; 0]);
    assert_eq!(unclosed(b"a,5\" pipe\nc,\"d\ne\"\n"), [0_u64; 0]);
    let book = read(b"a,b\n\"c,d\ne,f\n");
    assert_eq!(cells_of(&book, 0)[&(2, 1)], "c,d\ne,f\n");
}

#[test]
fn rows_can_be_fetched_by_their_numbers_and_from_the_top() {
    let book = read(b"a\n\nb\nc\nd\n");
    let rows = book.sheets[0].rows(&[3, 5].into()).unwrap();
    let numbers: Vec<u64> = rows.iter().map(|row| row.number()).collect();
    assert_eq!(numbers, [3, 5]);
    assert_eq!(
        (rows.cell(3, 1), rows.cell(4, 1)),
        (Cell::Text("b"), Cell::Blank)
    );
    let head = book.sheets[0].head(2).unwrap();
    assert_eq!((head.last_row(), head.columns()), (3, 1));
}

#[test]
fn a_pasted_table_is_read_by_its_tabs() {
    let book = Book::pasted("Measure\tSep, 2026\nTrees\t\"two\nlines\"\n").unwrap();
    assert_eq!(book.kind, FileKind::Pasted);
    assert_eq!(
        cells_of(&book, 0),
        grid(&[
            (1, 1, "Measure"),
            (1, 2, "Sep, 2026"),
            (2, 1, "Trees"),
            (2, 2, "two\nlines")
        ])
    );
    assert_eq!(
        Book::pasted(" \n\t\n").unwrap_err().to_string(),
        "Pasted table is empty."
    );
    let endless = "x".repeat(bounds::PASTED_BYTES as usize + 1);
    assert!(
        Book::pasted(&endless)
            .unwrap_err()
            .to_string()
            .contains("are read")
    );
}

#[test]
fn what_is_no_table_is_told_in_one_sentence() {
    assert_eq!(refusal(b""), "x.csv is empty.");
    assert_eq!(refusal(b"\xef\xbb\xbf \n\n"), "x.csv is empty.");
    let noise: Vec<u8> = (0..2000_u32).map(|at| (at * 7919 % 251) as u8).collect();
    assert!(
        refusal(&noise).contains("is not text"),
        "{}",
        refusal(&noise)
    );
    let endless = format!("a,b\n\"{}", "no end, ".repeat(1_500_000));
    let words = refusal_on_visit(endless.as_bytes());
    assert!(words.starts_with("Row 2 of x.csv is too long"), "{words}");
    let wide = ",".repeat(bounds::COLUMNS) + "x\n";
    assert!(refusal(wide.as_bytes()).contains("16384 columns"));
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_refused_before_anybody_waits_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("figures.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for (path, name) in [
        (pipe.as_path(), "figures.csv"),
        (std::path::Path::new("/dev/zero"), "zero"),
    ] {
        let opened = Book::open(path, &ReadOptions::default(), Watch::nobody());
        assert_eq!(
            opened.unwrap_err().to_string(),
            format!(
                "{name} is a pipe or a device, not a table; save what comes from it as a file, and import that."
            )
        );
    }
}

fn refusal_on_visit(bytes: &[u8]) -> String {
    let book = read(bytes);
    let visited = book.sheets[0].visit(&mut |_| ControlFlow::Continue(()));
    visited.unwrap_err().to_string()
}

/// A file that is too large to be held in memory.
fn large_file() -> (tempfile::TempDir, std::path::PathBuf, u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let rows = bounds::HELD_BYTES / 16 + 10;
    for row in 0..rows {
        writeln!(file, "{row:08},{:08}", row * 7).unwrap();
    }
    file.into_inner().unwrap();
    (folder, path, rows)
}

#[test]
fn a_large_file_is_read_again_in_each_pass_even_after_it_was_removed() {
    let (folder, path, rows) = large_file();
    let told = std::cell::Cell::new(0.0);
    let watch = |share: f64| {
        assert!(share >= told.get() && share <= 1.0);
        told.set(share);
        true
    };
    let book = Book::open(&path, &ReadOptions::default(), Watch::new(&watch)).unwrap();
    assert!(told.get() > 0.99);
    drop(folder);
    for _ in 0..2 {
        let (mut seen, mut through) = (0, 0.0);
        book.sheets[0]
            .visit(&mut |row| {
                seen += 1;
                assert!(row.through() >= through);
                through = row.through();
                assert_eq!(row.number(), seen);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!((seen, through), (rows, 1.0));
    }
}

#[test]
fn a_file_that_is_written_to_meanwhile_is_noticed() {
    let (_folder, path, _) = large_file();
    let book = Book::open(&path, &ReadOptions::default(), Watch::nobody()).unwrap();
    let mut file = std::fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap();
    writeln!(file, "late,row").unwrap();
    let visited = book.sheets[0].visit(&mut |_| ControlFlow::Continue(()));
    let words = visited.unwrap_err().to_string();
    assert!(
        words.starts_with("large.csv changed while it was read"),
        "{words}"
    );
}

#[test]
fn opening_can_be_stopped() {
    let (_folder, path, _) = large_file();
    let stopped = Book::open(
        &path,
        &ReadOptions::default(),
        Watch::new(&|share| share < 0.3),
    );
    assert!(matches!(stopped, Err(ImportError::Stopped)));
}

#[test]
fn a_file_of_many_gigabytes_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.csv");
    let file = std::fs::File::create(&path).unwrap();
    // Sparse: it takes no room.
    file.set_len(9_400_000_000).unwrap();
    let words = Book::open(&path, &ReadOptions::default(), Watch::nobody());
    assert_eq!(
        words.unwrap_err().to_string(),
        "huge.csv holds 9.4 GB, and files of up to 2 GB are read; split it, or leave columns and years out."
    );
    let folder_words = Book::open(folder.path(), &ReadOptions::default(), Watch::nobody());
    assert!(
        folder_words
            .unwrap_err()
            .to_string()
            .contains("is a folder")
    );
    let missing = folder.path().join("none.csv");
    let missing = Book::open(&missing, &ReadOptions::default(), Watch::nobody());
    assert!(
        missing
            .unwrap_err()
            .to_string()
            .starts_with("There is no file at ")
    );
}

/// A cell that may hold anything a city types.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[0-9]{1,5}(\\.[0-9])?",
        2 => "[a-zA-Z ,;|\t\"é–’ñ]{1,12}",
        1 => "[a-z]{1,4}\n[a-z\"]{1,4}",
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(any_cell(), 2..7), 1..20)
}

fn as_grid(rows: &[Vec<String>]) -> Grid {
    let mut cells = Grid::new();
    for (row, texts) in (1..).zip(rows) {
        for (column, text) in (1..).zip(texts) {
            if !text.is_empty() {
                cells.insert((row, column), text.clone());
            }
        }
    }
    cells
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn written(rows: &[Vec<String>], delimiter: u8, end: &str) -> String {
    let delimiter = char::from(delimiter).to_string();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let plain = !cell.contains(['"', '\n', '\r', ',', ';', '\t', '|']);
                if plain {
                    cell.clone()
                } else {
                    quoted(&cell.replace('\n', end))
                }
            })
            .collect();
        text += &cells.join(&delimiter);
        text += end;
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_cell_never_moves_whatever_stands_between_cells_and_rows(
        rows in any_rows(),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        encoding in prop::sample::select(vec![
            encoding_rs::UTF_8, encoding_rs::WINDOWS_1252, encoding_rs::UTF_16LE, encoding_rs::UTF_16BE,
        ]),
    ) {
        let text = written(&rows, delimiter, end);
        let bytes: Vec<u8> = if encoding == encoding_rs::UTF_16LE {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else if encoding == encoding_rs::UTF_16BE {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        } else {
            encoding.encode(&text).0.into_owned()
        };
        let expected = as_grid(&rows);
        let options = ReadOptions { encoding: Some(encoding), delimiter: Some(delimiter) };
        match Book::from_bytes("x.csv", &bytes, &options) {
            Ok(book) => prop_assert_eq!(cells_of(&book, 0), expected),
            Err(error) => {
                prop_assert!(expected.values().all(|text| text.trim().is_empty()), "{}", error);
            }
        }
    }

    #[test]
    fn any_bytes_are_a_grid_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match Book::from_bytes("x.csv", &bytes, &ReadOptions::default()) {
            Ok(book) => {
                let visited = book.sheets[0].visit(&mut |_| ControlFlow::Continue(()));
                prop_assert!(visited.is_ok());
            }
            Err(error) => prop_assert!(error.to_string().ends_with('.')),
        }
    }
}

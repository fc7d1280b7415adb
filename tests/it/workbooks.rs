//! Workbooks as a grid: every kind, with all the things departments do to them.

use crate::grid::{Grid, cells_of};
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use statroom::import::ImportError;
use statroom::import::grid::{
    Book, Cell, FileKind, MomentLook, NumberLook, ReadOptions, Watch, bounds,
};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use zip::write::SimpleFileOptions;

fn read(bytes: &[u8]) -> Book {
    Book::from_bytes("x.xlsx", bytes, &ReadOptions::default()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    Book::from_bytes("x.xlsx", bytes, &ReadOptions::default())
        .unwrap_err()
        .to_string()
}

/// The cell of a sheet, kept.
fn cell(book: &Book, sheet: usize, row: u64, column: usize) -> Cell<'static> {
    let rows = book.sheets[sheet].rows(&[row].into()).unwrap();
    match rows.cell(row, column) {
        Cell::Text(text) => Cell::Text(text.to_owned().leak()),
        Cell::Error(text) => Cell::Error(text.to_owned().leak()),
        Cell::Number(number, look) => Cell::Number(number, look),
        Cell::Moment(at, look) => Cell::Moment(at, look),
        Cell::Days(days) => Cell::Days(days),
        Cell::Bool(truth) => Cell::Bool(truth),
        Cell::Uncalculated => Cell::Uncalculated,
        Cell::Blank => Cell::Blank,
    }
}

fn day(year: i32, month: u32, day: u32) -> chrono::NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    day.and_hms_opt(0, 0, 0).unwrap()
}

/// A department's sheet as it comes: a title over merged columns, blank rows and columns, percentages, dates, a
/// formula, an error, a hidden sheet.
fn department_sheet() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("FY26 report").unwrap();
    let bold = Format::new().set_bold();
    sheet
        .merge_range(0, 0, 0, 4, "Streets — performance report", &bold)
        .unwrap();
    sheet.merge_range(2, 2, 2, 3, "FY26", &bold).unwrap();
    sheet.write(3, 0, "Measure").unwrap();
    let months = Format::new().set_num_format("mmm-yy");
    let month = ExcelDateTime::parse_from_str("2026-07-01").unwrap();
    sheet.write_with_format(3, 2, &month, &months).unwrap();
    sheet.write(3, 3, "Aug\nactual").unwrap();
    sheet.write(5, 0, "On-time repairs").unwrap();
    sheet
        .write_with_format(5, 2, 0.58, &Format::new().set_num_format("0%"))
        .unwrap();
    sheet.write(5, 3, "61%").unwrap();
    sheet.write(6, 0, "Cost").unwrap();
    sheet
        .write_with_format(6, 2, 1374, &Format::new().set_num_format("$#,##0"))
        .unwrap();
    sheet
        .write_formula(6, 3, Formula::new("=C7*2").set_result("2748"))
        .unwrap();
    let days = Format::new().set_num_format("m/d/yyyy");
    let moments = Format::new().set_num_format("m/d/yyyy h:mm");
    let at = ExcelDateTime::parse_from_str("2026-11-29 10:30:00").unwrap();
    sheet.write_with_format(7, 2, &at, &moments).unwrap();
    sheet
        .write_with_format(7, 3, ExcelDateTime::from_ymd(1904, 1, 2).unwrap(), &days)
        .unwrap();
    sheet.write(8, 2, true).unwrap();
    sheet
        .write_formula(8, 3, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let hidden = book.add_worksheet().set_name("Lists").unwrap();
    hidden.write(0, 0, "choices").unwrap();
    hidden.set_hidden(true);
    book.add_worksheet().set_name("Empty").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_departments_sheet_is_read_as_it_is_shown() {
    let book = read(&department_sheet());
    assert_eq!((book.kind, book.text), (FileKind::Xlsx, None));
    let sheets: Vec<(&str, bool)> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(
        sheets,
        [("FY26 report", false), ("Lists", true), ("Empty", false)]
    );
    assert_eq!(book.sheets[0].extent(), Some((9, 4)));
    assert_eq!(book.sheets[2].extent(), Some((0, 0)));
    for (row, column, expected) in [
        (1, 1, Cell::Text("Streets — performance report")),
        (1, 2, Cell::Blank),
        (3, 3, Cell::Text("FY26")),
        (4, 3, Cell::Moment(day(2026, 7, 1), MomentLook::Month)),
        (4, 4, Cell::Text("Aug\nactual")),
        (6, 3, Cell::Number(0.58, NumberLook::Percent)),
        (6, 4, Cell::Text("61%")),
        (7, 3, Cell::Number(1374.0, NumberLook::Money)),
        (7, 4, Cell::Number(2748.0, NumberLook::Plain)),
        (8, 4, Cell::Moment(day(1904, 1, 2), MomentLook::Day)),
        (9, 3, Cell::Bool(true)),
        (9, 4, Cell::Error("#DIV/0!")),
    ] {
        assert_eq!(
            cell(&book, 0, row, column),
            expected,
            "row {row}, column {column}"
        );
    }
    let Cell::Moment(at, MomentLook::DayTime) = cell(&book, 0, 8, 3) else {
        panic!("no day and time");
    };
    assert_eq!(at.to_string(), "2026-11-29 10:30:00");
    let merged = book.sheets[0].merged_at(3, 4).unwrap();
    assert_eq!(
        (merged.first_row, merged.first_column, merged.last_column),
        (3, 3, 4)
    );
    assert_eq!(book.sheets[0].merged_at(3, 5), None);
}

/// A workbook that LibreOffice wrote.
fn fixture(name: &str) -> Vec<u8> {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(fixtures.join(name)).unwrap()
}

#[test]
fn workbooks_of_old_excel_and_of_libreoffice_say_the_same() {
    for (name, kind) in [
        ("department.xls", FileKind::Xls),
        ("department.ods", FileKind::Ods),
    ] {
        let book = read(&fixture(name));
        assert_eq!(book.kind, kind);
        let sheets: Vec<(&str, bool)> = book
            .sheets
            .iter()
            .map(|sheet| (sheet.name.as_str(), sheet.hidden))
            .collect();
        assert_eq!(
            sheets,
            [("FY26 report", false), ("Lists", true), ("Empty", false)]
        );
        // Only Excel's file says which format a date has.
        let month = if kind == FileKind::Xls {
            MomentLook::Month
        } else {
            MomentLook::Day
        };
        for (row, column, expected) in [
            (1, 1, Cell::Text("Streets - performance report")),
            (4, 3, Cell::Moment(day(2026, 7, 1), month)),
            (4, 4, Cell::Text("Aug\nactual")),
            (6, 3, Cell::Number(0.58, NumberLook::Percent)),
            (6, 4, Cell::Text("61%")),
            (6, 5, Cell::Number(0.6125, NumberLook::Percent)),
            (7, 4, Cell::Number(2748.0, NumberLook::Plain)),
            (8, 1, Cell::Text("Señal")),
            (8, 4, Cell::Number(10.0, NumberLook::Plain)),
            (8, 5, Cell::Number(12.0, NumberLook::Plain)),
            (9, 4, Cell::Error("#DIV/0!")),
        ] {
            let found = cell(&book, 0, row, column);
            assert_eq!(found, expected, "{name}: row {row}, column {column}");
        }
        let merged = book.sheets[0].merged();
        assert_eq!(merged.len(), 2);
        assert_eq!((merged[1].first_column, merged[1].last_column), (3, 4));
    }
}

#[test]
fn a_workbook_with_a_password_says_so() {
    let locked =
        "x.xlsx is protected by a password; open it, save it without one, and import that.";
    assert_eq!(refusal(&fixture("locked.xlsx")), locked);
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/>\
                    </manifest:file-entry></manifest:manifest>";
    let open = parts(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "<office:document-content/>"),
    ]);
    assert_eq!(refusal(&open), locked);
    // The record that tells of a password, in place of the first after the beginning.
    let mut old = fixture("department.xls");
    let at = old
        .windows(4)
        .position(|four| four == [0x09, 0x08, 0x10, 0x00])
        .unwrap();
    let first = at + 4 + 16;
    old[first..first + 2].copy_from_slice(&[0x2f, 0x00]);
    old[first + 4] = 1;
    assert_eq!(refusal(&old), locked);
}

#[test]
fn an_old_workbook_cut_short_or_larger_than_can_be_is_refused() {
    let whole = fixture("department.xls");
    for length in [100, 512, 1500, 4000] {
        let words = refusal(&whole[..length]);
        assert!(
            words.starts_with("x.xlsx is damaged or cut short"),
            "{length}: {words}"
        );
    }
    let mut huge = whole;
    let at = huge
        .windows(4)
        .position(|four| four == [0x00, 0x02, 0x0e, 0x00])
        .unwrap();
    huge[at + 8..at + 12].copy_from_slice(&[0xff; 4]);
    let words = refusal(&huge);
    assert!(words.contains("larger than can be"), "{words}");
}

/// A workbook of one sheet with these rows of XML, and what else it needs to be one.
fn by_hand(rows: &str, workbook_properties: &str) -> Vec<u8> {
    parts(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
                 {workbook_properties}<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>\
                 </sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
                 <sheetData>{rows}</sheetData><drawing r:id=\"rId9\"/></worksheet>"
            ),
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId9\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing\" \
             Target=\"../drawings/drawing1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
    ])
}

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const RELATIONSHIPS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/></Relationships>";
const SHEETS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
    Target=\"styles.xml\"/></Relationships>";

fn parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn formulas_without_a_value_are_told_from_blank_cells_and_a_missing_drawing_matters_to_nobody() {
    let book = read(&by_hand(
        "<row r=\"2\"><c r=\"B2\"><f>SUM(C2:C9)</f></c><c r=\"C2\" s=\"1\"/>\
         <c r=\"D2\"><f>1+1</f><v>2</v></c><c r=\"E2\" t=\"str\"><f>\"\"</f><v></v></c></row>",
        "",
    ));
    assert_eq!(cell(&book, 0, 2, 2), Cell::Uncalculated);
    assert_eq!(cell(&book, 0, 2, 3), Cell::Blank);
    assert_eq!(cell(&book, 0, 2, 4), Cell::Number(2.0, NumberLook::Plain));
    assert_eq!(cell(&book, 0, 2, 5), Cell::Blank);
}

#[test]
fn dates_are_counted_from_1904_where_the_workbook_says_so() {
    let rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44000</v></c></row>";
    let since_1900 = read(&by_hand(rows, ""));
    let since_1904 = read(&by_hand(rows, "<workbookPr date1904=\"1\"/>"));
    assert_eq!(
        cell(&since_1900, 0, 1, 1),
        Cell::Moment(day(2020, 6, 18), MomentLook::Day)
    );
    assert_eq!(
        cell(&since_1904, 0, 1, 1),
        Cell::Moment(day(2024, 6, 19), MomentLook::Day)
    );
}

#[test]
fn cells_out_of_order_and_at_the_far_corner_stay_where_they_are() {
    let book = read(&by_hand(
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>9</v></c></row>\
         <row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c></row>",
        "",
    ));
    let cells = cells_of(&book, 0);
    let expected: Grid = [((2, 1), "1"), ((2, 3), "3"), ((1_048_576, 16_384), "9")]
        .into_iter()
        .map(|(place, text)| (place, text.to_owned()))
        .collect();
    assert_eq!(cells, expected);
}

#[test]
fn what_only_looks_like_a_workbook_is_told_in_one_sentence() {
    let whole = department_sheet();
    let pdf = refusal(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj");
    assert_eq!(
        pdf,
        "x.xlsx is a PDF, not a table; ask for the spreadsheet or CSV file it was made from."
    );
    assert!(refusal(b"<html><table><tr><td>5</td></tr></table>").contains("is a web page"));
    assert!(refusal(b"\x89PNG\r\n\x1a\n").contains("is a picture"));
    for length in [40, 200, whole.len() / 2, whole.len() - 10] {
        let words = refusal(&whole[..length]);
        assert!(
            words.starts_with("x.xlsx is damaged or cut short"),
            "{length}: {words}"
        );
    }
    assert!(refusal(&parts(&[("figures.csv", "a,b\n1,2\n")])).contains("compressed archive"));
    assert!(refusal(&parts(&[("word/document.xml", "<w/>")])).contains("a Word document"));
    assert!(refusal(&parts(&[("xl/workbook.bin", "")])).contains("(.xlsb)"));
    assert!(refusal(&parts(&[("_rels/.rels", RELATIONSHIPS)])).contains("damaged"));
    assert_eq!(refusal(&by_hand("", "")), "x.xlsx is empty.");
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused_whatever_its_parts_are_called() {
    for name in ["xl/sharedStrings.xml", "xl/anything.dat"] {
        let bytes = unpacking_to_much(name);
        assert!(bytes.len() < 1_000_000);
        assert_eq!(
            refusal(&bytes),
            "x.xlsx unpacks to more than 1 GB, which is the most that is read; split it.",
            "{name}"
        );
    }
}

#[test]
fn a_sheet_with_one_endless_cell_is_refused() {
    let text = "x".repeat(bounds::CELL_BYTES as usize + 1);
    let rows = format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    assert_eq!(
        refusal(&by_hand(&rows, "")),
        "x.xlsx is damaged or cut short (a cell holds more text than a spreadsheet can); get it again from whoever \
         sent it."
    );
}

fn unpacking_to_much(name: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file("_rels/.rels", SimpleFileOptions::default())
        .unwrap();
    archive.write_all(RELATIONSHIPS.as_bytes()).unwrap();
    archive
        .start_file(name, SimpleFileOptions::default())
        .unwrap();
    let piece = vec![b' '; 1_000_000];
    for _ in 0..=bounds::PART_BYTES / 1_000_000 {
        archive.write_all(&piece).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_lies_about_its_size_is_refused_too() {
    let mut bytes = by_hand("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
    // The checksum of the sheet in the archive's directory is another one.
    let at = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[at + 16] ^= 0xff;
    assert!(
        refusal(&bytes).starts_with("x.xlsx is damaged"),
        "{}",
        refusal(&bytes)
    );
}

/// An OpenDocument workbook of one sheet with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    parts(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        (
            "content.xml",
            &format!(
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                 xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                 xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                 xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">\
                 <office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">\
                 <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
                 <office:body><office:spreadsheet>\
                 <table:table table:name=\"Notes\" table:style-name=\"ta2\"><table:table-row>\
                 <table:table-cell office:value-type=\"string\"><text:p>note</text:p></table:table-cell>\
                 </table:table-row></table:table>\
                 <table:table table:name=\"Figures\">{rows}</table:table>\
                 </office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

#[test]
fn an_open_document_that_ends_within_a_table_is_refused() {
    let whole = open_document("<table:table-row><table:table-cell/></table:table-row>");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut content = String::new();
    archive
        .by_name("content.xml")
        .unwrap()
        .read_to_string(&mut content)
        .unwrap();
    let (cut, _) = content.rsplit_once("</table:table-row>").unwrap();
    let bytes = parts(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", cut),
    ]);
    assert_eq!(
        refusal(&bytes),
        "x.xlsx is damaged or cut short (it ends within a table); get it again from whoever sent it."
    );
}

#[test]
fn an_open_document_keeps_its_percentages_merged_cells_and_what_is_repeated() {
    let book = read(&open_document(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/>\
         </table:table-row>\
         <table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned=\"2\" \
         table:number-rows-spanned=\"1\" office:value-type=\"string\"><text:p>FY26</text:p></table:table-cell>\
         <table:covered-table-cell/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"percentage\" \
         office:value=\"0.58\" table:number-columns-repeated=\"2\"><text:p>58%</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2026-09-01\"><text:p>Sep 26</text:p>\
         </table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p>\
         </table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell/></table:table-row>",
    ));
    assert_eq!(book.kind, FileKind::Ods);
    let sheets: Vec<(&str, bool)> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(sheets, [("Notes", true), ("Figures", false)]);
    assert_eq!(book.sheets[1].extent(), Some((5, 4)));
    for row in [4, 5] {
        for column in [1, 2] {
            assert_eq!(
                cell(&book, 1, row, column),
                Cell::Number(0.58, NumberLook::Percent)
            );
        }
        assert_eq!(
            cell(&book, 1, row, 3),
            Cell::Moment(day(2026, 9, 1), MomentLook::Day)
        );
        assert_eq!(cell(&book, 1, row, 4), Cell::Number(7.0, NumberLook::Plain));
    }
    let merged = book.sheets[1].merged_at(3, 3).unwrap();
    assert_eq!(
        (merged.first_row, merged.first_column, merged.last_row),
        (3, 2, 3)
    );
}

#[test]
fn an_open_document_that_repeats_a_cell_without_end_is_refused() {
    let words = refusal(&open_document(
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
         table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"7\"/></table:table-row>",
    ));
    assert_eq!(
        words,
        "x.xlsx has more than 5000000 cells, which is the most that is read; save it as CSV."
    );
}

#[test]
fn opening_a_workbook_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.xlsx");
    std::fs::write(&path, department_sheet()).unwrap();
    let stopped = Book::open(
        &path,
        &ReadOptions::default(),
        Watch::new(&|share| share < 0.25),
    );
    assert!(matches!(stopped, Err(ImportError::Stopped)));
}

/// What a cell of a made-up workbook holds.
#[derive(Debug, Clone)]
enum Made {
    Number(f64),
    Percent(f64),
    Day(i32),
    Text(String),
    Truth(bool),
}

fn any_made() -> impl Strategy<Value = Made> {
    prop_oneof![
        any::<i32>().prop_map(|number| Made::Number(f64::from(number) / 8.0)),
        (0..2000).prop_map(|number| Made::Percent(f64::from(number) / 1024.0)),
        (100..60_000).prop_map(Made::Day),
        "[a-zA-Zé–<&\"' ]{0,9}x".prop_map(Made::Text),
        any::<bool>().prop_map(Made::Truth),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_cell_of_a_workbook_never_moves(
        cells in prop::collection::btree_map((0..40_u32, 0..30_u16), any_made(), 1..60),
        corner in prop::option::of((0..1_048_576_u32, 0..16_384_u16)),
    ) {
        let mut cells = cells;
        if let Some(corner) = corner {
            cells.insert(corner, Made::Number(1.0));
        }
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let percent = Format::new().set_num_format("0.0%");
        let days = Format::new().set_num_format("yyyy-mm-dd");
        let mut expected: Vec<((u64, usize), Cell<'_>)> = Vec::new();
        for ((row, column), made) in &cells {
            let cell = match made {
                Made::Number(number) => {
                    sheet.write(*row, *column, *number).unwrap();
                    Cell::Number(*number, NumberLook::Plain)
                }
                Made::Percent(number) => {
                    sheet.write_with_format(*row, *column, *number, &percent).unwrap();
                    Cell::Number(*number, NumberLook::Percent)
                }
                Made::Day(days_since) => {
                    let at = day(1899, 12, 30) + chrono::Duration::days(i64::from(*days_since));
                    sheet.write_with_format(*row, *column, f64::from(*days_since), &days).unwrap();
                    Cell::Moment(at, MomentLook::Day)
                }
                Made::Text(text) => {
                    sheet.write(*row, *column, text).unwrap();
                    Cell::Text(text)
                }
                Made::Truth(truth) => {
                    sheet.write(*row, *column, *truth).unwrap();
                    Cell::Bool(*truth)
                }
            };
            expected.push(((u64::from(*row) + 1, usize::from(*column) + 1), cell));
        }
        let bytes = book.save_to_buffer().unwrap();
        let book = read(&bytes);
        let mut at = 0;
        book.sheets[0].visit(&mut |row| {
            for (column, cell) in row.cells() {
                assert_eq!(expected.get(at), Some(&((row.number(), column), cell)));
                at += 1;
            }
            std::ops::ControlFlow::Continue(())
        }).unwrap();
        prop_assert_eq!(at, expected.len());
    }

    #[test]
    fn a_cell_of_an_open_document_never_moves_however_rows_and_columns_are_repeated(
        rows in prop::collection::vec(
            (1..4_u64, prop::collection::vec((1..4_usize, prop::option::of(0..1000_u32), any::<bool>()), 0..6)),
            1..12,
        ),
    ) {
        let mut text = String::new();
        let mut expected = Grid::new();
        let mut row = 1;
        for (times, cells) in &rows {
            write!(text, "<table:table-row table:number-rows-repeated=\"{times}\">").unwrap();
            let mut column = 1;
            for (wide, number, percent) in cells {
                write!(text, "<table:table-cell table:number-columns-repeated=\"{wide}\"").unwrap();
                if let Some(number) = number {
                    let kind = if *percent { "percentage" } else { "float" };
                    write!(text, " office:value-type=\"{kind}\" office:value=\"{number}\"").unwrap();
                    for (down, right) in (0..*times).flat_map(|down| (0..*wide).map(move |right| (down, right))) {
                        let shown = if *percent { format!("{}%", number * 100) } else { number.to_string() };
                        expected.insert((row + down, column + right), shown);
                    }
                }
                text += "/>";
                column += wide;
            }
            // A row of no cell at all is none.
            text += "<table:table-cell/></table:table-row>";
            row += times;
        }
        let book = read(&open_document(&text));
        prop_assert_eq!(cells_of(&book, 1), expected);
    }

    #[test]
    fn a_spoilt_workbook_is_a_grid_or_a_sentence(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        which in 0..3,
    ) {
        let mut bytes = match which {
            0 => department_sheet(),
            1 => fixture("department.ods"),
            _ => fixture("department.xls"),
        };
        for (at, byte) in at {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = Book::from_bytes("x.xlsx", &bytes, &ReadOptions::default()) {
            prop_assert!(error.to_string().ends_with('.'));
        }
    }
}

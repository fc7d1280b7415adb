//! Department templates whose rows somebody moved, deleted or added to before they came back.

use crate::department_templates::{filled, rows, streets, written};
use rust_xlsxwriter::Workbook;
use statroom::import::grid::{Book, Cell, ReadOptions};
use statroom::import::{LongRow, PlanOptions, filled_template, plan_table};
use statroom::program::query;

/// The workbook written anew by another program, with this done to the rows of its first sheet.
fn edited(bytes: &[u8], edit: impl Fn(u64) -> Option<u64>) -> Vec<u8> {
    let book = Book::from_bytes("back.xlsx", bytes, &ReadOptions::default()).unwrap();
    let mut again = Workbook::new();
    for sheet in &book.sheets {
        let copy = again.add_worksheet().set_name(&sheet.name).unwrap();
        for row in sheet.head(500).unwrap().iter() {
            let is_first = sheet.name == "Figures";
            let to = if is_first {
                edit(row.number())
            } else {
                Some(row.number())
            };
            let Some(to) = to else { continue };
            for (column, cell) in row.cells() {
                let at = (to as u32 - 1, column as u16 - 1);
                if let Cell::Number(number, ..) = cell {
                    copy.write(at.0, at.1, number).unwrap();
                } else {
                    copy.write(at.0, at.1, cell.text()).unwrap();
                }
            }
        }
    }
    again.save_to_buffer().unwrap()
}

fn without_place(rows: Vec<LongRow>) -> Vec<LongRow> {
    let apart = rows.into_iter().map(|row| LongRow { row: 0, ..row });
    apart.collect()
}

#[test]
fn every_figure_comes_back_whatever_was_deleted_or_put_above_it() {
    let (town, department) = streets();
    let empty = written(&town, department);
    let last = rows(&empty).last().unwrap().row;
    let cells: Vec<(String, String)> = (6..=last)
        .map(|row| (format!("D{row}"), row.to_string()))
        .collect();
    let back = filled(&empty, &cells);
    // As that program keeps numbers: without our formats.
    let back = edited(&back, Some);
    let whole = without_place(rows(&back));
    assert_eq!(whole.len() as u64, last - 5);
    assert!(whole.iter().all(|row| !row.value.is_empty()));
    let known = query::figure_knowledge(&town.program).unwrap();
    for deleted in 0..=5 {
        let edited = edited(&back, |row| row.checked_sub(deleted).filter(|row| *row > 0));
        assert_eq!(
            without_place(rows(&edited)),
            whole,
            "{deleted} rows deleted"
        );
        let book = Book::from_bytes("back.xlsx", &edited, &ReadOptions::default()).unwrap();
        let table = filled_template(&book).unwrap().unwrap().table;
        let plan = plan_table(&table, &known, &PlanOptions::default()).unwrap();
        assert_eq!(plan.counts.rows, whole.len(), "{deleted} rows deleted");
        let first = plan.figures().map(|figure| figure.row).min();
        assert_eq!(
            first,
            Some(6 - deleted),
            "figures are told by where they stand"
        );
    }
    let lower = edited(&back, |row| Some(row + 3));
    assert_eq!(without_place(rows(&lower)), whole);
    // The heading is gone, and the titles stay.
    let headless = edited(&back, |row| match row {
        5 => None,
        1..=4 => Some(row),
        _ => Some(row - 1),
    });
    assert_eq!(without_place(rows(&headless)), whole);
}

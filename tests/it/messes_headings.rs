//! Workbooks whose headings are stacked, whose cells are merged, and whose formulas fail: what the import makes of each.

use crate::messes::{check, opened};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{PlanOptions, plan_book};

/// A workbook of one sheet with these rows; what reads as a number is one, and nothing is written for "".
fn made(rows: &[&[&str]], merged: &[(u32, u16, u32, u16)]) -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, rows);
    for (row, column, last_row, last_column) in merged {
        let text = rows[*row as usize][*column as usize];
        let format = Format::new();
        sheet
            .merge_range(*row, *column, *last_row, *last_column, "", &format)
            .unwrap();
        put(sheet, (*row, *column), text);
    }
    workbook
}

fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            put(sheet, (row, column), text);
        }
    }
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str) {
    if let Ok(number) = text.parse::<f64>() {
        sheet.write(row, column, number).unwrap();
    } else if let Some(error) = text.strip_prefix('=') {
        let formula = Formula::new("=1/0").set_result(error);
        sheet.write_formula(row, column, formula).unwrap();
    } else if !text.is_empty() {
        sheet.write(row, column, text).unwrap();
    }
}

#[test]
fn a_name_merged_over_both_rows_of_a_heading_of_actuals_and_targets() {
    let rows: [&[&str]; 4] = [
        &["Measure", "FY25", "", "FY26", ""],
        &["", "Actual", "Target", "Actual", "Target"],
        &["Lanterns mended", "1302", "1303", "1304", "1305"],
        &["Wicks cut", "1402", "1403", "", "1405"],
    ];
    let merged = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)];
    check("stacked_merged_down", &opened(made(&rows, &merged)));
    // Nothing merged at all says the same.
    check("stacked_loose", &opened(made(&rows, &[])));
}

#[test]
fn quarters_over_actuals_and_targets_below_a_title() {
    let rows: [&[&str]; 5] = [
        &["Department of Lanterns"],
        &["Measure", "FY26 Q1", "", "FY26 Q2", "", "FY26 Q3", ""],
        &[
            "", "Actual", "Target", "Actual", "Target", "Actual", "Target",
        ],
        &[
            "Lanterns mended",
            "2001",
            "2002",
            "2003",
            "2004",
            "2005",
            "2006",
        ],
        &["Wicks cut", "12", "13", "14", "15", "16", "17"],
    ];
    check("stacked_quarters", &opened(made(&rows, &[])));
}

#[test]
fn years_over_quarters_over_actuals_and_targets() {
    let rows: [&[&str]; 5] = [
        &["Measure", "FY25", "", "", "", "FY26", "", "", ""],
        &["", "Q1", "", "Q2", "", "Q1", "", "Q2", ""],
        &[
            "", "Actual", "Target", "Actual", "Target", "Actual", "Target", "Actual", "Target",
        ],
        &[
            "Lanterns mended",
            "402",
            "403",
            "404",
            "405",
            "406",
            "407",
            "408",
            "409",
        ],
        &[
            "Wicks cut",
            "502",
            "503",
            "504",
            "505",
            "506",
            "507",
            "508",
            "509",
        ],
    ];
    let merged = [
        (0, 0, 2, 0),
        (0, 1, 0, 4),
        (0, 5, 0, 8),
        (1, 1, 1, 2),
        (1, 3, 1, 4),
        (1, 5, 1, 6),
        (1, 7, 1, 8),
    ];
    check("stacked_three", &opened(made(&rows, &merged)));
}

#[test]
fn a_fiscal_year_over_its_months() {
    let rows: [&[&str]; 4] = [
        &["Measure", "FY26", "", "", "", "", "FY27"],
        &["", "Jul", "Aug", "Dec", "Jan", "Jun", "Jul"],
        &["Lanterns mended", "7", "8", "12", "1", "6", "70"],
        &["Wicks cut", "17", "18", "112", "11", "16", "170"],
    ];
    check("stacked_months", &opened(made(&rows, &[(0, 1, 0, 5)])));
}

/// A heading merged over two columns that nothing below divides.
#[test]
fn figures_that_might_be_years_are_no_second_row_of_a_heading() {
    let rows: [&[&str]; 4] = [
        &["Measure", "", "FY25", "FY26"],
        &["Lanterns mended", "by night", "2006", "2012"],
        &["Wicks cut", "by day", "2007", "2013"],
        &["Oil bought", "by day", "2008", "2014"],
    ];
    check("merged_name_heading", &opened(made(&rows, &[(0, 0, 0, 1)])));
}

#[test]
fn what_is_merged_down_several_rows_is_said_of_each_and_a_figure_of_none() {
    let rows: [&[&str]; 7] = [
        &["District", "Measure", "Month", "Value"],
        &["North", "Lanterns mended", "2026-01", "5"],
        &["", "Wicks cut", "", "6"],
        &["", "Oil bought", "", "7"],
        &["South", "Lanterns mended", "2026-01", "8"],
        &["", "Wicks cut", "2026-02", "9"],
        &["", "Oil bought", "2026-02", ""],
    ];
    let merged = [(1, 0, 3, 0), (4, 0, 6, 0), (1, 2, 3, 2), (5, 3, 6, 3)];
    check("merged_down", &opened(made(&rows, &merged)));
}

#[test]
fn a_column_with_failed_formulas_is_still_one_of_figures() {
    let rows: [&[&str]; 6] = [
        &["Month", "Lanterns mended", "Wicks cut"],
        &["2026-01", "5", "=#N/A"],
        &["2026-02", "6", "=#N/A"],
        &["2026-03", "7", "=#DIV/0!"],
        &["2026-04", "8", "=#DIV/0!"],
        &["2026-05", "9", "71"],
    ];
    check("errors_in_a_column", &opened(made(&rows, &[])));
}

#[test]
fn a_sheet_without_figures_names_the_others() {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet().set_name("Read me").unwrap();
    cover.write(0, 0, "How to use this workbook").unwrap();
    cover.write(1, 0, "Fill it in.").unwrap();
    let data = workbook.add_worksheet().set_name("Figures").unwrap();
    fill(data, &[&["Measure", "2026-01"], &["Lanterns mended", "5"]]);
    workbook.add_worksheet().set_name("Blank").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let book = Book::from_bytes("town.xlsx", &bytes, &ReadOptions::default()).unwrap();
    let known = crate::messes::known();
    let error = plan_book(&book, &known, &PlanOptions::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Nothing on the sheet \u{201c}Read me\u{201d} of town.xlsx looks like figures by period; choose another sheet \
         (Figures), or say in a mapping what its columns are."
    );
}

//! A sheet among those of its workbook.

use super::grid::{Book, Sheet};
use super::understand::lasting_name;

/// What a mapping for such a sheet is called unless a person names it: as the file without its dates, and as the
/// sheet where others are shown beside it.
pub(super) fn usual_name(book: &Book, sheet: &Sheet) -> String {
    let name = lasting_name(&book.source);
    let shown = book.sheets.iter().filter(|sheet| !sheet.hidden).count();
    if shown > 1 {
        format!("{name} ({})", lasting_name(&sheet.name))
    } else {
        name
    }
}

/// The other shown sheets that hold something, by name.
pub(super) fn other_sheets(book: &Book, sheet: &Sheet) -> Vec<String> {
    let others = book.sheets.iter().filter(|other| {
        let holds = || other.head(1).is_ok_and(|rows| rows.last_row() > 0);
        !other.hidden && !other.is_same(sheet) && holds()
    });
    others.map(|other| other.name.clone()).collect()
}

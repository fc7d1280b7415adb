//! What stands between the cells of a text: the candidate under which its rows are most alike.

use super::delimited::Delimited;
use crate::import::ImportError;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// What may stand between cells. Of two under which the rows are equally alike the one that makes more cells is
/// meant, unless it stands in numbers only, else the earlier one: commas stand in numbers and prose, the others hardly
/// ever.
pub const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// How many rows are looked at.
const ROWS: usize = 50;

/// The delimiter of a text; a comma for a single column.
pub(super) fn sniff(text: &Delimited) -> Result<u8, ImportError> {
    let mut best = (0.0, 1, b',');
    for delimiter in DELIMITERS {
        let widths = widths(&Delimited {
            delimiter,
            ..text.clone()
        });
        // Under a wrong delimiter a quotation mark may never close.
        let widths = match widths {
            Err(ImportError::RowTooLong { .. } | ImportError::TooManyColumns { .. }) => continue,
            other => other?,
        };
        let (likeness, width) = likeness(&widths);
        let makes_more = likeness.total_cmp(&best.0).is_eq() && width > best.1;
        if likeness > best.0 || makes_more && !stands_in_numbers(text, delimiter)? {
            best = (likeness, width, delimiter);
        }
    }
    Ok(best.2)
}

/// Whether a delimiter stands only between digits in the first rows, as a comma before decimals does.
fn stands_in_numbers(text: &Delimited, delimiter: u8) -> Result<bool, ImportError> {
    let text = Delimited {
        delimiter,
        ..text.clone()
    };
    let (mut looked, mut only) = (0, true);
    text.visit(&mut |row| {
        looked += 1;
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        for column in 1..row.width() {
            let (before, after) = (row.cell(column).text(), row.cell(column + 1).text());
            only &= digit(before.chars().next_back()) && digit(after.chars().next());
        }
        if looked < ROWS && only {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    Ok(only)
}

/// How many cells each of the first rows has, empty ones at its end left out.
fn widths(text: &Delimited) -> Result<Vec<usize>, ImportError> {
    let mut widths = Vec::new();
    text.visit(&mut |row| {
        widths.push(row.width());
        if widths.len() < ROWS {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    Ok(widths)
}

/// The share of rows that have the number of cells most of them have, of those with more than one; and that number.
fn likeness(widths: &[usize]) -> (f64, usize) {
    let mut of_width: BTreeMap<usize, usize> = BTreeMap::new();
    for width in widths.iter().filter(|width| **width > 1) {
        *of_width.entry(*width).or_default() += 1;
    }
    let most = of_width
        .iter()
        .max_by_key(|(width, rows)| (**rows, **width));
    let (width, rows) = most.map_or((0, 0), |(width, rows)| (*width, *rows));
    (rows as f64 / widths.len().max(1) as f64, width)
}

/// The delimiter that a first line such as "sep=;" announces.
pub(super) fn announced(text: &Delimited) -> Result<Option<u8>, ImportError> {
    let mut found = None;
    let whole = Delimited {
        // A delimiter that no such line can hold.
        delimiter: 0x1f,
        ..text.clone()
    };
    let looked = whole.visit(&mut |row| {
        if let (1, super::Cell::Text(line)) = (row.number(), row.cell(1)) {
            found = line
                .strip_prefix("sep=")
                .and_then(|after| match after.as_bytes() {
                    [delimiter] if DELIMITERS.contains(delimiter) => Some(*delimiter),
                    _ => None,
                });
        }
        ControlFlow::Break(())
    });
    match looked {
        Err(ImportError::RowTooLong { .. }) => Ok(None),
        other => other.map(|()| found),
    }
}

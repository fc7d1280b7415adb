//! A table as comma-separated text in UTF-8, with the mark by which Excel knows it.

use super::{Sheet, Value};
use crate::domain::text::AsText as _;
use crate::export::ExportError;
use crate::export::document::legible;

/// Tells Excel that the text is UTF-8; without it names with accents come out garbled there.
const MARK: &str = "\u{feff}";

/// The file's bytes: a row of heads, then the rows; days as YYYY-MM-DD, numbers with a point.
///
/// # Errors
/// When memory runs out.
pub(crate) fn write(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let packed = |error: csv::Error| ExportError::Table(error.to_string());
    let heads = sheet.columns.iter().map(|column| harmless(&column.head));
    out.write_record(heads).map_err(packed)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|value| match value {
            Value::Empty => String::new(),
            Value::Text(words) => harmless(words),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_text().into_owned(),
        });
        out.write_record(cells).map_err(packed)?;
    }
    out.into_inner()
        .map_err(|error| ExportError::Table(error.to_string()))
}

/// Text that no spreadsheet program takes for a formula.
fn harmless(text: &str) -> String {
    let text = legible(text);
    let first = text
        .trim_start_matches([' ', '\n', '\u{a0}'])
        .chars()
        .next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
    );
    if formula {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_led_by_an_apostrophe_and_nothing_else_is() {
        for formula in [
            "=1+1",
            "+1",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u{ff1d}1",
            "\n=1",
        ] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        for text in ["a=b", "Fill it", "3 - 2", "", "'=1", "(=1)"] {
            assert_eq!(harmless(text), text);
        }
    }
}

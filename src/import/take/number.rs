//! The number in a cell, and how it was written.

use crate::import::grid::{Cell, NumberLook};
use crate::import::quoted;
use crate::import::understand::{DecimalMark, is_either_number};
use crate::import::value::{exchanged, read_value};

/// A number as a cell gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Written {
    /// The number; of percentages what stands before the sign.
    pub value: f64,
    /// It carries a sign of percent.
    pub percent: bool,
    /// It carries a sign of money.
    pub money: bool,
    /// Digits after the point; fewer than none for "1.2e3".
    pub decimals: i8,
}

/// Reads a cell. `None` for an empty one and for what stands for one.
///
/// # Errors
/// What is wrong with it and what would help.
pub(in crate::import) fn number(
    cell: Cell<'_>,
    mark: DecimalMark,
) -> Result<Option<Written>, String> {
    match cell {
        Cell::Blank | Cell::Error("#N/A") => Ok(None),
        Cell::Text(text) => match mark {
            DecimalMark::Ask if is_either_number(text) => Err(either(text)),
            DecimalMark::Point | DecimalMark::Ask => of_text(text),
            DecimalMark::Comma => of_text(&exchanged(text)).map_err(|_| {
                of_text(text).err().unwrap_or_else(|| not_with_comma(text))
            }),
        },
        Cell::Number(value, NumberLook::Percent) => of_text(&cell.text()).map(|read| {
            read.or(Some(plain(value)))
        }),
        Cell::Number(value, look) => Ok(Some(Written {
            money: look == NumberLook::Money,
            ..plain(value + 0.0)
        })),
        Cell::Error(text) => read_value(text).map(|_| None).map_err(|error| error.to_string()),
        Cell::Uncalculated => Err(
            "the formula here has no stored value; open the workbook in a spreadsheet and save it again".to_owned(),
        ),
        Cell::Moment(..) => Err(format!(
            "{} is a date where a figure belongs; format the column as a number and save again",
            quoted(&cell.text())
        )),
        Cell::Days(days) => Err(format!(
            "{days} days is a length of time; write it as a plain number in the measure\u{2019}s unit"
        )),
        Cell::Bool(_) => Err(format!(
            "{} is not a number; write a plain figure, or leave the cell empty",
            quoted(&cell.text())
        )),
    }
}

fn either(text: &str) -> String {
    format!(
        "{} is one number with a comma before the decimals and another with a point; say in the mapping which stands \
         before the decimals",
        quoted(text)
    )
}

fn not_with_comma(text: &str) -> String {
    format!(
        "{} has a point where this file\u{2019}s figures have a comma; write 1.234,5",
        quoted(text)
    )
}

/// A number from a workbook, which knows of no digits but those it has.
fn plain(value: f64) -> Written {
    let text = value.abs().to_string();
    Written {
        value,
        percent: false,
        money: false,
        decimals: decimals(&text),
    }
}

fn of_text(text: &str) -> Result<Option<Written>, String> {
    let trimmed = text.trim();
    if let Some(quick) = digits_only(trimmed) {
        return Ok(Some(quick));
    }
    let read = read_value(trimmed).map_err(|error| error.to_string())?;
    Ok(read.map(|value| Written {
        value,
        percent: trimmed.contains('%'),
        money: trimmed.contains('$'),
        decimals: decimals(trimmed),
    }))
}

/// What most cells are: digits with at most one point, which need no looking twice.
fn digits_only(text: &str) -> Option<Written> {
    let bytes = text.as_bytes();
    let plain = !bytes.is_empty()
        && bytes.len() <= 15
        && bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    if !plain {
        return None;
    }
    let value = text.parse().ok()?;
    Some(Written {
        value,
        percent: false,
        money: false,
        decimals: decimals(text),
    })
}

/// Digits after the point of a number as typed; fewer than none for "1.2e3", which is known to hundreds.
pub(in crate::import) fn decimals(cell: &str) -> i8 {
    let (mantissa, exponent) = cell
        .split_once(['e', 'E'])
        .map_or((cell, 0), |(mantissa, exponent)| {
            (mantissa, exponent.trim().parse().unwrap_or(0))
        });
    let after = mantissa.split_once('.').map_or("", |(_, after)| after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let places = i32::try_from(digits)
        .unwrap_or(i32::MAX)
        .saturating_sub(exponent);
    places.clamp(-100, 100) as i8
}

/// A number with its point two places on, so that 0.07 is 7 and not 7.000000000000001.
pub(in crate::import) fn hundredfold(value: f64) -> f64 {
    let text = format!("{value:e}");
    let moved = text.split_once('e').and_then(|(digits, power)| {
        let power: i32 = power.parse().ok()?;
        format!("{digits}e{}", power + 2).parse().ok()
    });
    moved.unwrap_or(value * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_a_cell_say_how_far_it_is_rounded() {
        for (cell, wanted) in [
            ("80", 0),
            ("80.1", 1),
            ("80.10%", 2),
            ("$1,374.5", 1),
            ("1.2e3", -2),
            ("5E-2", 2),
        ] {
            assert_eq!(decimals(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn cells_are_read_by_what_they_are() {
        let read = |cell| number(cell, DecimalMark::Point);
        let value = |cell| read(cell).unwrap().map(|written| written.value);
        assert_eq!(value(Cell::Text("1,204")), Some(1204.0));
        assert_eq!(value(Cell::Number(0.58, NumberLook::Percent)), Some(58.0));
        assert_eq!(value(Cell::Number(0.07, NumberLook::Percent)), Some(7.0));
        assert_eq!(value(Cell::Number(0.58, NumberLook::Unknown)), Some(0.58));
        assert_eq!(value(Cell::Error("#N/A")), None);
        assert_eq!(value(Cell::Text("No Data")), None);
        assert!(
            read(Cell::Error("#DIV/0!"))
                .unwrap_err()
                .contains("spreadsheet")
        );
        assert!(
            read(Cell::Uncalculated)
                .unwrap_err()
                .contains("save it again")
        );
        assert!(read(Cell::Bool(true)).is_err());
        assert!(
            read(Cell::Text("6500-7000"))
                .unwrap_err()
                .contains("plain figure")
        );
    }

    #[test]
    fn decimals_may_stand_after_a_comma() {
        let read = |text| number(Cell::Text(text), DecimalMark::Comma);
        assert_eq!(
            read("1.234,5").unwrap().unwrap().value.to_bits(),
            1234.5_f64.to_bits()
        );
        assert_eq!(read("0,25").unwrap().unwrap().decimals, 2);
    }

    #[test]
    fn a_hundredfold_has_no_dust() {
        for (share, percent) in [
            (0.07, 7.0),
            (0.29, 29.0),
            (0.58, 58.0),
            (1.1, 110.0),
            (-0.015, -1.5),
        ] {
            assert_eq!(hundredfold(share).to_bits(), f64::to_bits(percent));
        }
    }
}

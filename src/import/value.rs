//! Figures as departments type them.

use super::quoted;
use std::borrow::Cow;

/// Why a cell is not a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Words, a range, a date: anything else.
    #[error(
        "{0} is not a number; write a plain figure like 1204, 1,204, 94.1% or $1,374, \
         or leave the cell empty"
    )]
    NotANumber(String),
    /// A separator where none belongs.
    #[error("{0} has a comma or space that is not between thousands; write 1,234 or 1234.5")]
    Separator(String),
    /// No number can be that, or none that large.
    #[error("{0} is not a number that can be kept; leave the cell empty where there is no figure")]
    NotFinite(String),
    /// The result of a broken formula.
    #[error("{0} is a spreadsheet\u{2019}s error; mend its formula, or leave the cell empty")]
    Formula(String),
}

/// Reads a figure: with commas or spaces between thousands, %, $, and parentheses for a negative
/// one. `94.1%` is 94.1. `None` for an empty cell and for what stands for one: `N/A`, `-`, `*`.
///
/// # Errors
/// [`ValueError`] for anything else. What could be two numbers is refused, not guessed.
pub fn read_value(text: &str) -> Result<Option<f64>, ValueError> {
    value_of(text).map_err(|fault| {
        let quoted = quoted(trimmed(text));
        match fault {
            Fault::NotANumber => ValueError::NotANumber(quoted),
            Fault::Separator => ValueError::Separator(quoted),
            Fault::NotFinite => ValueError::NotFinite(quoted),
            Fault::Formula => ValueError::Formula(quoted),
        }
    })
}

/// What is wrong with a text, for who needs no words for it: most cells of a table are no figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    NotANumber,
    Separator,
    NotFinite,
    Formula,
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Reads a figure as [`read_value`] does.
pub(super) fn value_of(text: &str) -> Result<Option<f64>, Fault> {
    let trimmed = trimmed(text);
    if is_missing(trimmed) {
        return Ok(None);
    }
    if let Some(error) = never_a_figure(trimmed) {
        return Err(error);
    }
    let Some((negative, bare)) = bare(trimmed) else {
        return Err(Fault::NotANumber);
    };
    let digits = without_separators(bare).ok_or(Fault::Separator)?;
    if !is_plain_number(&digits) {
        return Err(Fault::NotANumber);
    }
    match digits.parse::<f64>() {
        // Adding nothing turns a negative zero into zero.
        Ok(value) if value.is_finite() => Ok(Some(if negative { -value } else { value } + 0.0)),
        Ok(_) => Err(Fault::NotFinite),
        Err(_) => Err(Fault::NotANumber),
    }
}

/// The text with points and commas exchanged: as it is read where decimals stand after a comma.
pub(super) fn exchanged(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ',' => '.',
            '.' => ',',
            other => other,
        })
        .collect()
}

/// Whether the text stands for an empty cell.
fn is_missing(text: &str) -> bool {
    const MISSING: [&str; 22] = [
        "",
        "-",
        "--",
        "\u{2013}",
        "\u{2014}",
        "*",
        "n/a",
        "#n/a",
        "na",
        "n.a.",
        "n/d",
        "no data",
        "not available",
        "n\\a",
        "n.d.",
        "null",
        "tbd",
        "t.b.d.",
        "pending",
        "not applicable",
        "not reported",
        // Of a measure that is new there is no figure yet.
        "new",
    ];
    // What can't be one of them is told by its first letter, and most cells are numbers.
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 200 {
        return false;
    }
    let small = text.to_lowercase();
    let explained = small
        .strip_prefix("n/a")
        .is_some_and(|rest| rest.trim_start().starts_with('('));
    explained || MISSING.contains(&small.as_str())
}

/// Names of what is no number, and of what a spreadsheet writes when a formula fails.
fn never_a_figure(text: &str) -> Option<Fault> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let small = text
        .trim_start_matches(['-', '+', '\u{2212}'])
        .to_lowercase();
    match small.as_str() {
        "nan" | "inf" | "infinity" => Some(Fault::NotFinite),
        "#div/0!" | "#ref!" | "#value!" | "#name?" | "#num!" | "#null!" => Some(Fault::Formula),
        _ => None,
    }
}

/// Takes the sign, parentheses, % and $ away, each at most once, and says whether the figure is
/// negative.
fn bare(text: &str) -> Option<(bool, &str)> {
    let (mut rest, mut percent) = strip_end(text, '%');
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(') {
        negative = true;
        rest = inner.strip_suffix(')')?.trim();
        if !percent {
            (rest, percent) = strip_end(rest, '%');
        }
    }
    let (after_sign, mut sign) = strip_sign(rest);
    let (after_dollar, dollar) = match after_sign.strip_prefix('$') {
        Some(after) => (after.trim_start(), true),
        None => (after_sign, false),
    };
    rest = after_dollar;
    if dollar && sign.is_none() {
        (rest, sign) = strip_sign(rest);
    }
    let contradicts = (negative && sign.is_some()) || (dollar && percent);
    let is_negative = negative || sign == Some('-');
    (!contradicts && !rest.is_empty()).then_some((is_negative, rest))
}

fn strip_end(text: &str, mark: char) -> (&str, bool) {
    text.strip_suffix(mark)
        .map_or((text, false), |before| (before.trim_end(), true))
}

/// Takes a leading sign away; a typographic minus counts as '-'.
fn strip_sign(text: &str) -> (&str, Option<char>) {
    let Some(first @ ('-' | '+' | '\u{2212}')) = text.chars().next() else {
        return (text, None);
    };
    let rest = text.strip_prefix(first).unwrap_or(text).trim_start();
    (rest, Some(if first == '+' { '+' } else { '-' }))
}

/// The figure without the separators between its thousands. `None` when one stands elsewhere.
fn without_separators(text: &str) -> Option<Cow<'_, str>> {
    let is_separator = |c: char| c == ',' || c.is_whitespace();
    let Some(separator) = text.chars().find(|c| is_separator(*c)) else {
        return Some(Cow::Borrowed(text));
    };
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let all_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    // "0,125" is no thousand: somebody's comma is a point.
    let well_placed = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && groups.all(|group| group.len() == 3 && all_digits(group))
        && fraction.is_none_or(|digits| !digits.chars().any(is_separator));
    // Words are no figures with a stray comma: the caller has a better sentence for them.
    if !well_placed && text.chars().any(char::is_alphabetic) {
        return Some(Cow::Borrowed(text));
    }
    well_placed.then(|| text.chars().filter(|c| *c != separator).collect())
}

/// Digits with at most one point among them, and an exponent if any: what `f64` reads, without the
/// names it also reads.
fn is_plain_number(text: &str) -> bool {
    let (mantissa, exponent) = text
        .split_once(['e', 'E'])
        .map_or((text, None), |(m, e)| (m, Some(e)));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let points = mantissa.bytes().filter(|b| *b == b'.').count();
    let exponent_reads = exponent.is_none_or(|e| {
        let e = e.strip_prefix(['-', '+']).unwrap_or(e);
        !e.is_empty() && e.bytes().all(|b| b.is_ascii_digit())
    });
    digits > 0 && points <= 1 && digits + points == mantissa.len() && exponent_reads
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> f64 {
        read_value(text).unwrap().unwrap()
    }

    #[test]
    fn figures_are_read_as_departments_type_them() {
        let table: [(&str, f64); 20] = [
            ("1204", 1204.0),
            ("1,204", 1204.0),
            ("10 019", 10019.0),
            ("10\u{a0}019", 10019.0),
            ("1,234,567.5", 1_234_567.5),
            ("94.1%", 94.1),
            ("58 %", 58.0),
            ("$1,374", 1374.0),
            ("$ 12.50", 12.5),
            ("-$5", -5.0),
            ("$-5", -5.0),
            ("(1,374)", -1374.0),
            ("($5.00)", -5.0),
            ("(3%)", -3.0),
            ("(3)%", -3.0),
            ("\u{2212}3.2", -3.2),
            ("+7", 7.0),
            (".5", 0.5),
            ("1.15977e+007", 11_597_700.0),
            ("\u{feff} 12 ", 12.0),
        ];
        for (text, wanted) in table {
            assert_eq!(value(text).to_bits(), wanted.to_bits(), "{text}");
        }
        assert_eq!(value("-0").to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn what_stands_for_an_empty_cell_is_missing_and_never_zero() {
        for text in [
            "", "  ", "N/A", "n/a", "#N/A", "-", "–", "—", "*", "No Data", "\u{a0}",
        ] {
            assert_eq!(read_value(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_refused() {
        for text in [
            "1,23",
            "1,2345",
            ",5",
            "1,234,5",
            "12 34",
            "1.234,5",
            "1,234 567",
            "0,125",
        ] {
            assert!(
                matches!(read_value(text), Err(ValueError::Separator(_))),
                "{text}"
            );
        }
        let others = [
            "6500-7000",
            "abc",
            "12 abc",
            "5-",
            "--5",
            "(-5)",
            "$5%",
            "5%%",
            "1.2.3",
            "1e",
            "0x1F",
            "1_000",
            "9/30/2026",
            "(",
            "()",
            "$",
            "%",
            "٣",
            "5 days",
        ];
        for text in others {
            assert!(
                matches!(read_value(text), Err(ValueError::NotANumber(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_refused_by_name() {
        for text in ["NaN", "nan", "inf", "-inf", "Infinity", "1e999"] {
            assert!(
                matches!(read_value(text), Err(ValueError::NotFinite(_))),
                "{text}"
            );
        }
        assert!(matches!(read_value("#DIV/0!"), Err(ValueError::Formula(_))));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_is_finite(text in "\\PC*") {
            if let Ok(Some(read)) = read_value(&text) {
                prop_assert!(read.is_finite());
            }
        }

        #[test]
        fn a_number_written_plainly_is_read_exactly(number in -1e15_f64..1e15) {
            prop_assert_eq!(read_value(&number.to_string()), Ok(Some(number + 0.0)));
        }

        #[test]
        fn thousands_may_be_set_apart(number in 0_u32..2_000_000_000) {
            let digits = number.to_string();
            let mut apart = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    apart.push(',');
                }
                apart.push(digit);
            }
            prop_assert_eq!(read_value(&apart), Ok(Some(f64::from(number))));
        }
    }
}

//! Whether a file's decimals stand after a point or a comma, from all its figures.

use super::mapping::DecimalMark;
use crate::import::grid::Sheet;
use crate::import::value::{exchanged, value_of};

/// What the figures say of the mark before their decimals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Figures that can only be read with a point.
    point: usize,
    /// Figures that can only be read with a comma.
    comma: usize,
    /// Of these, such as have a point between their thousands: no slip of the pen looks like that.
    certain: usize,
    /// Figures that are one number with a point and another with a comma: "1,250", "1.250".
    either: usize,
    /// Semicolons stand between the cells, as they are written where decimals stand after a comma.
    semicolons: bool,
}

impl Marks {
    /// Of a sheet whose figures are still to be added.
    pub(super) fn of(sheet: &Sheet) -> Self {
        Self {
            semicolons: sheet.delimiter() == Some(b';'),
            ..Self::default()
        }
    }

    /// Adds a figure as it is typed.
    pub(super) fn add(&mut self, text: &str) {
        // Once a figure says so, no other can make them stand after a comma.
        if self.point > 0 || !text.contains([',', '.']) {
            return;
        }
        match both_ways(text) {
            (Some(_), None) => self.point += 1,
            (None, Some(_)) => {
                self.comma += 1;
                self.certain += usize::from(text.contains('.'));
            }
            (Some(one), Some(other)) => self.either += usize::from(differ(one, other)),
            (None, None) => {}
        }
    }

    /// Where the decimals stand, if it is not after a point: the mark, and what speaks for it.
    pub(super) const fn said(self) -> Option<(DecimalMark, &'static str, &'static str)> {
        let Self {
            point,
            comma,
            certain,
            either,
            semicolons,
        } = self;
        if point > 0 {
            return None;
        }
        let ask = Some((
            DecimalMark::Ask,
            "after a point or after a comma?",
            "figures can be read both ways, and no other tells which is meant",
        ));
        if comma > either || certain > 0 {
            let because = "no figure can be read otherwise and all can so";
            return Some((
                DecimalMark::Comma,
                "a comma stands before the decimals",
                because,
            ));
        }
        if comma > 0 || semicolons && either > 0 {
            return ask;
        }
        None
    }
}

/// The number a text is with a point before its decimals, and the one with a comma.
fn both_ways(text: &str) -> (Option<f64>, Option<f64>) {
    let read = |text: &str| value_of(text).ok().flatten();
    (read(text), read(&exchanged(text)))
}

fn differ(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_ne()
}

/// Whether a figure is one number with a point before its decimals and another with a comma.
pub(in crate::import) fn is_either_number(text: &str) -> bool {
    text.contains([',', '.'])
        && matches!(both_ways(text), (Some(one), Some(other)) if differ(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(texts: &[&str], semicolons: bool) -> Option<DecimalMark> {
        let mut marks = Marks {
            semicolons,
            ..Marks::default()
        };
        for text in texts {
            marks.add(text);
        }
        marks.said().map(|(mark, ..)| mark)
    }

    #[test]
    fn a_column_of_decimal_commas_is_told_from_a_slip() {
        let comma = Some(DecimalMark::Comma);
        assert_eq!(said(&["1.234,5", "0,25", "12"], false), comma);
        assert_eq!(said(&["12,5", "13,7", "1,250"], false), comma);
        assert_eq!(said(&["1.234,5", "1.234", "2.345"], true), comma);
        assert_eq!(said(&["1,234", "5"], false), None);
        assert_eq!(said(&["0,25", "1.5"], false), None);
    }

    #[test]
    fn figures_that_can_be_read_both_ways_are_no_evidence_for_either() {
        let ask = Some(DecimalMark::Ask);
        assert_eq!(said(&["1,200", "1,237", "1,23"], false), ask);
        assert_eq!(said(&["1,250", "2,500"], true), ask);
        assert_eq!(said(&["1,250", "2,500", "3.5"], true), None);
        assert_eq!(said(&["12", "13"], true), None);
    }
}

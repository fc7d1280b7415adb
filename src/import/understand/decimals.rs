//! Whether a file's decimals stand after a point or a comma, from all its figures.

use crate::import::value::{exchanged, value_of};

/// What the figures say of the mark before their decimals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Figures that can only be read with a point.
    point: usize,
    /// Figures that can only be read with a comma.
    comma: usize,
}

impl Marks {
    /// Adds a figure as it is typed.
    pub(super) fn add(&mut self, text: &str) {
        // Once a figure says so, no other can make them stand after a comma.
        if self.point > 0 || !text.contains([',', '.']) {
            return;
        }
        let read = |text: &str| matches!(value_of(text), Ok(Some(_)));
        match (read(text), read(&exchanged(text))) {
            (true, false) => self.point += 1,
            (false, true) => self.comma += 1,
            (true, true) | (false, false) => {}
        }
    }

    /// Whether the decimals stand after a comma: some figures say so and none says otherwise.
    pub(super) const fn decimal_comma(self) -> bool {
        self.comma > 0 && self.point == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comma(texts: &[&str]) -> bool {
        let mut marks = Marks::default();
        for text in texts {
            marks.add(text);
        }
        marks.decimal_comma()
    }

    #[test]
    fn a_column_of_decimal_commas_is_told_from_a_slip() {
        assert!(comma(&["1.234,5", "0,25", "12"]));
        assert!(!comma(&["1,234", "5"]));
        assert!(!comma(&["0,25", "1.5"]));
    }
}

//! A field that holds a number: typed freely, read when the field is left.

use eframe::egui::Ui;

use super::field::{Edited, Field};
use super::text_field::{Wording, typed_value};

impl Field<'_> {
    /// A number, or none. Thousands separators, a percent sign and a currency sign may be typed.
    pub fn number(self, ui: &mut Ui, value: &mut Option<f64>) -> Edited {
        let wording = Wording {
            show: &|number: &f64| number.to_string(),
            read: &read_number,
            wrong: "{} is not a number, so the earlier one is kept.",
        };
        self.framed(ui, |ui| {
            let width = ui.available_width();
            let typed = typed_value(ui, self, value, &wording, width);
            (typed.edited, typed.error)
        })
    }

    /// A whole number of at least zero, or none (minutes, months).
    pub fn count(self, ui: &mut Ui, value: &mut Option<u32>) -> Edited {
        let wording = Wording {
            show: &|number: &u32| number.to_string(),
            read: &|words: &str| words.trim().parse().ok(),
            wrong: "{} is not a whole number, so the earlier one is kept.",
        };
        self.framed(ui, |ui| {
            let width = ui.available_width();
            let typed = typed_value(ui, self, value, &wording, width);
            (typed.edited, typed.error)
        })
    }
}

/// Reads "1,204", "−1.5", "85 %", "$ 1 200". A comma is a thousands separator where three digits
/// follow each, else a decimal comma where there is one.
fn read_number(words: &str) -> Option<f64> {
    let plain: String = words
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '$' | '€' | '£' | '%' | '_'))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let groups: Vec<&str> = plain.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| {
        let whole = group.split('.').next().unwrap_or_default();
        whole.len() == 3 && whole.chars().all(|c| c.is_ascii_digit())
    });
    let plain = if grouped {
        plain.replace(',', "")
    } else if groups.len() == 2 && !plain.contains('.') {
        plain.replace(',', ".")
    } else {
        return None;
    };
    let digits_only = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if digits_only {
        plain.parse().ok().filter(|number: &f64| number.is_finite())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::read_number;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (words, number) in [
            ("1204", 1204.0),
            ("1,204", 1204.0),
            ("1,204,000.5", 1_204_000.5),
            ("−1.5", -1.5),
            ("85 %", 85.0),
            ("$ 1 200", 1200.0),
            ("6,2", 6.2),
        ] {
            assert_eq!(read_number(words), Some(number), "{words}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed_at() {
        for words in ["", "six", "1,20,4", "1.2.3", "inf", "nan", "1e5", "12 days"] {
            assert_eq!(read_number(words), None, "{words}");
        }
    }
}

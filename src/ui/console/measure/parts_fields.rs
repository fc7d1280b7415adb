//! What a ratio's figure is made of, in two fields that fill in the figure.

use eframe::egui::Ui;

use crate::domain::measure::Measure;
use crate::domain::ratio::{Parts, PartsFault, made_how, multiplier};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;

/// Digits kept of a figure that is filled in, beyond those it is shown with.
const BEYOND: i32 = 2;

/// A numerator and a denominator being written down.
#[derive(Debug, Default)]
pub(super) struct PartsFields {
    numerator: Option<f64>,
    denominator: Option<f64>,
}

impl PartsFields {
    /// Those of a figure that is there already.
    pub(super) fn of(parts: Option<Parts>) -> Self {
        Self {
            numerator: parts.map(Parts::numerator),
            denominator: parts.map(Parts::denominator),
        }
    }

    /// What is written down; none where both fields are empty.
    ///
    /// # Errors
    /// A sentence about what is wrong.
    pub(super) fn given(&self) -> Result<Option<Parts>, &'static str> {
        match (self.numerator, self.denominator) {
            (None, None) => Ok(None),
            (Some(_), None) | (None, Some(_)) => Err("Both are needed, or neither."),
            (Some(above), Some(below)) => Parts::new(above, below).map(Some).map_err(sentence),
        }
    }

    /// Draws the fields; whether they have changed and the figure is to be filled in from them. That one is
    /// missing is said once the person has `tried` to save.
    pub(super) fn show(&mut self, ui: &mut Ui, measure: &Measure, tried: bool) -> bool {
        let both = self.numerator.is_some() == self.denominator.is_some();
        let wrong = self.given().err().filter(|_| both || tried);
        let mut changed = false;
        columns(ui, &[1.0, 1.0], 150.0, |ui, index| {
            let (label, value, help) = if index == 0 {
                ("Numerator", &mut self.numerator, &measure.numerator)
            } else {
                ("Denominator", &mut self.denominator, &measure.denominator)
            };
            let before = *value;
            let mut field = Field::new(label);
            if !help.trim().is_empty() {
                field = field.help(help);
            }
            // What is wrong with both is said once.
            let field = field.error(wrong.filter(|_| index == 1));
            let _ = field.number(ui, value);
            changed |= *value != before;
        });
        changed
    }

    /// The figure they make, rounded so that it can be read in a field.
    pub(super) fn filled_in(&self, measure: &Measure) -> Option<f64> {
        let parts = self.given().ok()??;
        let made = parts.value(multiplier(measure))?;
        let shift = 10f64.powi(i32::from(measure.format.decimals.min(9)) + BEYOND);
        let rounded = (made * shift).round() / shift;
        Some(rounded)
            .filter(|rounded| rounded.is_finite())
            .or(Some(made))
    }

    /// The figure itself where it is the one that was filled in, with every digit.
    pub(super) fn exact(&self, value: f64, measure: &Measure) -> f64 {
        let parts = self.given().ok().flatten();
        let made = parts.and_then(|parts| parts.value(multiplier(measure)));
        let filled_in = self.filled_in(measure) == Some(value);
        made.filter(|_| filled_in).unwrap_or(value)
    }

    /// What is to be said of a figure beside its parts: how it is made of them, or that it isn't.
    pub(super) fn beside(&self, value: Option<f64>, measure: &Measure) -> Option<String> {
        if !crate::domain::ratio::is_ratio(measure) {
            return None;
        }
        let how = made_how(measure);
        let parts = self.given().ok().flatten();
        let Some((parts, value)) = parts.zip(value) else {
            return Some(format!("Filled in from the two: {how}."));
        };
        let per = multiplier(measure);
        let made = parts.value(per)?;
        let agrees = parts.make(value, i32::from(measure.format.decimals), per);
        Some(if agrees {
            format!("It is {how}.")
        } else {
            let words = measure.format.with_unit(made);
            format!(
                "{how} is {words}. The figure is kept as it is written; totals to date are made \
                 from the numerator and the denominator."
            )
        })
    }
}

/// What is wrong, in a sentence.
const fn sentence(fault: PartsFault) -> &'static str {
    match fault {
        PartsFault::Zero => "Nothing can be divided by 0.",
        PartsFault::Negative => "The denominator can't be negative.",
        PartsFault::NotFinite => "The two make no number that can be kept.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::Aggregation;
    use crate::domain::number::{NumberFormat, NumberKind};

    fn share() -> Measure {
        Measure {
            aggregation: Aggregation::Ratio,
            format: NumberFormat::of(NumberKind::Percent),
            ..Measure::default()
        }
    }

    fn fields(numerator: Option<f64>, denominator: Option<f64>) -> PartsFields {
        PartsFields {
            numerator,
            denominator,
        }
    }

    #[test]
    fn a_figure_is_filled_in_short_and_kept_in_full() {
        let two_thirds = fields(Some(2.0), Some(3.0));
        assert_eq!(two_thirds.filled_in(&share()), Some(66.667));
        let exact = two_thirds.exact(66.667, &share());
        assert_eq!(exact.to_bits(), (2.0 / 3.0 * 100.0_f64).to_bits());
        assert_eq!(
            two_thirds.exact(66.7, &share()).to_bits(),
            66.7_f64.to_bits()
        );
    }

    #[test]
    fn fields_that_make_no_ratio_say_why() {
        assert_eq!(fields(None, None).given(), Ok(None));
        assert!(fields(Some(2.0), None).given().is_err());
        assert!(fields(None, Some(2.0)).given().is_err());
        for below in [0.0, -3.0] {
            assert!(fields(Some(2.0), Some(below)).given().is_err());
            assert_eq!(fields(Some(2.0), Some(below)).filled_in(&share()), None);
        }
    }

    #[test]
    fn a_figure_that_is_another_than_its_parts_make_is_told() {
        let parts = fields(Some(410.0), Some(512.0));
        let said = |value| parts.beside(Some(value), &share()).unwrap();
        assert_eq!(said(80.1), "It is numerator ÷ denominator × 100.");
        assert!(
            said(82.0).contains("is 80.1%. The figure is kept"),
            "{}",
            said(82.0)
        );
        assert_eq!(parts.beside(None, &Measure::default()), None);
    }
}

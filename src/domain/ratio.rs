//! What a ratio is made of: what stands above its line and what below, so that totals are sums over sums.

use super::measure::{Aggregation, Measure};
use super::number::{NumberKind, in_full};

/// The smallest number that "per" or "×" makes a ratio of so many: "per 8 hours" may well be one shift.
const LEAST: f64 = 10.0;

/// A ratio's numerator and denominator. Both are finite, the denominator is more than zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    numerator: f64,
    denominator: f64,
}

/// Why two numbers are no numerator and denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartsFault {
    /// Nothing was counted below the line.
    #[error("the denominator is 0, and nothing can be divided by 0")]
    Zero,
    /// Fewer than none below the line.
    #[error("the denominator is negative")]
    Negative,
    /// One isn't a number, or both make none that can be kept.
    #[error("the numerator and the denominator make no number that can be kept")]
    NotFinite,
}

impl Parts {
    /// What is counted above the line over what is counted below. The numerator may be negative, as in the
    /// share by which spending differs from its plan.
    ///
    /// # Errors
    /// [`PartsFault`] when they make no ratio.
    pub fn new(numerator: f64, denominator: f64) -> Result<Self, PartsFault> {
        if !numerator.is_finite() || !denominator.is_finite() {
            return Err(PartsFault::NotFinite);
        }
        if denominator == 0.0 {
            return Err(PartsFault::Zero);
        }
        if denominator < 0.0 {
            return Err(PartsFault::Negative);
        }
        if !(numerator / denominator).is_finite() {
            return Err(PartsFault::NotFinite);
        }
        Ok(Self {
            // Adding nothing turns a negative zero into zero.
            numerator: numerator + 0.0,
            denominator,
        })
    }

    /// What is counted above the line.
    pub const fn numerator(self) -> f64 {
        self.numerator
    }

    /// What is counted below the line; more than zero.
    pub const fn denominator(self) -> f64 {
        self.denominator
    }

    /// The ratio times `per`, the measure's [`multiplier`]; `None` where it would be no finite number.
    pub fn value(self, per: f64) -> Option<f64> {
        let value = self.numerator / self.denominator * per;
        value.is_finite().then_some(value)
    }

    /// As people read it: "410 of 512" of a share, "1,204,300 ÷ 8,812" of any other ratio.
    pub fn words(self, measure: &Measure) -> String {
        self.words_of(measure.format.kind)
    }

    /// The same where only the kind of number is known.
    pub fn words_of(self, kind: NumberKind) -> String {
        let sign = if kind == NumberKind::Percent {
            "of"
        } else {
            "÷"
        };
        let (above, below) = (in_full(self.numerator), in_full(self.denominator));
        format!("{above} {sign} {below}")
    }

    /// Whether a value, written with so many decimals (fewer than none for tens and hundreds), is what the
    /// parts make, rounded.
    pub fn make(self, value: f64, decimals: i32, per: f64) -> bool {
        let half = 10f64.powi(decimals.saturating_neg()) / 2.0;
        self.value(per).is_some_and(|made| {
            // A half that was rounded either way is not told from one by a bit of the last place.
            (made - value).abs() <= half + made.abs() * 1e-9
        })
    }
}

/// What a measure's ratio is multiplied by: 100 for percentages; so many where its unit, its formula or its
/// name says "per 100,000" or ends in "× 100,000"; else 1.
pub fn multiplier(measure: &Measure) -> f64 {
    if measure.format.kind == NumberKind::Percent {
        return 100.0;
    }
    let found = number_after(measure.format.unit(), "per ")
        .or_else(|| last_factor(&measure.formula))
        .or_else(|| number_after(&measure.name, "per "));
    found.unwrap_or(1.0)
}

/// How a measure's value is made of its parts, for people: "numerator ÷ denominator × 100".
pub fn made_how(measure: &Measure) -> String {
    format!("numerator ÷ denominator{}", times(multiplier(measure)))
}

/// " × 100"; empty for 1.
pub fn times(per: f64) -> String {
    if (per - 1.0).abs() < f64::EPSILON {
        String::new()
    } else {
        format!(" × {}", in_full(per))
    }
}

/// Whether a measure's figures are ratios, whose parts add up where they don't.
pub fn is_ratio(measure: &Measure) -> bool {
    measure.aggregation == Aggregation::Ratio
}

/// The number that follows a word, as 1000 in "per 1,000 residents". Not that of "per 12-hour shift".
fn number_after(text: &str, word: &str) -> Option<f64> {
    let text = text.to_lowercase();
    let padded = format!(" {text}");
    let lead = format!(" {word}");
    let mut rests = padded.match_indices(&lead).filter_map(|(at, found)| {
        let (_, rest) = padded.split_at_checked(at + found.len())?;
        Some(rest)
    });
    rests.find_map(leading_number)
}

/// The number that a formula is multiplied by at its end, as in "injuries ÷ hours worked × 200,000".
fn last_factor(formula: &str) -> Option<f64> {
    let (_, factor) = formula.rsplit_once(['×', '*'])?;
    let factor = factor.trim().trim_end_matches(['.', ')']).trim_end();
    let (number, rest) = number_and_rest(&factor.to_lowercase())?;
    (rest.is_empty() && number >= LEAST).then_some(number)
}

/// The number a text begins with, if it ends where a word would.
fn leading_number(text: &str) -> Option<f64> {
    let (number, rest) = number_and_rest(text)?;
    let ends = rest.is_empty() || rest.starts_with([' ', ',', ';', ')']);
    (ends && number >= LEAST).then_some(number)
}

/// A number in digits with commas, or one of the words for it, and what follows.
fn number_and_rest(text: &str) -> Option<(f64, String)> {
    for (word, number) in [("thousand", 1e3), ("million", 1e6)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((number, rest.to_owned()));
        }
    }
    let mut letters = text.chars().peekable();
    let mut digits = String::new();
    while let Some(letter) = letters.next_if(|one| one.is_ascii_digit() || *one == ',') {
        digits.push(letter);
    }
    let comma = digits.ends_with(',');
    let number: f64 = digits.replace(',', "").parse().ok()?;
    let mut rest: String = letters.collect();
    if comma {
        rest.insert(0, ',');
    }
    match rest.strip_prefix('k') {
        Some(after) => Some((number * 1e3, after.to_owned())),
        None => Some((number, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::number::NumberFormat;

    fn of(kind: NumberKind, unit: &str, formula: &str, name: &str) -> Measure {
        Measure {
            name: name.to_owned(),
            formula: formula.to_owned(),
            format: NumberFormat {
                unit: unit.to_owned(),
                ..NumberFormat::of(kind)
            },
            aggregation: Aggregation::Ratio,
            ..Measure::default()
        }
    }

    #[test]
    fn a_denominator_is_more_than_zero_and_both_are_numbers() {
        assert_eq!(Parts::new(3.0, 0.0), Err(PartsFault::Zero));
        assert_eq!(Parts::new(3.0, -0.0), Err(PartsFault::Zero));
        assert_eq!(Parts::new(3.0, -4.0), Err(PartsFault::Negative));
        for (above, below) in [
            (f64::NAN, 1.0),
            (1.0, f64::INFINITY),
            (f64::NEG_INFINITY, 1.0),
            (1e300, 1e-300),
        ] {
            assert_eq!(Parts::new(above, below), Err(PartsFault::NotFinite));
        }
        let negative = Parts::new(-5.0, 20.0).unwrap();
        assert_eq!(negative.value(100.0), Some(-25.0));
        assert_eq!(Parts::new(1e300, 1.0).unwrap().value(1e300), None);
    }

    #[test]
    fn the_card_says_what_a_ratio_is_multiplied_by() {
        let cases = [
            (NumberKind::Percent, "", "a ÷ b", "x", 100.0),
            (NumberKind::Rate, "per 1,000 residents", "a ÷ b", "x", 1e3),
            (NumberKind::Rate, "deaths per 100k", "", "x", 1e5),
            (NumberKind::Rate, "per thousand", "", "x", 1e3),
            (NumberKind::Rate, "", "a ÷ hours × 200,000", "x", 2e5),
            (NumberKind::Decimal, "", "(a ÷ b) * 1000.", "x", 1e3),
            (NumberKind::Rate, "", "", "Deaths per 100,000", 1e5),
            (NumberKind::Rate, "", "", "Deaths per 100,000, by age", 1e5),
            // What the unit says stands before what the others say.
            (
                NumberKind::Rate,
                "per 1,000",
                "a ÷ b × 100",
                "per 10,000",
                1e3,
            ),
            (NumberKind::Currency, "$", "a ÷ b", "Cost per ton", 1.0),
            (
                NumberKind::Days,
                "days",
                "days × cases",
                "Days per case",
                1.0,
            ),
            (NumberKind::Count, "calls per 8 hours", "", "x", 1.0),
            (NumberKind::Count, "calls per 12-hour shift", "", "x", 1.0),
            (NumberKind::Count, "super 100 things", "", "x", 1.0),
        ];
        for (kind, unit, formula, name, wanted) in cases {
            let found = multiplier(&of(kind, unit, formula, name));
            assert_eq!(
                found.to_bits(),
                f64::to_bits(wanted),
                "{unit} {formula} {name}"
            );
        }
        let rate = of(NumberKind::Rate, "per 1,000", "", "x");
        assert_eq!(made_how(&rate), "numerator ÷ denominator × 1,000");
        let cost = of(NumberKind::Currency, "", "", "x");
        assert_eq!(made_how(&cost), "numerator ÷ denominator");
    }

    #[test]
    fn parts_are_written_out_and_in_full() {
        let share = of(NumberKind::Percent, "", "", "x");
        let words = |above, below, measure| Parts::new(above, below).unwrap().words(measure);
        assert_eq!(words(410.0, 512.0, &share), "410 of 512");
        let cost = of(NumberKind::Currency, "$", "", "x");
        assert_eq!(
            words(12_345_678.5, 88_120.25, &cost),
            "12,345,678.5 ÷ 88,120.25"
        );
    }

    #[test]
    fn a_value_is_what_its_parts_make_when_it_is_that_rounded() {
        let parts = Parts::new(410.0, 512.0).unwrap();
        // 80.078125
        assert!(parts.make(80.1, 1, 100.0));
        assert!(parts.make(80.0, 0, 100.0));
        assert!(parts.make(80.078_125, 6, 100.0));
        assert!(!parts.make(80.0, 1, 100.0));
        assert!(!parts.make(81.0, 0, 100.0));
        assert!(!parts.make(0.8, 1, 100.0));
        // A half may have been rounded up or to the even digit.
        let half = Parts::new(1.0, 16.0).unwrap();
        assert!(half.make(6.3, 1, 100.0) && half.make(6.2, 1, 100.0));
        assert!(Parts::new(8_120.0, 1.0).unwrap().make(8_100.0, -2, 1.0));
    }
}

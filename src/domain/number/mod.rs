//! Figures as people read them: rounded to what they need, always with their unit.
//!
//! Percentages are kept as people say them: 94.1 means 94.1%. A figure that is not finite is
//! never shown as a number.

mod digits;
mod kind;

pub use kind::NumberKind;

use serde::{Deserialize, Serialize};

use digits::{SCALES, Scale, grouped, round_to};

/// How the figures of one measure are written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NumberFormat {
    /// What is counted.
    pub kind: NumberKind,
    /// The unit in the plural ("days", "per 1,000 residents", "of 5"); for money the sign. Empty
    /// means the kind's own. A percentage needs none.
    pub unit: String,
    /// Digits after the point; more than 9 count as 9.
    pub decimals: u8,
}

impl Default for NumberFormat {
    /// Things counted, with no unit.
    fn default() -> Self {
        Self::of(NumberKind::Count)
    }
}

/// Written where there is no figure.
pub const NO_FIGURE: &str = "–";

impl NumberFormat {
    /// The format a new measure of that kind starts with.
    pub fn of(kind: NumberKind) -> Self {
        Self {
            kind,
            unit: String::new(),
            decimals: kind.usual_decimals(),
        }
    }

    /// With its unit: "1,204", "94.1%", "$1.2 M", "6.2 days", "1 day".
    pub fn with_unit(&self, value: f64) -> String {
        self.and_unit(self.plain(value))
    }

    /// A written figure and its unit.
    fn and_unit(&self, plain: String) -> String {
        let unit = self.unit();
        if plain == NO_FIGURE || unit.is_empty() || self.is_marked() {
            return plain;
        }
        let one = matches!(plain.as_str(), "1" | "\u{2212}1");
        let unit = if one { singular(unit) } else { unit.to_owned() };
        format!("{plain} {unit}")
    }

    /// Without the unit, but with the mark that belongs to the figure itself, % or $: "6.2",
    /// "94.1%", "$1.2 M".
    pub fn plain(&self, value: f64) -> String {
        if !value.is_finite() {
            return NO_FIGURE.to_owned();
        }
        let (scale, decimals) = self.scale(value);
        self.marked(&grouped(value / scale.divisor, decimals), scale.letter)
    }

    /// A value someone set, such as a target, without its unit: with no more decimals than it has,
    /// and with as many as it needs where it would otherwise be untrue: "4", "4.5", "95%",
    /// "$1.25 M".
    pub fn set_value(&self, value: f64) -> String {
        if !value.is_finite() {
            return NO_FIGURE.to_owned();
        }
        let (scale, usual) = self.scale(value);
        let scaled = value / scale.divisor;
        let most = usual.max(if scale.divisor > 1.0 { 3 } else { 0 });
        let exact = |d: &u8| (round_to(scaled, *d) - scaled).abs() <= scaled.abs() * 1e-9;
        let decimals = (0..most).find(exact).unwrap_or(most);
        self.marked(&grouped(scaled, decimals), scale.letter)
    }

    /// The same with its unit: "4 days", "95%".
    pub fn set_value_with_unit(&self, value: f64) -> String {
        self.and_unit(self.set_value(value))
    }

    /// The same figure in whole words for a screen reader: a minus and an abbreviated million are
    /// written out.
    pub fn spoken(&self, value: f64) -> String {
        aloud(&self.with_unit(value))
    }

    /// A value someone set, with its unit, read aloud: "$1.25 million".
    pub fn spoken_set_value(&self, value: f64) -> String {
        aloud(&self.set_value_with_unit(value))
    }

    /// A figure without its unit, read aloud.
    pub fn spoken_plain(&self, value: f64) -> String {
        aloud(&self.plain(value))
    }

    /// A difference with its sign: "+188", "−0.6 pt" for percentages, "+$1.2 M", and "0" for what
    /// rounds to nothing.
    pub fn change(&self, difference: f64) -> String {
        let plain = self.plain(difference);
        if plain == NO_FIGURE || !plain.contains(|c: char| ('1'..='9').contains(&c)) {
            return if plain == NO_FIGURE {
                plain
            } else {
                "0".to_owned()
            };
        }
        let signed = if difference > 0.0 {
            format!("+{plain}")
        } else {
            plain
        };
        match signed.strip_suffix('%') {
            Some(points) => format!("{points} pt"),
            None => signed,
        }
    }

    /// Labels for the marks of one axis, without the unit: all with the same decimals, as few as
    /// tell the marks apart, and large figures all in the same thousand thousands.
    pub fn axis(&self, ticks: &[f64]) -> Vec<String> {
        let largest = ticks
            .iter()
            .copied()
            .filter(|v| v.is_finite())
            .fold(0.0, |a: f64, v| a.max(v.abs()));
        let scale = Scale::of(largest, 1e6);
        let decimals = (0..=9).find(|&d| {
            ticks.iter().all(|tick| {
                let scaled = tick / scale.divisor;
                let shift = 10f64.powi(i32::from(d));
                (scaled - (scaled * shift).round() / shift).abs() <= scaled.abs() * 1e-9
            })
        });
        let decimals = decimals.unwrap_or(9);
        let label = |&tick: &f64| {
            if tick == 0.0 && scale.divisor > 1.0 {
                return self.marked("0", "");
            }
            self.marked(&grouped(tick / scale.divisor, decimals), scale.letter)
        };
        ticks.iter().map(label).collect()
    }

    /// The smallest difference the format can show.
    pub fn resolution(&self) -> f64 {
        10f64.powi(-i32::from(self.decimals.min(9)))
    }

    /// The unit in use.
    pub fn unit(&self) -> &str {
        if self.unit.trim().is_empty() {
            self.kind.own_unit()
        } else {
            self.unit.trim()
        }
    }

    /// The unit as a word that heads or follows figures: "days"; none where every figure carries its
    /// mark (% or $), or where things are just counted.
    pub fn unit_word(&self) -> Option<&str> {
        Some(self.unit()).filter(|unit| !unit.is_empty() && !self.is_marked())
    }

    /// Whether the unit is a mark written against the figure, not a word after it.
    fn is_marked(&self) -> bool {
        matches!(self.kind, NumberKind::Percent | NumberKind::Currency)
    }

    /// The divisor a figure is written in, and the decimals that go with it. Money is shortened
    /// from a million, other figures where they would be longer than "9,999,999".
    fn scale(&self, value: f64) -> (Scale, u8) {
        let from = if self.kind == NumberKind::Currency {
            1e6
        } else {
            1e7
        };
        let decimals = self.decimals.min(9);
        let rounded = round_to(value, decimals);
        let scale = Scale::of(rounded, from);
        if scale.divisor > 1.0 {
            (scale, decimals.clamp(1, 2))
        } else {
            (scale, decimals)
        }
    }

    /// Puts sign, mark and the letter of the million around the digits.
    fn marked(&self, digits: &str, letter: &str) -> String {
        let (minus, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("\u{2212}", rest),
            None => ("", digits),
        };
        let (before, after) = match self.kind {
            NumberKind::Currency => (self.unit(), ""),
            NumberKind::Percent => ("", "%"),
            NumberKind::Count
            | NumberKind::Rate
            | NumberKind::Decimal
            | NumberKind::Days
            | NumberKind::Hours
            | NumberKind::Minutes
            | NumberKind::Score => ("", ""),
        };
        let space = if letter.is_empty() { "" } else { "\u{a0}" };
        format!("{minus}{before}{digits}{space}{letter}{after}")
    }
}

/// A plain number with every digit it has, to six decimals and never shortened: "1,204,300", "88,120.25".
pub fn in_full(value: f64) -> String {
    if !value.is_finite() {
        return NO_FIGURE.to_owned();
    }
    let exact = |d: &u8| (round_to(value, *d) - value).abs() <= value.abs() * 1e-12;
    let digits = grouped(value, (0..6).find(exact).unwrap_or(6));
    digits.replace('-', "\u{2212}")
}

/// A written figure with its signs in words.
fn aloud(written: &str) -> String {
    let mut words = written.replace('\u{2212}', "minus ");
    for scale in &SCALES {
        words = words.replace(&format!("\u{a0}{}", scale.letter), scale.word);
    }
    words
}

/// A unit for one: "days" is "day", "requests per ward" is "request per ward".
fn singular(unit: &str) -> String {
    let joints = [" per ", " of ", " in ", " for ", "/"];
    let end = joints
        .iter()
        .filter_map(|joint| unit.find(joint))
        .min()
        .unwrap_or(unit.len());
    let (head, rest) = unit.split_at_checked(end).unwrap_or((unit, ""));
    let leads = ["per ", "of ", "in ", "out of "];
    if leads.iter().any(|lead| unit.starts_with(lead)) {
        return unit.to_owned();
    }
    let endings = [
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
    ];
    for (plural, one) in endings {
        if let Some(stem) = head.strip_suffix(plural) {
            return format!("{stem}{one}{rest}");
        }
    }
    match head.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 2 => format!("{stem}{rest}"),
        _ => unit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn format(kind: NumberKind, unit: &str, decimals: u8) -> NumberFormat {
        NumberFormat {
            kind,
            unit: unit.to_owned(),
            decimals,
        }
    }

    fn days() -> NumberFormat {
        NumberFormat::of(NumberKind::Days)
    }

    fn count() -> NumberFormat {
        NumberFormat::of(NumberKind::Count)
    }

    fn money() -> NumberFormat {
        NumberFormat::of(NumberKind::Currency)
    }

    fn percent() -> NumberFormat {
        NumberFormat::of(NumberKind::Percent)
    }

    #[test]
    fn a_number_in_full_keeps_its_digits() {
        let written = [1_204_300.0, 88_120.25, -0.5, 0.0, 2.0 / 3.0, f64::NAN].map(in_full);
        let wanted = [
            "1,204,300",
            "88,120.25",
            "\u{2212}0.5",
            "0",
            "0.666667",
            NO_FIGURE,
        ];
        assert_eq!(written, wanted);
    }

    #[test]
    fn figures_carry_their_unit() {
        assert_eq!(count().with_unit(1204.0), "1,204");
        assert_eq!(
            format(NumberKind::Count, "trees", 0).with_unit(1204.0),
            "1,204 trees"
        );
        assert_eq!(percent().with_unit(94.1), "94.1%");
        assert_eq!(money().with_unit(1_234_567.0), "$1.2\u{a0}M");
        assert_eq!(money().with_unit(48_300.0), "$48,300");
        assert_eq!(format(NumberKind::Currency, "€", 2).with_unit(3.5), "€3.50");
        assert_eq!(days().with_unit(6.2), "6.2 days");
        let rate = format(NumberKind::Rate, "per 1,000 residents", 1);
        assert_eq!(rate.with_unit(12.34), "12.3 per 1,000 residents");
        assert_eq!(
            format(NumberKind::Score, "of 5", 1).with_unit(4.2),
            "4.2 of 5"
        );
        assert_eq!(format(NumberKind::Decimal, "", 2).with_unit(0.825), "0.83");
    }

    #[test]
    fn one_takes_the_singular() {
        let one = |unit| format(NumberKind::Count, unit, 0).with_unit(1.0);
        assert_eq!(one("days"), "1 day");
        assert_eq!(one("properties"), "1 property");
        assert_eq!(one("branches"), "1 branch");
        assert_eq!(one("requests per ward"), "1 request per ward");
        assert_eq!(one("work in progress"), "1 work in progress");
        assert_eq!(one("per 1,000 residents"), "1 per 1,000 residents");
        assert_eq!(one("gas"), "1 gas");
        assert_eq!(days().with_unit(1.0), "1.0 days");
        assert_eq!(
            format(NumberKind::Count, "trees", 0).with_unit(-1.0),
            "\u{2212}1 tree"
        );
    }

    #[test]
    fn zero_and_negatives_read_well() {
        assert_eq!(count().with_unit(0.0), "0");
        assert_eq!(count().with_unit(-0.4), "0");
        assert_eq!(count().with_unit(-1204.0), "\u{2212}1,204");
        assert_eq!(money().with_unit(-1_234_567.0), "\u{2212}$1.2\u{a0}M");
        assert_eq!(percent().plain(-0.04), "0.0%");
    }

    #[test]
    fn half_is_rounded_away_from_zero() {
        assert_eq!(count().plain(2.5), "3");
        assert_eq!(count().plain(-2.5), "\u{2212}3");
        assert_eq!(percent().plain(94.25), "94.3%");
    }

    #[test]
    fn large_figures_stay_short() {
        assert_eq!(money().plain(999_999.6), "$1.0\u{a0}M");
        assert_eq!(money().plain(999_999_999.0), "$1.0\u{a0}B");
        assert_eq!(money().plain(2.5e12), "$2.5\u{a0}T");
        assert_eq!(count().plain(9_999_999.0), "9,999,999");
        assert_eq!(count().plain(12_345_678.0), "12.3\u{a0}M");
        assert!(count().plain(1e300).len() < 20);
        assert!(count().plain(f64::MAX).len() < 20);
    }

    #[test]
    fn what_is_not_finite_is_no_figure() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(days().with_unit(value), NO_FIGURE);
            assert_eq!(days().change(value), NO_FIGURE);
        }
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(count().change(188.0), "+188");
        assert_eq!(count().change(-37.0), "\u{2212}37");
        assert_eq!(percent().change(0.6), "+0.6 pt");
        assert_eq!(percent().change(-1.2), "\u{2212}1.2 pt");
        assert_eq!(percent().change(0.01), "0");
        assert_eq!(money().change(1_200_000.0), "+$1.2\u{a0}M");
        assert_eq!(days().change(0.0), "0");
    }

    #[test]
    fn axis_labels_agree_with_one_another() {
        assert_eq!(days().axis(&[0.0, 2.0, 4.0]), ["0", "2", "4"]);
        assert_eq!(days().axis(&[0.0, 0.5, 1.0]), ["0.0", "0.5", "1.0"]);
        assert_eq!(percent().axis(&[60.0, 80.0, 100.0]), ["60%", "80%", "100%"]);
        assert_eq!(count().axis(&[0.0, 500.0, 1000.0]), ["0", "500", "1,000"]);
        assert_eq!(
            money().axis(&[0.0, 500_000.0, 1_000_000.0]),
            ["$0", "$0.5\u{a0}M", "$1.0\u{a0}M"]
        );
        assert_eq!(count().axis(&[-2.0, 0.0, 2.0]), ["\u{2212}2", "0", "2"]);
        assert_eq!(count().axis(&[]), Vec::<String>::new());
    }

    #[test]
    fn spoken_figures_have_no_signs_to_guess() {
        assert_eq!(money().spoken(-1_234_567.0), "minus $1.2 million");
        assert_eq!(percent().spoken(94.1), "94.1%");
        assert_eq!(days().spoken_plain(-6.2), "minus 6.2");
        assert_eq!(money().spoken_set_value(1_250_000.0), "$1.25 million");
    }

    #[test]
    fn kinds_are_known_by_their_words() {
        for kind in NumberKind::ALL {
            assert_eq!(
                NumberKind::from_word(&kind.word().to_uppercase()),
                Some(kind)
            );
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("{:?}", kind.word()));
        }
        assert_eq!(NumberKind::from_word("furlongs"), None);
    }

    #[test]
    fn what_someone_set_is_written_as_they_set_it() {
        assert_eq!(days().set_value_with_unit(4.0), "4 days");
        assert_eq!(days().set_value_with_unit(1.0), "1 day");
        assert_eq!(days().set_value(4.5), "4.5");
        assert_eq!(percent().set_value_with_unit(95.0), "95%");
        assert_eq!(money().set_value(1_250_000.0), "$1.25\u{a0}M");
        assert_eq!(money().set_value(1_000_000.0), "$1\u{a0}M");
        assert_eq!(count().set_value(1100.0), "1,100");
        assert_eq!(count().set_value(0.0), "0");
        assert_eq!(count().set_value(f64::NAN), NO_FIGURE);
    }

    #[test]
    fn a_figure_beyond_all_words_is_a_power_of_ten() {
        let text = format(NumberKind::Count, "", 2).plain(-5.43e26);
        assert_eq!(text, "\u{2212}5.4e14\u{a0}T");
    }

    proptest! {
        #[test]
        fn every_figure_is_written_in_few_characters(
            value in any::<f64>(), kind in 0..9usize, decimals in any::<u8>()
        ) {
            let text = format(NumberKind::ALL[kind], "", decimals).plain(value);
            prop_assert!(!text.contains("inf") && !text.contains("NaN"), "{}", text);
            prop_assert!(text.chars().count() <= 24, "{}", text);
        }

        #[test]
        fn written_counts_read_back(value in -9_999_999i64..=9_999_999) {
            let text = count().plain(value as f64).replace(',', "").replace('\u{2212}', "-");
            prop_assert_eq!(text.parse::<i64>().unwrap(), value);
        }

        #[test]
        fn axis_labels_of_different_ticks_differ(
            start in -50i32..50, step in 0..4usize, e in -3..9i32
        ) {
            let step = [1.0, 2.0, 2.5, 5.0][step] * 10f64.powi(e);
            let ticks: Vec<f64> = (0..6).map(|i| f64::from(start + i) * step).collect();
            let labels = days().axis(&ticks);
            let distinct: std::collections::BTreeSet<_> = labels.iter().collect();
            prop_assert_eq!(distinct.len(), ticks.len(), "{:?}", labels);
        }
    }
}

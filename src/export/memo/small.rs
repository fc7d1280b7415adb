//! Words written by hand that name a figure which the edition hides. No program can take them back; the check
//! lists them.

use crate::domain::ids::MeasureId;
use crate::program::query::MeasurePage;

/// The figures an edition hides, for nothing but to be looked for in words. They leave it in no other way.
#[derive(Clone, Default)]
pub(super) struct SmallNumbers(Vec<(MeasureId, Vec<f64>)>);

impl std::fmt::Debug for SmallNumbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmallNumbers")
    }
}

impl SmallNumbers {
    /// Notes what an edition hides of a measure: `seen` is what it shows, `whole` all there is.
    pub(super) fn note(&mut self, seen: &MeasurePage, whole: &MeasurePage) {
        let own = whole.figures.iter();
        let own = own.filter(|figure| seen.hidden.whole(figure.period));
        let groups = whole.groups.iter().flat_map(|group| {
            let hidden = |period| seen.hidden.group(group, period);
            let figures = group.figures.iter();
            figures.filter(move |figure| hidden(figure.period))
        });
        let values = own.chain(groups).filter_map(|figure| figure.value);
        self.0.push((whole.row.measure.id, values.collect()));
    }

    /// The first number in a text, as it stands there, that is a hidden figure of one of these measures.
    pub(super) fn named<'a>(&self, measures: &[MeasureId], text: &'a str) -> Option<&'a str> {
        let hidden: Vec<f64> = self
            .0
            .iter()
            .filter(|(measure, _)| measures.contains(measure))
            .flat_map(|(_, values)| values.iter().copied())
            .collect();
        let is_hidden = |number: f64| hidden.iter().any(|value| (value - number).abs() < 1e-9);
        let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')));
        let words = words.map(|word| word.trim_matches(['.', ',']));
        let mut words = words.filter(|word| !word.is_empty());
        words.find(|word| number(word).is_some_and(is_hidden))
    }
}

/// What number a word is, written in figures or, from two to ten, in letters. One is too common a word.
fn number(word: &str) -> Option<f64> {
    const LETTERS: [&str; 9] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let place = LETTERS
        .iter()
        .position(|one| word.eq_ignore_ascii_case(one));
    if let Some(place) = place {
        return Some((place + 2) as f64);
    }
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    word.replace(',', "").parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_are_hidden_figures_are_found_in_words() {
        let (one, other) = (
            MeasureId::default(),
            MeasureId::new(uuid::Uuid::from_u128(7)),
        );
        let small = SmallNumbers(vec![(one, vec![3.0, 7.0, 1200.0])]);
        let named = |text| small.named(&[one], text);
        assert_eq!(named("In October there were 3, after 12."), Some("3"));
        assert_eq!(named("Seven people died; 13 lived."), Some("Seven"));
        assert_eq!(named("of 1,200 calls"), Some("1,200"));
        assert_eq!(named("13 of 30, 3rd of May, v3, 0.3"), None);
        assert_eq!(small.named(&[other], "3"), None);
        assert_eq!(named(""), None);
        assert_eq!(format!("{small:?}"), "SmallNumbers");
    }
}

//! Which measure and which group a row means.

use super::{folded, quoted};
use crate::domain::measure::{Measure, free_key};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::{is_ratio, multiplier};
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The dimension of groups that were never broken down before.
const DIMENSION: &str = "Group";
/// Names longer than this are not compared letter by letter.
const COMPARED: usize = 60;

/// A measure as the plan sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its frequency; `None` while it is new and its periods have not been seen.
    pub frequency: Option<Frequency>,
    /// One of the quarters or years it is reported by, once there is a figure.
    pub like: Option<Period>,
    /// What its ratio is multiplied by; `None` where its figures are no ratios, or while it is new and its
    /// rows have not been seen.
    pub per: Option<f64>,
    /// It takes no new figures.
    pub retired: bool,
}

/// What a measure's cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// This measure, by its place among the slots.
    Slot(usize),
    /// Nothing.
    Nobody,
    /// Several measures of one name; the message names their keys.
    Several(String),
    /// None that is known; the message says what would help.
    Unknown(String),
}

/// Known measures, and those the file would create.
pub(super) struct Measures {
    slots: Vec<Slot>,
    known: usize,
    by_key: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    taken: BTreeSet<String>,
    create: bool,
    unknown: HashMap<String, String>,
}

impl Measures {
    /// All that are known; unknown ones are created when `create` says so.
    pub(super) fn new(known: &FigureKnowledge, create: bool) -> Self {
        let mut by_key = HashMap::new();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut slots: Vec<Slot> = known.measures.iter().map(slot).collect();
        let long = |(.., period): &&(_, _, _, Period)| period.frequency() >= Frequency::Quarter;
        let mut likes: HashMap<&str, Period> = HashMap::new();
        for (key, _, _, period) in known.values.keys().filter(long) {
            let latest = likes.entry(key).or_insert(*period);
            *latest = (*latest).max(*period);
        }
        for slot in &mut slots {
            slot.like = likes.get(slot.key.as_str()).copied();
        }
        for (at, slot) in slots.iter().enumerate() {
            by_key.insert(folded(&slot.key), at);
            by_name.entry(folded(&slot.name)).or_default().push(at);
        }
        Self {
            known: slots.len(),
            taken: slots
                .iter()
                .flat_map(|s| [s.key.clone(), folded(&s.key)])
                .collect(),
            slots,
            by_key,
            by_name,
            create,
            unknown: HashMap::new(),
        }
    }

    /// The measure a cell names: by key first, then by name, whatever the case and spaces.
    pub(super) fn named(&mut self, cell: &str) -> Named {
        let text = folded(cell);
        if text.is_empty() {
            return Named::Nobody;
        }
        if let Some(at) = self.by_key.get(&text) {
            return Named::Slot(*at);
        }
        match self.by_name.get(&text).map(Vec::as_slice) {
            Some([at]) => Named::Slot(*at),
            Some(several) => Named::Several(self.ambiguity(cell, several)),
            None if self.create => Named::Slot(self.add(cell, text)),
            None => Named::Unknown(self.unknown_words(cell, text)),
        }
    }

    /// A measure by its place.
    pub(super) fn slot(&self, at: usize) -> Option<&Slot> {
        self.slots.get(at)
    }

    /// The places of the measures the file would create.
    pub(super) fn new_places(&self) -> std::ops::Range<usize> {
        self.known..self.slots.len()
    }

    /// Says how often a new measure is reported.
    pub(super) fn set_frequency(&mut self, at: usize, frequency: Frequency) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.frequency = Some(frequency);
        }
    }

    /// Says that a new measure is a ratio, multiplied by so much, or none.
    pub(super) fn set_multiplier(&mut self, at: usize, per: Option<f64>) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.per = per;
        }
    }

    /// Notes a period the file gives for a measure: the first of its frequency, while the measure has
    /// no figure, says whether it is reported by calendar or by fiscal years.
    pub(super) fn note_period(&mut self, at: usize, period: Period) {
        if let Some(slot) = self.slots.get_mut(at)
            && slot.like.is_none()
            && slot.frequency == Some(period.frequency())
        {
            slot.like = Some(period);
        }
    }

    /// A new measure. Its key is free here and stays so while the plan is made.
    fn add(&mut self, cell: &str, text: String) -> usize {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = free_key(&name, &self.taken);
        self.taken.insert(key.clone());
        let at = self.slots.len();
        self.by_name.insert(text, vec![at]);
        self.by_key.insert(folded(&key), at);
        self.slots.push(Slot {
            key,
            name,
            frequency: None,
            like: None,
            per: None,
            retired: false,
        });
        at
    }

    fn ambiguity(&self, cell: &str, places: &[usize]) -> String {
        let keys: Vec<&str> = places
            .iter()
            .filter_map(|at| self.slots.get(*at))
            .map(|slot| slot.key.as_str())
            .collect();
        let keys = keys.join(", ");
        format!(
            "{} is the name of several measures; write one of the keys: {keys}",
            quoted(cell)
        )
    }

    fn unknown_words(&mut self, cell: &str, text: String) -> String {
        if let Some(words) = self.unknown.get(&text) {
            return words.clone();
        }
        let help = match self.nearest(&text) {
            Some(near) => format!("is {} meant? Use its name or key", quoted(&near)),
            None => "use the name or key of a measure".to_owned(),
        };
        let words = format!(
            "{} is no measure here; {help}, or have unknown measures created",
            quoted(cell)
        );
        self.unknown.insert(text, words.clone());
        words
    }

    /// The name or key of a known measure that differs by a slip of the pen.
    fn nearest(&self, text: &str) -> Option<String> {
        let allowed = (text.chars().count() / 5).clamp(1, 4);
        let spellings = self.slots.iter().flat_map(|slot| [&slot.name, &slot.key]);
        spellings
            .filter_map(|spelling| {
                let far = distance(text, &folded(spelling))?;
                (far <= allowed).then_some((far, spelling))
            })
            .min_by_key(|(far, _)| *far)
            .map(|(_, spelling)| spelling.clone())
    }
}

fn slot(measure: &Measure) -> Slot {
    Slot {
        key: measure.key.clone(),
        name: measure.name.clone(),
        frequency: Some(measure.frequency),
        like: None,
        per: is_ratio(measure).then(|| multiplier(measure)),
        retired: measure.retired,
    }
}

/// How many letters must be added, dropped or changed to make one text of the other (Levenshtein
/// 1966). `None` when either is too long to be worth the time.
fn distance(one: &str, other: &str) -> Option<usize> {
    let other: Vec<char> = other.chars().take(COMPARED + 1).collect();
    if other.len() > COMPARED || one.chars().nth(COMPARED).is_some() {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut left = line + 1;
        let mut next = vec![left];
        for (b, (diagonal, above)) in other.iter().zip(row.iter().zip(row.iter().skip(1))) {
            let changed = diagonal + usize::from(a != *b);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied()
}

/// The groups by which measures are broken down already, so that a file's groups join them.
pub(super) struct Groups {
    /// For a measure's key: the spellings of each dimension's groups, by their folded text.
    known: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    /// First spellings in this file of groups that are new.
    seen: HashMap<(String, String, String), String>,
    /// The dimension the person named for this file.
    dimension: Option<String>,
}

impl Groups {
    pub(super) fn new(known: &FigureKnowledge, dimension: Option<String>) -> Self {
        let names: BTreeSet<(&str, &str, &str)> = known
            .values
            .keys()
            .filter(|(_, _, group, _)| !group.is_empty())
            .map(|(key, dimension, group, _)| (key.as_str(), dimension.as_str(), group.as_str()))
            .collect();
        let mut dimensions: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> =
            BTreeMap::new();
        for (key, dimension, group) in names {
            let of_measure = dimensions.entry(key.to_owned()).or_default();
            let groups = of_measure.entry(dimension.to_owned()).or_default();
            groups.insert(folded(group), group.to_owned());
        }
        Self {
            known: dimensions,
            seen: HashMap::new(),
            dimension: dimension.filter(|named| !named.trim().is_empty()),
        }
    }

    /// Dimension and group of a cell: both empty for the whole. The dimension is the one the person
    /// named, else the one in which the measure has this group, else its only one.
    pub(super) fn named(&mut self, key: &str, cell: &str) -> (String, String) {
        let text = folded(cell);
        if text.is_empty() {
            return (String::new(), String::new());
        }
        let dimension = self.dimension_of(key, &text);
        let known = self
            .known
            .get(key)
            .and_then(|of_measure| of_measure.get(&dimension));
        if let Some(group) = known.and_then(|groups| groups.get(&text)) {
            return (dimension, group.clone());
        }
        let spelled = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = (key.to_owned(), dimension.clone(), text);
        let group = self.seen.entry(name).or_insert(spelled).clone();
        (dimension, group)
    }

    fn dimension_of(&self, key: &str, text: &str) -> String {
        if let Some(named) = &self.dimension {
            return named.clone();
        }
        let Some(of_measure) = self.known.get(key) else {
            return DIMENSION.to_owned();
        };
        let mut having = of_measure
            .iter()
            .filter(|(_, groups)| groups.contains_key(text));
        let mut all = of_measure.keys();
        match (having.next(), having.next(), all.next(), all.next()) {
            (Some((dimension, _)), None, _, _) | (None, _, Some(dimension), None) => {
                dimension.clone()
            }
            _ => DIMENSION.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_counted() {
        assert_eq!(distance("kitten", "sitting"), Some(3));
        assert_eq!(distance("", "abc"), Some(3));
        assert_eq!(distance("same", "same"), Some(0));
        assert_eq!(distance(&"x".repeat(61), "x"), None);
    }
}

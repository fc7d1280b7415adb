//! The groups by which measures are broken down already, so that a file's groups join them.

use crate::import::folded;
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The dimension of groups that were never broken down before and have no heading of their own.
const DIMENSION: &str = "Group";

/// What stands between a breakdown and its group in a cell that says both; no file that people write has it.
const BETWEEN: char = '\u{1f}';

/// A group's cell that says by what it is a breakdown.
pub(in crate::import) fn of_dimension(dimension: &str, group: &str) -> String {
    if group.is_empty() {
        String::new()
    } else {
        format!("{dimension}{BETWEEN}{group}")
    }
}

/// For a measure's key: the spellings of each dimension's groups, by their folded text.
type Spellings = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// Groups there are, and those of a file.
pub(in crate::import) struct Groups {
    known: Spellings,
    /// First spellings in this file of groups that are new.
    seen: HashMap<(String, String, String), String>,
    /// The dimension the person named for this file.
    told: Option<String>,
    /// The heading of the column of groups.
    heading: Option<String>,
}

impl Groups {
    pub(in crate::import) fn new(
        known: &FigureKnowledge,
        told: Option<String>,
        heading: Option<String>,
    ) -> Self {
        let names: BTreeSet<(&str, &str, &str)> = known
            .figures
            .keys()
            .filter(|name| !name.group.is_empty())
            .map(|name| {
                (
                    name.measure_key.as_str(),
                    name.dimension.as_str(),
                    name.group.as_str(),
                )
            })
            .collect();
        let mut spellings = Spellings::new();
        for (key, dimension, group) in names {
            let of_measure = spellings.entry(key.to_owned()).or_default();
            let groups = of_measure.entry(dimension.to_owned()).or_default();
            groups.insert(folded(group), group.to_owned());
        }
        Self {
            known: spellings,
            seen: HashMap::new(),
            told: told.filter(|named| !named.trim().is_empty()),
            heading,
        }
    }

    /// Dimension and group of a cell: both empty for the whole. The dimension is the one the person
    /// named, else the one in which the measure has this group, else its only one, else the column's heading.
    pub(in crate::import) fn named(&mut self, key: &str, cell: &str) -> (String, String) {
        let (said, cell) = match cell.split_once(BETWEEN) {
            Some((dimension, group)) => (Some(dimension), group),
            None => (None, cell),
        };
        let text = folded(cell);
        if text.is_empty() {
            return (String::new(), String::new());
        }
        let dimension = match said {
            Some(dimension) => dimension.to_owned(),
            None => self.dimension_of(key, &text),
        };
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
        if let Some(named) = &self.told {
            return named.clone();
        }
        let new = || self.heading.clone().unwrap_or_else(|| DIMENSION.to_owned());
        let Some(of_measure) = self.known.get(key) else {
            return new();
        };
        if let Some(heading) = &self.heading
            && let Some((dimension, _)) = of_measure
                .iter()
                .find(|(dimension, _)| folded(dimension) == folded(heading))
        {
            return dimension.clone();
        }
        let mut having = of_measure
            .iter()
            .filter(|(_, groups)| groups.contains_key(text));
        let mut all = of_measure.keys();
        match (having.next(), having.next(), all.next(), all.next()) {
            (Some((dimension, _)), None, _, _) => dimension.clone(),
            (None, _, Some(dimension), None) if self.heading.is_none() => dimension.clone(),
            _ => new(),
        }
    }
}

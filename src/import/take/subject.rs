//! What a file calls a measure, and what it says of it.

use crate::import::MeasureCard;
use crate::import::understand::{Make, Role, Rule};
use std::collections::BTreeMap;

/// What stands between the parts of a measure's name where several columns make it.
pub(super) const BETWEEN: &str = " | ";

/// A measure as the file names it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::import) struct Subject {
    /// The cells that name it: number, name, further parts; on one line each.
    pub cells: Vec<String>,
    /// Which of them is the number, and which the name.
    pub id: Option<usize>,
    /// The place of the name among them.
    pub name: usize,
    /// Its figures run from the beginning of the year.
    pub to_date: bool,
    /// The rule by which events are made into it.
    pub rule: Option<Make>,
    /// What the file says of it, by what is said.
    pub about: BTreeMap<Role, String>,
    /// What is said of it beside the sheet.
    pub card: Option<Box<MeasureCard>>,
}

impl Subject {
    /// The measure a rule makes.
    pub(super) fn of_rule(rule: &Rule) -> Self {
        let unit = match rule.make {
            Make::MeanDays | Make::MedianDays | Make::NinetiethDays => Some("days"),
            Make::Count | Make::Share | Make::Sum | Make::OpenAtEnd => None,
        };
        Self {
            cells: vec![
                rule.measure
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            ],
            about: unit
                .map(|unit| (Role::Unit, unit.to_owned()))
                .into_iter()
                .collect(),
            rule: Some(rule.make),
            ..Self::default()
        }
    }

    /// All that names it, as it is compared and remembered.
    pub(in crate::import) fn joined(&self) -> String {
        let cells: Vec<&str> = self
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        cells.join(BETWEEN) + if self.to_date { " (year to date)" } else { "" }
    }

    /// Its number in the file, if it has one.
    pub(super) fn number(&self) -> Option<&str> {
        let cell = self.cells.get(self.id?)?;
        (!cell.is_empty() && !self.to_date).then_some(cell)
    }

    /// What stands beside its number as its name.
    pub(super) fn beside_number(&self) -> Option<&str> {
        let name = self
            .cells
            .get(self.name)
            .filter(|_| self.id != Some(self.name));
        name.map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The cell that names it: the first that is filled, where its name is empty.
    pub(in crate::import) fn in_the_file(&self) -> &str {
        let name = self.cells.get(self.name).filter(|cell| !cell.is_empty());
        let name = name.or_else(|| self.cells.iter().find(|cell| !cell.is_empty()));
        name.map_or("", String::as_str)
    }

    /// Its name.
    pub(in crate::import) fn called(&self) -> String {
        let suffix = if self.to_date { " (year to date)" } else { "" };
        self.in_the_file().to_owned() + suffix
    }
}

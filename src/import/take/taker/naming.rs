//! Which measure and which group a row is of, as the file names them.

use super::Taker;
use crate::import::grid::{Cell, Row};
use crate::import::take::Subject;
use crate::import::take::reading::ValueColumn;
use std::borrow::Cow;

/// How many different names of rows are remembered as they stand.
const REMEMBERED: usize = 100_000;

impl Taker<'_> {
    /// Notes what names the measure and the group of a row, as it stands there.
    pub(super) fn name_row(&mut self, row: &Row<'_>) {
        let reading = self.reading;
        // Written over, so that a row takes no memory of its own.
        let mut said = std::mem::take(&mut self.spare);
        said.clear();
        let columns = reading.id.iter().chain(&reading.name);
        for column in columns.chain(&reading.parts).chain(&reading.groups) {
            match self.cell(row, *column) {
                Cell::Text(text) => said.push_str(text),
                Cell::Blank => {}
                other @ (Cell::Number(..)
                | Cell::Moment(..)
                | Cell::Days(_)
                | Cell::Bool(_)
                | Cell::Error(_)
                | Cell::Uncalculated) => said.push_str(&other.text()),
            }
            said.push('\u{1f}');
        }
        if said != self.said {
            self.last = None;
            self.folded = false;
            self.garbled = said.contains('\u{fffd}');
        }
        self.spare = std::mem::replace(&mut self.said, said);
    }

    /// Puts together what names the measure and the group of the row at hand, as names are compared.
    fn fold_row(&mut self, row: &Row<'_>) {
        let reading = self.reading;
        let (mut name, mut group) = (String::new(), String::new());
        for column in reading.id.iter().chain(&reading.name).chain(&reading.parts) {
            add_folded(&mut name, &self.cell(row, *column));
            name.push('\u{1f}');
        }
        for column in &reading.groups {
            let length = group.len();
            add_folded(&mut group, &self.cell(row, *column));
            if group.len() > length {
                group.push('\u{1f}');
            }
        }
        (self.name, self.group) = (name, group);
        self.folded = true;
    }

    /// The series of a value in the row at hand.
    pub(super) fn series(&mut self, row: &Row<'_>, value: &ValueColumn) -> u32 {
        let only = value.measure.is_none();
        if let Some((to_date, series)) = self
            .last
            .filter(|(to_date, _)| only && *to_date == value.to_date)
        {
            self.last = Some((to_date, series));
            return series;
        }
        let known = if value.to_date {
            &self.by_said.1
        } else {
            &self.by_said.0
        };
        if only && let Some(series) = known.get(&self.said) {
            self.last = Some((value.to_date, *series));
            return *series;
        }
        if !self.folded {
            self.fold_row(row);
        }
        let subject = self.subject(row, value);
        let group = self.group_place(row);
        let next = self.taken.series.len() as u32;
        let series = *self.by_series.entry((subject, group)).or_insert(next);
        if series == next {
            self.taken.series.push((subject, group));
        }
        self.last = only.then_some((value.to_date, series));
        let known = if value.to_date {
            &mut self.by_said.1
        } else {
            &mut self.by_said.0
        };
        if only && known.len() < REMEMBERED {
            known.insert(self.said.clone(), series);
        }
        series
    }

    /// The measure of a value in the row at hand, as the file names it.
    pub(super) fn subject(&mut self, row: &Row<'_>, value: &ValueColumn) -> u32 {
        if !self.folded {
            self.fold_row(row);
        }
        let name = value.measure.as_ref().unwrap_or(&self.name);
        let key = if value.to_date {
            Cow::Owned(format!("{name}\u{1e}"))
        } else {
            Cow::Borrowed(name.as_str())
        };
        if let Some(place) = self.by_name.get(key.as_ref()) {
            return *place;
        }
        let key = key.into_owned();
        let subject = self.new_subject(row, value);
        let place = self.taken.subjects.len() as u32;
        self.taken.subjects.push(subject);
        self.by_name.insert(key, place);
        place
    }

    pub(super) fn new_subject(&self, row: &Row<'_>, value: &ValueColumn) -> Subject {
        let reading = self.reading;
        let to_date = value.to_date;
        let one = |name: &str| Subject {
            cells: vec![one_line(name)],
            to_date,
            ..Subject::default()
        };
        if let Some(measure) = &value.measure {
            return one(measure);
        }
        if reading.id.is_none() && reading.name.is_none() {
            return one(&reading.measure);
        }
        let columns = reading.id.iter().chain(&reading.name).chain(&reading.parts);
        let text = |column: usize| one_line(&self.cell(row, column).text());
        let about = reading
            .about
            .iter()
            .map(|(role, column)| (*role, text(*column)));
        Subject {
            cells: columns.map(|column| text(*column)).collect(),
            id: reading.id.map(|_| 0),
            name: usize::from(reading.id.is_some() && reading.name.is_some()),
            to_date,
            rule: None,
            about: about.filter(|(_, text)| !text.is_empty()).collect(),
            card: None,
        }
    }

    pub(super) fn group_place(&mut self, row: &Row<'_>) -> u32 {
        if let Some(place) = self.by_group.get(&self.group) {
            return *place;
        }
        let cells = self.reading.groups.iter();
        let parts: Vec<String> = cells
            .map(|column| one_line(&self.cell(row, *column).text()))
            .filter(|text| !text.is_empty())
            .collect();
        let place = self.taken.groups.len() as u32;
        self.taken.groups.push(parts.join(", "));
        self.by_group.insert(self.group.clone(), place);
        place
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a cell's text in small letters with single spaces.
fn add_folded(to: &mut String, cell: &Cell<'_>) {
    let mut add = |text: &str| {
        let start = to.len();
        let text = text.trim();
        // What most names are needs no taking apart.
        let plain = |bytes: &[u8]| bytes.is_ascii() && !bytes.iter().any(u8::is_ascii_control);
        if plain(text.as_bytes()) && !text.contains("  ") {
            to.push_str(text);
            if let Some(added) = to.get_mut(start..) {
                added.make_ascii_lowercase();
            }
            return;
        }
        for word in text.split_whitespace() {
            if to.len() > start {
                to.push(' ');
            }
            if word.is_ascii() {
                to.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            } else {
                to.push_str(&word.to_lowercase());
            }
        }
    };
    match cell {
        Cell::Text(text) => add(text),
        Cell::Blank => {}
        Cell::Number(..)
        | Cell::Moment(..)
        | Cell::Days(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::Uncalculated => {
            add(&cell.text());
        }
    }
}

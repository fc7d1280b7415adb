//! Which measure and which group a row is of, as the file names them.

use super::Taker;
use crate::import::grid::{Cell, Row};
use crate::import::take::Subject;
use crate::import::take::reading::ValueColumn;

impl Taker<'_> {
    /// Puts together what names the measure and the group of a row.
    pub(super) fn name_row(&mut self, row: &Row<'_>) {
        let before = (
            std::mem::take(&mut self.name),
            std::mem::take(&mut self.group),
        );
        let reading = self.reading;
        let mut name = String::with_capacity(before.0.len());
        for column in reading.id.iter().chain(&reading.name).chain(&reading.parts) {
            add_folded(&mut name, &self.cell(row, *column));
            name.push('\u{1f}');
        }
        let mut group = String::with_capacity(before.1.len());
        for column in &reading.groups {
            let length = group.len();
            add_folded(&mut group, &self.cell(row, *column));
            if group.len() > length {
                group.push('\u{1f}');
            }
        }
        if before != (name.clone(), group.clone()) {
            self.last = None;
        }
        (self.name, self.group) = (name, group);
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
        let subject = self.subject(row, value);
        let group = self.group_place(row);
        let next = self.taken.series.len() as u32;
        let series = *self.by_series.entry((subject, group)).or_insert(next);
        if series == next {
            self.taken.series.push((subject, group));
        }
        self.last = only.then_some((value.to_date, series));
        series
    }

    pub(super) fn subject(&mut self, row: &Row<'_>, value: &ValueColumn) -> u32 {
        let mark = if value.to_date { "\u{1e}" } else { "" };
        let key = match &value.measure {
            Some(measure) => format!("{measure}{mark}"),
            None => format!("{}{mark}", self.name),
        };
        if let Some(place) = self.by_name.get(&key) {
            return *place;
        }
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
            lasts: false,
            about: about.filter(|(_, text)| !text.is_empty()).collect(),
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

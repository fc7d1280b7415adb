//! The figures of a package as a table, to be taken into a program that exists.

use super::{DataPackage, MeasureCard, unread};
use crate::domain::package_layout::{FIGURES, READABLE};
use crate::import::grid::{Book, Cell, ReadOptions, Watch};
use crate::import::known_table::{KnownRow, KnownRows, Places};
use crate::import::take::of_dimension;
use crate::import::{ImportError, KnownTable};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;

/// The figures of a package that count: of each period those of the last import.
#[derive(Debug, Clone)]
pub struct PackageFigures {
    /// The figures, by the keys of their measures.
    pub table: KnownTable,
    /// What they are broken down by.
    pub dimensions: BTreeSet<String>,
    /// What the package says of its measures, by their keys.
    pub cards: BTreeMap<String, MeasureCard>,
    /// What of the package is never taken into a program that exists, as "2 meetings".
    pub staying: Vec<String>,
}

impl DataPackage {
    /// Reads the figures, and what the package says of their measures.
    ///
    /// # Errors
    /// [`ImportError::NoPackage`] when it has none, or why the file of its figures can't be read.
    pub fn figures(&self) -> Result<PackageFigures, ImportError> {
        let mut resources = self.resources.iter();
        let resource = resources.find(|resource| resource.statroom_table == FIGURES);
        let none = || ImportError::NoPackage(self.folder.clone());
        let path = self.within(&resource.ok_or_else(none)?.path)?;
        let book = Book::open(&path, &ReadOptions::default(), Watch::nobody())?;
        let mut reader = csv::Reader::from_path(&path).map_err(|why| unread(&path, &why))?;
        let header = reader.headers().map_err(|why| unread(&path, &why))?.clone();
        let place = |name: &str| header.iter().position(|one| one == name).ok_or_else(none);
        let [measure, dimension, group] = READABLE;
        let columns = Columns {
            key: [
                place(measure)?,
                place(dimension)?,
                place(group)?,
                place("period")?,
            ],
            batch: place("batch")?,
            cells: [place("value")?, place("numerator")?, place("denominator")?],
        };
        let figures = columns.last_of_each(&mut reader);
        let figures = figures.map_err(|why| unread(&path, &why))?;
        let dimensions = figures.iter().map(
            |Figure {
                 key: [_, dimension, ..],
                 ..
             }| dimension,
        );
        let dimensions: BTreeSet<String> =
            dimensions.filter(|one| !one.is_empty()).cloned().collect();
        let cards = self.cards()?;
        let with_figures: BTreeSet<&str> = figures
            .iter()
            .map(
                |Figure {
                     key: [measure, ..], ..
                 }| measure.as_str(),
            )
            .collect();
        let without = cards
            .keys()
            .filter(|key| !with_figures.contains(key.as_str()));
        let mut staying = self.staying()?;
        match without.count() {
            0 => {}
            1 => staying.push("1 measure without a figure".to_owned()),
            count => staying.push(format!("{count} measures without a figure")),
        }
        Ok(PackageFigures {
            table: columns.table(&figures, &book, (header.len(), dimensions.len() > 1)),
            dimensions,
            cards,
            staying,
        })
    }
}

/// Where the columns of figures are, from 0.
struct Columns {
    /// Measure, dimension, group and period.
    key: [usize; 4],
    /// The number of the import.
    batch: usize,
    /// Value, numerator and denominator.
    cells: [usize; 3],
}

/// A figure as its row gives it.
struct Figure {
    row: u64,
    key: [String; 4],
    cells: [String; 3],
}

impl Columns {
    /// Of each period's figures that of the last import, in the order of the rows.
    fn last_of_each(&self, reader: &mut csv::Reader<File>) -> Result<Vec<Figure>, csv::Error> {
        let mut last: BTreeMap<[String; 4], (i64, u64, [String; 3])> = BTreeMap::new();
        let mut record = csv::StringRecord::new();
        let mut row = 1;
        while reader.read_record(&mut record)? {
            row += 1;
            let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
            let number = cell(self.batch).parse().unwrap_or(0);
            let key = self.key.map(cell);
            if last.get(&key).is_none_or(|(known, ..)| *known <= number) {
                last.insert(key, (number, row, self.cells.map(cell)));
            }
        }
        let figures = last.into_iter();
        let mut figures: Vec<Figure> = figures
            .map(|(key, (_, row, cells))| Figure { row, key, cells })
            .collect();
        figures.sort_by_key(|figure| figure.row);
        Ok(figures)
    }

    /// `several`: figures are broken down by several things, so that each group's cell says by which.
    fn table(
        &self,
        figures: &[Figure],
        book: &Book,
        (columns, several): (usize, bool),
    ) -> KnownTable {
        let ([measure, _, _, period], [value, numerator, denominator]) = (self.key, self.cells);
        let mut rows = KnownRows::new(Places {
            measure: measure + 1,
            period: period + 1,
            value: value + 1,
            numerator: numerator + 1,
            denominator: denominator + 1,
        });
        for figure in figures {
            let [measure, dimension, group, period] = &figure.key;
            let named = several.then(|| of_dimension(dimension, group));
            let group = named.as_ref().unwrap_or(group);
            let [value, numerator, denominator] = &figure.cells;
            let known = KnownRow {
                measure: Cell::Text(measure),
                period: Cell::Text(period),
                value: Cell::Text(value),
                group: Cell::Text(group),
                numerator: Cell::Text(numerator),
                denominator: Cell::Text(denominator),
            };
            rows.add(figure.row, &known);
        }
        rows.table((&book.source, &book.hash), columns)
    }
}

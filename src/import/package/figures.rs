//! The figures of a package as a long table, to be taken into a program that exists.

use super::{DataPackage, unread};
use crate::domain::package_layout::{FIGURES, READABLE};
use crate::import::grid::{Book, ReadOptions, Watch};
use crate::import::{ImportError, LongRow, LongTable};
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a package that count: of each period those of the last import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFigures {
    /// The figures, by the keys of their measures.
    pub table: LongTable,
    /// What they are broken down by.
    pub dimensions: BTreeSet<String>,
}

impl DataPackage {
    /// Reads the figures.
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
        let (measure, dimension, group) = (place(measure)?, place(dimension)?, place(group)?);
        let (period, batch, value) = (place("period")?, place("batch")?, place("value")?);
        let (above, below) = (place("numerator")?, place("denominator")?);
        let mut last: BTreeMap<[String; 4], (i64, LongRow)> = BTreeMap::new();
        let mut dimensions = BTreeSet::new();
        let mut record = csv::StringRecord::new();
        let mut row = 1;
        while reader
            .read_record(&mut record)
            .map_err(|why| unread(&path, &why))?
        {
            row += 1;
            let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
            let number = cell(batch).parse().unwrap_or(0);
            let key = [cell(measure), cell(dimension), cell(group), cell(period)];
            if !cell(dimension).is_empty() {
                dimensions.insert(cell(dimension));
            }
            if last.get(&key).is_some_and(|(known, _)| *known > number) {
                continue;
            }
            let figure = LongRow {
                row,
                measure: cell(measure),
                period: cell(period),
                value: cell(value),
                group: cell(group),
                numerator: cell(above),
                denominator: cell(below),
                ..LongRow::default()
            };
            last.insert(key, (number, figure));
        }
        let mut rows: Vec<LongRow> = last.into_values().map(|(_, row)| row).collect();
        rows.sort_by_key(|row| row.row);
        Ok(PackageFigures {
            table: LongTable {
                source: book.source,
                hash: book.hash,
                columns: header.len(),
                measure_column: measure + 1,
                period_column: period + 1,
                value_column: value + 1,
                parts_columns: Some((above + 1, below + 1)),
                rows,
            },
            dimensions,
        })
    }
}

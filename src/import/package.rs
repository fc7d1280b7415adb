//! A data package of a whole program, read row by row to be put into an empty one.

mod beside;
mod cards;
mod figures;

pub use cards::MeasureCard;
pub use figures::PackageFigures;

use super::ImportError;
use crate::domain::package_layout::{DESCRIPTOR, FIGURES, FORMAT, READABLE, file_column};
use crate::domain::period::Period;
use crate::program::{ColumnKind, Table, TableColumn, TableValue};
use chrono::NaiveDate;
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};

/// The largest descriptor that is read, in bytes: 16 MB.
const DESCRIPTOR_BYTES: u64 = 16_000_000;
/// The largest picture that is read, in bytes: 200 MB.
const PICTURE_BYTES: u64 = 200_000_000;

/// A package on the disk.
#[derive(Debug)]
pub struct DataPackage {
    folder: PathBuf,
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct Descriptor {
    statroom: About,
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct About {
    format: u32,
}

#[derive(Debug, Deserialize)]
struct Resource {
    path: String,
    statroom_table: String,
}

/// Takes a row in: its table, the names of the columns it fills, and their values.
pub type TakesRow<'a, E> = dyn FnMut(&str, &[&str], &[TableValue]) -> Result<(), E> + 'a;

impl DataPackage {
    /// Opens a package by its folder or its datapackage.json.
    ///
    /// # Errors
    /// [`ImportError::NoPackage`] when there is none of ours, [`ImportError::NewerPackage`] when a later version
    /// wrote it.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let none = || ImportError::NoPackage(path.to_owned());
        let descriptor = if path.is_dir() {
            path.join(DESCRIPTOR)
        } else {
            path.to_owned()
        };
        let about = std::fs::metadata(&descriptor).map_err(|_missing| none())?;
        if !about.is_file() || about.len() > DESCRIPTOR_BYTES {
            return Err(none());
        }
        let text = std::fs::read(&descriptor).map_err(|why| ImportError::Unreadable {
            path: descriptor.clone(),
            why,
        })?;
        let read: Descriptor = serde_json::from_slice(&text).map_err(|_strange| none())?;
        if read.statroom.format > FORMAT {
            return Err(ImportError::NewerPackage(path.to_owned()));
        }
        Ok(Self {
            folder: descriptor.parent().map(Path::to_owned).unwrap_or_default(),
            resources: read.resources,
        })
    }

    /// Hands every row to `take`, table by table. `go_on` is told how far it is, from 0 to 1, and says whether to go
    /// on.
    ///
    /// # Errors
    /// [`ImportError`] by file, row and column when something can't be read, or what `take` says.
    pub fn each_row<E: From<ImportError>>(
        &self,
        tables: &[Table],
        go_on: &dyn Fn(f64) -> bool,
        take: &mut TakesRow<'_, E>,
    ) -> Result<(), E> {
        let count = self.resources.len().max(1) as f64;
        for (at, resource) in self.resources.iter().enumerate() {
            if !go_on(at as f64 / count) {
                return Err(ImportError::Stopped.into());
            }
            let table = tables
                .iter()
                .find(|table| table.name == resource.statroom_table);
            let table = table.ok_or_else(|| ImportError::NewerPackage(self.folder.clone()))?;
            self.rows_of(resource, table, take)?;
        }
        Ok(())
    }

    fn rows_of<E: From<ImportError>>(
        &self,
        resource: &Resource,
        table: &Table,
        take: &mut TakesRow<'_, E>,
    ) -> Result<(), E> {
        let path = self.within(&resource.path)?;
        let mut reader = csv::Reader::from_path(&path).map_err(|why| unread(&path, &why))?;
        let header = reader.headers().map_err(|why| unread(&path, &why))?.clone();
        let mut columns: Vec<(usize, &TableColumn)> = Vec::new();
        for (at, name) in header.iter().enumerate() {
            if table.name == FIGURES && at < READABLE.len() {
                continue;
            }
            let named = |column: &&TableColumn| {
                file_column(&column.name, column.kind == ColumnKind::Bytes) == name
            };
            let column = table.columns.iter().find(named);
            columns.push((
                at,
                column.ok_or_else(|| ImportError::NewerPackage(path.clone()))?,
            ));
        }
        let names: Vec<&str> = columns
            .iter()
            .map(|(_, column)| column.name.as_str())
            .collect();
        let mut record = csv::StringRecord::new();
        let mut values = Vec::new();
        let mut row = 1;
        while reader
            .read_record(&mut record)
            .map_err(|why| unread(&path, &why))?
        {
            row += 1;
            values.clear();
            for (at, column) in &columns {
                let cell = record.get(*at).unwrap_or_default();
                let value = self.value(table, column, cell)?;
                let value = value.ok_or_else(|| ImportError::PackageCell {
                    file: resource.path.clone(),
                    row,
                    column: column.name.clone(),
                    cell: super::quoted(cell),
                })?;
                values.push(value);
            }
            take(&table.name, &names, &values)?;
        }
        Ok(())
    }

    /// What a cell says. `None` when it can't be read.
    fn value(
        &self,
        table: &Table,
        column: &TableColumn,
        cell: &str,
    ) -> Result<Option<TableValue>, ImportError> {
        if column.kind == ColumnKind::Text && (column.required || !cell.is_empty()) {
            return Ok(Some(TableValue::Text(cell.to_owned())));
        }
        if cell.is_empty() {
            return Ok((!column.required).then_some(TableValue::Null));
        }
        if table.name == FIGURES && column.name == "period" {
            return Ok(Period::from_iso(cell).map(|period| {
                let since = period.start().signed_duration_since(NaiveDate::default());
                TableValue::Integer(since.num_days())
            }));
        }
        Ok(match column.kind {
            ColumnKind::Integer => cell.parse().ok().map(TableValue::Integer),
            ColumnKind::Real => {
                let number: Option<f64> = cell.parse().ok();
                number
                    .filter(|number| number.is_finite())
                    .map(TableValue::Real)
            }
            ColumnKind::Text => Some(TableValue::Text(cell.to_owned())),
            ColumnKind::Bytes => Some(TableValue::Bytes(self.bytes(cell)?)),
        })
    }

    fn bytes(&self, named: &str) -> Result<Vec<u8>, ImportError> {
        let path = self.within(named)?;
        let unreadable = |why| ImportError::Unreadable {
            path: path.clone(),
            why,
        };
        let length = std::fs::metadata(&path).map_err(unreadable)?.len();
        if length > PICTURE_BYTES {
            return Err(ImportError::TooLarge {
                file: named.to_owned(),
                length,
                most: PICTURE_BYTES,
            });
        }
        std::fs::read(&path).map_err(unreadable)
    }

    /// A file of the package. One that would lie outside of its folder is none.
    fn within(&self, named: &str) -> Result<PathBuf, ImportError> {
        let path = Path::new(named);
        let inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if inside && !named.is_empty() {
            Ok(self.folder.join(path))
        } else {
            Err(ImportError::NoPackage(self.folder.clone()))
        }
    }
}

fn unread(path: &Path, why: &csv::Error) -> ImportError {
    ImportError::Damaged {
        file: path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned(),
        why: why.to_string(),
    }
}

//! All of a program as a Frictionless Data Package: a tidy CSV for each kind of thing, pictures as files, and a
//! datapackage.json that says what every column is and what it refers to.
//!
//! Nothing is left out but the journal of changes. Private notes are part of it, in columns that say so, unless they
//! are asked to stay.

mod describe;
mod dictionary;
mod figures;
mod sink;

use super::ExportError;
use crate::domain::package_layout::{DESCRIPTOR, FIGURES, READABLE, file_column, hash_of};
use crate::program::{Program, Table, TableValue};
use describe::Resource;
use dictionary::{is_private, resource_of};
use figures::SeriesNames;
use sink::Sink;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How a program is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PackageOptions {
    /// Private notes stay behind.
    pub without_private: bool,
}

/// What was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PackageWritten {
    /// Kinds of things that there are any of.
    pub tables: usize,
    /// Rows in all.
    pub rows: usize,
    /// Pictures and what was drawn for the room.
    pub files: usize,
}

impl PackageWritten {
    /// "1,204 rows of 31 tables and 3 files, private notes included", for a person who made it.
    pub fn words(self, options: PackageOptions) -> String {
        let Self {
            tables,
            rows,
            files,
        } = self;
        let private = if options.without_private {
            "private notes left out"
        } else {
            "private notes included"
        };
        format!("{rows} rows of {tables} tables, {files} pictures; {private}.")
    }
}

/// Writes everything into a folder that is not there yet, or is empty. `go_on` is told how far it is, from 0 to 1,
/// and says whether to go on.
///
/// # Errors
/// [`ExportError`] in words; the folder is then as it was.
pub fn write_package(
    program: &Program,
    folder: &Path,
    options: PackageOptions,
    go_on: &dyn Fn(f64) -> bool,
) -> Result<PackageWritten, ExportError> {
    let was_there = folder.is_dir();
    if folder.exists() && !is_empty(folder) {
        return Err(ExportError::FolderTaken(folder.to_owned()));
    }
    let written = Package {
        program,
        folder,
        options,
        go_on,
        written: PackageWritten::default(),
        resources: Vec::new(),
        series: SeriesNames::default(),
    }
    .write();
    if written.is_err() {
        take_back(folder, was_there);
    }
    written
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Removes what was written into a folder that was empty or not there.
fn take_back(folder: &Path, was_there: bool) {
    let removed = fs::remove_dir_all(folder);
    let restored = if was_there {
        removed.and_then(|()| fs::create_dir(folder))
    } else {
        removed
    };
    if let Err(left) = restored {
        tracing::warn!("an unfinished export was left behind: {left}");
    }
}

/// A package in the making.
struct Package<'a> {
    program: &'a Program,
    folder: &'a Path,
    options: PackageOptions,
    go_on: &'a dyn Fn(f64) -> bool,
    written: PackageWritten,
    resources: Vec<Resource>,
    series: SeriesNames,
}

impl Package<'_> {
    fn write(mut self) -> Result<PackageWritten, ExportError> {
        make_folder(self.folder)?;
        let tables = self.program.tables()?;
        self.series = SeriesNames::read(self.program, &tables)?;
        let count = tables.len().max(1) as f64;
        for (at, table) in tables.iter().enumerate() {
            if !(self.go_on)(at as f64 / count) {
                return Err(ExportError::Stopped);
            }
            self.table(table)?;
        }
        let descriptor = describe::descriptor(
            &crate::program::query::city(self.program)?,
            self.program.now(),
            &self.resources,
            &tables,
            self.options,
        );
        // The descriptor comes last: without it a folder is no package.
        self.file(DESCRIPTOR, descriptor.as_bytes())?;
        (self.go_on)(1.0);
        Ok(self.written)
    }

    fn table(&mut self, table: &Table) -> Result<(), ExportError> {
        let resource = resource_of(&table.name);
        let path = format!("{}.csv", resource.name);
        let at = self.folder.join(&path);
        let sink = Sink::create(&at).map_err(|why| trouble(at.clone(), why))?;
        let mut csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(sink);
        let readable = READABLE.iter().filter(|_| table.name == FIGURES);
        let names = readable.copied().map(str::to_owned);
        let names = names.chain(table.columns.iter().map(|column| {
            file_column(
                &column.name,
                column.kind == crate::program::ColumnKind::Bytes,
            )
            .to_owned()
        }));
        csv.write_record(names)
            .map_err(|why| not_written(&at, why))?;
        let program = self.program;
        let mut rows = 0;
        program.each_row(table, |values| {
            let line = self.line(table, values)?;
            rows += 1;
            csv.write_record(line).map_err(|why| not_written(&at, why))
        })?;
        let sink = csv
            .into_inner()
            .map_err(|why| trouble(at.clone(), why.into_error()))?;
        let (bytes, hash) = sink.finished().map_err(|why| trouble(at, why))?;
        self.resources.push(Resource {
            table: table.name.clone(),
            path,
            bytes,
            hash,
        });
        self.written.rows += rows;
        self.written.tables += usize::from(rows > 0);
        Ok(())
    }

    /// A row's cells as they are written.
    fn line(&mut self, table: &Table, values: &[TableValue]) -> Result<Vec<String>, ExportError> {
        if table.name == FIGURES && !(self.go_on)(0.5) {
            return Err(ExportError::Stopped);
        }
        let mut line = if table.name == FIGURES {
            self.series.readable(table, values)
        } else {
            Vec::new()
        };
        for (column, value) in table.columns.iter().zip(values) {
            let hidden = self.options.without_private && is_private(&table.name, &column.name);
            line.push(match value {
                TableValue::Bytes(bytes) => self.picture(&table.name, bytes)?,
                TableValue::Text(_) if hidden => String::new(),
                TableValue::Text(text) => text.clone(),
                TableValue::Null => String::new(),
                TableValue::Integer(day) if table.name == FIGURES && column.name == "period" => {
                    self.series.period(table, values, *day)
                }
                TableValue::Integer(number) => number.to_string(),
                TableValue::Real(number) => number.to_string(),
            });
        }
        Ok(line)
    }

    /// Writes bytes as a file of their own, and returns where.
    fn picture(&mut self, table: &str, bytes: &[u8]) -> Result<String, ExportError> {
        let ending = match bytes {
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xff, 0xd8, ..] => "jpg",
            [b'{' | b'[', ..] => "json",
            _ => "bin",
        };
        let folder = if table == "picture" {
            "pictures"
        } else {
            "shown"
        };
        let path = format!("{folder}/{}.{ending}", hash_of(bytes));
        make_folder(&self.folder.join(folder))?;
        self.file(&path, bytes)?;
        self.written.files += 1;
        Ok(path)
    }

    fn file(&self, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let path = self.folder.join(path);
        let written = fs::File::create(&path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(|why| trouble(path, why))
    }
}

fn trouble(path: PathBuf, why: std::io::Error) -> ExportError {
    ExportError::File {
        path,
        existed: false,
        trouble: why.into(),
    }
}

fn make_folder(folder: &Path) -> Result<(), ExportError> {
    fs::create_dir_all(folder).map_err(|why| trouble(folder.to_owned(), why))
}

fn not_written(path: &Path, error: csv::Error) -> ExportError {
    let words = error.to_string();
    let why = if let csv::ErrorKind::Io(why) = error.into_kind() {
        why
    } else {
        std::io::Error::other(words)
    };
    trouble(path.to_owned(), why)
}

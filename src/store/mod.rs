//! The program file: the only room that speaks SQL.
//!
//! May use: `domain`. A [`Store`] is one open file. Reading goes through [`Read`], writing only through
//! [`Write`], which exists only inside a journalled transaction ([`Store::change`]).

mod backup;
mod check;
mod column;
mod drawn;
mod error;
mod journal;
mod kept_files;
mod open;
mod pictures;
mod record;
mod records;
mod tables;
mod templates;
mod texts;

pub mod figures;

pub use backup::BackupProgress;
pub use check::Fault;
pub use error::StoreError;
pub use journal::{ChangedTable, JournalId, JournalLine, Revert};
pub use pictures::Picture;
pub(crate) use pictures::hash_of;
pub use record::Record;
pub use tables::{ColumnKind, Table, TableColumn, TableValue};
pub use texts::texts_of;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// An open program file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    data_version: i64,
}

/// What is said of a change in the journal.
#[derive(Debug, Clone)]
pub struct ChangeNote<'a> {
    /// Key of the journal entry.
    pub uuid: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a window or verb of the program, as the journal names it.
    pub by: &'a str,
    /// Name of the change.
    pub name: &'a str,
}

/// A change that was kept.
#[derive(Debug, Clone)]
pub struct Changed<T> {
    /// What the change left behind.
    pub output: T,
    /// Its journal entry; `None` when it changed no row and so left no trace.
    pub entry: Option<JournalId>,
    /// The tables it touched.
    pub tables: Vec<ChangedTable>,
}

/// Reading from an open program.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    connection: &'a Connection,
}

/// Writing to an open program, inside one journalled transaction.
#[derive(Debug)]
pub struct Write<'a> {
    connection: &'a Connection,
}

impl Store {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads.
    pub const fn read(&self) -> Read<'_> {
        Read {
            connection: &self.connection,
        }
    }

    /// Runs `change` as one transaction and one journal entry. When it fails, nothing of it is kept.
    ///
    /// # Errors
    /// What `change` returns, or why the file could not take it.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        note: &ChangeNote<'_>,
        change: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<Changed<T>, E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let entry = journal::begin(&transaction, note, None)?;
        let output = change(&Write {
            connection: &transaction,
        })?;
        let tables = journal::end(&transaction, entry)?;
        let entry = (!tables.is_empty()).then_some(entry);
        transaction.commit().map_err(StoreError::from)?;
        Ok(Changed {
            output,
            entry,
            tables,
        })
    }

    /// Takes the entries back, the last first, as one new entry.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] when somebody has changed one of their rows since; nothing is changed then.
    pub fn revert(
        &mut self,
        note: &ChangeNote<'_>,
        entries: &[JournalId],
    ) -> Result<Revert, StoreError> {
        journal::revert(&mut self.connection, note, entries)
    }

    /// Lets the file grow no further, or again without bound: how tests fill the disk.
    ///
    /// # Errors
    /// When SQLite says no.
    pub fn stop_growing(&self, stop: bool) -> Result<(), StoreError> {
        let connection = &self.connection;
        let pages: i64 = if stop {
            connection.pragma_query_value(None, "page_count", |row| row.get(0))?
        } else {
            i64::from(u32::MAX) - 1
        };
        // The pragma answers with the bound it has set.
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
        Ok(())
    }

    /// True once after another connection (another window, another process) has changed the file.
    pub fn changed_elsewhere(&mut self) -> bool {
        let now = self.read().changes_elsewhere();
        let now = now.unwrap_or(self.data_version);
        let changed = now != self.data_version;
        self.data_version = now;
        changed
    }
}

impl Read<'_> {
    /// A number that is another whenever another connection has changed the file. Changes of this
    /// connection leave it as it is.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn changes_elsewhere(&self) -> Result<i64, StoreError> {
        let version = self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(version)
    }
}

impl Write<'_> {
    /// Reads, seeing what this transaction has written.
    pub const fn read(&self) -> Read<'_> {
        Read {
            connection: self.connection,
        }
    }
}

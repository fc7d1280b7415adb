//! A whole program read as tables, and one made of tables that were read elsewhere.

use crate::program::{Clock, Program, ProgramError};
use crate::store::{ChangeNote, Store, StoreError, Table, TableValue, Write};
use std::path::Path;
use std::sync::Arc;

/// An empty program that is being filled with rows.
#[derive(Debug)]
pub struct Refill<'a> {
    write: &'a Write<'a>,
}

impl Refill<'_> {
    /// The tables there are.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tables(&self) -> Result<Vec<Table>, ProgramError> {
        Ok(self.write.read().tables()?)
    }

    /// Puts a row into a table; its values stand in these columns.
    ///
    /// # Errors
    /// When a rule of the schema forbids it, or the file can't take it.
    pub fn row(
        &self,
        table: &str,
        names: &[&str],
        values: &[TableValue],
    ) -> Result<(), ProgramError> {
        Ok(self.write.refill(table, names, values)?)
    }
}

impl Program {
    /// Every table of the program but its journal's.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tables(&self) -> Result<Vec<Table>, ProgramError> {
        Ok(self.store.read().tables()?)
    }

    /// Shows every row of a table, in the order of its key; of the log of figures those of imports that stand.
    ///
    /// # Errors
    /// When the file can't be read, or what the visitor says.
    pub fn each_row<E: From<StoreError>>(
        &self,
        table: &Table,
        visit: impl FnMut(&[TableValue]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.store.read().each_row(table, visit)
    }

    /// Makes a program file out of rows: one change, and nothing of it is kept when it fails or what it makes is
    /// not sound.
    ///
    /// # Errors
    /// When something stands at `path`, what `fill` says, or what is wrong with the rows.
    pub fn refilled<E: From<ProgramError>>(
        path: &Path,
        clock: Arc<dyn Clock>,
        who: &str,
        fill: impl FnOnce(&Refill<'_>) -> Result<(), E>,
    ) -> Result<Self, E> {
        let store = Store::create(path).map_err(ProgramError::from)?;
        let mut program = Self::around(store, clock, who);
        let filled = program.fill(who, fill);
        match filled {
            Ok(()) => Ok(program),
            Err(error) => {
                drop(program);
                // Only what this call made is removed: the path was free a moment ago.
                if let Err(left) = std::fs::remove_file(path) {
                    tracing::warn!("an unfinished file was left behind: {left}");
                }
                Err(error)
            }
        }
    }

    fn fill<E: From<ProgramError>>(
        &mut self,
        who: &str,
        fill: impl FnOnce(&Refill<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let note = ChangeNote {
            uuid: self.keys.next(self.clock.now()),
            at: self.clock.now(),
            by: who,
            name: "Taken from a data package",
        };
        let mut told = None;
        let changed = self.store.change(&note, |write| {
            write.begin_refill()?;
            fill(&Refill { write }).map_err(|error| {
                told = Some(error);
                ProgramError::Store(StoreError::Stopped)
            })
        });
        if let Some(error) = told {
            return Err(error);
        }
        changed.map_err(|error: ProgramError| E::from(error))?;
        super::query::city(self)?;
        if let Some(fault) = self.faults()?.first() {
            let words = format!("The package is not sound: {}", fault.what);
            return Err(ProgramError::Refused(words).into());
        }
        Ok(())
    }
}

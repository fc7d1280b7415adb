//! What was drawn for the room, kept by the hash of its bytes: the same chart is kept once.

use crate::store::{Read, StoreError, Write};
use rusqlite::{OptionalExtension, params};

impl Write<'_> {
    /// Keeps what was drawn; `hash` is the SHA-256 of its bytes in hex. What is there already is kept once.
    ///
    /// # Errors
    /// When the file can't take it.
    pub fn keep_drawn(&self, hash: &str, data: &[u8]) -> Result<(), StoreError> {
        let there: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM drawn WHERE hash = ?1)")?
            .query_row([hash], |row| row.get(0))?;
        if !there {
            self.connection
                .prepare_cached("INSERT INTO drawn (hash, data) VALUES (?1, ?2)")?
                .execute(params![hash, data])?;
        }
        Ok(())
    }
}

impl Read<'_> {
    /// What was drawn, by its hash.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn drawn(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT data FROM drawn WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }

    /// Hashes of what was drawn whose bytes are not what the hash says.
    pub(super) fn faulty_drawn(self) -> Result<Vec<String>, StoreError> {
        self.faulty_bytes("SELECT hash, data FROM drawn")
    }
}

//! Files that went out, and the data behind them, each kept once under the hash of its bytes.

use crate::store::pictures::hash_of;
use crate::store::{Read, StoreError, Write};
use rusqlite::{OptionalExtension, params};

impl Write<'_> {
    /// Keeps a file and returns its hash; one that is there already is kept once.
    ///
    /// # Errors
    /// When the program file can't take it.
    pub fn keep_file(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = hash_of(bytes);
        self.connection.execute(
            "INSERT INTO kept_file (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
            params![hash, bytes],
        )?;
        Ok(hash)
    }
}

impl Read<'_> {
    /// A file's bytes, by their hash.
    ///
    /// # Errors
    /// When the program file can't be read.
    pub fn kept_file(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT bytes FROM kept_file WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }

    /// Hashes of files whose bytes are not what the hash says.
    pub(super) fn faulty_files(self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT hash, bytes FROM kept_file")?;
        let mut rows = statement.query([])?;
        let mut faulty = Vec::new();
        while let Some(row) = rows.next()? {
            let (hash, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            if hash_of(&bytes) != hash {
                faulty.push(hash);
            }
        }
        Ok(faulty)
    }
}

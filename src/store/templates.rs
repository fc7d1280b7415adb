//! Word files that memos are written into, each kept once under the hash of its bytes. They are not journalled:
//! bytes never change.

use crate::store::pictures::hash_of;
use crate::store::{Read, StoreError, Write};
use rusqlite::{OptionalExtension, params};

impl Write<'_> {
    /// Keeps a Word file and returns its hash; one that is there already is kept once.
    ///
    /// # Errors
    /// When the file can't take it.
    pub fn keep_template(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = hash_of(bytes);
        self.connection.execute(
            "INSERT INTO word_template (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
            params![hash, bytes],
        )?;
        Ok(hash)
    }
}

impl Read<'_> {
    /// The bytes of the Word file with this hash.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn template(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT bytes FROM word_template WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }

    /// Hashes of Word files whose bytes are not what the hash says.
    pub(super) fn faulty_templates(self) -> Result<Vec<String>, StoreError> {
        self.faulty_bytes("SELECT hash, bytes FROM word_template")
    }
}

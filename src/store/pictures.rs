//! Pictures, each kept once under the hash of its bytes. They are not journalled: bytes never change.

use crate::store::{Read, StoreError, Write};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of the bytes, in hex.
    pub hash: String,
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

/// SHA-256 of some bytes, in hex.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a String can't fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

impl Write<'_> {
    /// Keeps a picture and returns its hash; one that is there already is kept once.
    ///
    /// # Errors
    /// When the file can't take it.
    pub fn keep_picture(
        &self,
        media_type: &str,
        (width, height): (u32, u32),
        bytes: &[u8],
    ) -> Result<String, StoreError> {
        let hash = hash_of(bytes);
        self.connection.execute(
            "INSERT INTO picture (hash, media_type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (hash) DO NOTHING",
            params![hash, media_type, width, height, bytes],
        )?;
        Ok(hash)
    }
}

impl Read<'_> {
    /// The picture with this hash.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn picture(&self, hash: &str) -> Result<Option<Picture>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT hash, media_type, width, height, bytes FROM picture WHERE hash = ?1",
        )?;
        let picture = statement.query_row([hash], |row| {
            Ok(Picture {
                hash: row.get(0)?,
                media_type: row.get(1)?,
                width: row.get(2)?,
                height: row.get(3)?,
                bytes: row.get(4)?,
            })
        });
        Ok(picture.optional()?)
    }

    /// Hashes of pictures whose bytes are not what the hash says.
    pub(super) fn faulty_pictures(self) -> Result<Vec<String>, StoreError> {
        self.faulty_bytes("SELECT hash, bytes FROM picture")
    }

    /// Hashes that a query selects with bytes that are not what the hash says.
    pub(super) fn faulty_bytes(self, query: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(query)?;
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

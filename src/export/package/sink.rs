//! A file that is counted and hashed while it is written.

use crate::domain::package_layout::hex as in_hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A file in the making.
pub(super) struct Sink {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Sink {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(File::create(path)?),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Puts it on the disk. How many bytes there are, and their SHA-256 in hex.
    pub(super) fn finished(self) -> io::Result<(u64, String)> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok((self.bytes, in_hex(&self.hash.finalize())))
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

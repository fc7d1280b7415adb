//! The bytes of a text file: held when they are few, else read anew from the open file in each pass.

use super::bounds::HELD_BYTES;
use crate::import::ImportError;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Bytes that can be read from their start as often as needed.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    Held(Arc<[u8]>),
    File(Arc<OpenFile>),
}

/// A large file, kept open, so that one that is moved or removed meanwhile can be read to its end.
#[derive(Debug)]
pub(super) struct OpenFile {
    path: PathBuf,
    file: File,
    length: u64,
    modified: Option<SystemTime>,
}

impl Bytes {
    /// Opens a file of at most `most` bytes, and holds it in memory when it is small.
    pub(super) fn open(path: &Path, most: u64) -> Result<Self, ImportError> {
        let about = std::fs::metadata(path).map_err(|why| unreadable(path, why))?;
        if about.is_dir() {
            return Err(ImportError::Folder(path.to_owned()));
        }
        // Opening a pipe waits until somebody writes into it, and a device may go on without an end.
        if !about.is_file() {
            return Err(ImportError::Foreign {
                file: super::name_of(path),
                what: "a pipe or a device",
                help: "save what comes from it as a file, and import that",
            });
        }
        let mut file = File::open(path).map_err(|why| unreadable(path, why))?;
        let about = file.metadata().map_err(|why| unreadable(path, why))?;
        let length = about.len();
        if length > most {
            let file = super::name_of(path);
            return Err(ImportError::TooLarge { file, length, most });
        }
        if length > HELD_BYTES {
            return Ok(Self::File(Arc::new(OpenFile {
                path: path.to_owned(),
                length,
                modified: about.modified().ok(),
                file,
            })));
        }
        let mut held = Vec::with_capacity(length as usize);
        // It may grow meanwhile.
        let read = (&mut file).take(HELD_BYTES + 1).read_to_end(&mut held);
        read.map_err(|why| unreadable(path, why))?;
        if held.len() as u64 > HELD_BYTES {
            return Err(ImportError::Changed(super::name_of(path)));
        }
        Ok(Self::Held(held.into()))
    }

    /// Whether they are the very same, not only alike.
    pub(super) fn are_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Held(one), Self::Held(other)) => Arc::ptr_eq(one, other),
            (Self::File(one), Self::File(other)) => Arc::ptr_eq(one, other),
            (Self::Held(_), Self::File(_)) | (Self::File(_), Self::Held(_)) => false,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::File(open) => open.length,
        }
    }

    /// Reads them from the start.
    pub(super) fn reader(&self) -> io::Result<Pass> {
        Ok(match self {
            Self::Held(bytes) => Pass::Held(Cursor::new(Arc::clone(bytes))),
            Self::File(open) => {
                // A handle of its own, but one place in the file for all: passes come one after another.
                let mut file = open.file.try_clone()?;
                file.seek(SeekFrom::Start(0))?;
                Pass::File(file)
            }
        })
    }

    /// The first of them, as many as `most`.
    pub(super) fn start(&self, most: usize) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        self.reader()?.take(most as u64).read_to_end(&mut start)?;
        Ok(start)
    }

    /// What came of a pass through them that read so many: an error when the file is not what it was.
    pub(super) fn passed(&self, source: &str, read: u64) -> Result<(), ImportError> {
        let Self::File(open) = self else {
            return Ok(());
        };
        let about = open.file.metadata();
        let about = about.map_err(|why| unreadable(&open.path, why))?;
        let same = about.len() == open.length && about.modified().ok() == open.modified;
        if same && read == open.length {
            Ok(())
        } else {
            Err(ImportError::Changed(source.to_owned()))
        }
    }

    /// Why reading failed, in words that name the file.
    pub(super) fn failed(&self, source: &str, why: io::Error) -> ImportError {
        match self {
            Self::Held(_) => ImportError::Damaged {
                file: source.to_owned(),
                why: why.to_string(),
            },
            Self::File(open) => unreadable(&open.path, why),
        }
    }
}

/// One pass through bytes.
pub(super) enum Pass {
    Held(Cursor<Arc<[u8]>>),
    File(File),
}

impl Read for Pass {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Held(bytes) => bytes.read(into),
            Self::File(file) => file.read(into),
        }
    }
}

impl Seek for Pass {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Held(bytes) => bytes.seek(to),
            Self::File(file) => file.seek(to),
        }
    }
}

fn unreadable(path: &Path, why: io::Error) -> ImportError {
    let path = path.to_owned();
    if why.kind() == io::ErrorKind::NotFound {
        ImportError::Missing(path)
    } else {
        ImportError::Unreadable { path, why }
    }
}

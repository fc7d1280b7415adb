//! What a file is by its first bytes, whatever it is called.

use crate::import::ImportError;

/// How a file's insides are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Package {
    /// As plain text, as far as the first bytes tell.
    Text,
    /// As a ZIP archive: a workbook of today.
    Zip,
    /// As a compound file: a workbook of Excel 97 to 2003, or one with a password.
    Compound,
}

/// Beginnings of files that are no tables: what such a file is, and what helps.
const FOREIGN: [(&[u8], &str, &str); 13] = [
    (b"%PDF", "a PDF", ASK),
    (b"\x89PNG", "a picture", ASK),
    (b"\xff\xd8\xff", "a picture", ASK),
    (b"GIF8", "a picture", ASK),
    (b"RIFF", "a picture or a recording", ASK),
    (b"\x1f\x8b", "a compressed archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive", UNPACK),
    (b"Rar!", "a compressed archive", UNPACK),
    (b"{\\rtf", "a text document", SAVE),
    (b"SQLite format 3\0", "a database", ASK),
    (b"<?xml", "an XML document", SAVE),
    (b"<html", "a web page", SAVE),
    (b"<!doctype html", "a web page", SAVE),
];
const ASK: &str = "ask for the spreadsheet or CSV file it was made from";
const UNPACK: &str = "unpack it, and import the file that is in it";
/// What helps with what a spreadsheet opens but we don't.
pub(super) const SAVE: &str = "open it in your spreadsheet program and save it as .xlsx or CSV";

/// Judges the first bytes of a file.
///
/// # Errors
/// [`ImportError::Foreign`] when they are those of something else than a table.
pub(super) fn package(source: &str, start: &[u8]) -> Result<Package, ImportError> {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Ok(Package::Zip);
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Package::Compound);
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = text.trim_ascii_start();
    for (beginning, what, help) in FOREIGN {
        let begins = text.get(..beginning.len());
        if begins.is_some_and(|begins| begins.eq_ignore_ascii_case(beginning)) {
            return Err(foreign(source, what, help));
        }
    }
    Ok(Package::Text)
}

/// That a file is something else than a table.
pub(super) fn foreign(source: &str, what: &'static str, help: &'static str) -> ImportError {
    ImportError::Foreign {
        file: source.to_owned(),
        what,
        help,
    }
}

//! Any file as a grid: a book of sheets whose cells are typed and stand at their true places.
//!
//! A [`Book`] is opened from a file or a pasted text. Each [`Sheet`] shows its rows one after another to whoever
//! [visits](Sheet::visit) it, so that a long file is never held as cells; rows and columns count from 1 as a
//! spreadsheet counts them, and blank rows count. Nothing is judged here: what a text or a number means is for
//! those who read the grid.
//!
//! What is too large, no table or damaged is refused in one sentence; [`bounds`] says how large.

mod archive;
pub mod bounds;
mod bytes;
mod cell;
mod compound;
mod decoded;
mod delimited;
mod delimiter;
mod encoding;
mod foreign;
mod held;
mod look;
mod ods;
mod ods_marks;
mod row;
mod sheet;
mod watch;
mod workbook;
mod xls;
mod xls_marks;
mod xlsx;

pub use cell::{Cell, MomentLook, NumberLook};
pub use delimiter::DELIMITERS;
pub use row::Row;
pub use sheet::{Area, Rows, Sheet};
pub use watch::Watch;

use super::ImportError;
use archive::Workbook;
use bytes::Bytes;
use delimited::Delimited;
use encoding_rs::Encoding;
use foreign::Package;
use sheet::Body;
use std::path::Path;

/// What kind of file a book comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Text with delimiters: CSV, TSV and their like.
    Text,
    /// A table taken from the clipboard.
    Pasted,
    /// A workbook of Excel since 2007.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A workbook of LibreOffice and its relatives.
    Ods,
}

/// How a text file was read, to be shown and put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextFacts {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// The file says its encoding itself, or every byte fits it.
    pub encoding_certain: bool,
    /// What stands between the cells.
    pub delimiter: u8,
    /// How many places could not be read in the encoding; the cells show U+FFFD there.
    pub unreadable: usize,
}

/// What a person says of a file instead of having it guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The encoding of a text file.
    pub encoding: Option<&'static Encoding>,
    /// What stands between the cells of a text file.
    pub delimiter: Option<u8>,
}

/// A file as sheets of cells.
#[derive(Debug, Clone)]
pub struct Book {
    /// The file's name without its folders, or what a pasted table is called.
    pub source: String,
    /// SHA-256 of the file's bytes in hex.
    pub hash: String,
    /// What kind of file it is.
    pub kind: FileKind,
    /// How it was read, of text.
    pub text: Option<TextFacts>,
    /// Its sheets, in their order. There is at least one.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// Opens a file, telling `watch` how far that is.
    ///
    /// # Errors
    /// [`ImportError`] when it is missing, can't be read, holds no table or goes past a bound.
    pub fn open(path: &Path, options: &ReadOptions, watch: Watch<'_>) -> Result<Self, ImportError> {
        let source = name_of(path);
        let bytes = Bytes::open(path, bounds::TEXT_BYTES)?;
        any(source, bytes, options, watch)
    }

    /// Reads the bytes of a file of that name.
    ///
    /// # Errors
    /// As [`Book::open`].
    pub fn from_bytes(
        source: &str,
        bytes: &[u8],
        options: &ReadOptions,
    ) -> Result<Self, ImportError> {
        let bytes = Bytes::Held(bytes.into());
        any(source.to_owned(), bytes, options, Watch::nobody())
    }

    /// Reads a table from the clipboard: cells between tabs as spreadsheets copy them, or any delimiter.
    ///
    /// # Errors
    /// [`ImportError`] when it holds nothing or is too large.
    pub fn pasted(pasted: &str) -> Result<Self, ImportError> {
        let source = "Pasted table".to_owned();
        let (length, most) = (pasted.len() as u64, bounds::PASTED_BYTES);
        if length > most {
            let file = source;
            return Err(ImportError::TooLarge { file, length, most });
        }
        let options = ReadOptions {
            encoding: Some(encoding_rs::UTF_8),
            delimiter: pasted.contains('\t').then_some(b'\t'),
        };
        let bytes = Bytes::Held(pasted.as_bytes().into());
        let nobody = Watch::nobody();
        text(source, bytes, &options, FileKind::Pasted, nobody)
    }
}

/// How many bytes tell what a file is.
const START: usize = 4096;

fn any(
    source: String,
    bytes: Bytes,
    options: &ReadOptions,
    watch: Watch<'_>,
) -> Result<Book, ImportError> {
    let start = bytes.start(START);
    let start = start.map_err(|why| bytes.failed(&source, why))?;
    match foreign::package(&source, &start)? {
        Package::Text => text(source, bytes, options, FileKind::Text, watch),
        package @ (Package::Zip | Package::Compound) => {
            let guarded = source.clone();
            workbook::guarded(&guarded, || packed(source, &bytes, package, watch))
        }
    }
}

/// Reads a workbook.
fn packed(
    source: String,
    bytes: &Bytes,
    package: Package,
    watch: Watch<'_>,
) -> Result<Book, ImportError> {
    let (kind, sheets) = if package == Package::Compound {
        let whole = whole(&source, bytes)?;
        (FileKind::Xls, xls::read(&source, &whole, watch)?)
    } else {
        within(&source, bytes, bounds::WORKBOOK_BYTES)?;
        let reader = bytes.reader();
        let reader = reader.map_err(|why| bytes.failed(&source, why))?;
        let inside = archive::inspect(&source, reader, watch)?;
        match inside.workbook {
            Workbook::Xlsx => {
                let sheets = xlsx::read(&source, bytes, inside.formulas, watch)?;
                (FileKind::Xlsx, sheets)
            }
            Workbook::Ods => (FileKind::Ods, ods::read(&source, bytes, watch)?),
        }
    };
    if sheets.iter().all(Sheet::is_empty) {
        return Err(ImportError::Empty(source));
    }
    Ok(Book {
        hash: encoding::hash(&source, bytes, watch)?,
        source,
        kind,
        text: None,
        sheets,
    })
}

fn whole(source: &str, bytes: &Bytes) -> Result<Vec<u8>, ImportError> {
    within(source, bytes, bounds::OLD_WORKBOOK_BYTES)?;
    let whole = bytes.start(bounds::OLD_WORKBOOK_BYTES as usize);
    whole.map_err(|why| bytes.failed(source, why))
}

fn within(source: &str, bytes: &Bytes, most: u64) -> Result<(), ImportError> {
    let (file, length) = (source.to_owned(), bytes.len());
    if length > most {
        return Err(ImportError::TooLarge { file, length, most });
    }
    Ok(())
}

fn text(
    source: String,
    bytes: Bytes,
    options: &ReadOptions,
    kind: FileKind,
    watch: Watch<'_>,
) -> Result<Book, ImportError> {
    if bytes.len() == 0 {
        return Err(ImportError::Empty(source));
    }
    let seen = encoding::look(&source, &bytes, options.encoding, watch)?;
    let mut text = Delimited {
        source: source.clone(),
        bytes,
        encoding: seen.encoding,
        delimiter: options.delimiter.unwrap_or(b','),
        announced: false,
    };
    let announced = delimiter::announced(&text)?;
    text.announced = announced.is_some();
    text.delimiter = match options.delimiter.or(announced) {
        Some(told) => told,
        None => delimiter::sniff(&text)?,
    };
    let sheet = Sheet {
        name: source.clone(),
        file: source.clone(),
        hidden: false,
        body: Body::Text(text.clone()),
        merged: Vec::new(),
    };
    // White space alone is an empty file too.
    let mut holds = false;
    sheet.visit(&mut |row| {
        holds = !row.is_blank();
        if holds {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    })?;
    if !holds {
        return Err(ImportError::Empty(source));
    }
    Ok(Book {
        source,
        hash: seen.hash,
        kind,
        text: Some(TextFacts {
            encoding: seen.encoding,
            encoding_certain: seen.certain,
            delimiter: text.delimiter,
            unreadable: seen.unreadable,
        }),
        sheets: vec![sheet],
    })
}

/// The name of a file without its folders.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

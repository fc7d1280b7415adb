//! A Document as a tagged PDF (PDF/UA-1 and PDF/A-2a), and as the pages it will print.
//!
//! typst lays the pages out from one template (`memo.typ`). The document reaches it as data, never as
//! source: no word a person typed is read as markup. Our own type is embedded; letters it lacks come from
//! the machine's fonts, and what no font shows becomes an empty box and is reported, so that the whole
//! document is always written.
//!
//! * `data`: the document as the template reads it; `text`: runs, cut where a long word may break
//! * `pictures`: what can't be printed is told apart before the template meets it
//! * `fonts`: ours, and those looked for; `world`: what typst may see; `missing`: signs without a shape;
//!   `lone`: rows left alone
//! * `press`: a document becomes pages; `pages`: pages become a file or pixels

mod data;
mod fonts;
mod lone;
mod missing;
mod pages;
mod pictures;
mod press;
mod text;
mod world;

pub use pages::{PageImage, Pages};
pub use press::Press;

use super::document::Document;
use super::error::ExportError;
use chrono::{DateTime, Utc};

/// A finished PDF.
#[derive(Debug, Clone)]
pub struct Written {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What could not be printed as it is, a sentence each: signs no font shows, damaged pictures.
    pub notes: Vec<String>,
}

/// Writes a document as the bytes of a PDF, with the machine's fonts where ours lack a letter. `created` stands in
/// the file as its time of creation.
///
/// # Errors
/// [`ExportError::Layout`] and [`ExportError::Pdf`], in words, when it can't be laid out or would not conform.
pub fn write(document: &Document, created: DateTime<Utc>) -> Result<Written, ExportError> {
    Press::new().set(document)?.written(created)
}

//! A Document as a Word file (.docx): Office Open XML, written part by part and packed as a zip.
//!
//! Own writer on `quick-xml` and `zip`: the crates for the purpose can't write what an accessible
//! memo needs (alt text, repeated header rows, title, language). The same document and time give
//! the same bytes.
//!
//! * `xml`: elements that close themselves; `package`: the parts, their types and the zip
//! * `body`: the order of things on paper; `paragraph`, `lists`, `table`, `drawing`: the kinds of
//!   things
//! * `styles.xml`, `settings.xml`, `fontTable.xml`: the parts that never change but for the
//!   language

mod bidi;
mod body;
mod drawing;
mod footer;
mod lists;
mod masthead;
mod package;
mod paragraph;
mod properties;
mod table;
mod xml;

use chrono::{DateTime, Utc};

use super::document::Document;
use super::error::ExportError;

/// Writes a document as the bytes of a .docx file. `created` stands in the file as its time of
/// creation.
///
/// # Errors
/// [`ExportError::Part`] and [`ExportError::Package`] when memory gives out; no text can cause one.
pub fn write(document: &Document, created: DateTime<Utc>) -> Result<Vec<u8>, ExportError> {
    let body = body::write(document)?;
    let language = document.properties.language_tag();
    let mut package = package::Package::new();
    package.part("word/document.xml", body.xml);
    package.part(
        "word/styles.xml",
        with_language(include_str!("styles.xml"), language),
    );
    package.part("word/numbering.xml", body.lists.xml()?);
    package.part(
        "word/settings.xml",
        with_language(include_str!("settings.xml"), language),
    );
    package.part("word/fontTable.xml", include_str!("fontTable.xml").into());
    package.part("word/footer1.xml", footer::write(&document.footer)?);
    package.part(
        "docProps/core.xml",
        properties::core(&document.properties, created)?,
    );
    package.part("docProps/app.xml", properties::app()?);
    for media in body.media {
        package.media(media);
    }
    package.pack()
}

/// Fills in the language of a fixed part. The tag holds letters, digits and hyphens only.
fn with_language(part: &str, language: &str) -> Vec<u8> {
    part.replace("{language}", language).into_bytes()
}

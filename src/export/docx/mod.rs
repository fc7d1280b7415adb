//! A Document as a Word file (.docx): Office Open XML, written part by part and packed as a zip.
//!
//! Own writer on `quick-xml` and `zip`: the crates for the purpose can't write what an accessible
//! memo needs (alt text, repeated header rows, title, language). The same document and time give
//! the same bytes.
//!
//! * `xml`: elements that close themselves; `package`: the parts, their types and the zip
//! * `body`: the order of things on paper; `paragraph`, `lists`, `table`, `drawing`: the kinds of
//!   things
//! * `page`, `notes`: what stands at head and foot
//! * `styles.xml`, `settings.xml`: the parts that never change but for language, colour and font (`look`)

mod bidi;
mod body;
mod drawing;
mod lists;
mod look;
mod masthead;
mod notes;
mod package;
mod page;
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
    let fixed = |part| look::dressed(part, document);
    let mut package = package::Package::new();
    package.main(body.xml);
    let styles = fixed(include_str!("styles.xml"));
    package.beside("rIdStyles", "styles", "styles.xml", styles);
    let numbering = body.lists.xml()?;
    package.beside("rIdNumbering", "numbering", "numbering.xml", numbering);
    let settings = fixed(include_str!("settings.xml"));
    package.beside("rIdSettings", "settings", "settings.xml", settings);
    let fonts = look::fonts(&document.look)?;
    package.beside("rIdFonts", "fontTable", "fontTable.xml", fonts);
    let notes = notes::write(&body.notes)?;
    package.beside("rIdNotes", "footnotes", "footnotes.xml", notes);
    let footer = page::footer(&document.footer)?;
    if !document.running.is_blank() {
        let header = page::header(&document.running)?;
        package.beside(page::HEADER_ID, "header", "header1.xml", header);
        let first = footer.clone();
        package.beside(page::FIRST_FOOTER_ID, "footer", "footer2.xml", first);
    }
    package.beside(page::FOOTER_ID, "footer", "footer1.xml", footer);
    let core = properties::core(&document.properties, created)?;
    package.part("docProps/core.xml", package::CORE_TYPE, core);
    package.part("docProps/app.xml", package::APP_TYPE, properties::app()?);
    for media in body.media {
        package.media(media);
    }
    package.pack()
}

//! A Document as a Word file (.docx): Office Open XML, written part by part and packed as a zip.
//!
//! Own writer on `quick-xml` and `zip`: the crates for the purpose can't write what an accessible
//! memo needs (alt text, repeated header rows, title, language). The same document and time give
//! the same bytes.
//!
//! * `xml`: elements that close themselves; `package`: the parts, their types and the zip
//! * `body`: the order of things on paper; `paragraph`, `lists`, `table`, `drawing`: the kinds of
//!   things
//! * `template`: a city's own Word file that all of it may be written into
//! * `page`, `notes`: what stands at head and foot
//! * `styles.xml`, `settings.xml`: the parts that never change but for language, colour and font (`look`)

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
mod template;
mod xml;

pub use template::{LARGEST_TEMPLATE, Template, TemplateFault, TemplateLook};

use chrono::{DateTime, Utc};

use lists::Lists;
use package::Package;
use template::Base;

use super::bidi;
use super::document::Document;
use super::error::ExportError;

/// Writes a document as the bytes of a .docx file. `created` stands in the file as its time of
/// creation.
///
/// # Errors
/// [`ExportError::Part`] and [`ExportError::Package`] when memory gives out; no text can cause one.
pub fn write(document: &Document, created: DateTime<Utc>) -> Result<Vec<u8>, ExportError> {
    written(document, created, None)
}

/// The same in a city's own Word file: its page, heads and feet, styles, numbering and pictures.
///
/// # Errors
/// As [`write()`].
pub fn write_into(
    template: &Template,
    document: &Document,
    created: DateTime<Utc>,
) -> Result<Vec<u8>, ExportError> {
    written(document, created, Some(template))
}

/// The program's own styles, before colour, font and language are filled in.
fn styles_part() -> &'static str {
    include_str!("styles.xml")
}

fn written(
    document: &Document,
    created: DateTime<Utc>,
    template: Option<&Template>,
) -> Result<Vec<u8>, ExportError> {
    let base = template.map_or_else(Base::default, Base::of);
    let body = body::write(document, &base)?;
    let mut package = match template {
        Some(template) => template.package()?,
        None => Package::new(),
    };
    package.main(body.xml);
    let within = Within {
        document,
        base: &base,
        template,
    };
    within.styles(&mut package);
    within.numbering(&mut package, &body.lists)?;
    within.settings(&mut package)?;
    within.notes(&mut package, &body.notes)?;
    within.pages(&mut package)?;
    let core = properties::core(&document.properties, created)?;
    package.part("docProps/core.xml", package::CORE_TYPE, core);
    package.part("docProps/app.xml", package::APP_TYPE, properties::app()?);
    for media in body.media {
        package.media(media);
    }
    package.pack()
}

/// The parts beside the main part: ours, or the template's with ours in them. A part of the template that can't be
/// joined with ours was refused when the template was read; should it happen all the same, ours stands in its place.
struct Within<'a> {
    document: &'a Document,
    base: &'a Base,
    template: Option<&'a Template>,
}

impl Within<'_> {
    fn theirs(&self, kind: &str) -> Option<(&Template, String, &str)> {
        let template = self.template?;
        let (path, text) = template.part(kind)?;
        Some((template, path, text))
    }

    fn styles(&self, package: &mut Package) {
        let ours = look::dressed(styles_part(), self.document, self.base.sheet);
        let Some((template, path, theirs)) = self.theirs("styles") else {
            package.beside("rIdStyles", "styles", "styles.xml", ours.into_bytes());
            return;
        };
        let joined = template.with_styles(theirs, &ours).unwrap_or(ours);
        package.replace(&path, joined.into_bytes());
    }

    fn numbering(&self, package: &mut Package, lists: &Lists) -> Result<(), ExportError> {
        let whole = lists.xml(self.base)?;
        let Some((_, path, theirs)) = self.theirs("numbering") else {
            package.beside("rIdNumbering", "numbering", "numbering.xml", whole);
            return Ok(());
        };
        let (kinds, instances) = lists.fragments(self.base)?;
        let joined = template::with_numbering(theirs, &kinds, &instances);
        package.replace(&path, joined.map_or(whole, String::into_bytes));
        Ok(())
    }

    fn settings(&self, package: &mut Package) -> Result<(), ExportError> {
        let ours = look::dressed(include_str!("settings.xml"), self.document, self.base.sheet);
        match self.theirs("settings") {
            Some((_, path, theirs)) => {
                let opened = template::open_settings(theirs).unwrap_or(ours);
                package.replace(&path, opened.into_bytes());
            }
            None => package.beside("rIdSettings", "settings", "settings.xml", ours.into_bytes()),
        }
        if self.theirs("fontTable").is_none() {
            let fonts = look::fonts(&self.document.look)?;
            package.beside("rIdFonts", "fontTable", "fontTable.xml", fonts);
        }
        Ok(())
    }

    fn notes(&self, package: &mut Package, notes: &[String]) -> Result<(), ExportError> {
        if let Some((_, path, theirs)) = self.theirs("endnotes") {
            let lines = template::with_notes(theirs, "").unwrap_or_default();
            package.replace(&path, lines.into_bytes());
        }
        let whole = notes::write(notes, self.base)?;
        let Some((_, path, theirs)) = self.theirs("footnotes") else {
            package.beside("rIdNotes", "footnotes", "footnotes.xml", whole);
            return Ok(());
        };
        let ours = notes::fragment(notes, self.base)?;
        let joined = template::with_notes(theirs, &ours);
        package.replace(&path, joined.map_or(whole, String::into_bytes));
        Ok(())
    }

    /// What stands at head and foot.
    fn pages(&self, package: &mut Package) -> Result<(), ExportError> {
        let theirs = self.base.page();
        let head = page::runs(self.document, theirs);
        if head {
            let header = page::header(&self.document.running, self.base)?;
            package.beside(page::HEADER_ID, "header", "header1.xml", header);
        }
        if theirs.is_some_and(|page| page.has_footer) {
            return Ok(());
        }
        let footer = page::footer(&self.document.footer, self.base)?;
        if head || theirs.is_some_and(|page| page.first_page_differs) {
            let first = footer.clone();
            package.beside(page::FIRST_FOOTER_ID, "footer", "footer2.xml", first);
        }
        package.beside(page::FOOTER_ID, "footer", "footer1.xml", footer);
        Ok(())
    }
}

//! What the file says about itself: title, author, language, time.

use chrono::{DateTime, SecondsFormat, Utc};

use super::xml::Xml;
use crate::export::ExportError;
use crate::export::document::{Properties, legible_line};

/// The core properties (Dublin Core), which file managers, search and screen readers show.
pub(super) fn core(
    properties: &Properties,
    created: DateTime<Utc>,
) -> Result<Vec<u8>, ExportError> {
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let author = legible_line(&properties.author);
    let time = created.to_rfc3339_opts(SecondsFormat::Secs, true);
    let timed = [("xsi:type", "dcterms:W3CDTF")];
    let mut xml = Xml::new()?;
    xml.node("cp:coreProperties", &spaces, |xml| {
        xml.text("dc:title", &[], &legible_line(&properties.title))?;
        xml.text("dc:subject", &[], &legible_line(&properties.subject))?;
        xml.text("dc:creator", &[], &author)?;
        xml.text("dc:language", &[], properties.language_tag())?;
        xml.text("cp:lastModifiedBy", &[], &author)?;
        xml.text("dcterms:created", &timed, &time)?;
        xml.text("dcterms:modified", &timed, &time)
    })?;
    Ok(xml.finish())
}

/// The extended properties: which program wrote the file.
pub(super) fn app() -> Result<Vec<u8>, ExportError> {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::new()?;
    xml.node("Properties", &[("xmlns", space)], |xml| {
        xml.text("Application", &[], "Statroom")
    })?;
    Ok(xml.finish())
}

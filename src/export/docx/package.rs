//! The parts of the file, what type each is, how they hang together, and the zip around them.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;
use crate::export::ExportError;

/// What every relationship type begins with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What every content type of a Word part begins with.
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A picture file within the package, with the id by which the body refers to it.
#[derive(Debug)]
pub(super) struct Media {
    /// E.g. "rIdPicture1".
    pub(super) id: String,
    /// E.g. "media/image1.png", below `word/`.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// The ids by which the body refers to the fixed parts.
pub(super) const FOOTER_ID: &str = "rIdFooter1";

/// Parts of the body: relationship id, kind, and path below `word/`.
const WORD_PARTS: [(&str, &str, &str); 5] = [
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFonts", "fontTable", "fontTable.xml"),
    (FOOTER_ID, "footer", "footer1.xml"),
];

/// The parts gathered so far.
#[derive(Debug)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    media: Vec<Media>,
}

impl Package {
    /// A package without parts.
    pub(super) fn new() -> Self {
        Self {
            parts: Vec::new(),
            media: Vec::new(),
        }
    }

    /// Adds a part by its path.
    pub(super) fn part(&mut self, path: &str, bytes: Vec<u8>) {
        self.parts.push((path.to_owned(), bytes));
    }

    /// Adds a picture.
    pub(super) fn media(&mut self, media: Media) {
        self.media.push(media);
    }

    /// Packs all parts. Every entry bears the same time and rights, so that the same parts give the
    /// same bytes.
    ///
    /// # Errors
    /// [`ExportError::Part`] or [`ExportError::Package`] when memory gives out.
    pub(super) fn pack(self) -> Result<Vec<u8>, ExportError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .compression_method(CompressionMethod::Deflated);
        // The first entry by convention: readers that sniff the type look there.
        let head = [
            ("[Content_Types].xml", content_types()?),
            ("_rels/.rels", package_relationships()?),
            ("word/_rels/document.xml.rels", self.body_relationships()?),
        ];
        for (path, bytes) in &head {
            zip.start_file(*path, options)?;
            zip.write_all(bytes)?;
        }
        for (path, bytes) in &self.parts {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        for media in &self.media {
            zip.start_file(format!("word/{}", media.path), options)?;
            zip.write_all(&media.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn body_relationships(&self) -> Result<Vec<u8>, ExportError> {
        let fixed = WORD_PARTS
            .iter()
            .map(|(id, kind, path)| (*id, *kind, *path));
        let media = self
            .media
            .iter()
            .map(|m| (m.id.as_str(), "image", m.path.as_str()));
        let rows: Vec<(String, String, String)> = fixed
            .chain(media)
            .map(|(id, kind, path)| (id.to_owned(), format!("{OFFICE}/{kind}"), path.to_owned()))
            .collect();
        relationships(&rows)
    }
}

fn package_relationships() -> Result<Vec<u8>, ExportError> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let rows = [
        (
            "rIdDocument",
            format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        ("rIdCore", core.to_owned(), "docProps/core.xml"),
        (
            "rIdApp",
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
    ]
    .map(|(id, kind, path)| (id.to_owned(), kind, path.to_owned()));
    relationships(&rows)
}

/// A relationships part from rows of id, type and target.
fn relationships(rows: &[(String, String, String)]) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new()?;
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.node("Relationships", &[("xmlns", space)], |xml| {
        for (id, kind, target) in rows {
            let attrs = [("Id", id.as_str()), ("Type", kind), ("Target", target)];
            xml.empty("Relationship", &attrs)?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

fn content_types() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new()?;
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    let endings = [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("svg", "image/svg+xml"),
    ];
    let parts = [
        (
            "/word/document.xml",
            format!("{WORD_TYPE}.document.main+xml"),
        ),
        ("/word/styles.xml", format!("{WORD_TYPE}.styles+xml")),
        ("/word/numbering.xml", format!("{WORD_TYPE}.numbering+xml")),
        ("/word/settings.xml", format!("{WORD_TYPE}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD_TYPE}.fontTable+xml")),
        ("/word/footer1.xml", format!("{WORD_TYPE}.footer+xml")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    xml.node("Types", &[("xmlns", space)], |xml| {
        for (ending, kind) in endings {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)])?;
        }
        for (path, kind) in &parts {
            xml.empty("Override", &[("PartName", path), ("ContentType", kind)])?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

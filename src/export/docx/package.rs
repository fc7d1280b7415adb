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

/// One part of the file.
#[derive(Debug)]
struct Part {
    path: String,
    bytes: Vec<u8>,
    /// Its content type; that of its ending when none is given.
    content_type: Option<String>,
}

/// One line of a relationships part.
#[derive(Debug)]
struct Link {
    id: String,
    kind: String,
    target: String,
}

/// The parts gathered so far.
#[derive(Debug)]
pub(super) struct Package {
    parts: Vec<Part>,
    links: Vec<Link>,
}

impl Package {
    /// A package without parts.
    pub(super) fn new() -> Self {
        Self {
            parts: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Adds a part with its content type.
    pub(super) fn part(&mut self, path: &str, content_type: &str, bytes: Vec<u8>) {
        self.parts.push(Part {
            path: path.to_owned(),
            bytes,
            content_type: Some(content_type.to_owned()),
        });
    }

    /// Adds the main part.
    pub(super) fn main(&mut self, bytes: Vec<u8>) {
        let content_type = format!("{WORD_TYPE}.document.main+xml");
        self.part("word/document.xml", &content_type, bytes);
    }

    /// Adds a part that the main part refers to by `id`. `kind` is what Word calls it ("styles", "footer"), `name`
    /// its file below `word/`.
    pub(super) fn beside(&mut self, id: &str, kind: &str, name: &str, bytes: Vec<u8>) {
        let path = format!("word/{name}");
        self.part(&path, &format!("{WORD_TYPE}.{kind}+xml"), bytes);
        self.link(id, kind, name);
    }

    /// Adds a picture.
    pub(super) fn media(&mut self, media: Media) {
        self.link(&media.id, "image", &media.path);
        self.parts.push(Part {
            path: format!("word/{}", media.path),
            bytes: media.bytes,
            content_type: None,
        });
    }

    fn link(&mut self, id: &str, kind: &str, target: &str) {
        self.links.push(Link {
            id: id.to_owned(),
            kind: format!("{OFFICE}/{kind}"),
            target: target.to_owned(),
        });
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
            ("[Content_Types].xml", self.content_types()?),
            ("_rels/.rels", relationships(&package_links())?),
            ("word/_rels/document.xml.rels", relationships(&self.links)?),
        ];
        for (path, bytes) in &head {
            zip.start_file(*path, options)?;
            zip.write_all(bytes)?;
        }
        for part in &self.parts {
            zip.start_file(part.path.as_str(), options)?;
            zip.write_all(&part.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> Result<Vec<u8>, ExportError> {
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
        let mut xml = Xml::new()?;
        xml.node("Types", &[("xmlns", space)], |xml| {
            for (ending, kind) in endings {
                xml.empty("Default", &[("Extension", ending), ("ContentType", kind)])?;
            }
            for part in &self.parts {
                let Some(kind) = &part.content_type else {
                    continue;
                };
                let path = format!("/{}", part.path);
                xml.empty("Override", &[("PartName", &path), ("ContentType", kind)])?;
            }
            Ok(())
        })?;
        Ok(xml.finish())
    }
}

/// The content types of the file's own facts.
pub(super) const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
/// See [`CORE_TYPE`].
pub(super) const APP_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml";

fn package_links() -> [Link; 3] {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    [
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
    .map(|(id, kind, target)| Link {
        id: id.to_owned(),
        kind,
        target: target.to_owned(),
    })
}

/// A relationships part.
fn relationships(links: &[Link]) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new()?;
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.node("Relationships", &[("xmlns", space)], |xml| {
        for link in links {
            let attrs = [
                ("Id", link.id.as_str()),
                ("Type", &link.kind),
                ("Target", &link.target),
            ];
            xml.empty("Relationship", &attrs)?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

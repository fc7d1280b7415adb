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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// Its id within its part.
    pub(super) id: String,
    /// Its type in full.
    pub(super) kind: String,
    /// Where it leads to, as written.
    pub(super) target: String,
    /// It leads out of the file.
    pub(super) external: bool,
}

impl Link {
    /// The last word of its type, in Word's own name space: "styles", "image".
    pub(super) fn word(&self) -> &str {
        let word = self.kind.strip_prefix(OFFICE);
        word.and_then(|word| word.strip_prefix('/'))
            .unwrap_or(&self.kind)
    }
}

/// The parts gathered so far.
#[derive(Debug)]
pub(super) struct Package {
    /// The path of the main part.
    main: String,
    parts: Vec<Part>,
    links: Vec<Link>,
}

impl Package {
    /// A package without parts.
    pub(super) fn new() -> Self {
        Self::in_place("word/document.xml")
    }

    /// A package without parts whose main part lies at this path.
    pub(super) fn in_place(main: &str) -> Self {
        Self {
            main: main.to_owned(),
            parts: Vec::new(),
            links: Vec::new(),
        }
    }

    /// The path of a part that lies beside the main part.
    fn beside_main(&self, name: &str) -> String {
        match self.main.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{name}"),
            None => name.to_owned(),
        }
    }

    /// Adds a link of the main part that is there already.
    pub(super) fn link_again(&mut self, link: Link) {
        self.links.push(link);
    }

    /// Adds the relationships part of another part.
    ///
    /// # Errors
    /// [`ExportError::Part`] when memory gives out.
    pub(super) fn links_of_part(&mut self, path: &str, links: &[Link]) -> Result<(), ExportError> {
        self.parts.push(Part {
            path: path.to_owned(),
            bytes: relationships(links)?,
            content_type: None,
        });
        Ok(())
    }

    /// Puts other bytes into a part that is there.
    pub(super) fn replace(&mut self, path: &str, bytes: Vec<u8>) {
        if let Some(part) = self.parts.iter_mut().find(|part| part.path == path) {
            part.bytes = bytes;
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
        let path = self.main.clone();
        self.part(&path, &content_type, bytes);
    }

    /// Adds a part that the main part refers to by `id`. `kind` is what Word calls it ("styles", "footer"), `name`
    /// its file beside the main part; another where a template has one of that name.
    pub(super) fn beside(&mut self, id: &str, kind: &str, name: &str, bytes: Vec<u8>) {
        let name = self.free(name);
        let path = self.beside_main(&name);
        self.part(&path, &format!("{WORD_TYPE}.{kind}+xml"), bytes);
        self.link(id, kind, &name);
    }

    /// Adds a picture.
    pub(super) fn media(&mut self, media: Media) {
        let name = self.free(&media.path);
        self.link(&media.id, "image", &name);
        self.parts.push(Part {
            path: self.beside_main(&name),
            bytes: media.bytes,
            content_type: None,
        });
    }

    /// The name of a file beside the main part, or one like it where that is taken.
    fn free(&self, name: &str) -> String {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "xml"));
        let numbered = (1..).map(|number| format!("{stem}_{number}.{ending}"));
        let taken = |name: &str| {
            let path = self.beside_main(name);
            self.parts
                .iter()
                .any(|part| part.path.eq_ignore_ascii_case(&path))
        };
        std::iter::once(name.to_owned())
            .chain(numbered)
            .find(|name| !taken(name))
            .unwrap_or_else(|| name.to_owned())
    }

    fn link(&mut self, id: &str, kind: &str, target: &str) {
        self.links.push(Link {
            id: id.to_owned(),
            kind: format!("{OFFICE}/{kind}"),
            target: target.to_owned(),
            external: false,
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
            ("_rels/.rels", relationships(&package_links(&self.main))?),
            (&*links_path(&self.main), relationships(&self.links)?),
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

/// The part that holds the relationships of another.
pub(super) fn links_path(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

fn package_links(main: &str) -> [Link; 3] {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    [
        ("rIdDocument", format!("{OFFICE}/officeDocument"), main),
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
        external: false,
    })
}

/// A relationships part.
fn relationships(links: &[Link]) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new()?;
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.node("Relationships", &[("xmlns", space)], |xml| {
        for link in links {
            let mut attrs = vec![
                ("Id", link.id.as_str()),
                ("Type", &link.kind),
                ("Target", &link.target),
            ];
            if link.external {
                attrs.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attrs)?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

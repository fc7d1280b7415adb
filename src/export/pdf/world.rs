//! What typst may see of the world: one template, one document's data and pictures, and fonts. No file of the
//! machine, no network, no clock.

use super::fonts::Fonts;
use std::collections::HashMap;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt as _, World};

/// The template's name.
const MEMO: &str = "/memo.typ";
/// The name under which the template reads the document.
pub(super) const DATA: &str = "/document.json";

/// One document, ready to be laid out.
pub(super) struct Desk<'a> {
    fonts: &'a Fonts,
    template: Source,
    files: HashMap<FileId, Bytes>,
    library: &'static LazyHash<Library>,
}

impl<'a> Desk<'a> {
    /// Lays out files by name for the template; nothing when a name can't be one, which ours always can.
    pub(super) fn new(
        fonts: &'a Fonts,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Option<Self> {
        let files = files
            .into_iter()
            .filter_map(|(name, bytes)| Some((id(&name)?, bytes)))
            .collect();
        Some(Self {
            fonts,
            template: template()?,
            files,
            library: library(),
        })
    }
}

fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Read once: what was laid out before is known again by its place in the template.
fn template() -> Option<Source> {
    static TEMPLATE: OnceLock<Option<Source>> = OnceLock::new();
    TEMPLATE
        .get_or_init(|| Some(Source::new(id(MEMO)?, include_str!("memo.typ").to_owned())))
        .clone()
}

fn library() -> &'static LazyHash<Library> {
    static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        // The names of tables for a screen reader are among them.
        let features: Features = std::iter::once(Feature::A11yExtras).collect();
        LazyHash::new(Library::builder().with_features(features).build())
    })
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(missing(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// The day is the caller's to say; the template asks for none.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

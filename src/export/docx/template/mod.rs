//! A city's own Word file as the base of its memos: its page, heads and feet, styles, numbering and pictures are kept,
//! the words in its body are not. What it lacks is the program's own, and said.
//!
//! * `archive`: the file unpacked with care; `links`: its parts and how they hang together
//! * `sheet`: its page; `styles`, `numbering`, `notes`, `settings`: what of it our words are set in
//! * `base`: what the writer must know of it; `says`: what is said of it; `gives`, `look`: what it gives

mod archive;
mod base;
mod gives;
mod links;
mod look;
mod notes;
mod numbering;
mod says;
mod settings;
mod sheet;
mod styles;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::lists::Numbering;
use super::package::{Link, Package};
use super::styles_part;
use crate::export::ExportError;
use crate::export::document::PageLook;
pub use archive::LARGEST_FILE as LARGEST_TEMPLATE;
use archive::{Parts, text};
pub(super) use base::Base;
use links::{ContentTypes, links_of, links_path, resolved};
pub(super) use sheet::TheirPage;
pub(super) use styles::Styles;

/// The name space of Word's own elements.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The name space of references between parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Why a file can't be the base of memos. None was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// Something else.
    #[error("The file isn't a Word document (.docx). The memos stay as they were.")]
    NotWord,
    /// An old Word file, or one protected by a password.
    #[error(
        "The file is an old Word document (.doc) or protected by a password. Save it as a Word document (.docx) \
         without one and choose that. The memos stay as they were."
    )]
    Locked,
    /// It holds programs.
    #[error(
        "The file has macros in it. Save it as a Word document (.docx), which has none, and choose that. The memos \
         stay as they were."
    )]
    Macros,
    /// Larger than any template.
    #[error(
        "The file is larger than a template may be (20 MB, 96 MB unpacked). Make the pictures in it smaller. The \
         memos stay as they were."
    )]
    TooLarge,
    /// Cut off or garbled.
    #[error(
        "The file is damaged and can't be read as a Word document. The memos stay as they were."
    )]
    Damaged,
    /// A rare form of the format.
    #[error(
        "The file is saved as a Strict Open XML document. Save it as a Word document (.docx) and choose that. The \
         memos stay as they were."
    )]
    Strict,
    /// It loads things over the network.
    #[error(
        "The file shows pictures that are loaded from elsewhere. Insert them into the file and choose it again. The \
         memos stay as they were."
    )]
    Elsewhere,
}

/// A city's Word file, looked through.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Parts,
    types: ContentTypes,
    main: String,
    links: Vec<Link>,
    stay: BTreeSet<String>,
    page: TheirPage,
    styles: Arc<Styles>,
    numbering: Numbering,
    first_note: usize,
    says: Vec<String>,
    gives: Vec<String>,
    look: TemplateLook,
}

/// How a template looks, as far as pages for the screen can resemble it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLook {
    /// Its paper, its margins and the colour of its headings.
    pub page: PageLook,
    /// The font of its text, where it names one.
    pub font: Option<String>,
}

impl Template {
    /// Looks the bytes of a Word file through.
    ///
    /// # Errors
    /// What it is instead, or why it can't be taken.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateFault> {
        let parts = archive::unpack(bytes)?;
        let types = ContentTypes::read(&parts)?;
        let main = links::main_part(&parts)?;
        let kind = types.of(&main).ok_or(TemplateFault::NotWord)?;
        if kind.contains("macroEnabled")
            || parts.keys().any(|path| path.ends_with("vbaProject.bin"))
        {
            return Err(TemplateFault::Macros);
        }
        if !kind.contains("wordprocessingml") {
            return Err(TemplateFault::NotWord);
        }
        let (links, stay) = links::kept(&parts, &main)?;
        let (page, has_words) = sheet::read(&parts, &main, &links)?;
        let part = |kind: &str| part_of(&parts, &main, &links, kind);
        let their_styles = part("styles")?;
        let styles = match their_styles {
            Some(styles) => styles::matched(styles, styles_part())?,
            None => Styles::none(),
        };
        let numbered = |style: &str| {
            let there = styles
                .theirs
                .contains(style)
                .then_some(their_styles)
                .flatten()?;
            styles::numbering_of(there, styles.ids.get(style)?)
        };
        let numbering = numbering::read(part("numbering")?, numbered)?;
        let first_note = notes::first_free(part("footnotes")?)?;
        notes::first_free(part("endnotes")?)?;
        let says = says::says(&page, &styles, has_words);
        let theme = part("theme").unwrap_or_default();
        let look_of = |ours: &str| look::of_style((their_styles?, theme), &styles, ours);
        let (text, headings) = (look_of("Normal"), look_of("Heading1"));
        let gives = gives::gives(&page, text.as_ref(), headings.as_ref());
        let look = TemplateLook {
            page: PageLook {
                size: page.size,
                margins: page.margins,
                headings: headings.and_then(|look| look.colour),
            },
            font: text.and_then(|look| look.font),
        };
        Ok(Self {
            first_note,
            numbering,
            styles: Arc::new(styles),
            says,
            gives,
            look,
            page,
            stay,
            links,
            main,
            types,
            parts,
        })
    }

    /// What becomes of a memo in it that its author might not expect, a sentence each; `footer` is the line in the
    /// foot of the city's memos.
    pub fn says(&self, footer: &str) -> Vec<String> {
        let mut says = self.says.clone();
        says.extend(says::of_footer(&self.page, footer));
        says
    }

    /// What it gives a memo, a sentence each: its page, its type, what stands at head and foot.
    pub fn gives(&self) -> &[String] {
        &self.gives
    }

    /// How it looks.
    pub const fn look(&self) -> &TemplateLook {
        &self.look
    }

    /// The parts that a memo takes over as they are, and its links to them.
    pub(super) fn package(&self) -> Result<Package, ExportError> {
        let mut package = Package::in_place(&self.main);
        for path in &self.stay {
            let Some(bytes) = self.parts.get(path) else {
                continue;
            };
            let inside = links_of(&self.parts, path).unwrap_or_default();
            let inside: Vec<Link> = inside.into_iter().filter(stays).collect();
            if !inside.is_empty() {
                package.links_of_part(&links_path(path), &inside)?;
            }
            let kind = self.types.of(path).unwrap_or("application/octet-stream");
            package.part(path, kind, bytes.clone());
        }
        for link in &self.links {
            package.link_again(link.clone());
        }
        Ok(package)
    }

    /// One of its parts as text, by what the main part calls it; none where it has none.
    pub(super) fn part(&self, kind: &str) -> Option<(String, &str)> {
        let link = self.links.iter().find(|link| link.word() == kind)?;
        let path = resolved(&self.main, &link.target);
        let text = text(&self.parts, &path).ok()?;
        Some((path, text))
    }

    /// Its styles with those of ours that it lacks.
    pub(super) fn with_styles(&self, theirs: &str, ours: &str) -> Option<String> {
        let before = self.numbering.instances_before;
        styles::joined(theirs, ours, &self.styles, before)
    }
}

pub(super) use notes::joined as with_notes;
pub(super) use numbering::joined as with_numbering;
pub(super) use settings::opened as open_settings;

/// A link that stays with its part: within the file, or to a page of the web that a reader may follow.
fn stays(link: &Link) -> bool {
    !link.external || link.word() == "hyperlink"
}

fn part_of<'a>(
    parts: &'a Parts,
    main: &str,
    links: &[Link],
    kind: &str,
) -> Result<Option<&'a str>, TemplateFault> {
    let link = links.iter().find(|link| link.word() == kind);
    link.map(|link| text(parts, &resolved(main, &link.target)))
        .transpose()
}

//! A document becomes pages. What is kept from one document to the next makes the second one fast: fonts, checked
//! pictures, and what typst remembers of what it laid out.

use super::data::{self, Prepared};
use super::fonts::Fonts;
use super::lone;
use super::missing;
use super::pages::Pages;
use super::pictures::Pictures;
use super::text::Words;
use super::world::{DATA, Desk};
use crate::chart::face;
use crate::domain::papers::Typeface;
use crate::export::ExportError;
use crate::export::document::{Document, Look};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

/// How often pages are laid out anew because a sign had no shape, or a row was left alone: once after fonts came, once
/// with boxes, once for what the boxes brought to light, and once for the rows.
const TRIES: usize = 5;
/// Types with serifs that machines have, the likeliest first.
const SERIFS: [&str; 5] = [
    "Times New Roman",
    "Liberation Serif",
    "Noto Serif",
    "Times",
    "DejaVu Serif",
];
/// For how many documents after its last use typst remembers a piece.
const REMEMBERED: usize = 12;

/// Lays out documents, one after the other.
#[derive(Debug)]
pub struct Press {
    fonts: Fonts,
    pictures: Pictures,
    /// Signs no font shows, known from earlier documents.
    unshowable: BTreeSet<char>,
    /// Signs that were looked for among the machine's fonts.
    looked_for: BTreeSet<char>,
    /// Families that were looked for, and whether they are at hand.
    asked_families: BTreeMap<String, bool>,
}

impl Press {
    /// With our own type, and the machine's fonts where it lacks a letter.
    pub fn new() -> Self {
        Self::with(Fonts::with_machine())
    }

    /// With our own type alone: the same document gives the same pages on any machine.
    pub fn with_own_type() -> Self {
        Self::with(Fonts::ours())
    }

    fn with(fonts: Fonts) -> Self {
        Self {
            fonts,
            pictures: Pictures::default(),
            unshowable: BTreeSet::new(),
            looked_for: BTreeSet::new(),
            asked_families: BTreeMap::new(),
        }
    }

    /// Lays out a document. A sign that no font shows is a box, a damaged picture a frame with its words; the pages
    /// name both.
    ///
    /// # Errors
    /// [`ExportError::Layout`] when the document can't be laid out.
    pub fn set(&mut self, document: &Document) -> Result<Pages, ExportError> {
        let families = self.families(&document.look);
        let mut tries = 0;
        let mut lone: BTreeSet<u32> = BTreeSet::new();
        loop {
            tries += 1;
            let mut words = Words::new(self.unshowable.clone());
            let asked = (&mut words, &lone);
            let prepared = data::prepare(document, &families, asked, &mut self.pictures);
            let damaged = prepared.damaged.clone();
            let laid_out = self.lay_out(prepared)?;
            let shapeless = missing::without_shape(&laid_out, &self.fonts);
            let left_over = lone::left_over(&laid_out);
            // Once is enough: what is kept whole moves others, and each time costs as much as the first.
            let settled = shapeless.is_empty() && (left_over.is_empty() || !lone.is_empty());
            if settled || tries == TRIES {
                return Ok(Pages::new(laid_out, words.replaced, damaged));
            }
            if lone.is_empty() {
                lone = left_over;
            }
            if !shapeless.is_empty() && !self.find_shapes(&shapeless) {
                self.unshowable.extend(shapeless);
            }
        }
    }

    /// What the document is set in: the city's own font, what stands in for a type with serifs, our own type, as far
    /// as each is at hand.
    fn families(&mut self, look: &Look) -> Vec<String> {
        let instead: &[&str] = match look.typeface {
            Typeface::Sans => &[],
            Typeface::Serif => &SERIFS,
        };
        let own = look.own_font();
        let first = own
            .iter()
            .map(String::as_str)
            .chain(instead.iter().copied())
            .find(|family| self.known_family(family));
        let families = first.into_iter().chain([face::FAMILY]);
        families.map(str::to_owned).collect()
    }

    /// Whether a family is at hand; looked for once.
    fn known_family(&mut self, family: &str) -> bool {
        if let Some(known) = self.asked_families.get(family) {
            return *known;
        }
        let there = self.fonts.has_family(family);
        self.asked_families.insert(family.to_owned(), there);
        there
    }

    /// Looks through the machine's fonts, once for each sign. Returns whether one came that shows any of them.
    fn find_shapes(&mut self, shapeless: &BTreeSet<char>) -> bool {
        let wanted: BTreeSet<char> = shapeless.difference(&self.looked_for).copied().collect();
        self.looked_for.extend(&wanted);
        !wanted.is_empty() && self.fonts.look_for(&wanted)
    }

    fn lay_out(&self, prepared: Prepared) -> Result<PagedDocument, ExportError> {
        let json = Bytes::from_string(prepared.json.to_string());
        let files = std::iter::once((DATA.to_owned(), json)).chain(prepared.files);
        let desk =
            Desk::new(&self.fonts, files).ok_or_else(|| ExportError::Layout(String::new()))?;
        // A document that brings the typesetter down costs its PDF and nothing else.
        let laid_out = catch_unwind(AssertUnwindSafe(|| {
            typst::compile::<PagedDocument>(&desk).output
        }))
        .map_err(|_| ExportError::Layout("the typesetter gave up on it".to_owned()))?;
        typst::comemo::evict(REMEMBERED);
        laid_out.map_err(|errors| ExportError::Layout(in_words(&errors)))
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

/// The first of what typst says, with its hints.
pub(super) fn in_words(errors: &[SourceDiagnostic]) -> String {
    errors.first().map_or_else(String::new, |error| {
        let hints = error.hints.iter().map(|hint| format!("; {}", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    })
}

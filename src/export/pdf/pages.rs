//! Laid-out pages: their file, their sizes and their pixels.

use super::Written;
use super::press::in_words;
use crate::export::ExportError;
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use std::collections::BTreeSet;
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

/// How many signs without a shape are named.
const NAMED: usize = 12;

/// The pages of a document as they will print.
#[derive(Debug, Clone)]
pub struct Pages {
    document: PagedDocument,
    replaced: Vec<char>,
    damaged: Vec<u32>,
}

/// A page in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImage {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each, row by row; opaque, since paper is.
    pub rgba: Vec<u8>,
}

impl Pages {
    pub(super) fn new(
        document: PagedDocument,
        replaced: BTreeSet<char>,
        damaged: Vec<u32>,
    ) -> Self {
        Self {
            document,
            replaced: replaced.into_iter().collect(),
            damaged,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// Width and height of a page in points, counted from 0; none beyond the last.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        let size = self.document.pages().get(page)?.frame.size();
        Some((size.x.to_pt() as f32, size.y.to_pt() as f32))
    }

    /// A page in so many pixels to the point, counted from 0; none beyond the last.
    pub fn draw(&self, page: usize, pixels_per_point: f32) -> Option<PageImage> {
        let options = RenderOptions {
            pixel_per_pt: Scalar::new(f64::from(pixels_per_point.clamp(0.1, 8.0))),
            render_bleed: false,
        };
        let pixels = typst_render::render(self.document.pages().get(page)?, &options);
        Some(PageImage {
            width: pixels.width(),
            height: pixels.height(),
            rgba: pixels.take(),
        })
    }

    /// What a reader of these pages should know of them, a sentence each: signs without a shape, damaged pictures.
    pub fn notes(&self) -> Vec<String> {
        let signs = boxed(&self.replaced);
        let pictures = self.damaged.iter().map(|number| {
            format!("The picture of figure {number} is damaged, so a frame with its description stands in its place.")
        });
        signs.into_iter().chain(pictures).collect()
    }

    /// The file with what could not be printed in it as it is.
    ///
    /// # Errors
    /// As [`Pages::pdf`].
    pub fn written(&self, created: DateTime<Utc>) -> Result<Written, ExportError> {
        Ok(Written {
            bytes: self.pdf(created)?,
            notes: self.notes(),
        })
    }

    /// The file: tagged, PDF/UA-1 and PDF/A-2a. `created` stands in it as its time of creation.
    ///
    /// # Errors
    /// [`ExportError::Pdf`] when it would not conform, or can't be written; nothing was.
    pub fn pdf(&self, created: DateTime<Utc>) -> Result<Vec<u8>, ExportError> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| ExportError::Pdf(error.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Statroom".to_owned())),
            timestamp: moment(created).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.document, &options)
            .map_err(|errors| ExportError::Pdf(in_words(&errors)))
    }
}

/// That signs have no shape, in one sentence however many they are, and what would help.
fn boxed(signs: &[char]) -> Option<String> {
    let named: Vec<String> = signs
        .iter()
        .take(NAMED)
        .map(|c| format!("\u{201c}{c}\u{201d} (U+{:04X})", u32::from(*c)))
        .collect();
    let (instead, them) = match signs.len() {
        0 => return None,
        1 => ("an empty box stands in its place", "it"),
        _ => ("empty boxes stand in their place", "them"),
    };
    let more = match signs.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => " and one sign more".to_owned(),
        more => format!(" and {more} signs more"),
    };
    Some(format!(
        "No typeface on this computer shows {}{more}, so {instead}; a typeface that has {them} helps, once it is \
         installed.",
        named.join(", ")
    ))
}

fn moment(at: DateTime<Utc>) -> Option<Datetime> {
    let [month, day, hour, minute, second] =
        [at.month(), at.day(), at.hour(), at.minute(), at.second()].map(|part| part as u8);
    Datetime::from_ymd_hms(at.year(), month, day, hour, minute, second)
}

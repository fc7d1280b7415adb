//! Pages of a PDF read into pictures. Only the page asked for is drawn, never the whole file; a fault in the crate
//! that draws it ends with a sentence.

use super::pdf_weight::{Halt, weigh};
use super::picture::{PictureFault, refused};
use crate::program::SoundPicture;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Longest side of a page that is kept, in pixels: small print stays legible on a projector of twice our height.
pub const LONGEST: u32 = 2400;

/// Most pages that are taken at once.
const MOST_AT_ONCE: usize = 20;

/// A PDF that can be read, with its bytes.
#[derive(Clone)]
pub struct PdfFile {
    name: String,
    bytes: Arc<Vec<u8>>,
    pages: u32,
    hash: String,
}

impl std::fmt::Debug for PdfFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PdfFile")
            .field("name", &self.name)
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPage {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Rows from the top, four bytes a pixel (red, green, blue, alpha); opaque.
    pub rgba: Vec<u8>,
    /// Something on the page could not be read and is missing: a picture or letters.
    pub incomplete: bool,
}

/// Whether the bytes of a file begin as a PDF does.
pub fn is_pdf(bytes: &[u8]) -> bool {
    // Readers take up to a kilobyte of anything before the mark.
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|five| five == b"%PDF-")
}

impl PdfFile {
    /// Reads a PDF's bytes and counts its pages; draws none.
    ///
    /// # Errors
    /// When it is protected by a password, damaged, or has no page.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, PictureFault> {
        let bytes = Arc::new(bytes);
        let counted = guarded(|| open(name, &bytes).map(|pdf| pdf.pages().len()));
        let damaged = || PictureFault::DamagedPdf(name.to_owned());
        let pages = counted.ok_or_else(damaged)??;
        if pages == 0 {
            return Err(damaged());
        }
        Ok(Self {
            name: name.to_owned(),
            hash: SoundPicture::hash_of(&bytes),
            pages: u32::try_from(pages).unwrap_or(u32::MAX),
            bytes,
        })
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many pages it has, at least 1.
    pub const fn pages(&self) -> u32 {
        self.pages
    }

    /// SHA-256 of its bytes, in hex.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Draws a page, counted from 1, with this longest side in pixels. `go_on` is asked, very often, whether somebody
    /// still waits for it.
    ///
    /// # Errors
    /// When there is no such page, it draws too much or can't be drawn, or nobody waits any more.
    pub fn draw(
        &self,
        page: u32,
        longest: u32,
        go_on: &dyn Fn() -> bool,
    ) -> Result<DrawnPage, PictureFault> {
        if page == 0 || page > self.pages {
            let last = self.pages;
            return Err(PictureFault::NoSuchPage { page, last });
        }
        let drawn = guarded(|| {
            let pdf = open(&self.name, &self.bytes)?;
            draw(&pdf, page, longest, go_on).map_err(|halt| self.halted(page, halt))
        });
        drawn.unwrap_or_else(|| Err(self.halted(page, Halt::Fault)))
    }

    fn halted(&self, page: u32, halt: Halt) -> PictureFault {
        let name = self.name.clone();
        match halt {
            Halt::TooMuch => PictureFault::PageTooMuch { name, page },
            Halt::Stopped => PictureFault::PageStopped { name, page },
            Halt::Fault => PictureFault::PageNotDrawn { name, page },
        }
    }

    /// A page as the picture that is kept of it, and whether something on it is missing.
    ///
    /// # Errors
    /// As for [`PdfFile::draw`].
    pub fn take(
        &self,
        page: u32,
        go_on: &dyn Fn() -> bool,
    ) -> Result<(SoundPicture, bool), PictureFault> {
        let drawn = self.draw(page, LONGEST, go_on)?;
        let failed = || self.halted(page, Halt::Fault);
        let pixels = image::RgbaImage::from_raw(drawn.size.0, drawn.size.1, drawn.rgba);
        let pixels = image::DynamicImage::ImageRgba8(pixels.ok_or_else(failed)?).to_rgb8();
        let mut bytes = Cursor::new(Vec::new());
        pixels
            .write_to(&mut bytes, image::ImageFormat::Png)
            .map_err(|_why| failed())?;
        let picture = SoundPicture::read(bytes.into_inner());
        let picture = picture.map_err(|error| refused(&self.name, &error))?;
        Ok((picture, drawn.incomplete))
    }

    /// The pages that a person typed, each once and in that order: "3", "2-4, 7".
    ///
    /// # Errors
    /// When it is not that, or names a page that is not there.
    pub fn chosen(&self, typed: &str) -> Result<Vec<u32>, PictureFault> {
        let mut chosen: Vec<u32> = Vec::new();
        for part in typed.split([',', ';', ' ']).filter(|part| !part.is_empty()) {
            let mut ends = part.split(['-', '\u{2013}']).map(str::parse::<u32>);
            let (first, last) = match (ends.next(), ends.next(), ends.next()) {
                (Some(Ok(first)), None, _) => (first, first),
                (Some(Ok(first)), Some(Ok(last)), None) if first <= last => (first, last),
                _ => return Err(PictureFault::NotPages),
            };
            for end in [first, last] {
                if end == 0 || end > self.pages {
                    let last = self.pages;
                    return Err(PictureFault::NoSuchPage { page: end, last });
                }
            }
            let many = (last - first) as usize + 1;
            if many > MOST_AT_ONCE {
                return Err(PictureFault::TooManyPages(many));
            }
            for page in first..=last {
                if !chosen.contains(&page) {
                    chosen.push(page);
                }
            }
        }
        match chosen.len() {
            0 => Err(PictureFault::NotPages),
            many if many > MOST_AT_ONCE => Err(PictureFault::TooManyPages(many)),
            _ => Ok(chosen),
        }
    }
}

/// What the work comes to; `None` when it panicked.
///
/// The crate that reads PDFs is young, and foreign files are made by everything there is. A file that trips it must
/// not take the meeting's console down: the work holds nothing of ours but bytes it reads, so that nothing is left
/// half changed behind it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn open(name: &str, bytes: &Arc<Vec<u8>>) -> Result<Pdf, PictureFault> {
    Pdf::new(Arc::clone(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected
            | DecryptionError::UnsupportedAlgorithm
            | DecryptionError::MissingIDEntry
            | DecryptionError::InvalidEncryption,
        ) => PictureFault::Locked(name.to_owned()),
        LoadPdfError::Invalid => PictureFault::DamagedPdf(name.to_owned()),
    })
}

/// Draws a page on white.
fn draw(pdf: &Pdf, page: u32, longest: u32, go_on: &dyn Fn() -> bool) -> Result<DrawnPage, Halt> {
    let at = page.checked_sub(1).map(|at| at as usize);
    let page = at.and_then(|at| pdf.pages().get(at)).ok_or(Halt::Fault)?;
    let (wide, high) = page.render_dimensions();
    let scale = longest as f32 / wide.max(high);
    if !scale.is_finite() || wide * scale < 1.0 || high * scale < 1.0 {
        return Err(Halt::Fault);
    }
    weigh(page, &InterpreterSettings::default(), go_on)?;
    let missing = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&missing);
    let reading = InterpreterSettings {
        warning_sink: Arc::new(move |_warning| noted.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let size = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &reading, &RenderSettings::default(), &size);
    Ok(DrawnPage {
        size: (u32::from(drawn.width()), u32::from(drawn.height())),
        // On white nothing is see-through, so that the colours are not multiplied by anything.
        rgba: drawn.data_as_u8_slice().to_vec(),
        incomplete: missing.load(Ordering::Relaxed),
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn work_that_panics_ends_without_a_result_and_the_program_goes_on() {
        let fails = std::hint::black_box(true);
        let work = guarded(|| {
            assert!(!fails, "a fault in foreign code");
            7
        });
        assert_eq!(work, None);
        assert_eq!(guarded(|| 7), Some(7));
    }
}

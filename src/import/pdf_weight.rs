//! How much a page of a PDF draws, found out before it is drawn: a page without end is stopped, not waited for.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Bytes of a page's instructions, unpacked; a crowded map has some ten million.
const MOST_INSTRUCTIONS: usize = 64 * 1024 * 1024;

/// Strokes, letters and parts of lines on one page; a crowded map has some hundred thousand.
const MOST_DRAWN: u64 = 3_000_000;

/// Pixels of the pictures on one page, all together.
const MOST_PIXELS: u64 = 400_000_000;

/// Why a page is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// It draws more than fits on a page that is meant to be read.
    TooMuch,
    /// Whoever asked for it waits no longer.
    Stopped,
    /// The crate that reads it failed.
    Fault,
}

/// Goes through what a page draws without drawing it. `go_on` is asked at every step whether somebody still waits.
///
/// # Errors
/// When it draws too much, or nobody waits any more, or it can't be read.
pub(super) fn weigh(
    page: &Page<'_>,
    reading: &InterpreterSettings,
    go_on: &dyn Fn() -> bool,
) -> Result<(), Halt> {
    let went = catch_unwind(AssertUnwindSafe(|| {
        let instructions = page.page_stream().map_or(0, <[u8]>::len);
        if instructions > MOST_INSTRUCTIONS {
            return Err(Halt::TooMuch);
        }
        let (wide, high) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, wide.into(), high.into());
        let cache = InterpreterCache::new();
        let mut context =
            Context::new(Affine::IDENTITY, area, &cache, page.xref(), reading.clone());
        let mut scales = Scales {
            drawn: 0,
            pixels: 0,
            go_on,
        };
        interpret_page(page, &mut context, &mut scales);
        Ok(())
    }));
    went.unwrap_or_else(|thrown| {
        let halt = thrown.downcast_ref::<Halt>().copied();
        Err(halt.unwrap_or(Halt::Fault))
    })
}

/// Draws nothing and counts what would be.
struct Scales<'g> {
    drawn: u64,
    pixels: u64,
    go_on: &'g dyn Fn() -> bool,
}

impl Scales<'_> {
    /// The crate that reads a page can only be stopped by leaving it through its own frames.
    fn count(&mut self, drawn: usize) {
        self.drawn = self.drawn.saturating_add(1 + drawn as u64);
        if self.drawn > MOST_DRAWN || self.pixels > MOST_PIXELS {
            resume_unwind(Box::new(Halt::TooMuch));
        }
        if !(self.go_on)() {
            resume_unwind(Box::new(Halt::Stopped));
        }
    }
}

impl<'a> Device<'a> for Scales<'_> {
    fn draw_path(&mut self, path: &BezPath, _props: DrawProps<'a>, _mode: &DrawMode) {
        self.count(path.elements().len());
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(clip.path.elements().len());
    }

    fn push_transparency_group(
        &mut self,
        _opacity: f32,
        _mask: Option<SoftMask<'a>>,
        _blend_mode: BlendMode,
    ) {
        self.count(0);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _props: DrawProps<'a>, _mode: &DrawMode) {
        self.count(run.glyphs().len());
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _props: ImageDrawProps<'a>) {
        let pixels = u64::from(image.width()) * u64::from(image.height());
        self.pixels = self.pixels.saturating_add(pixels);
        self.count(0);
    }

    fn pop_clip(&mut self) {
        self.count(0);
    }

    fn pop_transparency_group(&mut self) {
        self.count(0);
    }
}

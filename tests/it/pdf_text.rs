//! Everything a PDF holds, for tests that look for what must not be in it: the words its pages show, which stand in it
//! as numbers of glyphs, every string and every stream, unpacked.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot have ends it"
)]

use std::borrow::Cow;

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::hayro_syntax::Pdf;
use hayro::hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro::hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

/// The words of each page as they are drawn, without the spaces between them.
pub(crate) fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let (wide, high) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, wide.into(), high.into());
        let cache = InterpreterCache::new();
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, area, &cache, page.xref(), settings);
        let mut words = Words(String::new());
        interpret_page(page, &mut context, &mut words);
        words.0.retain(|c| !c.is_whitespace());
        pages.push(words.0);
    }
    pages
}

/// All of it: the pages' words, the strings of every object, what every stream holds.
pub(crate) fn contents(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = pages(bytes).into_iter().map(String::into_bytes).collect();
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    for object in pdf.objects() {
        gather(&object, &mut all);
    }
    all
}

fn gather(object: &Object<'_>, all: &mut Vec<Vec<u8>>) {
    match object {
        Object::String(string) => all.push(in_words(string.as_bytes())),
        Object::Dict(dict) => in_dict(dict, all),
        Object::Array(array) => in_array(array, all),
        Object::Stream(stream) => {
            in_dict(stream.dict(), all);
            all.extend(stream.decoded().map(Cow::into_owned));
        }
        Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Name(_) => {}
    }
}

fn in_dict(dict: &Dict<'_>, all: &mut Vec<Vec<u8>>) {
    for (_, value) in dict.entries() {
        if let MaybeRef::NotRef(value) = value {
            gather(&value, all);
        }
    }
}

fn in_array(array: &Array<'_>, all: &mut Vec<Vec<u8>>) {
    for value in array.raw_iter() {
        if let MaybeRef::NotRef(value) = value {
            gather(&value, all);
        }
    }
}

/// A string as UTF-8, which a PDF keeps as UTF-16 where it is more than Latin.
fn in_words(string: &[u8]) -> Vec<u8> {
    let Some(wide) = string.strip_prefix(&[0xfe, 0xff]) else {
        return string.to_vec();
    };
    let units: Vec<u16> = wide
        .chunks_exact(2)
        .filter_map(|two| Some(u16::from_be_bytes(two.try_into().ok()?)))
        .collect();
    String::from_utf16_lossy(&units).into_bytes()
}

/// Draws nothing and reads what would be.
struct Words(String);

impl<'a> Device<'a> for Words {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let glyph: &Glyph<'a> = glyph;
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.0.push(c),
                Some(BfString::String(text)) => self.0.push_str(&text),
                None => self.0.push('\u{fffd}'),
            }
        }
    }
}

#[test]
fn what_a_pdf_holds_is_found_on_its_pages_in_its_strings_and_in_its_streams() {
    use statroom::export::document::{Document, Figure, Picture};
    use statroom::export::pdf::Press;

    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let mut document = Document::default();
    document.properties.title = "A title of its own".into();
    document.paragraph("Words on the page \u{2013} as they stand.");
    let picture = Picture::read(png.into_inner()).unwrap();
    document.push(Figure::new(picture, "Said of the picture \u{2013} alone"));
    let pages = Press::with_own_type().set(&document).unwrap();
    let bytes = pages.pdf("2026-11-24T14:00:00Z".parse().unwrap()).unwrap();
    let all = contents(&bytes);
    for words in [
        "Wordsonthepage\u{2013}astheystand.",
        "Said of the picture \u{2013} alone",
        "A title of its own",
    ] {
        let found = all
            .iter()
            .any(|part| part.windows(words.len()).any(|it| it == words.as_bytes()));
        assert!(found, "{words}");
    }
}

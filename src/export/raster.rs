//! A chart's SVG becomes a picture: PNG pixels, and the same SVG with its text as outlines.
//!
//! Only the fonts handed over are used, never the machine's: the same chart gives the same pixels
//! anywhere. The SVG is kept beside the PNG because Word prints it sharper; its text is outlined
//! because the computer that opens the memo does not have our fonts, and a wider one would run
//! labels into each other.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::document::Picture;
use super::error::ExportError;

/// The longest side of a picture, in pixels: beyond it a letter page gains nothing and memory is at
/// stake.
const LONGEST_SIDE_PX: f32 = 10_000.0;

/// The fonts charts are drawn with.
#[derive(Debug, Clone)]
pub struct Raster {
    fonts: Arc<fontdb::Database>,
    family: String,
}

impl Raster {
    /// Takes the bytes of font files (TrueType or OpenType). The first one's family stands in where
    /// an SVG names a family that is not among them, and for the generic names such as
    /// `sans-serif`.
    ///
    /// # Errors
    /// [`ExportError::Font`] when one of them holds no font.
    pub fn new<F: Into<Vec<u8>>>(fonts: impl IntoIterator<Item = F>) -> Result<Self, ExportError> {
        let mut database = fontdb::Database::new();
        for font in fonts {
            let before = database.len();
            database.load_font_data(font.into());
            if database.len() == before {
                return Err(ExportError::Font);
            }
        }
        let family = database
            .faces()
            .next()
            .and_then(|face| face.families.first())
            .map(|(name, _)| name.clone())
            .ok_or(ExportError::Font)?;
        database.set_sans_serif_family(&family);
        database.set_serif_family(&family);
        database.set_monospace_family(&family);
        database.set_cursive_family(&family);
        database.set_fantasy_family(&family);
        Ok(Self {
            fonts: Arc::new(database),
            family,
        })
    }

    /// Draws an SVG on white at `scale` pixels to the SVG's unit; 2.0 prints well. The picture
    /// holds the PNG and the outlined SVG.
    ///
    /// # Errors [`ExportError::Svg`] when the text is no SVG, [`ExportError::PictureSize`] when it
    /// would be empty or longer than 10,000 pixels on a side, [`ExportError::Png`] when it can't be
    /// packed.
    pub fn picture(&self, svg: &str, scale: f32) -> Result<Picture, ExportError> {
        let tree = usvg::Tree::from_str(svg, &self.options())?;
        let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
        let fits = |side: f32| (1.0..=LONGEST_SIDE_PX).contains(&side.round());
        let refused = ExportError::PictureSize {
            width: width as u32,
            height: height as u32,
        };
        if !fits(width) || !fits(height) {
            return Err(refused);
        }
        let pixmap = Pixmap::new(width.round() as u32, height.round() as u32);
        let Some(mut pixmap) = pixmap else {
            return Err(refused);
        };
        pixmap.fill(Color::WHITE);
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut pixmap.as_mut(),
        );
        let png = pixmap
            .encode_png()
            .map_err(|error| ExportError::Png(error.to_string()))?;
        Ok(Picture::read(png)?.with_svg(outlined(&tree)))
    }

    fn options(&self) -> usvg::Options<'static> {
        let mut options = usvg::Options {
            font_family: self.family.clone(),
            fontdb: Arc::clone(&self.fonts),
            ..usvg::Options::default()
        };
        // A chart names no other file; whatever does is not to be read.
        options.image_href_resolver.resolve_string = Box::new(|_, _| None);
        options
    }
}

/// The drawing as SVG without text elements, on the white the PNG has too: on the dark page of a
/// program in dark mode a chart without ground could not be read.
fn outlined(tree: &usvg::Tree) -> String {
    let options = usvg::WriteOptions {
        // A thousandth of a unit is far below a printed dot; eight digits double the file.
        coordinates_precision: 3,
        indent: usvg::Indent::None,
        ..usvg::WriteOptions::default()
    };
    let svg = tree.to_string(&options);
    match svg.split_once('>') {
        Some((opening, rest)) => {
            let (width, height) = (tree.size().width(), tree.size().height());
            let ground = format!(r##"<rect width="{width}" height="{height}" fill="#ffffff"/>"##);
            // Without a view box some programs crop a scaled drawing instead of scaling it.
            let view = if opening.contains("viewBox") {
                String::new()
            } else {
                format!(r#" viewBox="0 0 {width} {height}""#)
            };
            format!("{opening}{view}>{ground}{rest}")
        }
        None => svg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../assets/fonts/StatroomSans-Regular.ttf");

    fn svg(inner: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">{inner}</svg>"#)
    }

    #[test]
    fn a_chart_is_drawn_at_the_scale_on_white_and_is_the_same_each_time() {
        let raster = Raster::new([FONT]).unwrap();
        let chart = svg(r##"<rect x="10" y="10" width="20" height="20" fill="#d55e00"/>"##);
        let picture = raster.picture(&chart, 2.0).unwrap();
        assert_eq!(picture.size_px(), (120, 80));
        let pixels = image::load_from_memory(picture.bytes()).unwrap().to_rgb8();
        assert_eq!(pixels.get_pixel(2, 2).0, [255, 255, 255]);
        assert_eq!(pixels.get_pixel(40, 40).0, [0xd5, 0x5e, 0x00]);
        assert_eq!(picture, raster.picture(&chart, 2.0).unwrap());
    }

    #[test]
    fn text_in_any_family_is_drawn_with_our_font_and_outlined_in_the_svg() {
        let raster = Raster::new([FONT]).unwrap();
        for family in ["Statroom Sans", "Helvetica Neue", "serif"] {
            let chart = svg(&format!(
                r#"<text x="5" y="30" font-family="{family}" font-size="24">Wm</text>"#
            ));
            let picture = raster.picture(&chart, 1.0).unwrap();
            let pixels = image::load_from_memory(picture.bytes()).unwrap().to_rgb8();
            let dark = pixels.pixels().filter(|pixel| pixel.0[0] < 128).count();
            assert!(dark > 50, "{family}: {dark} dark pixels");
            let svg = picture.svg().unwrap();
            assert!(!svg.contains("<text") && svg.contains("<path"), "{svg}");
            assert!(
                svg.contains("ffffff") && svg.matches("viewBox").count() == 1,
                "{svg}"
            );
            usvg::Tree::from_str(svg, &usvg::Options::default()).unwrap();
        }
    }

    #[test]
    fn what_is_no_chart_is_refused_in_words() {
        let raster = Raster::new([FONT]).unwrap();
        assert!(matches!(
            raster.picture("not svg", 1.0),
            Err(ExportError::Svg(_))
        ));
        let size = raster.picture(&svg(""), 1.0e4).unwrap_err();
        assert_eq!(
            size.to_string(),
            "The chart could not be drawn at 600000 by 400000 pixels"
        );
        assert!(matches!(
            raster.picture(&svg(""), 0.0),
            Err(ExportError::PictureSize { .. })
        ));
        assert!(matches!(
            Raster::new([b"no font".as_slice()]),
            Err(ExportError::Font)
        ));
    }

    #[test]
    fn a_chart_reads_no_other_file() {
        let raster = Raster::new([FONT]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.png");
        let red = image::RgbImage::from_pixel(4, 4, image::Rgb([255, 0, 0]));
        red.save(&path).unwrap();
        let chart = svg(&format!(
            r#"<image width="60" height="40" href="{}"/>"#,
            path.display()
        ));
        let picture = raster.picture(&chart, 1.0).unwrap();
        let pixels = image::load_from_memory(picture.bytes()).unwrap().to_rgb8();
        assert!(pixels.pixels().all(|pixel| pixel.0 == [255, 255, 255]));
    }
}

//! Pictures and the figures that hold them.

use serde::{Deserialize, Serialize};
use std::io::Cursor;

use super::{Paragraph, Run, legible_line};
use crate::export::ExportError;

/// How a picture's bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureFormat {
    /// Portable Network Graphics: charts, screenshots.
    Png,
    /// JPEG: photographs.
    Jpeg,
}

impl PictureFormat {
    /// The ending of its file names, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }
}

/// A picture as bytes, with its size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    #[serde(with = "in_base64")]
    bytes: Vec<u8>,
    format: PictureFormat,
    width_px: u32,
    height_px: u32,
    svg: Option<String>,
}

impl Picture {
    /// Takes a PNG or JPEG file's bytes and reads its size from them.
    ///
    /// # Errors
    /// [`ExportError::Picture`] when the bytes are neither, or damaged where the size stands;
    /// [`ExportError::PictureSize`] when it has no width or height.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ExportError> {
        let reader = image::ImageReader::new(Cursor::new(&bytes)).with_guessed_format()?;
        let format = match reader.format() {
            Some(image::ImageFormat::Jpeg) => PictureFormat::Jpeg,
            _ => PictureFormat::Png,
        };
        let (width, height) = reader.into_dimensions()?;
        if width == 0 || height == 0 {
            return Err(ExportError::PictureSize { width, height });
        }
        Ok(Self {
            bytes,
            format,
            width_px: width,
            height_px: height,
            svg: None,
        })
    }

    /// Adds the same picture as SVG, which Word 2016 and later print in its place, sharp at any
    /// size. Its text must be outlines already (as [`raster`](crate::export::raster) makes them):
    /// the reader's computer does not have our fonts.
    #[must_use]
    pub fn with_svg(self, svg: String) -> Self {
        Self {
            svg: Some(svg),
            ..self
        }
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How the bytes are packed.
    pub fn format(&self) -> PictureFormat {
        self.format
    }

    /// Width and height in pixels; neither is 0.
    pub fn size_px(&self) -> (u32, u32) {
        (self.width_px, self.height_px)
    }

    /// The same picture as SVG, if there is one.
    pub fn svg(&self) -> Option<&str> {
        self.svg.as_deref()
    }
}

/// Bytes as text, for a document that is kept as data.
mod in_base64 {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map_err(D::Error::custom)
    }
}

/// A picture with what is said of it. Figures are counted by the pens: the caption follows "Figure
/// n.".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// What a screen reader says in its place.
    pub alt: String,
    /// Printed below, after "Figure n.".
    pub caption: Paragraph,
    /// Printed after the caption, e.g. "Source: 311 work orders, Streets Department, as of Nov 20,
    /// 2026.".
    pub source: Option<String>,
    /// The most it may take of the text's width, in percent, 1 to 100. It is never shown larger
    /// than 96 pixels to the inch, nor taller than fits a page with its caption.
    pub width_percent: u32,
    /// Its caption stays on the page of the block that follows. Picture and caption stay together anyway.
    pub keep_with_next: bool,
}

impl Figure {
    /// A picture and what a screen reader says in its place.
    pub fn new(picture: Picture, alt: impl Into<String>) -> Self {
        Self {
            picture,
            alt: alt.into(),
            caption: Paragraph::new(),
            source: None,
            width_percent: 100,
            keep_with_next: false,
        }
    }

    /// Prints a caption below, after "Figure n.".
    #[must_use]
    pub fn caption(self, caption: impl Into<Paragraph>) -> Self {
        Self {
            caption: caption.into(),
            ..self
        }
    }

    /// Prints where the data comes from, after the caption.
    #[must_use]
    pub fn source(self, source: impl Into<String>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// Takes at most this share of the text's width.
    #[must_use]
    pub fn width_percent(self, percent: u32) -> Self {
        Self {
            width_percent: percent.clamp(1, 100),
            ..self
        }
    }

    /// Stays on the page of the block that follows.
    #[must_use]
    pub fn keep_with_next(self) -> Self {
        Self {
            keep_with_next: true,
            ..self
        }
    }

    /// What is printed after "Figure n.": the caption, and the source after a space.
    pub(in crate::export) fn caption_runs(&self) -> Vec<Run> {
        let mut runs = if self.caption.is_blank() {
            Vec::new()
        } else {
            self.caption.runs.clone()
        };
        let source = self.source.as_deref().map(legible_line).unwrap_or_default();
        if !source.is_empty() {
            let between = if runs.is_empty() { "" } else { " " };
            runs.push(Run::new(format!("{between}{source}")));
        }
        runs
    }

    /// What stands for the picture where it can't be seen: the alt text, else the caption, else its
    /// number.
    pub fn spoken(&self, number: u32) -> String {
        let alt = legible_line(&self.alt);
        if !alt.is_empty() {
            return alt;
        }
        let caption = legible_line(&self.caption.words());
        if caption.is_empty() {
            format!("Figure {number}")
        } else {
            caption
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        image::DynamicImage::new_luma8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
            .unwrap();
        bytes
    }

    #[test]
    fn a_picture_knows_its_own_size_and_refuses_what_is_none() {
        let picture = Picture::read(png(30, 20)).unwrap();
        assert_eq!(picture.size_px(), (30, 20));
        assert_eq!(picture.format(), PictureFormat::Png);
        for wrong in [Vec::new(), b"GIF89a..".to_vec(), png(30, 20)[..12].to_vec()] {
            let error = Picture::read(wrong).unwrap_err();
            assert!(
                error.to_string().contains("neither a PNG nor a JPEG"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_figure_is_never_without_words_for_a_screen_reader() {
        let figure = Figure::new(Picture::read(png(1, 1)).unwrap(), " ");
        assert_eq!(figure.spoken(3), "Figure 3");
        assert_eq!(
            figure.clone().caption("Repairs by ward").spoken(3),
            "Repairs by ward"
        );
        let described = Figure {
            alt: "Line chart".to_owned(),
            ..figure
        };
        assert_eq!(described.spoken(3), "Line chart");
    }
}

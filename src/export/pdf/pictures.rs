//! Pictures as a PDF can hold them: drawings as they are, photographs checked before the template meets them.

use crate::export::document::{Picture, PictureFormat};
use image::{DynamicImage, ExtendedColorType, ImageDecoder as _, ImageFormat, ImageReader};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::io::Cursor;
use typst::foundations::Bytes;

/// The pictures of one document after another; what was checked once is known.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    checked: BTreeMap<u64, Option<Ready>>,
    asked: BTreeMap<u64, Option<Ready>>,
}

/// A picture that can be printed.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    /// How its file's name ends.
    pub(super) ending: &'static str,
    /// The file.
    pub(super) bytes: Bytes,
}

impl Pictures {
    /// The picture as it is printed, or nothing when its file is damaged.
    pub(super) fn ready(&mut self, picture: &Picture) -> Option<Ready> {
        let mut hasher = DefaultHasher::new();
        picture.svg().hash(&mut hasher);
        picture.bytes().hash(&mut hasher);
        let key = hasher.finish();
        let known = self.checked.remove(&key);
        let ready = known.unwrap_or_else(|| check(picture));
        self.asked.insert(key, ready.clone());
        ready
    }

    /// A document has been read: what it did not show is forgotten.
    pub(super) fn end_of_document(&mut self) {
        self.checked = std::mem::take(&mut self.asked);
    }
}

fn check(picture: &Picture) -> Option<Ready> {
    if let Some(svg) = picture.svg() {
        return Some(Ready {
            ending: "svg",
            bytes: Bytes::from_string(svg.to_owned()),
        });
    }
    let format = match picture.format() {
        PictureFormat::Png => ImageFormat::Png,
        PictureFormat::Jpeg => ImageFormat::Jpeg,
    };
    let bytes = picture.bytes();
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format)
        .into_decoder()
        .ok()?;
    // An archive holds no inks of a press that nobody named: those become colours of a screen.
    let plain = matches!(
        decoder.original_color_type(),
        ExtendedColorType::L8 | ExtendedColorType::Rgb8
    );
    let turned = decoder.orientation().ok();
    let pixels = DynamicImage::from_decoder(decoder).ok()?;
    let file = if plain || format == ImageFormat::Png {
        Cow::Borrowed(bytes)
    } else {
        Cow::Owned(repacked(pixels, turned)?)
    };
    Some(Ready {
        ending: if file.starts_with(b"\x89PNG") {
            "png"
        } else {
            "jpg"
        },
        bytes: Bytes::new(file.into_owned()),
    })
}

fn repacked(
    mut decoded: DynamicImage,
    turned: Option<image::metadata::Orientation>,
) -> Option<Vec<u8>> {
    if let Some(turned) = turned {
        decoded.apply_orientation(turned);
    }
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(decoded.to_rgb8())
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .ok()?;
    Some(bytes)
}

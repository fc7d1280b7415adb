//! A foreign picture read into one that can be shown: turned upright, scaled down where it is larger than any
//! projector, and in a format that Word takes. Slow for large ones: not for a frame.

use crate::program::{ProgramError, SoundPicture};
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Longest side of a picture that is kept, in pixels: that of the largest projectors.
pub const LONGEST: u32 = 3840;

/// Most pixels taken on: a picture of more would not fit into the memory of an office computer.
const MOST_PIXELS: u64 = 200_000_000;

/// Memory for one decoded picture, in bytes.
const MEMORY: u64 = 1024 * 1024 * 1024;

/// Files up to this size are kept as they are, in bytes.
const KEPT_AS_IT_IS: usize = 12 * 1024 * 1024;

/// Quality of a photograph that had to be written again, 1 to 100.
const QUALITY: u8 = 90;

/// Why a file could not be made an exhibit. Nothing was added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// The system would not read it.
    #[error("{name} can't be read ({why}); nothing was added.")]
    Unreadable {
        /// The file's name.
        name: String,
        /// What the system said.
        why: String,
    },
    /// Something else.
    #[error("{0} is neither a picture (PNG, JPEG, GIF or WebP) nor a PDF; nothing was added.")]
    NotAPicture(String),
    /// Cut off or garbled.
    #[error("{0} is damaged and can't be shown; nothing was added.")]
    Damaged(String),
    /// More pixels than can be taken on.
    #[error(
        "{name} has {wide} \u{d7} {high} pixels, more than can be taken on (200 million); nothing was added. \
         Save it smaller and add that."
    )]
    TooManyPixels {
        /// The file's name.
        name: String,
        /// Width in pixels.
        wide: u32,
        /// Height in pixels.
        high: u32,
    },
    /// A PDF that asks for a password.
    #[error(
        "{0} is protected by a password; nothing was added. Save a copy without one and add that."
    )]
    Locked(String),
    /// A PDF that can't be read.
    #[error("{0} is damaged and no page of it can be read; nothing was added.")]
    DamagedPdf(String),
    /// The pages asked for, as typed, are none.
    #[error("Type a page or several, as 3 or 2-4, 7.")]
    NotPages,
    /// A page that is not there.
    #[error("There is no page {page}; the last one is {last}.")]
    NoSuchPage {
        /// The page asked for.
        page: u32,
        /// The last page.
        last: u32,
    },
    /// More pages than anybody shows.
    #[error("{0} pages are more than can be added at once (20).")]
    TooManyPages(usize),
    /// A page that can't be drawn.
    #[error(
        "Page {page} of {name} can't be drawn; nothing was added. Add a picture of the page instead."
    )]
    PageNotDrawn {
        /// The file's name.
        name: String,
        /// The page.
        page: u32,
    },
    /// A page that draws more than any page that is meant to be read.
    #[error(
        "Page {page} of {name} draws too much to be shown; nothing was added. Add a picture of the page instead."
    )]
    PageTooMuch {
        /// The file's name.
        name: String,
        /// The page.
        page: u32,
    },
    /// A page that took longer than somebody waits, or whose reading was stopped.
    #[error(
        "Page {page} of {name} was not read to its end; nothing was added. Add a picture of the page instead."
    )]
    PageStopped {
        /// The file's name.
        name: String,
        /// The page.
        page: u32,
    },
    /// What the program says to the picture that was made.
    #[error("{name}: {why}")]
    Refused {
        /// The file's name.
        name: String,
        /// Why.
        why: String,
    },
}

/// A picture made ready, and what became of it on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenPicture {
    /// The picture.
    pub picture: SoundPicture,
    /// What was changed, in a sentence; empty where it is kept as it came.
    pub note: String,
}

/// Reads the bytes of a picture file called `name`.
///
/// # Errors
/// What it is instead, or why it can't be shown.
pub fn take_picture(name: &str, bytes: Vec<u8>) -> Result<TakenPicture, PictureFault> {
    let damaged = |_why| PictureFault::Damaged(name.to_owned());
    let guessed = ImageReader::new(Cursor::new(&bytes)).with_guessed_format();
    let Some((reader, format)) = guessed.ok().and_then(|reader| {
        let format = reader.format()?;
        Some((reader, format))
    }) else {
        return Err(PictureFault::NotAPicture(name.to_owned()));
    };
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (wide, high) = decoder.dimensions();
    if u64::from(wide) * u64::from(high) > MOST_PIXELS {
        let name = name.to_owned();
        return Err(PictureFault::TooManyPixels { name, wide, high });
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    decoder.set_limits(limits).map_err(damaged)?;
    let turn = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut drawn = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let upright = turn == image::metadata::Orientation::NoTransforms;
    let taken_in = matches!(format, ImageFormat::Png | ImageFormat::Jpeg);
    let small = wide.max(high) <= LONGEST && bytes.len() <= KEPT_AS_IT_IS;
    if upright && taken_in && small {
        // What was decoded is let go before it is looked through again.
        drop(drawn);
        return sound(name, bytes, String::new());
    }
    drawn = scaled_down(drawn);
    drawn.apply_orientation(turn);
    let note = note_of(name, (wide, high), &drawn);
    let written = written_again(&drawn, format == ImageFormat::Jpeg);
    sound(name, written.map_err(damaged)?, note)
}

/// Longest side of a picture that only paper shows, in pixels: a letterhead as wide as the text at 300 to the inch.
const LONGEST_IN_PRINT: u32 = 1_950;

/// Reads the bytes of a picture file called `name` that stands on the city's papers: a seal, a letterhead. It is made
/// no larger than print needs, for it is in every memo.
///
/// # Errors
/// What it is instead, or why it can't be shown.
pub fn take_for_print(name: &str, bytes: Vec<u8>) -> Result<TakenPicture, PictureFault> {
    let taken = take_picture(name, bytes)?;
    let (wide, high) = taken.picture.size();
    if wide.max(high) <= LONGEST_IN_PRINT {
        return Ok(taken);
    }
    let damaged = |_why| PictureFault::Damaged(name.to_owned());
    let drawn = image::load_from_memory(taken.picture.bytes()).map_err(damaged)?;
    let photograph = image::guess_format(taken.picture.bytes()).ok() == Some(ImageFormat::Jpeg);
    let drawn = drawn.resize(
        LONGEST_IN_PRINT,
        LONGEST_IN_PRINT,
        image::imageops::FilterType::CatmullRom,
    );
    let note = format!(
        "{name} is kept scaled down to {} \u{d7} {} pixels, as large as print needs.",
        drawn.width(),
        drawn.height()
    );
    let written = written_again(&drawn, photograph).map_err(damaged)?;
    sound(name, written, note)
}

/// Takes a picture that was pasted: its pixels in rows from the top, four bytes each (red, green, blue, alpha).
///
/// # Errors
/// When it is empty or too large.
pub fn take_pixels(size: (u32, u32), rgba: Vec<u8>) -> Result<TakenPicture, PictureFault> {
    let name = "The pasted picture";
    let damaged = || PictureFault::Damaged(name.to_owned());
    let pixels = image::RgbaImage::from_raw(size.0, size.1, rgba).ok_or_else(damaged)?;
    if size.0 == 0 || size.1 == 0 {
        return Err(damaged());
    }
    let drawn = scaled_down(DynamicImage::ImageRgba8(pixels));
    let note = note_of(name, size, &drawn);
    let written = written_again(&drawn, false).map_err(|_why| damaged())?;
    sound(name, written, note)
}

fn sound(name: &str, bytes: Vec<u8>, note: String) -> Result<TakenPicture, PictureFault> {
    let picture = SoundPicture::read(bytes).map_err(|error| refused(name, &error))?;
    Ok(TakenPicture { picture, note })
}

/// What the program says to a picture, with the file's name.
pub(super) fn refused(name: &str, error: &ProgramError) -> PictureFault {
    PictureFault::Refused {
        name: name.to_owned(),
        why: error.to_string(),
    }
}

fn scaled_down(drawn: DynamicImage) -> DynamicImage {
    let longest = drawn.width().max(drawn.height());
    if longest <= LONGEST {
        return drawn;
    }
    // Sums whole pixels: as good as any filter at a fraction of the size, and without a copy in floats.
    drawn.thumbnail(LONGEST, LONGEST)
}

fn note_of(name: &str, before: (u32, u32), now: &DynamicImage) -> String {
    let longest = now.width().max(now.height());
    if before.0.max(before.1) <= longest {
        return String::new();
    }
    format!(
        "{name} had {} \u{d7} {} pixels; it is kept scaled down to {} \u{d7} {}, as large as projectors show.",
        before.0,
        before.1,
        now.width(),
        now.height()
    )
}

fn written_again(drawn: &DynamicImage, photograph: bool) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    if photograph {
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        drawn.to_rgb8().write_with_encoder(encoder)?;
    } else if drawn.color().has_alpha() {
        drawn.to_rgba8().write_to(&mut bytes, ImageFormat::Png)?;
    } else {
        drawn.to_rgb8().write_to(&mut bytes, ImageFormat::Png)?;
    }
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn street(wide: u32, high: u32) -> DynamicImage {
        let drawn = image::RgbImage::from_fn(wide, high, |x, y| {
            image::Rgb(if (x / 40 + y / 40) % 2 == 0 {
                [40, 60, 80]
            } else {
                [220, 225, 230]
            })
        });
        DynamicImage::ImageRgb8(drawn)
    }

    #[test]
    fn a_png_and_a_jpeg_are_kept_as_they_came_and_other_formats_as_png() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let bytes = written(&street(80, 40), format);
            let taken = take_picture("map", bytes.clone()).unwrap();
            assert_eq!(taken.picture.bytes(), bytes);
            assert_eq!(taken.note, "");
        }
        for format in [ImageFormat::Gif, ImageFormat::WebP] {
            let taken = take_picture("map", written(&street(80, 40), format)).unwrap();
            assert_eq!(taken.picture.size(), (80, 40));
            let kept = image::guess_format(taken.picture.bytes()).unwrap();
            assert_eq!(kept, ImageFormat::Png);
        }
    }

    #[test]
    fn a_picture_of_a_hundred_megapixels_is_scaled_down_and_says_so() {
        let grey = image::GrayImage::from_pixel(12_500, 8_000, image::Luma([200]));
        let bytes = written(&DynamicImage::ImageLuma8(grey), ImageFormat::Png);
        let taken = take_picture("city.png", bytes).unwrap();
        assert_eq!(taken.picture.size(), (3840, 2458));
        assert_eq!(
            taken.note,
            "city.png had 12500 \u{d7} 8000 pixels; it is kept scaled down to 3840 \u{d7} 2458, as large as \
             projectors show."
        );
    }

    /// The head of a PNG of that size, and nothing behind it.
    fn head(wide: u32, high: u32) -> Vec<u8> {
        let mut bytes = written(&street(1, 1), ImageFormat::Png);
        bytes[16..20].copy_from_slice(&wide.to_be_bytes());
        bytes[20..24].copy_from_slice(&high.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        bytes
    }

    /// The checksum of a PNG's chunk.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
            })
        })
    }

    #[test]
    fn a_picture_too_large_for_memory_is_refused_by_its_head_alone() {
        let fault = take_picture("huge.png", head(40_000, 30_000)).unwrap_err();
        assert!(
            fault
                .to_string()
                .starts_with("huge.png has 40000 \u{d7} 30000 pixels, more than can be taken on"),
            "{fault}"
        );
    }

    #[test]
    fn a_photograph_taken_with_the_camera_on_its_side_stands_upright() {
        let plain = written(&street(80, 40), ImageFormat::Jpeg);
        // Behind the first marker: an EXIF block that says "turn by a quarter".
        let exif = [
            0xFF, 0xE1, 0x00, 0x22, b'E', b'x', b'i', b'f', 0, 0, b'M', b'M', 0, 42, 0, 0, 0, 8, 0,
            1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        let turned = [&plain[..2], &exif[..], &plain[2..]].concat();
        let taken = take_picture("crew.jpg", turned).unwrap();
        assert_eq!(taken.picture.size(), (40, 80));
        assert_eq!(taken.note, "");
    }

    #[test]
    fn what_is_damaged_or_no_picture_is_named_with_what_was_kept() {
        let whole = written(&street(80, 40), ImageFormat::Png);
        let cut = whole[..whole.len() / 2].to_vec();
        for (bytes, words) in [
            (
                cut,
                "map.png is damaged and can't be shown; nothing was added.",
            ),
            (
                b"words".to_vec(),
                "map.png is neither a picture (PNG, JPEG, GIF or WebP) nor a PDF; nothing was added.",
            ),
            (
                Vec::new(),
                "map.png is neither a picture (PNG, JPEG, GIF or WebP) nor a PDF; nothing was added.",
            ),
        ] {
            let fault = take_picture("map.png", bytes).unwrap_err();
            assert_eq!(fault.to_string(), words);
        }
    }

    #[test]
    fn a_pasted_picture_is_kept_pixel_for_pixel() {
        let pixels = vec![10, 20, 30, 255, 200, 210, 220, 255];
        let taken = take_pixels((2, 1), pixels.clone()).unwrap();
        let back = image::load_from_memory(taken.picture.bytes()).unwrap();
        assert_eq!(back.to_rgba8().into_raw(), pixels);
        assert!(take_pixels((2, 2), pixels).is_err());
        assert!(take_pixels((0, 0), Vec::new()).is_err());
    }
}

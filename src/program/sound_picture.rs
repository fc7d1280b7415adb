//! A picture that can be shown: decoded once, by whoever has the time, before a command takes it in.

use super::error::ProgramError;
use crate::store::hash_of;
use std::io::Cursor;

/// The largest picture taken in, in bytes.
const LIMIT: usize = 40 * 1024 * 1024;

/// A picture in PNG or JPEG whose bytes were decoded without a fault: a command that carries it need not look.
#[derive(Clone, PartialEq, Eq)]
pub struct SoundPicture {
    media_type: &'static str,
    /// Width and height in pixels.
    size: (u32, u32),
    bytes: Vec<u8>,
}

impl std::fmt::Debug for SoundPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SoundPicture")
            .field("media_type", &self.media_type)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl SoundPicture {
    /// Looks a PNG or JPEG file's bytes through, which takes as long as decoding it.
    ///
    /// # Errors
    /// [`ProgramError::Refused`] when they are neither, damaged, or more than 40 MB.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ProgramError> {
        let refused = |words: &str| ProgramError::Refused(words.to_owned());
        if bytes.len() > LIMIT {
            return Err(refused(
                "The picture is larger than 40 MB; nothing was added.",
            ));
        }
        let reader = image::ImageReader::new(Cursor::new(&bytes))
            .with_guessed_format()
            .map_err(|_unreadable| refused("The file isn't a picture; nothing was added."))?;
        let format = reader.format();
        let media_type = if format == Some(image::ImageFormat::Png) {
            "image/png"
        } else if format == Some(image::ImageFormat::Jpeg) {
            "image/jpeg"
        } else {
            return Err(refused(
                "The file isn't a PNG or JPEG picture; nothing was added.",
            ));
        };
        let picture = reader.decode().map_err(|_damaged| {
            refused("The picture is damaged and can't be shown; nothing was added.")
        })?;
        let size = (picture.width(), picture.height());
        Ok(Self {
            media_type,
            size,
            bytes,
        })
    }

    /// Width and height in pixels.
    pub const fn size(&self) -> (u32, u32) {
        self.size
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of some bytes in hex, as pictures and the files they came from are named.
    pub fn hash_of(bytes: &[u8]) -> String {
        hash_of(bytes)
    }

    /// What the store keeps of it.
    pub(super) fn parts(&self) -> (&'static str, (u32, u32), &[u8]) {
        (self.media_type, self.size, &self.bytes)
    }
}

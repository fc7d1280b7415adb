//! Which encoding a text is in, judged by all of its bytes; and what is no text at all.

use super::bytes::Bytes;
use super::watch::Watch;
use crate::import::ImportError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Read;

/// How many bytes at the start tell UTF-16 without a mark and binary files.
const START: usize = 64 * 1024;

/// Where the files come from, as the detector is told it: it then takes a single pound sign for one.
const GOVERNMENT: &[u8] = b"gov";

/// What all bytes of a text file say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// SHA-256 in hex.
    pub hash: String,
    pub encoding: &'static Encoding,
    /// The file says it itself, by a mark at its start, or every byte fits.
    pub certain: bool,
    /// How many places can't be read in this encoding.
    pub unreadable: usize,
}

/// Goes through all bytes once.
pub(super) fn look(
    source: &str,
    bytes: &Bytes,
    told: Option<&'static Encoding>,
    watch: Watch<'_>,
) -> Result<Seen, ImportError> {
    let mut reader = bytes.reader().map_err(|why| bytes.failed(source, why))?;
    let mut piece = vec![0; START];
    let mut marks = Marks::default();
    let mut hash = Sha256::new();
    loop {
        let read = full(&mut reader, &mut piece).map_err(|why| bytes.failed(source, why))?;
        let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
            break;
        };
        hash.update(piece);
        marks.feed(piece);
        watch.step(marks.length as f64 / bytes.len().max(1) as f64)?;
    }
    bytes.passed(source, marks.length)?;
    let hash = hex(&hash.finalize());
    marks.judged(source, hash, told)
}

/// SHA-256 of all bytes in hex, of a file that is read but for that.
pub(super) fn hash(source: &str, bytes: &Bytes, watch: Watch<'_>) -> Result<String, ImportError> {
    let mut reader = bytes.reader().map_err(|why| bytes.failed(source, why))?;
    let mut piece = vec![0; START];
    let mut hash = Sha256::new();
    let mut length = 0;
    loop {
        let read = full(&mut reader, &mut piece).map_err(|why| bytes.failed(source, why))?;
        let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
            break;
        };
        hash.update(piece);
        length += piece.len() as u64;
        watch.step(1.0)?;
    }
    bytes.passed(source, length)?;
    Ok(hex(&hash.finalize()))
}

/// Reads until the piece is full or there is no more.
fn full(reader: &mut impl Read, piece: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(room) = piece.get_mut(filled..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(why) if why.kind() == std::io::ErrorKind::Interrupted => {}
            Err(why) => return Err(why),
        }
    }
    Ok(filled)
}

/// What is noticed byte by byte.
#[derive(Default)]
struct Marks {
    length: u64,
    start: Vec<u8>,
    nuls: bool,
    /// Sequences of several bytes that are a character of UTF-8.
    sequences: usize,
    /// Places that are no UTF-8.
    broken: usize,
    /// The beginning of a character that the next piece may end.
    open: Vec<u8>,
    /// Fed with the pieces that hold more than ASCII.
    detector: Option<EncodingDetector>,
}

impl Marks {
    fn feed(&mut self, piece: &[u8]) {
        self.length += piece.len() as u64;
        if self.start.is_empty() {
            self.start = piece.to_vec();
        }
        self.nuls |= piece.contains(&0);
        if piece.is_ascii() && self.open.is_empty() {
            return;
        }
        let detector = self
            .detector
            .get_or_insert_with(|| EncodingDetector::new(Iso2022JpDetection::Deny));
        detector.feed(piece, false);
        let mut joined = std::mem::take(&mut self.open);
        joined.extend_from_slice(piece);
        for chunk in joined.utf8_chunks() {
            let several = chunk.valid().chars().filter(|letter| !letter.is_ascii());
            self.sequences += several.count();
            let invalid = chunk.invalid();
            if !invalid.is_empty() && joined.ends_with(invalid) && may_go_on(invalid) {
                self.open = invalid.to_vec();
            } else if !invalid.is_empty() {
                self.broken += 1;
            }
        }
    }

    fn judged(
        mut self,
        source: &str,
        hash: String,
        told: Option<&'static Encoding>,
    ) -> Result<Seen, ImportError> {
        self.broken += usize::from(!self.open.is_empty());
        let seen = |encoding, certain, unreadable| Seen {
            hash,
            encoding,
            certain,
            unreadable,
        };
        if let Some(told) = told {
            let unreadable = if told == UTF_8 { self.broken } else { 0 };
            return Ok(seen(told, true, unreadable));
        }
        if let Some((marked, _)) = Encoding::for_bom(&self.start) {
            let unreadable = if marked == UTF_8 { self.broken } else { 0 };
            return Ok(seen(marked, true, unreadable));
        }
        if self.nuls {
            let wide = two_bytes_a_letter(&self.start);
            let wide = wide.ok_or_else(|| ImportError::NotText(source.to_owned()))?;
            return Ok(seen(wide, false, 0));
        }
        if is_binary(&self.start) {
            return Err(ImportError::NotText(source.to_owned()));
        }
        // A few bad bytes in much good UTF-8 are bad bytes, not another encoding.
        if self.broken == 0 || self.sequences > self.broken * 8 {
            return Ok(seen(UTF_8, self.broken == 0, self.broken));
        }
        let guessed = self.detector.map_or(UTF_8, |detector| {
            detector.guess(Some(GOVERNMENT), Utf8Detection::Deny)
        });
        Ok(seen(guessed, false, 0))
    }
}

/// Whether bytes that are no UTF-8 may become a character with more of them.
fn may_go_on(invalid: &[u8]) -> bool {
    std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
}

/// UTF-16 without a mark: most letters of a table are plain ones, whose other byte is nothing.
fn two_bytes_a_letter(start: &[u8]) -> Option<&'static Encoding> {
    let nuls = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (nuls(0), nuls(1));
    let pairs = start.len() / 2;
    if second * 2 > pairs && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 2 > pairs && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether so many bytes are control characters that no text begins so.
fn is_binary(start: &[u8]) -> bool {
    let control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    start.iter().filter(control).count() * 100 > start.len()
}

/// Bytes in hex.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string can't fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

//! A Word file opened with care: it may be anything, from anybody.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::TemplateFault;

/// The largest file taken in, in bytes.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The most its parts come to when they are unpacked, in bytes: a small file can unpack to more than any disk.
const LARGEST_UNPACKED: u64 = 96 * 1024 * 1024;
/// The most parts.
const MOST_PARTS: usize = 2_000;
/// How an old Word file (.doc) and one protected by a password begin.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// Parts by their path.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// Unpacks a file into its parts.
///
/// # Errors
/// What it is instead, or why it can't be taken.
pub(super) fn unpack(bytes: &[u8]) -> Result<Parts, TemplateFault> {
    if bytes.starts_with(&COMPOUND) {
        return Err(TemplateFault::Locked);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(TemplateFault::TooLarge);
    }
    if !bytes.starts_with(b"PK") {
        return Err(TemplateFault::NotWord);
    }
    let damaged = |_broken| TemplateFault::Damaged;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(TemplateFault::TooLarge);
    }
    let mut parts = Parts::new();
    let mut left = LARGEST_UNPACKED;
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(damaged)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(damaged)?.into_owned();
        let mut part = Vec::new();
        // One more than there is room for tells a part that is too large from one that just fits.
        let read = entry.take(left + 1).read_to_end(&mut part);
        let read = read.map_err(|_broken| TemplateFault::Damaged)? as u64;
        left = left.checked_sub(read).ok_or(TemplateFault::TooLarge)?;
        let path = name.trim_start_matches('/').to_owned();
        let honest = !path.is_empty() && path.split('/').all(|step| step != "..");
        if !honest || parts.insert(path, part).is_some() {
            return Err(TemplateFault::Damaged);
        }
    }
    Ok(parts)
}

/// A part as text.
///
/// # Errors
/// [`TemplateFault::Damaged`] when it isn't there, or isn't UTF-8 (which all of Word's parts are).
pub(super) fn text<'a>(parts: &'a Parts, path: &str) -> Result<&'a str, TemplateFault> {
    let bytes = parts.get(path).ok_or(TemplateFault::Damaged)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_other| TemplateFault::Damaged)
}

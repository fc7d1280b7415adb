//! Where everything is in a data package, for those who write one and those who read it back.

use sha2::{Digest, Sha256};

/// The file that says what the others are.
pub const DESCRIPTOR: &str = "datapackage.json";
/// Version of the package.
pub const FORMAT: u32 = 1;
/// The table whose rows are figures; their period is written in the manner of ISO 8601.
pub const FIGURES: &str = "observation";
/// What stands before a figure's own columns, so that a person can read it.
pub const READABLE: [&str; 3] = ["measure_key", "dimension", "group"];

/// What a column is called in its file: one that holds bytes names the file that holds them.
pub fn file_column(name: &str, holds_bytes: bool) -> &str {
    if holds_bytes { "file" } else { name }
}

/// SHA-256 of bytes in hex.
pub fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or('0');
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(digit).collect()
}

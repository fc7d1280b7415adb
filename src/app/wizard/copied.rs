//! Files that were copied and came as words: paths, or addresses of files, one a line, as file managers write them.

use std::ffi::OsString;
use std::path::PathBuf;

/// Words longer than this are no list of files.
const LONGEST: usize = 64 * 1024;

/// What some file managers write before the files.
const HEADS: [&str; 4] = [
    "x-special/nautilus-clipboard",
    "x-special/gnome-copied-files",
    "copy",
    "cut",
];

/// The files that the words are, where they are nothing else and every one is there.
pub(in crate::app) fn copied_paths(words: &str) -> Vec<PathBuf> {
    if words.len() > LONGEST {
        return Vec::new();
    }
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let paths = lines.skip_while(|line| HEADS.contains(line)).map(path);
    let paths: Option<Vec<PathBuf>> = paths.collect();
    paths
        .filter(|paths| paths.iter().all(|path| path.exists()))
        .unwrap_or_default()
}

/// The whole path in a line.
fn path(line: &str) -> Option<PathBuf> {
    let path = match line.strip_prefix("file://") {
        Some(address) => {
            // The machine's name may stand before the path.
            let (host, _) = address.split_once('/')?;
            of_bytes(decoded(address.get(host.len()..)?))
        }
        // As the Explorer copies a path.
        None => PathBuf::from(line.trim_matches('"')),
    };
    path.is_absolute().then_some(path)
}

/// An address with its signs as they are: "%20" is a blank.
fn decoded(address: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

#[cfg(unix)]
fn of_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes).into()
}

/// Elsewhere a path has a drive before it, and is text: "/C:/Data/July.csv".
#[cfg(not(unix))]
fn of_bytes(bytes: Vec<u8>) -> PathBuf {
    let text = String::from_utf8_lossy(&bytes);
    OsString::from(text.trim_start_matches('/')).into()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_of_files_that_are_there_are_files_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (
            folder.path().join("July 2026.csv"),
            folder.path().join("50%.xlsx"),
        );
        for file in [&one, &two] {
            std::fs::write(file, "").unwrap();
        }
        let at = folder.path().display();
        let address = format!("file://{at}/July%202026.csv");
        for words in [
            one.display().to_string(),
            format!("\"{}\"\n", one.display()),
            address.clone(),
            format!("file://localhost{at}/July%202026.csv"),
        ] {
            assert_eq!(copied_paths(&words), std::slice::from_ref(&one), "{words}");
        }
        let listed =
            format!("x-special/nautilus-clipboard\ncopy\n{address}\nfile://{at}/50%25.xlsx\n");
        assert_eq!(copied_paths(&listed), [one.clone(), two]);
        for words in [
            String::new(),
            "copy".to_owned(),
            "July 2026.csv".to_owned(),
            format!("{}\nand a sentence", one.display()),
            format!("{}/gone.csv", folder.path().display()),
        ] {
            assert_eq!(copied_paths(&words), Vec::<PathBuf>::new(), "{words}");
        }
    }
}

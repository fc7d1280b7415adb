//! The type of a printed page: ours, and the machine's where ours lacks a letter.

use crate::chart::face;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// The embedded weights of running text, emphasis and headings.
const OURS: [&[u8]; 5] = [
    face::FILES[0],
    face::FILES[1],
    include_bytes!("../../../assets/fonts/StatroomSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/StatroomSans-Italic.ttf"),
    include_bytes!("../../../assets/fonts/StatroomSans-SemiBoldItalic.ttf"),
];
/// The most bytes of one font file that is read in search of a letter.
const LARGEST_FILE: u64 = 64 << 20;
/// How deep folders of fonts are searched.
const DEEPEST: usize = 6;

/// The fonts a document is set in.
#[derive(Debug)]
pub(super) struct Fonts {
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
    /// The machine's font files not yet taken in; none where they are not to be used.
    others: Option<Vec<PathBuf>>,
}

impl Fonts {
    /// Ours alone: the same document gives the same pages anywhere.
    pub(super) fn ours() -> Self {
        let faces: Vec<Font> = OURS
            .into_iter()
            .flat_map(|file| Font::iter(Bytes::new(file)))
            .collect();
        Self {
            book: LazyHash::new(FontBook::from_fonts(&faces)),
            faces,
            others: None,
        }
    }

    /// Ours, and the machine's for what ours lacks.
    pub(super) fn with_machine() -> Self {
        let mut files = Vec::new();
        for folder in folders() {
            gather(&folder, DEEPEST, &mut files);
        }
        // Families made to cover every script first, then by name, so that the choice is always the same.
        files.sort_by_cached_key(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (!name.starts_with("Noto"), name.into_owned())
        });
        Self {
            others: Some(files),
            ..Self::ours()
        }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// Whether one of the fonts taken in has a shape for it.
    pub(super) fn shows(&self, c: char) -> bool {
        self.faces
            .iter()
            .any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Whether a family is at hand, looked for among the machine's fonts if it must be.
    pub(super) fn has_family(&mut self, family: &str) -> bool {
        let name = family.to_lowercase();
        if self.book.contains_family(&name) {
            return true;
        }
        let Some(others) = &mut self.others else {
            return false;
        };
        let is_it = |info: &FontInfo| info.family.to_lowercase() == name;
        let before = self.faces.len();
        others.retain(|path| {
            let found = matching(path, is_it);
            let stays = found.is_empty();
            self.faces.extend(found);
            stays
        });
        self.grown(before)
    }

    /// Looks through the machine's fonts for these characters and takes in what shows some of them. Returns whether
    /// anything came.
    pub(super) fn look_for(&mut self, wanted: &BTreeSet<char>) -> bool {
        let mut lacking: BTreeSet<char> =
            wanted.iter().copied().filter(|c| !self.shows(*c)).collect();
        let Some(others) = &mut self.others else {
            return false;
        };
        let before = self.faces.len();
        others.retain(|path| {
            if lacking.is_empty() {
                return true;
            }
            let shows = |info: &FontInfo| {
                let mut wanted = lacking.iter();
                wanted.any(|c| info.coverage.contains(u32::from(*c)))
            };
            let found = matching(path, shows);
            lacking.retain(|c| !found.iter().any(|font| covers(font, *c)));
            let stays = found.is_empty();
            self.faces.extend(found);
            stays
        });
        self.grown(before)
    }

    fn grown(&mut self, before: usize) -> bool {
        let came = self.faces.len() > before;
        if came {
            self.book = LazyHash::new(FontBook::from_fonts(&self.faces));
        }
        came
    }
}

fn covers(font: &Font, c: char) -> bool {
    font.info().coverage.contains(u32::from(c))
}

/// The faces of a file that are wanted and may stand in a document for good.
fn matching(path: &Path, wanted: impl Fn(&FontInfo) -> bool) -> Vec<Font> {
    let small = fs::metadata(path).is_ok_and(|meta| meta.len() <= LARGEST_FILE);
    let Some(bytes) = small.then(|| fs::read(path).ok()).flatten() else {
        return Vec::new();
    };
    if !FontInfo::iter(&bytes).any(|info| wanted(&info)) {
        return Vec::new();
    }
    Font::iter(Bytes::new(bytes))
        .filter(|font| wanted(font.info()) && may_be_embedded(font))
        .collect()
}

/// Whether the font's maker lets it stand in a document: an archive of the city must hold its own type.
fn may_be_embedded(font: &Font) -> bool {
    ttf_parser::Face::parse(font.data(), font.index()).is_ok_and(|face| {
        face.permissions() != Some(ttf_parser::Permissions::Restricted)
            && face.is_subsetting_allowed()
            && face.is_outline_embedding_allowed()
    })
}

/// The folders in which this machine keeps fonts.
fn folders() -> Vec<PathBuf> {
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_path_buf());
    let within = |part: &str| home.iter().map(|home| home.join(part)).collect::<Vec<_>>();
    let mut folders: Vec<PathBuf> = Vec::new();
    if cfg!(target_os = "windows") {
        let root = std::env::var_os("SYSTEMROOT")
            .map_or_else(|| PathBuf::from("C:\\Windows"), PathBuf::from);
        folders.push(root.join("Fonts"));
        folders.extend(within("AppData\\Local\\Microsoft\\Windows\\Fonts"));
    } else if cfg!(target_os = "macos") {
        folders.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
        folders.extend(within("Library/Fonts"));
    } else {
        folders.extend(["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from));
        folders.extend(within(".local/share/fonts"));
        folders.extend(within(".fonts"));
    }
    folders
}

fn gather(folder: &Path, deeper: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        if ["ttf", "otf", "ttc", "otc"]
            .iter()
            .any(|known| ending == *known)
        {
            files.push(path);
        } else if deeper > 0 && path.is_dir() {
            gather(&path, deeper - 1, files);
        }
    }
}

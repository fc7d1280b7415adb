//! The embedded type on paper: its name, its files and how wide its words are.
//!
//! Widths come from the very font files a chart is later drawn with, never from the machine's, so
//! the same chart has the same layout everywhere.

use std::sync::OnceLock;

use super::layout::{Weight, Widths};

/// The family's name, as it stands in the font files.
pub const FAMILY: &str = "Statroom Sans";

/// The embedded font files: regular and semi-bold.
pub const FILES: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/StatroomSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/StatroomSans-SemiBold.ttf"),
];

/// Measures words in the embedded type.
pub struct Face {
    regular: Letters,
    strong: Letters,
}

impl Face {
    /// The embedded type; its files are read once.
    pub fn embedded() -> &'static Self {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| {
            let [regular, strong] = FILES.map(Letters::of);
            Self { regular, strong }
        })
    }
}

impl Widths for Face {
    fn width(&self, words: &str, size: f32, weight: Weight) -> f32 {
        let letters = match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        };
        words.chars().map(|c| letters.width(c)).sum::<f32>() * size
    }
}

/// How many letters have their widths at hand: those of ASCII.
const AT_HAND: usize = 128;

/// The letters of one weight.
struct Letters {
    face: Option<ttf_parser::Face<'static>>,
    /// The widths of the commonest, by their numbers: every word of a memo is measured more than once, and the font's
    /// own tables are slow to ask.
    at_hand: [f32; AT_HAND],
}

impl Letters {
    fn of(file: &'static [u8]) -> Self {
        let face = ttf_parser::Face::parse(file, 0).ok();
        let common = |at| char::from_u32(at as u32).map_or(1.0, |c| asked(face.as_ref(), c));
        Self {
            at_hand: std::array::from_fn(common),
            face,
        }
    }

    /// The width of a letter in ems.
    fn width(&self, c: char) -> f32 {
        let at_hand = self.at_hand.get(c as usize).copied();
        at_hand.unwrap_or_else(|| asked(self.face.as_ref(), c))
    }
}

/// The width the font's tables give a letter, in ems. Letters of other scripts come from other fonts and are about as
/// wide as high.
fn asked(face: Option<&ttf_parser::Face<'_>>, c: char) -> f32 {
    let known = face.and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f32::from(advance) / f32::from(face.units_per_em().max(1)))
    });
    known.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(words: &str, weight: Weight) -> f32 {
        Face::embedded().width(words, 10.0, weight)
    }

    #[test]
    fn both_weights_are_measured_by_their_own_letters() {
        let (regular, strong) = (
            width("6.2 days", Weight::Regular),
            width("6.2 days", Weight::Strong),
        );
        assert!((30.0..50.0).contains(&regular), "{regular}");
        assert!(strong > regular, "{strong}");
    }

    #[test]
    fn figures_have_one_width_and_unknown_letters_some() {
        let one = width("1111", Weight::Regular);
        assert!((one - width("8080", Weight::Regular)).abs() < 0.01);
        assert!((width("漢", Weight::Regular) - 10.0).abs() < 0.01);
        assert!(width("", Weight::Strong).abs() < f32::EPSILON);
    }

    #[test]
    fn the_files_carry_the_family_name() {
        for file in FILES {
            let face = ttf_parser::Face::parse(file, 0).unwrap();
            let named = face
                .names()
                .into_iter()
                .any(|n| n.to_string().as_deref() == Some(FAMILY));
            assert!(named);
        }
    }
}

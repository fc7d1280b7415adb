//! Colours of print, and whether words in them can be read.

use crate::domain::text::AsText;
use std::borrow::Cow;
use std::fmt;

/// The least contrast of text on its ground that everybody can be asked to read (WCAG 2.2, success criterion
/// 1.4.3, level AA).
pub const READABLE: f64 = 4.5;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Paper.
    pub const WHITE: Self = Self::new(255, 255, 255);
    /// The house's accent, where a city has none of its own: a blue of 8.1 to 1 on white.
    pub const HOUSE: Self = Self::new(0x1d, 0x4f, 0x91);

    /// A colour of its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads six hexadecimal digits, with or without `#` before them, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self::new(red, green, blue))
    }

    /// Six hexadecimal digits without `#`, as Word writes a colour: "1D4F91".
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// The contrast of two colours, from 1 (the same) to 21 (black on white): WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether words in it can be read on white paper.
    pub fn is_readable(self) -> bool {
        self.contrast(Self::WHITE) >= READABLE
    }

    /// The same hue, darkened as little as makes it readable on white paper.
    #[must_use]
    pub fn readable(self) -> Self {
        (0..=255_u32)
            .rev()
            .map(|keep| self.mixed(Self::new(0, 0, 0), 255 - keep))
            .find(|colour| colour.is_readable())
            .unwrap_or(Self::new(0, 0, 0))
    }

    /// A wash of it on white for the ground behind words: a sixteenth of the colour.
    #[must_use]
    pub fn wash(self) -> Self {
        self.mixed(Self::WHITE, 239)
    }

    /// The colour with `part` 255ths of another in it.
    fn mixed(self, other: Self, part: u32) -> Self {
        let part = part.min(255);
        let mix = |a: u8, b: u8| {
            let sum = u32::from(a) * (255 - part) + u32::from(b) * part;
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self::new(
            mix(self.red, other.red),
            mix(self.green, other.green),
            mix(self.blue, other.blue),
        )
    }

    /// WCAG 2.2, "relative luminance", 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl AsText for Colour {
    fn to_text(&self) -> Cow<'static, str> {
        Cow::Owned(self.hex())
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl Default for Colour {
    fn default() -> Self {
        Self::HOUSE
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_wcag_computes_it() {
        let black = Colour::new(0, 0, 0);
        assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        assert!((Colour::WHITE.contrast(black) - 21.0).abs() < 1e-9);
        // The example every contrast checker gives: #767676 is the lightest readable grey.
        assert!(Colour::new(0x76, 0x76, 0x76).is_readable());
        assert!(!Colour::new(0x77, 0x77, 0x77).is_readable());
        assert!(Colour::HOUSE.contrast(Colour::WHITE) > 8.0);
    }

    #[test]
    fn a_colour_is_read_as_people_write_it_and_nothing_else_is() {
        assert_eq!(Colour::parse(" #1d4F91 "), Some(Colour::HOUSE));
        assert_eq!(Colour::parse("1D4F91"), Some(Colour::HOUSE));
        assert_eq!(Colour::HOUSE.to_string(), "#1D4F91");
        for wrong in ["", "#", "blue", "#fff", "12345g", "+12345", "1D4F911"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_light_colour_is_darkened_no_more_than_it_needs() {
        let yellow = Colour::new(0xf3, 0xc6, 0x13);
        let readable = yellow.readable();
        assert!(readable.is_readable() && readable.contrast(Colour::WHITE) < 4.7);
        assert_eq!(Colour::HOUSE.readable(), Colour::HOUSE);
        assert!(Colour::WHITE.readable().is_readable());
    }
}

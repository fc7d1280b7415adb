//! The look of a document: one colour of the city's and the type it is set in.

use crate::domain::colour::Colour;
use crate::domain::papers::Typeface;

/// The colour and type of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The colour of the office's name, of rules and of the edge of call-outs. Dark enough for text on white
    /// (WCAG AA, 4.5 to 1): who makes the Document sees to it.
    pub accent: Colour,
    /// The kind of type.
    pub typeface: Typeface,
    /// A font of the city's own for Word and for web pages; the typeface's where the reader's computer lacks it,
    /// and where none is named.
    pub font: String,
    /// The page, where it is another than the program's own. Only pages for the screen have one: a PDF is printed on
    /// the program's own, and a Word file has its template's.
    pub page: Option<PageLook>,
}

/// A page and headings other than the program's own, for pages that are to resemble a city's Word file. Measures are in
/// twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLook {
    /// Width and height of the paper.
    pub size: (u32, u32),
    /// The margins above, right, below and left.
    pub margins: [u32; 4],
    /// The colour of headings; that of text without one.
    pub headings: Option<Colour>,
}

impl PageLook {
    /// US Letter with margins of an inch.
    pub const LETTER: Self = Self {
        size: (12_240, 15_840),
        margins: [1_440; 4],
        headings: None,
    };

    /// Width and height of the text, in points; at least two by three inches, whatever the margins.
    pub fn text(&self) -> (f32, f32) {
        let [above, right, below, left] = self.margins;
        let points = |whole: u32, taken: u32, least: u32| {
            whole.saturating_sub(taken).max(least) as f32 / 20.0
        };
        let (wide, high) = self.size;
        (
            points(wide, left.saturating_add(right), 2_880),
            points(high, above.saturating_add(below), 4_320),
        )
    }
}

/// The longest name of a font that Word takes.
const LONGEST_FONT_NAME: usize = 31;

impl Look {
    /// The city's own font, where one is named: letters, digits, spaces and hyphens only, so that no format can
    /// read it as anything else.
    pub fn own_font(&self) -> Option<String> {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let name: String = self.font.chars().filter(kept).collect();
        let name: String = name.trim().chars().take(LONGEST_FONT_NAME).collect();
        (!name.is_empty()).then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_font_is_a_name_and_nothing_else() {
        let named = |font: &str| {
            let look = Look {
                font: font.to_owned(),
                ..Look::default()
            };
            look.own_font()
        };
        assert_eq!(named(" Public Sans "), Some("Public Sans".to_owned()));
        assert_eq!(named("A\"/><w:x>'; B"), Some("Awx B".to_owned()));
        assert_eq!(named(" \"; "), None);
    }
}

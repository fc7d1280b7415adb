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

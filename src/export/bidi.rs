//! Which way text runs: on paper right-to-left paragraphs begin at the right, and Word needs their runs marked.
//!
//! A short form of Unicode's rules (UAX 9, P2 and the resolution of neutrals): letters decide, and
//! what lies between two right-to-left letters (spaces, points, digits) goes with them. Word does
//! the rest itself.

/// Whether the first letter that has a direction runs right to left.
pub(super) fn starts_right_to_left(mut text: impl Iterator<Item = char>) -> bool {
    text.find_map(strong).unwrap_or(false)
}

/// Cuts text into stretches of one direction: each with whether it runs right to left.
pub(super) fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut rtl = false;
    // Where the last letter of the current direction ended: neutrals before a change of direction
    // stay outside.
    let mut letter_end = 0;
    for (at, c) in text.char_indices() {
        let Some(direction) = strong(c) else { continue };
        if direction != rtl {
            let cut = if rtl { letter_end } else { at };
            if let Some(stretch) = text.get(start..cut).filter(|stretch| !stretch.is_empty()) {
                cuts.push((rtl, stretch));
            }
            start = cut;
            rtl = direction;
        }
        letter_end = at + c.len_utf8();
    }
    if rtl {
        cuts.extend(text.get(start..letter_end).map(|stretch| (true, stretch)));
        start = letter_end;
    }
    cuts.extend(
        text.get(start..)
            .filter(|rest| !rest.is_empty())
            .map(|rest| (false, rest)),
    );
    cuts
}

/// The direction of a letter: `Some(true)` right to left, `Some(false)` left to right, `None` for
/// the rest.
fn strong(c: char) -> Option<bool> {
    let right_to_left = matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if right_to_left && !c.is_numeric() {
        return Some(true);
    }
    c.is_alphabetic().then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_one_direction_is_one_stretch() {
        assert_eq!(stretches("Plain, 12 words."), [(false, "Plain, 12 words.")]);
        assert_eq!(stretches("שלום עולם"), [(true, "שלום עולם")]);
        assert_eq!(stretches(""), []);
        assert_eq!(stretches("12. "), [(false, "12. ")]);
    }

    #[test]
    fn a_foreign_phrase_is_cut_out_with_what_lies_inside_it() {
        assert_eq!(
            stretches("Dept. שלום 12 עולם, ok"),
            [(false, "Dept. "), (true, "שלום 12 עולם"), (false, ", ok")]
        );
    }

    #[test]
    fn the_first_letter_decides_for_the_paragraph() {
        assert!(starts_right_to_left("12 – مرحبا then".chars()));
        assert!(!starts_right_to_left("Then مرحبا".chars()));
        assert!(!starts_right_to_left("123".chars()));
    }

    #[test]
    fn no_character_is_lost() {
        let text = "a ב c 1 ד 2 ه! \u{200f} z";
        let joined: String = stretches(text)
            .iter()
            .map(|(_, stretch)| *stretch)
            .collect();
        assert_eq!(joined, text);
    }
}

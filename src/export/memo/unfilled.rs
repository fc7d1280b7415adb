//! Places that somebody meant to fill in and did not: XX, DATE, TBD, ____, [ ].

/// Words that are placeholders in any text.
const ALWAYS: [&str; 5] = ["TBD", "TBA", "TBC", "TODO", "FIXME"];
/// Words that are placeholders when they stand in capitals among others that do not.
const IN_CAPITALS: [&str; 7] = ["DATE", "DAY", "TIME", "LOCATION", "PLACE", "NAME", "TOPIC"];

/// The first unfilled place of a text, as it stands there.
pub(super) fn unfilled(text: &str) -> Option<String> {
    blank_line(text)
        .or_else(|| brackets(text))
        .or_else(|| word(text))
}

/// Two or more underscores that are no part of a word, or three or more anywhere.
fn blank_line(text: &str) -> Option<String> {
    let found = text
        .split(|c: char| c.is_whitespace())
        .find(|part| part.contains("___") || part.trim_matches(['.', ',', ';', ':']) == "__");
    found.map(|_| "____".to_owned())
}

/// Brackets around nothing, dots, or a word that is a placeholder itself: `[ ]`, `[DATE]`.
fn brackets(text: &str) -> Option<String> {
    for (open, close) in [('[', ']'), ('<', '>'), ('{', '}')] {
        for part in text.split(open).skip(1) {
            let Some((inner, _)) = part.split_once(close) else {
                continue;
            };
            let empty = inner
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '_' | '.' | '\u{2026}' | '?'));
            let square = open == '[';
            // "<>" and "{}" are signs of their own; only brackets that hold a gap are one.
            if (empty && (square || inner.contains(['_', '\u{2026}'])))
                || (!empty && inner.chars().count() <= 40 && word(&format!("a {inner}")).is_some())
            {
                return Some(format!("{open}{inner}{close}"));
            }
        }
    }
    None
}

fn word(text: &str) -> Option<String> {
    let mixed = text.chars().any(char::is_lowercase);
    let found = text
        .split(|c: char| !c.is_alphanumeric() && c != '?')
        .find(|word| {
            let crosses = word.len() >= 2 && word.chars().all(|c| c == 'X');
            let asked = word.len() >= 3 && word.chars().all(|c| c == '?');
            crosses || asked || ALWAYS.contains(word) || (mixed && IN_CAPITALS.contains(word))
        });
    found.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_left_open_are_found_as_they_stand() {
        for (text, place) in [
            ("Materials will be due DAY, DATE.", "DAY"),
            ("(Suggested Discussion Length: XX Minutes)", "XX"),
            ("Cost: $XXX per ward", "XXX"),
            ("Owner TBD", "TBD"),
            ("in the Department of ____ today", "____"),
            ("by __.", "____"),
            ("call [ ] at noon", "[ ]"),
            ("on [DATE]", "[DATE]"),
            ("due <date TBD>", "<date TBD>"),
            ("by ???", "???"),
        ] {
            assert_eq!(unfilled(text).as_deref(), Some(place), "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_places_are_left_alone() {
        for text in [
            "",
            "Update the date and the day of the month.",
            "STREETS: NAME AND DATE OF EVERY CREW",
            "Fields a_b and snake_case, x_ and a__b",
            "Size XL, MAX, Exxon, x",
            "3 < 4 and 5 > 4, {} and [Streets]",
            "Why?? Really?",
            "[see the memo of Nov 24]",
        ] {
            assert_eq!(unfilled(text), None, "{text}");
        }
    }
}

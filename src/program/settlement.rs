//! What a person settles of an entry that could not be understood whole while it was typed.

use crate::domain::ids::{EntryId, MeasureId, PersonId};
use chrono::NaiveDate;

/// One unsettled mark of an entry, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The entry.
    pub entry: EntryId,
    /// The line of its `unsettled` that this answers, as it stands there.
    pub line: String,
    /// What the mark means.
    pub with: SettledAs,
}

/// What an unsettled mark means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettledAs {
    /// This person, who becomes the owner, or the one who decided.
    Person(PersonId),
    /// Somebody new, by this name.
    NewPerson(String),
    /// This measure.
    Measure(MeasureId),
    /// Due on this day.
    Due(NaiveDate),
    /// Nothing: the words stay as they were typed.
    AsTyped,
}

/// The mark that an unsettled line is about: `@smith` of "@smith: 2 people: …".
pub fn mark_of(line: &str) -> &str {
    line.split_once(": ").map_or(line, |(mark, _)| mark)
}

/// The name that a mark gives to somebody nobody knows: "Jo Parker" of `@"Jo Parker"`, "Zyx" of `@zyx`.
pub fn name_of(mark: &str) -> String {
    let bare = mark.trim_start_matches('@').trim_matches('"');
    if bare.chars().any(char::is_uppercase) {
        return bare.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let words = bare.split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '-'));
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    words
        .filter(|word| !word.is_empty())
        .map(capital)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{mark_of, name_of};

    #[test]
    fn the_mark_of_a_line_stands_before_its_colon() {
        assert_eq!(mark_of("@smith: 2 people: Ann Smith (Streets)"), "@smith");
        assert_eq!(mark_of("due 2/30: not a date"), "due 2/30");
        assert_eq!(mark_of("odd"), "odd");
    }

    #[test]
    fn an_unknown_name_is_written_as_a_name() {
        assert_eq!(name_of("@zyx"), "Zyx");
        assert_eq!(name_of("@jo.parker"), "Jo Parker");
        assert_eq!(name_of("@\"Jo  van Parker\""), "Jo van Parker");
        assert_eq!(name_of("@søren"), "Søren");
    }
}

//! The people of the program.

use crate::domain::capture::folded;
use crate::domain::ids::{DepartmentId, PersonId};

/// A person who may own an action, attend a meeting or answer for a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// Full name, given name first.
    pub name: String,
    /// Role or title, as "Commissioner".
    pub role: String,
    /// Department, if any (the mayor's office may have none).
    pub department: Option<DepartmentId>,
    /// E-mail address, may be empty.
    pub email: String,
    /// No longer offered for new actions and meetings.
    pub retired: bool,
}

/// Words after a surname that are no part of it, folded.
const AFTER_SURNAME: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"];

impl Person {
    /// The surname: the last word of the name before "Jr." and the like, and all there is of a name
    /// of one word. It is what people type after `@`.
    pub fn surname(&self) -> &str {
        let last = self.words().last().copied();
        last.map_or("", |word| word.trim_end_matches(','))
    }

    /// The words of the name without "Jr." and the like.
    pub(in crate::domain) fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.name.split_whitespace().collect();
        let after = |word: &&str| AFTER_SURNAME.contains(&folded(word).as_str());
        while words.len() > 1 && words.last().is_some_and(after) {
            words.pop();
        }
        words
    }

    /// Initial and surname, as the projector and memos print it: "D. Rivera", "D. Rivera Jr.".
    pub fn short_name(&self) -> String {
        let words = self.words();
        let [first, .., last] = words.as_slice() else {
            return self.name.trim().to_owned();
        };
        let initial: String = first.chars().take(1).collect();
        let after = self.name.split_whitespace().skip(words.len());
        let mut short = format!("{initial}. {}", last.trim_end_matches(','));
        for word in after {
            short.push(' ');
            short.push_str(word.trim_end_matches(','));
        }
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> (String, String) {
        let name = name.to_owned();
        let person = Person {
            name,
            ..Person::default()
        };
        (person.surname().to_owned(), person.short_name())
    }

    #[test]
    fn what_follows_a_surname_is_no_part_of_it_but_is_printed() {
        for (name, surname, short) in [
            ("Dana Rivera", "Rivera", "D. Rivera"),
            ("Dana M. Rivera Jr.", "Rivera", "D. Rivera Jr."),
            ("Dana Rivera, Sr.", "Rivera", "D. Rivera Sr."),
            ("John Paul Jones III", "Jones", "J. Jones III"),
            ("Ana Smith, MD, PhD", "Smith", "A. Smith MD PhD"),
            ("Rivera Jr.", "Rivera", "Rivera Jr."),
        ] {
            assert_eq!(
                names(name),
                (surname.to_owned(), short.to_owned()),
                "{name}"
            );
        }
    }

    #[test]
    fn a_name_of_one_word_is_the_surname_and_the_short_name() {
        for name in ["Chen", " Chen ", "Jr.", "王"] {
            let word = name.trim().to_owned();
            assert_eq!(names(name), (word.clone(), word), "{name}");
        }
        assert_eq!(names(""), (String::new(), String::new()));
    }
}

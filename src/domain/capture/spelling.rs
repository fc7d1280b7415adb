//! How names of people and departments are written and typed.

use crate::domain::capture::fold::folded;
use crate::domain::department::Department;

/// Words after a surname that are no part of it, folded.
const AFTER_SURNAME: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"];

/// What people type for a person, folded: surname, given name, both, initials and surname, and
/// every last part of a name of several words ("de la Cruz").
pub(super) fn spellings_of_person(name: &str) -> Vec<String> {
    let words = words_of_name(name);
    let parts: Vec<String> = words
        .iter()
        .flat_map(|word| word.split('-'))
        .map(folded)
        .collect();
    let mut spellings: Vec<String> = (0..parts.len())
        .map(|from| parts.iter().skip(from).map(String::as_str).collect())
        .collect();
    if let [given, between @ .., last] = words.as_slice() {
        let (given, last) = (folded(given), folded(last));
        let initial = given.chars().next();
        let initials = between
            .iter()
            .filter_map(|word| folded(word).chars().next());
        spellings.push(format!("{given}{last}"));
        spellings.push(initial.into_iter().chain(last.chars()).collect());
        spellings.push(
            initial
                .into_iter()
                .chain(initials)
                .chain(last.chars())
                .collect(),
        );
        spellings.push(given);
    }
    spellings
}

/// The words of a name without "Jr." and the like.
pub(super) fn words_of_name(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2
        && words
            .last()
            .is_some_and(|last| AFTER_SURNAME.contains(&folded(last).as_str()))
    {
        words.pop();
    }
    words
}

/// The surname: the last word, without a comma before "Jr.".
pub(super) fn surname(name: &str) -> &str {
    words_of_name(name)
        .last()
        .map_or("", |word| word.trim_end_matches(','))
}

/// "Okafor, Dana".
pub(super) fn surname_first(name: &str) -> String {
    match words_of_name(name).split_last() {
        Some((last, given)) if !given.is_empty() => {
            format!("{}, {}", last.trim_end_matches(','), given.join(" "))
        }
        Some(_) | None => name.trim().to_owned(),
    }
}

pub(super) fn short(department: &Department) -> &str {
    match department.short_name.trim() {
        "" => department.name.trim(),
        short => short,
    }
}

/// A name of several words as one that can be typed after a mark.
pub(super) fn joined(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric() && !"-_.".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

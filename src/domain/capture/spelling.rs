//! How names of people and departments are written and typed.

use crate::domain::capture::fold::folded;
use crate::domain::department::Department;
use crate::domain::person::Person;

/// What people type for a person, folded: surname, given name, both, initials and surname, and
/// every last part of a name of several words ("de la Cruz").
pub(super) fn spellings_of_person(person: &Person) -> Vec<String> {
    let words = person.words();
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

/// "Okafor, Dana".
pub(super) fn surname_first(person: &Person) -> String {
    match person.words().split_last() {
        Some((last, given)) if !given.is_empty() => {
            format!("{}, {}", last.trim_end_matches(','), given.join(" "))
        }
        Some(_) | None => person.name.trim().to_owned(),
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

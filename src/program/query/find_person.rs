//! A person by what somebody calls them on the command line.

use super::{Found, directory};
use crate::domain::capture::folded;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::domain::text::AsText;
use crate::program::{Program, ProgramError};

/// The person of this name, surname, e-mail address, id or unambiguous start of an id; letters' case and accents
/// make no difference. A name beats a surname, and both beat the start of an id.
///
/// # Errors
/// When there is none or more than one, in a sentence; when the file can't be read.
pub fn find_person(program: &Program, key: &str) -> Found<PersonId> {
    let typed = key.trim().trim_start_matches('@').to_lowercase();
    let sought = folded(&typed);
    if sought.is_empty() {
        let words = "Name a person: their name, their surname or their id.";
        return Err(ProgramError::Refused(words.into()));
    }
    let people = directory(program)?.people;
    let answers: [&dyn Fn(&Person) -> bool; 4] = [
        &|person| folded(&person.name) == sought,
        &|person| folded(person.surname()) == sought,
        &|person| person.email.trim().to_lowercase() == typed,
        &|person| person.id.to_text().starts_with(&typed),
    ];
    for answers in answers {
        let hits: Vec<&Person> = people.iter().filter(|person| answers(person)).collect();
        match hits.as_slice() {
            [] => {}
            [one] => return Ok(one.id),
            [_, _, ..] => {
                let count = hits.len();
                let words = format!(
                    "{count} people answer to \"{}\"; give the whole name or the id.",
                    key.trim()
                );
                return Err(ProgramError::Refused(words));
            }
        }
    }
    let words = format!("Nobody is called \"{}\".", key.trim());
    Err(ProgramError::Refused(words))
}

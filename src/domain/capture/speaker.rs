//! Who speaks, said at the beginning of a line as in a play: "Rivera: we can do it by Friday".

use crate::domain::capture::fold::folded;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;

/// The longest name at the beginning of a line, in bytes.
const LONGEST: usize = 80;

/// Whether a line may begin with who speaks: then the people have to be known to understand it.
pub fn names_a_speaker(line: &str) -> bool {
    before_colon(line).is_some()
}

/// Who speaks, and the bytes of the line that say so. A name that means several people, or nobody, is no
/// speaker but words.
pub(super) fn speaker(line: &str, people: &[Person]) -> Option<(PersonId, usize)> {
    let (name, end) = before_colon(line)?;
    let name = folded(name);
    if name.is_empty() {
        return None;
    }
    let known = || people.iter().filter(|person| !person.retired);
    let one = |mut found: Box<dyn Iterator<Item = &Person> + '_>| match (found.next(), found.next())
    {
        (Some(person), None) => Some(person.id),
        (None | Some(_), _) => None,
    };
    let by_name = one(Box::new(known().filter(|person| {
        folded(&person.name) == name || folded(&person.short_name()) == name
    })));
    let found = by_name.or_else(|| {
        one(Box::new(
            known().filter(|person| folded(person.surname()) == name),
        ))
    })?;
    Some((found, end))
}

/// The words before a colon that is followed by more, and where the rest begins.
fn before_colon(line: &str) -> Option<(&str, usize)> {
    let at = line.find(':').filter(|at| *at <= LONGEST)?;
    let name = line.get(..at)?;
    let rest = line.get(at + 1..)?;
    let is_name = name.starts_with(char::is_alphabetic)
        && !name.contains(['@', '#', '\n', '!', '?', ';', '"']);
    let goes_on = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    let gap = rest.len() - rest.trim_start().len();
    (is_name && goes_on).then_some((name, at + 1 + gap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128, name: &str) -> Person {
        Person {
            id: PersonId::new(Uuid::from_u128(n)),
            name: name.to_owned(),
            ..Person::default()
        }
    }

    #[test]
    fn a_name_before_a_colon_speaks_and_other_words_do_not() {
        let people = [
            person(1, "Luis Rivera"),
            person(2, "Ann Smith"),
            person(3, "Bo Smith"),
            person(4, "Rosa O'Brien"),
            person(5, "Zoë Núñez"),
            person(6, "王 芳"),
        ];
        let said = |line: &'static str| {
            let (who, end) = speaker(line, &people)?;
            Some((who.uuid().as_u128(), line.get(end..)?))
        };
        assert_eq!(said("rivera: by Friday"), Some((1, "by Friday")));
        assert_eq!(said("L. Rivera:  by Friday"), Some((1, "by Friday")));
        assert_eq!(said("Ann Smith: no"), Some((2, "no")));
        assert_eq!(said("o'brien: no"), Some((4, "no")));
        assert_eq!(said("nunez: no"), Some((5, "no")));
        assert_eq!(said("王 芳: 再開"), Some((6, "再開")));
        for line in [
            "Smith: two of them",
            "Budget: 400k",
            "Rivera:",
            "Rivera:no space",
            "10:30 Rivera left",
            "@rivera: plan",
            "He said it; Rivera: no",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}

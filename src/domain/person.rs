//! The people of the program.

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

impl Person {
    /// The last word of the name: what people type after `@`.
    pub fn surname(&self) -> &str {
        self.name.split_whitespace().last().unwrap_or("")
    }

    /// Initial and surname, as the projector and memos print it: "D. Rivera".
    pub fn short_name(&self) -> String {
        let mut words = self.name.split_whitespace();
        let (first, last) = (words.next(), words.next_back());
        match (first.and_then(|word| word.chars().next()), last) {
            (Some(initial), Some(last)) => format!("{initial}. {last}"),
            (Some(_), None) | (None, _) => self.name.trim().to_owned(),
        }
    }
}

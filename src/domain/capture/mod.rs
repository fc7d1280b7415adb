//! What the capture line understands while one types: who, what by when, how urgent, which measure.
//!
//! Words first, structure after: a line without any mark is as good as one full of them, and a
//! mark that is ambiguous or unknown is kept as typed and told, never guessed.

mod due_mark;
mod fold;
mod lookup;
mod names;
mod offers;
mod plain;
mod reading;
mod scan;
mod speaker;
mod spelling;
mod telling;
mod wording;

pub(crate) use fold::folded;
pub use offers::due_offers;
pub use plain::without_signs;
pub use speaker::names_a_speaker;

#[cfg(test)]
mod tests;

use crate::domain::action::ActionPriority;
use crate::domain::capture::reading::Reader;
use crate::domain::department::Department;
use crate::domain::ids::{DepartmentId, MeasureId, PersonId};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use chrono::NaiveDate;
use std::ops::Range;

/// What a line is understood against.
#[derive(Debug, Clone, Copy)]
pub struct CaptureContext<'a> {
    /// Whom `@` may name.
    pub people: &'a [Person],
    /// Which departments `@` may name.
    pub departments: &'a [Department],
    /// Which measures `#` may name.
    pub measures: &'a [Measure],
    /// The day of the meeting, from which `due fri` counts.
    pub today: NaiveDate,
    /// The day of the next meeting, for `due next`.
    pub next_meeting: Option<NaiveDate>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The words without the marks that were understood. Marks at the end of the line are gone; a
    /// name elsewhere stands in words (surname, short name of a department, name of a measure).
    pub text: String,
    /// Who speaks, where the line begins with it ("Rivera: …"); that is no part of the text.
    pub speaker: Option<PersonId>,
    /// The accountable person: the first one mentioned.
    pub owner: Option<PersonId>,
    /// The first person mentioned, as typed and without the sign, when that names nobody known or
    /// several; else empty.
    pub owner_as_typed: String,
    /// The accountable department: the owner's, or the first one mentioned when there is no owner
    /// or the owner has none.
    pub department: Option<DepartmentId>,
    /// The other departments mentioned, in that order.
    pub support: Vec<DepartmentId>,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// High when marked so.
    pub priority: ActionPriority,
    /// The first measure mentioned.
    pub measure: Option<MeasureId>,
    /// What a person has to settle, each in a plain line: "@smith: 2 people: Ann Smith (Streets),
    /// Bo Smith (Police)".
    pub unsettled: Vec<String>,
    /// One chip for each mark, in the order of the line.
    pub chips: Vec<Chip>,
}

/// One mark of the line, as shown beneath it while typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What the mark is about.
    pub kind: ChipKind,
    /// What it was understood as ("Okafor, Dana · Streets", "due Fri Dec 4"), or what is wrong.
    pub text: String,
    /// Understood; otherwise the mark stays in the text and in `unsettled`.
    pub settled: bool,
    /// What an ambiguous or half-typed mark may mean, best first, at most six.
    pub candidates: Vec<Candidate>,
    /// The bytes of the mark in the line.
    pub span: Range<usize>,
}

/// What a mark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChipKind {
    /// A person, or a name that nobody is known by.
    Person,
    /// A department.
    Department,
    /// A due date.
    Due,
    /// Who speaks.
    Speaker,
    /// A priority.
    Priority,
    /// A measure.
    Measure,
}

/// One thing that a mark may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What a person reads: "Smith, Ann · Streets".
    pub label: String,
    /// The mark that means it and nothing else, to stand in place of the one typed.
    pub replacement: String,
}

/// Understands a line of any length and script; takes time in proportion to its length.
pub fn understand(line: &str, context: &CaptureContext<'_>) -> Captured {
    let marks = scan::scan(line, context);
    Reader::new(line, context).read(marks)
}

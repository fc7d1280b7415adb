//! Lists of people, measures and targets from CSV, read whole or not at all.
//!
//! Headers may stand in any order and case; columns that aren't known are left alone, columns that are missing
//! keep their usual value. A name that nobody answers to is a fault by row and column.

mod measures;
mod people;
mod rows;

pub use measures::{measures_from, targets_from};
pub use people::people_from;

use super::ImportError;
use crate::domain::ids::{DepartmentId, GoalId, MeasureId, PersonId};
use crate::domain::target::Target;
use crate::program::query::{self, Directory, MeasureBook, directory, measures as measure_book};
use crate::program::{Command, Program, ProgramError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Why a list was not taken in. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file can't be read.
    #[error("{} can't be read: {why}.", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// It isn't text as we read it.
    #[error(transparent)]
    NoList(#[from] ImportError),
    /// A column that can't be done without is missing.
    #[error("The list has no column \"{0}\". Its first row must name the columns.")]
    NoColumn(&'static str),
    /// It holds no rows.
    #[error("The list has a first row of names, but nothing under it.")]
    Empty,
    /// Cells that can't be understood, in words, at most the first five.
    #[error("Nothing was imported. {0}")]
    Faults(String),
    /// The program can't be read.
    #[error(transparent)]
    Program(#[from] ProgramError),
}

/// How names in a list are matched with what the program holds.
pub struct Names<'a> {
    /// A department by what a list calls it.
    pub department: &'a dyn Fn(&str) -> Option<DepartmentId>,
    /// A person.
    pub person: &'a dyn Fn(&str) -> Option<PersonId>,
    /// A goal.
    pub goal: &'a dyn Fn(&str) -> Option<GoalId>,
    /// A measure.
    pub measure: &'a dyn Fn(&str) -> Option<MeasureId>,
}

impl std::fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Names")
    }
}

/// Whether two names are the same but for case and white space.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// What the program holds, as a list is compared with it.
struct Known {
    directory: Directory,
    book: MeasureBook,
}

impl Known {
    fn read(program: &Program) -> Result<Self, ListError> {
        Ok(Self {
            directory: directory(program)?,
            book: measure_book(program)?,
        })
    }

    fn department(&self, name: &str) -> Option<DepartmentId> {
        let departments = &self.directory.departments;
        let found = departments
            .iter()
            .find(|one| same(&one.name, name) || same(&one.short_name, name));
        found.map(|one| one.id)
    }

    fn person(&self, name: &str) -> Option<PersonId> {
        let people = &self.directory.people;
        let found = people.iter().find(|one| same(&one.name, name));
        found.map(|one| one.id)
    }

    fn goal(&self, name: &str) -> Option<GoalId> {
        let goals = &self.directory.goals;
        let found = goals.iter().find(|one| same(&one.name, name));
        found.map(|one| one.id)
    }

    fn measure(&self, name: &str) -> Option<MeasureId> {
        let rows = &self.book.rows;
        let by_key = rows.iter().find(|row| same(&row.measure.key, name));
        by_key
            .or_else(|| rows.iter().find(|row| same(&row.measure.name, name)))
            .map(|row| row.measure.id)
    }

    /// Reads the list with the names the program holds.
    fn list<T>(
        &self,
        path: &Path,
        read: impl Fn(&[u8], &Names<'_>) -> Result<Vec<T>, ListError>,
    ) -> Result<Vec<T>, ListError> {
        let bytes = std::fs::read(path).map_err(|error| ListError::Unreadable {
            path: path.to_owned(),
            why: error.to_string(),
        })?;
        read(
            &bytes,
            &Names {
                department: &|name: &str| self.department(name),
                person: &|name: &str| self.person(name),
                goal: &|name: &str| self.goal(name),
                measure: &|name: &str| self.measure(name),
            },
        )
    }
}

/// What was done with a list: "12 people added.", "1 person added; 3 were there already."
fn told(added: usize, all: usize, one: &str, many: &str) -> String {
    let noun = if added == 1 { one } else { many };
    match all - added {
        0 => format!("{added} {noun} added."),
        1 => format!("{added} {noun} added; 1 was there already."),
        there => format!("{added} {noun} added; {there} were there already."),
    }
}

/// Reads people (name, role, department, email). Who is there already, by name and e-mail, stays as they are.
///
/// # Errors
/// In a sentence; nothing is taken in then.
pub fn people(path: &Path, program: &Program) -> Result<(Command, String), ListError> {
    let known = Known::read(program)?;
    let mut list = known.list(path, people_from)?;
    let all = list.len();
    let people = &known.directory.people;
    list.retain(|person| {
        let there = |one: &crate::domain::person::Person| {
            same(&one.name, &person.name) && same(&one.email, &person.email)
        };
        !people.iter().any(there)
    });
    let words = told(list.len(), all, "person", "people");
    Ok((Command::AddPeople(list), words))
}

/// Reads measures (the columns of `sample_data/measures.csv`). One whose key, or without one whose name, is
/// there already stays as it is.
///
/// # Errors
/// In a sentence; nothing is taken in then.
pub fn measures(path: &Path, program: &Program) -> Result<(Command, String), ListError> {
    let known = Known::read(program)?;
    let mut list = known.list(path, measures_from)?;
    let all = list.len();
    let rows = &known.book.rows;
    list.retain(|measure| {
        !rows.iter().any(|row| {
            if measure.key.is_empty() {
                same(&row.measure.name, &measure.name)
            } else {
                same(&row.measure.key, &measure.key)
            }
        })
    });
    let words = told(list.len(), all, "measure", "measures");
    Ok((Command::AddMeasures(list), words))
}

/// Reads targets and benchmarks (measure, kind, value, from, basis, source). One that is there already, the
/// same in kind, day and value, is not added again.
///
/// # Errors
/// In a sentence; nothing is taken in then.
pub fn targets(path: &Path, program: &Program) -> Result<(Command, String), ListError> {
    let known = Known::read(program)?;
    let mut list = known.list(path, targets_from)?;
    let all = list.len();
    let mut there: Vec<Target> = Vec::new();
    let named: BTreeSet<MeasureId> = list.iter().map(|target| target.measure).collect();
    for measure in named {
        there.extend(query::measure_page(program, measure)?.targets);
    }
    list.retain(|target| {
        let same = |one: &Target| {
            (one.measure, one.kind, one.in_force_from, one.per)
                == (
                    target.measure,
                    target.kind,
                    target.in_force_from,
                    target.per,
                )
                && one.value.to_bits() == target.value.to_bits()
        };
        !there.iter().any(same)
    });
    let words = told(list.len(), all, "target", "targets");
    Ok((Command::AddTargets(list), words))
}

#[cfg(test)]
mod tests;

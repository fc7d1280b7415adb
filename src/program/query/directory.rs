//! The city, its departments, people, priorities and goals: small, and wanted everywhere.

use super::Found;
use crate::domain::city::City;
use crate::domain::deadline::{Holiday, MemoRules};
use crate::domain::department::Department;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{DepartmentId, GoalId, PersonId, PriorityId};
use crate::domain::person::Person;
use crate::program::Program;
use crate::store::StoreError;
use std::collections::HashMap;

/// Everybody and everything that others refer to by key.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// The city and its settings.
    pub city: City,
    /// By when the memos are due.
    pub memo_rules: MemoRules,
    /// Days on which the city's offices are closed, in order.
    pub holidays: Vec<Holiday>,
    /// Departments by short name, retired ones included.
    pub departments: Vec<Department>,
    /// People by name, retired ones included.
    pub people: Vec<Person>,
    /// Priorities in their order.
    pub priorities: Vec<Priority>,
    /// Goals in their order.
    pub goals: Vec<Goal>,
    department_at: HashMap<DepartmentId, usize>,
    person_at: HashMap<PersonId, usize>,
}

impl Directory {
    /// The department with this key.
    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.department_at
            .get(&id)
            .and_then(|at| self.departments.get(*at))
    }

    /// The person with this key.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.person_at.get(&id).and_then(|at| self.people.get(*at))
    }

    /// The priority with this key.
    pub fn priority(&self, id: PriorityId) -> Option<&Priority> {
        self.priorities.iter().find(|priority| priority.id == id)
    }

    /// The goal with this key.
    pub fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// Full name of a person, or nothing.
    pub fn person_name(&self, id: Option<PersonId>) -> &str {
        id.and_then(|id| self.person(id))
            .map_or("", |person| person.name.as_str())
    }

    /// Short name of a department, or nothing.
    pub fn department_name(&self, id: Option<DepartmentId>) -> &str {
        id.and_then(|id| self.department(id))
            .map_or("", |found| found.short_name.as_str())
    }

    /// "D. Rivera, Streets": a person as memos and the projector name an owner.
    pub fn owner_name(&self, person: Option<PersonId>, department: Option<DepartmentId>) -> String {
        let person = person.and_then(|id| self.person(id));
        let home = department.or_else(|| person.and_then(|person| person.department));
        let department = self.department_name(home);
        match (person, department) {
            (Some(person), "") => person.short_name(),
            (Some(person), department) => format!("{}, {department}", person.short_name()),
            (None, department) => department.to_owned(),
        }
    }
}

/// Reads the directory.
///
/// # Errors
/// When the file can't be read.
pub fn directory(program: &Program) -> Found<Directory> {
    let read = program.read();
    let mut departments = read.all::<Department>()?;
    departments.sort_by_key(|department| department.short_name.to_lowercase());
    let mut holidays = read.all::<Holiday>()?;
    holidays.sort_by_key(|holiday| holiday.on);
    let mut people = read.all::<Person>()?;
    people.sort_by_key(|person| person.name.to_lowercase());
    let mut priorities = read.all::<Priority>()?;
    priorities.sort_by_key(|priority| (priority.position, priority.id));
    let mut goals = read.all::<Goal>()?;
    goals.sort_by_key(|goal| (goal.position, goal.id));
    let department_at = departments
        .iter()
        .enumerate()
        .map(|(at, it)| (it.id, at))
        .collect();
    let person_at = people
        .iter()
        .enumerate()
        .map(|(at, it)| (it.id, at))
        .collect();
    Ok(Directory {
        city: city(program)?,
        memo_rules: read.all::<MemoRules>()?.pop().unwrap_or_default(),
        holidays,
        departments,
        people,
        priorities,
        goals,
        department_at,
        person_at,
    })
}

/// Reads the city.
///
/// # Errors
/// When the file can't be read or holds no city.
pub fn city(program: &Program) -> Found<City> {
    let found = program.read().all::<City>()?.into_iter().next();
    found.ok_or_else(|| StoreError::Gone("city").into())
}

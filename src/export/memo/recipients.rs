//! Who a memo goes to.

use super::frame::said;
use super::sources::MemoSources;
use crate::domain::edition::Edition;
use crate::domain::ids::{DepartmentId, PersonId};

/// Who a stat memo goes to: the meeting's own lines. What is written for one department of several goes to that one,
/// unless it is the panel that reads it.
pub(in crate::export) fn of_stat(sources: &MemoSources) -> Vec<String> {
    let department = sources.edition.department;
    match department.filter(|_| sources.edition.edition != Edition::Panel) {
        Some(department) => in_lines(sources, answering(sources, department)),
        None => said(&sources.meeting().memo_to),
    }
}

/// Who a follow-up memo goes to: the meeting's own lines, else who sat in the hot seat, else the first invited
/// of each department. One department's items go to who answers for it.
pub(in crate::export) fn of_follow_up(sources: &MemoSources) -> Vec<String> {
    let meeting = sources.meeting();
    if let Some(department) = sources.edition.department {
        return in_lines(sources, answering(sources, department));
    }
    let lines = said(&meeting.follow_up_to);
    if !lines.is_empty() {
        return lines;
    }
    let mut people: Vec<PersonId> = meeting.hot_seat.into_iter().collect();
    if people.is_empty() {
        let first = |department: &DepartmentId| first_invited(sources, *department);
        people.extend(sources.view.departments.iter().filter_map(first));
    }
    in_lines(sources, people)
}

/// Who answers for one department: in the hot seat, else the first of it who is invited.
fn answering(sources: &MemoSources, department: DepartmentId) -> Vec<PersonId> {
    let seated = sources.meeting().hot_seat;
    let seated = seated.filter(|id| is_of(sources, *id, department));
    let first = seated.or_else(|| first_invited(sources, department));
    first.into_iter().collect()
}

fn first_invited(sources: &MemoSources, department: DepartmentId) -> Option<PersonId> {
    let mut invited = sources.view.attendance.iter().map(|one| one.person);
    invited.find(|id| is_of(sources, *id, department))
}

fn is_of(sources: &MemoSources, person: PersonId, department: DepartmentId) -> bool {
    let person = sources.directory.person(person);
    person.is_some_and(|person| person.department == Some(department))
}

fn in_lines(sources: &MemoSources, people: Vec<PersonId>) -> Vec<String> {
    let lines = people.into_iter();
    lines.filter_map(|id| addressed(sources, id)).collect()
}

/// "D. Rivera, Commissioner, Streets Department".
fn addressed(sources: &MemoSources, id: PersonId) -> Option<String> {
    let person = sources.directory.person(id)?;
    let department = person
        .department
        .and_then(|id| sources.directory.department(id));
    let department = department.map(|department| department.name.trim());
    let mut parts = vec![person.short_name(), person.role.trim().to_owned()];
    parts.extend(department.map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join(", "))
}

//! Who a follow-up memo goes to.

use super::frame::said;
use super::sources::MemoSources;
use crate::domain::ids::PersonId;

/// Who the memo goes to: the meeting's own lines, else who sat in the hot seat, else the first invited
/// of each department.
pub(in crate::export) fn recipients(sources: &MemoSources) -> Vec<String> {
    let meeting = sources.meeting();
    let lines = said(&meeting.follow_up_to);
    if !lines.is_empty() && sources.department.is_none() {
        return lines;
    }
    let mut people: Vec<PersonId> = meeting.hot_seat.into_iter().collect();
    if let Some(department) = sources.department {
        people.retain(|id| {
            let person = sources.directory.person(*id);
            person.is_some_and(|person| person.department == Some(department))
        });
    }
    if people.is_empty() {
        let departments = match sources.department {
            Some(one) => vec![one],
            None => sources.view.departments.clone(),
        };
        for department in &departments {
            let of_department = |id: &PersonId| {
                let person = sources.directory.person(*id);
                person.is_some_and(|person| person.department == Some(*department))
            };
            let mut invited = sources.view.attendance.iter().map(|one| one.person);
            people.extend(invited.find(of_department));
        }
    }
    people
        .into_iter()
        .filter_map(|id| addressed(sources, id))
        .collect()
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

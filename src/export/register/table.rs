//! Every column of the register, for a workbook and for comma-separated text.

use super::Register;
use crate::domain::action::{Action, DueChange, Response};
use crate::domain::dates;
use crate::domain::text::AsText as _;
use crate::export::memo::words::clause;
use crate::export::sheet::{Column, Sheet, Value};
use crate::program::local_time;
use crate::program::query::ActionRow;

/// The register as a table: a row for each action or request, the earliest due first.
pub(super) fn table(register: &Register) -> Sheet {
    Sheet {
        columns: columns(),
        rows: register.rows().map(|row| cells(register, row)).collect(),
    }
}

fn columns() -> Vec<Column> {
    [
        ("What was agreed", 52),
        ("Kind", 18),
        ("Status", 24),
        ("Days late", 10),
        ("Owner", 22),
        ("Department", 16),
        ("With", 18),
        ("Due", 14),
        ("Earlier dates", 30),
        ("Priority", 10),
        ("Term", 14),
        ("Deliverable", 20),
        ("Definition of done", 32),
        ("Evidence", 28),
        ("Latest response", 36),
        ("Responses", 11),
        ("Topic", 24),
        ("Meeting", 20),
        ("Promised", 14),
        ("Committed", 11),
        ("Delivered", 14),
        ("Completed", 14),
        ("On hold since", 14),
        ("Overtaken", 14),
        ("Reason", 28),
        ("Merged into", 32),
        ("Escalated to", 20),
        ("Escalated", 14),
        ("Source owner", 20),
        ("Intended use", 28),
        ("Key", 38),
    ]
    .into_iter()
    .map(|(head, width)| Column::new(head, width))
    .collect()
}

fn cells(register: &Register, row: &ActionRow) -> Vec<Value> {
    let action = &row.action;
    let late = row.days_late(register.today);
    let mut cells = vec![
        Value::text(row.said()),
        Value::text(action.kind.label()),
        Value::text(row.status.label()),
        Value::number((late > 0).then_some(late as f64)),
        Value::text(owner(register, action)),
        Value::text(register.directory.department_name(action.department)),
        Value::text(support(register, row)),
        Value::day(action.due),
        Value::text(earlier_dates(&row.due_changes)),
        Value::text(action.priority.label()),
        Value::text(action.term.label()),
        Value::text(action.deliverable.map_or("", |one| one.label())),
        Value::text(action.definition_of_done.as_str()),
        Value::text(action.evidence.as_str()),
        Value::text(response(register, row.responses.last())),
        Value::number(Some(row.responses.len() as f64)),
        Value::text(row.topic_title.as_str()),
        Value::text(row.meeting_name.as_str()),
        Value::Day(row.promised_on),
        Value::text(if action.committed { "Yes" } else { "" }),
    ];
    cells.extend(standing(register, action));
    cells
}

/// What became of it.
fn standing(register: &Register, action: &Action) -> [Value; 11] {
    let person = |id| register.directory.person_name(id);
    let merged = action.merged_into.and_then(|id| register.book.row(id));
    [
        Value::day(action.delivered_on),
        Value::day(action.completed_on),
        Value::day(action.on_hold_since),
        Value::day(action.overtaken_on),
        Value::text(action.standing_reason.as_str()),
        Value::text(merged.map(ActionRow::said).unwrap_or_default()),
        Value::text(person(action.escalated_to)),
        Value::day(action.escalated_on),
        Value::text(person(action.source_owner)),
        Value::text(action.intended_use.as_str()),
        Value::text(action.id.to_text()),
    ]
}

/// The one accountable person, or the name as typed while nobody has settled it.
fn owner(register: &Register, action: &Action) -> String {
    let name = register.directory.person_name(action.owner);
    let typed = action.owner_as_typed.trim().trim_start_matches('@');
    if !name.is_empty() || typed.is_empty() {
        name.to_owned()
    } else {
        format!("{typed} (to be settled)")
    }
}

fn support(register: &Register, row: &ActionRow) -> String {
    let names = row.support.iter();
    let names = names.map(|id| register.directory.department_name(Some(*id)));
    names.collect::<Vec<_>>().join("; ")
}

/// "Oct 30, 2026 (lease not signed); Nov 13, 2026".
fn earlier_dates(changes: &[DueChange]) -> String {
    let given_up = changes.iter().filter_map(|change| {
        let day = dates::prose(change.from?);
        let reason = clause(&change.reason);
        Some(if reason.is_empty() {
            day
        } else {
            format!("{day} ({reason})")
        })
    });
    given_up.collect::<Vec<_>>().join("; ")
}

/// "Nov 18, 2026: Crews are hired."
fn response(register: &Register, latest: Option<&Response>) -> String {
    let Some(response) = latest else {
        return String::new();
    };
    let zone = &register.directory.city.time_zone;
    let day = local_time(response.at, zone).date();
    format!("{}: {}", dates::prose(day), response.text.trim())
}

//! The lists: measures, meetings, actions and entries, for people and, as JSON, for scripts.

use crate::cli::{Failure, Streams};
use crate::domain::feedback::{Agreement, Feedback};
use crate::domain::ids::{MeetingId, PersonId};
use crate::domain::number::NO_FIGURE;
use crate::domain::text::AsText;
use crate::program::Program;
use crate::program::query::{self, ActionRow, Directory, MeasureRow, MeetingRow, MeetingView};
use serde_json::{Value, json};

/// A list ready to be written either way.
pub(super) struct Listing {
    /// What it lists, for an empty one: "measures".
    pub(super) what: &'static str,
    /// One JSON object a row.
    pub(super) objects: Vec<Value>,
    /// One line a row.
    pub(super) lines: Vec<String>,
}

impl Listing {
    /// Writes it.
    pub(super) fn write(self, json: bool, streams: &mut Streams<'_>) -> Result<(), Failure> {
        if json {
            let document = serde_json::to_string_pretty(&Value::Array(self.objects));
            writeln!(streams.out, "{}", document.unwrap_or_default())?;
        } else if self.lines.is_empty() {
            writeln!(streams.out, "No {} yet.", self.what)?;
        } else {
            for line in self.lines {
                writeln!(streams.out, "{line}")?;
            }
        }
        Ok(())
    }
}

/// Lists the measures.
pub(super) fn measures(
    program: &Program,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let book = query::measures(program)?;
    let directory = query::directory(program)?;
    let listing = Listing {
        what: "measures",
        objects: book
            .rows
            .iter()
            .map(|row| measure_object(row, &directory))
            .collect(),
        lines: book
            .rows
            .iter()
            .map(|row| measure_line(row, &directory))
            .collect(),
    };
    listing.write(json, streams)
}

fn measure_object(row: &MeasureRow, directory: &Directory) -> Value {
    let measure = &row.measure;
    let figure = |figure: Option<(crate::domain::period::Period, f64)>| {
        figure.map(|(period, value)| json!({ "period": period.iso(), "value": value }))
    };
    json!({
        "id": measure.id.to_text(),
        "name": measure.name,
        "key": measure.key,
        "department": directory.department_name(measure.department),
        "owner": directory.person_name(measure.data_owner),
        "frequency": measure.frequency.word(),
        "direction": measure.direction.word(),
        "type": measure.kind.word(),
        "unit": measure.format.unit(),
        "approval": measure.approval.word(),
        "retired": measure.retired,
        "latest": figure(row.latest),
        "previous": figure(row.previous),
        "target": row.target,
        "benchmark": row.benchmark,
        "status": row.status.word(),
        "freshness": row.freshness.words(),
        "source": measure.source_system,
        "as_of": row.as_of.map(|at| at.to_text()),
    })
}

fn measure_line(row: &MeasureRow, directory: &Directory) -> String {
    let measure = &row.measure;
    let latest = row.latest.map_or_else(
        || NO_FIGURE.to_owned(),
        |(period, value)| format!("{} ({})", measure.format.with_unit(value), period.label()),
    );
    let department = directory.department_name(measure.department);
    format!(
        "{}  {}  [{department}]  {latest}  {}  {}",
        measure.key,
        measure.name,
        row.status.label(),
        row.freshness.words()
    )
}

/// Lists the meetings.
pub(super) fn meetings(
    program: &Program,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let list = query::meetings(program)?;
    let directory = query::directory(program)?;
    let listing = Listing {
        what: "meetings",
        objects: list
            .rows
            .iter()
            .map(|row| meeting_object(row, &directory))
            .collect(),
        lines: list.rows.iter().map(meeting_line).collect(),
    };
    listing.write(json, streams)
}

/// The tally of a meeting's cards, by answer, without what was written on them.
fn feedback_object(feedback: &Feedback) -> Value {
    let answers = Agreement::ALL.iter();
    let counts = answers.map(|answer| (answer.word().to_owned(), feedback.count(*answer).into()));
    json!({
        "cards": feedback.handed_out,
        "answers": feedback.answers(),
        "agreeing": feedback.agreeing(),
        "by_answer": Value::Object(counts.collect()),
    })
}

fn meeting_object(row: &MeetingRow, directory: &Directory) -> Value {
    let meeting = &row.meeting;
    let departments: Vec<&str> = row
        .departments
        .iter()
        .map(|id| directory.department_name(Some(*id)))
        .collect();
    json!({
        "id": meeting.id.to_text(),
        "name": meeting.name,
        "date": meeting.held_on.to_text(),
        "time": meeting.starts_at.to_text(),
        "time_zone": meeting.time_zone,
        "place": meeting.place,
        "purpose": meeting.purpose,
        "reporting_period": meeting.reporting_period,
        "stage": meeting.progress().label().to_lowercase(),
        "cancelled": meeting.cancelled,
        "departments": departments,
        "items": row.items,
        "planned_minutes": row.planned_minutes,
        "minutes": meeting.minutes,
        "entries": row.entries,
        "actions": row.actions,
        "started_at": meeting.started_at.map(|at| at.to_text()),
        "adjourned_at": meeting.adjourned_at.map(|at| at.to_text()),
        "worth_their_time": row.feedback.as_ref().map(feedback_object),
    })
}

fn meeting_line(row: &MeetingRow) -> String {
    let meeting = &row.meeting;
    let progress = if meeting.cancelled {
        "Cancelled"
    } else {
        meeting.progress().label()
    };
    format!(
        "{}  {} {}  {}  {progress}  {} items, {} entries, {} actions",
        meeting.id,
        meeting.held_on,
        meeting.starts_at.format("%H:%M"),
        meeting.name,
        row.items,
        row.entries,
        row.actions
    )
}

/// Lists the register, or what of it one person owns.
pub(super) fn actions(
    program: &Program,
    owner: Option<PersonId>,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let book = query::actions(program)?;
    let directory = query::directory(program)?;
    let rows = book.rows.iter();
    let rows: Vec<&ActionRow> = rows
        .filter(|row| owner.is_none() || row.action.owner == owner)
        .collect();
    let listing = Listing {
        what: "actions",
        objects: rows
            .iter()
            .map(|row| action_object(row, &directory))
            .collect(),
        lines: rows
            .iter()
            .map(|row| action_line(row, &directory))
            .collect(),
    };
    listing.write(json, streams)
}

fn action_object(row: &ActionRow, directory: &Directory) -> Value {
    let action = &row.action;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_text());
    let responses: Vec<Value> = row
        .responses
        .iter()
        .map(|one| json!({ "at": one.at.to_text(), "text": one.text }))
        .collect();
    let due_changes: Vec<Value> = row
        .due_changes
        .iter()
        .map(|one| json!({ "from": day(one.from), "to": day(one.to), "reason": one.reason }))
        .collect();
    json!({
        "id": action.id.to_text(),
        "text": action.text,
        "kind": action.kind.word(),
        "status": row.status.word(),
        "owner": action.owner.map(|id| directory.person_name(Some(id))),
        "owner_as_typed": action.owner_as_typed,
        "department": action.department.map(|id| directory.department_name(Some(id))),
        "due": day(action.due),
        "due_changes": due_changes,
        "deliverable": action.deliverable.map(crate::domain::action::Deliverable::word),
        "definition_of_done": action.definition_of_done,
        "evidence": action.evidence,
        "priority": action.priority.word(),
        "term": action.term.word(),
        "meeting": action.meeting.to_text(),
        "meeting_name": row.meeting_name,
        "promised_on": row.promised_on.to_text(),
        "topic": row.topic_title,
        "delivered_on": day(action.delivered_on),
        "completed_on": day(action.completed_on),
        "responses": responses,
    })
}

fn action_line(row: &ActionRow, directory: &Directory) -> String {
    let action = &row.action;
    let owner = directory.owner_name(action.owner, action.department);
    let owner = if owner.is_empty() {
        "nobody yet".to_owned()
    } else {
        owner
    };
    let due = action
        .due
        .map_or_else(|| "no date".to_owned(), |due| format!("due {due}"));
    format!(
        "{}  {}  {owner}  {due}  {}",
        action.id,
        row.status.label(),
        action.text
    )
}

/// Lists the entries of a meeting.
pub(super) fn entries(
    program: &Program,
    meeting: MeetingId,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let view = query::meeting(program, meeting)?;
    let directory = query::directory(program)?;
    let listing = Listing {
        what: "entries",
        objects: view
            .entries
            .iter()
            .map(|entry| entry_object(entry, &view, &directory))
            .collect(),
        lines: view
            .entries
            .iter()
            .map(|entry| entry_line(entry, &view))
            .collect(),
    };
    listing.write(json, streams)
}

fn entry_object(
    entry: &crate::domain::entry::Entry,
    view: &MeetingView,
    directory: &Directory,
) -> Value {
    let unsettled: Vec<&str> = entry.unsettled.lines().collect();
    json!({
        "id": entry.id.to_text(),
        "text": entry.text,
        "typed": entry.typed,
        "time": entry.at.to_text(),
        "item": item_title(entry, view),
        "kind": entry.kind.word(),
        "speaker": entry.speaker.map(|id| directory.person_name(Some(id))),
        "action": entry.action.map(|id| id.to_text()),
        "step": entry.step.map(crate::domain::entry::ActionStep::word),
        "unsettled": unsettled,
        "decided_by": entry.decided_by.map(|id| directory.person_name(Some(id))),
        "effect": entry.effect,
        "category": entry.category.map(crate::domain::entry::DecisionCategory::word),
    })
}

fn item_title<'a>(entry: &crate::domain::entry::Entry, view: &'a MeetingView) -> Option<&'a str> {
    let item = entry.item.and_then(|id| view.item(id));
    item.map(|view| view.item.title.as_str())
}

fn entry_line(entry: &crate::domain::entry::Entry, view: &MeetingView) -> String {
    let time = crate::program::local_time(entry.at, &view.meeting.time_zone);
    let item = item_title(entry, view).unwrap_or("no item");
    let step = entry
        .step
        .map(|step| format!(" ({})", step.label()))
        .unwrap_or_default();
    let text = entry.text.replace('\n', " ");
    format!(
        "{}  {}{step}  [{item}]  {text}",
        time.format("%H:%M:%S"),
        entry.kind.label()
    )
}

//! What became of an action: how it stands, the dates it gave up, what the department answered.

use chrono::{DateTime, NaiveDate, Utc};
use eframe::egui::Ui;

use crate::domain::action::{DueChange, Response, StepTaken};
use crate::domain::dates;
use crate::domain::entry::ActionStep;
use crate::program::query::ActionRow;
use crate::ui::models::Frame;
use crate::ui::tokens::space;
use crate::ui::widgets::text;

/// One thing that happened: when, in which order, and what.
struct Event {
    on: Option<NaiveDate>,
    what: String,
    words: String,
}

/// Draws the history, the oldest first; nothing when nothing happened yet.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow) {
    let mut events: Vec<Event> = row
        .due_changes
        .iter()
        .map(|change| new_date(frame, change))
        .collect();
    events.extend(row.responses.iter().map(|one| response(frame, one)));
    events.extend(row.steps.iter().map(|taken| step(frame, taken)));
    events.extend(standing(frame, row));
    if events.is_empty() {
        return;
    }
    events.sort_by_key(|event| event.on);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::section_label(ui, "History");
        for event in &events {
            let when = event.on.map(dates::prose);
            let head = match when {
                Some(when) => format!("{when} · {}", event.what),
                None => event.what.clone(),
            };
            text::caption(ui, &head);
            if !event.words.trim().is_empty() {
                text::body(ui, &event.words);
            }
            ui.add_space(space::XS);
        }
    });
}

fn day(frame: &Frame<'_>, at: DateTime<Utc>) -> NaiveDate {
    frame.local(at).date()
}

fn new_date(frame: &Frame<'_>, change: &DueChange) -> Event {
    let named = |date: Option<NaiveDate>| date.map_or_else(|| "no date".to_owned(), dates::prose);
    Event {
        on: Some(day(frame, change.at)),
        what: format!("Due {} instead of {}", named(change.to), named(change.from)),
        words: change.reason.clone(),
    }
}

fn response(frame: &Frame<'_>, response: &Response) -> Event {
    let directory = &frame.models.directory;
    let who = directory.owner_name(response.person, None);
    Event {
        on: Some(day(frame, response.at)),
        what: if who.is_empty() {
            "Response".to_owned()
        } else {
            format!("Response by {who}")
        },
        words: response.text.clone(),
    }
}

fn step(frame: &Frame<'_>, taken: &StepTaken) -> Event {
    let what = match taken.step {
        ActionStep::Delivered => "Delivered".to_owned(),
        ActionStep::Escalated => {
            let to = frame.models.directory.owner_name(taken.person, None);
            format!("Escalated to {to}")
        }
        ActionStep::Completed
        | ActionStep::NewDate
        | ActionStep::OnHold
        | ActionStep::Overtaken
        | ActionStep::Response
        | ActionStep::Reopened => taken.step.label().to_owned(),
    };
    Event {
        on: Some(taken.on),
        what,
        words: taken.words.clone(),
    }
}

/// What its own facts say of it, but for steps that were kept with their words.
fn standing(frame: &Frame<'_>, row: &ActionRow) -> Vec<Event> {
    use ActionStep::{Completed, Delivered, Escalated, OnHold, Overtaken};
    let action = &row.action;
    let because = &action.standing_reason;
    let escalated = frame.models.directory.owner_name(action.escalated_to, None);
    let merged = action.merged_into.map(|into| {
        let into = frame.models.actions.row(into);
        into.map_or("", |row| row.action.text.as_str())
    });
    let mut events = Vec::new();
    let mut put = |on: Option<NaiveDate>, step: ActionStep, what: &str, words: &str| {
        let kept = |day| {
            row.steps
                .iter()
                .any(|one| one.step == step && one.on == day)
        };
        if on.is_some_and(|day| !kept(day)) {
            events.push(Event {
                on,
                what: what.to_owned(),
                words: words.to_owned(),
            });
        }
    };
    put(action.delivered_on, Delivered, "Delivered", "");
    put(action.completed_on, Completed, "Completed", "");
    put(action.on_hold_since, OnHold, "On hold", because);
    put(
        action.overtaken_on,
        Overtaken,
        "Overtaken by events",
        because,
    );
    let to = format!("Escalated to {escalated}");
    put(action.escalated_on, Escalated, &to, "");
    if let Some(text) = merged {
        events.push(Event {
            on: None,
            what: "Merged into another".to_owned(),
            words: text.to_owned(),
        });
    }
    events
}

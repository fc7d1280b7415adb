//! Actions and requests in tables: what, who, by when, and what is known of them.

use super::sources::MemoSources;
use super::words::{self, NOT_YET_SET, clause, sentence};
use crate::domain::action::{ActionKind, ActionPriority, ActionStatus};
use crate::domain::dates;
use crate::export::document::{Cell, Column, Paragraph, Table};
use crate::program::query::ActionRow;
use chrono::{Datelike as _, NaiveDate};

/// A table of actions under follow-up: what, owner, due, status. None without rows.
pub(super) fn standing_table<'a>(
    sources: &MemoSources,
    title: &str,
    rows: impl Iterator<Item = &'a ActionRow>,
) -> Option<Table> {
    let mut table = Table::new(title)
        .description("What was agreed, its owner, when it is due and where it stands")
        .column(Column::new("What was agreed", 430))
        .column(Column::new("Owner", 180))
        .column(Column::new("Due", 165))
        .column(Column::new("Status", 225));
    for row in rows {
        let mut known = details(sources, row);
        known.extend(words::reason(row).map(|why| sentence(&format!("Reason: {why}"))));
        table.push_row([
            what(row, &known),
            words::owner(sources, &row.action).into(),
            row.action
                .due
                .map_or_else(|| NOT_YET_SET.to_owned(), dates::prose)
                .into(),
            words::status(sources, row).into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// A short table of earlier commitments, without what is known of each beyond owner, due date and status. None without
/// rows.
pub(super) fn prior_table<'a>(
    sources: &MemoSources,
    rows: impl Iterator<Item = &'a ActionRow>,
) -> Option<Table> {
    let mut table = Table::new("Prior follow-ups")
        .description("What was agreed, its owner, when it is due and where it stands; what is overdue first, what was closed last")
        .column(Column::new("What was agreed", 430))
        .column(Column::new("Owner", 180))
        .column(Column::new("Due", 165))
        .column(Column::new("Status", 225));
    for row in rows {
        let escalated = words::person(sources, row.action.escalated_to);
        let mut status = Cell::new(words::status(sources, row));
        if !escalated.is_empty() && row.action.is_open() && !sources.is_public() {
            let words = format!("Escalated to {escalated}.");
            status = status.paragraph(Paragraph::new().muted(words));
        }
        table.push_row([
            Cell::new(plain(row)),
            words::owner(sources, &row.action).into(),
            row.action
                .due
                .map_or_else(|| NOT_YET_SET.to_owned(), dates::prose)
                .into(),
            status,
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// A table of what was agreed in the meeting, with its numbers in the memo. None without rows.
pub(super) fn agreed_table(
    sources: &MemoSources,
    title: &str,
    rows: &[(usize, &ActionRow)],
) -> Option<Table> {
    let mut table = Table::new(title)
        .description("Number, what was agreed and when it is done, owner and due date")
        .column(Column::new("", 40))
        .column(Column::new("What was agreed", 545))
        .column(Column::new("Owner", 205))
        .column(Column::new("Due", 210));
    for (number, row) in rows {
        let mut known = details(sources, row);
        known.extend(news(sources, row));
        table.push_row([
            number.to_string().into(),
            what(row, &known),
            words::owner(sources, &row.action).into(),
            due_day(row.action.due).into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// A table of the data asked for. None without rows.
pub(super) fn data_table(sources: &MemoSources, rows: &[(usize, &ActionRow)]) -> Option<Table> {
    let mut table = Table::new("Data requests")
        .description("Number, data asked for and what it is for, who holds it and when it is due")
        .column(Column::new("", 40))
        .column(Column::new("Data", 545))
        .column(Column::new("Source owner", 205))
        .column(Column::new("Due", 210));
    for (number, row) in rows {
        let holder = words::person(sources, row.action.source_owner);
        let holder = if holder.is_empty() {
            words::owner(sources, &row.action)
        } else {
            holder
        };
        let purpose = clause(&row.action.intended_use);
        let mut known = Vec::new();
        if !purpose.is_empty() {
            known.push(sentence(&format!("Intended use: {purpose}")));
        }
        known.extend(details(sources, row));
        known.extend(news(sources, row));
        table.push_row([
            number.to_string().into(),
            what(row, &known),
            holder.into(),
            due_day(row.action.due).into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// "Fri Nov 20, 2026": the weekday is what people go by.
fn due_day(due: Option<NaiveDate>) -> String {
    due.map_or_else(
        || NOT_YET_SET.to_owned(),
        |day| format!("{}, {}", dates::short_weekday(day), day.year()),
    )
}

/// The words in bold, its priority when high, and below in grey what is known of it.
fn what(row: &ActionRow, known: &[String]) -> Cell {
    let cell = Cell::new(named(row));
    if known.is_empty() {
        cell
    } else {
        cell.paragraph(Paragraph::new().muted(known.join(" ")))
    }
}

fn named(row: &ActionRow) -> Paragraph {
    marked(Paragraph::new().bold(words::said_in(row)), row)
}

/// The same without weight, where a table is an overview.
fn plain(row: &ActionRow) -> Paragraph {
    marked(Paragraph::new().text(words::said_in(row)), row)
}

fn marked(text: Paragraph, row: &ActionRow) -> Paragraph {
    match row.action.priority {
        ActionPriority::High => text.text(" \u{25b2}\u{a0}High"),
        ActionPriority::Normal => text,
    }
}

/// What is known of an action beside its words, owner and date, in sentences.
fn details(sources: &MemoSources, row: &ActionRow) -> Vec<String> {
    let action = &row.action;
    let mut known = Vec::new();
    match action.kind {
        ActionKind::Action | ActionKind::DataRequest => {}
        ActionKind::InformationRequest => known.push("Information request.".to_owned()),
    }
    if let Some(deliverable) = action.deliverable {
        known.push(sentence(deliverable.label()));
    }
    let done = clause(&action.definition_of_done);
    if !done.is_empty() {
        known.push(sentence(&format!("Done when: {done}")));
    }
    let support: Vec<&str> = row
        .support
        .iter()
        .map(|id| sources.directory.department_name(Some(*id)))
        .filter(|name| !name.is_empty())
        .collect();
    if !support.is_empty() {
        known.push(format!("With {}.", words::and_list(&support)));
    }
    known.extend(words::date_history(row));
    let escalated = words::person(sources, action.escalated_to);
    if !escalated.is_empty() && !sources.is_public() {
        let on = action
            .escalated_on
            .map(|day| format!(" on {}", dates::prose(day)));
        known.push(format!(
            "Escalated to {escalated}{}.",
            on.unwrap_or_default()
        ));
    }
    let evidence = clause(&action.evidence);
    if !evidence.is_empty() {
        known.push(sentence(&format!("Evidence: {evidence}")));
    }
    known
}

/// Where an action promised in the meeting stands by now, when that is worth a word.
fn news(sources: &MemoSources, row: &ActionRow) -> Option<String> {
    match row.status {
        ActionStatus::NotYetDue => None,
        ActionStatus::Overdue
        | ActionStatus::UnderReview
        | ActionStatus::CompletedOnTime
        | ActionStatus::CompletedLate
        | ActionStatus::Overtaken
        | ActionStatus::Merged
        | ActionStatus::OnHold => Some(sentence(&words::standing(sources, row))),
    }
}

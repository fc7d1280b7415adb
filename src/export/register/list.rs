//! The list of what is open, owner by owner: what each of them takes home from the meetings.

use super::{Register, suggested_name};
use crate::domain::action::{ActionKind, ActionPriority, ActionStatus};
use crate::domain::dates;
use crate::export::document::{
    Cell, Column, Document, Footer, Paragraph, Properties, RunningHeader, Table,
};
use crate::export::memo::words::{
    NOT_YET_SET, and_list, clause, count, date_history, month_day, owner_in, person_in, reason,
    said_in, sentence, status_on,
};
use crate::export::memo::{look, masthead};
use crate::program::query::ActionRow;
use std::collections::BTreeMap;

/// What the rows nobody owns stand under.
const NOBODY: &str = "No owner yet";

/// Makes the list. Each owner begins on a page of their own, to be handed out.
pub fn action_list(register: &Register) -> Document {
    let open: Vec<&ActionRow> = register.rows().filter(|row| row.action.is_open()).collect();
    let mut paper = head(register, &open);
    if open.is_empty() {
        paper.paragraph("Nothing is open.");
        return paper;
    }
    if register.owner.is_some() {
        paper.push(table(register, "Open actions and requests", &open));
        return paper;
    }
    for (at, ((_, name), rows)) in by_owner(register, &open).into_iter().enumerate() {
        if at > 0 {
            paper.page_break();
        }
        paper.heading1(name.as_str());
        paper.paragraph(Paragraph::new().text(tally(&rows)).keep_with_next());
        paper.push(table(register, &name, &rows));
    }
    paper
}

fn head(register: &Register, open: &[&ActionRow]) -> Document {
    let city = &register.directory.city;
    let name = suggested_name(
        &register.directory,
        "Action List",
        register.owner,
        register.today,
    );
    let mut paper = Document {
        properties: Properties {
            title: name,
            subject: "Open actions and requests".to_owned(),
            author: city.office.trim().to_owned(),
            language: "en-US".to_owned(),
        },
        look: look(&register.papers),
        masthead: masthead(city, (&register.papers, &register.pictures), "Action list"),
        running: RunningHeader {
            left: "Action list".to_owned(),
            right: month_day(register.today),
        },
        footer: Footer {
            left: format!("{} \u{b7} Action list", register.program_name()),
            centre: city.memo_footer.trim().to_owned(),
        },
        ..Document::default()
    };
    let owner = person_in(&register.directory, register.owner);
    if !owner.is_empty() {
        paper.header_line("For", Paragraph::new().bold(owner));
    }
    paper.header_line("Date", month_day(register.today));
    paper.header_line("Open", tally(open));
    paper
}

/// Rows by the name of their owner, in the order of the names; what nobody owns is last.
fn by_owner<'r>(
    register: &Register,
    rows: &[&'r ActionRow],
) -> BTreeMap<(bool, String), Vec<&'r ActionRow>> {
    let mut owners: BTreeMap<(bool, String), Vec<&ActionRow>> = BTreeMap::new();
    for row in rows {
        let name = owner_in(&register.directory, &row.action);
        let nobody = name == NOT_YET_SET;
        let name = if nobody { NOBODY.to_owned() } else { name };
        owners.entry((nobody, name)).or_default().push(row);
    }
    owners
}

/// "5 items: 2 overdue, 1 under review and 2 not yet due."
fn tally(rows: &[&ActionRow]) -> String {
    let of = |status: ActionStatus| rows.iter().filter(|row| row.status == status).count();
    let parts = [
        (ActionStatus::Overdue, "overdue"),
        (ActionStatus::UnderReview, "under review"),
        (ActionStatus::NotYetDue, "not yet due"),
        (ActionStatus::OnHold, "on hold"),
    ];
    let parts: Vec<(usize, &str)> = parts
        .into_iter()
        .map(|(status, words)| (of(status), words))
        .filter(|(many, _)| *many > 0)
        .collect();
    let items = count(rows.len(), "item");
    match parts.as_slice() {
        [] => format!("{items}."),
        [(_, words)] => format!("{items}, {words}."),
        several => {
            let several = several
                .iter()
                .map(|(many, words)| format!("{many} {words}"));
            format!("{items}: {}.", and_list(&several.collect::<Vec<_>>()))
        }
    }
}

fn table(register: &Register, title: &str, rows: &[&ActionRow]) -> Table {
    let mut table = Table::new(format!("{title}: what is open"))
        .description("What was agreed and when it is done, when it is due, where it stands and in which meeting it was promised")
        .column(Column::new("What was agreed", 440))
        .column(Column::new("Due", 165))
        .column(Column::new("Status", 190))
        .column(Column::new("Promised in", 205));
    for row in rows {
        let due = row.action.due;
        table.push_row([
            what(register, row),
            due.map_or_else(|| NOT_YET_SET.to_owned(), dates::prose)
                .into(),
            status_on(&register.book, register.today, row).into(),
            promised(row),
        ]);
    }
    table
}

fn promised(row: &ActionRow) -> Cell {
    let topic = row.topic_title.trim();
    let meeting = format!(
        "{}, {}",
        row.meeting_name.trim(),
        dates::prose(row.promised_on)
    );
    let cell = Cell::new(meeting);
    if topic.is_empty() {
        cell
    } else {
        cell.paragraph(Paragraph::new().muted(topic))
    }
}

/// The words in bold, and below in grey what is known of it.
fn what(register: &Register, row: &ActionRow) -> Cell {
    let action = &row.action;
    let said = Paragraph::new().bold(said_in(row));
    let cell = Cell::new(match action.priority {
        ActionPriority::High => said.text(" \u{25b2}\u{a0}High"),
        ActionPriority::Normal => said,
    });
    let mut known = Vec::new();
    match action.kind {
        ActionKind::Action => {}
        ActionKind::InformationRequest | ActionKind::DataRequest => {
            known.push(sentence(action.kind.label()));
        }
    }
    known.extend(action.deliverable.map(|one| sentence(one.label())));
    for (lead, words) in [
        ("Done when", &action.definition_of_done),
        ("Intended use", &action.intended_use),
    ] {
        let words = clause(words);
        if !words.is_empty() {
            known.push(sentence(&format!("{lead}: {words}")));
        }
    }
    let support = row.support.iter();
    let support: Vec<&str> = support
        .map(|id| register.directory.department_name(Some(*id)))
        .filter(|name| !name.is_empty())
        .collect();
    if !support.is_empty() {
        known.push(format!("With {}.", and_list(&support)));
    }
    known.extend(date_history(row));
    known.extend(reason(row).map(|why| sentence(&format!("Reason: {why}"))));
    if known.is_empty() {
        cell
    } else {
        cell.paragraph(Paragraph::new().muted(known.join(" ")))
    }
}

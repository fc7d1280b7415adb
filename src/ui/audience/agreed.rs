//! What was agreed in a meeting, as it is read aloud at its end: by topic, what was decided and then what
//! was promised.

use super::frame::{Agreed, CloseOut, CloseOutRow};
use super::lists::{due_words, on_page, one_line, owner_words, page};
use super::make::{meeting_line, next_lines};
use super::pages::{SMALL_LINE, lines, row, split};
use crate::domain::action::{ActionKind, ActionPriority, Deliverable};
use crate::domain::entry::{DecisionCategory, Entry, EntryKind};
use crate::domain::ids::ItemId;
use crate::domain::meeting::Meeting;
use crate::program::query::{ActionRow, MeetingView};
use crate::ui::models::Models;

/// One thing agreed in the meeting.
#[derive(Debug, Clone, Copy)]
pub enum AgreedLine<'m> {
    /// Something was decided.
    Decision(&'m Entry),
    /// Something was promised or asked for.
    Promise(&'m ActionRow),
}

impl<'m> AgreedLine<'m> {
    /// The item it was agreed under.
    pub const fn item(self) -> Option<ItemId> {
        match self {
            Self::Decision(entry) => entry.item,
            Self::Promise(row) => row.action.item,
        }
    }

    /// The commitment, if it is one.
    pub const fn promise(self) -> Option<&'m ActionRow> {
        match self {
            Self::Promise(row) => Some(row),
            Self::Decision(_) => None,
        }
    }

    /// Its key, whichever kind of thing it is.
    pub const fn key(self) -> uuid::Uuid {
        match self {
            Self::Decision(entry) => entry.id.uuid(),
            Self::Promise(row) => row.action.id.uuid(),
        }
    }
}

/// What was agreed today and stands by itself, by the items of the agenda: of each what was decided, then
/// what was promised, in the order it was said.
pub fn agreed<'m>(models: &'m Models, view: &'m MeetingView) -> Vec<AgreedLine<'m>> {
    let decisions = view
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Decision)
        .map(AgreedLine::Decision);
    let promises = view
        .promised
        .iter()
        .filter_map(|id| models.actions.row(*id))
        .filter(|row| row.action.merged_into.is_none())
        .map(AgreedLine::Promise);
    let mut agreed: Vec<AgreedLine<'m>> = decisions.chain(promises).collect();
    let place = |item: Option<ItemId>| {
        let at = view.items.iter().position(|one| Some(one.item.id) == item);
        at.unwrap_or(usize::MAX)
    };
    agreed.sort_by_cached_key(|one| (place(one.item()), one.promise().is_some()));
    agreed
}

pub(super) fn close_out(models: &Models, view: &MeetingView, at: u32) -> CloseOut {
    let agreed = agreed(models, view);
    let reading = (at as usize).min(agreed.len().saturating_sub(1));
    let rows: Vec<CloseOutRow> = (1..)
        .zip(&agreed)
        .map(|(number, one)| close_out_row(models, view, number, *one))
        .collect();
    let item_at = |at: usize| agreed.get(at).map(|one| one.item());
    let pages = split(rows.iter().enumerate().map(|(at, one)| {
        let begins = at
            .checked_sub(1)
            .is_none_or(|before| item_at(before) != item_at(at));
        close_out_height(one) + if begins { 38.0 } else { 0.0 }
    }));
    let holds = pages.iter().position(|page| page.contains(&reading));
    let (range, page) = page(pages, holds.unwrap_or(0) as u32);
    let mut rows = on_page(&rows, range.clone()).to_vec();
    let mut before = None;
    for (row, at) in rows.iter_mut().zip(range) {
        row.reading = at == reading;
        let item = item_at(at);
        row.topic = item
            .filter(|_| before != item)
            .map(|item| topic_words(view, item));
        before = item;
    }
    CloseOut {
        meeting: meeting_line(&view.meeting),
        rows,
        page,
        next: next_words(&view.meeting),
    }
}

fn close_out_height(row_of: &CloseOutRow) -> f32 {
    let mark = if row_of.high { 7 } else { 0 };
    let done = if row_of.done.is_empty() {
        0
    } else {
        lines(&row_of.done, 52).min(2)
    };
    let text = row(lines(&row_of.text, 46 - mark)) + done as f32 * SMALL_LINE;
    text.max(row(lines(&row_of.owner, 24)))
}

fn close_out_row(
    models: &Models,
    view: &MeetingView,
    number: usize,
    one: AgreedLine<'_>,
) -> CloseOutRow {
    match one {
        AgreedLine::Decision(entry) => decision_row(models, number, entry),
        AgreedLine::Promise(row) => promise_row(models, view, number, row),
    }
}

/// A decision: who decided stands where the owner of a promise does, what it changes below its words.
fn decision_row(models: &Models, number: usize, entry: &Entry) -> CloseOutRow {
    let category = entry.category.map_or("", DecisionCategory::label);
    let effect = one_line(&entry.effect);
    let done: Vec<&str> = ["Decision", category, &effect]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    CloseOutRow {
        kind: Agreed::Decision,
        number,
        topic: None,
        text: one_line(&entry.said()),
        done: done.join(" · "),
        high: false,
        owner: models.directory.owner_name(entry.decided_by, None),
        due: String::new(),
        committed: false,
        reading: false,
    }
}

fn promise_row(models: &Models, view: &MeetingView, number: usize, row: &ActionRow) -> CloseOutRow {
    let action = &row.action;
    let kind = match action.kind {
        ActionKind::Action => None,
        kind @ (ActionKind::InformationRequest | ActionKind::DataRequest) => Some(kind.label()),
    };
    let words = [
        kind.unwrap_or_default(),
        action.deliverable.map_or("", Deliverable::label),
        &one_line(&action.definition_of_done),
    ];
    let done: Vec<&str> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    CloseOutRow {
        kind: Agreed::Promise,
        number,
        topic: None,
        text: one_line(&row.said()),
        done: done.join(" · "),
        high: action.priority == ActionPriority::High,
        owner: owner_words(models, action),
        due: due_words(action.due, view.meeting.held_on),
        committed: action.committed,
        reading: false,
    }
}

fn topic_words(view: &MeetingView, item: Option<ItemId>) -> String {
    let found = item.and_then(|id| view.item(id));
    found.map_or_else(|| "Other".to_owned(), |view| view.item.title.clone())
}

/// When one meets again and what is due until then, in one line.
fn next_words(meeting: &Meeting) -> String {
    let mut words = next_lines(meeting);
    if let [_, due] = words.as_mut_slice() {
        *due = due.replace("Written responses", "written responses");
    }
    words.join(" · ")
}

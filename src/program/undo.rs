//! Undo and redo of one window: which journal entries make a step, and what is stale after one.

use crate::program::command::Command;
use crate::program::done::Touched;
use crate::program::error::ProgramError;
use crate::store::{ChangedTable, JournalId, StoreError};
use chrono::{DateTime, TimeDelta, Utc};

/// Changes to one thing that follow each other within this time are typing, and one step.
const TYPING: TimeDelta = TimeDelta::seconds(4);

/// A step that undo takes back.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// Its name.
    pub(super) name: String,
    /// The words it is about, if it is about some: what was recorded.
    pub(super) about: String,
    /// Its journal entries, oldest first.
    pub(super) entries: Vec<JournalId>,
    typing_key: Option<String>,
    last_at: DateTime<Utc>,
}

/// A step that one window of a person made in place of another, on its way to that one's undo.
#[derive(Debug)]
pub struct HandedStep(Step);

/// A step taken back or made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Its name.
    pub name: String,
    /// The words it was about; empty where there are none.
    pub about: String,
    /// What is stale now.
    pub touched: Touched,
}

/// The words a command is about, where a person would know it by them: what was recorded or reworded.
pub(super) fn about(command: &Command) -> &str {
    if let Command::Record(entry) = command {
        &entry.typed
    } else if let Command::EditEntry(edit) = command {
        &edit.text
    } else if let Command::Based { change, .. } = command {
        about(change)
    } else if let Command::ConfirmAnticipated { typed, .. } = command {
        typed
    } else {
        ""
    }
}

/// The steps of one window.
#[derive(Debug, Default)]
pub(super) struct UndoStacks {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl UndoStacks {
    /// Notes a step done. What was undone before can't be redone any more.
    pub(super) fn did(
        &mut self,
        (name, about): (&str, String),
        typing_key: Option<String>,
        now: DateTime<Utc>,
        entry: JournalId,
    ) {
        self.undone.clear();
        if let Some(step) = self.done.last_mut()
            && step.typing_key.is_some()
            && step.typing_key == typing_key
            && (TimeDelta::zero()..=TYPING).contains(&(now - step.last_at))
        {
            step.entries.push(entry);
            step.last_at = now;
            return;
        }
        let name = name.to_owned();
        self.done.push(Step {
            name,
            about,
            entries: vec![entry],
            typing_key,
            last_at: now,
        });
    }

    /// The step to take back; when that fails, [`UndoStacks::not_undone`] decides what becomes of it.
    pub(super) fn take_undo(&mut self) -> Option<Step> {
        self.done.pop()
    }

    /// The step to make again.
    pub(super) fn take_redo(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    /// Notes that `step` could not be taken back. One that somebody has overtaken is forgotten, so that
    /// it doesn't stand in the way of those before it; one that the file could not take now stays.
    pub(super) fn not_undone(&mut self, step: Step, why: &ProgramError) {
        if may_pass(why) {
            self.done.push(step);
        }
    }

    /// Notes that `step` could not be made again; as [`UndoStacks::not_undone`].
    pub(super) fn not_redone(&mut self, step: Step, why: &ProgramError) {
        if may_pass(why) {
            self.undone.push(step);
        }
    }

    /// Notes that `step` was taken back by `entry`.
    pub(super) fn undid(&mut self, step: Step, entry: JournalId) {
        self.undone.push(Step {
            entries: vec![entry],
            typing_key: None,
            ..step
        });
    }

    /// Notes that `step` was made again by `entry`.
    pub(super) fn redid(&mut self, step: Step, entry: JournalId) {
        self.done.push(Step {
            entries: vec![entry],
            typing_key: None,
            ..step
        });
    }

    /// Gives the last step away.
    pub(super) fn give(&mut self) -> Option<HandedStep> {
        self.done.pop().map(HandedStep)
    }

    /// Takes a step as the last one done here.
    pub(super) fn take(&mut self, HandedStep(step): HandedStep) {
        self.undone.clear();
        self.done.push(step);
    }

    /// Name of the step that undo would take back.
    pub(super) fn undo_name(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    /// When the step that undo would take back was done.
    pub(super) fn undo_at(&self) -> Option<DateTime<Utc>> {
        self.done.last().map(|step| step.last_at)
    }

    /// Name of the step that redo would make again.
    pub(super) fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }
}

/// True when the same may succeed later, as the file stands: it was busy, full or locked.
const fn may_pass(why: &ProgramError) -> bool {
    matches!(
        why,
        ProgramError::Store(StoreError::Busy | StoreError::DiskFull | StoreError::ReadOnly(_))
    )
}

/// Which read models a change of these tables makes stale.
pub(super) fn touched(tables: &[ChangedTable]) -> Touched {
    tables.iter().fold(Touched::NOTHING, |touched, table| {
        touched.and(kind_of(&table.0))
    })
}

/// The same for a step taken back or made again: an entry may be work on an action, which the
/// register shows.
pub(super) fn touched_back(tables: &[ChangedTable]) -> Touched {
    let touched = touched(tables);
    if touched.meets(Touched::ENTRIES) {
        touched.and(Touched::ACTIONS)
    } else {
        touched
    }
}

/// A table that isn't listed makes everything stale: slow is better than wrong.
fn kind_of(table: &str) -> Touched {
    match table {
        "city" | "papers" | "memo_rules" | "holiday" | "department" | "person" | "priority"
        | "goal" => Touched::DIRECTORY,
        "measure" | "target" | "annotation" | "baseline" | "measure_rules" | "measure_alias"
        | "saved_mapping" => Touched::MEASURES,
        "series" | "batch" => Touched::FIGURES,
        "meeting" => Touched::MEETINGS.and(Touched::STAGE),
        "meeting_department" | "attendance" | "agenda_item" | "exhibit" | "question"
        | "anticipated" | "follow_up" | "feedback" | "item_course" | "release"
        | "newer_figures" | "text_conflict" | "issued_memo" | "issued_file" | "memo_texts"
        | "exhibit_words" => Touched::MEETINGS,
        "stage" | "stage_look" | "aside" | "guest" | "way_back" | "meeting_pause"
        | "item_clock" | "recess" | "projected_question" | "spotlight" | "shown_again" => {
            Touched::STAGE
        }
        "entry" | "as_shown" => Touched::ENTRIES,
        "action" | "due_change" | "response" | "step_taken" | "support" => Touched::ACTIONS,
        _ => Touched::ALL,
    }
}

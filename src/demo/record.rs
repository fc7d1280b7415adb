//! A meeting held and its record kept; and what happens to its actions afterwards.

use super::meeting_file::{
    ActionRow, EntryRow, FeedbackRow, LaterWork, MeetingFile, MeetingWork, Step,
};
use super::player::Player;
use super::{DemoError, made};
use crate::domain::action::Action;
use crate::domain::agenda::Question;
use crate::domain::entry::{ActionStep, EntryKind};
use crate::domain::feedback::{Agreement, Feedback};
use crate::domain::ids::{EntryId, ItemId, MeetingId};
use crate::domain::meeting::{Presence, Screen};
use crate::program::{ActionWork, Command, EntryEdit, NewEntry, query};

impl Player {
    /// Starts a meeting and notes who came.
    pub(super) fn start(&mut self, file: &MeetingFile) -> Result<(), DemoError> {
        let id = self.meeting(&file.key)?.id;
        self.program.run(Command::StartMeeting(id))?;
        let mut present = Vec::new();
        for name in &file.present {
            present.push(self.names.person(name)?);
        }
        for one in query::meeting(&self.program, id)?.attendance {
            let presence = if present.contains(&one.person) {
                Presence::Present
            } else {
                Presence::Absent
            };
            let attendance = one.id;
            self.program.run(Command::MarkPresence {
                attendance,
                presence,
            })?;
        }
        Ok(())
    }

    /// Goes to the first stop of an item.
    pub(super) fn go_to(&mut self, file: &MeetingFile, item: &str) -> Result<(), DemoError> {
        let meeting = self.meeting(&file.key)?.id;
        let item = self.item(&file.key, item)?;
        let stops = query::meeting(&self.program, meeting)?.stops;
        let stop = stops.into_iter().find(|stop| stop.item == Some(item));
        self.program.run(Command::GoTo {
            meeting,
            item: Some(item),
            screen: stop.map_or(Screen::Exhibit, |stop| stop.screen),
            exhibit: stop.map_or(0, |stop| stop.exhibit),
        })?;
        Ok(())
    }

    /// Ticks the questions of a meeting that were put to the panel.
    fn tick_questions(&mut self, file: &MeetingFile) -> Result<(), DemoError> {
        for row in &file.item {
            let item = self.item(&file.key, &row.key)?;
            let view = query::meeting(&self.program, self.meeting(&file.key)?.id)?;
            let questions = view.item(item).map(|one| one.questions.clone());
            let numbered = (1..).zip(questions.unwrap_or_default());
            for (number, question) in numbered {
                if row.asked.contains(&number) {
                    self.program.run(Command::SaveQuestion(Question {
                        asked: true,
                        ..question
                    }))?;
                }
            }
        }
        Ok(())
    }

    /// Reads the promises of a meeting back: owners say yes.
    fn read_back(&mut self, file: &MeetingFile) -> Result<(), DemoError> {
        let promised = file.entry.iter().filter_map(|row| row.action.as_ref());
        let book = query::actions(&self.program)?;
        for row in promised.filter(|row| row.committed) {
            let action = self.action(&row.key)?;
            let Some(there) = book.row(action) else {
                continue;
            };
            self.program.run(Command::EditAction {
                action: Action {
                    committed: true,
                    ..there.action.clone()
                },
                support: there.support.clone(),
                due_reason: String::new(),
            })?;
        }
        Ok(())
    }

    /// Ends a meeting, its promises read back.
    pub(super) fn adjourn(&mut self, file: &MeetingFile) -> Result<(), DemoError> {
        let id = self.meeting(&file.key)?.id;
        self.tick_questions(file)?;
        self.read_back(file)?;
        self.program.run(Command::Adjourn(id))?;
        Ok(())
    }

    /// Counts the cards of a meeting.
    pub(super) fn count_feedback(
        &mut self,
        file: &MeetingFile,
        row: &FeedbackRow,
    ) -> Result<(), DemoError> {
        let mut tally = Feedback::of(self.meeting(&file.key)?.id);
        tally.handed_out = Some(row.cards);
        for (answer, count) in Agreement::ALL.iter().zip(row.answers) {
            tally.set(*answer, count);
        }
        tally.comments = row.comments.join("\n");
        self.program.run(Command::SaveFeedback(tally))?;
        Ok(())
    }

    /// Puts an entry on the record, with the action it makes or works.
    pub(super) fn enter(&mut self, file: &MeetingFile, row: &EntryRow) -> Result<(), DemoError> {
        let meeting = self.meeting(&file.key)?.id;
        let item = self.item(&file.key, &row.item)?;
        if let Some(work) = &row.work
            && let Step::Work(step) = work.step
        {
            return self.work_in_meeting(meeting, item, row, (work, step));
        }
        let text = self.text(&row.text)?;
        let entry: EntryId = made(&self.program.run(Command::Record(NewEntry {
            meeting,
            item: Some(item),
            kind: row.kind.0,
            typed: text.clone(),
            speaker: self.names.maybe_person(row.speaker.as_deref())?,
            afterwards: false,
        }))?)?;
        self.settle_entry(entry, item, text, row)?;
        if let Some(action) = &row.action {
            self.settle_action(entry, action)?;
        }
        if let Some(work) = &row.work {
            self.merge(&work.action, work.into.as_deref())?;
        }
        Ok(())
    }

    /// Settles what the capture line left open: the words as they were said, and of a decision who decided.
    fn settle_entry(
        &mut self,
        entry: EntryId,
        item: ItemId,
        text: String,
        row: &EntryRow,
    ) -> Result<(), DemoError> {
        self.program.run(Command::EditEntry(EntryEdit {
            entry,
            text,
            speaker: self.names.maybe_person(row.speaker.as_deref())?,
            item: Some(item),
            at: self.program.now(),
            decided_by: self.names.maybe_person(row.decided_by.as_deref())?,
            effect: self.text(&row.effect)?,
            category: row.category.as_ref().map(|word| word.0),
        }))?;
        Ok(())
    }

    /// Settles the facts of the action an entry made.
    fn settle_action(&mut self, entry: EntryId, row: &ActionRow) -> Result<(), DemoError> {
        let book = query::actions(&self.program)?;
        let made = book
            .rows
            .into_iter()
            .find(|one| one.action.entry == Some(entry));
        let action = made
            .map(|one| one.action)
            .ok_or_else(|| DemoError::Sample(format!("\"{}\" makes no action", row.key)))?;
        let names = &self.names;
        let support = names.departments(&row.support)?;
        let action = Action {
            owner: Some(names.person(&row.owner)?),
            owner_as_typed: String::new(),
            department: Some(names.department(&row.department)?),
            due: row.due.map(|day| self.shift.day(day.0)),
            deliverable: Some(row.deliverable.0),
            definition_of_done: self.text(&row.done_when)?,
            priority: row.priority.0,
            term: row.term.0,
            measure: names.maybe_measure(row.measure.as_deref())?,
            source_owner: names.maybe_person(row.source_owner.as_deref())?,
            intended_use: self.text(&row.intended_use)?,
            ..action
        };
        self.actions.insert(row.key.clone(), action.id);
        self.program.run(Command::EditAction {
            action,
            support,
            due_reason: String::new(),
        })?;
        self.merge_into(&row.key)
    }

    /// Works an earlier action in a meeting.
    fn work_in_meeting(
        &mut self,
        meeting: MeetingId,
        item: ItemId,
        row: &EntryRow,
        (work, step): (&MeetingWork, ActionStep),
    ) -> Result<(), DemoError> {
        if row.kind.0 != EntryKind::FollowUp {
            return Err(DemoError::Sample(format!(
                "work on \"{}\" isn't of the kind follow-up",
                work.action
            )));
        }
        let person = work.to.as_deref().or(work.by.as_deref());
        let words = self.text(&row.text)?;
        let entry: EntryId = made(&self.program.run(Command::WorkAction(ActionWork {
            action: self.action(&work.action)?,
            step,
            on: self.program.today(),
            words: words.clone(),
            new_due: work.due.map(|day| self.shift.day(day.0)),
            person: self.names.maybe_person(person)?,
            meeting: Some(meeting),
            item: Some(item),
        }))?)?;
        if row.speaker.is_some() {
            self.settle_entry(entry, item, words, row)?;
        }
        Ok(())
    }

    /// Works an action between meetings.
    pub(super) fn work_later(&mut self, action: &str, work: &LaterWork) -> Result<(), DemoError> {
        let Step::Work(step) = work.step else {
            return self.merge(action, work.into.as_deref());
        };
        // Who reported it is a person of the city, even where the step doesn't keep them.
        let by = self.names.person(&work.by)?;
        let to = self.names.maybe_person(work.to.as_deref())?;
        self.program.run(Command::WorkAction(ActionWork {
            action: self.action(action)?,
            step,
            on: self.program.today(),
            words: self.text(&work.text)?,
            new_due: work.due.map(|day| self.shift.day(day.0)),
            person: to.or(Some(by).filter(|_| step == ActionStep::Response)),
            meeting: None,
            item: None,
        }))?;
        Ok(())
    }

    /// Merges an action into another; one that is yet to be promised takes it up when it is.
    fn merge(&mut self, action: &str, into: Option<&str>) -> Result<(), DemoError> {
        let into = into.unwrap_or_default();
        if self.actions.contains_key(into) {
            let (action, into) = (self.action(action)?, self.action(into)?);
            self.program.run(Command::MergeAction { action, into })?;
        } else {
            self.to_merge.push((action.to_owned(), into.to_owned()));
        }
        Ok(())
    }

    /// Carries out the merges that waited for this action.
    fn merge_into(&mut self, promised: &str) -> Result<(), DemoError> {
        let waiting = std::mem::take(&mut self.to_merge);
        for (action, into) in waiting {
            if into == promised {
                self.merge(&action, Some(promised))?;
            } else {
                self.to_merge.push((action, into));
            }
        }
        Ok(())
    }
}

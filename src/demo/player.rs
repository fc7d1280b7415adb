//! Plays the events of the sample files on a program, as people would have: through its commands.

use super::DemoError;
use super::dates::Shift;
use super::reference::Names;
use super::timeline::Event;
use crate::domain::ids::{ActionId, ItemId, MeetingId};
use crate::program::Program;
use std::collections::BTreeMap;

/// A program in the making.
#[derive(Debug)]
pub(super) struct Player {
    pub(super) program: Program,
    pub(super) shift: Shift,
    pub(super) names: Names,
    /// Meetings by the keys of their files.
    pub(super) meetings: BTreeMap<String, PlayedMeeting>,
    /// Actions by their keys.
    pub(super) actions: BTreeMap<String, ActionId>,
    /// Actions to merge into ones that are yet to be promised, by their keys.
    pub(super) to_merge: Vec<(String, String)>,
}

/// A meeting that was prepared.
#[derive(Debug)]
pub(super) struct PlayedMeeting {
    pub(super) id: MeetingId,
    /// The name of the stat.
    pub(super) name: String,
    /// Items by their keys.
    pub(super) items: BTreeMap<String, ItemId>,
}

impl Player {
    /// A player at the beginning.
    pub(super) const fn new(program: Program, shift: Shift, names: Names) -> Self {
        Self {
            program,
            shift,
            names,
            meetings: BTreeMap::new(),
            actions: BTreeMap::new(),
            to_merge: Vec::new(),
        }
    }

    /// The program as it was played to the end.
    pub(super) fn into_program(self) -> Result<Program, DemoError> {
        match self.to_merge.first() {
            None => Ok(self.program),
            Some((_, into)) => Err(DemoError::Sample(format!(
                "no action \"{into}\" was promised"
            ))),
        }
    }

    /// Plays one event, at the time the program's clock shows.
    pub(super) fn play(&mut self, event: &Event<'_>) -> Result<(), DemoError> {
        match event {
            Event::Figures(file) => self.take_figures(file),
            Event::Prepare(meeting) => self.prepare(meeting),
            Event::Start(meeting) => self.start(meeting),
            Event::GoTo(meeting, item) => self.go_to(meeting, item),
            Event::Entry(meeting, row) => self.enter(meeting, row),
            Event::Adjourn(meeting) => self.adjourn(meeting),
            Event::Feedback(meeting, tally) => self.count_feedback(meeting, tally),
            Event::Work(action, work) => self.work_later(action, work),
            Event::Correct(action, row) => self.correct(action, row),
            Event::Issue(meeting, row) => self.issue(meeting, row),
        }
    }

    /// A text with its dates moved.
    pub(super) fn text(&self, text: &str) -> Result<String, DemoError> {
        self.shift.text(text)
    }

    /// A meeting that was prepared, by its key.
    pub(super) fn meeting(&self, key: &str) -> Result<&PlayedMeeting, DemoError> {
        let found = self.meetings.get(key);
        found.ok_or_else(|| DemoError::Sample(format!("no meeting \"{key}\" was prepared")))
    }

    /// An item of a meeting, by their keys.
    pub(super) fn item(&self, meeting: &str, item: &str) -> Result<ItemId, DemoError> {
        let found = self.meeting(meeting)?.items.get(item).copied();
        found.ok_or_else(|| DemoError::Sample(format!("{meeting} has no item \"{item}\"")))
    }

    /// An action, by its key.
    pub(super) fn action(&self, key: &str) -> Result<ActionId, DemoError> {
        let found = self.actions.get(key).copied();
        found.ok_or_else(|| DemoError::Sample(format!("no action \"{key}\" was promised")))
    }
}

//! What the palette offers for the items of a running meeting, each by its name.

use crate::domain::ids::{ItemId, QuestionId};
use crate::program::query::{ItemView, MeetingView};
use crate::program::{Command, RoomChange};
use crate::ui::palette::PaletteEntry;
use crate::ui::verbs::RunVerb;

use super::StatroomApp;
use chrono::TimeDelta;

impl StatroomApp {
    /// Does what a verb of the running meeting asks for with an item, or with the one the meeting is at.
    pub(super) fn run_verb(&mut self, verb: RunVerb, item: Option<ItemId>) {
        let meeting = self
            .session
            .as_ref()
            .and_then(|it| it.models.meeting.as_ref());
        if verb == RunVerb::Break && meeting.is_some_and(|view| view.recess.is_none()) {
            self.console.open_palette_at(BREAK);
            return;
        }
        if let Some(session) = &self.session {
            let models = &session.models;
            self.console.run_verb(verb, item, models, &mut self.outbox);
        }
    }

    /// Begins a break, or says of the one that is on when it ends.
    fn take_break(&mut self, minutes: Option<u32>) {
        let Some(session) = &self.session else { return };
        let back = minutes.map(|minutes| TimeDelta::minutes(i64::from(minutes)));
        let back_at = back.and_then(|back| session.program.now().checked_add_signed(back));
        self.in_room(RoomChange::Break(back_at));
    }

    fn in_room(&mut self, change: RoomChange) {
        let open = self
            .session
            .as_ref()
            .and_then(|it| it.models.meeting.as_ref());
        if let Some(meeting) = open.map(|view| view.meeting.id) {
            self.outbox.run(Command::InRoom { meeting, change });
        }
    }

    /// Does what was chosen in the palette.
    pub(super) fn run_target(&mut self, target: RunTarget) {
        match target {
            RunTarget::Item(verb, item) => self.run_verb(verb, Some(item)),
            RunTarget::Break(minutes) => self.take_break(minutes),
            RunTarget::Ask(question) => self.in_room(RoomChange::Ask(Some(question))),
        }
    }
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunTarget {
    /// A verb with an item.
    Item(RunVerb, ItemId),
    /// A break of so many minutes, or of no said length.
    Break(Option<u32>),
    /// A question before the room.
    Ask(QuestionId),
}

/// The entries for the running meeting.
pub(super) fn run_entries(view: &MeetingView) -> Vec<PaletteEntry<RunTarget>> {
    let mut entries = breaks(view);
    let item = view.operator().and_then(|stage| stage.item);
    let item = item.and_then(|id| view.item(id));
    let questions = item.into_iter().flat_map(|item| &item.questions);
    entries.extend(questions.map(|question| PaletteEntry {
        kind: "To the room".to_owned(),
        ..entry(
            format!("Show question: {}", question.text.trim()),
            RunTarget::Ask(question.id),
        )
    }));
    entries.extend(view.agenda().flat_map(of_item));
    entries
}

/// How the entries begin that take a break.
const BREAK: &str = "Break: ";

fn breaks(view: &MeetingView) -> Vec<PaletteEntry<RunTarget>> {
    let mut entries: Vec<PaletteEntry<RunTarget>> = [5, 10, 15]
        .into_iter()
        .map(|minutes| {
            let words = format!("{BREAK}back in {minutes} minutes");
            entry(words, RunTarget::Break(Some(minutes)))
        })
        .collect();
    let words = if view.recess.is_some() {
        format!("{BREAK}take the time off the screen")
    } else {
        format!("{BREAK}no time said")
    };
    entries.push(entry(words, RunTarget::Break(None)));
    for one in &mut entries {
        "To the room".clone_into(&mut one.kind);
    }
    entries
}

fn of_item(view: &ItemView) -> Vec<PaletteEntry<RunTarget>> {
    let number = view.number.unwrap_or_default();
    let title = format!("{number}. {}", view.item.title);
    let skip = if view.is_skipped() {
        format!("Take up {title} again")
    } else {
        format!("Skip {title}")
    };
    let mut entries = vec![entry(skip, RunTarget::Item(RunVerb::Skip, view.item.id))];
    if view.moved_to().is_none() {
        let words = format!("Move {title} to the next meeting");
        let target = RunTarget::Item(RunVerb::MoveOn, view.item.id);
        entries.push(entry(words, target));
    }
    entries
}

fn entry(label: String, id: RunTarget) -> PaletteEntry<RunTarget> {
    PaletteEntry {
        label,
        kind: "On the agenda".to_owned(),
        keys: String::new(),
        id,
    }
}

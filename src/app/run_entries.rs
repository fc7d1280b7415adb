//! What the palette offers for the items of a running meeting, each by its name.

use crate::domain::ids::ItemId;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::palette::PaletteEntry;
use crate::ui::verbs::RunVerb;

use super::StatroomApp;

impl StatroomApp {
    /// Does what a verb of the running meeting asks for with an item, or with the one the meeting is at.
    pub(super) fn run_verb(&mut self, verb: RunVerb, item: Option<ItemId>) {
        if let Some(session) = &self.session {
            let models = &session.models;
            self.console.run_verb(verb, item, models, &mut self.outbox);
        }
    }

    /// Does what was chosen in the palette.
    pub(super) fn run_target(&mut self, target: RunTarget) {
        match target {
            RunTarget::Item(verb, item) => self.run_verb(verb, Some(item)),
        }
    }
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunTarget {
    /// A verb with an item.
    Item(RunVerb, ItemId),
}

/// The entries for the running meeting.
pub(super) fn run_entries(view: &MeetingView) -> Vec<PaletteEntry<RunTarget>> {
    view.agenda().flat_map(of_item).collect()
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

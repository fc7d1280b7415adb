//! What the record still leaves open before its memo goes out.

use crate::domain::action::Lack;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::EntryId;
use crate::program::query::MeetingView;
use crate::ui::models::Models;

use super::made;

/// Something left open, and the entry it concerns, if one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// The first words of the entry; nothing when it is no entry's.
    pub(super) title: String,
    pub(super) words: String,
    pub(super) entry: Option<EntryId>,
}

/// Whether an entry has something a person still has to settle.
pub(super) fn needs_attention(models: &Models, entry: &Entry) -> bool {
    let lacks =
        made(models, entry).is_some_and(|action| action.is_open() && !action.lacks().is_empty());
    let undecided = entry.kind == EntryKind::Decision && entry.decided_by.is_none();
    lacks || undecided || !entry.unsettled.trim().is_empty()
}

/// Everything left open: first what the meeting lacks, then entry by entry.
pub(super) fn gaps(models: &Models, view: &MeetingView) -> Vec<Gap> {
    let meeting = &view.meeting;
    let mut gaps = Vec::new();
    let mut whole = |missing: bool, words: &str| {
        if missing {
            gaps.push(Gap {
                title: String::new(),
                words: words.to_owned(),
                entry: None,
            });
        }
    };
    let nobody = meeting
        .follow_up_to
        .iter()
        .all(|line| line.trim().is_empty());
    whole(
        nobody && meeting.hot_seat.is_none(),
        "Nobody is named to receive the memo.",
    );
    whole(meeting.next_on.is_none(), "The next meeting has no day.");
    let days = models.directory.city.materials_due_days;
    let no_day = meeting.materials_due.is_none() && days == 0;
    whole(no_day, "No day is set by which materials are due.");
    gaps.extend(
        view.entries
            .iter()
            .filter_map(|entry| of_entry(models, entry)),
    );
    gaps
}

fn of_entry(models: &Models, entry: &Entry) -> Option<Gap> {
    let mut open: Vec<String> = Vec::new();
    if let Some(action) = made(models, entry).filter(|action| action.is_open()) {
        let lacks = action.lacks().into_iter().map(Lack::label);
        open.extend(lacks.map(str::to_owned));
    }
    if entry.kind == EntryKind::Decision && entry.decided_by.is_none() {
        open.push("not said who decided".to_owned());
    }
    let marks = entry
        .unsettled
        .lines()
        .filter(|line| !line.trim().is_empty());
    let settled_with_owner = made(models, entry).map_or("", |action| &action.owner_as_typed);
    for line in marks {
        let mark = crate::program::mark_of(line);
        if settled_with_owner.is_empty() || mark.trim_start_matches('@') != settled_with_owner {
            open.push(line.to_owned());
        }
    }
    (!open.is_empty()).then(|| Gap {
        title: short(&entry.text),
        words: open.join(" · "),
        entry: Some(entry.id),
    })
}

/// The first words of a text.
fn short(text: &str) -> String {
    const LONGEST: usize = 48;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

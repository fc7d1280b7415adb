//! Entries after they were recorded: another time, another item, two made one, one made two.

use super::{Applied, Apply, wanted};
use crate::domain::action::{Action, DueChange, Response};
use crate::domain::agenda::AgendaItem;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId};
use crate::domain::meeting::Meeting;
use crate::program::clock::day_in_zone;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::EntrySplit;
use crate::program::settlement::mark_of;
use chrono::{DateTime, TimeDelta, Utc};

impl Apply<'_> {
    /// A time lies on a day the meeting was held on, and not ahead.
    pub(super) fn retime_entry(&self, id: EntryId, at: DateTime<Utc>) -> Applied {
        let mut entry = self.read().get::<Entry>(id)?;
        let meeting = self.read().get::<Meeting>(entry.meeting)?;
        if at > self.now {
            let words = "That time is still to come, so the entry keeps its own.";
            return Err(ProgramError::Refused(words.into()));
        }
        let day = |at: DateTime<Utc>| day_in_zone(at, &meeting.time_zone);
        let first = meeting.started_at.map_or(meeting.held_on, day);
        let last = meeting.adjourned_at.map_or(first, day).max(first);
        let own = day(entry.at);
        if day(at) != own && !(first..=last).contains(&day(at)) {
            let words = "The meeting was not held on that day, so the entry keeps its time.";
            return Err(ProgramError::Refused(words.into()));
        }
        if let Some(action) = entry.action.filter(|_| entry.kind == EntryKind::FollowUp) {
            self.retime_step(action, entry.at, at)?;
        }
        entry.at = at;
        self.write.update(&entry)?;
        Ok(Output::Nothing)
    }

    /// What a step left in an action's history goes along with the entry that tells of it.
    fn retime_step(
        &self,
        action: ActionId,
        from: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<(), ProgramError> {
        let read = self.read();
        for change in read.of::<DueChange>("action", action)? {
            if change.at == from {
                self.write.update(&DueChange { at, ..change })?;
            }
        }
        for response in read.of::<Response>("action", action)? {
            if response.at == from {
                self.write.update(&Response { at, ..response })?;
            }
        }
        Ok(())
    }

    pub(super) fn move_entry(&self, id: EntryId, item: Option<ItemId>) -> Applied {
        let mut entry = self.read().get::<Entry>(id)?;
        if let Some(item) = item
            && self.read().get::<AgendaItem>(item)?.meeting != entry.meeting
        {
            let words = "That item is another meeting's.";
            return Err(ProgramError::Refused(words.into()));
        }
        entry.item = item;
        self.write.update(&entry)?;
        if let Some(mut action) = self.made_by(&entry)? {
            self.place_action(&mut action, item)?;
            self.write.update(&action)?;
        }
        Ok(Output::Nothing)
    }

    /// Puts an action under an item and its topic.
    pub(super) fn place_action(
        &self,
        action: &mut Action,
        item: Option<ItemId>,
    ) -> Result<(), ProgramError> {
        action.item = item;
        action.topic = match item {
            Some(item) => Some(self.read().get::<AgendaItem>(item)?.topic),
            None => None,
        };
        Ok(())
    }

    pub(super) fn merge_entries(
        &self,
        id: EntryId,
        into: EntryId,
        goes_on: Option<ActionId>,
    ) -> Applied {
        let read = self.read();
        let (mut gone, mut kept) = (read.get::<Entry>(id)?, read.get::<Entry>(into)?);
        if id == into || gone.meeting != kept.meeting {
            let words = "An entry is merged with another one of its own meeting.";
            return Err(ProgramError::Refused(words.into()));
        }
        let (goner, keeper) = (self.made_by(&gone)?, self.made_by(&kept)?);
        let kind = merged_kind(&gone, &kept, (goner.is_some(), keeper.is_some()))?;
        join(&gone, &mut kept);
        if gone.kind == EntryKind::FollowUp {
            kept.action = gone.action;
            kept.step = gone.step;
        }
        kept.kind = kind.unwrap_or(kept.kind);
        // The action lets go of the entry that ends before that is taken away.
        gone.action = None;
        self.write.update(&gone)?;
        self.merge_made((goner, keeper), &mut kept, goes_on)?;
        self.write.update(&kept)?;
        self.share_shown(id, &kept)?;
        self.forget_shown(id)?;
        self.forget_recorded(id, Some(into))?;
        self.write.delete::<Entry>(id)?;
        Ok(Output::Id(into.uuid()))
    }

    /// What becomes of the actions that two entries made (the one that ends, the one that goes on): one is
    /// kept with the joined words, another is merged into it.
    fn merge_made(
        &self,
        made: (Option<Action>, Option<Action>),
        kept: &mut Entry,
        goes_on: Option<ActionId>,
    ) -> Result<(), ProgramError> {
        let (mut action, other) = match made {
            (None, None) => return Ok(()),
            (Some(one), None) | (None, Some(one)) => (one, None),
            (Some(goner), Some(keeper)) if goes_on == Some(goner.id) => (goner, Some(keeper)),
            (Some(goner), Some(keeper)) if goes_on == Some(keeper.id) => (keeper, Some(goner)),
            (Some(_), Some(_)) => return Err(ProgramError::Wanted("Which action goes on")),
        };
        if let Some(mut other) = other {
            other.entry = None;
            self.write.update(&other)?;
            self.merge_action(other.id, action.id)?;
        }
        action.entry = Some(kept.id);
        action.text.clone_from(&kept.text);
        self.place_action(&mut action, kept.item)?;
        self.write.update(&action)?;
        kept.action = Some(action.id);
        if let Some(kind) = EntryKind::ALL
            .iter()
            .find(|kind| kind.action_kind() == Some(action.kind))
        {
            kept.kind = *kind;
        }
        Ok(())
    }

    pub(super) fn split_entry(&self, split: &EntrySplit) -> Applied {
        let first = split.first.trim().to_owned();
        let second = split.second.trim().to_owned();
        wanted(&first, "The words of the first part")?;
        wanted(&second, "The words of the second part")?;
        if split.kind == EntryKind::FollowUp {
            let words = "Work on an earlier action is recorded on the action.";
            return Err(ProgramError::Refused(words.into()));
        }
        let mut entry = self.read().get::<Entry>(split.entry)?;
        let meeting = self.read().get::<Meeting>(entry.meeting)?;
        let (stay, go) = marks_of_parts(&entry.unsettled, &first, &second);
        entry.text = first;
        entry.unsettled = stay;
        self.write.update(&entry)?;
        if let Some(mut action) = self.made_by(&entry)? {
            action.text.clone_from(&entry.text);
            self.write.update(&action)?;
        }
        self.make_room_after(&entry)?;
        let mut part = Entry {
            id: EntryId::new(self.key()),
            kind: split.kind,
            typed: second.clone(),
            text: second,
            action: None,
            step: None,
            decided_by: None,
            effect: String::new(),
            category: None,
            unsettled: go,
            ..entry
        };
        if part.kind == EntryKind::Decision {
            part.decided_by = meeting.chair;
        }
        let captured = self.understood(&part.typed, &meeting)?;
        let made = self.action_of(&part, &captured)?;
        part.action = made.as_ref().map(|action| action.id);
        self.write.insert(&part)?;
        if let Some(action) = made {
            self.write.insert(&action)?;
            self.add_support(action.id, &captured)?;
        }
        self.share_shown(split.entry, &part)?;
        Ok(Output::Id(part.id.uuid()))
    }

    /// Entries are told in the order of their instants, then of their making: what was made after `entry`
    /// at its very instant goes on by a thousandth of a second, so that a new one can stand between.
    fn make_room_after(&self, entry: &Entry) -> Result<(), ProgramError> {
        for other in self.read().of::<Entry>("meeting", entry.meeting)? {
            if other.at == entry.at && other.id > entry.id {
                let at = other.at + TimeDelta::milliseconds(1);
                self.write.update(&Entry { at, ..other })?;
            }
        }
        Ok(())
    }
}

/// What two entries are as one: a note takes the kind of the other, and what carries an action keeps it.
/// None where it is decided by which action goes on.
fn merged_kind(
    gone: &Entry,
    kept: &Entry,
    carries: (bool, bool),
) -> Result<Option<EntryKind>, ProgramError> {
    let refused = |words: &str| Err(ProgramError::Refused(words.to_owned()));
    if gone.kind == EntryKind::Note {
        return Ok(Some(kept.kind));
    }
    if kept.kind == EntryKind::Note {
        return Ok(Some(gone.kind));
    }
    if gone.kind == EntryKind::FollowUp || kept.kind == EntryKind::FollowUp {
        return refused("Work on an earlier action can only be merged with a note.");
    }
    match carries {
        (true, true) => Ok(None),
        (false, false) => Ok(Some(kept.kind)),
        (true, false) | (false, true) => {
            let decides = gone.kind == EntryKind::Decision || kept.kind == EntryKind::Decision;
            if decides {
                return refused(
                    "What was decided and what was promised stand by themselves. Turn one of them \
                     into a note first.",
                );
            }
            Ok(Some(if carries.0 { gone.kind } else { kept.kind }))
        }
    }
}

/// Puts the words and facts of the entry that ends into the one that goes on, in the order they were said.
fn join(gone: &Entry, kept: &mut Entry) {
    let gone_first = (gone.at, gone.id) < (kept.at, kept.id);
    let ordered = |of_gone: &str, of_kept: &str| {
        if gone_first {
            (of_gone.to_owned(), of_kept.to_owned())
        } else {
            (of_kept.to_owned(), of_gone.to_owned())
        }
    };
    let (first, second) = ordered(&gone.text, &kept.text);
    kept.text = joined(&first, &second);
    let (first, second) = ordered(&gone.typed, &kept.typed);
    let typed = format!("{first}\n{second}");
    typed.trim().clone_into(&mut kept.typed);
    let (first, second) = ordered(&gone.effect, &kept.effect);
    kept.effect = joined(&first, &second);
    let (first, second) = ordered(&gone.unsettled, &kept.unsettled);
    let mut lines: Vec<&str> = first.lines().collect();
    lines.extend(
        second
            .lines()
            .filter(|line| !first.lines().any(|one| one == *line)),
    );
    kept.unsettled = lines.join("\n");
    kept.at = kept.at.min(gone.at);
    kept.speaker = kept.speaker.or(gone.speaker);
    kept.decided_by = kept.decided_by.or(gone.decided_by);
    kept.category = kept.category.or(gone.category);
}

/// Two texts as one: "Backlog fell; two districts carry it".
fn joined(first: &str, second: &str) -> String {
    let (first, second) = (first.trim(), second.trim());
    if first.is_empty() || second.is_empty() {
        return format!("{first}{second}");
    }
    let ended = first.ends_with(['.', '!', '?', ':', ';', ',', '…', '。', '！', '？']);
    let between = if ended { " " } else { "; " };
    format!("{first}{between}{second}")
}

/// What of an entry's open marks stays with the first part and what goes with the second: each goes where
/// it stands.
fn marks_of_parts(unsettled: &str, first: &str, second: &str) -> (String, String) {
    let (go, stay): (Vec<&str>, Vec<&str>) = unsettled.lines().partition(|line| {
        let mark = mark_of(line);
        second.contains(mark) && !first.contains(mark)
    });
    (stay.join("\n"), go.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_read_as_one_sentence_or_two() {
        assert_eq!(
            joined("Backlog fell ", "two districts"),
            "Backlog fell; two districts"
        );
        assert_eq!(joined("Backlog fell.", " Why?"), "Backlog fell. Why?");
        assert_eq!(joined("", "Why?"), "Why?");
        assert_eq!(joined("再開する。", "来月"), "再開する。 来月");
    }

    #[test]
    fn an_open_mark_goes_with_the_part_it_stands_in() {
        let open = "@zyx: nobody known by that name\n#pot: no measure known by that name";
        let (stay, go) = marks_of_parts(open, "Ask @zyx", "count #pot");
        assert_eq!(stay, "@zyx: nobody known by that name");
        assert_eq!(go, "#pot: no measure known by that name");
    }
}

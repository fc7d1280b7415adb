//! What can be done with an entry besides its words, the same in the room and at Follow up: another time,
//! another item, merged with another, split in two, and what a decision decides.

mod decision;
mod merge;

pub(super) use decision::decision;
pub(super) use merge::form as merge_form;

use chrono::{DateTime, NaiveTime, Utc};
use eframe::egui::{Id, Response, Ui, text_edit::TextEditState};

use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId};
use crate::program::query::MeetingView;
use crate::program::{Command, EntrySplit, instant};
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Then};
use crate::ui::verbs::Verb;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;

use super::choices::Choices;

/// In so many frames a field is asked for before it is given up.
const FRAMES: u8 = 4;

/// A text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum EntryText {
    Words,
    Effect,
}

/// What is being done with an entry.
#[derive(Debug, Default)]
pub(super) struct EntryTools {
    /// A verb of the record whose key was pressed.
    pub(super) asked: Option<Verb>,
    /// The entry that is to become part of another, with the one chosen for it.
    merging: Option<merge::Merging>,
    /// The field in which the words of the entry stand, where its cursor is.
    words: Option<(EntryId, Id)>,
    /// The field that shall have the keyboard, and in how many frames more it is asked for: one that is
    /// out of sight has to be scrolled to first.
    wanted: Option<(Wanted, u8)>,
    /// What has to be said of an entry, below its words or its time.
    told: Option<(EntryId, Told)>,
}

/// A field that shall have the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The first of the editor.
    First,
    Words,
    Time,
    Item,
}

/// What has to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Nothing can be split without a cursor between words.
    NoCursor,
    /// The time is still to come.
    Ahead,
    /// It is the first of its item.
    NoneBefore,
}

impl EntryTools {
    /// Does what a key asked for with this entry. True when the entry shall be open for it.
    pub(super) fn start(
        &mut self,
        verb: Verb,
        (frame, view): (&Frame<'_>, &MeetingView),
        entry: &Entry,
        outbox: &mut Outbox,
    ) -> bool {
        self.told = None;
        if verb == Verb::MergeEntry {
            let Some(into) = merge::before(view, entry) else {
                self.told = Some((entry.id, Told::NoneBefore));
                return true;
            };
            if merge::two_actions(frame.models, entry, into).is_none() {
                merge::merge(entry.id, into.id, None, outbox);
                return false;
            }
            self.merging = Some(merge::Merging::of(entry.id, Some(into.id)));
            return true;
        }
        self.want(if verb == Verb::RetimeEntry {
            Wanted::Time
        } else if verb == Verb::MoveEntry {
            Wanted::Item
        } else {
            Wanted::Words
        });
        true
    }

    /// Begins to merge an entry with another one still to be chosen.
    pub(super) fn begin_merge(&mut self, view: &MeetingView, entry: &Entry) {
        let into = merge::before(view, entry).map(|into| into.id);
        self.merging = Some(merge::Merging::of(entry.id, into));
    }

    /// Notes in which field the words of an entry stand. A field that was wanted gets the keyboard.
    pub(super) fn words_in(&mut self, entry: EntryId, response: &Response) {
        self.words = Some((entry, response.id));
        self.give(Wanted::Words, response);
    }

    fn give(&mut self, field: Wanted, response: &Response) {
        let Some((_, frames)) = self.wanted.filter(|(wanted, _)| *wanted == field) else {
            return;
        };
        let there = response.has_focus() || frames == 0;
        self.wanted = (!there).then(|| (field, frames - 1));
        if !there {
            response.request_focus();
            response.scroll_to_me(None);
            response.ctx.request_repaint();
        }
    }

    const fn want(&mut self, field: Wanted) {
        self.wanted = Some((field, FRAMES));
    }

    /// The first field of an entry shall have the keyboard, unless another one is wanted.
    pub(super) const fn want_first(&mut self) {
        if self.wanted.is_none() && self.merging.is_none() {
            self.want(Wanted::First);
        }
    }

    /// This is the first field.
    pub(super) fn first(&mut self, response: &Response) {
        self.give(Wanted::First, response);
    }

    /// What has to be said below the words of an entry.
    pub(super) fn word_trouble(&self, entry: EntryId) -> Option<&'static str> {
        match self.told {
            Some((of, Told::NoCursor)) if of == entry => {
                Some("Put the cursor where the second part begins, then split.")
            }
            Some((of, Told::NoneBefore)) if of == entry => {
                Some("It is the first entry of its item. Choose another one to merge it with.")
            }
            Some(_) | None => None,
        }
    }

    /// Splits an entry whose words stand as `words` in their field, at the cursor in it. True when it was
    /// asked for: what is being typed into the words is in the two parts.
    pub(super) fn split(
        &mut self,
        ui: &Ui,
        entry: &Entry,
        words: &str,
        outbox: &mut Outbox,
    ) -> bool {
        let id = self
            .words
            .filter(|(of, _)| *of == entry.id)
            .map(|(_, id)| id);
        let cursor = id
            .and_then(|id| TextEditState::load(ui.ctx(), id))
            .and_then(|edit| edit.cursor.char_range())
            .map(|range| range.primary.index.0);
        let parts = cursor.and_then(|cursor| {
            let at = words.char_indices().nth(cursor).map(|(at, _)| at)?;
            words.split_at_checked(at)
        });
        let whole =
            |(first, second): &(&str, &str)| !first.trim().is_empty() && !second.trim().is_empty();
        let Some((first, second)) = parts.filter(whole) else {
            self.told = Some((entry.id, Told::NoCursor));
            ui.ctx().request_repaint();
            self.want(Wanted::Words);
            return false;
        };
        self.told = None;
        let split = EntrySplit {
            entry: entry.id,
            first: first.to_owned(),
            second: second.to_owned(),
            kind: EntryKind::Note,
        };
        outbox.run_then(Command::SplitEntry(split), Then::ChooseEntry);
        true
    }

    /// The time of day to the minute; its seconds stay while the minute does.
    pub(super) fn time(
        &mut self,
        ui: &mut Ui,
        (frame, view): (&Frame<'_>, &MeetingView),
        entry: &Entry,
        outbox: &mut Outbox,
    ) {
        let at = frame.local(entry.at);
        let minute = |time: NaiveTime| {
            let words = time.format("%H:%M").to_string();
            NaiveTime::parse_from_str(&words, "%H:%M").unwrap_or(time)
        };
        let shown = minute(at.time());
        let ahead = self.told == Some((entry.id, Told::Ahead));
        let error = ahead.then_some("That is still to come, so the earlier time is kept.");
        let mut chosen = Some(shown);
        let edited = Field::new("Time").error(error).time(ui, &mut chosen);
        self.give(Wanted::Time, &edited.response);
        let Some(time) = chosen.filter(|time| *time != shown) else {
            return;
        };
        let at = on_its_day(frame, view, entry, time);
        if at > frame.now {
            self.told = Some((entry.id, Told::Ahead));
        } else {
            self.told = None;
            let entry = entry.id;
            outbox.run(Command::RetimeEntry { entry, at });
        }
    }

    /// The item it stands under.
    pub(super) fn item(
        &mut self,
        ui: &mut Ui,
        view: &MeetingView,
        entry: &Entry,
        outbox: &mut Outbox,
    ) {
        let items = items(view, entry.item);
        let mut place = entry.item.and_then(|id| items.place(id));
        let field = Field::new("Item");
        let edited = field.choice_or_none(ui, &mut place, items.names(), "Under no item");
        self.give(Wanted::Item, &edited.response);
        if edited.committed {
            let item = place.and_then(|place| items.at(place));
            let entry = entry.id;
            outbox.run_then(Command::MoveEntry { entry, item }, Then::Nothing);
        }
    }
}

/// A time of day on the day of the entry, or for a meeting over midnight on that of its two days which it
/// was running at.
fn on_its_day(
    frame: &Frame<'_>,
    view: &MeetingView,
    entry: &Entry,
    time: NaiveTime,
) -> DateTime<Utc> {
    let zone = &view.meeting.time_zone;
    let own = frame.local(entry.at).date();
    let of = |day: chrono::NaiveDate| instant(day.and_time(time), zone);
    let began = view.meeting.started_at;
    let ended = view.meeting.adjourned_at.unwrap_or(frame.now);
    let ran = |at: &DateTime<Utc>| began.is_some_and(|began| *at >= began) && *at <= ended;
    let days = [Some(own), own.pred_opt(), own.succ_opt()];
    let fitting = days.into_iter().flatten().map(of).find(ran);
    fitting.unwrap_or_else(|| of(own))
}

/// The agenda's items; a dropped one only while the entry belongs to it.
pub(super) fn items(view: &MeetingView, chosen: Option<ItemId>) -> Choices<ItemId> {
    let offered = view
        .items
        .iter()
        .filter(|one| !one.item.dropped || chosen == Some(one.item.id));
    Choices::new(offered.map(|one| {
        let title = match one.number {
            Some(number) => format!("{number}. {}", one.item.title),
            None => one.item.title.clone(),
        };
        (one.item.id, title)
    }))
}

/// The action an entry made, as against one it only worked.
fn made(entry: &Entry) -> Option<ActionId> {
    entry.action.filter(|_| entry.kind != EntryKind::FollowUp)
}

/// The entry as the editor showed it when the typing into it began.
pub(super) fn seen(drafts: &Drafts<EntryId, EntryText>, entry: &Entry) -> Entry {
    let mut seen = entry.clone();
    for (text, words) in drafts.begun(entry.id) {
        match text {
            EntryText::Words => seen.text = words,
            EntryText::Effect => seen.effect = words,
        }
    }
    seen
}

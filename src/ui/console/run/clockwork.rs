//! The agenda of a running meeting by the clock: what is done, how long it took, how the rest stands.

use crate::domain::agenda::ItemKind;
use crate::domain::ids::ItemId;
use crate::domain::pace::{ItemState, Pace, PaceInput, PaceItem, clock_words, spent_seconds};
use crate::program::query::{ItemView, MeetingView};
use chrono::{DateTime, Utc};

/// A look at an item in passing does not finish it, in seconds.
const PASSING: i64 = 20;

/// One item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) id: ItemId,
    pub(super) number: u32,
    pub(super) title: &'a str,
    pub(super) kind: ItemKind,
    pub(super) state: ItemState,
    /// Seconds spent on it.
    pub(super) spent: i64,
    /// Minutes planned.
    pub(super) planned: u32,
    /// Minutes it was given beyond those.
    pub(super) extended: u32,
    /// It came up in the room.
    pub(super) came_up: bool,
}

impl Line<'_> {
    /// More time was spent than planned.
    pub(super) fn is_over(&self) -> bool {
        self.spent >= i64::from(self.given()) * 60 + 60
    }

    /// Minutes planned, with those it was given since.
    const fn given(&self) -> u32 {
        self.planned.saturating_add(self.extended)
    }

    /// "17 / 15 over", "3 / 15 + 5 min", "– / 25 min".
    pub(super) fn minutes(&self) -> String {
        let spent = match (self.state, self.spent) {
            (ItemState::ToCome | ItemState::Out, 0) => "–".to_owned(),
            (ItemState::ToCome | ItemState::Current | ItemState::Done | ItemState::Out, spent) => {
                (spent / 60).to_string()
            }
        };
        let unit = if self.is_over() { "over" } else { "min" };
        let more = match self.extended {
            0 => String::new(),
            more => format!(" + {more}"),
        };
        format!("{spent} / {}{more} {unit}", self.planned)
    }
}

/// The whole meeting.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clockwork<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// "20:14".
    pub(super) elapsed: String,
    /// Share of the planned time that is gone.
    pub(super) share: f32,
    /// It will end later than planned, by a minute or more.
    pub(super) late: bool,
    /// "2 min over · 3 items left".
    pub(super) words: String,
}

/// How a meeting stands at `now`.
pub(super) fn clockwork(view: &MeetingView, now: DateTime<Utc>) -> Clockwork<'_> {
    let now = view.counts_until(now);
    let current = view.stage.as_ref().and_then(|stage| stage.item);
    let at = view.agenda().position(|item| Some(item.item.id) == current);
    let lines: Vec<Line<'_>> = view
        .agenda()
        .enumerate()
        .map(|(place, item)| line(item, (place, at), now))
        .collect();
    let items: Vec<PaceItem> = lines
        .iter()
        .map(|line| PaceItem {
            planned_minutes: line.given(),
            spent_seconds: line.spent,
            state: line.state,
        })
        .collect();
    let minutes = view.meeting.minutes;
    let pace = Pace::of(&PaceInput {
        started_at: view.counts_from().unwrap_or(now),
        now,
        planned_minutes_total: minutes,
        items: &items,
    });
    let left = lines
        .iter()
        .filter(|line| line.state == ItemState::ToCome)
        .count();
    let left = match left {
        0 => "last item".to_owned(),
        1 => "1 item left".to_owned(),
        left => format!("{left} items left"),
    };
    Clockwork {
        lines,
        elapsed: clock_words(pace.elapsed_seconds),
        share: pace.elapsed_seconds as f32 / (minutes.max(1) * 60) as f32,
        late: pace.over_seconds >= 30,
        words: format!("{} · {left}", capital(&pace.words())),
    }
}

fn line(item: &ItemView, (place, at): (usize, Option<usize>), now: DateTime<Utc>) -> Line<'_> {
    let spent = spent_seconds(&item.clocks, item.item.id, now);
    let visited = !item.clocks.is_empty();
    let before = at.is_some_and(|at| place < at);
    let state = if at == Some(place) {
        ItemState::Current
    } else if item.is_out() {
        ItemState::Out
    } else if visited && (before || spent >= PASSING) {
        ItemState::Done
    } else {
        ItemState::ToCome
    };
    Line {
        id: item.item.id,
        number: item.number.unwrap_or_default(),
        title: &item.item.title,
        kind: item.item.kind,
        state,
        spent,
        planned: item.item.planned_minutes,
        extended: item.extended(),
        came_up: item.came_up(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
#[path = "clockwork_tests.rs"]
mod tests;

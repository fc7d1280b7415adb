//! A measure's life: the meetings that showed it, what was decided on it, the actions that are to move it.

use super::Found;
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId, MeetingId};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::Program;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Something that touched a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeEvent {
    /// The day of the meeting.
    pub on: NaiveDate,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its name.
    pub meeting_name: String,
    /// What happened in it.
    pub what: Touch,
}

/// How a meeting touched a measure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// It was, or will be, on the agenda.
    Meeting {
        /// Titles of the items that show it.
        items: Vec<String>,
        /// How far the meeting has come.
        progress: MeetingProgress,
    },
    /// Something was decided in an item that shows it, or in a line that names it.
    Decision {
        /// The entry.
        entry: EntryId,
        /// Its words.
        text: String,
    },
    /// An action or request linked with it was promised.
    Action(ActionId),
}

/// Everything that touched a measure, the latest first; on one day the meeting before its decisions and
/// those before its actions.
///
/// # Errors
/// When the file can't be read.
pub fn life(program: &Program, measure: &Measure) -> Found<Vec<LifeEvent>> {
    let read = program.read();
    let shown = shown_by(program, measure)?;
    let actions = read.of::<Action>("measure", measure.id)?;
    let mut touched: Vec<MeetingId> = shown.values().map(|item| item.meeting).collect();
    touched.extend(actions.iter().map(|action| action.meeting));
    touched.sort_unstable();
    touched.dedup();
    let mut meetings: HashMap<MeetingId, Meeting> = HashMap::new();
    let mut events = Vec::new();
    for id in touched {
        let Some(meeting) = read.find::<Meeting>(id)? else {
            continue;
        };
        let of_meeting = |what| event(&meeting, what);
        let items: Vec<String> = shown
            .values()
            .filter(|item| item.meeting == id)
            .map(|item| item.title.clone())
            .collect();
        if !items.is_empty() && !meeting.cancelled {
            let progress = meeting.progress();
            events.push(of_meeting(Touch::Meeting { items, progress }));
        }
        let entries = read.of::<Entry>("meeting", id)?.into_iter();
        let decisions = entries.filter(|entry| entry.kind == EntryKind::Decision);
        let about = |entry: &Entry| {
            let in_item = entry.item.is_some_and(|item| shown.contains_key(&item));
            in_item || names(&entry.typed, &measure.key)
        };
        events.extend(decisions.filter(about).map(|entry| {
            of_meeting(Touch::Decision {
                entry: entry.id,
                text: entry.text,
            })
        }));
        meetings.insert(id, meeting);
    }
    let promised = actions.iter().filter_map(|action| {
        let meeting = meetings.get(&action.meeting)?;
        Some(event(meeting, Touch::Action(action.id)))
    });
    events.extend(promised);
    events.sort_by(|a, b| {
        let day = b.on.cmp(&a.on);
        day.then_with(|| (a.meeting, &a.what).cmp(&(b.meeting, &b.what)))
    });
    Ok(events)
}

fn event(meeting: &Meeting, what: Touch) -> LifeEvent {
    LifeEvent {
        on: meeting.held_on,
        meeting: meeting.id,
        meeting_name: meeting.name.clone(),
        what,
    }
}

/// The items on agendas that show the measure.
fn shown_by(program: &Program, measure: &Measure) -> Found<BTreeMap<ItemId, AgendaItem>> {
    let read = program.read();
    let mut items = BTreeMap::new();
    for exhibit in read.of::<Exhibit>("measure", measure.id)? {
        if items.contains_key(&exhibit.item) {
            continue;
        }
        let item = read.find::<AgendaItem>(exhibit.item)?;
        if let Some(item) = item.filter(|item| !item.dropped) {
            items.insert(item.id, item);
        }
    }
    Ok(items)
}

/// Whether a line as typed names the measure with its mark.
pub(super) fn names(typed: &str, key: &str) -> bool {
    let mark = format!("#{}", key.to_lowercase());
    let mut words = typed.split_whitespace().map(str::to_lowercase);
    words.any(|word| word.trim_end_matches([',', '.', ';', ':', '!', '?', ')']) == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_measure_by_its_whole_short_name() {
        assert!(names(
            "Two crews move #response-time, at once",
            "response-time"
        ));
        assert!(names("see #Response-Time.", "response-time"));
        assert!(!names("#response-time-median", "response-time"));
        assert!(!names("response-time", "response-time"));
    }
}

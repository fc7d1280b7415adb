//! What was said last time: the latest earlier meeting that spoke of an item's topic or of what it shows.

use super::Found;
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId, MeasureId, MeetingId};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::Program;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// What an earlier meeting said of an item, and what is open of it. For the console: it may hold private notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastTime {
    /// The item it is about.
    pub item: ItemId,
    /// The meeting, if there was one.
    pub meeting: Option<SaidIn>,
    /// Open actions and requests of earlier meetings on its topic or on what it shows, that are not among the entries
    /// of that one, the latest promised first.
    pub open: Vec<ActionId>,
}

/// The latest earlier meeting that spoke of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidIn {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its name.
    pub name: String,
    /// Its day.
    pub on: NaiveDate,
    /// Notes, decisions, doubts about data and promises, in the order they were said.
    pub entries: Vec<Entry>,
    /// Those of them with which the exhibit was kept that stood before the room.
    pub as_shown: BTreeSet<EntryId>,
    /// Private notes on its items; never for the room.
    pub private_notes: Vec<String>,
}

/// What an item is about: its topic, and the measures its exhibits show.
struct About {
    topic: ItemId,
    measures: Vec<Measure>,
    /// Items of the topic, and those that show one of the measures.
    items: BTreeSet<ItemId>,
}

/// Reads what was said last time of an item.
///
/// # Errors
/// When the item is gone or the file can't be read.
pub fn last_time(program: &Program, item: ItemId) -> Found<LastTime> {
    let read = program.read();
    let item = read.get::<AgendaItem>(item)?;
    let now = read.get::<Meeting>(item.meeting)?;
    let about = about(program, &item)?;
    let before = |meeting: &Meeting| {
        let over = meeting.progress() == MeetingProgress::Adjourned && !meeting.cancelled;
        over && meeting.id != now.id && meeting.held_on <= now.held_on
    };
    let mut earlier: Vec<Meeting> = read.all::<Meeting>()?;
    earlier.retain(before);
    earlier.sort_by_key(|meeting| (meeting.held_on, meeting.starts_at, meeting.id));
    let earlier_ids: BTreeSet<MeetingId> = earlier.iter().map(|meeting| meeting.id).collect();
    let actions = actions_of(program, &about)?;
    let mut said = None;
    for meeting in earlier.into_iter().rev() {
        said = said_in(program, meeting, &about, &actions)?;
        if said.is_some() {
            break;
        }
    }
    let told: BTreeSet<ActionId> = said
        .iter()
        .flat_map(|said| said.entries.iter().filter_map(|entry| entry.action))
        .collect();
    let mut open: Vec<&Action> = actions
        .values()
        .filter(|action| action.is_open() && earlier_ids.contains(&action.meeting))
        .filter(|action| !told.contains(&action.id))
        .collect();
    // Keys are made in the order of time.
    open.sort_by_key(|action| std::cmp::Reverse(action.id));
    Ok(LastTime {
        item: item.id,
        open: open.into_iter().map(|action| action.id).collect(),
        meeting: said,
    })
}

fn about(program: &Program, item: &AgendaItem) -> Found<About> {
    let read = program.read();
    let mut measures: Vec<Measure> = Vec::new();
    let same_topic = read.of::<AgendaItem>("topic", item.topic)?;
    let mut items: BTreeSet<ItemId> = same_topic.into_iter().map(|one| one.id).collect();
    for exhibit in read.of::<Exhibit>("item", item.id)? {
        let Some(measure) = exhibit.measure else {
            continue;
        };
        if measures.iter().any(|one| one.id == measure) {
            continue;
        }
        measures.push(read.get::<Measure>(measure)?);
        let shown = read.of::<Exhibit>("measure", measure)?;
        items.extend(shown.into_iter().map(|one| one.item));
    }
    Ok(About {
        topic: item.topic,
        measures,
        items,
    })
}

/// Actions and requests on the topic or linked with one of the measures.
fn actions_of(program: &Program, about: &About) -> Found<HashMap<ActionId, Action>> {
    let read = program.read();
    let mut found: HashMap<ActionId, Action> = HashMap::new();
    let mut add = |actions: Vec<Action>| {
        found.extend(actions.into_iter().map(|action| (action.id, action)));
    };
    add(read.of::<Action>("topic", about.topic)?);
    for measure in &about.measures {
        let measure: MeasureId = measure.id;
        add(read.of::<Action>("measure", measure)?);
    }
    Ok(found)
}

/// What one meeting said of it, if it did.
fn said_in(
    program: &Program,
    meeting: Meeting,
    about: &About,
    actions: &HashMap<ActionId, Action>,
) -> Found<Option<SaidIn>> {
    let read = program.read();
    let mut entries = read.of::<Entry>("meeting", meeting.id)?;
    entries.retain(|entry| {
        let here = entry.item.is_some_and(|item| about.items.contains(&item));
        let linked = entry.action.is_some_and(|id| actions.contains_key(&id));
        let keys = about.measures.iter().map(|measure| measure.key.as_str());
        let named = || {
            keys.into_iter()
                .any(|key| super::life::names(&entry.typed, key))
        };
        tells(entry.kind) && (here || linked || named())
    });
    if entries.is_empty() {
        return Ok(None);
    }
    entries.sort_by_key(|entry| (entry.at, entry.id));
    let mut items = read.of::<AgendaItem>("meeting", meeting.id)?;
    items.sort_by_key(|item| (item.position, item.id));
    let of_it = items
        .into_iter()
        .filter(|item| about.items.contains(&item.id));
    let kept = super::as_shown::times_shown(program, meeting.id)?;
    let as_shown = entries.iter().map(|entry| entry.id);
    let notes = of_it.map(|item| item.private_notes.trim().to_owned());
    Ok(Some(SaidIn {
        meeting: meeting.id,
        name: meeting.name,
        on: meeting.held_on,
        as_shown: as_shown.filter(|id| kept.contains_key(id)).collect(),
        entries,
        private_notes: notes.filter(|words| !words.is_empty()).collect(),
    }))
}

/// Whether an entry of this kind says something of the matter.
const fn tells(kind: EntryKind) -> bool {
    match kind {
        EntryKind::Note
        | EntryKind::Decision
        | EntryKind::Action
        | EntryKind::InformationRequest
        | EntryKind::DataRequest
        | EntryKind::DataQualityIssue
        | EntryKind::FollowUp => true,
        EntryKind::Recognition | EntryKind::ParkingLot => false,
    }
}

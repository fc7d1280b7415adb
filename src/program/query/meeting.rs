//! Meetings as lists show them, and one meeting whole.

use super::Found;
use super::as_shown::times_shown;
use super::issued::{IssuedView, WentOut, went_out};
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit, FollowUp, ItemClock, Question, Stop, stops};
use crate::domain::anticipated::Anticipated;
use crate::domain::aside::Aside;
use crate::domain::course::ItemCourse;
use crate::domain::entry::Entry;
use crate::domain::excursion::{Guest, WayBack};
use crate::domain::feedback::Feedback;
use crate::domain::ids::{ActionId, DepartmentId, EntryId, ItemId, MeetingId};
use crate::domain::meeting::{
    Attendance, Meeting, MeetingDepartment, MeetingPause, MeetingProgress, Stage, StageLook,
    next_after,
};
use crate::domain::memo::MemoTexts;
use crate::domain::projected::{ProjectedQuestion, ShownAgain, Spotlight};
use crate::domain::recess::Recess;
use crate::domain::release::Release;
use crate::domain::text::AsText;
use crate::program::{Picture, Program};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::Arc;

/// Every meeting.
#[derive(Debug, Clone, Default)]
pub struct MeetingList {
    /// Rows by day and time, the earliest first.
    pub rows: Vec<MeetingRow>,
}

/// A meeting as a list shows it.
#[derive(Debug, Clone)]
pub struct MeetingRow {
    /// The meeting.
    pub meeting: Meeting,
    /// Whose it is.
    pub departments: Vec<DepartmentId>,
    /// Items on its agenda.
    pub items: usize,
    /// Minutes planned on them.
    pub planned_minutes: u32,
    /// Entries on its record.
    pub entries: usize,
    /// Actions and requests promised in it.
    pub actions: usize,
    /// What the room thought of it, once the cards were counted.
    pub feedback: Option<Feedback>,
    /// When its memos went out first.
    pub went_out: WentOut,
}

impl MeetingList {
    /// The meeting with this key.
    pub fn row(&self, id: MeetingId) -> Option<&MeetingRow> {
        self.rows.iter().find(|row| row.meeting.id == id)
    }

    /// The meeting after this one, where one is planned.
    pub fn after(&self, meeting: &Meeting) -> Option<&Meeting> {
        next_after(meeting, self.rows.iter().map(|row| &row.meeting))
    }

    /// The meeting of the same kind that was held last before this one: the one it was planned from, else
    /// the latest of its name.
    pub fn before(&self, meeting: &Meeting) -> Option<&MeetingRow> {
        let held = |row: &&MeetingRow| {
            row.meeting.progress() == MeetingProgress::Adjourned && row.meeting.id != meeting.id
        };
        let planned_from = meeting.previous.and_then(|id| self.row(id)).filter(held);
        planned_from.or_else(|| {
            let earlier = self.rows.iter().rev().filter(held);
            let mut earlier = earlier.filter(|row| row.meeting.held_on <= meeting.held_on);
            earlier.find(|row| row.meeting.name == meeting.name)
        })
    }
}

/// One meeting whole.
#[derive(Debug, Clone)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// Whose it is.
    pub departments: Vec<DepartmentId>,
    /// Who is invited, in order.
    pub attendance: Vec<Attendance>,
    /// Its items in order, dropped ones included.
    pub items: Vec<ItemView>,
    /// Where it is, once it was started.
    pub stage: Option<Stage>,
    /// How the room looks at the exhibit on screen, where that is another way than it was prepared.
    pub look: Option<StageLook>,
    /// Where whoever runs the console looks while the room's picture is frozen.
    pub aside: Option<Aside>,
    /// A measure the room looks at out of order.
    pub guest: Option<Guest>,
    /// Where it was before somebody went to an item out of order.
    pub way_back: Option<WayBack>,
    /// Since when its stat memo is released; none while it is not.
    pub release: Option<Release>,
    /// What a person wrote for its memos.
    pub texts: MemoTexts,
    /// Its memos that went out, the latest first.
    pub issued: Vec<IssuedView>,
    /// A question for the panel that somebody shows to the room.
    pub question: Option<ProjectedQuestion>,
    /// What was kept with an entry, where somebody shows it to the room as it was.
    pub shown_again: Option<ShownAgain>,
    /// A point of the chart that somebody shows to the room.
    pub spotlight: Option<Spotlight>,
    /// The break that is on.
    pub recess: Option<Recess>,
    /// How long it stood still in breaks, and adjourned before it was reopened, where it did.
    pub pause: Option<MeetingPause>,
    /// The stops on the way through it.
    pub stops: Vec<Stop>,
    /// Its record in the order it was said.
    pub entries: Vec<Entry>,
    /// Actions and requests promised in it, in the order they were said.
    pub promised: Vec<ActionId>,
    /// When the exhibits stood before its room that were kept with its entries.
    pub shown: HashMap<EntryId, DateTime<Utc>>,
}

/// An agenda item with what hangs on it.
#[derive(Debug, Clone)]
pub struct ItemView {
    /// The item.
    pub item: AgendaItem,
    /// Its number on the agenda, from 1; a dropped item has none.
    pub number: Option<u32>,
    /// Exhibits in order.
    pub exhibits: Vec<Exhibit>,
    /// Questions in order.
    pub questions: Vec<Question>,
    /// Actions prepared for it, in order.
    pub anticipated: Vec<Anticipated>,
    /// Earlier actions it works, in order.
    pub follow_ups: Vec<ActionId>,
    /// Stretches of time spent on it.
    pub clocks: Vec<ItemClock>,
    /// What became of it while the meeting ran, where that is another thing than was planned.
    pub course: Option<ItemCourse>,
}

impl MeetingView {
    /// Its items without the dropped ones.
    pub fn agenda(&self) -> impl Iterator<Item = &ItemView> {
        self.items.iter().filter(|view| !view.item.dropped)
    }

    /// From when its time counts: when it was started, later by the time it stood still or adjourned.
    pub fn counts_from(&self) -> Option<DateTime<Utc>> {
        let away = self.pause.as_ref().map_or(0, |pause| pause.seconds);
        let away = TimeDelta::seconds(i64::from(away));
        self.meeting.started_at?.checked_add_signed(away)
    }

    /// Until when its time counts: now, or when it was adjourned, or when the break that is on began.
    pub fn counts_until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let still = self.recess.as_ref().map(|recess| recess.from);
        self.meeting.adjourned_at.or(still).unwrap_or(now)
    }

    /// The item with this key.
    pub fn item(&self, id: ItemId) -> Option<&ItemView> {
        self.items.iter().find(|view| view.item.id == id)
    }

    /// Where whoever runs the console is: with the room, or beside it while its picture is frozen.
    pub fn operator(&self) -> Option<Stage> {
        let stage = self.stage.clone()?;
        Some(match &self.aside {
            None => stage,
            Some(aside) => Stage {
                screen: aside.screen,
                item: aside.item,
                exhibit: aside.exhibit,
                ..stage
            },
        })
    }

    /// How the exhibit on the console is looked at, where that is another way than it was prepared.
    pub fn operator_look(&self) -> Option<StageLook> {
        match &self.aside {
            None => self.look.clone(),
            Some(aside) => aside.look(),
        }
    }

    /// Where among its stops the stage stands.
    pub fn stop_at(&self) -> Option<usize> {
        let stage = self.stage.as_ref()?;
        let here = Stop {
            item: stage.item,
            screen: stage.screen,
            exhibit: stage.exhibit,
        };
        let exactly = self.stops.iter().position(|stop| *stop == here);
        exactly.or_else(|| self.stops.iter().position(|stop| stop.item == stage.item))
    }

    /// Minutes planned on its items.
    pub fn planned_minutes(&self) -> u32 {
        self.agenda().map(|view| view.item.planned_minutes).sum()
    }
}

/// Reads the list of meetings.
///
/// # Errors
/// When the file can't be read.
pub fn meetings(program: &Program) -> Found<MeetingList> {
    let read = program.read();
    let mut departments: HashMap<MeetingId, Vec<DepartmentId>> = HashMap::new();
    for link in read.all::<MeetingDepartment>()? {
        departments
            .entry(link.meeting)
            .or_default()
            .push(link.department);
    }
    let mut items: HashMap<MeetingId, (usize, u32)> = HashMap::new();
    for item in read
        .all::<AgendaItem>()?
        .into_iter()
        .filter(|item| !item.dropped)
    {
        let tally = items.entry(item.meeting).or_default();
        tally.0 += 1;
        tally.1 += item.planned_minutes;
    }
    let entries = read.tally("entry", "meeting")?;
    let actions = read.tally("action", "meeting")?;
    let went_out = went_out(program)?;
    let counted = read.all::<Feedback>()?.into_iter();
    let mut counted: HashMap<MeetingId, Feedback> =
        counted.map(|tally| (tally.id, tally)).collect();
    let mut rows: Vec<MeetingRow> = read
        .all::<Meeting>()?
        .into_iter()
        .map(|meeting| {
            let id = meeting.id;
            let (items, planned_minutes) = items.get(&id).copied().unwrap_or_default();
            let count = |of: &HashMap<String, usize>| {
                of.get(id.to_text().as_ref()).copied().unwrap_or_default()
            };
            MeetingRow {
                departments: departments.remove(&id).unwrap_or_default(),
                items,
                planned_minutes,
                entries: count(&entries),
                actions: count(&actions),
                feedback: counted.remove(&id),
                went_out: went_out.get(&id).copied().unwrap_or_default(),
                meeting,
            }
        })
        .collect();
    rows.sort_by_key(|row| (row.meeting.held_on, row.meeting.starts_at, row.meeting.id));
    Ok(MeetingList { rows })
}

/// Reads one meeting whole.
///
/// # Errors
/// When it is gone or the file can't be read.
pub fn meeting(program: &Program, id: MeetingId) -> Found<MeetingView> {
    let read = program.read();
    let meeting = read.get::<Meeting>(id)?;
    let mut attendance = read.of::<Attendance>("meeting", id)?;
    attendance.sort_by_key(|one| (one.position, one.id));
    let mut agenda = read.of::<AgendaItem>("meeting", id)?;
    agenda.sort_by_key(|item| (item.position, item.id));
    let mut items = Vec::new();
    let mut number = 0;
    for item in agenda {
        number += u32::from(!item.dropped);
        items.push(item_view(program, item, number)?);
    }
    let counted: Vec<(&AgendaItem, usize)> = items
        .iter()
        .map(|view| (&view.item, view.exhibits.len()))
        .collect();
    let stops = stops(&counted);
    let mut entries = read.of::<Entry>("meeting", id)?;
    entries.sort_by_key(|entry| (entry.at, entry.id));
    let promised: Vec<ActionId> = read
        .of::<Action>("meeting", id)?
        .into_iter()
        .map(|action| action.id)
        .collect();
    let links = read.of::<MeetingDepartment>("meeting", id)?;
    Ok(MeetingView {
        meeting,
        departments: links.into_iter().map(|link| link.department).collect(),
        attendance,
        items,
        stage: read.find::<Stage>(id)?,
        look: read.find::<StageLook>(id)?,
        aside: read.find::<Aside>(id)?,
        guest: read.find::<Guest>(id)?,
        way_back: read.find::<WayBack>(id)?,
        question: read.find::<ProjectedQuestion>(id)?,
        shown_again: read.find::<ShownAgain>(id)?,
        spotlight: read.find::<Spotlight>(id)?,
        recess: read.find::<Recess>(id)?,
        release: read.find::<Release>(id)?,
        texts: read.find::<MemoTexts>(id)?.unwrap_or(MemoTexts::of(id)),
        issued: super::issued(program, id)?,
        pause: read.find::<MeetingPause>(id)?,
        stops,
        entries,
        promised,
        shown: times_shown(program, id)?,
    })
}

/// An item with what hangs on it; `number` is its place among those not dropped.
fn item_view(program: &Program, item: AgendaItem, number: u32) -> Found<ItemView> {
    let read = program.read();
    let mut exhibits = read.of::<Exhibit>("item", item.id)?;
    exhibits.sort_by_key(|exhibit| (exhibit.position, exhibit.id));
    let mut questions = read.of::<Question>("item", item.id)?;
    questions.sort_by_key(|question| (question.position, question.id));
    let mut anticipated = read.of::<Anticipated>("item", item.id)?;
    anticipated.sort_by_key(|one| (one.position, one.id));
    let mut links = read.of::<FollowUp>("item", item.id)?;
    links.sort_by_key(|link| (link.position, link.id));
    let mut clocks = read.of::<ItemClock>("item", item.id)?;
    clocks.sort_by_key(|clock| (clock.from, clock.id));
    Ok(ItemView {
        number: (!item.dropped).then_some(number),
        exhibits,
        questions,
        anticipated,
        follow_ups: links.into_iter().map(|link| link.action).collect(),
        clocks,
        course: read.find::<ItemCourse>(item.id)?,
        item,
    })
}

/// The picture with this hash.
///
/// # Errors
/// When the file can't be read.
pub fn picture(program: &Program, hash: &str) -> Found<Option<Arc<Picture>>> {
    Ok(program.known.picture(program.read(), hash)?)
}

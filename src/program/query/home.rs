//! The director's home: what stands well, what is owed, what is late. Worked out from the other read models.

use super::{ActionBook, Directory, Freshness, MeasureBook, MeetingList, Unusual};
use crate::domain::action::ActionStatus;
use crate::domain::ids::{DepartmentId, MeasureId, MeetingId, PriorityId};
use crate::domain::measure::{Approval, Measure};
use crate::domain::meeting::MeetingProgress;
use crate::domain::target::TargetStatus;
use crate::stats::expected_by_chance;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The home screen's figures.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The running meeting, else the next one.
    pub next_meeting: Option<MeetingId>,
    /// Meetings to come, the next first.
    pub upcoming: Vec<MeetingId>,
    /// Measures by priority, in the priorities' order; `None` for those without a goal.
    pub priorities: Vec<PriorityTally>,
    /// Actions by department, the most first; `None` for those without a department.
    pub departments: Vec<StatusTally>,
    /// All actions by status, in GovEx's order.
    pub actions: Vec<(ActionStatus, usize)>,
    /// Measures whose figures are late, the latest first.
    pub late: Vec<(MeasureId, Freshness)>,
    /// Measures with figures that are current.
    pub current: usize,
    /// Measures in use.
    pub measures: usize,
    /// Measures that were sent back: on the list, and in none of the counts here until they are proposed
    /// again.
    pub returned: usize,
    /// Which of them changed beyond their usual range.
    pub changed: Changed,
}

/// The measures that changed beyond their usual range, and how many chance alone would show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changed {
    /// The day of the last meeting held; only figures that came in since are looked at. `None` where
    /// none was held yet: then the latest figure of every measure is.
    pub since: Option<NaiveDate>,
    /// The measures whose latest figure is beyond the usual range.
    pub measures: Vec<MeasureId>,
    /// How many measures were looked at: those with a newer figure and a usual range.
    pub of: usize,
    /// How many of those would be beyond it though nothing changed, on average.
    pub by_chance: f64,
}

/// Measures of one priority by status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityTally {
    /// The priority.
    pub priority: Option<PriorityId>,
    /// How many measures stand at each status that occurs, in the order of the statuses.
    pub statuses: Vec<(TargetStatus, usize)>,
    /// The measures, as on the list.
    pub measures: Vec<MeasureId>,
}

/// Actions of one department by status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusTally {
    /// The department.
    pub department: Option<DepartmentId>,
    /// How many actions stand at each status that occurs, in GovEx's order.
    pub statuses: Vec<(ActionStatus, usize)>,
}

impl Home {
    /// How many actions stand at this status.
    pub fn count(&self, status: ActionStatus) -> usize {
        self.actions
            .iter()
            .find(|(at, _)| *at == status)
            .map_or(0, |(_, count)| *count)
    }
}

/// Works the home screen out.
pub fn home(
    directory: &Directory,
    measures: &MeasureBook,
    actions: &ActionBook,
    meetings: &MeetingList,
    today: NaiveDate,
) -> Home {
    let mut home = Home::default();
    let mut tallies: BTreeMap<(u32, Option<PriorityId>), PriorityTally> = BTreeMap::new();
    for row in &measures.rows {
        if !is_in_use(&row.measure) {
            home.returned += usize::from(!row.measure.retired);
            continue;
        }
        home.measures += 1;
        match row.freshness {
            Freshness::Current => home.current += 1,
            Freshness::Late(_) => home.late.push((row.measure.id, row.freshness)),
            Freshness::Empty => {}
        }
        let goal = row.measure.goal.and_then(|id| directory.goal(id));
        let priority = goal.and_then(|goal| directory.priority(goal.priority));
        let key = priority.map_or((u32::MAX, None), |it| (it.position, Some(it.id)));
        let tally = tallies.entry(key).or_insert_with(|| PriorityTally {
            priority: key.1,
            statuses: Vec::new(),
            measures: Vec::new(),
        });
        add(&mut tally.statuses, row.status);
        tally.measures.push(row.measure.id);
    }
    home.priorities = tallies.into_values().collect();
    home.changed = changed(measures, meetings);
    home.late.sort_by_key(|(_, freshness)| match freshness {
        Freshness::Late(days) => -days,
        Freshness::Current | Freshness::Empty => 0,
    });
    tally_actions(&mut home, actions);
    let to_come = meetings
        .rows
        .iter()
        .map(|row| &row.meeting)
        .filter(|meeting| {
            let open = match meeting.progress() {
                MeetingProgress::Running => true,
                MeetingProgress::Planned => meeting.held_on >= today,
                MeetingProgress::Adjourned => false,
            };
            open && !meeting.cancelled
        });
    let mut to_come: Vec<_> = to_come.collect();
    to_come.sort_by_key(|meeting| meeting.progress() != MeetingProgress::Running);
    home.upcoming = to_come.into_iter().map(|meeting| meeting.id).collect();
    home.next_meeting = home.upcoming.first().copied();
    home
}

/// The measures with a figure newer than the last meeting, and what is unusual among them.
fn changed(measures: &MeasureBook, meetings: &MeetingList) -> Changed {
    let held = meetings.rows.iter().map(|row| &row.meeting);
    let held = held
        .filter(|meeting| meeting.progress() == MeetingProgress::Adjourned && !meeting.cancelled);
    let last = held.max_by_key(|meeting| (meeting.held_on, meeting.started_at));
    let begun = last.and_then(|meeting| meeting.started_at);
    let looked_at: Vec<_> = measures
        .rows
        .iter()
        .filter(|row| is_in_use(&row.measure) && row.verdict.unusual != Unusual::NoRange)
        .filter(|row| begun.is_none() || row.as_of > begun)
        .collect();
    let beyond = looked_at
        .iter()
        .filter(|row| row.verdict.unusual.is_beyond());
    Changed {
        since: last.map(|meeting| meeting.held_on),
        measures: beyond.map(|row| row.measure.id).collect(),
        of: looked_at.len(),
        by_chance: expected_by_chance(looked_at.iter().map(|row| row.verdict.points)),
    }
}

/// Whether the home screen counts it: neither retired nor sent back.
fn is_in_use(measure: &Measure) -> bool {
    !measure.retired && measure.approval != Approval::Returned
}

/// Actions by status, in all and by department.
fn tally_actions(home: &mut Home, actions: &ActionBook) {
    let mut departments: BTreeMap<Option<DepartmentId>, Vec<(ActionStatus, usize)>> =
        BTreeMap::new();
    for row in &actions.rows {
        add(&mut home.actions, row.status);
        add(
            departments.entry(row.action.department).or_default(),
            row.status,
        );
    }
    home.departments = departments
        .into_iter()
        .map(|(department, statuses)| StatusTally {
            department,
            statuses,
        })
        .collect();
    home.departments.sort_by_key(|tally| {
        std::cmp::Reverse(tally.statuses.iter().map(|(_, count)| count).sum::<usize>())
    });
}

/// Counts one more at `status`, keeping the order of the statuses.
fn add<S: Ord + Copy>(statuses: &mut Vec<(S, usize)>, status: S) {
    match statuses.binary_search_by_key(&status, |(at, _)| *at) {
        Ok(at) => {
            if let Some((_, count)) = statuses.get_mut(at) {
                *count += 1;
            }
        }
        Err(at) => statuses.insert(at, (status, 1)),
    }
}

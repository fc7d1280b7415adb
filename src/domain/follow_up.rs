//! Which earlier commitments come onto a meeting's agenda by themselves.

use crate::domain::action::{Action, ActionPriority, ActionStatus};
use crate::domain::ids::{ActionId, DepartmentId, ItemId, MeetingId};
use crate::domain::meeting::Meeting;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which open commitments are a meeting's business: on its agenda, or in the table of its memo.
#[derive(Debug)]
pub struct Business {
    meeting: MeetingId,
    departments: BTreeSet<DepartmentId>,
    /// Meetings up to its day, with their departments.
    before: BTreeMap<MeetingId, BTreeSet<DepartmentId>>,
    /// The meetings it was planned from, one from the other.
    series: BTreeSet<MeetingId>,
}

impl Business {
    /// The business of `meeting` among all meetings, each with its departments.
    pub fn of<'a, D: IntoIterator<Item = DepartmentId>>(
        meeting: &Meeting,
        all: impl IntoIterator<Item = (&'a Meeting, D)>,
    ) -> Self {
        let mut before = BTreeMap::new();
        let mut previous = BTreeMap::new();
        for (one, departments) in all {
            previous.insert(one.id, one.previous);
            if one.held_on <= meeting.held_on {
                before.insert(one.id, departments.into_iter().collect::<BTreeSet<_>>());
            }
        }
        let mut series = BTreeSet::new();
        let mut at = meeting.previous;
        while let Some(id) = at.filter(|id| series.insert(*id)) {
            at = previous.get(&id).copied().flatten();
        }
        Self {
            meeting: meeting.id,
            departments: before.get(&meeting.id).cloned().unwrap_or_default(),
            before,
            series,
        }
    }

    /// Whether an action is its business: open, promised in a meeting up to its day, and either
    /// promised in an earlier meeting of its series, whichever department owes it, or owed by one of
    /// its departments. One without a department counts as of the departments of the meeting it was
    /// promised in.
    pub fn has(&self, action: &Action) -> bool {
        let Some(theirs) = self.before.get(&action.meeting) else {
            return false;
        };
        let owed = action.department.map_or_else(
            || !self.departments.is_disjoint(theirs),
            |department| self.departments.contains(&department),
        );
        let earlier = action.meeting != self.meeting;
        earlier && action.is_open() && (owed || self.series.contains(&action.meeting))
    }
}

/// An open action that is the meeting's business.
#[derive(Debug, Clone, Copy)]
pub struct OpenAction<'a> {
    /// The action.
    pub action: &'a Action,
    /// When the department answered last, if it has.
    pub last_response_at: Option<DateTime<Utc>>,
}

/// What the meeting takes up again and what it leaves to the memo's table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// The follow-up items, in the order of the agenda.
    pub topics: Vec<CarriedTopic>,
    /// All other open actions, the earliest due first, those without a date last.
    pub rest: Vec<ActionId>,
}

/// One follow-up item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedTopic {
    /// The topic; `None` holds the actions that belong to no topic.
    pub topic: Option<ItemId>,
    /// Its actions that call for the meeting, most pressing first.
    pub actions: Vec<ActionId>,
}

/// Why an action calls for the meeting, most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Call {
    /// Past its date on the day of the meeting.
    Overdue,
    /// The department has answered or delivered, and the office owes it a word.
    Answered,
    /// Due on the day of the meeting.
    Due,
}

/// The place of a calling action among others. For one that is overdue or due, since when; for one
/// that was answered, since when it waits. High priority goes first of two of the same day.
type Place = (Call, DateTime<Utc>, Reverse<ActionPriority>, ActionId);

/// Sorts the open actions of a meeting on `held_on`: a topic comes onto the agenda when one of its
/// actions is overdue, answered (delivered ones too) or due by then, and with it only those actions.
/// Topics with overdue actions come first, the most of them and the oldest before others; then
/// those with answers, then those with something due. What is on hold waits; what is no longer
/// open is left out.
pub fn carried(actions: &[OpenAction<'_>], held_on: NaiveDate) -> Carried {
    let mut topics: BTreeMap<Option<ItemId>, Vec<Place>> = BTreeMap::new();
    let mut rest = Vec::new();
    for open in actions.iter().filter(|open| open.action.is_open()) {
        let action = open.action;
        match place(open, held_on) {
            Some(place) => topics.entry(action.topic).or_default().push(place),
            None => rest.push((action.due.is_none(), action.due, action.id)),
        }
    }
    rest.sort_unstable();
    let mut topics: Vec<(Option<ItemId>, Vec<Place>)> = topics.into_iter().collect();
    for (_, places) in &mut topics {
        places.sort_unstable();
    }
    topics.sort_by_cached_key(|(topic, places)| (pressure(places), topic.is_none(), *topic));
    Carried {
        topics: topics
            .into_iter()
            .map(|(topic, places)| CarriedTopic {
                topic,
                actions: places.into_iter().map(|(.., id)| id).collect(),
            })
            .collect(),
        rest: rest.into_iter().map(|(.., id)| id).collect(),
    }
}

/// The action's place when it calls for the meeting.
fn place(open: &OpenAction<'_>, held_on: NaiveDate) -> Option<Place> {
    let action = open.action;
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let answered_at = open.last_response_at.or(action.delivered_on.map(begin));
    let due = action.due.map(begin);
    let (call, since) = match action.status(held_on) {
        ActionStatus::Overdue => (Call::Overdue, due?),
        ActionStatus::UnderReview => (Call::Answered, answered_at?),
        ActionStatus::NotYetDue => match answered_at {
            Some(at) => (Call::Answered, at),
            None => (Call::Due, due.filter(|due| *due <= begin(held_on))?),
        },
        ActionStatus::OnHold
        | ActionStatus::CompletedOnTime
        | ActionStatus::CompletedLate
        | ActionStatus::Overtaken
        | ActionStatus::Merged => return None,
    };
    Some((call, since, Reverse(action.priority), action.id))
}

/// How much a topic presses, the least first: by its most pressing call, how many of its actions
/// call so, and since when.
fn pressure(sorted: &[Place]) -> Option<(Call, Reverse<usize>, DateTime<Utc>)> {
    let (call, since, ..) = *sorted.first()?;
    let alike = sorted.iter().filter(|place| place.0 == call).count();
    Some((call, Reverse(alike), since))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::ActionKind;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// Day `n` from the meeting's.
    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() + chrono::Duration::days(n)
    }

    fn id(n: u128) -> ActionId {
        ActionId::new(Uuid::from_u128(n))
    }

    fn topic(n: u128) -> Option<ItemId> {
        (n > 0).then(|| ItemId::new(Uuid::from_u128(n)))
    }

    fn action(n: u128, of: u128, due: Option<i64>) -> Action {
        let mut action = Action::new(
            ActionKind::Action,
            "Fill it".to_owned(),
            MeetingId::default(),
        );
        action.id = id(n);
        action.topic = topic(of);
        action.due = due.map(day);
        action
    }

    fn with(mut action: Action, change: fn(&mut Action)) -> Action {
        change(&mut action);
        action
    }

    /// Carries these actions; those answered, on which day.
    fn carry(actions: &[Action], answers: &[(u128, i64)]) -> Carried {
        let open: Vec<OpenAction<'_>> = actions
            .iter()
            .map(|action| OpenAction {
                action,
                last_response_at: answers
                    .iter()
                    .find(|(n, _)| id(*n) == action.id)
                    .map(|(_, on)| day(*on).and_hms_opt(15, 0, 0).unwrap().and_utc()),
            })
            .collect();
        carried(&open, day(0))
    }

    fn item(of: u128, actions: &[u128]) -> CarriedTopic {
        CarriedTopic {
            topic: topic(of),
            actions: actions.iter().copied().map(id).collect(),
        }
    }

    fn ids(actions: &[u128]) -> Vec<ActionId> {
        actions.iter().copied().map(id).collect()
    }

    #[test]
    fn an_action_comes_in_when_overdue_answered_or_due_by_the_meeting() {
        let actions = [
            action(1, 1, Some(-1)),
            action(2, 2, Some(30)),
            with(action(3, 3, Some(30)), |action| {
                action.delivered_on = Some(day(-3));
            }),
            action(4, 4, Some(0)),
            action(5, 5, Some(1)),
            action(6, 6, None),
        ];
        let carried = carry(&actions, &[(2, -5)]);
        assert_eq!(
            carried.topics,
            [item(1, &[1]), item(2, &[2]), item(3, &[3]), item(4, &[4])]
        );
        assert_eq!(carried.rest, ids(&[5, 6]));
    }

    #[test]
    fn actions_of_one_topic_share_one_item_and_those_that_do_not_call_stay_out() {
        let actions = [
            action(1, 7, Some(0)),
            action(2, 7, Some(40)),
            action(3, 7, Some(30)),
            action(4, 7, Some(-2)),
            action(5, 7, Some(-9)),
        ];
        let carried = carry(&actions, &[(3, -1)]);
        assert_eq!(carried.topics, [item(7, &[5, 4, 3, 1])]);
        assert_eq!(carried.rest, ids(&[2]));
    }

    #[test]
    fn topics_come_by_overdue_count_then_oldest_then_answered_then_due() {
        let actions = [
            action(1, 1, Some(0)),
            action(2, 2, Some(20)),
            action(3, 3, Some(-3)),
            action(4, 4, Some(-30)),
            action(5, 5, Some(-1)),
            action(6, 5, Some(-2)),
        ];
        let order: Vec<Option<ItemId>> = carry(&actions, &[(2, -1)])
            .topics
            .iter()
            .map(|item| item.topic)
            .collect();
        assert_eq!(order, [topic(5), topic(4), topic(3), topic(2), topic(1)]);
    }

    #[test]
    fn the_longest_waiting_answer_is_taken_up_first() {
        let actions = [
            action(1, 1, None),
            with(action(2, 1, Some(-8)), |action| {
                action.delivered_on = Some(day(-9));
            }),
            action(3, 1, Some(9)),
        ];
        assert_eq!(
            carry(&actions, &[(1, -4), (3, -6)]).topics,
            [item(1, &[2, 3, 1])]
        );
    }

    #[test]
    fn an_answer_does_not_make_an_overdue_action_less_overdue() {
        let actions = [action(1, 1, Some(-1)), action(2, 1, Some(-2))];
        assert_eq!(carry(&actions, &[(1, -20)]).topics, [item(1, &[2, 1])]);
    }

    #[test]
    fn of_two_due_the_same_day_the_high_one_goes_first() {
        let high = with(action(2, 1, Some(0)), |action| {
            action.priority = ActionPriority::High;
        });
        assert_eq!(
            carry(&[action(1, 1, Some(0)), high], &[]).topics,
            [item(1, &[2, 1])]
        );
    }

    #[test]
    fn what_is_on_hold_waits_in_the_rest() {
        let held = with(action(1, 1, Some(-9)), |action| {
            action.on_hold_since = Some(day(-1));
        });
        let carried = carry(&[held], &[(1, -1)]);
        assert_eq!((carried.topics, carried.rest), (Vec::new(), ids(&[1])));
    }

    #[test]
    fn what_is_no_longer_open_is_left_out() {
        let actions = [
            with(action(1, 1, Some(-9)), |action| {
                action.completed_on = Some(day(-1));
            }),
            with(action(2, 1, Some(-9)), |action| {
                action.overtaken_on = Some(day(-1));
            }),
            with(action(3, 1, Some(-9)), |action| {
                action.merged_into = Some(id(9));
            }),
        ];
        assert_eq!(carry(&actions, &[]), Carried::default());
    }

    #[test]
    fn actions_of_no_topic_form_one_group_of_their_own() {
        let actions = [
            action(1, 0, Some(-1)),
            action(2, 3, Some(-1)),
            action(3, 0, Some(0)),
        ];
        assert_eq!(
            carry(&actions, &[]).topics,
            [item(3, &[2]), item(0, &[1, 3])]
        );
    }

    #[test]
    fn the_rest_is_ordered_by_due_date_with_undated_ones_last() {
        let actions = [
            action(1, 1, None),
            action(2, 1, Some(9)),
            action(3, 2, Some(3)),
        ];
        assert_eq!(carry(&actions, &[]).rest, ids(&[3, 2, 1]));
    }

    proptest! {
        #[test]
        fn every_open_action_comes_exactly_once(
            dues in prop::collection::vec((0_u128..4, prop::option::of(-20_i64..20), any::<bool>()), 0..30)
        ) {
            let actions: Vec<Action> = (1..)
                .zip(&dues)
                .map(|(n, (of, due, held))| {
                    let mut action = action(n, *of, *due);
                    action.on_hold_since = held.then(|| day(-1));
                    action
                })
                .collect();
            let carried = carry(&actions, &[(1, -1), (2, -2)]);
            let mut all: Vec<ActionId> = carried.rest.clone();
            all.extend(carried.topics.iter().flat_map(|topic| topic.actions.clone()));
            all.sort_unstable();
            prop_assert_eq!(all, actions.iter().map(|action| action.id).collect::<Vec<_>>());
            let mut topics: Vec<_> = carried.topics.iter().map(|item| item.topic).collect();
            topics.sort_unstable();
            topics.dedup();
            prop_assert_eq!(topics.len(), carried.topics.len());
        }
    }
}

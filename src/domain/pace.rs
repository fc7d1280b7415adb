//! Whether a running meeting will end when it should, and how long its items have taken.

use crate::domain::agenda::ItemClock;
use crate::domain::ids::ItemId;
use chrono::{DateTime, TimeDelta, Utc};

/// How far one agenda item has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemState {
    /// The meeting has left it.
    Done,
    /// The meeting is at it.
    Current,
    /// The meeting has not reached it.
    ToCome,
    /// The meeting goes past it: it is skipped, or moved to the next meeting.
    Out,
}

/// One agenda item, as pace sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaceItem {
    /// Minutes planned, with those it was given since.
    pub planned_minutes: u32,
    /// Seconds spent on it so far; see [`spent_seconds`].
    pub spent_seconds: i64,
    /// How far it has come.
    pub state: ItemState,
}

/// What pace is made from.
#[derive(Debug, Clone, Copy)]
pub struct PaceInput<'a> {
    /// From when the meeting's time counts: when it was started, later by the time it stood still or adjourned.
    pub started_at: DateTime<Utc>,
    /// Now, or when it was adjourned, or when the break that is on began.
    pub now: DateTime<Utc>,
    /// The meeting's planned length in minutes.
    pub planned_minutes_total: u32,
    /// Its agenda.
    pub items: &'a [PaceItem],
}

/// How a running meeting stands against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Seconds since it started, at least 0.
    pub elapsed_seconds: i64,
    /// When it will end: now, plus what is left of the current item (nothing if it is over), plus
    /// the minutes planned for the items to come.
    pub projected_end: DateTime<Utc>,
    /// Seconds from the planned end to the projected end; negative when it will end early.
    pub over_seconds: i64,
}

impl Pace {
    /// The pace of a meeting. A clock set back to before the start counts as the start.
    pub fn of(input: &PaceInput<'_>) -> Self {
        let now = input.now.max(input.started_at);
        let elapsed_seconds = (now - input.started_at).num_seconds();
        let left_seconds: i64 = input
            .items
            .iter()
            .map(|item| match item.state {
                ItemState::Done | ItemState::Out => 0,
                ItemState::Current => {
                    (seconds(item.planned_minutes) - item.spent_seconds.max(0)).max(0)
                }
                ItemState::ToCome => seconds(item.planned_minutes),
            })
            .fold(0, i64::saturating_add);
        let projected_end = TimeDelta::try_seconds(left_seconds)
            .and_then(|left| now.checked_add_signed(left))
            .unwrap_or(DateTime::<Utc>::MAX_UTC);
        let planned = seconds(input.planned_minutes_total);
        Self {
            elapsed_seconds,
            projected_end,
            over_seconds: elapsed_seconds
                .saturating_add(left_seconds)
                .saturating_sub(planned),
        }
    }

    /// "on time", "2 min over", "3 min under", to the nearest minute.
    pub fn words(&self) -> String {
        let minutes = (self.over_seconds.unsigned_abs() + 30) / 60;
        match (minutes, self.over_seconds > 0) {
            (0, _) => "on time".to_owned(),
            (minutes, true) => format!("{minutes} min over"),
            (minutes, false) => format!("{minutes} min under"),
        }
    }
}

fn seconds(minutes: u32) -> i64 {
    i64::from(minutes) * 60
}

/// A length of time as a clock shows it: "15:22", "1:05:22"; with a "-" when negative.
pub fn clock_words(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{sign}{minutes}:{seconds:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    }
}

/// Seconds spent on an item: all its stretches, one that still runs counted until `now`. A stretch
/// that ends before it begins, because the machine's clock was set back, counts nothing.
pub fn spent_seconds(clocks: &[ItemClock], item: ItemId, now: DateTime<Utc>) -> i64 {
    let milliseconds = clocks
        .iter()
        .filter(|clock| clock.item == item)
        .map(|clock| {
            (clock.until.unwrap_or(now) - clock.from)
                .num_milliseconds()
                .max(0)
        })
        .fold(0, i64::saturating_add);
    milliseconds / 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ItemClockId;
    use chrono::TimeZone;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// The meeting's start plus so many seconds.
    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 15, 0, 0).unwrap() + TimeDelta::seconds(seconds)
    }

    fn item(planned_minutes: u32, spent_minutes: i64, state: ItemState) -> PaceItem {
        PaceItem {
            planned_minutes,
            spent_seconds: spent_minutes * 60,
            state,
        }
    }

    fn pace(now: i64, planned_minutes_total: u32, items: &[PaceItem]) -> Pace {
        Pace::of(&PaceInput {
            started_at: at(0),
            now: at(now),
            planned_minutes_total,
            items,
        })
    }

    #[test]
    fn a_meeting_that_keeps_to_its_plan_is_on_time() {
        let items = [
            item(15, 15, ItemState::Done),
            item(20, 5, ItemState::Current),
            item(25, 0, ItemState::ToCome),
        ];
        let pace = pace(20 * 60, 60, &items);
        assert_eq!(pace.elapsed_seconds, 1200);
        assert_eq!(pace.projected_end, at(3600));
        assert_eq!((pace.over_seconds, pace.words().as_str()), (0, "on time"));
    }

    #[test]
    fn minutes_lost_on_an_item_that_is_done_show_as_over() {
        let items = [
            item(15, 17, ItemState::Done),
            item(20, 3, ItemState::Current),
            item(55, 0, ItemState::ToCome),
        ];
        let pace = pace(20 * 60, 90, &items);
        assert_eq!(
            (pace.over_seconds, pace.words().as_str()),
            (120, "2 min over")
        );
    }

    #[test]
    fn an_item_that_is_over_has_nothing_left_and_nothing_to_give_back() {
        let items = [
            item(10, 14, ItemState::Current),
            item(20, 0, ItemState::ToCome),
        ];
        assert_eq!(pace(14 * 60, 30, &items).words(), "4 min over");
        assert_eq!(pace(14 * 60, 30, &items).projected_end, at(34 * 60));
    }

    #[test]
    fn minutes_saved_show_as_under() {
        let items = [
            item(15, 12, ItemState::Done),
            item(30, 0, ItemState::Current),
        ];
        assert_eq!(pace(12 * 60, 45, &items).words(), "3 min under");
    }

    #[test]
    fn less_than_half_a_minute_is_on_time() {
        let words = |over_seconds| {
            Pace {
                elapsed_seconds: 0,
                projected_end: at(0),
                over_seconds,
            }
            .words()
        };
        assert_eq!(
            (words(29), words(-29)),
            ("on time".to_owned(), "on time".to_owned())
        );
        assert_eq!(
            (words(30), words(-30)),
            ("1 min over".to_owned(), "1 min under".to_owned())
        );
    }

    #[test]
    fn a_clock_set_back_before_the_start_counts_as_the_start() {
        let items = [item(30, 0, ItemState::Current)];
        let early = pace(-500, 30, &items);
        assert_eq!((early.elapsed_seconds, early.over_seconds), (0, 0));
        let spent_less = PaceItem {
            spent_seconds: -90,
            ..item(30, 0, ItemState::Current)
        };
        assert_eq!(pace(0, 30, &[spent_less]).over_seconds, 0);
    }

    #[test]
    fn an_agenda_of_nothing_ends_now() {
        assert_eq!(pace(600, 90, &[]).projected_end, at(600));
    }

    #[test]
    fn clocks_read_minutes_and_seconds_and_hours_when_there_are_any() {
        assert_eq!(clock_words(0), "0:00");
        assert_eq!(clock_words(59), "0:59");
        assert_eq!(clock_words(922), "15:22");
        assert_eq!(clock_words(3922), "1:05:22");
        assert_eq!(clock_words(-130), "-2:10");
    }

    fn clock(item: u128, from: i64, until: Option<i64>) -> ItemClock {
        ItemClock {
            id: ItemClockId::default(),
            item: ItemId::new(Uuid::from_u128(item)),
            from: at(from),
            until: until.map(at),
        }
    }

    #[test]
    fn time_spent_adds_the_stretches_of_one_item_and_the_one_that_runs() {
        let clocks = [
            clock(1, 0, Some(60)),
            clock(2, 60, Some(100)),
            clock(1, 100, None),
        ];
        let spent = |item, now| spent_seconds(&clocks, ItemId::new(Uuid::from_u128(item)), at(now));
        assert_eq!((spent(1, 130), spent(2, 130), spent(3, 130)), (90, 40, 0));
    }

    #[test]
    fn a_clock_set_back_takes_no_time_away() {
        let clocks = [
            clock(1, 0, Some(60)),
            clock(1, 100, None),
            clock(1, 200, Some(150)),
        ];
        let spent = spent_seconds(&clocks, ItemId::new(Uuid::from_u128(1)), at(40));
        assert_eq!(spent, 60);
    }

    #[test]
    fn parts_of_seconds_are_not_lost_between_stretches() {
        let half = |from| ItemClock {
            until: Some(at(from) + TimeDelta::milliseconds(500)),
            ..clock(1, from, None)
        };
        let clocks = [half(0), half(10), half(20)];
        assert_eq!(spent_seconds(&clocks, clocks[0].item, at(100)), 1);
    }

    proptest! {
        #[test]
        fn pace_bears_any_figures(
            now in any::<i32>(), total in any::<u32>(),
            items in prop::collection::vec((any::<u32>(), any::<i64>(), 0_usize..3), 0..20)
        ) {
            let items: Vec<PaceItem> = items
                .into_iter()
                .map(|(planned_minutes, spent_seconds, state)| PaceItem {
                    planned_minutes,
                    spent_seconds,
                    state: [ItemState::Done, ItemState::Current, ItemState::ToCome][state],
                })
                .collect();
            let pace = pace(i64::from(now), total, &items);
            prop_assert!(pace.elapsed_seconds >= 0);
            prop_assert!(pace.projected_end >= at(0));
            prop_assert_eq!(
                pace.over_seconds,
                (pace.projected_end - at(0)).num_seconds() - i64::from(total) * 60
            );
            prop_assert!(!pace.words().is_empty());
        }
    }
}

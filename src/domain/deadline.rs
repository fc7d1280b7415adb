//! By when the memos are due: so many hours before the meeting, so many business days after it.
//!
//! The usual rule is Baltimore's: materials 48 hours before (City Code Art. 1, sec. 61-4(c)), the follow-up memo two
//! business days after (CitiStat playbook). Both are settings.

use crate::domain::ids::{CityId, HolidayId};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use std::collections::BTreeSet;

/// The city's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoRules {
    /// The city (also the row's key).
    pub id: CityId,
    /// Hours before a meeting by which its stat memo is out.
    pub stat_hours: u32,
    /// Days after a meeting by which its follow-up memo is out.
    pub follow_up_days: u32,
    /// Only business days count: no weekends, and no holidays of the city's list.
    pub business_days: bool,
    /// The time of that day.
    pub due_at: NaiveTime,
}

impl Default for MemoRules {
    fn default() -> Self {
        Self {
            id: CityId::default(),
            stat_hours: 48,
            follow_up_days: 2,
            business_days: true,
            due_at: NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default(),
        }
    }
}

impl MemoRules {
    /// The day by which the follow-up memo of a meeting of that day is out.
    pub fn follow_up_day(&self, held_on: NaiveDate, holidays: &[Holiday]) -> NaiveDate {
        if !self.business_days {
            let days = Days::new(u64::from(self.follow_up_days));
            return held_on.checked_add_days(days).unwrap_or(held_on);
        }
        let free: BTreeSet<NaiveDate> = holidays.iter().map(|holiday| holiday.on).collect();
        let worked = |day: &NaiveDate| !is_weekend(*day) && !free.contains(day);
        let mut days = held_on.iter_days().skip(1).filter(worked);
        match usize::try_from(self.follow_up_days)
            .unwrap_or(usize::MAX)
            .checked_sub(1)
        {
            Some(before) => days.nth(before).unwrap_or(held_on),
            None => held_on,
        }
    }
}

/// A day on which the city's offices are closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holiday {
    /// Key.
    pub id: HolidayId,
    /// The day.
    pub on: NaiveDate,
    /// What it is called.
    pub name: String,
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The federal holidays of the United States in a year (5 U.S.C. 6103(a)), each on the day it is observed: one that
/// falls on a Saturday on the Friday before, on a Sunday on the Monday after. New Year's Day may so be observed on the
/// last day of the year before.
pub fn federal_holidays(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day).map(observed);
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    let last_monday_of_may = nth(5, Weekday::Mon, 5).or_else(|| nth(5, Weekday::Mon, 4));
    [
        (fixed(1, 1), "New Year\u{2019}s Day"),
        (nth(1, Weekday::Mon, 3), "Martin Luther King Jr. Day"),
        (nth(2, Weekday::Mon, 3), "Washington\u{2019}s Birthday"),
        (last_monday_of_may, "Memorial Day"),
        (fixed(6, 19), "Juneteenth"),
        (fixed(7, 4), "Independence Day"),
        (nth(9, Weekday::Mon, 1), "Labor Day"),
        (nth(10, Weekday::Mon, 2), "Columbus Day"),
        (fixed(11, 11), "Veterans Day"),
        (nth(11, Weekday::Thu, 4), "Thanksgiving Day"),
        (fixed(12, 25), "Christmas Day"),
    ]
    .into_iter()
    .filter_map(|(day, name)| day.map(|day| (day, name)))
    .collect()
}

fn observed(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day.pred_opt(),
        Weekday::Sun => day.succ_opt(),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => None,
    }
    .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn closed(on: NaiveDate) -> Holiday {
        Holiday {
            on,
            ..Holiday::default()
        }
    }

    #[test]
    fn two_business_days_go_over_weekends_and_holidays() {
        let rules = MemoRules::default();
        let thanksgiving = [closed(date(2026, 11, 26)), closed(date(2026, 11, 27))];
        for (held, holidays, due) in [
            (date(2026, 11, 17), &[][..], date(2026, 11, 19)),
            (date(2026, 11, 19), &[], date(2026, 11, 23)),
            (date(2026, 11, 24), &[], date(2026, 11, 26)),
            (date(2026, 11, 24), &thanksgiving, date(2026, 11, 30)),
            (date(2026, 11, 21), &[], date(2026, 11, 24)),
        ] {
            assert_eq!(rules.follow_up_day(held, holidays), due, "{held}");
        }
        let calendar = MemoRules {
            business_days: false,
            ..MemoRules::default()
        };
        let held = date(2026, 11, 20);
        assert_eq!(
            calendar.follow_up_day(held, &thanksgiving),
            date(2026, 11, 22)
        );
        let same_day = MemoRules {
            follow_up_days: 0,
            ..MemoRules::default()
        };
        assert_eq!(same_day.follow_up_day(held, &[]), held);
    }

    #[test]
    fn federal_holidays_fall_on_the_days_they_are_observed() {
        // As the Office of Personnel Management published them for these years.
        let of = |year| {
            federal_holidays(year)
                .into_iter()
                .map(|(day, _)| (day.month(), day.day()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of(2026),
            [
                (1, 1),
                (1, 19),
                (2, 16),
                (5, 25),
                (6, 19),
                (7, 3),
                (9, 7),
                (10, 12),
                (11, 11),
                (11, 26),
                (12, 25)
            ]
        );
        assert_eq!(
            of(2022),
            [
                (12, 31),
                (1, 17),
                (2, 21),
                (5, 30),
                (6, 20),
                (7, 4),
                (9, 5),
                (10, 10),
                (11, 11),
                (11, 24),
                (12, 26)
            ]
        );
    }

    proptest! {
        #[test]
        fn a_memo_is_never_due_on_a_day_nobody_works(
            offset in 0_u64..20_000, days in 1_u32..15, holidays in prop::collection::vec(0_u64..40, 0..6)
        ) {
            let held = date(2020, 1, 1) + Days::new(offset);
            let holidays: Vec<Holiday> = holidays.iter().map(|after| closed(held + Days::new(*after))).collect();
            let rules = MemoRules { follow_up_days: days, ..MemoRules::default() };
            let due = rules.follow_up_day(held, &holidays);
            prop_assert!(!is_weekend(due) && holidays.iter().all(|one| one.on != due));
            let between = held.iter_days().skip(1).take_while(|day| *day <= due);
            let worked = between.filter(|day| !is_weekend(*day) && holidays.iter().all(|one| one.on != *day));
            prop_assert_eq!(worked.count(), days as usize);
        }
    }
}

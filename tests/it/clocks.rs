//! The clocks of the memos, as a day and an hour: 48 hours before, two business days after, by the city's own rule.

use crate::city::{Town, day};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use statroom::domain::deadline::{Holiday, MemoRules};
use statroom::domain::ids::HolidayId;
use statroom::domain::memo::MemoKind;
use statroom::export::memo::{IssueWish, prepare_issue};
use statroom::program::query::{self, memo_clock, memos_owed};
use statroom::program::{Command, instant};

const ZONE: &str = "America/New_York";

/// An instant of November 2026 on the town's wall.
fn at(of_day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    instant(day(11, of_day).and_time(time), ZONE)
}

impl Town {
    /// It is that instant now.
    fn until(&self, now: DateTime<Utc>) {
        self.clock.advance(now - self.program.now());
    }

    /// What the clock of the only meeting says.
    fn says(&self) -> String {
        let program = &self.program;
        let directory = query::directory(program).unwrap();
        let rows = query::meetings(program).unwrap().rows;
        let clock = memo_clock(&directory, &rows[0]).unwrap();
        clock.words(program.now())
    }

    fn outcome(&self) -> String {
        let program = &self.program;
        let directory = query::directory(program).unwrap();
        let rows = query::meetings(program).unwrap().rows;
        let clock = memo_clock(&directory, &rows[0]).unwrap();
        clock.outcome(program.now())
    }

    fn owed(&self) -> usize {
        let directory = query::directory(&self.program).unwrap();
        let rows = query::meetings(&self.program).unwrap().rows;
        memos_owed(&directory, &rows, self.program.now()).len()
    }

    fn send(&mut self, kind: MemoKind) {
        let rows = query::meetings(&self.program).unwrap().rows;
        let wish = IssueWish {
            meeting: rows[0].meeting.id,
            kind,
            edition: statroom::domain::edition::MemoEdition::PANEL,
            by: None,
        };
        let issue = prepare_issue(&self.program, &wish).unwrap();
        self.run(Command::IssueMemo(Box::new(issue)));
    }
}

#[test]
fn each_memo_has_a_day_and_an_hour_and_what_is_late_says_by_how_much() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(11, 24));
    assert_eq!(town.says(), "Stat memo due Sun Nov 22, 9 a.m.");
    assert_eq!(town.owed(), 0, "it is weeks ahead");
    town.until(at(20, 9, 0));
    assert_eq!(town.owed(), 1);
    town.until(at(22, 11, 30));
    assert_eq!(
        town.says(),
        "Stat memo due Sun Nov 22, 9 a.m.: 2 hours late"
    );
    town.send(MemoKind::Stat);
    assert_eq!(
        town.says(),
        "Stat memo released Sun Nov 22, 11:30 a.m., 2 hours late"
    );
    // Where the copy stands with its time, that is not said again.
    assert_eq!(town.outcome(), "Stat memo released 2 hours late");
    assert_eq!(town.owed(), 0);
    town.until(at(24, 9, 0));
    town.run(Command::StartMeeting(meeting));
    town.minutes_pass(90);
    town.run(Command::Adjourn(meeting));
    assert_eq!(town.says(), "Follow-up memo due Thu Nov 26, 5 p.m.");
    town.run(Command::AddHolidays(vec![Holiday {
        id: HolidayId::default(),
        on: day(11, 26),
        name: "Thanksgiving Day".into(),
    }]));
    assert_eq!(town.says(), "Follow-up memo due Fri Nov 27, 5 p.m.");
    town.until(at(30, 9, 0));
    assert_eq!(
        town.says(),
        "Follow-up memo due Fri Nov 27, 5 p.m.: 2 days late"
    );
    town.send(MemoKind::FollowUp);
    assert!(
        town.says()
            .starts_with("Follow-up memo issued Mon Nov 30, 9 a.m., 2 days late")
    );
    assert_eq!(town.program.faults().unwrap(), []);
}

#[test]
fn the_rule_is_the_citys_and_holidays_are_undone_like_any_step() {
    let mut town = Town::empty();
    town.meeting("Streets Stat", day(11, 24));
    let rules = MemoRules {
        stat_hours: 24,
        follow_up_days: 3,
        business_days: false,
        due_at: NaiveTime::from_hms_opt(12, 30, 0).unwrap(),
        ..MemoRules::default()
    };
    town.run(Command::SetMemoRules(rules));
    assert_eq!(town.says(), "Stat memo due Mon Nov 23, 9 a.m.");
    let lunch = Holiday {
        id: HolidayId::default(),
        on: day(11, 26),
        name: "Charter Day".into(),
    };
    let twice = vec![
        lunch.clone(),
        Holiday {
            on: day(12, 24),
            ..lunch.clone()
        },
    ];
    town.run(Command::AddHolidays(twice.clone()));
    let rows = town.program.all_rows().unwrap();
    // Those that are there stay as they are, and one day is on the list once.
    town.run(Command::AddHolidays(twice));
    assert_eq!(town.program.all_rows().unwrap(), rows);
    let refused = town.program.run(Command::SaveHoliday(lunch)).unwrap_err();
    assert!(refused.to_string().contains("as Charter Day"), "{refused}");
    town.program.undo().unwrap();
    assert!(query::directory(&town.program).unwrap().holidays.is_empty());
    let silly = MemoRules {
        stat_hours: 5_000,
        ..MemoRules::default()
    };
    assert!(town.program.run(Command::SetMemoRules(silly)).is_err());
}

#[test]
fn a_memo_that_never_went_out_is_told_of_for_two_weeks() {
    let mut town = Town::empty();
    let meeting = town.meeting("Streets Stat", day(10, 27));
    town.run(Command::StartMeeting(meeting));
    town.run(Command::Adjourn(meeting));
    assert_eq!(town.owed(), 1);
    town.clock.advance(TimeDelta::days(30));
    assert_eq!(town.owed(), 0);
}

//! A small made-up city for tests, and the clock it lives by.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use statroom::domain::city::City;
use statroom::domain::department::Department;
use statroom::domain::ids::{DepartmentId, MeasureId, MeetingId, PersonId};
use statroom::domain::measure::{Direction, Measure};
use statroom::domain::meeting::Meeting;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::person::Person;
use statroom::program::{Command, Done, ManualClock, Output, Program};
use std::sync::Arc;

/// The program under test with its clock.
pub(crate) struct Town {
    pub(crate) program: Program,
    pub(crate) clock: Arc<ManualClock>,
}

/// A day of 2026.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The settings of the town.
pub(crate) fn town_settings() -> City {
    City {
        name: "City of Testford".into(),
        office: "Office of Performance".into(),
        analyst_email: "stat@testford.example".into(),
        fiscal_first_month: 7,
        time_zone: "America/New_York".into(),
        meeting_minutes: 90,
        materials_due_days: 14,
        memo_signatory: "Chief of Staff".into(),
        memo_footer: "Internal use only".into(),
        ..City::default()
    }
}

/// Nine in the morning of October 27, 2026 in New York.
pub(crate) fn morning() -> DateTime<Utc> {
    day(10, 27)
        .and_time(NaiveTime::from_hms_opt(13, 0, 0).unwrap())
        .and_utc()
}

impl Town {
    /// A town in memory that has nothing but its settings.
    pub(crate) fn empty() -> Self {
        let clock = Arc::new(ManualClock::at(morning()));
        let program = Program::in_memory(town_settings(), clock.clone()).unwrap();
        Self { program, clock }
    }

    /// Runs a command that must succeed.
    pub(crate) fn run(&mut self, command: Command) -> Done {
        let shown = format!("{command:?}");
        self.program
            .run(command)
            .unwrap_or_else(|error| panic!("{error}: {shown}"))
    }

    /// Runs a command that makes something, and returns its key.
    pub(crate) fn make<I: From<uuid::Uuid>>(&mut self, command: Command) -> I {
        match self.run(command).output {
            Output::Id(id) => id.into(),
            other @ (Output::Nothing | Output::Count(_)) => panic!("no key but {other:?}"),
        }
    }

    pub(crate) fn minutes_pass(&self, minutes: i64) {
        self.clock.advance(TimeDelta::minutes(minutes));
    }

    pub(crate) fn department(&mut self, name: &str) -> DepartmentId {
        self.make(Command::SaveDepartment(Department {
            name: format!("{name} Department"),
            short_name: name.into(),
            ..Department::default()
        }))
    }

    pub(crate) fn person(&mut self, name: &str, department: Option<DepartmentId>) -> PersonId {
        self.make(Command::SavePerson(Person {
            name: name.into(),
            role: "Commissioner".into(),
            department,
            ..Person::default()
        }))
    }

    pub(crate) fn measure(&mut self, key: &str, department: Option<DepartmentId>) -> MeasureId {
        self.make(Command::SaveMeasure(Measure {
            key: key.into(),
            name: key.replace('-', " "),
            direction: Direction::Decrease,
            format: NumberFormat::of(NumberKind::Days),
            source_system: "311 work orders".into(),
            department,
            ..Measure::default()
        }))
    }

    pub(crate) fn meeting(&mut self, name: &str, held_on: NaiveDate) -> MeetingId {
        self.make(Command::SaveMeeting(Meeting {
            name: name.into(),
            purpose: "Fix streets faster.".into(),
            held_on,
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            minutes: 90,
            ..Meeting::default()
        }))
    }
}

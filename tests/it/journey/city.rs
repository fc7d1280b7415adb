//! A stat office that begins with an empty program on disk, and how it enters its city.

use crate::city::{Town, day};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use statroom::domain::city::City;
use statroom::domain::goal::{Goal, Horizon, Priority};
use statroom::domain::ids::{DepartmentId, GoalId, MeasureId, PersonId, PriorityId, TargetId};
use statroom::domain::measure::{Approval, Direction, Measure};
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::person::Person;
use statroom::domain::target::{Target, TargetKind};
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{self, PlanOptions};
use statroom::program::{Command, Done, ManualClock, MeasureDecision, Output, Program, query};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What no memo and no projector may ever hold.
pub(super) const PRIVATE: &str = "SENTINEL-ask-about-the-landlord";

/// Figures as a department sends them.
const FIGURES: &str = "\
Measure,Period,Value
response-time,Sep 2025,4.9
response-time,2025-10,5.1
response-time,11/30/2025,5.0
response-time,2025-12,5.4
Street-defect response time,2026-01,5.6
response-time,2026-02,5.5
response-time,2026-03,5.8
response-time,2026-04,5.7
response-time,2026-05,6.1
response-time,2026-06,5.9
response-time,2026-07,6.4
response-time,2026-08,6.2
response-time,2026-09,6.3
night-repairs,2026-08,14
night-repairs,2026-09,17
";

/// The office with its program, its people by name and the clock on its wall.
pub(super) struct Office {
    town: Option<Town>,
    folder: tempfile::TempDir,
    file: PathBuf,
    pub(super) departments: BTreeMap<String, DepartmentId>,
    pub(super) people: BTreeMap<String, PersonId>,
    pub(super) response_time: MeasureId,
}

impl Office {
    /// A program begun as `statroom new` begins one: a name and the settings to start with.
    pub(super) fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("testford.statroom");
        let city = City {
            time_zone: "America/New_York".into(),
            ..statroom::cli::new_city("City of Testford")
        };
        let at = day(10, 13).and_hms_opt(13, 0, 0).unwrap().and_utc();
        let clock = Arc::new(ManualClock::at(at));
        let program = Program::create(&file, city, clock.clone(), "console").unwrap();
        assert!(query::measures(&program).unwrap().rows.is_empty());
        Self {
            town: Some(Town { program, clock }),
            folder,
            file,
            departments: BTreeMap::new(),
            people: BTreeMap::new(),
            response_time: MeasureId::default(),
        }
    }

    fn town(&mut self) -> &mut Town {
        self.town.as_mut().unwrap()
    }

    pub(super) fn program(&self) -> &Program {
        &self.town.as_ref().unwrap().program
    }

    pub(super) fn run(&mut self, command: Command) -> Done {
        self.town().run(command)
    }

    pub(super) fn try_run(
        &mut self,
        command: Command,
    ) -> Result<Done, statroom::program::ProgramError> {
        self.town().program.run(command)
    }

    pub(super) fn make<I: From<uuid::Uuid>>(&mut self, command: Command) -> I {
        self.town().make(command)
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.program().now()
    }

    pub(super) fn minutes_pass(&self, minutes: i64) {
        self.town.as_ref().unwrap().minutes_pass(minutes);
    }

    /// Moves the clock on to this time (UTC) of 2026.
    pub(super) fn clock_to(&self, on: NaiveDate, hour: u32, minute: u32) {
        let to = on.and_hms_opt(hour, minute, 0).unwrap().and_utc();
        let by = to - self.now();
        assert!(by > TimeDelta::zero(), "the clock would go back");
        self.town.as_ref().unwrap().clock.advance(by);
    }

    /// Closes the file and opens it again.
    pub(super) fn reopen(&mut self) {
        let clock = self.town.take().unwrap().clock;
        self.open_again(clock);
    }

    /// The machine loses power: what is on disk at this moment is all that is left, the program not closed.
    pub(super) fn crash(&mut self) {
        let left = self.folder.path().join("after the crash.statroom");
        for ending in ["", "-wal"] {
            let with = |path: &PathBuf| PathBuf::from(format!("{}{ending}", path.display()));
            std::fs::copy(with(&self.file), with(&left)).unwrap();
        }
        let clock = self.town.take().unwrap().clock;
        self.file = left;
        self.open_again(clock);
    }

    fn open_again(&mut self, clock: Arc<ManualClock>) {
        let program = Program::open(&self.file, clock.clone(), "console").unwrap();
        self.town = Some(Town { program, clock });
    }

    /// Settings, departments, people, a priority with its goal, two measures, one with a target.
    pub(super) fn enter_the_city(&mut self) {
        let city = query::city(self.program()).unwrap();
        self.run(Command::SaveCity(City {
            program_name: "Testford Stat".into(),
            analyst_email: "stat@testford.example".into(),
            materials_due_days: 21,
            ..city
        }));
        for name in ["Streets", "Property"] {
            let id = self.town().department(name);
            self.departments.insert(name.to_owned(), id);
        }
        let (streets, property) = (self.departments["Streets"], self.departments["Property"]);
        let person = |name: &str, role: &str, department| Person {
            name: name.into(),
            role: role.into(),
            department,
            ..Person::default()
        };
        let list = vec![
            person("Ruth Adeyemi", "Mayor", None),
            person("Damaris Rivera", "Commissioner", Some(streets)),
            person("Mei Chen", "Director", Some(property)),
            person("Ana Smith", "Deputy", Some(streets)),
            person("Bo Smith", "Counsel", Some(property)),
        ];
        assert_eq!(self.run(Command::AddPeople(list)).output, Output::Count(5));
        for person in query::directory(self.program()).unwrap().people {
            self.people.insert(person.name, person.id);
        }
        let priority: PriorityId = self.make(Command::SavePriority(Priority {
            name: "Safer streets".into(),
            ..Priority::default()
        }));
        let goal: GoalId = self.make(Command::SaveGoal(Goal {
            id: GoalId::default(),
            priority,
            name: "Repair within four days".into(),
            description: String::new(),
            horizon: Horizon::Short,
            position: 0,
            retired: false,
        }));
        self.enter_measures(goal);
    }

    fn enter_measures(&mut self, goal: GoalId) {
        let streets = self.departments["Streets"];
        let measure = |key: &str, name: &str, direction, kind| Measure {
            key: key.into(),
            name: name.into(),
            direction,
            format: NumberFormat::of(kind),
            source_system: "311 work orders".into(),
            department: Some(streets),
            goal: Some(goal),
            ..Measure::default()
        };
        let list = vec![
            measure(
                "response-time",
                "Street-defect response time",
                Direction::Decrease,
                NumberKind::Days,
            ),
            measure(
                "night-repairs",
                "Night repairs",
                Direction::Increase,
                NumberKind::Count,
            ),
        ];
        self.run(Command::AddMeasures(list));
        let measures = query::measures(self.program()).unwrap();
        let found = measures
            .rows
            .iter()
            .find(|row| row.measure.key == "response-time");
        self.response_time = found.unwrap().measure.id;
        self.run(Command::DecideMeasure(MeasureDecision {
            measure: self.response_time,
            approval: Approval::Approved,
            by: Some(self.people["Ruth Adeyemi"]),
            on: day(10, 13),
            comment: String::new(),
        }));
        self.run(Command::AddTargets(vec![Target {
            id: TargetId::default(),
            measure: self.response_time,
            kind: TargetKind::Target,
            value: 4.0,
            in_force_from: NaiveDate::from_ymd_opt(2025, 7, 1).unwrap(),
            basis: "Council goal".into(),
            source: "Budget book".into(),
            per: None,
        }]));
    }

    /// The department's file becomes a plan, and the plan one batch.
    pub(super) fn take_in_figures(&mut self) {
        let book =
            Book::from_bytes("september.csv", FIGURES.as_bytes(), &ReadOptions::default()).unwrap();
        let known = query::figure_knowledge(self.program()).unwrap();
        let plan = import::plan_book(&book, &known, &PlanOptions::default()).unwrap();
        assert_eq!(
            (plan.counts.new, plan.counts.refused),
            (15, 0),
            "{:?}",
            plan.findings
        );
        let done = self.run(Command::ImportFigures(plan.batch("Ana Smith")));
        assert_eq!(done.output, Output::Count(15));
        // The same file again brings nothing.
        let known = query::figure_knowledge(self.program()).unwrap();
        assert!(
            import::plan_book(&book, &known, &PlanOptions::default())
                .unwrap()
                .is_nothing()
        );
    }
}

//! A large program for measuring: ten years of a big city, the same every time. 300 measures by month,
//! 200 meetings held once a fortnight, 5,000 actions in every status, and one meeting that is running.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::city::City;
use statroom::domain::department::Department;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::goal::{Goal, Horizon, Priority};
use statroom::domain::ids::{
    ActionId, DepartmentId, GoalId, ItemId, MeasureId, MeetingId, PersonId, PriorityId, TargetId,
};
use statroom::domain::measure::{Approval, Direction, Measure};
use statroom::domain::meeting::Meeting;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::domain::target::{Target, TargetKind};
use statroom::program::{
    ActionWork, Command, FigureBatch, FigureLine, ManualClock, NewEntry, Output, Program, query,
};
use std::path::Path;
use std::sync::Arc;

const MEASURES: usize = 300;
const MONTHS: i32 = 120;
const MEETINGS: usize = 200;
const ACTIONS_A_MEETING: usize = 25;
const NOTES_A_MEETING: usize = 15;
const DEPARTMENTS: usize = 12;
const PEOPLE: usize = 120;
/// Charts of the running meeting.
const CHARTS: usize = 8;

/// The program as a file in `folder`, opened, with this many entries on the record of its running meeting;
/// its clock, and that meeting.
pub(crate) fn on_disk(folder: &Path, entries: usize) -> (Program, Arc<ManualClock>, MeetingId) {
    let path = folder.join("big.statroom");
    let (program, clock, running) = build(entries);
    assert!(program.back_up(&path, |_| true).unwrap());
    drop(program);
    let program = Program::open(&path, clock.clone(), "bench").unwrap();
    (program, clock, running)
}

/// Builds it in memory, where it need not wait for the disk 15,000 times.
fn build(entries: usize) -> (Program, Arc<ManualClock>, MeetingId) {
    let clock = Arc::new(ManualClock::at(at(day(2019, 1, 8))));
    let city = City {
        name: "City of Bigford".into(),
        office: "Office of Performance".into(),
        analyst_email: "stat@bigford.example".into(),
        fiscal_first_month: 7,
        time_zone: "America/New_York".into(),
        meeting_minutes: 90,
        materials_due_days: 14,
        memo_signatory: "Chief of Staff".into(),
        ..City::default()
    };
    let program = Program::in_memory(city, clock.clone()).unwrap();
    let mut builder = Builder {
        program,
        clock,
        seed: 20_260_722,
        departments: Vec::new(),
        people: Vec::new(),
        measures: Vec::new(),
    };
    builder.directory();
    builder.measures();
    builder.figures();
    for number in 0..MEETINGS {
        builder.past_meeting(number);
    }
    let running = builder.running_meeting(entries);
    (builder.program, builder.clock, running)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Nine in the morning of that day in New York, in winter.
/// Given names and the halves of surnames, so that names begin as variously as a city's do.
const GIVEN: [&str; 17] = [
    "Ana", "Bruno", "Chloe", "Dmitri", "Esi", "Farid", "Grace", "Hugo", "Ines", "Joel", "Keiko",
    "Luis", "Mina", "Noor", "Otto", "Petra", "Ravi",
];
const BEGINS: [&str; 20] = [
    "Al", "Bo", "Car", "Del", "Es", "Fo", "Gar", "Hol", "Iver", "Jo", "Kor", "Lin", "Mar", "Nor",
    "Ok", "Par", "Quin", "Ros", "San", "Tor",
];
const ENDS: [&str; 20] = [
    "ada", "berg", "dez", "ford", "gan", "hardt", "ini", "kins", "lov", "man", "moto", "nath",
    "nez", "oya", "quist", "rides", "son", "sworth", "ton", "wicz",
];

/// The surname of that person; four hundred differ.
pub(crate) fn surname(number: usize) -> String {
    let end = ENDS[number / BEGINS.len() % ENDS.len()];
    format!("{}{end}", BEGINS[number % BEGINS.len()])
}

const SUBJECTS: [&str; 15] = [
    "Ambulance",
    "Building",
    "Curb",
    "Drain",
    "Elm",
    "Fire",
    "Graffiti",
    "Housing",
    "Invoice",
    "Library",
    "Meter",
    "Pothole",
    "Recycling",
    "Street",
    "Water",
];

fn subject(number: usize) -> &'static str {
    SUBJECTS[number % SUBJECTS.len()]
}

/// The key of that measure: "drain-3".
pub(crate) fn measure_key(number: usize) -> String {
    format!("{}-{number}", subject(number).to_lowercase())
}

fn at(day: NaiveDate) -> DateTime<Utc> {
    let nine = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
    day.and_time(nine).and_utc()
}

struct Builder {
    program: Program,
    clock: Arc<ManualClock>,
    seed: u64,
    departments: Vec<DepartmentId>,
    people: Vec<PersonId>,
    measures: Vec<MeasureId>,
}

impl Builder {
    /// The next number of a fixed sequence (Knuth's MMIX generator), below `limit`.
    fn any(&mut self, limit: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % limit
    }

    fn run(&mut self, command: Command) -> Output {
        self.program.run(command).unwrap().output
    }

    fn make<I: From<uuid::Uuid>>(&mut self, command: Command) -> I {
        let Output::Id(id) = self.run(command) else {
            unreachable!("the command makes something");
        };
        id.into()
    }

    fn directory(&mut self) {
        for number in 1..=DEPARTMENTS {
            let id = self.make(Command::SaveDepartment(Department {
                name: format!("Department of Works {number}"),
                short_name: format!("Works {number}"),
                ..Department::default()
            }));
            self.departments.push(id);
        }
        for number in 0..PEOPLE {
            let department = self.departments[number % DEPARTMENTS];
            let id = self.make(Command::SavePerson(Person {
                name: format!("{} {}", GIVEN[number % GIVEN.len()], surname(number)),
                role: "Commissioner".into(),
                department: Some(department),
                email: format!("person{number}@bigford.example"),
                ..Person::default()
            }));
            self.people.push(id);
        }
    }

    fn measures(&mut self) {
        let mut goals: Vec<GoalId> = Vec::new();
        for position in 0..6 {
            let priority: PriorityId = self.make(Command::SavePriority(Priority {
                name: format!("Priority {position}"),
                position,
                ..Priority::default()
            }));
            goals.push(self.make(Command::SaveGoal(Goal {
                id: GoalId::default(),
                priority,
                name: format!("Goal of priority {position}"),
                description: String::new(),
                horizon: Horizon::Intermediate,
                position: 0,
                retired: false,
            })));
        }
        for number in 0..MEASURES {
            let id = self.make(Command::SaveMeasure(Measure {
                key: measure_key(number),
                name: format!(
                    "{} requests of kind {number}, days to close",
                    subject(number)
                ),
                definition: "From the call to the last work order, in calendar days.".into(),
                direction: Direction::Decrease,
                format: NumberFormat::of(NumberKind::Days),
                source_system: "311 work orders".into(),
                department: Some(self.departments[number % DEPARTMENTS]),
                data_owner: Some(self.people[number % PEOPLE]),
                goal: Some(goals[number % goals.len()]),
                approval: Approval::Approved,
                ..Measure::default()
            }));
            self.measures.push(id);
        }
        let targets = self.measures.iter().map(|measure| Target {
            id: TargetId::default(),
            measure: *measure,
            kind: TargetKind::Target,
            value: 10.0,
            in_force_from: day(2016, 7, 1),
            basis: "Council goal".into(),
            source: String::new(),
            per: None,
        });
        let targets = targets.collect();
        self.run(Command::AddTargets(targets));
    }

    fn figures(&mut self) {
        let start = Period::containing(Frequency::Month, day(2016, 10, 1));
        let mut lines = Vec::new();
        for number in 0..MEASURES {
            for month in 0..MONTHS {
                let season = f64::from(month % 12 - 6).abs() / 2.0;
                let noise = self.any(40) as f64 / 10.0;
                lines.push(FigureLine {
                    measure_key: measure_key(number),
                    dimension: String::new(),
                    group: String::new(),
                    period: start.plus(month),
                    value: Some(6.0 + season + noise),
                    parts: None,
                    row: Some(lines.len() as i64 + 2),
                });
            }
        }
        self.run(Command::ImportFigures(FigureBatch {
            source: "ten years.csv".into(),
            source_hash: String::new(),
            by: "bench".into(),
            lines: lines.into(),
            ..FigureBatch::default()
        }));
    }

    /// Moves the clock to that day's morning.
    fn go_to(&self, day: NaiveDate) {
        self.clock.advance(at(day) - self.program.now());
    }

    fn plan(&mut self, held_on: NaiveDate, department: usize) -> MeetingId {
        let meeting = Meeting {
            name: format!("Works {} Stat", department + 1),
            purpose: "Close requests sooner.".into(),
            reporting_period: "the month before".into(),
            held_on,
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            time_zone: "America/New_York".into(),
            minutes: 90,
            place: "City Hall".into(),
            chair: Some(self.people[0]),
            hot_seat: Some(self.people[department]),
            recorder: Some(self.people[1]),
            memo_to: vec!["Mayor".into()],
            memo_from: vec!["Office of Performance".into()],
            next_on: Some(held_on + TimeDelta::weeks(4)),
            ..Meeting::default()
        };
        let departments = vec![self.departments[department]];
        let meeting = self.make(Command::PlanMeeting {
            meeting,
            departments,
        });
        let people = self.people.iter().copied().skip(department).step_by(12);
        let people = people.collect();
        self.run(Command::Invite { meeting, people });
        meeting
    }

    fn item(&mut self, meeting: MeetingId, kind: ItemKind, title: &str) -> ItemId {
        let item = AgendaItem {
            id: ItemId::default(),
            meeting,
            position: 0,
            kind,
            title: title.into(),
            planned_minutes: 15,
            hot_seat: None,
            narrative: "Requests take longer to close than a year ago.".into(),
            why_now: String::new(),
            data_source: String::new(),
            private_notes: String::new(),
            topic: ItemId::default(),
            dropped: false,
        };
        let item = self.make(Command::SaveItem(item));
        self.run(Command::SaveQuestion(Question {
            item,
            text: "What would close them sooner?".into(),
            ..Question::default()
        }));
        item
    }

    fn chart(&mut self, item: ItemId, measure: usize) {
        let measure = Some(self.measures[measure]);
        self.run(Command::SaveExhibit(Exhibit {
            measure,
            ..Exhibit::new(item, ExhibitKind::Chart)
        }));
    }

    fn say(&mut self, meeting: MeetingId, item: ItemId, kind: EntryKind, typed: String) {
        self.clock.advance(TimeDelta::seconds(20));
        self.run(Command::Record(NewEntry {
            meeting,
            item: Some(item),
            kind,
            typed,
            speaker: None,
            afterwards: false,
        }));
    }

    /// A promise of somebody of that department, due within three months.
    fn promise(&mut self, department: usize, number: usize) -> String {
        let person = self.any(PEOPLE / DEPARTMENTS) * DEPARTMENTS + department;
        let days = 7 + self.any(80);
        format!(
            "Close the backlog of kind {number} @{person} due +{days}d",
            person = surname(person)
        )
    }

    fn past_meeting(&mut self, number: usize) {
        let held_on = day(2019, 1, 8) + TimeDelta::days(14 * number as i64);
        let department = number % DEPARTMENTS;
        self.go_to(held_on);
        let meeting = self.plan(held_on, department);
        self.item(meeting, ItemKind::Opening, "Opening");
        let topic = self.item(meeting, ItemKind::Standing, "Requests");
        self.chart(topic, number % MEASURES);
        self.run(Command::StartMeeting(meeting));
        for note in 0..NOTES_A_MEETING {
            let typed = format!("Crews were short in week {note} because of the overtime rule");
            self.say(meeting, topic, EntryKind::Note, typed);
        }
        for action in 0..ACTIONS_A_MEETING {
            let typed = self.promise(department, action);
            self.say(meeting, topic, EntryKind::Action, typed);
        }
        self.run(Command::Adjourn(meeting));
        let view = query::meeting(&self.program, meeting).unwrap();
        // The latest meetings' promises are still open; of the rest, most are done.
        for action in view.promised {
            let choice = self.any(10);
            if number < MEETINGS - 12 || choice < 3 {
                self.work(action, held_on, choice);
            }
        }
    }

    fn work(&mut self, action: ActionId, held_on: NaiveDate, choice: usize) {
        let (step, new_due) = match choice {
            0 => (ActionStep::Delivered, None),
            1 => (ActionStep::NewDate, Some(held_on + TimeDelta::days(120))),
            2 => (ActionStep::OnHold, None),
            3 => (ActionStep::Overtaken, None),
            4 => (ActionStep::Response, None),
            _ => (ActionStep::Completed, None),
        };
        self.run(Command::WorkAction(ActionWork {
            action,
            step,
            on: held_on + TimeDelta::days(30),
            words: "As told in the letter of that week.".into(),
            new_due,
            person: None,
            meeting: None,
            item: None,
        }));
    }

    fn running_meeting(&mut self, entries: usize) -> MeetingId {
        let held_on = day(2026, 10, 27);
        self.go_to(held_on);
        let meeting = self.plan(held_on, 0);
        self.item(meeting, ItemKind::Opening, "Opening");
        let topics: Vec<ItemId> = (0..CHARTS)
            .map(|number| {
                let title = format!("Requests of kind {number}");
                let topic = self.item(meeting, ItemKind::Standing, &title);
                self.chart(topic, number);
                topic
            })
            .collect();
        self.item(meeting, ItemKind::CloseOut, "Close-out");
        self.run(Command::BringFollowUps(meeting));
        self.run(Command::StartMeeting(meeting));
        for number in 0..entries {
            let topic = topics[number * topics.len() / entries.max(1)];
            if number % 4 == 0 {
                let typed = self.promise(0, number);
                self.say(meeting, topic, EntryKind::Action, typed);
            } else {
                let typed = format!("Crews were short in week {number} because of the rule");
                self.say(meeting, topic, EntryKind::Note, typed);
            }
        }
        meeting
    }
}

//! Port Alder as the screens are tested with it: directory, measures and figures from `sample_data`,
//! three meetings, and actions that stand in every status. It is 8:51 on the morning of a meeting.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use statroom::domain::action::{Action, Deliverable};
use statroom::domain::annotation::Annotation;
use statroom::domain::department::Department;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::goal::{Goal, Horizon, Priority};
use statroom::domain::ids::{ActionId, DepartmentId, EntryId, GoalId, MeetingId, PersonId};
use statroom::domain::ids::{AnnotationId, MeasureId, TargetId};
use statroom::domain::measure::{Aggregation, Approval, Direction, Measure, MeasureKind};
use statroom::domain::meeting::Meeting;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::domain::ratio::Parts;
use statroom::domain::target::{Target, TargetKind};
use statroom::domain::text::AsText;
use statroom::program::query;
use statroom::program::{
    ActionWork, Command, FigureBatch, FigureLine, ManualClock, NewEntry, Program,
};

use crate::driver::{an_empty_program, at, made};

type Row = HashMap<String, String>;

/// The town, and what tests call its parts by.
pub(crate) struct Town {
    /// The program.
    pub(crate) program: Program,
    /// Its clock.
    pub(crate) clock: Arc<ManualClock>,
    departments: HashMap<String, DepartmentId>,
    people: HashMap<String, PersonId>,
    measures: HashMap<String, Measure>,
}

fn rows(file: &str) -> Vec<Row> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("sample_data")
        .join(file);
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// What a ratio's figure is made of, where the row says it.
fn parts(row: &Row) -> Option<Parts> {
    let part = |column: &str| row.get(column)?.parse().ok();
    Parts::new(part("numerator")?, part("denominator")?).ok()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    NaiveDate::from_text(text).unwrap()
}

/// Everything but meetings and actions.
pub(crate) fn a_town_without_meetings() -> Town {
    let (program, clock) = an_empty_program(at("2026-10-20T13:00:00Z"));
    let mut town = Town {
        program,
        clock,
        departments: HashMap::new(),
        people: HashMap::new(),
        measures: HashMap::new(),
    };
    town.add_directory();
    let goals = town.add_priorities();
    town.add_measures(&goals);
    for file in [
        "streets",
        "sanitation",
        "police",
        "fire-and-ems",
        "health",
        "parks",
    ] {
        town.add_figures(&format!("{file}.csv"), "");
    }
    for file in [
        "licenses-and-inspections",
        "innovation-and-technology",
        "mayors-office",
    ] {
        town.add_figures(&format!("{file}.csv"), "");
    }
    town.add_figures("districts.csv", "District");
    town.add_figures("weekly.csv", "");
    town.clock
        .advance(at("2026-11-20T15:15:00Z") - at("2026-10-20T13:00:00Z"));
    town.add_figures("monthly-update.csv", "");
    town.add_figures("districts-update.csv", "District");
    town.add_figures("revisions-collection.csv", "District");
    town.add_figures("weekly-update.csv", "");
    town.clock
        .advance(at("2026-11-24T13:51:00Z") - at("2026-11-20T15:15:00Z"));
    town
}

/// The whole town.
pub(crate) fn a_town() -> Town {
    let mut town = a_town_without_meetings();
    town.add_meetings();
    town
}

impl Town {
    /// Key of a measure by its short name.
    pub(crate) fn measure(&self, key: &str) -> MeasureId {
        self.measures[key].id
    }

    fn add_directory(&mut self) {
        for row in rows("departments.csv") {
            let department = Department {
                name: row["name"].clone(),
                short_name: row["short_name"].clone(),
                ..Department::default()
            };
            let id = made(&mut self.program, Command::SaveDepartment(department));
            self.departments.insert(row["key"].clone(), id);
        }
        for row in rows("people.csv") {
            let person = Person {
                name: row["name"].clone(),
                role: row["role"].clone(),
                department: self.departments.get(&row["department"]).copied(),
                email: row["email"].clone(),
                ..Person::default()
            };
            let id = made(&mut self.program, Command::SavePerson(person));
            self.people.insert(row["name"].clone(), id);
        }
    }

    fn add_priorities(&mut self) -> HashMap<String, GoalId> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/priorities.toml");
        let file: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = |table: &toml::Table, key: &str| table[key].as_str().unwrap().to_owned();
        let mut goals = HashMap::new();
        for priority in file["priority"].as_array().unwrap() {
            let priority = priority.as_table().unwrap();
            let saved = Priority {
                name: text(priority, "name"),
                description: text(priority, "description"),
                ..Priority::default()
            };
            let id = made(&mut self.program, Command::SavePriority(saved));
            for goal in priority["goal"].as_array().unwrap() {
                let goal = goal.as_table().unwrap();
                let saved = Goal {
                    id: GoalId::default(),
                    priority: id,
                    name: text(goal, "name"),
                    description: text(goal, "description"),
                    horizon: Horizon::from_text(&text(goal, "horizon")).unwrap(),
                    position: 0,
                    retired: false,
                };
                let made = made(&mut self.program, Command::SaveGoal(saved));
                goals.insert(text(goal, "key"), made);
            }
        }
        goals
    }

    fn add_measures(&mut self, goals: &HashMap<String, GoalId>) {
        for row in rows("measures.csv") {
            let measure = self.measure_of(&row, goals);
            let id = made(&mut self.program, Command::SaveMeasure(measure.clone()));
            self.measures
                .insert(row["key"].clone(), Measure { id, ..measure });
        }
        for row in rows("targets.csv") {
            let target = Target {
                id: TargetId::default(),
                measure: self.measure(&row["measure"]),
                kind: TargetKind::from_text(&row["kind"]).unwrap(),
                value: row["value"].parse().unwrap(),
                in_force_from: day(&row["from"]),
                basis: row["basis"].clone(),
                source: row["source"].clone(),
                per: None,
            };
            self.program.run(Command::SaveTarget(target)).unwrap();
        }
        for row in rows("annotations.csv") {
            let annotation = Annotation {
                id: AnnotationId::default(),
                measure: self.measure(&row["measure"]),
                on: day(&row["on"]),
                text: row["text"].clone(),
            };
            self.program
                .run(Command::SaveAnnotation(annotation))
                .unwrap();
        }
    }

    fn measure_of(&self, row: &Row, goals: &HashMap<String, GoalId>) -> Measure {
        let kind = NumberKind::from_word(&row["format"]).unwrap();
        Measure {
            id: MeasureId::default(),
            key: row["key"].clone(),
            name: row["name"].clone(),
            definition: row["definition"].clone(),
            formula: row["formula"].clone(),
            numerator: row["numerator"].clone(),
            denominator: row["denominator"].clone(),
            format: NumberFormat {
                kind,
                unit: row["unit"].clone(),
                decimals: row["decimals"].parse().unwrap(),
            },
            direction: Direction::from_text(&row["direction"]).unwrap(),
            kind: MeasureKind::from_text(&row["type"]).unwrap(),
            frequency: Frequency::from_word(&row["frequency"]).unwrap(),
            aggregation: Aggregation::from_text(&row["aggregation"]).unwrap(),
            source_system: row["source_system"].clone(),
            data_owner: self.people.get(&row["data_owner"]).copied(),
            department: self.departments.get(&row["department"]).copied(),
            goal: goals.get(&row["goal"]).copied(),
            caveats: row["caveats"].clone(),
            lag_days: row["lag_days"].parse().unwrap(),
            tolerance_percent: row["tolerance_percent"].parse().unwrap(),
            approval: Approval::from_text(&row["approval"]).unwrap(),
            approval_by: self.people.get(&row["approval_by"]).copied(),
            approval_on: NaiveDate::from_text(&row["approval_on"]),
            approval_comment: row["approval_comment"].clone(),
            retired: false,
        }
    }

    fn add_figures(&mut self, file: &str, dimension: &str) {
        let line = |(at, row): (usize, Row)| {
            let frequency = self.measures[&row["measure"]].frequency;
            let period = match NaiveDate::from_text(&row["period"]) {
                Some(day) => Period::containing(frequency, day),
                None => Period::parse(&row["period"], 7).unwrap(),
            };
            let group = row.get("group").cloned().unwrap_or_default();
            FigureLine {
                measure_key: row["measure"].clone(),
                dimension: if group.is_empty() {
                    String::new()
                } else {
                    dimension.to_owned()
                },
                group,
                period,
                value: row["value"].parse().ok(),
                parts: parts(&row),
                row: i64::try_from(at + 2).ok(),
            }
        };
        let lines: Vec<_> = rows(&format!("figures/{file}"))
            .into_iter()
            .enumerate()
            .map(line)
            .collect();
        let batch = FigureBatch {
            source: file.to_owned(),
            source_hash: String::new(),
            by: "Léa Fontaine".into(),
            lines: lines.into(),
            ..FigureBatch::default()
        };
        self.program.run(Command::ImportFigures(batch)).unwrap();
    }

    /// Two meetings that were held, with what was promised in them, and one for today.
    fn add_meetings(&mut self) {
        let now = at("2026-11-24T13:51:00Z");
        self.clock.advance(at("2026-09-22T13:00:00Z") - now);
        let september = self.add_meeting("Streets Stat", "2026-09-22", &["streets"]);
        self.promise(september, FIRST);
        self.clock
            .advance(at("2026-10-20T13:00:00Z") - at("2026-09-22T13:30:00Z"));
        let october = self.add_meeting("Streets Stat", "2026-10-20", &["streets", "sanitation"]);
        self.promise(october, SECOND);
        self.merge("Look into cameras for trucks", "Test cameras on two trucks");
        self.clock.advance(now - at("2026-10-20T13:30:00Z"));
        self.add_meeting("Streets Stat", "2026-11-24", &["streets", "sanitation"]);
        self.add_meeting("Clean City Stat", "2026-12-08", &["sanitation"]);
    }

    fn add_meeting(&mut self, name: &str, on: &str, departments: &[&str]) -> MeetingId {
        let held_on = day(on);
        let meeting = Meeting {
            name: name.into(),
            purpose: "Streets that are repaired on time and trash that is collected on its day."
                .into(),
            held_on,
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            minutes: 90,
            place: "City Hall, room 201".into(),
            next_on: Some(held_on + TimeDelta::days(28)),
            ..Meeting::default()
        };
        let meeting: MeetingId = made(&mut self.program, Command::SaveMeeting(meeting));
        let departments = departments
            .iter()
            .map(|key| self.departments[*key])
            .collect();
        let command = Command::SetMeetingDepartments {
            meeting,
            departments,
        };
        self.program.run(command).unwrap();
        meeting
    }

    fn promise(&mut self, meeting: MeetingId, promises: &[Promise]) {
        self.program.run(Command::StartMeeting(meeting)).unwrap();
        let mut work = Vec::new();
        for promise in promises {
            let entry = NewEntry {
                meeting,
                item: None,
                kind: promise.kind,
                typed: promise.text.into(),
                speaker: None,
                afterwards: false,
            };
            let entry: EntryId = made(&mut self.program, Command::Record(entry));
            let book = query::actions(&self.program).unwrap();
            let row = book
                .rows
                .iter()
                .find(|row| row.action.entry == Some(entry))
                .unwrap();
            work.push((row.action.id, promise));
            self.settle(row.action.clone(), promise);
        }
        self.clock.advance(TimeDelta::minutes(30));
        self.program.run(Command::Adjourn(meeting)).unwrap();
        for (action, promise) in work {
            self.work(action, promise);
        }
    }

    fn merge(&mut self, twin: &str, into: &str) {
        let book = query::actions(&self.program).unwrap();
        let id = |text: &str| {
            let found = book.rows.iter().find(|row| row.action.text == text);
            found.unwrap().action.id
        };
        let command = Command::MergeAction {
            action: id(twin),
            into: id(into),
        };
        self.program.run(command).unwrap();
    }

    fn settle(&mut self, action: Action, promise: &Promise) {
        let measure = self.measures.get(promise.measure).map(|measure| measure.id);
        let action = Action {
            owner: self.people.get(promise.owner).copied(),
            department: self.departments.get(promise.department).copied(),
            due: NaiveDate::from_text(promise.due),
            deliverable: Some(Deliverable::Memo),
            measure,
            ..action
        };
        let command = Command::EditAction {
            action,
            support: Vec::new(),
            due_reason: String::new(),
        };
        self.program.run(command).unwrap();
    }

    fn work(&mut self, action: ActionId, promise: &Promise) {
        for (step, on, words) in promise.steps {
            let work = ActionWork {
                action,
                step: *step,
                on: day(on),
                words: (*words).into(),
                new_due: Some(day("2026-12-04")),
                person: self.people.get("Thomas Whitfield").copied(),
                meeting: None,
                item: None,
            };
            self.program.run(Command::WorkAction(work)).unwrap();
        }
    }
}

struct Promise {
    kind: EntryKind,
    text: &'static str,
    owner: &'static str,
    department: &'static str,
    due: &'static str,
    measure: &'static str,
    steps: &'static [(ActionStep, &'static str, &'static str)],
}

const FIRST: &[Promise] = &[
    Promise {
        kind: EntryKind::Action,
        text: "Report how many repairs wait for a crew and how many for materials",
        owner: "Jerome Tate",
        department: "streets",
        due: "2026-10-16",
        measure: "pothole-backlog",
        steps: &[(
            ActionStep::Completed,
            "2026-10-14",
            "Report sent on October 14: 212 wait for a crew, 61 for hot mix",
        )],
    },
    Promise {
        kind: EntryKind::DataRequest,
        text: "Travel hours of each crew since the depot closed",
        owner: "Dana Okafor",
        department: "streets",
        due: "2026-10-09",
        measure: "crew-hours-lost",
        steps: &[(
            ActionStep::Completed,
            "2026-10-19",
            "Table in the October memo",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Agree with Public Property on a lease for the north yard",
        owner: "Damaris Rivera",
        department: "streets",
        due: "2026-11-13",
        measure: "street-defect-response",
        steps: &[(
            ActionStep::Response,
            "2026-11-10",
            "The owner wants five years; the Law Department reads the draft.",
        )],
    },
    Promise {
        kind: EntryKind::InformationRequest,
        text: "Why three routes of the north collect after 6 p.m.",
        owner: "Tamika Brooks",
        department: "sanitation",
        due: "2026-10-09",
        measure: "ontime-collection",
        steps: &[(ActionStep::Completed, "2026-10-08", "Answered by e-mail")],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Move the salt delivery to the south dome",
        owner: "Walter Kowalczyk",
        department: "streets",
        due: "2026-11-02",
        measure: "salt-used",
        steps: &[(
            ActionStep::Overtaken,
            "2026-10-30",
            "The supplier delivers to both domes now.",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Draft a night-shift schedule for two repair crews",
        owner: "Jerome Tate",
        department: "streets",
        due: "2026-10-30",
        measure: "street-defect-response",
        steps: &[(
            ActionStep::NewDate,
            "2026-10-28",
            "Overtime figures come with the payroll of November",
        )],
    },
];

const SECOND: &[Promise] = &[
    Promise {
        kind: EntryKind::Action,
        text: "Plan to restore the Depot B night crew, with costs for three options",
        owner: "Damaris Rivera",
        department: "streets",
        due: "2026-11-20",
        measure: "street-defect-response",
        steps: &[(
            ActionStep::NewDate,
            "2026-11-17",
            "The union meets on December 1",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Bring the repair backlog under 400 before the first frost",
        owner: "Jerome Tate",
        department: "streets",
        due: "2026-12-15",
        measure: "pothole-backlog",
        steps: &[],
    },
    Promise {
        kind: EntryKind::DataRequest,
        text: "Response time by shift, September to November",
        owner: "Dana Okafor",
        department: "streets",
        due: "2026-11-20",
        measure: "street-defect-response",
        steps: &[(
            ActionStep::Delivered,
            "2026-11-19",
            "File on the shared drive; two weeks of August are missing",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Pilot afternoon collection on routes 14 and 22",
        owner: "Tamika Brooks",
        department: "sanitation",
        due: "2026-11-06",
        measure: "ontime-collection",
        steps: &[(
            ActionStep::Completed,
            "2026-11-05",
            "Pilot ran October 26 to November 5; report attached",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Write to the eight owners of lots with repeated dumping",
        owner: "Amal Haddad",
        department: "sanitation",
        due: "2026-11-13",
        measure: "dumping-clear-days",
        steps: &[],
    },
    Promise {
        kind: EntryKind::InformationRequest,
        text: "What a second crew for graffiti would cost until June",
        owner: "Luis Peña",
        department: "sanitation",
        due: "2026-12-04",
        measure: "graffiti-5-days",
        steps: &[(
            ActionStep::Escalated,
            "2026-11-18",
            "Budget asks for a decision of the Chief of Staff",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Test cameras on two trucks",
        owner: "Luis Peña",
        department: "sanitation",
        due: "2027-01-15",
        measure: "missed-collections",
        steps: &[(
            ActionStep::OnHold,
            "2026-11-12",
            "Waits for the opinion of the City Solicitor on images of residents",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Look into cameras for trucks",
        owner: "Tamika Brooks",
        department: "sanitation",
        due: "2026-12-01",
        measure: "missed-collections",
        steps: &[],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Publish the resurfacing list for spring",
        owner: "Ingrid Sørensen",
        department: "streets",
        due: "2026-12-18",
        measure: "lane-miles-resurfaced",
        steps: &[],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Check the count of missed collections against the calls of 311",
        owner: "Wen Zhao",
        department: "sanitation",
        due: "2026-11-17",
        measure: "missed-collections",
        steps: &[(
            ActionStep::Delivered,
            "2026-11-16",
            "Note of two pages; 9 in 100 were counted twice",
        )],
    },
    Promise {
        kind: EntryKind::Action,
        text: "Say who answers for streetlights on state roads",
        owner: "",
        department: "",
        due: "",
        measure: "street-lights-5-days",
        steps: &[],
    },
];

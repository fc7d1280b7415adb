//! A made-up meeting of the streets department, prepared from one that was held four weeks before.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::annotation::Annotation;
use statroom::domain::anticipated::Anticipated;
use statroom::domain::department::Department;
use statroom::domain::entry::ActionStep::{Completed, Delivered, Response};
use statroom::domain::entry::EntryKind::{
    self, Action, DataRequest, Decision, InformationRequest, Note,
};
use statroom::domain::ids::{
    ActionId, AnnotationId, DepartmentId, ExhibitId, ItemId, MeasureId, MeetingId, PersonId,
    TargetId,
};
use statroom::domain::measure::Direction::{Decrease, Increase};
use statroom::domain::measure::{Approval, Direction, Measure};
use statroom::domain::meeting::Meeting;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::domain::target::{Target, TargetKind};
use statroom::program::{
    ActionWork, Command, FigureBatch, FigureLine, ManualClock, NewEntry, Program, SoundPicture,
    query,
};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use crate::driver::{an_empty_program, at, made};

/// A day of 2026.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The program with what tests ask for by name.
pub(crate) struct Streets {
    pub(crate) program: Program,
    pub(crate) clock: Arc<ManualClock>,
    /// The meeting of November 24, prepared and not begun.
    pub(crate) meeting: MeetingId,
    pub(crate) people: BTreeMap<&'static str, PersonId>,
    pub(crate) departments: BTreeMap<&'static str, DepartmentId>,
    pub(crate) measures: BTreeMap<&'static str, MeasureId>,
    /// Its items by title.
    pub(crate) items: BTreeMap<String, ItemId>,
    /// Words that can be told again stand wherever the room must not look.
    secrets: bool,
}

const PEOPLE: [(&str, &str, &str); 11] = [
    ("Ruth Adeyemi", "Mayor", "Mayor's Office"),
    ("Thomas Whitfield", "Chief of Staff", "Mayor's Office"),
    ("Priya Raman", "Chief Performance Officer", "Mayor's Office"),
    ("Léa Fontaine", "Stat analyst", "Mayor's Office"),
    ("Daniel Chen", "Budget Director", "Mayor's Office"),
    ("Mei Chen", "Director of Public Property", "Property"),
    ("Damaris Rivera", "Commissioner of Streets", "Streets"),
    ("Jerome Tate", "Chief of Highway Maintenance", "Streets"),
    ("Dana Okafor", "Data steward", "Streets"),
    ("Luis Peña", "Commissioner of Sanitation", "Sanitation"),
    (
        "Amal Haddad",
        "Director of Community Cleaning",
        "Sanitation",
    ),
];

type Row = (
    &'static str,
    &'static str,
    NumberKind,
    Direction,
    f64,
    &'static str,
);

const MEASURES: [Row; 7] = [
    (
        "street-defect-response",
        "Street-defect response time",
        NumberKind::Days,
        Decrease,
        4.0,
        "Streets",
    ),
    (
        "pothole-backlog",
        "Pothole repairs open",
        NumberKind::Count,
        Decrease,
        300.0,
        "Streets",
    ),
    (
        "streets-overtime-share",
        "Overtime share of street crew hours",
        NumberKind::Percent,
        Decrease,
        9.0,
        "Streets",
    ),
    (
        "street-lights-5-days",
        "Street lights repaired in 5 days",
        NumberKind::Percent,
        Increase,
        90.0,
        "Streets",
    ),
    (
        "ontime-collection",
        "On-time trash collection",
        NumberKind::Percent,
        Increase,
        95.0,
        "Sanitation",
    ),
    (
        "graffiti-5-days",
        "Graffiti removed in 5 days",
        NumberKind::Percent,
        Increase,
        85.0,
        "Sanitation",
    ),
    (
        "dumping-clear-days",
        "Time to clear illegal dumping",
        NumberKind::Days,
        Decrease,
        5.0,
        "Sanitation",
    ),
];

const FIGURES: [&str; 2] = [
    include_str!("../../sample_data/figures/streets.csv"),
    include_str!("../../sample_data/figures/sanitation.csv"),
];

impl Streets {
    /// The morning of the meeting, nine o'clock in Port Alder.
    pub(crate) fn prepared() -> Self {
        Self::with_secrets(false)
    }

    /// The same; with `secrets`, words that begin with "zq" stand wherever the room must not look.
    pub(crate) fn with_secrets(secrets: bool) -> Self {
        let (program, clock) = an_empty_program(at("2026-10-27T13:00:00Z"));
        let mut streets = Self {
            program,
            clock,
            meeting: MeetingId::default(),
            people: BTreeMap::new(),
            departments: BTreeMap::new(),
            measures: BTreeMap::new(),
            items: BTreeMap::new(),
            secrets,
        };
        streets.add_people();
        streets.add_measures();
        streets.add_district_figures();
        let earlier = streets.hold_the_earlier_meeting();
        streets.work_on_promises(earlier);
        streets.prepare();
        streets
    }

    /// The same, started a while ago and at this item.
    pub(crate) fn running(minutes: i64) -> Self {
        Self::prepared().started(minutes)
    }

    /// Started a while ago.
    pub(crate) fn started(mut self, minutes: i64) -> Self {
        self.run(Command::StartMeeting(self.meeting));
        self.clock.advance(TimeDelta::minutes(minutes));
        self
    }

    /// Words with a secret one in them.
    fn secret(&self, words: &str, secret: &str) -> String {
        if self.secrets {
            format!("{words} zq{secret}")
        } else {
            words.to_owned()
        }
    }

    pub(crate) fn run(&mut self, command: Command) {
        let shown = format!("{command:?}");
        if let Err(error) = self.program.run(command) {
            panic!("{error}: {shown}");
        }
    }

    fn add_people(&mut self) {
        for name in ["Streets", "Sanitation", "Property", "Mayor's Office"] {
            let department = Department {
                name: format!("Department of {name}"),
                short_name: name.into(),
                ..Department::default()
            };
            let id = made(&mut self.program, Command::SaveDepartment(department));
            self.departments.insert(name, id);
        }
        for (name, role, department) in PEOPLE {
            let person = Person {
                name: name.into(),
                role: role.into(),
                department: Some(self.departments[department]),
                ..Person::default()
            };
            let id = made(&mut self.program, Command::SavePerson(person));
            self.people.insert(name, id);
        }
    }

    fn add_measures(&mut self) {
        for (key, name, kind, direction, target, department) in MEASURES {
            let measure = Measure {
                key: key.into(),
                name: name.into(),
                definition: self.secret("", "definition"),
                caveats: self.secret("", "caveat"),
                format: NumberFormat::of(kind),
                direction,
                source_system: "311 work orders".into(),
                department: Some(self.departments[department]),
                approval: if key == "graffiti-5-days" {
                    Approval::Proposed
                } else {
                    Approval::Approved
                },
                ..Measure::default()
            };
            let id: MeasureId = made(&mut self.program, Command::SaveMeasure(measure));
            self.measures.insert(key, id);
            self.run(Command::SaveTarget(Target {
                id: TargetId::default(),
                measure: id,
                kind: TargetKind::Target,
                value: target,
                in_force_from: NaiveDate::from_ymd_opt(2022, 7, 1).unwrap(),
                basis: String::new(),
                source: String::new(),
                per: None,
            }));
        }
        self.run(Command::SaveAnnotation(Annotation {
            id: AnnotationId::default(),
            measure: self.measures["street-defect-response"],
            on: NaiveDate::from_ymd_opt(2025, 11, 3).unwrap(),
            text: "Depot B closed".into(),
        }));
        let lines = FIGURES.iter().flat_map(|file| file.lines().skip(1));
        let lines: Vec<FigureLine> = (2..)
            .zip(lines)
            .filter_map(|(row, line)| {
                let mut cells = line.split(',');
                let (key, period) = (cells.next()?, cells.next()?);
                let value = cells.next()?.parse().ok()?;
                let month = NaiveDate::parse_from_str(&format!("{period}-01"), "%Y-%m-%d").ok()?;
                let known = self.measures.contains_key(key);
                known.then(|| line_of(key, (String::new(), String::new()), month, value, row))
            })
            .collect();
        self.import("streets.csv", lines);
    }

    fn add_district_figures(&mut self) {
        let districts = ["Eastside", "Southfield", "Northgate", "Harbor", "Westmoor"];
        let mut lines = Vec::new();
        for month in 1..=10 {
            for (at, district) in districts.into_iter().enumerate() {
                let value = 150.0 - 24.0 * at as f64 - 3.0 * f64::from(month);
                let group = ("District".to_owned(), district.to_owned());
                lines.push(line_of(
                    "pothole-backlog",
                    group,
                    day(month, 1),
                    value.max(8.0),
                    0,
                ));
            }
        }
        self.import("districts.csv", lines);
    }

    fn import(&mut self, source: &str, lines: Vec<FigureLine>) {
        self.run(Command::ImportFigures(FigureBatch {
            source: source.into(),
            source_hash: String::new(),
            by: "Léa Fontaine".into(),
            lines: lines.into(),
            ..FigureBatch::default()
        }));
    }

    fn meeting_on(&mut self, held_on: NaiveDate, purpose: &str) -> MeetingId {
        let meeting = Command::SaveMeeting(Meeting {
            name: "Streets Stat".into(),
            purpose: purpose.into(),
            reporting_period: "October 2026".into(),
            held_on,
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            time_zone: "America/New_York".into(),
            minutes: 90,
            place: "City Hall, Room 202".into(),
            chair: Some(self.people["Ruth Adeyemi"]),
            hot_seat: Some(self.people["Damaris Rivera"]),
            recorder: Some(self.people["Léa Fontaine"]),
            next_on: Some(held_on + TimeDelta::days(28)),
            next_at: NaiveTime::from_hms_opt(9, 0, 0),
            materials_due: Some(held_on + TimeDelta::days(24)),
            summary: self.secret("", "summary"),
            memo_to: vec![self.secret("", "memoto")],
            ..Meeting::default()
        });
        let id: MeetingId = made(&mut self.program, meeting);
        let departments = ["Streets", "Sanitation", "Property"].map(|name| self.departments[name]);
        self.run(Command::SetMeetingDepartments {
            meeting: id,
            departments: departments.to_vec(),
        });
        let people = self.people.values().copied().collect();
        self.run(Command::Invite {
            meeting: id,
            people,
        });
        id
    }

    /// Adds an item with private words in it.
    pub(crate) fn item(
        &mut self,
        meeting: MeetingId,
        kind: ItemKind,
        title: &str,
        minutes: u32,
    ) -> ItemId {
        let hot_seat = (kind == ItemKind::New).then(|| self.people["Amal Haddad"]);
        let item = Command::SaveItem(AgendaItem {
            id: ItemId::default(),
            meeting,
            position: 0,
            kind,
            title: title.into(),
            planned_minutes: minutes,
            hot_seat,
            narrative: self.secret("The wait grew when the depot closed.", "narrative"),
            why_now: self.secret("", "whynow"),
            data_source: self.secret("", "datasource"),
            private_notes: self.secret("Name no rent figure in the room.", "private"),
            topic: ItemId::default(),
            dropped: false,
        });
        let id: ItemId = made(&mut self.program, item);
        self.items.insert(title.to_owned(), id);
        id
    }

    /// Adds a chart or table of a measure to an item.
    pub(crate) fn exhibit(&mut self, item: ItemId, kind: ExhibitKind, measure: &str) -> ExhibitId {
        let dimension = if kind == ExhibitKind::Table && measure == "pothole-backlog" {
            "District"
        } else {
            ""
        };
        made(
            &mut self.program,
            Command::SaveExhibit(Exhibit {
                measure: Some(self.measures[measure]),
                dimension: dimension.into(),
                periods: if kind == ExhibitKind::Table { 12 } else { 36 },
                ..Exhibit::new(item, kind)
            }),
        )
    }

    fn question(&mut self, item: ItemId, text: &str) {
        self.run(Command::SaveQuestion(Question {
            item,
            text: self.secret(text, "question"),
            ..Question::default()
        }));
    }

    /// Prepares an action for an item.
    pub(crate) fn anticipate(&mut self, item: ItemId, typed: &str) {
        self.run(Command::SaveAnticipated(Anticipated {
            item,
            typed: self.secret(typed, "anticipated"),
            ..Anticipated::default()
        }));
    }

    /// Puts a line on the record of a meeting, half a minute later.
    pub(crate) fn record(&mut self, meeting: MeetingId, item: &str, kind: EntryKind, line: &str) {
        self.clock.advance(TimeDelta::seconds(31));
        self.run(Command::Record(NewEntry {
            meeting,
            item: Some(self.items[item]),
            kind,
            typed: line.into(),
            speaker: None,
            afterwards: false,
        }));
    }

    fn hold_the_earlier_meeting(&mut self) -> MeetingId {
        let meeting = self.meeting_on(
            day(10, 27),
            "Find out why repairs take longer. zqotherpurpose",
        );
        self.item(
            meeting,
            ItemKind::Opening,
            "Opening of the earlier one zqother",
            5,
        );
        self.item(meeting, ItemKind::Standing, "Pothole backlog", 20);
        self.item(meeting, ItemKind::Standing, "Depot B and the nights", 20);
        self.run(Command::StartMeeting(meeting));
        for (item, kind, line) in [
            ("Pothole backlog", Note, "Backlog is falling zqothernote"),
            (
                "Pothole backlog",
                Action,
                "Fill every pothole older than 60 days in Eastside and Southfield @tate due 11/20",
            ),
            (
                "Pothole backlog",
                Action,
                "Authorize weekend overtime for two crews @whitfield due 11/3",
            ),
            (
                "Pothole backlog",
                InformationRequest,
                "What four police details a week would change @rivera due 11/24",
            ),
            (
                "Depot B and the nights",
                Action,
                "Recommend what to do about the Depot B lease @\"mei chen\" due 11/13 !high",
            ),
            (
                "Depot B and the nights",
                Decision,
                "No rent figures in the room zqotherdecision",
            ),
            (
                "Depot B and the nights",
                DataRequest,
                "Work orders closed as no defect found, by district @okafor due 11/17",
            ),
        ] {
            self.record(meeting, item, kind, line);
        }
        self.clock.advance(TimeDelta::minutes(80));
        self.run(Command::Adjourn(meeting));
        meeting
    }

    /// The action whose words begin so.
    pub(crate) fn action(&self, words: &str) -> ActionId {
        let actions = query::actions(&self.program).unwrap();
        let mut found = actions
            .rows
            .iter()
            .filter(|row| row.action.text.starts_with(words));
        found
            .next()
            .unwrap_or_else(|| panic!("no action {words}"))
            .action
            .id
    }

    fn work_on_promises(&mut self, _earlier: MeetingId) {
        self.clock.advance(TimeDelta::days(20));
        for (words, step, said) in [
            ("Authorize", Completed, "Overtime order 114 zqevidence"),
            (
                "What four",
                Response,
                "Four details a week would finish the last 31 by January 9; two would take until February.",
            ),
            (
                "Fill every",
                Response,
                "43 of 74 are filled; the other 31 wait for lane closures on two streets.",
            ),
            ("What four", Delivered, ""),
        ] {
            let action = self.action(words);
            self.run(Command::WorkAction(ActionWork {
                action,
                step,
                on: day(11, 16),
                words: said.into(),
                new_due: None,
                person: None,
                meeting: None,
                item: None,
            }));
        }
        self.clock.advance(TimeDelta::days(3));
    }

    fn prepare(&mut self) {
        let purpose = "Decide how the eastern districts are covered at night, \
                       and whether to try the graffiti pilot.";
        let meeting = self.meeting_on(day(11, 24), purpose);
        self.meeting = meeting;
        self.items.clear();
        self.item(meeting, ItemKind::Opening, "Opening", 5);
        self.run(Command::BringFollowUps(meeting));
        let view = query::meeting(&self.program, meeting).unwrap();
        for one in view
            .agenda()
            .filter(|one| one.item.kind == ItemKind::FollowUp)
        {
            let mut item = one.item.clone();
            item.planned_minutes = 10;
            item.narrative = self.secret("", "narrative");
            item.private_notes = self.secret("", "private");
            self.items.insert(item.title.clone(), item.id);
            self.run(Command::SaveItem(item));
        }
        let response = self.item(meeting, ItemKind::Standing, "Response time", 20);
        self.exhibit(response, ExhibitKind::Chart, "street-defect-response");
        self.exhibit(response, ExhibitKind::Chart, "streets-overtime-share");
        self.question(response, "Which shifts carry the delay?");
        self.question(response, "What would two crews change by January?");
        self.question(response, "Who decides on the lease, and when?");
        let potholes = self.item(meeting, ItemKind::Standing, "Potholes by district", 15);
        self.exhibit(potholes, ExhibitKind::Table, "pothole-backlog");
        self.exhibit(potholes, ExhibitKind::Table, "ontime-collection");
        let graffiti = self.item(meeting, ItemKind::New, "Graffiti pilot", 20);
        self.exhibit(graffiti, ExhibitKind::Chart, "graffiti-5-days");
        self.picture(graffiti);
        self.item(meeting, ItemKind::New, "Water permits", 5);
        self.item(meeting, ItemKind::CloseOut, "Read back and close", 5);
        let now = self.program.now();
        self.clock.advance(at("2026-11-24T14:00:00Z") - now);
    }

    fn picture(&mut self, item: ItemId) {
        let drawn = image::RgbImage::from_fn(480, 270, |x, y| {
            let road = (y / 4 + x / 9) % 30 < 4 || x % 120 < 6;
            image::Rgb(if road {
                [150, 160, 172]
            } else {
                [226, 233, 238]
            })
        });
        let mut bytes = Cursor::new(Vec::new());
        drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        let exhibit = Exhibit {
            alt_text: "Map of eight blocks along Mill Street".into(),
            caption: "The pilot area: eight blocks of Mill Street, Harbor".into(),
            source: "Community Cleaning, Sanitation".into(),
            as_of: Some(day(11, 17)),
            ..Exhibit::new(item, ExhibitKind::Picture)
        };
        let picture = SoundPicture::read(bytes.into_inner()).unwrap();
        self.run(Command::AddPictures(vec![(exhibit, picture)]));
    }
}

fn line_of(
    key: &str,
    (dimension, group): (String, String),
    month: NaiveDate,
    value: f64,
    row: i64,
) -> FigureLine {
    FigureLine {
        measure_key: key.into(),
        dimension,
        group,
        period: Period::containing(Frequency::Month, month),
        value: Some(value),
        parts: None,
        row: (row > 0).then_some(row),
    }
}

//! What holds of the capture line, by example and by property.

mod names;
mod properties;
mod structure;
mod words;

use super::*;
use uuid::Uuid;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn person(n: u128, name: &str, department: u128) -> Person {
    Person {
        id: PersonId::new(Uuid::from_u128(n)),
        name: name.to_owned(),
        department: some_department(department),
        ..Person::default()
    }
}

fn department(n: u128, name: &str, short_name: &str) -> Department {
    Department {
        id: DepartmentId::new(Uuid::from_u128(n)),
        name: name.to_owned(),
        short_name: short_name.to_owned(),
        retired: false,
    }
}

fn measure(n: u128, key: &str, name: &str) -> Measure {
    Measure {
        id: MeasureId::new(Uuid::from_u128(n)),
        key: key.to_owned(),
        name: name.to_owned(),
        ..Measure::default()
    }
}

struct City {
    people: Vec<Person>,
    departments: Vec<Department>,
    measures: Vec<Measure>,
    next_meeting: Option<NaiveDate>,
}

const STREETS: u128 = 101;
const POLICE: u128 = 102;
const PORT: u128 = 103;
const WORKS: u128 = 104;
const OLD: u128 = 105;

fn city() -> City {
    let mut mayor = person(9, "Lena Ortiz", 0);
    mayor.role = "Mayor".to_owned();
    let mut retired = person(10, "Otto Grant", POLICE);
    retired.retired = true;
    let mut closed = department(OLD, "Highways", "Highways");
    closed.retired = true;
    City {
        people: vec![
            person(1, "Luis Rivera", STREETS),
            person(2, "Dana Q. Okafor", STREETS),
            person(3, "Ann Smith", STREETS),
            person(4, "Bo Smith", POLICE),
            person(5, "Zoë Núñez", POLICE),
            person(6, "Maria de la Cruz", WORKS),
            person(7, "Sam Reed Jr.", PORT),
            person(8, "Rosa O'Brien", PORT),
            mayor,
            retired,
            person(11, "Ann B. Smith", POLICE),
            person(12, "Grantley Fox", POLICE),
        ],
        departments: vec![
            department(STREETS, "Streets Department", "Streets"),
            department(POLICE, "Police Department", "Police"),
            department(PORT, "Port Authority", "Port"),
            department(WORKS, "Department of Public Works", "Public Works"),
            closed,
        ],
        measures: vec![
            measure(201, "response-time", "Street-defect response time"),
            measure(202, "response-cost", "Cost of a response"),
            measure(203, "311-calls", "Calls to 311"),
            measure(204, "on-time", "On-time collection"),
        ],
        next_meeting: Some(date(2026, 12, 15)),
    }
}

/// What a line says on Sunday, November 22, 2026, in that city.
fn said_in(city: &City, line: &str) -> Captured {
    let context = CaptureContext {
        people: &city.people,
        departments: &city.departments,
        measures: &city.measures,
        today: date(2026, 11, 22),
        next_meeting: city.next_meeting,
    };
    understand(line, &context)
}

fn said(line: &str) -> Captured {
    said_in(&city(), line)
}

/// The key of person `n`; 0 is nobody.
fn someone(n: u128) -> Option<PersonId> {
    (n > 0).then(|| PersonId::new(Uuid::from_u128(n)))
}

/// The key of department `n`; 0 is none.
fn some_department(n: u128) -> Option<DepartmentId> {
    (n > 0).then(|| DepartmentId::new(Uuid::from_u128(n)))
}

//! Lists in, people, measures and targets out, or nothing.

use super::*;
use crate::domain::city::City;
use crate::domain::measure::{Approval, Direction};
use crate::domain::number::NumberKind;
use crate::domain::period::Frequency;
use crate::domain::target::TargetKind;
use crate::program::ManualClock;
use std::sync::Arc;
use uuid::Uuid;

/// A list's reader.
type Reader = fn(&Path, &Program) -> Result<(Command, String), ListError>;

fn nobody<T>(_name: &str) -> Option<T> {
    None
}

/// A program that answers to a few names.
fn names() -> Names<'static> {
    Names {
        department: &|name| (name == "streets").then(|| DepartmentId::new(Uuid::from_u128(1))),
        person: &|name| (name == "Dana Okafor").then(|| PersonId::new(Uuid::from_u128(2))),
        goal: &nobody,
        measure: &|name| (name == "potholes").then(|| MeasureId::new(Uuid::from_u128(3))),
    }
}

fn fault(read: Result<Vec<impl std::fmt::Debug>, ListError>) -> String {
    read.unwrap_err().to_string()
}

#[test]
fn headers_stand_in_any_order_case_and_delimiter_and_strangers_are_left_alone() {
    for text in [
        "EMAIL, Shoe size ,Department,Name\n d.okafor@x.example ,9,streets,Dana Okafor\n",
        "\u{feff}name;department;email\r\nDana Okafor;streets;d.okafor@x.example\r\n",
    ] {
        let people = people_from(text.as_bytes(), &names()).unwrap();
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].name, "Dana Okafor");
        assert_eq!(people[0].email, "d.okafor@x.example");
        assert!(people[0].department.is_some() && people[0].role.is_empty());
    }
}

#[test]
fn a_definition_card_is_read_from_a_row_and_what_is_missing_stays_as_usual() {
    let text = "key,name,format,unit,decimals,Direction,frequency,data owner,department,approval,approval_on\n\
                potholes,Potholes open,count,potholes,0,DECREASE,quarter,Dana Okafor,streets,approved,2024-02-29\n\
                ,Just a name,,,,,,,,,\n";
    let measures = measures_from(text.as_bytes(), &names()).unwrap();
    let (card, bare) = (&measures[0], &measures[1]);
    assert_eq!(
        (card.direction, card.frequency),
        (Direction::Decrease, Frequency::Quarter)
    );
    assert_eq!(
        (card.format.kind, &*card.format.unit),
        (NumberKind::Count, "potholes")
    );
    assert_eq!(card.approval, Approval::Approved);
    assert_eq!(
        card.approval_on.unwrap().to_string(),
        "2024-02-29".to_owned()
    );
    assert!(card.data_owner.is_some() && card.department.is_some());
    let usual = crate::domain::measure::Measure::default();
    assert_eq!(
        (bare.lag_days, bare.approval),
        (usual.lag_days, Approval::Proposed)
    );
}

#[test]
fn targets_and_benchmarks_are_read_with_their_day() {
    let text = "from,value,measure,kind\n2026-07-01,\"1,300\",potholes,benchmark\n2025-07-01,300,potholes,\n";
    let targets = targets_from(text.as_bytes(), &names()).unwrap();
    assert_eq!(
        (targets[0].kind, targets[0].value),
        (TargetKind::Benchmark, 1300.0)
    );
    assert_eq!(targets[1].kind, TargetKind::Target);
}

#[test]
fn faults_are_told_by_row_and_column_and_only_the_first_five() {
    let text = "name,department\n\n\"two\nlines\",streets\n,streets\nAda,stairs\n";
    let words = fault(people_from(text.as_bytes(), &names()));
    assert_eq!(
        words,
        "Nothing was imported. Row 4: name is empty. \
         Row 5: department names \"stairs\", which the program doesn't know."
    );
    let many = format!("measure,value,from\n{}", "roads,many,someday\n".repeat(3));
    let words = fault(targets_from(many.as_bytes(), &names()));
    assert!(words.contains("Row 2: measure names \"roads\""), "{words}");
    assert!(words.contains("Row 2: value can't be \"many\"."), "{words}");
    assert!(words.ends_with("And 4 more."), "{words}");
}

#[test]
fn a_key_given_twice_and_a_quote_left_open_are_faults() {
    let twice = "key,name\npotholes,Potholes\nPotholes,Others\n";
    let words = fault(measures_from(twice.as_bytes(), &names()));
    assert!(words.contains("Row 3: key \"Potholes\" stands in an earlier row too."));
    let open = "name,role\nAda,\"Mayor\nBen,Clerk\n";
    let words = fault(people_from(open.as_bytes(), &names()));
    assert!(words.contains("Row 2: a quotation mark is never closed."));
}

#[test]
fn what_is_no_list_is_told_in_a_sentence() {
    let people = |bytes: &[u8]| fault(people_from(bytes, &names()));
    assert_eq!(people(b""), "The list is empty.");
    assert!(people(b"na\xefve\n").contains("not text in UTF-8"));
    assert!(people(b"role,email\nMayor,\n").contains("no column \"name\""));
    assert!(people(b"name,role\n,\n").contains("nothing under it"));
}

#[test]
fn a_list_taken_in_twice_adds_nothing_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let city = City {
        name: "City of Testford".into(),
        time_zone: "UTC".into(),
        fiscal_first_month: 7,
        ..City::default()
    };
    let clock = Arc::new(ManualClock::at(chrono::DateTime::UNIX_EPOCH));
    let mut program = Program::in_memory(city, clock).unwrap();
    let crew = file(
        "people.csv",
        "name,email\nAda Lee,a@x.example\nAda Lee,b@x.example\n",
    );
    let cards = file("measures.csv", "key,name,data_owner\ntrees,Trees,ada lee\n");
    let goals = file("targets.csv", "measure,value,from\nTREES,5,2026-01-01\n");
    let lists: [(&Path, Reader, &str, &str); 3] = [
        (
            &crew,
            people,
            "2 people added.",
            "0 people added; 2 were there already.",
        ),
        (
            &cards,
            measures,
            "1 measure added.",
            "0 measures added; 1 was there already.",
        ),
        (
            &goals,
            targets,
            "1 target added.",
            "0 targets added; 1 was there already.",
        ),
    ];
    for (path, read, first, second) in lists {
        let (command, words) = read(path, &program).unwrap();
        assert_eq!(words, first);
        program.run(command).unwrap();
        let (command, words) = read(path, &program).unwrap();
        assert_eq!(words, second);
        program.run(command).unwrap();
    }
    assert_eq!(directory(&program).unwrap().people.len(), 2);
    let missing = people(&folder.path().join("none.csv"), &program).unwrap_err();
    assert!(missing.to_string().contains("can't be read"));
}

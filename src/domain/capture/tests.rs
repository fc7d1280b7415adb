//! What holds of the capture line, by example and by property.

use super::*;
use proptest::prelude::*;
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

#[test]
fn a_line_full_of_marks_is_understood_whole() {
    let heard = said("Plan to clear the pothole backlog @rivera due 12/4 !high #response-time");
    assert_eq!(heard.text, "Plan to clear the pothole backlog");
    assert_eq!(heard.owner, someone(1));
    assert_eq!(heard.department, some_department(STREETS));
    assert_eq!(heard.due, Some(date(2026, 12, 4)));
    assert_eq!(heard.priority, ActionPriority::High);
    assert_eq!(heard.measure, Some(MeasureId::new(Uuid::from_u128(201))));
    assert_eq!(heard.unsettled, [""; 0]);
    let chips: Vec<(ChipKind, &str)> = heard
        .chips
        .iter()
        .map(|chip| (chip.kind, chip.text.as_str()))
        .collect();
    assert_eq!(
        chips,
        [
            (ChipKind::Person, "Rivera, Luis · Streets"),
            (ChipKind::Due, "due Fri Dec 4"),
            (ChipKind::Priority, "high priority"),
            (ChipKind::Measure, "Street-defect response time"),
        ]
    );
    assert!(heard.chips.iter().all(|chip| chip.settled));
}

#[test]
fn a_line_without_marks_is_kept_byte_for_byte() {
    for line in [
        "",
        "  ",
        "Backlog fell to 410",
        "  two  spaces\tand a tab ",
        "due to rain, due process",
        "Wow! really!! #1 in C# by a@b.c",
        "mail dana.okafor@city.example",
        "x@rivera over-due fri",
        "@ 5 pm, @5pm, # 4, #4A, ! high, !highway, !!!",
        "#",
        "@",
        "@\"\"",
        "@@",
        "residue fri",
        "市长：修复 👍 مرحبا",
        "the report is due",
        "price: 50% due 3 crews",
    ] {
        let heard = said(line);
        assert_eq!(heard.text, line);
        assert!(
            heard.chips.is_empty() && heard.unsettled.is_empty(),
            "{line}: {heard:?}"
        );
    }
}

#[test]
fn a_person_answers_to_surname_given_name_both_and_initials() {
    for (mark, owner) in [
        ("@rivera", 1),
        ("@Rivera", 1),
        ("@LUIS", 1),
        ("@luis.rivera", 1),
        ("@lrivera", 1),
        ("@l.rivera", 1),
        ("@okafor", 2),
        ("@dqokafor", 2),
        ("@d.okafor", 2),
        ("@riv", 1),
        ("@nunez", 5),
        ("@núñez", 5),
        ("@zoe", 5),
        ("@NUÑEZ", 5),
        ("@nu\u{301}n\u{303}ez", 5),
        ("@delacruz", 6),
        ("@de-la-cruz", 6),
        ("@cruz", 6),
        ("@reed", 7),
        ("@o'brien", 8),
        ("@obrien", 8),
        ("@O’Brien", 8),
        ("@\"Luis Rivera\"", 1),
        ("@“Bo Smith”", 4),
        ("@bo.smith", 4),
        ("@\"ann smith\"", 3),
        ("@\"Ann B. Smith\"", 11),
        ("@abs", 11),
    ] {
        let heard = said(&format!("Fix it {mark}"));
        assert_eq!(
            (heard.owner, heard.text.as_str()),
            (someone(owner), "Fix it"),
            "{mark}"
        );
        assert_eq!(heard.owner_as_typed, "", "{mark}");
    }
}

#[test]
fn a_department_answers_to_its_short_name_and_its_name_without_spaces() {
    for (mark, id) in [
        ("@streets", STREETS),
        ("@streetsdepartment", STREETS),
        ("@PublicWorks", WORKS),
        ("@public-works", WORKS),
        ("@\"Public Works\"", WORKS),
        ("@police", POLICE),
        ("@pol", POLICE),
        ("@departmentofpublicworks", WORKS),
    ] {
        let heard = said(&format!("Fix it {mark}"));
        assert_eq!(heard.department, some_department(id), "{mark}");
        assert_eq!(
            (heard.owner, heard.text.as_str()),
            (None, "Fix it"),
            "{mark}"
        );
    }
}

#[test]
fn those_who_left_are_meant_only_by_their_full_name() {
    assert_eq!(said("Ask again @grant").owner, someone(10));
    assert_eq!(said("Ask again @gran").owner, someone(12));
    assert_eq!(said("Ask again @otto.g").owner, None);
    assert_eq!(said("Ask again @highways").department, some_department(OLD));
    assert_eq!(said("Ask again @highw").department, None);
    assert_eq!(
        said("Ask again @grant").chips[0].text,
        "Grant, Otto · Police · retired"
    );
}

#[test]
fn somebody_in_office_comes_before_somebody_of_the_same_name_who_left() {
    let mut city = city();
    city.people.push(person(20, "Ida Grant", STREETS));
    assert_eq!(said_in(&city, "Fix it @grant").owner, someone(20));
}

#[test]
fn an_ambiguous_name_is_recorded_as_typed_and_told() {
    let heard = said("Plan the count @smith due fri");
    assert_eq!(heard.owner, None);
    assert_eq!(heard.owner_as_typed, "smith");
    assert_eq!(heard.text, "Plan the count @smith");
    assert_eq!(heard.due, Some(date(2026, 11, 27)));
    assert_eq!(
        heard.unsettled,
        ["@smith: 3 people: Ann Smith (Streets), Ann B. Smith (Police), Bo Smith (Police)"]
    );
    let chip = &heard.chips[0];
    assert_eq!((chip.kind, chip.settled), (ChipKind::Person, false));
    assert_eq!(chip.text, "@smith: 3 people");
}

#[test]
fn candidates_replace_the_mark_by_one_that_settles_it() {
    let line = "Plan the count @smith";
    let chip = said(line).chips[0].clone();
    let labels: Vec<&str> = chip
        .candidates
        .iter()
        .map(|one| one.label.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "Smith, Ann · Streets",
            "Smith, Ann B. · Police",
            "Smith, Bo · Police"
        ]
    );
    for (candidate, owner) in chip.candidates.iter().zip([3, 11, 4]) {
        let mut replaced = line.to_owned();
        replaced.replace_range(chip.span.clone(), &candidate.replacement);
        let heard = said(&replaced);
        assert_eq!(
            (heard.owner, heard.text.as_str()),
            (someone(owner), "Plan the count")
        );
        assert!(heard.chips[0].candidates.is_empty(), "{replaced}");
    }
}

#[test]
fn two_people_of_one_name_are_told_apart_by_their_department() {
    let mut city = city();
    city.people = vec![person(1, "Jo Park", STREETS), person(2, "Jo Park", POLICE)];
    let chip = said_in(&city, "Fix it @park").chips[0].clone();
    let marks: Vec<&str> = chip
        .candidates
        .iter()
        .map(|one| one.replacement.as_str())
        .collect();
    assert_eq!(marks, ["@\"Jo Park (Police)\"", "@\"Jo Park (Streets)\""]);
    assert_eq!(
        said_in(&city, "Fix it @\"Jo Park (Police)\"").owner,
        someone(2)
    );
}

#[test]
fn a_half_typed_name_offers_how_it_may_go_on() {
    let heard = said("Fix it @p");
    let chip = &heard.chips[0];
    assert_eq!(chip.kind, ChipKind::Department);
    assert_eq!(heard.owner_as_typed, "", "no person is meant");
    assert_eq!(
        heard.unsettled,
        ["@p: 3 departments: Police, Port, Public Works"]
    );
    let marks: Vec<&str> = chip
        .candidates
        .iter()
        .map(|one| one.replacement.as_str())
        .collect();
    assert_eq!(marks, ["@police", "@port", "@public-works"]);
}

#[test]
fn a_name_settled_by_its_beginning_still_offers_the_whole_one() {
    let chip = said("Fix it @oka").chips[0].clone();
    assert!(chip.settled);
    assert_eq!(chip.candidates[0].replacement, "@okafor");
}

#[test]
fn at_most_six_candidates_are_offered_and_four_names_told() {
    let mut city = city();
    city.people = (1..=9)
        .map(|n| person(n, &format!("Pat{n} Lee"), STREETS))
        .collect();
    let heard = said_in(&city, "Fix it @lee");
    assert_eq!(heard.chips[0].candidates.len(), 6);
    assert_eq!(
        heard.unsettled,
        [
            "@lee: 9 people: Pat1 Lee (Streets), Pat2 Lee (Streets), Pat3 Lee (Streets), \
          Pat4 Lee (Streets), 5 more"
        ]
    );
}

#[test]
fn an_unknown_name_stays_in_the_text_and_is_told() {
    let heard = said("Count the signs @zyx !high");
    assert_eq!(heard.text, "Count the signs @zyx");
    assert_eq!((heard.owner, heard.owner_as_typed.as_str()), (None, "zyx"));
    assert_eq!(heard.unsettled, ["@zyx: nobody known by that name"]);
    assert_eq!(heard.priority, ActionPriority::High);
    let quoted = said("Count the signs @\"Jo  Parker\"");
    assert_eq!(quoted.owner_as_typed, "Jo  Parker");
    assert_eq!(
        quoted.unsettled,
        ["@\"Jo Parker\": nobody known by that name"]
    );
}

#[test]
fn a_quotation_still_open_is_not_settled_but_offers_names() {
    let heard = said("Count the signs @\"Luis Riv");
    assert_eq!(heard.text, "Count the signs @\"Luis Riv");
    assert_eq!(
        heard.unsettled,
        ["@\"Luis Riv: the quotation mark is not closed"]
    );
    assert_eq!(heard.chips[0].candidates[0].label, "Rivera, Luis · Streets");
}

#[test]
fn the_first_person_is_the_owner_and_others_stay_in_the_words() {
    let heard = said("@okafor to walk the route with @rivera due fri");
    assert_eq!(heard.owner, someone(2));
    assert_eq!(heard.text, "Okafor to walk the route with Rivera");
    assert_eq!(heard.unsettled, [""; 0]);
    assert_eq!(heard.chips.len(), 3);
}

#[test]
fn a_second_person_at_the_end_is_not_lost() {
    let heard = said("Walk the route @okafor @rivera");
    assert_eq!(heard.owner, someone(2));
    assert_eq!(heard.text, "Walk the route @rivera");
    assert_eq!(
        heard.unsettled,
        ["@rivera: one person is accountable; Okafor is named first"]
    );
    let unknown_first = said("Walk the route @zyx @rivera");
    assert_eq!(unknown_first.owner, None);
    assert_eq!(unknown_first.text, "Walk the route @zyx @rivera");
    assert_eq!(unknown_first.unsettled.len(), 2);
}

#[test]
fn departments_beside_an_owner_support() {
    let heard = said("Walk the route @okafor @police @port @streets");
    assert_eq!(heard.department, some_department(STREETS));
    assert_eq!(
        heard.support,
        [POLICE, PORT].map(|id| DepartmentId::new(Uuid::from_u128(id)))
    );
    assert_eq!(heard.text, "Walk the route");
}

#[test]
fn a_department_alone_is_accountable_and_a_second_supports() {
    let heard = said("Walk the route @police @port");
    assert_eq!(
        (heard.owner, heard.department),
        (None, some_department(POLICE))
    );
    assert_eq!(heard.support, [DepartmentId::new(Uuid::from_u128(PORT))]);
}

#[test]
fn an_owner_of_no_department_leaves_the_first_department_accountable() {
    let heard = said("Walk the route @ortiz @police @port");
    assert_eq!(
        (heard.owner, heard.department),
        (someone(9), some_department(POLICE))
    );
    assert_eq!(heard.support, [DepartmentId::new(Uuid::from_u128(PORT))]);
}

#[test]
fn a_measure_answers_to_its_key_and_the_beginning_of_key_or_name() {
    for (mark, id) in [
        ("#response-time", 201),
        ("#Response-Time", 201),
        ("#response-t", 201),
        ("#street-def", 201),
        ("#street-defect-response-time", 201),
        ("#cost-of", 202),
        ("#on-time", 204),
        ("#311-calls", 203),
        ("#calls", 203),
        ("#ontime", 204),
    ] {
        let heard = said(&format!("Look again {mark}"));
        assert_eq!(
            heard.measure,
            Some(MeasureId::new(Uuid::from_u128(id))),
            "{mark}"
        );
        assert_eq!(heard.text, "Look again", "{mark}");
    }
}

#[test]
fn an_ambiguous_or_unknown_measure_is_told() {
    let heard = said("Look again #resp due fri");
    assert_eq!(heard.measure, None);
    assert_eq!(heard.text, "Look again #resp");
    assert_eq!(
        heard.unsettled,
        ["#resp: 2 measures: Cost of a response, Street-defect response time"]
    );
    let marks: Vec<&str> = heard.chips[0]
        .candidates
        .iter()
        .map(|one| one.replacement.as_str())
        .collect();
    assert_eq!(marks, ["#response-cost", "#response-time"]);
    let unknown = said("Look again #potholes");
    assert_eq!(
        unknown.unsettled,
        ["#potholes: no measure known by that name"]
    );
    assert_eq!(unknown.text, "Look again #potholes");
}

#[test]
fn a_second_measure_at_the_end_is_not_lost() {
    let heard = said("Look again #on-time #response-time");
    assert_eq!(heard.measure, Some(MeasureId::new(Uuid::from_u128(204))));
    assert_eq!(heard.text, "Look again #response-time");
    assert_eq!(
        heard.unsettled,
        ["#response-time: one measure is linked; On-time collection is named first"]
    );
}

#[test]
fn marks_inside_the_words_become_names_or_go() {
    for (line, text) in [
        ("@rivera: fix the signs", "Rivera: fix the signs"),
        (
            "@rivera's crew fixes the signs",
            "Rivera's crew fixes the signs",
        ),
        (
            "Ask @publicworks for the map today",
            "Ask Public Works for the map today",
        ),
        (
            "Since #on-time fell, add a truck",
            "Since On-time collection fell, add a truck",
        ),
        ("Plan due fri for the signs", "Plan for the signs"),
        ("Plan   due fri   for  the signs", "Plan for  the signs"),
        ("Plan !high for the signs", "Plan for the signs"),
        ("due fri fix the signs", "fix the signs"),
        ("due fri: fix the signs", "fix the signs"),
        ("!! Fix the signs", "Fix the signs"),
        ("Plan, due fri, for the signs", "Plan, for the signs"),
        ("Plan (due fri) for the signs", "Plan for the signs"),
        (
            "Plan (with map, due fri) for the signs",
            "Plan (with map) for the signs",
        ),
        ("Plan due fri. Then the signs", "Plan. Then the signs"),
    ] {
        assert_eq!(said(line).text, text);
    }
}

#[test]
fn marks_at_the_end_go_with_the_punctuation_between_them() {
    for (line, text) in [
        ("Fix the signs @rivera", "Fix the signs"),
        ("Fix the signs   @rivera  ", "Fix the signs"),
        ("Fix the signs, @rivera, due fri", "Fix the signs"),
        ("Fix the signs; @rivera; !high", "Fix the signs"),
        ("Fix the signs - @rivera - due fri", "Fix the signs"),
        ("Fix the signs. @rivera due fri", "Fix the signs."),
        ("Fix the signs @rivera due fri.", "Fix the signs."),
        ("Fix the signs. @rivera.", "Fix the signs."),
        ("Fix the signs? @rivera", "Fix the signs?"),
        ("Fix the signs (@rivera, due fri)", "Fix the signs"),
        ("Fix the signs (@rivera, due fri).", "Fix the signs."),
        ("Fix the signs 👍 @rivera", "Fix the signs 👍"),
        ("Fix signs on Well-\n@rivera", "Fix signs on Well-"),
        ("修复 @rivera", "修复"),
    ] {
        assert_eq!(said(line).text, text, "{line}");
    }
}

#[test]
fn a_name_the_sentence_needs_stays_in_it() {
    for (line, text) in [
        ("Follow up with @okafor due fri", "Follow up with Okafor"),
        (
            "Thanks to @rivera and @okafor",
            "Thanks to Rivera and Okafor",
        ),
        (
            "Send the map to @publicworks",
            "Send the map to Public Works",
        ),
        ("Owner: @rivera", "Owner: Rivera"),
        ("Ask @rivera", "Ask Rivera"),
        ("(see @rivera)", "(see Rivera)"),
        (
            "Add a truck for #on-time !high",
            "Add a truck for On-time collection",
        ),
    ] {
        assert_eq!(said(line).text, text, "{line}");
        assert_eq!(said(line).unsettled, [""; 0], "{line}");
    }
}

#[test]
fn a_date_the_sentence_needs_stays_in_it() {
    let late = said("The plan was due 10/1 and has not come");
    assert_eq!(late.text, "The plan was due 10/1 and has not come");
    assert_eq!(late.due, Some(date(2026, 10, 1)));
    assert_eq!(
        said("The plan is due fri @rivera").text,
        "The plan is due fri"
    );
}

#[test]
fn a_line_of_marks_only_keeps_its_typed_form() {
    for line in [
        "@rivera due fri",
        "@rivera",
        " !high ",
        "@rivera, due fri.",
        "(due fri)",
        "@zyx",
    ] {
        assert_eq!(said(line).text, line);
    }
    assert_eq!(said("@rivera due fri").owner, someone(1));
}

#[test]
fn a_date_that_is_none_is_told_and_kept() {
    let heard = said("Fix the signs due 2/30 @rivera");
    assert_eq!(
        (heard.due, heard.text.as_str()),
        (None, "Fix the signs due 2/30")
    );
    assert_eq!(heard.unsettled, ["due 2/30: not a date"]);
    assert_eq!(heard.chips[0].text, "due 2/30: not a date");
}

#[test]
fn the_next_meeting_is_a_due_date_once_it_is_known() {
    assert_eq!(said("Fix it due next").due, Some(date(2026, 12, 15)));
    let unknown = City {
        next_meeting: None,
        ..city()
    };
    let heard = said_in(&unknown, "Fix it due next meeting");
    assert_eq!(
        heard.unsettled,
        ["due next meeting: the next meeting has no date yet"]
    );
    assert_eq!(heard.text, "Fix it due next meeting");
}

#[test]
fn a_second_date_is_told_rather_than_chosen() {
    let heard = said("Fix it due fri due 12/11");
    assert_eq!(heard.due, Some(date(2026, 11, 27)));
    assert_eq!(heard.text, "Fix it due 12/11");
    assert_eq!(
        heard.unsettled,
        ["due 12/11: the line is due Fri Nov 27 already"]
    );
    assert_eq!(said("Fix it due fri due 11/27").text, "Fix it");
}

#[test]
fn a_chip_says_the_year_when_it_is_another() {
    assert_eq!(said("Fix it due 1/8").chips[0].text, "due Fri Jan 8, 2027");
}

#[test]
fn complaints_come_once_and_on_one_line_each() {
    let heard = said("@zyx and @zyx and due\n2/30");
    assert_eq!(
        heard.unsettled,
        ["@zyx: nobody known by that name", "due 2/30: not a date"]
    );
}

#[test]
fn a_line_of_forty_thousand_characters_is_read_to_its_end() {
    let word = "x".repeat(40_000);
    assert_eq!(said(&format!("{word} @rivera")).text, word);
    let many = "@smith due 2/30 (due fri) @\"Ann #resp !! ".repeat(1_000);
    let heard = said(&format!("{many}@rivera"));
    assert!(heard.chips.len() > 2_000);
    assert!(heard.unsettled.len() < 10);
}

/// Words, marks that are understood, marks that are not, and what looks like one.
fn bit() -> impl Strategy<Value = String> {
    let typed = [
        "@rivera",
        "@smith",
        "@zyx",
        "@\"Ann Smith\"",
        "@\"Ann",
        "@police",
        "@po",
        "due fri",
        "due 2/30",
        "due next week",
        "due to",
        "!high",
        "!!",
        "#resp",
        "#on-time",
        "#1",
        "C#",
        "a@b.c",
        "(",
        ")",
        ",",
        ".",
        ";",
        "-",
        "\"",
        "with",
        "is",
        "and",
        ":",
        "’s",
        "👍",
        "市长",
        "nu\u{301}",
        "\n",
        "\t",
        "@",
        "due",
        "!",
        "...",
        "@rivera,",
        "(due fri)",
        "@o'brien's",
    ];
    prop_oneof![
        4 => prop::sample::select(typed.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (bit(), prop::sample::select(vec![" ", " ", "  ", ""])),
        0..12,
    )
    .prop_map(|bits| bits.into_iter().map(|(bit, gap)| bit + gap).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_understood_without_a_fault(line in "\\PC*") {
        let _ = said(&line);
    }

    #[test]
    fn marks_stand_in_order_on_whole_characters(line in lines()) {
        let mut at = 0;
        for chip in said(&line).chips {
            prop_assert!(at <= chip.span.start && chip.span.start < chip.span.end);
            prop_assert!(line.get(chip.span.clone()).is_some(), "{:?}", chip);
            at = chip.span.end;
        }
    }

    #[test]
    fn an_unsettled_mark_never_disappears_from_the_text(line in lines()) {
        let heard = said(&line);
        let mut text = heard.text.as_str();
        for chip in heard.chips.iter().filter(|chip| !chip.settled) {
            let typed = scan::within(&line, &chip.span);
            let found = text.find(typed);
            prop_assert!(found.is_some(), "{} of {:?} in {:?}", typed, line, heard.text);
            text = scan::from(text, found.unwrap() + typed.len());
        }
        let unsettled = heard.chips.iter().any(|chip| !chip.settled);
        prop_assert_eq!(unsettled, !heard.unsettled.is_empty());
    }

    #[test]
    fn letters_outside_the_marks_are_kept_in_order(line in lines()) {
        let heard = said(&line);
        let mut at = 0;
        let mut kept = heard.text.chars();
        for chip in &heard.chips {
            for c in scan::within(&line, &(at..chip.span.start)).chars().filter(|c| c.is_alphanumeric()) {
                prop_assert!(kept.any(|k| k == c), "{:?} of {:?} in {:?}", c, line, heard.text);
            }
            at = chip.span.end;
        }
        for c in scan::from(&line, at).chars().filter(|c| c.is_alphanumeric()) {
            prop_assert!(kept.any(|k| k == c), "{:?} of {:?} in {:?}", c, line, heard.text);
        }
    }

    #[test]
    fn a_settled_mark_at_the_end_is_never_in_the_text(
        words in "[w-z]{1,5}( [w-z]{1,5}){0,4}",
        marks in prop::collection::vec(
            prop::sample::select(vec!["@rivera", "due fri", "!high", "!!", "#on-time", "@police", "@zyx"]),
            1..6,
        ),
    ) {
        let heard = said(&format!("{words} {}", marks.join(" ")));
        let left: Vec<&str> = marks.into_iter().filter(|mark| *mark == "@zyx").collect();
        // An unknown name before it makes of @rivera a second person, who is told instead.
        let expected = [vec![words.as_str()], left].concat().join(" ");
        prop_assert_eq!(heard.text.replace(" @rivera", ""), expected);
    }

    #[test]
    fn a_candidate_put_in_place_of_its_mark_settles_it(line in lines()) {
        let said_before = said(&line);
        for chip in &said_before.chips {
            for candidate in &chip.candidates {
                let mark = said(&candidate.replacement);
                prop_assert_eq!(mark.chips.len(), 1);
                prop_assert!(mark.chips[0].settled && mark.chips[0].candidates.is_empty());
                prop_assert_eq!(&mark.chips[0].text, &candidate.label);
                prop_assert_eq!(mark.chips[0].span.clone(), 0..candidate.replacement.len());
            }
        }
    }

    #[test]
    fn words_without_signs_are_never_changed(line in "[^@#!dD]*") {
        prop_assert_eq!(&said(&line).text, &line);
    }
}

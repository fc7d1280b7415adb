//! What a name after `@` means, and what is told when it is not clear.

use super::*;

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
fn a_full_name_needs_no_quotation_marks() {
    for (line, owner, text) in [
        ("Fix it @Luis Rivera due fri", 1, "Fix it"),
        ("@Luis Rivera's crew fixes it", 1, "Rivera's crew fixes it"),
        ("@Ann Smith fixes it", 3, "Smith fixes it"),
        ("@ann B. Smith fixes it", 11, "Smith fixes it"),
        ("@Dana Q. Okafor fixes it", 2, "Okafor fixes it"),
        ("@Luis Fox fixes it", 1, "Rivera Fox fixes it"),
        ("@Dana Okafor fixes it", 2, "Okafor fixes it"),
    ] {
        let heard = said(line);
        assert_eq!((heard.owner, heard.text.as_str()), (someone(owner), text));
    }
    let works = said("Fix it @Public Works");
    assert_eq!(
        (works.department, works.text.as_str()),
        (some_department(WORKS), "Fix it")
    );
}

#[test]
fn a_person_and_a_department_of_one_name_are_told_apart() {
    let mut city = city();
    city.people.push(person(20, "Rosa Port", POLICE));
    let heard = said_in(&city, "Fix it @port");
    assert_eq!((heard.owner, heard.department), (None, None));
    assert_eq!(heard.owner_as_typed, "port");
    assert_eq!(
        heard.unsettled,
        ["@port: 2 matches: Port (department), Rosa Port (Police)"]
    );
    assert_eq!(heard.chips[0].candidates.len(), 2);
}

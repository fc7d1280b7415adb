//! What becomes of the marks: owner, departments, measure, date.

use super::*;

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

//! A kind of file is known again by its headings, read as it was before, and never so where something differs.

use crate::city::Town;
use statroom::domain::import_names::SavedMapping;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::understand::{DateOrder, Layout, Mapping, Role};
use statroom::import::{
    Plan, PlanOptions, Recognised, Recognition, plan_book, plan_recognised, recognise, recognise_as,
};
use statroom::program::{Command, ProgramError, query};
use std::collections::BTreeSet;

const LONG: &str = "\
Measure,Reported on,Result,Remarks
potholes,3/4/2026,12,
potholes,4/5/2026,14,late
";

fn town() -> Town {
    let mut town = Town::empty();
    town.measure("potholes", None);
    town.measure("street-lights", None);
    town
}

fn book(name: &str, text: &str) -> Book {
    Book::from_bytes(name, text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn recognition(town: &Town, book: &Book) -> Recognition {
    let known = query::figure_knowledge(&town.program).unwrap();
    recognise(book, None, &known).unwrap()
}

fn fitting(town: &Town, name: &str, text: &str) -> Recognised {
    match recognition(town, &book(name, text)) {
        Recognition::Fits(found) => *found,
        other @ (Recognition::Near(_) | Recognition::Unknown) => panic!("{other:?}"),
    }
}

fn proposed(town: &Town, name: &str, text: &str) -> Vec<Recognised> {
    match recognition(town, &book(name, text)) {
        Recognition::Near(found) => found,
        other @ (Recognition::Fits(_) | Recognition::Unknown) => panic!("{other:?}"),
    }
}

fn planned(town: &Town, name: &str, text: &str, options: &PlanOptions) -> Plan {
    let known = query::figure_knowledge(&town.program).unwrap();
    plan_book(&book(name, text), &known, options).unwrap()
}

fn take_in(town: &mut Town, name: &str, text: &str, options: &PlanOptions) {
    let plan = planned(town, name, text, options);
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    town.run(Command::ImportFigures(plan.batch("test")));
}

fn guessing() -> PlanOptions {
    PlanOptions {
        accept_guesses: true,
        create_measures: true,
        ..PlanOptions::default()
    }
}

fn saved(town: &Town) -> Vec<SavedMapping> {
    query::saved_mappings(&town.program).unwrap()
}

fn names(town: &Town) -> Vec<String> {
    saved(town).into_iter().map(|one| one.name).collect()
}

fn role(mapping: &Mapping, heading: &str) -> Option<Role> {
    mapping.role_of(heading)
}

#[test]
fn what_was_answered_for_one_file_is_answered_for_the_next_of_its_kind() {
    let mut town = town();
    let asks = planned(&town, "Potholes 2026-04.csv", LONG, &PlanOptions::default());
    assert_eq!(asks.counts.refused, 2);
    take_in(&mut town, "Potholes 2026-04.csv", LONG, &guessing());
    assert_eq!(names(&town), ["Potholes"]);

    // Another month, other rows, columns in another order, a title above the table, the heading in capitals.
    town.minutes_pass(60 * 24 * 30);
    let next =
        "Potholes of the month\n\nRESULT,REPORTED ON,MEASURE,REMARKS\n15,5/6/2026,potholes,\n";
    let found = fitting(&town, "Potholes 2026-05.csv", next);
    assert_eq!(
        found.words(),
        "\u{201c}Potholes\u{201d}, used last on Oct 27, 2026 for Potholes 2026-04.csv"
    );
    assert_eq!(found.mapping.dates, DateOrder::MonthFirst);
    assert_eq!(found.mapping.heading_row, 3);
    let plan = planned(&town, "Potholes 2026-05.csv", next, &PlanOptions::default());
    assert_eq!((plan.counts.new, plan.counts.refused), (1, 0));
    town.run(Command::ImportFigures(plan.batch("test")));

    // It is the same mapping still, used last for the later file.
    let kept = saved(&town);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].used_for, "Potholes 2026-05.csv");
    let again = fitting(&town, "Potholes 2026-06.csv", LONG);
    assert_eq!(again.last_used.unwrap().to_string(), "2026-11-26");
}

#[test]
fn saving_is_part_of_the_step_that_took_the_figures_in() {
    let mut town = town();
    take_in(&mut town, "a.csv", LONG, &guessing());
    assert_eq!(names(&town), ["a"]);
    town.program.undo().unwrap();
    assert!(names(&town).is_empty());
    let known = query::figure_knowledge(&town.program).unwrap();
    assert!(known.figures.values().all(query::KnownSeries::is_empty));
    town.program.redo().unwrap();
    assert_eq!(names(&town), ["a"]);

    // Undoing the second import leaves the mapping as the first used it.
    let first = saved(&town);
    town.minutes_pass(60);
    let next = LONG.replace("3/4/2026", "6/7/2026");
    take_in(&mut town, "b.csv", &next, &PlanOptions::default());
    assert_eq!(saved(&town)[0].used_for, "b.csv");
    town.program.undo().unwrap();
    assert_eq!(saved(&town), first);
}

#[test]
fn a_column_that_is_gone_or_new_is_told_and_the_mapping_only_proposed() {
    let mut town = town();
    take_in(&mut town, "Potholes.csv", LONG, &guessing());
    for (text, differs) in [
        (
            "Measure,Reported on,Result\npotholes,5/6/2026,15\n",
            "the column \u{201c}Remarks\u{201d} is gone",
        ),
        (
            "Measure,Reported on,Result,Remarks,Office\npotholes,5/6/2026,15,,North\n",
            "the column \u{201c}Office\u{201d} is new",
        ),
        (
            "Measure,Reported on,Number,Remarks\npotholes,5/6/2026,15,\n",
            "the column \u{201c}Result\u{201d} is gone; the column \u{201c}Number\u{201d} is new",
        ),
    ] {
        let found = proposed(&town, "Potholes.csv", text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].differences(), differs);
        // Not used: the date is asked about as if no file had come before.
        let plan = planned(&town, "Potholes.csv", text, &PlanOptions::default());
        assert_eq!(plan.counts.refused, 1, "{text}");
    }
    let other = book("Trees.csv", "Species,Planted,Street\nOak,5/6/2026,Main\n");
    assert_eq!(recognition(&town, &other), Recognition::Unknown);
}

#[test]
fn a_proposed_mapping_is_used_when_a_person_chooses_it() {
    let mut town = town();
    take_in(&mut town, "Potholes.csv", LONG, &guessing());
    let known = query::figure_knowledge(&town.program).unwrap();
    let more = book(
        "Potholes.csv",
        "Measure,Reported on,Result,Remarks,Office\npotholes,5/6/2026,15,,North\n",
    );
    let found = recognise_as(&more, None, &known.mappings[0], 7).unwrap();
    let plan = plan_recognised(&more, &found, &known, &PlanOptions::default()).unwrap();
    assert_eq!((plan.counts.new, plan.counts.refused), (1, 0));
    town.run(Command::ImportFigures(plan.batch("test")));
    // From now on such a file fits, and the one without the column doesn't.
    assert_eq!(names(&town), ["Potholes"]);
    fitting(
        &town,
        "Potholes.csv",
        "Measure,Reported on,Result,Remarks,Office\n",
    );
    proposed(&town, "Potholes.csv", LONG);

    let less = book(
        "Potholes.csv",
        "Measure,Result,Remarks,Office\npotholes,15,,\n",
    );
    let known = query::figure_knowledge(&town.program).unwrap();
    let found = recognise_as(&less, None, &known.mappings[0], 7).unwrap();
    let told = plan_recognised(&less, &found, &known, &PlanOptions::default()).unwrap_err();
    assert_eq!(
        told.to_string(),
        "The mapping needs a column \u{201c}Reported on\u{201d} and Potholes.csv has none; choose another mapping, \
         or have it guessed anew."
    );
}

#[test]
fn later_periods_across_are_no_difference() {
    let mut town = town();
    let first = "Service,Indicator,FY25 Q3,FY25 Q4,FY25 Actual,FY25 Target,FY 25 Target Explanation\n\
                 Roads,potholes,1,2,3,4,as agreed\nRoads,street-lights,5,6,7,8,\n";
    take_in(&mut town, "Plan FY25.csv", first, &guessing());
    let next = "Service,Indicator,FY25 Q4,FY26 Q1,FY26 Q2,FY26 Actual,FY26 Target,FY 26 Target Explanation\n\
                Roads,potholes,2,9,10,11,12,\nRoads,street-lights,6,13,14,15,16,\n";
    let found = fitting(&town, "Plan FY26.csv", next);
    assert_eq!(found.mapping.layout, Layout::WidePeriods);
    assert_eq!(role(&found.mapping, "FY26 Q2"), Some(Role::Value));
    assert_eq!(role(&found.mapping, "FY26 Target"), Some(Role::Target));
    let said = role(&found.mapping, "FY 26 Target Explanation");
    assert!(
        matches!(said, None | Some(Role::Ignored | Role::Note)),
        "{said:?}"
    );
    let plan = planned(&town, "Plan FY26.csv", next, &PlanOptions::default());
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    assert_eq!((plan.counts.unchanged, plan.counts.new), (2, 8));
}

#[test]
fn where_only_the_name_of_the_file_says_what_is_measured_another_name_is_no_fit() {
    let mut town = town();
    let text = "month,value\n2026-01,5\n2026-02,6\n";
    take_in(&mut town, "potholes_2026-02.csv", text, &guessing());
    let next = "month,value\n2026-03,7\n";
    let found = fitting(&town, "potholes_2026-03.csv", next);
    assert_eq!(found.mapping.layout, Layout::Long);
    let other = proposed(&town, "trees_2026-03.csv", next);
    assert_eq!(
        other[0].differences(),
        "only the file\u{2019}s name says what is measured, and that was potholes_2026-02.csv"
    );
    // Read without asking, its figures would be taken for potholes.
    let plan = planned(&town, "trees_2026-03.csv", next, &PlanOptions::default());
    assert_eq!(plan.counts.accepted(), 0, "{:?}", plan.findings);
}

#[test]
fn of_several_that_fit_the_one_for_a_file_of_that_name_is_used_and_otherwise_none() {
    let mut town = town();
    take_in(&mut town, "fire.csv", LONG, &guessing());
    let mut plan = planned(&town, "police.csv", &LONG.replace("14", "15"), &guessing());
    plan.keep_called("Police every month");
    town.run(Command::ImportFigures(plan.batch("test")));
    assert_eq!(names(&town), ["fire", "Police every month"]);
    let name = |file| fitting(&town, file, LONG).saved.name;
    assert_eq!(name("fire-2026-12.csv"), "fire");
    assert_eq!(name("Police 2026-12.csv"), "Police every month");
    let both = proposed(&town, "health.csv", LONG);
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(Recognised::fits));
}

#[test]
fn a_mapping_is_renamed_and_forgotten_and_both_are_undone() {
    let mut town = town();
    take_in(&mut town, "fire.csv", LONG, &guessing());
    let mut plan = planned(&town, "fire.csv", &LONG.replace("14", "15"), &guessing());
    plan.keep_called("Other");
    town.run(Command::ImportFigures(plan.batch("test")));
    let mapping = saved(&town)[0].id;
    let rename = |name: &str| Command::RenameMapping {
        mapping,
        name: name.to_owned(),
    };
    let refused = town.program.run(rename("OTHER")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "There is a mapping called \u{201c}Other\u{201d} already; choose another name."
    );
    let empty = town.program.run(rename("  ")).unwrap_err();
    assert!(matches!(empty, ProgramError::Wanted(_)), "{empty}");
    town.run(rename("Fire, monthly"));
    assert_eq!(names(&town), ["Fire, monthly", "Other"]);
    town.program.undo().unwrap();
    assert_eq!(names(&town), ["fire", "Other"]);
    town.run(Command::RemoveMapping(mapping));
    assert_eq!(names(&town), ["Other"]);
    town.program.undo().unwrap();
    assert_eq!(names(&town), ["fire", "Other"]);
}

#[test]
fn a_new_mapping_never_takes_the_name_of_one_for_other_headings() {
    let mut town = town();
    take_in(&mut town, "figures.csv", LONG, &guessing());
    let other = "Indicator,Month,Value\nstreet-lights,2026-01,5\n";
    take_in(&mut town, "figures.csv", other, &PlanOptions::default());
    assert_eq!(names(&town), ["figures", "figures 2"]);
}

#[test]
fn an_order_of_dates_that_nothing_depended_on_answers_nothing() {
    let mut town = town();
    let clear = "Measure,Month,Value\npotholes,2026-01,5\n";
    take_in(&mut town, "figures.csv", clear, &PlanOptions::default());
    let either = "Measure,Month,Value\npotholes,3/4/2026,6\n";
    fitting(&town, "figures.csv", either);
    let plan = planned(&town, "figures.csv", either, &PlanOptions::default());
    assert_eq!((plan.counts.refused, plan.questions.len()), (1, 1));
    // What the column itself tells needs no answer.
    let told = "Measure,Month,Value\npotholes,3/4/2026,6\npotholes,30/4/2026,6\n";
    let plan = planned(&town, "figures.csv", told, &PlanOptions::default());
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
}

/// Two rows give one share of a measure in percent, one of them as a fraction of which it is asked what it is.
const ASKED_BESIDE: &str = "\
Measure,Unit,Period,Result
lamps lit,percent,2026-01,71%
lamps lit,percent,2026-02,82%
lamps lit,percent,2026-03,85
lamps lit,percent,2026-03,0.94
";

#[test]
fn a_file_that_comes_again_changes_nothing_where_it_was_guessed_before_and_is_asked_now() {
    let mut town = town();
    let plan = planned(&town, "lamps.csv", ASKED_BESIDE, &guessing());
    // The guess makes 94 % of 0.94, and two rows disagree.
    assert_eq!((plan.counts.new, plan.counts.refused), (2, 2));
    town.run(Command::ImportFigures(plan.batch("test")));
    for options in [PlanOptions::default(), guessing()] {
        let again = planned(&town, "lamps.csv", ASKED_BESIDE, &options);
        let counts = again.counts;
        assert_eq!((counts.new, counts.changed), (0, 0), "{:?}", again.findings);
        assert_eq!((counts.unchanged, counts.refused), (2, 2));
    }
    let asked = planned(&town, "lamps.csv", ASKED_BESIDE, &PlanOptions::default());
    assert_eq!(asked.questions.len(), 1);
    let told = asked.findings.listed().iter();
    let told: Vec<&str> = told.map(|one| one.message.as_str()).collect();
    assert!(
        told.contains(
            &"lamps lit for Mar 2026 is 85 here, and row 5 gives a fraction for it of which it is asked what it is; \
              answer that, or correct one of them"
        ),
        "{told:?}"
    );
}

#[test]
fn dates_across_a_sheet_are_asked_about_as_those_in_cells() {
    let mut town = town();
    let either = "Measure,3/4/2026,4/5/2026\npotholes,12,14\nstreet-lights,3,5\n";
    let asks = planned(&town, "days.csv", either, &PlanOptions::default());
    assert_eq!((asks.counts.new, asks.counts.refused), (0, 4));
    assert_eq!(asks.questions.len(), 1);
    let first = &asks.findings.listed()[0].message;
    assert!(first.contains("Mar 4, 2026, or Apr 3, 2026?"), "{first}");

    // Another heading tells it: there is no thirteenth month.
    let day_first = "Measure,3/4/2026,13/5/2026\npotholes,12,14\nstreet-lights,3,5\n";
    let told = planned(&town, "days.csv", day_first, &PlanOptions::default());
    assert_eq!(
        (told.counts.new, told.counts.refused),
        (4, 0),
        "{:?}",
        told.findings
    );
    let months: BTreeSet<String> = told.figures().map(|one| one.period.iso()).collect();
    assert_eq!(
        months.into_iter().collect::<Vec<_>>(),
        ["2026-04", "2026-05"]
    );

    // What was answered once is known of the next such file.
    take_in(&mut town, "days.csv", either, &guessing());
    let next = "Measure,5/6/2026,6/7/2026\npotholes,12,14\nstreet-lights,3,5\n";
    let next = planned(&town, "days.csv", next, &PlanOptions::default());
    assert_eq!(
        (next.counts.new, next.counts.refused),
        (4, 0),
        "{:?}",
        next.findings
    );
}

//! Files of several departments that look alike: what was answered or numbered for one holds for no other.

use crate::city::Town;
use statroom::import::grid::{Book, ReadOptions, Watch};
use statroom::import::understand::{Fractions, Hints, Mapping, probe};
use statroom::import::{
    Ask, Otherwise, Plan, PlanOptions, Recognition, plan, plan_book, recognise, sheet_of,
};
use statroom::program::{Command, query};
use std::collections::BTreeMap;

fn book(name: &str, text: &str) -> Book {
    Book::from_bytes(name, text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn create() -> PlanOptions {
    PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    }
}

fn guess() -> PlanOptions {
    PlanOptions {
        accept_guesses: true,
        ..create()
    }
}

fn planned(town: &Town, name: &str, text: &str, options: &PlanOptions) -> Plan {
    let known = query::figure_knowledge(&town.program).unwrap();
    plan_book(&book(name, text), &known, options).unwrap()
}

/// Takes a file in as a person does who answers so.
fn answered(town: &mut Town, name: &str, text: &str, answer: impl FnOnce(&mut Mapping)) {
    let known = query::figure_knowledge(&town.program).unwrap();
    let book = book(name, text);
    let sheet = sheet_of(&book, "").unwrap();
    let mut mapping = probe(sheet, Hints::default(), Watch::nobody())
        .unwrap()
        .mapping;
    answer(&mut mapping);
    let plan = plan(&book, sheet, &mapping, &known, &create()).unwrap();
    take_in(town, &plan);
}

fn take_in(town: &mut Town, plan: &Plan) {
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    town.run(Command::ImportFigures(plan.batch("test")));
}

/// The figures of a plan or of the program: measure, period, value.
type Figures = Vec<(String, String, f64)>;

fn figures(plan: &Plan) -> Figures {
    let figures = plan.figures();
    figures
        .map(|one| (one.series.measure_key.clone(), one.period.iso(), one.value))
        .collect()
}

fn kept(town: &Town) -> BTreeMap<(String, String), f64> {
    let known = query::figure_knowledge(&town.program).unwrap();
    let series = known.figures.iter();
    series
        .flat_map(|(name, series)| {
            series
                .iter()
                .map(|one| ((name.measure_key.clone(), one.period.iso()), one.value))
        })
        .collect()
}

fn found(town: &Town, name: &str, text: &str) -> Recognition {
    let known = query::figure_knowledge(&town.program).unwrap();
    recognise(&book(name, text), None, &known).unwrap()
}

/// The name of the mapping by which a file is read without asking.
fn read_as(town: &Town, name: &str, text: &str) -> Option<String> {
    found(town, name, text)
        .found()
        .map(|found| found.saved.name)
}

const OFFICES: &str = "Measure,Period,Value\nDesks empty,2025-01,2%\nDesks empty,2025-02,0.5\n";
const BUSES: &str = "Measure,Period,Value\nBuses on time,2025-01,58%\nBuses on time,2025-02,0.61\n";

#[test]
fn what_fractions_are_is_asked_anew_of_another_department_with_the_same_headings() {
    let mut town = Town::empty();
    answered(&mut town, "offices.csv", OFFICES, |mapping| {
        mapping.fractions = Fractions::AsWritten;
    });
    let like = found(&town, "buses.csv", BUSES);
    let [proposed] = like.proposed() else {
        panic!("{like:?}");
    };
    assert_eq!(proposed.otherwise, Some(Otherwise::Measures));
    assert_eq!(
        proposed.differences(),
        "the headings are the same, but the measures are called otherwise than those of offices.csv"
    );
    let plan = planned(&town, "buses.csv", BUSES, &create());
    let [question] = plan.questions.as_slice() else {
        panic!("{:?}", plan.questions);
    };
    assert!(
        matches!(question.about, Ask::Fractions { .. }),
        "{question:?}"
    );
    assert_eq!(plan.counts.refused, 1);

    // Each is read as it was, next month, whatever stands in it first.
    answered(&mut town, "buses.csv", BUSES, |mapping| {
        mapping.fractions = Fractions::Shares;
    });
    let next = OFFICES.replace("2025-02,0.5", "2025-03,0.7");
    let name = "offices.csv".to_owned();
    assert_eq!(
        read_as(&town, "offices-2025-03.csv", &next),
        Some("offices".to_owned())
    );
    // Its measures tell it as well as its name does.
    assert_eq!(
        read_as(&town, "export (2).csv", &next),
        Some("offices".to_owned())
    );
    let plan = planned(&town, &name, &next, &PlanOptions::default());
    assert!(figures(&plan).contains(&("desks-empty".into(), "2025-03".into(), 0.7)));
    let next = BUSES.replace("2025-02,0.61", "2025-03,0.64");
    assert_eq!(
        read_as(&town, "buses-2025-03.csv", &next),
        Some("buses".to_owned())
    );
    let plan = planned(&town, "buses-2025-03.csv", &next, &PlanOptions::default());
    assert!(figures(&plan).contains(&("buses-on-time".into(), "2025-03".into(), 64.0)));
}

#[test]
fn decimal_commas_and_the_order_of_dates_are_no_other_departments() {
    let mut town = Town::empty();
    let commas = "Measure,Period,Value\nSpend,2025-01,\"1.250,5\"\nSpend,2025-02,\"7,25\"\n";
    answered(&mut town, "budget.csv", commas, |_| ());
    let thousands = "Measure,Period,Value\nTrees,2025-01,\"1,204\"\nTrees,2025-02,\"1,310\"\n";
    let plan = planned(&town, "forestry.csv", thousands, &create());
    assert!(
        figures(&plan).iter().all(|(_, _, value)| *value > 1000.0),
        "{:?}",
        figures(&plan)
    );

    let mut town = Town::empty();
    let days = "Measure,Period,Value\nTrees,13/1/2026,5\nTrees,14/1/2026,6\n";
    answered(&mut town, "forestry.csv", days, |_| ());
    let either = "Measure,Period,Value\nPots,1/2/2026,5\nPots,3/4/2026,6\n";
    let plan = planned(&town, "pots.csv", either, &create());
    let about: Vec<&Ask> = plan.questions.iter().map(|one| &one.about).collect();
    assert_eq!(about, [&Ask::Dates]);
    assert_eq!(plan.counts.refused, 2);
}

#[test]
fn a_file_of_a_usual_name_is_another_where_none_of_its_measures_came_before() {
    let mut town = Town::empty();
    answered(&mut town, "data.csv", OFFICES, |mapping| {
        mapping.fractions = Fractions::AsWritten;
    });
    assert_eq!(read_as(&town, "data.csv", BUSES), None);
    // One more measure is no other file.
    let more = format!("{OFFICES}Rooms free,2025-03,3%\nChairs free,2025-03,4%\n");
    assert_eq!(read_as(&town, "data.csv", &more), Some("data".to_owned()));
    // Years in the names of measures pass.
    let mut town = Town::empty();
    let year = |year: u32| format!("Measure,Period,Value\nFY{year} grants,20{year}-01,5\n");
    answered(&mut town, "grants.csv", &year(25), |_| ());
    assert_eq!(
        read_as(&town, "other.csv", &year(26)),
        Some("grants".to_owned())
    );
}

const PARKS: &str = "Measure ID,Measure,2026-01,2026-02\n1,Trees planted,10,12\n2,Leaf bags,5,6\n";
const ROADS: &str = "Measure ID,Measure,2026-01,2026-02,2026-03\n\
                     1,Potholes filled,900,950,960\n2,Streets swept,70,60,66\n";

#[test]
fn a_number_that_stands_for_another_departments_measure_overwrites_nothing() {
    for options in [create(), guess()] {
        let mut town = Town::empty();
        let plan = planned(&town, "parks.csv", PARKS, &create());
        take_in(&mut town, &plan);
        let parks = kept(&town);
        let plan = planned(&town, "roads.csv", ROADS, &options);
        assert_eq!(
            (plan.counts.new, plan.counts.changed),
            (6, 0),
            "{:?}",
            plan.named
        );
        assert_eq!(plan.new_measures.len(), 2);
        take_in(&mut town, &plan);
        let both = kept(&town);
        assert_eq!(both.len(), 10);
        assert!(
            parks
                .iter()
                .all(|(key, value)| both.get(key) == Some(value))
        );
        // Each keeps its own number from then on.
        let again = planned(&town, "parks.csv", PARKS, &PlanOptions::default());
        assert_eq!((again.counts.unchanged, again.counts.refused), (4, 0));
        let again = planned(&town, "roads.csv", ROADS, &PlanOptions::default());
        assert_eq!((again.counts.unchanged, again.counts.refused), (6, 0));
    }
}

#[test]
fn a_number_beside_a_name_that_may_be_the_same_is_asked_and_one_alone_is_taken() {
    let mut town = Town::empty();
    let plan = planned(&town, "parks.csv", PARKS, &create());
    take_in(&mut town, &plan);
    let unknown = planned(&town, "roads.csv", ROADS, &PlanOptions::default());
    assert_eq!((unknown.counts.refused, unknown.questions.len()), (6, 0));
    let reworded = "Measure ID,Measure,2026-03\n1,Number of new trees planted citywide,14\n";
    let asked = planned(&town, "parks.csv", reworded, &create());
    assert_eq!((asked.counts.refused, asked.counts.new), (1, 0));
    assert!(
        asked.questions[0].words.starts_with(
            "\u{201c}Number of new trees planted citywide\u{201d} has the number of \u{201c}Trees planted\u{201d} and \
             is called otherwise; is it the same?"
        ),
        "{}",
        asked.questions[0].words
    );
    let taken = planned(&town, "parks.csv", reworded, &guess());
    assert_eq!(
        figures(&taken),
        [("trees-planted".into(), "2026-03".into(), 14.0)]
    );
    // What was taken so once is known.
    take_in(&mut town, &taken);
    let again = planned(&town, "parks.csv", reworded, &PlanOptions::default());
    assert_eq!((again.counts.unchanged, again.counts.refused), (1, 0));
    for alone in [
        "Measure ID,2026-04\n2,9\n",
        "Measure ID,Measure,2026-04\n2,,9\n",
    ] {
        let plan = planned(&town, "parks.csv", alone, &PlanOptions::default());
        assert_eq!(
            figures(&plan),
            [("leaf-bags".into(), "2026-04".into(), 9.0)],
            "{alone}"
        );
    }
}

#[test]
fn signs_in_names_are_no_slips_and_overwrite_nothing() {
    for (first, second, hyphened) in [
        (
            "# of calls answered",
            "% of calls answered",
            "# of calls-answered",
        ),
        ("Responses < 5 min", "Responses > 5 min", "responses <5 min"),
        (
            "Repaired within 1.5 days",
            "Repaired within 15 days",
            "Repaired-within 1.5 days",
        ),
        ("Grants ($)", "Grants (#)", "grants [$]"),
    ] {
        let mut town = Town::empty();
        let file =
            |name: &str, value: u32| format!("Measure,2026-01,2026-02\n{name},{value},{value}\n");
        let plan = planned(&town, "a.csv", &file(first, 100), &create());
        take_in(&mut town, &plan);
        let other = file(second, 7);
        for options in [create(), guess()] {
            let plan = planned(&town, "b.csv", &other, &options);
            assert_eq!(
                (plan.counts.changed, plan.counts.unchanged),
                (0, 0),
                "{second}"
            );
        }
        // The guess is another measure.
        let plan = planned(&town, "b.csv", &other, &guess());
        assert_eq!(
            (plan.counts.new, plan.new_measures.len()),
            (2, 1),
            "{second}"
        );
        // Blanks, hyphens and brackets are one pen's or another's.
        let plan = planned(
            &town,
            "a.csv",
            &file(hyphened, 100),
            &PlanOptions::default(),
        );
        assert_eq!(
            (plan.counts.unchanged, plan.counts.refused),
            (2, 0),
            "{hyphened}"
        );
    }
    let mut town = Town::empty();
    let first = "Measure,2026-01\n# of calls answered,100\n";
    let plan = planned(&town, "a.csv", first, &create());
    take_in(&mut town, &plan);
    let plan = planned(
        &town,
        "b.csv",
        "Measure,2026-01\n% of calls answered,7\n",
        &create(),
    );
    assert!(
        matches!(plan.questions[0].about, Ask::Near { .. }),
        "{:?}",
        plan.questions
    );
    assert_eq!(plan.counts.refused, 1);
}

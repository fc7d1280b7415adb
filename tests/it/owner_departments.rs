//! The departments that a file says answer for its measures.

use crate::city::Town;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::understand::Mapping;
use statroom::import::{self, Ask, Plan, PlanOptions, Report, plan_book, sheet_of};
use statroom::program::Command;
use statroom::program::query::{self, FigureKnowledge};

const LAMPS: &str = "\
Measure,Department,Month,Value
Lanterns lit,Department of Lamps,2026-07,120
Wicks trimmed,Dept. of Lamps,2026-07,80
Oil bought,N/A,2026-07,12
Boats moored,Harbor Board,2026-07,9
";

fn book(text: &str) -> Book {
    Book::from_bytes("lamps.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn creating() -> PlanOptions {
    PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    }
}

fn planned(town: &Town, text: &str, options: &PlanOptions) -> Plan {
    let known = query::figure_knowledge(&town.program).unwrap();
    plan_book(&book(text), &known, options).unwrap()
}

/// Each measure with its department's name.
fn owners(known: &FigureKnowledge) -> Vec<(&str, Option<&str>)> {
    let name = |id| {
        let found = known.departments.iter().find(|one| Some(one.id) == id);
        found.map(|one| one.name.as_str())
    };
    let measures = known.measures.iter();
    let mut owners: Vec<_> = measures
        .map(|one| (one.name.as_str(), name(one.department)))
        .collect();
    owners.sort_unstable();
    owners
}

#[test]
fn departments_that_are_not_known_come_with_their_measures_and_go_with_them() {
    let mut town = Town::empty();
    let plan = planned(&town, LAMPS, &creating());
    assert_eq!((plan.counts.new, plan.counts.refused), (4, 0));
    let report = serde_json::to_value(Report::of(&plan)).unwrap();
    let named = serde_json::json!(["Department of Lamps", "Harbor Board"]);
    assert_eq!(report["departments_to_create"], named);
    town.run(Command::ImportFigures(plan.batch("me")));
    let known = query::figure_knowledge(&town.program).unwrap();
    assert_eq!(
        owners(&known),
        [
            ("Boats moored", Some("Harbor Board")),
            ("Lanterns lit", Some("Department of Lamps")),
            ("Oil bought", None),
            ("Wicks trimmed", Some("Department of Lamps")),
        ]
    );
    let mut short: Vec<&str> = known
        .departments
        .iter()
        .map(|one| one.short_name.as_str())
        .collect();
    short.sort_unstable();
    assert_eq!(short, ["Harbor Board", "Lamps"]);
    town.program.undo().unwrap();
    let known = query::figure_knowledge(&town.program).unwrap();
    assert_eq!((known.departments.len(), known.measures.len()), (0, 0));
    town.program.redo().unwrap();
    let known = query::figure_knowledge(&town.program).unwrap();
    assert_eq!(known.departments.len(), 2);
}

#[test]
fn a_department_that_is_known_is_not_doubled_and_of_one_nearly_known_it_is_asked() {
    let mut town = Town::empty();
    let lamps = town.department("Lamps");
    let plan = planned(&town, LAMPS, &creating());
    let created = plan
        .new_departments
        .iter()
        .map(|one| one.department.name.as_str());
    assert_eq!(created.collect::<Vec<_>>(), ["Harbor Board"]);
    let of = |name: &str| {
        plan.new_measures
            .iter()
            .find(|one| one.name == name)
            .unwrap()
    };
    assert_eq!(of("Wicks trimmed").department, Some(lamps));

    let near = "Measure,Agency,Month,Value\nLanterns lit,Testford Lamps Department,2026-07,120\n";
    let asked = planned(&town, near, &creating());
    assert_eq!((asked.counts.refused, asked.new_measures.len()), (1, 0));
    let found = &asked.findings.listed()[0];
    assert_eq!(
        (found.column, found.kind.word(), found.cell.as_str()),
        (2, "near-department", "Testford Lamps Department")
    );
    let name = "Testford Lamps Department".to_owned();
    let here = "Lamps Department".to_owned();
    assert_eq!(
        asked.questions[0].about,
        Ask::Department {
            name: name.clone(),
            here: here.clone()
        }
    );
    let guessed = PlanOptions {
        accept_guesses: true,
        ..creating()
    };
    let taken = planned(&town, near, &guessed);
    assert_eq!(taken.new_measures[0].department, Some(lamps));
    // The answer stands in the mapping: this one, or a new one.
    let known = query::figure_knowledge(&town.program).unwrap();
    let book = book(near);
    for (answer, department, created) in [(here, Some(lamps), 0), (String::new(), None, 1)] {
        let used = asked.used.as_ref().unwrap();
        let mut mapping = Mapping::from_toml(&used.mapping).unwrap();
        mapping.departments.insert(name.clone(), answer);
        let sheet = sheet_of(&book, "").unwrap();
        let told = import::plan(&book, sheet, &mapping, &known, &creating()).unwrap();
        assert_eq!(told.counts.refused, 0);
        assert_eq!(told.new_measures[0].department, department);
        assert_eq!(told.new_departments.len(), created);
    }
}

#[test]
fn a_column_of_agencies_that_tells_measures_apart_names_their_departments_as_well() {
    let town = Town::empty();
    let text = "\
Measure ID,Measure,Agency,FY25 Actual,FY26 Actual
1,Staff trained,Lamps,10,20
1,Staff hired,Lamps,11,21
,Staff trained,Wicks,12,22
";
    let plan = planned(&town, text, &creating());
    assert_eq!((plan.counts.new, plan.counts.refused), (6, 0));
    let created: Vec<(&str, usize)> = plan
        .new_departments
        .iter()
        .map(|one| (one.department.name.as_str(), one.measures.len()))
        .collect();
    assert_eq!(created, [("Lamps", 2), ("Wicks", 1)]);
}

#[test]
fn a_package_says_what_of_it_stays_where_it_is() {
    let desk = crate::command_line::Desk::new();
    let folder = desk.path("package");
    let to = crate::command_line::shown(&folder);
    desk.run(&["export", "PROGRAM", "--to", &to]).well();
    let other = desk.path("other.statroom");
    let name = crate::command_line::shown(&other);
    let new = ["new", &name, "--name", "City of Wicks"];
    crate::command_line::run(crate::command_line::text(&new)).well();
    let import = [
        "import",
        &to,
        "--into",
        &name,
        "--create-measures",
        "--accept-guesses",
    ];
    let said = crate::command_line::run(crate::command_line::text(&import)).well();
    assert!(said.contains(" new departments: "), "{said}");
    assert!(said.contains(" targets and benchmarks"), "{said}");
    assert!(said.contains(" Not taken from the package: "), "{said}");
    assert!(said.contains(" meetings, "), "{said}");
}

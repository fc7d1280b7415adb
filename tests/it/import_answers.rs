//! What a person may answer about a file, in a mapping and on the command line, and what is guessed without an answer.

use crate::city::Town;
use crate::command_line::{Desk, run, shown, text};
use statroom::domain::measure::Aggregation;
use statroom::domain::number::NumberKind;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::understand::{ConflictingRows, Fractions, Mapping};
use statroom::import::{Ask, Plan, PlanOptions, plan, plan_book, sheet_of};
use statroom::program::query;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn book(text: &str) -> Book {
    Book::from_bytes("lamps.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn options(accept_guesses: bool) -> PlanOptions {
    PlanOptions {
        create_measures: true,
        accept_guesses,
        ..PlanOptions::default()
    }
}

fn planned(text: &str, options: &PlanOptions) -> Plan {
    let known = query::figure_knowledge(&Town::empty().program).unwrap();
    plan_book(&book(text), &known, options).unwrap()
}

/// The plan with an answer in the mapping that was guessed.
fn answered(text: &str, answer: impl Fn(&mut Mapping)) -> Plan {
    let town = Town::empty();
    let known = query::figure_knowledge(&town.program).unwrap();
    let asked = planned(text, &options(false));
    let mut mapping = Mapping::from_toml(&asked.used.unwrap().mapping).unwrap();
    answer(&mut mapping);
    let book = book(text);
    plan(
        &book,
        sheet_of(&book, "").unwrap(),
        &mapping,
        &known,
        &options(false),
    )
    .unwrap()
}

/// The accepted values by their rows.
fn values(plan: &Plan) -> BTreeMap<u64, f64> {
    plan.figures()
        .map(|figure| (figure.row, figure.value))
        .collect()
}

const FIRES: &str = "\
Measure,Unit,Quarter,Result
Fires that spread,percent,2025-Q1,0.0159
Fires that spread,percent,2025-Q2,0.0105
Fires that spread,percent,2025-Q3,0.0116
Fires that spread,percent,2025-Q4,1.8
Lamps lit in time,percent,2025-Q1,58%
Lamps lit in time,percent,2025-Q2,0.61
Wicks wasted,percent,2025-Q1,4
Wicks wasted,percent,2025-Q2,0.5
";

#[test]
fn fractions_are_asked_of_each_measure_with_its_own_figures_and_once_of_all() {
    let plan = planned(FIRES, &options(false));
    assert_eq!(plan.counts.refused, 6, "{:?}", plan.findings);
    let words: Vec<&str> = plan
        .questions
        .iter()
        .map(|one| one.words.as_str())
        .collect();
    assert!(matches!(plan.questions[0].about, Ask::AllFractions { .. }));
    assert_eq!(plan.questions[0].cells, 6);
    assert_eq!(
        words[1],
        "Fires that spread is in percent and has 0.0159 in row 2 for Jan–Mar 2025, and 1.8 in row 5 for Oct–Dec 2025 \
         beside it. Are its fractions shares of one?"
    );
    let Ask::Fractions { name, answers } = &plan.questions[1].about else {
        panic!("{words:?}");
    };
    assert_eq!(name, "Fires that spread");
    assert_eq!(
        answers[0],
        (
            "Each as it fits: 0.0159 is 1.59%, 1.8 is 1.8%".to_owned(),
            Fractions::Fitting
        )
    );
    assert!(words[2].contains("0.61 in row 7"), "{words:?}");
    assert!(words[3].contains("0.5 in row 9"), "{words:?}");
}

#[test]
fn what_is_likeliest_follows_a_measures_other_figures_and_what_fits_neither_way_stays_asked() {
    let fitting = answered(FIRES, |mapping| mapping.fractions = Fractions::Fitting);
    assert!(!values(&fitting).contains_key(&9));
    assert_eq!((fitting.counts.refused, fitting.questions.len()), (1, 1));
    // Who accepts guesses leaves no question: 0.5 is nearer to 4% than 50% is.
    let plan = planned(FIRES, &options(true));
    let values = values(&plan);
    assert_eq!((values[&2], values[&5], values[&7]), (1.59, 1.8, 61.0));
    assert!((values[&9] - 0.5).abs() < 1e-12);
    assert_eq!((plan.counts.refused, plan.questions.len()), (0, 0));
    let notes: Vec<&str> = plan
        .findings
        .listed()
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    assert!(
        notes.contains(
            &"3 figures of Fires that spread read as shares of one, as they fit beside its other figures: 0.0159 is \
              1.59%, and 1.8 in row 5 stays 1.8%"
        ),
        "{notes:?}"
    );
}

#[test]
fn an_answer_about_one_measure_goes_before_that_about_all() {
    let plan = answered(FIRES, |mapping| {
        mapping.fractions = Fractions::Fitting;
        let of = &mut mapping.fractions_of;
        of.insert("Wicks wasted".to_owned(), Fractions::AsWritten);
        of.insert("Fires that spread".to_owned(), Fractions::Shares);
    });
    assert_eq!((plan.counts.refused, plan.questions.len()), (0, 0));
    let values = values(&plan);
    assert_eq!((values[&5], values[&7], values[&9]), (180.0, 61.0, 0.5));
}

const TWICE: &str = "\
measure,period,value
Lanterns lit,2026-07,120
Lanterns lit,2026-08,131
Lanterns lit,2026-08,133
Lanterns lit,2026-08,131
";

#[test]
fn of_rows_that_contradict_each_other_the_first_or_the_last_counts_where_somebody_says_so() {
    let asked = planned(TWICE, &options(false));
    assert_eq!((asked.counts.new, asked.counts.refused), (1, 3));
    assert_eq!(asked.questions[0].about, Ask::ConflictingRows);
    for rule in [ConflictingRows::First, ConflictingRows::Last] {
        let plan = answered(TWICE, |mapping| mapping.conflicting_rows = rule);
        let counts = plan.counts;
        assert_eq!(
            (counts.new, counts.refused, plan.questions.len()),
            (2, 0, 0)
        );
        assert_eq!((counts.blank, counts.unchanged), (1, 1));
        let kept = values(&plan);
        assert_eq!(kept, BTreeMap::from([(2, 120.0), (3, 131.0), (5, 131.0)]));
    }
    let last = TWICE.trim_end().rsplit_once('\n').unwrap().0;
    let plan = answered(last, |mapping| {
        mapping.conflicting_rows = ConflictingRows::Last;
    });
    assert_eq!(values(&plan), BTreeMap::from([(2, 120.0), (4, 133.0)]));
    let refused = answered(TWICE, |mapping| {
        mapping.conflicting_rows = ConflictingRows::Refuse;
    });
    assert_eq!((refused.counts.refused, refused.questions.len()), (3, 0));
}

#[test]
fn the_command_line_says_which_row_counts_and_the_next_file_is_read_so() {
    let desk = Desk::new();
    let file = desk.file("lanterns-2026-08.csv", TWICE);
    let refused = desk.import(&file, &["--create-measures"]);
    assert_eq!(refused.code, 1);
    let said = "error: Rows that give two values: 3\n";
    assert!(refused.err.contains(said), "{}", refused.err);
    assert!(
        refused
            .err
            .contains("--conflicting-rows first or last takes one of them")
    );
    desk.import(&file, &["--create-measures", "--conflicting-rows", "first"])
        .well();
    let next = desk.file("lanterns-2026-09.csv", TWICE.replace("2026-08", "2026-09"));
    assert_eq!(desk.import(&next, &[]).code, 0);
}

#[test]
fn findings_are_told_by_kind_with_a_few_of_each_unless_all_are_asked_for() {
    let desk = Desk::new();
    let mut rows = "measure,period,value\n".to_owned();
    for month in 1..=9 {
        writeln!(rows, "Lanterns lit,2025-0{month},some").unwrap();
    }
    rows.push_str("Wicks trimmed,someday,4\n");
    let file = desk.file("many.csv", rows);
    let some = desk.import(&file, &["--create-measures"]).err;
    let lines: Vec<&str> = some.lines().collect();
    assert_eq!(lines[0], "error: Not a number: 9");
    assert!(
        lines[1]
            .starts_with("  row 2, column 3: Lanterns lit: \u{201c}some\u{201d} is not a number"),
        "{some}"
    );
    assert_eq!(lines[4], "  and 6 more");
    assert!(
        lines[5].starts_with("row 11, column 2: error: Wicks trimmed: "),
        "{some}"
    );
    assert!(
        some.contains("--all-findings prints each of them"),
        "{some}"
    );
    let all = desk
        .import(&file, &["--create-measures", "--all-findings"])
        .err;
    assert_eq!(all.matches("is not a number").count(), 9);
    let json = desk.import(&file, &["--create-measures", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"][0]["measure"], "Lanterns lit");
}

#[test]
fn periods_of_new_measures_combine_as_their_years_and_names_and_files_say() {
    let text = "\
Measure,Unit,Interval,Decimal places,FY25 Q1,FY25 Q2,FY25 Q3,FY25 Q4,FY25 Actual
Lamps on hand,count,Snapshot,,10,12,11,13,
Oil bought,count,Snapshot,,1.5,2,2.5,3,9
Average days to mend a lamp,count,Cumulative,,4,5.5,6,4.5,
# of lamps mended,count,,,10.5,12,9,8,
Lamps watched,count,Cumulative,,5,5,5,5,5
Light measured,count,,1,5.123,5.25,5.5,5.125,5.25
";
    let plan = planned(text, &options(true));
    let told: Vec<_> = plan
        .new_measures
        .iter()
        .map(|one| {
            (
                one.name.as_str(),
                one.aggregation,
                one.format.kind,
                one.format.decimals,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Lamps on hand", Aggregation::Last, NumberKind::Count, 0),
            ("Oil bought", Aggregation::Sum, NumberKind::Decimal, 1),
            (
                "Average days to mend a lamp",
                Aggregation::Mean,
                NumberKind::Days,
                1
            ),
            (
                "# of lamps mended",
                Aggregation::Sum,
                NumberKind::Decimal,
                1
            ),
            ("Lamps watched", Aggregation::Mean, NumberKind::Count, 0),
            ("Light measured", Aggregation::Mean, NumberKind::Decimal, 1),
        ]
    );
}

#[test]
fn what_events_make_is_told_in_figures_and_combines_as_its_rule_says() {
    let desk = Desk::new();
    let file = desk.file(
        "lamp_requests.csv",
        "Request,Opened on,Closed on\n1,2026-07-03 08:00,2026-07-05 08:00\n2,2026-07-04 08:00,2026-07-08 08:00\n\
         3,2026-08-04 08:00,2026-08-05 08:00\n",
    );
    let said = desk
        .import(&file, &["--create-measures", "--accept-guesses"])
        .well();
    assert!(
        said.starts_with("Imported: 2 new, 0 changed, 0 unchanged of 3 events, 0 of them refused, from lamp_requests.csv"),
        "{said}"
    );
    let program = shown(&desk.program);
    let listed = run([text(&["measures"]), vec![program], text(&["--json"])].concat()).well();
    assert!(listed.contains("number of events"), "{listed}");
}

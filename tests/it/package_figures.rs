//! The figures of a data package taken into a program that exists: none is lost or read otherwise, and measures that
//! are new there come with their definition cards.

use crate::city::{Town, day};
use proptest::prelude::*;
use statroom::domain::baseline::MeasureRules;
use statroom::domain::goal::{Goal, Horizon, Priority};
use statroom::domain::ids::{DepartmentId, GoalId, MeasureId, PersonId, PriorityId, TargetId};
use statroom::domain::measure::{Aggregation, Approval, Direction, Measure, MeasureKind};
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::ratio::Parts;
use statroom::domain::target::{Target, TargetKind};
use statroom::export::{PackageOptions, write_package};
use statroom::import::{DataPackage, Plan, PlanOptions, plan_package};
use statroom::program::query::{self, KnownFigure};
use statroom::program::{Command, FigureBatch, FigureLine, Program, SeriesName};
use std::collections::BTreeMap;

/// The packet's folder, and a plan of its figures for this program.
fn planned(from: &Program, into: &Program, options: &PlanOptions) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("package");
    write_package(from, &to, PackageOptions::default(), &|_| true).unwrap();
    let figures = DataPackage::open(&to).unwrap().figures().unwrap();
    let known = query::figure_knowledge(into).unwrap();
    plan_package(&figures, &known, options).unwrap()
}

fn creating() -> PlanOptions {
    PlanOptions {
        create_measures: true,
        ..PlanOptions::default()
    }
}

/// Every figure that counts.
fn figures(program: &Program) -> BTreeMap<SeriesName, Vec<KnownFigure>> {
    let known = query::figure_knowledge(program).unwrap();
    let figures = known.figures.into_iter();
    figures
        .map(|(name, series)| (name, series.iter().collect::<Vec<_>>()))
        .filter(|(_, figures)| !figures.is_empty())
        .collect()
}

/// The measures as they are described, without what is one program's own.
fn described(program: &Program) -> BTreeMap<String, Measure> {
    let measures = query::figure_knowledge(program).unwrap().measures;
    let plain = measures.into_iter().map(|measure| Measure {
        id: MeasureId::default(),
        department: None,
        data_owner: None,
        goal: None,
        approval: Approval::Proposed,
        approval_by: None,
        approval_on: None,
        approval_comment: String::new(),
        ..measure
    });
    plain
        .map(|measure| (measure.key.clone(), measure))
        .collect()
}

/// A town with a department, somebody in it, and a goal.
struct Peopled {
    town: Town,
    department: DepartmentId,
    owner: PersonId,
    goal: GoalId,
}

fn peopled() -> Peopled {
    let mut town = Town::empty();
    let department = town.department("Lamps");
    let owner = town.person("Rosa Diaz", Some(department));
    let priority: PriorityId = town.make(Command::SavePriority(Priority {
        name: "Light".into(),
        ..Priority::default()
    }));
    let goal = town.make(Command::SaveGoal(Goal {
        priority,
        id: GoalId::default(),
        name: "No dark street".into(),
        description: String::new(),
        horizon: Horizon::Short,
        position: 0,
        retired: false,
    }));
    Peopled {
        town,
        department,
        owner,
        goal,
    }
}

fn card(of: &Peopled) -> Measure {
    Measure {
        key: "Lamps_lit.2".into(),
        name: "Share of lamps lit".into(),
        definition: "Lamps that burn, of all, \"at dusk\".\nCounted twice a week.".into(),
        formula: "lit / all".into(),
        numerator: "lit".into(),
        denominator: "all".into(),
        format: NumberFormat {
            kind: NumberKind::Percent,
            unit: String::new(),
            decimals: 2,
        },
        direction: Direction::Increase,
        kind: MeasureKind::ServiceQuality,
        frequency: Frequency::Quarter,
        aggregation: Aggregation::Ratio,
        source_system: "Lamp book".into(),
        data_owner: Some(of.owner),
        department: Some(of.department),
        goal: Some(of.goal),
        caveats: "Not in fog.".into(),
        lag_days: 33,
        tolerance_percent: 2.5,
        approval: Approval::Approved,
        approval_by: Some(of.owner),
        approval_on: Some(day(9, 1)),
        approval_comment: "Agreed.".into(),
        ..Measure::default()
    }
}

fn line(key: &str, group: &str, period: Period, value: f64, parts: Option<Parts>) -> FigureLine {
    FigureLine {
        measure_key: key.into(),
        dimension: if group.is_empty() { "" } else { "District" }.into(),
        group: group.into(),
        period,
        value: Some(value),
        parts,
        row: Some(2),
    }
}

fn take_in(town: &mut Town, lines: Vec<FigureLine>) {
    town.run(Command::ImportFigures(FigureBatch {
        source: "figures.csv".into(),
        by: "test".into(),
        lines: lines.into(),
        ..FigureBatch::default()
    }));
}

/// A program with one measure and its figures, all of them below one percent.
fn lit() -> Peopled {
    let mut of = peopled();
    let measure = card(&of);
    let key = measure.key.clone();
    of.town.run(Command::SaveMeasure(measure));
    let first = Period::containing(Frequency::Quarter, day(1, 1));
    let figure = |at: i32, value| line(&key, "", first.plus(at), value, Parts::new(1.0, 4.0).ok());
    take_in(
        &mut of.town,
        vec![figure(0, 0.25), figure(1, 0.58), figure(2, 0.31)],
    );
    of
}

#[test]
fn a_new_measure_comes_with_its_card_and_nobody_has_agreed_to_it() {
    let from = lit();
    let mut into = peopled();
    let plan = planned(&from.town.program, &into.town.program, &creating());
    assert_eq!((plan.counts.new, plan.counts.refused), (3, 0));
    assert_eq!(plan.questions, []);
    into.town.run(Command::ImportFigures(plan.batch("me")));
    let known = query::figure_knowledge(&into.town.program).unwrap();
    let made = &known.measures[0];
    let expected = Measure {
        id: made.id,
        department: Some(into.department),
        data_owner: Some(into.owner),
        goal: Some(into.goal),
        approval: Approval::Proposed,
        approval_by: None,
        approval_on: None,
        approval_comment: String::new(),
        ..card(&from)
    };
    assert_eq!(*made, expected);
    // What is below one percent stays there.
    assert_eq!(figures(&into.town.program), figures(&from.town.program));
    let again = planned(&from.town.program, &into.town.program, &creating());
    assert!(again.is_nothing());
    assert_eq!(again.counts.unchanged, 3);
}

#[test]
fn whom_the_program_does_not_have_is_left_open() {
    let from = lit();
    let mut into = Town::empty();
    let plan = planned(&from.town.program, &into.program, &creating());
    into.run(Command::ImportFigures(plan.batch("me")));
    let known = query::figure_knowledge(&into.program).unwrap();
    let made = &known.measures[0];
    assert_eq!((made.data_owner, made.goal), (None, None));
    assert_eq!(made.definition, card(&from).definition);
    // The department that answers for it comes along, and goes again with the import.
    let [lamps] = known.departments.as_slice() else {
        panic!("{:?}", known.departments);
    };
    assert_eq!(
        (lamps.name.as_str(), made.department),
        ("Lamps Department", Some(lamps.id))
    );
    into.program.undo().unwrap();
    let known = query::figure_knowledge(&into.program).unwrap();
    assert_eq!((known.departments.len(), known.measures.len()), (0, 0));
}

#[test]
fn what_the_package_keeps_of_a_measure_comes_with_it_and_of_a_known_one_its_targets_alone() {
    let mut from = lit();
    let measure = query::figure_knowledge(&from.town.program)
        .unwrap()
        .measures[0]
        .id;
    let target = |kind, value| Target {
        id: TargetId::default(),
        measure,
        kind,
        value,
        in_force_from: day(7, 1),
        basis: "Council".into(),
        source: "Plan".into(),
        per: None,
    };
    from.town.run(Command::AddTargets(vec![
        target(TargetKind::Target, 0.5),
        target(TargetKind::Benchmark, 0.7),
    ]));
    from.town.run(Command::SetMeasureRules(MeasureRules {
        suppress_below: 5,
        ..MeasureRules::of(measure)
    }));
    let mut into = Town::empty();
    let plan = planned(&from.town.program, &into.program, &creating());
    let told: Vec<usize> = plan
        .comes_along()
        .iter()
        .map(|(count, ..)| *count)
        .collect();
    assert_eq!(told, [2, 1]);
    into.run(Command::ImportFigures(plan.batch("me")));
    let page = |into: &Town| {
        let known = query::figure_knowledge(&into.program).unwrap();
        let page = query::measure_page(&into.program, known.measures[0].id).unwrap();
        (
            page.rules.suppress_below,
            known.targets.len(),
            known.benchmarks.len(),
        )
    };
    assert_eq!(page(&into), (5, 1, 1));
    let again = planned(&from.town.program, &into.program, &creating());
    assert!(again.is_nothing(), "{:?}", again.carried);
    // Of a measure that is known here the program says itself how it is judged.
    into.run(Command::SetMeasureRules(MeasureRules {
        suppress_below: 0,
        ..MeasureRules::of(query::figure_knowledge(&into.program).unwrap().measures[0].id)
    }));
    from.town.run(Command::AddTargets(vec![Target {
        in_force_from: day(9, 1),
        ..target(TargetKind::Target, 0.6)
    }]));
    let plan = planned(&from.town.program, &into.program, &PlanOptions::default());
    assert!(!plan.is_nothing());
    into.run(Command::ImportFigures(plan.batch("me")));
    assert_eq!(page(&into), (0, 2, 1));
}

#[test]
fn figures_broken_down_by_several_things_keep_their_breakdowns() {
    let mut from = lit();
    let key = card(&from).key;
    let first = Period::containing(Frequency::Quarter, day(1, 1));
    let by = |dimension: &str, group: &str, value| FigureLine {
        dimension: dimension.into(),
        ..line(&key, group, first, value, None)
    };
    let lines = vec![
        by("District", "North", 0.1),
        by("Kind", "North", 0.2),
        by("Kind", "Oil", 0.3),
    ];
    take_in(&mut from.town, lines);
    let mut into = Town::empty();
    let plan = planned(&from.town.program, &into.program, &creating());
    assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
    into.run(Command::ImportFigures(plan.batch("me")));
    assert_eq!(figures(&into.program), figures(&from.town.program));
}

#[test]
fn a_measure_of_that_key_or_name_stays_as_it_is() {
    let from = lit();
    for (key, name) in [("lamps_lit.2", "Lamps"), ("lamps", "share of lamps lit")] {
        let mut into = Town::empty();
        into.run(Command::SaveMeasure(Measure {
            key: key.into(),
            name: name.into(),
            frequency: Frequency::Quarter,
            format: NumberFormat::of(NumberKind::Percent),
            ..Measure::default()
        }));
        let before = described(&into.program);
        let plan = planned(&from.town.program, &into.program, &PlanOptions::default());
        assert_eq!((plan.counts.new, plan.counts.refused), (3, 0), "{key}");
        into.run(Command::ImportFigures(plan.batch("me")));
        assert_eq!(described(&into.program), before);
    }
}

#[test]
fn a_card_that_cannot_be_read_is_told_by_its_place() {
    let from = lit();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("package");
    write_package(&from.town.program, &to, PackageOptions::default(), &|_| {
        true
    })
    .unwrap();
    let path = to.join("measures.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("increase", "sideways")).unwrap();
    let error = DataPackage::open(&to).unwrap().figures().unwrap_err();
    assert_eq!(
        error.to_string(),
        "measures.csv, row 2: \u{201c}sideways\u{201d} can't be read as direction; nothing was written."
    );
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9_. -]{0,6}[\\PC\"',;\n]{0,12}"
}

fn any_card() -> impl Strategy<Value = Measure> {
    let kinds = prop::sample::select(NumberKind::ALL.to_vec());
    let frequencies = prop::sample::select(Frequency::ALL.to_vec());
    let directions = prop::sample::select(Direction::ALL.to_vec());
    let aggregations = prop::sample::select(Aggregation::ALL.to_vec());
    let words = (word(), word(), word(), word());
    let rest = (0..4_u8, 0..90_u32, 0.0..50.0_f64, any::<bool>());
    (kinds, frequencies, directions, aggregations, words, rest).prop_map(
        |(kind, frequency, direction, aggregation, words, rest)| Measure {
            definition: words.0,
            formula: words.1,
            source_system: words.2,
            caveats: words.3,
            format: NumberFormat {
                kind,
                unit: String::new(),
                decimals: rest.0,
            },
            frequency,
            direction,
            aggregation,
            lag_days: rest.1,
            tolerance_percent: rest.2,
            retired: rest.3,
            ..Measure::default()
        },
    )
}

type Figures = Vec<(u16, bool, f64, Option<(f64, f64)>)>;

fn any_figures() -> impl Strategy<Value = Figures> {
    let value = prop_oneof![
        -1e12..1e12_f64,
        0.0..1.0_f64,
        (-1_000_000..1_000_000_i64).prop_map(|number| number as f64 / 100.0),
    ];
    let parts = prop::option::of((0.0..1e6_f64, 0.001..1e6_f64));
    prop::collection::vec((0..400_u16, any::<bool>(), value, parts), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_measure_and_figure_comes_over_and_only_once(
        cards in prop::collection::vec((any_card(), any_figures()), 1..4)
    ) {
        let mut from = Town::empty();
        for (at, (card, given)) in cards.into_iter().enumerate() {
            let key = ["Calls_311", "pot.holes", "x y", "\u{e9}t\u{e9}"][at].to_owned();
            let name = format!("Made-up {key}");
            let frequency = card.frequency;
            from.run(Command::SaveMeasure(Measure { key: key.clone(), name, ..card }));
            let mut lines: BTreeMap<(Period, bool), FigureLine> = BTreeMap::new();
            for (back, whole, value, parts) in given {
                let period = Period::containing(frequency, day(9, 1)).plus(-i32::from(back));
                let parts = parts.and_then(|(above, below)| Parts::new(above, below).ok());
                let group = if whole { "" } else { "North" };
                lines.insert((period, whole), line(&key, group, period, value, parts));
            }
            take_in(&mut from, lines.into_values().collect());
        }
        let mut into = Town::empty();
        let plan = planned(&from.program, &into.program, &creating());
        prop_assert_eq!(plan.counts.refused, 0, "{:?}", plan.findings);
        into.run(Command::ImportFigures(plan.batch("me")));
        prop_assert_eq!(described(&into.program), described(&from.program));
        prop_assert_eq!(figures(&into.program), figures(&from.program));
        let again = planned(&from.program, &into.program, &PlanOptions::default());
        prop_assert!(again.is_nothing(), "{:?}", again.counts);
        prop_assert_eq!(again.counts.refused, 0);
    }
}

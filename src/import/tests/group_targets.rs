//! Targets on the rows of groups: asked where they repeat one target, refused where they are the groups' own.

use super::*;
use crate::import::grid::Watch;
use crate::import::understand::GroupTargets;
use crate::import::understand::{Hints, Mapping, probe};

const HEAD: &str = "Measure,Month,District,Actual,Target\n";

/// The plan of a table with targets on the rows of districts, read with this answer.
fn plan_of(rows: &str, answer: GroupTargets) -> Plan {
    let text = format!("{HEAD}{rows}");
    let book = Book::from_bytes("trees.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let sheet = &book.sheets[0];
    let guessed = probe(sheet, Hints::default(), Watch::nobody()).unwrap();
    let mapping = Mapping {
        group_targets: answer,
        ..guessed.mapping
    };
    plan(&book, sheet, &mapping, &known(), &PlanOptions::default()).unwrap()
}

const SHARED: &str = "\
trees,2026-08,Harbor,2,130
trees,2026-08,Hills,4,130
trees,2026-09,Harbor,3,140
trees,2026-09,Hills,5,140
";

/// Period, value and fate of every target, which are all of the whole.
fn targets(plan: &Plan) -> Vec<(String, f64, Change)> {
    let targets = plan.figures().filter(|figure| figure.target);
    targets
        .map(|figure| {
            assert_eq!(figure.series.group, "");
            (figure.period.iso(), figure.value, figure.change)
        })
        .collect()
}

#[test]
fn one_target_on_every_row_of_a_period_is_asked_for() {
    let plan = plan_of(SHARED, GroupTargets::Ask);
    // Of Harbor in August two trees are known already.
    assert_eq!(fates(&plan), [0, 3, 0, 1, 4]);
    let asked = plan.findings.counts().get(&FindingKind::TargetOnGroups);
    assert_eq!(asked, Some(&4));
    assert_eq!(plan.questions.len(), 1);
    let question = &plan.questions[0];
    assert_eq!((&question.about, question.cells), (&Ask::GroupTargets, 4));
    assert!(messages(&plan)[0].contains("is it that of Trees planted itself?"));
}

#[test]
fn answered_it_is_the_measures_own_and_told_once() {
    let plan = plan_of(SHARED, GroupTargets::OfMeasure);
    assert_eq!(fates(&plan), [0, 5, 0, 3, 0]);
    assert_eq!(
        targets(&plan)
            .iter()
            .filter(|(_, _, change)| *change == Change::New)
            .map(|(period, value, _)| (period.as_str(), *value))
            .collect::<Vec<_>>(),
        [("2026-08", 130.0), ("2026-09", 140.0)]
    );
    assert_eq!((plan.findings.total(), plan.questions.len()), (0, 0));
    let batch = plan.batch("me");
    assert_eq!(batch.targets.len(), 2);
    assert_eq!(batch.lines.len(), 3);
}

#[test]
fn accepted_as_a_guess_it_is_the_same() {
    let text = format!("{HEAD}{SHARED}");
    let guessing = PlanOptions {
        accept_guesses: true,
        ..PlanOptions::default()
    };
    let plan = plan_text(&text, &known(), &guessing);
    assert_eq!(fates(&plan), [0, 5, 0, 3, 0]);
}

#[test]
fn left_out_its_cells_are_blank() {
    let plan = plan_of(SHARED, GroupTargets::LeftOut);
    assert_eq!(fates(&plan), [4, 3, 0, 1, 0]);
    assert_eq!(targets(&plan), []);
}

#[test]
fn a_target_of_the_whole_beside_them_has_to_agree() {
    let whole = format!("{SHARED}trees,2026-08,,5,130\n");
    let plan = plan_of(&whole, GroupTargets::OfMeasure);
    assert_eq!(fates(&plan), [0, 5, 0, 5, 0]);
    // Otherwise the districts' are their own, in whatever period, and the whole's stands.
    let other = format!("{SHARED}trees,2026-08,,5,131\n");
    for answer in [GroupTargets::Ask, GroupTargets::OfMeasure] {
        let plan = plan_of(&other, answer);
        assert_eq!(plan.counts.refused, 4);
        let own = plan.findings.counts().get(&FindingKind::TargetOfGroup);
        assert_eq!(own, Some(&4));
        assert_eq!(targets(&plan), [("2026-08".to_owned(), 131.0, Change::New)]);
    }
}

#[test]
fn targets_of_the_groups_own_stay_refused_whatever_is_answered() {
    // Alike in August by chance.
    let own = SHARED.replace("Hills,5,140", "Hills,5,150");
    // And of one district nobody can tell.
    let alone = "trees,2026-09,Harbor,3,140\n";
    for answer in [
        GroupTargets::Ask,
        GroupTargets::OfMeasure,
        GroupTargets::LeftOut,
    ] {
        for (rows, refused) in [(own.as_str(), 4), (alone, 1)] {
            let plan = plan_of(rows, answer);
            assert_eq!(plan.counts.refused, refused);
            assert!(
                kinds(&plan)
                    .iter()
                    .all(|kind| *kind == FindingKind::TargetOfGroup)
            );
            assert_eq!(plan.questions, []);
        }
    }
}

//! What becomes of numerators and denominators.

use super::*;
use crate::domain::ratio::Parts;

fn read(rows: &str, known: &FigureKnowledge, create: bool) -> Plan {
    let text = format!("measure,period,value,numerator,denominator\n{rows}");
    let options = PlanOptions {
        create_measures: create,
        ..PlanOptions::default()
    };
    plan_text(&text, known, &options)
}

fn planned_ratios(rows: &str) -> Plan {
    read(rows, &known(), false)
}

fn parts(above: f64, below: f64) -> Option<Parts> {
    Parts::new(above, below).ok()
}

/// The value and the parts of each line of the batch.
fn lines(plan: &Plan) -> Vec<(Option<f64>, Option<Parts>)> {
    let batch = plan.batch("me");
    batch
        .lines
        .iter()
        .map(|line| (line.value, line.parts))
        .collect()
}

#[test]
fn a_ratio_is_taken_in_with_its_parts_and_made_of_them_where_its_value_is_empty() {
    let plan = planned_ratios(
        "share,2026-07,80.1,410,512\nshare,2026-08,,\"1,204\",\"2,000\"\nshare,2026-09,77%,,\nshare,2026-10,,,\n",
    );
    assert_eq!(fates(&plan), [1, 3, 0, 0, 0]);
    assert_eq!(
        lines(&plan),
        [
            (Some(80.1), parts(410.0, 512.0)),
            (Some(1_204.0 / 2_000.0 * 100.0), parts(1_204.0, 2_000.0)),
            (Some(77.0), None),
        ]
    );
    assert_eq!(messages(&plan), [""; 0]);
}

#[test]
fn a_rate_is_multiplied_as_its_card_says() {
    let mut known = known();
    let rate = known
        .measures
        .iter_mut()
        .find(|measure| measure.key == "share");
    rate.unwrap().format = NumberFormat {
        unit: "per 100,000 residents".to_owned(),
        ..NumberFormat::of(NumberKind::Rate)
    };
    let plan = read(
        "share,2026-07,,31,250000\nshare,2026-08,12.4,31,250000\n",
        &known,
        false,
    );
    assert_eq!(lines(&plan)[0].0, Some(31.0 / 250_000.0 * 1e5));
    assert_eq!(messages(&plan), [""; 0]);
}

#[test]
fn parts_that_make_no_ratio_are_refused_with_the_reason() {
    let rows = "share,2026-01,,3,0\nshare,2026-02,50,3,0\nshare,2026-03,,3,-6\nshare,2026-04,,many,6\n\
                share,2026-05,,3,inf\nshare,2026-06,,1e300,1e-300\nshare,2026-07,,3,\nshare,2026-08,,,6\n\
                trees,2026-09,,3,6\n";
    let plan = planned_ratios(rows);
    assert_eq!(fates(&plan), [0, 0, 0, 0, 9]);
    let wanted = [
        (
            FindingKind::UnsoundParts,
            5,
            "the denominator is 0, and nothing can be divided by 0; correct it, or leave both cells empty",
        ),
        (FindingKind::UnsoundParts, 5, "the denominator is 0, "),
        (
            FindingKind::UnsoundParts,
            5,
            "the denominator is negative; ",
        ),
        (
            FindingKind::NotANumber,
            4,
            "\u{201c}many\u{201d} is not a number",
        ),
        (
            FindingKind::NotANumber,
            5,
            "\u{201c}inf\u{201d} is not a number that can be kept",
        ),
        (
            FindingKind::UnsoundParts,
            5,
            "the numerator and the denominator make no number that can be kept",
        ),
        (
            FindingKind::NoValue,
            5,
            "there is no value, and a numerator without a denominator makes none",
        ),
        (
            FindingKind::NoValue,
            4,
            "there is no value, and a denominator without a numerator makes none",
        ),
        (
            FindingKind::NoValue,
            3,
            "there is no value; a numerator and a denominator make that of a ratio only, and Trees planted isn\u{2019}t one",
        ),
    ];
    let found = plan.findings.listed();
    assert_eq!(found.len(), wanted.len());
    for (at, (finding, (kind, column, words))) in found.iter().zip(wanted).enumerate() {
        assert_eq!((finding.row, finding.kind), (at as u64 + 2, kind));
        assert_eq!(finding.column, column, "{}", finding.message);
        assert!(finding.message.starts_with(words), "{}", finding.message);
    }
}

#[test]
fn a_value_that_its_parts_do_not_make_is_told_with_both_and_taken_in() {
    let plan = planned_ratios(
        "share,2026-07,82,410,512\nshare,2026-08,80,410,512\nshare,2026-09,0.8,410,512\nshare,2026-10,75,,512\n",
    );
    assert_eq!(fates(&plan), [0, 4, 0, 0, 0]);
    assert_eq!(
        kinds(&plan),
        [
            FindingKind::PartsDisagree,
            FindingKind::PartsDisagree,
            FindingKind::HalfParts
        ]
    );
    assert_eq!(
        messages(&plan)[0],
        "the value is 82 and 410 ÷ 512 × 100 is 80.078125; the value is kept as it is, and totals \
         over several periods are made from the numerator and the denominator"
    );
    assert_eq!(plan.findings.listed()[0].kind.level(), Level::Note);
    assert_eq!(lines(&plan)[0], (Some(82.0), parts(410.0, 512.0)));
    assert_eq!(lines(&plan)[3], (Some(75.0), None));
}

#[test]
fn small_percentages_that_their_parts_prove_are_not_doubted() {
    let mut known = known();
    for (month, value) in [("2026-01", 78.0), ("2026-02", 84.0)] {
        know(&mut known, "share", "", month, value);
    }
    let doubted = read("share,2026-03,0.8,,\n", &known, false);
    assert_eq!(kinds(&doubted), [FindingKind::FractionOrPercent]);
    let proved = read(
        "share,2026-03,0.8,1,125\nshare,2026-04,,1,125\n",
        &known,
        false,
    );
    assert_eq!(messages(&proved), [""; 0]);
}

#[test]
fn what_a_figure_is_made_of_may_come_later_and_is_not_lost_by_a_file_that_lacks_it() {
    let mut known = known();
    know(&mut known, "share", "", "2026-07", 80.1);
    let later = read("share,2026-07,80.1,410,512\n", &known, false);
    assert_eq!(fates(&later), [0, 0, 1, 0, 0]);
    assert_eq!(lines(&later), [(Some(80.1), parts(410.0, 512.0))]);
    for series in known.figures.values_mut() {
        let large: Vec<_> = series.iter().filter(|known| known.value > 80.0).collect();
        for figure in large {
            series.know(KnownFigure {
                parts: parts(410.0, 512.0),
                ..figure
            });
        }
    }
    let again = read("share,2026-07,80.1,410,512\n", &known, false);
    assert_eq!(fates(&again), [0, 0, 0, 1, 0]);
    let lacking = read("share,2026-07,80.1,,\n", &known, false);
    assert_eq!(fates(&lacking), [0, 0, 0, 1, 0]);
    let other = read("share,2026-07,80.1,411,513\n", &known, false);
    assert_eq!(fates(&other), [0, 0, 1, 0, 0]);
}

#[test]
fn rows_that_give_one_figure_of_different_parts_are_refused() {
    let plan = planned_ratios("share,2026-07,80.1,410,512\nshare,7/31/2026,80.1,810,1011\n");
    assert_eq!(fates(&plan), [0, 0, 0, 0, 2]);
    assert_eq!(
        messages(&plan)[0],
        "Lights repaired in time for Jul 2026 is 80.1 (410 ÷ 512) here and 80.1 (810 ÷ 1,011) in row 3; \
         correct one of them, or say that the first or the last row counts"
    );
    let same = planned_ratios("share,2026-07,80.1,410,512\nshare,7/31/2026,80.10,410,512\n");
    assert_eq!(fates(&same), [0, 1, 0, 1, 0]);
}

#[test]
fn other_measures_keep_what_they_are_made_of_and_are_not_refused_for_it() {
    let plan = planned_ratios("trees,2026-07,4,8,2\ntrees,2026-09,5,8,0\nMiles,2026Q3,5,some,\n");
    assert_eq!(fates(&plan), [0, 3, 0, 0, 0]);
    assert_eq!(
        lines(&plan),
        [
            (Some(4.0), parts(8.0, 2.0)),
            (Some(5.0), None),
            (Some(5.0), None)
        ]
    );
    assert_eq!(messages(&plan), [""; 0]);
}

#[test]
fn a_new_measure_with_parts_is_a_ratio() {
    let plan = read(
        "On time,2026-07,80.1,410,512\nOn time,2026-08,,300,400\nCost,2026-07,$12.50,125,10\nTrees felled,2026-07,7,,\n",
        &known(),
        true,
    );
    assert_eq!(fates(&plan), [0, 4, 0, 0, 0]);
    let made: Vec<_> = plan
        .new_measures
        .iter()
        .map(|made| (&*made.name, made.aggregation, made.format.kind))
        .collect();
    assert_eq!(
        made,
        [
            ("On time", Aggregation::Ratio, NumberKind::Percent),
            ("Cost", Aggregation::Ratio, NumberKind::Currency),
            ("Trees felled", Aggregation::Sum, NumberKind::Count),
        ]
    );
    assert_eq!(lines(&plan)[1].0, Some(75.0));
}

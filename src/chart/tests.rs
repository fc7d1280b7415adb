//! What holds of a chart's contents and words.

mod any;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::compared::ComparedMark;
use super::panels::Against;
use super::spec::LineRole;
use super::*;
use crate::domain::measure::Direction;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::{Frequency, Period};
use crate::domain::view::ChartForm;
use crate::stats::{PointKind, Standing};

pub(super) use any::any_input;

/// Response times of 36 months up to October 2026, in days.
pub(super) const RESPONSE: [f64; 36] = [
    4.9, 5.1, 4.7, 5.3, 4.8, 4.6, 5.0, 5.2, 4.7, 4.9, 5.4, 5.0, 4.8, 4.6, 5.1, 4.9, 5.2, 4.8, 4.7,
    5.0, 5.3, 4.9, 5.1, 4.8, 5.6, 5.5, 5.8, 5.7, 6.1, 5.9, 6.2, 6.4, 6.2, 6.6, 6.3, 6.2,
];

pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn period(iso: &str) -> Period {
    Period::from_iso(iso).unwrap()
}

pub(super) fn figures(first: &str, values: &[f64]) -> Vec<Figure> {
    let first = period(first);
    let at = |(i, &v)| Figure::new(first.plus(i as i32), v);
    values.iter().enumerate().map(at).collect()
}

/// The chart of the mock-ups.
pub(super) fn response_time() -> ChartInput {
    let days = NumberFormat::of(NumberKind::Days);
    ChartInput {
        about: "Street-defect repairs, median days, monthly".to_owned(),
        direction: Direction::Decrease,
        figures: figures("2023-11", &RESPONSE),
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(4.0),
        }],
        annotations: vec![AnnotationInput {
            date: date(2025, 11, 3),
            label: "Depot B closed".to_owned(),
        }],
        source: "311 work orders, Streets".to_owned(),
        as_of: Some(date(2026, 11, 20)),
        ..ChartInput::new("Street-defect response time", Frequency::Month, days)
    }
}

/// The same with a new baseline a year before the end.
pub(super) fn with_baseline() -> ChartInput {
    ChartInput {
        new_baselines: vec![NewBaseline {
            from: date(2025, 11, 1),
            reason: "Depot B closed for good".to_owned(),
        }],
        annotations: Vec::new(),
        ..response_time()
    }
}

pub(super) fn counted(name: &str, values: &[f64]) -> ChartInput {
    ChartInput {
        figures: figures("2026-01", values),
        ..ChartInput::new(name, Frequency::Month, NumberFormat::default())
    }
}

#[test]
fn the_headline_says_what_the_chart_says() {
    let spec = ChartSpec::line(&response_time());
    assert_eq!(
        spec.headline,
        "Street-defect response time was 6.2 days in Oct 2026, above its usual range and the target \
         of 4 days"
    );
    assert_eq!(
        spec.note,
        "Source: 311 work orders, Streets · as of Nov 20, 2026 · lower is better"
    );
}

#[test]
fn the_description_says_all_that_is_seen() {
    assert_eq!(
        ChartSpec::line(&response_time()).description,
        "Street-defect response time was 6.2 days in Oct 2026, above its usual range of 4.5 to 6.1 \
         and above the target of 4 days; above average for twelve months. \
         The target won't be met without change. A year earlier it was 4.8 days. \
         36 monthly figures from Nov 2023 to Oct 2026, \
         between 4.6 days (Apr 2024) and 6.6 days (Aug 2026). \
         Better than usual: Nov 2023 to Aug 2024 and Oct 2024 to Oct 2025. \
         Worse than usual: Nov 2025 to Oct 2026. \
         Nov 3, 2025: Depot B closed. Source: 311 work orders, Streets. As of Nov 20, 2026. \
         Lower is better."
    );
}

#[test]
fn the_year_before_is_said_even_where_it_is_not_shown() {
    let shown = Some((period("2026-01"), period("2026-10")));
    let words = ChartSpec::line(&ChartInput {
        shown,
        ..response_time()
    })
    .description;
    assert!(words.contains("A year earlier it was 4.8 days."), "{words}");
    assert!(
        words.contains("10 monthly figures from Jan 2026 to Oct 2026"),
        "{words}"
    );
}

#[test]
fn no_figures_are_said_to_be_none() {
    let empty = ChartSpec::line(&counted("Trees planted", &[]));
    assert_eq!(empty.headline, "Trees planted: no figures yet");
    assert_eq!(empty.description, "Trees planted: no figures yet.");
    assert!(empty.is_empty());
    assert_eq!(empty.shown, None);
    let nameless = ChartSpec::line(&counted(" ", &[]));
    assert_eq!(nameless.headline, "This measure: no figures yet");
    let missing = ChartInput {
        figures: vec![Figure::missing(period("2026-01"))],
        ..counted("Trees planted", &[])
    };
    assert_eq!(
        ChartSpec::line(&missing).headline,
        "Trees planted: no figures yet"
    );
}

#[test]
fn one_figure_makes_one_sentence() {
    let one = ChartSpec::line(&counted("Trees planted", &[1204.0]));
    assert_eq!(one.headline, "Trees planted were 1,204 in Jan 2026");
    assert_eq!(
        one.description,
        "Trees planted were 1,204 in Jan 2026. One figure is too few to say what is usual."
    );
}

#[test]
fn a_unit_is_not_said_twice() {
    let trees = NumberFormat {
        unit: "trees".to_owned(),
        ..NumberFormat::default()
    };
    let said = |name: &str| {
        let input = ChartInput {
            format: trees.clone(),
            ..counted(name, &[1204.0])
        };
        ChartSpec::line(&input).headline
    };
    assert_eq!(
        said("Trees planted"),
        "Trees planted were 1,204 in Jan 2026"
    );
    assert_eq!(said("Planting"), "Planting was 1,204 trees in Jan 2026");
}

#[test]
fn zero_negative_and_huge_figures_are_said_plainly() {
    let said = |v: f64| ChartSpec::line(&counted("Balance", &[v])).headline;
    assert_eq!(said(0.0), "Balance was 0 in Jan 2026");
    assert_eq!(said(-1204.0), "Balance was \u{2212}1,204 in Jan 2026");
    assert_eq!(said(2.5e12), "Balance was 2.5\u{a0}T in Jan 2026");
    let spoken = ChartSpec::line(&counted("Balance", &[-2.5e12])).description;
    assert!(spoken.starts_with("Balance was minus 2.5 trillion in Jan 2026. "));
}

#[test]
fn the_relation_to_the_target_is_true_even_where_rounding_hides_it() {
    let against = |value: f64, target: f64| {
        let input = ChartInput {
            targets: vec![TargetInput {
                from: date(2020, 1, 1),
                value: Some(target),
            }],
            ..counted("Trees planted", &[value])
        };
        ChartSpec::line(&input)
            .headline
            .replace("Trees planted were ", "")
    };
    assert_eq!(against(10.0, 10.0), "10 in Jan 2026, at the target of 10");
    assert_eq!(
        against(9.6, 10.0),
        "10 in Jan 2026, just below the target of 10"
    );
    assert_eq!(
        against(10.4, 10.0),
        "10 in Jan 2026, just above the target of 10"
    );
    assert_eq!(against(8.0, 10.0), "8 in Jan 2026, below the target of 10");
}

#[test]
fn a_gap_is_a_gap_and_is_said() {
    let input = ChartInput {
        figures: vec![
            Figure::new(period("2026-01"), 1.0),
            Figure::new(period("2026-02"), 2.0),
            Figure::missing(period("2026-03")),
            Figure::new(period("2026-05"), f64::NAN),
            Figure::new(period("2026-06"), 3.0),
        ],
        shown: Some((period("2026-01"), period("2026-07"))),
        ..counted("Trees planted", &[])
    };
    let spec = ChartSpec::line(&input);
    let runs: Vec<usize> = spec.whole().unwrap().runs.iter().map(Vec::len).collect();
    assert_eq!(runs, [2, 1]);
    assert!(
        spec.description
            .contains("No figure for Mar 2026, Apr 2026, May 2026 and 1 other month."),
        "{}",
        spec.description
    );
    assert_eq!(spec.headline, "Trees planted were 3 in Jun 2026");
}

#[test]
fn a_missing_period_is_shown_by_name_alone_when_it_is_the_only_one() {
    let input = ChartInput {
        shown: Some((period("2026-01"), period("2026-03"))),
        ..counted("Trees planted", &[1.0, 2.0])
    };
    let words = ChartSpec::line(&input).description;
    assert!(words.ends_with("No figure for Mar 2026."), "{words}");
}

#[test]
fn of_two_figures_for_one_period_the_last_stands() {
    let mut input = counted("Trees planted", &[1.0, 2.0]);
    input.figures.push(Figure::new(period("2026-01"), 7.0));
    let spec = ChartSpec::line(&input);
    let values: Vec<f64> = spec.whole().unwrap().points().map(|p| p.value).collect();
    assert_eq!(values, [7.0, 2.0]);
}

#[test]
fn a_target_holds_from_its_day_until_the_next() {
    let targets = vec![
        TargetInput {
            from: date(2025, 7, 1),
            value: Some(4.0),
        },
        TargetInput {
            from: date(2024, 1, 1),
            value: Some(5.0),
        },
        TargetInput {
            from: date(2026, 7, 1),
            value: None,
        },
    ];
    let spec = ChartSpec::line(&ChartInput {
        targets,
        ..response_time()
    });
    let steps: Vec<_> = spec
        .target
        .iter()
        .map(|t| (t.from, t.to, t.value))
        .collect();
    assert_eq!(
        steps,
        [
            (date(2024, 1, 1), date(2025, 6, 30), 5.0),
            (date(2025, 7, 1), date(2026, 6, 30), 4.0)
        ]
    );
    assert_eq!(spec.target_at(period("2025-06")), Some(5.0));
    assert_eq!(spec.target_at(period("2025-07")), Some(4.0));
    assert_eq!(spec.target_at(period("2026-10")), None);
    assert_eq!(
        spec.headline,
        "Street-defect response time was 6.2 days in Oct 2026, above its usual range"
    );
    assert!(
        spec.description
            .contains("The target changed from 5 days to 4 days on Jul 1, 2025."),
        "{}",
        spec.description
    );
}

#[test]
fn an_unchanged_target_is_one_step() {
    let targets = ["2024-01", "2025-01"]
        .map(|p| TargetInput {
            from: period(p).start(),
            value: Some(4.0),
        })
        .to_vec();
    let spec = ChartSpec::line(&ChartInput {
        targets,
        ..response_time()
    });
    assert_eq!(spec.target.len(), 1);
    assert!(
        !spec.description.contains("target changed"),
        "{}",
        spec.description
    );
}

#[test]
fn groups_are_named_with_their_latest() {
    let groups = vec![
        GroupInput {
            name: "North".to_owned(),
            figures: figures("2026-01", &[5.0, 5.1]),
        },
        GroupInput {
            name: "South".to_owned(),
            figures: figures("2026-01", &[6.0, 7.0]),
        },
        GroupInput {
            name: "West".to_owned(),
            figures: figures("2026-01", &[3.0]),
        },
        GroupInput {
            name: "Harbor".to_owned(),
            figures: Vec::new(),
        },
    ];
    let days = NumberFormat::of(NumberKind::Days);
    let input = ChartInput {
        groups,
        ..ChartInput::new("Response time", Frequency::Month, days)
    };
    let spec = ChartSpec::line(&input);
    assert_eq!(
        spec.headline,
        "Response time ranged from 5.1 (North) to 7.0 days (South) in Feb 2026"
    );
    assert!(
        spec.description.contains(
            "In Feb 2026: North 5.1 days, South 7.0 days, West 3.0 days in Jan 2026, \
             Harbor no figures."
        ),
        "{}",
        spec.description
    );
    assert!(spec.lines.iter().all(|l| l.role != LineRole::Whole));
}

#[test]
fn an_axis_that_does_not_begin_at_zero_says_so() {
    let input = ChartInput {
        axis: AxisFrom::Fitted,
        figures: figures("2026-01", &[91.2, 98.9]),
        ..ChartInput::new(
            "On-time collection",
            Frequency::Month,
            NumberFormat::of(NumberKind::Percent),
        )
    };
    assert_eq!(
        ChartSpec::line(&input).note,
        "The axis begins at 90%, not at zero"
    );
    let zero = ChartInput {
        axis: AxisFrom::Zero,
        ..input
    };
    assert_eq!(ChartSpec::line(&zero).note, "");
}

#[test]
fn the_benchmark_and_the_wish_to_hold_steady_are_said() {
    let input = ChartInput {
        benchmark: Some(BenchmarkInput {
            label: "Peer cities".to_owned(),
            value: 4.5,
        }),
        direction: Direction::Maintain,
        ..response_time()
    };
    let spec = ChartSpec::line(&input);
    assert!(
        spec.description.contains("Peer cities: 4.5 days."),
        "{}",
        spec.description
    );
    assert!(
        spec.note.ends_with("meant to stay at the target"),
        "{}",
        spec.note
    );
}

#[test]
fn figures_of_another_frequency_are_left_out() {
    let mut input = counted("Trees planted", &[1.0]);
    input.figures.push(Figure::new(period("2026-Q1"), 99.0));
    let spec = ChartSpec::line(&input);
    assert_eq!(spec.whole().unwrap().points().count(), 1);
}

/// What holds for every chart: finite numbers, whole sentences.
fn sound(spec: &ChartSpec) -> Result<(), TestCaseError> {
    let values = spec
        .lines
        .iter()
        .flat_map(|l| l.points().map(|p| p.value))
        .chain(spec.target.iter().map(|t| t.value))
        .chain(spec.benchmark.iter().map(|b| b.value))
        .chain(spec.usual.iter().flat_map(|u| [u.lower, u.mean, u.upper]))
        .chain(spec.scale.marks());
    for value in values {
        prop_assert!(value.is_finite());
    }
    let observation = spec.finding.observation();
    for words in [&spec.headline, &spec.description, &spec.note, &observation] {
        prop_assert!(
            !words.contains("NaN") && !words.contains("inf "),
            "{}",
            words
        );
    }
    if spec.finding.kind.is_some() {
        prop_assert!(!observation.contains("  ") && !observation.contains(".."));
        prop_assert!(observation.ends_with('.') && !observation.contains(" ."));
    }
    prop_assert!(!spec.headline.is_empty() && !spec.description.is_empty());
    Ok(())
}

// Found by the property below: the one figure of a group without a name, of a day.
#[test]
fn a_group_without_a_name_that_has_one_figure_is_told_soundly() {
    let day = Period::parse("2024-02-28", 7).unwrap();
    let input = ChartInput {
        groups: vec![GroupInput {
            name: String::new(),
            figures: vec![Figure::new(day, 0.0)],
        }],
        ..ChartInput::new(
            "Anything",
            Frequency::Day,
            NumberFormat::of(NumberKind::Count),
        )
    };
    sound(&ChartSpec::line(&input)).unwrap();
}

proptest! {
    #[test]
    fn no_number_in_a_chart_is_infinite_or_none(input in any_input()) {
        sound(&ChartSpec::line(&input))?;
    }

    #[test]
    fn every_run_is_unbroken_and_gaps_lie_between(input in any_input()) {
        let spec = ChartSpec::line(&input);
        for line in &spec.lines {
            for run in &line.runs {
                prop_assert!(!run.is_empty());
                prop_assert!(run.windows(2).all(|w| w[0].period.next() == w[1].period));
            }
            for pair in line.runs.windows(2) {
                let (end, start) = (pair[0].last().unwrap(), pair[1].first().unwrap());
                prop_assert!(end.period.next() < start.period);
            }
        }
    }

    #[test]
    fn targets_do_not_overlap(input in any_input()) {
        let spec = ChartSpec::line(&input);
        prop_assert!(spec.target.iter().all(|t| t.from <= t.to));
        prop_assert!(spec.target.windows(2).all(|w| w[0].to < w[1].from));
    }
}

#[test]
fn every_figure_counts_for_what_is_usual_also_those_not_shown() {
    let whole = ChartSpec::line(&response_time());
    let shown = Some((period("2026-05"), period("2026-10")));
    let cut = ChartSpec::line(&ChartInput {
        shown,
        ..response_time()
    });
    let (all, last) = (whole.usual.first().unwrap(), cut.usual.first().unwrap());
    assert_eq!(
        (all.lower, all.mean, all.upper),
        (last.lower, last.mean, last.upper)
    );
    assert_eq!((last.from, last.to), (period("2026-05"), period("2026-10")));
    assert_eq!(last.base, 36);
    let kinds = |spec: &ChartSpec| -> Vec<PointKind> {
        let line = spec.whole().unwrap();
        line.points().map(|p| p.kind).collect()
    };
    assert_eq!(kinds(&cut), kinds(&whole)[30..]);
    assert!(kinds(&cut).contains(&PointKind::Concern));
}

#[test]
fn a_new_baseline_begins_a_new_range_and_keeps_its_reason() {
    let spec = ChartSpec::line(&with_baseline());
    let [before, after] = spec.usual.as_slice() else {
        panic!("{:?}", spec.usual);
    };
    assert_eq!(
        (before.from, before.to),
        (period("2023-11"), period("2025-10"))
    );
    assert_eq!(
        (after.from, after.to),
        (period("2025-11"), period("2026-10"))
    );
    assert!((before.mean - 4.95).abs() < 0.001 && before.standing == Standing::Settled);
    assert!((after.mean - 6.042).abs() < 0.001 && after.standing == Standing::Early);
    let baseline = spec.baselines.first().unwrap();
    assert_eq!(baseline.label, "New baseline from November 2025");
    assert_eq!(baseline.reason, "Depot B closed for good");
    assert_eq!(spec.baselines.len(), 1);
}

#[test]
fn a_baseline_outside_the_figures_changes_nothing() {
    let far = |year: i32| ChartInput {
        new_baselines: vec![NewBaseline {
            from: date(year, 1, 1),
            reason: String::new(),
        }],
        ..response_time()
    };
    let plain = ChartSpec::line(&response_time());
    assert_eq!(ChartSpec::line(&far(1999)), plain);
    assert_eq!(ChartSpec::line(&far(2040)), plain);
}

#[test]
fn the_range_of_what_is_never_negative_ends_at_zero_and_that_of_a_share_at_a_hundred() {
    let swings: Vec<f64> = (0..20)
        .map(|i| if i % 2 == 0 { 1.0 } else { 30.0 })
        .collect();
    let usual = |input: &ChartInput| *ChartSpec::line(input).usual.first().unwrap();
    let count = counted("Trees planted", &swings);
    assert!(usual(&count).lower.abs() < 1e-9 && usual(&count).upper > 60.0);
    let share: Vec<f64> = swings.iter().map(|v| 70.0 + v).collect();
    let percent = ChartInput {
        figures: figures("2025-01", &share),
        format: NumberFormat::of(NumberKind::Percent),
        ..count.clone()
    };
    assert!((usual(&percent).upper - 100.0).abs() < 1e-9);
    let below: Vec<f64> = swings.iter().map(|v| v - 10.0).collect();
    assert!(usual(&counted("Balance", &below)).lower < -10.0);
}

#[test]
fn the_range_can_be_left_out_of_the_picture_but_not_what_is_unusual() {
    let input = ChartInput {
        usual_range: false,
        ..with_baseline()
    };
    let spec = ChartSpec::line(&input);
    assert!(spec.usual.is_empty() && spec.baselines.is_empty());
    let shown = ChartSpec::line(&with_baseline());
    assert_eq!(spec.lines, shown.lines);
}

#[test]
fn a_constant_series_has_a_range_of_no_width_and_nothing_unusual() {
    let spec = ChartSpec::line(&counted("Trees planted", &[4.0; 14]));
    let usual = spec.usual.first().unwrap();
    assert!((usual.upper - 4.0).abs() < 1e-12 && (usual.lower - 4.0).abs() < 1e-12);
    let line = spec.whole().unwrap();
    assert!(line.points().all(|p| p.kind == PointKind::CommonCause));
}

fn by_district(values: &[(&str, f64)]) -> ChartInput {
    let district = |(name, factor): &(&str, f64)| GroupInput {
        name: (*name).to_owned(),
        figures: figures("2023-11", &RESPONSE.map(|v| v * factor)),
    };
    ChartInput {
        groups: values.iter().map(district).collect(),
        annotations: Vec::new(),
        form: ChartForm::Panels,
        ..response_time()
    }
}

#[test]
fn groups_side_by_side_say_where_the_latest_stand_highest_and_lowest() {
    let spec = ChartSpec::line(&by_district(&[
        ("North", 0.8),
        ("South", 1.0),
        ("West", 1.3),
    ]));
    assert_eq!(
        spec.headline,
        "Street-defect response time ranged from 5.0 (North) to 8.1 days (West) in Oct 2026"
    );
    assert_eq!(
        spec.finding.second.as_deref(),
        Some("Worse than usual in each of them")
    );
    let mut others = by_district(&[("North", 0.8), ("South", 1.0), ("West", 1.3)]);
    for group in &mut others.groups[1..] {
        group.figures.last_mut().unwrap().value = Some(4.9);
    }
    let finding = ChartSpec::line(&others).finding;
    assert_eq!(
        finding.second.as_deref(),
        Some("Worse than usual in North; better than usual in West")
    );
    assert!(
        spec.description.contains(
            "The whole: Street-defect response time was 6.2 days in Oct 2026, above its usual \
             range of 4.5 to 6.1"
        ),
        "{}",
        spec.description
    );
    assert!(spec.target.len() == 1 && spec.panels.unwrap().against == Against::Whole);
}

#[test]
fn a_whole_that_is_the_sum_of_its_groups_gives_way_to_their_average() {
    let third = ("", 1.0 / 3.0);
    let input = by_district(&[("North", third.1), ("South", third.1), ("West", third.1)]);
    let spec = ChartSpec::line(&input);
    assert_eq!(spec.panels.as_ref().unwrap().against, Against::Average);
    assert!(spec.target.is_empty(), "the target is the whole's");
    let average = spec.lines.first().unwrap();
    assert_eq!(average.role, LineRole::Average);
    let latest = average.latest().unwrap().value;
    assert!((latest - 6.2 / 3.0).abs() < 1e-9, "{latest}");
    assert!(spec.whole().is_none());
}

#[test]
fn of_too_many_groups_the_highest_are_kept_in_their_order_and_the_rest_counted() {
    let names: Vec<String> = (0..15).map(|i| format!("Ward {i}")).collect();
    let groups: Vec<(&str, f64)> = names
        .iter()
        .enumerate()
        .map(|(i, name)| (name.as_str(), 0.5 + ((i * 7) % 15) as f64 * 0.1))
        .collect();
    let spec = ChartSpec::line(&by_district(&groups));
    assert_eq!(spec.panels.as_ref().unwrap().left_out, 4);
    let kept: Vec<usize> = spec
        .lines
        .iter()
        .filter_map(|line| match line.role {
            LineRole::Group(i) => Some(i),
            LineRole::Whole | LineRole::Average | LineRole::Year(_) | LineRole::YearBefore => None,
        })
        .collect();
    assert_eq!(kept.len(), 11);
    assert!(kept.windows(2).all(|two| two[0] < two[1]));
    assert!(kept.iter().all(|i| (i * 7) % 15 >= 4), "{kept:?}");
    assert!(
        spec.description
            .contains("Four groups with lower figures are not shown."),
        "{}",
        spec.description
    );
}

#[test]
fn years_over_each_other_say_this_year_against_the_one_before() {
    let input = ChartInput {
        form: ChartForm::Years,
        annotations: Vec::new(),
        ..response_time()
    };
    let spec = ChartSpec::line(&input);
    assert_eq!(
        spec.headline,
        "Street-defect response time was 6.2 days in Oct 2026, against 4.8 days in Oct 2025"
    );
    assert_eq!(
        spec.finding.second.as_deref(),
        Some("In 2026 it was higher than the year before in each of ten months")
    );
    assert!(
        spec.description.contains(
            "The same month of earlier years: 4.8 days in Oct 2025 and 5.0 days in Oct 2024."
        ),
        "{}",
        spec.description
    );
    let names: Vec<&str> = spec.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["2026", "2025", "2024", "2023"]);
    let shown = Some((period("2025-03"), period("2026-10")));
    let cut = ChartSpec::line(&ChartInput { shown, ..input });
    let [this, last] = cut.lines.as_slice() else {
        panic!("{:?}", cut.lines.len());
    };
    assert_eq!(
        (this.points().count(), last.points().count()),
        (10, 12),
        "years are whole"
    );
}

#[test]
fn what_has_no_months_or_is_broken_down_is_a_line_and_not_years() {
    let weekly = ChartInput {
        figures: figures("2025-W50", &RESPONSE),
        form: ChartForm::Years,
        ..ChartInput::new("Calls", Frequency::Week, NumberFormat::default())
    };
    let spec = ChartSpec::line(&weekly);
    assert!(spec.form == ChartForm::Line && spec.years.is_none() && !spec.usual.is_empty());
    let grouped = ChartInput {
        form: ChartForm::Years,
        ..by_district(&[("North", 1.0)])
    };
    assert_eq!(ChartSpec::line(&grouped).form, ChartForm::Line);
}

#[test]
fn a_comparison_is_said_under_the_headline_and_in_the_description() {
    let input = ChartInput {
        compared: Some(ComparedInput {
            words: "1.4 days higher than in Oct 2025".to_owned(),
            drawn: ComparedDrawn::YearBefore(figures("2025-11", &RESPONSE[12..24])),
        }),
        ..response_time()
    };
    let spec = ChartSpec::line(&input);
    assert_eq!(
        spec.about,
        "Street-defect repairs, median days, monthly \u{b7} 1.4 days higher than in Oct 2025"
    );
    let said = "1.4 days higher than in Oct 2025.";
    assert!(spec.description.contains(said), "{}", spec.description);
    assert_eq!(spec.headline, ChartSpec::line(&response_time()).headline);
    assert_eq!(spec.lines.last().unwrap().role, LineRole::YearBefore);
    assert_eq!(spec.compared.unwrap().drawn, ComparedMark::YearBefore);
}

//! Sentences for every way a measure can stand, and for input that gives little to say.

use super::*;
use crate::chart::tests::{counted, date, figures, period, response_time, with_baseline};
use crate::chart::{ChartInput, ChartSpec, Figure, GroupInput, NewBaseline, TargetInput};
use crate::domain::measure::Direction;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Frequency;

/// A calm series around 50 with two steps up and down, of so many figures.
fn calm(count: usize) -> Vec<f64> {
    let steps = [50.0, 52.0, 49.0, 51.0, 48.0];
    steps.into_iter().cycle().take(count).collect()
}

/// Calls of so many months, then these.
fn calls(before: usize, then: &[f64]) -> ChartInput {
    let values = [calm(before), then.to_vec()].concat();
    ChartInput {
        direction: Direction::Decrease,
        figures: figures("2024-01", &values),
        ..counted("Calls", &[])
    }
}

fn with_target(input: ChartInput, target: f64) -> ChartInput {
    ChartInput {
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(target),
        }],
        ..input
    }
}

fn observation(input: &ChartInput) -> String {
    ChartSpec::line(input).finding.observation()
}

fn headline(input: &ChartInput) -> String {
    ChartSpec::line(input).headline
}

#[test]
fn a_common_figure_is_within_the_range_and_the_target_has_its_record() {
    let input = with_target(calls(20, &[]), 51.0);
    assert_eq!(
        headline(&input),
        "Calls were 48 in Aug 2025, within their usual range and below the target of 51"
    );
    assert_eq!(
        observation(&input),
        "Calls were 48 in Aug 2025, within their usual range of 44 to 56 and below the target of 51. \
         The target is met some months: in ten of the last twelve."
    );
}

#[test]
fn a_target_beyond_the_range_is_reliably_met_or_won_t_be() {
    let reliance = |target: f64| {
        let spec = ChartSpec::line(&with_target(calls(20, &[]), target));
        (spec.finding.assurance, spec.finding.second)
    };
    let met = Some("The target is reliably met".to_owned());
    assert_eq!(reliance(90.0), (Some(Assurance::Pass), met));
    let missed = Some("The target won't be met without change".to_owned());
    assert_eq!(reliance(20.0), (Some(Assurance::Fail), missed));
}

#[test]
fn what_is_unusual_now_takes_back_what_was_to_be_relied_on() {
    let worse = ChartSpec::line(&with_target(calls(30, &[85.0]), 80.0)).finding;
    assert_eq!(worse.kind, Some(PointKind::Concern));
    assert_eq!(
        (worse.assurance, worse.second),
        (Some(Assurance::Pass), None)
    );
    let better = ChartSpec::line(&with_target(calls(30, &[25.0]), 20.0)).finding;
    assert_eq!(better.kind, Some(PointKind::Improvement));
    assert_eq!(
        (better.assurance, better.second),
        (Some(Assurance::Fail), None)
    );
}

#[test]
fn a_target_within_the_range_that_was_never_or_always_met_is_said_to_be_so() {
    let second = |target: f64| {
        let finding = ChartSpec::line(&with_target(calls(20, &[]), target)).finding;
        assert_eq!(finding.assurance, Some(Assurance::HitOrMiss));
        finding.second.unwrap()
    };
    assert_eq!(
        second(45.0),
        "The target lies within the usual range but was met in none of the last twelve months"
    );
    assert_eq!(
        second(55.0),
        "The target was met in each of the last twelve months, though the usual range leaves room \
         to miss it"
    );
}

#[test]
fn a_record_counts_only_periods_that_had_a_target() {
    let late = |from| ChartInput {
        targets: vec![TargetInput {
            from,
            value: Some(51.0),
        }],
        ..calls(20, &[])
    };
    assert!(observation(&late(date(2025, 2, 1))).ends_with("in six of the last seven."));
    let short = observation(&late(date(2025, 5, 1)));
    assert!(short.ends_with("below the target of 51."), "{short}");
}

#[test]
fn beyond_a_limit_is_above_or_below_and_just_where_rounding_hides_it() {
    assert!(headline(&calls(24, &[90.0])).ends_with("above their usual range"));
    assert!(headline(&calls(24, &[10.0])).ends_with("below their usual range"));
    let spec = ChartSpec::line(&calls(24, &[57.3]));
    let first = &spec.finding.first;
    assert!(
        first.ends_with("just above their usual range of 44 to 57"),
        "{first}"
    );
}

#[test]
fn a_trend_is_so_many_steps_in_a_row() {
    let up = with_target(calls(24, &[47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0]), 45.0);
    assert_eq!(
        headline(&up),
        "Calls were 53 in Jul 2026, up six months in a row and above the target of 45"
    );
    let down = with_target(calls(23, &[53.0, 52.5, 52.0, 51.0, 50.0, 49.0, 47.0]), 45.0);
    assert_eq!(
        headline(&down),
        "Calls were 47 in Jun 2026, down six months in a row but above the target of 45"
    );
}

#[test]
fn a_trend_over_missing_months_is_told_in_times() {
    let mut input = calls(24, &[47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0]);
    for figure in &mut input.figures {
        if figure.period >= period("2026-05") {
            figure.period = figure.period.next();
        }
    }
    assert_eq!(
        headline(&input),
        "Calls were 53 in Aug 2026, up six times in a row"
    );
}

#[test]
fn a_shift_is_beside_the_average_for_so_long() {
    let input = calls(30, &[52.0, 53.0, 52.0, 53.0, 52.0, 53.0, 52.0, 53.0]);
    let spec = ChartSpec::line(&input);
    assert_eq!(
        spec.headline,
        "Calls were 53 in Feb 2027, above their average for eight months"
    );
    let first = &spec.finding.first;
    assert!(
        first.ends_with("above their average of 51 for eight months"),
        "{first}"
    );
    assert_eq!(spec.finding.kind, Some(PointKind::Concern));
}

#[test]
fn two_of_three_are_near_the_end_of_the_range() {
    let said = headline(&calls(30, &[56.4, 50.9, 56.4]));
    assert!(
        said.ends_with("near the top of their usual range in two of the last three months"),
        "{said}"
    );
}

#[test]
fn without_a_better_side_nothing_is_better_or_worse_or_relied_on() {
    let mut input = with_target(calls(24, &[90.0]), 40.0);
    for direction in [Direction::Maintain, Direction::None] {
        input.direction = direction;
        let spec = ChartSpec::line(&input);
        assert_eq!(spec.finding.kind, Some(PointKind::NeutralHigh));
        assert_eq!(spec.finding.assurance, None);
        assert!(
            spec.description.contains("Unusually high: Jan 2026."),
            "{}",
            spec.description
        );
        let words = [spec.headline, spec.description].join(" ");
        assert!(
            !words.contains("better than") && !words.contains("worse"),
            "{words}"
        );
    }
}

#[test]
fn few_figures_are_an_early_estimate_and_fewer_say_nothing_of_what_is_usual() {
    let early = calls(9, &[]);
    assert!(headline(&early).ends_with("within their usual range (early estimate)"));
    assert!(
        observation(&early).ends_with("Their usual range is an early estimate from nine figures.")
    );
    assert_eq!(
        observation(&calls(5, &[])),
        "Calls were 48 in May 2024. Five figures are too few to say what is usual."
    );
    let settled = observation(&calls(13, &[]));
    assert!(!settled.contains("early"), "{settled}");
}

#[test]
fn after_a_new_baseline_the_figures_since_it_count() {
    let said = observation(&with_baseline());
    let early = "Its usual range is an early estimate from twelve figures since the new baseline \
                 of November 2025.";
    assert!(said.ends_with(early), "{said}");
    let fresh = ChartInput {
        new_baselines: vec![NewBaseline {
            from: date(2026, 9, 1),
            reason: String::new(),
        }],
        ..response_time()
    };
    assert_eq!(
        observation(&fresh),
        "Street-defect response time was 6.2 days in Oct 2026, above the target of 4 days. \
         Two figures since the new baseline of September 2026 are too few to say what is usual."
    );
    let spec = ChartSpec::line(&with_baseline());
    let told = "New baseline from November 2025: Depot B closed for good. Before it the usual range \
                was 4.1 to 5.8.";
    assert!(spec.description.contains(told), "{}", spec.description);
}

#[test]
fn a_year_that_repeats_itself_wants_a_caution() {
    let months = [9.0, 8.0, 6.0, 4.0, 3.0, 2.0, 2.0, 3.0, 4.0, 6.0, 8.0, 9.5];
    let values: Vec<f64> = (0..48)
        .map(|at| months[at % 12] * 100.0 + f64::from((at as i32 * 7) % 5) * 9.0)
        .collect();
    let said = |count: usize| {
        observation(&ChartInput {
            figures: figures("2022-01", &values[..count]),
            ..counted("Salt used", &[])
        })
    };
    let unusual = said(48);
    assert!(
        unusual.ends_with(
            "It rises and falls with the seasons, so part of this may be the time of year."
        ),
        "{unusual}"
    );
    assert!(
        !said(30).contains("seasons"),
        "two and a half years are too few"
    );
}

#[test]
fn figures_that_overlap_are_called_neither_usual_nor_unusual() {
    let input = ChartInput {
        rolling: true,
        ..calls(24, &[90.0])
    };
    let spec = ChartSpec::line(&input);
    assert_eq!(
        spec.finding.observation(),
        "Calls were 90 in Jan 2026. Each figure covers several months, so none is called usual or \
         unusual."
    );
    assert!(spec.usual.is_empty());
    assert_eq!(spec.finding.kind, None);
    assert!(
        spec.whole()
            .unwrap()
            .points()
            .all(|p| p.kind == PointKind::CommonCause)
    );
}

#[test]
fn a_constant_series_is_unchanged() {
    let same = ChartInput {
        figures: figures("2025-01", &[12.0; 22]),
        ..counted("Open libraries", &[])
    };
    assert_eq!(
        headline(&same),
        "Open libraries were 12 in Oct 2026, unchanged for 22 months"
    );
    let zero = ChartInput {
        figures: figures("2025-01", &[0.0; 8]),
        ..counted("Drownings", &[])
    };
    assert_eq!(
        observation(&zero),
        "Drownings were 0 in Aug 2025, unchanged for eight months. Their usual range is an early \
         estimate from eight figures."
    );
}

#[test]
fn gaps_negatives_and_huge_values_are_said_as_they_are() {
    let mut gappy = calls(20, &[]);
    for at in [3, 9, 18] {
        gappy.figures[at].value = None;
    }
    let said = observation(&with_target(gappy, 51.0));
    assert!(said.ends_with("of the last twelve figures."), "{said}");
    let below: Vec<f64> = calm(14).iter().map(|v| v - 90.0).collect();
    let balance = ChartInput {
        figures: figures("2025-01", &below),
        ..counted("Balance", &[])
    };
    let said = observation(&balance);
    assert!(
        said.contains("within its usual range of \u{2212}46 to \u{2212}34"),
        "{said}"
    );
    assert!(
        ChartSpec::line(&balance)
            .description
            .contains("minus 46 to minus 34")
    );
    let huge: Vec<f64> = calm(14).iter().map(|v| v * 1e298).collect();
    let said = observation(&ChartInput {
        figures: figures("2025-01", &huge),
        ..counted("Balance", &[])
    });
    assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
}

#[test]
fn nothing_and_groups_alone_have_a_sentence_but_no_verdict() {
    let empty = ChartSpec::line(&counted("Calls", &[])).finding;
    assert_eq!(empty.observation(), "Calls: no figures yet.");
    assert_eq!((empty.kind, empty.assurance), (None, None));
    let groups = ["North", "South"].map(|name| GroupInput {
        name: name.to_owned(),
        figures: figures("2026-01", &[5.0]),
    });
    let input = ChartInput {
        groups: groups.to_vec(),
        ..counted("Calls", &[])
    };
    let finding = ChartSpec::line(&input).finding;
    assert!(
        finding
            .first
            .starts_with("Calls were 5 in each of two groups"),
        "{}",
        finding.first
    );
    assert_eq!(finding.kind, None);
}

#[test]
fn a_chart_that_ends_early_says_what_was_usual_then_and_nothing_of_reliance() {
    let shown = Some((period("2024-01"), period("2025-06")));
    let input = ChartInput {
        shown,
        ..with_target(calls(24, &[90.0]), 95.0)
    };
    let finding = ChartSpec::line(&input).finding;
    assert_eq!(finding.kind, Some(PointKind::CommonCause));
    assert_eq!(finding.assurance, None);
}

#[test]
fn shares_stand_at_and_counts_leave_out_what_their_name_says() {
    let named = |name: &str, kind: NumberKind, unit: &str| {
        let format = NumberFormat {
            unit: unit.to_owned(),
            ..NumberFormat::of(kind)
        };
        let input = ChartInput {
            figures: vec![Figure::new(period("2026-10"), 41.0)],
            ..ChartInput::new(name, Frequency::Month, format)
        };
        ChartSpec::line(&input).headline
    };
    assert_eq!(
        named("Street lights repaired in 5 days", NumberKind::Percent, ""),
        "Street lights repaired in 5 days stood at 41.0% in Oct 2026"
    );
    assert_eq!(
        named("Violent crimes, citywide", NumberKind::Count, "crimes"),
        "Violent crimes, citywide, were 41 in Oct 2026"
    );
    assert_eq!(
        named("Missed collections reported", NumberKind::Count, "reports"),
        "Missed collections reported were 41 in Oct 2026"
    );
    assert_eq!(
        named("Crew hours lost to travel", NumberKind::Hours, "hours"),
        "Crew hours lost to travel were 41.0 in Oct 2026"
    );
    assert_eq!(
        named("Road salt used", NumberKind::Count, "tons"),
        "Road salt used was 41 tons in Oct 2026"
    );
}

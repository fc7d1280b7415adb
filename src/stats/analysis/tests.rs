//! The signals against a second, slow, obvious statement of the rules, and what bad input comes to.

use super::*;
use crate::stats::{FEWEST_POINTS, SETTLED_POINTS};
use proptest::prelude::*;

mod slow;

/// Walks that hold trends, shifts, plateaus, spikes and gaps.
fn walks() -> impl Strategy<Value = Vec<Option<f64>>> {
    let stretch = prop_oneof![
        (1..10_usize, -3..4_i32).prop_map(|(count, step)| vec![Some(step); count]),
        prop::collection::vec((-6..7_i32).prop_map(Some), 1..12),
        Just(vec![Some(25), Some(-25)]),
        Just(vec![None]),
    ];
    prop::collection::vec(stretch, 0..12).prop_map(|stretches| {
        let mut level = 40;
        let walk = stretches.into_iter().flatten().map(|step: Option<i32>| {
            level += step.unwrap_or(0);
            step.map(|_| f64::from(level))
        });
        walk.collect()
    })
}

fn better() -> impl Strategy<Value = Better> {
    prop_oneof![
        Just(Better::Higher),
        Just(Better::Lower),
        Just(Better::Neither)
    ]
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_figure_is_as_the_rules_on_paper_say(
        values in walks(),
        rebases in prop::collection::vec(0..90_usize, 0..4),
        fix_after in prop::option::of(1..30_usize),
        (screening, better, target) in (any::<bool>(), better(), 0..80_u32),
    ) {
        let targets = vec![Some(f64::from(target)); values.len()];
        let series = Series {
            values: &values, targets: &targets, rebases: &rebases, better, screening, fix_after,
            rolling: false, hidden: &[],
        };
        let found = analyse(&series);
        prop_assert_eq!(found.rows.len(), values.len());

        let mut runs: Vec<Vec<(usize, f64)>> = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let Some(value) = value else { continue };
            let last = runs.last().and_then(|run| run.last()).map(|(at, _)| *at);
            let anew = last.is_none_or(|last| rebases.iter().any(|r| last < *r && *r <= at));
            if anew {
                runs.push(Vec::new());
            }
            runs.last_mut().unwrap().push((at, *value));
        }
        prop_assert_eq!(found.segments.len(), runs.len());
        let mut last = None;
        for (run, segment) in runs.iter().zip(&found.segments) {
            let points: Vec<f64> = run.iter().map(|(_, value)| *value).collect();
            let told = slow::tell(&points, screening, fix_after);
            prop_assert_eq!((segment.first, segment.points), (run[0].0, run.len()));
            prop_assert!(close(segment.mean, told.mean));
            prop_assert_eq!(segment.limits.is_some(), told.limits.is_some());
            if let (Some(limits), Some((lower, upper))) = (segment.limits, told.limits) {
                prop_assert!(close(limits.lower, lower) && close(limits.upper, upper));
            }
            for ((at, value), signal) in run.iter().zip(&told.signals) {
                let row = &found.rows[*at];
                prop_assert_eq!(row.value, Some(*value));
                prop_assert_eq!(row.signal, *signal, "figure {} of {:?}", at, &points);
                prop_assert_eq!(row.kind, PointKind::of(*signal, better));
                prop_assert_eq!(found.segment_of(row), Some(segment));
            }
            last = Some(told);
        }
        for (row, value) in found.rows.iter().zip(&values) {
            prop_assert!(value.is_some() || (row.value.is_none() && row.signal == Signal::None));
        }
        let assurance = last.as_ref().and_then(|told| told.assurance(targets[0]?, better));
        prop_assert_eq!(found.assurance.map(Assurance::word), assurance);
        let variation = last
            .filter(|told| told.limits.is_some())
            .map(|told| PointKind::of(*told.signals.last().unwrap(), better));
        prop_assert_eq!(found.variation, variation);
    }

    #[test]
    fn no_number_that_comes_out_is_infinite_or_none(
        values in prop::collection::vec(prop::option::of(any::<f64>()), 0..40),
        target in any::<f64>(),
        screening in any::<bool>(),
    ) {
        let targets = vec![Some(target); values.len()];
        let series = Series {
            targets: &targets, better: Better::Higher, screening, ..Series::of(&values)
        };
        let found = analyse(&series);
        for segment in &found.segments {
            prop_assert!(segment.mean.is_finite());
            if let Some(limits) = segment.limits {
                prop_assert!(limits.lower.is_finite() && limits.upper.is_finite());
                prop_assert!(limits.lower <= segment.mean && segment.mean <= limits.upper);
            }
        }
        for (row, value) in found.rows.iter().zip(&values) {
            prop_assert_eq!(row.value, value.filter(|value| value.is_finite()));
        }
    }

    #[test]
    fn the_unit_of_a_series_changes_none_of_its_signals(values in walks(), power in -1000..1000_i32) {
        let factor = 2.0_f64.powi(power);
        let other: Vec<_> = values.iter().map(|value| value.map(|x| x * factor)).collect();
        let (one, two) = (analyse(&Series::of(&values)), analyse(&Series::of(&other)));
        let signals = |found: &Analysis| found.rows.iter().map(|row| row.signal).collect::<Vec<_>>();
        prop_assert_eq!(signals(&one), signals(&two));
    }

    #[test]
    fn turning_a_series_over_turns_every_signal_over(values in walks()) {
        let other: Vec<_> = values.iter().map(|value| value.map(|x| -x)).collect();
        let (one, two) = (analyse(&Series::of(&values)), analyse(&Series::of(&other)));
        for (a, b) in one.rows.iter().zip(&two.rows) {
            prop_assert_eq!(a.signal.side(), -b.signal.side());
        }
    }
}

fn of(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

#[test]
fn a_series_without_figures_says_nothing() {
    for values in [
        vec![],
        vec![None, None],
        vec![Some(f64::NAN), Some(f64::INFINITY)],
    ] {
        let found = analyse(&Series::of(&values));
        assert_eq!(found.rows.len(), values.len());
        assert!(found.segments.is_empty());
        assert_eq!(
            (found.last, found.variation, found.assurance),
            (None, None, None)
        );
        assert!(found.rows.iter().all(|row| found.segment_of(row).is_none()));
    }
}

#[test]
fn fewer_than_six_figures_have_a_mean_but_no_limits_and_no_signal() {
    let values = of(&[1.0, 2.0, 900.0, 4.0, 5.0]);
    let targets = [Some(2.0); 5];
    let series = Series {
        targets: &targets,
        better: Better::Higher,
        ..Series::of(&values)
    };
    let found = analyse(&series);
    let segment = found.segments[0];
    assert_eq!((segment.standing, segment.limits), (Standing::TooFew, None));
    assert!(close(segment.mean, 182.4));
    assert!(found.rows.iter().all(|row| row.signal == Signal::None));
    assert_eq!((found.variation, found.assurance), (None, None));
}

#[test]
fn six_to_twelve_figures_are_an_early_estimate() {
    for count in FEWEST_POINTS..20 {
        let values: Vec<_> = (0..count).map(|at| Some((at * at % 7) as f64)).collect();
        let segment = analyse(&Series::of(&values)).segments[0];
        let expected = if count < SETTLED_POINTS {
            Standing::Early
        } else {
            Standing::Settled
        };
        assert_eq!(segment.standing, expected, "{count}");
        assert!(segment.limits.is_some());
    }
}

#[test]
fn a_constant_series_has_limits_of_no_width_and_no_signal() {
    for (value, screening) in [
        (0.0, true),
        (0.1, true),
        (0.1, false),
        (-7.3, true),
        (1e300, true),
    ] {
        let values = vec![Some(value); 24];
        let found = analyse(&Series {
            screening,
            ..Series::of(&values)
        });
        let segment = found.segments[0];
        assert_eq!(
            segment.limits,
            Some(Limits {
                lower: value,
                upper: value
            })
        );
        assert!(segment.is_flat());
        assert_eq!(found.variation, Some(PointKind::CommonCause));
        assert!(found.rows.iter().all(|row| row.signal == Signal::None));
    }
}

#[test]
fn huge_figures_of_both_signs_are_analysed_without_overflow() {
    let values: Vec<_> = (0..20)
        .map(|at| Some(if at % 2 == 0 { 1.7e308 } else { -1.7e308 }))
        .collect();
    let found = analyse(&Series::of(&values));
    let limits = found.segments[0].limits.unwrap();
    assert_eq!((limits.lower, limits.upper), (f64::MIN, f64::MAX));
    assert!(close(found.segments[0].mean, 0.0));
    assert_eq!(found.variation, Some(PointKind::CommonCause));
}

#[test]
fn a_baseline_begins_with_the_first_figure_on_or_after_its_day() {
    let month = |month| NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
    let starts: Vec<_> = (1..=9).map(month).collect();
    let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    assert_eq!(rebase_row(&starts, day(3, 1)), Some(2));
    assert_eq!(rebase_row(&starts, day(3, 2)), Some(3));
    assert_eq!(rebase_row(&starts, day(1, 1)), Some(0));
    assert_eq!(
        rebase_row(&starts, NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()),
        None
    );
    assert_eq!(rebase_row(&starts, day(9, 2)), None);
    assert_eq!(rebase_row(&[], day(9, 2)), None);

    let values: Vec<_> = (0..9)
        .map(|at| (at != 2).then_some(f64::from(at)))
        .collect();
    let rebases = [2, 2, 40];
    let found = analyse(&Series {
        rebases: &rebases,
        ..Series::of(&values)
    });
    let firsts: Vec<_> = found.segments.iter().map(|segment| segment.first).collect();
    assert_eq!(firsts, [0, 3]);
    assert_eq!(found.rows[2].segment, 0);
}

#[test]
fn the_target_in_force_at_the_last_figure_decides() {
    let mut values: Vec<_> = (0..20).map(|at| Some(50.0 + f64::from(at % 3))).collect();
    values.push(None);
    let mut targets = vec![Some(10.0); 10];
    targets.extend([Some(90.0); 10]);
    targets.push(Some(10.0));
    let series = Series {
        targets: &targets,
        better: Better::Higher,
        ..Series::of(&values)
    };
    let found = analyse(&series);
    assert_eq!(
        (found.last, found.assurance),
        (Some(19), Some(Assurance::Fail))
    );
    let short = Series {
        targets: &targets[..10],
        ..series
    };
    assert_eq!(analyse(&short).assurance, None);
}

#[test]
fn limits_fixed_on_first_figures_judge_the_later_ones() {
    let mut values: Vec<_> = (0..12).map(|at| Some(f64::from(at % 2))).collect();
    values.extend([Some(9.0); 8]);
    let fixed = analyse(&Series {
        fix_after: Some(12),
        ..Series::of(&values)
    });
    assert_eq!(
        (fixed.segments[0].base, fixed.segments[0].standing),
        (12, Standing::Settled)
    );
    assert_eq!(fixed.rows[12].signal, Signal::AboveUpperLimit);
    let short = analyse(&Series {
        fix_after: Some(40),
        ..Series::of(&values)
    });
    assert_eq!(short, analyse(&Series::of(&values)));
    let few = analyse(&Series {
        fix_after: Some(5),
        ..Series::of(&values)
    });
    assert_eq!(few.segments[0].standing, Standing::TooFew);
    assert_eq!(few.variation, None);
}

#[test]
fn each_segment_with_a_fixed_base_has_its_own() {
    let values: Vec<_> = (0..40)
        .map(|at| Some(f64::from(at % 5 + at / 20 * 30)))
        .collect();
    let series = Series {
        rebases: &[20],
        fix_after: Some(15),
        ..Series::of(&values)
    };
    let found = analyse(&series);
    assert_eq!(
        found
            .segments
            .iter()
            .map(|one| one.base)
            .collect::<Vec<_>>(),
        [15, 15]
    );
    assert!(close(found.segments[1].mean - found.segments[0].mean, 30.0));
}

#[test]
fn a_target_on_a_limit_is_hit_or_miss() {
    let values = of(&[5.0; 14]);
    for (target, higher, lower) in [
        (5.0, Assurance::HitOrMiss, Assurance::HitOrMiss),
        (5.1, Assurance::Fail, Assurance::Pass),
        (4.9, Assurance::Pass, Assurance::Fail),
    ] {
        let targets = [Some(target); 14];
        for (better, expected) in [(Better::Higher, higher), (Better::Lower, lower)] {
            let series = Series {
                targets: &targets,
                better,
                ..Series::of(&values)
            };
            assert_eq!(
                analyse(&series).assurance,
                Some(expected),
                "{target} {better:?}"
            );
        }
    }
}

#[test]
fn figures_that_overlap_have_no_limits_and_raise_no_signal() {
    let values: Vec<_> = (0..30).map(|at| Some(f64::from(at))).collect();
    let target = [Some(100.0); 30];
    let found = analyse(&Series {
        rolling: true,
        better: Better::Higher,
        targets: &target,
        ..Series::of(&values)
    });
    let segment = found.segments[0];
    assert_eq!(
        (segment.standing, segment.limits),
        (Standing::Rolling, None)
    );
    assert!(found.rows.iter().all(|row| row.signal == Signal::None));
    assert_eq!((found.variation, found.assurance), (None, None));
}

#[test]
fn a_segment_that_holds_a_hidden_figure_says_nothing_and_the_others_what_they_say() {
    let mut values: Vec<Option<f64>> = [10.0, 12.0, 11.0, 13.0]
        .repeat(4)
        .into_iter()
        .map(Some)
        .collect();
    values[3] = None;
    let series = Series {
        values: &values,
        targets: &[Some(5.0); 16],
        rebases: &[8],
        better: Better::Lower,
        ..Series::of(&values)
    };
    let open = analyse(&series);
    let first = analyse(&Series {
        hidden: &[3],
        ..series
    });
    let standings: Vec<_> = first.segments.iter().map(|one| one.standing).collect();
    assert_eq!(standings, [Standing::Withheld, Standing::Early]);
    assert_eq!(first.segments[0].limits, None);
    assert_eq!(first.segments[1], open.segments[1]);
    assert_eq!(
        (first.variation, first.assurance),
        (open.variation, open.assurance)
    );
    assert!(open.segments[0].limits.is_some() && open.assurance == Some(Assurance::Fail));
}

#[test]
fn a_figure_hidden_between_two_segments_counts_for_both_and_the_last_one_for_the_last() {
    let mut values: Vec<Option<f64>> = [10.0, 12.0, 11.0, 30.0]
        .repeat(4)
        .into_iter()
        .map(Some)
        .collect();
    let standings = |values: &[Option<f64>], hidden: &[usize]| -> Vec<bool> {
        let found = analyse(&Series {
            rebases: &[8],
            hidden,
            ..Series::of(values)
        });
        let withheld = |row: &Row| {
            let segment = found.segment_of(row).unwrap();
            segment.standing == Standing::Withheld
        };
        for row in found.rows.iter().filter(|row| withheld(row)) {
            assert_eq!(row.signal, Signal::None);
        }
        let last = found.segments.last().unwrap().standing == Standing::Withheld;
        assert_eq!(found.variation.is_none() && found.assurance.is_none(), last);
        found
            .segments
            .iter()
            .map(|one| one.standing == Standing::Withheld)
            .collect()
    };
    values[8] = None;
    assert_eq!(standings(&values, &[8]), [true, true]);
    values[8] = Some(10.0);
    values[15] = None;
    assert_eq!(standings(&values, &[15]), [false, true]);
    values[15] = Some(30.0);
    values[0] = None;
    assert_eq!(standings(&values, &[0]), [true, false]);
    assert_eq!(standings(&values, &[]), [false, false]);
}

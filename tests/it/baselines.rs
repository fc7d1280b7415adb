//! Baselines and rules of a measure: kept with reason and author, undone, and felt by its signals.

use crate::city::{Town, day};
use statroom::domain::baseline::{Baseline, MeasureRules};
use statroom::domain::ids::{BaselineId, MeasureId};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::target::{Target, TargetKind};
use statroom::program::query::{self, SeriesSignals};
use statroom::program::{Command, FigureBatch, FigureLine, ProgramError, Touched};
use statroom::stats::{Assurance, PointKind, Standing};

/// A measure whose figures of 2026, by week, go from about 10 to about 30 in the middle of the year.
fn town() -> (Town, MeasureId) {
    let mut town = Town::empty();
    let measure = town.measure("response-time", None);
    let mut card = query::measure_page(&town.program, measure)
        .unwrap()
        .row
        .measure;
    card.frequency = Frequency::Week;
    town.run(Command::SaveMeasure(card));
    let first = Period::containing(Frequency::Week, day(1, 5));
    let line = |week: i32, group: &str| FigureLine {
        measure_key: "response-time".into(),
        dimension: if group.is_empty() { "" } else { "District" }.into(),
        group: group.into(),
        period: first.plus(week),
        value: Some(f64::from(if week < 20 { 10 } else { 30 } + week * 7 % 5)),
        parts: None,
        row: None,
    };
    let lines = (0..40).map(|week| line(week, ""));
    let north = (0..4).map(|week| line(week, "North"));
    town.run(Command::ImportFigures(FigureBatch {
        source: "weeks.csv".into(),
        source_hash: String::new(),
        by: "test".into(),
        lines: lines.chain(north).collect(),
        ..FigureBatch::default()
    }));
    (town, measure)
}

fn baseline(measure: MeasureId, month: u32, day_of_month: u32) -> Baseline {
    Baseline {
        measure,
        from: day(month, day_of_month),
        reason: "Second paving crew started".into(),
        author: "D. Rivera".into(),
        ..Baseline::default()
    }
}

fn signals(town: &Town) -> SeriesSignals {
    query::signals(&town.program, false).unwrap().remove(0)
}

#[test]
fn a_baseline_moves_the_usual_range_from_its_day_and_undo_moves_it_back() {
    let (mut town, measure) = town();
    let before = signals(&town);
    assert_eq!(before.analysis.segments.len(), 1);
    assert_eq!(before.analysis.variation, Some(PointKind::Concern));

    // The week of May 25, 2026 is the first with the new figures.
    let done = town.run(Command::SetBaseline(baseline(measure, 5, 20)));
    assert!(done.touched.meets(Touched::MEASURES));
    let after = signals(&town);
    let firsts: Vec<usize> = after
        .analysis
        .segments
        .iter()
        .map(|one| one.first)
        .collect();
    assert_eq!(firsts, [0, 20]);
    assert_eq!(after.analysis.variation, Some(PointKind::CommonCause));
    assert_eq!(after.analysis.segments[1].standing, Standing::Settled);

    town.program.undo().unwrap().unwrap();
    assert_eq!(signals(&town), before);
    town.program.redo().unwrap().unwrap();
    assert_eq!(signals(&town), after);
    assert_eq!(town.program.faults().unwrap(), []);
}

#[test]
fn a_baseline_keeps_its_reason_and_author_and_can_be_taken_away() {
    let (mut town, measure) = town();
    let id: BaselineId = town.make(Command::SetBaseline(baseline(measure, 5, 20)));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(
        page.baselines,
        [Baseline {
            id,
            ..baseline(measure, 5, 20)
        }]
    );
    town.run(Command::SetBaseline(Baseline {
        id,
        ..baseline(measure, 6, 1)
    }));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.baselines[0].from, day(6, 1));
    town.run(Command::RemoveBaseline(id));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert!(page.baselines.is_empty());
}

#[test]
fn a_baseline_needs_a_reason_and_a_day_of_its_own() {
    let (mut town, measure) = town();
    let without = Baseline {
        reason: " ".into(),
        ..baseline(measure, 5, 20)
    };
    let refused = town.program.run(Command::SetBaseline(without)).unwrap_err();
    assert!(matches!(refused, ProgramError::Wanted(_)), "{refused}");
    town.run(Command::SetBaseline(baseline(measure, 5, 20)));
    let twice = Command::SetBaseline(baseline(measure, 5, 20));
    let refused = town.program.run(twice).unwrap_err();
    assert!(refused.to_string().contains("May 20, 2026"), "{refused}");
}

#[test]
fn a_baseline_outside_the_figures_has_no_effect_and_is_told() {
    let (mut town, measure) = town();
    town.run(Command::SetBaseline(baseline(measure, 12, 24)));
    let found = signals(&town);
    assert_eq!(found.analysis.segments.len(), 1);
    assert_eq!(found.ignored_baselines, [day(12, 24)]);
}

#[test]
fn rules_of_a_measure_are_its_own_and_have_a_default() {
    let (mut town, measure) = town();
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.rules, MeasureRules::of(measure));
    let rules = MeasureRules {
        fix_after: Some(15),
        suppress_below: 11,
        ..MeasureRules::of(measure)
    };
    town.run(Command::SetMeasureRules(rules.clone()));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.rules, rules);
    assert_eq!(signals(&town).analysis.segments[0].base, 15);
    let other = MeasureRules {
        screening: false,
        ..rules
    };
    town.run(Command::SetMeasureRules(other.clone()));
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.rules, other);
    let none = MeasureRules {
        fix_after: Some(0),
        ..other
    };
    town.program
        .run(Command::SetMeasureRules(none))
        .unwrap_err();
    town.program.undo().unwrap().unwrap();
    town.program.undo().unwrap().unwrap();
    let page = query::measure_page(&town.program, measure).unwrap();
    assert_eq!(page.rules, MeasureRules::of(measure));
}

#[test]
fn the_target_in_force_at_the_last_figure_decides_whether_it_can_be_relied_on() {
    let (mut town, measure) = town();
    town.run(Command::SetBaseline(baseline(measure, 5, 20)));
    for (from, value) in [(day(1, 1), 90.0), (day(8, 1), 2.0)] {
        town.run(Command::SaveTarget(Target {
            id: statroom::domain::ids::TargetId::default(),
            measure,
            kind: TargetKind::Target,
            value,
            in_force_from: from,
            basis: String::new(),
            source: String::new(),
            per: None,
        }));
    }
    assert_eq!(signals(&town).analysis.assurance, Some(Assurance::Fail));
}

#[test]
fn groups_are_judged_by_themselves_when_asked_for() {
    let (town, measure) = town();
    assert_eq!(query::signals(&town.program, false).unwrap().len(), 1);
    let found = query::signals(&town.program, true).unwrap();
    let names: Vec<(&str, &str)> = found
        .iter()
        .map(|one| (one.dimension.as_str(), one.group.as_str()))
        .collect();
    assert_eq!(names, [("", ""), ("District", "North")]);
    assert_eq!(found[1].measure, measure);
    assert_eq!(found[1].analysis.variation, None);
}

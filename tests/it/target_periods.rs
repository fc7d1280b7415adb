//! A target for a year's sum is no target for a quarter's.

use crate::city::{Town, day, morning, town_settings};
use statroom::domain::measure::{Aggregation, Direction, Measure};
use statroom::domain::period::Frequency;
use statroom::domain::target::TargetStatus;
use statroom::import::grid::{Book, ReadOptions};
use statroom::import::{Plan, PlanOptions, plan_book};
use statroom::program::query::{self, MeasurePage};
use statroom::program::{Command, ManualClock, Program};
use std::path::Path;
use std::sync::Arc;

/// A year's target and a quarter's begin on one day.
const FILE: &str = "measure,period,value,target\npotholes,2026,,1200\npotholes,2026-Q1,290,\
                    300\npotholes,2026-Q2,310,\n";

fn town(folder: &Path, aggregation: Aggregation) -> Town {
    let clock = Arc::new(ManualClock::at(morning()));
    let path = folder.join("city.statroom");
    let program = Program::create(&path, town_settings(), clock.clone(), "this").unwrap();
    let mut town = Town { program, clock };
    let id = town.measure("potholes", None);
    let measure = query::measure_page(&town.program, id).unwrap().row.measure;
    town.run(Command::SaveMeasure(Measure {
        frequency: Frequency::Quarter,
        direction: Direction::Increase,
        aggregation,
        ..measure
    }));
    town
}

fn planned(town: &Town) -> Plan {
    let known = query::figure_knowledge(&town.program).unwrap();
    let book = Book::from_bytes("potholes.csv", FILE.as_bytes(), &ReadOptions::default());
    plan_book(&book.unwrap(), &known, &PlanOptions::default()).unwrap()
}

fn taken_in(town: &mut Town) {
    let batch = planned(town).batch("Léa Fontaine");
    town.run(Command::ImportFigures(batch));
}

fn page(town: &Town) -> MeasurePage {
    let book = query::measures(&town.program).unwrap();
    query::measure_page(&town.program, book.rows[0].measure.id).unwrap()
}

#[test]
fn a_year_and_its_first_quarter_have_targets_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = town(folder.path(), Aggregation::Sum);
    taken_in(&mut town);
    let mut kept: Vec<_> = page(&town)
        .targets
        .iter()
        .map(|target| (target.per, target.value, target.in_force_from))
        .collect();
    kept.sort_by_key(|(per, ..)| *per);
    assert_eq!(
        kept,
        [
            (Some(Frequency::Quarter), 300.0, day(1, 1)),
            (Some(Frequency::Year), 1200.0, day(1, 1))
        ]
    );
    let row = page(&town).row;
    assert_eq!((row.target, row.status), (Some(300.0), TargetStatus::Meets));
    let again = planned(&town).counts;
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 4));
}

#[test]
fn a_sum_is_not_held_against_the_target_of_a_longer_period_but_a_rate_is() {
    for (aggregation, target, status) in [
        (Aggregation::Sum, None, TargetStatus::OtherPeriod),
        (Aggregation::Mean, Some(1200.0), TargetStatus::OffTarget),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut town = town(folder.path(), aggregation);
        taken_in(&mut town);
        let targets = page(&town).targets;
        let quarters = targets
            .iter()
            .find(|target| target.per == Some(Frequency::Quarter));
        town.run(Command::RemoveTarget(quarters.unwrap().id));
        let row = page(&town).row;
        assert_eq!((row.target, row.status), (target, status));
    }
}

//! Any chart a program could ask for, foolish ones too.

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use super::super::{
    AnnotationInput, AxisFrom, BenchmarkInput, ChartInput, ComparedDrawn, ComparedInput, Figure,
    GroupInput, MarkInput, MarkKind, NewBaseline, TargetInput,
};
use super::date;
use crate::domain::measure::Direction;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use crate::domain::view::ChartForm;

/// A figure as so many periods after the first, and its value.
type Points = Vec<(i32, Option<f64>)>;

/// The days something happens on count from the first period's first.
#[derive(Debug, Clone)]
struct Life {
    targets: Vec<(i64, Option<f64>)>,
    remarks: Vec<(i64, String)>,
    baselines: Vec<i64>,
    marks: Vec<(i64, bool)>,
    shown: Option<(usize, i64, i64)>,
    benchmark: Option<f64>,
}

/// What is not known by day.
#[derive(Debug, Clone)]
struct Kind {
    frequency: usize,
    format: usize,
    direction: usize,
    form: usize,
    fitted: bool,
    rolling: bool,
    fix_after: Option<usize>,
    year_begins: u32,
    /// Of seven periods the figure of this one may not be shown; of a larger one none.
    hides: i32,
}

/// Any input a program could hand over, foolish ones too.
pub(in crate::chart) fn any_input() -> impl Strategy<Value = ChartInput> {
    let groups = prop_oneof![
        // No name spells a number that is none.
        6 => prop::collection::vec(("[b-mB-M ]{0,20}", points()), 0..5),
        1 => prop::collection::vec(("[b-mB-M ]{0,20}", points()), 5..20),
    ];
    (points(), groups, life(), kind(), compared()).prop_map(
        |(figures, groups, life, kind, compared)| {
            let frequency = Frequency::ALL[kind.frequency];
            let first = Period::containing(frequency, date(2024, 2, 28));
            let hides = kind.hides;
            let group = |(name, points): (String, Points)| GroupInput {
                name,
                figures: series(first, hides, points),
            };
            let plain = ChartInput {
                figures: series(first, hides, figures),
                groups: groups.into_iter().map(group).collect(),
                direction: Direction::ALL[kind.direction],
                fix_after: kind.fix_after,
                rolling: kind.rolling,
                form: ChartForm::ALL[kind.form],
                year_begins: kind.year_begins,
                compared: compared.map(|compared| compared.of(first, hides)),
                axis: if kind.fitted {
                    AxisFrom::Fitted
                } else {
                    AxisFrom::Zero
                },
                ..ChartInput::new(
                    "Anything",
                    frequency,
                    NumberFormat::of(NumberKind::ALL[kind.format]),
                )
            };
            lived(plain, first.start(), life)
        },
    )
}

fn points() -> BoxedStrategy<Points> {
    let value = prop_oneof![
        4 => (-1e6..1e6f64).prop_map(Some),
        1 => any::<f64>().prop_map(Some),
        1 => Just(None),
    ];
    let near = prop::collection::vec((0..400i32, value.clone()), 0..40);
    let dense = prop::collection::vec((0..30i32, value), 0..40);
    prop_oneof![near, dense].boxed()
}

/// Any words, but for those that tests take for a number that is none.
fn words() -> impl Strategy<Value = String> {
    "\\PC{0,40}".prop_map(|words| words.replace("NaN", "").replace("inf", ""))
}

fn life() -> impl Strategy<Value = Life> {
    (
        prop::collection::vec((-200..900i64, prop::option::of(any::<f64>())), 0..4),
        prop::collection::vec((-50..900i64, words()), 0..6),
        prop::collection::vec(-50..900i64, 0..3),
        prop::collection::vec((-50..900i64, any::<bool>()), 0..6),
        prop::option::of((0..5usize, -50..900i64, -50..900i64)),
        prop::option::of(any::<f64>()),
    )
        .prop_map(
            |(targets, remarks, baselines, marks, shown, benchmark)| Life {
                targets,
                remarks,
                baselines,
                marks,
                shown,
                benchmark,
            },
        )
}

fn kind() -> impl Strategy<Value = Kind> {
    (
        0..5usize,
        0..9usize,
        0..4usize,
        0..4usize,
        any::<bool>(),
        any::<bool>(),
        prop::option::of(0..20usize),
        // A month there is none of too.
        0..14u32,
        0..14i32,
    )
        .prop_map(
            |(
                frequency,
                format,
                direction,
                form,
                fitted,
                rolling,
                fix_after,
                year_begins,
                hides,
            )| Kind {
                frequency,
                format,
                direction,
                form,
                fitted,
                rolling,
                fix_after,
                year_begins,
                hides,
            },
        )
}

/// What the latest figure is compared with; periods and days count from the first.
#[derive(Debug, Clone)]
enum Compared {
    YearBefore(Points),
    Meeting(i64, String, Option<i32>),
    Target,
}

impl Compared {
    fn of(self, first: Period, hides: i32) -> ComparedInput {
        ComparedInput {
            words: "2 lower than before".to_owned(),
            drawn: match self {
                Self::YearBefore(points) => ComparedDrawn::YearBefore(series(first, hides, points)),
                Self::Meeting(on, label, latest) => ComparedDrawn::Meeting {
                    on: first.start() + Duration::days(on),
                    label,
                    latest_then: latest.map(|n| first.plus(n)),
                },
                Self::Target => ComparedDrawn::Target,
            },
        }
    }
}

fn compared() -> impl Strategy<Value = Option<Compared>> {
    prop_oneof![
        3 => Just(None),
        1 => points().prop_map(|points| Some(Compared::YearBefore(points))),
        1 => (-50..900i64, words(), prop::option::of(0..60i32))
            .prop_map(|(on, label, latest)| Some(Compared::Meeting(on, label, latest))),
        1 => Just(Some(Compared::Target)),
    ]
}

fn series(first: Period, hides: i32, points: Points) -> Vec<Figure> {
    let figure = |(i, value)| Figure {
        period: first.plus(i),
        value,
        parts: Parts::new(f64::from(i), 7.0).ok(),
        hidden: i % 7 == hides,
    };
    points.into_iter().map(figure).collect()
}

/// The chart with what happened around it.
fn lived(input: ChartInput, start: NaiveDate, life: Life) -> ChartInput {
    let day = |offset: i64| start + Duration::days(offset);
    let target = |(from, value)| TargetInput {
        from: day(from),
        value,
    };
    let remark = |(at, label)| AnnotationInput {
        date: day(at),
        label,
    };
    let baseline = |at| NewBaseline {
        from: day(at),
        reason: "Anew".to_owned(),
    };
    let mark = |(at, meeting)| MarkInput {
        date: day(at),
        kind: if meeting {
            MarkKind::Meeting
        } else {
            MarkKind::ActionDone
        },
        label: String::new(),
    };
    ChartInput {
        targets: life.targets.into_iter().map(target).collect(),
        annotations: life.remarks.into_iter().map(remark).collect(),
        new_baselines: life.baselines.into_iter().map(baseline).collect(),
        marks: life.marks.into_iter().map(mark).collect(),
        shown: life.shown.map(|(f, from, to)| {
            let at = |offset| Period::containing(Frequency::ALL[f], day(offset));
            (at(from), at(to))
        }),
        benchmark: life.benchmark.map(|value| BenchmarkInput {
            label: "Peers".to_owned(),
            value,
        }),
        ..input
    }
}

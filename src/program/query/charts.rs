//! A measure's chart: what is known of it in the program as what a chart is made from.

use super::comparison::comparison;
use super::exhibits::{as_of_day, shown_how, shown_span};
use super::life::{LifeEvent, Touch, life};
use super::{Found, MeasurePage, city};
use crate::chart::{
    AnnotationInput, BenchmarkInput, ChartInput, ChartSpec, Figure as ChartFigure, GroupInput,
    MarkInput, MarkKind, NewBaseline, TargetInput,
};
use crate::domain::action::Action;
use crate::domain::measure::Measure;
use crate::domain::meeting::MeetingProgress;
use crate::domain::observation::Figure;
use crate::domain::period::Period;
use crate::domain::ratio::is_ratio;
use crate::domain::target::{Target, TargetKind, in_force};
use crate::domain::text::upper_first;
use crate::domain::view::View;
use crate::program::Program;

/// The chart of a measure, looked at in that way.
pub fn chart_of(program: &Program, page: &MeasurePage, view: &View) -> ChartSpec {
    ChartSpec::line(&chart_input(program, page, view))
}

/// The same with the measure's life marked under it, for its own page.
///
/// # Errors
/// When the file can't be read.
pub fn life_chart_of(program: &Program, page: &MeasurePage, view: &View) -> Found<ChartSpec> {
    let mut input = chart_input(program, page, view);
    input.marks = marks(program, &page.row.measure)?;
    Ok(ChartSpec::line(&input))
}

/// What a chart of a measure is made from, to be changed before it is drawn.
pub fn chart_input(program: &Program, page: &MeasurePage, view: &View) -> ChartInput {
    let measure = &page.row.measure;
    let (name, format) = (measure.name.clone(), measure.format.clone());
    let view = &view.clone().fitting(measure.frequency);
    let shown = shown_span(page, view.periods);
    ChartInput {
        about: upper_first(&shown_how(measure, &view.dimension)),
        direction: measure.direction,
        figures: chart_figures(measure, &page.figures, |period| page.hidden.whole(period)),
        groups: groups(page, &view.dimension),
        shown,
        targets: targets_of(page, TargetKind::Target)
            .map(|target| TargetInput {
                from: target.in_force_from,
                value: Some(target.value),
            })
            .collect(),
        benchmark: shown.and_then(|(_, last)| benchmark(page, last.end())),
        annotations: page
            .annotations
            .iter()
            .map(|note| AnnotationInput {
                date: note.on,
                label: note.text.clone(),
            })
            .collect(),
        new_baselines: page
            .baselines
            .iter()
            .map(|baseline| NewBaseline {
                from: baseline.from,
                reason: baseline.reason.clone(),
            })
            .collect(),
        screening: page.rules.screening,
        rolling: page.rules.rolling,
        fix_after: page.rules.fix_after.map(|first| first as usize),
        source: measure.source_system.clone(),
        as_of: as_of_day(program, page),
        form: view.form,
        usual_range: view.usual_range,
        hidden_because: page.hidden.because().to_owned(),
        year_begins: city(program).map_or(1, |city| city.fiscal_first_month),
        compared: comparison(page, view.compared, shown),
        ..ChartInput::new(name, measure.frequency, format)
    }
}

/// The parts of the whole by a dimension; none of an empty one.
fn groups(page: &MeasurePage, dimension: &str) -> Vec<GroupInput> {
    let wanted = page.groups.iter().filter(|_| !dimension.is_empty());
    wanted
        .filter(|group| group.dimension == dimension)
        .map(|group| GroupInput {
            name: group.group.clone(),
            figures: chart_figures(&page.row.measure, &group.figures, |at| {
                page.hidden.group(group, at)
            }),
        })
        .collect()
}

/// What others reach, as known on that day.
fn benchmark(page: &MeasurePage, day: chrono::NaiveDate) -> Option<BenchmarkInput> {
    let measure = &page.row.measure;
    let at = (measure.frequency, day);
    let benchmark = in_force(measure, &page.targets, TargetKind::Benchmark, at)?;
    let named = !benchmark.source.trim().is_empty();
    Some(BenchmarkInput {
        label: if named {
            benchmark.source.clone()
        } else {
            "Benchmark".to_owned()
        },
        value: benchmark.value,
    })
}

/// The meetings that were held with the measure on their agenda, and the completed actions on it.
fn marks(program: &Program, measure: &Measure) -> Found<Vec<MarkInput>> {
    let held = |event: LifeEvent| match event.what {
        Touch::Meeting { progress, .. } => {
            (progress == MeetingProgress::Adjourned).then_some(MarkInput {
                date: event.on,
                kind: MarkKind::Meeting,
                label: event.meeting_name,
            })
        }
        Touch::Decision { .. } | Touch::Action(_) => None,
    };
    let events = life(program, measure)?;
    let mut marks: Vec<MarkInput> = events.into_iter().filter_map(held).collect();
    for action in program.read().of::<Action>("measure", measure.id)? {
        let done = action.completed_on.filter(|_| action.merged_into.is_none());
        marks.extend(done.map(|date| MarkInput {
            date,
            kind: MarkKind::ActionDone,
            label: action.text,
        }));
    }
    Ok(marks)
}

fn chart_figures(
    measure: &Measure,
    figures: &[Figure],
    hidden: impl Fn(Period) -> bool,
) -> Vec<ChartFigure> {
    let ratio = is_ratio(measure);
    let one = |figure: &Figure| match figure.value {
        _ if hidden(figure.period) => ChartFigure::hidden(figure.period),
        Some(value) => ChartFigure::new(figure.period, value).of(figure.parts.filter(|_| ratio)),
        None => ChartFigure::missing(figure.period),
    };
    figures.iter().map(one).collect()
}

fn targets_of(page: &MeasurePage, kind: TargetKind) -> impl Iterator<Item = &Target> {
    let measure = &page.row.measure;
    page.targets
        .iter()
        .filter(move |target| target.kind == kind && target.is_for(measure, measure.frequency))
}

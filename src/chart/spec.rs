//! What one chart shows, in data units: no colour, no size, no place on a page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::finding::{Finding, finding};
use super::input::{AxisFrom, ChartInput, Figure};
use super::references::{
    AnnotationSpec, BenchmarkSpec, MarkSpec, TargetSpec, annotations, marks, targets,
};
use super::scale::{LARGEST, Scale};
use super::usual::{BaselineSpec, Study, UsualSpec};
use super::{hidden, words};
use crate::domain::number::NumberFormat;
use crate::domain::period::{Frequency, Period};
use crate::domain::view::ChartForm;
use crate::stats::PointKind;

/// One chart: its lines and marks, and the words that say the same. Every number in it is finite.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSpec {
    /// The measure's name.
    pub name: String,
    /// What exactly is shown; may be empty.
    pub about: String,
    /// One sentence that says what the chart says, without a full stop.
    pub headline: String,
    /// What the figures say.
    pub finding: Finding,
    /// The chart in words, for a screen reader and as the picture's description.
    pub description: String,
    /// What is not shown, source, as-of day, which way is better, and where the axis begins if not at zero.
    pub note: String,
    /// Which figures may not be shown here, and why; empty where all are shown.
    pub not_shown: String,
    /// How figures are written.
    pub format: NumberFormat,
    /// How often there is a figure.
    pub frequency: Frequency,
    /// The first and last period shown; `None` when there is nothing to show.
    pub shown: Option<(Period, Period)>,
    /// How the measure's own figures are drawn.
    pub form: ChartForm,
    /// The value axis.
    pub scale: Scale,
    /// The measure's line first, if there is one, then its groups' in their order.
    pub lines: Vec<LineSpec>,
    /// The targets in force over the periods shown, in order; they do not overlap.
    pub target: Vec<TargetSpec>,
    /// What others reach.
    pub benchmark: Option<BenchmarkSpec>,
    /// Remarks at dates within the periods shown, in order.
    pub annotations: Vec<AnnotationSpec>,
    /// The usual ranges of the measure's own figures over the periods shown, one for each baseline
    /// that has enough figures, in order; they do not overlap. None beside groups.
    pub usual: Vec<UsualSpec>,
    /// New baselines that take effect within the periods shown, in order.
    pub baselines: Vec<BaselineSpec>,
    /// The year of the measure's own figures repeats itself, so that what looks unusual may be the
    /// season's.
    pub seasonal: bool,
    /// What must be known to read the flags; empty where they can be taken as they are.
    pub caution: String,
    /// Meetings and completed actions on the days shown, by day.
    pub marks: Vec<MarkSpec>,
}

/// One line of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSpec {
    /// Whose figures they are.
    pub role: LineRole,
    /// The group's name; empty for the measure's own line.
    pub name: String,
    /// Runs of figures for periods that follow one another; between two runs there is a gap,
    /// which is never bridged. None is empty.
    pub runs: Vec<Vec<PointSpec>>,
    /// The periods shown whose figures may not be shown, in order: gaps too, but nothing is missing there.
    pub hidden: Vec<Period>,
}

/// Whose figures a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRole {
    /// The measure's own.
    Whole,
    /// Those of a group, by its place in the list of groups.
    Group(usize),
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointSpec {
    /// Its period.
    pub period: Period,
    /// Its value.
    pub value: f64,
    /// What it is against its usual range: of a group's figure nothing unusual.
    pub kind: PointKind,
}

impl ChartSpec {
    /// The line chart of a measure over time.
    pub fn line(input: &ChartInput) -> Self {
        let whole = by_period(&input.figures, input.frequency);
        let groups: Vec<_> = input
            .groups
            .iter()
            .map(|g| by_period(&g.figures, input.frequency))
            .collect();
        let shown = shown_periods(input, &whole, &groups);
        let hidden = hidden_in(&input.figures, input.frequency);
        let study = Study::of(input, &whole, &hidden);
        let lines = lines(input, (&whole, &hidden, &study), &groups, shown);
        let usual = shown.filter(|_| groups.is_empty() && input.usual_range);
        let usual = usual.map(|s| study.usual(s)).unwrap_or_default();
        let target = shown.map(|s| targets(input, s)).unwrap_or_default();
        let benchmark = input.benchmark.as_ref().filter(|b| is_figure(b.value));
        let benchmark = benchmark.map(|b| BenchmarkSpec {
            label: one_line(&b.label),
            value: b.value,
        });
        let form = match input.form {
            ChartForm::Bars if groups.is_empty() => ChartForm::Bars,
            ChartForm::Line | ChartForm::Bars | ChartForm::Panels | ChartForm::Years => {
                ChartForm::Line
            }
        };
        let axis = match form {
            ChartForm::Line | ChartForm::Panels | ChartForm::Years => input.axis,
            ChartForm::Bars => AxisFrom::Zero,
        };
        let values: Vec<f64> = lines
            .iter()
            .flat_map(|line| line.points().map(|p| p.value))
            .chain(target.iter().map(|t| t.value))
            .chain(benchmark.iter().map(|b| b.value))
            .chain(usual.iter().flat_map(|u| [u.lower, u.upper]))
            .collect();
        let mut spec = Self {
            name: one_line(&input.name),
            about: one_line(&input.about),
            headline: String::new(),
            finding: Finding::default(),
            description: String::new(),
            note: String::new(),
            not_shown: String::new(),
            format: input.format.clone(),
            frequency: input.frequency,
            shown,
            form,
            scale: Scale::around(&values, &input.format, axis),
            lines,
            target,
            benchmark,
            annotations: shown
                .map(|s| annotations(&input.annotations, s))
                .unwrap_or_default(),
            baselines: shown
                .filter(|_| !usual.is_empty())
                .map(|s| study.baselines(input, s))
                .unwrap_or_default(),
            caution: String::new(),
            seasonal: study.seasonal,
            marks: shown.map(|s| marks(&input.marks, s)).unwrap_or_default(),
            usual,
        };
        spec.not_shown = hidden::not_shown(&spec, &input.hidden_because);
        spec.caution = words::caution(&spec);
        spec.note = words::note(&spec, input);
        let said = finding(&spec, &study).unwrap_or_else(|| words::without_own(&spec));
        spec.finding = said.finding;
        spec.headline = said.headline;
        spec.description = words::description(&spec, input, said.spoken);
        spec
    }

    /// The measure's own line, if it is shown.
    pub fn whole(&self) -> Option<&LineSpec> {
        self.lines.iter().find(|line| line.role == LineRole::Whole)
    }

    /// Whether there is no figure at all to be seen.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.runs.is_empty())
    }

    /// The target that holds on the last day of a period.
    pub fn target_at(&self, period: Period) -> Option<f64> {
        let day = period.end();
        self.target
            .iter()
            .find(|t| t.from <= day && day <= t.to)
            .map(|t| t.value)
    }
}

impl LineSpec {
    /// All its figures in order.
    pub fn points(&self) -> impl DoubleEndedIterator<Item = PointSpec> + '_ {
        self.runs.iter().flatten().copied()
    }

    /// Its latest figure.
    pub fn latest(&self) -> Option<PointSpec> {
        self.points().next_back()
    }

    /// Its figure for one period.
    pub fn at(&self, period: Period) -> Option<PointSpec> {
        self.points().find(|p| p.period == period)
    }
}

/// Where a period's figure stands on the time axis: its middle, in days of the common era.
pub(super) fn middle(period: Period) -> f64 {
    f64::from(period.start().num_days_from_ce()) + period.days() as f64 / 2.0
}

/// Whether a number can be a figure.
pub(super) fn is_figure(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

/// A figure's value, unless it is missing, hidden or no number.
pub(super) fn usable(figure: &Figure) -> Option<f64> {
    figure.value.filter(|v| !figure.hidden && is_figure(*v))
}

/// The periods whose figures may not be shown.
fn hidden_in(figures: &[Figure], frequency: Frequency) -> BTreeSet<Period> {
    let ours = figures.iter().filter(|f| f.period.frequency() == frequency);
    let last: BTreeMap<Period, bool> = ours.map(|f| (f.period, f.hidden)).collect();
    let hidden = last.into_iter().filter(|(_, hidden)| *hidden);
    hidden.map(|(period, _)| period).collect()
}

/// Figures by period, `None` where one is missing or may not be shown.
type Known = BTreeMap<Period, Option<f64>>;

/// The figures by period, one for each, with what is no number taken as missing.
fn by_period(figures: &[Figure], frequency: Frequency) -> Known {
    let ours = figures.iter().filter(|f| f.period.frequency() == frequency);
    ours.map(|f| (f.period, usable(f))).collect()
}

/// What was asked to be shown, or else from the first period known of to the last.
fn shown_periods(input: &ChartInput, whole: &Known, groups: &[Known]) -> Option<(Period, Period)> {
    if let Some((a, b)) = input.shown {
        let (a, b) = (a.min(b), a.max(b));
        let ours = |p: Period, day| {
            let same = p.frequency() == input.frequency;
            if same {
                p
            } else {
                Period::containing(input.frequency, day)
            }
        };
        return Some((ours(a, a.start()), ours(b, b.end())));
    }
    let all = || std::iter::once(whole).chain(groups);
    let first = all().filter_map(|f| f.keys().next()).min()?;
    let last = all().filter_map(|f| f.keys().next_back()).max()?;
    Some((*first, *last))
}

/// The measure's own line, if there is one, with what is unusual flagged unless groups stand beside it, and
/// its groups'.
fn lines(
    input: &ChartInput,
    (whole, hidden, study): (&Known, &BTreeSet<Period>, &Study),
    groups: &[Known],
    shown: Option<(Period, Period)>,
) -> Vec<LineSpec> {
    let mut lines = Vec::new();
    if !whole.is_empty() || groups.is_empty() {
        let mut own = line(LineRole::Whole, "", (whole, hidden), shown);
        if groups.is_empty() {
            study.flag(&mut own);
        }
        lines.push(own);
    }
    for (i, (group, figures)) in input.groups.iter().zip(groups).enumerate() {
        let name = one_line(&group.name);
        let hidden = hidden_in(&group.figures, input.frequency);
        lines.push(line(LineRole::Group(i), &name, (figures, &hidden), shown));
    }
    lines
}

/// The figures within the periods shown, broken where one is missing.
fn line(
    role: LineRole,
    name: &str,
    (figures, hidden): (&Known, &BTreeSet<Period>),
    shown: Option<(Period, Period)>,
) -> LineSpec {
    let mut runs: Vec<Vec<PointSpec>> = Vec::new();
    let range = shown.map(|(first, last)| figures.range(first..=last));
    for (&period, value) in range.into_iter().flatten() {
        let Some(value) = *value else { continue };
        let kind = PointKind::CommonCause;
        let point = PointSpec {
            period,
            value,
            kind,
        };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|p| p.period.next() == period) => run.push(point),
            _ => runs.push(vec![point]),
        }
    }
    LineSpec {
        role,
        name: name.to_owned(),
        runs,
        hidden: shown
            .map(|(first, last)| hidden.range(first..=last).copied().collect())
            .unwrap_or_default(),
    }
}

/// A text as one line, whatever it was typed or pasted as.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! What one chart shows, in data units: no colour, no size, no place on a page.

use chrono::Datelike;

use super::compared::{ComparedSpec, compared};
use super::finding::{self, Finding};
use super::input::{AxisFrom, ChartInput, GroupInput};
use super::known::{Known, is_figure, shown_periods};
use super::panels::{Against, PanelsSpec, side_by_side};
use super::references::{
    AnnotationSpec, BenchmarkSpec, MarkSpec, TargetSpec, annotations, marks, targets,
};
use super::scale::Scale;
use super::usual::{BaselineSpec, Study, UsualSpec};
use super::years::YearsSpec;
use super::{hidden, words, years};
use crate::domain::number::NumberFormat;
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
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
    /// How the figures are drawn.
    pub form: ChartForm,
    /// The groups shown side by side, where the form is that.
    pub panels: Option<PanelsSpec>,
    /// The years laid over each other, where the form is that; the periods shown are those of the latest.
    pub years: Option<YearsSpec>,
    /// What the latest figure is compared with.
    pub compared: Option<ComparedSpec>,
    /// The value axis.
    pub scale: Scale,
    /// The measure's line first, or what stands for it, if there is one; then its groups' in their order, or
    /// earlier years from the latest back; last what it is compared with.
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
    /// What it is called beside others; empty for the measure's own line among groups' in one plot.
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
    /// The average of all groups.
    Average,
    /// The measure's own of an earlier year, so many years before the latest.
    Year(usize),
    /// The measure's own, of each period the figure a year before.
    YearBefore,
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
    /// What it is made of, where it is a ratio and that is known.
    pub parts: Option<Parts>,
}

impl PointSpec {
    /// The figure with its unit and, of a ratio, what it is made of: "82.4% (1,204 of 1,461)".
    pub fn in_full(&self, format: &NumberFormat) -> String {
        let value = format.with_unit(self.value);
        self.parts.map_or(value.clone(), |parts| {
            format!("{value} ({})", parts.words_of(format.kind))
        })
    }
}

impl ChartSpec {
    /// The chart of a measure over time, in the form asked for as far as its figures can have it.
    pub fn line(input: &ChartInput) -> Self {
        let whole = Known::of(&input.figures, input.frequency);
        let of_group = |group: &GroupInput| Known::of(&group.figures, input.frequency);
        let groups: Vec<Known> = input.groups.iter().map(of_group).collect();
        let shown = shown_periods(input, &whole, &groups);
        let study = Study::of(input, &whole);
        let mut spec = Self::empty(input, shown);
        spec.place_figures(input, &study, &whole, &groups);
        spec.place_references(input, &study);
        spec.compare(input);
        spec.scale = Scale::around(&spec.values(), &input.format, spec.axis(input));
        spec.not_shown = hidden::not_shown(&spec, &input.hidden_because);
        spec.caution = words::caution(&spec);
        spec.note = words::note(&spec, input);
        let said = match (finding::finding(&spec, &study), &spec.panels) {
            (Some(own), None) => finding::years::said(&spec, &whole, own),
            (own, _) => finding::groups::of_groups(&spec, own),
        };
        spec.finding = said.finding;
        spec.headline = said.headline;
        spec.description = words::description(&spec, input, said.spoken);
        spec
    }

    /// A chart with nothing in it yet but what is known without its figures.
    fn empty(input: &ChartInput, shown: Option<(Period, Period)>) -> Self {
        let grouped = !input.groups.is_empty();
        let form = match input.form {
            ChartForm::Bars if !grouped => ChartForm::Bars,
            ChartForm::Panels if grouped && shown.is_some() => ChartForm::Panels,
            ChartForm::Years if !grouped => ChartForm::Years,
            ChartForm::Line | ChartForm::Bars | ChartForm::Panels | ChartForm::Years => {
                ChartForm::Line
            }
        };
        Self {
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
            panels: None,
            years: None,
            compared: None,
            scale: Scale::around(&[], &input.format, input.axis),
            lines: Vec::new(),
            target: Vec::new(),
            benchmark: None,
            annotations: Vec::new(),
            usual: Vec::new(),
            baselines: Vec::new(),
            seasonal: false,
            caution: String::new(),
            marks: Vec::new(),
        }
    }

    /// The lines of the form that is asked for, or of the one that can be had.
    fn place_figures(
        &mut self,
        input: &ChartInput,
        study: &Study,
        whole: &Known,
        groups: &[Known],
    ) {
        self.years = self
            .shown
            .filter(|_| self.form == ChartForm::Years)
            .and_then(|shown| YearsSpec::of(input, whole, shown));
        match (self.shown, self.form, &self.years) {
            (Some(shown), ChartForm::Panels, _) => {
                let (lines, panels) = side_by_side(input, whole, groups, shown);
                (self.lines, self.panels) = (lines, Some(panels));
            }
            (Some(shown), ChartForm::Years, Some(years)) => {
                let (lines, of_year) = years::over_each_other(years, study, whole, shown);
                (self.lines, self.shown) = (lines, Some(of_year));
            }
            (
                shown,
                ChartForm::Line | ChartForm::Bars | ChartForm::Panels | ChartForm::Years,
                _,
            ) => {
                if self.form == ChartForm::Years {
                    self.form = ChartForm::Line;
                }
                self.lines = in_one_plot(input, study, whole, groups, shown);
            }
        }
    }

    /// What the figures are seen against.
    fn place_references(&mut self, input: &ChartInput, study: &Study) {
        let Some(shown) = self.shown else { return };
        let against = self.panels.as_ref().map(|panels| panels.against);
        if against != Some(Against::Average) {
            // A year's target stands over the whole of it, months to come too.
            let of_year = self.years.and_then(|years| years.days(years.latest));
            let days = of_year.unwrap_or((shown.0.start(), shown.1.end()));
            self.target = targets(input, days);
            let benchmark = input.benchmark.as_ref().filter(|b| is_figure(b.value));
            self.benchmark = benchmark.map(|b| BenchmarkSpec {
                label: one_line(&b.label),
                value: b.value,
            });
        }
        if input.groups.is_empty() && input.usual_range && self.years.is_none() {
            self.usual = study.usual(shown);
        }
        if !self.usual.is_empty() {
            self.baselines = study.baselines(input, shown);
        }
        self.annotations = annotations(&input.annotations, shown);
        self.marks = marks(&input.marks, shown);
        self.seasonal = study.seasonal;
    }

    /// What the latest figure is compared with.
    fn compare(&mut self, input: &ChartInput) {
        if let Some((compared, line)) = compared(self, input) {
            if !compared.words.is_empty() {
                let about = [self.about.as_str(), compared.words.as_str()];
                let about = about.into_iter().filter(|words| !words.is_empty());
                self.about = about.collect::<Vec<_>>().join(" \u{b7} ");
            }
            self.lines.extend(line);
            self.compared = Some(compared);
        }
    }

    /// Where the value axis begins: that of bars at zero.
    fn axis(&self, input: &ChartInput) -> AxisFrom {
        match self.form {
            ChartForm::Line | ChartForm::Panels | ChartForm::Years => input.axis,
            ChartForm::Bars => AxisFrom::Zero,
        }
    }

    /// Every value that the value axis has to reach.
    fn values(&self) -> Vec<f64> {
        let figures = self.lines.iter().flat_map(LineSpec::points);
        let panels = self.panels.iter().flat_map(|panels| &panels.each);
        let ranges = self
            .usual
            .iter()
            .chain(panels.flat_map(|panel| &panel.usual));
        figures
            .map(|point| point.value)
            .chain(self.target.iter().map(|t| t.value))
            .chain(self.benchmark.iter().map(|b| b.value))
            .chain(ranges.flat_map(|u| [u.lower, u.upper]))
            .collect()
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

/// The lines of a chart with one plot: the whole's, flagged where it stands alone, and the groups'.
fn in_one_plot(
    input: &ChartInput,
    study: &Study,
    whole: &Known,
    groups: &[Known],
    shown: Option<(Period, Period)>,
) -> Vec<LineSpec> {
    let mut lines = Vec::new();
    if !whole.values.is_empty() || groups.is_empty() {
        let mut own = line(LineRole::Whole, "", whole, shown);
        if groups.is_empty() {
            study.flag(&mut own);
        }
        lines.push(own);
    }
    for (i, (group, figures)) in input.groups.iter().zip(groups).enumerate() {
        let name = one_line(&group.name);
        lines.push(line(LineRole::Group(i), &name, figures, shown));
    }
    lines
}

/// The figures within the periods shown, broken where one is missing.
pub(super) fn line(
    role: LineRole,
    name: &str,
    figures: &Known,
    shown: Option<(Period, Period)>,
) -> LineSpec {
    let mut runs: Vec<Vec<PointSpec>> = Vec::new();
    let range = shown.map(|(first, last)| figures.values.range(first..=last));
    for (&period, value) in range.into_iter().flatten() {
        let Some(value) = *value else { continue };
        let kind = PointKind::CommonCause;
        let point = PointSpec {
            period,
            value,
            kind,
            parts: figures.parts.get(&period).copied(),
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
            .map(|(first, last)| figures.hidden.range(first..=last).copied().collect())
            .unwrap_or_default(),
    }
}

/// A text as one line, whatever it was typed or pasted as.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

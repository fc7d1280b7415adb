//! What a chart is made from: one measure's figures and what is known about them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::measure::Direction;
use crate::domain::number::NumberFormat;
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use crate::domain::view::ChartForm;

/// Figures of one measure, as the program knows them. Figures may come in any order; of several
/// for one period the last stands. A figure that is not finite counts as missing, and so does a
/// period of another frequency than the chart's.
///
/// Program files keep it as JSON with what was promised before a chart: a field that comes later needs
/// `#[serde(default)]`, and none changes its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartInput {
    /// The measure's name: "Street-defect response time".
    pub name: String,
    /// What exactly is shown: "Street-defect repairs, median days, monthly". May be empty.
    pub about: String,
    /// How often there is a figure.
    pub frequency: Frequency,
    /// How figures are written.
    pub format: NumberFormat,
    /// Which way is better.
    pub direction: Direction,
    /// The measure's figures; empty when only groups are shown.
    pub figures: Vec<Figure>,
    /// Parts of the whole, such as districts, in the order in which they are named.
    pub groups: Vec<GroupInput>,
    /// The first and last period shown; by default those of the figures given. Periods in it that
    /// have no figure are shown as missing.
    pub shown: Option<(Period, Period)>,
    /// Targets, each in force from its day until the next.
    pub targets: Vec<TargetInput>,
    /// What others reach.
    pub benchmark: Option<BenchmarkInput>,
    /// Remarks at dates.
    pub annotations: Vec<AnnotationInput>,
    /// Days from which the usual range is reckoned anew.
    pub new_baselines: Vec<NewBaseline>,
    /// Whether jumps far above the average jump are left out of the usual range.
    pub screening: bool,
    /// The usual range comes from so many first figures after each baseline; from all for `None`.
    pub fix_after: Option<usize>,
    /// Each figure covers several periods, as a rolling average does: neighbours resemble each other
    /// whatever happens, so nothing is called usual or unusual.
    pub rolling: bool,
    /// Whether the usual range is drawn. What is unusual is found, flagged and said all the same.
    pub usual_range: bool,
    /// Meetings and completed actions, marked under the time axis.
    pub marks: Vec<MarkInput>,
    /// Where the figures come from: "311 work orders, Streets". May be empty.
    pub source: String,
    /// The day up to which the source was read.
    pub as_of: Option<NaiveDate>,
    /// Where the value axis begins; that of bars always at zero.
    pub axis: AxisFrom,
    /// How the figures are drawn. As bars only where there are no groups; side by side only where there
    /// are; year over year only the measure's own, by month or quarter.
    pub form: ChartForm,
    /// First month of the years that are laid over each other, 1 to 12.
    pub year_begins: u32,
    /// What the latest figure is compared with, drawn and said.
    pub compared: Option<ComparedInput>,
    /// Why figures that are there are not shown: "counts below 11, and those that would give one away".
    /// Empty where all are shown.
    pub hidden_because: String,
}

impl ChartInput {
    /// A chart of that measure with no figures yet and nothing else known.
    pub fn new(name: impl Into<String>, frequency: Frequency, format: NumberFormat) -> Self {
        Self {
            name: name.into(),
            about: String::new(),
            frequency,
            format,
            direction: Direction::None,
            figures: Vec::new(),
            groups: Vec::new(),
            shown: None,
            targets: Vec::new(),
            benchmark: None,
            annotations: Vec::new(),
            new_baselines: Vec::new(),
            screening: true,
            fix_after: None,
            rolling: false,
            usual_range: true,
            marks: Vec::new(),
            source: String::new(),
            as_of: None,
            axis: AxisFrom::Zero,
            form: ChartForm::Line,
            year_begins: 1,
            compared: None,
            hidden_because: String::new(),
        }
    }
}

/// One period and its figure, `None` where there should be one and is not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(into = "Short", from = "Short")]
pub struct Figure {
    /// When.
    pub period: Period,
    /// How much, in the measure's unit; percentages 0 to 100.
    pub value: Option<f64>,
    /// What it is made of, where it is a ratio and that is known.
    pub parts: Option<Parts>,
    /// There is one, but it may not be shown where this chart goes; its value is not given.
    pub hidden: bool,
}

/// A figure as it is kept, short, for there are many: period, value, what it is made of, hidden.
type Short = (Period, Option<f64>, Option<(f64, f64)>, bool);

impl From<Figure> for Short {
    fn from(figure: Figure) -> Self {
        let Figure {
            period,
            value,
            parts,
            hidden,
        } = figure;
        let parts = parts.map(|parts| (parts.numerator(), parts.denominator()));
        (period, value, parts, hidden)
    }
}

impl From<Short> for Figure {
    fn from((period, value, parts, hidden): Short) -> Self {
        let parts = parts.and_then(|(above, below)| Parts::new(above, below).ok());
        Self {
            period,
            value,
            parts,
            hidden,
        }
    }
}

impl Figure {
    /// A figure that was reported.
    pub fn new(period: Period, value: f64) -> Self {
        Self {
            period,
            value: Some(value),
            parts: None,
            hidden: false,
        }
    }

    /// A ratio, with what it is made of.
    #[must_use]
    pub fn of(self, parts: Option<Parts>) -> Self {
        Self { parts, ..self }
    }

    /// A figure that is missing.
    pub fn missing(period: Period) -> Self {
        Self {
            period,
            value: None,
            parts: None,
            hidden: false,
        }
    }

    /// A figure that may not be shown.
    pub fn hidden(period: Period) -> Self {
        Self {
            period,
            value: None,
            parts: None,
            hidden: true,
        }
    }
}

/// One part of the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupInput {
    /// Its name: "North".
    pub name: String,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// A target from the day on which it came into force.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TargetInput {
    /// The first day it holds.
    pub from: NaiveDate,
    /// What is to be reached, in the measure's unit; `None` when from that day there is none.
    pub value: Option<f64>,
}

/// What others reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BenchmarkInput {
    /// Who: "Peer cities".
    pub label: String,
    /// How much, in the measure's unit.
    pub value: f64,
}

/// A remark at a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnotationInput {
    /// When.
    pub date: NaiveDate,
    /// What happened, in a few words: "Depot B closed".
    pub label: String,
}

/// What the latest figure is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedInput {
    /// The comparison in words, without a full stop: "0.4 days lower than in October 2025".
    pub words: String,
    /// What is drawn for it.
    pub drawn: ComparedDrawn,
}

/// What is drawn for a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ComparedDrawn {
    /// Of each period shown the figure a year before, as a light line of its own.
    YearBefore(Vec<Figure>),
    /// A line at the day of a meeting, and the figure that was the latest then marked.
    Meeting {
        /// Its day.
        on: NaiveDate,
        /// What it is called: "Last meeting, Oct 27".
        label: String,
        /// The period of the figure that was the latest then, if there was one.
        latest_then: Option<Period>,
    },
    /// The distance between the latest figure and the target.
    Target,
}

/// A day from which the usual range is reckoned anew; earlier figures keep the one they had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBaseline {
    /// The first figure whose period begins on or after it is the first of the new range. Outside
    /// the figures it has no effect.
    pub from: NaiveDate,
    /// What changed: "Second crew started". May be empty.
    pub reason: String,
}

/// Something of the measure's life, marked under the time axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkInput {
    /// When.
    pub date: NaiveDate,
    /// What it was.
    pub kind: MarkKind,
    /// In a few words: "Streets Stat", "Pothole blitz in Ward 3".
    pub label: String,
}

/// What is marked under the time axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkKind {
    /// A meeting at which the measure was on the agenda.
    Meeting,
    /// An action on it was completed.
    ActionDone,
}

/// Where the value axis begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AxisFrom {
    /// At zero, as charts of a city should unless there is a reason.
    Zero,
    /// Near the lowest figure; the chart's note then says where.
    Fitted,
}

//! What the latest figure is compared with: the words, and what is drawn for them.

use chrono::NaiveDate;

use super::input::{ChartInput, ComparedDrawn};
use super::known::Known;
use super::spec::{ChartSpec, LineRole, LineSpec, line, one_line};
use crate::domain::period::Period;
use crate::domain::view::ChartForm;

/// A comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedSpec {
    /// The comparison in words, without a full stop.
    pub words: String,
    /// What is drawn for it.
    pub drawn: ComparedMark,
}

/// What is drawn for a comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum ComparedMark {
    /// Nothing, because the chart shows it already, or because its figures are not in the plot.
    Words,
    /// The figures a year before, as the chart's last line.
    YearBefore,
    /// A meeting.
    Meeting {
        /// Its day.
        on: NaiveDate,
        /// What it is called.
        label: String,
        /// The period of the figure that was the latest then.
        latest_then: Option<Period>,
    },
    /// The distance between the latest figure and the target.
    Target {
        /// The latest figure.
        latest: f64,
        /// The target in force then.
        target: f64,
        /// "2.2 above target".
        label: String,
    },
}

/// The comparison asked for as far as the chart can show it, and the line it adds.
pub(super) fn compared(
    spec: &ChartSpec,
    input: &ChartInput,
) -> Option<(ComparedSpec, Option<LineSpec>)> {
    let given = input.compared.as_ref()?;
    let words = one_line(&given.words);
    let (mark, line) = match (&given.drawn, spec.form) {
        (_, ChartForm::Panels) | (ComparedDrawn::YearBefore(_), ChartForm::Years) => {
            (ComparedMark::Words, None)
        }
        (ComparedDrawn::YearBefore(figures), ChartForm::Line | ChartForm::Bars) => {
            let known = Known::of(figures, input.frequency);
            let mut line = line(LineRole::YearBefore, "A year earlier", &known, spec.shown);
            // They stand at later periods than their own, whose figures may well be shown.
            line.hidden.clear();
            let seen = spec.whole().is_some() && !line.runs.is_empty();
            if seen {
                (ComparedMark::YearBefore, Some(line))
            } else {
                (ComparedMark::Words, None)
            }
        }
        (
            ComparedDrawn::Meeting {
                on,
                label,
                latest_then,
            },
            ChartForm::Line | ChartForm::Bars | ChartForm::Years,
        ) => (meeting(spec, (*on, label, *latest_then)), None),
        (ComparedDrawn::Target, ChartForm::Line | ChartForm::Bars | ChartForm::Years) => {
            (target(spec).unwrap_or(ComparedMark::Words), None)
        }
    };
    let found = ComparedSpec { words, drawn: mark };
    Some((found, line))
}

/// A meeting on a day that is shown.
fn meeting(
    spec: &ChartSpec,
    (on, label, latest_then): (NaiveDate, &str, Option<Period>),
) -> ComparedMark {
    let within = |(first, last): (Period, Period)| first.start() <= on && on <= last.end();
    if !spec.shown.is_some_and(within) {
        return ComparedMark::Words;
    }
    let there = |period: &Period| spec.whole().is_some_and(|line| line.at(*period).is_some());
    ComparedMark::Meeting {
        on,
        label: one_line(label),
        latest_then: latest_then.filter(there),
    }
}

/// The distance to the target, where the two lie apart.
fn target(spec: &ChartSpec) -> Option<ComparedMark> {
    let latest = spec.whole()?.latest()?;
    let target = spec.target_at(latest.period)?;
    let apart = spec.format.change(latest.value - target);
    let apart = apart.trim_start_matches(['+', '\u{2212}']);
    let side = if latest.value > target {
        "above"
    } else {
        "below"
    };
    let shows = apart.contains(|c: char| ('1'..='9').contains(&c));
    shows.then(|| ComparedMark::Target {
        latest: latest.value,
        target,
        label: format!("{apart} {side} target"),
    })
}

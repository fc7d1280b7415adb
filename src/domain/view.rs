//! How a measure's figures are looked at: over which periods, broken down or not, drawn how, against what.

use crate::domain::text::words;

words! {
    /// How a measure's chart is drawn.
    pub enum ChartForm {
        /// Joined by a line, with markers: what a process does over time.
        Line = "line", "Line";
        /// As bars from zero: how many were counted in each period.
        Bars = "bars", "Bars";
        /// Small multiples: each group in a chart of its own, all on one scale.
        Panels = "panels", "Side by side";
        /// Year over year: each year a line of its own over the months of a year.
        Years = "years", "Year over year";
    }
}

words! {
    /// What a chart compares its latest figure with, in the order people choose from.
    pub enum ComparedWith {
        /// Nothing in particular.
        Nothing = "nothing", "Nothing";
        /// The same period a year before.
        LastYear = "last year", "Last year";
        /// What was known at the last meeting.
        LastMeeting = "last meeting", "Last meeting";
        /// The target in force.
        Target = "target", "Target";
    }
}

/// How a measure's figures are looked at, in an exhibit, on the projector or on the measure's own page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct View {
    /// Broken down by this dimension; empty for the whole.
    pub dimension: String,
    /// How many of the latest periods; 0 for all.
    pub periods: u32,
    /// How the chart is drawn. Side by side takes a dimension; without one it is a line.
    pub form: ChartForm,
    /// Whether the usual range is drawn. What is unusual is flagged and said all the same.
    pub usual_range: bool,
    /// What the latest figure is compared with.
    pub compared: ComparedWith,
}

impl Default for View {
    /// All figures of the whole as a line with its usual range.
    fn default() -> Self {
        Self {
            dimension: String::new(),
            periods: 0,
            form: ChartForm::Line,
            usual_range: true,
            compared: ComparedWith::Nothing,
        }
    }
}

impl View {
    /// The latest `periods` (0 for all), the whole or by a dimension, otherwise as by default.
    pub fn of(dimension: &str, periods: u32) -> Self {
        Self {
            dimension: dimension.to_owned(),
            periods,
            ..Self::default()
        }
    }
}

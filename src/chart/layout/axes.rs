//! From days and values to places in the plot.

use chrono::{Datelike, NaiveDate};

use super::Plot;
use crate::chart::scale::Scale;
use crate::chart::spec::middle;
use crate::domain::period::Period;
use crate::domain::view::ChartForm;

/// The two axes of a plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axes {
    pub(super) plot: Plot,
    scale: Scale,
    /// What day, counted in the common era, stands at the left and at the right side.
    days: (f64, f64),
}

impl Axes {
    /// From the middle of the first period to the middle of the last; a single period, and bars, stand
    /// in the middle of their own days.
    pub(super) fn new(
        plot: Plot,
        scale: Scale,
        (first, last): (Period, Period),
        form: ChartForm,
    ) -> Self {
        let days = if first == last || form == ChartForm::Bars {
            let half = |period: Period| period.days() as f64 / 2.0;
            (middle(first) - half(first), middle(last) + half(last))
        } else {
            (middle(first), middle(last))
        };
        Self { plot, scale, days }
    }

    /// Where a period's figure stands.
    pub(super) fn period(&self, period: Period) -> f32 {
        self.across(middle(period))
    }

    /// Where a day begins, no further than the sides of the plot.
    pub(super) fn day(&self, date: NaiveDate) -> f32 {
        let x = self.across(f64::from(date.num_days_from_ce()));
        x.clamp(self.plot.left, self.plot.right)
    }

    /// How far apart the figures of neighbouring periods stand, from the first one shown to the last.
    pub(super) fn between(&self, (first, last): (Period, Period)) -> f32 {
        if first == last {
            return self.plot.width();
        }
        (self.period(last) - self.period(first)) / first.periods_until(last).max(1) as f32
    }

    /// How high a value stands.
    pub(super) fn value(&self, value: f64) -> f32 {
        let share = self.scale.share(value).clamp(0.0, 1.0) as f32;
        self.plot.bottom - share * self.plot.height()
    }

    fn across(&self, day: f64) -> f32 {
        let share = (day - self.days.0) / (self.days.1 - self.days.0);
        self.plot.left + share as f32 * self.plot.width()
    }
}

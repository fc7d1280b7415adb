//! From days and values to places in the plot.

use chrono::{Datelike, NaiveDate};

use super::Plot;
use crate::chart::scale::Scale;
use crate::chart::spec::{ChartSpec, middle};
use crate::chart::years::YearsSpec;
use crate::domain::period::Period;
use crate::domain::view::ChartForm;

/// The months of a year.
const MONTHS: f32 = 12.0;

/// The two axes of a plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axes {
    pub(super) plot: Plot,
    scale: Scale,
    across: Across,
}

/// What stands at the left and at the right side.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Across {
    /// Days counted in the common era.
    Days(f64, f64),
    /// The months of a year, each year's from its beginning.
    Year(YearsSpec),
}

impl Axes {
    /// From the middle of the first period to the middle of the last; a single period, and bars, stand
    /// in the middle of their own days. Years laid over each other go from the middle of their first
    /// period to that of their last.
    pub(super) fn new(plot: Plot, spec: &ChartSpec, (first, last): (Period, Period)) -> Self {
        let across = if let Some(years) = spec.years {
            Across::Year(years)
        } else if first == last || spec.form == ChartForm::Bars {
            let half = |period: Period| period.days() as f64 / 2.0;
            Across::Days(middle(first) - half(first), middle(last) + half(last))
        } else {
            Across::Days(middle(first), middle(last))
        };
        Self {
            plot,
            scale: spec.scale,
            across,
        }
    }

    /// Where a period's figure stands.
    pub(super) fn period(&self, period: Period) -> f32 {
        match &self.across {
            Across::Days(..) => self.across(middle(period)),
            Across::Year(years) => self.month(years, years.middle_of(period)),
        }
    }

    /// Where a day begins, no further than the sides of the plot.
    pub(super) fn day(&self, date: NaiveDate) -> f32 {
        let x = match &self.across {
            Across::Days(..) => self.across(f64::from(date.num_days_from_ce())),
            Across::Year(years) if years.year_of(date) > years.latest => self.plot.right,
            Across::Year(years) => self.month(years, years.month_of(date)),
        };
        x.clamp(self.plot.left, self.plot.right)
    }

    /// How far apart the figures of neighbouring periods stand, from the first one shown to the last.
    pub(super) fn between(&self, (first, last): (Period, Period)) -> f32 {
        match &self.across {
            Across::Days(..) if first == last => self.plot.width(),
            Across::Days(..) => {
                let steps = first.periods_until(last).max(1) as f32;
                (self.period(last) - self.period(first)) / steps
            }
            Across::Year(years) => {
                let months = years.months();
                self.plot.width() * months / (MONTHS - months)
            }
        }
    }

    /// How high a value stands.
    pub(super) fn value(&self, value: f64) -> f32 {
        let share = self.scale.share(value).clamp(0.0, 1.0) as f32;
        self.plot.bottom - share * self.plot.height()
    }

    fn across(&self, day: f64) -> f32 {
        let Across::Days(from, to) = self.across else {
            return self.plot.left;
        };
        let share = (day - from) / (to - from);
        self.plot.left + share as f32 * self.plot.width()
    }

    /// Where a place in a year stands, in months from its beginning.
    fn month(&self, years: &YearsSpec, month: f32) -> f32 {
        let half = years.months() / 2.0;
        let share = (month - half) / (MONTHS - 2.0 * half);
        self.plot.left + share.clamp(0.0, 1.0) * self.plot.width()
    }
}

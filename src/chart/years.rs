//! Years laid over each other: of which years the figures are, and where in a year each stands.

use chrono::{Datelike, NaiveDate};

use super::input::ChartInput;
use super::known::Known;
use super::spec::{LineRole, LineSpec, line};
use super::usual::Study;
use crate::domain::period::{Frequency, Period};

/// Years of a calendar or of a city's books, by months or quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearsSpec {
    /// The month they begin in, 1 to 12.
    pub begins: u32,
    /// The calendar year in which the latest of them begins.
    pub latest: i32,
    /// How often there is a figure.
    frequency: Frequency,
}

impl YearsSpec {
    /// The years of the figures shown; nothing where figures are not by month or quarter, or where there are
    /// none.
    pub(super) fn of(input: &ChartInput, whole: &Known, shown: (Period, Period)) -> Option<Self> {
        match input.frequency {
            Frequency::Month | Frequency::Quarter => {}
            Frequency::Day | Frequency::Week | Frequency::Year => return None,
        }
        let mut figures = whole.values.range(shown.0..=shown.1).rev();
        let there =
            |(at, value): &(&Period, &Option<f64>)| value.is_some() || whole.hidden.contains(at);
        let (latest, _) = figures.find(there)?;
        let begins = Some(input.year_begins).filter(|month| (1..=12).contains(month));
        let mut years = Self {
            begins: begins.unwrap_or(1),
            latest: 0,
            frequency: input.frequency,
        };
        years.latest = years.year_of(latest.start());
        Some(years)
    }

    /// The calendar year in which the year of a day begins.
    pub(super) fn year_of(&self, day: NaiveDate) -> i32 {
        day.year() - i32::from(day.month() < self.begins)
    }

    /// Where a day lies in its year, in months from its beginning.
    pub(super) fn month_of(&self, day: NaiveDate) -> f32 {
        let months = (day.month() + 12 - self.begins) % 12;
        let days = Period::containing(Frequency::Month, day).days();
        months as f32 + day.day0() as f32 / days as f32
    }

    /// Where the middle of a period lies in its year, in months from its beginning.
    pub(super) fn middle_of(&self, period: Period) -> f32 {
        self.month_of(period.start()) + self.months() / 2.0
    }

    /// How many months a period has.
    pub(super) fn months(&self) -> f32 {
        match self.frequency {
            Frequency::Day | Frequency::Week | Frequency::Month => 1.0,
            Frequency::Quarter => 3.0,
            Frequency::Year => 12.0,
        }
    }

    /// What a year is called that begins in that calendar year: "2026", of a city's books "FY27".
    pub fn name(&self, year: i32) -> String {
        let fiscal = Period::fiscal_year(year + 1, self.begins).filter(|_| self.begins != 1);
        fiscal.map_or_else(|| year.to_string(), Period::label)
    }

    /// The first and the last day of a year that begins in that calendar year.
    pub(super) fn days(&self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let first = NaiveDate::from_ymd_opt(year, self.begins, 1)?;
        let next = NaiveDate::from_ymd_opt(year + 1, self.begins, 1)?;
        Some((first, next.pred_opt()?))
    }

    /// The periods of the latest year, those to come too: in step with one of them.
    pub(super) fn periods(&self, one: Period) -> Vec<Period> {
        let Some((first, last)) = self.days(self.latest) else {
            return Vec::new();
        };
        let mut at = one;
        while at.previous() < at && at.previous().start() >= first {
            at = at.previous();
        }
        let mut found = Vec::new();
        while at.start() <= last && found.len() < 12 {
            found.push(at);
            at = at.next();
        }
        found
    }
}

/// The latest year's line, then those of the years before it that have figures, back to the one in which the
/// periods shown begin, whole; and the periods shown of the latest year.
pub(super) fn over_each_other(
    years: &YearsSpec,
    study: &Study,
    whole: &Known,
    shown: (Period, Period),
) -> (Vec<LineSpec>, (Period, Period)) {
    let of_year = |year: i32| {
        let mut all = whole.values.keys().filter(|p| **p <= shown.1);
        let first = all.find(|p| years.year_of(p.start()) == year)?;
        let last = all.rfind(|p| years.year_of(p.start()) == year);
        Some((*first, *last.unwrap_or(first)))
    };
    let mut lines = Vec::new();
    let earliest = years.year_of(shown.0.start());
    for back in 0..=(years.latest - earliest).max(0) {
        let year = years.latest - back;
        let role = match usize::try_from(back) {
            Ok(0) | Err(_) => LineRole::Whole,
            Ok(back) => LineRole::Year(back),
        };
        let Some(span) = of_year(year) else { continue };
        let mut line = line(role, &years.name(year), whole, Some(span));
        study.flag(&mut line);
        if role == LineRole::Whole || !line.runs.is_empty() {
            lines.push(line);
        }
    }
    let now = of_year(years.latest).unwrap_or(shown);
    let all = years.periods(now.1);
    let first = all.first().map_or(now.0, |first| now.0.min(*first));
    let last = all.last().map_or(shown.1, |last| shown.1.min(*last));
    (lines, (first, last.max(first)))
}

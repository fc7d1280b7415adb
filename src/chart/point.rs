//! One figure of a chart in words, for whoever looks at that one alone.

use super::ChartSpec;
use crate::domain::period::Period;
use chrono::NaiveDate;

/// A figure of a chart, named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPoint {
    /// Its period.
    pub period: Period,
    /// "6.2 days".
    pub figure: String,
    /// "Oct 2026", of a group with its name: "North, Oct 2026".
    pub label: String,
}

impl ChartSpec {
    /// The figure of the line at this place for the period that begins on this day; `None` where the chart has none.
    pub fn point_on(&self, line: u32, on: NaiveDate) -> Option<NamedPoint> {
        let line = self.lines.get(line as usize)?;
        let point = line.points().find(|point| point.period.start() == on)?;
        let period = point.period.label();
        Some(NamedPoint {
            period: point.period,
            figure: self.format.with_unit(point.value),
            label: if line.name.is_empty() {
                period
            } else {
                format!("{}, {period}", line.name)
            },
        })
    }
}

//! A measure's figures in rows, as tables on screen and paper show them.

use super::exhibits::shown_span;
use super::hidden::NOT_SHOWN;
use super::{GroupFigures, MeasurePage};
use crate::domain::measure::Measure;
use crate::domain::number::NO_FIGURE;
use crate::domain::observation::Figure;
use crate::domain::period::Period;
use crate::domain::target::{TargetKind, TargetStatus, in_force, status_among};
use crate::domain::text::upper_first;
use serde::{Deserialize, Serialize};

/// A measure's figures in rows, the latest first. The unit is said once, in a head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureTable {
    /// Head of the column of periods: "Period", or the unit with it where the other heads are groups:
    /// "Days by month".
    pub head: String,
    /// Heads of the other columns: the figure (by its unit, if it has one), target and status; or the
    /// groups of a breakdown.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<FigureRow>,
    /// What is to be said of cells that may not be shown: "Not shown: counts below 11, and those that would
    /// give one away"; empty where all are.
    pub note: String,
}

/// One period of a table of figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureRow {
    /// The period.
    pub period: Period,
    /// Cells as a person reads them, without the unit that a head says.
    pub cells: Vec<String>,
    /// Status of the whole in this period; tables by group have none.
    pub status: Option<TargetStatus>,
}

/// A measure's figures as a whole or by a dimension, over its latest `periods` (0 for all).
pub fn table_of(page: &MeasurePage, dimension: &str, periods: u32) -> FigureTable {
    let span = shown_span(page, periods);
    let inside = |period: &Period| span.is_none_or(|(from, to)| (from..=to).contains(period));
    let latest_first = page.figures.iter().rev().map(|figure| figure.period);
    let shown: Vec<Period> = latest_first.filter(inside).collect();
    let by_group = page.groups.iter().any(|group| group.dimension == dimension);
    let mut table = if !dimension.is_empty() && by_group {
        of_groups(page, dimension, &shown)
    } else {
        of_whole(page, &shown)
    };
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    if cells.any(|cell| cell == NOT_SHOWN) {
        table.note = format!("Not shown: {}", page.hidden.because());
    }
    table
}

fn of_whole(page: &MeasurePage, shown: &[Period]) -> FigureTable {
    let measure = &page.row.measure;
    let figure = measure
        .format
        .unit_word()
        .map_or("Figure".to_owned(), upper_first);
    let row = |period: &Period| {
        let value = value_of(&page.figures, *period);
        let hidden = page.hidden.whole(*period);
        let at = (period.frequency(), period.end());
        let target = in_force(measure, &page.targets, TargetKind::Target, at);
        let target = target.map(|target| target.value);
        let status = status_among(measure, value, &page.targets, at);
        let set = target.map_or(NO_FIGURE.to_owned(), |value| {
            measure.format.set_value(value)
        });
        FigureRow {
            period: *period,
            cells: if hidden {
                vec![NOT_SHOWN.to_owned(), set, NO_FIGURE.to_owned()]
            } else {
                vec![cell(measure, value), set, status.label().to_owned()]
            },
            status: Some(status).filter(|_| !hidden),
        }
    };
    FigureTable {
        head: "Period".to_owned(),
        columns: vec![figure, "Target".to_owned(), "Status".to_owned()],
        rows: shown.iter().map(row).collect(),
        note: String::new(),
    }
}

fn of_groups(page: &MeasurePage, dimension: &str, shown: &[Period]) -> FigureTable {
    let measure = &page.row.measure;
    let groups = || {
        page.groups
            .iter()
            .filter(|group| group.dimension == dimension)
    };
    let head = measure
        .format
        .unit_word()
        .map_or("Period".to_owned(), |unit| {
            format!("{} by {}", upper_first(unit), measure.frequency.noun())
        });
    let row = |period: &Period| {
        let of_group = |group: &GroupFigures| {
            if page.hidden.group(group, *period) {
                NOT_SHOWN.to_owned()
            } else {
                cell(measure, value_of(&group.figures, *period))
            }
        };
        FigureRow {
            period: *period,
            cells: groups().map(of_group).collect(),
            status: None,
        }
    };
    FigureTable {
        head,
        columns: groups().map(|group| group.group.clone()).collect(),
        rows: shown.iter().map(row).collect(),
        note: String::new(),
    }
}

fn value_of(figures: &[Figure], period: Period) -> Option<f64> {
    let found = figures.iter().find(|figure| figure.period == period);
    found.and_then(|figure| figure.value)
}

fn cell(measure: &Measure, value: Option<f64>) -> String {
    value.map_or(NO_FIGURE.to_owned(), |value| measure.format.plain(value))
}

//! A measure's line on a scorecard, in the words every scorecard uses: on the projector and on paper.

use super::compared::Against;
use super::{Found, MeasureBook, MeasureRow, MeetingView, Unusual};
use crate::domain::ids::MeasureId;
use crate::domain::measure::Approval;
use crate::domain::number::{NO_FIGURE, NumberFormat};
use crate::domain::target::TargetStatus;
use crate::program::Program;
use crate::stats::Change;

/// One measure on a scorecard. What there is none of is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreLine {
    /// The measure's name.
    pub name: String,
    /// Not approved yet.
    pub proposed: bool,
    /// The latest figure with its unit: "6.2 days".
    pub latest: String,
    /// Its period: "Oct 2026".
    pub period: String,
    /// How it differs from the period before: "−0.1 (−1.6%)", "−0.6 pt".
    pub change: String,
    /// The target in force, with its unit.
    pub target: String,
    /// Status against it.
    pub status: TargetStatus,
    /// What the latest figure is against its usual range.
    pub unusual: Unusual,
    /// Whether the target can be relied on: "Reliably met"; empty where that isn't known.
    pub reliable: &'static str,
}

/// A measure's line.
pub fn score_line(row: &MeasureRow) -> ScoreLine {
    let (measure, format) = (&row.measure, &row.measure.format);
    let mut comparisons = row.comparisons.iter();
    let last = comparisons.find(|one| one.against == Against::LastPeriod);
    let change = last.and_then(|one| one.change);
    let target = row.target.map(|value| format.set_value_with_unit(value));
    ScoreLine {
        name: measure.name.trim().to_owned(),
        proposed: measure.approval != Approval::Approved,
        latest: row
            .latest
            .map(|(_, value)| format.with_unit(value))
            .unwrap_or_default(),
        period: row
            .latest
            .map(|(period, _)| period.label())
            .unwrap_or_default(),
        change: change
            .map(|change| change_words(format, Some(change)))
            .unwrap_or_default(),
        target: target.unwrap_or_default(),
        status: row.status,
        unusual: row.verdict.unusual,
        reliable: if row.verdict.reliability.is_known() {
            row.verdict.reliability.words(measure.frequency)
        } else {
            ""
        },
    }
}

/// The measures a meeting's scorecard shows: those on the agenda in its order, each once; without any, the
/// approved ones of the meeting's departments.
pub fn scored<'m>(view: &MeetingView, book: &'m MeasureBook) -> Vec<&'m MeasureRow> {
    let mut rows: Vec<&MeasureRow> = Vec::new();
    let on_agenda = view
        .agenda()
        .flat_map(|item| &item.exhibits)
        .filter_map(|exhibit| exhibit.measure);
    for id in on_agenda {
        let there = rows.iter().any(|row| row.measure.id == id);
        if !there && let Some(row) = book.row(id) {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        let ours = |row: &&MeasureRow| {
            let department = row.measure.department;
            row.measure.approval == Approval::Approved
                && !row.measure.retired
                && department.is_some_and(|id| view.departments.contains(&id))
        };
        rows = book.rows.iter().filter(ours).collect();
    }
    rows
}

/// Which measures a meeting's scorecard shows, without any figure of theirs.
///
/// # Errors
/// When the file can't be read.
pub fn on_scorecard(program: &Program, view: &MeetingView) -> Found<Vec<MeasureId>> {
    let book = super::measures(program)?;
    let rows = scored(view, &book).into_iter();
    Ok(rows.map(|row| row.measure.id).collect())
}

/// "+0.4 (+6.9%)", "−0.6 pt"; a dash where there is none.
pub fn change_words(format: &NumberFormat, change: Option<Change>) -> String {
    let Some(change) = change else {
        return NO_FIGURE.to_owned();
    };
    let words = format.change(change.difference);
    match change.percent.map(percent) {
        Some(percent) if words != "0" => format!("{words} ({percent})"),
        Some(_) | None => words,
    }
}

/// "+6.9%", "−34%"; more than a thousandfold is no share any more.
fn percent(percent: f64) -> String {
    let sign = if percent < 0.0 { "\u{2212}" } else { "+" };
    let size = percent.abs();
    if size < 9.95 {
        format!("{sign}{size:.1}%")
    } else if size < 1000.0 {
        format!("{sign}{size:.0}%")
    } else {
        format!("{sign}{:.0}-fold", size / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::number::NumberKind;

    #[test]
    fn a_difference_is_told_in_the_unit_and_in_percent_where_that_says_something() {
        let days = NumberFormat::of(NumberKind::Days);
        let change = |difference, percent| {
            Some(Change {
                now: 0.0,
                then: 0.0,
                difference,
                percent,
            })
        };
        assert_eq!(
            change_words(&days, change(0.4, Some(6.92))),
            format!("{} (+6.9%)", days.change(0.4))
        );
        assert_eq!(change_words(&days, change(0.0, Some(0.0))), "0");
        assert_eq!(change_words(&days, None), NO_FIGURE);
        let share = NumberFormat::of(NumberKind::Percent);
        assert!(change_words(&share, change(-0.6, None)).ends_with(" pt"));
        assert_eq!(percent(-34.4), "\u{2212}34%");
        assert_eq!(percent(12_345.0), "+123-fold");
    }
}

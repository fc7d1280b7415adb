//! What a chart compares a measure's latest figure with: what is drawn for it, and the words that say it.

use super::MeasurePage;
use super::compared::{Against, Compared, a_year_before};
use crate::chart::{ComparedDrawn, ComparedInput, Figure};
use crate::domain::dates;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Period;
use crate::domain::view::{ComparedWith, ViewChoices};
use crate::stats::Change;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What there is to choose from when a measure is looked at.
pub fn view_choices(page: &MeasurePage) -> ViewChoices {
    let row = &page.row;
    let compared = ComparedWith::ALL.iter().copied();
    let there = |with: &ComparedWith| {
        *with == ComparedWith::Nothing || compared_with(page, *with).is_some()
    };
    let span = page.judged.first().zip(page.judged.last());
    ViewChoices {
        frequency: row.measure.frequency,
        dimensions: row.dimensions.clone(),
        span: span.map_or(0, |(first, last)| {
            first.periods_until(*last).unsigned_abs() + 1
        }),
        compared: compared.filter(there).collect(),
    }
}

/// What is drawn and said where the latest figure is compared with that; `None` where there is nothing to
/// compare it with. `shown` are the first and last period of the chart.
pub(super) fn comparison(
    page: &MeasurePage,
    with: ComparedWith,
    shown: Option<(Period, Period)>,
) -> Option<ComparedInput> {
    let words = comparison_words(page, with)?;
    let drawn = match with {
        ComparedWith::Nothing => return None,
        ComparedWith::LastYear => ComparedDrawn::YearBefore(year_before(page, shown?)),
        ComparedWith::LastMeeting => {
            let on = page.last_meeting?;
            let then = compared_with(page, with)?.from;
            let frequency = page.row.measure.frequency;
            ComparedDrawn::Meeting {
                on,
                label: format!("Last meeting, {}", dates::month_and_day(on)),
                latest_then: then.and_then(|from| Period::starting(frequency, from)),
            }
        }
        ComparedWith::Target => ComparedDrawn::Target,
    };
    Some(ComparedInput { words, drawn })
}

/// The comparison in words, without a full stop: "0.4 days lower than in Oct 2025", "at the target of 4
/// days". `None` where there is nothing to compare with.
pub fn comparison_words(page: &MeasurePage, with: ComparedWith) -> Option<String> {
    let measure = &page.row.measure;
    let (format, one) = (&measure.format, compared_with(page, with)?);
    let change = one.change?;
    let from = one
        .from
        .and_then(|from| Period::starting(measure.frequency, from));
    Some(match with {
        ComparedWith::Nothing => return None,
        ComparedWith::LastYear => than(format, change, &from?.when()),
        ComparedWith::LastMeeting => {
            let words = than(format, change, &from?.when());
            let on = dates::prose(page.last_meeting?);
            format!("{words}, the latest before the meeting of {on}")
        }
        ComparedWith::Target => against_target(format, change),
    })
}

/// The comparison of a page that has a difference. Where the latest figure may not be shown there is none: one
/// of an earlier figure would be taken for it.
fn compared_with(page: &MeasurePage, with: ComparedWith) -> Option<&Compared> {
    let latest = page.row.latest.map(|(period, _)| period);
    if page.hidden.periods().next_back() > latest {
        return None;
    }
    let against = match with {
        ComparedWith::Nothing => return None,
        ComparedWith::LastYear => Against::LastYear,
        ComparedWith::LastMeeting => Against::LastMeeting,
        ComparedWith::Target => Against::Target,
    };
    let mut all = page.row.comparisons.iter();
    all.find(|one| one.against == against && one.change.is_some())
}

/// Of each period shown the figure a year before, those there are, at the period it is compared with.
fn year_before(page: &MeasurePage, (first, last): (Period, Period)) -> Vec<Figure> {
    let frequency = page.row.measure.frequency;
    let known = page.figures.iter();
    let values: HashMap<_, f64> = known
        .filter_map(|figure| Some((figure.period.start(), figure.value?)))
        .collect();
    let count = first.periods_until(last);
    let shown = (0..=count).map(|step| first.plus(step));
    shown
        .filter_map(|period| {
            let before = a_year_before(frequency, period.start())?;
            Some(Figure::new(period, *values.get(&before)?))
        })
        .collect()
}

/// "0.4 days lower than in Oct 2025", "188 more requests than in Oct 2025".
fn than(format: &NumberFormat, change: Change, when: &str) -> String {
    let way = change.difference.total_cmp(&0.0);
    let Some(size) = Size::of(format, change.difference) else {
        let about = if way == Ordering::Equal { "" } else { "about " };
        return format!("{about}the same as {when}");
    };
    let counted = format.kind == NumberKind::Count;
    match (way, counted, size.unit) {
        (Ordering::Greater, true, unit) => format!("{} more{unit} than {when}", size.figure),
        (_, true, unit) => format!("{} fewer{unit} than {when}", size.figure),
        (Ordering::Greater, false, unit) => format!("{}{unit} higher than {when}", size.figure),
        (_, false, unit) => format!("{}{unit} lower than {when}", size.figure),
    }
}

/// "0.4 days above the target of 4 days".
fn against_target(format: &NumberFormat, change: Change) -> String {
    let target = format.set_value_with_unit(change.then);
    let relation = match change.difference.total_cmp(&0.0) {
        Ordering::Equal => return format!("at the target of {target}"),
        Ordering::Greater => "above",
        Ordering::Less => "below",
    };
    match Size::of(format, change.difference) {
        Some(size) => format!(
            "{}{} {relation} the target of {target}",
            size.figure, size.unit
        ),
        None => format!("just {relation} the target of {target}"),
    }
}

/// The size of a difference as a person says it.
struct Size {
    figure: String,
    /// With a space before it, or empty.
    unit: String,
}

impl Size {
    /// `None` where it rounds to nothing.
    fn of(format: &NumberFormat, difference: f64) -> Option<Self> {
        let size = difference.abs();
        let plain = format.plain(size);
        if !plain.contains(|c: char| ('1'..='9').contains(&c)) {
            return None;
        }
        if format.kind == NumberKind::Percent {
            let figure = plain.trim_end_matches('%').to_owned();
            let points = if figure == "1" { "point" } else { "points" };
            return Some(Self {
                figure,
                unit: format!(" percentage {points}"),
            });
        }
        let whole = format.with_unit(size);
        // "0.3 of 5" is no difference between two scores.
        let unit = whole.strip_prefix(&plain).unwrap_or_default();
        let scale = unit.starts_with(" of ") || unit.starts_with(" out of ");
        Some(Self {
            unit: if scale {
                String::new()
            } else {
                unit.to_owned()
            },
            figure: plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(kind: NumberKind, unit: &str) -> NumberFormat {
        NumberFormat {
            unit: unit.to_owned(),
            ..NumberFormat::of(kind)
        }
    }

    fn change(now: f64, then: f64) -> Change {
        Change {
            now,
            then,
            difference: now - then,
            percent: None,
        }
    }

    #[test]
    fn a_difference_is_said_plainly_in_the_measures_own_unit() {
        let said =
            |format: &NumberFormat, now, then| than(format, change(now, then), "in Oct 2025");
        let days = format(NumberKind::Days, "");
        assert_eq!(said(&days, 6.2, 6.6), "0.4 days lower than in Oct 2025");
        assert_eq!(said(&days, 6.6, 6.2), "0.4 days higher than in Oct 2025");
        let trees = format(NumberKind::Count, "trees");
        assert_eq!(said(&trees, 412.0, 413.0), "1 fewer tree than in Oct 2025");
        let counted = format(NumberKind::Count, "");
        assert_eq!(said(&counted, 600.0, 412.0), "188 more than in Oct 2025");
        let money = format(NumberKind::Currency, "");
        assert_eq!(
            said(&money, 3e6, 1.8e6),
            "$1.2\u{a0}M higher than in Oct 2025"
        );
        let score = format(NumberKind::Score, "of 5");
        assert_eq!(said(&score, 4.2, 3.9), "0.3 higher than in Oct 2025");
    }

    #[test]
    fn percentages_differ_by_points() {
        let share = format(NumberKind::Percent, "");
        let points = than(&share, change(94.1, 94.7), "in Oct 2025");
        assert_eq!(points, "0.6 percentage points lower than in Oct 2025");
        let one = NumberFormat {
            decimals: 0,
            ..share
        };
        let said = against_target(&one, change(96.0, 95.0));
        assert_eq!(said, "1 percentage point above the target of 95%");
    }

    #[test]
    fn what_rounds_to_nothing_is_not_said_to_be_equal() {
        let days = format(NumberKind::Days, "");
        let said = |now, then| than(&days, change(now, then), "in Oct 2025");
        assert_eq!(said(6.2, 6.2), "the same as in Oct 2025");
        assert_eq!(said(6.21, 6.2), "about the same as in Oct 2025");
        let target = |now| against_target(&days, change(now, 4.0));
        assert_eq!(target(4.0), "at the target of 4 days");
        assert_eq!(target(4.02), "just above the target of 4 days");
        assert_eq!(target(3.6), "0.4 days below the target of 4 days");
    }
}

//! What newer figures than the released memo's change, in words: "Updated since the memo: 6.2 to 5.9 days (Oct
//! 2026)".

use super::MeasurePage;
use crate::domain::number::NumberFormat;
use crate::domain::observation::Figure;
use crate::domain::period::Period;
use std::collections::BTreeMap;

/// Newer figures of a measure than the released memo's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// What changed, without what it is called: "6.2 to 5.9 days (Oct 2026) and 2 more figures".
    pub words: String,
    /// The newest are shown; otherwise they are only announced.
    pub on: bool,
}

impl Updated {
    /// What the room reads: "Updated since the memo: 6.2 to 5.9 days (Oct 2026)" while the memo's figures are
    /// shown, "Newer figures than the memo's: …" once the new ones are.
    pub fn sentence(&self) -> String {
        let lead = if self.on {
            "Newer figures than the memo\u{2019}s"
        } else {
            "Updated since the memo"
        };
        format!("{lead}: {}", self.words)
    }
}

/// One figure that differs: of which group (empty for the whole), what it was, what it is.
struct Change<'p> {
    group: &'p str,
    period: Period,
    was: Option<f64>,
    is: Option<f64>,
}

/// What changed between two pages of one measure where it is shown by that dimension (empty for the whole);
/// `None` when no figure did.
pub(super) fn updated(memo: &MeasurePage, newest: &MeasurePage, dimension: &str) -> Option<String> {
    let mut changes = changes("", &memo.figures, &newest.figures);
    let by_group = |page: &MeasurePage| {
        let groups = page.groups.iter();
        let shown = groups.filter(|group| !dimension.is_empty() && group.dimension == dimension);
        shown.cloned().collect::<Vec<_>>()
    };
    let (before, now) = (by_group(memo), by_group(newest));
    for group in &now {
        let earlier = before.iter().find(|one| one.group == group.group);
        let earlier = earlier.map_or(&[][..], |one| &one.figures);
        changes.extend(self::changes(&group.group, earlier, &group.figures));
    }
    let format = &newest.row.measure.format;
    let headline = match (memo.row.latest, newest.row.latest) {
        (Some(was), Some(is)) if is.0 > was.0 => Some(later(format, was, is)),
        _ => None,
    };
    // The latest change of the whole, else of the first group that has one, stands for all.
    let telling = changes.iter().filter(|one| one.group.is_empty());
    let telling = telling.max_by_key(|one| one.period).or(changes.first())?;
    let words = headline.unwrap_or_else(|| told(format, telling));
    Some(match changes.len() - 1 {
        0 => words,
        1 => format!("{words} and 1 more figure"),
        more => format!("{words} and {more} more figures"),
    })
}

/// The figures of one series that differ, by period.
fn changes<'p>(group: &'p str, memo: &[Figure], newest: &[Figure]) -> Vec<Change<'p>> {
    let by_period = |figures: &[Figure]| -> BTreeMap<Period, Option<f64>> {
        figures.iter().map(|one| (one.period, one.value)).collect()
    };
    let (before, now) = (by_period(memo), by_period(newest));
    let changed = now.into_iter().filter_map(|(period, is)| {
        let was = before.get(&period).copied().flatten();
        (was != is).then_some(Change {
            group,
            period,
            was,
            is,
        })
    });
    changed.collect()
}

/// "6.2 days (Oct 2026) to 5.9 days (Nov 2026)": the latest figure is one of a later period.
fn later(format: &NumberFormat, was: (Period, f64), is: (Period, f64)) -> String {
    let said = |(period, value): (Period, f64)| {
        format!("{} ({})", format.with_unit(value), period.label())
    };
    format!("{} to {}", said(was), said(is))
}

/// "6.2 to 5.9 days (Oct 2026)", "5.9 days (Sep 2026), not there before", "6.2 days (Oct 2026) withdrawn".
fn told(format: &NumberFormat, change: &Change<'_>) -> String {
    let of = if change.group.is_empty() {
        change.period.label()
    } else {
        format!("{}, {}", change.group, change.period.label())
    };
    match (change.was, change.is) {
        (Some(was), Some(is)) if format.plain(was) == format.plain(is) => {
            format!("{} ({of}), by less than is shown", format.with_unit(is))
        }
        (Some(was), Some(is)) => {
            format!("{} to {} ({of})", format.plain(was), format.with_unit(is))
        }
        (Some(was), None) => format!("{} ({of}) withdrawn", format.with_unit(was)),
        (None, Some(is)) => format!("{} ({of}), not there before", format.with_unit(is)),
        (None, None) => of,
    }
}

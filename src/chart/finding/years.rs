//! What years laid over each other say: this year against the one before.

use std::cmp::Ordering;

use super::names::{figure, named, sayable};
use super::{Finding, Said};
use crate::chart::grammar::{and_list, few, plural, was};
use crate::chart::known::Known;
use crate::chart::spec::{ChartSpec, LineRole, LineSpec, PointSpec};

/// Earlier years whose figures are said.
const NAMED: usize = 4;

/// What a chart says of its measure, `own`, and where years lie over each other of this year against the one
/// before.
pub(in crate::chart) fn said(spec: &ChartSpec, whole: &Known, own: Said) -> Said {
    let latest = spec.whole().and_then(LineSpec::latest);
    let (Some(latest), true) = (latest, spec.years.is_some()) else {
        return own;
    };
    let second = months(spec, whole);
    let headline = whole
        .at(latest.period.year_earlier())
        .map_or(own.headline, |then| against(spec, latest, then));
    let spoken = second
        .iter()
        .fold(own.spoken, |spoken, second| format!("{spoken} {second}."));
    Said {
        finding: Finding {
            first: headline.clone(),
            second,
            ..own.finding
        },
        headline,
        spoken,
    }
}

/// "The same month of earlier years: 4.8 days in Oct 2025 and 4.9 days in Oct 2024".
pub(in crate::chart) fn earlier(spec: &ChartSpec) -> Option<String> {
    let latest = spec.whole()?.latest()?.period;
    let mut said = Vec::new();
    let years = spec.lines.iter().filter_map(|line| match line.role {
        LineRole::Year(back) => Some((back, line)),
        LineRole::Whole | LineRole::Group(_) | LineRole::Average | LineRole::YearBefore => None,
    });
    for (back, line) in years.take(NAMED) {
        let then = (0..back).fold(latest, |at, _| at.year_earlier());
        if let Some(point) = line.at(then) {
            let value = spec.format.spoken(point.value);
            said.push(format!("{value} {}", then.when()));
        }
    }
    let noun = spec.frequency.noun();
    (!said.is_empty()).then(|| format!("The same {noun} of earlier years: {}", and_list(&said)))
}

/// "Response time was 6.2 days in Oct 2026, against 4.8 days in Oct 2025".
fn against(spec: &ChartSpec, latest: PointSpec, then: f64) -> String {
    let format = sayable(spec);
    let now = figure(spec, &format.with_unit(latest.value), latest.period);
    let then = format.with_unit(then);
    let when = latest.period.year_earlier().when();
    format!("{now}, against {then} {when}")
}

/// "In 2026 it was higher than the year before in eight of ten months".
fn months(spec: &ChartSpec, whole: &Known) -> Option<String> {
    let years = spec.years?;
    let sides: Vec<Ordering> = spec
        .whole()?
        .points()
        .filter_map(|point| {
            let then = whole.at(point.period.year_earlier())?;
            Some(point.value.total_cmp(&then))
        })
        .collect();
    let count = |side: Ordering| sides.iter().filter(|s| **s == side).count();
    let (higher, lower) = (count(Ordering::Greater), count(Ordering::Less));
    let (most, word) = if lower > higher {
        (lower, "lower")
    } else {
        (higher, "higher")
    };
    let all = sides.len();
    let periods = plural(all, spec.frequency.noun());
    let of = if most == all {
        format!("each of {} {periods}", few(all))
    } else {
        format!("{} of {} {periods}", few(most), few(all))
    };
    let year = years.name(years.latest);
    let they_were = if was(named(spec)) == "were" {
        "they were"
    } else {
        "it was"
    };
    let said = || format!("In {year} {they_were} {word} than the year before in {of}");
    (all > 1 && most > 0).then(said)
}

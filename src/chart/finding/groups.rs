//! What the figures of groups say: where the latest are highest and lowest, and which are unusual.

use super::{Finding, Said, named, verdict};
use crate::chart::grammar::{and_list, few, was};
use crate::chart::hidden;
use crate::chart::spec::{ChartSpec, LineRole, LineSpec, PointSpec};
use crate::domain::period::Period;
use crate::domain::text::{lower_first, upper_first};
use crate::stats::PointKind;

/// Of more groups that are unusual only the count is said.
const MOST_NAMED: usize = 4;

/// What a chart says whose headline is not about the measure's own figures; what those say, where they are
/// shown too, is only said aloud.
pub(in crate::chart) fn of_groups(spec: &ChartSpec, own: Option<Said>) -> Said {
    let headline = latest(spec).map_or_else(
        || format!("{}: {}", named(spec), lower_first(&hidden::instead(spec))),
        |period| headline(spec, period),
    );
    let finding = Finding {
        first: headline.clone(),
        second: latest(spec).and_then(|period| unusual(spec, period)),
        ..Finding::default()
    };
    let own = own.map(|own| format!(" The whole: {}", own.spoken));
    Said {
        spoken: format!("{}{}", finding.observation(), own.unwrap_or_default()),
        headline,
        finding,
    }
}

/// "In Oct 2026: North 5.1 days, South 7.0 days", and how many groups are not shown.
pub(in crate::chart) fn each(spec: &ChartSpec) -> Vec<String> {
    let Some(period) = latest(spec) else {
        return Vec::new();
    };
    let one = |line: &LineSpec| match line.latest() {
        _ if line.hidden.contains(&period) => format!("{} not shown", line.name),
        Some(p) if p.period == period => format!("{} {}", line.name, spec.format.spoken(p.value)),
        Some(p) => {
            let (value, when) = (spec.format.spoken(p.value), p.period.when());
            format!("{} {value} {when}", line.name)
        }
        None => format!("{} no figures", line.name),
    };
    let list: Vec<String> = lines(spec).map(one).collect();
    let mut said = vec![format!(
        "{}: {}",
        upper_first(&period.when()),
        list.join(", ")
    )];
    let panels = spec.panels.as_ref().filter(|panels| panels.left_out > 0);
    said.extend(panels.map(|panels| left_out(panels.left_out)));
    said
}

/// "3 groups with lower figures are not shown".
fn left_out(count: usize) -> String {
    if count == 1 {
        "One group with a lower figure is not shown".to_owned()
    } else {
        format!(
            "{} groups with lower figures are not shown",
            upper_first(&few(count))
        )
    }
}

/// The groups' lines.
fn lines(spec: &ChartSpec) -> impl Iterator<Item = &LineSpec> {
    let all = spec.lines.iter();
    all.filter(|line| matches!(line.role, LineRole::Group(_)))
}

/// The latest period any group has a figure for.
fn latest(spec: &ChartSpec) -> Option<Period> {
    let all = lines(spec).filter_map(LineSpec::latest);
    all.map(|point| point.period).max()
}

/// The groups that have a figure for a period, and the figures.
fn there(spec: &ChartSpec, period: Period) -> Vec<(&str, PointSpec)> {
    let all = lines(spec);
    all.filter_map(|line| Some((line.name.as_str(), line.at(period)?)))
        .collect()
}

/// "Response time ranged from 4.3 (North) to 8.1 days (Central) in Oct 2026".
fn headline(spec: &ChartSpec, period: Period) -> String {
    let name = named(spec);
    let mut there = there(spec, period);
    there.sort_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let mut when = period.when();
    if hidden::some_at(spec, period) {
        when.push_str(", of those shown");
    }
    let (plain, with_unit) = (
        |point: PointSpec| spec.format.plain(point.value),
        |point: PointSpec| spec.format.with_unit(point.value),
    );
    match (there.as_slice(), there.last()) {
        ([(group, value)], _) => format!("{name}, {group}: {} {when}", with_unit(*value)),
        ([(_, low), ..], Some((_, high))) if plain(*low) == plain(*high) => {
            let (value, was) = (with_unit(*high), was(name));
            let count = few(there.len());
            format!("{name} {was} {value} in each of {count} groups {when}")
        }
        ([(low_name, low), ..], Some((high_name, high))) => {
            let (low, high) = (plain(*low), with_unit(*high));
            format!("{name} ranged from {low} ({low_name}) to {high} ({high_name}) {when}")
        }
        ([], _) | (_, None) => format!("{name}: no figures yet"),
    }
}

/// "Worse than usual in Central and Harbor; better than usual in North".
fn unusual(spec: &ChartSpec, period: Period) -> Option<String> {
    let panels = spec.panels.as_ref()?;
    let there = there(spec, period);
    let kinds = [
        PointKind::Concern,
        PointKind::Improvement,
        PointKind::NeutralHigh,
        PointKind::NeutralLow,
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter_map(|kind| {
            let all = there.iter().filter(|(_, point)| point.kind == kind);
            let names: Vec<String> = all.map(|(name, _)| (*name).to_owned()).collect();
            let words = verdict(kind);
            let those = if names.len() == there.len() && names.len() > 1 {
                "each of them".to_owned()
            } else if names.len() > MOST_NAMED {
                format!("{} of {} groups", few(names.len()), few(there.len()))
            } else {
                and_list(&names)
            };
            (!names.is_empty()).then(|| format!("{words} in {those}"))
        })
        .collect();
    if !said.is_empty() {
        return Some(upper_first(&said.join("; ")));
    }
    let all_known = panels.each.iter().all(|panel| panel.is_known_at(period));
    (all_known && there.len() == panels.each.len())
        .then(|| "Each of them was within its own usual range".to_owned())
}

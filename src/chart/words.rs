//! The words of a chart, made from its figures: headline, description and note.
//!
//! They say what is true and no more: "above" and "below" rather than "better", "was" rather than
//! "rose", because one month's step says little.

use std::cmp::Ordering;

use super::grammar::{and_list, was};
use super::input::ChartInput;
use super::spec::{ChartSpec, LineRole, LineSpec, PointSpec, one_line, usable};
use crate::domain::dates;
use crate::domain::measure::Direction;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Period;
use crate::domain::text::upper_first;

/// Missing periods named one by one; of more, only the count of the rest.
const NAMED: usize = 3;

/// One sentence without a full stop.
pub(super) fn headline(spec: &ChartSpec) -> String {
    match spec.whole().and_then(LineSpec::latest) {
        Some(latest) => sentence(spec, latest, |v| sayable(spec).with_unit(v)),
        None if spec.is_empty() => {
            let name = named(spec);
            format!("{name}: no figures yet")
        }
        None => groups_headline(spec),
    }
}

/// Source, as-of day, direction, and where the axis begins if not at zero.
pub(super) fn note(spec: &ChartSpec, input: &ChartInput) -> String {
    let source = one_line(&input.source);
    let mut parts = Vec::new();
    if !source.is_empty() {
        parts.push(format!("Source: {source}"));
    }
    if let Some(day) = input.as_of {
        parts.push(format!("as of {}", dates::prose(day)));
    }
    parts.extend(direction_words(spec, input.direction).map(str::to_owned));
    if !spec.is_empty() && spec.scale.low() > 0.0 {
        let low = spec.format.set_value(spec.scale.low());
        parts.push(format!("the axis begins at {low}, not at zero"));
    }
    upper_first(&parts.join(" · "))
}

/// The chart in words, sentence by sentence.
pub(super) fn description(spec: &ChartSpec, input: &ChartInput) -> String {
    let mut sentences = vec![with_year_earlier(spec, input)];
    if !spec.about.is_empty() {
        sentences.push(spec.about.clone());
    }
    if let Some(whole) = spec.whole() {
        sentences.extend(range(spec, whole));
        sentences.extend(missing(spec, whole));
    }
    sentences.extend(groups(spec));
    sentences.extend(target_changes(spec));
    if let Some(benchmark) = &spec.benchmark {
        let value = spec.format.set_value_with_unit(benchmark.value);
        sentences.push(format!("{}: {value}", benchmark_label(&benchmark.label)));
    }
    for remark in &spec.annotations {
        sentences.push(format!("{}: {}", dates::prose(remark.date), remark.label));
    }
    let note = note(spec, input);
    sentences.extend(note.split(" · ").filter(|s| !s.is_empty()).map(upper_first));
    let ended = |s: &String| {
        let s = s.trim();
        if s.ends_with(['.', '!', '?']) {
            s.to_owned()
        } else {
            format!("{s}.")
        }
    };
    sentences
        .iter()
        .map(ended)
        .collect::<Vec<_>>()
        .join(" ")
        .replace('\u{a0}', " ")
}

/// What a benchmark is called.
pub(super) fn benchmark_label(label: &str) -> &str {
    if label.is_empty() { "Benchmark" } else { label }
}

fn named(spec: &ChartSpec) -> &str {
    if spec.name.is_empty() {
        "This measure"
    } else {
        &spec.name
    }
}

/// The format of a figure in a sentence about the measure: "Trees planted were 1,204" needs no
/// "trees" after it.
fn sayable(spec: &ChartSpec) -> NumberFormat {
    let mut format = spec.format.clone();
    let name = spec.name.to_lowercase();
    if format.kind == NumberKind::Count && name.contains(&format.unit().to_lowercase()) {
        format.unit = String::new();
    }
    format
}

/// "Response time was 6.2 days in Oct 2026, above the target of 4 days".
fn sentence(spec: &ChartSpec, latest: PointSpec, figure: impl Fn(f64) -> String) -> String {
    let name = named(spec);
    let verb = was(name);
    let when = latest.period.when();
    let target = spec
        .target_at(latest.period)
        .map(|t| against(spec, latest.value, t));
    let value = figure(latest.value);
    let clause = target.map(|words| format!(", {words}")).unwrap_or_default();
    format!("{name} {verb} {value} {when}{clause}")
}

/// "above the target of 4 days".
fn against(spec: &ChartSpec, value: f64, target: f64) -> String {
    let format = &sayable(spec);
    // Where rounding hides the difference the sentence still has to be true.
    let alike = format.plain(value) == format.plain(target);
    let relation = match value.total_cmp(&target) {
        Ordering::Equal => "at",
        Ordering::Greater if alike => "just above",
        Ordering::Greater => "above",
        Ordering::Less if alike => "just below",
        Ordering::Less => "below",
    };
    format!(
        "{relation} the target of {}",
        format.set_value_with_unit(target)
    )
}

/// The headline, with the figure a year before where there is one, shown or not.
fn with_year_earlier(spec: &ChartSpec, input: &ChartInput) -> String {
    let Some(latest) = spec.whole().and_then(LineSpec::latest) else {
        return headline(spec);
    };
    let now = sentence(spec, latest, |v| sayable(spec).spoken(v));
    let then = latest.period.year_earlier();
    match input
        .figures
        .iter()
        .rfind(|f| f.period == then)
        .and_then(usable)
    {
        Some(value) if then != latest.period => {
            let verb = was(named(spec));
            let pronoun = if verb == "were" { "they" } else { "it" };
            let value = sayable(spec).spoken(value);
            format!("{now}; a year earlier {pronoun} {verb} {value}")
        }
        Some(_) | None => now,
    }
}

/// "By group" where there is no whole: the lowest and the highest of the latest period.
fn groups_headline(spec: &ChartSpec) -> String {
    let name = named(spec);
    let latest = spec
        .lines
        .iter()
        .filter_map(LineSpec::latest)
        .map(|p| p.period)
        .max();
    let Some(period) = latest else {
        return format!("{name}: no figures yet");
    };
    let mut there: Vec<(&str, f64)> = spec
        .lines
        .iter()
        .filter_map(|line| Some((line.name.as_str(), line.at(period)?.value)))
        .collect();
    there.sort_by(|a, b| a.1.total_cmp(&b.1));
    let when = period.when();
    match (there.first(), there.last()) {
        (Some((group, value)), _) if there.len() == 1 => {
            format!("{name}, {group}: {} {when}", spec.format.with_unit(*value))
        }
        (Some((low_name, low)), Some((high_name, high))) => {
            let (low, high) = (spec.format.plain(*low), spec.format.with_unit(*high));
            format!("{name} ranged from {low} ({low_name}) to {high} ({high_name}) {when}")
        }
        _ => format!("{name}: no figures yet"),
    }
}

/// "36 monthly figures from Nov 2023 to Oct 2026, between 4.6 days (Apr 2024) and …".
fn range(spec: &ChartSpec, line: &LineSpec) -> Option<String> {
    let count = line.points().count();
    let (first, last) = (line.points().next()?, line.latest()?);
    if count < 2 {
        return None;
    }
    let low = line.points().min_by(|a, b| a.value.total_cmp(&b.value))?;
    let high = line.points().max_by(|a, b| a.value.total_cmp(&b.value))?;
    let (lowest, highest) = (
        spec.format.spoken(low.value),
        spec.format.spoken(high.value),
    );
    let word = spec.frequency.word();
    let (from, to) = (first.period.label(), last.period.label());
    let between = if lowest == highest {
        format!("all {lowest}")
    } else {
        let (then, later) = (low.period.label(), high.period.label());
        format!("between {lowest} ({then}) and {highest} ({later})")
    };
    Some(format!(
        "{count} {word} figures from {from} to {to}, {between}"
    ))
}

/// Which of the periods shown have no figure.
fn missing(spec: &ChartSpec, line: &LineSpec) -> Option<String> {
    let (first, last) = spec.shown?;
    let shown = i64::from(first.periods_until(last)) + 1;
    let gone = usize::try_from(shown)
        .ok()?
        .checked_sub(line.points().count())?;
    if gone == 0 || spec.is_empty() {
        return None;
    }
    let named = gaps(spec, line, first, last);
    let mut words: Vec<String> = named.iter().take(NAMED).map(|p| p.label()).collect();
    if gone > words.len() {
        let rest = gone - words.len();
        let noun = spec.frequency.noun();
        let plural = if rest == 1 { "" } else { "s" };
        words.push(format!("{rest} other {noun}{plural}"));
    }
    Some(format!("No figure for {}", and_list(&words)))
}

/// The first few periods shown that have no figure; stops once it has more than are named.
fn gaps(spec: &ChartSpec, line: &LineSpec, first: Period, last: Period) -> Vec<Period> {
    let mut found = Vec::new();
    let mut expected = first;
    let ends = line
        .points()
        .map(|p| p.period)
        .chain(std::iter::once(last.next()));
    for present in ends {
        while expected < present && found.len() <= NAMED && expected.frequency() == spec.frequency {
            found.push(expected);
            if expected.next() == expected {
                break;
            }
            expected = expected.next();
        }
        expected = present.next();
    }
    found
}

/// "In Oct 2026: North 5.1 days, South 7.0 days".
fn groups(spec: &ChartSpec) -> Option<String> {
    let of_groups = || {
        spec.lines
            .iter()
            .filter(|l| matches!(l.role, LineRole::Group(_)))
    };
    let period = of_groups()
        .filter_map(LineSpec::latest)
        .map(|p| p.period)
        .max()?;
    let one = |line: &LineSpec| match line.latest() {
        Some(p) if p.period == period => format!("{} {}", line.name, spec.format.spoken(p.value)),
        Some(p) => {
            let (value, when) = (spec.format.spoken(p.value), p.period.when());
            format!("{} {value} {when}", line.name)
        }
        None => format!("{} no figures", line.name),
    };
    let list: Vec<String> = of_groups().map(one).collect();
    Some(format!(
        "{}: {}",
        upper_first(&period.when()),
        list.join(", ")
    ))
}

/// "The target changed from 5 days to 4 days on Jul 1, 2025".
fn target_changes(spec: &ChartSpec) -> Vec<String> {
    let value = |v: f64| spec.format.set_value_with_unit(v);
    let pairs = spec.target.iter().zip(spec.target.iter().skip(1));
    let changes = pairs.map(|(before, after)| {
        let day = dates::prose(after.from);
        let (old, new) = (value(before.value), value(after.value));
        format!("The target changed from {old} to {new} on {day}")
    });
    changes.collect()
}

fn direction_words(spec: &ChartSpec, direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::Increase => Some("higher is better"),
        Direction::Decrease => Some("lower is better"),
        Direction::Maintain if spec.target.is_empty() => Some("meant to stay steady"),
        Direction::Maintain => Some("meant to stay at the target"),
        Direction::None => None,
    }
}

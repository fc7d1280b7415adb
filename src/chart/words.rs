//! The words of a chart, made from its figures: headline, description and note.
//!
//! They say what is true and no more: "was" rather than "rose", because one month's step says little.

use super::finding::{groups, named, sayable, verb, years};
use super::grammar::{and_list, was};
use super::input::{ChartInput, MarkKind};
use super::judged::Unusual;
use super::known::usable;
use super::references::MarkSpec;
use super::spec::{ChartSpec, LineSpec, one_line};
use crate::domain::dates;
use crate::domain::measure::Direction;
use crate::domain::period::Period;
use crate::domain::text::{lower_first, upper_first};
use crate::stats::PointKind;

/// Missing periods named one by one; of more, only the count of the rest.
const NAMED: usize = 3;

/// That the season may explain what is flagged, where something is and the year repeats itself.
pub(super) fn caution(spec: &ChartSpec) -> String {
    let flagged = |line: &LineSpec| line.points().any(|p| p.kind != PointKind::CommonCause);
    let own = spec.seasonal && spec.whole().is_some_and(flagged);
    let panels = spec.panels.iter().flat_map(|panels| &panels.each);
    let mut seasonal = panels.filter(|panel| panel.seasonal);
    if own || seasonal.any(|panel| spec.lines.get(panel.line).is_some_and(flagged)) {
        "The time of year may explain what is flagged".to_owned()
    } else {
        String::new()
    }
}

/// What is not shown, which must not be cut off, then source, as-of day, direction, caution, and where the
/// axis begins if not at zero.
pub(super) fn note(spec: &ChartSpec, input: &ChartInput) -> String {
    let source = one_line(&input.source);
    let mut parts = Vec::new();
    if !spec.not_shown.is_empty() {
        parts.push(spec.not_shown.clone());
    }
    if !source.is_empty() {
        parts.push(format!("Source: {source}"));
    }
    if let Some(day) = input.as_of {
        parts.push(format!("as of {}", dates::prose(day)));
    }
    parts.extend(direction_words(spec, input.direction).map(str::to_owned));
    if !spec.caution.is_empty() {
        parts.push(lower_first(&spec.caution));
    }
    if !spec.is_empty() && spec.scale.low() > 0.0 {
        let low = spec.format.set_value(spec.scale.low());
        parts.push(format!("the axis begins at {low}, not at zero"));
    }
    upper_first(&parts.join(" · "))
}

/// The chart in words, sentence by sentence, after what its figures say.
pub(super) fn description(spec: &ChartSpec, input: &ChartInput, spoken: String) -> String {
    let mut sentences = vec![spoken];
    let compared = spec.compared.iter().map(|one| upper_first(&one.words));
    sentences.extend(compared.filter(|words| !words.is_empty()));
    sentences.extend(years::earlier(spec).or_else(|| year_earlier(spec, input)));
    if let Some(whole) = spec.whole() {
        sentences.extend(range(spec, whole));
        sentences.extend(missing(spec, whole));
    }
    sentences.extend(flagged(spec));
    sentences.extend(baselines(spec));
    sentences.extend(groups::each(spec));
    sentences.extend(target_changes(spec));
    if let Some(benchmark) = &spec.benchmark {
        let value = spec.format.set_value_with_unit(benchmark.value);
        sentences.push(format!("{}: {value}", benchmark_label(&benchmark.label)));
    }
    for remark in &spec.annotations {
        sentences.push(format!("{}: {}", dates::prose(remark.date), remark.label));
    }
    sentences.extend(marks(spec));
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

/// What the target's line is called, the longest wording first, and the target.
pub(super) fn target_labels(spec: &ChartSpec) -> Option<(f64, Vec<String>)> {
    let target = spec.target.last()?;
    let value = spec.format.set_value(target.value);
    let ended = spec.shown.is_some_and(|(_, last)| target.to < last.end());
    let words = if ended {
        let until = dates::prose(target.to);
        vec![
            format!("Target {value} until {until}"),
            format!("Target {value}, ended"),
        ]
    } else {
        vec![format!("Target {value}"), value]
    };
    Some((target.value, words))
}

/// "A year earlier it was 4.8 days", where there is such a figure, shown or not.
fn year_earlier(spec: &ChartSpec, input: &ChartInput) -> Option<String> {
    let latest = spec.whole().and_then(LineSpec::latest)?;
    let then = latest.period.year_earlier();
    let known = input.figures.iter().rfind(|f| f.period == then);
    let value = known.and_then(usable).filter(|_| then != latest.period)?;
    let pronoun = if was(named(spec)) == "were" {
        "they"
    } else {
        "it"
    };
    let value = sayable(spec).spoken(value);
    Some(format!("A year earlier {pronoun} {} {value}", verb(spec)))
}

/// "Worse than usual: Nov 2025 to Oct 2026": the latest runs of unusual figures that are shown.
fn flagged(spec: &ChartSpec) -> Vec<String> {
    let mut runs: Vec<(PointKind, Period, Period)> = Vec::new();
    let mut before = PointKind::CommonCause;
    for point in spec.whole().into_iter().flat_map(LineSpec::points) {
        match runs.last_mut() {
            Some(run) if point.kind == before && run.0 == before => run.2 = point.period,
            _ if point.kind != PointKind::CommonCause => {
                runs.push((point.kind, point.period, point.period));
            }
            Some(_) | None => {}
        }
        before = point.kind;
    }
    let skipped = runs.len().saturating_sub(NAMED);
    let mut said: Vec<(PointKind, Vec<String>)> = Vec::new();
    for (kind, first, last) in runs.into_iter().skip(skipped) {
        let when = if first == last {
            first.label()
        } else {
            format!("{} to {}", first.label(), last.label())
        };
        match said.last_mut() {
            Some((before, all)) if *before == kind => all.push(when),
            Some(_) | None => said.push((kind, vec![when])),
        }
    }
    let sentence = |(kind, when): &(PointKind, Vec<String>)| {
        format!("{}: {}", Unusual::of(Some(*kind)).label(), and_list(when))
    };
    said.iter().map(sentence).collect()
}

/// "New baseline from March 2025: second crew started", and what was usual before it.
fn baselines(spec: &ChartSpec) -> Vec<String> {
    let plain = |value| spec.format.spoken_plain(value);
    let new = spec.baselines.iter().map(|new| {
        let reason = if new.reason.is_empty() {
            String::new()
        } else {
            format!(": {}", new.reason.trim_end_matches('.'))
        };
        let before = spec.usual.iter().rev().find(|u| u.to.end() < new.date);
        let before = before.map(|u| {
            let (lower, upper) = (plain(u.lower), plain(u.upper));
            format!(". Before it the usual range was {lower} to {upper}")
        });
        format!("{}{reason}{}", new.label, before.unwrap_or_default())
    });
    new.collect()
}

/// "Meetings: Sep 8, 2026 and Oct 13, 2026": the latest of each kind of mark.
fn marks(spec: &ChartSpec) -> Vec<String> {
    let one = |mark: &MarkSpec| {
        let day = dates::prose(mark.date);
        if mark.label.is_empty() {
            day
        } else {
            format!("{} ({day})", mark.label)
        }
    };
    let of_kind = |(kind, word): (MarkKind, &str)| {
        let all = spec.marks.iter().rev().filter(|mark| mark.kind == kind);
        let mut latest: Vec<String> = all.take(NAMED).map(one).collect();
        latest.reverse();
        (!latest.is_empty()).then(|| format!("{word}: {}", and_list(&latest)))
    };
    let kinds = [
        (MarkKind::Meeting, "Meetings"),
        (MarkKind::ActionDone, "Actions done"),
    ];
    kinds.into_iter().filter_map(of_kind).collect()
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
        .checked_sub(line.points().count() + line.hidden.len())?;
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
    let mut there: Vec<Period> = line.points().map(|p| p.period).collect();
    there.extend(&line.hidden);
    there.sort_unstable();
    for present in there.into_iter().chain([last.next()]) {
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

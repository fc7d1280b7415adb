//! The labels at the right end of the lines: which words, and which of them when room is scarce.

use super::{Frame, Ink, Weight, Widths};
use crate::chart::spec::{ChartSpec, LineRole, LineSpec};
use crate::chart::words::benchmark_label;

/// The share of the figure's width that labels at the right may take.
const MOST_OF_WIDTH: f32 = 0.36;

/// A label at the right end.
pub(super) struct End {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
    /// The value it stands beside.
    pub(super) value: f64,
    pub(super) width: f32,
}

/// The labels, the important ones first.
pub(super) fn ends(spec: &ChartSpec, frame: &Frame, widths: &dyn Widths) -> Vec<End> {
    let room = frame.width * MOST_OF_WIDTH;
    let mut found = Vec::new();
    let mut add = |choices: &[String], size: f32, weight: Weight, ink: Ink, value: f64| {
        let text = chosen(choices, room, |words| widths.width(words, size, weight));
        let width = widths.width(&text, size, weight);
        found.push(End {
            text,
            size,
            weight,
            ink,
            value,
            width,
        });
    };
    for line in &spec.lines {
        let (LineRole::Whole, Some(latest)) = (line.role, line.latest()) else {
            continue;
        };
        let choices = latest_words(spec, line, &spec.format.with_unit(latest.value));
        let short = spec.format.plain(latest.value);
        let choices = [choices.as_slice(), &[short]].concat();
        add(
            &choices,
            frame.figure,
            Weight::Strong,
            Ink::Whole,
            latest.value,
        );
    }
    if let Some(target) = spec.target.last() {
        let value = spec.format.set_value(target.value);
        let ended = spec.shown.is_some_and(|(_, last)| target.to < last.end());
        let words = if ended {
            let until = crate::domain::dates::prose(target.to);
            vec![
                format!("Target {value} until {until}"),
                format!("Target {value}, ended"),
            ]
        } else {
            vec![format!("Target {value}"), value]
        };
        add(
            &words,
            frame.text,
            Weight::Strong,
            Ink::Target,
            target.value,
        );
    }
    if let Some(benchmark) = &spec.benchmark {
        let value = spec.format.set_value(benchmark.value);
        let words = format!("{} {value}", benchmark_label(&benchmark.label));
        add(
            &[words, value],
            frame.text,
            Weight::Regular,
            Ink::Benchmark,
            benchmark.value,
        );
    }
    for line in &spec.lines {
        let (LineRole::Group(i), Some(latest)) = (line.role, line.latest()) else {
            continue;
        };
        let value = spec.format.plain(latest.value);
        let named = format!("{} {value}", line.name).trim().to_owned();
        let choices = latest_words(spec, line, &named);
        add(
            &choices,
            frame.text,
            Weight::Regular,
            Ink::Group(i),
            latest.value,
        );
    }
    found
}

/// The words for a line's latest figure; with the period when it is not the last one shown.
fn latest_words(spec: &ChartSpec, line: &LineSpec, words: &str) -> Vec<String> {
    let latest = line.latest().map(|p| p.period);
    let last = spec.shown.map(|(_, last)| last);
    match latest.filter(|_| latest != last) {
        Some(period) => vec![format!("{words} {}", period.when()), words.to_owned()],
        None => vec![words.to_owned()],
    }
}

/// The first choice that fits, or the last one cut.
fn chosen(choices: &[String], room: f32, width: impl Fn(&str) -> f32) -> String {
    let fits = choices.iter().find(|words| width(words) <= room);
    match (fits, choices.last()) {
        (Some(words), _) => words.clone(),
        (None, Some(last)) => cut(last, room, width),
        (None, None) => String::new(),
    }
}

/// The words, shortened with an ellipsis where they are wider than the room.
pub(super) fn cut(words: &str, room: f32, width: impl Fn(&str) -> f32) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let letters: Vec<char> = words.chars().collect();
    let shortened = |count: usize| {
        let kept: String = letters.iter().take(count).collect();
        format!("{}…", kept.trim_end())
    };
    // Width grows with every letter, so the longest that fits can be found by halving.
    let (mut fits, mut too_long) = (0, letters.len());
    while fits + 1 < too_long {
        let half = usize::midpoint(fits, too_long);
        if width(&shortened(half)) <= room {
            fits = half;
        } else {
            too_long = half;
        }
    }
    if fits == 0 {
        String::new()
    } else {
        shortened(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> f32 {
        text.chars().count() as f32
    }

    #[test]
    fn words_are_cut_only_where_they_must_be() {
        assert_eq!(cut("Depot B closed", 14.0, letters), "Depot B closed");
        assert_eq!(cut("Depot B closed", 9.0, letters), "Depot B…");
        assert_eq!(cut("Ünïcödé", 3.0, letters), "Ün…");
        assert_eq!(cut("Depot", 0.5, letters), "");
    }

    #[test]
    fn the_first_choice_that_fits_is_taken() {
        let choices = [
            "6.2 days in Sep 2026".to_owned(),
            "6.2 days".to_owned(),
            "6.2".to_owned(),
        ];
        assert_eq!(chosen(&choices, 30.0, letters), "6.2 days in Sep 2026");
        assert_eq!(chosen(&choices, 10.0, letters), "6.2 days");
        assert_eq!(chosen(&choices, 2.0, letters), "6…");
    }
}

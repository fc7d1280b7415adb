//! The labels at the right end of the lines: which words, and which of them when room is scarce.

use super::{Frame, Ink, Weight, Widths};
use crate::chart::compared::ComparedMark;
use crate::chart::finding::verdict;
use crate::chart::spec::{ChartSpec, LineRole, LineSpec};
use crate::chart::words::{benchmark_label, target_labels};
use crate::stats::{PointKind, Standing};

/// The share of the figure's width that labels at the right may take.
const MOST_OF_WIDTH: f32 = 0.36;

/// Of earlier years so many are named.
const NAMED_YEARS: usize = 4;

/// A label at the right end.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
    /// The value it stands beside.
    pub(super) value: f64,
    pub(super) width: f32,
    /// Whether a fine stroke leads to it from what it names, where it could not stand beside it.
    pub(super) leads: bool,
    /// Whether it is that of the measure's latest figure.
    pub(super) is_latest: bool,
}

/// The labels, the important ones first.
pub(super) fn ends(spec: &ChartSpec, frame: &Frame, widths: &dyn Widths) -> Vec<End> {
    let mut column = Column {
        spec,
        frame,
        widths,
        found: Vec::new(),
    };
    column.latest();
    for end in &mut column.found {
        end.is_latest = true;
    }
    column.target();
    column.distance();
    column.usual();
    column.benchmark();
    column.before();
    column.groups();
    column.found
}

/// The labels found so far.
struct Column<'a> {
    spec: &'a ChartSpec,
    frame: &'a Frame,
    widths: &'a dyn Widths,
    found: Vec<End>,
}

impl Column<'_> {
    /// Adds the first of the choices that has room.
    fn add(&mut self, choices: &[String], look: (f32, Weight, Ink), value: f64) {
        let (size, weight, ink) = look;
        let room = self.frame.width * MOST_OF_WIDTH;
        let width = |words: &str| self.widths.width(words, size, weight);
        let text = chosen(choices, room, width);
        let width = width(&text);
        self.found.push(End {
            text,
            size,
            weight,
            ink,
            value,
            width,
            leads: true,
            is_latest: false,
        });
    }

    /// Adds words that belong to the label before them and stand right below it.
    fn add_below(&mut self, words: &str, look: (f32, Weight, Ink), value: f64) {
        self.add(&[words.to_owned()], look, value);
        if let Some(end) = self.found.last_mut() {
            end.leads = false;
        }
    }

    /// The measure's latest figure and, where it is unusual, what it is.
    fn latest(&mut self) {
        let spec = self.spec;
        let Some((line, latest)) = spec.whole().and_then(|l| Some((l, l.latest()?))) else {
            return;
        };
        let mut words = spec.format.with_unit(latest.value);
        if spec.years.is_some() {
            words = format!("{}: {words}", line.name);
        }
        let long = latest_words(spec, line, &words);
        let choices = [long, vec![spec.format.plain(latest.value)]].concat();
        let ink = Ink::Flag(latest.kind);
        let look = (self.frame.figure, Weight::Strong, ink);
        self.add(&choices, look, latest.value);
        if latest.kind != PointKind::CommonCause {
            let look = (self.frame.text, Weight::Strong, ink);
            self.add_below(&verdict(latest.kind), look, latest.value);
        }
    }

    fn target(&mut self) {
        let Some((value, words)) = target_labels(self.spec) else {
            return;
        };
        let look = (self.frame.text, Weight::Strong, Ink::Target);
        self.add(&words, look, value);
    }

    /// The usual range that holds at the end, and that it is an early estimate.
    fn usual(&mut self) {
        let last = self.spec.shown.map(|(_, last)| last);
        let holds = self.spec.usual.last().filter(|u| Some(u.to) == last);
        let Some(usual) = holds else {
            return;
        };
        let plain = |value| self.spec.format.plain(value);
        let (lower, upper) = (plain(usual.lower), plain(usual.upper));
        let range = if lower == upper {
            lower
        } else if lower.starts_with('\u{2212}') {
            format!("{lower} to {upper}")
        } else {
            // One percent sign serves both: "64–83%".
            format!("{}–{upper}", lower.trim_end_matches('%'))
        };
        let choices = [
            format!("Usual range {range}"),
            format!("Usual {range}"),
            "Usual range".to_owned(),
        ];
        let look = (self.frame.text, Weight::Regular, Ink::Usual);
        self.add(&choices, look, usual.mean);
        if usual.standing == Standing::Early {
            self.add_below("early estimate", look, usual.mean);
        }
    }

    fn benchmark(&mut self) {
        if let Some(benchmark) = &self.spec.benchmark {
            let value = self.spec.format.set_value(benchmark.value);
            let words = format!("{} {value}", benchmark_label(&benchmark.label));
            let look = (self.frame.text, Weight::Regular, Ink::Benchmark);
            self.add(&[words, value], look, benchmark.value);
        }
    }

    /// How far the latest figure is from its target.
    fn distance(&mut self) {
        let compared = self.spec.compared.as_ref().map(|one| &one.drawn);
        if let Some(ComparedMark::Target {
            latest,
            target,
            label,
        }) = compared
        {
            let look = (self.frame.text, Weight::Regular, Ink::Target);
            let middle = f64::midpoint(*latest, *target);
            self.add_below(label, look, middle);
        }
    }

    /// The year before, or the years before.
    fn before(&mut self) {
        for line in &self.spec.lines {
            let ink = match line.role {
                LineRole::Year(1) => Ink::Earlier,
                LineRole::YearBefore => Ink::Behind,
                LineRole::Year(back) if back <= NAMED_YEARS => Ink::Behind,
                LineRole::Whole | LineRole::Group(_) | LineRole::Average | LineRole::Year(_) => {
                    continue;
                }
            };
            let Some(latest) = line.latest() else {
                continue;
            };
            let value = self.spec.format.plain(latest.value);
            let named = format!("{} {value}", line.name);
            let short = line.name.clone();
            let look = (self.frame.text, Weight::Regular, ink);
            self.add(&[named, short], look, latest.value);
        }
    }

    fn groups(&mut self) {
        for line in &self.spec.lines {
            let (LineRole::Group(i), Some(latest)) = (line.role, line.latest()) else {
                continue;
            };
            let value = self.spec.format.plain(latest.value);
            let named = format!("{} {value}", line.name).trim().to_owned();
            let choices = latest_words(self.spec, line, &named);
            let look = (self.frame.text, Weight::Regular, Ink::Group(i));
            self.add(&choices, look, latest.value);
        }
    }
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

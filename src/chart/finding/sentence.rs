//! The first sentence: the latest figure against its usual range and its target, and for how long.

use std::cmp::Ordering;

use super::Finding;
use super::names::{figure, named};
use crate::chart::grammar::{few, its, plural};
use crate::chart::spec::{ChartSpec, PointSpec};
use crate::chart::usual::Study;
use crate::domain::number::NumberFormat;
use crate::stats::{Assurance, Row, Segment, Signal, Standing};

/// So many figures on one side of the average, or so many in a row that rise or fall, make a signal.
const LONG_RUN: usize = 7;

/// What is known of the latest figure shown.
pub(super) struct Facts<'a> {
    pub(super) spec: &'a ChartSpec,
    pub(super) study: &'a Study,
    pub(super) latest: PointSpec,
    pub(super) row: Row,
    /// The figure's place in the analysis.
    pub(super) place: usize,
    pub(super) segment: Segment,
    pub(super) assurance: Option<Assurance>,
    pub(super) format: NumberFormat,
    pub(super) spoken: bool,
}

impl Facts<'_> {
    /// "Response time was 6.2 days in Oct 2026, above its usual range and the target of 4 days".
    pub(super) fn headline(&self) -> String {
        let usual = self.against_usual(false);
        let target = self.against_target();
        let clause = match (usual, target) {
            (Some(usual), Some(target)) => {
                let link = self.link(&target);
                // What holds of both is said once: "above its usual range and the target".
                let shared = ["above ", "below "].into_iter().find_map(|word| {
                    let both = usual.starts_with(word) && usual.ends_with("usual range");
                    target.strip_prefix(word).filter(|_| both)
                });
                format!(", {usual} {link} {}", shared.unwrap_or(&target))
            }
            (Some(one), None) | (None, Some(one)) => format!(", {one}"),
            (None, None) => String::new(),
        };
        format!("{}{clause}", self.figure())
    }

    /// The finding, whose first sentence has the range's figures and how long it has been so.
    pub(super) fn finding(&self) -> Finding {
        let mut first = self.figure();
        match (self.against_usual(true), self.against_target()) {
            (Some(usual), Some(target)) => {
                first = format!("{first}, {usual} {} {target}", self.link(&target));
            }
            (Some(one), None) | (None, Some(one)) => first = format!("{first}, {one}"),
            (None, None) => {}
        }
        if let Some(duration) = self.for_how_long() {
            first = format!("{first}; {duration}");
        }
        Finding {
            first,
            second: self.second(),
            kind: self.segment.limits.map(|_| self.row.kind),
            assurance: self.assurance,
        }
    }

    /// "Response time was 6.2 days in Oct 2026".
    fn figure(&self) -> String {
        let value = if self.spoken {
            self.format.spoken(self.latest.value)
        } else {
            self.format.with_unit(self.latest.value)
        };
        figure(self.spec, &value, self.latest.period)
    }

    /// What the figure is against its usual range; nothing where too few are known.
    fn against_usual(&self, long: bool) -> Option<String> {
        let limits = self.study.shown_limits(self.segment.limits?);
        let its = its(named(self.spec));
        let range = |edge: &str| self.range(edge, long);
        Some(match self.row.signal {
            Signal::None if self.segment.is_flat() => {
                let run = self.run(|value| value.total_cmp(&self.latest.value) == Ordering::Equal);
                format!("unchanged {}", self.over(run))
            }
            Signal::None => {
                let early = self.segment.standing == Standing::Early && !long;
                let early = if early { " (early estimate)" } else { "" };
                format!("within {}{early}", range(""))
            }
            Signal::AboveUpperLimit => {
                let just = self.just(limits.upper);
                format!("{just}above {}", range(""))
            }
            Signal::BelowLowerLimit => {
                let just = self.just(limits.lower);
                format!("{just}below {}", range(""))
            }
            Signal::RisingTrend => self.steps(Ordering::Greater, "up", "rise"),
            Signal::FallingTrend => self.steps(Ordering::Less, "down", "fall"),
            Signal::TwoOfThreeAbove => format!("{}{}", range("top"), self.of_three()),
            Signal::TwoOfThreeBelow => format!("{}{}", range("bottom"), self.of_three()),
            Signal::ShiftAbove => {
                self.beyond_average(Ordering::Greater, &format!("above {its}"), long)
            }
            Signal::ShiftBelow => {
                self.beyond_average(Ordering::Less, &format!("below {its}"), long)
            }
        })
    }

    /// "its usual range of 3.9 to 5.8", or "near the top of" it.
    fn range(&self, edge: &str, long: bool) -> String {
        let its = its(named(self.spec));
        let near = if edge.is_empty() {
            String::new()
        } else {
            format!("near the {edge} of ")
        };
        let limits = self
            .segment
            .limits
            .map(|limits| self.study.shown_limits(limits));
        let Some(limits) = limits.filter(|_| long) else {
            return format!("{near}{its} usual range");
        };
        let (lower, upper) = (self.plain(limits.lower), self.plain(limits.upper));
        if lower == upper {
            format!("{near}{its} usual {lower}")
        } else {
            format!("{near}{its} usual range of {lower} to {upper}")
        }
    }

    /// "up six months in a row".
    fn steps(&self, way: Ordering, word: &str, noun: &str) -> String {
        let steps = self.steps_so_far(way);
        if steps + 1 < LONG_RUN {
            return format!("part of a longer {noun}");
        }
        if self.unbroken(steps + 1) {
            let periods = plural(steps, self.noun());
            format!("{word} {} {periods} in a row", few(steps))
        } else {
            format!("{word} {} times in a row", few(steps))
        }
    }

    /// " in two of the last three months".
    fn of_three(&self) -> String {
        let rows = self.study.analysis.rows.get(..=self.place);
        let three = rows.unwrap_or_default().iter().rev().take(3);
        let near = three.filter(|row| row.signal == self.row.signal).count();
        let periods = if self.unbroken(3) {
            self.noun()
        } else {
            "figure"
        };
        match near {
            0 | 1 => String::new(),
            2 => format!(" in two of the last three {periods}s"),
            _ => format!(" in each of the last three {periods}s"),
        }
    }

    /// "above its average of 5.0 for twelve months"; `words` are "above its".
    fn beyond_average(&self, side: Ordering, words: &str, long: bool) -> String {
        let run = self.beside_average(side);
        if run < LONG_RUN {
            return format!("in a long stretch {words} average");
        }
        let mean = self.plain(self.segment.mean);
        let of = if long && mean != self.plain(self.latest.value) {
            format!(" of {mean}")
        } else {
            String::new()
        };
        format!("{words} average{of} {}", self.over(run))
    }

    /// How long the figures have been above or below average, where something else was said first.
    fn for_how_long(&self) -> Option<String> {
        let (side, word) = match self.row.signal {
            Signal::AboveUpperLimit | Signal::RisingTrend | Signal::TwoOfThreeAbove => {
                (Ordering::Greater, "above")
            }
            Signal::BelowLowerLimit | Signal::FallingTrend | Signal::TwoOfThreeBelow => {
                (Ordering::Less, "below")
            }
            Signal::None | Signal::ShiftAbove | Signal::ShiftBelow => return None,
        };
        let run = self.beside_average(side);
        (run >= LONG_RUN).then(|| format!("{word} average {}", self.over(run)))
    }

    /// "and" between the usual range and the target, "but" where one is above and the other below.
    fn link(&self, target: &str) -> &'static str {
        let against = match self.row.signal.side() {
            1 => target.contains("below "),
            -1 => target.contains("above "),
            _ => false,
        };
        if against { "but" } else { "and" }
    }

    /// "above the target of 4 days".
    fn against_target(&self) -> Option<String> {
        let target = self.spec.target_at(self.latest.period)?;
        let relation = match self.latest.value.total_cmp(&target) {
            Ordering::Equal => "at".to_owned(),
            Ordering::Greater => format!("{}above", self.just(target)),
            Ordering::Less => format!("{}below", self.just(target)),
        };
        let target = if self.spoken {
            self.format.spoken_set_value(target)
        } else {
            self.format.set_value_with_unit(target)
        };
        Some(format!("{relation} the target of {target}"))
    }

    /// "just " where rounding hides the difference: the sentence still has to be true.
    fn just(&self, other: f64) -> &'static str {
        if self.format.plain(self.latest.value) == self.format.plain(other) {
            "just "
        } else {
            ""
        }
    }

    /// "for twelve months", or "in its last twelve figures" where some months have none.
    fn over(&self, count: usize) -> String {
        if self.unbroken(count) {
            format!("for {} {}", few(count), plural(count, self.noun()))
        } else {
            let its = its(named(self.spec));
            format!("in {its} last {} {}", few(count), plural(count, "figure"))
        }
    }

    /// A figure without its unit.
    fn plain(&self, value: f64) -> String {
        if self.spoken {
            self.format.spoken_plain(value)
        } else {
            self.format.plain(value)
        }
    }

    pub(super) fn noun(&self) -> &'static str {
        self.spec.frequency.noun()
    }
}

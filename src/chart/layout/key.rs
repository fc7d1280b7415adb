//! What the signs of a chart mean, in a line under it: only of those that are there.

use super::pen::{LINE, Pen};
use super::{Align, Frame, Ink, Layout};
use crate::chart::Unusual;
use crate::chart::panels::Against;
use crate::chart::spec::{ChartSpec, LineRole, LineSpec, PointSpec};
use crate::chart::words::{benchmark_label, target_labels};
use crate::stats::PointKind;

/// Half the length of a stroke in the key, in sizes of its words.
const STROKE: f32 = 0.9;
/// The same of the benchmark's, which shows two of its dashes.
const DASHES: f32 = 1.31;
/// The room between a sign and its words, and between entries.
const BESIDE: f32 = 0.45;
const BETWEEN: f32 = 1.5;

/// A sign as it stands in the key, at its middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeySign {
    /// Place across.
    pub x: f32,
    /// Place down.
    pub y: f32,
    /// What it is.
    pub sign: Sign,
}

/// What the key explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The shape of an unusual figure.
    Flag(PointKind),
    /// A line of that colour.
    Line(Ink),
    /// The target's dashes.
    Target,
    /// The benchmark's longer dashes.
    Benchmark,
    /// The band of the usual range.
    Usual,
}

impl KeySign {
    /// The two ends of its stroke, or the upper left and the lower right corner of its band.
    pub fn ends(&self, frame: &Frame) -> [(f32, f32); 2] {
        let half = half_width(frame, self.sign);
        let high = match self.sign {
            Sign::Usual => frame.text * 0.42,
            Sign::Flag(_) | Sign::Line(_) | Sign::Target | Sign::Benchmark => 0.0,
        };
        [
            (self.x - half, self.y - high),
            (self.x + half, self.y + high),
        ]
    }

    /// Half the height of an unusual figure's shape.
    pub fn flag(frame: &Frame) -> f32 {
        frame.text * 0.4
    }
}

/// A sign and what it means.
pub(super) type Entry = (Sign, String);

/// The height of that many lines of the key.
pub(super) fn height(frame: &Frame, lines: usize) -> f32 {
    frame.text * LINE * 1.15 * lines as f32
}

/// What there is to explain, the important things first.
pub(super) fn entries(spec: &ChartSpec) -> Vec<Entry> {
    let mut found = Vec::new();
    if let Some(side_by_side) = &spec.panels {
        match side_by_side.against {
            Against::Whole => found.push((Sign::Line(Ink::Behind), "The whole".to_owned())),
            Against::Average => {
                found.push((
                    Sign::Line(Ink::Behind),
                    "The groups\u{2019} average".to_owned(),
                ));
            }
            Against::Nothing => {}
        }
        let target = target_labels(spec).and_then(|(_, words)| words.into_iter().next());
        found.extend(target.map(|words| (Sign::Target, words)));
        if let Some(benchmark) = &spec.benchmark {
            let value = spec.format.set_value(benchmark.value);
            let words = format!("{} {value}", benchmark_label(&benchmark.label));
            found.push((Sign::Benchmark, words));
        }
        if side_by_side
            .each
            .iter()
            .any(|panel| !panel.usual.is_empty())
        {
            found.push((Sign::Usual, "Usual range of each".to_owned()));
        }
    }
    // All in one pass: there may be very many figures.
    let (mut concern, mut improvement, mut high, mut low) = (false, false, false, false);
    for point in drawn(spec) {
        match point.kind {
            PointKind::CommonCause => {}
            PointKind::Concern => concern = true,
            PointKind::Improvement => improvement = true,
            PointKind::NeutralHigh => high = true,
            PointKind::NeutralLow => low = true,
        }
    }
    let kinds = [
        (PointKind::Concern, concern),
        (PointKind::Improvement, improvement),
        (PointKind::NeutralHigh, high),
        (PointKind::NeutralLow, low),
    ];
    let there = kinds.into_iter().filter(|(_, there)| *there);
    let words = |kind| Unusual::of(Some(kind)).label().to_owned();
    found.extend(there.map(|(kind, _)| (Sign::Flag(kind), words(kind))));
    found
}

/// The figures whose shapes are drawn.
fn drawn(spec: &ChartSpec) -> impl Iterator<Item = PointSpec> + '_ {
    let lines = spec.lines.iter().filter(|line| match line.role {
        LineRole::Whole => spec.panels.is_none(),
        LineRole::Group(_) => true,
        LineRole::Average | LineRole::Year(_) | LineRole::YearBefore => false,
    });
    lines.flat_map(LineSpec::points)
}

/// How many lines the entries take between two sides, at most as many as that.
pub(super) fn lines(pen: &Pen<'_>, entries: &[Entry], room: f32, most: usize) -> usize {
    let placed = places(pen, entries, room, most);
    placed.last().map_or(0, |(line, ..)| line + 1)
}

/// Draws the key at the foot of the frame, from that place across; what has no room is left out.
pub(super) fn draw(pen: &Pen<'_>, layout: &mut Layout, entries: &[Entry], left: f32) {
    draw_lines(pen, layout, entries, left, 1);
}

/// The same in at most so many lines.
pub(super) fn draw_lines(
    pen: &Pen<'_>,
    layout: &mut Layout,
    entries: &[Entry],
    left: f32,
    most: usize,
) {
    let frame = &pen.frame;
    let placed = places(pen, entries, frame.width - left, most);
    let count = placed.last().map_or(0, |(line, ..)| line + 1);
    for (line, across, (sign, words)) in placed {
        let from_foot = (count - line) as f32 - 0.5;
        let y = frame.height - height(frame, 1) * from_foot;
        let half = half_width(frame, *sign);
        let x = left + across + half;
        layout.key.push(KeySign { x, y, sign: *sign });
        let x = x + half + frame.text * BESIDE;
        let words = pen.words(words.clone(), (x, y), Align::Start);
        layout.words.push(words);
    }
}

/// The line of each entry that has room, and where it begins.
fn places<'e>(
    pen: &Pen<'_>,
    entries: &'e [Entry],
    room: f32,
    most: usize,
) -> Vec<(usize, f32, &'e Entry)> {
    let mut placed = Vec::new();
    let (mut line, mut at) = (0, 0.0);
    for entry in entries {
        let sign = half_width(&pen.frame, entry.0) * 2.0 + pen.frame.text * BESIDE;
        let wide = sign + pen.width(&entry.1);
        if at > 0.0 && at + wide > room {
            line += 1;
            at = 0.0;
        }
        if wide > room || line >= most {
            break;
        }
        placed.push((line, at, entry));
        at += wide + pen.frame.text * BETWEEN;
    }
    placed
}

fn half_width(frame: &Frame, sign: Sign) -> f32 {
    match sign {
        Sign::Flag(_) => KeySign::flag(frame),
        Sign::Benchmark => frame.text * DASHES,
        Sign::Line(_) | Sign::Target | Sign::Usual => frame.text * STROKE,
    }
}

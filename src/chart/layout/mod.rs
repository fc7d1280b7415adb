//! Where everything of a chart stands, for every pen: in points, x to the right and y downwards.
//!
//! A pen gives the room it has, the sizes of its words and a way to measure them; it gets back
//! strokes and words with their places and draws them in its own colours. So a chart in a memo and
//! the same chart on the projector agree in everything but size.
//!
//! `pen` what every part needs; `drawing` one plot, `panels` several; `axes` from days and values to places,
//! `years` those of a year; `curves` lines and bars, `numbers` the figures at bars; `ends` the labels at the
//! right, `labels` in a column; `notes` and `remarks` what happened, `marks` under the axis, `compare` what
//! the latest figure is compared with; `key` what signs mean; `obstacles` where no words can stand; `under`
//! what the pointer is on.

mod axes;
mod compare;
mod curves;
mod drawing;
mod ends;
mod key;
mod labels;
mod marks;
mod notes;
mod numbers;
mod obstacles;
mod panels;
mod pen;
mod remarks;
mod under;
mod years;

use super::input::MarkKind;
use super::spec::ChartSpec;
use crate::domain::period::Period;
use crate::stats::PointKind;
use axes::Axes;

pub use key::{KeySign, Sign};
pub use remarks::Stroke;

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// As running text.
    Regular,
    /// Semi-bold.
    Strong,
}

/// How wide words are in the pen's font.
pub trait Widths {
    /// The width in points of one line of words in a size (points) and weight.
    fn width(&self, words: &str, size: f32, weight: Weight) -> f32;
}

/// The room a pen has and the sizes of its words, all in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width of the whole figure.
    pub width: f32,
    /// Height of the whole figure.
    pub height: f32,
    /// Size of the words at the axes, at remarks and at the target.
    pub text: f32,
    /// Size of the latest figure's label.
    pub figure: f32,
}

impl Frame {
    /// Thickness of the measure's line.
    pub fn line(&self) -> f32 {
        0.5 + self.text * 0.09
    }

    /// Thickness of lines across the plot.
    pub fn hair(&self) -> f32 {
        (self.text * 0.05).clamp(0.5, 2.0)
    }

    /// Radius of a figure's dot.
    pub fn dot(&self) -> f32 {
        0.5 + self.text * 0.24
    }

    /// Half the height of the shape at a figure that is unusual.
    pub fn flag(&self) -> f32 {
        self.dot() * 1.55
    }

    /// Radius of the ring around a figure something is compared with.
    pub fn ring(&self) -> f32 {
        self.flag() * 1.75
    }

    /// Half the width of a mark under the time axis.
    pub fn mark(&self) -> f32 {
        self.text * 0.26
    }

    /// The room between things that belong together.
    pub fn gap(&self) -> f32 {
        self.text * 0.75
    }
}

/// What something is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Words at the axes, and words that say there is nothing.
    Axis,
    /// The measure's own line.
    Whole,
    /// A group's line, by its place in the list of groups.
    Group(usize),
    /// A line others are seen against: quieter than they are.
    Behind,
    /// The year before the latest: between the two.
    Earlier,
    /// The target.
    Target,
    /// The benchmark.
    Benchmark,
    /// Remarks.
    Remark,
    /// The usual range: its words and the lines of new baselines.
    Usual,
    /// A figure of the measure's own by what it is.
    Flag(PointKind),
}

/// To which side of their place words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// They begin there.
    Start,
    /// They are centred there.
    Middle,
    /// They end there.
    End,
}

/// One line of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// What they say.
    pub text: String,
    /// Their place, by `align`.
    pub x: f32,
    /// The middle of the height of their capitals.
    pub y: f32,
    /// To which side they stand.
    pub align: Align,
    /// Size in points.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

/// The rectangle in which figures are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// Left side.
    pub left: f32,
    /// Right side.
    pub right: f32,
    /// Upper side.
    pub top: f32,
    /// Lower side.
    pub bottom: f32,
}

/// A line across the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its height.
    pub y: f32,
    /// Whether it is zero with figures below it.
    pub is_zero: bool,
}

/// A figure's dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Place across.
    pub x: f32,
    /// Place down.
    pub y: f32,
    /// Whose it is.
    pub period: Period,
    /// Its value.
    pub value: f64,
    /// What it is against its usual range; its shape and colour say so.
    pub kind: PointKind,
    /// Whether a dot is drawn: always where lines end, otherwise only if there is room.
    pub dot: bool,
}

/// One line of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Which of the chart's lines it is.
    pub line: usize,
    /// Colour.
    pub ink: Ink,
    /// Runs of figures that are joined; between runs there is a gap.
    pub runs: Vec<Vec<Spot>>,
    /// Where figures are bars: half their width, and the height of zero. `None` of a line.
    pub bar: Option<(f32, f32)>,
    /// How thick its line is, in shares of [`Frame::line`].
    pub thick: f32,
    /// Others are seen against it: it has no dots but where a line would not be seen, and no shapes.
    pub quiet: bool,
}

impl Curve {
    /// The corners of a figure's bar; none where figures are joined by a line.
    pub fn bar_of(&self, spot: &Spot) -> Option<[(f32, f32); 4]> {
        let (half, zero) = self.bar?;
        let (left, right) = (spot.x - half, spot.x + half);
        Some([(left, spot.y), (right, spot.y), (right, zero), (left, zero)])
    }

    /// Where an unusual figure's shape of that size stands: at its place, or beyond the end of its bar,
    /// so that a bar is not made longer by it.
    pub fn flag_at(&self, spot: &Spot, size: f32) -> (f32, f32) {
        let beyond = match self.bar {
            None => 0.0,
            Some((_, zero)) if spot.y > zero => size * 1.6,
            Some(_) => -size * 1.6,
        };
        (spot.x, spot.y + beyond)
    }
}

/// A remark's line, from above the plot or its upper side down to its lower.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RemarkLine {
    /// Place across.
    pub x: f32,
    /// Where it begins.
    pub top: f32,
    /// Colour: that of remarks, or of the usual range for a new baseline.
    pub ink: Ink,
}

/// A usual range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Left side.
    pub left: f32,
    /// Right side.
    pub right: f32,
    /// Its upper limit.
    pub top: f32,
    /// Its lower limit; the same as the upper one where every figure was alike.
    pub bottom: f32,
    /// The average.
    pub mean: f32,
}

/// A mark under the time axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Place across.
    pub x: f32,
    /// Place down.
    pub y: f32,
    /// What it marks, which gives its shape.
    pub kind: MarkKind,
}

/// Where everything of one chart stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The room it was made for.
    pub frame: Frame,
    /// Where figures are drawn.
    pub plot: Plot,
    /// From periods and values to places; none where nothing is drawn but panels.
    axes: Option<Axes>,
    /// Lines across, from the lowest value up.
    pub rules: Vec<Rule>,
    /// Usual ranges, under everything else; they stand side by side.
    pub bands: Vec<Band>,
    /// How much smaller than [`Frame::flag`] the shapes of unusual figures are, where figures stand
    /// close: at most 1.
    pub flag_scale: f32,
    /// The lines of figures; the measure's own is last, so that it lies on top.
    pub curves: Vec<Curve>,
    /// The target as joined points, a step where it changes; several where it was interrupted.
    pub target: Vec<Vec<(f32, f32)>>,
    /// Height of the benchmark's line.
    pub benchmark: Option<f32>,
    /// Lines of remarks and new baselines.
    pub remarks: Vec<RemarkLine>,
    /// Marks between the plot and the dates.
    pub marks: Vec<Mark>,
    /// Fine strokes from a label to what it names, where it could not stand beside it.
    pub leaders: Vec<Stroke>,
    /// Rings around figures that something is compared with.
    pub rings: Vec<(f32, f32)>,
    /// From the latest figure to the target, beside the plot.
    pub bracket: Option<[(f32, f32); 4]>,
    /// The signs that are explained under the chart; their words are among the others.
    pub key: Vec<KeySign>,
    /// The charts of groups side by side, each with its own plot; their words are among this one's.
    pub panels: Vec<Layout>,
    /// All words.
    pub words: Vec<Words>,
}

impl Layout {
    /// Places everything of a chart.
    pub fn of(spec: &ChartSpec, frame: Frame, widths: &dyn Widths) -> Self {
        drawing::layout(spec, frame, widths)
    }
}

impl Mark {
    /// The corners of a meeting's shape, or the stroke of a completed action's tick, of that size
    /// ([`Frame::mark`]).
    pub fn corners(&self, size: f32) -> Vec<(f32, f32)> {
        let outline: &[(f32, f32)] = match self.kind {
            MarkKind::Meeting => &[(0.0, -0.9), (1.0, 0.9), (-1.0, 0.9)],
            MarkKind::ActionDone => &[(-1.0, 0.1), (-0.3, 0.8), (1.0, -0.8)],
        };
        let corners = outline.iter();
        corners
            .map(|(x, y)| (self.x + x * size, self.y + y * size))
            .collect()
    }
}

impl Plot {
    /// From left to right.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

#[cfg(test)]
mod tests;

//! Where words can't stand in a plot: on its lines and bars, and on other words.

use super::curves::strokes;
use super::pen::Pen;
use super::remarks::{Place, Stroke, covers};
use super::{Align, Layout, Words};

/// What is in the way of words.
pub(super) struct Obstacles {
    strokes: Vec<Stroke>,
    words: Vec<Place>,
}

impl Obstacles {
    /// Everything that is drawn so far.
    pub(super) fn of(pen: &Pen<'_>, layout: &Layout) -> Self {
        let mut all = strokes(&layout.curves, pen.frame.flag());
        all.extend(Self::across(layout));
        all.extend(layout.remarks.iter().map(|remark| {
            let bottom = layout.plot.bottom;
            ((remark.x, remark.top), (remark.x, bottom))
        }));
        Self {
            strokes: all,
            words: layout
                .words
                .iter()
                .map(|words| extent(pen, words))
                .collect(),
        }
    }

    /// The lines the figures are seen against: targets, benchmark and averages.
    pub(super) fn across(layout: &Layout) -> Vec<Stroke> {
        let plot = layout.plot;
        let steps = layout.target.iter();
        let steps = steps.flat_map(|line| line.iter().copied().zip(line.iter().copied().skip(1)));
        let benchmark = layout.benchmark.map(|y| ((plot.left, y), (plot.right, y)));
        let bands = layout.bands.iter();
        let means = bands.map(|band| ((band.left, band.mean), (band.right, band.mean)));
        steps.chain(benchmark).chain(means).collect()
    }

    /// Without the bars: for words that belong to them.
    pub(super) fn around_bars(pen: &Pen<'_>, layout: &Layout) -> Self {
        let lines = layout.curves.iter().filter(|curve| curve.bar.is_none());
        let mut all = Self::across(layout);
        all.extend(lines.flat_map(|line| strokes(std::slice::from_ref(line), 0.0)));
        Self {
            strokes: all,
            ..Self::of(pen, layout)
        }
    }

    /// Whether nothing is in the way of words there.
    pub(super) fn leave(&self, place: &Place) -> bool {
        let meets = |other: &Place| {
            place.left < other.right
                && other.left < place.right
                && place.top < other.bottom
                && other.top < place.bottom
        };
        !self.words.iter().any(meets) && !self.strokes.iter().any(|stroke| covers(place, *stroke))
    }

    /// Words that now stand there are in the way of the next.
    pub(super) fn add(&mut self, place: Place) {
        self.words.push(place);
    }
}

/// The room a line of words takes.
fn extent(pen: &Pen<'_>, words: &Words) -> Place {
    let width = pen.widths.width(&words.text, words.size, words.weight);
    let left = match words.align {
        Align::Start => words.x,
        Align::Middle => words.x - width / 2.0,
        Align::End => words.x - width,
    };
    Place {
        left,
        right: left + width,
        top: words.y - words.size * 0.55,
        bottom: words.y + words.size * 0.55,
    }
}

//! Remarks and new baselines on a chart: their lines, and their words inside the plot or above it.

use chrono::NaiveDate;

use super::axes::Axes;
use super::curves::{bands, strokes, target};
use super::ends::cut;
use super::pen::{LINE, Pen};
use super::remarks::{self, Remark};
use super::{Align, Ink, Layout, RemarkLine, Words};
use crate::chart::compared::ComparedMark;

/// A remark's words take no more than this share of the plot's width.
const WIDEST_REMARK: f32 = 0.6;

impl Pen<'_> {
    /// The lines of the remarks and new baselines, and the widths of their words.
    pub(super) fn remarks(&self, axes: &Axes) -> Vec<Remark> {
        let widest = axes.plot.width() * WIDEST_REMARK;
        let remark = |(date, label, ink): (NaiveDate, &str, Ink)| {
            let text = cut(label, widest, |words| self.width(words));
            let width = self.width(&text);
            Remark {
                x: axes.day(date),
                width,
                text,
                ink,
            }
        };
        let notes = self.spec.annotations.iter();
        let notes = notes.map(|note| (note.date, note.label.as_str(), Ink::Remark));
        let baselines = self.spec.baselines.iter();
        let baselines = baselines.map(|new| (new.date, new.label.as_str(), Ink::Usual));
        let meeting = match self.spec.compared.as_ref().map(|one| &one.drawn) {
            Some(ComparedMark::Meeting { on, label, .. }) => {
                Some((*on, label.as_str(), Ink::Remark))
            }
            Some(ComparedMark::Words | ComparedMark::YearBefore | ComparedMark::Target { .. })
            | None => None,
        };
        let mut all: Vec<_> = notes.chain(baselines).chain(meeting).collect();
        all.sort_by_key(|(date, ..)| *date);
        all.into_iter().map(remark).collect()
    }

    /// Where the words of remarks begin when they stand above the plot: right of their line; left of
    /// it where they would leave the figure and no other line is in their way there.
    pub(super) fn remark_starts(&self, remarks: &[Remark]) -> Vec<f32> {
        let beside = self.frame.gap() * 0.6;
        let mut starts = Vec::with_capacity(remarks.len());
        let mut line_before = 0.0_f32;
        for r in remarks {
            let (right, left) = (r.x + beside, r.x - beside - r.width);
            let fits = right + r.width <= self.frame.width;
            starts.push(if !fits && left > line_before {
                left
            } else {
                right.min(self.frame.width - r.width).max(0.0)
            });
            line_before = r.x;
        }
        starts
    }

    pub(super) fn rows(&self, remarks: &[Remark], starts: &[f32]) -> Vec<Option<usize>> {
        remarks::rows(remarks, starts, self.frame.gap())
    }

    /// The height of a row of remarks.
    pub(super) fn row(&self) -> f32 {
        self.frame.text * LINE
    }

    pub(super) fn remarks_fit_inside(&self, axes: &Axes, remarks: &[Remark]) -> bool {
        let shown = self.spec.shown;
        let curves = shown.map(|s| self.curves(axes, s)).unwrap_or_default();
        let mut strokes = strokes(&curves, self.frame.flag());
        for step in target(axes, &self.spec.target) {
            strokes.extend(step.iter().zip(step.iter().skip(1)).map(|(a, b)| (*a, *b)));
        }
        let usual = bands(axes, &self.spec.usual).into_iter();
        strokes.extend(usual.map(|band| ((band.left, band.mean), (band.right, band.mean))));
        let benchmark = self.spec.benchmark.as_ref().map(|b| axes.value(b.value));
        strokes.extend(benchmark.map(|y| ((axes.plot.left, y), (axes.plot.right, y))));
        let clear = self.frame.dot() + 1.0;
        let band = (axes.plot.top - clear, axes.plot.top + self.row() + clear);
        remarks::fit_inside(remarks, band, self.frame.gap(), axes.plot.right, &strokes)
    }

    /// Draws the lines and the words of remarks. No rows means that the words stand inside.
    pub(super) fn draw_remarks(
        &self,
        layout: &mut Layout,
        remarks: &[Remark],
        starts: &[f32],
        rows: &[Option<usize>],
    ) {
        let top = layout.plot.top;
        for (i, (remark, start)) in remarks.iter().zip(starts).enumerate() {
            let row = rows.get(i).copied().flatten();
            let (y, begins) = match row {
                _ if rows.is_empty() => (Some(top + self.row() * 0.6), top),
                Some(row) => {
                    let y = top - self.row() * (row as f32 + 0.6);
                    (Some(y), y - self.row() * 0.4)
                }
                None => (None, top),
            };
            layout.remarks.push(RemarkLine {
                x: remark.x,
                top: begins.max(0.0),
                ink: remark.ink,
            });
            if let Some(y) = y.filter(|y| *y >= self.frame.text / 2.0) {
                let words = self.words(remark.text.clone(), (*start, y), Align::Start);
                layout.words.push(Words {
                    ink: remark.ink,
                    ..words
                });
            }
        }
    }
}

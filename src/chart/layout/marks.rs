//! Meetings and completed actions: small marks in rows of their own between the plot and the dates.

use super::axes::Axes;
use super::{Frame, Mark};
use crate::chart::input::MarkKind;
use crate::chart::references::MarkSpec;

/// The height of a row of marks, in sizes of the axes' words.
const ROW: f32 = 1.15;

/// The rows there are, the first one nearest to the plot.
pub(super) fn rows(marks: &[MarkSpec]) -> Vec<MarkKind> {
    let mut kinds: Vec<MarkKind> = marks.iter().map(|mark| mark.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The height of that many rows.
pub(super) fn height(frame: &Frame, rows: usize) -> f32 {
    frame.text * ROW * rows as f32
}

/// The middle of a row under a plot that ends there.
pub(super) fn middle(frame: &Frame, bottom: f32, row: usize) -> f32 {
    bottom + frame.text * (ROW * (row as f32 + 0.5) + 0.1)
}

/// What the marks of a row are called.
pub(super) const fn word(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Meeting => "Meetings",
        MarkKind::ActionDone => "Actions done",
    }
}

/// Where marks stand; of those that would lie on one another in a row one is drawn.
pub(super) fn places(axes: &Axes, frame: &Frame, marks: &[MarkSpec]) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for (row, kind) in rows(marks).into_iter().enumerate() {
        let y = middle(frame, axes.plot.bottom, row);
        let mut right = f32::NEG_INFINITY;
        for mark in marks.iter().filter(|mark| mark.kind == kind) {
            let x = axes.day(mark.date);
            if x >= right {
                found.push(Mark { x, y, kind });
                right = x + frame.mark() * 2.2;
            }
        }
    }
    found
}

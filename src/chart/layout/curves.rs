//! Lines of figures, target steps and usual ranges as places in the plot.

use super::axes::Axes;
use super::{Band, Curve, Ink, Spot};
use crate::chart::references::TargetSpec;
use crate::chart::spec::{LineRole, LineSpec, PointSpec};
use crate::chart::usual::UsualSpec;
use crate::stats::PointKind;

/// The target's steps, joined where one follows on the other.
pub(super) fn target(axes: &Axes, steps: &[TargetSpec]) -> Vec<Vec<(f32, f32)>> {
    let mut lines: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut before: Option<&TargetSpec> = None;
    for step in steps {
        let y = axes.value(step.value);
        let end = step.to.succ_opt().unwrap_or(step.to);
        let points = [(axes.day(step.from), y), (axes.day(end), y)];
        let follows = before.is_some_and(|b| b.to.succ_opt() == Some(step.from));
        match lines.last_mut() {
            Some(line) if follows => line.extend(points),
            _ => lines.push(points.to_vec()),
        }
        before = Some(step);
    }
    lines
}

/// The usual ranges, each over the whole days of its periods.
pub(super) fn bands(axes: &Axes, usual: &[UsualSpec]) -> Vec<Band> {
    let band = |range: &UsualSpec| {
        let end = range.to.end();
        Band {
            left: axes.day(range.from.start()),
            right: axes.day(end.succ_opt().unwrap_or(end)),
            top: axes.value(range.upper),
            bottom: axes.value(range.lower),
            mean: axes.value(range.mean),
        }
    };
    usual.iter().map(band).collect()
}

/// One line's runs of dots; groups have them only where a line would not be seen. What is flagged
/// always has one.
pub(super) fn curve(axes: &Axes, index: usize, line: &LineSpec, roomy: bool) -> Curve {
    let latest = line.latest();
    let (ink, all_dots) = match line.role {
        LineRole::Whole => (Ink::Whole, roomy),
        LineRole::Group(i) => (Ink::Group(i), false),
    };
    let runs = line.runs.iter().map(|run| {
        let alone = run.len() == 1;
        let spot = |p: &PointSpec| Spot {
            x: axes.period(p.period),
            y: axes.value(p.value),
            period: p.period,
            value: p.value,
            kind: p.kind,
            dot: all_dots || alone || Some(*p) == latest || p.kind != PointKind::CommonCause,
        };
        run.iter().map(spot).collect()
    });
    Curve {
        line: index,
        ink,
        runs: runs.collect(),
    }
}

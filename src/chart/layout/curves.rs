//! Lines of figures, target steps and usual ranges as places in the plot.

use super::axes::Axes;
use super::{Band, Curve, Ink, Spot, Stroke};
use crate::chart::references::TargetSpec;
use crate::chart::spec::{LineRole, LineSpec, PointSpec};
use crate::chart::usual::UsualSpec;
use crate::stats::PointKind;

/// No bar is thinner than this, in points.
const THINNEST: f32 = 1.0;

/// A line across more bars than this has no dots.
const MOST_DOTS: usize = 40;

/// The share of its days that a bar is wide.
const BAR: f32 = 0.7;

/// How thick a line behind others is, in shares of theirs.
const BEHIND: f32 = 0.85;

/// With more figures than this on a point of the plot's width not each of them can be seen.
const CROWD: f32 = 4.0;

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
    let (ink, all_dots) = match line.role {
        LineRole::Whole => (Ink::Whole, roomy),
        LineRole::Group(i) => (Ink::Group(i), false),
        LineRole::Year(1) => {
            return Curve {
                ink: Ink::Earlier,
                thick: 1.0,
                ..behind(axes, index, line)
            };
        }
        LineRole::Average | LineRole::YearBefore | LineRole::Year(_) => {
            return behind(axes, index, line);
        }
    };
    inked(axes, index, line, (ink, all_dots))
}

/// One line that others are seen against: quiet, and without its shapes.
pub(super) fn behind(axes: &Axes, index: usize, line: &LineSpec) -> Curve {
    let mut curve = inked(axes, index, line, (Ink::Behind, false));
    for run in &mut curve.runs {
        let alone = run.len() == 1;
        for spot in run {
            spot.dot = alone;
        }
    }
    Curve {
        thick: BEHIND,
        quiet: true,
        ..curve
    }
}

/// A line's runs in an ink, with a dot for every figure or only where there must be one.
pub(super) fn inked(
    axes: &Axes,
    index: usize,
    line: &LineSpec,
    (ink, all_dots): (Ink, bool),
) -> Curve {
    let latest = line.latest();
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
        thinned(run.iter().map(spot).collect(), axes.plot.width())
    });
    Curve {
        line: index,
        ink,
        runs: runs.collect(),
        bar: None,
        thick: 1.0,
        quiet: false,
    }
}

/// The spots of a run that can be seen: where many stand on one point of the width, the first and the
/// last of them, and the highest and the lowest of all and of the unusual ones. A line through these
/// covers what a line through all would.
fn thinned(run: Vec<Spot>, width: f32) -> Vec<Spot> {
    if run.len() as f32 <= width * CROWD {
        return run;
    }
    let mut seen: Vec<Spot> = Vec::new();
    let column = |spot: &Spot| spot.x.floor() as i64;
    for column in run.chunk_by(|a, b| column(a) == column(b)) {
        let all = || column.iter().enumerate();
        let flagged = || all().filter(|(_, spot)| spot.kind != PointKind::CommonCause);
        let by_height = |a: &(usize, &Spot), b: &(usize, &Spot)| a.1.y.total_cmp(&b.1.y);
        let ends = [all().next(), all().next_back()];
        let highest = [all().min_by(by_height), flagged().min_by(by_height)];
        let lowest = [all().max_by(by_height), flagged().max_by(by_height)];
        let mut kept: Vec<(usize, &Spot)> = [ends, highest, lowest]
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        kept.sort_by_key(|(place, _)| *place);
        kept.dedup_by_key(|(place, _)| *place);
        seen.extend(kept.into_iter().map(|(_, spot)| *spot));
    }
    seen
}

/// The same figures as bars from zero, `between` apart and no wider than `widest`; only what is
/// unusual keeps its shape, beyond the bar's end.
pub(super) fn bars(axes: &Axes, line: Curve, (between, widest): (f32, f32)) -> Curve {
    let bare = |mut spot: Spot| {
        spot.dot = spot.kind != PointKind::CommonCause;
        spot
    };
    let zero = axes.value(0.0);
    let thin = between * BAR < THINNEST;
    let runs = line.runs.into_iter().map(|run| {
        let run = if thin { furthest(&run, zero) } else { run };
        run.into_iter().map(bare).collect()
    });
    let half = (between * BAR).min(widest).max(THINNEST) / 2.0;
    Curve {
        runs: runs.collect(),
        bar: Some((half, zero)),
        ..line
    }
}

/// The same runs with a dot at every figure, unless there are too many to be told apart.
pub(super) fn dotted(mut runs: Vec<Vec<Spot>>) -> Vec<Vec<Spot>> {
    let few = runs.iter().map(Vec::len).sum::<usize>() <= MOST_DOTS;
    for spot in runs.iter_mut().flatten() {
        spot.dot |= few;
    }
    runs
}

/// Of bars too thin to stand beside each other those that are seen: on each point of the width the ones that
/// reach furthest up and down, of all and of the unusual ones.
fn furthest(run: &[Spot], zero: f32) -> Vec<Spot> {
    let mut seen: Vec<Spot> = Vec::new();
    let column = |spot: &Spot| (spot.x / THINNEST).floor() as i64;
    for column in run.chunk_by(|a, b| column(a) == column(b)) {
        let all = || column.iter().enumerate();
        let flagged = || all().filter(|(_, spot)| spot.kind != PointKind::CommonCause);
        let by_height = |a: &(usize, &Spot), b: &(usize, &Spot)| a.1.y.total_cmp(&b.1.y);
        let tops = [all().min_by(by_height), flagged().min_by(by_height)];
        let feet = [all().max_by(by_height), flagged().max_by(by_height)];
        let up = tops
            .into_iter()
            .flatten()
            .filter(|(_, spot)| spot.y <= zero);
        let down = feet.into_iter().flatten().filter(|(_, spot)| spot.y > zero);
        let mut kept: Vec<(usize, &Spot)> = up.chain(down).collect();
        kept.sort_by_key(|(place, _)| *place);
        kept.dedup_by_key(|(place, _)| *place);
        seen.extend(kept.into_iter().map(|(_, spot)| *spot));
    }
    seen
}

/// The strokes of lines and bars, which words must not cover; of an unusual bar also its shape beyond its
/// end, of that size.
pub(super) fn strokes(curves: &[Curve], flag: f32) -> Vec<Stroke> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for curve in curves {
        let Some((_, zero)) = curve.bar else {
            for run in &curve.runs {
                let ends = run.iter().zip(run.iter().skip(1).chain(run.last()));
                strokes.extend(ends.map(|(a, b)| ((a.x, a.y), (b.x, b.y))));
            }
            continue;
        };
        for spot in curve.runs.iter().flatten() {
            let (x, mut end) = (spot.x, spot.y);
            if spot.kind != PointKind::CommonCause {
                let (_, middle) = curve.flag_at(spot, flag);
                end = middle + (middle - spot.y).signum() * flag;
            }
            let corners = curve.bar_of(spot);
            strokes.extend(corners.map(|[tip, _, _, foot]| (tip, foot)));
            strokes.push(((x, zero), (x, end)));
        }
    }
    strokes
}

//! What stands under the pointer: the figures nearest to a place, also those too close to others to be
//! drawn one by one.

use super::axes::Axes;
use super::{Curve, Layout, Spot};
use crate::chart::spec::{ChartSpec, LineSpec, PointSpec};
use crate::domain::period::Period;

/// Figures that stand no further apart than this (points) stand at one place.
const SAME: f32 = 0.01;

impl Layout {
    /// The chart itself and those side by side in it.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.panels)
    }

    /// The part whose plot is nearest to a place; of a chart without panels the chart itself.
    pub fn part_at(&self, (x, y): (f32, f32)) -> &Self {
        let off = |part: &Self| {
            let plot = part.plot;
            let across = (plot.left - x).max(x - plot.right).max(0.0);
            let down = (plot.top - y).max(y - plot.bottom).max(0.0);
            across.hypot(down)
        };
        let nearest = self.panels.iter().min_by(|a, b| off(a).total_cmp(&off(b)));
        nearest.unwrap_or(self)
    }

    /// The figures of this part nearest to a place across, one of every line that has one there; empty
    /// when there are no figures. `spec` is the chart this was made of.
    pub fn spots_at(&self, spec: &ChartSpec, x: f32) -> Vec<(&Curve, Spot)> {
        let Some(axes) = &self.axes else {
            return Vec::new();
        };
        let each: Vec<(&Curve, Spot)> = self
            .curves
            .iter()
            .filter_map(|curve| {
                let point = nearest(spec.lines.get(curve.line)?, axes, x)?;
                Some((curve, spot(axes, point)))
            })
            .collect();
        let off = |spot: &Spot| (spot.x - x).abs();
        let closest = each.iter().map(|(_, spot)| spot);
        let closest = closest.min_by(|a, b| off(a).total_cmp(&off(b))).copied();
        let there = |spot: &Spot| closest.is_some_and(|c| (c.x - spot.x).abs() < SAME);
        each.into_iter().filter(|(_, spot)| there(spot)).collect()
    }

    /// The figure of any line that stands nearest to a place, by its line and period; `None` where there are none.
    pub fn nearest_to(&self, (x, y): (f32, f32)) -> Option<(usize, Period)> {
        let part = self.part_at((x, y));
        let spots = part.curves.iter().flat_map(|curve| {
            let spots = curve.runs.iter().flatten();
            spots.map(move |spot| (curve.line, spot))
        });
        let off = |spot: &Spot| (spot.x - x).hypot(spot.y - y);
        let nearest = spots.min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
        nearest.map(|(line, spot)| (line, spot.period))
    }

    /// The figure of a line, by its place in the chart, that is nearest to a period's place: the part it
    /// stands in, its line there, and where it stands.
    pub fn spot_of(
        &self,
        spec: &ChartSpec,
        line: usize,
        period: Period,
    ) -> Option<(&Self, &Curve, Spot)> {
        let figures = spec.lines.get(line)?;
        self.parts().find_map(|part| {
            let axes = part.axes.as_ref()?;
            let drawn = |curve: &&Curve| curve.line == line;
            let curve = part.curves.iter().find(drawn)?;
            let point = nearest(figures, axes, axes.period(period))?;
            Some((part, curve, spot(axes, point)))
        })
    }
}

/// Where a figure stands. It has a dot of its own.
fn spot(axes: &Axes, point: PointSpec) -> Spot {
    Spot {
        x: axes.period(point.period),
        y: axes.value(point.value),
        period: point.period,
        value: point.value,
        kind: point.kind,
        dot: true,
    }
}

/// A line's figure nearest to a place across; found by halving, for there may be many.
fn nearest(line: &LineSpec, axes: &Axes, x: f32) -> Option<PointSpec> {
    let before = |point: &PointSpec| axes.period(point.period) < x;
    let run_before = |run: &Vec<PointSpec>| run.last().is_some_and(before);
    let at = line.runs.partition_point(run_before);
    let run = line.runs.get(at);
    let place = run.map_or(0, |run| run.partition_point(before));
    let earlier = if place > 0 {
        run.and_then(|run| run.get(place - 1))
    } else {
        let runs = line.runs.get(..at).unwrap_or_default();
        runs.last().and_then(|run| run.last())
    };
    let later = run.and_then(|run| run.get(place));
    let off = |point: &&PointSpec| (axes.period(point.period) - x).abs();
    let closest = [earlier, later].into_iter().flatten();
    closest.min_by(|a, b| off(a).total_cmp(&off(b))).copied()
}

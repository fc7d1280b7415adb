//! The figures of a few bars, written at their ends.

use super::obstacles::Obstacles;
use super::pen::Pen;
use super::remarks::Place;
use super::{Align, Curve, Ink, Layout, Spot, Words};
use crate::stats::PointKind;

/// More bars than this are read from the axis.
const MOST: usize = 24;
/// The share of the room from bar to bar that a figure may take.
const SHARE: f32 = 0.94;
/// The share of a figure's height between it and the bar's end.
const CLEAR: f32 = 0.2;

impl Pen<'_> {
    /// Writes the figures of bars beyond their ends, all of them or none; one that a line is in the way of
    /// moves beyond it, or is left out. The latest has its label beside the plot.
    pub(super) fn number_bars(&self, layout: &mut Layout, between: f32) {
        // A line across them would be read as going through the figures.
        if layout.curves.iter().any(|curve| curve.bar.is_none()) {
            return;
        }
        let mut found = Vec::new();
        let mut obstacles = Obstacles::around_bars(self, layout);
        for curve in layout.curves.iter().filter(|curve| curve.bar.is_some()) {
            let bars = || curve.runs.iter().flatten();
            let count = bars().count();
            let label = |spot: &Spot| self.spec.format.plain(spot.value);
            let fits = |spot: &Spot| self.width(&label(spot)) <= between * SHARE;
            if count > MOST || !bars().all(fits) {
                continue;
            }
            for spot in bars().take(count.saturating_sub(1)) {
                let words = self.beyond(curve, spot, layout, &obstacles);
                if let Some((words, place)) = words {
                    obstacles.add(place);
                    found.push(words);
                }
            }
        }
        layout.words.extend(found);
    }

    /// A bar's figure where it can stand.
    fn beyond(
        &self,
        curve: &Curve,
        spot: &Spot,
        layout: &Layout,
        obstacles: &Obstacles,
    ) -> Option<(Words, Place)> {
        let text = self.spec.format.plain(spot.value);
        let half = (self.width(&text) / 2.0, self.frame.text * 0.5);
        let below = curve.bar.is_some_and(|(_, zero)| spot.y > zero);
        let way = if below { 1.0 } else { -1.0 };
        let flag = self.frame.flag() * layout.flag_scale;
        let end = if spot.kind == PointKind::CommonCause {
            spot.y
        } else {
            curve.flag_at(spot, flag).1 + way * flag
        };
        let place_at = |y: f32| Place {
            left: spot.x - half.0,
            right: spot.x + half.0,
            top: y - half.1,
            bottom: y + half.1,
        };
        let first = end + way * half.1 * (1.0 + 2.0 * CLEAR);
        // A line in the way is passed in small steps, but not so far that the figure is lost.
        let steps = (0_u8..8).map(|step| first + way * half.1 * 0.35 * f32::from(step));
        let free = |y: &f32| {
            let place = place_at(*y);
            place.top >= 0.0 && place.bottom <= layout.plot.bottom && obstacles.leave(&place)
        };
        let y = steps.into_iter().find(free)?;
        let words = self.words(text, (spot.x, y), Align::Middle);
        let ink = Ink::Flag(spot.kind);
        Some((Words { ink, ..words }, place_at(y)))
    }
}

//! What is drawn for a comparison beside its words: a ring around the figure that was the latest then, a
//! bracket from the latest figure to its target.

use super::Layout;
use super::axes::Axes;
use super::pen::Pen;
use crate::chart::compared::ComparedMark;

/// The room beside the plot for a bracket, and how far its ends reach back, in sizes of the words.
const BRACKET: f32 = 1.0;
const REACH: f32 = 0.4;

impl Pen<'_> {
    /// The room between the plot and its labels that a bracket takes.
    pub(super) fn for_bracket(&self) -> f32 {
        match self.compared() {
            Some(ComparedMark::Target { .. }) => self.frame.text * BRACKET,
            Some(ComparedMark::Words | ComparedMark::YearBefore | ComparedMark::Meeting { .. })
            | None => 0.0,
        }
    }

    /// What is drawn for the comparison, if there is one.
    pub(super) fn compared(&self) -> Option<&ComparedMark> {
        self.spec.compared.as_ref().map(|one| &one.drawn)
    }

    /// Draws the ring and the bracket.
    pub(super) fn draw_compared(&self, layout: &mut Layout, axes: &Axes) {
        match self.compared() {
            Some(ComparedMark::Meeting { latest_then, .. }) => {
                let whole = self.spec.whole();
                let then = latest_then.and_then(|then| whole?.at(then));
                let place = then.map(|point| (axes.period(point.period), axes.value(point.value)));
                layout.rings.extend(place);
            }
            Some(ComparedMark::Target { latest, target, .. }) => {
                let (from, to) = (axes.value(*latest), axes.value(*target));
                let near = axes.plot.right + self.frame.flag() * 1.2;
                let far = near + self.frame.text * REACH;
                layout.bracket = Some([(near, from), (far, from), (far, to), (near, to)]);
            }
            Some(ComparedMark::Words | ComparedMark::YearBefore) | None => {}
        }
    }
}

//! Where one figure of a chart stands, for who marks it, and which one the pointer is nearest to.

use eframe::egui::{Pos2, Ui, vec2};

use super::{ChartStyle, SCREEN, drawn};
use crate::chart::ChartSpec;
use crate::domain::period::Period;

/// Where the figures of a chart stand that was drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spots {
    /// The one that was asked for; `None` where it isn't drawn.
    pub lit: Option<Pos2>,
    /// The line and period of the one nearest to the pointer, while that is over the chart.
    pub pointed: Option<(usize, Period)>,
}

/// Draws a chart as [`super::chart_ui`] does, and tells where the figure of a line for a period stands.
pub fn chart_and_spots_ui(
    ui: &mut Ui,
    spec: &ChartSpec,
    style: ChartStyle,
    (line, period): (usize, Period),
) -> Spots {
    let (response, layout) = drawn(ui, spec, style);
    let unit = style
        .screen
        .map_or(1.0, |screen| (screen / SCREEN).max(0.01));
    let origin = response.rect.min;
    let lit = layout.spot_of(spec, line, period);
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let pointer = pointer.filter(|at| response.rect.contains(*at));
    Spots {
        lit: lit.map(|(.., spot)| origin + vec2(spot.x, spot.y) * unit),
        pointed: pointer.and_then(|at| {
            let at = (at - origin) / unit;
            layout.nearest_to((at.x, at.y))
        }),
    }
}

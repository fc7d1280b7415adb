//! Where one figure of a chart stands, for who marks it.

use eframe::egui::{Pos2, Ui, vec2};

use super::{ChartStyle, SCREEN, drawn};
use crate::chart::ChartSpec;
use crate::domain::period::Period;

/// Draws a chart as [`super::chart_ui`] does, and tells where the figure of a line for a period stands; `None` where it
/// isn't drawn.
pub fn chart_and_spot_ui(
    ui: &mut Ui,
    spec: &ChartSpec,
    style: ChartStyle,
    (line, period): (usize, Period),
) -> Option<Pos2> {
    let (response, layout) = drawn(ui, spec, style);
    let unit = style
        .screen
        .map_or(1.0, |screen| (screen / SCREEN).max(0.01));
    let (.., spot) = layout.spot_of(spec, line, period)?;
    Some(response.rect.min + vec2(spot.x, spot.y) * unit)
}

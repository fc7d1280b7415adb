//! A chart on the projector: the same pen as on the console, in the projector's own sizes.

use super::super::frame::Lit;
use super::super::pen::Pen;
use crate::chart::ChartSpec;
use crate::ui::chart::{ChartStyle, Spots, chart_and_spots_ui, chart_ui};
use eframe::egui::{Rect, UiBuilder};

/// Draws a chart into `room` (in points).
pub(super) fn draw(pen: &mut Pen<'_>, spec: &ChartSpec, room: Rect) {
    let room = Rect::from_min_max(pen.snapped(room.min), pen.snapped(room.max));
    let style = ChartStyle::projector(room.height(), pen.area().height());
    let builder = UiBuilder::new().max_rect(room).id_salt("audience chart");
    pen.ui
        .scope_builder(builder, |ui| chart_ui(ui, spec, style));
}

/// The same, and where the figure stands that the room looks at, and which one is pointed at.
pub(super) fn draw_lit(pen: &mut Pen<'_>, spec: &ChartSpec, lit: &Lit, room: Rect) -> Spots {
    let room = Rect::from_min_max(pen.snapped(room.min), pen.snapped(room.max));
    let style = ChartStyle::projector(room.height(), pen.area().height());
    let builder = UiBuilder::new().max_rect(room).id_salt("audience chart");
    let at = (lit.line, lit.period);
    let drawn = pen
        .ui
        .scope_builder(builder, |ui| chart_and_spots_ui(ui, spec, style, at));
    drawn.inner
}

//! A spotlight: one figure of the chart large, everything else dimmed.

use super::super::frame::Lit;
use super::super::pen::{LEAD, Pen, Run, extent};
use crate::ui::fonts::Weight;
use eframe::egui::{Color32, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// How much of the rest shows through, of 255.
const VEIL: u8 = 212;

/// Draws it over a picture whose chart stands in `room` and has the figure at `spot`.
pub(super) fn draw(pen: &mut Pen<'_>, lit: &Lit, spot: Pos2, room: Rect) {
    let ground = pen.p.surface;
    let [r, g, b, _] = ground.to_array();
    let veil = Color32::from_rgba_unmultiplied(r, g, b, VEIL);
    let (area, ink) = (pen.area(), pen.p.accent);
    pen.ui.painter().rect_filled(area, 0.0, veil);
    let stroke = Stroke::new(pen.points(4.0).max(0.5), ink);
    let (inner, outer) = (pen.points(9.0), pen.points(20.0));
    pen.ui.painter().circle_filled(spot, inner, ink);
    pen.ui.painter().circle_stroke(spot, outer, stroke);
    let wide = pen.measure(room.width()) * 0.5;
    let figure = Run::new(&lit.figure, 76.0, Weight::Bold, pen.p.text);
    let figure = pen.fit(&figure, &[76.0, 60.0, 44.0, 34.0], wide, 1);
    let label = Run::new(&lit.label, LEAD + 6.0, Weight::SemiBold, pen.p.muted);
    let label = pen.lay(&[label], wide, 2);
    let air = pen.points(20.0);
    let (first, second) = (extent(&figure), extent(&label));
    let size = vec2(first.x.max(second.x), first.y + second.y) + vec2(2.0, 1.4) * air;
    let to_left = spot.x > room.center().x;
    let off = pen.points(40.0);
    let left = if to_left {
        spot.x - off - size.x
    } else {
        spot.x + off
    };
    let left = left.clamp(room.left(), (room.right() - size.x).max(room.left()));
    let top = (spot.y - size.y / 2.0).clamp(room.top(), (room.bottom() - size.y).max(room.top()));
    let plate = Rect::from_min_size(pos2(left, top), size);
    let edge = Stroke::new(pen.points(3.0).max(0.5), ink);
    let corner = pen.points(10.0);
    pen.ui
        .painter()
        .rect(plate, corner, ground, edge, StrokeKind::Inside);
    let at = plate.min + vec2(air, air * 0.7);
    pen.name(plate, &format!("{}: {}", lit.label, lit.figure));
    pen.put(at, figure);
    pen.put(at + vec2(0.0, first.y), label);
}

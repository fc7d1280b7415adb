//! A spotlight: one figure of the chart large, everything else dimmed.

use super::super::frame::Lit;
use super::super::pen::{LEAD, Pen, Run, extent};
use crate::ui::fonts::Weight;
use eframe::egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

/// How much of the ground lies over the rest, of 255: what the figure is compared with can still be read.
const VEIL: u8 = 150;

/// How far from the lower edge of the chart the plate stays, as a part of its height: the names of the periods stand
/// there.
const AXIS: f32 = 0.2;

/// Draws it over a picture whose chart stands in `room` and has the figure at `spot`. The figure stands large on a
/// plate in the other half of the chart, where it hides least of the line, tied to its point.
pub(super) fn draw(pen: &mut Pen<'_>, lit: &Lit, spot: Pos2, room: Rect) {
    let ground = pen.p.surface;
    let [r, g, b, _] = ground.to_array();
    let veil = Color32::from_rgba_unmultiplied(r, g, b, VEIL);
    let (area, ink) = (pen.area(), pen.p.accent);
    pen.ui.painter().rect_filled(area, 0.0, veil);
    let wide = pen.measure(room.width()) * 0.5;
    let figure = Run::new(&lit.figure, 76.0, Weight::Bold, pen.p.text);
    let figure = pen.fit(&figure, &[76.0, 60.0, 44.0, 34.0], wide, 1);
    let label = Run::new(&lit.label, LEAD + 6.0, Weight::SemiBold, pen.p.muted);
    let label = pen.lay(&[label], wide, 2);
    let air = pen.points(20.0);
    let (first, second) = (extent(&figure), extent(&label));
    let size = vec2(first.x.max(second.x), first.y + second.y) + vec2(2.0, 1.4) * air;
    let plate = plate(size, spot, room);
    let ring = pen.points(20.0);
    let down = if plate.center().y > spot.y { 1.0 } else { -1.0 };
    let near = pos2(
        spot.x.clamp(plate.left(), plate.right()),
        plate.center().y - down * plate.height() / 2.0,
    );
    let (thick, edge) = (pen.points(4.0).max(0.5), pen.points(3.0).max(0.5));
    let (inner, corner) = (pen.points(9.0), pen.points(10.0));
    let painter = pen.ui.painter();
    painter.line_segment(
        [spot + vec2(0.0, down * ring), near],
        Stroke::new(edge, ink),
    );
    painter.circle_filled(spot, inner, ink);
    painter.circle_stroke(spot, ring, Stroke::new(thick, ink));
    let edge = Stroke::new(edge, ink);
    painter.rect(plate, corner, ground, edge, StrokeKind::Inside);
    let at = plate.min + vec2(air, air * 0.7);
    pen.name(plate, &format!("{}: {}", lit.label, lit.figure));
    pen.put(at, figure);
    pen.put(at + vec2(0.0, first.y), label);
}

/// Where the plate stands: in the half of the chart the point is not in, as near to under or over it as fits.
fn plate(size: Vec2, spot: Pos2, room: Rect) -> Rect {
    let left = (spot.x - size.x / 2.0)
        .min(room.right() - size.x)
        .max(room.left());
    let top = if spot.y < room.center().y {
        room.bottom() - room.height() * AXIS - size.y
    } else {
        room.top()
    };
    Rect::from_min_size(pos2(left, top.max(room.top())), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plate_lies_in_the_chart_and_never_on_its_point() {
        let room = Rect::from_min_max(pos2(100.0, 200.0), pos2(1_100.0, 700.0));
        let size = vec2(300.0, 130.0);
        for x in [100.0, 480.0, 1_100.0] {
            for y in [200.0, 330.0, 449.0, 451.0, 600.0, 700.0] {
                let plate = plate(size, pos2(x, y), room);
                assert!(room.contains_rect(plate), "{x} {y}: {plate}");
                assert!(!plate.expand(12.0).contains(pos2(x, y)), "{x} {y}: {plate}");
            }
        }
    }
}

//! What several widgets draw alike: text laid out once, the ring of the keyboard, the parts of a mark.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Response, Stroke,
    StrokeKind, Ui, Vec2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use eframe::epaint::text::Glyph;

use crate::ui::tokens::{Tone, palette, radius};

/// How far the ring around what has the keyboard reaches beyond it, in points.
const RING: f32 = 3.0;

/// Lays out one line, cut with an ellipsis at `max_width` points.
pub fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, max_width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(max_width.max(0.0));
    ui.painter().layout_job(job)
}

/// Lays out one line at its own width.
pub fn whole_line(ui: &Ui, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    line(ui, text, font, colour, f32::INFINITY)
}

/// Paints a laid-out text with its `anchor` at the same place of `rect`.
pub fn place(painter: &Painter, rect: Rect, anchor: Align2, galley: Arc<Galley>) {
    let spot = anchor.align_size_within_rect(galley.size(), rect);
    // The colour was set when the text was laid out; this one is only for text without any.
    painter.galley(spot.min, galley, Color32::PLACEHOLDER);
}

/// Fills the ground of a line one chooses from a list: the marked one, the one under the pointer, or none.
pub fn list_line(ui: &Ui, response: &Response, rect: Rect, corner: u8, marked: bool) {
    let p = palette(ui);
    let fill = if marked {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let rounding = CornerRadius::same(corner);
    ui.painter().rect_filled(rect, rounding, fill);
    // Where colours are few the marked one has an edge as well.
    if marked && p.line_width > 1.0 {
        ui.painter()
            .rect_stroke(rect, rounding, p.focus_ring(), StrokeKind::Inside);
    }
}

/// Brings what has just got the keyboard into sight.
pub fn into_sight(ui: &Ui, response: &Response, rect: Rect) {
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(RING), None);
    }
}

/// Draws the ring around what has the keyboard, just outside `rect`; what has just got it comes into sight.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: u8) {
    if response.has_focus() {
        into_sight(ui, response, rect);
        let rounding = CornerRadius::same(corner.saturating_add(2));
        let ring = palette(ui).focus_ring();
        // Drawn past the clip of a tight scroll area by as much as the ring needs, never beyond.
        let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(RING));
        painter.rect_stroke(rect.expand(2.0), rounding, ring, StrokeKind::Middle);
    }
}

/// Fills and edges a rectangle with rounding [`radius::M`].
pub fn plate(ui: &Ui, rect: Rect, fill: Color32, edge: Stroke) {
    let rounding = CornerRadius::same(radius::M);
    ui.painter()
        .rect(rect, rounding, fill, edge, StrokeKind::Inside);
}

/// A tick drawn into `rect`.
pub fn tick(painter: &Painter, rect: Rect, stroke: Stroke) {
    let at = |x: f32, y: f32| rect.min + Vec2::new(x * rect.width(), y * rect.height());
    painter.line(vec![at(0.08, 0.54), at(0.38, 0.84), at(0.94, 0.18)], stroke);
}

/// A small triangle that says a list opens below, centred on `centre`.
pub fn chevron(painter: &Painter, centre: Pos2, stroke: Stroke) {
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    painter.line(vec![at(-4.0, -2.0), at(0.0, 2.0), at(4.0, -2.0)], stroke);
}

/// Width and height of laid-out words in points, to the last digit: egui's own size is rounded to a
/// 32nd of a point, which is another length at another zoom.
pub fn extent(galley: &Galley) -> Vec2 {
    let right = galley.rows.iter().map(|row| {
        let end = row.row.glyphs.last();
        row.pos.x + end.map_or(0.0, Glyph::max_x)
    });
    let lines = galley.rows.iter().map(|row| {
        let first = row.row.glyphs.first();
        first.map_or(row.row.size.y, |glyph| glyph.line_height)
    });
    vec2(right.fold(0.0, f32::max), lines.sum())
}

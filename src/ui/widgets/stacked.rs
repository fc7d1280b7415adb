//! A bar made of parts, each with its number where it fits, and the legend that names them.

use eframe::egui::{
    Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use crate::ui::tokens::{Size, palette, radius, space};

use super::mark::{Mark, paint_form};
use super::paint;
use super::status::Fill;

/// A part of a bar.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// How many.
    pub count: usize,
    /// How it is filled.
    pub fill: Fill,
    /// Its name.
    pub name: &'static str,
}

/// Draws a bar `high` points high, in which `most` would be as wide as there is room. What it says, it
/// says in words to a screen reader: "Streets: 3 overdue, 2 not yet due". Gives back the part pressed.
pub fn stacked_bar(
    ui: &mut Ui,
    name: &str,
    parts: &[Part],
    most: usize,
    high: f32,
) -> Option<usize> {
    let p = palette(ui);
    let room = ui.available_width();
    let total: usize = parts.iter().map(|part| part.count).sum();
    let width = room * total as f32 / most.max(1) as f32;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(room, high), Sense::hover());
    let mut left = rect.left();
    let mut pressed = None;
    for (at, part) in parts.iter().enumerate() {
        let wide = width * part.count as f32 / total.max(1) as f32;
        let spot = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, high));
        left += wide;
        let shown = spot.with_max_x((spot.right() - 1.0).max(spot.left() + 1.0));
        ui.painter()
            .rect_filled(shown, CornerRadius::ZERO, part.fill.ground);
        if p.line_width > 1.0 {
            let edge = Stroke::new(1.0, p.surface);
            ui.painter()
                .rect_stroke(shown, CornerRadius::ZERO, edge, StrokeKind::Inside);
        }
        let font = Size::Small.semibold();
        let number = paint::whole_line(ui, &part.count.to_string(), font, part.fill.ink);
        if number.size().x + 4.0 <= spot.width() {
            paint::place(ui.painter(), shown, Align2::CENTER_CENTER, number);
        }
        // A part can be pressed but not reached by Tab: the words beside the bar lead there too.
        let hit = ui.interact(spot, response.id.with(at), Sense::CLICK);
        let said = format!("{}: {}", part.name, part.count);
        if hit.on_hover_text(said).clicked() {
            pressed = Some(at);
        }
    }
    let listed: Vec<String> = parts
        .iter()
        .map(|part| format!("{} {}", part.count, part.name))
        .collect();
    let said = format!("{name}: {}", listed.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    pressed
}

/// One entry of a legend: a patch in the fill, the shape of the status, its name, how many. A button
/// that leads to them.
pub fn legend_entry(ui: &mut Ui, mark: Mark, fill: Fill, count: usize) -> Response {
    let p = palette(ui);
    let patch = vec2(20.0, 14.0);
    let words = format!("{} {count}", mark.word);
    let galley = paint::line(
        ui,
        &words,
        Size::Small.regular(),
        p.text,
        ui.available_width() - patch.x - space::S,
    );
    let size = vec2(patch.x + space::XS + 2.0 + galley.size().x, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spot = Rect::from_min_size(pos2(rect.left(), rect.center().y - patch.y / 2.0), patch);
    let rounding = CornerRadius::same(2);
    ui.painter().rect_filled(spot, rounding, fill.ground);
    paint_form(
        ui.painter(),
        mark.form,
        (spot.center(), 8.0),
        fill.ink,
        fill.ground,
    );
    paint::place(ui.painter(), rect, Align2::RIGHT_CENTER, galley);
    if response.hovered() {
        let foot = rect.bottom() - 3.0;
        let from = spot.right() + space::XS + 2.0;
        let line = Stroke::new(1.0, p.text);
        ui.painter().hline(from..=rect.right(), foot, line);
    }
    paint::focus_ring(ui, &response, rect, radius::S);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand)
}

//! An entry of a list one moves through the program by.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};

use super::paint;

const HIGH: f32 = 36.0;

/// An entry of the left rail, filled when it is where one is.
pub fn nav_item(ui: &mut Ui, label: &str, here: bool) -> Response {
    let font = if here {
        Size::Body.semibold()
    } else {
        Size::Body.regular()
    };
    let p = palette(ui);
    let ink = if here { p.accent } else { p.muted };
    let (rect, response) = entry(ui, here);
    let inside = rect.shrink2(vec2(space::M, 0.0));
    let words = paint::line(ui, label, font, ink, inside.width());
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
    finish(ui, response, rect, (label, here))
}

/// An entry of the rail where it lies below the bar: as wide as its word.
pub fn nav_tab(ui: &mut Ui, label: &str, here: bool) -> Response {
    let p = palette(ui);
    let ink = if here { p.accent } else { p.muted };
    let wide = paint::whole_line(ui, label, Size::Body.semibold(), ink)
        .size()
        .x;
    let font = if here {
        Size::Body.semibold()
    } else {
        Size::Body.regular()
    };
    let words = paint::whole_line(ui, label, font, ink);
    let size = vec2(wide + 2.0 * space::M, height::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ground(ui, rect, &response, here);
    paint::place(ui.painter(), rect, Align2::CENTER_CENTER, words);
    finish(ui, response, rect, (label, here))
}

/// An entry of an agenda: what it is, with a figure at its right ("3 / 20 min"), a bar at its left
/// when it is where one is.
pub fn list_item(ui: &mut Ui, label: &str, figure: &str, tone: Tone, here: bool) -> Response {
    let p = palette(ui);
    let (rect, response) = entry(ui, here);
    if here {
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        let round = CornerRadius {
            nw: radius::S,
            sw: radius::S,
            ne: 0,
            se: 0,
        };
        ui.painter().rect_filled(bar, round, p.accent);
    }
    let inside = rect.shrink2(vec2(space::M, 0.0));
    let figure_ink = p.tone(tone).ink;
    let figure = paint::whole_line(ui, figure, Size::Small.regular(), figure_ink);
    let room = inside.width() - figure.size().x - space::S;
    let font = if here {
        Size::Body.semibold()
    } else {
        Size::Body.regular()
    };
    let words = paint::line(ui, label, font, p.text, room);
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
    paint::place(ui.painter(), inside, Align2::RIGHT_CENTER, figure);
    finish(ui, response, rect, (label, here))
}

fn entry(ui: &mut Ui, here: bool) -> (Rect, Response) {
    let size = Vec2::new(ui.available_width(), HIGH);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ground(ui, rect, &response, here);
    (rect, response)
}

fn ground(ui: &Ui, rect: Rect, response: &Response, here: bool) {
    let p = palette(ui);
    let fill = if here {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let rounding = CornerRadius::same(radius::M);
    ui.painter().rect_filled(rect, rounding, fill);
    if here && p.line_width > 1.0 {
        let edge = Stroke::new(p.line_width, p.accent);
        ui.painter()
            .rect_stroke(rect, rounding, edge, StrokeKind::Inside);
    }
}

fn finish(ui: &Ui, response: Response, rect: Rect, (label, here): (&str, bool)) -> Response {
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::M);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, here, label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

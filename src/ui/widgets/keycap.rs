//! A key as it looks on a keyboard: "Ctrl B".

use eframe::egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, accesskit::Role,
};
use std::sync::Arc;

use crate::ui::tokens::{Size, palette, radius};

use super::paint;

const PAD: Vec2 = Vec2::new(5.0, 2.0);

/// A key cap, ready to be painted: its text laid out and its size known.
pub struct KeyCap {
    text: Arc<Galley>,
    /// Width and height in points.
    pub size: Vec2,
}

impl KeyCap {
    /// Lays out the name of a key in `ink`.
    pub fn new(ui: &Ui, keys: &str, ink: Color32) -> Self {
        let font = eframe::egui::FontId {
            size: Size::Small.points() - 1.0,
            ..Size::Small.regular()
        };
        let text = paint::whole_line(ui, keys, font, ink);
        let size = text.size() + 2.0 * PAD;
        Self { text, size }
    }

    /// Paints it into the middle of `rect` with an `edge` and over `fill`.
    pub fn paint(self, painter: &Painter, rect: Rect, fill: Color32, edge: Stroke) {
        let cap = Rect::from_center_size(rect.center(), self.size);
        painter.rect(
            cap,
            CornerRadius::same(radius::S),
            fill,
            edge,
            StrokeKind::Inside,
        );
        paint::place(painter, cap, Align2::CENTER_CENTER, self.text);
    }
}

/// A key cap by itself, in a sheet of keys or a hint line.
pub fn keycap(ui: &mut Ui, keys: &str) -> Response {
    let p = palette(ui);
    let cap = KeyCap::new(ui, keys, p.muted);
    let (rect, response) = ui.allocate_exact_size(cap.size, Sense::hover());
    cap.paint(
        ui.painter(),
        rect,
        p.surface,
        Stroke::new(p.line_width, p.border),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, keys));
    response
}

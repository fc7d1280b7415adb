//! A tick box with its words.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, vec2,
};

use crate::ui::tokens::{Size, palette, radius, space};

use super::paint;

const BOX: f32 = 18.0;

/// A box that is ticked or not; words or box change it, and so does the space bar.
pub fn tick_box(ui: &mut Ui, value: &mut bool, words: &str) -> Response {
    let p = palette(ui);
    let room = ui.available_width() - BOX - space::S;
    let job = {
        let mut job = eframe::egui::text::LayoutJob::simple(
            words.to_owned(),
            Size::Body.regular(),
            p.text,
            room.max(80.0),
        );
        job.break_on_newline = true;
        job
    };
    let galley = ui.painter().layout_job(job);
    let gap = if words.is_empty() { 0.0 } else { space::S };
    let high = galley.size().y.max(BOX) + 6.0;
    let wanted = Vec2::new(BOX + gap + galley.size().x, high);
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *value = !*value;
        response.mark_changed();
    }
    let first_line = rect.top() + 3.0 + BOX / 2.0;
    let square = Rect::from_center_size(
        eframe::egui::pos2(rect.left() + BOX / 2.0, first_line),
        Vec2::splat(BOX),
    );
    let rounding = CornerRadius::same(radius::S);
    if *value {
        let fill = if response.hovered() {
            p.accent_hover
        } else {
            p.accent
        };
        ui.painter().rect_filled(square, rounding, fill);
        paint::tick(
            ui.painter(),
            square.shrink(4.0),
            Stroke::new(2.0, p.on_accent),
        );
    } else {
        let fill = if response.hovered() {
            p.hover
        } else {
            p.surface
        };
        ui.painter()
            .rect(square, rounding, fill, p.field_edge(), StrokeKind::Inside);
    }
    let words_rect = rect
        .with_min_x(rect.left() + BOX + gap)
        .shrink2(vec2(0.0, 3.0));
    paint::place(ui.painter(), words_rect, Align2::LEFT_CENTER, galley);
    paint::focus_ring(ui, &response, square, radius::S);
    let (enabled, ticked) = (ui.is_enabled(), *value);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, ticked, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

//! How far something is: a bar.

use eframe::egui::{
    CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit::Role,
    vec2,
};

use crate::ui::tokens::{Tone, palette};

const HIGH: f32 = 6.0;

/// A bar filled to `share` (0 to 1; more shows as full), named for screen readers.
pub fn progress(ui: &mut Ui, name: &str, share: f32, tone: Tone) -> Response {
    let p = palette(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HIGH), Sense::hover());
    let round = CornerRadius::same((HIGH / 2.0) as u8);
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let outlined = p.line_width > 1.0;
    let trough = if outlined { p.surface } else { p.border };
    ui.painter().rect_filled(rect, round, trough);
    if share > 0.0 {
        // Never shorter than its own rounding, so that a beginning can be seen.
        let filled = Rect::from_min_size(rect.min, vec2((width * share).max(HIGH), HIGH));
        ui.painter().rect_filled(filled, round, p.tone(tone).ink);
    }
    if outlined {
        let edge = Stroke::new(1.0, p.border);
        ui.painter()
            .rect_stroke(rect, round, edge, StrokeKind::Outside);
    }
    let percent = f64::from((share * 100.0).round());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = Some(percent);
        info
    });
    response
}

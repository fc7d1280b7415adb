//! One of a few, side by side: a segmented control, and the tabs of a page.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};

use super::{lead, paint};

/// A row of options of which one holds. Returns the one just pressed.
pub fn segmented(ui: &mut Ui, name: &str, options: &[&str], chosen: usize) -> Option<usize> {
    let p = palette(ui);
    let room = ui.available_width() / options.len().max(1) as f32 - 2.0 * space::M;
    let words: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(index, words)| {
            let held = index == chosen;
            let font = if held {
                Size::Body.semibold()
            } else {
                Size::Body.regular()
            };
            paint::line(ui, words, font, if held { p.accent } else { p.text }, room)
        })
        .collect();
    let widths: Vec<f32> = words
        .iter()
        .map(|words| words.size().x + 2.0 * space::M)
        .collect();
    let size = Vec2::new(widths.iter().sum(), height::CONTROL);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    paint::plate(ui, rect, p.surface, Stroke::new(p.line_width, p.border));
    let mut pressed = None;
    let mut left = rect.left();
    let id = ui.make_persistent_id(("segmented", name));
    for (index, (words, width)) in words.into_iter().zip(widths).enumerate() {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        let label = options.get(index).copied().unwrap_or_default();
        let response = segment(ui, cell, id.with(index), (label, index == chosen));
        // What is chosen among, for those who hear one option at a time.
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(name));
        lead::arrive(ui, name, &response);
        paint::place(ui.painter(), cell, Align2::CENTER_CENTER, words);
        paint::focus_ring(ui, &response, cell.shrink(3.0), radius::S);
        if response.clicked() && index != chosen {
            pressed = Some(index);
        }
    }
    pressed
}

fn segment(ui: &Ui, cell: Rect, id: Id, (label, held): (&str, bool)) -> Response {
    let p = palette(ui);
    let response = ui.interact(cell, id, Sense::click());
    let inner = cell.shrink(3.0);
    let rounding = CornerRadius::same(radius::S);
    if held {
        ui.painter()
            .rect_filled(inner, rounding, p.tone(Tone::Accent).soft);
        if p.line_width > 1.0 {
            let edge = Stroke::new(p.line_width, p.accent);
            ui.painter()
                .rect_stroke(inner, rounding, edge, StrokeKind::Inside);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(inner, rounding, p.hover);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, held, label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Tabs in a bar `high` points high, the one that holds underlined at its foot. Returns the one
/// just pressed.
pub fn tabs(ui: &mut Ui, options: &[&str], chosen: Option<usize>, high: f32) -> Option<usize> {
    if ui.layout().is_horizontal() {
        tab_row(ui, options, chosen, high)
    } else {
        ui.horizontal(|ui| tab_row(ui, options, chosen, high)).inner
    }
}

fn tab_row(ui: &mut Ui, options: &[&str], chosen: Option<usize>, high: f32) -> Option<usize> {
    let p = palette(ui);
    let mut pressed = None;
    for (index, label) in options.iter().enumerate() {
        let held = chosen == Some(index);
        let font = if held {
            Size::Body.semibold()
        } else {
            Size::Body.regular()
        };
        let ink = if held { p.accent } else { p.muted };
        // As wide as the bolder word, so that nothing moves when the choice does.
        let widest = paint::whole_line(ui, label, Size::Body.semibold(), ink)
            .size()
            .x;
        let words = paint::whole_line(ui, label, font, ink);
        let size = vec2(widest + 2.0 * space::XS, high);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        if response.hovered() && !held {
            let line = Stroke::new(3.0, p.border);
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 1.5, line);
        }
        paint::place(ui.painter(), rect, Align2::CENTER_CENTER, words);
        if held {
            let line = Stroke::new(3.0, p.accent);
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 1.5, line);
        }
        paint::focus_ring(ui, &response, rect.shrink2(vec2(-2.0, 8.0)), radius::S);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, held, label));
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !held {
            pressed = Some(index);
        }
    }
    pressed
}

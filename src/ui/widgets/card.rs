//! A card: things that belong together, on the surface, with a border.

use eframe::egui::{CornerRadius, Frame, InnerResponse, Margin, Ui};

use crate::ui::tokens::{palette, radius, space};

/// Draws `contents` in a card as wide as there is room.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui, space::L as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    })
}

/// Draws `contents` in a card that fills the height there is as well.
pub fn tall_card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui, space::L as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(ui.available_height());
        contents(ui)
    })
}

/// The frame of a card with `inside` points of room on each side.
pub fn frame(ui: &Ui, inside: i8) -> Frame {
    let p = palette(ui);
    Frame::new()
        .fill(p.surface)
        .stroke(p.rule())
        .corner_radius(CornerRadius::same(radius::L))
        .inner_margin(Margin::same(inside))
}

/// A thin line across, between things in a list.
pub fn rule(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(eframe::egui::vec2(ui.available_width(), 1.0));
    let stroke = palette(ui).rule();
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

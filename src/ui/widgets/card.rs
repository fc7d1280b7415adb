//! A card: things that belong together, on the surface, with a border.

use eframe::egui::{Frame, InnerResponse, Margin, Ui};

use crate::ui::tokens::{Palette, palette, radius, space};

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
    over_console(palette(ui), f32::from(inside))
}

/// The frame of what stands over the console, with `inside` points of room on each side.
pub fn over_console(p: &Palette, inside: f32) -> Frame {
    Frame::new()
        .fill(p.surface)
        .stroke(p.rule())
        .corner_radius(radius::L)
        .inner_margin(Margin::same(inside as i8))
}

/// A thin line across, between things in a list.
pub fn rule(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(eframe::egui::vec2(ui.available_width(), 1.0));
    let stroke = palette(ui).rule();
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

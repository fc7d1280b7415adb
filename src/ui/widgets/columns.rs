//! Things side by side where there is room for it, below each other where there is not.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::ui::tokens::space;

/// Draws as many columns as there are `shares`, each as wide as its share of the room, and calls
/// `contents` with the index of each. Where the narrowest would have less than `least` points, they
/// stand below each other, as at 200 % on a small screen.
pub fn columns(ui: &mut Ui, shares: &[f32], least: f32, mut contents: impl FnMut(&mut Ui, usize)) {
    let gap = space::L;
    let total: f32 = shares.iter().sum();
    let room = ui.available_width() - gap * shares.len().saturating_sub(1) as f32;
    let narrowest = shares.iter().copied().fold(f32::INFINITY, f32::min) / total * room;
    if narrowest < least {
        for index in 0..shares.len() {
            ui.push_id(index, |ui| contents(ui, index));
        }
        return;
    }
    let top_left = ui.cursor().min;
    let mut left = top_left.x;
    let mut foot = top_left.y;
    for (index, share) in shares.iter().enumerate() {
        let width = (share / total * room).floor();
        let rect = Rect::from_min_max(
            pos2(left, top_left.y),
            pos2(left + width, ui.max_rect().bottom()),
        );
        left += width + gap;
        let layout = Layout::top_down(Align::Min);
        let mut column = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .layout(layout)
                .id_salt(index),
        );
        column.set_width(width);
        contents(&mut column, index);
        foot = foot.max(column.min_rect().bottom());
    }
    ui.allocate_space(vec2(ui.available_width(), foot - top_left.y));
}

//! The sign over the window while files are held over it: what becomes of them when they are let go.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Align2, Area, Context, CornerRadius, Id, Order, Stroke, StrokeKind, Vec2};

use crate::ui::tokens::{Palette, radius, space};

use super::{card, text};

/// Draws it over everything, in the way of nothing.
pub fn drop_sign(ctx: &Context, title: &str, words: &str) {
    let p = Palette::of(&ctx.global_style().visuals);
    let room = ctx.content_rect();
    let area = Area::new(Id::unique("drop sign"))
        .order(Order::Tooltip)
        .interactable(false)
        .fade_in(false)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    let shown = area.show(ctx, |ui| {
        let ground = ui.painter().with_clip_rect(room);
        ground.rect_filled(room, CornerRadius::ZERO, p.scrim);
        ground.rect_stroke(
            room.shrink(space::S),
            CornerRadius::same(radius::L),
            Stroke::new(p.focus_width, p.accent),
            StrokeKind::Inside,
        );
        card::over_console(p, space::XL).show(ui, |ui| {
            ui.set_max_width((room.width() - 6.0 * space::XL).min(520.0));
            text::heading(ui, title);
            if !words.is_empty() {
                text::muted(ui, words);
            }
        });
    });
    ctx.move_to_top(shown.response.layer_id);
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(title);
    });
}

//! Buttons without a word: a cross, a calendar, arrows. Each has a name for screen readers and a
//! tooltip that says it to the rest.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2,
    WidgetInfo, accesskit::Role,
};

use crate::ui::tokens::{height, palette, radius};

use super::paint;

/// What the button shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Close, clear.
    Cross,
    /// Pick from a calendar.
    Calendar,
    /// Earlier.
    Left,
    /// Later.
    Right,
    /// Further up.
    Up,
    /// Further down.
    Down,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// More to choose.
    More,
}

/// A square button with an icon, named `name`.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(height::CONTROL), Sense::click());
    dress(ui, response, rect, icon, name)
}

/// The cross inside a field.
pub(super) fn clear_at(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    dress(ui, response, rect, Icon::Cross, name)
}

/// An icon button at a place of its own, for the pointer only: Tab passes it by.
pub(super) fn pointed_at(ui: &Ui, rect: Rect, id: Id, icon: Icon, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::CLICK);
    dress(ui, response, rect, icon, name)
}

fn dress(ui: &Ui, response: Response, rect: Rect, icon: Icon, name: &str) -> Response {
    let p = palette(ui);
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::M), p.hover);
    }
    let ink = if response.hovered() || response.has_focus() {
        p.text
    } else {
        p.muted
    };
    paint_icon(ui.painter(), icon, rect.center(), ink);
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::M);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(name)
}

/// Draws an icon about 12 points wide, centred on `centre`.
pub fn paint_icon(painter: &Painter, icon: Icon, centre: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke);
    };
    match icon {
        Icon::Cross => {
            line(&[(-4.0, -4.0), (4.0, 4.0)]);
            line(&[(4.0, -4.0), (-4.0, 4.0)]);
        }
        Icon::Left => line(&[(2.5, -4.5), (-2.0, 0.0), (2.5, 4.5)]),
        Icon::Right => line(&[(-2.5, -4.5), (2.0, 0.0), (-2.5, 4.5)]),
        Icon::Up => line(&[(-4.5, 2.5), (0.0, -2.0), (4.5, 2.5)]),
        Icon::Down => line(&[(-4.5, -2.5), (0.0, 2.0), (4.5, -2.5)]),
        Icon::Calendar => {
            line(&[
                (-6.0, -4.5),
                (6.0, -4.5),
                (6.0, 6.0),
                (-6.0, 6.0),
                (-6.0, -4.5),
                (6.0, -4.5),
            ]);
            line(&[(-6.0, -1.0), (6.0, -1.0)]);
            line(&[(-3.0, -6.5), (-3.0, -3.0)]);
            line(&[(3.0, -6.5), (3.0, -3.0)]);
        }
        Icon::Undo | Icon::Redo => turned_arrow(painter, centre, icon == Icon::Redo, stroke),
        Icon::More => {
            for x in [-5.0, 0.0, 5.0] {
                painter.circle_filled(at(x, 0.0), 1.4, ink);
            }
        }
    }
}

/// An arrow that turns back to the left, or for `mirrored` forward to the right.
fn turned_arrow(painter: &Painter, centre: Pos2, mirrored: bool, stroke: Stroke) {
    let side = if mirrored { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| centre + Vec2::new(side * x, y);
    painter.line(vec![at(-2.5, -5.5), at(-5.5, -2.5), at(-2.5, 0.5)], stroke);
    let bow = (0..=12).map(|step| {
        let angle = std::f32::consts::PI * (step as f32 / 12.0 - 0.5);
        let (sin, cos) = angle.sin_cos();
        at(2.0 + 3.75 * cos, 1.25 + 3.75 * sin)
    });
    let start = [at(-5.5, -2.5)].into_iter();
    let end = [at(-2.0, 5.0)].into_iter();
    painter.line(start.chain(bow).chain(end).collect(), stroke);
}

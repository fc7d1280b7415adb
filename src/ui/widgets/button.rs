//! Buttons: the one main thing, the other things, quiet things, and things that remove.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    Widget, WidgetInfo, accesskit::Role, pos2,
};

use crate::ui::tokens::{Palette, Size, Tone, height, palette, radius, space};

use super::keycap::KeyCap;
use super::{lead, paint};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button with a word on it and, where it has one, its key.
#[must_use = "a button that isn't added is not there"]
pub struct Button<'a> {
    label: &'a str,
    weight: Weight,
    keys: Option<&'a str>,
    name: Option<&'a str>,
    enabled: bool,
    compact: bool,
    full_width: bool,
}

impl<'a> Button<'a> {
    const fn new(label: &'a str, weight: Weight) -> Self {
        Self {
            label,
            weight,
            keys: None,
            name: None,
            enabled: true,
            compact: false,
            full_width: false,
        }
    }

    /// The main thing to do here; one on a page.
    pub const fn primary(label: &'a str) -> Self {
        Self::new(label, Weight::Primary)
    }

    /// Another thing to do here.
    pub const fn secondary(label: &'a str) -> Self {
        Self::new(label, Weight::Secondary)
    }

    /// A thing that needs no frame until it is looked for.
    pub const fn quiet(label: &'a str) -> Self {
        Self::new(label, Weight::Quiet)
    }

    /// A thing that takes something away.
    pub const fn danger(label: &'a str) -> Self {
        Self::new(label, Weight::Danger)
    }

    /// Shows the key that does the same ("Ctrl B").
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Shows the key where there is one.
    pub const fn maybe_keys(mut self, keys: Option<&'a str>) -> Self {
        self.keys = keys;
        self
    }

    /// What a screen reader says where the word alone does not tell ("Remove Rivera").
    pub const fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Whether it can be pressed now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Less high, in small type: inside rows and cards.
    pub const fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// As wide as there is room.
    pub const fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.draw(ui)
    }
}

impl Button<'_> {
    fn draw(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let (pad, size, high) = if self.compact {
            (space::S, Size::Small, height::CHIP)
        } else {
            (space::M, Size::Body, height::CONTROL)
        };
        let ink = self.ink(p);
        let cap = self.keys.map(|keys| KeyCap::new(ui, keys, self.cap_ink(p)));
        let cap_room = cap.as_ref().map_or(0.0, |cap| cap.size.x + space::S);
        let room = ui.available_width() - 2.0 * pad - cap_room;
        let font = if self.weight == Weight::Primary {
            size.semibold()
        } else {
            size.regular()
        };
        let text = paint::line(ui, self.label, font, ink, room.max(24.0));
        let natural = text.size().x + cap_room + 2.0 * pad;
        let width = if self.full_width {
            natural.max(ui.available_width())
        } else {
            natural
        };
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, high), sense);

        let mut painter = ui.painter().clone();
        if !self.enabled {
            painter.multiply_opacity(ui.visuals().disabled_alpha());
        }
        let (fill, edge) = self.ground(p, &response);
        let rounding = CornerRadius::same(radius::M);
        painter.rect(rect, rounding, fill, edge, StrokeKind::Inside);
        let inside = rect.shrink2(Vec2::new(pad, 0.0));
        let anchor = if self.full_width {
            Align2::CENTER_CENTER
        } else {
            Align2::LEFT_CENTER
        };
        let words = inside.with_max_x(inside.right() - cap_room);
        paint::place(&painter, words, anchor, text);
        if let Some(cap) = cap {
            let left = pos2(inside.right() - cap.size.x, inside.top());
            let spot = Rect::from_min_max(left, inside.max);
            cap.paint(&painter, spot, Color32::TRANSPARENT, self.cap_edge(p));
        }
        paint::focus_ring(ui, &response, rect, radius::M);

        let enabled = self.enabled && ui.is_enabled();
        let name = self.name.unwrap_or(self.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        lead::arrive(ui, name, &response);
        if enabled {
            response.on_hover_cursor(CursorIcon::PointingHand)
        } else {
            response
        }
    }

    fn ink(&self, p: &Palette) -> Color32 {
        match self.weight {
            Weight::Primary => p.on_accent,
            Weight::Secondary => p.text,
            Weight::Quiet => p.accent,
            Weight::Danger => p.danger,
        }
    }

    fn cap_ink(&self, p: &Palette) -> Color32 {
        if self.weight == Weight::Primary {
            p.on_accent
        } else {
            p.muted
        }
    }

    fn cap_edge(&self, p: &Palette) -> Stroke {
        let colour = match self.weight {
            Weight::Primary => p.on_accent.gamma_multiply(0.55),
            Weight::Secondary | Weight::Quiet | Weight::Danger => p.border,
        };
        Stroke::new(1.0, colour)
    }

    /// Fill and edge for the state the button is in.
    fn ground(&self, p: &Palette, response: &Response) -> (Color32, Stroke) {
        let pressed = response.is_pointer_button_down_on();
        let over = self.enabled && (response.hovered() || pressed);
        let soft = p.tone(Tone::Accent).soft;
        match self.weight {
            Weight::Primary => {
                let fill = if over { p.accent_hover } else { p.accent };
                (fill, Stroke::NONE)
            }
            Weight::Secondary | Weight::Danger => {
                let fill = if pressed {
                    soft
                } else if over {
                    p.hover
                } else {
                    p.surface
                };
                let edge = if over { p.border_strong } else { p.border };
                (fill, Stroke::new(p.line_width, edge))
            }
            Weight::Quiet => {
                let fill = if pressed {
                    soft
                } else if over {
                    p.hover
                } else {
                    Color32::TRANSPARENT
                };
                (fill, Stroke::NONE)
            }
        }
    }
}

/// A main button.
pub fn primary(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::primary(label))
}

/// An ordinary button.
pub fn secondary(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::secondary(label))
}

/// A button without a frame.
pub fn quiet(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::quiet(label))
}

/// A button that takes something away.
pub fn danger(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::danger(label))
}

/// Words that lead somewhere, underlined under the pointer.
pub fn link(ui: &mut Ui, label: &str) -> Response {
    let p = palette(ui);
    let text = paint::line(
        ui,
        label,
        Size::Body.regular(),
        p.accent,
        ui.available_width(),
    );
    let (rect, response) = ui.allocate_exact_size(text.size(), Sense::click());
    paint::place(ui.painter(), rect, Align2::LEFT_CENTER, text);
    if response.hovered() {
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 1.0,
            Stroke::new(1.0, p.accent),
        );
    }
    paint::focus_ring(ui, &response, rect, radius::S);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

//! The tokens as an egui style: light, dark and high contrast.
//!
//! Borders rather than shadows; what has the keyboard is always ringed; nothing moves by itself.

use eframe::egui::{
    Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, ThemePreference, Vec2,
    Visuals,
    style::{
        HandleShape, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets,
    },
};

use super::tokens::{DARK, HIGH_CONTRAST, LIGHT, Palette, Size, Tone, height, radius, space};

/// The look a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Light or dark, as the machine says.
    System,
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// White on black with drawn edges.
    HighContrast,
}

/// Gives the context this look. Cheap; call at the start and when the choice changes.
pub fn apply(ctx: &Context, look: Look) {
    let (light, dark, preference) = match look {
        Look::System => (&LIGHT, &DARK, ThemePreference::System),
        Look::Light => (&LIGHT, &DARK, ThemePreference::Light),
        Look::Dark => (&LIGHT, &DARK, ThemePreference::Dark),
        Look::HighContrast => (&HIGH_CONTRAST, &HIGH_CONTRAST, ThemePreference::Dark),
    };
    ctx.set_style_of(Theme::Light, style(light));
    ctx.set_style_of(Theme::Dark, style(dark));
    ctx.set_theme(preference);
}

/// The egui style of a palette.
pub fn style(palette: &Palette) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, Size::Small.regular()),
            (TextStyle::Body, Size::Body.regular()),
            (TextStyle::Button, Size::Body.regular()),
            (TextStyle::Monospace, Size::Body.regular()),
            (TextStyle::Heading, Size::Title.semibold()),
        ]
        .into(),
        spacing: spacing(),
        visuals: visuals(palette),
        animation_time: 0.0,
        ..Style::default()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: Vec2::splat(space::S),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(6),
        button_padding: Vec2::new(space::M, 6.0),
        interact_size: Vec2::new(height::CONTROL, height::CONTROL),
        extra_text_line_spacing: space::LINE,
        text_edit_width: 240.0,
        combo_width: 160.0,
        combo_height: 320.0,
        icon_width: 18.0,
        icon_width_inner: 10.0,
        icon_spacing: space::S,
        tooltip_width: 320.0,
        scroll: scroll(),
        ..Spacing::default()
    }
}

fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::thin();
    scroll.bar_width = 8.0;
    scroll.floating_width = 6.0;
    scroll.floating_allocated_width = 10.0;
    scroll.bar_outer_margin = 2.0;
    scroll.handle_min_length = 32.0;
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.28;
    scroll.active_handle_opacity = 0.4;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll.interact_handle_opacity = 0.65;
    scroll.fade.strength = 0.0;
    scroll
}

fn visuals(p: &Palette) -> Visuals {
    let base = if p.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let selected = p.tone(Tone::Accent);
    Visuals {
        dark_mode: p.dark,
        weak_text_color: Some(p.muted),
        widgets: widgets(p),
        selection: Selection {
            bg_fill: selected.soft,
            stroke: p.focus_ring(),
        },
        hyperlink_color: p.accent,
        faint_bg_color: p.canvas,
        extreme_bg_color: p.surface,
        text_edit_bg_color: Some(p.surface),
        code_bg_color: p.hover,
        warn_fg_color: p.tone(Tone::Warn).ink,
        error_fg_color: p.tone(Tone::Bad).ink,
        window_corner_radius: CornerRadius::same(radius::L),
        window_shadow: Shadow::NONE,
        window_fill: p.surface,
        window_stroke: p.rule(),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(radius::L),
        panel_fill: p.surface,
        popup_shadow: Shadow::NONE,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(p.focus_width, p.focus),
            ..base.text_cursor.clone()
        },
        indent_has_left_vline: false,
        handle_shape: HandleShape::Circle,
        disabled_alpha: 0.5,
        ..base
    }
}

fn widgets(p: &Palette) -> Widgets {
    let look = |fill, edge: Stroke, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(radius::M),
        fg_stroke: Stroke::new(p.line_width, ink),
        expansion: 0.0,
    };
    let hovered = Stroke::new(p.line_width, p.muted);
    Widgets {
        noninteractive: look(p.surface, p.rule(), p.text),
        inactive: look(p.surface, p.field_edge(), p.text),
        hovered: look(p.hover, hovered, p.text),
        active: look(p.hover, p.focus_ring(), p.text),
        open: look(p.hover, hovered, p.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_leads_back_to_the_palette_it_was_made_from() {
        for palette in [&LIGHT, &DARK, &HIGH_CONTRAST] {
            assert_eq!(Palette::of(&style(palette).visuals), palette);
        }
    }

    #[test]
    fn high_contrast_holds_whichever_theme_the_machine_has() {
        let ctx = Context::default();
        apply(&ctx, Look::HighContrast);
        for theme in [Theme::Light, Theme::Dark] {
            assert_eq!(Palette::of(&ctx.style_of(theme).visuals), &HIGH_CONTRAST);
        }
    }
}

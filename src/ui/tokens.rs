//! Every colour, size and distance of the screens, in one place.
//!
//! Three palettes: light, dark, high contrast. Which one holds is read back off the egui style, so a
//! part of a window can be given another style and what is drawn inside follows it. A test computes
//! the contrast of every pair of colours that carries meaning (WCAG 2.2: 4.5 for text, 3 for shapes).

use eframe::egui::{Color32, FontId, Stroke, Ui, Visuals};

use super::fonts::Weight;

/// The five sizes of type, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Captions, chips, column heads.
    Small,
    /// Running text, controls.
    Body,
    /// The lead sentence of a card, names that head a list.
    Lead,
    /// The heading of a page, the headline of a chart.
    Title,
    /// Figures that are read across a room.
    Display,
}

impl Size {
    /// Height of the type in points.
    pub const fn points(self) -> f32 {
        match self {
            Self::Small => 12.0,
            Self::Body => 14.0,
            Self::Lead => 16.0,
            Self::Title => 21.0,
            Self::Display => 28.0,
        }
    }

    /// From one line of such type to the next, in points.
    pub const fn line(self) -> f32 {
        match self {
            Self::Small => 17.0,
            Self::Body => 20.0,
            Self::Lead => 23.0,
            Self::Title => 28.0,
            Self::Display => 36.0,
        }
    }

    /// The font of this size in regular weight.
    pub fn regular(self) -> FontId {
        FontId::new(self.points(), Weight::Regular.family())
    }

    /// The font of this size in semi-bold.
    pub fn semibold(self) -> FontId {
        FontId::new(self.points(), Weight::SemiBold.family())
    }

    /// The font of this size in bold.
    pub fn bold(self) -> FontId {
        FontId::new(self.points(), Weight::Bold.family())
    }
}

/// Distances on the 8-point grid (with its half), in points.
pub mod space {
    /// Half a step: between a mark and its word.
    pub const XS: f32 = 4.0;
    /// One step: between controls in a row.
    pub const S: f32 = 8.0;
    /// A step and a half: inside a card.
    pub const M: f32 = 12.0;
    /// Two steps: between cards, around a page.
    pub const L: f32 = 16.0;
    /// Three steps: between parts of a page.
    pub const XL: f32 = 24.0;
    /// Four steps: above the first thing on a page of its own.
    pub const XXL: f32 = 32.0;
    /// Added between lines of running text.
    pub const LINE: f32 = 3.0;
}

/// Rounding of corners, in points.
pub mod radius {
    /// Key caps, table rows.
    pub const S: u8 = 4;
    /// Controls.
    pub const M: u8 = 6;
    /// Cards, dialogs.
    pub const L: u8 = 8;
}

/// Heights of things that stand in rows, in points.
pub mod height {
    /// A button, a text field.
    pub const CONTROL: f32 = 32.0;
    /// A chip, a compact button.
    pub const CHIP: f32 = 24.0;
    /// A row of a table that holds one line.
    pub const ROW: f32 = 40.0;
    /// A row of a table that holds two lines.
    pub const ROW_TALL: f32 = 54.0;
    /// The bar at the top of the console.
    pub const TOP_BAR: f32 = 48.0;
}

/// What a coloured mark, chip or bar says; always beside a word or a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing to say.
    Neutral,
    /// What is chosen, what can be followed.
    Accent,
    /// Meets, completed, saved.
    Good,
    /// Approaching, soon due.
    Warn,
    /// Off target, overdue.
    Bad,
    /// A decision.
    Purple,
}

/// The three colours of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneColours {
    /// Words and shapes, on the surface or on `soft`.
    pub ink: Color32,
    /// A ground behind `ink`.
    pub soft: Color32,
    /// A border around `soft`; decoration only.
    pub line: Color32,
}

/// One set of colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Whether light stands on dark.
    pub dark: bool,
    /// Behind the cards.
    pub canvas: Color32,
    /// Cards, bars, fields.
    pub surface: Color32,
    /// A row or quiet button under the pointer.
    pub hover: Color32,
    /// Lines between things; decoration only.
    pub border: Color32,
    /// The edge of a field one can type in.
    pub border_strong: Color32,
    /// Words.
    pub text: Color32,
    /// Words of less weight.
    pub muted: Color32,
    /// The main button, what is chosen, links.
    pub accent: Color32,
    /// The main button under the pointer.
    pub accent_hover: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// A button that removes something.
    pub danger: Color32,
    /// The same under the pointer.
    pub danger_hover: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Over the window, behind a dialog.
    pub scrim: Color32,
    /// The six tones, in the order of [`Tone`].
    neutral: ToneColours,
    accented: ToneColours,
    good: ToneColours,
    warn: ToneColours,
    bad: ToneColours,
    purple: ToneColours,
    /// Colours of charts.
    pub chart: ChartColours,
    /// Width of lines around controls, in points.
    pub line_width: f32,
    /// Width of the focus ring, in points.
    pub focus_width: f32,
}

/// Colours of charts; shapes say the same without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartColours {
    /// The measure's own line and dots.
    pub series: Color32,
    /// The band of the usual range.
    pub usual: Color32,
    /// The middle of the usual range.
    pub usual_line: Color32,
    /// Points better than usual.
    pub improvement: Color32,
    /// Points worse than usual.
    pub concern: Color32,
    /// Points that are unusual where neither way is better.
    pub neutral: Color32,
    /// The dashed target line.
    pub target: Color32,
    /// Lines across the plot; decoration only.
    pub grid: Color32,
    /// Figures and dates at the axes.
    pub axis: Color32,
    /// A remark at a date.
    pub note: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn tone(ink: u32, soft: u32, line: u32) -> ToneColours {
    ToneColours {
        ink: rgb(ink),
        soft: rgb(soft),
        line: rgb(line),
    }
}

/// Dark words on white.
pub const LIGHT: Palette = Palette {
    dark: false,
    canvas: rgb(0xF5_F7F9),
    surface: rgb(0xFF_FFFF),
    hover: rgb(0xF0_F3F7),
    border: rgb(0xD9_DEE4),
    border_strong: rgb(0x86_909C),
    text: rgb(0x1C_2630),
    muted: rgb(0x59_6470),
    accent: rgb(0x1D_4F91),
    accent_hover: rgb(0x16_3E74),
    on_accent: rgb(0xFF_FFFF),
    danger: rgb(0xA8_2A1A),
    danger_hover: rgb(0x86_1F12),
    focus: rgb(0x1D_4F91),
    scrim: Color32::from_rgba_premultiplied(8, 11, 15, 110),
    neutral: tone(0x59_6470, 0xF0_F3F6, 0xD3_D9E0),
    accented: tone(0x1D_4F91, 0xE6_EDF6, 0xC3_D3E8),
    good: tone(0x00_6B4F, 0xEC_F8F2, 0x8F_D3B8),
    warn: tone(0x7A_5500, 0xFC_F5E0, 0xE3_C883),
    bad: tone(0x9A_3F00, 0xFD_F1E8, 0xE8_AC82),
    purple: tone(0x5B_1A99, 0xF3_ECFA, 0xCF_B8E6),
    chart: ChartColours {
        series: rgb(0x44_4F5B),
        usual: rgb(0xE9_ECEF),
        usual_line: rgb(0x86_909C),
        improvement: rgb(0x00_72B2),
        concern: rgb(0xD5_5E00),
        neutral: rgb(0x6B_2FC0),
        target: rgb(0x1C_2630),
        grid: rgb(0xE6_E9ED),
        axis: rgb(0x59_6470),
        note: rgb(0x1D_4F91),
    },
    line_width: 1.0,
    focus_width: 2.0,
};

/// Light words on near black.
pub const DARK: Palette = Palette {
    dark: true,
    canvas: rgb(0x12_161B),
    surface: rgb(0x1A_2027),
    hover: rgb(0x24_2C35),
    border: rgb(0x33_3D48),
    border_strong: rgb(0x71_7D8A),
    text: rgb(0xE8_ECF0),
    muted: rgb(0xA6_B0BB),
    accent: rgb(0x8A_B8F2),
    accent_hover: rgb(0xAC_CDF7),
    on_accent: rgb(0x0C_1B2E),
    danger: rgb(0xF2_978A),
    danger_hover: rgb(0xF7_B4AA),
    focus: rgb(0x8A_B8F2),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 150),
    neutral: tone(0xA6_B0BB, 0x26_2E37, 0x43_4E5A),
    accented: tone(0x9C_C4F6, 0x1B_3050, 0x35_5580),
    good: tone(0x6F_D3AD, 0x14_332A, 0x2B_6551),
    warn: tone(0xE8_C26A, 0x36_2C12, 0x6E_5B27),
    bad: tone(0xF5_A878, 0x3B_2415, 0x7D_4C2C),
    purple: tone(0xCB_A8F0, 0x30_2143, 0x5C_4280),
    chart: ChartColours {
        series: rgb(0xC4_CCD4),
        usual: rgb(0x29_323C),
        usual_line: rgb(0x7D_8996),
        improvement: rgb(0x56_B4E9),
        concern: rgb(0xF0_8A3C),
        neutral: rgb(0xA9_6CF5),
        target: rgb(0xE8_ECF0),
        grid: rgb(0x2A_323B),
        axis: rgb(0xA6_B0BB),
        note: rgb(0x9C_C4F6),
    },
    line_width: 1.0,
    focus_width: 2.0,
};

/// White on black, every edge drawn, nothing said softly.
pub const HIGH_CONTRAST: Palette = Palette {
    dark: true,
    canvas: rgb(0x00_0000),
    surface: rgb(0x00_0000),
    hover: rgb(0x26_2626),
    border: rgb(0xFF_FFFF),
    border_strong: rgb(0xFF_FFFF),
    text: rgb(0xFF_FFFF),
    muted: rgb(0xF0_F0F0),
    accent: rgb(0xFF_E14D),
    accent_hover: rgb(0xFF_F0A6),
    on_accent: rgb(0x00_0000),
    danger: rgb(0xFF_A799),
    danger_hover: rgb(0xFF_C9C0),
    focus: rgb(0x4D_E1FF),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 200),
    neutral: tone(0xFF_FFFF, 0x00_0000, 0xFF_FFFF),
    accented: tone(0xFF_E14D, 0x00_0000, 0xFF_E14D),
    good: tone(0x6B_FFB8, 0x00_0000, 0x6B_FFB8),
    warn: tone(0xFF_DD66, 0x00_0000, 0xFF_DD66),
    bad: tone(0xFF_B27A, 0x00_0000, 0xFF_B27A),
    purple: tone(0xE3_C4FF, 0x00_0000, 0xE3_C4FF),
    chart: ChartColours {
        series: rgb(0xFF_FFFF),
        usual: rgb(0x3A_3A3A),
        usual_line: rgb(0xB8_B8B8),
        improvement: rgb(0x66_C6FF),
        concern: rgb(0xFF_A04D),
        neutral: rgb(0xBD_7CFF),
        target: rgb(0xFF_FFFF),
        grid: rgb(0x55_5555),
        axis: rgb(0xFF_FFFF),
        note: rgb(0x4D_E1FF),
    },
    line_width: 2.0,
    focus_width: 3.0,
};

impl Palette {
    /// The palette a style was made from; a style that is not ours gets the nearest one.
    pub fn of(visuals: &Visuals) -> &'static Self {
        // The accent tells the three apart and egui keeps it as the colour of links.
        let ours = [&LIGHT, &DARK, &HIGH_CONTRAST];
        let found = ours
            .into_iter()
            .find(|p| p.accent == visuals.hyperlink_color);
        found.unwrap_or(if visuals.dark_mode { &DARK } else { &LIGHT })
    }

    /// The colours of a tone.
    pub const fn tone(&self, tone: Tone) -> ToneColours {
        match tone {
            Tone::Neutral => self.neutral,
            Tone::Accent => self.accented,
            Tone::Good => self.good,
            Tone::Warn => self.warn,
            Tone::Bad => self.bad,
            Tone::Purple => self.purple,
        }
    }

    /// A line between things.
    pub fn rule(&self) -> Stroke {
        Stroke::new(self.line_width, self.border)
    }

    /// The edge of a field.
    pub fn field_edge(&self) -> Stroke {
        Stroke::new(self.line_width, self.border_strong)
    }

    /// The ring around what has the keyboard.
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(self.focus_width, self.focus)
    }
}

/// The palette of what is being drawn.
pub fn palette(ui: &Ui) -> &'static Palette {
    Palette::of(ui.visuals())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let channel = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        let [r, g, b, _] = colour.to_array();
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const TONES: [Tone; 6] = [
        Tone::Neutral,
        Tone::Accent,
        Tone::Good,
        Tone::Warn,
        Tone::Bad,
        Tone::Purple,
    ];

    fn text_pairs(p: &Palette) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = vec![
            (
                "accent words on their ground",
                p.accent,
                p.tone(Tone::Accent).soft,
            ),
            ("words on the main button", p.on_accent, p.accent),
            (
                "words on the main button, hovered",
                p.on_accent,
                p.accent_hover,
            ),
            ("words on a danger button", p.on_accent, p.danger),
            (
                "words on a danger button, hovered",
                p.on_accent,
                p.danger_hover,
            ),
            (
                "words on what is selected",
                p.text,
                p.tone(Tone::Accent).soft,
            ),
            (
                "muted words on what is selected",
                p.muted,
                p.tone(Tone::Accent).soft,
            ),
        ];
        for (name, ground) in [
            ("canvas", p.canvas),
            ("surface", p.surface),
            ("hover", p.hover),
        ] {
            pairs.extend([p.text, p.muted, p.accent, p.danger].map(|ink| (name, ink, ground)));
            pairs.extend(TONES.map(|tone| (name, p.tone(tone).ink, ground)));
        }
        pairs.extend(TONES.map(|tone| ("tone", p.tone(tone).ink, p.tone(tone).soft)));
        pairs.push(("axis", p.chart.axis, p.surface));
        pairs.push(("remark", p.chart.note, p.surface));
        pairs
    }

    fn shape_pairs(p: &Palette) -> Vec<(&'static str, Color32, Color32)> {
        let c = &p.chart;
        let mut pairs = vec![
            ("field edge", p.border_strong, p.surface),
            ("field edge on canvas", p.border_strong, p.canvas),
            ("focus on surface", p.focus, p.surface),
            ("focus on canvas", p.focus, p.canvas),
            (
                "focus on what is selected",
                p.focus,
                p.tone(Tone::Accent).soft,
            ),
        ];
        for (name, ink) in [
            ("series", c.series),
            ("improvement", c.improvement),
            ("concern", c.concern),
            ("neutral", c.neutral),
            ("target", c.target),
        ] {
            pairs.push((name, ink, p.surface));
            pairs.push((name, ink, c.usual));
        }
        pairs
    }

    #[test]
    fn words_and_shapes_stand_out_from_their_ground_in_every_palette() {
        for (name, p) in [
            ("light", &LIGHT),
            ("dark", &DARK),
            ("high contrast", &HIGH_CONTRAST),
        ] {
            let text_floor = if name == "high contrast" { 7.0 } else { 4.5 };
            for (pair, ink, ground) in text_pairs(p) {
                let found = contrast(ink, ground);
                assert!(
                    found >= text_floor,
                    "{name}: {pair}: {found:.2} {ink:?} on {ground:?}"
                );
            }
            for (pair, ink, ground) in shape_pairs(p) {
                let found = contrast(ink, ground);
                assert!(
                    found >= 3.0,
                    "{name}: {pair}: {found:.2} {ink:?} on {ground:?}"
                );
            }
        }
    }

    #[test]
    fn the_computed_contrast_agrees_with_the_known_ends() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x76_7676), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn the_five_sizes_rise() {
        let sizes = [
            Size::Small,
            Size::Body,
            Size::Lead,
            Size::Title,
            Size::Display,
        ];
        assert!(sizes.windows(2).all(|w| w[0].points() < w[1].points()));
    }
}

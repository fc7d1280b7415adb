//! The colours of a chart on screen, by what is drawn.

use eframe::egui::Color32;

use crate::chart::layout::Ink;
use crate::stats::PointKind;
use crate::ui::tokens::{Palette, Tone};

/// One for each group in turn on a light ground, after Okabe and Ito, darkened until small words
/// can be read; the same as on paper.
const ON_LIGHT: [Color32; 6] = [
    Color32::from_rgb(0x00, 0x72, 0xB2),
    Color32::from_rgb(0xB3, 0x4D, 0x00),
    Color32::from_rgb(0x00, 0x72, 0x5A),
    Color32::from_rgb(0x8A, 0x3D, 0x78),
    Color32::from_rgb(0x7A, 0x5C, 0x00),
    Color32::from_rgb(0x3F, 0x5F, 0xA8),
];

/// The same on a dark ground, lightened.
const ON_DARK: [Color32; 6] = [
    Color32::from_rgb(0x56, 0xB4, 0xE9),
    Color32::from_rgb(0xF0, 0x9A, 0x55),
    Color32::from_rgb(0x4C, 0xC9, 0xA4),
    Color32::from_rgb(0xE3, 0x9A, 0xC9),
    Color32::from_rgb(0xE6, 0xC8, 0x5A),
    Color32::from_rgb(0x9F, 0xB4, 0xF2),
];

/// The colour of an ink in a palette.
pub(super) fn colour(palette: &Palette, ink: Ink) -> Color32 {
    match ink {
        Ink::Axis | Ink::Benchmark | Ink::Usual => palette.chart.axis,
        Ink::Whole | Ink::Flag(PointKind::CommonCause) => palette.chart.series,
        Ink::Flag(PointKind::Improvement) => palette.chart.improvement,
        Ink::Flag(PointKind::Concern) => palette.chart.concern,
        Ink::Flag(PointKind::NeutralHigh | PointKind::NeutralLow) => palette.chart.neutral,
        Ink::Group(i) => {
            let groups = if palette.dark { &ON_DARK } else { &ON_LIGHT };
            groups
                .get(i % groups.len())
                .copied()
                .unwrap_or(palette.chart.series)
        }
        Ink::Behind => bar_colour(palette),
        Ink::Earlier if palette.dark => EARLIER_ON_DARK,
        Ink::Earlier => EARLIER_ON_LIGHT,
        Ink::Target => palette.chart.target,
        Ink::Remark => palette.chart.note,
    }
}

/// A bar with nothing unusual on a dark ground: the target is seen on it.
const BAR_ON_DARK: Color32 = Color32::from_rgb(0x7D, 0x89, 0x96);

/// The year before the latest, between the measure's own line and one behind it.
const EARLIER_ON_LIGHT: Color32 = Color32::from_rgb(0x5F, 0x72, 0x85);
const EARLIER_ON_DARK: Color32 = Color32::from_rgb(0xA9, 0xB6, 0xC3);

/// The colour of a bar with nothing unusual: quieter than a line, for there is more of it.
pub(super) fn bar_colour(palette: &Palette) -> Color32 {
    if palette.dark {
        BAR_ON_DARK
    } else {
        palette.chart.usual_line
    }
}

/// The colour of words in an ink: the same, but for inks too light for small words.
pub(super) fn words_colour(palette: &Palette, ink: Ink) -> Color32 {
    if ink == Ink::Flag(PointKind::Concern) && !palette.dark {
        palette.tone(Tone::Bad).ink
    } else if matches!(ink, Ink::Behind | Ink::Earlier) {
        palette.chart.axis
    } else {
        colour(palette, ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sight::{TOLD_APART, without_green};
    use crate::ui::tokens::{DARK, HIGH_CONTRAST, LIGHT};

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

    #[test]
    fn what_a_figure_is_can_be_read_in_every_palette() {
        for palette in [LIGHT, DARK, HIGH_CONTRAST] {
            for kind in PointKind::ALL {
                let ink = luminance(words_colour(&palette, Ink::Flag(kind)));
                let ground = luminance(palette.surface);
                let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                assert!(contrast >= 4.5, "{kind:?} has {contrast}");
            }
        }
    }

    #[test]
    fn better_worse_and_unusual_are_told_apart_without_seeing_green() {
        let bytes = |colour: Color32| [colour.r(), colour.g(), colour.b()];
        for palette in [LIGHT, DARK, HIGH_CONTRAST] {
            let kinds = [
                PointKind::CommonCause,
                PointKind::Improvement,
                PointKind::Concern,
                PointKind::NeutralHigh,
            ];
            let points = kinds.map(|kind| colour(&palette, Ink::Flag(kind)));
            let mut all = vec![bar_colour(&palette)];
            all.extend(points);
            for (at, one) in all.iter().enumerate() {
                for other in &all[at + 1..] {
                    let apart = without_green(bytes(*one), bytes(*other));
                    assert!(apart >= TOLD_APART, "{one:?} and {other:?}: {apart:.1}");
                }
            }
        }
    }

    #[test]
    fn bars_stand_out_and_the_target_stands_out_on_them() {
        for palette in [LIGHT, DARK, HIGH_CONTRAST] {
            let bar = luminance(bar_colour(&palette));
            let chart = palette.chart;
            for other in [palette.surface, chart.target] {
                let other = luminance(other);
                let contrast = (bar.max(other) + 0.05) / (bar.min(other) + 0.05);
                assert!(contrast >= 2.8, "{contrast}");
            }
        }
    }

    #[test]
    fn the_names_of_groups_and_years_can_be_read_in_every_palette() {
        for palette in [LIGHT, DARK, HIGH_CONTRAST] {
            let groups = (0..6).map(Ink::Group);
            for ink in groups.chain([Ink::Earlier, Ink::Behind]) {
                let name = ink;
                let ink = luminance(words_colour(&palette, ink));
                for ground in [palette.surface, palette.canvas] {
                    let ground = luminance(ground);
                    let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                    assert!(contrast >= 4.5, "{name:?} has {contrast}");
                }
            }
        }
    }
}

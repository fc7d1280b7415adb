//! The colours of charts on paper, all readable on white.

use super::layout::Ink;
use crate::stats::PointKind;

pub(super) const AXIS: &str = "#59646f";
pub(super) const GRID: &str = "#e3e6ea";
pub(super) const ZERO: &str = "#86909c";
pub(super) const WHOLE: &str = "#444f5b";
pub(super) const TARGET: &str = "#1c2630";
pub(super) const REMARK: &str = "#1d4f91";
/// The band of the usual range and its average; a ground and a line, never words.
pub(super) const USUAL: &str = "#e9ecef";
pub(super) const AVERAGE: &str = "#a3acb6";
/// A bar with nothing unusual: lighter than a line, for there is more of it.
pub(super) const BAR: &str = "#8b98a6";
/// A line others are seen against.
pub(super) const BEHIND: &str = "#8b98a6";
/// The year before, between that and the measure's own.
pub(super) const EARLIER: &str = "#5f7285";
pub(super) const BETTER: &str = "#0072b2";
pub(super) const WORSE: &str = "#d55e00";
/// Words in the colour of worse, darkened until small ones can be read.
pub(super) const WORSE_WORDS: &str = "#b34d00";
pub(super) const NEUTRAL: &str = "#6b2fc0";
/// One for each group in turn, after Okabe and Ito, darkened until small words can be read.
pub(super) const GROUPS: [&str; 6] = [
    "#0072b2", "#b34d00", "#00725a", "#8a3d78", "#7a5c00", "#3f5fa8",
];

/// The colour of an ink.
pub(super) fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Axis | Ink::Benchmark | Ink::Usual => AXIS,
        Ink::Whole | Ink::Flag(PointKind::CommonCause) => WHOLE,
        Ink::Flag(PointKind::Improvement) => BETTER,
        Ink::Flag(PointKind::Concern) => WORSE,
        Ink::Flag(PointKind::NeutralHigh | PointKind::NeutralLow) => NEUTRAL,
        Ink::Group(i) => GROUPS.get(i % GROUPS.len()).copied().unwrap_or(WHOLE),
        Ink::Behind => BEHIND,
        Ink::Earlier => EARLIER,
        Ink::Target => TARGET,
        Ink::Remark => REMARK,
    }
}

/// The colour of words in an ink: the same where it can be read.
pub(super) fn words_colour(ink: Ink) -> &'static str {
    if ink == Ink::Flag(PointKind::Concern) {
        WORSE_WORDS
    } else if matches!(ink, Ink::Behind | Ink::Earlier) {
        AXIS
    } else {
        colour(ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sight::{TOLD_APART, without_green};

    #[test]
    fn better_worse_and_unusual_are_told_apart_without_seeing_green() {
        let bytes = |ink: &str| {
            let hex = u32::from_str_radix(ink.trim_start_matches('#'), 16).unwrap();
            let [_, red, green, blue] = hex.to_be_bytes();
            [red, green, blue]
        };
        let inks = [WHOLE, BAR, BETTER, WORSE, NEUTRAL];
        for (at, one) in inks.iter().enumerate() {
            for other in &inks[at + 1..] {
                let apart = without_green(bytes(one), bytes(other));
                assert!(apart >= TOLD_APART, "{one} and {other}: {apart:.1}");
            }
        }
    }

    #[test]
    fn inks_can_be_read_on_white() {
        let channel = |byte: u8| {
            let v = f64::from(byte) / 255.0;
            if v <= 0.04045 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        let inks = [AXIS, WHOLE, TARGET, REMARK, BETTER, WORSE_WORDS, NEUTRAL];
        for ink in inks.iter().chain(&GROUPS) {
            let hex = u32::from_str_radix(ink.trim_start_matches('#'), 16).unwrap();
            let [_, red, green, blue] = hex.to_be_bytes();
            let light = 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
            assert!(1.05 / (light + 0.05) >= 4.5, "{ink}");
        }
    }
}

//! The statuses of measures and actions as marks and as colours of a bar.

use eframe::egui::Color32;

use crate::domain::action::ActionStatus;
use crate::domain::measure::Approval;
use crate::domain::period::Frequency;
use crate::program::query::{Reliability, Unusual};
use crate::ui::tokens::{Palette, Tone};

use super::mark::{Form, Mark};
pub use super::mark::{of_action, of_target};

/// The mark of a measure's way to the official scorecard.
pub const fn of_approval(approval: Approval) -> Mark {
    match approval {
        Approval::Proposed => Mark {
            form: Form::Ring,
            tone: Tone::Warn,
            word: "Proposed",
        },
        Approval::Approved => Mark {
            form: Form::Ticked,
            tone: Tone::Good,
            word: "Approved",
        },
        Approval::Returned => Mark {
            form: Form::Cross,
            tone: Tone::Bad,
            word: "Returned",
        },
    }
}

/// The mark of what a measure's latest figure is, in the shapes that flag it on its chart.
pub const fn of_unusual(unusual: Unusual) -> Mark {
    let (form, tone) = match unusual {
        Unusual::Worse => (Form::Diamond, Tone::Bad),
        Unusual::Better => (Form::Block, Tone::Accent),
        Unusual::High => (Form::Triangle, Tone::Purple),
        Unusual::Low => (Form::Drop, Tone::Purple),
        Unusual::Within => (Form::Ring, Tone::Neutral),
        Unusual::NoRange => (Form::Dash, Tone::Neutral),
    };
    Mark {
        form,
        tone,
        word: unusual.label(),
    }
}

/// The mark of whether a target can be relied on, of a measure with figures that often.
pub const fn of_reliability(reliability: Reliability, frequency: Frequency) -> Mark {
    let (form, tone) = match reliability {
        Reliability::NotMet => (Form::Cross, Tone::Bad),
        Reliability::Sometimes => (Form::Half, Tone::Neutral),
        Reliability::Changing => (Form::Square, Tone::Neutral),
        Reliability::Met => (Form::Disc, Tone::Good),
        Reliability::Unknown => (Form::Dash, Tone::Neutral),
    };
    Mark {
        form,
        tone,
        word: reliability.words(frequency),
    }
}

/// How a status is filled in a bar: the fill, and the ink of the number on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Of the part.
    pub ground: Color32,
    /// Of the number on it.
    pub ink: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The fill of an action's status, after Okabe and Ito's set, which people who don't see red or green
/// can tell apart; neighbours in GovEx's order differ in lightness too.
pub const fn fill_of(palette: &Palette, status: ActionStatus) -> Fill {
    let (light, light_ink, dark) = match status {
        ActionStatus::Overdue => (0xB8_4A00, WHITE, 0xF0_8A3C),
        ActionStatus::NotYetDue => (0xAA_B5C1, BLACK, 0x7F_8A96),
        ActionStatus::UnderReview => (0xF0_C24B, BLACK, 0xF0_C24B),
        ActionStatus::CompletedOnTime => (0x00_6B4F, WHITE, 0x4F_C79B),
        ActionStatus::CompletedLate => (0x6F_BDEB, BLACK, 0x9B_D3F5),
        ActionStatus::Overtaken => (0x80_4A86, WHITE, 0xB9_8CC0),
        ActionStatus::Merged => (0xD9_B3D6, BLACK, 0xE6_CFE4),
        ActionStatus::OnHold => (0x1D_4F91, WHITE, 0x7F_AEEB),
    };
    let (ground, ink) = if palette.dark {
        (dark, BLACK)
    } else {
        (light, light_ink)
    };
    Fill {
        ground: rgb(ground),
        ink: rgb(ink),
    }
}

const WHITE: u32 = 0xFF_FFFF;
const BLACK: u32 = 0x12_161B;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    use crate::chart::sight::{TOLD_APART, without_green};

    use crate::ui::tokens::{DARK, HIGH_CONTRAST, LIGHT};

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |v: u8| (f64::from(v) / 255.0).powf(2.2);
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn numbers_stand_out_from_the_part_of_the_bar_they_are_on() {
        for palette in [&LIGHT, &DARK, &HIGH_CONTRAST] {
            for status in ActionStatus::ALL {
                let fill = fill_of(palette, *status);
                assert!(contrast(fill.ground, fill.ink) >= 4.5, "{status:?}");
            }
        }
    }

    #[test]
    fn neighbours_in_a_bar_are_told_apart_without_seeing_green() {
        let bytes = |colour: Color32| [colour.r(), colour.g(), colour.b()];
        for palette in [&LIGHT, &DARK, &HIGH_CONTRAST] {
            for pair in ActionStatus::ALL.windows(2) {
                let [a, b] = [pair[0], pair[1]].map(|status| fill_of(palette, status).ground);
                let apart = without_green(bytes(a), bytes(b));
                assert!(apart >= TOLD_APART, "{pair:?}: {apart:.1}");
            }
        }
    }

    #[test]
    fn neighbours_in_a_bar_differ_in_lightness_where_both_are_usual() {
        for palette in [&LIGHT, &DARK] {
            for pair in ActionStatus::ALL.windows(2) {
                let [a, b] = [pair[0], pair[1]].map(|status| fill_of(palette, status).ground);
                assert!(contrast(a, b) >= 1.2, "{pair:?}");
            }
        }
    }

    #[test]
    fn what_is_unusual_and_what_is_reliable_differ_in_shape_alone() {
        let forms: HashSet<Form> = Unusual::ALL
            .iter()
            .map(|one| of_unusual(*one).form)
            .collect();
        assert_eq!(forms.len(), Unusual::ALL.len());
        let reliable = |one: &Reliability| of_reliability(*one, Frequency::Week);
        let forms: HashSet<Form> = Reliability::ALL
            .iter()
            .map(|one| reliable(one).form)
            .collect();
        assert_eq!(forms.len(), Reliability::ALL.len());
        assert_eq!(reliable(&Reliability::Sometimes).word, "Met some weeks");
    }

    #[test]
    fn every_approval_is_marked_by_its_own_word() {
        for approval in Approval::ALL {
            assert_eq!(of_approval(*approval).word, approval.label());
        }
    }
}

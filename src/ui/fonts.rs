//! The type of the application: one family in three weights, embedded, with figures of one width.
//!
//! Letters the family lacks (other scripts, pictographs) come from the machine's own fonts while the
//! program runs; that is switched on where the window is opened, so tests never see it.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/StatroomSans-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/StatroomSans-SemiBold.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/StatroomSans-Bold.ttf");

const SEMIBOLD_FAMILY: &str = "semibold";
const BOLD_FAMILY: &str = "bold";

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names, labels, what is chosen.
    SemiBold,
    /// The headline of a projected page.
    Bold,
}

impl Weight {
    /// The egui family that holds this weight.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::SemiBold => FontFamily::Name(SEMIBOLD_FAMILY.into()),
            Self::Bold => FontFamily::Name(BOLD_FAMILY.into()),
        }
    }
}

/// The definitions: every family egui asks for is one of our three weights.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], families: &[FontFamily]| {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
        for family in families {
            let names = fonts.families.entry(family.clone()).or_default();
            names.push(name.to_owned());
        }
    };
    // The figures have one width, so the family serves where egui wants a monospace one.
    let regular = [FontFamily::Proportional, FontFamily::Monospace];
    add("Statroom Sans", REGULAR, &regular);
    add(
        "Statroom Sans SemiBold",
        SEMIBOLD,
        &[Weight::SemiBold.family()],
    );
    add("Statroom Sans Bold", BOLD, &[Weight::Bold.family()]);
    fonts
}

/// Makes the family the one of this context. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use eframe::egui::{FontId, RawInput};

    use super::*;

    const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::SemiBold, Weight::Bold];

    fn with_fonts(check: impl Fn(&Context, Weight)) {
        let ctx = Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            for weight in WEIGHTS {
                check(ui.ctx(), weight);
            }
        });
        // The textures go nowhere here, and egui insists on being told.
        output.textures_delta.clear();
    }

    #[test]
    fn every_sign_the_screens_use_is_in_every_weight() {
        let signs = "▲▼◆◇●○■□▾▸✓✗☐☑★☆←→↑↓‹›·•–—…−≤≥±½°≈“”‘’€£⌘⌥⇧⏎×ÄßŠżΩЖ\u{a0}\u{2009}\u{202f}";
        with_fonts(|ctx, weight| {
            let id = FontId::new(14.0, weight.family());
            for sign in signs.chars() {
                assert!(
                    ctx.fonts_mut(|f| f.has_glyph(&id, sign)),
                    "{sign:?} in {weight:?}"
                );
            }
        });
    }

    #[test]
    fn the_ten_figures_have_one_width() {
        with_fonts(|ctx, weight| {
            let id = FontId::new(14.0, weight.family());
            let widths: Vec<f32> = ('0'..='9')
                .map(|c| ctx.fonts_mut(|f| f.glyph_width(&id, c)))
                .collect();
            assert!(
                widths.windows(2).all(|w| (w[0] - w[1]).abs() < 0.01),
                "{widths:?}"
            );
        });
    }
}

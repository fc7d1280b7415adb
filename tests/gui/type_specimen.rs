//! The type: its five sizes, three weights and signs.

use eframe::egui::{FontId, RichText, Ui};
use egui_kittest::kittest::Queryable as _;
use statroom::ui::fonts::Weight;
use statroom::ui::theme::Look;
use statroom::ui::tokens::Size;

use crate::harness::{picture, screen};

const SIZES: [Size; 5] = [
    Size::Small,
    Size::Body,
    Size::Lead,
    Size::Title,
    Size::Display,
];

fn specimen(ui: &mut Ui) {
    for size in SIZES {
        ui.label(RichText::new("Response time rose to 6.2 days").font(size.regular()));
        ui.label(RichText::new("Street-defect repairs 1,204 · 94.1 % −37").font(size.semibold()));
    }
    ui.label(RichText::new("Über Łódź Żary, Ελλάδα, Київ").font(Size::Lead.bold()));
    let signs = "▲▼◆●○■ ▾▸ ✓✗ ☐☑ ★☆ ←→↑↓ ‹› “” – — … − ≤ ≥";
    ui.label(RichText::new(signs).font(FontId::new(20.0, Weight::Regular.family())));
    for figures in ["1,111,111", "8,888,888", "4,070,471"] {
        ui.label(RichText::new(figures).font(Size::Body.regular()));
    }
}

#[test]
fn type_is_drawn_in_five_sizes_with_figures_that_line_up() {
    let mut harness = screen([640.0, 460.0], Look::Light).build_ui(specimen);
    harness.run();
    let widths: Vec<f32> = ["1,111,111", "8,888,888", "4,070,471"]
        .map(|figures| harness.get_by_label(figures).rect().width())
        .to_vec();
    assert!(
        widths.windows(2).all(|w| (w[0] - w[1]).abs() < 0.5),
        "{widths:?}"
    );
    picture(&mut harness, "type_specimen");
}

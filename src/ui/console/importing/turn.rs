//! Which of several files is at hand: what became of the one before, which come next, and the way past this one.

use eframe::egui::{Align, Frame, Layout, Margin, Ui, vec2};

use crate::ui::tokens::{Size, height, palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{card, text};

use super::model::{ImportModel, Turn, counted};

/// Draws it below the head; true when this file is to be left out. Of one file there is nothing to say.
pub(super) fn show(ui: &mut Ui, model: &ImportModel) -> bool {
    let Some(turn) = &model.turn else {
        return false;
    };
    let p = palette(ui);
    let margin = Margin::symmetric(space::L as i8, space::XS as i8);
    let strip = Frame::new().fill(p.canvas).inner_margin(margin);
    let mut skipped = false;
    strip.show(ui, |ui| {
        let row = vec2(ui.available_width(), height::CHIP);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let skip = Button::secondary("Skip this file").compact();
            skipped = ui.add(skip).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let at = format!("File {} of {}", counted(turn.at), counted(turn.of));
                ui.label(text::rich(at, Size::Small).font(Size::Small.semibold()));
                let words = text::rich(words(&model.name, turn), Size::Small);
                text::one_line(ui, words.color(p.muted));
            });
        });
    });
    card::rule(ui);
    skipped
}

/// "b.csv · next: c.csv and 4 more · before: a.csv: 12 new, 0 changed".
fn words(name: &str, turn: &Turn) -> String {
    let mut words = name.to_owned();
    if !turn.next.is_empty() {
        let next = format!(" \u{b7} next: {}", turn.next.join(", "));
        words.push_str(&next);
        let more = turn.left().saturating_sub(turn.next.len());
        if more > 0 {
            let more = format!(" and {} more", counted(more));
            words.push_str(&more);
        }
    }
    if let Some(before) = &turn.before {
        let before = format!(" \u{b7} before: {before}");
        words.push_str(&before);
    }
    words
}

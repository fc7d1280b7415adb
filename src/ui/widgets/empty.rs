//! A place where something will be: what goes there, and the first step.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::ui::tokens::space;

use super::button::Button;
use super::text;

/// Says what goes here and, where there is one, offers the first step. True when it was taken.
pub fn empty_state(ui: &mut Ui, title: &str, words: &str, step: Option<&str>) -> bool {
    let width = ui.available_width().min(440.0);
    let indent = (ui.available_width() - width) / 2.0;
    ui.add_space(space::XXL);
    let mut taken = false;
    ui.horizontal(|ui| {
        ui.add_space(indent);
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            text::subheading(ui, title);
            text::muted(ui, words);
            if let Some(step) = step {
                ui.add_space(space::S);
                taken = ui.add(Button::primary(step)).clicked();
            }
        });
    });
    ui.add_space(space::XXL);
    taken
}

//! The parts of a memo: in or out, and in which order.

use eframe::egui::{Align, Layout, Ui};

use crate::domain::papers::{Papers, Placed, Section, SectionOrder};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

/// Room for the two buttons of a row.
const BUTTONS: f32 = 150.0;

/// Those of the stat memo.
pub(super) fn stat(ui: &mut Ui, papers: &mut Papers) {
    list(ui, &mut papers.stat_sections, &Section::STAT);
}

/// Those of the follow-up memo.
pub(super) fn follow_up(ui: &mut Ui, papers: &mut Papers) {
    list(ui, &mut papers.follow_up_sections, &Section::FOLLOW_UP);
    text::caption(ui, "A part that has nothing to say isn\u{2019}t printed.");
}

fn list(ui: &mut Ui, order: &mut SectionOrder, usual: &[Section]) {
    let placed = order.placed(usual);
    let last = placed.len().saturating_sub(1);
    let mut changed = placed.clone();
    for (at, one) in placed.iter().enumerate() {
        let name = one.section.label();
        ui.horizontal(|ui| {
            let mut is_in = one.is_in;
            let room = (ui.available_width() - BUTTONS).max(120.0);
            ui.scope(|ui| {
                ui.set_width(room);
                if tick_box(ui, &mut is_in, name).changed() {
                    set(&mut changed, at, is_in);
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let spoken = format!("Move down: {name}");
                let down = Button::quiet("Down").named(&spoken).compact();
                if ui.add(down.enabled(at < last)).clicked() {
                    changed.swap(at, at + 1);
                }
                let spoken = format!("Move up: {name}");
                let up = Button::quiet("Up").named(&spoken).compact();
                if ui.add(up.enabled(at > 0)).clicked() {
                    changed.swap(at - 1, at);
                }
            });
        });
    }
    if changed != placed {
        *order = SectionOrder::new(changed);
    }
}

fn set(placed: &mut [Placed], at: usize, is_in: bool) {
    if let Some(one) = placed.get_mut(at) {
        one.is_in = is_in;
    }
}

//! What the room saw when something was promised or decided, as it was, over the console.

use crate::domain::ids::EntryId;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::widgets::button;
use crate::ui::widgets::dialog::{Answer, Dialog};
use eframe::egui::Ui;

use super::run::copy;

/// Offers to show what was kept with an entry.
pub(super) fn offer(ui: &mut Ui, entry: EntryId, outbox: &mut Outbox) {
    if link(ui) {
        outbox.wish(Wish::AsShown(entry));
    }
}

/// The offer alone; true when it is taken.
pub(super) fn link(ui: &mut Ui) -> bool {
    button::link(ui, "Show the chart as it was").clicked()
}

/// Draws it over everything while it is open.
pub(super) fn show(ui: &Ui, frame: &Frame<'_>, open: &mut Option<EntryId>) {
    let found = frame.models.as_shown.as_ref();
    let Some(then) = found.filter(|then| Some(then.entry) == *open) else {
        return;
    };
    let room = ui.ctx().content_rect().size();
    let wide = (room.x - 160.0).min((room.y - 300.0) * 16.0 / 9.0);
    let dialog = Dialog::new(&then.words, "Close").alone();
    let answer = dialog.width(wide.max(320.0)).show(ui.ctx(), |ui| {
        ui.add_space(space::XS);
        copy(ui, frame, &then.shown, f32::INFINITY, "as it was");
        ui.add_space(space::S);
    });
    if answer != Answer::Waiting {
        *open = None;
    }
}

//! What the room saw when something was promised or decided, as it was, over the console.

use crate::domain::ids::EntryId;
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::{button, text};
use eframe::egui::Ui;

use super::run::copy;

/// Puts it before the room.
const SHOW: Verb = Verb::Run(RunVerb::ShowAgain);

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

/// Draws it over everything while it is open. While a meeting runs here, a key puts it before the room.
pub(super) fn show(
    ui: &Ui,
    frame: &Frame<'_>,
    (open, runs): (&mut Option<EntryId>, bool),
    outbox: &mut Outbox,
) {
    let found = frame.models.as_shown.as_ref();
    let Some(then) = found.filter(|then| Some(then.entry) == *open) else {
        return;
    };
    let room = ui.ctx().content_rect().size();
    let wide = (room.x - 160.0).min((room.y - if runs { 330.0 } else { 300.0 }) * 16.0 / 9.0);
    let dialog = Dialog::new(&then.words, "Close").alone();
    let answer = dialog.width(wide.max(320.0)).show(ui.ctx(), |ui| {
        ui.add_space(space::XS);
        copy(ui, frame, &then.shown, f32::INFINITY, "as it was");
        ui.add_space(space::S);
        if runs {
            let keys = key_words(ui.ctx(), SHOW);
            let words = format!("Only on the console. {keys} shows it to the room.");
            text::caption(ui, &words);
        }
    });
    let key = SHOW.key().filter(|_| runs);
    let shown = key.is_some_and(|key| ui.input_mut(|input| input.consume_shortcut(&key)));
    if shown {
        outbox.act(SHOW);
        dialog.put_away(ui.ctx());
    }
    if answer != Answer::Waiting || shown {
        *open = None;
    }
}

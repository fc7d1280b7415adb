//! The record in a window of its own, for who takes the notes while another runs the console.

use super::{Room, RunState, come_to, record, verb, where_it_is};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text;
use eframe::egui::{CentralPanel, Frame as Ground, Margin, Ui};

/// Draws the whole of that window: the item under which a word is recorded, the record, and the capture line.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut RunState, outbox: &mut Outbox) {
    let ground = Ground::new()
        .fill(palette(ui).surface)
        .inner_margin(Margin::same(space::M as i8));
    CentralPanel::default().frame(ground).show(ui, |ui| {
        let Some((view, at)) = verb::running(frame.models) else {
            text::muted(ui, "No meeting is running.");
            return;
        };
        come_to(view, state);
        where_it_is(ui, view, frame);
        record::show(ui, frame, (view, &at), state, outbox);
    });
    state.record.save_due(ui, frame.models, outbox);
}

/// The record's part of the console: the record, or where it is.
pub(super) fn part(ui: &mut Ui, (frame, at): Room<'_>, state: &mut RunState, outbox: &mut Outbox) {
    if !state.apart {
        record::show(ui, frame, at, state, outbox);
        return;
    }
    text::section_label(ui, "Record");
    text::muted(
        ui,
        "It stands in a window of its own, where the notes are typed. Close that window to have it here again.",
    );
    ui.add_space(space::S);
    if ui.add(Button::secondary("Bring the record back")).clicked() {
        outbox.act(Verb::Recorder);
    }
}

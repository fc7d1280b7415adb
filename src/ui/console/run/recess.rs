//! A break: what the console says of it, and the way on.

use super::{RunState, verb};
use crate::domain::dates;
use crate::program::query::MeetingView;
use crate::program::{Command, RoomChange};
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, marked_chip};
use crate::ui::widgets::mark::Form;
use eframe::egui::Ui;

const VERB: Verb = Verb::Run(RunVerb::Break);

/// The meeting goes on; where no break is on, how long one is to be is asked elsewhere.
pub(super) fn end(room: &mut RunState, models: &Models, outbox: &mut Outbox) {
    room.focus_capture();
    let paused = verb::running(models).filter(|(view, _)| view.recess.is_some());
    if let Some((view, _)) = paused {
        let (meeting, change) = (view.meeting.id, RoomChange::Resume);
        outbox.run(Command::InRoom { meeting, change });
    }
}

/// The button that begins a break, while none is on; the verb where it was pressed.
pub(super) fn button(ui: &mut Ui, view: &MeetingView) -> Option<Verb> {
    if view.recess.is_some() {
        return None;
    }
    let keys = key_words(ui.ctx(), VERB);
    let response = ui.add(Button::secondary("Break"));
    let hint = format!("{} ({keys})", RunVerb::Break.label());
    response.on_hover_text(hint).clicked().then_some(VERB)
}

/// Says that a break is on, until when, and how to go on; nothing while the meeting runs.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    if view.recess.is_none() {
        return;
    }
    let (words, late) = words(frame, view);
    let tone = if late { Tone::Bad } else { Tone::Warn };
    chip_row(ui, |ui| {
        marked_chip(ui, Form::Pause, &words, tone);
        let keys = key_words(ui.ctx(), VERB);
        let go_on = Button::primary("Resume the meeting").keys(&keys).compact();
        if ui.add(go_on).clicked() {
            end(room, frame.models, outbox);
        }
    });
}

/// "Break since 10:31 a.m. · back at 10:45 a.m. · 2 min late", and whether it is late by a minute or more.
fn words(frame: &Frame<'_>, view: &MeetingView) -> (String, bool) {
    let Some(recess) = &view.recess else {
        return (String::new(), false);
    };
    let clock = |at| dates::clock(frame.local(at).time());
    let since = format!("Break since {}", clock(recess.from));
    let Some(back) = recess.back_at else {
        return (since, false);
    };
    let words = format!("{since} \u{b7} back at {}", clock(back));
    match (frame.now - back).num_minutes() {
        late @ 1.. => (format!("{words} \u{b7} {late} min late"), true),
        _ => (words, false),
    }
}

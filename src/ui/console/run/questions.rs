//! Questions for the panel: ticked off on the console, and shown to the room one at a time, on purpose.

use super::{RunState, verb};
use crate::domain::agenda::Question;
use crate::domain::ids::{MeetingId, QuestionId};
use crate::program::query::{ItemView, MeetingView};
use crate::program::{Command, RoomChange};
use crate::ui::keys::key_words;
use crate::ui::models::Models;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, marked_chip};
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;
use eframe::egui::Ui;

const VERB: Verb = Verb::Run(RunVerb::Question);

/// Draws the questions of an item; the marked one can be shown to the room.
pub(super) fn show(
    ui: &mut Ui,
    (view, item): (&MeetingView, &ItemView),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    if item.questions.is_empty() {
        text::muted(ui, "None for this item. They are written under Prepare.");
    }
    let marked = marked(room, item).map(|question| question.id);
    let shown = view.question.as_ref().map(|shown| shown.question);
    for question in &item.questions {
        let mut asked = question.asked;
        ui.push_id(question.id, |ui| {
            let response = tick_box(ui, &mut asked, &question.text);
            if response.changed() {
                let ticked = Question {
                    asked,
                    ..question.clone()
                };
                outbox.run(Command::SaveQuestion(ticked).begun_from(question));
            }
            if response.has_focus() || response.clicked() {
                room.question = Some(question.id);
            }
            if marked == Some(question.id) || shown == Some(question.id) {
                button(ui, (view.meeting.id, question), shown, room, outbox);
            }
        });
    }
}

/// Shows the question to the room, or takes it away.
fn button(
    ui: &mut Ui,
    (meeting, question): (MeetingId, &Question),
    shown: Option<QuestionId>,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let is_shown = shown == Some(question.id);
    let words = if is_shown {
        "Take it off the screen"
    } else {
        "Show to the room"
    };
    let keys = key_words(ui.ctx(), VERB);
    let name = format!("{words}: {}", question.text);
    let show = Button::secondary(words).named(&name).keys(&keys).compact();
    if ui.add(show).clicked() {
        room.question = Some(question.id);
        let change = RoomChange::Ask((!is_shown).then_some(question.id));
        outbox.run(Command::InRoom { meeting, change });
        room.focus_capture();
    }
}

/// The question that is shown next: the one that was chosen, else the first nobody has asked.
fn marked<'v>(room: &RunState, item: &'v ItemView) -> Option<&'v Question> {
    let chosen = item
        .questions
        .iter()
        .find(|one| Some(one.id) == room.question);
    chosen
        .or_else(|| item.questions.iter().find(|one| !one.asked))
        .or(item.questions.first())
}

/// Shows the room the marked question of the item the console is at, or takes away the one that is shown.
pub(super) fn turn(room: &mut RunState, models: &Models, outbox: &mut Outbox) {
    room.focus_capture();
    let Some((view, stage)) = verb::running(models) else {
        return;
    };
    let change = if view.question.is_some() {
        RoomChange::Ask(None)
    } else {
        let item = stage.item.and_then(|id| view.item(id));
        let Some(question) = item.and_then(|item| marked(room, item)) else {
            return;
        };
        RoomChange::Ask(Some(question.id))
    };
    let meeting = view.meeting.id;
    outbox.run(Command::InRoom { meeting, change });
}

/// Says that a question stands before the room, and takes it away.
pub(super) fn chip(ui: &mut Ui, view: &MeetingView, room: &mut RunState, outbox: &mut Outbox) {
    if view.question.is_none() {
        return;
    }
    chip_row(ui, |ui| {
        marked_chip(
            ui,
            Form::Square,
            "A question stands before the room",
            Tone::Warn,
        );
        let keys = key_words(ui.ctx(), VERB);
        let away = Button::quiet("Take it away").keys(&keys).compact();
        if ui.add(away).clicked() {
            let (meeting, change) = (view.meeting.id, RoomChange::Ask(None));
            outbox.run(Command::InRoom { meeting, change });
            room.focus_capture();
        }
    });
}

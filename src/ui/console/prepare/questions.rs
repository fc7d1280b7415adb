//! Questions for the panel: the mayor's cards. On the console and in the panel's memo, never projected.

use crate::domain::agenda::Question;
use crate::domain::ids::{ItemId, QuestionId};
use crate::program::Command;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::console::conflict;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{height, space};
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::text;
use eframe::egui::{Key, Ui};

/// What the questions remember between frames.
#[derive(Debug, Default)]
pub(super) struct QuestionsState {
    pub(super) texts: Drafts<QuestionId>,
    /// A question being typed, and in which item.
    new: (ItemId, String),
}

/// Saves the words of a question; without words it waits until the field is left.
pub(super) fn save(question: &Question, texts: &mut Drafts<QuestionId>, outbox: &mut Outbox) {
    let mut seen = question.clone();
    for ((), words) in texts.begun(question.id) {
        seen.text = words;
    }
    for ((), words) in texts.take(question.id) {
        if !words.trim().is_empty() && words != question.text {
            let text = words;
            let question = Question {
                text,
                ..question.clone()
            };
            outbox.run(Command::SaveQuestion(question).begun_from(&seen));
        }
    }
}

/// Adds a question that was typed and not yet sent off.
pub(super) fn add_typed(state: &mut QuestionsState, view: &MeetingView, outbox: &mut Outbox) {
    let (item, words) = std::mem::take(&mut state.new);
    if view.item(item).is_some() {
        add(item, &words, outbox);
    }
}

fn add(item: ItemId, words: &str, outbox: &mut Outbox) {
    if !words.trim().is_empty() {
        let text = words.trim().to_owned();
        let question = Question {
            item,
            text,
            ..Question::default()
        };
        outbox.run(Command::SaveQuestion(question));
    }
}

/// Draws the questions of an item.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &ItemView,
    state: &mut QuestionsState,
    outbox: &mut Outbox,
) {
    ui.add_space(space::S);
    text::subheading(ui, "Questions for the panel");
    if one.questions.is_empty() {
        text::muted(
            ui,
            "What should the panel ask? Researched questions that the data lead to.",
        );
    }
    for (number, question) in (1..).zip(&one.questions) {
        ui.push_id(question.id, |ui| {
            row(ui, number, question, state, outbox);
            conflict::of_row(ui, frame.models, question.id.uuid(), outbox);
        });
    }
    if state.new.0 != one.item.id {
        // A question begun in another item belongs there.
        let (item, words) = std::mem::take(&mut state.new);
        if !item.is_new() {
            add(item, &words, outbox);
        }
        state.new.0 = one.item.id;
    }
    let field = Field::new("Add a question")
        .hint("Add a question, then Enter")
        .label_hidden();
    let edited = field.text(ui, &mut state.new.1);
    let sent = edited.response.lost_focus();
    if sent && !state.new.1.trim().is_empty() {
        add(one.item.id, &state.new.1, outbox);
        state.new.1.clear();
        if ui.input(|i| i.key_pressed(Key::Enter)) {
            edited.response.request_focus();
        }
    }
}

fn row(
    ui: &mut Ui,
    number: u32,
    question: &Question,
    state: &mut QuestionsState,
    outbox: &mut Outbox,
) {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - height::CONTROL - space::S;
        let name = format!("Question {number}");
        let edited = state
            .texts
            .edit(ui, (question.id, ()), &question.text, |ui, words| {
                Field::new(&name)
                    .label_hidden()
                    .width(room)
                    .lines(ui, words, 1)
            });
        let blank = state
            .texts
            .shown((question.id, ()), &question.text)
            .trim()
            .is_empty();
        let left_blank = blank && edited.response.lost_focus();
        let name = format!("Remove question {number}");
        if icon_button(ui, Icon::Cross, &name).clicked() || left_blank {
            state.texts.forget((question.id, ()));
            outbox.run(Command::RemoveQuestion(question.id));
        }
    });
}

//! What moves a running meeting on, by mouse: the buttons under the agenda. Each is a verb, and says its key.

use super::{RunState, course, recess, verb};
use crate::domain::agenda::Stop;
use crate::domain::meeting::{Screen, Stage};
use crate::program::query::MeetingView;
use crate::ui::keys::key_words;
use crate::ui::models::{AudiencePlace, Frame};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use eframe::egui::Ui;

pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let next = verb::next(frame.models, view, stage);
    let words = next.map_or_else(
        || "No further stop".to_owned(),
        |next| next_words(view, stage, next),
    );
    ui.spacing_mut().item_spacing.y = space::S;
    let primary = Button::primary(&words).enabled(next.is_some()).full_width();
    let hint = format!("{words} (Page Down)");
    let mut asked = press(ui, primary, Verb::NextStop, &hint);
    ui.horizontal_wrapped(|ui| {
        let back = press(
            ui,
            Button::secondary("‹ Back"),
            Verb::PreviousStop,
            "Page Up",
        );
        let blank = if stage.blank { "Show again" } else { "Blank" };
        let blank = keyed(ui, Button::secondary(blank), Verb::Blank, "");
        asked = asked.or(back).or(blank);
    });
    let frozen = view.aside.is_some();
    let freeze = Button::secondary(if frozen { "Unfreeze" } else { "Freeze" });
    let why = "The room keeps its picture while you look elsewhere";
    ui.horizontal_wrapped(|ui| {
        asked = asked.or(keyed(ui, freeze, Verb::Freeze, why));
        course::menu_of_item(ui, frame, (view, stage), room, outbox);
    });
    ui.horizontal_wrapped(|ui| {
        let at_list = stage.screen == Screen::CloseOut;
        let list = Button::secondary("Close-out").enabled(!at_list);
        let list_hint = "Read back what was agreed (Ctrl E)";
        let list = press(ui, list, Verb::CloseOut, list_hint);
        let end = Button::secondary("Adjourn");
        let end = press(ui, end, Verb::Adjourn, "End the meeting");
        let pause = recess::button(ui, view);
        asked = asked.or(list).or(end).or(pause);
    });
    let audience = match frame.audience {
        AudiencePlace::Closed => "Show audience window",
        AudiencePlace::Window | AudiencePlace::Projector => "Hide audience window",
    };
    asked = asked.or(keyed(ui, Button::quiet(audience), Verb::Audience, ""));
    if let Some(verb) = asked {
        room.focus_capture();
        if verb == Verb::Adjourn {
            room.adjourning = true;
        } else {
            outbox.act(verb);
        }
    }
}

/// A button that says its verb's key; the verb where it was pressed.
fn keyed(ui: &mut Ui, button: Button<'_>, verb: Verb, hint: &str) -> Option<Verb> {
    let keys = key_words(ui.ctx(), verb);
    press(ui, button.keys(&keys), verb, hint)
}

fn press(ui: &mut Ui, button: Button<'_>, verb: Verb, hint: &str) -> Option<Verb> {
    let response = ui.add(button);
    let response = if hint.is_empty() {
        response
    } else {
        response.on_hover_text(hint)
    };
    response.clicked().then_some(verb)
}

/// What the main button says: what comes next.
fn next_words(view: &MeetingView, stage: &Stage, next: Stop) -> String {
    if next.item != stage.item {
        let item = next.item.and_then(|id| view.item(id));
        let title = item.map_or("", |item| item.item.title.as_str());
        return format!("Next: {title} ›");
    }
    let words = match next.screen {
        Screen::Title => "title",
        Screen::Scorecard if stage.screen == Screen::Scorecard => "page",
        Screen::Scorecard => "scorecard",
        Screen::FollowUps if stage.screen == Screen::FollowUps => "page",
        Screen::FollowUps => "follow-ups",
        Screen::Exhibit => "exhibit",
        Screen::CloseOut if stage.screen == Screen::CloseOut => "commitment",
        Screen::CloseOut => "close-out list",
    };
    format!("Next {words} ›")
}

//! The left of the room: the agenda with its minutes, the meeting's clock, and what moves it on.

use super::clockwork::{Clockwork, Line, clockwork};
use super::{RunState, verb};
use crate::domain::agenda::Stop;
use crate::domain::meeting::{Screen, Stage};
use crate::domain::pace::ItemState;
use crate::program::query::MeetingView;
use crate::ui::keys::key_words;
use crate::ui::models::{AudiencePlace, Frame};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::nav::list_item;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;
use eframe::egui::{Response, ScrollArea, Ui};

/// The least height of the agenda itself before the whole column scrolls.
const LEAST: f32 = 160.0;
/// The height of what stands below the agenda.
const FOOT: f32 = 284.0;

pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let clockwork = clockwork(view, frame.now);
    let high = ui.available_height() - FOOT;
    if high < LEAST {
        ScrollArea::vertical()
            .id_salt("run agenda whole")
            .auto_shrink(false)
            .show(ui, |ui| {
                items(ui, &clockwork, view, room, outbox);
                foot(ui, frame, (view, stage), &clockwork, room, outbox);
            });
        return;
    }
    ScrollArea::vertical()
        .id_salt("run agenda")
        .max_height(high)
        .auto_shrink([false, true])
        .show(ui, |ui| items(ui, &clockwork, view, room, outbox));
    foot(ui, frame, (view, stage), &clockwork, room, outbox);
}

fn items(
    ui: &mut Ui,
    clockwork: &Clockwork<'_>,
    view: &MeetingView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if clockwork.lines.is_empty() {
        text::muted(ui, "The agenda is empty. Items are added under Prepare.");
    }
    let mut group = None;
    for line in &clockwork.lines {
        if group != Some(line.kind) {
            if group.is_some() {
                ui.add_space(space::M);
            }
            text::section_label(ui, line.kind.label());
            group = Some(line.kind);
        }
        let response = item(ui, line);
        if room.moved && line.state == ItemState::Current {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            if let Some(command) = verb::jump(view, line.id) {
                outbox.run(command);
            }
            room.focus_capture();
        }
    }
}

/// One item.
fn item(ui: &mut Ui, line: &Line<'_>) -> Response {
    let mark = if line.state == ItemState::Done {
        "✓ "
    } else {
        ""
    };
    let label = format!("{mark}{}. {}", line.number, line.title);
    let tone = if line.is_over() {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    let here = line.state == ItemState::Current;
    let response = list_item(ui, &label, &line.minutes(), tone, here);
    response.on_hover_text(line.title)
}

fn foot(
    ui: &mut Ui,
    frame: &Frame<'_>,
    at: (&MeetingView, &Stage),
    clockwork: &Clockwork<'_>,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.add_space(space::S);
    rule(ui);
    ui.add_space(space::S);
    clock(ui, at.0, clockwork);
    ui.add_space(space::S);
    moves(ui, frame, at, room, outbox);
}

fn clock(ui: &mut Ui, view: &MeetingView, clockwork: &Clockwork<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::figure(ui, &clockwork.elapsed);
        let of = format!("of {} min", view.meeting.minutes);
        ui.vertical(|ui| {
            ui.add_space(12.0);
            text::muted(ui, &of);
        });
    });
    let tone = if clockwork.late {
        Tone::Bad
    } else {
        Tone::Accent
    };
    progress(ui, "Time of the meeting", clockwork.share, tone);
    if clockwork.late {
        text::toned_caption(ui, &clockwork.words, Tone::Bad);
    } else {
        text::caption(ui, &clockwork.words);
    }
}

fn moves(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let keys = |verb: Verb| key_words(ui.ctx(), verb);
    let (blank_key, audience_key) = (keys(Verb::Blank), keys(Verb::Audience));
    let next = verb::next(frame.models, view, stage);
    let next_words = next.map_or_else(
        || "No further stop".to_owned(),
        |next| next_words(view, stage, next),
    );
    let mut asked = None;
    let mut press = |ui: &mut Ui, button: Button<'_>, verb: Verb, hint: &str| {
        let response = ui.add(button);
        let response = if hint.is_empty() {
            response
        } else {
            response.on_hover_text(hint)
        };
        if response.clicked() {
            asked = Some(verb);
        }
    };
    ui.spacing_mut().item_spacing.y = space::S;
    let hint = format!("{next_words} (Page Down)");
    let primary = Button::primary(&next_words)
        .enabled(next.is_some())
        .full_width();
    press(ui, primary, Verb::NextStop, &hint);
    ui.horizontal_wrapped(|ui| {
        press(
            ui,
            Button::secondary("‹ Back"),
            Verb::PreviousStop,
            "Page Up",
        );
        let blank = if stage.blank { "Show again" } else { "Blank" };
        press(
            ui,
            Button::secondary(blank).keys(&blank_key),
            Verb::Blank,
            "",
        );
    });
    ui.horizontal_wrapped(|ui| {
        let at_list = stage.screen == Screen::CloseOut;
        let close_out = Button::secondary("Close-out").enabled(!at_list);
        press(
            ui,
            close_out,
            Verb::CloseOut,
            "Read back what was agreed (Ctrl E)",
        );
        press(
            ui,
            Button::secondary("Adjourn"),
            Verb::Adjourn,
            "End the meeting",
        );
    });
    let audience = match frame.audience {
        AudiencePlace::Closed => "Show audience window",
        AudiencePlace::Window | AudiencePlace::Projector => "Hide audience window",
    };
    press(
        ui,
        Button::quiet(audience).keys(&audience_key),
        Verb::Audience,
        "",
    );
    if let Some(verb) = asked {
        room.focus_capture();
        if verb == Verb::Adjourn {
            room.adjourning = true;
        } else {
            outbox.act(verb);
        }
    }
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

//! Over the live copy: in words where the room's picture is, and a list of what can be done with it.

use super::RunState;
use crate::domain::meeting::Stage;
use crate::ui::models::{AudiencePlace, Frame};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::Tone;
use crate::ui::verbs::Verb;
use crate::ui::widgets::chip::{chip, filter_chip, marked_chip};
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::text;
use eframe::egui::Ui;

pub(super) fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    stage: &Stage,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text::section_label(ui, "On screen now");
        let place = &frame.projector.place;
        let closed = frame.audience == AudiencePlace::Closed;
        if stage.blank {
            marked_chip(ui, Form::Ring, "Blank", Tone::Warn);
        }
        match (closed, stage.blank) {
            (true, _) if frame.projector.gone.is_empty() => {
                chip(ui, "Audience window closed", Tone::Neutral);
            }
            (true, _) => {
                let gone = &frame.projector.gone;
                let words = format!("{gone} was unplugged: the room sees nothing; preview only");
                marked_chip(ui, Form::Triangle, &words, Tone::Warn);
            }
            (false, true) => {
                chip(ui, &capital(place), Tone::Neutral);
            }
            (false, false) => {
                marked_chip(ui, Form::Disc, &format!("Live {place}"), Tone::Good);
            }
        }
        let lines = lines(frame);
        let words: Vec<&str> = lines.iter().map(|(words, _)| words.as_str()).collect();
        let here = frame.projector.monitors.iter();
        let here = here
            .filter(|one| !one.is_console)
            .position(|one| one.is_room);
        let control = filter_chip(ui, "Projector", false);
        let chosen = menu(ui, &control, &words, here).and_then(|at| lines.get(at));
        if let Some((_, wish)) = chosen {
            outbox.wish(wish.clone());
            room.focus_capture();
        }
    });
}

/// What can be done with the room's picture now.
fn lines(frame: &Frame<'_>) -> Vec<(String, Wish)> {
    let others = frame.projector.monitors.iter().enumerate();
    let others = others.filter(|(_, monitor)| !monitor.is_console);
    let mut lines: Vec<(String, Wish)> = others
        .map(|(at, monitor)| (monitor.label.clone(), Wish::ShowRoomOn(at)))
        .collect();
    let several = !lines.is_empty();
    let mut add = |words: &str, verb: Verb| lines.push((words.to_owned(), Wish::Do(verb)));
    let closed = frame.audience == AudiencePlace::Closed;
    if closed || frame.projector.full {
        add("Show in a window", Verb::TurnAudience);
    }
    if several {
        add("Swap console and projector", Verb::SwapScreens);
    }
    if !frame.projector.monitors.is_empty() {
        add("Identify monitors", Verb::IdentifyMonitors);
    }
    if !closed {
        add("Hide audience window", Verb::Audience);
    }
    lines
}

/// "On HDMI-1 (1280×720)".
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

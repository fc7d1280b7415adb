//! The frozen room: what it still sees in words and small, beside what only the console shows.

use super::stage::{copy, stop_words};
use crate::domain::agenda::Stop;
use crate::domain::meeting::Screen;
use crate::program::query::MeetingView;
use crate::ui::audience::frame_beside;
use crate::ui::models::Frame;
use crate::ui::tokens::Tone;
use crate::ui::widgets::chip::marked_chip;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// Below this width the two pictures stand one below the other.
pub(super) const NARROW: f32 = 150.0;

/// Says that the room keeps its picture, and which; nothing while it follows.
pub(super) fn chip(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView) {
    let Some(stage) = view.stage.as_ref().filter(|_| view.aside.is_some()) else {
        return;
    };
    let sees = place_words(frame, view, stage.stop());
    let words = format!("Frozen: the room still sees {sees}");
    marked_chip(ui, Form::Square, &words, Tone::Warn);
}

/// Draws what only the console shows, large, beside what the room sees.
pub(super) fn copies(ui: &mut Ui, frame: &Frame<'_>, highest: f32) {
    let Some(here) = frame_beside(frame.models) else {
        return;
    };
    columns(ui, &[2.0, 1.0], NARROW, |ui, at| {
        if at == 0 {
            text::caption(ui, "Only on the console");
            copy(ui, frame, &here, highest, "console copy");
        } else {
            text::caption(ui, "The room sees");
            copy(ui, frame, frame.shown, highest, "live copy");
        }
    });
}

/// A stop as people say it: "2. Response time · Street-defect response time".
pub(super) fn place_words(frame: &Frame<'_>, view: &MeetingView, stop: Stop) -> String {
    let item = stop.item.and_then(|id| view.item(id));
    let shown = stop_words(frame, item, stop);
    let Some(item) = item else {
        return shown;
    };
    let number = item.number.map_or_else(String::new, |n| format!("{n}. "));
    let place = match (stop.screen, stop.exhibit) {
        (Screen::Scorecard | Screen::FollowUps, page @ 1..) => format!(", page {}", page + 1),
        (Screen::CloseOut, row @ 1..) => format!(", commitment {}", row + 1),
        (
            Screen::Title
            | Screen::Exhibit
            | Screen::Scorecard
            | Screen::FollowUps
            | Screen::CloseOut,
            _,
        ) => String::new(),
    };
    format!("{number}{} · {shown}{place}", item.item.title)
}

//! The cells of the register.

use eframe::egui::{RichText, Ui};

use crate::domain::action::ActionPriority;
use crate::domain::dates;
use crate::domain::number::NO_FIGURE;
use crate::program::query::ActionRow;
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, height, palette};
use crate::ui::widgets::mark::small_mark_ui;
use crate::ui::widgets::table::two_lines;
use crate::ui::widgets::{status, text};

use super::{Key, rows};

/// Draws one cell.
pub(super) fn cell(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow, key: Key) {
    let directory = &frame.models.directory;
    match key {
        Key::Status => {
            small_mark_ui(ui, status::of_action(row.status));
        }
        Key::What => what(ui, row),
        Key::Owner => owner(ui, frame, row),
        Key::Department => muted(ui, directory.department_name(row.action.department)),
        Key::Due => due(ui, frame, row),
        Key::Promised => {
            let on = dates::prose(row.promised_on);
            lines(ui, (&on, Tone::Neutral), (&row.meeting_name, Tone::Neutral));
        }
        Key::Moved => muted(ui, &times(row.due_changes.len())),
        Key::Responses => muted(ui, &times(row.responses.len())),
    }
}

fn times(count: usize) -> String {
    if count == 0 {
        NO_FIGURE.to_owned()
    } else {
        count.to_string()
    }
}

fn muted(ui: &mut Ui, words: &str) {
    let colour = palette(ui).muted;
    text::one_line(ui, RichText::new(words).color(colour));
}

fn what(ui: &mut Ui, row: &ActionRow) {
    let mut second = row.action.kind.label().to_owned();
    if row.action.priority == ActionPriority::High {
        second = format!("{second} · high priority");
    }
    if !row.topic_title.is_empty() {
        second = format!("{second} · {}", row.topic_title);
    }
    two_lines(ui, &row.action.text, &second).on_hover_text(&row.action.text);
}

/// The owner; a name that was typed and is nobody's yet is marked so.
fn owner(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow) {
    let words = rows::owner_words(&frame.models.directory, &row.action);
    match (row.action.owner, words.is_empty()) {
        (Some(_), _) => {
            text::one_line(ui, words);
        }
        (None, true) if row.action.is_open() => {
            lines(ui, ("Nobody yet", Tone::Warn), ("", Tone::Neutral));
        }
        (None, true) => muted(ui, NO_FIGURE),
        (None, false) => lines(ui, (&words, Tone::Neutral), ("not settled", Tone::Warn)),
    }
}

fn due(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow) {
    let late = row.late_words(frame.models.today).unwrap_or_default();
    match row.action.due {
        Some(due) => lines(ui, (&dates::prose(due), Tone::Neutral), (&late, Tone::Bad)),
        None if row.action.is_open() => lines(ui, ("No date", Tone::Warn), ("", Tone::Neutral)),
        None => muted(ui, NO_FIGURE),
    }
}

/// A line in body size and, where there is one, a small one below. The first is as dark as the text
/// unless its tone says something.
fn lines(ui: &mut Ui, (first, tone): (&str, Tone), (second, second_tone): (&str, Tone)) {
    let p = palette(ui);
    let ink = if tone == Tone::Neutral {
        p.text
    } else {
        p.tone(tone).ink
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let small = if second.is_empty() {
            0.0
        } else {
            Size::Small.line()
        };
        ui.add_space((height::ROW_TALL - Size::Body.line() - small) / 2.0);
        text::one_line(ui, text::rich(first, Size::Body).color(ink));
        if !second.is_empty() {
            let ink = p.tone(second_tone).ink;
            text::one_line(ui, text::rich(second, Size::Small).color(ink));
        }
    });
}

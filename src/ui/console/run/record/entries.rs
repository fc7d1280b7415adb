//! The entries so far, the newest at the bottom and in view. Only those in sight are drawn.

use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::text;
use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::collections::HashMap;

use super::{RecordState, row};

/// Height an entry is thought to have until it was drawn, in points.
const GUESS: f32 = 58.0;

/// What the list of entries remembers.
#[derive(Debug, Default)]
pub struct EntriesState {
    /// Heights as they were drawn, with what they were drawn from.
    heights: HashMap<EntryId, (u64, f32)>,
    /// Scroll to the newest entry in the next frame.
    pub(super) to_end: bool,
    /// Scroll to the chosen entry in the next frame.
    pub(super) to_chosen: bool,
}

impl EntriesState {
    fn height(&self, entry: &Entry, width: f32) -> f32 {
        match self.heights.get(&entry.id) {
            Some((stamp, height)) if *stamp == stamp_of(entry, width) => *height,
            Some((_, height)) => *height,
            None => GUESS,
        }
    }
}

/// What an entry's height depends on, in a number.
fn stamp_of(entry: &Entry, width: f32) -> u64 {
    let words = entry.text.len() as u64;
    words ^ (u64::from(width.to_bits()) << 24)
}

/// Draws the entries in `room` points of height.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut RecordState,
    room: f32,
    outbox: &mut Outbox,
) {
    let Some(view) = frame.models.meeting.as_ref() else {
        return;
    };
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_height(room);
        if view.entries.is_empty() {
            text::muted(
                ui,
                "Nothing is recorded yet. Type below: notes, @names, due fri, !high, #measure.",
            );
            return;
        }
        ScrollArea::vertical()
            .id_salt("record")
            .auto_shrink(false)
            .stick_to_bottom(true)
            .max_height(room)
            .show_viewport(ui, |ui, viewport| {
                list(ui, frame, state, viewport, outbox);
            });
    });
}

/// Draws the entries that `viewport` shows.
fn list(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut RecordState,
    viewport: Rect,
    outbox: &mut Outbox,
) {
    let Some(view) = frame.models.meeting.as_ref() else {
        return;
    };
    let (width, origin) = (ui.available_width(), ui.min_rect().min);
    let total: f32 = view
        .entries
        .iter()
        .map(|entry| state.entries.height(entry, width))
        .sum();
    ui.set_height(total);
    let mut top = 0.0;
    let mut grown = false;
    for entry in &view.entries {
        let height = state.entries.height(entry, width);
        let chosen = state.chosen == Some(entry.id);
        let place = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height));
        if chosen && std::mem::take(&mut state.entries.to_chosen) {
            ui.scroll_to_rect(place, None);
        }
        if top + height >= viewport.top() && top <= viewport.bottom() {
            let builder = UiBuilder::new().max_rect(place).id_salt(entry.id);
            let mut child = ui.new_child(builder);
            row::show(&mut child, frame, state, entry, outbox);
            let drawn = child.min_rect().height() + space::XS;
            grown |= (drawn - height).abs() > 0.5;
            state
                .entries
                .heights
                .insert(entry.id, (stamp_of(entry, width), drawn));
        }
        top += height;
    }
    if std::mem::take(&mut state.entries.to_end) {
        let end = Rect::from_min_size(pos2(origin.x, origin.y + total), vec2(width, 1.0));
        ui.scroll_to_rect(end, None);
        grown = true;
    }
    if grown {
        ui.ctx().request_repaint();
    }
}
